# SPDX-License-Identifier: Apache-2.0
"""Arguments: what calls take, and what they say of a wrong keyword or type."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from numbers import Real
from typing import Any, ClassVar, NamedTuple, NoReturn, TypeAlias, TypeVar, cast

import numpy as np

__all__ = [
    "Cells",
    "Channels",
    "Day",
    "Made",
    "Moves",
    "Names",
    "PathLike",
    "Progress",
    "checked",
    "expect",
    "refuse_type",
]

# What public calls take.  A datetime.datetime is not a day, though it is a date; a pandas.Timestamp at
# midnight without a time zone is.
Day: TypeAlias = date | str | np.datetime64
_Cell: TypeAlias = str | bool | int | float | date | np.generic
Cells: TypeAlias = _Cell | Iterable[_Cell]
Channels: TypeAlias = str | Iterable[str]
Names: TypeAlias = Sequence[str]
# How records move an indicator: {"teachers": {"kind": "posting", "of": "heads"}}
_Move: TypeAlias = Mapping[str, str | bool]
Moves: TypeAlias = Mapping[str, _Move | Sequence[_Move]]
PathLike: TypeAlias = str | os.PathLike[str]
Progress: TypeAlias = Callable[[str, int, float | None], object]

_Call = TypeVar("_Call", bound=Callable[..., Any])


class _Wanted(NamedTuple):
    """Which values an annotation takes, and how that is said."""

    fits: Callable[[Any], bool] | None
    words: str


def _one_of(*types: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types)


def _is_day(value: Any) -> bool:
    is_time = isinstance(value, datetime) and type(value).__name__ != "Timestamp"
    return isinstance(value, date | str | np.datetime64) and not is_time


def _is_column(value: Any) -> bool:
    is_text = isinstance(value, str | bytes | Mapping)
    return not is_text and (_is_list(value) or hasattr(type(value), "__arrow_c_array__"))


def _is_number(value: Any) -> bool:
    return isinstance(value, Real | np.number) and not isinstance(value, bool | np.bool_)


def _is_path(value: Any) -> bool:
    return isinstance(value, str | bytes) or hasattr(type(value), "__fspath__")


def _is_several(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, bytes)


def _is_list(value: Any) -> bool:
    return _is_several(value) and not isinstance(value, str)


def _exported(*names: str) -> _Wanted:
    """Give what takes objects of classes of the package, which may be defined later."""

    def fits(value: Any) -> bool:
        return any(isinstance(value, getattr(sys.modules["jiedui"], name)) for name in names)

    return _Wanted(fits, " or ".join(f"an {name}" if name == "Answer" else f"a {name}" for name in names))


_WANTED = {
    "str": _Wanted(_one_of(str), "a text"),
    "str | bytes": _Wanted(_one_of(str, bytes), "a text or bytes"),
    "bool": _Wanted(_one_of(bool, np.bool_), "True or False"),
    "SupportsIndex": _Wanted(lambda value: hasattr(type(value), "__index__"), "a whole number"),
    "Day": _Wanted(_is_day, "a day: a datetime.date, or a text such as '2003-09-01'"),
    "PeriodLike": _Wanted(
        lambda value: _is_day(value) or isinstance(value, tuple | sys.modules["jiedui"].Period),
        "a period: a Period, a text such as '2003-autumn', or (first, last)",
    ),
    "Iterable[PeriodLike]": _Wanted(_is_list, "several periods in a list"),
    "SchoolsLike": _Wanted(_is_several, "ids of schools, one id or a SchoolSet"),
    "Channels": _Wanted(_is_several, "the name of a channel, or several"),
    "Names": _Wanted(_is_list, "a list of texts"),
    "str | Names": _Wanted(_is_several, "a text, or a list of texts"),
    "bool | Sequence[bool]": _Wanted(
        lambda value: isinstance(value, bool | np.bool_) or _is_list(value),
        "True or False, or a list of these",
    ),
    "PathLike": _Wanted(_is_path, "a path"),
    "PathLike | Mapping[str, Any]": _Wanted(
        lambda value: _is_path(value) or isinstance(value, Mapping),
        'a path, or tables by name: {"schools": …, "supports": …}',
    ),
    "Numbers": _Wanted(_is_column, "a column of numbers"),
    "Labels": _Wanted(_is_column, "a column of labels"),
    "float": _Wanted(_is_number, "a number"),
    "Form": _Wanted(_one_of(str), "'population' or 'sample'"),
    "LowerMembers": _Wanted(_one_of(str), "'below', 'at_or_below' or 'lower_half'"),
    "UpperMembers": _Wanted(_one_of(str), "'above', 'at_or_above' or 'upper_half'"),
    "Bounds": _Wanted(_one_of(str), "'percentile' or 'bca'"),
    "Alternative": _Wanted(_one_of(str), "'two_sided', 'greater' or 'less'"),
    "AnyMeasure": _Wanted(callable, "a measure of jiedui.equity, such as equity.gini"),
    "Sequence[Labels]": _Wanted(_is_list, "a list of columns of labels"),
    "Missing": _Wanted(_one_of(str), "'error' or 'drop'"),
    "Language": _Wanted(_one_of(str), "'en' or 'zh'"),
    "RecordKind": _Wanted(_one_of(str), "the kind of a record: 'agreement', 'document' and so on"),
    "Reason": _Wanted(_one_of(str), "'self_support', 'unknown_channel' or 'undecided'"),
    "Format": _Wanted(_one_of(str), "'csv', 'xlsx' or 'parquet'"),
    "NamedBy": _Wanted(_one_of(str), "'id' or 'name'"),
    "Progress": _Wanted(callable, "a function"),
    "Mapping[str, Any] | str": _Wanted(
        _one_of(Mapping, str), "settings as a mapping, or the text of a ledger.json"
    ),
    "Kinds": _Wanted(_one_of(Mapping), "functions by the names of their kinds"),
    **{
        name: _exported(*name.split(" | "))
        for name in (
            *("Answer", "Difference", "Findings", "Ledger", "Network", "Policy", "Shape", "Slice", "Table"),
            *("Slice | Network", "Ledger | Network"),
        )
    },
}


def refuse_type(call: str, name: str, wanted: str, value: object) -> NoReturn:
    """Raise TypeError, which says what the call expected and which type it got."""
    raise TypeError(f"{call}(): {name}: expected {wanted}, not {type(value).__name__}")


class Made:
    """A base of classes whose objects only the library makes; calling such a class is an error."""

    __slots__ = ()
    _made_by: ClassVar[str]

    def __init__(self, *_: object, **__: object) -> None:
        raise TypeError(f"{type(self).__name__}() is not called: {self._made_by}")


class _Form(NamedTuple):
    """A parameter of a call."""

    name: str
    kind: Any
    is_required: bool
    fits: Callable[[Any], bool] | None
    words: str


def _is_none_or(fits: Callable[[Any], bool], value: Any) -> bool:
    return value is None or fits(value)


def _form_of(parameter: inspect.Parameter) -> _Form:
    annotation = str(parameter.annotation)
    plain = annotation.removesuffix(" | None")
    wanted = _WANTED.get(plain) or _WANTED.get(plain.partition("[")[0]) or _Wanted(None, "")
    fits = wanted.fits
    if wanted.fits is not None and annotation != plain:
        fits = functools.partial(_is_none_or, wanted.fits)
    is_required = parameter.default is parameter.empty
    return _Form(parameter.name, parameter.kind, is_required, fits, wanted.words)


class _Forms:
    """The parameters of a call, and what is said of arguments that do not fit them."""

    def __init__(self, function: Callable[..., Any]) -> None:
        inner = getattr(function, "__wrapped__", function)
        is_made = inner.__name__ == "__init__"
        self.call = inner.__qualname__.split(".")[-2] if is_made else inner.__name__
        every = [_form_of(each) for each in inspect.signature(function).parameters.values()]
        self.is_method = bool(every) and every[0].name in ("self", "cls")
        several, keywords = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
        named = [each for each in every if each.kind not in (several, keywords)]
        self.takes_any_keyword = any(each.kind is keywords for each in every)
        self.takes_any_number = any(each.kind is several for each in every)
        keyword_only = inspect.Parameter.KEYWORD_ONLY
        self.by_place = [each for each in named if each.kind is not keyword_only]
        self.by_name = {
            each.name: each for each in named if each.kind is not inspect.Parameter.POSITIONAL_ONLY
        }
        self.required = [each for each in named if each.is_required]
        self.least = sum(each.is_required for each in self.by_place)  # they come first
        self.keywords_required = {each.name for each in self.required} - {each.name for each in self.by_place}
        self.shown = [each.name for each in named[self.is_method :]]

    def check(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Raise TypeError unless the arguments fit."""
        if len(args) > len(self.by_place) and not self.takes_any_number:
            most, given = len(self.by_place) - self.is_method, len(args) - self.is_method
            taken = "no arguments" if most == 0 else f"at most {most} argument{'s' if most > 1 else ''}"
            raise TypeError(f"{self.call}() takes {taken} by place, and got {given}")
        for form, value in zip(self.by_place, args, strict=False):
            if form.fits is not None and not form.fits(value):
                refuse_type(self.call, form.name, form.words, value)
        for name, value in kwargs.items():
            self._check_keyword(name, value, args)
        if len(args) < self.least or not self.keywords_required <= kwargs.keys():
            self._check_required(args, kwargs)

    def _check_keyword(self, name: str, value: Any, args: tuple[Any, ...]) -> None:
        known = self.by_name.get(name)
        if known is None and not self.takes_any_keyword:
            has = f"it has {_listed(self.shown)}" if self.shown else "it takes none"
            raise TypeError(f"{self.call}() has no parameter '{name}'; {has}")
        if known is not None and known in self.by_place[: len(args)]:
            raise TypeError(f"{self.call}() got two values for '{name}'")
        if known is not None and known.fits is not None and not known.fits(value):
            refuse_type(self.call, name, known.words, value)

    def _check_required(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        for form in self.required:
            if form.name not in kwargs and form not in self.by_place[: len(args)]:
                words = f", {form.words}" if form.words else ""
                raise TypeError(f"{self.call}() needs '{form.name}'{words}")

    def in_words(self, error: TypeError) -> TypeError | None:
        """Give the error of the compiled part with the name of the call; None if it says that itself."""
        text = str(error)
        if "incompatible function arguments" in text:
            expected = "; ".join(f"{each.name}: {each.words}" for each in self.by_name.values() if each.words)
            return TypeError(f"{self.call}(): expected other arguments: {expected}")
        return TypeError(f"{self.call}(): {text}") if text.startswith("expected ") else None


def _listed(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return ", ".join(quoted[:-1]) + (" and " if len(quoted) > 1 else "") + quoted[-1]


def expect(call: str, name: str, annotation: str, value: object) -> None:
    """Raise TypeError if a value is not of the type that the annotation names."""
    wanted = _WANTED[annotation]
    if wanted.fits is not None and value is not None and not wanted.fits(value):
        refuse_type(call, name, wanted.words, value)


def checked(function: _Call) -> _Call:
    """Wrap a call so that a TypeError names the argument that does not fit, and what is expected."""
    forms = _Forms(function)

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        forms.check(args, kwargs)
        try:
            return function(*args, **kwargs)
        except TypeError as error:
            if (told := forms.in_words(error)) is not None:
                raise told from None
            raise

    return cast(_Call, call)
