# SPDX-License-Identifier: Apache-2.0
"""Drawn counties: sound ledgers of any size, the same for the same seed on every machine and in C++."""

from __future__ import annotations

from collections.abc import Callable
from operator import index
from typing import TYPE_CHECKING, Any

from jiedui import _core
from jiedui.extras import extra
from jiedui.networks import Network
from jiedui.testing_texts import Tables

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["district", "districts", "drawn_network"]


def district(
    seed: int = 0,
    *,
    schools: int = 40,
    townships: int = 6,
    teachers: int = 6,
    years: int = 3,
    first_year: int = 2003,
) -> Tables:
    """Make a random county without mistakes: schools, teachers, agreements, postings, transfers and so on.

    Parameters
    ----------
    seed : int
        The seed of the random numbers, from 0 to 4294967295.  The same seed and size give the same
        records on every machine, and in C++.
    schools : int
        The number of schools, 2 to a million: the first is a large urban school, the second a weak rural one.
    townships : int
        The number of townships in which rural schools lie.
    teachers : int
        The average number of teachers of a school.
    years : int
        The number of school years in which ties begin.
    first_year : int
        The year in whose autumn the first ties begin.

    Returns
    -------
    dict of str to list of dict
        Records by table, each cell a text.  `read_ledger` takes it, and makes no findings.  Unknown values
        are left out of a record.

    Raises
    ------
    BadArgument
        If a number is out of its range.

    Notes
    -----
    O(schools * (teachers + 10) * years).

    Examples
    --------
    >>> import jiedui as jd
    >>> from jiedui.testing import district
    >>> ledger = jd.read_ledger(district(1, schools=12))
    >>> (len(ledger.schools), len(ledger.findings))
    (12, 0)
    """
    return _core._district(seed, _size_of(schools, townships, teachers, years, first_year))


def drawn_network(
    seed: int = 0,
    *,
    schools: int = 40,
    townships: int = 6,
    teachers: int = 6,
    years: int = 3,
    first_year: int = 2003,
) -> Network:
    """Give the network of a random county, with tables declared complete for its years.

    Parameters
    ----------
    seed, schools, townships, teachers, years, first_year : int
        As for `district`.

    Returns
    -------
    Network
        Its postings, agreements, transfers and documents are declared complete from the first autumn to
        three years after the last, so that rules can say ``not_met``.

    Raises
    ------
    BadArgument
        If a number is out of its range.
    """
    return _core._drawn_network(seed, _size_of(schools, townships, teachers, years, first_year))


def _size_of(*numbers: int) -> _core._DistrictSize:
    return _core._DistrictSize(*(index(number) for number in numbers))


def districts(
    *, most_schools: int = 6, most_teachers: int = 3, most_years: int = 2, first_year: int = 2003
) -> SearchStrategy[Network]:
    """Draw small counties with Hypothesis, which shrinks a failing county to the simplest one.

    Parameters
    ----------
    most_schools : int
        The largest number of schools, at least 2.
    most_teachers : int
        The largest average number of teachers of a school.
    most_years : int
        The largest number of school years in which ties begin.
    first_year : int
        The year in whose autumn the first ties begin.

    Returns
    -------
    hypothesis.strategies.SearchStrategy of Network
        A strategy for networks as `drawn_network` gives them.  The records of a failing network are noted.

    Raises
    ------
    MissingExtra
        If Hypothesis is not installed.
    """
    hypothesis: Any = extra("hypothesis")
    st: Any = extra("hypothesis.strategies")

    @st.composite  # type: ignore[untyped-decorator]
    def drawn(draw: Callable[[Any], int]) -> Network:
        size = _core._DistrictSize(
            schools=draw(st.integers(2, most_schools)),
            townships=draw(st.integers(1, 2)),
            teachers=draw(st.integers(0, most_teachers)),
            years=draw(st.integers(1, most_years)),
            first_year=first_year,
        )
        tables, network = _core._district_by(lambda n: draw(st.integers(0, n - 1)) if n > 1 else 0, size)
        hypothesis.note(f"the district: {tables}")
        return network

    strategy: SearchStrategy[Network] = drawn()
    return strategy
