# SPDX-License-Identifier: Apache-2.0
"""What rules mean, as their pages say it, over the cells of drawn records: whom a kind judges, and how.

It shares nothing with the library: all that a share may come to is counted person by person.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import naive_people
from jiedui.testing_texts import Record
from naive import FOR_EVER, STAGES, Slice, Tie, date_of, joined, once, parts_of, span_of
from naive_governance import days_of
from naive_people import People, are_one_post, begins_in_time, is_complete
from strategies import Call

Said = Counter[tuple[str, str]]  # of whom, and the verdict


def negated(answer: str) -> str:
    return {"yes": "no", "no": "yes"}.get(answer, answer)


def either(*answers: str) -> str:
    """Yes if one is, no if all are, else undecided."""
    return negated(joined([negated(each) for each in answers]))


def verdict_of(is_met: bool, is_missed: bool) -> str:
    return "met" if is_met else "not_met" if is_missed else "undecided"


def demanded(answer: str) -> str:
    return verdict_of(answer == "yes", answer == "no")


def perhaps_lost(s: Slice) -> str:
    """Say whether a row that was left out of the ledger may say something."""
    return "undecided" if s.lost_ties() else "no"


# ---- ties and schools


def no_double_duty(s: Slice) -> Said:
    def has(end: Callable[[Tie], str], school: str) -> str:
        if any(end(tie) == school for tie in s.ties):
            return "yes"
        return "undecided" if any(end(tie) == school for tie in s.may_be_in) else "no"

    said = Said()
    for school in s.schools:
        is_both = joined([has(lambda tie: tie.supporter, school), has(lambda tie: tie.recipient, school)])
        said[school, demanded(negated(perhaps_lost(s) if is_both == "no" else is_both))] += 1
    return said


def of_each_posting(postings: Slice, says: Callable[[Tie], str | None]) -> Said:
    """Ask of each record once: of one that was cut the first part that is there."""
    said = ((tie.id, says(tie)) for tie in once(postings.tables, postings.ties))
    return Said((of, verdict) for of, verdict in said if verdict)


def minimum_term(postings: Slice, days: int, day: int) -> Said:
    def says(tie: Tie) -> str:
        parts = parts_of(postings.tables, tie)
        first, last = span_of(parts[0].first_text), span_of(parts[-1].last_text)
        if parts[-1].last_text == "" and first:
            return verdict_of(day - first[0] >= days, False)
        if not first or not last:
            return "undecided"
        length = last[1] + 1 - first[0]
        return verdict_of(length >= days, length < days)

    return of_each_posting(postings, says)


def posting_forms(postings: Slice, forms: set[str]) -> Said:
    def says(tie: Tie) -> str:
        form = tie.cell("form")
        return verdict_of(form in forms, bool(form) and form not in forms)

    return of_each_posting(postings, says)


def recorded_by(postings: Slice, due: int) -> Said:
    """Ask whether postings were recorded by a day of 1970; all drawn ones begin in that year."""

    def says(tie: Tie) -> str | None:
        if not begins_in_time(postings, tie):
            return None
        recorded = span_of(tie.cell("recorded_on") or "")
        if not tie.first_text or not recorded:
            return "undecided"
        return verdict_of(recorded[1] <= due, recorded[0] > due)

    return of_each_posting(postings, says)


def same_stage(s: Slice) -> Said:
    def says(tie: Tie) -> str:
        kinds = [s.school_records[end]["kind"] for end in (tie.supporter, tie.recipient)]
        meet = not set(STAGES.get(kinds[0], [])).isdisjoint(STAGES.get(kinds[1], []))
        return verdict_of(meet, not meet) if all(kinds) else "undecided"

    return Said((tie.id, says(tie)) for tie in s.ties)


def distance(s: Slice, kilometres: float) -> Said:
    """Measure by the angle between two places as seen from the middle of the earth."""

    def place(school: str) -> tuple[float, float, float] | None:
        record = s.school_records[school]
        if not record["latitude"] or not record["longitude"]:
            return None
        north, east = math.radians(float(record["latitude"])), math.radians(float(record["longitude"]))
        return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)

    def says(tie: Tie) -> str:
        a, b = place(tie.supporter), place(tie.recipient)
        if not a or not b:
            return "undecided"
        cosine = sum(x * y for x, y in zip(a, b, strict=True))
        apart = 6371.0088 * math.acos(max(-1.0, min(1.0, cosine)))
        return verdict_of(apart <= kilometres, apart > kilometres)

    return Said((tie.id, says(tie)) for tie in s.ties)


def floor_at_home(s: Slice, day: int) -> Said:
    return Said((row[0], row[-1]) for row, *_ in naive_people.floor_at_home(s, day))


# ---- teachers


def was_by(cell: str, day: date) -> str:
    """Say whether a day or month, as a cell has it, is that day or an earlier one."""
    days = days_of(cell, {})
    if not days:
        return "undecided"
    return "yes" if days[-1] <= day else "no" if days[0] > day else "undecided"


@dataclass(frozen=True)
class Conditions:
    """Whether somebody may be asked to rotate, on a day that is no 29 February."""

    years: int | None = None
    men_below: int | None = None
    women_below: int | None = None

    def met_by(self, teacher: Record, day: int) -> str:
        today = date_of(day)
        assert today is not None

        def young(below: int | None) -> str:
            return "yes" if below is None else negated(was_by(teacher["born"], years_before(below)))

        def years_before(ago: int) -> date:
            return today.replace(year=today.year - ago)

        may = [negated(teacher["exempt"]) or "undecided"]
        if self.years is not None:
            may.append(was_by(teacher["joined"], years_before(self.years)))
        of_age = {"male": young(self.men_below), "female": young(self.women_below)}
        alike = of_age["male"] if of_age["male"] == of_age["female"] else "undecided"
        return joined([*may, of_age.get(teacher["sex"], alike)])


def beginnings(postings: Slice) -> list[tuple[Tie, str]]:
    """List the postings that may belong to people of the slice, each with whether it begins in its time.

    Of the parts of one record, a record without a name, it is the first.
    """

    def begins(tie: Tie, is_inside: bool) -> str:
        first = span_of(tie.first_text)
        if postings.has_times():
            if tie.cell("part_of") or (first and not People(postings).is_in_time(first[0])):
                return "no"
            return "yes" if is_inside and first else "undecided"
        return "yes" if is_inside else "undecided"

    found = [(tie, begins(tie, True)) for tie in postings.ties]
    found += [(tie, begins(tie, False)) for tie in postings.may_be_in + postings.taken_away()]
    found = [(tie, begins) for tie, begins in found if begins != "no"]
    firsts = once(postings.tables, [tie for tie, _ in found])
    return [(tie, begins) for tie, begins in found if tie.cell("teacher") or tie in firsts]


def rotates(postings: Slice, teacher: str) -> str:
    """Say whether a teacher begins a posting in the time of the slice."""
    moves = [begins for tie, begins in beginnings(postings) if tie.cell("teacher") == teacher]
    return either(perhaps_lost(postings), *moves)


def said_of_backbone(cell: str | None) -> str:
    return "undecided" if not cell else "no" if cell == "no" else "yes"


def moved_as_backbone(postings: Slice, teacher: Record) -> str:
    """Say whether a teacher moved as a backbone teacher, or is one if nothing is known of a move.

    What the posting says counts, else the teacher's record; nothing does if they contradict each other.  One
    sure move as such is enough; else all must say the same.
    """
    own = said_of_backbone(teacher["backbone"])
    words = set()
    for tie, begins in beginnings(postings):
        if tie.cell("teacher") != teacher["id"]:
            continue
        known = {said_of_backbone(tie.cell("backbone")), own} - {"undecided"}
        word = known.pop() if len(known) == 1 else "undecided"
        if begins == word == "yes":
            return "yes"
        words.add(word)
    return own if not words else words.pop() if len(words) == 1 else "undecided"


@dataclass(frozen=True)
class Heads:
    """A posting of heads without a name that begins in the time of the slice, or may."""

    home: str
    count: int | None
    is_sure: bool
    backbone: str


def unnamed_heads(postings: Slice) -> list[Heads]:
    return [
        Heads(
            tie.supporter,
            int(count) if (count := tie.cell("count")) else None,
            begins == "yes",
            said_of_backbone(tie.cell("backbone")),
        )
        for tie, begins in beginnings(postings)
        if not tie.cell("teacher")
    ]


def lists_all_postings(postings: Slice, day: int) -> bool:
    """Say whether all postings are known until the day, or in the time of the slice."""
    return is_complete(People(postings), FOR_EVER if postings.has_times() else day)


def tenure_limit(postings: Slice, conditions: Conditions, day: int) -> Said:
    people = People(postings)
    said = Said()
    for teacher in people.teachers:
        record = people.teacher_records.get(teacher)
        home = record["home"] if record else ""
        if home and home not in postings.schools:
            continue
        is_here = "yes" if home or not postings.lacks_schools() else "undecided"
        is_due = joined([is_here, conditions.met_by(record, day) if record else "undecided"])
        if is_due == "no":
            continue
        may_be_unnamed = any(
            heads.count != 0 and (not home or heads.home == home) for heads in unnamed_heads(postings)
        )
        goes = rotates(postings, teacher)
        stays = goes == "no" and not may_be_unnamed and lists_all_postings(postings, day)
        said[teacher, verdict_of(goes == "yes", is_due == "yes" and stays)] += 1
    return said


def no_double_booking(postings: Slice) -> Said:
    people = People(postings)
    booked = {row[0] for row, _ in naive_people.double_bookings(postings)}
    said = Said()
    for teacher in people.teachers:
        home = people.teacher_records.get(teacher, {}).get("home")
        known = [tie for tie in postings.ties + postings.may_be_in if tie.cell("teacher") == teacher]
        if not known or (home and home not in postings.schools):
            continue
        hers = known + [tie for tie in postings.taken_away() if tie.cell("teacher") == teacher]
        may_be_booked = postings.lost_ties() or any(
            not are_one_post(a, b) and people.possible_days(a) & people.possible_days(b)
            for a, b in itertools.combinations(hers, 2)
        )
        is_here = bool(home) or not postings.lacks_schools()
        said[
            teacher, verdict_of(False, is_here) if teacher in booked else verdict_of(not may_be_booked, False)
        ] += 1
    return said


def service_before_title(postings: Slice, asked: naive_people.Service, title: str, homes: Call) -> Said:
    people = People(postings)
    said = Said()
    for (teacher, *_, verdict), _ in naive_people.service(postings, asked):
        record = people.teacher_records.get(teacher, {})
        home = record.get("home")
        if record.get("applies_for") != title or (home and home not in postings.schools):
            continue
        is_meant = postings.is_member(home, homes) if home else "undecided"
        if is_meant != "no":
            is_open = is_meant == "undecided" and verdict == "not_met"
            said[teacher, "undecided" if is_open else verdict] += 1
    return said


# ---- shares

ELSEWHERE = "?"  # the home of heads that may be of the division or not


@dataclass(frozen=True)
class Counted:
    """How one may count below the line of a share, above it, and above it if among heads without a name."""

    below: str
    above: str
    above_if_sent: str


@dataclass(frozen=True)
class State:
    """What a share comes to so far: who is above the line and below it, and heads without a name by home."""

    above: int = 0
    below: int = 0
    sent: tuple[tuple[str, int], ...] = ()

    def with_sent(self, home: str, heads: int) -> State:
        sent = dict(self.sent)
        sent[home] = sent.get(home, 0) + heads
        return State(self.above, self.below, tuple(sorted(sent.items())))

    def with_person(self, is_above: bool) -> State:
        return State(self.above + is_above, self.below + 1, self.sent)


@dataclass(frozen=True)
class Share:
    """What is asked of a share, and how each teacher counts, who is of the division or may be."""

    thousandths: int
    day: int
    is_of_rotated: bool
    count: Callable[[Record, str], Counted]

    def ways(self, state: State, home: str, own: set[str], person: Counted) -> Iterator[State]:
        """List what one more person may make of it; `own` are the homes that surely are of the division."""
        if person.below != "yes":
            yield state
        if person.below == "no":
            return
        if person.above != "yes":
            yield state.with_person(False)
        if person.above != "no":
            yield state.with_person(True)
        if person.above != "no" or person.above_if_sent == "no":
            return
        for sent_from, heads in state.sent:
            may_be_hers = sent_from == home or (not home and (sent_from == ELSEWHERE or sent_from in own))
            if heads > 0 and may_be_hers:
                yield state.with_sent(sent_from, -1).with_person(True)

    def states(self, postings: Slice, own: set[str], surely: set[str], perhaps: set[str]) -> set[State]:
        """List all that the share may be, if the homes `own` are of the division and no others."""
        teachers = postings.tables.get("teachers", [])
        states = {State()}

        def add(home: str, person: Counted) -> set[State]:
            return {more for state in states for more in self.ways(state, home, surely, person)}

        for heads in unnamed_heads(postings):
            count = len(teachers) if heads.count is None else heads.count
            if not self.is_of_rotated and heads.home in own:
                states = {state.with_sent(heads.home, count) for state in states}
            if not self.is_of_rotated and heads.home in perhaps:
                states = {state.with_sent(ELSEWHERE, count) for state in states}
            if self.is_of_rotated and heads.home in own:
                for _ in range(heads.count or 0):
                    states = add("", Counted("yes" if heads.is_sure else "undecided", heads.backbone, "no"))
        for teacher in teachers:
            is_here = teacher["home"] in own
            if is_here or not teacher["home"]:
                counted = self.count(teacher, "yes" if is_here else "undecided")
                states = add(teacher["home"], counted)
        return states


def share_by_division(postings: Slice, asked: Share) -> Said:
    """Compare the share of each division with what is asked; a school of unknown division may be of any."""
    teachers = postings.tables.get("teachers", [])
    homes_with_teachers = {each["home"] for each in teachers}
    division_of = {each: postings.school_records[each]["division"] for each in postings.schools}
    unknown = {each for each, division in division_of.items() if not division}
    judged = {
        division
        for each, division in division_of.items()
        if division and (not teachers or each in homes_with_teachers)
    }
    is_listed = lists_all_postings(postings, asked.day)
    has_all_persons = bool(teachers) and (asked.is_of_rotated or not postings.lost_rows("teachers"))
    said = Said()
    for division in judged:
        surely = {each for each in postings.schools if division_of[each] == division}
        choices = itertools.chain.from_iterable(
            itertools.combinations(unknown, size) for size in range(len(unknown) + 1)
        )
        states = {
            state for more in choices for state in asked.states(postings, surely | {*more}, surely, unknown)
        }
        is_open = asked.is_of_rotated and any(
            heads.count is None and heads.home in surely | unknown for heads in unnamed_heads(postings)
        )
        lines = [(state.below, state.above * 1000, asked.thousandths * state.below) for state in states]
        is_reached = all(below > 0 and above >= line for below, above, line in lines)
        is_missed = all(below > 0 and above < line for below, above, line in lines)
        is_sure = has_all_persons and not is_open
        verdict = verdict_of(
            is_sure and is_reached and (is_listed or not asked.is_of_rotated),
            is_sure and is_missed and is_listed,
        )
        said[division, verdict] += 1
    return said
