# SPDX-License-Identifier: Apache-2.0
"""Streams of Arrow: one after another, and what they say of themselves is checked."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd

TWO = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}


class Given:
    """Speaks the array protocol, and lies about what it gives."""

    def __init__(self, batch: pa.RecordBatch, lie: Callable[[Any], None]) -> None:
        self.batch, self.lie = batch, lie

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        schema, array = self.batch.__arrow_c_array__()
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        self.lie(ctypes.cast(pointer(array, b"arrow_array"), ctypes.POINTER(ArrowArray)).contents)
        return schema, array


class ArrowArray(ctypes.Structure):
    """The struct of the Arrow C data interface."""


ArrowArray._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(ArrowArray))),
    ("dictionary", ctypes.POINTER(ArrowArray)),
]

COLUMNS: dict[str, pa.Array] = {
    "text": pa.array(["x", "yy", None, ""]),
    "large text": pa.array(["x", "yy", None, ""], pa.large_string()),
    "view": pa.array(["x", "y" * 20, None, "z" * 30], pa.string_view()),
    "dictionary": pa.array(["x", "yy", None, "x"]).dictionary_encode(),
    "list": pa.array([["x"], [], None, ["y", "z"]], pa.list_(pa.string())),
    "integer": pa.array([1, 2, None, 4]),
    "decimal": pa.array([1, 2, None, 4], pa.decimal128(10, 2)),
}
FIELDS = {
    "length": (-1, -(2**63), 2),
    "null_count": (-2, 5),
    "offset": (-1, -(2**63), 2**63 - 1),
    "n_buffers": (0, 1, -1),
}


def lying(column: pa.Array, lie: Callable[[Any], None]) -> Given:
    size = len(column)
    ids = pa.array([f"S{number}" for number in range(size)])
    batch = pa.RecordBatch.from_arrays([ids, ids, column], names=["id", "name", "odd"])
    return Given(batch, lie)


@pytest.mark.parametrize("kind", COLUMNS)
@pytest.mark.parametrize("field", FIELDS)
def test_numbers_of_arrow_that_cannot_be_are_refused(kind: str, field: str) -> None:
    for value in FIELDS[field]:

        def lie(array: Any, value: int = value) -> None:
            setattr(array.children[2].contents, field, value)

        with pytest.raises(jd.Unreadable, match="odd") as caught:
            jd.read_ledger({"schools": lying(COLUMNS[kind], lie), "supports": []})
        assert caught.value.subject == "schools"


@pytest.mark.parametrize(
    ("field", "value"), [("length", -1), ("offset", -1), ("null_count", -2), ("n_children", 2)]
)
def test_a_batch_that_cannot_be_is_refused(field: str, value: int) -> None:
    column = lying(COLUMNS["text"], lambda array: setattr(array, field, value))
    with pytest.raises(jd.Unreadable):
        jd.read_ledger({"schools": column, "supports": []})


@given(st.lists(st.integers(-3, 8), min_size=5, max_size=5), st.sampled_from([np.int32, np.int64]))
def test_offsets_of_texts_are_ascending_or_refused(offsets: list[int], kind: Any) -> None:
    ends = np.array(offsets, dtype=kind)
    text = pa.utf8() if kind is np.int32 else pa.large_utf8()

    def read() -> jd.Table:
        column = pa.Array.from_buffers(
            text, 4, [None, pa.py_buffer(ends.tobytes()), pa.py_buffer(b"abcdefgh")]
        )
        return jd.read_ledger({"schools": lying(column, lambda _: None), "supports": []}).schools

    if offsets == sorted(offsets) and offsets[0] >= 0:
        assert [row.odd or "" for row in read()] == ["abcdefgh"[a:b] for a, b in pairwise(offsets)]
    else:
        with pytest.raises((jd.Unreadable, pa.ArrowInvalid)):  # some of it pyarrow finds before it gives it
            read()


@given(
    st.lists(st.integers(-2, 4), min_size=4, max_size=4),
    st.sampled_from([np.int8, np.int16, np.int32, np.int64]),
)
def test_codes_of_dictionaries_stand_for_words_or_are_refused(codes: list[int], kind: Any) -> None:
    words = pa.array(["a", "b", None])
    indices = pa.array(np.array(codes, dtype=kind))
    table = lying(pa.DictionaryArray.from_arrays(indices, words, safe=False), lambda _: None)
    if all(0 <= code < len(words) for code in codes):
        rows = jd.read_ledger({"schools": table, "supports": []}).schools
        assert [row.odd for row in rows] == [words[code].as_py() for code in codes]
    else:
        with pytest.raises(jd.Unreadable, match="no word of its dictionary"):
            jd.read_ledger({"schools": table, "supports": []})


class Stranger:
    """Gives what is no stream."""

    def __init__(self, gives: Any) -> None:
        self.gives = gives

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self.gives


def test_what_is_no_stream_is_a_bad_table() -> None:
    spent = pa.table(TWO).__arrow_c_stream__()
    jd.read_ledger({"schools": Stranger(spent), "supports": []})
    with pytest.raises(jd.Unreadable, match="read before"):
        jd.read_ledger({"schools": Stranger(spent), "supports": []})
    for gives in (None, 3, "x", pa.schema([("id", pa.string())]).__arrow_c_schema__()):
        with pytest.raises(jd.BadArgument) as caught:
            jd.read_ledger({"schools": Stranger(gives), "supports": []})
        assert caught.value.code is jd.ErrorCode.bad_table


def test_relations_of_one_connection_are_read_one_after_another() -> None:
    connection = duckdb.connect()
    connection.execute("create table s as select * from (values ('A', 'Alpha'), ('B', 'Beta')) t(id, name)")
    connection.execute(
        "create table t as select * from (values ('A', 'B', '?')) t(supporter, recipient, last_day)"
    )
    tables = {"supports": connection.sql("from t"), "schools": connection.sql("from s")}
    ledger = jd.read_ledger(tables)
    assert [row.id for row in ledger.schools] == ["A", "B"]
    assert len(ledger.supports) == 1
    more = {name: connection.sql("from t").filter("true") for name in ("supports",)}
    more["schools"] = connection.sql("select id || '2' as id, name from s")
    assert len(ledger.with_records(**more).schools) == 4
    with pytest.raises(jd.BadLedger):
        jd.read_ledger(
            {"schools": connection.sql("from s"), "supports": connection.sql("select 1 as supporter")}
        )
    assert len(jd.read_ledger(tables | {"schools": connection.sql("from s")}).schools) == 2


def test_a_stream_that_cannot_be_opened_says_why() -> None:
    class Broken:
        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            raise RuntimeError("no cable")

    with pytest.raises(RuntimeError, match="no cable"):
        jd.read_ledger({"schools": pd.DataFrame(TWO), "supports": Broken()})
