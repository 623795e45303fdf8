# SPDX-License-Identifier: Apache-2.0
"""What narrows a network or a slice: which schools, when, through what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, SupportsIndex, TypeAlias, cast

from jiedui import _core
from jiedui.arguments import Cells, Channels, Day, Progress, checked, expect
from jiedui.cells import conditions
from jiedui.periods import PeriodLike
from jiedui.school_sets import SchoolSet

if TYPE_CHECKING:
    from jiedui.slices import Slice, SliceOver

__all__ = ["Narrowing", "SchoolsLike"]

SchoolsLike: TypeAlias = SchoolSet | str | Iterable[str]


def _raw(graph: Narrowing) -> _core.Slice:
    """Give the slice that is narrowed: of a network its agreements."""
    return cast("_core._Narrowable", graph)._slice()


class Narrowing:
    """The calls that Network and Slice have in common; each gives a Slice."""

    __slots__ = ()

    @checked
    def at(self, day: Day) -> Slice:
        """Keep the ties in force on a day; a longer span is an error.

        A tie of which missing dates leave that open is left out and counted as undecided.

        Parameters
        ----------
        day : datetime.date, numpy.datetime64, pandas.Timestamp or str
            Which day; a Timestamp is one at midnight without a time zone.
        """
        return _raw(self)._at(day)

    @checked
    def during(self, period: PeriodLike) -> Slice:
        """Keep the ties in force on some day of a period, whose bounds must be known.

        Parameters
        ----------
        period : Period, tuple or str
            A Period, ``(first, last)``, both inside, or a text: ``2003-autumn``, ``2003/2004``,
            ``2003`` (the calendar year), ``2003-09..2004-06``.
        """
        return _raw(self)._during(period)

    @checked
    def throughout(self, period: PeriodLike) -> Slice:
        """Keep the ties in force on every day of a period.

        Support that a second tie continues is not seen: ask ``over`` months.

        Parameters
        ----------
        period : Period, tuple or str
            As for ``during``.
        """
        return _raw(self)._throughout(period)

    def within(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep only these schools; others and their ties leave.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            Ids, one id, or a SchoolSet.
        **attributes
            The values, one or several, that the schools have in each column: ``weak=True``.
        """
        expect("within", "schools", "SchoolsLike", schools)
        return _raw(self)._within(schools, conditions("within", attributes))

    def without(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep all but these schools; those of unknown membership stay.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            Ids, one id, or a SchoolSet.
        **attributes
            The values, one or several, that the schools have in each column: ``weak=True``.
        """
        expect("without", "schools", "SchoolsLike", schools)
        return _raw(self)._without(schools, conditions("without", attributes))

    def supported_by(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep the ties whose supporter is one of these schools.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            Ids, one id, or a SchoolSet.
        **attributes
            The values, one or several, that the schools have in each column: ``weak=True``.
        """
        expect("supported_by", "schools", "SchoolsLike", schools)
        return _raw(self)._supported_by(schools, conditions("supported_by", attributes))

    def supporting(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep the ties whose recipient is one of these schools.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            Ids, one id, or a SchoolSet.
        **attributes
            The values, one or several, that the schools have in each column: ``weak=True``.
        """
        expect("supporting", "schools", "SchoolsLike", schools)
        return _raw(self)._supporting(schools, conditions("supporting", attributes))

    @checked
    def through(self, channels: Channels) -> Slice:
        """Keep the ties through a channel, a family or several of them.

        A tie of unknown channel is left out and counted.

        Parameters
        ----------
        channels : str or list of str
            Channels are ``staff``, ``teaching`` (family ``teaching_staff``), ``funds``,
            ``materials`` (family ``material``).
        """
        return _raw(self)._through(channels)

    @checked
    def where(self, **columns: Cells) -> Slice:
        """Keep the ties whose record has one of the values in each column.

        ``where(form="rotation", batch=["1", "2"])``.

        An unknown value is undecided, a table without the column is no.  O(ties).

        Parameters
        ----------
        **columns
            The values, one or several, of any column of supports, postings or transfers, or of an
            attribute.  In a column of days the number 2003.1 is an error, as it may be January or
            October: give a text.
        """
        return _raw(self)._where(conditions("where", columns))

    @checked
    def agreed(self) -> Slice:
        """Look at agreements; the default."""
        return _raw(self)._agreed()

    @checked
    def delivered(self) -> Slice:
        """Look at postings and transfers."""
        return _raw(self)._delivered()

    @checked
    def all_kinds(self) -> Slice:
        """Look at agreements, postings and transfers."""
        return _raw(self)._all_kinds()

    @checked
    def planned(self) -> Slice:
        """Look at planned ties only; unknown status is not planned."""
        return _raw(self)._planned()

    @checked
    def with_planned(self) -> Slice:
        """Look at planned ties too; the default leaves them out."""
        return _raw(self)._with_planned()

    @checked
    def with_undated(self) -> Slice:
        """Keep what missing data leave undecided, as if it were sure."""
        return _raw(self)._with_undated()

    @checked
    def with_unknown_channel(self) -> Slice:
        """Keep ties of unknown channel in spite of ``through``."""
        return _raw(self)._with_unknown_channel()

    @checked
    def frozen(self) -> Slice:
        """Give the same slice over a compact store of its own, for many questions.

        They then look at no tie that the slice does not have.

        A slice made from it by a further call has no such store.  O(schools + ties); 16 bytes a tie
        of the slice, 8 a school.
        """
        return _raw(self)._frozen()

    @checked
    def over(
        self, periods: Iterable[PeriodLike], threads: SupportsIndex = 1, progress: Progress | None = None
    ) -> SliceOver:
        """Ask a question in each of several periods.

        ``network.over(["2003-autumn", "2004-spring"]).roles()``

        Parameters
        ----------
        periods : list
            Each a Period, ``(first, last)``, both inside, or a text, as for ``during``; their
            bounds must be known.
        threads : int
            How many threads at most; 0 for as many as the machine has.  The answer is the same.
        progress : callable, optional
            Called some twenty times a second with ``step, done, share``.

        Returns
        -------
        SliceOver
            It has every question as a method, with the arguments of Slice's: one Answer, whose rows
            begin with ``period``, what the caller calls it or ``first..last``; by period as given,
            within it in the question's order.
        """
        return _raw(self)._over(periods, threads, progress)
