# SPDX-License-Identifier: Apache-2.0
"""However a ledger was read, what is written reads back equal, and holds no table that it never had."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Literal, TypedDict

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.testing_texts import Tables
from strategies import people_tables
from support import ledger_of
from test_snapshots import TABLES

FORMATS: tuple[Literal["csv", "xlsx", "parquet"], ...] = ("csv", "xlsx", "parquet")
OF_SCHOOLS = ("home", "host", "supporter", "recipient", "school", "predecessor", "successor")


class Way(TypedDict):
    """How the cells of a ledger speak of schools and teachers."""

    schools_by: Literal["id", "name"]
    teachers_by: Literal["id", "name"]


def named(tables: Tables, way: Way, has_ids: bool) -> Tables:
    """Give the same records as a roster has them: schools and teachers by name."""
    given: Tables = {name: [dict(row) for row in rows] for name, rows in tables.items() if rows}
    given.setdefault("supports", [])
    names = {row["id"]: f"school {row['id']}" for row in given["schools"]}
    for row in given["schools"]:
        row["name"] = names[row["id"]]
    if way["teachers_by"] == "name" and "teachers" in given:
        homes = sorted({(row["home"], row["teacher"]) for row in given.get("postings", []) if row["teacher"]})
        given["teachers"] = [{"name": name, "home": home} for home, name in homes] or [
            {"name": "nobody", "home": ""}
        ]
    if way["schools_by"] == "name":
        for row in (row for rows in given.values() for row in rows):
            row.update({column: names.get(row[column], "") for column in OF_SCHOOLS if column in row})
        if not has_ids:
            given["schools"] = [
                {column: cell for column, cell in row.items() if column != "id"} for row in given["schools"]
            ]
    return given


def written_in(path: Path) -> set[str]:
    """Name the tables of what was written."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        try:
            return set(book.sheetnames) - {"ledger.json"}
        finally:
            book.close()
    return {file.stem for file in path.iterdir() if file.name != "ledger.json"}


def same(back: jd.Ledger, ledger: jd.Ledger) -> None:
    assert back == ledger
    assert back.fingerprint() == ledger.fingerprint()
    for table in TABLES:
        assert list(getattr(back, table)) == list(getattr(ledger, table)), table


def survives(ledger: jd.Ledger, had: set[str]) -> None:
    """Write in every format; `had` are the tables that the ledger was read from."""
    knows_more = "teachers" not in had and any(row.name or row.home for row in ledger.teachers)
    with tempfile.TemporaryDirectory() as folder:
        for shape in FORMATS:
            path = Path(folder) / f"ledger.{shape}"
            jd.write_ledger(ledger, path, format=shape)
            # what had no rows may be left out, but for agreements, without which it would be no ledger
            written = written_in(path) - {"supports"}
            assert written == had - {"supports"} | ({"teachers"} if knows_more else set()), shape
            back = jd.read_ledger(path)
            same(back, ledger)
            jd.write_ledger(back, path, format=shape, replace=True)
            same(jd.read_ledger(path), ledger)


@given(
    people_tables(),
    st.sampled_from(["id", "name"]),
    st.sampled_from(["id", "name"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_reads_back_equal(
    tables: Tables, schools_by: Any, teachers_by: Any, has_ids: bool, has_teachers: bool
) -> None:
    if not has_teachers:
        tables = {name: rows for name, rows in tables.items() if name != "teachers"}
    way: Way = {"schools_by": schools_by, "teachers_by": teachers_by}
    settings: dict[str, Any] = {name: tables[name] for name in ("complete", "gaps") if name in tables}
    given = named({name: rows for name, rows in tables.items() if name not in settings}, way, has_ids)
    ledger = jd.read_ledger(given, settings=settings, **way)
    had = {name for name, rows in given.items() if rows}
    survives(ledger, had)
    # and what is made of it
    postings = [row.id for row in ledger.postings]
    survives(ledger.without_records(postings=postings[:1]), had)


def test_a_ledger_that_names_teachers_without_a_table_is_written() -> None:
    schools = [{"id": "A", "name": "Alpha"}, {"id": "B", "name": "Beta"}]
    posting = {"home": "A", "host": "B", "teacher": "张三", "first_day": "2003-09-01", "last_day": ""}
    ledger = jd.read_ledger({"schools": schools, "postings": [posting]}, teachers_by="name")
    assert next(iter(ledger.teachers))[:3] == ("A/张三", "张三", "A")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger"
        jd.write_ledger(ledger, path)
        assert '"teachers_listed": false' in (path / "ledger.json").read_text("utf-8")
        same(jd.read_ledger(path), ledger)
        # one whom no posting names is none of those whom postings name
        with (path / "teachers.csv").open("a", encoding="utf-8") as file:
            file.write("A/李四,李四,A\n")
        same(jd.read_ledger(path), ledger)
        # and where the table is a list, postings may name no other
        (path / "ledger.json").write_text('{"teachers_listed": "no"}')
        with pytest.raises(jd.BadLedger, match="expected true or false"):
            jd.read_ledger(path)
    networks = [jd.Network(each) for each in (ledger, ledger_of({"schools": schools, "postings": [posting]}))]
    assert [len(network.presence("2003-09-02")) for network in networks] == [1, 1]


@pytest.mark.parametrize("end", ["", ".xlsx", ".parquet", ".2004", ".d"])
def test_the_end_of_a_path_says_the_format(end: str, tmp_path: Path) -> None:
    ledger = ledger_of({"schools": [{"id": "A", "name": "A"}], "supports": []})
    path = tmp_path / f"ledger{end}"
    jd.write_ledger(ledger, path)
    same(jd.read_ledger(path), ledger)
    files = {file.suffix for file in path.iterdir()} if path.is_dir() else {".xlsx"}
    assert files == {".xlsx": {".xlsx"}, ".parquet": {".parquet", ".json"}}.get(end, {".csv", ".json"})


@pytest.mark.parametrize("end", [".csv", ".CSV", ".xls", ".ods", ".json", ".zip", ".jiedui", ".feather"])
def test_the_end_of_one_file_of_another_kind_is_refused(end: str, tmp_path: Path) -> None:
    ledger = ledger_of({"schools": [{"id": "A", "name": "A"}], "supports": []})
    path = tmp_path / f"ledger{end}"
    with pytest.raises(
        jd.BadArgument, match=r"write a folder .*, a workbook .* or a folder of Parquet"
    ) as error:
        jd.write_ledger(ledger, path)
    assert error.value.subject == str(path)
    assert not path.exists()
    jd.write_ledger(ledger, path, format="csv")
    same(jd.read_ledger(path), ledger)


def test_a_value_that_comes_back_otherwise_is_said_to_come_back_so(tmp_path: Path) -> None:
    ledger = jd.read_ledger(
        {
            "schools": [{"id": "A", "name": "A"}],
            "supports": [],
            "teachers": [{"id": "T", "name": "x", "home": "A", "remark": "r"}],
        }
    )
    assert ledger.teachers[0]["remark"] == "r"
    jd.write_ledger(ledger, tmp_path / "ledger")
    same(jd.read_ledger(tmp_path / "ledger"), ledger)
