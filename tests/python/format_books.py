# SPDX-License-Identifier: Apache-2.0
"""Workbooks of three formats with a table of ties in which cells have number formats."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

SCHOOLS = ["学校名称", "县第一中学", "东河乡中学"]
_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NAMESPACES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n"'


class Format(NamedTuple):
    """A format, as Excel writes its code and as OpenDocument spells it."""

    code: str
    spelled: str


class Cell(NamedTuple):
    """A value with a format."""

    value: Any
    format: Format


Rows = Sequence[Sequence[Any]]


def spelled(kind: str, inside: str, maps: str = "", name: str = "N1") -> str:
    return f'<number:{kind}-style style:name="{name}">{inside}{maps}</number:{kind}-style>'


def digits(decimals: int = 0, factor: int = 1, inside: str = "") -> str:
    said = f'number:decimal-places="{decimals}" number:display-factor="{factor}"'
    return f"<number:number {said}>{inside}</number:number>"


def unit(text: str) -> str:
    return f"<number:text>{text}</number:text>"


def point(place: int) -> str:
    return f'<number:embedded-text number:position="{place}">.</number:embedded-text>'


def write(path: Path, name: str, rows: Rows) -> Path:
    """Write a workbook that has a list of schools and this sheet, as the ending of the path says."""
    sheets: dict[str, Rows] = {"学校名单": [[each] for each in SCHOOLS], name: rows}
    {".xlsx": _write_xlsx, ".xls": _write_xls, ".ods": _write_ods}[path.suffix](path, sheets)
    return path


def _write_xlsx(path: Path, sheets: dict[str, Rows]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                if isinstance(value, Cell):
                    sheet.cell(row, column, value.value).number_format = value.format.code
                else:
                    sheet.cell(row, column, value)
    book.save(path)


# ---- .ods


def _write_ods(path: Path, sheets: dict[str, Rows]) -> None:
    styles, tables = "", ""
    used = [cell.format for rows in sheets.values() for row in rows for cell in row if isinstance(cell, Cell)]
    formats = list(dict.fromkeys(used))
    for place, each in enumerate(formats):
        styles += each.spelled.replace('"N1', f'"N{place}-')
        styles += f'<style:style style:name="ce{place}" style:data-style-name="N{place}-"/>'
    for name, rows in sheets.items():
        cells = (
            f"<table:table-row>{''.join(_ods_cell(each, formats) for each in row)}</table:table-row>"
            for row in rows
        )
        tables += f'<table:table table:name="{name}">{"".join(cells)}</table:table>'
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
        archive.writestr(
            "content.xml", f"<office:document-content {_NAMESPACES}>{content}</office:document-content>"
        )


def _ods_cell(cell: Any, formats: list[Format]) -> str:
    value, style = cell, ""
    if isinstance(cell, Cell):
        value, style = cell.value, f' table:style-name="ce{formats.index(cell.format)}"'
    if isinstance(value, date):
        said = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, str):
        said = 'office:value-type="string"'
    else:
        said = f'office:value-type="float" office:value="{value}"'
    return (
        f"<table:table-cell {said}{style}><text:p>{quoteattr(str(value))[1:-1]}</text:p></table:table-cell>"
    )


# ---- .xls


def _record(kind: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack("<HH", kind, len(body)) + body


def _wide(text: str) -> bytes:
    return b"\1" + text.encode("utf-16-le")


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0x41, 6))


def _write_xls(path: Path, sheets: dict[str, Rows], from_1904: bool = False) -> None:
    codes = [
        cell.format.code for rows in sheets.values() for row in rows for cell in row if isinstance(cell, Cell)
    ]
    codes = list(dict.fromkeys(codes))
    head = _begin(5) + _record(0x0042, b"\xb0\x04") + _record(0x0022, struct.pack("<H", from_1904))
    for place, code in enumerate(codes):
        head += _record(0x041E, struct.pack("<HH", 164 + place, len(code)), _wide(code))
    for number in (0, *(164 + place for place in range(len(codes)))):
        head += _record(0x00E0, struct.pack("<HHH", 0, number, 0), bytes(14))
    pieces = [_xls_sheet(rows, codes) for rows in sheets.values()]
    at = len(head) + sum(12 + 2 * len(name) for name in sheets) + 4
    for name, piece in zip(sheets, pieces, strict=True):
        head += _record(0x0085, struct.pack("<IHB", at, 0, len(name)), _wide(name))
        at += len(piece)
    path.write_bytes(_container(head + _record(0x000A) + b"".join(pieces)))


def _xls_sheet(rows: Rows, codes: list[str]) -> bytes:
    cells = b""
    for row, values in enumerate(rows):
        for column, cell in enumerate(values):
            value, style = (
                (cell.value, 1 + codes.index(cell.format.code)) if isinstance(cell, Cell) else (cell, 0)
            )
            place = struct.pack("<HHH", row, column, style)
            if isinstance(value, str):
                cells += _record(0x0204, place, struct.pack("<H", len(value)), _wide(value))
            else:
                day = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
                cells += _record(0x0203, place, struct.pack("<d", day))
    size = struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0)
    return _begin(0x10) + _record(0x0200, size) + cells + _record(0x000A)


def _container(stream: bytes) -> bytes:
    stream += bytes(max(4096 - len(stream), -len(stream) % _SECTOR))
    count = len(stream) // _SECTOR
    chains = [*range(1, count), _END, _END, _TABLE]
    chains += [_FREE] * (_SECTOR // 4 - len(chains))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", 1, count, 0, 4096, _END, 0, _END, 0, count + 1)
    header += struct.pack("<I", _FREE) * 108
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 0, len(stream))
    return header + stream + entries + bytes(_SECTOR // 2) + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    head = text + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
