# SPDX-License-Identifier: Apache-2.0
"""What the measures of `jiedui.equity` share: how one is called, for all rows and for each group."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, Protocol, TypeAlias, cast

from jiedui import _core
from jiedui.arguments import checked, refuse_type
from jiedui.equity_columns import Labels, Numbers, codes_of, is_dropping, numbers_of

if TYPE_CHECKING:
    from jiedui._core import _Columns
    from jiedui._core import _Missing as Missing

__all__ = ["Group", "Measure", "Spec", "columns_of", "measure", "spec_of", "value_of"]

_Parameters = ParamSpec("_Parameters")


class Group(NamedTuple):
    """A group of rows, and what a measure says of it.

    Attributes
    ----------
    group
        The label of the group.
    count : int
        How many rows it has.
    weight : float
        The sum of their weights; of a ratio the pupils.
    mean : float or None
        The mean of the values by weight, of a ratio per pupil; None if the weight is 0.
    value : float or None
        The measure; None if the group does not define it, as when it has one row or a total of 0.
    """

    group: Any
    count: int  # type: ignore[assignment]  # tuples have a method of that name
    weight: float
    mean: float | None
    value: float | None


class Measure(Protocol[_Parameters]):
    """A measure: a call over columns, which can also be asked of each group."""

    __name__: str

    def __call__(self, *args: _Parameters.args, **kwargs: _Parameters.kwargs) -> float: ...

    def by(
        self,
        values: Numbers,
        labels: Labels,
        weights: Numbers | None = None,
        *,
        rank_by: Numbers | None = None,
        missing: Missing = "error",
        **options: Any,
    ) -> list[Group]: ...


AnyMeasure: TypeAlias = Measure[Any]


class Spec(NamedTuple):
    """What the compiled part must know of a measure."""

    name: str
    options: dict[str, Any]
    names: tuple[str, str]  # what its first two columns are called


class _Described(NamedTuple):
    """A measure, its parameters beside columns with their defaults, and how its columns are called."""

    name: str
    options: Mapping[str, Any]
    names: tuple[str, str]
    needs_ranks: bool


_described: dict[Any, _Described] = {}
_COLUMNS = ("values", "amounts", "weights", "pupils", "rank_by", "missing")


def measure(function: Callable[_Parameters, float]) -> Measure[_Parameters]:
    """Make a measure of a function: check its arguments, and give it `by`."""
    parameters = inspect.signature(function).parameters
    options = {name: each.default for name, each in parameters.items() if name not in _COLUMNS}
    names = ("amounts", "pupils") if "amounts" in parameters else ("values", "weights")
    call = checked(function)
    described = _Described(function.__name__, options, names, "rank_by" in parameters)
    call.by = _by_of(described)  # type: ignore[attr-defined]
    _described[call] = described
    return cast(Measure[_Parameters], call)


def _by_of(described: _Described) -> Callable[..., list[Group]]:
    def by(
        values: Numbers,
        labels: Labels,
        weights: Numbers | None = None,
        *,
        rank_by: Numbers | None = None,
        missing: Missing = "error",
        **options: Any,
    ) -> list[Group]:
        """Give the measure of each group.

        Parameters
        ----------
        values, weights, rank_by : column of numbers
            As the measure takes them; for a difference coefficient amounts and pupils.
        labels : column of labels
            The group of each row: texts, numbers, or anything that can be put in order.
        missing : {"error", "drop"}
            Whether a missing value or label is an error, or its row is left out.
        **options
            The options of the measure.

        Returns
        -------
        list of Group
            For each label ``group, count, weight, mean, value``, ascending by label.

        Raises
        ------
        BadArgument
            As the measure does; but what makes one group alone undefined gives it the value None.

        Notes
        -----
        One pass over the rows, and the measure for each group.  Source: ``docs/equity/by.md``.
        """
        spec = _spec_with(described, options)
        drop = is_dropping(spec.name, missing)
        columns = columns_of(spec, values, weights, rank_by)
        codes = codes_of(spec.name, "labels", labels)
        groups = (codes.codes, len(codes.labels))
        rows = _core._equity_by(spec.name, spec.options, columns, groups, drop)
        return [Group(codes.labels[row[0]], *row[1:]) for row in rows]

    by.__qualname__ = f"{described.name}.by"
    return checked(by)


def spec_of(call: str, name: str, asked: Any, options: Mapping[str, Any]) -> Spec:
    """Give what the compiled part must know of a measure that a call was handed."""
    try:
        described = _described[asked]
    except (KeyError, TypeError):
        refuse_type(call, name, "a measure of jiedui.equity, such as equity.gini", asked)
    return _spec_with(described, options)


def _spec_with(described: _Described, given: Mapping[str, Any]) -> Spec:
    unknown = [name for name in given if name not in described.options]
    if unknown:
        has = ", ".join(f"'{name}'" for name in described.options) or "none"
        raise TypeError(f"{described.name}() has no option '{unknown[0]}'; its options: {has}")
    options = {**described.options, **given}
    for name, value in options.items():
        if value is inspect.Parameter.empty:
            raise TypeError(f"{described.name}() needs '{name}'")
        _check_option(described.name, name, value)
    return Spec(described.name, options, described.names)


def _check_option(call: str, name: str, value: object) -> None:
    is_word = name in ("form", "members")
    if is_word and not isinstance(value, str):
        refuse_type(call, name, "a word", value)
    if not is_word and (isinstance(value, bool) or not hasattr(type(value), "__float__")):
        refuse_type(call, name, "a number", value)


def columns_of(
    spec: Spec, values: Numbers, weights: Numbers | None = None, rank_by: Numbers | None = None
) -> _Columns:
    """Give columns as the compiled part takes them."""
    needs_ranks = spec.name in ("concentration_index", "concentration_curve")
    if needs_ranks and rank_by is None:
        raise TypeError(f"{spec.name}() needs 'rank_by', a column of numbers")
    if not needs_ranks and rank_by is not None:
        raise TypeError(f"{spec.name}() has no parameter 'rank_by'")
    return (
        numbers_of(spec.name, spec.names[0], values),
        None if weights is None else numbers_of(spec.name, spec.names[1], weights),
        None if rank_by is None else numbers_of(spec.name, "rank_by", rank_by),
    )


def value_of(
    asked: Any,
    values: Numbers,
    weights: Numbers | None,
    missing: str,
    *,
    rank_by: Numbers | None = None,
    **options: Any,
) -> float:
    """Give the value of a measure."""
    spec = _spec_with(_described[asked], options)
    drop = is_dropping(spec.name, missing)
    return _core._equity_value(spec.name, spec.options, columns_of(spec, values, weights, rank_by), drop)
