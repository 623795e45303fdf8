# SPDX-License-Identifier: Apache-2.0
"""What the layout of a file hides or a shape assumes: each is found at its cell."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import jiedui as jd
from layout_books import NAMES, PAIR, PAIRS, Rows, book
from support import ROOT

MONEY: list[Any] = ["捐赠学校", "受赠学校", "类别", "日期", "金额"]
GIFT: list[Any] = ["县第一中学", "东河乡中学", "资金", "2021.10.12", 5]
POSTINGS: list[Any] = ["姓名", "派出学校", "受援学校", "起始年月", "结束年月"]
POSTED: list[Any] = ["王芳", "县第一中学", "东河乡中学", "2021.9", "2022.7"]
SHARED: list[Any] = [
    ["派出学校", "受援学校", "人数", "起始年月", "结束年月"],
    ["县第一中学", "东河乡中学", 7, "2021.9", "2022.7"],
]
SHARED += [["县第一中学", "龙塘小学", None, "2021.9", "2022.7"]]
YEAR: list[Any] = [PAIRS[:3], PAIR[:3]]


def found(
    folder: Path, code: str, sheets: dict[str, Rows], *, by_shape: bool = True, **about: Any
) -> list[jd.Finding]:
    """Give the findings of a code in a workbook of these sheets."""
    path = book(folder, sheets, **about)
    try:
        if by_shape:
            findings = jd.read_ledger(path, shape=jd.sniff(path)).findings
        else:
            findings = jd.read_ledger(path, schools_by="name", teachers_by="name").findings
    except jd.BadLedger as error:
        findings = error.findings
    return [each for each in findings if each.code == code]


# For each code: the sheets, what else is said of them, whether a shape reads them, and the cell or the sheet.
FOUND: dict[str, tuple[str, dict[str, Rows], dict[str, Any], str]] = {
    "a total": ("rows_left_out", {"结对": [PAIRS, PAIR, ["合计", None, 1]]}, {}, "结对!A3"),
    "a likely header": ("assumed_column", {"结对": [["帮扶学校", *PAIRS[1:]], PAIR]}, {}, "结对!A1"),
    "a short name": ("assumed_value", {"结对": [PAIRS, ["一中", *PAIR[1:]]]}, {}, "结对!A2"),
    "the year of a sheet": ("assumed_days", {"结对2022年": YEAR}, {}, "结对2022年!A1"),
    "a unit line": ("assumed_unit", {"资金台账": [["单位：万元"], MONEY, GIFT]}, {}, "资金台账!E2"),
    "several schools": (
        "several_records",
        {"结对": [PAIRS, ["县第一中学", "东河乡中学、龙塘小学", *PAIR[2:]]]},
        {},
        "结对!B2",
    ),
    "two sheets": ("joined_sheets", {"2021年结对": YEAR, "2022年结对": YEAR}, {}, "2021年结对 + 2022年结对"),
    "no list": ("made_schools", {"学校名单": [], "结对": [PAIRS, PAIR]}, {}, "schools"),
    "a sheet of words": ("unread_sheet", {"结对": [PAIRS, PAIR], "说明页": [["x"], ["y"]]}, {}, "说明页"),
    "a hidden sheet": (
        "hidden_sheet",
        {"结对": [PAIRS, PAIR], "支教": [POSTINGS, POSTED]},
        {"hidden": "支教"},
        "支教",
    ),
    "a hidden sheet that is read": (
        "hidden_sheet",
        {"结对": [PAIRS, PAIR], "支教": [POSTINGS, POSTED]},
        {"hidden": "支教", "by_shape": False},
        "支教",
    ),
    "a merged number": ("merged_number", {"支教": SHARED}, {"merged": [("支教", "C2:C3")]}, "支教!C2"),
    "a merged number without a shape": (
        "merged_number",
        {"支教": SHARED},
        {"merged": [("支教", "C2:C3")], "by_shape": False},
        "支教!C2",
    ),
    "a failed formula": ("error_value", {"结对": [PAIRS, [*PAIR[:4], "#REF!"]]}, {}, "结对!E2"),
    "a failed formula without a shape": (
        "error_value",
        {"结对": [PAIRS, [*PAIR[:4], "#N/A"]]},
        {"by_shape": False},
        "结对!E2",
    ),
    "a number too long": (
        "long_number",
        {"支教": [[*POSTINGS, "身份证号"], [*POSTED, 341504198001010011]]},
        {"by_shape": False},
        "支教!F2",
    ),
    "a total that differs": (
        "total_differs",
        {"资金台账": [[*MONEY[:4], "金额（元）"], GIFT, ["合计", None, None, None, 6]]},
        {},
        "资金台账!E3",
    ),
    "a record like a total": (
        "like_total",
        {"学校名单": [["学校名称"], *[[name] for name in NAMES], ["合计"]], "结对": [PAIRS, PAIR]},
        {"by_shape": False},
        "学校名单!A6",
    ),
    "a unit that differs": (
        "unit_differs",
        {"资金台账": [["单位：万元"], [*MONEY[:4], "金额（元）"], GIFT]},
        {},
        "资金台账!A1",
    ),
    "a table without a name": ("assumed_table", {"Sheet2": [PAIRS, PAIR]}, {}, "Sheet2!A1"),
    "several teachers in a cell": (
        "several_people",
        {"支教": [POSTINGS, ["张伟、李明", *POSTED[1:]]]},
        {"by_shape": False},
        "支教!A2",
    ),
    "others behind a teacher": (
        "several_people",
        {"支教": [POSTINGS, ["张伟等3人", *POSTED[1:]]]},
        {},
        "支教!A2",
    ),
    "a column that may be wanted": (
        "unused_column",
        {"结对": [[*PAIRS, "计划金额"], [*PAIR, 3]]},
        {"by_shape": False},
        "结对!F1",
    ),
    "names equal but for blanks": (
        "same_name",
        {"学校名单": [["学校名称"], *[[name] for name in NAMES], ["县 第一中学"]], "结对": [PAIRS, PAIR]},
        {"by_shape": False},
        "学校名单!A6",
    ),
    "a unit that is not read": (
        "unit_above",
        {"资金台账": [["单位：万元"], MONEY, GIFT]},
        {"by_shape": False},
        "资金台账!E2",
    ),
}


@pytest.mark.parametrize("what", FOUND)
def test_what_a_layout_hides_is_found_at_its_cell(tmp_path: Path, what: str) -> None:
    code, sheets, about, place = FOUND[what]
    [finding] = found(tmp_path, code, sheets, **about)
    assert finding.severity == "doubtful"
    assert place in (finding.cell, finding.table, finding.value)
    assert place in finding.explain("zh")
    assert place in finding.explain("en")


def test_every_finding_of_layouts_is_tried() -> None:
    header = (ROOT / "include" / "jiedui" / "base" / "finding.hpp").read_text(encoding="utf-8")
    words = re.findall(
        r'"(\w+)"', header[header.index("words{") : header.index("};", header.index("words{"))]
    )
    assert {code for code, *_ in FOUND.values()} - {"same_name"} == set(words[words.index("rows_left_out") :])


def test_a_total_that_is_the_sum_of_its_rows_is_not_found(tmp_path: Path) -> None:
    rows = [MONEY, GIFT, GIFT, ["小计", None, None, None, 10], GIFT, ["合计", None, None, None, 15]]
    assert found(tmp_path, "total_differs", {"资金台账": rows}) == []


def test_the_unit_of_a_header_is_stronger_than_the_line_above(tmp_path: Path) -> None:
    path = book(tmp_path, {"资金台账": [["单位：万元"], [*MONEY[:4], "金额（元）"], GIFT]})
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert [each.value_yuan for each in ledger.transfers] == [5]
    assert {each.cell for each in ledger.findings} & {"资金台账!A1", "资金台账!E2"}


def test_two_columns_that_fit_equally_well_are_found(tmp_path: Path) -> None:
    rows = [
        ["支援学校", "受援学校", "受援单位", *PAIRS[2:]],
        ["县第一中学", "东河乡中学", "龙塘小学", *PAIR[2:]],
    ]
    path = book(tmp_path, {"结对": rows})
    try:
        findings = jd.read_ledger(path, shape=jd.sniff(path)).findings
    except jd.BadLedger as error:
        findings = error.findings
    assert any(each.cell.startswith(("结对!B", "结对!C")) for each in findings)


def test_years_of_different_units_are_read_each_in_its_own(tmp_path: Path) -> None:
    first = [[*MONEY[:4], "金额（元）"], GIFT]
    second = [[*MONEY[:4], "金额（万元）"], [*GIFT[:3], "2022.10.12", 5]]
    path = book(tmp_path, {"2021年资金": first, "2022年资金": second})
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert sorted(each.value_yuan or 0 for each in ledger.transfers) == [5, 50000]


# What would be wrong without a word: the sheets, what else is said of them, and the cell that is named.
NEEDS: list[Any] = [["学校", "学科", "核定", "现有"], ["东河乡中学", "语文", 5, None]]
TOLD: dict[str, tuple[dict[str, Rows], dict[str, Any], str]] = {
    "two teachers in a cell": ({"支教": [POSTINGS, ["王芳、李强", *POSTED[1:]]]}, {}, "支教!A2"),
    "one number merged over two columns": (
        {
            "岗位需求": [["学校", "学科", "核定", "现有"], ["东河乡中学", "语文", 5, None]],
            "结对": [PAIRS, PAIR],
        },
        {"merged": [("岗位需求", "C2:D2")]},
        "岗位需求!C2",
    ),
    "a signature that no list of schools knows": (
        {"学校名单": [], "结对": [PAIRS, PAIR, ["校长：张三", "日期：2022年10月"]]},
        {},
        "结对!A3",
    ),
    "a sum that no list of schools knows": (
        {"学校名单": [], "结对": [PAIRS, PAIR, ["合计3所", "共3所", "师资"]]},
        {},
        "结对!A3",
    ),
    "a ditto that no list of schools knows": (
        {"学校名单": [], "结对": [PAIRS, PAIR, ["同上", "龙塘小学", *PAIR[2:]]]},
        {},
        "结对!A3",
    ),
    "several schools that no list knows": (
        {"学校名单": [], "结对": [PAIRS, ["县第一中学", "东河乡中学、龙塘小学", *PAIR[2:]]]},
        {},
        "结对!B2",
    ),
}


def test_one_recipient_merged_over_two_columns_is_one(tmp_path: Path) -> None:
    header = ["支援学校", "受援学校1", "受援学校2", *PAIRS[2:]]
    path = book(tmp_path, {"结对": [header, [*PAIR[:2], None, *PAIR[2:]]]}, merged=[("结对", "B2:C2")])
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert len(ledger.supports) == 1


@pytest.mark.parametrize("what", TOLD)
def test_what_would_be_wrong_is_told_at_its_cell(tmp_path: Path, what: str) -> None:
    sheets, about, place = TOLD[what]
    path = book(tmp_path, sheets, **about)
    try:
        findings = jd.read_ledger(path, shape=jd.sniff(path)).findings
    except jd.BadLedger as error:
        findings = error.findings
    assert place in {each.cell for each in findings}


@pytest.mark.parametrize("by_shape", [True, False])
@pytest.mark.parametrize(
    "lines",
    [
        ["填报单位：某县教育局    单位：万元"],
        ["填报单位：某县教育局", "单位：万元"],
        ["单位：万元", "填报单位：某县教育局"],
        ["（万元）"],
    ],
)
def test_a_unit_above_is_read_or_found(tmp_path: Path, lines: list[str], by_shape: bool) -> None:
    path = book(tmp_path, {"资金物资": [*[[line] for line in lines], MONEY, GIFT]})
    ledger = (
        jd.read_ledger(path, shape=jd.sniff(path)) if by_shape else jd.read_ledger(path, schools_by="name")
    )
    assert [each.cell for each in ledger.findings] == [f"资金物资!E{len(lines) + 1}"]
    assert [each.value_yuan for each in ledger.transfers] == [50000 if by_shape else 5]


@pytest.mark.parametrize("by_shape", [True, False])
def test_a_percent_below_a_header_with_its_sign_is_found(tmp_path: Path, by_shape: bool) -> None:
    path = book(tmp_path, {"支教": [[*POSTINGS, "工作量比例(%)"], [*POSTED, 0.5]]})
    made = openpyxl.load_workbook(path)
    made["支教"]["F2"].number_format = "0%"
    made.save(path)
    shape = jd.sniff(path) if by_shape else None
    ledger = jd.read_ledger(path, shape=shape, schools_by="name", teachers_by="name")
    is_found = "支教!F2" in {each.cell for each in ledger.findings}
    assert is_found or [float(each.share or 0) for each in ledger.postings] == [0.5]


@pytest.mark.parametrize("by_shape", [True, False])
def test_a_date_that_shows_no_day_is_a_month(tmp_path: Path, by_shape: bool) -> None:
    path = book(tmp_path, {"结对帮扶": [PAIRS, [*PAIR[:3], date(2021, 9, 1), date(2022, 7, 1)]]})
    made = openpyxl.load_workbook(path)
    for cell in ("D2", "E2"):
        made["结对帮扶"][cell].number_format = 'yyyy"年"m"月"'
    made.save(path)
    shape = jd.sniff(path) if by_shape else None
    ledger = jd.read_ledger(path, shape=shape, schools_by="name")
    is_found = "结对帮扶!E2" in {each.cell for each in ledger.findings}
    assert is_found or [str(each.last_day) for each in ledger.supports] == ["2022-07-31"]


def test_the_other_row_of_a_finding_is_that_of_its_sheet(tmp_path: Path) -> None:
    rows = [["原学校", "现学校", "变更类型", "变更日期"], ["县第一中学", "县第二小学", "合并", "2021-09-01"]]
    other = ["县第一中学", "龙塘小学", "合并", "2021-09-01"]
    sheets: dict[str, Any] = {
        "结对": [PAIRS, PAIR],
        "学校变更": [["学校变更情况"], *rows, ["合计", 1], other],
    }
    path = book(tmp_path, sheets)
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    [finding] = [each for each in ledger.findings if each.code == "unclear_succession"]
    assert finding.cell.startswith("学校变更!")
    assert "5" in finding.cell
    assert "row 3" in finding.explain("en")


TEXT = "支援学校,受援学校,结束年月\n甲小学,乙小学,2022.7\n丙小学,丁小学,2022.7\n"


def test_a_quote_that_is_never_closed_is_found_by_a_shape_too(tmp_path: Path) -> None:
    path = tmp_path / "结对.csv"
    path.write_text(TEXT, "utf-8")
    shape = jd.sniff(path)
    assert len(jd.read_ledger(path, shape=shape).supports) == 2
    path.write_text(TEXT.replace("丙小学", '"丙小学'), "utf-8")
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(path, shape=shape)
    assert [(each.code, each.table, each.row) for each in caught.value.findings][:1] == [
        ("unclosed_quote", "结对.csv", 3)
    ]
    with pytest.raises(jd.BadLedger):
        jd.read_ledger(path, shape=shape, keep_valid=True)


def test_the_limits_of_text_files_hold_with_a_shape(tmp_path: Path) -> None:
    path = tmp_path / "结对.csv"
    path.write_text(TEXT, "utf-8")
    shape = jd.sniff(path)
    with pytest.raises(OSError, match="bytes"):
        jd.read_ledger(path, shape=shape, largest_file=20)
    path.write_text(TEXT + "甲小学," + "乙" * 100 + ",2022.7\n", "utf-8")
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(path, shape=shape, most_row_bytes=100)
    assert caught.value.findings[0].code == "too_large"
