# SPDX-License-Identifier: Apache-2.0
"""One column of a ledger in every container in which it may come, with every kind of missing value.

A case is a kind of column, a way to hold it, and a marker; `table_of` makes the table.  The cells of a case
are what must be read: each its value, or None where it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

Cells = list[Any]  # None where a value is missing


@dataclass(frozen=True)
class Kind:
    """A column, the values that it may hold, and how pandas and pyarrow call its type."""

    table: str
    column: str
    values: tuple[Any, ...]
    pandas: str
    arrow: pa.DataType

    def __repr__(self) -> str:
        return f"{self.table}.{self.column}"


KINDS = (
    Kind("schools", "township", ("Stone", "三元乡", "007"), "string", pa.string()),
    Kind("schools", "kept_note", ("x", "Y y"), "string", pa.string()),  # an attribute
    Kind("schools", "locale", ("urban", "town", "rural"), "string", pa.string()),
    Kind("schools", "duty", (0, 1, 7), "Int64", pa.int32()),
    Kind("schools", "pupils_primary", (3, 0, 1200), "Int64", pa.uint16()),
    Kind("schools", "weak", (True, False), "boolean", pa.bool_()),
    Kind("schools", "latitude", (31.5, -0.25, 90.0), "Float64", pa.float64()),
    Kind("supports", "amount", (Decimal("2.5"), Decimal(0), Decimal(12)), "Float64", pa.decimal128(18, 3)),
    Kind("supports", "first_day", (date(2003, 9, 1), date(1969, 12, 31)), "datetime64[ns]", pa.date32()),
    Kind("supports", "status", ("planned", "actual"), "string", pa.string()),
)

# What stands for a missing value where a cell may be any object.
MARKERS: Mapping[str, Any] = {
    "None": None,
    "NaN": float("nan"),
    "float32 NaN": np.float32("nan"),
    "Decimal NaN": Decimal("NaN"),
    "signalling NaN": Decimal("sNaN"),
    "pd.NA": pd.NA,
    "NaT": pd.NaT,
    "datetime64 NaT": np.datetime64("NaT"),
    "masked": np.ma.masked,
    "array that is masked": np.ma.array(5, mask=True),
    "null of pyarrow": pa.scalar(None),
    "typed null of pyarrow": pa.scalar(None, pa.int64()),
    "empty text": "",
    "blank": " ",
}
_TYPED: Mapping[str, Any] = {"its own": None}

Table = dict[str, Any]
Make = Callable[[Kind, Cells], Any]


def _filled(cells: Cells, marker: Any) -> Cells:
    return [marker if cell is None else cell for cell in cells]


def _objects(cells: Cells) -> np.ndarray[Any, Any]:
    column = np.empty(len(cells), dtype=object)
    for place, cell in enumerate(cells):
        column[place] = cell
    return column


def _plain(kind: Kind, cells: Cells, missing: Any) -> np.ndarray[Any, Any]:
    """A typed array in which `missing` stands below what is missing."""
    if kind.pandas.startswith("datetime64"):
        return np.array([missing if cell is None else cell for cell in cells], dtype="datetime64[D]")
    values = [missing if cell is None else cell for cell in cells]
    return np.array([float(each) if isinstance(each, Decimal) else each for each in values])


def _masked(kind: Kind, cells: Cells) -> Any:
    mask = [cell is None for cell in cells]
    return np.ma.array(_plain(kind, cells, kind.values[0]), mask=mask)


def _floats(_: Kind, cells: Cells) -> Any:
    return np.array([float("nan") if cell is None else float(cell) for cell in cells])


def _days(unit: str) -> Make:
    def make(_: Kind, cells: Cells) -> Any:
        return np.array(_filled(cells, "NaT"), dtype="datetime64[D]").astype(f"datetime64[{unit}]")

    return make


def _arrow(kind: Kind, cells: Cells, arrow: pa.DataType | None = None) -> pa.Array:
    return pa.array(cells, arrow or kind.arrow)


def _null_word(kind: Kind, cells: Cells) -> Any:
    """A dictionary of which one word is null."""
    words = [*kind.values, None]
    codes = [len(kind.values) if cell is None else kind.values.index(cell) for cell in cells]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(words, kind.arrow))


def _series(kind: Kind, cells: Cells) -> Any:
    if kind.pandas == "Float64":
        cells = [None if cell is None else float(cell) for cell in cells]
    return pd.Series(cells, dtype=kind.pandas)


def _is_text(kind: Kind) -> bool:
    return kind.pandas == "string"


def _is_number(kind: Kind) -> bool:
    return kind.pandas in ("Int64", "Float64")


def _is_day(kind: Kind) -> bool:
    return kind.pandas.startswith("datetime64")


def _any(_: Kind) -> bool:
    return True


@dataclass(frozen=True)
class Way:
    """A way to hold a column: how it is made, which kinds it can hold, and which markers."""

    name: str
    hold: Callable[[Table], Any]
    make: Callable[[Kind, Cells, Any], Any]
    fits: Callable[[Kind], bool] = _any
    markers: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return self.name


def _typed(name: str, hold: Callable[[Table], Any], make: Make, fits: Callable[[Kind], bool] = _any) -> Way:
    return Way(name, hold, lambda kind, cells, _: make(kind, cells), fits, _TYPED)


def _records(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def _sparse(table: Table) -> list[dict[str, Any]]:
    return [{name: cell for name, cell in record.items() if cell is not None} for record in _records(table)]


def _mixed(table: Table) -> Any:
    """A frame that pyarrow cannot take, as one column holds texts and numbers."""
    size = len(next(iter(table.values())))
    return pd.DataFrame({**table, "mixed": pd.Series([1, "a"] + [""] * (size - 2), dtype=object)})


def _as_list(table: Table) -> Table:
    return table


def _by_arrow(arrow: pa.DataType) -> Make:
    return lambda kind, cells: _arrow(kind, cells, arrow)


def _listed(_: Kind, cells: Cells, marker: Any) -> Any:
    return _filled(cells, marker)


def _tupled(_: Kind, cells: Cells, marker: Any) -> Any:
    return tuple(_filled(cells, marker))


def _in_array(_: Kind, cells: Cells, marker: Any) -> Any:
    return _objects(_filled(cells, marker))


def _in_series(_: Kind, cells: Cells, marker: Any) -> Any:
    return pd.Series(_objects(_filled(cells, marker)), dtype=object)


def _times_of_arrow(kind: Kind, cells: Cells) -> Any:
    return _arrow(kind, cells).cast(pa.timestamp("ms"))


def _times_of_polars(_: Kind, cells: Cells) -> Any:
    return pl.Series(cells, dtype=pl.Datetime("us"))


WAYS: Sequence[Way] = (
    Way("lists", _as_list, _listed, markers=MARKERS),
    Way("tuples", _as_list, _tupled, markers=MARKERS),
    Way("arrays of objects", _as_list, _in_array, markers=MARKERS),
    Way("records", _records, _listed, markers=MARKERS),
    _typed("records without the key", _sparse, lambda _, cells: cells),
    _typed("masked arrays", _as_list, _masked),
    _typed("arrays of floats", _as_list, _floats, _is_number),
    _typed("arrays of days", _as_list, _days("D"), _is_day),
    _typed("arrays of seconds", _as_list, _days("s"), _is_day),
    _typed("arrays of nanoseconds", _as_list, _days("ns"), _is_day),
    _typed("columns of pandas", _as_list, _series),
    _typed("columns of polars", _as_list, lambda kind, cells: pl.Series(_arrow(kind, cells))),
    _typed("columns of pyarrow", _as_list, lambda kind, cells: _arrow(kind, cells)),
    _typed("chunks of pyarrow", _as_list, lambda kind, cells: pa.chunked_array([_arrow(kind, cells)])),
    Way("pandas, objects", pd.DataFrame, _in_series, markers=MARKERS),
    Way("pandas, mixed", _mixed, _in_series, markers=MARKERS),
    _typed("pandas, nullable", pd.DataFrame, _series),
    _typed("pandas, nullable and mixed", _mixed, _series),
    _typed("pandas, floats", pd.DataFrame, _floats, _is_number),
    _typed("pandas, seconds", pd.DataFrame, _days("s"), _is_day),
    _typed("pandas, masked", pd.DataFrame, lambda kind, cells: pd.Series(_masked(kind, cells))),
    _typed("pandas, categories", pd.DataFrame, lambda _, cells: pd.Series(cells, dtype="category"), _is_text),
    _typed(
        "pandas, arrow",
        pd.DataFrame,
        lambda kind, cells: pd.Series(pd.arrays.ArrowExtensionArray(_arrow(kind, cells))),
    ),
    _typed("polars", pl.DataFrame, lambda kind, cells: pl.Series(_arrow(kind, cells))),
    _typed("polars, NaN", pl.DataFrame, lambda kind, cells: pl.Series(_floats(kind, cells)), _is_number),
    _typed(
        "polars, categories",
        pl.DataFrame,
        lambda _, cells: pl.Series(cells, dtype=pl.Categorical),
        _is_text,
    ),
    _typed("polars, times", pl.DataFrame, _times_of_polars, _is_day),
    _typed("arrow", pa.table, _arrow),
    _typed("arrow, NaN", pa.table, lambda kind, cells: pa.array(_floats(kind, cells)), _is_number),
    _typed("arrow, float32", pa.table, _by_arrow(pa.float32()), lambda kind: kind.pandas == "Int64"),
    _typed("arrow, large", pa.table, _by_arrow(pa.large_string()), _is_text),
    _typed("arrow, views", pa.table, _by_arrow(pa.string_view()), _is_text),
    _typed("arrow, dictionaries", pa.table, lambda kind, cells: _arrow(kind, cells).dictionary_encode()),
    _typed("arrow, a null word", pa.table, _null_word, lambda kind: kind.pandas != "boolean"),
    _typed("arrow, times", pa.table, _times_of_arrow, _is_day),
    _typed("arrow, sliced", lambda table: pa.table(table).slice(0), _arrow),
)


def table_of(kind: Kind, way: Way, cells: Cells, marker: Any) -> Any:
    """Make the table of a case: a row a cell, and beside the column what the table must have."""
    size = len(cells)
    beside: Table = {"id": [f"S{number}" for number in range(size)]}
    if kind.table == "schools":
        beside["name"] = [f"School {number}" for number in range(size)]
    else:
        beside |= {"supporter": ["A"] * size, "recipient": ["B"] * size, "last_day": [""] * size}
    return way.hold({**beside, kind.column: way.make(kind, cells, marker)})
