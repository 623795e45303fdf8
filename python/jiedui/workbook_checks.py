# SPDX-License-Identifier: Apache-2.0
"""Looks through the archive of a workbook before it is read: what it unpacks to, how far its sheets reach.

It also finds what the reader of workbooks does not tell: cells that show an error, formulas without a value,
and cells that show something else than they hold.  ``workbook_worker`` imports this file from its own
folder, so that nothing else of the package is loaded.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

if TYPE_CHECKING or __package__:  # without a package beside the worker, which loads no other part of it
    from jiedui.workbook_formats import BUILT_IN_FORMATS, kinds_of_codes
else:
    from workbook_formats import BUILT_IN_FORMATS, kinds_of_codes

_CHUNK = 1 << 20
_MOST_COLUMNS = 16_384
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# No pattern reaches over the next tag, so that what is never closed costs no more than what is.
_FILLED = re.compile(rb'<c\s[^<>]*?\br="([A-Z]+[0-9]+)"[^<>]*(?<!/)>')  # cells that hold something
_MERGED = re.compile(rb"<mergeCell\b")
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_CELL = re.compile(rb"<c(?=[\s/>])")
_FORMULA = re.compile(rb"<f\b")
_VALUE = re.compile(rb"<v\b[^<>]*>[^<]|<is\b")
_IS_ERROR = re.compile(rb'[^<>]*?\bt="e"')
_IS_TEXT = re.compile(rb'[^<>]*?\bt="str"')  # of a formula that was computed, also if its text is empty
_SHOWN = re.compile(rb"<v>([^<]*)</v>")
_STYLED = re.compile(rb'<c\b[^<>]*?\br="([A-Z]+)([0-9]+)"[^<>]*?\bs="([0-9]+)"')

# What is said of cells: by row, then by column, both from 0.
Cells = dict[int, dict[int, str]]


class RefusedError(Exception):
    """The workbook is larger than the caller allows, or cannot be taken as it is; the text says why."""


class Said(NamedTuple):
    """What a sheet says beside the values of its cells."""

    errors: Cells  # the text of an error that a cell shows
    shown: Cells  # what the format makes of a value, as ``kind_of_format`` says it
    merged: list[tuple[int, int, int, int]] | None = None  # None: the reader of workbooks tells them


def put(cells: Cells, row: int, column: int, text: str) -> None:
    """Say something of a cell."""
    cells.setdefault(row, {})[column] = text


def number_of_letters(letters: bytes) -> int:
    """Give the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def letters_of(column: int) -> str:
    """Give the letters of a column, from 0."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def refuse_reach(name: str, rows: int, columns: int, most: int) -> None:
    """Refuse a sheet that reaches over more cells than are read, or over more columns than a sheet has."""
    reach = f"over {rows} rows and {columns} columns"
    refuse_cells(name, reach, rows * columns, most)
    if columns > _MOST_COLUMNS:
        raise RefusedError(
            f"the sheet {name} reaches {reach}; no program makes more than {_MOST_COLUMNS}, so the file "
            "is damaged; open it, delete the columns behind the last value, and save it as .xlsx"
        )


def refuse_cells(name: str, reach: str, cells: int, most: int) -> None:
    """Refuse more cells than are read."""
    if cells > most:
        raise RefusedError(
            f"the sheet {name} reaches {reach}, which makes {cells} cells; {most} are read at most "
            "(most_cells); delete the rows and columns behind its last value, and save it"
        )


def refuse_merged(name: str, merged: int, most: int) -> None:
    """Refuse a sheet with more merged cells than are read."""
    if merged > most:
        raise RefusedError(
            f"the sheet {name} has {merged} merged cells; {most} are read at most (most_merged); "
            "split those that hold nothing, and save it"
        )


def refuse_bare(name: str, cells: list[str]) -> None:
    """Refuse a sheet with formulas that were never computed."""
    if cells:
        more = f" and {len(set(cells)) - 1} more" if len(set(cells)) > 1 else ""
        raise RefusedError(
            f"it has formulas without values: {name}{cells[0]}{more}; open it, let it compute, save it"
        )


def check_bytes(archive: zipfile.ZipFile, most: int) -> None:
    """Refuse an archive that unpacks to too much, or to more than it says."""
    unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked > most:
        raise RefusedError(
            f"it unpacks to {unpacked} bytes; {most} are read at most (most_unpacked); delete pictures and "
            "sheets that are not needed, and save it"
        )
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels", ".bin")):
            with archive.open(part) as file:  # a part that goes on behind its size has another checksum
                while file.read(_CHUNK):
                    pass


def check_sheets(archive: zipfile.ZipFile, limits: dict[str, int]) -> dict[str, Said]:
    """Refuse sheets of an .xlsx that are too large; give what the others say."""
    styles = kinds_of_styles(archive)
    return {name: check_sheet(archive, name, part, limits, styles) for name, part in sheet_parts(archive)}


def kinds_of_styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Give the styles of cells that show something else than they hold."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = dict(BUILT_IN_FORMATS)
    for each in root.iter():
        if each.tag.endswith("}numFmt"):
            codes[int(each.get("numFmtId") or 0)] = each.get("formatCode") or ""
    formats = [each for each in root if each.tag.endswith("}cellXfs")]
    styles = [int(style.get("numFmtId") or 0) for style in formats[0]] if formats else []
    kinds = kinds_of_codes([codes.get(number, "") for number in styles], _counts_from_1904(archive))
    return {place: kind for place, kind in enumerate(kinds) if kind}


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Tell whether the first day of a workbook is in 1904."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return any(each.get("date1904") in ("1", "true") for each in book if each.tag.endswith("}workbookPr"))


def _add_shown(shown: Cells, text: bytes, kinds: dict[int, str]) -> None:
    for letters, row, style in _STYLED.findall(text) if kinds else ():
        if int(style) in kinds:
            put(shown, int(row) - 1, number_of_letters(letters) - 1, kinds[int(style)])


def _add_errors(errors: Cells, text: bytes) -> None:
    for cell in _CELL.split(text)[1:] if b't="e"' in text else ():
        inside = cell.partition(b"</c>")[0]
        place, shown = _PLACE.search(inside), _SHOWN.search(inside)
        if place is not None and shown is not None and _IS_ERROR.match(inside):
            put(errors, int(place[2]) - 1, number_of_letters(place[1]) - 1, shown[1].decode(errors="replace"))


def _bare_formulas(text: bytes) -> list[str]:
    """Give the cells with a formula that was never computed."""
    bare: list[str] = []
    for cell in _CELL.split(text)[1:] if b"<f" in text else ():
        inside, end, _ = cell.partition(b"</c>")
        is_computed = _IS_TEXT.match(inside) or _VALUE.search(inside)
        if end and not is_computed and _FORMULA.search(inside):
            place = _PLACE.search(inside)
            bare.append("!" + (place[1] + place[2]).decode() if place else "")
    return bare


class _Reach:
    """How far the cells of a sheet reach that hold something, part by part."""

    def __init__(self, name: str, most: int) -> None:
        self._name, self._most = name, most
        self._rows = self._width = 0

    def add(self, text: bytes) -> None:
        cells = set(_FILLED.findall(text))
        columns = {cell.rstrip(b"0123456789") for cell in cells}
        width = max(map(number_of_letters, columns), default=0)
        rows = max((int(cell.lstrip(_LETTERS)) for cell in cells), default=0)
        self._width, self._rows = max(self._width, width), max(self._rows, rows)
        refuse_reach(self._name, self._rows, self._width, self._most)


def check_sheet(
    archive: zipfile.ZipFile, name: str, part: str, limits: dict[str, int], styles: dict[int, str]
) -> Said:
    """Refuse a sheet with too many cells or merged cells, and formulas that were never computed."""
    reach, said = _Reach(name, limits["cells"]), Said({}, {})
    merged, carried = 0, 0
    bare: list[str] = []
    with archive.open(part) as file:
        rest = b""
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            reach.add(text)
            merged += len(_MERGED.findall(text)) - carried
            refuse_merged(name, merged, limits["merged"])
            _add_errors(said.errors, text)
            _add_shown(said.shown, text, styles)
            bare += _bare_formulas(text)
            rest = text[text.rfind(b"<row") :][-_CHUNK:] if b"<row" in text else text[-256:]
            carried = len(_MERGED.findall(rest))
    refuse_bare(name, bare)
    return said


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Give the sheets of a workbook, each with the name of its part."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): (link.get("Target") or "").lstrip("/") for link in links}
    sheets = [(key, sheet) for sheet in book.iter() if sheet.tag.endswith("}sheet") for key in sheet.attrib]
    parts = [
        (sheet.get("name") or "", targets.get(sheet.get(key), ""))
        for key, sheet in sheets
        if key.endswith("}id")
    ]
    named = [(name, part if part.startswith("xl/") else "xl/" + part) for name, part in parts]
    return [(name, part) for name, part in named if part in archive.namelist()]
