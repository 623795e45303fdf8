# SPDX-License-Identifier: Apache-2.0
"""Answers and tables as data frames: Arrow, polars and pandas say what iteration says, cell by cell."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import network_of
from strategies import Drawn, networks, paper_networks, people_networks
from support import DISTRICT, ledger_of_files

TEXT = pa.dictionary(pa.int32(), pa.string())


def several_tables(network: jd.Network) -> list[jd.Table]:
    """Give tables that have cells of every kind, missing ones too."""
    ledger = network.ledger
    graph = network.all_kinds()
    school = ledger.schools[0].id
    return [
        *(ledger.schools, ledger.supports, ledger.postings, ledger.transfers, ledger.claims, ledger.needs),
        *(graph.schools(), graph.ties(), graph.roles(), graph.partners(school), graph.coverage()),
        *(graph.duties(), graph.reach(school), graph.dependence(), graph.withdraw(school), graph.claims()),
        *(graph.identity("1970-01-06"), graph.summary(), graph.depths(), graph.coverage_rates("name")),
        *(graph.reach_counts(), graph.earliest_reach(school, "1970-01-01"), graph.delivery("1970-02-01")),
        graph.earliest_reach_counts("1970-01-01"),
        *(graph.critical_sets(0), graph.flows("name"), graph.amount_flows("name")),
        *(graph.presence(["1970-01-04", "1970-01-07"]), graph.head_counts("host.name")),
        *(graph.service("1970-01-09", school, 3), graph.service("1970-03-01", threshold="1 month")),
        *(graph.double_bookings(), graph.not_returned(2), graph.floor_at_home("1970-01-05")),
        *(graph.uncovered_subjects("1970-01-05"), graph.over(["1970-01"]).presence("1970-01-05")),
        graph.over(["1970-01", "1970-02"]).coverage(),
        *(graph.documents(), graph.bases(), graph.papers(), graph.leading_groups()),
    ]


def cells_of(table: jd.Table) -> list[dict[str, Any]]:
    """Give the rows as iteration says them, lists for tuples as Arrow has no tuples."""
    names = [column.name for column in table.columns]
    return [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(names, row, strict=True)}
        for row in table
    ]


def pandas_cell(cell: Any) -> Any:
    """Give a cell of pandas as iteration says it."""
    if isinstance(cell, tuple):
        return list(cell)
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return cell


@given(networks() | people_networks() | paper_networks())
def test_frames_agree_with_iteration(drawn: Drawn) -> None:
    for table in several_tables(drawn.network()):
        rows = cells_of(table)
        names = [column.name for column in table.columns]
        assert table.to_arrow().to_pylist() == rows
        assert pl.DataFrame(table).to_dicts() == rows
        frame = table.to_pandas()
        assert list(frame.columns) == names
        assert len(frame) == len(table)
        for name in names:
            cells = [pandas_cell(cell) for cell in frame[name]]
            assert cells == [row[name] for row in rows]  # a Decimal equals a float that says the same


@pytest.mark.parametrize("text", ["A>A staff", "A>B staff", "A>B posting x3 | claims D1 persons 2.5"])
def test_empty_and_small_tables_are_frames_too(text: str) -> None:
    for table in several_tables(network_of(text)):
        assert table.to_arrow().num_rows == len(pl.DataFrame(table)) == len(table.to_pandas()) == len(table)


TYPES: dict[str, Callable[[jd.Network], tuple[jd.Table, dict[str, pa.DataType]]]] = {
    "partners": lambda network: (
        network.partners("A"),
        {"partner": TEXT, "direction": TEXT, "channels": pa.list_(pa.string()), "ties": pa.int64()},
    ),
    "ties": lambda network: (
        network.ties(),
        {
            **dict.fromkeys(["tie_kind", "tie", "supporter", "recipient", "channel", "status"], TEXT),
            "first_day": pa.date32(),
            "first_day_text": TEXT,
            "last_day": pa.date32(),
            "last_day_text": TEXT,
            "amount": pa.decimal128(18, 3),
            "unit": TEXT,
            "basis": TEXT,
        },
    ),
    "roles": lambda network: (
        network.roles(),
        {
            "school": TEXT,
            "role": TEXT,
            "supporters": pa.int64(),
            "recipients": pa.int64(),
            "certain": pa.bool_(),
        },
    ),
    "coverage": lambda network: (
        network.coverage(),
        {
            "school": TEXT,
            "channels": pa.list_(pa.string()),
            "supporters": pa.int64(),
            "covered": TEXT,
            "missing": pa.list_(pa.string()),
        },
    ),
    "papers": lambda network: (
        network.at("2003-09-01").papers(),
        {
            "programme": TEXT,
            "school_year": pa.date32(),
            "school_year_text": TEXT,
            "paper": TEXT,
            "documents": pa.int64(),
            "verdict": TEXT,
        },
    ),
    "bases": lambda network: (
        network.bases(),
        {
            "basis": TEXT,
            "document": TEXT,
            "state": TEXT,
            "agreements": pa.int64(),
            "postings": pa.int64(),
        },
    ),
}


def plain(kind: pa.DataType) -> pa.DataType:
    """Give a type without what it says of nulls within lists."""
    return pa.list_(kind.value_type) if pa.types.is_list(kind) else kind


@pytest.mark.parametrize("question", TYPES)
def test_arrow_types_are_those_of_the_values(question: str) -> None:
    table, expected = TYPES[question](
        network_of("A>B staff 2 unit=yuan 0..9; C>A funds | schools A weak=yes")
    )
    schema = table.to_arrow().schema
    assert {field.name: plain(field.type) for field in schema} == expected


def test_a_column_says_whether_values_may_be_missing() -> None:
    schema = network_of("A>B staff").ties().to_arrow().schema
    assert {field.name for field in schema if not field.nullable} == {
        "first_day_text",
        "last_day_text",
        "tie_kind",
        "tie",
        "supporter",
        "recipient",
    }


def test_tables_of_a_ledger_show_made_ids_and_names() -> None:
    network = jd.Network(jd.read_ledger(DISTRICT))
    supports = network.ledger.supports
    assert {row.id for row in supports} == {tie.tie for tie in network.ties()}
    assert {("agreement", row.id) for row in supports} >= set(network.withdraw("city-middle").evidence(0))
    frame = supports.to_pandas(names=True)
    assert list(frame.columns[:5]) == ["id", "supporter", "supporter_name", "recipient", "recipient_name"]
    assert [network.name(school) for school in frame["recipient"]] == list(frame["recipient_name"])
    assert supports.to_arrow(names=True).column_names == list(frame.columns)


def test_names_take_the_place_of_an_attribute_called_like_them() -> None:
    files = {
        "schools.csv": "id,name\nA,Alpha\nB,Beta\n",
        "supports.csv": "supporter,recipient\nA,B\n",
        "successions.csv": "predecessor,successor,successor_name\nA,,Omega\nA,B,\n",
    }
    successions = ledger_of_files(files).successions
    assert successions.to_arrow().column_names[-1] == "successor_name"
    frame = successions.to_arrow(names=True)
    assert frame.column_names[:4] == ["predecessor", "predecessor_name", "successor", "successor_name"]
    assert frame.column_names.count("successor_name") == 1
    assert frame["successor_name"].to_pylist() == ["Omega", "Beta"]


def test_rows_of_one_table_are_of_one_class() -> None:
    first, second = network_of("A>B staff").ledger, network_of("A>B staff note=x").ledger
    assert type(first.supports[0]) is type(first.supports[0])
    assert type(first.supports[0]) is not type(second.supports[0])


def test_names_stand_beside_ids() -> None:
    ties = jd.Network(jd.read_ledger(DISTRICT)).ties()
    expected = [name for name in ("supporter", "recipient") for name in (name, f"{name}_name")]
    for frame in (ties.to_arrow(names=True).to_pandas(), ties.to_pandas(names=True)):
        assert list(frame.columns)[2:6] == expected
        assert frame["supporter_name"][0] == "*中学"
    assert "supporter_name" not in ties.to_arrow().column_names


def test_pandas_columns_have_types_that_do_not_depend_on_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = network_of("A>B staff 2 unit=yuan 0..9; C>A ?").ties()
    with_pyarrow = ties.to_pandas()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    without_pyarrow = ties.to_pandas()
    monkeypatch.undo()
    pd.testing.assert_frame_equal(with_pyarrow, without_pyarrow)
    assert without_pyarrow["supporter"].tolist() == ["A", "C"]
    assert without_pyarrow["first_day"].dtype.kind == "M"
    assert without_pyarrow["amount"].dtype == np.float64
    for column in ("channel", "unit"):
        assert without_pyarrow[column].tolist()[0] in ("staff", "yuan")
        assert without_pyarrow[column][1] is pd.NA


def test_a_text_column_has_one_type_whatever_it_holds() -> None:
    def types_in(text: str) -> set[str]:
        frame = network_of(text).ties().to_pandas()
        return {str(frame[name].dtype) for name in ("tie", "supporter", "channel", "status", "unit", "basis")}

    texts = ["A>B staff planned; A>C ? actual basis=F8", "A>B ?", "A>A ?"]
    assert len(set().union(*map(types_in, texts))) == 1


@pytest.mark.parametrize(("package", "call"), [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, package: str, call: str) -> None:
    answer = network_of("A>B staff").ties()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(jd.MissingExtra, match=f"pip install {package}") as caught:
        getattr(answer, call)()
    assert isinstance(caught.value, ImportError)
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.missing_extra, package)


def test_the_package_alone_needs_no_friends() -> None:
    """Import jiedui in a fresh interpreter, and look at what came along."""
    friends = {"networkx", "pandas", "polars", "pyarrow"}
    script = f"import sys, jiedui; sys.exit(len({friends} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


# ---- the stream of Arrow


def test_a_stream_may_be_never_consumed() -> None:
    answer = network_of("A>B staff").ties()
    for _ in range(100):
        answer.__arrow_c_stream__()
    capsule = answer.__arrow_c_stream__(None)
    del answer
    gc.collect()
    del capsule
    gc.collect()


def test_a_stream_is_consumed_once_and_a_table_often() -> None:
    answer = network_of("A>B staff").ties()
    capsule = answer.__arrow_c_stream__()
    reader = pa.RecordBatchReader._import_from_c_capsule(capsule)
    assert reader.read_all().num_rows == 1
    with pytest.raises((ValueError, pa.ArrowInvalid)):
        pa.RecordBatchReader._import_from_c_capsule(capsule)
    reader.close()
    reader.close()
    assert [pa.table(answer).num_rows for _ in range(3)] == [1, 1, 1]


def test_arrow_data_outlive_their_answer() -> None:
    answer = network_of("A>B staff 0..9; C>B funds").ties()
    expected = cells_of(answer)
    table, frame, reader = pa.table(answer), pl.DataFrame(answer), pa.RecordBatchReader.from_stream(answer)
    schema = reader.schema
    del answer
    gc.collect()
    assert table.to_pylist() == frame.to_dicts() == reader.read_all().to_pylist() == expected
    assert schema == table.schema


def test_a_reader_may_be_dropped_before_its_batch() -> None:
    answer = network_of("A>B staff").ties()
    reader = pa.RecordBatchReader.from_stream(answer)
    batch = reader.read_next_batch()
    with pytest.raises(StopIteration):
        reader.read_next_batch()
    del reader, answer
    gc.collect()
    assert batch.to_pylist()[0]["tie"] == "t1"
    pa.RecordBatchReader.from_stream(network_of("A>B staff").ties())
    gc.collect()


def test_a_missing_school_has_no_name() -> None:
    network = network_of("A>X 0.. | schools Y name=Ypsilon | successions A> close 5; X>Y rename 5")
    frame = network.identity("1970-01-06").to_arrow(names=True)
    assert frame.column_names == [
        *("record_kind", "record", "school", "school_name", "successor", "successor_name", "what"),
    ]
    assert frame["successor"].to_pylist() == [None, "Y"]
    assert frame["successor_name"].to_pylist() == [None, "Ypsilon"]
