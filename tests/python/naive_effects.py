# SPDX-License-Identifier: Apache-2.0
"""What ties do to the differences between schools: they are booked into the records of indicators by hand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiedui.testing_texts import Record
from naive import Slice, Tie, heads_cell, parts_of, span_of
from naive_indicators import TAUGHT, Provided, Total, per_pupil, provided, spread, totals

YEAR_END = 607  # the last day of the school year that tests draw: 1971-08-31
Rule = Mapping[str, str | bool]
Counts = Mapping[str, Rule]
Moves = dict[tuple[str, str], list[tuple[Tie, Fraction | None]]]  # by school and indicator


def kinds(counts: Counts) -> tuple[str, ...]:
    return tuple(sorted({str(rule["kind"]) for rule in counts.values()}))


def moved_by(tie: Tie, rule: Rule) -> tuple[bool, Fraction | None]:
    """Say whether a tie may move something, and how much if that is known."""
    record = dict(tie.record)
    if tie.kind != rule["kind"]:
        return False, None
    if tie.kind == "posting":
        heads, share = heads_cell(record), record["share"] if rule["of"] == "fte" else "1"
        return True, Fraction(heads) * Fraction(share) if heads and share else None
    is_of_channel = "channel" not in rule or tie.channel == rule["channel"]
    if not is_of_channel and tie.channel is not None:
        return False, None
    unit, quantity, value = record["unit"], record["quantity"], record["value_yuan"]
    if rule["of"] == "yuan":
        text = value or (quantity if unit == "yuan" else "")
    elif unit not in ("", rule["unit"]) or (unit == "" and tie.channel == "funds" and rule["unit"] != "yuan"):
        return False, None
    else:
        text = quantity if unit else ""
    return True, Fraction(text) if text and Fraction(text) >= 0 and is_of_channel else None


def that_count(s: Slice) -> list[tuple[Tie, bool]]:
    """Give the ties that count, each with whether that is sure; of a record that was cut one part."""
    found = []
    for tie in [*s.ties, *s.may_be_in]:
        parts = parts_of(s.tables, tie)
        if any(part in s.may_be_in for part in parts):
            found.append((tie, False))
            continue
        inside = [part for part in parts if part in s.ties]
        begun = [part for part in inside if (span_of(part.first_text) or (0, 0))[0] <= YEAR_END]
        if tie == (begun or inside[:1])[-1]:
            found.append((tie, True))
    return found


def moves_of(s: Slice, counts: Counts) -> Moves:
    """Give what comes to each school and leaves it."""
    moves: Moves = {}
    for indicator, rule in counts.items():
        for tie, is_sure in that_count(s):
            has_some, amount = moved_by(tie, rule)
            if not is_sure:
                amount = None
            if not has_some or amount == 0:
                continue
            moves.setdefault((tie.recipient, indicator), []).append((tie, amount))
            if tie.kind == "posting" or rule.get("takes"):
                taken = None if amount is None else -amount
                moves.setdefault((tie.supporter, indicator), []).append((tie, taken))
    return moves


def booked(s: Slice, moves: Moves, counts_tie: Callable[[Tie], bool]) -> Slice:
    """Give the slice of a ledger in which what moves is added to the records of the schools."""

    def cell(record: Record) -> str:
        text = record["amount"]
        change = sum(
            amount or Fraction(0)
            for tie, amount in moves.get((record["school"], record["indicator"]), [])
            if counts_tie(tie)
        )
        return text and str(Fraction(text) + change)

    records = [{**each, "amount": cell(each)} for each in s.tables["indicators"]]
    return Slice({**s.tables, "indicators": records}, s.calls, only_kinds=s.only_kinds)


def lost_moves(s: Slice, rule: Rule) -> bool:
    """Say whether rows that the ledger lacks may be ties that the rule counts."""
    return Slice(s.tables, s.calls, only_kinds=(str(rule["kind"]),)).lost_ties()


def has_known_stage(s: Slice, total: Total, all_totals: Sequence[Total]) -> bool:
    """Say whether it is known to which stage belongs what moves at a school."""
    taught = TAUGHT.get(s.school_records[total.school].get("kind", ""), ())
    spoken = {each.stage for each in all_totals if each.school == total.school}
    return total.is_split or (len(taught) < 2 and spoken == {total.stage})


class Moved(NamedTuple):
    """A group, stage and indicator, and what ties do there."""

    row: Provided
    before: dict[str, Total]  # of the schools that are not undecided
    of_ties: dict[tuple[str, str], Fraction]  # how much each tie moves, by its name

    @property
    def undecided(self) -> int:
        return len(self.row.schools) - len(self.before)


def moved(s: Slice, year: str, counts: Counts, by: str) -> list[Moved]:
    """Give what ties do in each group, stage and indicator."""
    moves = moves_of(s, counts)
    every = totals(s, year, True)
    after = {row[:3]: row.known for row in provided(booked(s, moves, lambda _: True), year, by)}
    impossible = {
        (tie.name, row.indicator)
        for row in provided(s, year, by)
        if row.indicator in counts
        for school, total in row.known.items()
        for tie, amount in moves.get((school, row.indicator), [])
        if amount is not None
        and amount < 0
        and None not in [each for _, each in moves[school, row.indicator]]
        and has_known_stage(s, total, every)
        and school not in after[row[:3]]
    }
    moves = {
        key: [(tie, None if (tie.name, key[1]) in impossible else amount) for tie, amount in ties]
        for key, ties in moves.items()
    }
    one_more = {key: [*ties, (ONE, Fraction(1))] for key, ties in moves.items()}
    more = {row[:3]: row.known for row in provided(booked(s, one_more, lambda tie: tie is ONE), year, by)}
    found: list[Moved] = []
    for row in provided(s, year, by):
        if row.indicator not in counts:
            continue
        before: dict[str, Total] = {}
        comes: dict[tuple[str, str], Fraction] = {}
        goes: dict[tuple[str, str], Fraction] = {}
        for school, total in row.known.items():
            here = moves.get((school, row.indicator), [])
            amounts = [amount for _, amount in here]
            is_known = has_known_stage(s, total, every) and None not in amounts
            if lost_moves(s, counts[row.indicator]):
                continue
            if here and not (is_known and school in after[row[:3]]):
                continue
            before[school] = total
            for tie, amount in here:
                share = (more[row[:3]][school].amount or Fraction(0)) - (total.amount or Fraction(0))
                way = comes if (amount or 0) > 0 else goes
                way[tie.name] = way.get(tie.name, Fraction(0)) + abs(share * (amount or 0))
        of_ties = {
            name: max(comes.get(name, Fraction(0)), goes.get(name, Fraction(0))) for name in comes | goes
        }
        found.append(Moved(row, before, of_ties))
    return found


ONE = Tie("", "", "", "", None, None, "", "", ())


def coefficient(known: Mapping[str, Total]) -> float | None:
    return ratio(*spread((per_pupil(each), Fraction(each.pupils or 0)) for each in known.values()))


def ratio(mean: Fraction | None, variance: Fraction | None) -> float | None:
    return math.sqrt(variance) / float(mean) if mean and variance is not None else None


def between(s: Slice, known: Mapping[str, Total], inside: str | None) -> float | None:
    """Give the coefficient of the parts of a group, each as one school."""
    names = {school: s.school_records[school].get(inside or "", "") for school in known}
    if inside is None or "" in names.values():
        return None
    parts = []
    for part in sorted(set(names.values())):
        own = [each for school, each in known.items() if names[school] == part]
        pupils = Fraction(sum(each.pupils or 0 for each in own))
        parts.append((sum((each.amount or Fraction(0) for each in own), Fraction(0)) / pupils, pupils))
    return ratio(*spread(parts))


class Effect(NamedTuple):
    """A row of the effect."""

    group: str | None
    stage: str
    indicator: str
    before: float | None
    after: float | None
    between_before: float | None
    between_after: float | None
    moved: Fraction
    ties: int
    undecided: int


def known_with(
    s: Slice, year: str, counts: Counts, by: str, of: Moved, counts_tie: Callable[[Tie], bool]
) -> dict[str, Total] | None:
    """Give the totals with some of the ties; None if a school would have less than nothing."""
    rows = provided(booked(s, moves_of(s, counts), counts_tie), year, by)
    known = next(row.known for row in rows if row[:3] == of.row[:3])
    return {school: known[school] for school in of.before} if of.before.keys() <= known.keys() else None


def effect(s: Slice, year: str, counts: Counts, by: str, inside: str | None) -> list[Effect]:
    """Give the effect of all ties."""
    rows = []
    for each in moved(s, year, counts, by):
        after = known_with(s, year, counts, by, each, lambda _: True)
        assert after is not None
        rows.append(
            Effect(
                *each.row[:3],
                coefficient(each.before),
                coefficient(after),
                between(s, each.before, inside),
                between(s, after, inside),
                sum(each.of_ties.values(), Fraction(0)),
                len(each.of_ties),
                each.undecided,
            )
        )
    return rows


class ByTie(NamedTuple):
    """What one tie does."""

    tie: tuple[str, str]
    supporter: str
    recipient: str
    group: str | None
    stage: str
    indicator: str
    moved: Fraction
    before: float | None
    alone: float | None
    without: float | None
    after: float | None


def effect_by_tie(s: Slice, year: str, counts: Counts, by: str) -> list[ByTie]:
    """Give the effect of each tie alone, and of all but it."""
    rows: list[ByTie] = []
    places = {tie.name: place for place, tie in enumerate(s.ties)}
    ends = {tie.name: (tie.supporter, tie.recipient) for tie in s.ties}
    for each in moved(s, year, counts, by):

        def with_ties(counts_tie: Callable[[Tie], bool], each: Moved = each) -> float | None:
            known = known_with(s, year, counts, by, each, counts_tie)
            return None if known is None else coefficient(known)

        for name, amount in each.of_ties.items():
            rows.append(
                ByTie(
                    name,
                    ends[name][0],
                    ends[name][1],
                    *each.row[:3],
                    amount,
                    coefficient(each.before),
                    with_ties(lambda tie, name=name: tie.name == name),  # type: ignore[misc]
                    with_ties(lambda tie, name=name: tie.name != name),  # type: ignore[misc]
                    with_ties(lambda _: True),
                )
            )
    return sorted(rows, key=lambda row: places[row.tie])


def best_sets(known: Mapping[str, Total], k: int, step: int) -> list[float]:
    """Give the least coefficient that 0, 1, … k moves reach: every multiset of moves is tried."""
    schools = sorted(known)
    pairs = [(a, b) for a, b in itertools.permutations(schools, 2)]
    least: list[float] = []
    for count in range(k + 1):
        found = []
        for chosen in itertools.combinations_with_replacement(pairs, count):
            amounts = {school: known[school].amount or Fraction(0) for school in schools}
            for giver, receiver in chosen:
                amounts[giver] -= step
                amounts[receiver] += step
            if min(amounts.values()) >= 0:
                moved = {school: known[school]._replace(amount=amounts[school]) for school in schools}
                found.append(coefficient(moved))
        least.append(min(each for each in found if each is not None))
    return least
