# SPDX-License-Identifier: Apache-2.0
"""Sheets as bureaus lay them out: each is read as it is meant, or doubted or refused at its place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from layout_books import PAIR, PAIRS, Rows, book

A, B, C, D = "县第一中学", "东河乡中学", "县第二小学", "龙塘小学"
YEAR = "2021.9-2022.7"
SPAN = ("2021-09", "2022-07")
MONEY = ["支援学校", "受援学校", "金额", "日期"]


def name_of(ledger: jd.Ledger, school: str | None) -> str | None:
    return {each.id: each.name for each in ledger.schools}.get(school or "")


def records_of(ledger: jd.Ledger) -> list[tuple[Any, ...]]:
    """Give what each record says, without what it does not say."""
    people = {each.id: each.name for each in ledger.teachers}
    records: list[tuple[Any, ...]] = []
    for tie in ledger.supports:
        ends = name_of(ledger, tie.supporter), name_of(ledger, tie.recipient)
        records.append((*ends, tie.channel, tie.first_day_text, tie.last_day_text, tie.amount, tie.unit))
    for post in ledger.postings:
        ends = name_of(ledger, post.home), name_of(ledger, post.host)
        who = people.get(post.teacher or "", post.teacher)
        days = post.first_day_text, post.last_day_text
        records.append((*ends, who, post.count, post.subject, post.form, *days))
    for gift in ledger.transfers:
        ends = name_of(ledger, gift.supporter), name_of(ledger, gift.recipient)
        records.append((*ends, gift.quantity, gift.unit, gift.value_yuan, gift.day_text))
    records += [
        (name_of(ledger, need.school), need.subject, need.required, need.on_hand) for need in ledger.needs
    ]
    return [tuple(part for part in record if part is not None) for record in records]


def read(folder: Path, sheets: dict[str, Rows], merged: list[tuple[str, str]] | None = None) -> jd.Ledger:
    path = book(folder, sheets, merged=merged or [])
    return jd.read_ledger(path, shape=jd.sniff(path))


def money(header: str, amount: float = 2) -> dict[str, Rows]:
    return {"资金台账": [[*MONEY[:2], header, "日期"], [A, B, amount, "2022.10.8"]]}


def posted(header: str, value: Any) -> dict[str, Rows]:
    return {"支教名单": [["派出学校", "受援学校", header, "起止时间"], [A, B, value, YEAR]]}


WANG = (A, B, "王芳", "mathematics", *SPAN)
LIST_OF_TEACHERS: Rows = [
    ["序号", "姓名", "派出学校", "接收学校", "任教学科", "起止时间"],
    [1, "王芳", A, B, "数学", YEAR],
]
LIST_OF_GIFTS: Rows = [["序号", *MONEY[:2], "金额（元）", "日期"], [1, A, B, 2000, "2022.9"]]
GIFT = (A, B, 2000, "2022-09")

# What the sheets are, and what each record says.
RIGHT: dict[str, tuple[dict[str, Rows], list[tuple[Any, ...]]]] = {
    **{
        f"postings in {name}": ({name: LIST_OF_TEACHERS}, [WANG])
        for name in (
            "外派教师花名册",
            "2022年交流教师名册",
            "支教教师信息",
            "交流轮岗教师信息表",
            "轮岗教师名册",
        )
    },
    **{
        f"gifts in {name}": ({name: LIST_OF_GIFTS}, [GIFT])
        for name in ("帮扶资金", "结对帮扶资金台账", "支援物资清单", "结对帮扶捐赠情况", "支援资金明细")
    },
    **{
        f"money under {header}": (money(header), [(A, B, yuan, "2022-10-08")])
        for header, yuan in {
            "金额（单位：万元）": 20_000,
            "金额（人民币万元）": 20_000,
            "金额（单位万元）": 20_000,
            "金额（万元，含物资折价）": 20_000,
            "金额（百万元）": 2_000_000,
            "金额/万元": 20_000,
            "金额：万元": 20_000,
            "金额\n单位：万元": 20_000,
            "金额（千元）（含税）": 2_000,
            "捐赠金额（万元）": 20_000,
            "帮扶资金(万元)": 20_000,
        }.items()
    },
    "a unit of goods": (money("数量（台）", 3), [(A, B, 3, "台", "2022-10-08")]),
    **{
        f"heads under {header}": (posted(header, 3), [(A, B, 3, *SPAN)])
        for header in ("支教教师数", "派出教师人数", "选派人数", "教师人数", "实派人数")
    },
    "pairs side by side": (
        {"结对": [[*PAIRS[:2], *PAIRS[:2]], [A, B, C, D], [C, B, A, D]]},
        [(A, B, "", "?"), (C, D, "", "?"), (C, B, "", "?"), (A, D, "", "?")],
    ),
    "pairs side by side under two headers": (
        {
            "结对": [
                [*PAIRS[:2], "起止时间", "起止时间", *PAIRS[:2], "起止时间", "起止时间"],
                [None, None, "起", "止", None, None, "起", "止"],
                [A, B, "2021.9", "2022.7", C, D, "2022.9", "2023.7"],
            ]
        },
        [(A, B, *SPAN), (C, D, "2022-09", "2023-07")],
    ),
    "ticks in one year and heads in the next": (
        {
            "2021年结对": [[*PAIRS[:2], "师资", "资金"], [A, B, "√", "√"]],
            "2022年结对": [[*PAIRS[:2], "帮扶内容", "派出人数"], [A, B, "师资", 3]],
        },
        [
            (A, B, "staff", "2021/2022", "2021/2022"),
            (A, B, "funds", "2021/2022", "2021/2022"),
            (A, B, "staff", "2022/2023", "2022/2023", 3, "persons"),
        ],
    ),
    "goods of two units": (
        {
            "2021捐赠": [[*MONEY[:2], "数量（台）", "日期"], [A, B, 3, "2021.10.8"]],
            "2022捐赠": [[*MONEY[:2], "数量（册）", "日期"], [A, B, 500, "2022.10.8"]],
        },
        [(A, B, 3, "台", "2021-10-08"), (A, B, 500, "册", "2022-10-08")],
    ),
    "amounts beside their schools": (
        {
            "资金台账": [
                ["支援学校", "受援学校1", "金额1", "受援学校2", "金额2", "日期"],
                [A, B, 200, D, 500, "2022.10.8"],
            ]
        },
        [(A, B, 200, "2022-10-08"), (A, D, 500, "2022-10-08")],
    ),
    "teachers in columns": (
        {
            "支教": [
                ["派出学校", "接收学校", "支教教师1", "支教教师2", "支教教师3", "起止时间"],
                [A, B, "王芳", "李强", None, YEAR],
            ]
        },
        [(A, B, "王芳", *SPAN), (A, B, "李强", *SPAN)],
    ),
    "ticks under channels": (
        {
            "结对": [
                [*PAIRS[:2], "师资", "教学管理", "资金", "物资", "起止时间"],
                [A, B, "√", None, "√", "×", YEAR],
            ]
        },
        [(A, B, "staff", *SPAN), (A, B, "funds", *SPAN)],
    ),
    "amounts under channels": (
        {
            "结对": [
                [*PAIRS[:2], "派出教师（人）", "捐赠资金（万元）", "捐赠物资（件）", "起止时间"],
                [A, B, 3, 2, 0, YEAR],
            ]
        },
        [(A, B, "staff", *SPAN, 3, "persons"), (A, B, "funds", *SPAN, 20_000, "yuan")],
    ),
    "one and more under channels": (
        {
            "结对": [
                [*PAIRS[:2], "派出教师（人）", "资金", "起止时间"],
                [A, B, 1, "√", YEAR],
                [C, D, 2, None, YEAR],
            ]
        },
        [(A, B, "staff", *SPAN, 1, "persons"), (A, B, "funds", *SPAN), (C, D, "staff", *SPAN, 2, "persons")],
    ),
    "one channel that is ticked": (
        {
            "结对": [
                [*PAIRS[:2], "资金", "起止时间"],
                [A, B, "√", YEAR],
                [C, D, None, YEAR],
                [A, D, "否", YEAR],
            ]
        },
        [(A, B, "funds", *SPAN), (C, D, *SPAN), (A, D, *SPAN)],
    ),
    "a pair without a tick": (
        {
            "结对": [
                [*PAIRS[:2], "师资", "资金", "起止时间"],
                [A, B, "√", None, YEAR],
                [C, D, "×", None, YEAR],
            ]
        },
        [(A, B, "staff", *SPAN), (C, D, *SPAN)],
    ),
    "two columns of one channel": (
        {"结对": [[*PAIRS[:2], "教学", "管理", "起止时间"], [A, B, "√", "√", YEAR], [C, D, None, "√", YEAR]]},
        [(A, B, "teaching", *SPAN), (A, B, "teaching", *SPAN), (C, D, "teaching", *SPAN)],
    ),
    "how large a school is": (
        {"结对": [[*PAIRS, "教师（人）", "学生（人）"], [*PAIR, 20, 300]]},
        [(A, B, "staff", *SPAN)],
    ),
    "needs of all teachers": (
        {
            "结对": [PAIRS, PAIR],
            "教师需求": [
                ["学校", "教师总数", "教师总数", "语文", "语文"],
                [None, "核定", "现有", "核定", "现有"],
                [B, 11, 9, 6, 4],
            ],
        },
        [(A, B, "staff", *SPAN), (B, "chinese", 6, 4)],
    ),
    "heads and those among them": (
        {
            "支教": [
                ["派出学校", "受援学校", "派出教师数", "派出教师数", "起止时间"],
                [None, None, "小计", "骨干教师", None],
                [A, B, 3, 1, YEAR],
            ]
        },
        [(A, B, 3, *SPAN)],
    ),
    "needs of other subjects": (
        {
            "结对": [PAIRS, PAIR],
            "教师需求": [
                ["学校", "语文", "语文", "音体美", "音体美", "合计", "合计"],
                [None, "核定", "缺编", "核定", "缺编", "核定", "缺编"],
                [B, 6, 2, 5, 0, 11, 2],
            ],
        },
        [(A, B, "staff", *SPAN), (B, "chinese", 6), (B, "音体美", 5)],
    ),
    "needs under usual headers": (
        {
            "结对": [PAIRS, PAIR],
            "教师需求": [["学校", "学科", "应配教师", "实有教师", "缺员"], [B, "语文", 6, 4, 2]],
        },
        [(A, B, "staff", *SPAN), (B, "chinese", 6, 4)],
    ),
    "contacts of both schools": (
        {
            "结对": [
                ["支援学校", "联系人", "联系电话", "受援学校", "联系人", "联系电话", *PAIRS[2:]],
                [A, "赵", "1390", B, "钱", "1391", *PAIR[2:]],
            ]
        },
        [(A, B, "staff", *SPAN)],
    ),
    "counts of subjects": (
        {
            "支教": [
                ["派出学校", "接收学校", "人数", "人数", "起止时间"],
                ["", "", "语文", "数学", ""],
                [A, B, 1, 2, YEAR],
            ]
        },
        [(A, B, 1, "chinese", *SPAN), (A, B, 2, "mathematics", *SPAN)],
    ),
    "a list of those who watch": (
        {"跟岗研修": [["姓名", "派出学校", "跟岗学校", "起止时间"], ["钱芳", B, A, YEAR]]},
        [(B, A, "钱芳", "shadowing", *SPAN)],
    ),
    "gifts of a year": (
        {"捐赠": [["2022年度捐赠情况表"], MONEY[:3], [A, B, 3]]},
        [(A, B, 3, "2022")],
    ),
}


@pytest.mark.parametrize("what", RIGHT)
def test_a_sheet_is_read_as_it_is_meant(tmp_path: Path, what: str) -> None:
    sheets, records = RIGHT[what]
    assert Counter(records_of(read(tmp_path, sheets))) == Counter(records)


def test_a_day_that_is_merged_over_both_columns_is_of_both(tmp_path: Path) -> None:
    header = [*PAIRS[:3], "起始年月", "结束年月"]
    days = ["2021-2022学年", "2022年秋季", "2021.9", "待定"]
    rows = [header, *[[A, B, "师资", day, None] for day in days]]
    ledger = read(tmp_path, {"结对": rows}, [("结对", f"D{row}:E{row}") for row in range(2, 6)])
    assert [(each.first_day_text, each.last_day_text) for each in ledger.supports] == [
        ("2021/2022", "2021/2022"),
        ("2022-autumn", "2022-autumn"),
        ("2021-09", "2021-09"),
        ("", "?"),
    ]


# A sheet, and the code and the cell of the finding that doubts it.
DOUBTED: dict[str, tuple[str, Rows, str, str]] = {
    "a column beside the table": (
        "结对",
        [[*PAIRS, None, "捐赠金额"], [*PAIR, None, 3]],
        "unused_column",
        "结对!G1",
    ),
    "whether it is a pair": ("结对", [[*PAIRS, "是否结对"], [*PAIR, "否"]], "unused_column", "结对!F1"),
    "money a year": (
        "资金",
        [["支援学校", "受援学校", "2020年", "2021年", "日期"], [A, B, 2, 3, "2021-10-01"]],
        "unused_column",
        "资金!C1",
    ),
    "planned heads": (
        "支教",
        [["派出学校", "受援学校", "计划人数", "起止时间"], [A, B, 3, YEAR]],
        "unused_column",
        "支教!C1",
    ),
    "heads of subjects": (
        "支教",
        [["派出学校", "受援学校", "语文", "数学", "起止时间"], [A, B, 1, 2, YEAR]],
        "unused_column",
        "支教!C1",
    ),
    "a unit nobody knows": (
        "资金",
        [["单位：万万元"], MONEY, [A, B, 2, "2021-10-01"]],
        "unit_above",
        "资金!A1",
    ),
    "a unit in the rows": (
        "资金",
        [["支援学校", "受援学校", "金额(元)", "单位", "日期"], [A, B, 2, "万元", "2021-10-01"]],
        "unit_differs",
        "资金!D2",
    ),
    "a number behind teachers": (
        "支教",
        [["派出学校", "受援学校", "姓名", "起止时间"], [A, B, "教师3", YEAR]],
        "several_people",
        "支教!C2",
    ),
}


def test_a_teacher_without_a_name_is_doubted(tmp_path: Path) -> None:
    names = ["王老师", "语文老师", "数学教师", "王芳(2人)", "王芳（女）", "王芳"]
    rows: Rows = [["派出学校", "受援学校", "姓名", "起止时间"], *[[A, B, name, YEAR] for name in names]]
    findings = read(tmp_path, {"支教": rows}).findings
    assert [each.value for each in findings if each.code == "several_people"] == names[1:5]


@pytest.mark.parametrize("what", DOUBTED)
def test_what_a_sheet_leaves_open_is_doubted_at_its_cell(tmp_path: Path, what: str) -> None:
    sheet, rows, code, cell = DOUBTED[what]
    found = [(each.code, each.cell) for each in read(tmp_path, {sheet: rows}).findings]
    assert (code, cell) in found


def test_an_unused_column_is_doubted_without_a_shape_too(tmp_path: Path) -> None:
    path = book(
        tmp_path, {"支教": [["派出学校", "受援学校", "计划人数", "电话", "起止时间"], [A, B, 3, "139", YEAR]]}
    )
    ledger = jd.read_ledger(path, schools_by="name")
    assert [(each.code, each.cell) for each in ledger.findings] == [("unused_column", "支教!C1")]


def test_an_unused_column_without_cells_is_not_doubted(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"支教": [["派出学校", "受援学校", "计划人数", "起止时间"], [A, B, None, YEAR]]}
    path = book(tmp_path, sheets)
    for how in ({"schools_by": "name"}, {"shape": jd.sniff(path)}):
        assert "unused_column" not in [each.code for each in jd.read_ledger(path, **how).findings]


def test_a_text_over_days_is_no_empty_day(tmp_path: Path) -> None:
    header = [*PAIRS[:3], "起始年月", "结束年月"]
    with pytest.raises(jd.BadLedger) as caught:
        read(tmp_path, {"结对": [header, [A, B, "师资", None, None]]}, [("结对", "C2:E2")])
    assert {each.code for each in caught.value.findings} == {"bad_day"}
    ledger = read(tmp_path, {"结对": [header, [A, B, "待定", None, None]]}, [("结对", "C2:E2")])
    assert ledger.supports[0].last_day_text == "?"


@pytest.mark.parametrize("cell", ["2022.10", "13900001111"])
def test_a_number_that_is_no_amount_is_not_taken_for_one(tmp_path: Path, cell: str) -> None:
    ledger = read(tmp_path, {"结对": [[*PAIRS[:2], "资金", "起止时间"], [A, B, cell, YEAR]]})
    assert [(each.channel, each.amount) for each in ledger.supports] == [(None, None)]
    assert [(each.code, each.cell) for each in ledger.findings] == [("unused_column", "结对!C1")]


def test_a_total_above_its_rows_is_not_compared(tmp_path: Path) -> None:
    rows: Rows = [MONEY, ["合计", None, 700, None], [A, B, 200, "2022.10.8"], [A, D, 500, "2022.10.8"]]
    assert "total_differs" not in [each.code for each in read(tmp_path, {"资金": rows}).findings]


@pytest.mark.parametrize("header", ["金额（万元/年）", "金额（计划）", "数量（万册）"])
def test_a_unit_that_is_not_known_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(jd.BadLedger) as caught:
        read(tmp_path, money(header))
    [finding] = caught.value.findings
    assert finding.code == "ambiguous_column"
    assert header in finding.explain("zh")


@pytest.mark.parametrize("by_shape", [True, False])
def test_a_month_that_may_have_lost_its_zero_is_doubted_in_a_text_file(
    tmp_path: Path, by_shape: bool
) -> None:
    (tmp_path / "学校.csv").write_text(f"学校名称\n{A}\n{B}\n", "utf-8")
    pairs = [[A, B, "师资", "2022.1", "2023.12"], [A, B, "师资", "2021.1", "2022.10"]]
    (tmp_path / "结对.csv").write_text("\n".join(map(",".join, [PAIRS, *pairs])), "utf-8")
    how: dict[str, Any] = {"shape": jd.sniff(tmp_path)} if by_shape else {"schools_by": "name"}
    [finding] = jd.read_ledger(tmp_path, **how).findings
    assert (finding.code, finding.value, finding.count, finding.row) == ("assumed_value", "2022.1", 2, 2)
    assert "2022-01" in finding.explain("zh")


def test_a_part_of_a_school_in_brackets_is_the_school_of_that_name(tmp_path: Path) -> None:
    schools: Rows = [["学校名称"], [A], ["县第二小学"], ["县第二小学东校区"]]
    path = book(tmp_path, {"学校名单": schools, "结对": [PAIRS, [A, "县第二小学（东校区）", *PAIR[2:]]]})
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert name_of(ledger, ledger.supports[0].recipient) == "县第二小学东校区"
