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
    """The tables of a ledger, checked; it never changes.

    Made by `read_ledger`.  Tables keep their rows in the order in which they were read.
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
        """What schools agreed to give one another."""
        return Table._of(self._table("supports"))

    @property
    def teachers(self) -> Table:
        """The teachers; where no table lists them, those whom postings name."""
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
        """Posts by subject."""
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
        """What became of schools."""
        return Table._of(self._table("successions"))

    @property
    def findings(self) -> Findings:
        """What is doubtful, and what was wrong with dropped rows: by table and row."""
        return Findings._of(self._findings)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the tables came from and how they were read; empty for a ledger made from others."""
        return super().sources

    @property
    def dropped(self) -> tuple[tuple[str, int], ...]:
        """The rows dropped by ``keep_valid``, each as (table, row)."""
        return super().dropped

    @property
    def not_ties(self) -> dict[str, int]:
        """How many postings make no tie, by form: those in which the weak school sends."""
        return super().not_ties

    @property
    def district(self) -> str:
        """Whose ledger it is; empty if it does not say."""
        return super().district

    @checked
    def with_records(self, **tables: Any) -> Ledger:
        """Give the ledger with more records behind its own, and its settings.

        ``ledger.with_records(supports=[{"supporter": "A", "recipient": "B", "channel": "staff"}])``

        Everything is checked again, as in any ledger.  Records without an id are called by their
        fields, and the numbers that keep equal ones apart may change; a document must not name one
        whose id becomes another's.  Where no table lists teachers, postings may name new ones.

        Parameters
        ----------
        **tables
            Records by table, in whatever shape ``read_ledger`` takes: a data frame, a mapping of
            columns, or a sequence of records. Cells are read as there; schools and teachers go by
            id.  A column that is not given is unknown, a ``last_day`` too.  An attribute must be
            one that the table has.

        Raises
        ------
        BadArgument
            If there is no such table, or a value is of a type that no cell holds.
        BadLedger
            If the ledger could not be used: ``.findings`` has all of it.  They count a row by its
            place in its table, from 1: the first new one follows the last that is there.

        Notes
        -----
        O(N log N) for N records.
        """
        return with_records(self, tables)

    @checked
    def without_records(self, **tables: str | Iterable[str]) -> Ledger:
        """Give the ledger without some records, the others in their order, and its settings.

        ``ledger.without_records(supports="K1", postings=["P1", "P2"])``

        Parameters
        ----------
        **tables
            Ids by table: one, or several.  A record without an id goes by the one made for it,
            which the column ``id`` of supports, postings and transfers shows.  Those of tables
            without ids go by ``school/subject``, ``school/stage/school_year/indicator``,
            ``document/what/unit/first_day`` and ``predecessor>successor/day``, where unknown fields
            are left out and ``#2`` tells equal ones apart.

        Raises
        ------
        BadArgument
            If there is no such table.
        UnknownId
            If no record has an id; the text names the nearest ones.
        BadLedger
            If other records name one that would go: take them away in the same call.

        Notes
        -----
        O(N log N) for N records.
        """
        return self._without_records([(table, _ids_of(ids)) for table, ids in tables.items()])

    @checked
    def as_known_on(self, day: Day) -> Ledger:
        """Give the ledger as it was known on a day, by ``recorded_on`` and ``withdrawn_on`` of each record.

        A record was known if it was recorded on the day or before, or nobody knows when, and not
        withdrawn on the day or before.  Where a coarser value leaves that open, as ``2003-09`` does
        within September, it is left out with the doubtful finding ``undecided_record``.  What names
        a record that was not known is left out, too, with an ``unknown_id``.  ``dropped`` lists
        both.  No table is complete any more for the days that a record left out may concern.  What
        a record said before it was corrected, a ledger does not hold.

        Parameters
        ----------
        day : datetime.date, datetime64, Timestamp or str
            A date or ISO day.

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
    """Open a snapshot: that of a ledger, or the ledger of a network's.

    The file is mapped into memory, and shared with every process that does the same; nobody may
    shorten or change it in place meanwhile (`save` never does).  Every byte is held against the
    checksum.

    A snapshot runs no code, unlike a pickle, which runs whatever its maker wants.  But a checksum
    is no signature: a snapshot from a stranger can hold any records, which `read_ledger` has never
    checked.

    Parameters
    ----------
    path : path-like
        The file.
    progress : callable
        Called with ``step, rows, share`` some twenty times a second and at the end of each step, as
        by `read_ledger`: in the step ``snapshot`` the bytes are summed, in the step ``checks`` the
        numbers are looked at.  What it raises ends the call.

    Raises
    ------
    BadSnapshot
        For a file that is no snapshot, is not whole, was changed, or was saved by another version
        or on another kind of machine.
    Unreadable
        For a path that cannot be read.
    """
    return _core._open_ledger(path, progress)
