# SPDX-License-Identifier: Apache-2.0
"""Raw tables as data frames; each function imports its heavy friend when called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from jiedui.extras import extra

if TYPE_CHECKING:
    import pandas as _pd  # type: ignore[import-untyped, unused-ignore]
    import polars as _pl
    import pyarrow as _pa  # type: ignore[import-untyped, unused-ignore]

    from jiedui._core import RawTable

__all__ = [
    "About",
    "Column",
    "LeftOut",
    "column_of",
    "to_arrow",
    "to_dicts",
    "to_pandas",
    "to_polars",
]


class Column(NamedTuple):
    """The description of a column: its name, the kind of its values, their unit, and its meaning."""

    name: str
    role: str
    unit: str
    doc: str


class LeftOut(NamedTuple):
    """How many ties were left out, for each reason, and how many schools could not be judged."""

    self_support: int
    unknown_channel: int
    undecided: int
    unknown_schools: int


class About(NamedTuple):
    """What was asked, of which slice and ledger, with which version of the library."""

    question: str
    slice: str
    fingerprint: str
    version: str


def to_arrow(table: RawTable) -> _pa.Table:
    """Give the rows as a ``pyarrow.Table``."""
    return extra("pyarrow").table(_Stream(table))


def to_pandas(table: RawTable) -> _pd.DataFrame:
    """Give the rows as a ``pandas.DataFrame`` of NumPy columns."""
    pandas = extra("pandas")
    series = {}
    for place, (name, *_) in enumerate(table.columns):
        kind, values, present = table.buffers(place)
        if kind in ("text", "texts"):
            series[name] = _texts(pandas, kind, table.texts(place, pandas.NA))
        else:
            series[name] = _numbers(pandas, kind, values, present)
    return pandas.DataFrame(series, index=pandas.RangeIndex(len(table)))


def to_polars(table: RawTable) -> _pl.DataFrame:
    """Give the rows as a ``polars.DataFrame``."""
    frame: _pl.DataFrame = extra("polars").DataFrame(_Stream(table))
    return frame


def to_dicts(table: RawTable) -> list[dict[str, Any]]:
    """Give each row as a dict."""
    names = [name for name, *_ in table.columns]
    return [dict(zip(names, cells, strict=True)) for cells in table.cells_in(list(range(len(names))))]


def column_of(table: RawTable, place: int) -> np.ndarray[Any, Any]:
    """Give a column as a NumPy array, read-only where it shares memory with the table."""
    kind, values, present = table.buffers(place)
    if kind in ("text", "texts"):
        return table.texts(place, None)
    missing = None if present is None or present.all() else present == 0
    if kind == "day":
        days = values.view("datetime64[D]")
        return days if missing is None else np.where(missing, np.datetime64("NaT", "D"), days)
    if kind == "boolean":
        flags = values != 0
        return flags if missing is None else np.where(missing, np.full(1, None), flags.astype(object))
    numbers = values / 1000 if kind == "decimal" else values
    return numbers if missing is None else np.where(missing, np.nan, numbers)


class _Stream:
    """Something that speaks the Arrow C stream protocol."""

    def __init__(self, table: RawTable) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._table.stream()


def _texts(pandas: Any, kind: str, cells: np.ndarray[Any, Any]) -> Any:
    # left to itself, pandas would guess a type from the cells, and use pyarrow where that is installed
    return pandas.array(cells, dtype=pandas.StringDtype("python"), copy=False) if kind == "text" else cells


def _numbers(
    pandas: Any, kind: str, values: np.ndarray[Any, Any], present: np.ndarray[Any, Any] | None
) -> Any:
    missing = None if present is None or present.all() else present == 0
    if kind == "boolean":
        flags = values != 0
        return flags if missing is None else pandas.arrays.BooleanArray(flags, missing)
    if kind == "integer":
        return values.copy() if missing is None else pandas.arrays.IntegerArray(values.copy(), missing)
    if kind == "day":
        days = values.astype("datetime64[D]").astype("datetime64[s]")
        return days if missing is None else np.where(missing, np.datetime64("NaT", "s"), days)
    numbers = values / 1000 if kind == "decimal" else values.copy()
    return numbers if missing is None else np.where(missing, np.nan, numbers)
