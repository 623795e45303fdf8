# SPDX-License-Identifier: Apache-2.0
"""Small workbooks for tests of layouts: a list of schools, and sheets beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

NAMES: list[Any] = ["县第一中学", "县第二小学", "东河乡中学", "龙塘小学"]
PAIRS: list[Any] = ["支援学校", "受援学校", "帮扶内容", "起始年月", "结束年月"]
PAIR: list[Any] = ["县第一中学", "东河乡中学", "师资", "2021.9", "2022.7"]
Rows = Sequence[Sequence[Any]]


def book(
    folder: Path, sheets: dict[str, Rows], *, merged: Sequence[tuple[str, str]] = (), hidden: str = ""
) -> Path:
    """Write a workbook with a list of schools and these sheets; a sheet without rows is left out."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    schools: Rows = [["学校名称"], *[[name] for name in NAMES]]
    for name, rows in {"学校名单": schools, **sheets}.items():
        if not rows:
            continue
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    for name, cells in merged:
        made[name].merge_cells(cells)
    path = folder / "book.xlsx"
    made.save(path)
    return path
