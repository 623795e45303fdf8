# SPDX-License-Identifier: Apache-2.0
"""Ledgers in workbooks: sheets are tables, merged cells are filled, findings name the cell."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import jiedui as jd

Rows = Sequence[Sequence[Any]]
SCHOOLS: Rows = [["学校代码", "校名"], ["001", "Alpha"], [2, "Beta"]]


def workbook(path: Path, sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in (merged or {}).get(name, []):
            sheet.merge_cells(cells)
    book.save(path)
    return path


def test_sheets_are_tables_and_whole_numbers_are_no_floats(tmp_path: Path) -> None:
    supports: Rows = [
        ["支援学校", "受援学校", "起始年月", "结束年月", "数量"],
        ["001", 2, date(2003, 9, 1), "2004.8", 1.5],
    ]
    ledger = jd.read_ledger(
        workbook(tmp_path / "台账.xlsx", {"学校名单": SCHOOLS, "结对": supports, "Sheet3": []})
    )
    row = ledger.supports[0]
    assert (row.supporter, row.recipient, row.first_day, row.last_day_text) == (
        "001",
        "2",
        date(2003, 9, 1),
        "2004-08",
    )
    assert str(row.amount) == "1.5"
    assert [(source.table, source.name, source.header_row) for source in ledger.sources] == [
        ("schools", "学校名单", 1),
        ("supports", "结对", 1),
    ]
    assert ledger.findings.explain() == ""


def test_merged_titles_headers_and_cells_are_filled(tmp_path: Path) -> None:
    rows: Rows = [
        ["2003年结对帮扶一览表"],
        ["序号", "支援学校", None, "受援学校", None, "起止年月"],
        [None, "名称", "标识码", "名称", "标识码", None],
        [1, "Alpha", "001", "Beta", "2", "2003.9-2004.8"],
        [2, None, None, "Beta", "2", "2004.9-2005.8"],
    ]
    merged = ["A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3", "B4:B5", "C4:C5"]
    book = workbook(tmp_path / "book.xlsx", {"学校": SCHOOLS, "结对": rows}, {"结对": merged})
    ledger = jd.read_ledger(book)
    assert [(row.supporter, row.recipient, row.last_day_text) for row in ledger.supports] == [
        ("001", "2", "2004-08"),
        ("001", "2", "2005-08"),
    ]
    source = ledger.sources[1]
    assert (source.title, source.header_row, source.header_rows) == ("2003年结对帮扶一览表", 3, 2)


def test_findings_name_the_cell(tmp_path: Path) -> None:
    rows: Rows = [[], ["支援学校", "受援学校", "结束年月"], ["001", "3", "soon"], ["001", None, ""]]
    book = workbook(tmp_path / "book.xlsx", {"学校": SCHOOLS, "结对": rows})
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(book)
    places = [(each.code, each.row, each.cell) for each in caught.value.findings]
    assert places == [
        ("bad_day", 3, "结对!C3"),
        ("unknown_id", 3, "结对!B3"),
        ("missing_value", 4, "结对!B4"),
    ]
    assert "supports, 结对!B3, recipient: recipient is '3'" in str(caught.value)


def test_columns_beyond_z_have_two_letters(tmp_path: Path) -> None:
    header = ["id", "name", *(f"x{i}" for i in range(24)), "weak"]
    schools: Rows = [header, ["A", "Alpha", *range(24), "maybe"]]
    book = workbook(tmp_path / "book.xlsx", {"schools": schools, "supports": [["supporter", "recipient"]]})
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(book)
    assert [each.cell for each in caught.value.findings] == ["schools!AA2"]


def test_formulas_without_values_are_named(tmp_path: Path) -> None:
    supports: Rows = [["supporter", "recipient", "amount"], ["001", "2", "=1+1"]]
    book = workbook(tmp_path / "book.xlsx", {"学校": SCHOOLS, "supports": supports})
    with pytest.raises(OSError, match=r"formulas without values: supports!C2"):
        jd.read_ledger(book)


def test_a_formula_whose_value_is_an_empty_text_was_computed(tmp_path: Path) -> None:
    supports: Rows = [["supporter", "recipient", "last_day", "basis"], ["001", "2", "2004-08", "=IF(1,B9,0)"]]
    path = workbook(tmp_path / "book.xlsx", {"学校": SCHOOLS, "supports": supports})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b'r="D2"', b'r="D2" t="str"'))
    assert jd.read_ledger(path).supports[0].basis is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.xls", b"\n<html><table></table></html>", "it is a web page called like a workbook"),
        ("text.xlsx", b"id,name\n", "it is not a workbook; if it is text"),
        ("empty.xlsx", b"", "it is not a workbook"),
        ("broken.xlsx", b"PK\x03\x04broken", "it is not a workbook that can be read"),
        ("broken.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1broken", "it is not a workbook that can be read"),
    ],
)
def test_what_is_no_workbook_says_so(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(jd.Unreadable, match=reason) as caught:
        jd.read_ledger(tmp_path / name)
    assert name in caught.value.subject


def test_a_workbook_that_is_not_there_or_other_zip_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        jd.read_ledger(tmp_path / "none.xlsx")
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(OSError, match="not a workbook that can be read"):
        jd.read_ledger(tmp_path / "zip.xlsx")


def test_settings_come_beside_a_workbook(tmp_path: Path) -> None:
    book = workbook(
        tmp_path / "book.xlsx", {"学校": SCHOOLS, "结对": [["支援学校", "受援学校"], ["001", "2"]]}
    )
    settings = '{"missing_columns": {"supports.last_day": "running"}}'
    assert jd.read_ledger(book, settings=settings).supports[0].last_day_text == ""
