# SPDX-License-Identifier: Apache-2.0
"""Reads a workbook in a process of its own, which may end, or run out of memory, without harm.

``jiedui.workbooks`` runs this file by its path.  It imports nothing of the package, so that it starts fast.
It writes what it read to its standard output by ``marshal``: ``("sheets", sheets)``, or ``(kind, text)``
if the workbook cannot be read.  The kinds are ``password``, ``limit`` and ``damaged``.
"""

from __future__ import annotations

import json
import marshal
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

_LARGEST_WHOLE = 2**53  # every whole number below is exact
_CHUNK = 1 << 20
_LAST_ROW = re.compile(rb'<row\b[^>]*?\br="([0-9]+)"')
_FAR_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{3}[0-9]+)"')
_CELL_OF_ROW = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,2})[0-9]+"')
_MERGED = re.compile(rb"<mergeCell\b")
# A cell with a formula, and whether a value stands in a cell.
_FORMULA = re.compile(rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>/]*>((?:(?!</c>).)*?<f\b.*?)</c>', re.DOTALL)
_ERROR = re.compile(rb'<c\b([^>]*?\bt="e"[^>]*)>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_VALUE = re.compile(rb"<v\b[^>]*>[^<]|<is\b")


# How the formats of cells show their values: a month without a day, or a percentage.
_MONTH, _PERCENT = "month", "percent"
_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # texts, colours and single signs in the code of a format
_STYLED = re.compile(rb'<c\b[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*?\bs="([0-9]+)"')


class LimitError(Exception):
    """The workbook is larger than asked for."""


def number_of_letters(letters: bytes) -> int:
    """Give the number of a column, from 1."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


# What is said of cells, by (row, column), from 0: the text of a failed formula; a kind of format.
Cells = dict[tuple[int, int], str]


def check_archive(path: str, limits: dict[str, int]) -> dict[str, tuple[Cells, Cells]]:
    """Refuse an archive that unpacks to too much, and sheets that reach too far; give the failed formulas."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > limits["bytes"]:
            raise LimitError(
                f"it unpacks to {unpacked} bytes; {limits['bytes']} are read at most (most_bytes)"
            )
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        styles = kinds_of_styles(archive)
        return {name: check_sheet(archive, name, part, limits, styles) for name, part in sheet_parts(archive)}


def kind_of_format(code: str) -> str:
    """Tell whether a format shows a month without a day, or a percentage; empty if neither."""
    plain = _CODE.sub("", code.split(";")[0]).lower()
    if "%" in plain:
        return _PERCENT
    is_month = "y" in plain and "m" in plain and not set("dhs") & set(plain)
    return _MONTH if is_month else ""


def kinds_of_styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Give the styles of cells that show a month or a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = {9: "0%", 10: "0.00%", 17: "mmm-yy", 55: "yyyy年m月", 57: "yyyy年m月"}
    for each in root.iter():
        if each.tag.endswith("}numFmt"):
            codes[int(each.get("numFmtId") or 0)] = each.get("formatCode") or ""
    formats = [each for each in root if each.tag.endswith("}cellXfs")]
    styles = [int(style.get("numFmtId") or 0) for style in formats[0]] if formats else []
    kinds = {place: kind_of_format(codes.get(number, "")) for place, number in enumerate(styles)}
    return {place: kind for place, kind in kinds.items() if kind}


def shown_by_styles(text: bytes, kinds: dict[int, str]) -> dict[tuple[int, int], str]:
    """Give the cells of a part of a sheet whose styles show a month or a percentage."""
    if not kinds:
        return {}
    return {
        (int(row) - 1, number_of_letters(letters) - 1): kinds[int(style)]
        for letters, row, style in _STYLED.findall(text)
        if int(style) in kinds
    }


def as_shown(value: Any, kind: str) -> tuple[str, bool]:
    """Give a value as its cell shows it: 2022-07 for the first of a month without its day, 50% for 0.5."""
    if kind == _MONTH and isinstance(value, date) and value.day == 1:  # else somebody entered the day
        return f"{value.year:04}-{value.month:02}", False
    if kind == _PERCENT and isinstance(value, float | int):
        return number_text(float(Decimal(repr(float(value))) * 100)) + "%", False
    return cell_of(value)


def errors_in(text: bytes) -> Cells:
    """Give the cells of a part of a sheet that show an error."""
    found: Cells = {}
    for attributes, shown in _ERROR.findall(text) if b't="e"' in text else ():
        if (place := _PLACE.search(attributes)) is not None:
            found[int(place[2]) - 1, number_of_letters(place[1]) - 1] = shown.decode(errors="replace")
    return found


def check_sheet(
    archive: zipfile.ZipFile, name: str, part: str, limits: dict[str, int], styles: dict[int, str]
) -> tuple[Cells, Cells]:
    """Refuse a sheet with too many cells or merged cells, and formulas that were never computed."""
    rows, width, merged, carried, far = 0, 1, 0, 0, b""
    bare: list[str] = []
    errors: Cells = {}
    shown: Cells = {}
    with archive.open(part) as file:
        rest = b""
        while chunk := file.read(_CHUNK):
            text = rest + chunk
            rows = max(rows, *map(int, _LAST_ROW.findall(text)), 0)
            for cell in _FAR_CELL.findall(text):
                if (column := number_of_letters(cell.rstrip(b"0123456789"))) > width:
                    width, far = column, cell
            width = max(width, *map(number_of_letters, set(_CELL_OF_ROW.findall(text))), 1)
            merged += len(_MERGED.findall(text)) - carried
            errors |= errors_in(text)
            shown |= shown_by_styles(text, styles)
            if b"<f" in text:
                bare += [
                    cell.decode() for cell, content in _FORMULA.findall(text) if not _VALUE.search(content)
                ]
            rest = text[text.rfind(b"<row") :][-_CHUNK:] if b"<row" in text else text[-256:]
            carried = len(_MERGED.findall(rest))
    if rows * width > limits["cells"]:
        reach = f" to the cell {far.decode()}" if far else f" over {rows} rows and {width} columns"
        raise LimitError(
            f"the sheet {name} reaches{reach}, which makes {rows * width} cells; {limits['cells']} are read "
            "at most (most_cells); delete the rows and columns behind its last value, and save it"
        )
    if merged > limits["merged"]:
        raise LimitError(
            f"the sheet {name} has {merged} merged cells; {limits['merged']} are read at most (most_merged)"
        )
    if bare:
        more = f" and {len(set(bare)) - 1} more" if len(set(bare)) > 1 else ""
        raise LimitError(
            f"it has formulas without values: {name}!{bare[0]}{more}; open it, let it compute, save it"
        )
    return errors, shown


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
    named = [
        (name, part if part.startswith("xl/") else "xl/" + part) for name, part in parts if "sheet" in part
    ]
    return [(name, part) for name, part in named if part in archive.namelist()]


def number_text(number: float) -> str:
    """Give a number as its shortest text without an exponent; with one if it is not exact."""
    if number != number or number in (float("inf"), float("-inf")):
        return "" if number != number else str(number)
    if abs(number) > _LARGEST_WHOLE:
        return repr(number)
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def cell_of(value: Any) -> tuple[str, bool]:
    """Give the text of a value, and whether it is a number that may have decimals."""
    if isinstance(value, str):
        return value, False
    if value is None:
        return "", False
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, float):
        return number_text(value), True
    if isinstance(value, datetime):
        is_day = value == datetime(value.year, value.month, value.day)
        return value.date().isoformat() if is_day else value.isoformat(), False
    if isinstance(value, date):
        return value.isoformat(), False
    if isinstance(value, time | timedelta | int):
        return str(value), False
    return str(value), False


def rows_of(
    sheet: Any, most_merged: int, errors: Cells, shown: Cells
) -> tuple[list[list[str]], list[list[int]], list[tuple[int, ...]]]:
    """Give the texts of a sheet with merged cells filled, the places of its numbers, and the merged cells."""
    values = sheet.to_python(skip_empty_area=False)
    rows = [[cell_of(value) for value in row] for row in values]
    for (row, column), kind in shown.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = as_shown(values[row][column], kind)
    for (row, column), text in errors.items():  # the reader gives them as empty
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text, False
    ranges = list(sheet.merged_cell_ranges or ())
    if len(ranges) > most_merged:
        raise LimitError(
            f"the sheet {sheet.name} has {len(ranges)} merged cells; {most_merged} are read at most"
        )
    merged: list[tuple[int, ...]] = []
    for (top, left), (bottom, right) in ranges:
        merged.append((top, left, bottom, right))
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = rows[top][left]
    texts = [[text for text, _ in row] for row in rows]
    return texts, [[place for place, (_, is_number) in enumerate(row) if is_number] for row in rows], merged


def read(path: str, limits: dict[str, int]) -> tuple[str, Any]:
    """Read all sheets that hold anything: name, rows, numbers, merged cells, whether it is hidden."""
    import python_calamine as calamine

    try:
        said = check_archive(path, limits) if zipfile.is_zipfile(path) else {}
        book = calamine.CalamineWorkbook.from_path(path)
        hidden = {each.name for each in book.sheets_metadata if not str(each.visible).endswith(".Visible")}
        sheets = []
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height * sheet.width > limits["cells"]:
                raise LimitError(f"the sheet {name} has {sheet.height * sheet.width} cells (most_cells)")
            if sheet.height > 0:
                sheets.append(
                    (name, *rows_of(sheet, limits["merged"], *said.get(name, ({}, {}))), name in hidden)
                )
        return "sheets", sheets
    except LimitError as error:
        return "limit", str(error)
    except calamine.PasswordError:
        return "password", ""
    except MemoryError:
        return "memory", ""
    except BaseException as error:  # a damaged file raises whatever its readers meet, panics too
        return "damaged", f"{error}"


def main() -> None:
    """Read the workbook that the arguments name."""
    asked = json.loads(sys.argv[1])
    sys.path[:] = asked["import_from"]
    if asked["memory"]:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
        except (ImportError, ValueError, OSError):
            pass  # another system, or a lower limit that is there already
    answer = read(asked["path"], asked["limits"])
    sys.stdout.buffer.write(marshal.dumps(answer))


if __name__ == "__main__":
    main()
