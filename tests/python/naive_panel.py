# SPDX-License-Identifier: Apache-2.0
"""Which school is supported in which year: every day on which a tie may begin and end is tried."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from naive import Slice, Tie, heads_cell, once, span_of
from naive_indicators import TAUGHT, is_open, totals

NEVER, FOR_EVER = 10**7, 10**8


def bounds(year: int) -> tuple[int, int]:
    """Give the first and the last day of the school year that begins in a calendar year."""
    first, last = span_of(f"{year}-09-01"), span_of(f"{year + 1}-08-31")
    assert first
    assert last
    return first[0], last[1]


def lives(tie: Tie, years: range) -> Iterator[tuple[int, int]]:
    """Give the first and last days that a tie may mean: of unknown ones some of each school year."""
    begin = span_of(tie.first_text)
    some = [day for year in years for day in bounds(year)]
    if tie.kind == "transfer":
        yield from ((day, day) for day in some if begin is None or begin[0] <= day <= begin[1])
        if begin:
            yield from ((day, day) for day in begin)
        return
    end = span_of(tie.last_text)
    lasts = [FOR_EVER] if tie.last_text == "" else [end[1]] if end else [*some, FOR_EVER]
    if end is None and tie.last_text == "?" and begin:
        lasts.append(begin[0])
    for last in lasts:
        firsts = [begin[0]] if begin else [*some, *([last] if last != FOR_EVER else [])]
        yield from ((first, last) for first in firsts if first <= last)


def in_year(tie: Tie, year: int, years: range) -> str:
    """Say whether a tie is in force on some day of a year."""
    first, last = bounds(year)
    said = {begin <= last and end >= first for begin, end in lives(tie, years)}
    return "undecided" if len(said) > 1 else "yes" if said == {True} else "no"


def year_of(day: int, years: range) -> int:
    return next(year for year in years if bounds(year)[0] <= day <= bounds(year)[1])


class PanelRow(NamedTuple):
    """A row of the panel."""

    school: str
    year: int
    outcome: Fraction | None
    supported: str
    ever_supported: str
    first_year: int | None
    event_time: int | None
    channels: tuple[str, ...]
    heads: int | None
    supports: str
    contaminated: str
    ties: set[tuple[str, str]]  # on which it rests


CHANNELS = ("staff", "teaching", "funds", "materials")


def most(words: list[str]) -> str:
    """Give the surest of the words."""
    return "yes" if "yes" in words else "undecided" if "undecided" in words else "no"


def least(*words: str) -> str:
    return "no" if "no" in words else "undecided" if "undecided" in words else "yes"


def panel(s: Slice, asked: list[int], years: range, outcome: str | None) -> list[PanelRow]:
    """Give the panel of some years; `years` are all in which anything happens."""
    tables = {"agreement": "supports", "posting": "postings", "transfer": "transfers"}
    chosen = [table for kind, table in tables.items() if s._is_chosen(kind)]

    def lost(*tables: str, year: int | None = None) -> list[str]:
        """Give what rows that the ledger lacks may have said."""
        days = () if year is None else bounds(year)
        return ["undecided" for table in tables if s.lost_rows(table, *days)]

    sure = {tie.name: "yes" for tie in s.ties} | {tie.name: "undecided" for tie in s.may_be_in}
    every = [*s.ties, *s.may_be_in]

    def holds(tie: Tie, year: int) -> str:
        ends = (tie.supporter, tie.recipient)
        are_open = all(is_open(s.school_records[each], f"{year}/{year + 1}") for each in ends)
        return least(sure[tie.name], in_year(tie, year, years)) if are_open else "no"

    def supported(school: str, year: int) -> str:
        return most(
            [*(holds(tie, year) for tie in every if tie.recipient == school), *lost(*chosen, year=year)]
        )

    def begins(tie: Tie) -> set[int]:
        days = span_of(tie.first_text) or [begin for begin, _ in lives(tie, years)]
        return {year_of(day, years) for day in days}

    def first(school: str) -> tuple[str, int | None]:
        own = [tie for tie in every if tie.recipient == school]
        ever = most([*(sure[tie.name] for tie in own), *lost(*chosen)])
        said = set[int]().union(*(begins(tie) for tie in own))
        if ever != "yes" or lost(*chosen):
            return ever, None
        surely = [max(begins(tie)) for tie in own if sure[tie.name] == "yes"]
        return ever, min(surely) if min(surely) == min(said) else None

    def heads(school: str, year: int) -> int | None:
        here = [tie for tie in every if tie.recipient == school and tie.kind == "posting"]
        if any(holds(tie, year) == "undecided" for tie in here) or lost("postings", year=year):
            return None
        cells = [heads_cell(dict(tie.record)) for tie in once(s.tables, here) if holds(tie, year) == "yes"]
        return None if "" in cells else sum(map(int, cells))

    def outcome_of(school: str, year: int) -> Fraction | None:
        mine = [
            each
            for each in totals(s, f"{year}/{year + 1}", False)
            if (each.school, each.indicator) == (school, outcome)
        ]
        taught = TAUGHT.get(s.school_records[school].get("kind", ""), ())
        stages = [each.stage for each in mine]
        if stages == [None]:
            return mine[0].per_pupil
        if set(stages) != set(taught):
            return None
        amounts = [each.amount for each in mine]
        pupils = [each.pupils for each in mine]
        if not mine or None in amounts or None in pupils:
            return None
        all_pupils = sum(each or 0 for each in pupils)
        return (
            sum((each or Fraction(0) for each in amounts), Fraction(0)) / all_pupils if all_pupils else None
        )

    def rests_on(school: str, year: int, begun: int | None) -> set[tuple[str, str]]:
        last = bounds(max(year, begun or year))[1]
        here = [tie for tie in s.ties if holds(tie, year) == "yes"]
        supporters = {tie.supporter for tie in here if tie.recipient == school}
        to_it = [tie for tie in s.ties if tie.recipient == school]
        begun_by_then = [tie for tie in to_it if (span_of(tie.first_text) or (last, last))[0] <= last]
        in_the_year = [tie for tie in here if tie.supporter == school or tie.recipient in supporters]
        return {tie.name for tie in begun_by_then + in_the_year}

    looks_at_postings = any(call.word in ("all_kinds", "delivered") for call in s.calls)
    rows = []
    for school in s.schools:
        for year in sorted(set(asked)):
            if not is_open(s.school_records[school], f"{year}/{year + 1}"):
                continue
            ever, begun = first(school)
            to_it = [tie for tie in every if tie.recipient == school]
            through = {tie.channel for tie in to_it if holds(tie, year) == "yes"}
            rows.append(
                PanelRow(
                    school,
                    year,
                    outcome_of(school, year),
                    supported(school, year),
                    ever,
                    begun,
                    None if begun is None else year - begun,
                    tuple(each for each in CHANNELS if each in through),
                    heads(school, year) if looks_at_postings else None,
                    most(
                        [
                            *(holds(tie, year) for tie in every if tie.supporter == school),
                            *lost(*chosen, year=year),
                        ]
                    ),
                    most(
                        [
                            *(least(holds(tie, year), supported(tie.supporter, year)) for tie in to_it),
                            *lost(*chosen, year=year),
                        ]
                    ),
                    rests_on(school, year, begun),
                )
            )
    return rows
