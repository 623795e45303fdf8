# SPDX-License-Identifier: Apache-2.0
"""Columns for measures: lists and columns of NumPy, pandas, polars and Arrow become arrays of doubles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any, NamedTuple, NoReturn, TypeAlias

import numpy as np
import numpy.typing as npt

from jiedui.arguments import refuse_type
from jiedui.errors import ErrorCode, from_code

__all__ = ["Codes", "Labels", "Numbers", "codes_of", "is_dropping", "numbers_of"]

# A column of numbers: a list, or a column of NumPy, pandas, polars or Arrow.
Numbers: TypeAlias = Any
# A column of labels, by which rows are grouped.
Labels: TypeAlias = Any

_WANTED = "a column of numbers: a list, or a column of NumPy, pandas, polars or Arrow"
_NUMBER_KINDS = "iuf"  # of NumPy: whole numbers with a sign, without one, and others


class Codes(NamedTuple):
    """Labels as whole numbers: for each row the place of its label, and the labels, ascending."""

    codes: npt.NDArray[np.uint32]
    labels: list[Any]


NO_LABEL = 0xFFFF_FFFF


def is_dropping(call: str, missing: str) -> bool:
    """Say whether rows with a missing value are dropped."""
    if missing not in ("error", "drop"):
        text = f"{call}(): missing: '{missing}' does not fit here; it is 'error' or 'drop'"
        raise from_code(ErrorCode.bad_word, missing, text, ())
    return missing == "drop"


def numbers_of(call: str, name: str, column: Numbers) -> npt.NDArray[np.float64]:
    """Give a column as an array of doubles, with NaN where a value is missing; doubles are not copied."""
    array = _array_of(column)
    if array is None:
        refuse_type(call, name, _WANTED, column)
    if array.ndim != 1:
        text = f"{call}(): {name}: expected one column, not an array of {array.ndim} dimensions"
        raise TypeError(text)
    if array.dtype.kind == "O":
        return _from_objects(call, name, array)
    if array.dtype.kind not in _NUMBER_KINDS:
        raise TypeError(f"{call}(): {name}: expected numbers, not a column of {array.dtype}")
    return np.ascontiguousarray(array, dtype=np.float64)


def _array_of(column: Any) -> npt.NDArray[Any] | None:
    """Give a column as an array of NumPy; None if it is not a column."""
    if isinstance(column, np.ma.MaskedArray):
        return np.array([None if cell is np.ma.masked else cell for cell in column], dtype=object)
    if isinstance(column, np.ndarray):
        return column
    is_frame = hasattr(type(column), "columns")
    if is_frame or isinstance(column, str | bytes | dict | set | frozenset):
        return None
    if hasattr(type(column), "to_numpy"):
        return _array_of_frame(column)
    if hasattr(type(column), "__arrow_c_array__") or hasattr(type(column), "__arrow_c_stream__"):
        return _array_of_arrow(column)
    if isinstance(column, Sequence) or (isinstance(column, Iterable) and hasattr(type(column), "__len__")):
        return _array_of_objects(column)
    return None


def _array_of_objects(cells: Iterable[Any]) -> npt.NDArray[Any]:
    listed = list(cells)
    array = np.empty(len(listed), dtype=object)
    for place, cell in enumerate(listed):  # one by one, as a cell may itself be a list
        array[place] = cell
    return array


def _array_of_frame(column: Any) -> npt.NDArray[Any]:
    """Give a column of pandas, polars or pyarrow; where whole numbers are missing they become None."""
    module = type(column).__module__.partition(".")[0]
    if module == "pandas":
        return _array_of_pandas(column)
    if module == "polars" and column.dtype.is_decimal():
        return _array_of_objects(column.to_list())
    if module == "pyarrow":
        return _array_of_pyarrow(column)
    array: npt.NDArray[Any] = np.asarray(column.to_numpy())
    return array


def _array_of_pandas(column: Any) -> npt.NDArray[Any]:
    array: npt.NDArray[Any]
    if isinstance(column.dtype, np.dtype):
        array = np.asarray(column.to_numpy())
    elif getattr(column.dtype, "kind", "O") in _NUMBER_KINDS:
        array = column.to_numpy(dtype=np.float64, na_value=math.nan)
    else:
        array = np.asarray(column.to_numpy(dtype=object))
    return array


def _array_of_pyarrow(column: Any) -> npt.NDArray[Any]:
    kind = str(column.type)
    if kind.startswith(("int", "uint", "float", "double", "halffloat")):
        array: npt.NDArray[Any] = np.asarray(column.to_numpy(**_copies_where_needed(column)))
        return array
    return _array_of_objects(column.to_pylist())


def _copies_where_needed(column: Any) -> dict[str, bool]:
    return {} if type(column).__name__ == "ChunkedArray" else {"zero_copy_only": False}


def _array_of_arrow(column: Any) -> npt.NDArray[Any]:
    from jiedui.extras import extra

    arrow = extra("pyarrow")
    if hasattr(type(column), "__arrow_c_array__"):
        return _array_of_pyarrow(arrow.array(column))
    return _array_of_pyarrow(arrow.chunked_array(column))


def _from_objects(call: str, name: str, cells: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Give cells of Python as doubles; what is missing is NaN."""
    numbers = np.empty(len(cells))
    for place, cell in enumerate(cells.tolist()):
        if _is_missing(cell):
            numbers[place] = math.nan
        elif _is_number(cell):
            numbers[place] = _double_of(call, name, place, cell)
        else:
            _refuse_cell(call, name, place, cell)
    return numbers


def _is_number(cell: Any) -> bool:
    return type(cell) is not bool and isinstance(cell, Real | Decimal | Fraction | np.number)


def _double_of(call: str, name: str, place: int, number: Any) -> float:
    try:
        return float(number)
    except (OverflowError, TypeError, ValueError) as error:
        text = f"{call}(): {name}: the number at place {place} (counted from 0) is too large for a double"
        raise from_code(ErrorCode.bad_value, f"{call}: {name}", text, ()) from error


def _refuse_cell(call: str, name: str, place: int, cell: object) -> NoReturn:
    found = type(cell).__name__
    raise TypeError(f"{call}(): {name}: expected numbers, not {found} at place {place} (counted from 0)")


def _is_missing(cell: object) -> bool:
    """Say whether a cell is None, NaN, NaT or pandas.NA."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return True
    return type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, Decimal) and cell.is_nan())


def codes_of(call: str, name: str, column: Labels) -> Codes:
    """Give the labels of rows as whole numbers; a missing label is `NO_LABEL`."""
    array = None if isinstance(column, str | bytes) else _array_of_labels(column)
    if array is None:
        refuse_type(
            call, name, "a column of labels: a list, or a column of NumPy, pandas, polars or Arrow", column
        )
    if array.ndim != 1:
        raise TypeError(f"{call}(): {name}: expected one column, not an array of {array.ndim} dimensions")
    if array.dtype.kind == "M" and array.dtype != "datetime64[D]":
        array = array.astype("datetime64[us]")  # a list of other ones has whole numbers
    if array.dtype.kind in "iu":
        if (close := _codes_of_close_numbers(array)) is not None:
            return close
        labels, codes = np.unique(array, return_inverse=True)
        return Codes(codes.astype(np.uint32), labels.tolist())
    return _codes_of_objects(call, name, array.tolist())


def _codes_of_close_numbers(array: npt.NDArray[Any]) -> Codes | None:
    """Give whole numbers as places without ordering the rows; None if the numbers lie too far apart."""
    if len(array) == 0:
        return None
    low, high = int(array.min()), int(array.max())
    if high - low >= 4 * len(array) or high >= 2**63:
        return None
    offsets = np.subtract(array, low, dtype=np.int64, casting="unsafe")
    is_label = np.zeros(high - low + 1, dtype=bool)
    is_label[offsets] = True
    labels = np.flatnonzero(is_label)
    codes = offsets if len(labels) == len(is_label) else (np.cumsum(is_label) - 1)[offsets]
    return Codes(codes.astype(np.uint32), (labels + low).tolist())


def _array_of_labels(column: Any) -> npt.NDArray[Any] | None:
    if type(column).__module__.partition(".")[0] == "pandas" and not isinstance(column.dtype, np.dtype):
        return np.asarray(column.to_numpy(dtype=object))
    return _array_of(column)


def _codes_of_objects(call: str, name: str, cells: list[Any]) -> Codes:
    first: dict[Any, int] = {}
    try:
        codes = [NO_LABEL if _is_missing(cell) else first.setdefault(cell, len(first)) for cell in cells]
        labels = sorted(first)
    except TypeError as error:
        text = f"{call}(): {name}: expected labels of one kind that can be put in order"
        raise TypeError(text) from error
    place_of = {first[label]: place for place, label in enumerate(labels)}
    place_of[NO_LABEL] = NO_LABEL
    placed = (place_of[code] for code in codes)
    return Codes(np.fromiter(placed, dtype=np.uint32, count=len(codes)), labels)
