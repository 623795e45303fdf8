# SPDX-License-Identifier: Apache-2.0
"""What is missing is unknown, in whatever container it comes and whatever stands for it."""

from __future__ import annotations

from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from containers import KINDS, MARKERS, WAYS, Cells, Kind, Way, table_of

TWO = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}


def read_back(kind: Kind, table: Any) -> Cells:
    if kind.table == "schools":
        ledger = jd.read_ledger({"schools": table, "supports": {"supporter": [], "recipient": []}})
    else:
        ledger = jd.read_ledger({"schools": TWO, "supports": table})
    return [getattr(row, kind.column, None) for row in getattr(ledger, kind.table)]


CASES = [(kind, way) for kind in KINDS for way in WAYS if way.fits(kind)]


@pytest.mark.parametrize(("kind", "way"), CASES, ids=str)
@given(st.data())
def test_what_is_missing_is_unknown(kind: Kind, way: Way, data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.sampled_from([None, *kind.values]), min_size=2, max_size=5), label="cells")
    marker = way.markers[data.draw(st.sampled_from(list(way.markers)), label="marker")]
    assert read_back(kind, table_of(kind, way, cells, marker)) == cells


@pytest.mark.parametrize(("kind", "way"), CASES, ids=str)
def test_what_is_added_may_be_missing(kind: Kind, way: Way) -> None:
    attributes: dict[str, Any] = {"kept_note": [None, None], "mixed": [None, None]}
    supports = {"supporter": ["A"], "recipient": ["B"], "last_day": [""], "mixed": [None]}
    ledger = jd.read_ledger({"schools": TWO | attributes, "supports": supports})
    for marker in way.markers.values():
        added = ledger.with_records(**{kind.table: table_of(kind, way, [None, kind.values[0]], marker)})
        rows = list(getattr(added, kind.table))[-2:]
        assert [getattr(row, kind.column) for row in rows] == [None, kind.values[0]]


@pytest.mark.parametrize("marker", [each for each in MARKERS if each != "typed null of pyarrow"])
def test_a_missing_last_day_reads_like_an_empty_cell(marker: str) -> None:
    table = {"supporter": ["A"], "recipient": ["B"], "last_day": [MARKERS[marker]]}
    assert jd.read_ledger({"schools": TWO, "supports": table}).supports[0].last_day_text == ""


@pytest.mark.parametrize("marker", MARKERS)
def test_a_required_value_that_is_missing_is_a_finding(marker: str) -> None:
    table = {"supporter": ["A"], "recipient": [MARKERS[marker]], "last_day": ["?"]}
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": TWO, "supports": table})
    assert [(each.code, each.column) for each in caught.value.findings] == [("missing_value", "recipient")]


def test_a_masked_duty_is_judged_as_unknown() -> None:
    schools = TWO | {"duty": np.ma.array([1, 3], mask=[True, False])}
    supports = {"supporter": ["A"], "recipient": ["B"], "last_day": [""]}
    network = jd.Network(jd.read_ledger({"schools": schools, "supports": supports}))
    assert [(row.school, row.required) for row in network.duties()] == [("B", 3)]


def test_a_row_that_is_missing_as_a_whole_is_blank() -> None:
    struct = pa.array([{"id": "A", "name": "Alpha"}, None, {"id": "B", "name": "Beta"}])
    rows = pa.RecordBatch.from_struct_array(struct.filter(pa.array([True, False, True])))
    assert [row.id for row in jd.read_ledger({"schools": rows, "supports": []}).schools] == ["A", "B"]

    class Rows:
        """A struct whose second row is null, by the array protocol."""

        def __arrow_c_array__(self, requested_schema: object = None) -> Any:
            return struct.__arrow_c_array__()

    ledger = jd.read_ledger({"schools": Rows(), "supports": []})
    assert [row.id for row in ledger.schools] == ["A", "B"]
    assert ledger.sources[0].blank_rows == 1


def test_cells_of_sheets_and_files_are_missing_alike(tmp_path: Any) -> None:
    book = openpyxl.Workbook()
    book.active.title = "schools"
    for row in (["id", "name", "duty", "township"], ["A", "Alpha", None, "x"], ["B", "Beta", 3, None]):
        book.active.append(row)
    supports = book.create_sheet("supports")
    supports.append(["supporter", "recipient"])
    supports.append(["A", "B"])
    book.save(tmp_path / "book.xlsx")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "schools.csv").write_text("id,name,duty,township\nA,Alpha,,x\nB,Beta,3,\n")
    (folder / "supports.csv").write_text("supporter,recipient\nA,B\n")
    for source in (tmp_path / "book.xlsx", folder):
        rows = jd.read_ledger(source).schools
        assert [(row.duty, row.township) for row in rows] == [(None, "x"), (3, None)]


@pytest.mark.parametrize("marker", [each for each in MARKERS if each not in ("empty text", "blank")])
def test_nothing_is_asked_for_by_a_missing_value(marker: str) -> None:
    network = jd.Network(jd.read_ledger({"schools": TWO | {"duty": [1, 0]}, "supports": []}))
    missing = MARKERS[marker]
    for call in (
        lambda: network.where(basis=missing),
        lambda: network.schools_where(duty=missing),
        lambda: network.schools_where(duty=[1, missing]),
        lambda: network.within(duty=missing),
        lambda: network.at(missing),
        lambda: network.during(missing),
        lambda: network.presence(missing),
        lambda: jd.Period(missing, "2003-09-01"),
    ):
        with pytest.raises(TypeError):
            call()


def test_two_columns_of_one_name_are_a_finding() -> None:
    frame = pd.DataFrame([["A", "Alpha", 1, 2], ["B", "Beta", 3, 4]], columns=["id", "name", "duty", "duty"])
    tables: list[Any] = [frame, frame.set_index("id"), frame.set_index(frame["name"])]
    columns = [pa.array(frame.iloc[:, place]) for place in range(4)]
    tables += [pa.Table.from_arrays(columns, names=list(frame.columns))]
    tables += [[{"id": "A", "name": "Alpha", 7: 1, "7": 2}]]
    tables += [{"id": ["A"], "name": ["Alpha"], 7: [1], "7": [2]}]
    for table in tables:
        with pytest.raises(jd.BadLedger) as caught:
            jd.read_ledger({"schools": table, "supports": []})
        assert {each.code for each in caught.value.findings} == {"same_column"}, table
