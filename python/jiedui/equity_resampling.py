# SPDX-License-Identifier: Apache-2.0
"""Measures of drawn rows: bounds, bounds of differences, and tests against chance."""

from __future__ import annotations

from operator import index
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsIndex, overload

from jiedui import _core
from jiedui.arguments import checked
from jiedui.equity_calls import AnyMeasure, columns_of, spec_of
from jiedui.equity_columns import Labels, Numbers, codes_of, is_dropping
from jiedui.errors import ErrorCode, from_code

if TYPE_CHECKING:
    from jiedui._core import _Alternative as Alternative
    from jiedui._core import _Bounds as Bounds
    from jiedui._core import _Missing as Missing

__all__ = [
    "GroupInterval",
    "Interval",
    "PermutationResult",
    "bootstrap",
    "bootstrap_difference",
    "permutation_test",
]


class Interval(NamedTuple):
    """A measure of the rows as they are, and the bounds between which it lies if they are drawn from more."""

    estimate: float
    low: float
    high: float


class GroupInterval(NamedTuple):
    """The interval of a group; None where the group does not define the measure, or has one row."""

    group: Any
    estimate: float | None
    low: float | None
    high: float | None


class PermutationResult(NamedTuple):
    """A difference of two columns, and the share of draws by chance that differ as much."""

    difference: float
    p_value: float


@overload
def bootstrap(
    measure: AnyMeasure,
    values: Numbers,
    weights: Numbers | None = None,
    *,
    draws: SupportsIndex,
    seed: SupportsIndex,
    level: float = 0.95,
    method: Bounds = "percentile",
    by: None = None,
    cluster: Labels | None = None,
    rank_by: Numbers | None = None,
    missing: Missing = "error",
    threads: SupportsIndex = 1,
    **options: Any,
) -> Interval: ...
@overload
def bootstrap(
    measure: AnyMeasure,
    values: Numbers,
    weights: Numbers | None = None,
    *,
    draws: SupportsIndex,
    seed: SupportsIndex,
    level: float = 0.95,
    method: Bounds = "percentile",
    by: Labels,
    cluster: Labels | None = None,
    rank_by: Numbers | None = None,
    missing: Missing = "error",
    threads: SupportsIndex = 1,
    **options: Any,
) -> list[GroupInterval]: ...
@checked
def bootstrap(
    measure: AnyMeasure,
    values: Numbers,
    weights: Numbers | None = None,
    *,
    draws: SupportsIndex,
    seed: SupportsIndex,
    level: float = 0.95,
    method: Bounds = "percentile",
    by: Labels | None = None,
    cluster: Labels | None = None,
    rank_by: Numbers | None = None,
    missing: Missing = "error",
    threads: SupportsIndex = 1,
    **options: Any,
) -> Interval | list[GroupInterval]:
    """Give the bounds between which a measure lies, if the rows are drawn from more.

    A draw takes as many rows as there are, each with the same chance and put back.  The result is the same
    at every number of threads, on every platform, and in every order of the rows.

    Parameters
    ----------
    measure : measure
        Which one: ``equity.gini``, say.
    values, weights, rank_by : column of numbers
        As the measure takes them; for ``equity.difference_coefficient`` amounts and pupils.
    draws : int
        How many draws: at least 2 / (1 − level); 1,000 or more are usual.
    seed : int
        What the draws follow from, from 0 to 2⁶⁴ − 1.
    level : float
        Which share of such intervals shall hold the true value.
    method : {"percentile", "bca"}
        The quantiles of the draws; or these moved for bias and skewness, which also leaves out each row once.
    by : column of labels, optional
        Groups of rows: then there is an interval for each, from draws of its own.
    cluster : column of labels, optional
        Which rows are drawn together, as schools of a county are; by default each row alone.
    missing : {"error", "drop"}
        Whether a missing value or label is an error, or its row is left out.
    threads : int
        How many threads work; 0: as many as the machine has.
    **options
        The options of the measure.

    Returns
    -------
    Interval or list of GroupInterval
        ``estimate, low, high``; with ``by`` a row for each group, ascending by label.

    Raises
    ------
    BadArgument
        As the measure does; for an impossible number of draws or level; for one cluster only; for draws that
        do not define the measure.

    Notes
    -----
    O(draws × n) beside one sort; with ``bca`` O((draws + n) × n).  Ctrl-C ends it.
    Source: ``docs/equity/bootstrap.md``.
    """
    spec = spec_of("bootstrap", "measure", measure, options)
    drop = is_dropping("bootstrap", missing)
    columns = columns_of(spec, values, weights, rank_by)
    groups = None if by is None else codes_of("bootstrap", "by", by)
    clusters = None if cluster is None else codes_of("bootstrap", "cluster", cluster)
    given = (*_whole(draws, seed), level, method, _threads(threads))
    found = _core._equity_bootstrap(
        spec.name,
        spec.options,
        columns,
        None if groups is None else (groups.codes, len(groups.labels)),
        None if clusters is None else (clusters.codes, len(clusters.labels)),
        given,
        drop,
    )
    if groups is None:
        return Interval(*found)
    nothing = (None, None, None)
    return [GroupInterval(groups.labels[group], *(bounds or nothing)) for group, bounds in found]


@checked
def bootstrap_difference(
    measure: AnyMeasure,
    first: Numbers,
    second: Numbers,
    weights_first: Numbers | None = None,
    weights_second: Numbers | None = None,
    *,
    paired: bool,
    draws: SupportsIndex,
    seed: SupportsIndex,
    level: float = 0.95,
    method: Bounds = "percentile",
    rank_by_first: Numbers | None = None,
    rank_by_second: Numbers | None = None,
    missing: Missing = "error",
    threads: SupportsIndex = 1,
    **options: Any,
) -> Interval:
    """Give the bounds between which the difference of a measure of two columns lies.

    Parameters
    ----------
    measure : measure
        Which one: ``equity.gini``, say.
    first, second, weights_first, weights_second : column of numbers
        The columns, as the measure takes them.
    paired : bool
        Whether row i of both columns is the same school, as in two years: then a draw takes the same rows of
        both.  There is no usual choice.
    draws, seed, level, method, threads
        As for ``bootstrap``.
    rank_by_first, rank_by_second : column of numbers, optional
        What orders the rows of each column, for ``equity.concentration_index``.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out; of pairs, both rows are.
    **options
        The options of the measure.

    Returns
    -------
    Interval
        ``estimate, low, high`` of the first column's measure less that of the second.

    Raises
    ------
    BadArgument
        As ``bootstrap`` does; for paired columns of different length.

    Notes
    -----
    O(draws × n).  Ctrl-C ends it.  Source: ``docs/equity/bootstrap_difference.md``.
    """
    spec = spec_of("bootstrap_difference", "measure", measure, options)
    of_first = spec._replace(names=("first", "weights_first"))
    of_second = spec._replace(names=("second", "weights_second"))
    given = (*_whole(draws, seed), level, method, _threads(threads))
    found = _core._equity_bootstrap_difference(
        spec.name,
        spec.options,
        columns_of(of_first, first, weights_first, rank_by_first),
        columns_of(of_second, second, weights_second, rank_by_second),
        bool(paired),
        given,
        is_dropping("bootstrap_difference", missing),
    )
    return Interval(*found)


@checked
def permutation_test(
    measure: AnyMeasure,
    first: Numbers,
    second: Numbers,
    weights_first: Numbers | None = None,
    weights_second: Numbers | None = None,
    *,
    paired: bool,
    draws: SupportsIndex,
    seed: SupportsIndex,
    alternative: Alternative = "two_sided",
    rank_by_first: Numbers | None = None,
    rank_by_second: Numbers | None = None,
    missing: Missing = "error",
    threads: SupportsIndex = 1,
    **options: Any,
) -> PermutationResult:
    """Say how often chance alone makes two columns differ as much in a measure as they do.

    Parameters
    ----------
    measure : measure
        Which one: ``equity.gini``, say.
    first, second, weights_first, weights_second : column of numbers
        The columns, as the measure takes them.
    paired : bool
        Whether row i of both columns is the same school: then a draw swaps the two rows of a pair, or not.
        Otherwise it deals all rows anew.  There is no usual choice.
    draws : int
        How many draws, at least 1.
    seed : int
        What the draws follow from, from 0 to 2⁶⁴ − 1.
    alternative : {"two_sided", "greater", "less"}
        Which difference counts: in either direction; the first has more of the measure; or less.
    rank_by_first, rank_by_second : column of numbers, optional
        What orders the rows of each column, for ``equity.concentration_index``.
    missing : {"error", "drop"}
        Whether a missing value is an error, or its row is left out; of pairs, both rows are.
    threads : int
        How many threads work; 0: as many as the machine has.
    **options
        The options of the measure.

    Returns
    -------
    PermutationResult
        ``difference, p_value``; the p-value is at least 1 / (draws + 1).

    Raises
    ------
    BadArgument
        As the measure does; for no draws, paired columns of different length, or draws that do not define
        the measure.

    Notes
    -----
    O(draws × n) beside one sort.  Ctrl-C ends it.  Source: ``docs/equity/permutation_test.md``.
    """
    spec = spec_of("permutation_test", "measure", measure, options)
    of_first = spec._replace(names=("first", "weights_first"))
    of_second = spec._replace(names=("second", "weights_second"))
    given = (*_whole(draws, seed), alternative, _threads(threads))
    found = _core._equity_permutation_test(
        spec.name,
        spec.options,
        columns_of(of_first, first, weights_first, rank_by_first),
        columns_of(of_second, second, weights_second, rank_by_second),
        bool(paired),
        given,
        is_dropping("permutation_test", missing),
    )
    return PermutationResult(*found)


def _whole(draws: SupportsIndex, seed: SupportsIndex) -> tuple[int, int]:
    return _in_range("draws", index(draws)), _in_range("seed", index(seed))


def _threads(threads: SupportsIndex) -> int:
    return _in_range("threads", index(threads), 2**31)


def _in_range(name: str, number: int, end: int = 2**64) -> int:
    if not 0 <= number < end:
        text = f"{name}: the number {number} is out of its range; it is a whole number from 0 to {end - 1}"
        raise from_code(ErrorCode.bad_number, str(number), text, ())
    return number
