# SPDX-License-Identifier: Apache-2.0
"""The rows of answers and differences as named tuples; a test holds them to the compiled columns."""

from __future__ import annotations

from collections import namedtuple
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

__all__ = [
    "AmountFlows",
    "Balance",
    "Bases",
    "BestMoves",
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
    "Effect",
    "EffectByTie",
    "FloorAtHome",
    "Flows",
    "HeadCounts",
    "History",
    "Identity",
    "Indicators",
    "Judge",
    "LeadingGroups",
    "NotReturned",
    "Panel",
    "Papers",
    "Partners",
    "Presence",
    "Reach",
    "ReachCounts",
    "Rings",
    "Roles",
    "Schools",
    "Service",
    "Shortfalls",
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


class Change(NamedTuple):
    """A field that differs between two ledgers."""

    table: str
    id: str | None
    field: str
    before: str | None
    after: str | None
    what: str
    paired_by: str | None


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
    """A teacher, and a rule that asks the teacher to rotate, or may ask."""

    rule: str
    teacher: str
    home: str | None
    eligible: str
    rotates: str


class Shortfalls(NamedTuple):
    """A school, and one minimum of its stage."""

    rule: str
    school: str
    stage: str
    indicator: str
    value: float | None
    minimum: float
    per: int
    verdict: str
    lacks: float | None
    unit: str


# The questions of the list; tests/python/question_files.py writes them.


class AmountFlows(NamedTuple):
    """A row of ``amount_flows``."""

    supporter_group: str | None
    recipient_group: str | None
    unit: str | None
    amount: Decimal
    ties: int


class Balance(NamedTuple):
    """A row of ``balance``."""

    group: str | None
    stage: str
    indicator: str
    schools: int
    undecided: int
    mean: float | None
    deviation: float | None
    coefficient: float | None


class Bases(NamedTuple):
    """A row of ``bases``."""

    basis: str | None
    document: str | None
    state: str
    agreements: int
    postings: int


class BestMoves(NamedTuple):
    """A row of ``best_moves``."""

    group: str | None
    rank: int
    supporter: str
    recipient: str
    coefficient: float


class Chain(NamedTuple):
    """A row of ``chain``."""

    position: int
    tie_kind: str
    tie: str
    supporter: str
    recipient: str


class Claims(NamedTuple):
    """A row of ``claims``."""

    document: str
    what: str | None
    stated: Decimal | None
    recorded: int | None
    unit: str | None


class Coverage(NamedTuple):
    """A row of ``coverage``."""

    school: str
    channels: tuple[str, ...]
    supporters: int
    covered: str
    missing: tuple[str, ...]


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


class CriticalSets(NamedTuple):
    """A row of ``critical_sets``."""

    rank: int
    school: str
    lost: int
    lost_share: float
    lower_bound: int


class Delivery(NamedTuple):
    """A row of ``delivery``."""

    tie_kind: str
    tie: str
    state: str
    days: int | None


class Dependence(NamedTuple):
    """A row of ``dependence``."""

    school: str
    directly: int
    through_chain: int
    pupils: int | None


class Depths(NamedTuple):
    """A row of ``depths``."""

    school: str
    shortest: int | None
    longest: int | None
    state: str


class Documents(NamedTuple):
    """A row of ``documents``."""

    document: str
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


class Duties(NamedTuple):
    """A row of ``duties``."""

    school: str
    required: int
    supported: int
    shortfall: int
    verdict: str


class EarliestReach(NamedTuple):
    """A row of ``earliest_reach``."""

    school: str
    day: date
    hops: int
    tie_kind: str
    tie: str


class EarliestReachCounts(NamedTuple):
    """A row of ``earliest_reach_counts``."""

    school: str
    reached: int
    last_day: date | None


class Effect(NamedTuple):
    """A row of ``effect``."""

    group: str | None
    stage: str
    indicator: str
    before: float | None
    after: float | None
    change: float | None
    between_before: float | None
    between_after: float | None
    moved: float
    ties: int
    undecided: int


class EffectByTie(NamedTuple):
    """A row of ``effect_by_tie``."""

    tie_kind: str
    tie: str
    supporter: str
    recipient: str
    group: str | None
    stage: str
    indicator: str
    moved: float
    before: float | None
    alone: float | None
    without: float | None
    after: float | None


class FloorAtHome(NamedTuple):
    """A row of ``floor_at_home``."""

    school: str
    subject: str
    required: Decimal | None
    left: Decimal | None
    verdict: str


class Flows(NamedTuple):
    """A row of ``flows``."""

    supporter_group: str | None
    recipient_group: str | None
    pairs: int
    ties: int
    heads: int | None
    fte_days: Decimal | None
    yuan: Decimal | None
    ties_without_yuan: int


class HeadCounts(NamedTuple):
    """A row of ``head_counts``."""

    group: str | None
    persons: int
    person_times: int | None
    unnamed: int | None


class History(NamedTuple):
    """A row of ``history``."""

    day: date | None
    what: str
    tie_kind: str | None
    tie: str | None
    partner: str | None
    channel: str | None


class Identity(NamedTuple):
    """A row of ``identity``."""

    record_kind: str
    record: str
    school: str
    successor: str | None
    what: str


class Indicators(NamedTuple):
    """A row of ``indicators``."""

    school: str
    stage: str | None
    indicator: str
    amount: float | None
    pupils: int | None
    per_pupil: float | None
    is_split: bool


class LeadingGroups(NamedTuple):
    """A row of ``leading_groups``."""

    document: str
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


class Panel(NamedTuple):
    """A row of ``panel``."""

    school: str
    school_year: date
    school_year_text: str
    year: int
    outcome: float | None
    supported: str
    ever_supported: str
    first_year: int | None
    event_time: int | None
    channels: tuple[str, ...]
    heads: int | None
    supports: str
    contaminated: str


class Papers(NamedTuple):
    """A row of ``papers``."""

    programme: str | None
    school_year: date
    school_year_text: str
    paper: str
    documents: int
    verdict: str


class Partners(NamedTuple):
    """A row of ``partners``."""

    partner: str
    direction: str
    channels: tuple[str, ...]
    ties: int


class Presence(NamedTuple):
    """A row of ``presence``."""

    host: str
    day: date
    postings: int
    heads: int | None
    teachers: int
    fte: Decimal | None


class Reach(NamedTuple):
    """A row of ``reach``."""

    school: str
    hops: int
    tie_kind: str
    tie: str


class ReachCounts(NamedTuple):
    """A row of ``reach_counts``."""

    school: str
    reached: int
    deepest: int


class Rings(NamedTuple):
    """A row of ``rings``."""

    ring: int
    school: str
    fed: bool


class Roles(NamedTuple):
    """A row of ``roles``."""

    school: str
    role: str
    supporters: int
    recipients: int
    certain: bool


class Schools(NamedTuple):
    """A row of ``schools``."""

    school: str
    name: str
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


class Service(NamedTuple):
    """A row of ``service``."""

    teacher: str
    days: int
    qualifies_on: date | None
    projected: bool
    verdict: str


class SoleSupports(NamedTuple):
    """A row of ``sole_supports``."""

    recipient: str
    supporter: str
    ties: int
    certain: bool


class Summary(NamedTuple):
    """A row of ``summary``."""

    what: str
    value: float | None


class Ties(NamedTuple):
    """A row of ``ties``."""

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


class UncoveredSubjects(NamedTuple):
    """A row of ``uncovered_subjects``."""

    school: str
    subject: str
    required: Decimal | None
    present: Decimal | None
    verdict: str


class Withdraw(NamedTuple):
    """A row of ``withdraw``."""

    school: str
    how: str
    channels_lost: tuple[str, ...]
    supporters_left: int


# The end of the questions.
