# SPDX-License-Identifier: Apache-2.0
"""What slices and questions mean, word for word as `docs` says it, over the cells of drawn records.

It shares nothing with the library: unknown days are settled one by one, completions are listed one by one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jiedui.testing_texts import CHANNELS, Record, Tables
from strategies import LAST_DAY, Call

Row = tuple[Any, ...]

FAMILIES = {"teaching_staff": {"staff", "teaching"}, "material": {"funds", "materials"}}
STAGES = {"primary": ["primary"], "junior": ["junior"], "nine_year": ["primary", "junior"]}
KINDS = ("agreement", "posting", "transfer")
# Days beyond those of every drawn bound and filter: later or earlier ones are no different.
EARLY, LATE = -2, LAST_DAY + 8
FOR_EVER = 10**6
# The day before which day-by-day definitions stop: no drawn day and no sum of drawn delays comes near it.
END = 64


def span_of(text: str) -> tuple[int, int] | None:
    """Give the first and last day of a cell, as days after 1970-01-01."""
    if text in ("", "?"):
        return None
    if "/" in text:
        first, last = (f"{year}-{day}" for year, day in zip(text.split("/"), ("09-01", "08-31"), strict=True))
        return day_of(first), day_of(last)
    if len(text) == len("1970"):
        return day_of(f"{text}-01-01"), day_of(f"{text}-12-31")
    if len(text) == len("1970-01"):
        first = f"{text}-01"
        after = date.fromisoformat(first) + timedelta(days=31)
        return day_of(first), day_of(after.replace(day=1).isoformat()) - 1
    return day_of(text), day_of(text)


def day_of(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def date_of(number: int | None) -> date | None:
    return None if number is None else date(1970, 1, 1) + timedelta(days=number)


def borders_of(tables: Tables) -> list[tuple[int, int]]:
    """Give month and day on which the spring term begins, and the autumn term."""
    calendar: Record = {"spring": "02-01", "autumn": "09-01"}
    for each in tables.get("calendar", []):
        calendar |= each
    spring, autumn = ((int(calendar[term][:2]), int(calendar[term][3:])) for term in ("spring", "autumn"))
    return [spring, autumn]


def joined(values: list[str]) -> str:
    """Yes if all are, no if one is no, else undecided."""
    return "no" if "no" in values else "undecided" if "undecided" in values else "yes"


def is_among(cell: str | None, values: tuple[str, ...]) -> str:
    return "undecided" if not cell else "yes" if cell in values else "no"


@dataclass(frozen=True)
class Tie:
    """A record seen as a tie; days unknown where None."""

    kind: str
    id: str
    supporter: str
    recipient: str
    channel: str | None
    status: str | None
    first_text: str
    last_text: str
    record: tuple[tuple[str, str], ...]

    @property
    def name(self) -> tuple[str, str]:
        return self.kind, self.id

    def cell(self, column: str) -> str | None:
        return dict(self.record).get(column)

    @property
    def whole(self) -> tuple[str, str]:
        """Name the record of which the tie is a part, or which it is."""
        return self.kind, self.cell("part_of") or self.id

    def settlings(self, late: int = LATE) -> Iterator[tuple[int, int]]:
        """List the first and last days that the record may mean, unknown ones up to `late`."""
        if self.kind == "transfer":
            first, last = span_of(self.first_text) or (EARLY, late)
            for day in range(first, last + 1):
                yield day, day
            return
        begin, end = span_of(self.first_text), span_of(self.last_text)
        ends = [FOR_EVER] if self.last_text == "" else [end[1]] if end else [*range(EARLY, late), FOR_EVER]
        for last in ends:
            for first in [begin[0]] if begin else range(EARLY, min(last, late) + 1):
                if first <= last:
                    yield first, last

    def place(self) -> Row:
        begin, end = span_of(self.first_text), span_of(self.last_text)
        until = (0, end[1] + 1) if end else (1, 0) if self.last_text == "" else (2, 0)
        return (
            KINDS.index(self.kind),
            self.supporter.encode(),
            CHANNELS.index(self.channel) if self.channel else len(CHANNELS),
            (0, begin[0]) if begin else (1, 0),
            until,
            self.recipient.encode(),
            self.id.encode(),
        )


def ties_of(tables: Tables) -> list[Tie]:
    """List the ties of all records, in their order."""
    ties = []
    for kind, table, ends in (
        ("agreement", "supports", ("supporter", "recipient")),
        ("posting", "postings", ("home", "host")),
        ("transfer", "transfers", ("supporter", "recipient")),
    ):
        for record in tables[table]:
            if record.get("form") == "shadowing":
                continue
            is_transfer = kind == "transfer"
            first, last = (record["day"],) * 2 if is_transfer else (record["first_day"], record["last_day"])
            ties.append(
                Tie(
                    kind,
                    record["id"],
                    record[ends[0]],
                    record[ends[1]],
                    "staff" if kind == "posting" else record["channel"] or None,
                    "actual" if is_transfer else record["status"] or None,
                    first,
                    (last or "?") if is_transfer else last,
                    tuple(record.items()),
                )
            )
    return sorted(ties, key=Tie.place)


def parts_of(tables: Tables, tie: Tie) -> list[Tie]:
    """List all parts of the record of a tie, in order of time."""
    if not any(each.get("part_of") for table in ("supports", "postings") for each in tables[table]):
        return [tie]
    parts = [each for each in ties_of(tables) if each.whole == tie.whole]
    return sorted(parts, key=lambda part: (bool(part.cell("part_of")), span_of(part.first_text) or (0, 0)))


def once(tables: Tables, ties: list[Tie]) -> list[Tie]:
    """List records once each: of one that was cut the first part that is there."""
    return [tie for tie in ties if next(each for each in parts_of(tables, tie) if each in ties) == tie]


class Slice:
    """A slice of the records."""

    def __init__(
        self,
        tables: Tables,
        calls: tuple[Call, ...],
        only_postings: bool = False,
        only_kinds: tuple[str, ...] = (),
    ) -> None:
        self.tables = tables
        self.calls = calls
        self.only_kinds = ("posting",) if only_postings else only_kinds
        self.school_records = {each["id"]: each for each in tables["schools"]}
        self.schools = sorted(
            (each for each in self.school_records if self._has_school(each)), key=str.encode
        )
        standings = [(tie, self._standing(tie)) for tie in ties_of(tables)]
        self.ties = [tie for tie, standing in standings if standing == "inside"]
        self.left_out = {
            reason: [tie for tie, standing in standings if standing == reason]
            for reason in ("self_support", "unknown_channel", "undecided")
        }
        self.may_be_in = self.left_out["unknown_channel"] + self.left_out["undecided"]

    # ---- what the slice holds

    def _all(self, *words: str) -> list[Call]:
        return [call for call in self.calls if call.word in words]

    def _last(self, *words: str) -> str:
        return next((call.word for call in reversed(self.calls) if call.word in words), words[0])

    def is_member(self, school: str, call: Call) -> str:
        """Say whether a school is in the set that a call is given."""
        if not call.arguments or isinstance(call.arguments[0], str):
            return "yes" if school in call.arguments else "no"
        cells = [(self.school_records[school][column], values) for column, values in call.arguments]
        return joined(
            ["undecided" if not cell else "yes" if cell in values else "no" for cell, values in cells]
        )

    def _in_slice(self, school: str) -> str:
        opposite = {"yes": "no", "no": "yes", "undecided": "undecided"}
        inside = [self.is_member(school, call) for call in self._all("within")]
        return joined(inside + [opposite[self.is_member(school, call)] for call in self._all("without")])

    def _is_supporter(self, school: str) -> str:
        return joined([self.is_member(school, call) for call in self._all("supported_by")])

    def _is_recipient(self, school: str) -> str:
        return joined([self.is_member(school, call) for call in self._all("supporting")])

    def _times(self) -> list[tuple[str, int, int]]:
        calls = self._all("at", "during", "throughout")
        return [(call.word, call.arguments[0], call.arguments[-1]) for call in calls]

    def _is_open(self, school: str) -> bool:
        record = self.school_records[school]
        opened, closed = span_of(record["first_day"]), span_of(record["last_day"])
        return all(
            (opened is None or opened[0] <= last) and (closed is None or closed[1] >= first)
            for _, first, last in self._times()
        )

    def _assumes_the_undecided(self) -> bool:
        return bool(self._all("with_undated"))

    def _has_school(self, school: str) -> bool:
        kept = all(self.is_member(school, call) == "yes" for call in self._all("within"))
        gone = any(self.is_member(school, call) == "yes" for call in self._all("without"))
        may_be_kept = self._assumes_the_undecided() and self._in_slice(school) != "no"
        return self._is_open(school) and (may_be_kept or (kept and not gone))

    def _has_ends(self, tie: Tie) -> str:
        """Say whether the ends are open, and in every set that they must be in."""
        if not (self._is_open(tie.supporter) and self._is_open(tie.recipient)):
            return "no"
        sides = [self._is_supporter(tie.supporter), self._is_recipient(tie.recipient)]
        return joined([self._in_slice(tie.supporter), self._in_slice(tie.recipient), *sides])

    def channels(self) -> set[str]:
        """Give the channels that all calls of `through` allow."""
        allowed = set(CHANNELS)
        for call in self._all("through"):
            allowed &= set().union(*(FAMILIES.get(word, {word}) for word in call.arguments))
        return allowed

    def _may_go_through(self, tie: Tie) -> bool:
        # two calls may leave no channel: whatever a tie's unknown one is, it is none of these
        return tie.channel in self.channels() if tie.channel else bool(self.channels())

    def _meets_times(self, first: float, last: float) -> bool:
        return all(
            first <= begin and end <= last if word == "throughout" else first <= end and begin <= last
            for word, begin, end in self._times()
        )

    def _in_time(self, tie: Tie) -> str:
        met = {self._meets_times(first, last) for first, last in tie.settlings()}
        return "undecided" if len(met) == 2 else "yes" if met == {True} else "no"

    def _meets_conditions(self, tie: Tie) -> str:
        met = []
        for call in self._all("where"):
            ((column, values),) = call.arguments
            cell = tie.cell(column)
            has_column = cell is not None  # all records of a table have the same ones
            met.append(
                "no" if not has_column or (cell and cell not in values) else "yes" if cell else "undecided"
            )
        return joined(met)

    def _is_chosen(self, kind: str) -> bool:
        choice = self._last("agreed", "delivered", "all_kinds")
        if self.only_kinds:
            return kind in self.only_kinds
        return choice == "all_kinds" or (kind == "agreement") == (choice == "agreed")

    def _is_of_plan(self, tie: Tie) -> bool:
        choice = self._last("", "planned", "with_planned")
        return choice == "with_planned" or (tie.status == "planned") == (choice == "planned")

    def _standing(self, tie: Tie) -> str:
        through = self._all("through")
        decided = joined([self._has_ends(tie), self._in_time(tie), self._meets_conditions(tie)])
        says_no = (
            not self._is_chosen(tie.kind)
            or not self._is_of_plan(tie)
            or not self._may_go_through(tie)
            or decided == "no"
        )
        if says_no:
            return "outside"
        if tie.supporter == tie.recipient:
            return "self_support"
        if through and tie.channel is None and not self._all("with_unknown_channel"):
            return "unknown_channel"
        return "inside" if decided == "yes" or self._assumes_the_undecided() else "undecided"

    def _gaps(self, table: str) -> Iterator[tuple[float, float]]:
        for each in self.tables.get("gaps", []):
            if each["table"] == table:
                begin, end = span_of(each.get("first_day", "")), span_of(each.get("last_day", ""))
                yield begin[0] if begin else -math.inf, end[1] if end else math.inf

    def lost_rows(self, table: str, first: float = -math.inf, last: float = math.inf) -> bool:
        """Say whether rows of a table were left out of the ledger that may be of one of these days."""
        return any(begin <= last and first <= end for begin, end in self._gaps(table))

    def lost_ties(self) -> bool:
        """Say whether rows were left out of the ledger that may be ties of the slice's kinds and time."""

        def meets(kind: str, begin: float, end: float) -> bool:
            if kind != "transfer" or not self.has_times():
                return self._meets_times(begin, end)
            return any(self._meets_times(day, day) for day in range(EARLY, END) if begin <= day <= end)

        tables = {"agreement": "supports", "posting": "postings", "transfer": "transfers"}
        return any(
            meets(kind, *gap) for kind in KINDS if self._is_chosen(kind) for gap in self._gaps(tables[kind])
        )

    def lacks_schools(self) -> bool:
        """Say whether `within` or `without` takes a school away."""
        return any(self._is_open(school) and school not in self.schools for school in self.school_records)

    def taken_away(self) -> list[Tie]:
        """List the ties that only a filter on schools, channels or values takes away."""
        narrowing = ("within", "without", "supported_by", "supporting", "where", "through")
        rest = tuple(call for call in self.calls if call.word not in narrowing)
        wide = Slice(self.tables, rest, only_kinds=self.only_kinds)
        return [tie for tie in wide.ties + wide.may_be_in if self._standing(tie) == "outside"]

    def unknown_schools(self) -> set[str]:
        """Give the schools of which nobody knows whether the sets that narrowed the slice have them."""
        if self._assumes_the_undecided():
            return set()
        asked: list[Callable[[str], str]] = [self._in_slice, self._is_supporter, self._is_recipient]
        return {
            school
            for school in self.school_records
            if self._in_slice(school) != "no"
            and self._is_open(school)
            and any(member(school) == "undecided" for member in asked)
        }

    # ---- words of the questions

    def to(self, school: str) -> list[Tie]:
        return [tie for tie in self.ties if tie.recipient == school]

    def of(self, school: str) -> list[Tie]:
        return [tie for tie in self.ties if tie.supporter == school]

    def supporters(self, school: str) -> set[str]:
        return {tie.supporter for tie in self.to(school)}

    def recipients(self, school: str) -> set[str]:
        return {tie.recipient for tie in self.of(school)}

    def reached_from(self, begins: set[str], without: frozenset[str] = frozenset()) -> set[str]:
        """List `begins` and the schools that chains from it reach; none passes a school of `without`."""
        reached = begins - without
        while True:
            more = {t.recipient for t in self.ties if t.supporter in reached} - without - reached
            if not more:
                return reached
            reached |= more

    def outside_supporters(self) -> set[str]:
        return {school for school in self.schools if self.of(school) and not self.to(school)}

    def is_fed(self, school: str, without: frozenset[str] = frozenset()) -> bool:
        return bool(self.to(school)) and school in self.reached_from(self.outside_supporters(), without)

    def pupils(self, school: str) -> int | None:
        """Add up the pupils of the stages that the kind teaches, of all where nobody knows the kind."""
        record = self.school_records[school]
        stages = STAGES.get(record["kind"], ["primary", "junior", "senior"])
        cells = [record[f"pupils_{stage}"] for stage in stages]
        return sum(map(int, cells)) if all(cells) else None

    def has_times(self) -> bool:
        return bool(self._times())

    def window(self) -> list[int]:
        """List the days that lie in every time filter, up to END."""
        days = range(EARLY, END)
        return [day for day in days if all(first <= day <= last for _, first, last in self._times())]

    def settlings(self, tie: Tie) -> list[tuple[int, int]]:
        """List the first and last days that the record may mean if it meets all time filters."""
        return [(first, last) for first, last in tie.settlings(END) if self._meets_times(first, last)]

    def sure_days(self, tie: Tie) -> list[int]:
        """List the days of the window that lie inside whatever the unknown days are."""
        firsts, lasts = zip(*self.settlings(tie), strict=True)
        return [day for day in self.window() if max(firsts) <= day <= min(lasts)]

    def completions(self, touching: Callable[[Tie], bool]) -> Iterator[list[Tie]]:
        """List what the ties that matter may be: each that was left out in or out."""
        sure = [tie for tie in self.ties if touching(tie)]
        left_out = [tie for tie in self.may_be_in if touching(tie)]
        for picked in itertools.product([False, True], repeat=len(left_out)):
            yield sure + [tie for tie, is_in in zip(left_out, picked, strict=True) if is_in]


def names(ties: list[Tie]) -> list[tuple[str, str]]:
    return [tie.name for tie in sorted(set(ties), key=Tie.place)]


def ordered(channels: set[str]) -> tuple[str, ...]:
    return tuple(channel for channel in CHANNELS if channel in channels)


def missing_last(text: str | None) -> tuple[bool, bytes]:
    """Give the place of a text in an order: by its bytes, a missing one last."""
    return text is None, (text or "").encode()


def total(numbers: list[int | None]) -> int | None:
    """Add numbers up; one that is missing leaves nothing to say."""
    known = [each for each in numbers if each is not None]
    return sum(known) if len(known) == len(numbers) else None


# ---- questions: the rows, and the ties behind each


def schools(s: Slice) -> list[tuple[Row, list[Tie]]]:
    def number(cell: str) -> int | None:
        return int(cell) if cell else None

    rows = []
    for school in s.schools:
        record = s.school_records[school]
        weak = {"": None, "yes": True, "no": False}[record["weak"]]
        begin, end = span_of(record["first_day"]), span_of(record["last_day"])
        words = (record[column] or None for column in ("kind", "locale", "township"))
        row = (
            *(school, record["name"], *words, None, weak, number(record["duty"]), None, None),
            *(number(record[f"pupils_{stage}"]) for stage in ("primary", "junior", "senior")),
            *(date_of(begin and begin[0]), record["first_day"], date_of(end and end[1]), record["last_day"]),
            *(None, None, "", None, ""),
        )
        rows.append((row, s.of(school) + s.to(school)))
    return rows


def ties(s: Slice) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for tie in s.ties:
        begin, end = span_of(tie.first_text), span_of(tie.last_text)
        row = (
            *(*tie.name, tie.supporter, tie.recipient, tie.channel, tie.status),
            *(date_of(begin and begin[0]), tie.first_text, date_of(end and end[1]), tie.last_text),
            *(*amount_of(tie), tie.cell("basis") or None),
        )
        rows.append((row, [tie]))
    return rows


def amount_of(tie: Tie) -> tuple[Decimal | None, str | None]:
    amount, unit = tie.cell("quantity" if tie.kind == "transfer" else "amount"), tie.cell("unit")
    if tie.kind == "posting":
        amount, unit = heads_cell(dict(tie.record)), "persons"
    if tie.kind == "transfer" and not amount:
        amount, unit = tie.cell("value_yuan"), "yuan"
    return (Decimal(amount), unit or None) if amount else (None, None)


def group_in(column: str, cell: str | None) -> str | None:
    """Give the group of a cell: of last days that are running one, of unknown ones the missing one."""
    if column == "last_day" and cell is not None:
        return {"": "running", "?": None}.get(cell, cell)
    return cell or None


def heads_cell(posting: Record) -> str:
    return posting["count"] or ("1" if posting["teacher"] else "")


def roles(s: Slice) -> list[tuple[Row, list[Tie]]]:
    def row_in(ties: list[Tie], school: str) -> Row:
        gives = {tie.recipient for tie in ties if tie.supporter == school}
        gets = {tie.supporter for tie in ties if tie.recipient == school}
        role = "both" if gives and gets else "supporter" if gives else "recipient" if gets else "neither"
        return school, role, len(gets), len(gives)

    rows = []
    for school in s.schools:
        own = s.of(school) + s.to(school)
        row = row_in(own, school)
        could_be = {
            row_in(ties, school)
            for ties in s.completions(lambda tie, at=school: at in (tie.supporter, tie.recipient))  # type: ignore[misc]
        }
        rows.append(((*row, could_be == {row} and not s.lost_ties()), own))
    return rows


def partners(s: Slice, school: str) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for other in s.schools:
        for direction, found in (
            ("gives", [tie for tie in s.to(school) if tie.supporter == other]),
            ("gets", [tie for tie in s.of(school) if tie.recipient == other]),
        ):
            known = {tie.channel for tie in found if tie.channel}
            if found:
                rows.append(((other, direction, ordered(known), len(found)), found))
    return rows


def is_needy(s: Slice, school: str, needy: set[str] | None) -> bool:
    return s.school_records[school]["weak"] == "yes" if needy is None else school in needy


def coverage(s: Slice, needed: set[str], needy: set[str] | None = None) -> list[tuple[Row, list[Tie]]]:
    def channels_of(tie: Tie) -> list[str]:
        return [tie.channel] if tie.channel else sorted(s.channels())

    rows = []
    for school in s.schools:
        if not is_needy(s, school, needy):
            continue
        # each state: whether there is a tie, and the channels of a completion
        states = {(False, frozenset[str]())}
        for tie in s.to(school):
            states = {(True, got | {channel}) for _, got in states for channel in channels_of(tie)}
        for tie in [tie for tie in s.may_be_in if tie.recipient == school]:
            states |= {(True, got | {channel}) for _, got in states for channel in channels_of(tie)}
        covered = {needed <= got if needed else is_tied for is_tied, got in states}
        verdict = "undecided" if len(covered) == 2 else "yes" if covered == {True} else "no"
        got = {channels_of(tie)[0] for tie in s.to(school) if len(channels_of(tie)) == 1}
        if verdict == "no" and s.lost_ties() and needed - got <= s.channels():
            verdict = "undecided"  # a row that was left out may have been what is missing
        row = (school, ordered(got), len(s.supporters(school)), verdict, ordered(needed - got))
        rows.append((row, s.to(school)))
    return rows


def recipients_at(s: Slice, ties: list[Tie], once_per: str | None) -> set[int]:
    """Say how many recipients ties may have: schools, or values of a column however it is completed."""
    schools = sorted({tie.recipient for tie in ties})
    if once_per is None:
        return {len(schools)}
    cells = [s.school_records[school].get(once_per, "") for school in schools]
    counts = {len({cell for cell in cells if cell})}
    for _ in range(cells.count("")):  # each is of a value that counts already, or of one more
        counts = {count for count in counts if count > 0} | {count + 1 for count in counts}
    return counts


def duties(s: Slice, once_per: str | None = None, of_all: int | None = None) -> list[tuple[Row, list[Tie]]]:
    """Compare what schools must support with what they do; `of_all` is a duty that all have instead."""
    rows = []
    for school in s.schools:
        if of_all is None and not s.school_records[school]["duty"]:
            continue
        required = int(s.school_records[school]["duty"]) if of_all is None else of_all
        met = min(recipients_at(s, s.of(school), once_per))
        could_be = {
            count >= required
            for ties in s.completions(lambda tie, at=school: at == tie.supporter)  # type: ignore[misc]
            for count in recipients_at(s, ties, once_per)
        }
        if s.lost_ties():
            could_be.add(True)  # a row that was left out may have been what is missing
        verdict = "undecided" if len(could_be) == 2 else "met" if could_be == {True} else "not_met"
        rows.append(((school, required, met, max(0, required - met), verdict), s.of(school)))
    return rows


def sole_supports(s: Slice) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for school in s.schools:
        if len(s.supporters(school)) == 1:
            (supporter,) = s.supporters(school)
            row = (school, supporter, len(s.to(school)))
            could_be = {
                (frozenset(tie.supporter for tie in ties), len(ties))
                for ties in s.completions(lambda tie, at=school: at == tie.recipient)  # type: ignore[misc]
            }
            rows.append(((*row, len(could_be) == 1 and not s.lost_ties()), s.to(school)))
    return rows


def reach(s: Slice, school: str, max_hops: int | None) -> list[tuple[Row, list[Tie]]]:
    if school not in s.schools:
        return []
    chains: dict[str, list[Tie]] = {school: []}
    found: list[tuple[Row, list[Tie]]] = []
    hops = 0
    while max_hops is None or hops < max_hops:
        hops += 1
        frontier = {each for each, chain in chains.items() if len(chain) == hops - 1}
        level: dict[str, list[Tie]] = {}
        for supporter in sorted(frontier, key=str.encode):  # ascending, as the ties: the lowest comes first
            for tie in s.of(supporter):
                if tie.recipient not in chains:
                    level.setdefault(tie.recipient, [*chains[supporter], tie])
        if not level:
            break
        chains |= level
        ids = sorted(level, key=str.encode)
        found += [((each, hops, *level[each][-1].name), level[each]) for each in ids]
    return found


def chain(s: Slice, a: str, b: str) -> list[tuple[Row, list[Tie]]]:
    links = next((links for row, links in reach(s, a, None) if row[0] == b), [])
    return [((place, *tie.name, tie.supporter, tie.recipient), [tie]) for place, tie in enumerate(links, 1)]


def losses(s: Slice, withdrawn: frozenset[str]) -> dict[str, str]:
    """Say which schools lose all support if these withdraw, and how."""
    lost = {}
    for school in s.schools:
        if school in withdrawn or not s.to(school):
            continue
        if s.supporters(school) <= withdrawn:
            lost[school] = "direct"
        elif s.is_fed(school) and not s.is_fed(school, withdrawn):
            lost[school] = "chain"
    return lost


def dependence(s: Slice) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for school in s.schools:
        if not s.of(school):
            continue
        lost = losses(s, frozenset({school}))
        counts = [list(lost.values()).count(how) for how in ("direct", "chain")]
        row = (school, *counts, total([s.pupils(each) for each in lost]))
        rows.append((row, [tie for each in lost for tie in s.to(each)]))
    return rows


def reached(ties: list[Tie], starts: set[str]) -> dict[str, list[Tie]]:
    """Give the chain to each school, nearest first: the lowest tie from the lowest school a level before."""
    chains: dict[str, list[Tie]] = {each: [] for each in starts}
    level = starts
    while level:
        found: dict[str, list[Tie]] = {}
        for supporter in sorted(level, key=str.encode):
            for tie in ties:
                if tie.supporter == supporter and tie.recipient not in chains:
                    found.setdefault(tie.recipient, [*chains[supporter], tie])
        chains |= {each: found[each] for each in sorted(found, key=str.encode)}
        level = set(found)
    return {each: chain for each, chain in chains.items() if chain}


def rings(s: Slice) -> list[tuple[Row, list[Tie]]]:
    beyond = {each: set(reached(s.ties, {each})) for each in s.schools}
    outside = {each for each in s.schools if s.of(each) and not s.to(each)}
    rows: list[tuple[Row, list[Tie]]] = []
    met: set[str] = set()
    number = 0
    for school in s.schools:
        ring = {school} | {each for each in beyond[school] if school in beyond[each]}
        if school in met or len(ring) < 2:
            continue
        met |= ring
        number += 1
        inside = [tie for tie in s.ties if tie.supporter in ring and tie.recipient in ring]
        into = next((chain for each, chain in reached(s.ties, outside).items() if each in ring), [])
        rows += [((number, each, bool(into)), [*inside, *into]) for each in sorted(ring, key=str.encode)]
    return rows


def withdraw(s: Slice, withdrawn: frozenset[str]) -> list[tuple[Row, list[Tie]]]:
    lost = losses(s, withdrawn)
    rows = []
    for school in s.schools:
        before = {tie.channel for tie in s.to(school) if tie.channel}
        kept = [tie for tie in s.to(school) if tie.supporter not in withdrawn]
        gone = before - {tie.channel for tie in kept}
        how = lost.get(school) or ("partial" if gone and kept else None)
        if school in withdrawn or how is None:
            continue
        row = (school, how, ordered(gone), len({tie.supporter for tie in kept}))
        behind = [school]
        for each in behind:
            if lost.get(each) == "chain":
                behind += [by for by in s.supporters(each) if by in lost and by not in behind]
        rows.append((row, [tie for each in behind for tie in s.to(each)]))
    return rows


def summary(s: Slice) -> list[tuple[Row, list[Tie]]]:
    pairs = {(tie.supporter, tie.recipient) for tie in s.ties}
    mutual = [pair for pair in pairs if pair[::-1] in pairs]

    def joined_with(school: str) -> frozenset[str]:
        found = {school}
        while more := {end for pair in pairs if found & set(pair) for end in pair} - found:
            found |= more
        return frozenset(found)

    beyond = {each: s.reached_from({each}) for each in s.schools}
    weak = {joined_with(each) for each in s.schools}
    strong = {frozenset(b for b in beyond[a] if a in beyond[b]) for a in s.schools}
    count = len(s.schools)
    values: dict[str, float | None] = {
        "schools": count,
        "ties": len(s.ties),
        "pairs": len(pairs),
        "mutual_pairs": len(mutual) / 2,
        "isolates": len([each for each in s.schools if not s.of(each) + s.to(each)]),
        "weak_components": len(weak),
        "strong_components": len(strong),
        "largest_weak": max(map(len, weak), default=0),
        "largest_strong": max(map(len, strong), default=0),
        "density": len(pairs) / (count * (count - 1)) if count >= 2 else None,
    }
    behind = dict.fromkeys(values, s.ties) | {"schools": [], "isolates": []}
    behind["mutual_pairs"] = [tie for tie in s.ties if (tie.supporter, tie.recipient) in mutual]
    for channel in (*CHANNELS, None):
        what = f"ties_{channel or 'unknown'}"
        behind[what] = [tie for tie in s.ties if tie.channel == channel]
        values[what] = len(behind[what])
    return [((what, value), behind[what]) for what, value in values.items()]


def group_of(s: Slice, school: str, by: str) -> str | None:
    return group_in(by, s.school_records[school][by])


def coverage_rates(
    s: Slice, by: str, needed: set[str], needy: set[str] | None = None
) -> list[tuple[Row, list[Tie]]]:
    verdicts = {row[0]: row[3] for row, _ in coverage(s, needed, needy)}
    rows = []
    for group in sorted({group_of(s, each, by) for each in verdicts}, key=missing_last):
        schools = [each for each in verdicts if group_of(s, each, by) == group]
        covered = [each for each in schools if verdicts[each] == "yes"]
        undecided = [each for each in schools if verdicts[each] == "undecided"]
        counts = (len(schools), len(covered), len(undecided), len(covered) / len(schools))
        pupils = total([s.pupils(each) for each in schools])
        pupils_covered = total([s.pupils(each) for each in covered]) if pupils is not None else None
        rate = pupils_covered / pupils if pupils and pupils_covered is not None else None
        row = (group, *counts, pupils, pupils_covered, rate)
        rows.append((row, [tie for each in schools for tie in s.to(each)]))
    return rows


def coverage_bounds(s: Slice, schools: set[str], needed: set[str]) -> tuple[int, int]:
    """Give the fewest and the most of these schools that are covered, over all completions."""

    def with_tie(got: frozenset[tuple[str, str]], tie: Tie) -> set[frozenset[tuple[str, str]]]:
        channels = [tie.channel] if tie.channel else s.channels()
        return {got | {(tie.recipient, channel)} for channel in channels}

    def covered(got: frozenset[tuple[str, str]]) -> int:
        channels = [{channel for at, channel in got if at == school} for school in schools]
        return len([each for each in channels if (needed <= each if needed else each)])

    # each completion: which school gets what
    completions = {frozenset[tuple[str, str]]()}
    for tie in s.ties + s.may_be_in:
        if tie.recipient in schools:
            added = {more for got in completions for more in with_tie(got, tie)}
            completions = added if tie in s.ties else added | completions
    return min(map(covered, completions)), max(map(covered, completions))


def reach_counts(s: Slice, schools: set[str] | None, max_hops: int | None) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for school in s.schools if schools is None else [each for each in s.schools if each in schools]:
        found = reach(s, school, max_hops)
        row = (school, len(found), max((row[1] for row, _ in found), default=0))
        rows.append((row, [links[-1] for _, links in found]))
    return rows


def earliest_reach(s: Slice, school: str, from_day: int, delay: int) -> list[tuple[Row, list[Tie]]]:
    if school not in s.schools:
        return []
    sure_days = {tie: s.sure_days(tie) for tie in s.ties}
    hands_over_from = {school: from_day}
    support_since: dict[str, int] = {}

    def hands_over(tie: Tie, day: int) -> bool:
        return day in sure_days[tie] and hands_over_from.get(tie.supporter, END) <= day

    for day in range(from_day, END):
        # on one day support may pass through several schools
        while more := {tie.recipient for tie in s.ties if hands_over(tie, day)} - set(hands_over_from):
            support_since |= dict.fromkeys(more, day)
            hands_over_from |= dict.fromkeys(more, day + delay)

    def gives_earliest_day(tie: Tie) -> bool:
        return tie.recipient in support_since and hands_over(tie, support_since[tie.recipient])

    chains = reached([tie for tie in s.ties if gives_earliest_day(tie)], {school})
    rows = [
        ((each, date_of(support_since[each]), len(links), *links[-1].name), links)
        for each, links in chains.items()
    ]
    return sorted(rows, key=lambda found: (found[0][1], found[0][0].encode()))


def earliest_reach_counts(
    s: Slice, schools: set[str] | None, from_day: int, delay: int
) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for school in s.schools if schools is None else [each for each in s.schools if each in schools]:
        found = earliest_reach(s, school, from_day, delay)
        last_day = max((row[1] for row, _ in found), default=None)
        rows.append(((school, len(found), last_day), [links[-1] for _, links in found]))
    return rows


def depths(s: Slice) -> list[tuple[Row, list[Tie]]]:
    count = len(s.schools)
    # the lengths of chains from outside supporters: of a chain of `count` ties some school stands in it twice
    lengths: dict[str, list[int]] = {each: [] for each in s.schools}
    level = s.outside_supporters()
    for length in range(2 * count + 1):
        for each in level:
            lengths[each].append(length)
        level = {tie.recipient for tie in s.ties if tie.supporter in level}
    rows: list[tuple[Row, list[Tie]]] = []
    for school in s.schools:
        found = lengths[school]
        behind = [tie for tie in s.ties if school in s.reached_from({tie.recipient})]
        if school in s.outside_supporters():
            rows.append(((school, 0, 0, "outside"), s.of(school)))
        elif not found:
            rows.append(((school, None, None, "unfed" if s.to(school) else "none"), behind))
        elif max(found) >= count:
            rows.append(((school, min(found), None, "ring"), behind))
        else:
            rows.append(((school, min(found), max(found), "fed"), behind))
    return rows


def critical_sets(
    s: Slice, share: float, needy: set[str] | None, by_pupils: bool
) -> list[tuple[Row, list[Tie]]]:
    weighed = {each: s.pupils(each) if by_pupils else 1 for each in s.schools}
    weights = {
        each: weight
        for each, weight in weighed.items()
        if weight is not None and is_needy(s, each, needy) and s.to(each)
    }

    def lost(withdrawn: tuple[str, ...]) -> int:
        return sum(weights.get(each, 0) for each in losses(s, frozenset(withdrawn)))

    of_all = sum(weights.values())
    supporters = [each for each in s.schools if s.of(each)]
    for size in range(1, len(supporters) + 1):
        enough = [each for each in itertools.combinations(supporters, size) if lost(each) > share * of_all]
        if enough:
            break
    else:
        return []
    # of equals `max` gives the first, which is the lowest
    best = max(enough, key=lost)
    ranked: tuple[str, ...] = ()
    rows = []
    while len(ranked) < size:
        ranked = max([(*ranked, each) for each in best if each not in ranked], key=lost)
        row = (len(ranked), ranked[-1], lost(ranked), lost(ranked) / of_all, size)
        gone = losses(s, frozenset(ranked))
        rows.append((row, [tie for each in gone if each in weights for tie in s.to(each)]))
    return rows


def between_groups(s: Slice, by: str) -> list[tuple[str | None, str | None, list[Tie]]]:
    def groups(tie: Tie) -> tuple[str | None, str | None]:
        return group_of(s, tie.supporter, by), group_of(s, tie.recipient, by)

    pairs = sorted(set(map(groups, s.ties)), key=lambda pair: tuple(map(missing_last, pair)))
    return [(*pair, [tie for tie in s.ties if groups(tie) == pair]) for pair in pairs]


def heads_of(tie: Tie) -> int | None:
    heads = heads_cell(dict(tie.record))
    return int(heads) if heads else None


def fte_days(s: Slice, tie: Tie) -> Decimal | None:
    """Multiply heads, share and the days in the window, if all settlings have as many days there."""
    days = {len([day for day in s.window() if first <= day <= last]) for first, last in s.settlings(tie)}
    heads, share = heads_of(tie), tie.cell("share")
    return heads * Decimal(share) * days.pop() if heads is not None and share and len(days) == 1 else None


def flows(s: Slice, by: str) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for supporters, recipients, between in between_groups(s, by):
        postings = [tie for tie in between if tie.kind == "posting"]
        transfers = [tie for tie in between if tie.kind == "transfer"]
        pairs = {(tie.supporter, tie.recipient) for tie in between}
        counted = [tie for tie in postings if tie in once(s.tables, s.ties)]
        heads = total([heads_of(tie) for tie in counted]) if counted else None
        fte = [fte_days(s, tie) for tie in postings] if s.has_times() else [None]
        known = [each for each in fte if each is not None]
        yuan = [Decimal(said) for tie in transfers if (said := tie.cell("value_yuan"))]
        row = (
            *(supporters, recipients, len(pairs), len(between), heads),
            sum(known, Decimal(0)) if fte and len(known) == len(fte) else None,
            sum(yuan, Decimal(0)) if yuan else None,
            len(transfers) - len(yuan),
        )
        rows.append((row, between))
    return rows


def amount_flows(s: Slice, by: str) -> list[tuple[Row, list[Tie]]]:
    rows = []
    for supporters, recipients, between in between_groups(s, by):
        records = once(s.tables, s.ties)
        with_amount = [tie for tie in between if amount_of(tie)[0] is not None and tie in records]
        for unit in sorted({amount_of(tie)[1] for tie in with_amount}, key=missing_last):
            behind = [tie for tie in with_amount if amount_of(tie)[1] == unit]
            amount = sum((amount_of(tie)[0] or Decimal(0) for tie in behind), Decimal(0))
            rows.append(((supporters, recipients, unit, amount, len(behind)), behind))
    return rows


def claims(s: Slice) -> list[tuple[Row, list[Tie], list[tuple[str, str]]]]:
    rows = []
    for claim in s.tables["claims"]:
        first, last = span_of(claim["first_day"]), span_of(claim["last_day"])
        counted = []
        for tie in s.ties:
            begin = span_of(tie.first_text)
            soon_enough = last is None or (begin is not None and begin[0] <= last[1])
            late_enough = first is None or (begin is not None and begin[0] >= first[0])
            has_days = first is not None or last is not None
            begins = not tie.cell("part_of") if has_days else tie in once(s.tables, s.ties)
            if soon_enough and late_enough and begins:
                counted.append(tie)
        postings = [dict(tie.record) for tie in counted]
        heads = [heads_cell(each) for each in postings]
        duty_schools = [each for each in s.schools if int(s.school_records[each]["duty"] or 0) >= 1]
        recorded = {
            "duty_schools": len(duty_schools),
            "persons": len({each["teacher"] for each in postings if each["teacher"]}),
            "person_times": sum(map(int, heads)) if all(heads) else None,
        }.get(claim["what"])
        row = (claim["document"], claim["what"], Decimal(claim["amount"]), recorded, claim["unit"] or None)
        made = "/".join(filter(None, (claim["document"], claim["what"], claim["unit"], claim["first_day"])))
        others = [("claim", made), ("document", claim["document"])]
        rows.append((row, counted if claim["what"] in ("persons", "person_times") else [], others))
    return rows


def ends_of(tables: Tables, tie: Tie) -> set[tuple[str, str]]:
    """Give between which schools the parts of a record lie."""
    return {(part.supporter, part.recipient) for part in parts_of(tables, tie)}


def is_fitting(tables: Tables, a: Tie, b: Tie) -> bool:
    """Say whether records have common ends and the same channel; one of unknown channel fits any."""
    is_one_channel = a.channel == b.channel or a.channel is None or b.channel is None
    return a.whole != b.whole and bool(ends_of(tables, a) & ends_of(tables, b)) and is_one_channel


def said_in(unit: str, tie: Tie) -> Decimal | None:
    """Give how much a posting or transfer says that it is, in one unit."""
    cells = dict(tie.record)
    if unit == "yuan":
        said = cells.get("value_yuan", "")
    elif unit == "persons":
        said = heads_cell(cells) if tie.kind == "posting" else ""
    else:
        said = cells["quantity"] if tie.kind == "transfer" and cells["unit"] == unit else ""
    return Decimal(said) if said else None


class Deliveries:
    """What was agreed and what was given, as far as that can be said on a day."""

    def __init__(self, s: Slice, day: int, grace: int) -> None:
        self.s, self.day, self.grace = s, day, grace
        # what was left out may fit, and so may what a filter hides of schools outside the slice
        known = once(s.tables, s.ties + s.may_be_in)
        outside = [tie for tie in s.taken_away() if not {tie.supporter, tie.recipient} <= set(s.schools)]
        hidden = [tie for tie in once(s.tables, outside) if all(tie.whole != other.whole for other in known)]
        # each record means any of these first and last days
        self.settled = {tie: self.settlings_of(tie) for tie in known + hidden}
        self.agreements = [tie for tie in self.settled if tie.kind == "agreement"]
        self.given = [tie for tie in self.settled if tie.kind != "agreement"]

    def settlings_of(self, tie: Tie) -> list[tuple[int, int]]:
        """List the first and last days of the whole record."""
        parts = parts_of(self.s.tables, tie)
        if len(parts) == 1:
            return list(tie.settlings(END))
        return [(first, last) for first, _ in parts[0].settlings(END) for _, last in parts[-1].settlings(END)]

    def may_have_been(self, tie: Tie, days: tuple[int, int]) -> bool:
        """Say whether a tie may have been in force, or a transfer made, on one of some days."""
        return any(first <= days[1] and days[0] <= last for first, last in self.settled[tie])

    def fitting(self, tie: Tie, among: list[Tie], days: Callable[[int, int], tuple[int, int]]) -> list[Tie]:
        """List what fits a tie and may have been on the days that its first and last day make."""
        return [
            each
            for each in among
            if is_fitting(self.s.tables, each, tie)
            and any(self.may_have_been(each, days(*own)) for own in self.settled[tie])
        ]

    def is_lost(self, tie: Tie, among: list[Tie], days: Callable[[int, int], tuple[int, int]]) -> bool:
        """Say whether what fits a tie may have stood in a row that was left out of the ledger."""
        is_staff = tie.channel in ("staff", None)  # as postings are
        given = ["transfers", "postings"] if is_staff else ["transfers"]
        tables = ["supports"] if among is self.agreements else given
        spans = [days(*own) for own in self.settled[tie]]
        return any(self.s.lost_rows(table, *span) for table in tables for span in spans)

    def may_fit(self, tie: Tie, among: list[Tie], days: Callable[[int, int], tuple[int, int]]) -> bool:
        return self.is_lost(tie, among, days) or bool(self.fitting(tie, among, days))

    def overdue(self, since: list[int]) -> int:
        """Give how many days it surely is since then, beyond grace."""
        return self.day - self.grace - max(since)

    def overdue_since_first(self, tie: Tie) -> int:
        # nobody can say for how many days what began on an unknown day has been overdue
        return self.overdue([first for first, _ in self.settled[tie]]) if tie.first_text else 0

    def overdue_since_last(self, tie: Tie) -> int:
        return self.overdue([last for _, last in self.settled[tie]])

    def time_of(self, first: int, last: int) -> tuple[int, int]:
        return first, last + self.grace

    def not_delivered(self, tie: Tie) -> bool:
        def until_now(first: int, last: int) -> tuple[int, int]:
            return first, min(last + self.grace, self.day)

        is_observable = tie.channel in ("staff", "funds", "materials")
        is_late = is_observable and self.overdue_since_first(tie) > 0
        return is_late and not self.may_fit(tie, self.given, until_now)

    def not_agreed(self, tie: Tie) -> bool:
        def about(first: int, last: int) -> tuple[int, int]:
            return first - self.grace, last + self.grace

        return self.overdue_since_first(tie) > 0 and not self.may_fit(tie, self.agreements, about)

    def no_successor(self, tie: Tie) -> bool:
        def since(_: int, last: int) -> tuple[int, int]:
            return last + 1, self.day

        return self.overdue_since_last(tie) > 0 and not self.may_fit(tie, self.agreements, since)

    def counted(self, tie: Tie) -> list[Tie] | None:
        """Give what surely fits an agreement; nothing if something only may, or another agreement too."""
        found = self.fitting(tie, self.given, self.time_of)
        sure = [
            each
            for each in found
            if each in self.s.ties
            and each.channel == tie.channel is not None
            and all(
                first >= begin and last <= end
                for first, last in self.settled[each]
                for begin, end in (self.time_of(*own) for own in self.settled[tie])
            )
        ]

        def time_of_an_earlier_one(first: int, last: int) -> tuple[int, int]:
            return first - self.grace, last + self.grace

        lost = self.is_lost(tie, self.given, self.time_of)
        if len(sure) < len(found) or lost or self.may_fit(tie, self.agreements, time_of_an_earlier_one):
            return None
        booked = [each.cell("voucher") for each in sure if each.cell("recorded_by") == "recipient"]

        def is_booked_twice(tie: Tie) -> bool:
            voucher = tie.cell("voucher")
            return tie.cell("recorded_by") == "supporter" and bool(voucher) and voucher in booked

        return [each for each in sure if not is_booked_twice(each)]

    def differing(self, tie: Tie) -> list[Tie] | None:
        """Give what sums up to another amount than was agreed."""
        amount, unit = tie.cell("amount"), tie.cell("unit")
        if not amount or not unit or not tie.first_text or self.overdue_since_last(tie) <= 0:
            return None
        counted = self.counted(tie)
        said = [said_in(unit, each) for each in counted or []]
        known = [each for each in said if each is not None]
        # where nothing came, it is not delivered
        is_judged = bool(said) and len(known) == len(said)
        return counted if is_judged and sum(known, Decimal(0)) != Decimal(amount) else None


def delivery(s: Slice, day: int, grace: int) -> list[tuple[Row, list[Tie]]]:
    """Compare what was agreed with what was delivered; `s` is of every kind."""
    compared = Deliveries(s, day, grace)
    rows: list[tuple[Row, list[Tie]]] = []
    for tie in s.ties:
        if tie not in compared.settled:
            continue
        if tie.kind != "agreement":
            if compared.not_agreed(tie):
                rows.append(((*tie.name, "not_agreed", compared.overdue_since_first(tie)), [tie]))
            continue
        if compared.not_delivered(tie):
            rows.append(((*tie.name, "not_delivered", compared.overdue_since_first(tie)), [tie]))
        if compared.no_successor(tie):
            rows.append(((*tie.name, "no_successor", compared.overdue_since_last(tie)), [tie]))
        differing = compared.differing(tie)
        if differing is not None:
            rows.append(((*tie.name, "amounts_differ", None), [tie, *differing]))
    return rows


class Fates:
    """What became of schools."""

    def __init__(self, tables: Tables) -> None:
        self.said: dict[tuple[str, int | None], set[tuple[str, str]]] = {}
        self.reopened: dict[str, set[int | None]] = {}
        for each in tables["successions"]:
            span = span_of(each["day"])
            day = span[0] if span else None
            old, new = each["predecessor"], each["successor"]
            if each["kind"] == "reopen":
                self.reopened.setdefault(new or old, set()).add(day)
            elif old != new:
                self.said.setdefault((old, day), set()).add((each["kind"], new))

    def successors(self, school: str, day: int | None) -> list[str | None]:
        names = {name for _, name in self.said.get((school, day), set()) if name}
        return [*sorted(names, key=str.encode)] or [None]

    def what(self, school: str, day: int | None) -> str | None:
        """Say what the successions of a school on one day mean together."""
        said = {each for each in self.said.get((school, day), set()) if each != ("rename", "")}
        names = {name for _, name in said if name}
        unclear = {("", name) for _, name in said} | {("close", name) for name in names}
        unclear |= {(kind, "") for kind in ("merge", "retype", "recode")}
        if not said:
            return None
        if day is None:
            return "undecided"
        if len(names) > 1 or "split" in {kind for kind, _ in said}:
            return "split"
        if said & unclear:
            return "undecided"
        return "followed" if names else "closed"

    def is_back(self, school: str, day: int, reopening: int | None) -> bool:
        """Say whether a school is back on a day, `reopening` being the reopening of unknown day."""
        reopened = self.reopened.get(school, set())
        was_left = any(self.what(school, before) in ("followed", "closed") for before in range(day))
        is_led_to = any(
            school in self.successors(old, at) and self.what(old, at) for old, at in self.said if at == day
        )
        return day in reopened or (None in reopened and day == reopening) or (was_left and is_led_to)

    def is_back_in(self, school: str, after: int, until: int, reopening: int | None) -> bool:
        return any(self.is_back(school, day, reopening) for day in range(after + 1, until + 1))


def way_of_end(fates: Fates, tie: Tie, school: str, up_to: int) -> list[tuple[int | None, Row]]:
    """List what becomes of one end of a record day by day: when, and school, successor, what."""
    way: list[tuple[int | None, Row]] = []
    has_arrived = False
    seen: dict[
        tuple[tuple[int, int], int | None], int
    ] = {}  # in each settling the last event that touched it

    def outcome(day: int, what: str, bounds: tuple[int, int], reopening: int | None) -> str:
        """Say what happens on a day to the record so settled."""
        first, last = bounds
        if (bounds, reopening) in seen:
            is_other_life = fates.is_back_in(school, seen[bounds, reopening], day, reopening)
        else:
            is_other_life = not has_arrived and fates.is_back_in(school, day, min(first, LATE), reopening)
        if last < day or is_other_life:
            return "none"
        seen[bounds, reopening] = day
        return "cut" if what == "followed" and first < day else what

    def add(day: int | None, what: str) -> None:
        way.extend((day, (school, name, what)) for name in fates.successors(school, day))

    def leave_undated() -> None:
        if fates.what(school, None):
            add(None, "undecided")

    for day in range(up_to + 1):
        while what := fates.what(school, day):
            reopenings = range(EARLY, LATE + 1) if None in fates.reopened.get(school, set()) else [None]
            outcomes = {
                outcome(day, what, bounds, reopening)
                for bounds in tie.settlings()
                for reopening in reopenings
            }
            if outcomes == {"none"}:
                break
            sure = outcomes.pop() if len(outcomes) == 1 else "undecided"
            add(day, sure)
            if sure not in ("followed", "cut"):
                break
            leave_undated()
            school, has_arrived = str(fates.successors(school, day)[0]), True
            seen.clear()
    leave_undated()
    return way


def identity(s: Slice, up_to: int) -> list[tuple[Row, list[Tie]]]:
    """List what successions do to each record; `s` is of every kind."""
    fates = Fates(s.tables)
    rows = []
    for tie in s.ties:
        ends = (tie.supporter, tie.recipient)
        found = {row for end in ends for _, row in way_of_end(fates, tie, end, up_to)}
        in_order = sorted(found, key=lambda row: (row[0].encode(), *missing_last(row[1]), row[2]))
        rows += [((*tie.name, *row), [tie]) for row in in_order]
    return rows
