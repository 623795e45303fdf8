# SPDX-License-Identifier: Apache-2.0
"""Ledgers as values, and as snapshots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jiedui import _core
from jiedui.arguments import Day, Made, PathLike, Progress, checked, refuse_type
from jiedui.findings import Findings
from jiedui.printing import html_glance
from jiedui.reading import with_records
from jiedui.tables import Table

__all__ = ["Ledger", "Source", "open_ledger"]


@_core._hand_out
class Source(Made, _core.Source):
    """Where a table of a ledger came from, and how it was read."""

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "a ledger that was read has sources"


@_core._hand_out
class Ledger(Made, _core.Ledger):
    """The tables of a ledger, after all checks; it never changes.

    `read_ledger` makes it.  Tables keep their rows in the order in which they were read.
    """

    __slots__ = ()
    __module__ = "jiedui"
    _made_by = "read_ledger makes ledgers"

    @property
    def schools(self) -> Table:
        """The schools."""
        return Table._of(self._table("schools"))

    @property
    def supports(self) -> Table:
        """The agreements of schools to support other schools."""
        return Table._of(self._table("supports"))

    @property
    def teachers(self) -> Table:
        """The teachers; if no table lists teachers, the teachers that postings name."""
        return Table._of(self._table("teachers"))

    @property
    def postings(self) -> Table:
        """Moves of teachers from home to host."""
        return Table._of(self._table("postings"))

    @property
    def transfers(self) -> Table:
        """Money and goods that moved."""
        return Table._of(self._table("transfers"))

    @property
    def needs(self) -> Table:
        """The posts that schools have and need, by subject."""
        return Table._of(self._table("needs"))

    @property
    def indicators(self) -> Table:
        """Resource totals of schools."""
        return Table._of(self._table("indicators"))

    @property
    def documents(self) -> Table:
        """Notices, plans, inspections and the like."""
        return Table._of(self._table("documents"))

    @property
    def claims(self) -> Table:
        """Figures that documents state."""
        return Table._of(self._table("claims"))

    @property
    def successions(self) -> Table:
        """What happened to schools: renames, mergers, splits, closings and so on."""
        return Table._of(self._table("successions"))

    @property
    def findings(self) -> Findings:
        """What is doubtful, and why rows were dropped: ascending by table and row."""
        return Findings._of(self._findings)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the tables came from and how they were read; empty for a ledger made from another one."""
        return super().sources

    @property
    def reading(self) -> Table:
        """What became of each column of the files, sheets or frames that were read.

        A row for each column: what it was taken for, and how many of its cells were understood, empty,
        unknown, bad, kept in an attribute, or not read.  ``print(ledger.reading.in_language("zh"))`` says it
        in Chinese.  Rows come table by table, sheet by sheet, from left to right.  Where a shape makes
        several records of a row, its cells count once for each.  Rows that are not records count nowhere,
        nor do rows with too few or too many cells.  It is empty for a ledger made from another ledger or
        from a snapshot.
        """
        return Table._of(self._reading)

    @property
    def dropped(self) -> tuple[tuple[str, int], ...]:
        """The rows that ``keep_valid`` or `as_known_on` dropped, each as (table, row)."""
        return super().dropped

    @property
    def not_ties(self) -> dict[str, int]:
        """How many postings make no tie, by form: the forms in which the weak school sends."""
        return super().not_ties

    @property
    def district(self) -> str:
        """The name of the district; empty if the ledger does not give it."""
        return super().district

    @checked
    def with_records(self, **tables: Any) -> Ledger:
        """Give a new ledger with the same settings, in which more records follow the ledger's own.

        ``ledger.with_records(supports=[{"supporter": "A", "recipient": "B", "channel": "staff"}])``

        Everything is checked again.  A new record can change the ``#2`` of the ids that are made for
        records without an id.  It is an error if a document names such an id and it would then mean
        another record.  If no table lists teachers, postings may name new ones.

        Parameters
        ----------
        **tables
            Records by table, in any shape that `read_ledger` takes: a data frame, a mapping of
            columns, or a sequence of records.  Cells are read as by `read_ledger`; schools and teachers
            are named by id.  A column that is not given is unknown, also ``last_day``.  An attribute
            must be one that the table has.

        Raises
        ------
        BadArgument
            If there is no such table, or if a cell cannot hold a value of this type.
        BadLedger
            If the new ledger has errors: ``.findings`` lists all of them.  They give the place of a row
            in its table, from 1: the first new row comes directly after the last old one.

        Notes
        -----
        O(N log N) for N records.
        """
        return with_records(self, tables)

    @checked
    def without_records(self, **tables: str | Iterable[str]) -> Ledger:
        """Give a new ledger with the same settings, without some records; the others keep their order.

        ``ledger.without_records(supports="K1", postings=["P1", "P2"])``

        Parameters
        ----------
        **tables
            One or several ids for each table.  A record without an id is named by the id that is made
            for it; the column ``id`` of supports, postings and transfers shows this id.  Records of
            tables without ids are named by ``school/subject``, ``school/stage/school_year/indicator``,
            ``document/what/unit/first_day`` and ``predecessor>successor/day``, where unknown fields
            are left out and ``#2`` tells equal ones apart.

        Raises
        ------
        BadArgument
            If there is no such table.
        UnknownId
            If no record has one of the ids; the text names the nearest ones.
        BadLedger
            If a record that stays names one that goes: remove both in one call.

        Notes
        -----
        O(N log N) for N records.
        """
        return self._without_records([(table, _ids_of(ids)) for table, ids in tables.items()])

    @checked
    def as_known_on(self, day: Day) -> Ledger:
        """Give a new ledger with the records known on a day, by their ``recorded_on`` and ``withdrawn_on``.

        A record was known if it was recorded on or before the day, or at an unknown time, and was not
        withdrawn on or before the day.  A coarser value may leave this open, as ``2003-09`` does for a
        day in September.  Then the record is left out, with the doubtful finding ``undecided_record``.
        A record that names a record that is left out is left out, too, with an ``unknown_id``.
        ``dropped`` lists the records left out for these two reasons.  A table is not complete any more
        for the days that a record left out may concern.  A ledger does not hold the values that a
        record had before a correction.

        Parameters
        ----------
        day : datetime.date, datetime64, Timestamp or str
            The day, as a date or ISO text.

        Notes
        -----
        O(N log N) for N records.
        """
        return super().as_known_on(day)

    @checked
    def fingerprint(self) -> str:
        """Give 16 hexadecimal digits that depend on records and settings.

        The order of rows does not count.  O(cells).
        """
        return super().fingerprint()

    def __repr__(self) -> str:
        counts = dict(self._row_counts())
        shown = [f"{counts[name]} {name}" for name in ("schools", "supports", "postings", "transfers")]
        return f"<Ledger: {', '.join(shown)}, {len(self.findings)} findings>"

    def _repr_html_(self) -> str:
        """Give the tables with how many rows each has and where it came from, as HTML, for notebooks."""
        names: dict[str, list[str]] = {}
        for source in self.sources:
            names.setdefault(source.table, []).append(source.name)
        lines = [
            (table, str(rows), ", ".join(names.get(table, []))) for table, rows in self._row_counts() if rows
        ]
        notes = [f"{len(self.findings)} findings, {len(self.dropped)} rows dropped"]
        return html_glance(f"Ledger {self.district}".strip(), ("table", "rows", "from"), lines, notes)


def _ids_of(ids: Any) -> list[str]:
    every = [ids] if isinstance(ids, str) or not isinstance(ids, Iterable) else [*ids]
    for each in every:
        if not isinstance(each, str):
            refuse_type("without_records", "an id", "a text", each)
    return every


@checked
def open_ledger(path: PathLike, *, progress: Progress | None = None) -> Ledger:
    """Open the ledger in a snapshot, which `save` made of a ledger or of a network.

    The file is mapped into memory, and shared with other processes that open it.  While it is open, it
    must not be shortened or changed in place (`save` never does this).  Every byte is checked against
    the checksum.

    Unlike a pickle, a snapshot cannot run code.  But a checksum is not a signature: a snapshot from a
    stranger can hold any records, also records that `read_ledger` would refuse.

    Parameters
    ----------
    path : path-like
        The file.
    progress : callable
        Called with ``step, rows, share`` some twenty times a second and at the end of each step, as
        by `read_ledger`: the step ``snapshot`` computes the checksum, the step ``checks`` checks the
        numbers.  An exception that it raises ends the call.

    Raises
    ------
    BadSnapshot
        For a file that is not a snapshot, is incomplete, was changed, or was saved by another version
        or on another kind of machine.
    Unreadable
        For a path that cannot be read.
    """
    return _core._open_ledger(path, progress)
