# SPDX-License-Identifier: Apache-2.0
"""What drawn layouts say: schools, headers, names of sheets, and the styles in which cells give days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from layout_rows import Cell

TOWN = ("县第一中学", "县第二中学", "县实验小学", "县第二小学", "县第三小学")
VILLAGE = ("东河乡中学", "西坪镇中学", "东河乡中心小学", "龙塘小学", "龙冲小学", "梓园小学")
SHORT = {
    "县第一中学": "县一中",
    "县第二中学": "二中",
    "县第二小学": "县二小",
    "县第三小学": "三小",
    "东河乡中学": "东河中学",
    "西坪镇中学": "西坪中学",
    "东河乡中心小学": "东河中心小学",
    "龙塘小学": "龙塘小学（东河乡）",
}
TEACHERS = ("王芳", "李强", "张敏", "赵云", "孙红", "周杰", "吴倩", "郑爽", "欧阳娜", "司马青")
CHANNELS = {"师资": "staff", "教学管理": "teaching", "物资": "materials", "资金": "funds"}
NUMERALS = "零一二三四五六七八九"
EXTRA: dict[str, Cell] = {"contact": "张主任", "phone": 13905640001, "remark": None}
NOTHING = ("/", "-", "无", "暂无")


# ---- days


@dataclass(frozen=True)
class Span:
    """Days: the first year, the years, whether it still runs, and the style in which cells say so."""

    year: int
    years: int
    is_running: bool


def _last(span: Span, text: str) -> str | None:
    return None if span.is_running else f"{span.year + span.years}-{text}"


def _chinese(number: int) -> str:
    return NUMERALS[number]


def with_ids(key: str, value: Cell) -> Cell:
    """Write ids of schools for their names."""
    text = str(value)
    if not key.startswith(("from", "to")):
        return value
    for number, name in enumerate((*TOWN, *VILLAGE)):
        text = text.replace(name, str(2134000101 + number))
    return int(text) if text.isdecimal() else text


Style = Callable[[Span], tuple[dict[str, Cell], str, str | None]]


def _two_columns(first: Callable[[Span], Cell], last: Callable[[Span], Cell], running: Cell = None) -> Style:
    def style(span: Span) -> tuple[dict[str, Cell], str, str | None]:
        cells = {"first": first(span), "last": running if span.is_running else last(span)}
        return cells, f"{span.year}-09-01", _last(span, "07-31")

    return style


def _one_column(between: Callable[[Span], str], running: Callable[[Span], str], end: str = "07-31") -> Style:
    def style(span: Span) -> tuple[dict[str, Cell], str, str | None]:
        text = running(span) if span.is_running else between(span)
        return {"span": text}, f"{span.year}-09-01", _last(span, end)

    return style


def _year_column(text: str) -> Style:
    def style(span: Span) -> tuple[dict[str, Cell], str, str | None]:
        cells: dict[str, Cell] = {"school_year": text.format(span.year, span.year + 1)}
        return cells, f"{span.year}-09-01", f"{span.year + 1}-08-31"

    return style


def _for_years(text: Callable[[Span], str]) -> Style:
    def style(span: Span) -> tuple[dict[str, Cell], str, str | None]:
        return {"span": text(span)}, f"{span.year}-09-01", f"{span.year + span.years}-08-31"

    return style


def _in_words(year: int) -> str:
    return "".join("〇" if digit == "0" else NUMERALS[int(digit)] for digit in str(year))


DAYS: dict[str, Style] = {
    "months_with_dot": _two_columns(lambda s: f"{s.year}.9", lambda s: f"{s.year + s.years}.7"),
    "months_as_numbers": _two_columns(lambda s: s.year + 0.9, lambda s: s.year + s.years + 0.7, "至今"),
    "months_in_chinese": _two_columns(
        lambda s: f"{s.year}年9月", lambda s: f"{s.year + s.years}年7月", "至今"
    ),
    "months_in_words": _two_columns(
        lambda s: f"{_in_words(s.year)}年九月", lambda s: f"{_in_words(s.year + s.years)}年七月"
    ),
    "days_with_dots": _two_columns(lambda s: f"{s.year}.9.1", lambda s: f"{s.year + s.years}.7.31", "目前"),
    "date_cells": _two_columns(lambda s: date(s.year, 9, 1), lambda s: date(s.year + s.years, 7, 31)),
    "serial_numbers": _two_columns(
        lambda s: date(s.year, 9, 1).toordinal() - 693594,
        lambda s: date(s.year + s.years, 7, 31).toordinal() - 693594,
    ),
    "month_dates": _two_columns(lambda s: date(s.year, 9, 1), lambda s: date(s.year + s.years, 7, 1)),
    "span_with_dots": _one_column(lambda s: f"{s.year}.9-{s.year + s.years}.7", lambda s: f"{s.year}.9至今"),
    "span_with_zeros": _one_column(
        lambda s: f"{s.year}.09—{s.year + s.years}.07", lambda s: f"{s.year}.09—至今"
    ),
    "span_in_chinese": _one_column(
        lambda s: f"{s.year}年9月至{s.year + s.years}年7月", lambda s: f"{s.year}年9月至今"
    ),
    "span_of_days": _one_column(
        lambda s: f"{s.year}年9月1日-{s.year + s.years}年7月31日", lambda s: f"{s.year}年9月1日起"
    ),
    "span_with_tilde": _one_column(
        lambda s: f"{s.year}/9~{s.year + s.years}/7", lambda s: f"{s.year}年9月起"
    ),
    "school_year": _year_column("{}-{}学年"),
    "bare_school_year": _year_column("{}-{}"),
    "school_year_long": _year_column("{}—{}学年度"),
    "for_years": _for_years(lambda s: f"{s.year}年9月起{_chinese(s.years)}年"),
    "for_years_in_digits": _for_years(lambda s: f"{s.year}.9起，为期{s.years}年"),
}
HEADERS: dict[str, dict[str, tuple[str, ...]]] = {
    "supports": {
        "from": ("支援学校", "支援校", "牵头学校", "帮扶学校", "支援单位"),
        "to": ("受援学校", "受援校", "受帮扶学校", "薄弱学校", "受援单位"),
        "what": ("帮扶内容", "帮扶渠道", "帮扶方式"),
        "first": ("起始年月", "开始时间", "结对时间"),
        "last": ("结束年月", "终止时间", "截止时间"),
        "span": ("起止时间", "帮扶期限", "帮扶时间"),
        "school_year": ("学年", "学年度"),
        "amount": ("派出人数", "人数", "计划人数(人)"),
        "basis": ("依据文号", "文件依据"),
    },
    "postings": {
        "from": ("派出学校", "原单位", "选派学校", "派出校"),
        "to": ("受援学校", "支教学校", "交流轮岗单位", "支教单位"),
        "what": ("姓名", "教师姓名", "姓 名", "支教教师"),
        "first": ("起始年月", "派出时间", "开始时间"),
        "last": ("结束年月", "返校时间", "结束时间"),
        "span": ("起止时间", "支教时间", "交流期限"),
        "school_year": ("学年",),
        "amount": ("人数", "派出人数", "支教人数"),
        "basis": ("文号", "依据文号"),
        "share": ("工作量比例",),
    },
    "transfers": {
        "from": ("捐赠学校", "支援学校", "捐赠单位"),
        "to": ("受赠学校", "受援学校", "受赠单位"),
        "what": ("类别",),
        "day": ("日期", "捐赠日期", "拨付时间"),
        "amount": ("金额", "折合金额"),
    },
}
ENGLISH = {
    "from": "supporting school",
    "to": "recipient school",
    "what": "channel",
    "first": "start date",
    "last": "end date",
    "amount": "number",
}
UNITS = (
    "{}（{}）",
    "{}({})",
    "{}（单位：{}）",
    "{}（人民币{}）",
    "{}/{}",
    "{}：{}",
    "{}\n单位：{}",
    "{}（{}，含物资折价）",
)
FORMS = ("受援学校{}", "受援学校（{}）", "受援学校{1}", "受援学校{2}", "受援学校（{1}）")
SHEETS = {
    "supports": (
        "结对帮扶",
        "结对帮扶一览表",
        "《结对帮扶台账》",
        "城乡学校结对情况",
        "附件1结对帮扶",
        "Sheet2",
    ),
    "postings": ("支教名单", "支教教师花名册", "《交流轮岗名册》", "2022年支教人员汇总", "Sheet3"),
    "transfers": ("资金物资", "捐赠台账", "《资金台账》", "捐赠情况统计"),
    "schools": ("学校名单", "学校", "《学校名单》", "中小学名单", "Sheet1"),
}
