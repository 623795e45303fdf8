# SPDX-License-Identifier: Apache-2.0
"""Measures and curves over two columns: amounts and pupils, values and ranks, two columns of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy.typing as npt

from jiedui import _core
from jiedui.arguments import checked
from jiedui.equity_calls import Spec, columns_of, measure, value_of
from jiedui.equity_columns import Numbers, is_dropping

if TYPE_CHECKING:
    from jiedui._core import _Missing as Missing

__all__ = [
    "Curve",
    "concentration_curve",
    "concentration_index",
    "difference_coefficient",
    "lorenz",
    "lorenz_dominates",
]


class Curve(NamedTuple):
    """The points of a Lorenz or concentration curve, from (0, 0) to (1, 1), as a table of two columns.

    Attributes
    ----------
    share_of_weight : numpy.ndarray
        Which share of the weight is at or below each point, ascending.
    share_of_total : numpy.ndarray
        Which share of the total these rows have.
    """

    share_of_weight: npt.NDArray[Any]
    share_of_total: npt.NDArray[Any]


@measure
def difference_coefficient(amounts: Numbers, pupils: Numbers, *, missing: Missing = "error") -> float:
    """Give the difference coefficient (差异系数): how far amounts per pupil are from the mean of all pupils.

    With ``x = amount / pupils`` and ``m = all amounts / all pupils`` it is the square root of the mean of
    (x − m)² by pupils, divided by m: ``cv`` of x, with the pupils as weights.

    Parameters
    ----------
    amounts : column of numbers
        What each school has in all, 0 or more.  A school that has nothing counts like any other.
    pupils : column of numbers
        Its pupils, above 0.
    missing : {"error", "drop"}
        Whether a missing number is an error, or its row is left out.

    Returns
    -------
    float
        0 if all schools have the same per pupil.

    Raises
    ------
    BadArgument
        For a missing, infinite or negative amount, pupils that are missing or 0, columns of different
        length, fewer than two schools, or amounts that are all 0.

    Notes
    -----
    O(n).  Source: ``docs/equity/difference_coefficient.md``.
    """
    return value_of(difference_coefficient, amounts, pupils, missing)


@measure
def concentration_index(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    rank_by: Numbers,
    missing: Missing = "error",
) -> float:
    """Give the concentration index: whether rows that rank low have less of the total, or more.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    rank_by : column of numbers
        What orders the rows, ascending; rows that are equal in it share their mean rank.
    missing : {"error", "drop"}
        Whether a missing number is an error, or its row is left out.

    Returns
    -------
    float
        From −1 to 1: below 0 if rows that rank low have more, 0 if the rank does not matter.

    Raises
    ------
    BadArgument
        For a missing or infinite number, a negative value or weight, columns of different length, fewer
        than two values, or a total of 0.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/concentration_index.md``.
    """
    return value_of(concentration_index, values, weights, missing, rank_by=rank_by)


@checked
def lorenz(values: Numbers, weights: Numbers | None = None, *, missing: Missing = "error") -> Curve:
    """Give the Lorenz curve: which share of the total the rows with the lowest values have.

    Parameters
    ----------
    values : column of numbers
        At least one value, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    Curve
        The columns ``share_of_weight`` and ``share_of_total``: (0, 0), and a point for each different value.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative value or weight, columns of different length, no value,
        or a total of 0.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/lorenz.md``.
    """
    columns = columns_of(_spec("lorenz"), values, weights)
    return Curve(*_core._equity_curve(columns, is_dropping("lorenz", missing)))


@checked
def concentration_curve(
    values: Numbers, weights: Numbers | None = None, *, rank_by: Numbers, missing: Missing = "error"
) -> Curve:
    """Give the concentration curve: which share of the total the rows have that rank lowest by a column.

    Parameters
    ----------
    values : column of numbers
        At least one value, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    rank_by : column of numbers
        What orders the rows, ascending; rows that are equal in it are one point.
    missing : {"error", "drop"}
        Whether a missing number is an error, or its row is left out.

    Returns
    -------
    Curve
        The columns ``share_of_weight`` and ``share_of_total``: (0, 0), and a point for each different rank.

    Raises
    ------
    BadArgument
        For a missing or infinite number, a negative value or weight, columns of different length, no value,
        or a total of 0.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/concentration_curve.md``.
    """
    columns = columns_of(_spec("concentration_curve"), values, weights, rank_by)
    return Curve(*_core._equity_curve(columns, is_dropping("concentration_curve", missing)))


@checked
def lorenz_dominates(
    first: Numbers,
    second: Numbers,
    weights_first: Numbers | None = None,
    weights_second: Numbers | None = None,
    *,
    missing: Missing = "error",
) -> Literal["yes", "no", "cross"]:
    """Say whether one column is at least as equal as another, whichever measure one takes.

    Parameters
    ----------
    first, second : column of numbers
        The columns, 0 or more; they may have different lengths.
    weights_first, weights_second : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    {"yes", "no", "cross"}
        yes: the Lorenz curve of the first is nowhere below that of the second.  no: the other way round,
        and somewhere above it.  cross: each is somewhere above the other, and measures may differ.

    Raises
    ------
    BadArgument
        As ``lorenz`` does, for each column.

    Notes
    -----
    O(n log n).  Shares that differ by less than 1e-14 count as equal.
    Source: ``docs/equity/lorenz_dominates.md``.
    """
    of_first = columns_of(_spec("lorenz_dominates", "first", "weights_first"), first, weights_first)
    of_second = columns_of(_spec("lorenz_dominates", "second", "weights_second"), second, weights_second)
    return _core._equity_dominates(of_first, of_second, is_dropping("lorenz_dominates", missing))


def _spec(name: str, values: str = "values", weights: str = "weights") -> Spec:
    return Spec(name, {}, (values, weights))
