# SPDX-License-Identifier: Apache-2.0
"""The rows of answers and differences as named tuples; a test holds them to the compiled columns."""

from __future__ import annotations

from collections import namedtuple
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

__all__ = [
    "AmountFlows",
    "Bases",
    "Chain",
    "Change",
    "Claims",
    "Coverage",
    "CoverageRates",
    "CriticalSets",
    "Delivery",
    "Dependence",
    "Depths",
    "Documents",
    "DoubleBookings",
    "Duties",
    "EarliestReach",
    "EarliestReachCounts",
    "FloorAtHome",
    "Flows",
    "HeadCounts",
    "Identity",
    "Judge",
    "LeadingGroups",
    "NotReturned",
    "Papers",
    "Partners",
    "Presence",
    "Reach",
    "ReachCounts",
    "Rings",
    "Roles",
    "Schools",
    "Service",
    "SoleSupports",
    "Summary",
    "Ties",
    "UncoveredSubjects",
    "WhoMustRotate",
    "Withdraw",
]


class TableRow(tuple[Any, ...]):
    """A row of a ledger's table: a named tuple whose cells go by any name, ``row["no. 7"]`` too."""

    __slots__ = ()
    _table: ClassVar[str]
    _columns: ClassVar[tuple[str, ...]]
    _is_id_made: ClassVar[bool]

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, str):
            return tuple.__getitem__(self, place)
        if place not in self._columns:
            raise KeyError(place)
        return tuple.__getitem__(self, self._columns.index(place))

    def __getattr__(self, name: str) -> Any:
        if name not in self._columns:
            raise AttributeError(f"a row of {self._table} has no column {name!r}")
        return self[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return (_row_of, (self._table, self._columns, self._is_id_made, tuple(self)))

    def _asdict(self) -> dict[str, Any]:
        """Give the cells by the names of their columns."""
        return dict(zip(self._columns, self, strict=True))

    def _record(self) -> dict[str, Any]:
        """Give the row as a record for a ledger: a day as its text, and no id that was made."""
        cells = self._asdict()
        for name, after in zip(self._columns, self._columns[1:], strict=False):
            if after == f"{name}_text" and (cells[name] is None or isinstance(cells[name], date)):
                cells[name] = cells.pop(after)
        if self._is_id_made:
            del cells["id"]
        return cells


_MOST_MADE = 256  # classes that are kept
_made: dict[tuple[str, tuple[str, ...], bool], Any] = {}
_fields: Any = namedtuple  # columns are known at run time only


def class_of(table: str, columns: tuple[str, ...], is_id_made: bool = False) -> Any:
    """Give the class of the rows of a ledger's table: one for equal columns, which differ between ledgers."""
    key = (table, columns, is_id_made)
    if key not in _made:
        if len(_made) == _MOST_MADE:
            _made.clear()
        members = {"__slots__": (), "_table": table, "_columns": columns, "_is_id_made": is_id_made}
        _made[key] = type(table, (TableRow, _fields(table, columns, rename=True)), members)
    return _made[key]


def _row_of(table: str, columns: tuple[str, ...], is_id_made: bool, cells: tuple[Any, ...]) -> Any:
    return class_of(table, columns, is_id_made)._make(cells)


class Schools(NamedTuple):
    """A school and what the ledger says of it."""

    school: str
    name: str | None
    kind: str | None
    locale: str | None
    township: str | None
    division: str | None
    weak: bool | None
    duty: int | None
    latitude: float | None
    longitude: float | None
    pupils_primary: int | None
    pupils_junior: int | None
    pupils_senior: int | None
    first_day: date | None
    first_day_text: str
    last_day: date | None
    last_day_text: str
    aliases: tuple[str, ...] | None
    recorded_on: date | None
    recorded_on_text: str
    withdrawn_on: date | None
    withdrawn_on_text: str


class Ties(NamedTuple):
    """A tie and what its record says."""

    tie_kind: str
    tie: str
    supporter: str
    recipient: str
    channel: str | None
    status: str | None
    first_day: date | None
    first_day_text: str
    last_day: date | None
    last_day_text: str
    amount: Decimal | None
    unit: str | None
    basis: str | None


class Roles(NamedTuple):
    """What a school is in a slice."""

    school: str
    role: str
    supporters: int
    recipients: int
    certain: bool


class Partners(NamedTuple):
    """A partner of the school that was asked about, one way."""

    partner: str
    direction: str
    channels: tuple[str, ...]
    ties: int


class Change(NamedTuple):
    """A field that differs between two ledgers."""

    table: str
    id: str | None
    field: str
    before: str | None
    after: str | None
    what: str
    paired_by: str | None


class Coverage(NamedTuple):
    """What a needy school gets."""

    school: str
    channels: tuple[str, ...]
    supporters: int
    covered: str
    missing: tuple[str, ...]


class Duties(NamedTuple):
    """What a school must do, and does."""

    school: str
    required: int
    met: int
    shortfall: int
    verdict: str


class Reach(NamedTuple):
    """A school reached."""

    school: str
    hops: int
    tie_kind: str
    tie: str


class Chain(NamedTuple):
    """A tie of a chain."""

    position: int
    tie_kind: str
    tie: str
    supporter: str
    recipient: str


class SoleSupports(NamedTuple):
    """A school that hangs on one other."""

    recipient: str
    supporter: str
    ties: int
    certain: bool


class Dependence(NamedTuple):
    """What hangs on a school that gives."""

    school: str
    directly: int
    through_chain: int
    pupils: int | None


class Withdraw(NamedTuple):
    """What a school would lose."""

    school: str
    how: str
    channels_lost: tuple[str, ...]
    supporters_left: int


class Claims(NamedTuple):
    """A figure that a document states, and what the records show."""

    document: str
    what: str
    stated: Decimal | None
    recorded: int | None
    unit: str | None


class Identity(NamedTuple):
    """What a succession does to a record."""

    record_kind: str
    record: str
    school: str
    successor: str | None
    what: str


class Summary(NamedTuple):
    """A figure of a summary."""

    what: str
    value: float | None


class ReachCounts(NamedTuple):
    """How far a school reaches."""

    school: str
    reached: int
    deepest: int


class EarliestReach(NamedTuple):
    """A school that support comes to."""

    school: str
    day: date
    hops: int
    tie_kind: str
    tie: str


class EarliestReachCounts(NamedTuple):
    """To how many schools support comes from a school."""

    school: str
    reached: int
    last_day: date | None


class Depths(NamedTuple):
    """How deep a school stands below outside supporters."""

    school: str
    shortest: int | None
    longest: int | None
    state: str


class CriticalSets(NamedTuple):
    """A school of a critical set, and what is lost with it and those before it."""

    rank: int
    school: str
    lost: int
    lost_share: float
    lower_bound: int


class Flows(NamedTuple):
    """What goes from one group of schools to another."""

    supporter_group: str | None
    recipient_group: str | None
    pairs: int
    ties: int
    heads: int | None
    fte_days: Decimal | None
    yuan: Decimal | None
    ties_without_yuan: int


class AmountFlows(NamedTuple):
    """How much of one unit goes from one group of schools to another."""

    supporter_group: str | None
    recipient_group: str | None
    unit: str | None
    amount: Decimal
    ties: int


class Delivery(NamedTuple):
    """A thing that is not in order with a tie."""

    tie_kind: str
    tie: str
    state: str
    days: int | None


class Judge(NamedTuple):
    """What a rule says of one subject."""

    rule: str
    subject_kind: str
    subject: str
    verdict: str
    measured: float | None
    limit: float | None
    unit: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    confidence: str


class WhoMustRotate(NamedTuple):
    """One teacher whom a rule asks to rotate, or may."""

    rule: str
    teacher: str
    home: str | None
    eligible: str
    rotates: str


# The questions of the list; tests/python/question_files.py writes them.


class Bases(NamedTuple):
    """A row of ``bases``."""

    basis: str | None
    document: str | None
    state: str
    agreements: int
    postings: int


class CoverageRates(NamedTuple):
    """A row of ``coverage_rates``."""

    group: str | None
    needy: int
    covered: int
    undecided: int
    rate: float
    pupils: int | None
    pupils_covered: int | None
    pupil_rate: float | None


class Documents(NamedTuple):
    """A row of ``documents``."""

    document: str | None
    number: str | None
    title: str | None
    day: date | None
    day_text: str
    kind: str | None
    agreements: int
    postings: int


class DoubleBookings(NamedTuple):
    """A row of ``double_bookings``."""

    teacher: str
    tie_kind: str
    tie: str
    other_kind: str
    other: str
    first_day: date
    last_day: date | None


class FloorAtHome(NamedTuple):
    """A row of ``floor_at_home``."""

    school: str
    subject: str | None
    required: Decimal | None
    left: Decimal | None
    verdict: str


class HeadCounts(NamedTuple):
    """A row of ``head_counts``."""

    group: str | None
    persons: int
    person_times: int | None
    unnamed: int | None


class LeadingGroups(NamedTuple):
    """A row of ``leading_groups``."""

    document: str | None
    day: date | None
    day_text: str
    role: str | None
    who: str | None


class NotReturned(NamedTuple):
    """A row of ``not_returned``."""

    tie_kind: str
    tie: str
    teacher: str
    due: date
    days: int | None


class Papers(NamedTuple):
    """A row of ``papers``."""

    programme: str | None
    school_year: date | None
    school_year_text: str
    paper: str
    documents: int
    verdict: str


class Presence(NamedTuple):
    """A row of ``presence``."""

    host: str
    day: date
    postings: int
    heads: int | None
    teachers: int
    fte: Decimal | None


class Rings(NamedTuple):
    """A row of ``rings``."""

    ring: int
    school: str
    fed: bool


class Service(NamedTuple):
    """A row of ``service``."""

    teacher: str
    days: int
    qualifies_on: date | None
    projected: bool
    verdict: str


class UncoveredSubjects(NamedTuple):
    """A row of ``uncovered_subjects``."""

    school: str
    subject: str | None
    required: Decimal | None
    present: Decimal | None
    verdict: str


# The end of the questions.
