# SPDX-License-Identifier: Apache-2.0
"""Networks, and slices of them: what can be narrowed and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedui import _core
from jiedui.arguments import Cells, Day, PathLike, Progress, checked
from jiedui.cells import conditions
from jiedui.graphs import to_networkx
from jiedui.ledgers import Ledger
from jiedui.narrowing import Narrowing, SchoolsLike
from jiedui.school_sets import SchoolSet
from jiedui.slices import html_of_slice
from jiedui.tables import Table

if TYPE_CHECKING:
    import networkx as _nx  # type: ignore[import-untyped, unused-ignore]

    from jiedui._core import _RecordKind as RecordKind

__all__ = ["Network", "open_network", "save"]


@_core._hand_out
class Network(Narrowing, _core.Network):
    """All schools and ties of a ledger as a directed graph over time; it never changes.

    Slices and questions are methods.  A question of a network is asked of its default slice: the
    agreements that are not planned.

    Parameters
    ----------
    ledger : Ledger
        The ledger, whose supports, postings and transfers become ties.
    """

    __slots__ = ()
    __module__ = "jiedui"

    @checked
    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)

    @property
    def school_count(self) -> int:
        """How many schools the network has."""
        return super().school_count

    @property
    def tie_count(self) -> int:
        """How many ties the network has: of every kind, also planned ones and self-support."""
        return super().tie_count

    @property
    def ledger(self) -> Ledger:
        """The ledger from which the network was made."""
        return super().ledger

    @checked
    def school_set(self, ids: SchoolsLike) -> SchoolSet:
        """Give the set of the schools of one or several ids.

        Parameters
        ----------
        ids : str, list of str or SchoolSet
            One id, several ids in any order, or a set.  An unknown id is an error.
        """
        return super().school_set(ids)

    @checked
    def schools_where(self, **attributes: Cells) -> SchoolSet:
        """Give the set of the schools that have one of the values in each column.

        ``schools_where(township="三元乡", weak=True)``

        A school whose value is unknown is not selected; ``unknown_count`` says how many there are.

        Parameters
        ----------
        **attributes
            For each column of schools, or attribute, one or several values.
        """
        return self._schools_where(conditions("schools_where", attributes))

    @checked
    def following_successions(self, day: Day) -> Network:
        """Give a network in which renames, mergers and new codes up to a day are carried out.

        From the day of such a change on, records name the successor instead of the predecessor.  If a
        record began before that day, its part from that day on becomes a new record with the id
        ``id@2004-09-01``, made from the id of the record and the day.  Splits, closings and unknown
        changes have no effect; ``identity`` lists them.  If nothing changes, it is the same network.

        Parameters
        ----------
        day : datetime.date, datetime64, Timestamp or str
            The last day of changes that count.

        Notes
        -----
        O(N log N) for N records.  Each part has the full amount and head count of its record.
        """
        return super().following_successions(day)

    @checked
    def record(self, kind: RecordKind, called: str) -> Any:
        """Give the record of a kind and id, as a row of the ledger's table.

        Parameters
        ----------
        kind : str
            The kind, as in evidence: ``agreement``, ``posting``, ``transfer``, ``school``, ``teacher``,
            ``need``, ``indicator``, ``document``, ``claim`` or ``succession``.
        called : str
            The id of the record, or the id that is made for it.

        Raises
        ------
        UnknownId
            If no record of the kind has the id; the text names the nearest ones.

        Notes
        -----
        O(m) for m records of the kind.
        """
        return Table._of(self._record(kind, called))[0]

    @checked
    def schools_named(self, name: str) -> list[str]:
        """Give the ids of the schools of that name or alias, ascending; empty if there is none.

        Parameters
        ----------
        name : str
            The name.
        """
        return super().schools_named(name)

    @checked
    def school_named(self, name: str) -> str:
        """Give the id of the one school of that name or alias; an error if there is none, or several.

        Parameters
        ----------
        name : str
            The name.
        """
        return super().school_named(name)

    @checked
    def name(self, school: str) -> str:
        """Give the name of a school.

        Parameters
        ----------
        school : str
            Its id.
        """
        return super().name(school)

    @checked
    def pupils(self, school: str) -> int | None:
        """Count the pupils of the stages that a school teaches; None if the number of one is unknown.

        Parameters
        ----------
        school : str
            Its id.
        """
        return super().pupils(school)

    @checked
    def to_networkx(self) -> _nx.MultiDiGraph:
        """Give all schools and ties as a ``networkx.MultiDiGraph``.

        `from_networkx` makes a ledger from it again.  A node is a school's id, with the columns of
        ``ledger.schools`` as attributes.  Each tie of every kind, also a planned one or self-support,
        is an edge from supporter to recipient.  Its key is (kind, id).  Its attributes are ``kind``,
        ``id`` (None if the id was made), and the columns of its record.  Other unknown values are left
        out.  A day has two attributes: a date, and with ``_text`` after its name the text of the ledger.
        An empty ``last_day_text`` is a running end.

        Raises
        ------
        MissingExtra
            If NetworkX is not installed.

        Notes
        -----
        ``graph.graph`` holds ``district``, ``fingerprint``, ``version``, ``settings`` (as in
        ledger.json), ``columns`` (those of each table), and ``not_ties`` (the postings that are not
        ties).  O(cells of these tables).  The graph is a copy and may be changed.
        """
        return to_networkx(self)

    def __repr__(self) -> str:
        return f"<Network: {self.school_count} schools, {self.tie_count} ties>"

    def _repr_html_(self) -> str:
        """Give its counts and its first ties as HTML, for notebooks."""
        return html_of_slice(self.all_kinds(), repr(self)[1:-1])


@checked
def save(
    what: Ledger | Network, path: PathLike, *, replace: bool = False, progress: Progress | None = None
) -> None:
    """Write a ledger, or a network and its ledger, into one file: a snapshot.

    `open_ledger` and `open_network` open it very fast.  The file holds the columns as they are in memory,
    with findings and sources, and also personal columns.  This version of the library and later ones
    open it, on machines of the same byte order.  After an error nothing has changed.

    Parameters
    ----------
    what : Ledger or Network
        The ledger or network to save.
    path : path-like
        The file, by custom ``*.jiedui``.
    replace : bool
        Whether to replace a file that exists at ``path``; otherwise such a file is an error.
    progress : callable
        Called with ``step, rows, share`` some twenty times a second and at the end, as by
        `read_ledger`; the step is ``snapshot``.

    Raises
    ------
    Unwritable
        If the file cannot be written, with the system's reason.

    Notes
    -----
    O(bytes): about 25 bytes for each tie, and the size of the ledger's columns.
    """
    _core._save(what, path, bool(replace), progress)


@checked
def open_network(path: PathLike, *, progress: Progress | None = None) -> Network:
    """Open a snapshot as a network: the saved network, or a new network of the saved ledger.

    Parameters
    ----------
    path : path-like
        The file.
    progress : callable
        As for `open_ledger`.

    Raises
    ------
    BadSnapshot, Unreadable
        As `open_ledger` does.
    """
    return _core._open_network(path, progress)
