# SPDX-License-Identifier: Apache-2.0
"""A shape that is used again: for next year's file, found anew with what was corrected, or as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import jiedui as jd

HEADER = ["序号", "甲方", "乙方", "帮扶内容", "备注"]
YEAR = [["县一中", "东河中学", "师资"], ["县二小", "龙塘小学", "管理"], ["县二小", "西坪小学", "师资"]]
NEXT = [*YEAR[:2], ["县三小", "西坪小学", "师资"], ["县三小", "北河小学", "资金"]]


def roster(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, pairs in sheets.items():
        sheet = book.create_sheet(name)
        rows = [[number, *pair, ""] for number, pair in enumerate(pairs, start=1)]
        for row in [["某县结对帮扶情况表"], HEADER, *rows, ["合计", len(pairs)]]:
            sheet.append(row)
    book.save(path)
    return path


def corrected(path: Path) -> jd.Shape:
    """Give the shape of a roster whose header 甲方 and 乙方 a person has explained."""
    content = jd.sniff(path).to_dict()
    [sheet] = content["sheets"]
    sheet["table"] = "supports"
    sheet["header"] = [2]
    sheet["skip"] = {"total": [len(YEAR) + 3]}
    sheet["values"] = {"first_and_last_day": "2021/2022"}
    holds = {"A": "row_number", "B": "supporter", "C": "recipient", "D": "channel", "E": "remark"}
    sheet["columns"] = {
        at: {"header": header, "holds": holds[at], "why": "header"}
        for at, header in zip(holds, HEADER, strict=True)
    }
    return jd.Shape(content | {"makes_schools": True})


def pairs_of(ledger: jd.Ledger) -> list[list[str]]:
    words = {"staff": "师资", "teaching": "管理", "funds": "资金"}
    return [[each.supporter, each.recipient, words[each.channel]] for each in ledger.supports]


def test_what_was_corrected_stays_in_the_shape_of_next_year(tmp_path: Path) -> None:
    first = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR})
    second = roster(tmp_path / "b.xlsx", {"2022年结对": NEXT})
    shape = corrected(first)
    assert pairs_of(jd.read_ledger(first, shape=shape)) == YEAR
    again = jd.sniff(second, like=shape)
    [sheet] = again.to_dict()["sheets"]
    assert sheet["table"] == "supports"
    assert sheet["skip"] == {"total": [len(NEXT) + 3]}
    assert sheet["values"] == {"first_and_last_day": "2022/2023"}
    ledger = jd.read_ledger(second, shape=again)
    assert pairs_of(ledger) == NEXT
    assert {each.first_day_text for each in ledger.supports} == {"2022/2023"}
    assert jd.sniff(first, like=shape) == shape


def test_the_years_of_a_workbook_are_records_of_their_own_and_can_be_compared(tmp_path: Path) -> None:
    first = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR})
    both = roster(tmp_path / "both.xlsx", {"2021年结对": YEAR, "2022年结对": NEXT})
    shape = jd.sniff(both, like=corrected(first))
    ledger = jd.read_ledger(both, shape=shape)
    assert pairs_of(ledger) == [*YEAR, *NEXT]
    network = jd.Network(ledger)
    for year, pairs in {"2021/2022": YEAR, "2022/2023": NEXT}.items():
        ties = network.during(year).ties()
        assert sorted([each.supporter, each.recipient] for each in ties) == sorted(each[:2] for each in pairs)

    years = []
    for kept in ("2021年结对", "2022年结对"):
        content = shape.to_dict()
        for each in content["sheets"]:
            if each["sheet"] != kept:
                each["table"] = ""
        years.append(jd.read_ledger(both, shape=jd.Shape(content)))
    change = jd.difference(*years)
    schools = [row.id for row in change if row.table == "schools" and row.field == "id"]
    assert set(schools) == {"县三小", "北河小学"}
    what = [row.what for row in change if row.table == "supports" and row.field == "supporter"]
    assert sorted(what) == ["added"] * len(NEXT) + ["removed"] * len(YEAR)
    assert (
        jd.difference(years[0], jd.read_ledger(first, shape=corrected(first))).filter(field="supporter")[:]
        == []
    )


def test_a_record_in_a_row_that_a_shape_leaves_out_is_named_by_itself(tmp_path: Path) -> None:
    first = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR})
    longer = roster(tmp_path / "b.xlsx", {"2021年结对": NEXT})
    ledger = jd.read_ledger(longer, shape=corrected(first), keep_valid=True)
    left = [each for each in ledger.findings if each.code == "rows_left_out"]
    assert [(each.cell, each.count) for each in left] == [("2021年结对!A6", 1)]
    assert "like_total" in {each.code for each in ledger.findings}


def test_a_sheet_that_was_not_to_be_read_stays_so(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR, "2020年结对": YEAR})
    content = jd.sniff(path, like=corrected(roster(tmp_path / "b.xlsx", {"2021年结对": YEAR}))).to_dict()
    content["sheets"][1]["table"] = ""
    again = jd.sniff(path, like=jd.Shape(content)).to_dict()
    assert [each["table"] for each in again["sheets"]] == ["supports", None]


def test_names_that_a_person_explained_stay(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR})
    shape = jd.Shape(corrected(path).to_dict() | {"names": {"县一中": "县第一中学"}})
    assert jd.sniff(path, like=shape).to_dict()["names"] == {"县一中": "县第一中学"}


def test_text_files_can_be_like_others_too(tmp_path: Path) -> None:
    text = "序号,甲方,乙方,帮扶内容,备注\n1,县一中,东河中学,师资,\n2,县二小,龙塘小学,管理,\n"
    for year in (2021, 2022):
        (tmp_path / f"结对{year}.csv").write_text(text, "utf-8")
    content = jd.sniff(tmp_path / "结对2021.csv").to_dict()
    [sheet] = content["sheets"]
    sheet["table"] = "supports"
    sheet["header"] = [1]
    for at, holds in {"B": "supporter", "C": "recipient"}.items():
        sheet["columns"].setdefault(at, {"header": HEADER["ABCDE".index(at)], "why": "header"})["holds"] = (
            holds
        )
    shape = jd.sniff(tmp_path / "结对2022.csv", like=jd.Shape(content))
    columns = shape.to_dict()["sheets"][0]["columns"]
    assert (columns["B"]["holds"], columns["C"]["holds"]) == ("supporter", "recipient")


def test_like_wants_a_shape(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.xlsx", {"2021年结对": YEAR})
    with pytest.raises(TypeError, match="like: expected a Shape"):
        jd.sniff(path, like=3)  # type: ignore[arg-type]


def test_a_header_in_a_shape_means_its_column(tmp_path: Path) -> None:
    gifts: list[list[Any]] = [["捐赠学校", "受赠学校", "折款"], ["县一中", "东河中学、龙塘小学", 3000]]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "资金台账"
    for row in gifts:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    content = jd.sniff(tmp_path / "a.xlsx").to_dict()
    [sheet] = content["sheets"]
    sheet.update({"table": "transfers", "header": [1], "values": {"channel": "funds"}})
    columns = {"A": "捐赠学校", "B": "受援学校", "C": "折合金额"}
    sheet["columns"] = {
        at: {"header": header, "holds": columns[at], "several": at == "B", "why": "header"}
        for at, header in zip(columns, gifts[0], strict=True)
    }
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(tmp_path / "a.xlsx", shape=jd.Shape(content | {"makes_schools": True}))
    assert [each.code for each in caught.value.findings if each.severity == "error"] == ["undivided_amount"]


def test_a_cell_that_several_records_share_counts_once(tmp_path: Path) -> None:
    pairs = [
        ["县一中", "东河中学、龙塘小学", "某事"],
        ["县一中", "西坪小学", "某事"],
        ["县二小", "北河小学", "师资"],
    ]
    path = roster(tmp_path / "a.xlsx", {"2021年结对": pairs})
    content = corrected(path).to_dict()
    content["sheets"][0]["columns"]["C"]["several"] = True
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(path, shape=jd.Shape(content))
    [word] = [each for each in caught.value.findings if each.code == "unknown_word"]
    assert (word.cell, word.count) == ("2021年结对!D3", 2)
