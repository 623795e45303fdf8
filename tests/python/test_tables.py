# SPDX-License-Identifier: Apache-2.0
"""Tables as Python has tables: columns, first rows, order, filters, equality, other shapes."""

from __future__ import annotations

import csv
import io
import json
import math
import tempfile
import zlib
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.testing import network_of
from strategies import Drawn, networks, paper_networks, people_networks
from support import DISTRICT, ledger_of
from test_frames import several_tables

drawn_networks = networks() | people_networks() | paper_networks()
tables_drawn = drawn_networks.flatmap(
    lambda drawn: st.lists(st.sampled_from(several_tables(drawn.network())), min_size=1, max_size=4)
)


def names_of(table: jd.Table) -> list[str]:
    return [column.name for column in table.columns]


def cells_in(table: jd.Table, name: str) -> list[Any]:
    """Give the cells of a column as iteration says them."""
    place = names_of(table).index(name)
    return [tuple.__getitem__(row, place) for row in table]


def from_array(cell: Any) -> Any:
    """Give a cell of an array as iteration says it."""
    if isinstance(cell, float) and math.isnan(cell):
        return None
    if isinstance(cell, np.datetime64):
        return None if np.isnat(cell) else cell.astype(date)
    return cell.item() if isinstance(cell, np.generic) else cell


def is_even(row: Any) -> bool:
    """Say of about half of all rows yes."""
    return zlib.crc32(repr(tuple(row)).encode()) % 2 == 0


# ---- columns


@given(tables_drawn)
def test_a_column_holds_what_iteration_says(tables: list[jd.Table]) -> None:
    for table in tables:
        for name in names_of(table):
            column = table[name]
            assert isinstance(column, np.ndarray)
            assert [from_array(cell) for cell in column] == cells_in(table, name)


def test_columns_have_the_types_of_numpy() -> None:
    ties = network_of("A>B staff 2.5 0..9; C>A funds").ties()
    assert ties["amount"].dtype == np.float64
    assert ties["first_day"].dtype == np.dtype("datetime64[D]")
    assert ties["tie"].tolist() == ["t1", "t2"]
    assert ties["basis"].tolist() == [None, None]
    roles = network_of("A>B staff").roles()
    assert roles["supporters"].dtype == np.int64
    assert roles["certain"].dtype == np.bool_
    assert roles["supporters"].sum() == 1
    with pytest.raises(ValueError, match="read-only"):
        roles["supporters"][0] = 7


def test_a_column_that_is_not_there_names_the_nearest() -> None:
    answer = network_of("A>B staff").sole_supports()
    for call in (
        lambda: answer["suporter"],
        lambda: answer.sort("suporter"),
        lambda: answer.filter(suporter="A"),
        lambda: answer.to_json(personal=["suporter"]),
    ):
        with pytest.raises(jd.BadArgument, match="'suporter'; the nearest are 'supporter'") as caught:
            call()
        assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.unknown_column, "suporter")
    with pytest.raises(jd.BadArgument, match="there are 'recipient', 'supporter', 'ties', 'certain'"):
        answer["册"]


# ---- first rows, order, filters


@given(tables_drawn, st.data())
def test_rows_are_ordered_by_columns_with_missing_values_last(
    tables: list[jd.Table], data: st.DataObject
) -> None:
    for table in tables:
        by = data.draw(st.lists(st.sampled_from(names_of(table)), min_size=1, max_size=3, unique=True))
        descending = data.draw(st.lists(st.booleans(), min_size=len(by), max_size=len(by)))
        places = list(range(len(table)))
        # of two rows that one comes first which the first differing column says, and of equal ones the first
        for a in range(len(places)):
            for b in range(len(places) - 1, a, -1):
                if _comes_before(table, by, descending, places[b], places[b - 1]):
                    places[b], places[b - 1] = places[b - 1], places[b]
        rows = list(table)
        assert list(table.sort(by, descending)) == [rows[place] for place in places]


def _comes_before(table: jd.Table, by: list[str], descending: list[bool], a: int, b: int) -> bool:
    for name, is_descending in zip(by, descending, strict=True):
        cells = cells_in(table, name)
        if cells[a] == cells[b]:
            continue
        if cells[a] is None or cells[b] is None:
            return cells[b] is None
        return bool(cells[a] > cells[b] if is_descending else cells[a] < cells[b])
    return False


@given(tables_drawn, st.data())
def test_a_filter_keeps_the_rows_that_fit(tables: list[jd.Table], data: st.DataObject) -> None:
    for table in tables:
        rows = list(table)
        if not rows:
            continue
        name = data.draw(st.sampled_from(names_of(table)))
        wanted = data.draw(st.lists(st.sampled_from(cells_in(table, name)), max_size=2))
        fitting = [row for row, cell in zip(rows, cells_in(table, name), strict=True) if cell in wanted]
        assert list(table.filter(**{name: wanted})) == fitting
        assert list(table.filter(fitting.__contains__)) == [row for row in rows if row in fitting]
        if wanted:
            first = [row for row, cell in zip(rows, cells_in(table, name), strict=True) if cell == wanted[0]]
            assert list(table.filter(**{name: wanted[0]})) == first


@given(tables_drawn, st.data())
def test_rows_that_were_taken_keep_their_evidence(tables: list[jd.Table], data: st.DataObject) -> None:
    for answer in (each for each in tables if isinstance(each, jd.Answer)):
        every = [(row, answer.evidence(place)) for place, row in enumerate(answer)]
        name = data.draw(st.sampled_from(names_of(answer)))
        kept = answer.sort(name, descending=True).filter(is_even).sort(name).head(4)
        assert type(kept) is jd.Answer
        assert (kept.question, kept.about, kept.left_out) == (answer.question, answer.about, answer.left_out)
        assert kept.columns == answer.columns
        found = [(row, kept.evidence(place)) for place, row in enumerate(kept)]
        assert all(each in every for each in found)
        assert [row for row, _ in found] == [row for row in answer.sort(name) if is_even(row)][:4]


@given(tables_drawn)
def test_what_was_taken_says_the_same_in_every_shape(tables: list[jd.Table]) -> None:
    for table in tables:
        taken = table.filter(is_even)
        rows = [row for row in table if is_even(row)]
        assert list(taken) == rows
        assert [type(row) for row in taken] == [type(row) for row in rows]
        lists = [[list(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows]
        assert [list(row.values()) for row in taken.to_arrow().to_pylist()] == lists
        assert [list(row) for row in taken.to_polars().rows()] == lists
        assert [tuple(each.values()) for each in taken.to_dicts()] == [tuple(row) for row in rows]
        lines = table.to_csv().splitlines(keepends=True)
        kept = "".join(lines[place + 1] for place, row in enumerate(table) if is_even(row))
        assert "\n" in "".join(cell for row in rows for cell in row if isinstance(cell, str)) or (
            taken.to_csv() == lines[0] + kept
        )
        if any(name.endswith("_name") for name in table.to_arrow(names=True).column_names):
            named = table.to_dicts(names=True)
            assert taken.to_dicts(names=True) == [
                each for each, row in zip(named, table, strict=True) if is_even(row)
            ]


def test_first_rows() -> None:
    answer = network_of("A>B staff; A>C staff; A>D staff").ties()
    assert [len(answer.head(n)) for n in (0, 2, 3, 99)] == [0, 2, 3, 3]
    assert list(answer.head(2)) == answer[:2]
    assert len(network_of("; ".join(f"A>B{i} staff" for i in range(9))).ties().head()) == 5
    with pytest.raises(jd.BadArgument, match="-1 is below 0"):
        answer.head(-1)


def test_conditions_of_a_filter_must_all_hold() -> None:
    ties = network_of("A>B staff; A>C funds; D>C staff").ties()
    assert [row.tie for row in ties.filter(lambda row: row.recipient == "C", channel="staff")] == ["t3"]
    assert [row.tie for row in ties.filter(supporter=["A", "D"], recipient={"B"})] == ["t1"]
    assert [row.tie for row in ties.filter(first_day=None)] == ["t1", "t2", "t3"]
    assert ties.filter() == ties


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("first_day", "2003-09-01"),
        ("first_day", datetime(2003, 9, 1)),
        ("tie", 1),
        ("amount", "2"),
        ("amount", True),
        ("tie", ["t1", 2]),
    ],
)
def test_a_filter_refuses_what_no_cell_can_be(column: str, value: Any) -> None:
    ties = network_of("A>B staff 2 0..9").ties()
    with pytest.raises(TypeError, match=f"filter\\(\\): {column}: expected a"):
        ties.filter(**{column: value})


def test_columns_to_sort_by_are_named() -> None:
    ties = network_of("A>B staff").ties()
    for by, descending in (([], False), (["tie"], [True, False])):
        with pytest.raises(jd.BadArgument, match="sort"):
            ties.sort(by, descending)


def test_an_answer_without_some_rows_is_not_published() -> None:
    answer = network_of("A>B staff; A>C funds").roles()
    key = "a key of sixteen bytes"
    assert answer.sort("school", descending=True).published(key) == answer.published(key)
    with pytest.raises(jd.BadArgument, match="rows were left out of this answer"):
        answer.head(1).published(key)


def test_a_judgement_is_explained_wherever_it_stands() -> None:
    policy = jd.policy_of(
        '{"id": "p", "version": "1", "rules": [{"id": "r", "kind": "duty", "parameters": '
        '{"recipients": 2, "only_weak": false}}]}'
    )
    judged = jd.judge(policy, network_of("A>B staff; A>C staff; B>C funds"))
    back = judged.sort("subject", descending=True)
    said = {row.subject: jd.explain(judged, place) for place, row in enumerate(judged)}
    assert {row.subject: jd.explain(back, place) for place, row in enumerate(back)} == said
    assert jd.explain(back, -1) == jd.explain(judged, 0)


# ---- equality


@given(drawn_networks)
def test_tables_of_equal_rows_are_equal(drawn: Drawn) -> None:
    first, second = several_tables(drawn.network()), several_tables(drawn.network())
    for one, other in zip(first, second, strict=True):
        assert one == other
        assert (one == one.head(len(one) - 1)) == (len(one) == 0) if len(one) else one == one.head(0)


def test_tables_are_unequal_in_any_cell_or_column() -> None:
    ties = network_of("A>B staff").ties()
    assert ties != network_of("A>B funds").ties()
    assert ties.head(0) != network_of("A>B staff").roles().head(0)
    assert ties != list(ties)
    with pytest.raises(TypeError, match="unhashable"):
        hash(ties)


def test_findings_and_differences_are_tables_too() -> None:
    with pytest.raises(jd.BadLedger) as error:
        ledger_of({"schools": [{"id": "A", "name": "A"}, {"id": "A", "name": ""}], "supports": []})
    findings = error.value.findings
    assert type(findings.head(1)) is type(findings.sort("code")) is jd.Findings
    assert [each.code for each in findings.sort("code")] == sorted(findings["code"])
    assert list(findings.filter(code=findings[0].code)) == [
        each for each in findings if each.code == findings[0].code
    ]
    assert findings.in_language("zh").head(1).language == "zh"
    first, second = network_of("A>B staff").ledger, network_of("A>B funds; A>C staff").ledger
    change = jd.difference(first, second)
    assert change == jd.difference(first, second)
    assert change != jd.inverse(change)
    assert set(change.filter(table="supports")["table"]) == {"supports"}


# ---- JSON and workbooks


def read_json(text: str) -> list[dict[str, Any]]:
    return json.loads(text, parse_float=Decimal)  # type: ignore[no-any-return]


def as_json(cell: Any) -> Any:
    """Give a cell as JSON has it."""
    if isinstance(cell, tuple):
        return list(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return Decimal(repr(cell)) if isinstance(cell, float) else cell


@given(tables_drawn)
def test_json_says_what_iteration_says(tables: list[jd.Table]) -> None:
    for table in tables:
        wanted = [{name: as_json(cell) for name, cell in row.items()} for row in table.to_dicts()]
        text = table.to_json()
        assert read_json(text) == wanted
        assert len(text.splitlines()) == (len(table) + 2 if len(table) else 1)


def test_json_and_workbooks_go_to_files(tmp_path: Path) -> None:
    ties = network_of("A>B staff 2.5 2003-09-01..2004-06-30; C>A staff").ties()
    path = tmp_path / "ties.json"
    path.write_text("old")
    assert ties.to_json(path) is None
    assert path.read_text("utf-8") == ties.to_json()
    ties.to_excel(tmp_path / "ties.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ties.xlsx").active
    header, *rows = ([cell.value for cell in row] for row in sheet.rows)
    assert header == names_of(ties)
    place = header.index("first_day")
    assert [row[place] for row in rows] == [datetime(2003, 9, 1), None]
    assert sheet.cell(2, place + 1).number_format == "yyyy-mm-dd"
    assert [row[header.index("amount")] for row in rows] == [2.5, None]
    with pytest.raises(jd.Unwritable):
        ties.to_excel(tmp_path / "gone" / "ties.xlsx")
    with pytest.raises(jd.Unwritable):
        ties.to_json(tmp_path / "gone" / "ties.json")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ties.json", "ties.xlsx"]


@given(tables_drawn)
def test_a_workbook_holds_what_csv_holds(tables: list[jd.Table]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, table in enumerate(tables):
            path = Path(folder) / f"{number}.xlsx"
            table.to_excel(path)
            sheet = openpyxl.load_workbook(path).active
            lines = [[_shown(cell.value) for cell in row] for row in sheet.iter_rows()]
            wanted = list(csv.reader(io.StringIO(table.to_csv())))
            width = len(wanted[0])
            assert [(line + [""] * width)[:width] for line in lines] == wanted


def _shown(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return "" if cell is None else str(cell)


def test_a_formula_is_a_text_in_a_workbook(tmp_path: Path) -> None:
    ledger = ledger_of({"schools": [{"id": "A", "name": "=1+1"}], "supports": []})
    ledger.schools.to_excel(tmp_path / "schools.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "schools.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_personal_attributes_are_written_only_if_asked_for(tmp_path: Path) -> None:
    schools = [{"id": "A", "name": "Alpha", "phone": "123456"}]
    table = ledger_of({"schools": schools, "supports": []}).schools
    assert "123456" not in table.to_json()
    assert '"phone": "123456"' in table.to_json(personal=["phone"])
    for personal, is_there in (((), False), (("phone",), True)):
        table.to_excel(tmp_path / "schools.xlsx", personal=personal)
        sheet = openpyxl.load_workbook(tmp_path / "schools.xlsx").active
        assert ("phone" in [cell.value for cell in sheet[1]]) is is_there
    assert table.to_dicts()[0]["phone"] == "123456"  # in memory


# ---- print and HTML


def test_names_stand_beside_ids_in_print_and_html() -> None:
    network = jd.Network(jd.read_ledger(DISTRICT))
    answer = network.sole_supports()
    for shown in (answer.to_text(), answer.to_html(), repr(answer), answer._repr_html_()):
        assert "recipient_name" in shown
        assert "三元中学" in shown
    for shown in (answer.to_text(names=False), answer.to_html(names=False)):
        assert "_name" not in shown
        assert "三元中学" not in shown
    assert names_of(answer) == ["recipient", "supporter", "ties", "certain"]


def test_teachers_have_names_too_where_a_table_says_them() -> None:
    tables = {
        "schools": [{"id": each, "name": f"school {each}"} for each in "AB"],
        "teachers": [{"id": "T1", "name": "陈老师", "home": "A"}, {"id": "T2", "name": "", "home": "A"}],
        "postings": [
            {"home": "A", "host": "B", "teacher": "T1", "first_day": "2003-09", "last_day": "2004-06"},
            {"home": "A", "host": "B", "teacher": "T2", "first_day": "2003-09", "last_day": "2004-06"},
        ],
    }
    ledger = ledger_of(tables)
    answer = jd.Network(ledger).delivered().service("2005-01-01")
    assert "陈老师" in answer.to_text()
    assert "陈老师" not in answer.to_text(names=False)
    assert "陈老师" in ledger.postings.to_text()
    without = jd.Network(ledger_of({**tables, "teachers": []})).delivered().service("2005-01-01")
    assert "teacher_name" not in without.to_text()


def test_columns_are_aligned_two_cells_a_wide_character() -> None:
    network = network_of("A>B staff; C>B funds | schools A name=实验小学; B name=Beta; C name=（北）校")
    lines = network.roles().to_text().splitlines()
    starts = {_cells_before(line, " ".join(line.split()[2:3])) for line in lines}
    assert len(starts) == 1


def _cells_before(line: str, word: str) -> int:
    """Count the cells of a terminal before a word that stands behind two blanks."""
    before = line[: line.index("  " + word, 8) + 2]
    return sum(1 if ord(sign) < 0x1100 else 2 for sign in before)


def test_values_show_themselves_as_html() -> None:
    evil = "<script>alert(1)</script>"
    network = network_of("A>B staff; B>B staff; B>C ? ; " + "; ".join(f"A>D{i} staff" for i in range(20)))
    tables = {"schools": [{"id": evil, "name": evil}], "supports": [{"supporter": evil, "recipient": evil}]}
    odd = jd.Network(ledger_of(tables))
    policy = jd.policy_of(json.dumps({"id": "p", "title": evil, "version": "1", "rules": []}))
    for each in (odd, odd.agreed(), odd.where(basis=[evil]), odd.ledger, odd.school_set(evil), policy):
        html = each._repr_html_()
        assert "<script" not in html
        assert html.count("\n") < 40
    html = network.through("staff")._repr_html_()
    assert "… and 16 more ties" in html
    assert "21 ties in it; left out: 1 self_support, 1 unknown_channel" in html
    assert "Network: 23 schools, 23 ties" in network._repr_html_()
    every = network.school_set([row.school for row in network.schools()])
    assert "… and 13 more schools" in every._repr_html_()
    assert "<td>supports</td><td>23</td>" in network.ledger._repr_html_()
    assert "four-papers" in jd.policy("source-district")._repr_html_()
