# SPDX-License-Identifier: Apache-2.0
"""Cells that show another number than they hold, a unit, a month or a year: read as shown, or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from format_books import Cell, Format, Rows, digits, point, spelled, unit, write
from jiedui import workbook_formats as formats
from jiedui.workbooks import workbook_of

ENDINGS = [".xlsx", ".xls", ".ods"]
MONEY = ["捐赠学校", "受赠学校", "类别", "日期"]
GIFT = ["县第一中学", "东河乡中学", "资金", "2021.10.12"]
PAIRS = ["支援学校", "受援学校", "起始年月", "结束年月"]


def number(code: str, inside: str) -> Format:
    return Format(code, spelled("number", inside))


IN_TEN_THOUSANDS = number("0!.0,", digits(0, 1000, point(1)))
IN_THOUSANDS = number("#,##0.0,", digits(1, 1000))
BY_SIZE = Format(
    '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0',
    spelled("number", digits(0, 1_000_000, point(2)) + unit("亿"), name="N1P0")
    + spelled("number", digits(0, 1000, point(1)) + unit("万"), name="N1P1")
    + spelled(
        "number",
        digits(),
        '<style:map style:condition="value()&gt;=100000000" style:apply-style-name="N1P0"/>'
        '<style:map style:condition="value()&gt;=10000" style:apply-style-name="N1P1"/>',
    ),
)
WAN_YUAN = number('0.00"万元"', digits(2) + unit("万元"))
YUAN = number('#,##0"元"', digits() + unit("元"))


def read(path: Path, header: str, cell: Any, by_shape: bool, above: list[list[Any]] | None = None) -> Any:
    """Read a ledger with a gift whose amount is in the cell; give its findings, and its amount in yuan."""
    write(path, "资金台账", [*(above or []), [*MONEY, header], [*GIFT, cell]])
    shape = jd.sniff(path) if by_shape else None
    ledger = jd.read_ledger(path, shape=shape, schools_by="name", keep_valid=True)
    found = [(each.code, each.cell, each.value) for each in ledger.findings if each.severity == "error"]
    return found, [each.value_yuan for each in ledger.transfers]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("by_shape", [True, False])
@pytest.mark.parametrize("header", ["金额", "金额（元）", "金额（万元）"])
@pytest.mark.parametrize(
    ("layout", "value", "shown"),
    [
        (IN_TEN_THOUSANDS, 35000, "3.5"),
        (IN_THOUSANDS, 35000, "35.0"),
        (BY_SIZE, 35000, "3.5万"),
        (BY_SIZE, 350000000, "3.50亿"),
    ],
)
def test_a_cell_that_shows_another_number_is_an_error(
    tmp_path: Path, ending: str, by_shape: bool, header: str, layout: Format, value: int, shown: str
) -> None:
    found, amounts = read(tmp_path / f"book{ending}", header, Cell(value, layout), by_shape)
    text = f"{value} (shown as 显示为 {shown}; format it as 格式请用 General 常规)"
    assert (found, amounts) == ([("bad_number", "资金台账!E2", text)], [])


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("by_shape", [True, False])
def test_a_unit_behind_a_number_is_read_as_shown(tmp_path: Path, ending: str, by_shape: bool) -> None:
    path, cell = tmp_path / f"book{ending}", Cell(2, WAN_YUAN)
    refused: Any = ([("bad_number", "资金台账!E2", "2万元")], [])
    for header in ("金额", "金额（元）", "金额（千元）"):
        assert read(path, header, cell, by_shape) == refused
    for header in ("金额（万元）", "金额(万元)"):
        assert read(path, header, cell, by_shape) == ([], [20000])


@pytest.mark.parametrize("ending", ENDINGS)
def test_yuan_behind_a_number_are_refused_below_another_unit(tmp_path: Path, ending: str) -> None:
    path, cell = tmp_path / f"book{ending}", Cell(20000, YUAN)
    for header in ("金额", "金额（元）"):
        assert read(path, header, cell, False) == ([], [20000])
    assert read(path, "金额（万元）", cell, False) == ([("bad_number", "资金台账!E2", "20000元")], [])


@pytest.mark.parametrize(
    ("line", "header", "amount"),
    [
        ("单位：万元", "金额", 20000),
        ("填报单位：某县教育局    单位： 万元", "金额", 20000),
        ("单位：万元", "金额（万元）", 20000),
        ("单位：元", "金额（万元）", 20000),
        ("单位：千元", "金额", None),
        ("单位：元", "金额", None),
        ("单位：万元", "金额（元）", None),
        ("万寿小学", "金额", None),
    ],
)
def test_the_last_unit_above_a_cell_counts(
    tmp_path: Path, line: str, header: str, amount: int | None
) -> None:
    found, amounts = read(tmp_path / "book.xlsx", header, Cell(2, WAN_YUAN), True, [[line]])
    refused: Any = ([("bad_number", "资金台账!E3", "2万元")], [])
    assert (found, amounts) == (refused if amount is None else ([], [amount]))


def test_a_unit_in_a_merged_header_counts_below_all_of_it(tmp_path: Path) -> None:
    import openpyxl

    rows: Rows = [[*MONEY, "备注", "金额"], [*GIFT, "", Cell(2, WAN_YUAN)]]
    path = write(tmp_path / "book.xlsx", "资金台账", [["", "", "", "", "资金（万元）", ""], *rows])
    for is_merged, text in ((False, "2万元"), (True, "2")):
        if is_merged:
            book = openpyxl.load_workbook(path)
            book["资金台账"].merge_cells("E1:F1")
            book.save(path)
        _, sheets = workbook_of(path)
        assert sheets[1][2][2][5] == text


def test_a_merged_cell_with_a_unit_counts_in_all_its_rows(tmp_path: Path) -> None:
    import openpyxl

    rows: Rows = [["备注", "序号"], [Cell(2, WAN_YUAN), "一"], ["", "二"]]
    path = write(tmp_path / "book.xlsx", "资金台账", rows)
    book = openpyxl.load_workbook(path)
    book["资金台账"].merge_cells("A2:A3")
    book.save(path)
    _, sheets = workbook_of(path)
    assert (sheets[1][2], sheets[1][3]) == (
        [["备注", "序号"], ["2万元", "一"], ["2万元", "二"]],
        [[], [], []],
    )


MONTHS = [
    Format('e"年"m"月"', spelled("date", f"<number:year/>{unit('年')}<number:month/>{unit('月')}")),
    Format('[$-804]yyyy"年"m"月"', spelled("date", f"<number:year/>{unit('年')}<number:month/>{unit('月')}")),
    Format("[DBNum1][$-804]yyyy年m月;@", spelled("date", f"<number:year/>{unit('年')}<number:month/>")),
    Format("yy/mm", spelled("date", f"<number:year/>{unit('/')}<number:month/>")),
]
YEARS = [
    Format('yyyy"年"', spelled("date", f"<number:year/>{unit('年')}")),
    Format("yyyy", spelled("date", "<number:year/>")),
    Format('[$-804]e"年";@', spelled("date", f"<number:year/>{unit('年')}")),
]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("by_shape", [True, False])
@pytest.mark.parametrize("layout", [*MONTHS, *YEARS])
def test_a_date_is_read_as_the_month_or_year_that_it_shows(
    tmp_path: Path, ending: str, by_shape: bool, layout: Format
) -> None:
    days = [Cell(date(2021, 1, 1), layout), Cell(date(2022, 1, 1), layout)]
    path = write(tmp_path / f"book{ending}", "结对帮扶", [PAIRS, [*GIFT[:2], *days]])
    ledger = jd.read_ledger(path, shape=jd.sniff(path) if by_shape else None, schools_by="name")
    end = "-01" if layout in MONTHS else ""
    [support] = ledger.supports
    assert (support.first_day_text, support.last_day_text) == ("2021" + end, "2022" + end)


@pytest.mark.parametrize("ending", [".xlsx", ".xls"])
def test_a_day_that_somebody_entered_is_kept(tmp_path: Path, ending: str) -> None:
    days = [Cell(date(2021, 9, 1), YEARS[0]), Cell(date(2022, 7, 15), MONTHS[0])]
    path = write(tmp_path / f"book{ending}", "结对帮扶", [PAIRS, [*GIFT[:2], *days]])
    [support] = jd.read_ledger(path, schools_by="name").supports
    assert (support.first_day_text, support.last_day_text) == ("2021-09-01", "2022-07-15")


@pytest.mark.parametrize(("value", "text"), [(44197, "2021"), (44440, "2021-09-01"), (44197.5, "2021")])
def test_a_format_of_the_sign_e_alone_shows_days(value: float, text: str) -> None:
    assert formats.date_as_shown(value, formats.kind_of_format("e")) == text


def test_a_percentage_of_an_ods_may_be_called_a_number(tmp_path: Path) -> None:
    percent = Format("0%", spelled("percentage", digits() + unit("%")))
    written = number('0"%"', digits() + unit("%"))
    path = write(tmp_path / "book.ods", "资金台账", [["备注"], [Cell(0.5, percent)], [Cell(50, written)]])
    _, sheets = workbook_of(path)
    assert sheets[1][2] == [["备注"], ["50%"], ["50%"]]


def test_the_first_day_of_a_workbook_may_be_in_1904(tmp_path: Path) -> None:
    import openpyxl

    path = write(tmp_path / "book.xlsx", "结对帮扶", [PAIRS, [*GIFT[:2], "2021", Cell(43100, YEARS[2])]])
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(path)
    [support] = jd.read_ledger(path, schools_by="name").supports
    assert support.last_day_text == "2022"


# ---- codes of formats


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.0,", 35000, "35.0"),
        ("#,##0,.00", 35000, "35.00"),
        ("0.00,,", 35000000, "35.00"),
        (r"0\.0,", 35000, "3.5"),
        ('0"."0,', 35000, "3.5"),
        ('#"."0000"万"', 35000, "3.5000万"),
        ("0!.0000", 35000, "3.5000"),
        ('0!.0,"万元"', 35432, "3.5万元"),
        ("0.0,万元", 35000, "35.0万元"),
        ("_ * #,##0.0,_ ;_ * -#,##0.0,_ ", -35000, "-35.0"),
        ("[Red][<0]-0.0,;0", -35000, "-35.0"),
        ('General,"K"', 35000, "35K"),
    ],
)
def test_codes_that_show_another_number(code: str, value: float, shown: str) -> None:
    assert formats.kind_of_format(code) == code
    assert f"显示为 {shown};" in str(formats.number_as_shown(value, code))
    assert formats.unit_shown(value, code) == ""
    assert formats.number_as_shown(0, code) is None


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ('0.00"万元"', "万元"),
        ('#,##0"千元"', "千元"),
        ('0.0"万"', "万"),
        ("0.0万元", "万元"),
        ('"约"0.0" 万元 "_ ', "万元"),
        ('"（万元）"0.0', "万元"),
        ('¥#,##0.00"亿元"', "亿元"),
        (r"0.0\万\元", "万元"),
        ("0!万", "万"),
        ('G/通用格式"万元"', "万元"),
        ('0"千人"', "千人"),
        ('0"%"', "%"),
        ('0"元"', "元"),
    ],
)
def test_codes_that_show_a_unit(code: str, unit: str) -> None:
    assert formats.kind_of_format(code) == code
    assert (formats.number_as_shown(2, code), formats.unit_shown(2, code)) == (None, unit)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0.00",
        "#,##0.00",
        "#,##0",
        "@",
        ";;;",
        '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
        '"¥"#,##0.00;[Red]"¥"-#,##0.00',
        "0.00E+00",
        "# ?/?",
        '0"人"',
        '0"千克"',
        '0"百分点"',
        '0"万"0000',
        '0000"."00',
        '0000"年"00"月"',
        '000"-"0000',
        "yyyy-mm-dd",
        'yyyy"年"m"月"d"日"',
        'm"月"',
        "mm:ss.0",
        "h:mm",
        '"yyyy"',
        '"0"0"."0"."0',
        "0" * 300 + ",",
    ],
)
def test_codes_that_show_what_the_cell_holds(code: str) -> None:
    assert formats.kind_of_format(code) == ""
