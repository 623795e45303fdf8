# SPDX-License-Identifier: Apache-2.0
"""What the questions about people mean, word for word as their pages say it, over the cells of drawn records.

It shares nothing with the library: days are counted one by one, on a calendar of a few years.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from jiedui.testing_texts import Tables
from naive import (
    FOR_EVER,
    Row,
    Slice,
    Tie,
    borders_of,
    date_of,
    group_in,
    heads_of,
    missing_last,
    once,
    parts_of,
    span_of,
    total,
)
from strategies import Call

Expected = list[tuple[Row, list[Tie]]]
WithNeeds = list[tuple[Row, list[Tie], list[tuple[str, str]]]]


def number_of(day: date) -> int:
    return (day - date(1970, 1, 1)).days


# The days on which anything is looked at, three terms after the drawn ones among them; what is still so on
# the last is so for ever.
FIRST, LAST = number_of(date(1968, 1, 1)), number_of(date(1972, 12, 31))
DAYS = range(FIRST, LAST + 1)


def postings_of(tables: Tables, calls: tuple[Call, ...]) -> Slice:
    """Give the slice that a question about people looks at."""
    return Slice(tables, calls, only_postings=True)


class People:
    """The postings of a slice, whom they name, and on which days they are in force."""

    def __init__(self, s: Slice) -> None:
        self.s = s
        self.tables = s.tables
        self.teacher_records = {each["id"]: each for each in s.tables.get("teachers", [])}
        named = {each["teacher"] for each in s.tables["postings"] if each["teacher"]}
        self.teachers = sorted(self.teacher_records or named, key=str.encode)

    def filters(self) -> list[tuple[int, int]]:
        calls = [call for call in self.s.calls if call.word in ("at", "during", "throughout")]
        return [(call.arguments[0], call.arguments[-1]) for call in calls]

    def is_in_time(self, day: int) -> bool:
        """Say whether a day lies in every time filter."""
        return all(first <= day <= last for first, last in self.filters())

    @cached_property
    def window(self) -> list[int]:
        return [day for day in DAYS if self.is_in_time(day)]

    def settlings(self, tie: Tie) -> list[tuple[int, int]]:
        """List the first and last days that a posting may mean if it meets all time filters.

        An unknown bound may be any day, of which those matter that are next to a day that is named.
        """
        begin, end = span_of(tie.first_text), span_of(tie.last_text)
        named = {day for bounds in (begin, end, *self.filters()) if bounds for day in bounds}
        days = {FIRST - 1, LAST + 1, *(day + more for day in named for more in (-1, 0, 1))}
        firsts = {begin[0]} if begin else days
        lasts = {end[1]} if end else {FOR_EVER} if tie.last_text == "" else {*days, FOR_EVER}
        return [
            (first, last)
            for first in firsts
            for last in lasts
            if first <= last and self.s._meets_times(first, last)
        ]

    def sure_days(self, tie: Tie) -> set[int]:
        """List the days on which a posting is in force however its unknown days are settled."""
        firsts, lasts = zip(*self.settlings(tie), strict=True)
        return {day for day in self.window if max(firsts) <= day <= min(lasts)}

    def possible_days(self, tie: Tie) -> set[int]:
        """List the days on which it is in force if its unknown days are settled so."""
        settlings = self.settlings(tie)
        return {day for day in self.window if any(first <= day <= last for first, last in settlings)}


def fte_of(tie: Tie) -> Decimal | None:
    heads, share = heads_of(tie), tie.cell("share")
    return heads * Decimal(share) if heads is not None and share else None


def total_fte(ties: list[Tie]) -> Decimal | None:
    known = [each for each in map(fte_of, ties) if each is not None]
    return sum(known, Decimal(0)) if len(known) == len(ties) else None


def teachers_of(ties: list[Tie]) -> set[str]:
    return {teacher for tie in ties if (teacher := tie.cell("teacher"))}


# ---- who is there, and who went


def presence(s: Slice, days: list[int]) -> Expected:
    on = {day: postings_of(s.tables, (*s.calls, Call("at", (day,)))) for day in days}
    rows: Expected = []
    for host in sorted(s.school_records, key=str.encode):
        for day in sorted(on):
            there = on[day].to(host)
            if there:
                heads = total([heads_of(tie) for tie in there])
                counts = (len(there), heads, len(teachers_of(there)), total_fte(there))
                rows.append(((host, date_of(day), *counts), there))
    return rows


def begins_in_time(s: Slice, tie: Tie) -> bool:
    """Say whether a posting surely begins in the time of the slice; without any, each record counts once."""
    begin = span_of(tie.first_text)
    if not s.has_times():
        return tie in once(s.tables, s.ties)
    return not tie.cell("part_of") and begin is not None and People(s).is_in_time(begin[0])


def head_counts(s: Slice, by: str | None) -> Expected:
    def group(tie: Tie) -> str | None:
        if by is None:
            return None
        end, dot, column = by.partition(".")
        if dot:
            school = s.school_records[tie.supporter if end == "home" else tie.recipient]
            return group_in(column, school.get(column))
        return group_in(by, tie.cell(by))

    counted = [tie for tie in s.ties if begins_in_time(s, tie)]
    rows: Expected = []
    for name in sorted({group(tie) for tie in counted}, key=missing_last):
        members = [tie for tie in counted if group(tie) == name]
        person_times = total([heads_of(tie) for tie in members])
        unnamed = total([heads_of(tie) for tie in members if not tie.cell("teacher")])
        rows.append(((name, len(teachers_of(members)), person_times, unnamed), members))
    return rows


# ---- service


@dataclass(frozen=True)
class Service:
    """What counts as service, and how much of it is enough."""

    until: int
    hosts: Call | None = None  # `within` these, whatever the slice is
    count: int = 365
    unit: str = "days"
    forms: tuple[str, ...] | None = None
    by_share: bool = False

    def qualifies(self, s: Slice, school: str) -> str:
        """Say whether service at a school counts."""
        weak_and_rural = Call("within", (("weak", ("yes",)), ("locale", ("rural",))))
        return s.is_member(school, self.hosts or weak_and_rural)

    def counts(self, tie: Tie) -> str:
        """Say whether a posting is of a form that counts."""
        form = tie.cell("form")
        if self.forms is None:
            return "yes"
        return "undecided" if not form else "yes" if form in self.forms else "no"

    def spans(self, tables: Tables) -> list[list[int]]:
        """List the months or terms of the calendar, day by day."""
        borders = borders_of(tables) if self.unit == "terms" else [(month, 1) for month in range(1, 13)]
        begins = [number_of(date(year, *border)) for year in range(1968, 1974) for border in borders]
        return [list(range(a, b)) for a, b in itertools.pairwise(begins)]

    def reaches(self, served: dict[int, Decimal], tables: Tables) -> int | None:
        """Give the day by whose end the threshold is reached, if there is one."""
        if self.unit != "days":
            whole = [span[-1] for span in self.spans(tables) if all(day in served for day in span)]
            return whole[self.count - 1] if len(whole) >= self.count else None
        so_far = Decimal(0)
        for day in sorted(served):
            so_far += served[day]
            if so_far >= self.count:
                return day
        return None


def service(s: Slice, asked: Service) -> Expected:
    people = People(s)

    def before(served: dict[int, Decimal]) -> dict[int, Decimal]:
        return {day: share for day, share in served.items() if day < asked.until}

    def summed(days: dict[Tie, set[int]], unknown_share: str) -> dict[int, Decimal]:
        """Give for each day that is served what it counts."""
        shares: dict[int, Decimal] = {}
        for tie, on in days.items():
            share = Decimal(tie.cell("share") or unknown_share) if asked.by_share else Decimal(1)
            for day in on:
                shares[day] = min(Decimal(1), shares.get(day, Decimal(0)) + share)
        return shares

    rows: Expected = []
    for teacher in people.teachers:
        sure, possible = {}, {}
        for tie in s.ties + s.may_be_in + s.taken_away():
            verdicts = (asked.qualifies(s, tie.recipient), asked.counts(tie))
            if tie.cell("teacher") != teacher or "no" in verdicts:
                continue
            possible[tie] = people.possible_days(tie)
            if tie in s.ties and verdicts == ("yes", "yes"):
                sure[tie] = people.sure_days(tie)
        served = summed(sure, "0")
        qualifies_on = asked.reaches(served, s.tables)
        is_of_the_slice = people.teacher_records.get(teacher, {}).get("home") or not s.lacks_schools()
        may_accuse = is_of_the_slice and is_complete(people, asked.until)
        if asked.reaches(before(served), s.tables) is not None:
            verdict = "met"
        elif asked.reaches(before(summed(possible, "1")), s.tables) is None and may_accuse:
            verdict = "not_met"
        else:
            verdict = "undecided"
        days = math.floor(sum(before(served).values()))
        is_ahead = qualifies_on is not None and qualifies_on >= asked.until
        behind = [tie for tie, on in sure.items() if min(on, default=FOR_EVER) < asked.until]
        rows.append(((teacher, days, date_of(qualifies_on), is_ahead, verdict), behind))
    return rows


def is_complete(people: People, until: int) -> bool:
    """Say whether the ledger has all postings of the days before `until` that lie in every filter.

    Without a filter it is enough that it declares so from some day on.
    """

    def is_in(list_of: str, day: int) -> bool:
        periods = [each for each in people.tables.get(list_of, []) if each["table"] == "postings"]
        firsts = [span_of(each.get("first_day", "")) for each in periods]
        lasts = [span_of(each.get("last_day", "")) for each in periods]
        spans = zip(firsts, lasts, strict=True)
        return any((not a or a[0] <= day) and (not b or day <= b[1]) for a, b in spans)

    asked = [day for day in people.window if day < until]
    if any(is_in("gaps", day) for day in asked):
        return False
    if not people.filters():
        asked = list(itertools.dropwhile(lambda day: not is_in("complete", day), asked))
    return bool(asked) and all(is_in("complete", day) for day in asked)


# ---- two places at once, and no way home


def are_one_post(a: Tie, b: Tie) -> bool:
    """Say whether two postings may be held at once: their shares are known and no more than one post."""
    shares = [a.cell("share"), b.cell("share")]
    return all(shares) and sum(Decimal(share or 0) for share in shares) <= 1


def double_bookings(s: Slice) -> Expected:
    people = People(s)
    rows: Expected = []
    for teacher in people.teachers:
        hers = [tie for tie in s.ties if tie.cell("teacher") == teacher]
        for place, tie in enumerate(hers):
            for other in hers[place + 1 :]:
                common = people.sure_days(tie) & people.sure_days(other)
                if common and not are_one_post(tie, other):
                    last = max(common)
                    both_run = tie.last_text == other.last_text == "" and not s.has_times()
                    days = (date_of(min(common)), None if both_run else date_of(last))
                    rows.append(((teacher, *tie.name, *other.name, *days), [tie, other]))
    return rows


def not_returned(s: Slice, grace: int) -> Expected:
    people = People(s)
    rows: Expected = []
    for tie in once(s.tables, s.ties):
        last = parts_of(s.tables, tie)[-1]
        teacher, end = tie.cell("teacher"), span_of(last.last_text)
        if not teacher or end is None or not people.is_in_time(end[1] + 1):
            continue
        due = away_until = end[1] + 1
        others = {
            other: people.sure_days(other)
            for other in s.ties
            if other.whole != tie.whole
            and other.recipient != last.supporter
            and other.cell("teacher") == teacher
        }
        away: list[Tie] = []
        while more := [
            other
            for other, days in others.items()
            if other not in away and any(due <= day <= away_until + grace for day in days)
        ]:
            away += more
            away_until = max(away_until, *(max(others[other]) + 1 for other in more))
        if away:
            days = None if away_until > LAST else away_until - due
            parts = [each for each in s.ties if each.whole == tie.whole]
            rows.append(((*tie.name, teacher, date_of(due), days), [*parts, *away]))
    return rows


# ---- posts


@dataclass(frozen=True)
class Posts:
    """A number of posts between bounds, which may be infinite."""

    least: float
    most: float

    def __add__(self, other: Posts) -> Posts:
        return Posts(self.least + other.least, self.most + other.most)

    def __sub__(self, other: Posts) -> Posts:
        return Posts(self.least - other.most, self.most - other.least)

    @property
    def known(self) -> Decimal | None:
        return Decimal(str(self.least)) if self.least == self.most else None


class Subjects:
    """Who belongs to schools, and who is away from them on a day, by subject."""

    def __init__(self, s: Slice, day: int) -> None:
        self.people = People(s)
        self.tables = s.tables
        self.on = postings_of(s.tables, (*s.calls, Call("at", (day,))))

    def subject_of(self, tie: Tie) -> str | None:
        record = self.people.teacher_records.get(tie.cell("teacher") or "", {})
        return tie.cell("subject") or record.get("subject") or None

    def needs(self, school: str, subject: str) -> list[dict[str, str]]:
        needs = self.tables.get("needs", [])
        return [each for each in needs if (each["school"], each["subject"]) == (school, subject)]

    def named_needs(self, school: str, subject: str) -> list[tuple[str, str]]:
        return [("need", f"{school}/{subject}") for _ in self.needs(school, subject)]

    def said(self, school: str, subject: str, column: str) -> float | None:
        """Add up what the needs say in a column, if all of them say it and none was left out."""
        if self.on.lost_rows("needs"):
            return None
        cells = [each[column] for each in self.needs(school, subject)]
        return float(sum(map(Decimal, cells), Decimal(0))) if cells and all(cells) else None

    def on_hand(self, school: str, subject: str) -> Posts:
        said = self.said(school, subject, "on_hand")
        if said is not None:
            return Posts(said, said)
        teachers = self.people.teacher_records.values()
        if not teachers or self.on.lost_rows("needs"):
            return Posts(0, math.inf)
        sure = [each for each in teachers if (each["home"], each["subject"]) == (school, subject)]
        may_be = [
            each
            for each in teachers
            if each["home"] in (school, "") and each["subject"] in (subject, "")  # who may be of them too
        ]
        return Posts(len(sure), math.inf if self.on.lost_rows("teachers") else len(may_be))

    def moved(self, ties: Iterator[tuple[Tie, bool]], subject: str) -> Posts:
        """Add up the posts of a subject that these ties take, each with whether it is surely in force."""
        posts = Posts(0, math.inf if self.on.lost_ties() else 0)
        for tie, is_sure in ties:
            of = self.subject_of(tie)
            heads, share = heads_of(tie), tie.cell("share")
            if of not in (subject, None):
                continue
            most = math.inf if heads is None else float(heads * Decimal(share or 1))
            is_known = is_sure and of == subject and heads is not None and share
            posts += Posts(most if is_known else 0, most)
        return posts

    def each_tie(self) -> Iterator[tuple[Tie, bool]]:
        yield from ((tie, True) for tie in self.on.ties)
        yield from ((tie, False) for tie in self.on.may_be_in + self.on.taken_away())

    def away(self, school: str, subject: str) -> Posts:
        return self.moved(((tie, sure) for tie, sure in self.each_tie() if tie.supporter == school), subject)

    def come(self, school: str, subject: str) -> Posts:
        return self.moved(((tie, sure) for tie, sure in self.each_tie() if tie.recipient == school), subject)

    def surely(self, ties: list[Tie], subject: str) -> list[Tie]:
        return [tie for tie in ties if self.subject_of(tie) == subject]

    def needed_subjects(self, school: str) -> set[str]:
        return {each["subject"] for each in self.tables.get("needs", []) if each["school"] == school}


def as_decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def verdict_of(required: float | None, posts: Posts, floor: float) -> str:
    """Say whether posts are as many as are required, and not below a floor."""
    if posts.most < floor or (required is not None and posts.most < required):
        return "not_met"
    return "met" if required is not None and posts.least >= max(required, floor) else "undecided"


def floor_at_home(s: Slice, day: int) -> WithNeeds:
    subjects = Subjects(s, day)
    rows: WithNeeds = []
    for school in sorted({tie.supporter for tie in subjects.on.ties}, key=str.encode):
        sent = subjects.on.of(school)
        taught = {subject for tie in sent if (subject := subjects.subject_of(tie))}
        for subject in sorted(taught | subjects.needed_subjects(school), key=str.encode):
            required = subjects.said(school, subject, "required")
            left = subjects.on_hand(school, subject) - subjects.away(school, subject)
            row = (school, subject, as_decimal(required), left.known, verdict_of(required, left, 1))
            rows.append((row, subjects.surely(sent, subject), subjects.named_needs(school, subject)))
    return rows


def uncovered_subjects(s: Slice, day: int) -> WithNeeds:
    subjects = Subjects(s, day)
    rows: WithNeeds = []
    for school in subjects.on.schools:
        for subject in sorted(subjects.needed_subjects(school), key=str.encode):
            required = subjects.said(school, subject, "required")
            at_home = subjects.on_hand(school, subject) - subjects.away(school, subject)
            present = at_home + subjects.come(school, subject)
            verdict = verdict_of(required, present, -math.inf)
            row = (school, subject, as_decimal(required), present.known, verdict)
            behind = subjects.surely([*subjects.on.of(school), *subjects.on.to(school)], subject)
            rows.append((row, behind, subjects.named_needs(school, subject)))
    return rows


def of_unknown_service(s: Slice, asked: Service) -> set[str]:
    """Give the schools of which nobody knows whether service there counts."""
    return {school for school in s.schools if asked.qualifies(s, school) == "undecided"}
