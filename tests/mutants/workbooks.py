# SPDX-License-Identifier: Apache-2.0
"""Changes of workbooks: of the bytes of a file, of the parts in its archive, and of what these parts say."""

from __future__ import annotations

import random
import re
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

from changes import mutated
from old_workbooks import changed_container, changed_records

Parts = list[tuple[str, bytes]]

_NUMBERS = [
    b"0",
    b"1",
    b"-1",
    b"99",
    b"16384",
    b"16385",
    b"1048576",
    b"1048577",
    b"4294967295",
    b"2147483648",
]
_NUMBERS += [b"18446744073709551616", b"1e9", b"NaN", b"", b" 7", b"0x10", "１２".encode(), b"1" * 400]
_CELLS = [
    b"A0",
    b"A1",
    b"XFD1",
    b"A1048576",
    b"XFD1048576",
    b"XFE1048577",
    b"ZZZZZZZ9",
    b"S1048576",
    b"1A",
    b"$B$2",
]
_CELLS += [b"", b"A", b"A99999999999999999999", b"J1000000", b"T900000"]
_RANGES = [
    b"A1:XFD1048576",
    b"XFD1048576:A1",
    b"A1:A1",
    b"A1:",
    b":",
    b"B2:A1",
    b"A1:C3:E5",
    b"A1:S1048576",
    b"A:A",
]
_VALUES = [
    b"0",
    b"-1",
    b"4294967295",
    b"99999999999999999999",
    b"1e308",
    b"1e999",
    b"nan",
    b"-0.0",
    b"0.1e-300",
]
_VALUES += [
    b"2958466",
    b"-693594",
    b"60",
    "至今".encode(),
    b"_x0000_",
    b"&#0;",
    b"&#x1F;",
    b"&lol;",
    b"]]>",
    b"2e9",
]
_ATTRIBUTES = [
    b' t="s"',
    b' t="e"',
    b' t="d"',
    b' t="b"',
    b' t="str"',
    b' t="inlineStr"',
    b' t="?"',
    b' s="4294967295"',
]
_ATTRIBUTES += [
    b' r="A1"',
    b' ht="1e9"',
    b' state="hidden"',
    b' name="ledger.json"',
    b' table:display="false"',
]
_ATTRIBUTES += [b' office:value-type="date"', b' office:value-type="percentage"', b' office:value="1e999"']
_ATTRIBUTES += [
    b' office:date-value="9999999-99-99"',
    b' calcext:value-type="error"',
    b' xml:space="preserve"',
]
_REPEATED = [
    b"number-columns-repeated",
    b"number-rows-repeated",
    b"number-columns-spanned",
    b"number-rows-spanned",
]
_REPEATS = [
    b"2",
    b"3",
    b"16384",
    b"1048576",
    b"4294967295",
    b"20000000",
    b"-1",
    b"99999999999999999999",
    b"1000",
]
_BOMB = (
    b'<!DOCTYPE l [<!ENTITY a "haha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9))
    + b"]>"
)


def parts_of(content: bytes) -> Parts:
    """Give the parts of an archive, in their order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [(each.filename, archive.read(each)) for each in archive.infolist()]


def archive_of(parts: Parts) -> bytes:
    """Give the archive of these parts, of which two may have one name."""
    file = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


# ---- what the parts say


def _put(content: bytes, found: re.Match[bytes], by: bytes) -> bytes:
    return content[: found.start()] + by + content[found.end() :]


def _one_of(rng: random.Random, pattern: bytes, content: bytes) -> re.Match[bytes] | None:
    found = list(re.finditer(pattern, content))
    return rng.choice(found) if found else None


def _replaced(pattern: bytes, choices: list[bytes]) -> Callable[[random.Random, bytes], bytes]:
    """Put another text where the pattern is found once."""

    def change(rng: random.Random, content: bytes) -> bytes:
        found = _one_of(rng, pattern, content)
        return content if found is None else _put(content, found, rng.choice(choices))

    return change


def _attribute_added(rng: random.Random, content: bytes) -> bytes:
    found = _one_of(rng, rb"<(?:c|row|sheet|table:table|table:table-cell)(?=[ />])", content)
    return content if found is None else _put(content, found, found[0] + rng.choice(_ATTRIBUTES))


def _repeated(rng: random.Random, content: bytes) -> bytes:
    """Let a cell, a row or a column be there many times, or reach over many."""
    found = _one_of(rng, rb"<table:table-(?:cell|row)(?=[ />])", content)
    if found is None:
        ranges = b"".join(b'<mergeCell ref="%s"/>' % rng.choice(_RANGES + _CELLS) for _ in range(3))
        many = rng.choice([1, 1, 100, 8000])
        merged = b'<mergeCells count="%s">%s</mergeCells>' % (rng.choice(_NUMBERS), ranges * many)
        return content.replace(b"</sheetData>", b"</sheetData>" + merged, 1)
    added = b' table:%s="%s"' % (rng.choice(_REPEATED), rng.choice(_REPEATS))
    return _put(content, found, found[0] + added)


def _far_rows(rng: random.Random, content: bytes) -> bytes:
    """Add rows far away, with a value or without."""
    if b"</sheetData>" in content:
        cell = rng.choice([b"A1", *_CELLS])
        value = rng.choice([b"", b"<v>1</v>", b'<f>"x"</f>'])
        row = b'<row r="%s"><c r="%s">%s</c></row>' % (
            cell.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            cell,
            value,
        )
        return content.replace(b"</sheetData>", row * rng.choice([1, 3, 3000]) + b"</sheetData>", 1)
    text = rng.choice([b"", b"<text:p>x</text:p>"])
    kind = b' office:value-type="string"' if text else b""
    inside = b'<table:table-cell table:number-columns-repeated="%s"%s>%s</table:table-cell>'
    row = b'<table:table-row table:number-rows-repeated="%s">' % rng.choice(_REPEATS)
    row += inside % (rng.choice(_REPEATS), kind, text) + b"</table:table-row>"
    return content.replace(b"</table:table>", row * rng.choice([1, 3]) + b"</table:table>", 1)


def _element_changed(rng: random.Random, content: bytes) -> bytes:
    """Take a tag out, put an element in again and again, or put elements into each other."""
    found = _one_of(rng, rb"<[^<>]*>", content)
    if found is None:
        return content
    match rng.randrange(4):
        case 0:
            return _put(content, found, b"")
        case 1:
            end = content.find(b">", found.end()) + 1
            piece = content[found.start() : end]
            return content[:end] + piece * rng.choice([1, 50, 20_000]) + content[end:]
        case 2:
            deep = rng.choice([10, 1000, 200_000])
            name = rng.choice([b"a", b"c", b"row", b"si", b"table:table-cell", b"table:table", b"text:span"])
            return _put(content, found, found[0] + b"<%s>" % name * deep + b"</%s>" % name * deep)
        case _:
            return _put(content, found, found[0] + rng.choice([_BOMB, b"<!--", b"<![CDATA[", b"&j;", b"<?x"]))


_CHANGES: list[Callable[[random.Random, bytes], bytes]] = [
    _replaced(rb'(?<==")-?[0-9]+(?=")', _NUMBERS),
    _replaced(rb'(?<==")[A-Z]{1,3}[0-9]+(?=")', _CELLS),
    _replaced(rb'(?<==")[A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+(?=")', _RANGES),
    _replaced(rb"(?<=>)[^<>]+(?=</)", _VALUES),
    _replaced(
        rb'(?<=")[^"<>]{3,}(?=")',
        [b"", b"x", b"../../x", b"xl/workbook.xml", b"content.xml", b"\xff", b"x" * 9999],
    ),
    _attribute_added,
    _repeated,
    _far_rows,
    _element_changed,
    mutated,
]


def _part_changed(rng: random.Random, parts: Parts) -> Parts:
    """Change what some parts say, mostly those with the sheets."""
    for _ in range(rng.randrange(1, 4)):
        likely = [place for place, (name, _) in enumerate(parts) if "sheet" in name or "content" in name]
        at = rng.choice(likely) if likely and rng.random() < 0.7 else rng.randrange(len(parts))
        name, content = parts[at]
        parts[at] = name, rng.choice(_CHANGES)(rng, content)
    return parts


# ---- the archive


def _parts_moved(rng: random.Random, parts: Parts) -> Parts:
    """Leave a part out, put it in twice, call it otherwise, or swap two."""
    one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    name, content = parts[one]
    match rng.randrange(5):
        case 0:
            return parts[:one] + parts[one + 1 :]
        case 1:
            return [*parts, (name, mutated(rng, content))]
        case 2:
            parts[one] = (
                rng.choice(["x", "../x", "/etc/x", name.upper(), "xl\\workbook.xml", "\u202e" + name]),
                content,
            )
        case 3:
            parts[one], parts[other] = (name, parts[other][1]), (parts[other][0], content)
        case _:
            return [*parts, *((f"x{number}", b"") for number in range(rng.choice([10, 3000])))]
    return parts


def _bomb(rng: random.Random, parts: Parts) -> Parts:
    """Let a part unpack to much more than it takes."""
    one = rng.randrange(len(parts))
    name, content = parts[one]
    size = rng.choice([1, 8, 64]) << 20
    blank = rng.choice([b" ", b"\0", b"<a/>", b"<c/>", b'<c r="A1"><f>', b"<si><t>x</t></si>", b"<row/>"])
    end = content.rfind(b"</", 0, content.rfind(b"</")) if rng.random() < 0.7 else len(content)
    parts[one] = name, content[:end] + blank * (size // len(blank)) + content[end:]
    return parts


def _sizes_changed(rng: random.Random, content: bytes) -> bytes:
    """Let the directory of an archive say other sizes, places or ways of packing than is true."""
    changed = bytearray(content)
    places = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04", content)]
    for _ in range(rng.randrange(1, 4)):
        at = rng.choice(places) + rng.choice([8, 10, 16, 20, 22, 24, 26, 28, 30, 42])
        word = rng.choice([0, 1, 99, 1 << 20, 0x7FFFFFFF, 0xFFFFFFFF, rng.randrange(1 << 32)])
        changed[at : at + 4] = word.to_bytes(4, "little")
    return bytes(changed)


def changed_archive(rng: random.Random, content: bytes, other: bytes) -> bytes:
    """Change a workbook that is an archive."""
    chance = rng.random()
    if chance < 0.12:
        return mutated(rng, content, other)
    if chance < 0.18:
        return content[: rng.randrange(len(content))]
    if chance < 0.25:
        return _sizes_changed(rng, content)
    parts = parts_of(content)
    if chance < 0.35:
        return archive_of(_parts_moved(rng, parts))
    if chance < 0.40:
        return archive_of(_bomb(rng, parts))
    return archive_of(_part_changed(rng, parts))


def changed_old(rng: random.Random, content: bytes, other: bytes) -> bytes:
    """Change a workbook that is an .xls."""
    chance = rng.random()
    if chance < 0.2:
        return mutated(rng, content, other)
    if chance < 0.25:
        return content[: rng.randrange(len(content))]
    if chance < 0.45:
        return changed_container(rng, content)
    return changed_records(rng, content)


# ---- files that are called otherwise than they are

PAGE = (
    "<html><head><meta charset='gb2312'></head><body><table><tr><td>支援学校</td></tr></table></body></html>"
)
XML_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="结对"><Table>'
    "<Row><Cell><Data>支援学校</Data></Cell></Row></Table></Worksheet></Workbook>"
)
STRANGE = [
    b"",
    b"PK",
    b"PK\x05\x06" + bytes(18),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"%PDF-1.7\n",
    bytes(600),
]
STRANGE += [PAGE.encode(), PAGE.encode("gb18030"), PAGE.encode("utf-16"), b" \r\n" * 300 + PAGE.encode()]
STRANGE += [XML_2003.encode(), XML_2003.encode("utf-16"), b"\xef\xbb\xbf" + XML_2003.encode()]
STRANGE += ["支援学校,受援学校\n".encode("gb18030"), b"Rar!\x1a\x07\x00", b"\x1f\x8b\x08\x00", b"{\\rtf1"]
ENDINGS = (".xlsx", ".xls", ".ods", ".xlsm", ".xlsb", ".XLSX")


def changed_workbook(rng: random.Random, content: bytes, other: bytes, ending: str) -> tuple[str, bytes]:
    """Give the ending and the bytes of a workbook that was changed."""
    called = rng.choice(ENDINGS) if rng.random() < 0.06 else ending
    if rng.random() < 0.02:
        return called, mutated(rng, rng.choice(STRANGE)) if rng.random() < 0.5 else rng.choice(STRANGE)
    return called, (changed_old if ending == ".xls" else changed_archive)(rng, content, other)
