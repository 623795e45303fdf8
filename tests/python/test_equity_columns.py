# SPDX-License-Identifier: Apache-2.0
"""Columns that measures take: lists, NumPy, pandas, polars, Arrow; and what is said of other ones."""

from __future__ import annotations

import array
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import jiedui as jd
from jiedui import equity as eq

NUMBERS = [1.0, 2.0, 4.5, 7.0]
COLUMNS: dict[str, Any] = {
    "list": NUMBERS,
    "tuple": tuple(NUMBERS),
    "array": array.array("d", NUMBERS),
    "decimals": [Decimal(str(number)) for number in NUMBERS],
    "fractions": [Fraction(number) for number in NUMBERS],
    "scalars of numpy": [np.float32(number) for number in NUMBERS],
    "numpy": np.array(NUMBERS),
    "numpy, other byte order": np.array(NUMBERS, dtype=">f8"),
    "numpy, half as wide": np.array(NUMBERS, dtype="f4"),
    "numpy, every second": np.repeat(NUMBERS, 2)[::2],
    "numpy, read-only": np.frombuffer(np.array(NUMBERS).tobytes()),
    "numpy, masked": np.ma.array(NUMBERS),
    "pandas": pd.Series(NUMBERS),
    "pandas, index": pd.Index(NUMBERS),
    "pandas, nullable": pd.Series(NUMBERS, dtype="Float64"),
    "pandas, arrow": pd.Series(NUMBERS, dtype="float64[pyarrow]"),
    "pandas, objects": pd.Series(NUMBERS, dtype=object),
    "polars": pl.Series(NUMBERS),
    "polars, decimals": pl.Series([Decimal(str(number)) for number in NUMBERS]),
    "arrow": pa.array(NUMBERS),
    "arrow, decimals": pa.array([Decimal(str(number)) for number in NUMBERS]),
    "arrow, chunks": pa.chunked_array([NUMBERS[:2], NUMBERS[2:]]),
}
# The second of three is missing.
WITH_A_GAP: dict[str, Any] = {
    "list": [1, None, 2],
    "list of nan": [1.0, float("nan"), 2.0],
    "decimals": [Decimal(1), Decimal("nan"), Decimal(2)],
    "numpy": np.array([1, np.nan, 2]),
    "numpy, masked": np.ma.array([1, 5, 2], mask=[False, True, False]),
    "pandas": pd.Series([1, None, 2]),
    "pandas, nullable": pd.Series([1, None, 2], dtype="Int64"),
    "pandas, arrow": pd.Series([1, None, 2], dtype="int64[pyarrow]"),
    "pandas, objects": pd.Series([1, pd.NA, 2], dtype=object),
    "polars": pl.Series([1, None, 2]),
    "polars, doubles": pl.Series([1.0, None, 2.0]),
    "polars, decimals": pl.Series([1, None, 2], dtype=pl.Decimal(10, 2)),
    "arrow": pa.array([1, None, 2]),
    "arrow, chunks": pa.chunked_array([[1, None], [2]]),
}
# What is no column of numbers.
STRANGE: list[Any] = [
    "1 2",
    b"12",
    3,
    3.5,
    None,
    {1, 2},
    {"a": 1},
    (number for number in NUMBERS),
    ["1", "2"],
    [1, "2"],
    [True, False],
    [[1, 2], [3, 4]],
    [1j, 2],
    np.array([[1.0, 2.0]]),
    np.array(3.0),
    np.array([True, False]),
    np.array([1j, 2]),
    np.array(["1", "2"]),
    np.array(["2003-09-01"], dtype="datetime64[D]"),
    pd.Series(["1", "2"]),
    pd.Series([True, False]),
    pd.Series(pd.to_datetime(["2003-09-01"])),
    pd.DataFrame({"a": [1, 2]}),
    pl.Series(["1", "2"]),
    pl.Series([True, False]),
    pl.DataFrame({"a": [1, 2]}),
    pa.array(["1", "2"]),
    pa.table({"a": [1, 2]}),
]


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_every_column_of_numbers_is_taken(column: Any) -> None:
    assert eq.gini(column) == eq.gini(NUMBERS)
    assert eq.gini(column, column) == eq.gini(NUMBERS, NUMBERS)
    assert eq.concentration_index(column, rank_by=column) == pytest.approx(eq.gini(NUMBERS))


@pytest.mark.parametrize("column", WITH_A_GAP.values(), ids=WITH_A_GAP)
def test_a_missing_value_is_an_error_or_its_row_is_dropped(column: Any) -> None:
    with pytest.raises(jd.BadArgument, match=r"1 of 3 in values is missing, at place 1 ") as error:
        eq.gini(column)
    assert error.value.code == jd.ErrorCode.missing_value
    assert error.value.subject == "gini: values"
    assert eq.gini(column, missing="drop") == eq.gini([1, 2])
    assert eq.gini([1, 5, 2], column, missing="drop") == eq.gini([1, 2], [1, 2])


@pytest.mark.parametrize("column", STRANGE, ids=lambda column: type(column).__name__)
def test_what_is_no_column_of_numbers_is_told(column: Any) -> None:
    with pytest.raises(TypeError, match=r"gini\(\): values: expected "):
        eq.gini(column)


def test_doubles_are_not_copied() -> None:
    from jiedui.equity_columns import numbers_of

    column = np.array(NUMBERS)
    for same in (column, pd.Series(column), pl.Series(column), pa.array(column)):
        assert np.shares_memory(numbers_of("gini", "values", same), np.asarray(same))
        assert numbers_of("gini", "values", same).dtype == np.float64


LABELS: dict[str, Any] = {
    "list": ["b", "a", "b", "a"],
    "numpy": np.array(["b", "a", "b", "a"]),
    "pandas": pd.Series(["b", "a", "b", "a"]),
    "pandas, categories": pd.Series(["b", "a", "b", "a"], dtype="category"),
    "polars": pl.Series(["b", "a", "b", "a"]),
    "polars, categories": pl.Series(["b", "a", "b", "a"], dtype=pl.Categorical),
    "arrow": pa.array(["b", "a", "b", "a"]),
    "arrow, dictionary": pa.array(["b", "a", "b", "a"]).dictionary_encode(),
    "whole numbers": [20, 10, 20, 10],
    "numpy, whole numbers": np.array([20, 10, 20, 10]),
    "pandas, nullable": pd.Series([20, 10, 20, 10], dtype="Int64"),
    "pairs": [("b", 1), ("a", 2), ("b", 1), ("a", 2)],
}


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
def test_every_column_of_labels_is_taken(labels: Any) -> None:
    rows = eq.gini.by(NUMBERS, labels)
    groups = [row.group for row in rows]
    assert groups in (["a", "b"], [10, 20], [("a", 2), ("b", 1)])
    assert [row.value for row in rows] == [eq.gini([2.0, 7.0]), eq.gini([1.0, 4.5])]
    assert rows[0]._fields == ("group", "count", "weight", "mean", "value")


def test_a_missing_label_is_an_error_or_its_row_is_dropped() -> None:
    gaps: list[Any] = [["a", None, "a"], ["a", float("nan"), "a"]]
    gaps += [pd.Series(["a", None, "a"]), pl.Series(["a", None, "a"])]
    for labels in gaps:
        with pytest.raises(jd.BadArgument, match="1 of 3 labels are missing, the first at place 1") as error:
            eq.gini.by([1, 2, 3], labels)
        assert error.value.code == jd.ErrorCode.missing_value
        assert eq.gini.by([1, 2, 3], labels, missing="drop") == eq.gini.by([1, 3], ["a", "a"])
        assert eq.decompose(eq.gini, [1, 2, 3], by=[labels], missing="drop").total == eq.gini([1, 3])
    with pytest.raises(TypeError, match="labels of one kind"):
        eq.gini.by([1, 2], ["a", 1])
    assert [row.group for row in eq.gini.by([1, 2, 3], ["", "a", ""])] == ["", "a"]


def test_days_are_labels() -> None:
    days = pd.Series(pd.to_datetime(["2004-09-01", "2003-09-01", "2004-09-01"]))
    assert [row.group for row in eq.gini.by([1, 2, 3], days)] == [datetime(2003, 9, 1), datetime(2004, 9, 1)]
    of_polars = pl.Series([date(2004, 9, 1), date(2003, 9, 1), None])
    assert [row.group for row in eq.gini.by([1, 2, 3], of_polars, missing="drop")] == [
        date(2003, 9, 1),
        date(2004, 9, 1),
    ]


# ---- errors

GAP = [1, None, 3]
CALLS: list[tuple[str, str, Callable[[], object]]] = [
    ("missing_value", "gini: weights", lambda: eq.gini([1, 2, 3], GAP)),
    ("missing_value", "concentration_index: rank_by", lambda: eq.concentration_index([1, 2, 3], rank_by=GAP)),
    ("missing_value", "difference_coefficient: pupils", lambda: eq.difference_coefficient([1, 2, 3], GAP)),
    ("bad_value", "gini: values", lambda: eq.gini([1, -2])),
    ("bad_value", "lorenz_dominates: second", lambda: eq.lorenz_dominates([1, 2], [1, -2])),
    ("bad_value", "lorenz: values", lambda: eq.lorenz([1, -2])),
    ("bad_value", "gini: values", lambda: eq.gini([1, float("inf")])),
    ("bad_value", "gini: values", lambda: eq.gini([1, 10**400])),
    ("bad_value", "theil_l: values", lambda: eq.theil_l([1, 0])),
    ("bad_value", "atkinson: values", lambda: eq.atkinson([1, 0], epsilon=1)),
    ("bad_weights", "gini: weights", lambda: eq.gini([1, 2], [1, -1])),
    ("bad_weights", "gini: weights", lambda: eq.gini([1, 2], [0, 0])),
    ("bad_weights", "cv: weights", lambda: eq.cv([1, 2], [1, 1], form="sample")),
    ("bad_weights", "difference_coefficient: pupils", lambda: eq.difference_coefficient([1, 2], [1, 0])),
    ("unequal_columns", "gini: weights", lambda: eq.gini([1, 2], [1])),
    ("unequal_columns", "gini: weights", lambda: eq.gini([1, 2], [])),
    ("unequal_columns", "gini: labels", lambda: eq.gini.by([1, 2], ["a"])),
    ("unequal_columns", "concentration_index: rank_by", lambda: eq.concentration_index([1, 2], rank_by=[])),
    ("too_few_values", "gini: values", lambda: eq.gini([])),
    ("too_few_values", "gini: values", lambda: eq.gini([1])),
    ("too_few_values", "gini: values", lambda: eq.gini([1, 2], [1, 0])),
    ("too_few_values", "gini: values", lambda: eq.gini([None, None], missing="drop")),
    ("too_few_values", "quantile: values", lambda: eq.quantile([], p=0.5)),
    ("not_defined", "gini", lambda: eq.gini([0, 0])),
    ("not_defined", "cv", lambda: eq.cv([1, -1])),
    ("not_defined", "mcloone", lambda: eq.mcloone([0, 0, 1], members="below")),
    ("not_defined", "range_ratio", lambda: eq.range_ratio([0, 1])),
    ("not_defined", "gini", lambda: eq.bootstrap(eq.gini, [0, 0, 1], draws=100, seed=1)),
    ("bad_number", "0", lambda: eq.atkinson([1, 2], epsilon=0)),
    ("bad_number", "1.5", lambda: eq.quantile([1, 2], p=1.5)),
    ("bad_number", "0.5", lambda: eq.range_ratio([1, 2], low=0.5, high=0.5)),
    ("bad_number", "3", lambda: eq.bootstrap(eq.gini, [1, 2], draws=3, seed=1)),
    ("bad_number", "-1", lambda: eq.bootstrap(eq.gini, [1, 2], draws=100, seed=-1)),
    ("bad_number", "0", lambda: eq.permutation_test(eq.gini, [1, 2], [3, 4], paired=True, draws=0, seed=1)),
    ("bad_word", "some", lambda: eq.cv([1, 2], form="some")),  # type: ignore[arg-type]
    ("bad_word", "half", lambda: eq.mcloone([1, 2], members="half")),  # type: ignore[arg-type]
    ("bad_word", "skip", lambda: eq.gini([1, 2], missing="skip")),  # type: ignore[arg-type]
    ("bad_word", "hoover", lambda: eq.decompose(eq.hoover, [1, 2], by=[["a", "b"]])),
]


@pytest.mark.parametrize(("code", "subject", "call"), CALLS)
def test_each_error_has_its_code_and_names_what_is_wrong(
    code: str, subject: str, call: Callable[[], object]
) -> None:
    with pytest.raises(jd.BadArgument) as error:
        call()
    assert (error.value.code.name, error.value.subject) == (code, subject)
    assert isinstance(error.value, ValueError)


def test_what_is_needed_is_asked_for_by_name() -> None:
    strange: Any = max
    calls: list[tuple[str, Callable[[], object]]] = [
        (r"atkinson\(\) needs 'epsilon', a number", lambda: eq.atkinson([1, 2])),  # type: ignore[call-arg]
        (r"mcloone\(\) needs 'members'", lambda: eq.mcloone([1, 2])),  # type: ignore[call-arg]
        (r"mcloone\(\) needs 'members'", lambda: eq.mcloone.by([1, 2], ["a", "a"])),
        (r"quantile\(\) needs 'p'", lambda: eq.bootstrap(eq.quantile, [1, 2], draws=99, seed=1)),
        (r"concentration_index\(\) needs 'rank_by'", lambda: eq.concentration_index.by([1, 2], ["a", "a"])),
        (r"gini\(\) has no option 'p'", lambda: eq.bootstrap(eq.gini, [1, 2], draws=99, seed=1, p=1)),
        (r"gini\(\) has no parameter 'rank_by'", lambda: eq.gini.by([1, 2], ["a", "a"], rank_by=[1, 2])),
        (r"expected a measure of jiedui.equity", lambda: eq.bootstrap(strange, [1, 2], draws=99, seed=1)),
        (r"bootstrap\(\) needs 'seed'", lambda: eq.bootstrap(eq.gini, [1, 2], draws=99)),  # type: ignore[call-overload]
    ]
    for text, call in calls:
        with pytest.raises(TypeError, match=text):
            call()


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.int32, np.int64, np.uint64])
@pytest.mark.parametrize("spread", [1, 3, 40, 10**6])
def test_whole_numbers_are_labels_however_far_they_lie_apart(dtype: Any, spread: int) -> None:
    bounds = np.iinfo(dtype)
    for first in (int(bounds.min), 0, int(bounds.max) - 2 * spread):
        cells = [first, first + 2 * spread, first + spread, first]
        if not all(bounds.min <= each <= bounds.max for each in cells):
            continue
        rows = eq.cv.by([1, 2, 3, 5], np.array(cells, dtype=dtype))
        said = [(row.group, row.count) for row in rows]
        assert said == [(first, 2), (first + spread, 1), (first + 2 * spread, 1)]
        assert all(type(row.group) is int for row in rows)
