# SPDX-License-Identifier: Apache-2.0
"""Values as the texts that a ledger's cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from jiedui.arguments import refuse_type

__all__ = ["ZoneError", "cell_of", "conditions", "text_of"]

_MISSING = ("NAType", "NaTType", "MaskedConstant")  # of pandas and NumPy
_MIDNIGHT = re.compile(r"T00(:00)*(\.0+)?$|\.0+$")  # and seconds without a fraction
_ZEROS = re.compile(r"\.?0+$")
_LARGEST_WHOLE = (
    2**53
)  # every whole number below is exact; of a larger one a float has not all digits, so none are made up
_MOST_DIGITS = 400  # of a number; what has more is shown with an exponent, and so found to be none


class ZoneError(TypeError):
    """A time with a time zone, whose day depends on the place."""


def text_of(value: Any) -> str:
    """Give the text of a value in a cell: empty if missing, days in ISO form, lists joined by ``|``.

    Raises
    ------
    TypeError
        If a cell cannot hold a value of this type; `ZoneError` for a time with a time zone.
    """
    return value if type(value) is str else cell_of(value)[0]


def cell_of(value: Any) -> tuple[str, bool]:
    """Give the text of a value in a cell, and whether the value is a number that may have decimals.

    Missing values are None, ``NaN``, ``NaT``, ``pd.NA``, masked values of NumPy and nulls of pyarrow.
    """
    value = _plain(value)
    if value is None:
        return "", False
    if isinstance(value, str):
        return value, False
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, float | Decimal | np.floating):
        return _number_text(value), True
    if isinstance(value, int):
        return str(int(value)), False
    if isinstance(value, date):
        return _day_text(value), False
    if isinstance(value, list | tuple):
        return "|".join(text_of(item) for item in value), len(value) == 1 and cell_of(value[0])[1]
    raise TypeError(
        f"{value!r} is {type(value).__name__}; expected text, a number, a bool, a date or a list of texts"
    )


def conditions(call: str, attributes: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Give keywords as conditions: each column with the cells that it may have, in the given order.

    Raises
    ------
    TypeError
        If a cell cannot hold a value of this type.
    """
    return [
        (column, [_given(call, column, each) for each in _each(value)])
        for column, value in attributes.items()
    ]


def _each(value: Any) -> Iterable[Any]:
    return value if isinstance(value, Iterable) and not isinstance(value, str | bytes) else (value,)


def _given(call: str, column: str, value: Any) -> tuple[str, bool]:
    """Give a value that is not missing as a cell."""
    wanted = "a text, number, bool or date"
    is_time = isinstance(value, datetime) and type(value).__name__ != "Timestamp"
    if is_time or isinstance(value, bytes):
        refuse_type(call, column, wanted, value)
    try:
        cell = cell_of(value)
    except TypeError:
        refuse_type(call, column, wanted, value)
    if not cell[0] and not isinstance(value, str):
        refuse_type(call, column, wanted, value)
    return cell


def _plain(value: Any) -> Any:
    """Give what a scalar of NumPy or pyarrow stands for, None for one that is missing."""
    if type(value).__name__ in _MISSING:
        return None
    if hasattr(value, "as_py"):
        return _plain(value.as_py())
    if not (hasattr(value, "dtype") and hasattr(value, "item") and getattr(value, "ndim", 0) == 0):
        return value
    if np.ma.is_masked(value):
        return None
    scalar = value[()] if isinstance(value, np.ndarray) else value
    if isinstance(scalar, np.datetime64):
        return None if np.isnat(scalar) else _MIDNIGHT.sub("", str(scalar))
    if isinstance(scalar, np.floating):  # kept: 0.1 of four bytes is 0.10000000149 of eight
        return scalar
    return _plain(scalar.item()) if isinstance(scalar, np.generic) else scalar.item()


def _number_text(number: float | Decimal | np.floating[Any]) -> str:
    if isinstance(number, Decimal):
        if number.is_nan():
            return ""
        if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
            return str(number)
        text = format(number + 0, "f")  # as a sheet has it: 2023.10 is the number 2023.1
        return _ZEROS.sub("", text) if "." in text else text
    if not np.isfinite(number):
        return "" if np.isnan(number) else str(number)
    if abs(float(number)) > _LARGEST_WHOLE:
        return np.format_float_scientific(number, trim="-")
    return str(int(number)) if number == np.trunc(number) else np.format_float_positional(number, trim="-")


def _day_text(day: date) -> str:
    """Give a day; a time that is no midnight is shown as it is, and so found to be no day."""
    if isinstance(day, datetime):
        if day.tzinfo is not None:
            raise ZoneError(f"{day} has a time zone; expected a day without one")
        if day != datetime(day.year, day.month, day.day):
            return day.isoformat()
    return f"{day.year:04}-{day.month:02}-{day.day:02}"
