# SPDX-License-Identifier: Apache-2.0
"""Ledgers from data frames, columns and records: every way in gives the same ledger; bad input is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given

import jiedui as jd
from strategies import Drawn, networks
from support import DISTRICT

SCHOOLS = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}
TABLES = (
    "schools",
    "supports",
    "teachers",
    "postings",
    "transfers",
    "needs",
    "indicators",
    "documents",
    "claims",
)


def ledger_of(**tables: Any) -> jd.Ledger:
    return jd.read_ledger({"schools": SCHOOLS, **tables})


def wrong_in(**tables: Any) -> list[tuple[str, str, int, str, str]]:
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of(**tables)
    return [(each.code, each.table, each.row, each.column, each.value) for each in caught.value.findings]


def tables_of(ledger: jd.Ledger) -> dict[str, jd.Table]:
    return {name: getattr(ledger, name) for name in (*TABLES, "successions")}


class Batch:
    """Speaks the array protocol alone."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self.batch = batch

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        return self.batch.__arrow_c_array__()


def one_batch(table: jd.Table) -> Batch:
    whole = table.to_arrow()
    batches = whole.combine_chunks().to_batches()
    return Batch(batches[0] if batches else pa.RecordBatch.from_pylist([], schema=whole.schema))


WAYS: Mapping[str, Any] = {
    "itself": lambda table: table,
    "arrow": lambda table: table.to_arrow(),
    "sliced": lambda table: pa.concat_tables([table.to_arrow(), table.to_arrow()]).slice(len(table)),
    "batch": one_batch,
    "polars": pl.DataFrame,
    "pandas": lambda table: table.to_pandas(),
    "columns": lambda table: table.to_arrow().to_pydict(),
    "records": lambda table: table.to_arrow().to_pylist(),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_in_gives_the_same_ledger(way: str) -> None:
    ledger = jd.read_ledger(tables_of(jd.read_ledger(DISTRICT)))
    again = jd.read_ledger({name: WAYS[way](table) for name, table in tables_of(ledger).items()})
    for name, table in tables_of(ledger).items():
        assert getattr(again, name).to_arrow().equals(table.to_arrow()), name


@given(networks())
def test_tables_of_a_ledger_read_back_as_it(drawn: Drawn) -> None:
    ledger = drawn.network().ledger
    again = jd.read_ledger(tables_of(ledger))
    for name, table in tables_of(ledger).items():
        assert list(getattr(again, name)) == list(table)


COLUMNS: Mapping[str, pa.Array] = {
    "int8": pa.array([3, None], pa.int8()),
    "uint64": pa.array([3, None], pa.uint64()),
    "float32": pa.array([3.0, None], pa.float32()),
    "float64": pa.array([3.0, float("nan")], pa.float64()),
    "utf8": pa.array(["3", None], pa.string()),
    "large utf8": pa.array(["3", ""], pa.large_string()),
    "utf8 view": pa.array(["3", None], pa.string_view()),
    "dictionary": pa.array(["3", None]).dictionary_encode(),
    "decimal": pa.array([Decimal("3.0"), None], pa.decimal128(10, 1)),
    "null": pa.array([None, None], pa.null()),
    "bool": pa.array([True, None]),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_of_every_type_are_cells(kind: str) -> None:
    table = pa.table({"home": ["A", "B"], "host": ["B", "A"], "last_day": ["", ""], "x": COLUMNS[kind]})
    postings = ledger_of(postings=table).postings
    first = {"null": None, "bool": "yes"}.get(kind, "3")
    assert [row.x for row in postings] == [first, None]


def test_long_texts_of_every_layout_are_whole() -> None:
    long = "名" * 50
    for kind in (pa.string(), pa.large_string(), pa.string_view()):
        names = pa.array(["x" * 12, "y" * 13, long], kind)
        ledger = jd.read_ledger(
            {
                "schools": pa.table({"id": ["1", "2", "3"], "name": names}),
                "supports": {"supporter": [], "recipient": []},
            }
        )
        assert [row.name for row in ledger.schools] == ["x" * 12, "y" * 13, long]


def test_numbers_are_written_without_an_exponent() -> None:
    amounts: list[Any] = [1e-3, 123456789.125, Decimal("-0.5"), 2.0**40]
    table = {"supporter": ["A"] * 4, "recipient": ["B"] * 4, "last_day": [None] * 4, "amount": amounts}
    expected = [Decimal("0.001"), Decimal("123456789.125"), Decimal("-0.5"), Decimal(2**40)]
    assert [row.amount for row in ledger_of(supports=table).supports] == expected
    floats = pa.table(
        {**table, "supporter": list("AAAA"), "recipient": list("BBBB"), "amount": [float(x) for x in amounts]}
    )
    assert [row.amount for row in ledger_of(supports=floats).supports] == expected


def test_days_come_as_dates_and_midnights() -> None:
    day = date(2003, 9, 1)
    columns = {
        "date32": pa.array([day], pa.date32()),
        "date64": pa.array([day], pa.date64()),
        "seconds": pa.array([datetime(2003, 9, 1)], pa.timestamp("s")),
        "nanoseconds": pa.array([datetime(2003, 9, 1)], pa.timestamp("ns")),
        "text": pa.array(["2003-09-01"]),
    }
    for name, column in columns.items():
        table = pa.table({"supporter": ["A"], "recipient": ["B"], "first_day": column, "last_day": [None]})
        assert ledger_of(supports=table).supports[0].first_day == day, name
    early = pa.array([date(1969, 12, 31)], pa.date64())
    table = pa.table({"supporter": ["A"], "recipient": ["B"], "first_day": early})
    assert ledger_of(supports=table).supports[0].first_day == date(1969, 12, 31)


def test_a_time_that_is_no_midnight_is_no_day() -> None:
    noon = datetime(2003, 9, 1, 12, 30)
    record = {"supporter": "A", "recipient": "B", "first_day": noon, "last_day": None}
    expected = [("bad_day", "supports", 1, "first_day", "2003-09-01T12:30:00")]
    assert wrong_in(supports=[record]) == expected
    assert wrong_in(supports=pa.Table.from_pylist([{**record, "last_day": ""}])) == expected
    before = pa.array([datetime(1969, 12, 31, 23)], pa.timestamp("ms"))
    table = pa.table({"supporter": ["A"], "recipient": ["B"], "first_day": before, "last_day": [""]})
    assert wrong_in(supports=table)[0][4] == "1969-12-31T23:00:00"


@pytest.mark.parametrize(
    "column",
    [
        pa.array([datetime(2003, 9, 1, tzinfo=timezone.utc)], pa.timestamp("s", "UTC")),
        pa.array([timedelta(days=1)]),
        pa.array([b"x"]),
        pa.array([{"a": 1}]),
        pa.array([[1]]),
    ],
)
def test_a_column_that_holds_no_cells_is_named(column: pa.Array) -> None:
    found = wrong_in(supports=pa.table({"supporter": ["A"], "recipient": ["C"], "odd": column}))
    assert [each[:4] for each in found] == [("unreadable_column", "supports", 0, "odd")]


def test_rows_are_counted_from_one_and_blank_ones_count() -> None:
    table = pl.DataFrame(
        {"supporter": ["A", None, "A"], "recipient": ["B", None, "C"], "last_day": [None, None, "?"]}
    )
    assert wrong_in(supports=table) == [("unknown_id", "supports", 3, "recipient", "C")]
    ledger = ledger_of(supports=table.head(2))
    assert [source.blank_rows for source in ledger.sources] == [0, 1]
    assert [source.encoding for source in ledger.sources] == ["none", "none"]


def test_names_of_columns_are_no_row_even_if_a_row_looks_like_a_header() -> None:
    ledger = jd.read_ledger(
        {
            "schools": {"id": ["id", "B"], "name": ["name", "Beta"]},
            "supports": {"supporter": [], "recipient": []},
        }
    )
    assert [row.id for row in ledger.schools] == ["id", "B"]


def test_duckdb_answers_and_numpy_columns_are_frames() -> None:
    schools = duckdb.sql("select * from (values ('A', 'Alpha', 2), ('B', 'Beta', null)) t(id, name, duty)")
    supports = {"supporter": np.array(["A"]), "recipient": np.array(["B"]), "amount": np.array([2.5])}
    ledger = jd.read_ledger({"schools": schools, "supports": supports})
    assert [row.duty for row in ledger.schools] == [2, None]
    assert ledger.supports[0].amount == Decimal("2.5")


def test_pandas_columns_of_mixed_objects_are_read_cell_by_cell() -> None:
    frame = pd.DataFrame({"id": ["A", 2], "name": ["Alpha", pd.NA], "weak": [True, None]}, index=["x", "y"])
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": frame, "supports": {"supporter": [], "recipient": []}})
    assert [(each.code, each.row, each.column) for each in caught.value.findings] == [
        ("missing_value", 2, "name")
    ]


def test_an_index_with_a_name_is_a_column() -> None:
    frame = pd.DataFrame(SCHOOLS).set_index("id")
    ledger = jd.read_ledger({"schools": frame, "supports": {"supporter": ["A"], "recipient": ["B"]}})
    assert [row.id for row in ledger.schools] == ["A", "B"]


def test_settings_stand_beside_tables() -> None:
    settings = {"district": "叶集", "missing_columns": {"supports.last_day": "running"}}
    supports = {"supporter": ["A"], "recipient": ["B"]}
    ledger = jd.read_ledger({"schools": SCHOOLS, "supports": supports}, settings=settings)
    assert ledger.district == "叶集"
    assert ledger.supports[0].last_day_text == ""
    with pytest.raises(jd.BadArgument, match=r"write them into its file ledger"):
        jd.read_ledger(DISTRICT, settings=settings)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ({"supporter": ["A"], "recipient": []}, "differ in length: supporter 1, recipient 0"),
        ([{"supporter": "A"}, 3], "the record at 1 of the table 'supports' is int"),
        (3, "the table 'supports' is int; expected a data frame"),
        ([{"supporter": object()}], "row 1: .* is object; expected text, a number"),
    ],
)
def test_what_is_no_table_is_named(table: Any, text: str) -> None:
    with pytest.raises(jd.BadArgument, match=text) as caught:
        ledger_of(supports=table)
    assert caught.value.code is jd.ErrorCode.bad_table
    assert "supports" in caught.value.subject


def test_no_records_are_a_table_without_rows() -> None:
    ledger = ledger_of(supports=[], needs={})
    assert len(ledger.supports) == len(ledger.needs) == 0
    assert ledger.findings.explain() == ""


def test_a_stream_that_fails_says_why() -> None:
    def batches() -> Any:
        yield pa.record_batch({"supporter": ["A"], "recipient": ["B"]})
        raise RuntimeError("the cable was cut")

    reader = pa.RecordBatchReader.from_batches(
        pa.schema({"supporter": pa.string(), "recipient": pa.string()}), batches()
    )
    with pytest.raises(OSError, match="the cable was cut"):
        ledger_of(supports=reader)


def utf8_of(cells: list[bytes]) -> pa.Array:
    """A column of texts that nobody has checked."""
    ends = np.cumsum([0, *map(len, cells)]).astype(np.int32)
    buffers = [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(b"".join(cells))]
    return pa.Array.from_buffers(pa.utf8(), len(cells), buffers)


def test_texts_that_are_none_are_found() -> None:
    name = utf8_of([b"Al\xffpha", "乙".encode()])
    schools = pa.table({"id": ["A", "B"], "name": name})
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of(schools=schools, supports=[{"supporter": "A", "recipient": "B\0"}])
    found = [(each.code, each.table, each.row, each.column, each.value) for each in caught.value.findings]
    assert found[0] == ("bad_text", "schools", 1, "name", "Al?pha")
    assert ("bad_text", "supports", 1, "recipient", "B?") in found
    assert "is 'Al?pha', where ? stands for bytes that are not text" in str(caught.value)
    assert "请用 UTF-8 填写" in caught.value.findings.explain("zh")


def test_a_column_whose_name_is_no_text_is_found() -> None:
    with pytest.raises(jd.BadLedger, match=r"the header 'no\?te' holds bytes that are not text"):
        ledger_of(supports={"supporter": ["A"], "recipient": ["B"], "no\0te": ["x"]})


def test_an_unknown_table_is_doubtful_and_its_stream_released() -> None:
    ledger = ledger_of(supports={"supporter": [], "recipient": []}, suports=pa.table({"x": [1]}))
    assert [(each.code, each.value) for each in ledger.findings if each.code == "unknown_file"] == [
        ("unknown_file", "suports")
    ]
