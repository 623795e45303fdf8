# SPDX-License-Identifier: Apache-2.0
"""Periods of days."""

from __future__ import annotations

from datetime import date
from typing import Literal

from jiedui import _core
from jiedui.arguments import Day, checked

__all__ = ["Period", "PeriodLike"]


@_core._hand_out
class Period(_core.Period):
    """The days from ``first`` until the day before ``until``: half-open, never empty.

    Parameters
    ----------
    first : datetime.date, numpy.datetime64, pandas.Timestamp or str
        The first day inside, as a date or ISO text; ``"?"`` if unknown.  A Timestamp must be
        at midnight without a time zone.
    until : as ``first``, or None
        The first day after the period; None if there is no end yet, ``"?"`` if unknown.

    Raises
    ------
    BadArgument
        If the period has no days, or a text is not a day.
    """

    __slots__ = ()
    __module__ = "jiedui"

    @checked
    def __init__(self, first: Day, until: Day | None) -> None:
        super().__init__(first, until)

    @classmethod
    @checked
    def of(cls, text: str) -> Period:
        """Give the days of a span: ``2003-09-01``, ``2003-09``, ``2003-autumn``, ``2003/2004``, ``2003``.

        ``2003`` is the calendar year; ``2003-09..2004-06`` are the days from one span to another,
        both inside.  Terms are those of the default calendar: autumn from 1 September to 31
        January, spring to 31 August.  If a slice gets such a text, it uses its ledger's calendar.

        Parameters
        ----------
        text : str
            The span.
        """
        return _core.Period.of(text)

    @classmethod
    @checked
    def inclusive(cls, first_day: Day, last_day: Day) -> Period:
        """Give the days from one to another, both inside.

        Coarser texts stand for their first and last day: ``inclusive("2003-09", "2004-spring")``.

        Parameters
        ----------
        first_day, last_day : datetime.date, numpy.datetime64, pandas.Timestamp or str
            The first and the last day inside.
        """
        return _core.Period.inclusive(first_day, last_day)

    @property
    def first(self) -> date | None:
        """The first day inside; None if unknown."""
        return super().first

    @property
    def until(self) -> date | None:
        """The first day after; None if running or unknown."""
        return super().until

    @property
    def last_day(self) -> date | None:
        """The last day inside; None if running or unknown."""
        return super().last_day

    @property
    def day_count(self) -> int | None:
        """How many days the period has; None if a bound is unknown or running."""
        return super().day_count

    @checked
    def contains(self, day: Day) -> Literal["yes", "no", "undecided"]:
        """Say whether a day lies inside: ``yes``, ``no``, or ``undecided`` if an unknown bound decides.

        Parameters
        ----------
        day : datetime.date, numpy.datetime64, pandas.Timestamp or str
            Which day.
        """
        return super().contains(day)

    def __repr__(self) -> str:
        return f"<Period {self}>"


PeriodLike = Period | Day | tuple[Day, Day]
