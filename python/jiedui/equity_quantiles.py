# SPDX-License-Identifier: Apache-2.0
"""Measures by quantiles: the median, its halves, and what lies between two quantiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedui.equity_calls import measure, value_of
from jiedui.equity_columns import Numbers

if TYPE_CHECKING:
    from jiedui._core import _LowerMembers as LowerMembers
    from jiedui._core import _Missing as Missing
    from jiedui._core import _UpperMembers as UpperMembers

__all__ = ["mcloone", "quantile", "range_ratio", "verstegen"]


@measure
def mcloone(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    members: LowerMembers,
    missing: Missing = "error",
) -> float:
    """Give the McLoone index: what the lower half has, as a share of what it would have at the median.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    members : {"below", "at_or_below", "lower_half"}
        Who is the lower half: the rows below the median; these and the rows at the median; or exactly half
        of the weight, with so much of the rows at the median as belongs to it.  There is no usual choice.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        1 if the lower half has the median, less if it is spread out.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, a median of 0, or no value below it.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/mcloone.md``.
    """
    return value_of(mcloone, values, weights, missing, members=members)


@measure
def verstegen(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    members: UpperMembers,
    missing: Missing = "error",
) -> float:
    """Give the Verstegen index: what the upper half has, as a share of what it would have at the median.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    members : {"above", "at_or_above", "upper_half"}
        Who is the upper half: the rows above the median; these and the rows at the median; or exactly half
        of the weight, with so much of the rows at the median as belongs to it.  There is no usual choice.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        1 if the upper half has the median, more if it is spread out.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, a median of 0, or no value above it.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/verstegen.md``.
    """
    return value_of(verstegen, values, weights, missing, members=members)


@measure
def quantile(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    p: float,
    missing: Missing = "error",
) -> float:
    """Give the quantile: the lowest value at or below which a share p of the weight lies.

    Parameters
    ----------
    values : column of numbers
        At least one value; any finite numbers.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    p : float
        The share of the weight, from 0 (the lowest value) to 1 (the highest).
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        A value; the midpoint of two if the share ends exactly between them.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a p that is not from 0 to 1.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/quantile.md``.
    """
    return value_of(quantile, values, weights, missing, p=p)


@measure
def range_ratio(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    low: float = 0.05,
    high: float = 0.95,
    missing: Missing = "error",
) -> float:
    """Give the range ratio: by how much a high quantile is above a low one, as a share of the low one.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    low, high : float
        The shares of the weight at which the quantiles lie; by default those of the federal range ratio.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if both quantiles are equal, 1 if the high one is twice the low one.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, a low quantile of 0, or quantiles in the wrong order.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/range_ratio.md``.
    """
    return value_of(range_ratio, values, weights, missing, low=low, high=high)
