# SPDX-License-Identifier: Apache-2.0
"""The sheets that the page for clerks shows are those of its workbook."""

from __future__ import annotations

import re

import openpyxl

from support import ROOT

PAGE = (ROOT / "docs" / "ledgers" / "clerk.zh-CN.md").read_text("utf-8")
SHEETS = re.compile(r"^工作表“(.*?)”：\n\n\| A .*\n\| -.*\n((?:\|.*\n)+)", re.MULTILINE)


def cells_of(line: str) -> list[str]:
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]


def test_the_sheets_are_those_of_the_workbook() -> None:
    workbook = openpyxl.load_workbook(ROOT / "docs" / "examples" / "clerk" / "结对支教.xlsx")
    shown = {name: [cells_of(line) for line in rows.splitlines()] for name, rows in SHEETS.findall(PAGE)}
    assert shown == {
        sheet.title: [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in workbook
    }


def test_before_and_after_are_one_row() -> None:
    before, after = re.findall(r"改[前后]：\n\n\| A .*\n\| -.*\n(\|.*)\n", PAGE, re.MULTILINE)
    assert f"{before.replace('**', '')}\n" in PAGE
    changed = [(a, b) for a, b in zip(cells_of(before), cells_of(after), strict=True) if a != b]
    assert changed == [("中心小学", "东河乡中心小学"), ("2023.13", "2023-07")]
    assert all(f'= "{value}"' in PAGE for _, value in changed)
