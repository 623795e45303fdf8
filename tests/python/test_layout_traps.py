# SPDX-License-Identifier: Apache-2.0
"""Sheets that invite a wrong reading: each is read right, or refused at its place, or doubted there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from layout_books import NAMES, PAIR, PAIRS, Rows, book

MONEY: list[Any] = ["支援学校", "受援学校", "金额", "日期"]
GIFT: list[Any] = ["县第一中学", "东河乡中学", 3.5, "2021-10-12"]
POSTINGS: list[Any] = ["姓名", "派出学校", "接收学校", "起始年月", "结束年月"]


def read(folder: Path, sheets: dict[str, Rows], **how: Any) -> jd.Ledger:
    path = book(folder, sheets, **how)
    return jd.read_ledger(path, shape=jd.sniff(path))


def teachers_of(ledger: jd.Ledger) -> list[str | None]:
    return [row.teacher and row.teacher.rpartition("/")[2] for row in ledger.postings]


SWAPPED = [PAIRS[1], PAIRS[0], *PAIRS[2:]]
OTHER_HEADERS: dict[str, dict[str, Rows]] = {
    "columns swapped": {"结对": [PAIRS, PAIR, SWAPPED, PAIR]},
    "another unit": {
        "资金台账": [[*MONEY[:2], "金额（万元）", "日期"], GIFT, [*MONEY[:2], "金额（元）", "日期"], GIFT]
    },
}


@pytest.mark.parametrize("what", OTHER_HEADERS)
def test_a_second_header_that_differs_is_refused(tmp_path: Path, what: str) -> None:
    with pytest.raises(jd.BadShape, match="another header in row 3, which differs from that in row 1"):
        read(tmp_path, OTHER_HEADERS[what])


def test_the_same_header_again_is_left_out(tmp_path: Path) -> None:
    ledger = read(
        tmp_path, {"结对": [PAIRS, PAIR, ["支 援学校", *PAIRS[1:]], [*PAIR[:1], "龙塘小学", *PAIR[2:]]]}
    )
    assert len(ledger.supports) == 2


def test_values_below_an_empty_header_are_refused(tmp_path: Path) -> None:
    rows = [[*PAIRS[:2], None, *PAIRS[2:]], [*PAIR[:2], "龙塘小学", *PAIR[2:]]]
    path = book(tmp_path, {"结对": rows})
    shape = jd.sniff(path)
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(path, shape=shape)
    assert [(each.code, each.cell) for each in caught.value.findings] == [("unnamed_column", "结对!C2")]
    content = shape.to_dict()
    content["sheets"][1]["columns"]["C"] = {"header": "", "holds": ""}
    assert len(jd.read_ledger(path, shape=jd.Shape(content)).supports) == 1


TOTALS = ["石桥镇小计", "以上合计", "全县", "共8所", "总数", "平均", "合计（3所）", "东片区总计"]


@pytest.mark.parametrize("total", TOTALS)
@pytest.mark.parametrize("by_shape", [True, False])
def test_a_total_of_any_name_is_no_record_or_is_doubted(tmp_path: Path, total: str, by_shape: bool) -> None:
    sheets: dict[str, Rows] = {
        "学校名单": [["学校名称"], *[[name] for name in NAMES], [total]],
        "结对": [PAIRS, PAIR],
    }
    path = book(tmp_path, sheets)
    how: dict[str, Any] = {"shape": jd.sniff(path)} if by_shape else {"schools_by": "name"}
    ledger = jd.read_ledger(path, **how)
    codes = {each.code for each in ledger.findings if each.cell == f"学校名单!A{len(NAMES) + 2}"}
    if by_shape:
        assert len(ledger.schools) == len(NAMES)
        assert codes == {"rows_left_out"}
    elif total not in ("共8所",):
        assert codes == {"like_total"}


def test_a_part_of_a_school_alone_in_its_row_is_a_school(tmp_path: Path) -> None:
    names = [*NAMES, "县第一中学东校区"]
    ledger = read(tmp_path, {"学校名单": [["学校名称"], *[[name] for name in names]], "结对": [PAIRS, PAIR]})
    assert [row.name for row in ledger.schools] == names


def test_the_name_of_a_town_alone_is_a_heading(tmp_path: Path) -> None:
    rows: Rows = [
        ["学校名称", "类别"],
        ["城关镇"],
        ["县第一中学", "初级中学"],
        ["东河乡"],
        ["东河乡中学", "初级中学"],
    ]
    ledger = read(tmp_path, {"学校名单": rows, "结对": [PAIRS, PAIR]})
    assert [row.name for row in ledger.schools] == ["县第一中学", "东河乡中学"]


UNITS = [
    "单位：人、万元",
    "单位（万元）",
    "资金统计表（万元）",
    "（单位：万元）",
    "单位:万元  填报单位:教育局",
]


@pytest.mark.parametrize("title", UNITS)
def test_a_unit_above_a_table_is_read_however_it_is_written(tmp_path: Path, title: str) -> None:
    ledger = read(tmp_path, {"资金台账": [[title], MONEY, GIFT]})
    assert float(ledger.transfers[0].value_yuan) == 35_000
    assert "assumed_unit" in {each.code for each in ledger.findings}


def test_the_unit_of_next_years_file_is_its_own(tmp_path: Path) -> None:
    for name in ("old", "new", "bare"):
        (tmp_path / name).mkdir()
    shape = jd.sniff(book(tmp_path / "old", {"资金台账": [["单位：万元"], MONEY, GIFT]}))
    new = book(tmp_path / "new", {"资金台账": [["单位：元"], MONEY, [*GIFT[:2], 30_000, GIFT[3]]]})
    ledger = jd.read_ledger(new, shape=jd.sniff(new, like=shape))
    assert float(ledger.transfers[0].value_yuan) == 30_000
    bare = book(tmp_path / "bare", {"资金台账": [MONEY, GIFT]})
    ledger = jd.read_ledger(bare, shape=jd.sniff(bare, like=shape))
    assert "assumed_unit" in {each.code for each in ledger.findings}


def test_what_is_no_name_of_a_teacher_is_unknown(tmp_path: Path) -> None:
    names = ["/", "无", "3名", "两人", "王芳", "王芳(骨干)、李强", "赵敏 孙丽", "王 芳"]
    rows = [[name, *PAIR[:2], f"20{10 + place}.9", f"20{11 + place}.7"] for place, name in enumerate(names)]
    ledger = read(tmp_path, {"支教": [POSTINGS, *rows]})
    assert teachers_of(ledger)[:5] == [None, None, None, None, "王芳"]
    assert teachers_of(ledger)[7] == "王芳"
    doubted = {each.cell for each in ledger.findings if each.code in ("several_people", "assumed_value")}
    assert {f"支教!A{row}" for row in (2, 7, 8, 9)} <= doubted | {"支教!A9"}


def test_two_cells_of_several_in_one_row_are_not_multiplied(tmp_path: Path) -> None:
    row = ["王芳、李强", "县第一中学", "东河乡中学、龙塘小学", "2021.9", "2022.7"]
    path = book(tmp_path, {"支教": [POSTINGS, row]})
    shape = jd.sniff(path)
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(path, shape=shape)
    assert "missing_value" in {each.code for each in caught.value.findings if each.cell == "支教!C2"}


def test_a_count_of_the_teachers_of_a_cell_is_no_amount(tmp_path: Path) -> None:
    header = [*POSTINGS, "人数"]
    ledger = read(tmp_path, {"支教": [header, ["王芳、李强", *PAIR[:2], "2021.9", "2022.7", 2]]})
    assert teachers_of(ledger) == ["王芳", "李强"]
    with pytest.raises(jd.BadLedger, match="one amount"):
        read(tmp_path, {"支教": [header, ["王芳、李强", *PAIR[:2], "2021.9", "2022.7", 3]]})


def test_a_number_below_a_school_in_the_header_is_of_the_school(tmp_path: Path) -> None:
    rows: Rows = [
        ["支援学校", None, "受援学校", None, "帮扶内容", "帮扶时间", None],
        ["名称", "教师人数", "名称", "负责人", None, "起", "止"],
        ["县第一中学", 86, "东河乡中学", "某人", "师资", "2021.9", "2022.7"],
    ]
    merged = [("结对", cells) for cells in ("A1:B1", "C1:D1", "E1:E2", "F1:G1")]
    ledger = read(tmp_path, {"结对": rows}, merged=merged)
    [tie] = ledger.supports
    assert (tie.amount, str(tie.first_day), str(tie.last_day)) == (None, "2021-09-01", "2022-07-31")


SHORT: list[tuple[list[str], str, str | None]] = [
    (["县第一高级中学", "县第一初级中学"], "县一中", None),
    (["县第一高级中学", "县第二初级中学"], "县一中", "县第一高级中学"),
    (["清源县黑水乡柳湾小学", "清源县第一中学"], "柳湾小学", "清源县黑水乡柳湾小学"),
    (["清源县黑水乡柳湾小学", "清源县第一中学"], "黑水乡柳湾小学", "清源县黑水乡柳湾小学"),
    (["清源县黑水乡柳湾小学", "清源县石桥镇柳湾小学"], "柳湾小学", None),
    (["清源县实验小学", "清源县第一中学"], "实验小学", "清源县实验小学"),
    (["清源县第一中学", "清源县第二中学"], "县一中", "清源县第一中学"),
]


@pytest.mark.parametrize(("names", "written", "meant"), SHORT)
def test_a_short_name_is_read_only_where_one_school_fits(
    tmp_path: Path, names: list[str], written: str, meant: str | None
) -> None:
    rows: dict[str, Rows] = {"学校名单": [["学校名称"], *[[name] for name in [*names, "东河乡中学"]]]}
    path = book(tmp_path, rows | {"结对": [PAIRS, [written, "东河乡中学", *PAIR[2:]]]})
    shape = jd.sniff(path)
    assert shape.to_dict()["names"] == ({} if meant is None else {written: meant})


def test_a_slip_in_a_shape_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对": [PAIRS, PAIR]})
    text = jd.sniff(path).to_json().replace('"holds": "recipient"', '"holds": "recipent"')
    with pytest.raises(jd.BadShape, match=r"column B holds 'recipent', .* nearest is 'recipient'"):
        jd.read_ledger(path, shape=jd.Shape(text))


def test_a_hidden_sheet_is_said_to_be_unread(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对": [PAIRS, PAIR], "支教": [POSTINGS]}, hidden="支教")
    shape = jd.sniff(path)
    [finding] = [each for each in jd.read_ledger(path, shape=shape).findings if each.code == "hidden_sheet"]
    assert "was not read" in finding.explain("en")
    assert "未读取" in finding.explain("zh")
    assert jd.sniff(path, like=shape) == shape
