# SPDX-License-Identifier: Apache-2.0
"""What schools have for each pupil, and how far they differ: exact fractions over the cells of records."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from jiedui.testing_texts import Record
from naive import Slice, span_of

STAGES = ("primary", "junior", "senior")
TAUGHT = {
    **dict.fromkeys(("primary", "teaching_point", "attached_primary"), ("primary",)),
    **dict.fromkeys(("junior", "attached_junior"), ("junior",)),
    **dict.fromkeys(("senior", "attached_senior"), ("senior",)),
    "nine_year": ("primary", "junior"),
    "complete_secondary": ("junior", "senior"),
    "twelve_year": STAGES,
}
# One pupil of the junior stage counts as 1.1 of the primary, one of the senior stage as 1.2 of the junior.
WEIGHTS = {"primary": Fraction(1), "junior": Fraction(11, 10), "senior": Fraction(11, 10) * Fraction(12, 10)}
BORDERS = ("09-01", "08-31")
SHARED = {"teaching_area", "sports_area", "equipment_value", "computers", "books"}


class Total(NamedTuple):
    """What a school, or its part of a stage, has of an indicator."""

    school: str
    stage: str | None
    indicator: str
    amount: Fraction | None
    pupils: int | None
    is_split: bool
    rests_on: list[str]  # the kinds of records beside those of indicators

    @property
    def per_pupil(self) -> Fraction | None:
        if self.amount is None or not self.pupils:
            return None
        return self.amount / self.pupils


def is_open(cells: Record, year: str) -> bool:
    """Say whether a school may be open on a day of a school year."""
    first, last = (span_of(f"{each}-{day}") for each, day in zip(year.split("/"), BORDERS, strict=True))
    opened, closed = span_of(cells.get("first_day", "")), span_of(cells.get("last_day", ""))
    return not (opened and last and opened[0] > last[1]) and not (closed and first and closed[1] < first[0])


def one_of(texts: Iterable[str]) -> tuple[str | None, bool]:
    """Give what the texts say if they say one number, and whether they say anything."""
    numbers = {Fraction(text): text for text in texts if text != ""}
    is_one = len(numbers) == 1 and min(numbers) >= 0
    return (next(iter(numbers.values())) if is_one else None), bool(numbers)


def totals(s: Slice, year: str, split: bool) -> list[Total]:
    """Give the totals of the schools of a slice in a school year."""
    rows: list[Total] = []
    for school in s.schools:
        cells = s.school_records[school]
        if is_open(cells, year):
            rows += totals_of(s, school, cells, year, split)
    return rows


def totals_of(s: Slice, school: str, cells: Record, year: str, split: bool) -> list[Total]:
    taught = TAUGHT.get(cells.get("kind", ""), ())
    records = [
        (each.get("stage", "") or (taught[0] if len(taught) == 1 else ""), each)
        for each in s.tables.get("indicators", [])
        if each["school"] == school and each["school_year"] == year
    ]

    def pupils_of(stage: str, indicator: str | None) -> tuple[int | None, bool]:
        for which in (indicator, None):
            number, is_said = one_of(
                each.get("pupils", "")
                for own, each in records
                if own == stage and which in (None, each["indicator"])
            )
            if is_said:
                return (None if number is None else int(number)), False
        columns = [f"pupils_{stage}"] if stage else [f"pupils_{each}" for each in taught or STAGES]
        texts = [cells.get(column, "") for column in columns]
        known = None if "" in texts else sum(map(int, texts))
        return known, known is not None

    def total(stage: str, indicator: str, amount: Fraction | None, is_split: bool, own: bool) -> Total:
        pupils, is_of_school = pupils_of(stage, indicator if own else None)
        rests_on = ["school"] if is_of_school else []
        return Total(school, stage or None, indicator, amount, pupils, is_split, rests_on)

    made: list[Total] = []
    for indicator in {each["indicator"] for _, each in records}:
        stages = {stage for stage, each in records if each["indicator"] == indicator}
        for stage in stages:
            number, _ = one_of(
                each.get("amount", "")
                for own, each in records
                if own == stage and each["indicator"] == indicator
            )
            amount = None if number is None else Fraction(number)
            if stage or not taught or not split:
                made.append(total(stage, indicator, amount, False, True))
                continue
            parts = {each: total(each, indicator, None, False, False) for each in taught}
            divisor = sum(WEIGHTS[each] * (part.pupils or 0) for each, part in parts.items())
            is_known = amount is not None and all(part.pupils is not None for part in parts.values())
            can = indicator in SHARED and stages == {""} and is_known and divisor > 0
            for each, part in parts.items():
                if each not in stages and can and amount is not None:
                    share = WEIGHTS[each] * (part.pupils or 0) / divisor
                    made.append(part._replace(amount=amount * share, is_split=True))
                elif each not in stages:
                    made.append(part)
    places = [None, "preschool", *STAGES]
    return sorted(made, key=lambda each: (places.index(each.stage), each.indicator.encode()))


class Provided(NamedTuple):
    """The schools of a group and stage, and the totals of an indicator of those that are known."""

    group: str | None
    stage: str
    indicator: str
    schools: list[str]
    known: dict[str, Total]


def provided(s: Slice, year: str, by: str) -> list[Provided]:
    """Give the known totals of each group, stage and indicator."""
    have = {(each.school, each.stage, each.indicator): each for each in totals(s, year, True) if each.stage}
    schools = [each for each in s.schools if is_open(s.school_records[each], year)]
    groups = {s.school_records[each].get(by, "") for each in schools}
    rows: list[Provided] = []
    for group in sorted(groups, key=lambda text: (text == "", text.encode())):
        inside = [each for each in schools if s.school_records[each].get(by, "") == group]
        for stage in ("preschool", *STAGES):
            spoken = {key[0] for key in have if key[1] == stage}
            of_stage = [
                each
                for each in inside
                if stage in TAUGHT.get(s.school_records[each].get("kind", ""), ()) or each in spoken
            ]
            indicators = {key[2] for key in have if key[1] == stage and key[0] in of_stage}
            for indicator in sorted(indicators, key=str.encode):
                known = {}
                for school in of_stage:
                    total = have.get((school, stage, indicator))
                    taught = TAUGHT.get(s.school_records[school].get("kind", ""))
                    is_said_not = taught is not None and stage != "preschool" and stage not in taught
                    if total and total.per_pupil is not None and not is_said_not:
                        known[school] = total
                rows.append(Provided(group or None, stage, indicator, of_stage, known))
    return rows


class Spread(NamedTuple):
    """A row of the balance, its deviation squared."""

    group: str | None
    stage: str
    indicator: str
    schools: int
    undecided: int
    mean: Fraction | None
    variance: Fraction | None


def spread(provided: Iterable[tuple[Fraction, Fraction]]) -> tuple[Fraction | None, Fraction | None]:
    """Give mean and variance of what schools have for each pupil, each with its weight."""
    rows = list(provided)
    if not rows:
        return None, None
    weight = sum(n for _, n in rows)
    mean = sum((x * n for x, n in rows), Fraction(0)) / weight
    if len(rows) == 1:
        return mean, None
    return mean, sum((n * (x - mean) ** 2 for x, n in rows), Fraction(0)) / weight


def per_pupil(total: Total) -> Fraction:
    """Give what a pupil of a known total has."""
    assert total.per_pupil is not None
    return total.per_pupil


def balance(s: Slice, year: str, by: str, weighted: bool) -> list[Spread]:
    """Give the spread of each group, stage and indicator."""
    return [
        Spread(
            *row[:3],
            len(row.schools),
            len(row.schools) - len(row.known),
            *spread(
                (per_pupil(each), Fraction(each.pupils or 0) if weighted else Fraction(1))
                for each in row.known.values()
            ),
        )
        for row in provided(s, year, by)
    ]
