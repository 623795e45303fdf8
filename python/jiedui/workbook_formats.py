# SPDX-License-Identifier: Apache-2.0
"""What the number format of a cell makes of its value: a month, a year, a percentage, another number.

A format is known by its code, as Excel writes it.  ``workbook_worker`` imports this file from its own folder,
so that nothing else of the package is loaded.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

# The formats that a file need not spell out, in Chinese and other programs.
BUILT_IN_FORMATS = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
BUILT_IN_FORMATS |= dict.fromkeys((27, 36, 50, 52, 55, 57), "yyyy年m月")

# How a format shows a value; a format that shows another number, or a unit, is its own code.
MONTH, YEAR, PERCENT = "month", "year", "percent"
YEAR_FROM_1904 = "year from 1904"  # of a workbook whose first day is in 1904
NAMED = (MONTH, YEAR, YEAR_FROM_1904, PERCENT)

LONGEST_CODE = 255  # in every program
_LARGEST_WHOLE = 2**53  # every whole number below is exact
_LAST_DAY = 2_958_465  # 9999-12-31, as spreadsheets count
# The parts of a code: texts, single signs, gaps, colours and conditions, places of digits.
_PART = re.compile(
    r'"([^"]*)"|[\\!](.)|([_*].)|(\[[^\]]*\])|(G/通用格式|General)|(.)', re.DOTALL | re.IGNORECASE
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]+\.?[0-9]*)\]")
_IS_TRUE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_IS_TRUE |= {"=": operator.eq, "<>": operator.ne}
_DIGIT, _SECTION, _POINT, _COMMA, _TEXT, _LETTER = "digit", ";", ".", ",", "text", "letter"
# Units that make another number of the one in front of them; 千克 and 百分点 do not.
_UNIT = re.compile(r"[十百千万亿萬億]+(?![克米瓦卡帕分])\w{0,2}|[元圆%‰kKwW]")
_FACTORS = "十百千万亿萬億"
_ANY_UNIT = re.compile(rf"(?<![\d\s.{_FACTORS}])(?:[{_FACTORS}]+元?|(?<!\w)元|[%％])(?!\w)")


class _Section(NamedTuple):
    """What one of the sections of a code does with a number."""

    condition: tuple[str, float] | None
    digits: bool
    power: int  # the number is shown divided by so many tens
    decimals: int
    unit: str


def _parts_of(code: str) -> Iterable[tuple[str, str]]:
    """Give the parts of a code, each with its kind."""
    for quoted, single, gap, bracket, general, sign in _PART.findall(code):
        if gap:
            continue
        if bracket:
            yield bracket, bracket
        elif general or sign in ("0", "#", "?"):
            yield _DIGIT, sign or "0"
        elif sign in (_SECTION, _POINT, _COMMA):
            yield sign, sign
        else:
            yield (_LETTER, sign) if sign else (_TEXT, quoted or single)


def _section_of(parts: list[tuple[str, str]]) -> _Section:
    """Tell by how much a section divides, and which unit stands beside its digits."""
    kinds = [kind for kind, _ in parts]
    conditions = [each for kind in kinds if (each := _CONDITION.fullmatch(kind))]
    condition = (conditions[0][1], float(conditions[0][2])) if conditions else None
    places = [place for place, kind in enumerate(kinds) if kind == _DIGIT]
    if not places:
        return _Section(condition, False, 0, 0, "")
    first, last = places[0], places[-1]
    point = kinds.index(_POINT) if _POINT in kinds else len(kinds)
    decimals = sum(place > point for place in places)
    power = 0
    for end in {max((place for place in places if place < point), default=last), last}:
        while end + 1 < len(kinds) and kinds[end + 1] == _COMMA:
            power, end = power + 3, end + 1
    behind = 0 if point < len(kinds) else _behind_written_point(parts[first : last + 1], power == 0)
    power, decimals = power + behind, decimals + behind
    return _Section(condition, True, power, decimals, _unit_in(parts[last + 1 :]) or _unit_in(parts[:first]))


def _behind_written_point(parts: list[tuple[str, str]], may_be_month: bool) -> int:
    """Give how many digits stand behind a point that is only written between them: 1 in 0!.0 and 0"."0."""
    points = [place for place, part in enumerate(parts) if part == (_TEXT, ".")]
    if len(points) != 1:
        return 0
    before, behind = (
        "".join(text for kind, text in each if kind == _DIGIT)
        for each in (parts[: points[0]], parts[points[0] :])
    )
    is_month = may_be_month and before == "0000" and len(behind) == 2  # 202109, shown as 2021.09
    return 0 if is_month else len(behind)


def _unit_in(parts: list[tuple[str, str]]) -> str:
    """Give the unit that a text beside digits says; empty if it says none that counts."""
    text = "".join(text for kind, text in parts if kind in (_TEXT, _LETTER)).strip(" ()（）")
    return text if _UNIT.fullmatch(text) else ""


def _find_sections(code: str) -> list[_Section]:
    """Take the code of a format apart."""
    sections: list[list[tuple[str, str]]] = [[]]
    for part in _parts_of(code):
        if part[0] == _SECTION:
            sections.append([])
        else:
            sections[-1].append(part)
    return [_section_of(each) for each in sections]


_sections_of = lru_cache(maxsize=1024)(_find_sections)


def _section_for(code: str, number: float) -> _Section:
    """Give the section of a code that shows a number."""
    sections = _sections_of(code)
    if not any(each.condition for each in sections):
        place = 1 if number < 0 else 2 if number == 0 else 0
        return sections[place] if place < len(sections) and sections[place].digits else sections[0]
    for each in sections:
        if each.condition is None or _IS_TRUE[each.condition[0]](number, each.condition[1]):
            return each
    return sections[-1]


def _find_kind(code: str) -> str:
    """Tell whether a format shows a month, a year or a percentage; its code if it shows another number."""
    if len(code) > LONGEST_CODE:
        return ""
    first = []
    for kind, text in _parts_of(code):
        if kind == _SECTION:
            break
        first.append((kind, text))
    letters = {text.lower() for kind, text in first if kind == _LETTER}
    if "%" in letters:
        return PERCENT
    if any(each.digits and (each.power or each.unit) for each in _sections_of(code)):
        return code
    if not letters & set("ye") or any(kind == _DIGIT for kind, _ in first) or letters & set("dhs"):
        return ""
    is_year = all(not letter.isascii() or letter in "yeg" or not letter.isalpha() for letter in letters)
    return MONTH if "m" in letters else YEAR if is_year else ""


kind_of_format = lru_cache(maxsize=1024)(_find_kind)


def kinds_of_codes(codes: list[str], from_1904: bool) -> list[str]:
    """Give the kinds of the formats with these codes, of a workbook whose first day is in 1904 or in 1900."""
    kinds = [kind_of_format(code) for code in codes]
    return [YEAR_FROM_1904 if kind == YEAR and from_1904 else kind for kind in kinds]


def number_text(number: float) -> str:
    """Give a number as its shortest text without an exponent; with one if it is not exact."""
    if number != number or number in (float("inf"), float("-inf")):
        return "" if number != number else str(number)
    if abs(number) > _LARGEST_WHOLE:
        return repr(number)
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def date_as_shown(value: Any, kind: str) -> str | None:
    """Give 2022-07 for the first of a month that is shown without its day, 2022 for that of a year."""
    day = value
    if kind in (YEAR, YEAR_FROM_1904) and isinstance(value, float | int) and 0 <= value <= _LAST_DAY:
        # A format of the sign e alone, of which the reader does not know that it shows days.
        start = date(1904, 1, 1) if kind == YEAR_FROM_1904 else date(1899, 12, 30)
        day = start + timedelta(days=min(int(value), (date.max - start).days))
    if not isinstance(day, date):
        return None
    if day.day != 1 or (kind != MONTH and day.month != 1):  # somebody entered the day
        return None if day is value else day.isoformat()
    return f"{day.year:04}-{day.month:02}" if kind == MONTH else f"{day.year:04}"


def number_as_shown(number: float, code: str) -> str | None:
    """Give a text with both numbers, which no column of numbers takes, of one that is shown as another."""
    section = _section_for(code, number)
    if not section.power or not number or not math.isfinite(number):
        return None
    shown = format(Decimal(repr(float(number))).scaleb(-section.power), f".{section.decimals}f")
    return (
        f"{number_text(number)} (shown as 显示为 {shown}{section.unit}; format it as 格式请用 General 常规)"
    )


def unit_shown(number: float, code: str) -> str:
    """Give the unit that a format shows behind a number, which is not part of the number; empty if none."""
    section = _section_for(code, number)
    return "" if section.power or not number else section.unit


def _lines_of_units(texts: list[list[str]]) -> dict[int, list[str]]:
    """Give by their rows what texts like 单位：万元 say, which count for all columns."""
    lines = {place: [text for text in row if "单位" in text] for place, row in enumerate(texts)}
    return {
        place: [text.rpartition("单位")[2].lstrip(" :：") for text in found]
        for place, found in lines.items()
        if found
    }


def _are_said(texts: list[list[str]], lines: dict[int, list[str]], column: int, unit: str) -> list[bool]:
    """Tell for each row whether the last unit that is said above it in a column is this one.

    Yuan are said where nothing else is.
    """
    base = re.escape(unit.rstrip("元圆"))
    is_said = not base
    same = re.compile(rf"(?<![\d\s.{_FACTORS}]){base}元?(?!\w)")
    if not base or base.isascii():
        same = re.compile(r"(?<![\d\s.])[%％]" if base == "%" else rf"(?<!\w){base or '元'}(?!\w)")
    said: list[bool] = []
    for place, row in enumerate(texts):
        said.append(is_said)
        for text in [*lines.get(place, []), *row[column : column + 1]]:
            if same.search(text):
                is_said = True
            elif _ANY_UNIT.search(text):
                is_said = False
    return said


def add_units(texts: list[list[str]], units: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Write units behind the numbers that are shown with them, and give the places of these.

    Not where the header says the same: 2万元 below 金额 is no number, but below 金额（万元） it is 2.
    """
    lines = _lines_of_units(texts) if units else {}
    said: dict[tuple[int, str], list[bool]] = {}
    changed: list[tuple[int, int]] = []
    for row, column, unit in units:
        if (column, unit) not in said:
            said[column, unit] = _are_said(texts, lines, column, unit)
        if not said[column, unit][row]:
            texts[row][column] += unit
            changed.append((row, column))
    return changed
