# SPDX-License-Identifier: Apache-2.0
"""Measures taken apart: what lies between groups, and what lies within them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from jiedui import _core
from jiedui.arguments import checked
from jiedui.equity_calls import AnyMeasure, columns_of, spec_of
from jiedui.equity_columns import Labels, Numbers, codes_of, is_dropping
from jiedui.errors import ErrorCode, from_code

if TYPE_CHECKING:
    from jiedui._core import _Missing as Missing

__all__ = ["Decomposition", "GroupPart", "decompose"]


class GroupPart(NamedTuple):
    """A group at one level of a decomposition, and its part of the measure.

    Attributes
    ----------
    level : int
        The level, from 0, the outermost.
    group
        The label of the group at its level.
    parent : int or None
        The row of the group that it lies in; None at level 0.
    count : int
        How many rows it has.
    weight, mean : float
        The sum of their weights, and the mean of their values by weight.
    share_of_weight, share_of_total : float
        Its weight and its total as shares of all.
    value : float or None
        The measure of the group alone; None if the group does not define it.
    between, within : float
        Its term in the part between the groups of its level, and in the part within them.
    """

    level: int
    group: Any
    parent: int | None
    count: int  # type: ignore[assignment]  # tuples have a method of that name
    weight: float
    mean: float
    share_of_weight: float
    share_of_total: float
    value: float | None
    between: float
    within: float


class Decomposition(NamedTuple):
    """A measure as a sum of parts: ``total`` is the sum of ``between``, ``within`` and ``overlap``.

    Attributes
    ----------
    total : float
        The measure of all rows.
    between : tuple of float
        For each level of labels, what lies between the groups that have one parent.
    within : float
        What lies within the groups of the last level.
    overlap : float
        Of the Gini coefficient: what comes of groups that overlap in range; else 0.
    groups : tuple of GroupPart
        The groups, level by level.
    """

    total: float
    between: tuple[float, ...]
    within: float
    overlap: float
    groups: tuple[GroupPart, ...]


_TAKEN_APART = ("theil_t", "theil_l", "gini", "cv")


@checked
def decompose(
    measure: AnyMeasure,
    values: Numbers,
    weights: Numbers | None = None,
    *,
    by: Sequence[Labels],
    missing: Missing = "error",
) -> Decomposition:
    """Take a measure apart: how much lies between groups, and how much within them.

    Parameters
    ----------
    measure : measure
        ``equity.theil_t``, ``theil_l``, ``gini``, or ``cv``, whose square is taken apart.
    values : column of numbers
        As the measure takes them.
    weights : column of numbers, optional
        How much each value counts, 0 or more; by default once each.
    by : list of columns of labels
        The levels, the outermost first: ``[county]``, or ``[county, township]``.
    missing : {"error", "drop"}
        Whether a missing value or label is an error, or its row is left out.

    Returns
    -------
    Decomposition
        ``total, between, within, overlap, groups``.

    Raises
    ------
    BadArgument
        As the measure does; for a missing label, no level, or a measure that cannot be taken apart.

    Notes
    -----
    O(n log n) for each level.  Source: ``docs/equity/decompose.md``.
    """
    spec = spec_of("decompose", "measure", measure, {})
    if spec.name not in _TAKEN_APART:
        text = f"decompose(): measure: {spec.name} cannot be taken apart; theil_t, theil_l, gini and cv can"
        raise from_code(ErrorCode.bad_word, spec.name, text, ())
    if not isinstance(by, list | tuple):
        raise TypeError("decompose(): by: expected a list of columns of labels, as in by=[county, township]")
    levels = [codes_of("decompose", "by", each) for each in by]
    total, between, within, overlap, groups = _core._equity_decompose(
        spec.name,
        columns_of(spec, values, weights),
        [(each.codes, len(each.labels)) for each in levels],
        is_dropping("decompose", missing),
    )
    rows = tuple(GroupPart(level, levels[level].labels[label], *rest) for level, label, *rest in groups)
    return Decomposition(total, tuple(between), within, overlap, rows)
