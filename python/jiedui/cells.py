# SPDX-License-Identifier: Apache-2.0
"""Values as the texts that a ledger's cells hold."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Any

__all__ = ["text_of"]


def text_of(value: Any) -> str:
    """Give a value as a cell: None and what is no number as empty, days in ISO form, lists joined by ``|``.

    Raises
    ------
    TypeError
        If no cell holds such a value.
    """
    if hasattr(value, "dtype") and hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        value = value.item()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | Decimal):
        return _number_text(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, date):
        return _day_text(value)
    if isinstance(value, list | tuple):
        return "|".join(text_of(item) for item in value)
    raise TypeError(
        f"{value!r} is {type(value).__name__}; expected text, a number, a bool, a date or a list of texts"
    )


def _number_text(number: float | Decimal) -> str:
    if not math.isfinite(number):
        return "" if math.isnan(number) else str(number)
    if number == int(number):
        return str(int(number))
    return format(number if isinstance(number, Decimal) else Decimal(repr(number)), "f")


def _day_text(day: date) -> str:
    """Give a day; a time that is no midnight is shown as it is, and so found to be no day."""
    if isinstance(day, datetime) and day != datetime(day.year, day.month, day.day, tzinfo=day.tzinfo):
        return day.isoformat()
    return f"{day.year:04}-{day.month:02}-{day.day:02}"
