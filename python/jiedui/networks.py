# SPDX-License-Identifier: Apache-2.0
"""Networks, and slices of them: what can be narrowed and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedui import _core
from jiedui.arguments import Cells, Day, PathLike, Progress, checked
from jiedui.cells import conditions
from jiedui.graphs import to_networkx
from jiedui.ledgers import Ledger
from jiedui.narrowing import Narrowing, SchoolsLike
from jiedui.school_sets import SchoolSet
from jiedui.slices import html_of_slice

if TYPE_CHECKING:
    import networkx as _nx  # type: ignore[import-untyped, unused-ignore]

__all__ = ["Network", "open_network", "save"]


@_core._hand_out
class Network(Narrowing, _core.Network):
    """All schools and ties of a ledger as a directed graph over time, frozen.

    Slices and questions are methods; a question of a network is asked of its default slice:
    agreements, planned ones left out.

    Parameters
    ----------
    ledger : Ledger
        Its schools and, as ties, its supports, postings and transfers.
    """

    __slots__ = ()
    __module__ = "jiedui"

    @checked
    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)

    @property
    def school_count(self) -> int:
        """How many schools."""
        return super().school_count

    @property
    def tie_count(self) -> int:
        """How many ties of every kind, planned and self-support too."""
        return super().tie_count

    @property
    def ledger(self) -> Ledger:
        """What it was made from."""
        return super().ledger

    @checked
    def school_set(self, ids: SchoolsLike) -> SchoolSet:
        """Give the schools of these ids, or of one.

        Parameters
        ----------
        ids : str, list of str or SchoolSet
            The ids.
        """
        return super().school_set(ids)

    @checked
    def schools_where(self, **attributes: Cells) -> SchoolSet:
        """Give the schools that have the value, or one of the values, in each column.

        ``schools_where(township="三元乡", weak=True)``

        A school whose value is unknown is not selected; ``unknown_count`` says how many there are.

        Parameters
        ----------
        **attributes
            The values, one or several, of columns of schools or attributes.
        """
        return self._schools_where(conditions("schools_where", attributes))

    @checked
    def following_successions(self, day: Day) -> Network:
        """Give the network in which records name the school that came after.

        They do so from each rename, merger or new code on, up to a day.  Only the part of a record
        from that day on moves: it becomes a record of its own, called ``id@2004-09-01`` after the
        record and the day.  A split, a closing and whatever is unknown move nothing; ``identity``
        lists them.  The same network if nothing moves.

        Parameters
        ----------
        day : datetime.date, datetime64, Timestamp or str
            The last day that counts.

        Notes
        -----
        O(N log N) for N records.  Each part has the whole amount and head count of its record.
        """
        return super().following_successions(day)

    @checked
    def schools_named(self, name: str) -> list[str]:
        """Give the ids of the schools of that name or alias, ascending; several may share one.

        Parameters
        ----------
        name : str
            The name.
        """
        return super().schools_named(name)

    @checked
    def school_named(self, name: str) -> str:
        """Give the id of the one school of that name or alias.

        Parameters
        ----------
        name : str
            The name.
        """
        return super().school_named(name)

    @checked
    def name(self, school: str) -> str:
        """Say what a school is called.

        Parameters
        ----------
        school : str
            Its id.
        """
        return super().name(school)

    @checked
    def pupils(self, school: str) -> int | None:
        """Count the pupils of the stages that a school teaches; None if those of one are unknown.

        Parameters
        ----------
        school : str
            Its id.
        """
        return super().pupils(school)

    @checked
    def to_networkx(self) -> _nx.MultiDiGraph:
        """Give all schools and ties as a ``networkx.MultiDiGraph``.

        `from_networkx` makes a ledger of it again.  A node is a school's id, with the columns of
        ``ledger.schools`` as attributes.  An edge leads from supporter to recipient for each tie of
        every kind, planned ones and self-support too.  Its key is (kind, id); its attributes are
        ``kind``, ``id``, which is None where the id was made, and the columns of its record.  What
        else is unknown is no attribute.  A day is a date and, with ``_text`` behind its name, what
        the ledger says: an empty ``last_day_text`` is a running end.

        Raises
        ------
        MissingExtra
            If NetworkX is not installed.

        Notes
        -----
        ``graph.graph`` holds ``district``, ``fingerprint``, ``version``, ``settings`` (of
        ledger.json), ``columns`` (that each table has), and ``not_ties``, the postings that are no
        ties.  O(cells of these tables); a copy of its own, which may be changed.
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

    `open_ledger` and `open_network` open it at once.
    A snapshot is for tomorrow and for the process next door, not for the archive: it holds the
    columns as they stand in memory, with the findings and sources, and opens in this version of the
    library and on machines of this byte order only.  For keeps use `write_ledger`. It holds
    everything, personal columns too. The file appears whole or not at all.

    Parameters
    ----------
    what : Ledger or Network
        What to save.
    path : path-like
        The file, by custom ``*.jiedui``.
    replace : bool
        Whether a file that is there is replaced; else it is an error.
    progress : callable
        Called with ``step, rows, share`` some twenty times a second and at the end, as by
        `read_ledger`; the step is ``snapshot``.

    Raises
    ------
    Unwritable
        With the system's reason.

    Notes
    -----
    O(bytes): about 25 bytes a tie and what the ledger's columns take.
    """
    _core._save(what, path, bool(replace), progress)


@checked
def open_network(path: PathLike, *, progress: Progress | None = None) -> Network:
    """Open a snapshot as a network: the one saved, or the one that the saved ledger makes.

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
