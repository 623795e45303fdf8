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
    """The calls that Network and Slice have in common; each gives a new Slice, except ``over``."""

    __slots__ = ()

    @checked
    def at(self, day: Day) -> Slice:
        """Keep the ties in force on a day.

        If missing dates leave open whether a tie was in force, it is left out and counted as undecided.

        Parameters
        ----------
        day : datetime.date, numpy.datetime64, pandas.Timestamp or str
            The day; a text for a longer span, such as a month, is an error.  A Timestamp must be at
            midnight without a time zone.
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

        Each tie is looked at alone: two ties that follow each other do not count as one.  To find such
        support, ask ``over`` months.

        Parameters
        ----------
        period : Period, tuple or str
            As for ``during``.
        """
        return _raw(self)._throughout(period)

    def within(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep only these schools; other schools and their ties leave the slice.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            The schools: one id, several ids, or a SchoolSet.
        **attributes
            For each column one or several values, of which a school must have one: ``weak=True``.
        """
        expect("within", "schools", "SchoolsLike", schools)
        return _raw(self)._within(schools, conditions("within", attributes))

    def without(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep all schools except these; schools of unknown membership stay.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            The schools: one id, several ids, or a SchoolSet.
        **attributes
            For each column one or several values, of which a school must have one: ``weak=True``.
        """
        expect("without", "schools", "SchoolsLike", schools)
        return _raw(self)._without(schools, conditions("without", attributes))

    def supported_by(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep the ties whose supporter is one of these schools.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            The schools: one id, several ids, or a SchoolSet.
        **attributes
            For each column one or several values, of which a school must have one: ``weak=True``.
        """
        expect("supported_by", "schools", "SchoolsLike", schools)
        return _raw(self)._supported_by(schools, conditions("supported_by", attributes))

    def supporting(self, schools: SchoolsLike | None = None, /, **attributes: Cells) -> Slice:
        """Keep the ties whose recipient is one of these schools.

        Parameters
        ----------
        schools : SchoolSet, str or list of str, optional
            The schools: one id, several ids, or a SchoolSet.
        **attributes
            For each column one or several values, of which a school must have one: ``weak=True``.
        """
        expect("supporting", "schools", "SchoolsLike", schools)
        return _raw(self)._supporting(schools, conditions("supporting", attributes))

    @checked
    def through(self, channels: Channels) -> Slice:
        """Keep the ties through one of these channels or families.

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

        A tie whose value is unknown is undecided: it is left out and counted.  A tie whose table does not
        have the column is not kept.  O(ties).

        Parameters
        ----------
        **columns
            The values, one or several, of any column of supports, postings or transfers, or of an
            attribute.  In a column of days the number 2003.1 is an error, because it may mean January
            or October: give a text.
        """
        return _raw(self)._where(conditions("where", columns))

    @checked
    def agreed(self) -> Slice:
        """Choose agreements, which is the default."""
        return _raw(self)._agreed()

    @checked
    def delivered(self) -> Slice:
        """Choose postings and transfers."""
        return _raw(self)._delivered()

    @checked
    def all_kinds(self) -> Slice:
        """Choose agreements, postings and transfers."""
        return _raw(self)._all_kinds()

    @checked
    def planned(self) -> Slice:
        """Choose planned ties only; a tie of unknown status is not planned."""
        return _raw(self)._planned()

    @checked
    def with_planned(self) -> Slice:
        """Choose planned ties and others; the default leaves planned ties out."""
        return _raw(self)._with_planned()

    @checked
    def with_undated(self) -> Slice:
        """Keep the ties that are undecided because data are missing."""
        return _raw(self)._with_undated()

    @checked
    def with_unknown_channel(self) -> Slice:
        """Keep ties of unknown channel, although ``through`` asks for channels."""
        return _raw(self)._with_unknown_channel()

    @checked
    def frozen(self) -> Slice:
        """Give the same slice with a copy of its ties, so that many questions are answered faster.

        A slice that is made from it by a further call has no such copy.  O(schools + ties); memory of
        16 bytes for each tie of the slice, and 8 for each school.
        """
        return _raw(self)._frozen()

    @checked
    def over(
        self, periods: Iterable[PeriodLike], threads: SupportsIndex = 1, progress: Progress | None = None
    ) -> SliceOver:
        """Prepare a question that is asked once for each of several periods.

        ``network.over(["2003-autumn", "2004-spring"]).roles()``

        Parameters
        ----------
        periods : list
            Each is a Period, ``(first, last)``, both inside, or a text, as for ``during``.  The bounds
            must be known.
        threads : int
            The largest number of threads, by default 1; 0 for as many as the machine has.  It does not
            change the answer.
        progress : callable, optional
            Called some twenty times a second with ``step, done, share``.

        Returns
        -------
        SliceOver
            It has every question as a method, with the arguments of the same method of Slice.  The
            method gives one Answer.  Its rows begin with ``period``: the text that was given, or
            ``first..last``.  Rows come in the order of the periods, then in the question's order.
        """
        return _raw(self)._over(periods, threads, progress)
