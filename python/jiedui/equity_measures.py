# SPDX-License-Identifier: Apache-2.0
"""Measures of a column: each is a number that says how far its values are from equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedui.equity_calls import measure, value_of
from jiedui.equity_columns import Numbers

if TYPE_CHECKING:
    from jiedui._core import _Form as Form
    from jiedui._core import _Missing as Missing

__all__ = ["atkinson", "cv", "gini", "hoover", "theil_l", "theil_t"]


@measure
def cv(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    form: Form = "population",
    missing: Missing = "error",
) -> float:
    """Give the coefficient of variation: the standard deviation as a share of the mean.

    Parameters
    ----------
    values : column of numbers
        At least two values.  They may be negative, but their mean must be above 0.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    form : {"population", "sample"}
        Whether the rows are all there are, or drawn from more: then the variance is
        divided by n − 1, and weights are refused.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a mean of 0 or below.

    Notes
    -----
    O(n).  Source: ``docs/equity/cv.md``.
    """
    return value_of(cv, values, weights, missing, form=form)


@measure
def gini(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    form: Form = "population",
    missing: Missing = "error",
) -> float:
    """Give the Gini coefficient: how far apart two rows are, as a share of twice the mean.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    form : {"population", "sample"}
        Whether the rows are all there are, or drawn from more: then it is multiplied
        by n / (n − 1), and weights are refused.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal, close to 1 if one row holds everything.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, or a total of 0.

    Notes
    -----
    O(n log n).  Source: ``docs/equity/gini.md``.
    """
    return value_of(gini, values, weights, missing, form=form)


@measure
def hoover(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    missing: Missing = "error",
) -> float:
    """Give the Hoover index: the share of the total that would have to move to make all equal.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal, close to 1 if one row holds everything.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, or a total of 0.

    Notes
    -----
    O(n).  Source: ``docs/equity/hoover.md``.
    """
    return value_of(hoover, values, weights, missing)


@measure
def theil_t(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    missing: Missing = "error",
) -> float:
    """Give Theil's T: the mean of r ln r, where r is a value as a share of the mean.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more.  A 0 counts: its term is 0.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal, ln n if one of n rows holds everything.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, or a total of 0.

    Notes
    -----
    O(n).  Source: ``docs/equity/theil_t.md``.
    """
    return value_of(theil_t, values, weights, missing)


@measure
def theil_l(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    missing: Missing = "error",
) -> float:
    """Give Theil's L, the mean logarithmic deviation: the mean of ln (mean / value).

    Parameters
    ----------
    values : column of numbers
        At least two values, each above 0.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal; it has no upper bound.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, or a 0.

    Notes
    -----
    O(n).  Source: ``docs/equity/theil_l.md``.
    """
    return value_of(theil_l, values, weights, missing)


@measure
def atkinson(
    values: Numbers,
    weights: Numbers | None = None,
    *,
    epsilon: float,
    missing: Missing = "error",
) -> float:
    """Give the Atkinson index: the share of the total that inequality costs, for an aversion to it.

    Parameters
    ----------
    values : column of numbers
        At least two values, 0 or more; each above 0 if epsilon is 1 or more.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    epsilon : float
        The aversion to inequality, above 0: the larger, the more the lowest values count.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out.

    Returns
    -------
    float
        0 if all values are equal, below 1.

    Raises
    ------
    BadArgument
        For a missing or infinite value, a negative weight, columns of different length, too few values;
        a negative value, a total of 0, a 0 if epsilon is 1 or more, or an epsilon that is not above 0.

    Notes
    -----
    O(n).  Source: ``docs/equity/atkinson.md``.
    """
    return value_of(atkinson, values, weights, missing, epsilon=epsilon)
