# SPDX-License-Identifier: Apache-2.0
"""Tables as files that Python writes: JSON, and a sheet of a workbook."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jiedui._core import _is_personal
from jiedui.arguments import Names, PathLike
from jiedui.columns import column_place
from jiedui.extras import extra
from jiedui.files import _new_place, _sheet_rows
from jiedui.printing import cells_without_personal

if TYPE_CHECKING:
    from jiedui._core import RawTable

__all__ = ["write_json", "write_sheet"]

_FIRST_OF_SHEETS = date(1900, 3, 1)  # earlier days are other days in some programs


def write_json(table: RawTable, path: PathLike | None, personal: Names) -> str | None:
    """Give the rows as JSON, or write them."""
    places = _places_written(table, personal)
    names = [json.dumps(table.columns[place][0], ensure_ascii=False) for place in places]
    lines = (
        "{" + ", ".join(f"{name}: {_json(cell)}" for name, cell in zip(names, cells, strict=True)) + "}"
        for cells in cells_without_personal(table, places)
    )
    text = "[\n" + ",\n".join(lines) + "\n]\n" if len(table) else "[]\n"
    if path is None:
        return text
    with _new_place(Path(os.fsdecode(path)), folder=False, replace=True) as temporary:
        temporary.write_bytes(text.encode())
    return None


def write_sheet(table: RawTable, path: PathLike, personal: Names) -> None:
    """Write the rows into a workbook of one sheet."""
    places = _places_written(table, personal)
    book = extra("openpyxl").Workbook(write_only=True)
    sheet = book.create_sheet(table.name[:31])
    header = [table.columns[place][0] for place in places]
    joints = [table.joint(place) for place in places]
    cells = (_cells(each, joints) for each in cells_without_personal(table, places))
    rows = _sheet_rows(sheet, table.name, header, cells, len(table))
    with _new_place(Path(os.fsdecode(path)), folder=False, replace=True) as temporary:
        for row in rows:
            sheet.append(row)
        book.save(temporary)


def _places_written(table: RawTable, personal: Names) -> list[int]:
    """Give the places of the columns that files show."""
    names = [name for name, *_ in table.columns]
    asked = {column_place(names, name) for name in personal}
    return [place for place, name in enumerate(names) if place in asked or not _is_personal(name)]


def _json(cell: Any) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return f'"{cell.isoformat()}"'
    return json.dumps(cell, ensure_ascii=False, allow_nan=False)


def _cells(cells: tuple[Any, ...], joints: list[str]) -> list[Any]:
    """Give the cells of a row as a sheet has them: several texts in one, a day that sheets know as a date."""
    return [
        joint.join(cell)
        if isinstance(cell, tuple)
        else cell.isoformat()
        if isinstance(cell, date) and cell < _FIRST_OF_SHEETS
        else cell
        for cell, joint in zip(cells, joints, strict=True)
    ]
