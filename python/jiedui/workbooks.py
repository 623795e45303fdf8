# SPDX-License-Identifier: Apache-2.0
"""Workbooks: their sheets as rows of texts, merged cells filled."""

from __future__ import annotations

import re
import zipfile
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jiedui.cells import cell_of
from jiedui.errors import Error, ErrorCode, from_code
from jiedui.extras import extra

__all__ = ["WORKBOOKS", "editable_book", "workbook_of"]

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def workbook_of(path: Path) -> tuple[str, list[tuple[Any, ...]]]:
    """Give a workbook: what its sheet ledger.json says, and the other sheets that hold anything.

    Each sheet is its name, the number of its first row, its rows, for each row the places of its numbers, the
    columns that hold no cells: none, its merged cells as (top, left, bottom, right), and whether it is hidden.
    """
    calamine = extra("python_calamine")
    _refuse_other_files(path)
    try:
        _refuse_formulas_without_values(path)
        workbook = calamine.CalamineWorkbook.from_path(str(path))
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        rows = {sheet.name: _rows_of(sheet) for sheet in sheets if sheet.height > 0}
        lines, _, _ = rows.pop("ledger.json", ([], [], []))
        settings = "\n".join("".join(line) for line in lines)
        hidden = {each.name for each in workbook.sheets_metadata if not str(each.visible).endswith(".Visible")}
        return settings, [
            (name, 1, texts, numbers, [], merged, name in hidden)
            for name, (texts, numbers, merged) in rows.items()
        ]
    except Error:
        raise
    except calamine.PasswordError as error:
        raise _unreadable(path, "it is closed by a password; save it without one") from error
    except Exception as error:  # a damaged file raises whatever its readers meet
        raise _unreadable(path, f"it is not a workbook that can be read: {error}") from error


def editable_book(path: Path) -> Any:
    """Give a workbook of openpyxl, which keeps formats and formulas."""
    openpyxl = extra("openpyxl")
    try:
        with path.open("rb") as file:  # closed even if openpyxl stops half-way
            return openpyxl.load_workbook(file)
    except Exception as error:  # as above
        raise _unreadable(path, f"it is not a workbook that can be read: {error}") from error


def _refuse_other_files(path: Path) -> None:
    """Refuse what cannot be opened, and web pages and texts that are called like workbooks."""
    try:
        with path.open("rb") as file:
            start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except ValueError as error:  # a zero byte in the path, or signs that no path has
        raise _unreadable(path, f"no file is called so: {error}") from error
    if start[:1] == b"<":
        raise _unreadable(path, "it is a web page called like a workbook; open it and save it as a workbook")
    if not start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise _unreadable(
            path, "it is not a workbook; if it is text, call it .csv and put it into a folder of its own"
        )


def _refuse_formulas_without_values(path: Path) -> None:
    """Refuse a workbook whose formulas were never computed: their cells would look empty."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return
    with zipfile.ZipFile(path) as archive:
        for name, part in _sheet_parts(archive):
            sheet = archive.read(part)
            bare = [cell.decode() for cell, content in _FORMULA.findall(sheet) if not _VALUE.search(content)]
            if bare:
                more = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
                reason = f"it has formulas without values: {name}!{bare[0]}{more}"
                raise _unreadable(path, f"{reason}; open it, let it compute, save it")


# A cell with a formula, and whether a value stands in a cell.
_FORMULA = re.compile(rb'<c\b[^>]*?\br="([A-Z]+[0-9]+)"[^>/]*>((?:(?!</c>).)*?<f\b.*?)</c>', re.DOTALL)
_VALUE = re.compile(rb"<v\b[^>]*>[^<]|<is\b")


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
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
    return [
        (name, part if part.startswith("xl/") else "xl/" + part) for name, part in parts if "sheet" in part
    ]


_Merged = list[tuple[int, int, int, int]]


def _rows_of(sheet: Any) -> tuple[list[list[str]], list[list[int]], _Merged]:
    """Give the texts of a sheet, for each row the places of its numbers, and the merged cells."""
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged: _Merged = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        merged.append((top, left, bottom, right))
        for row in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[row]))):
                rows[row][column] = rows[top][left]
    texts = [[text for text, _ in row] for row in rows]
    numbers = [[place for place, (_, is_number) in enumerate(row) if is_number] for row in rows]
    return texts, numbers, merged


def _cell(value: Any) -> tuple[str, bool]:
    return (str(value), False) if isinstance(value, time | timedelta) else cell_of(value)


def _unreadable(path: Path, reason: str) -> BaseException:
    return from_code(ErrorCode.unreadable, str(path), f"cannot read {path}: {reason}", ())
