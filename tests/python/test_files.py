# SPDX-License-Identifier: Apache-2.0
"""Ledgers and tables as files: what is read back is what was written, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given

import jiedui as jd
from jiedui import _core
from jiedui.testing import network_of
from jiedui.testing_texts import Tables
from strategies import Drawn, full_tables, networks
from support import DISTRICT, ledger_of, ledger_of_files

TABLES = (
    *("schools", "supports", "teachers", "postings", "transfers"),
    *("needs", "indicators", "documents", "claims", "successions"),
)
FORMATS: dict[str, Callable[[jd.Ledger, Path, bool], None]] = {
    "csv": lambda ledger, path, replace: jd.write_ledger(ledger, path, replace=replace),
    "xlsx": lambda ledger, path, replace: jd.write_ledger(ledger, path, replace=replace, format="xlsx"),
    "parquet": lambda ledger, path, replace: jd.write_ledger(ledger, path, replace=replace, format="parquet"),
}
QUOTE = '"'
ALWAYS = {"id", "first_day", "last_day"}  # columns that every file has which tests write
FILES = {
    "schools.csv": "id,name\nA,Alpha\nB,Beta\n",
    "supports.csv": "supporter,recipient,last_day\nA,B,\n",
}


def small_ledger(**cells: str) -> jd.Ledger:
    """Give a ledger of one support with these cells."""
    header, row = ",".join(cells), ",".join(f'"{cell.replace(QUOTE, QUOTE * 2)}"' for cell in cells.values())
    supports = f"supporter,recipient,last_day,{header}\nA,B,,{row}\n" if cells else FILES["supports.csv"]
    return ledger_of_files(FILES | {"supports.csv": supports})


def cells_of(table: jd.Table) -> list[dict[str, Any]]:
    """Give the rows as iteration says them."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table]


def cells_of_file(ledger: jd.Ledger, table: str) -> list[dict[str, Any]]:
    """Give the rows as a file has them: without the ids that were made."""
    made = {"id": None} if table in ("supports", "postings") else {}
    return [cells | made for cells in cells_of(getattr(ledger, table))]


def header_of(folder: Path, table: str) -> list[str]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


# ---- ledgers as CSV


@given(full_tables())
def test_what_is_read_back_is_what_was_written(drawn: Tables) -> None:
    ledger = ledger_of(drawn)
    with tempfile.TemporaryDirectory() as folder:
        jd.write_ledger(ledger, Path(folder) / "ledger")
        assert os.listdir(folder) == ["ledger"]  # noqa: PTH208  hidden ones too
        back = jd.read_ledger(Path(folder) / "ledger")
        for table in TABLES:
            written = header_of(Path(folder) / "ledger", table)
            assert {*written} - ALWAYS == {*drawn[table][0]} - ALWAYS
    assert back == ledger
    assert back.fingerprint() == ledger.fingerprint()
    for table in TABLES:
        assert cells_of(getattr(back, table)) == cells_of(getattr(ledger, table))
    assert [each.code for each in back.findings] == [each.code for each in ledger.findings]


@given(networks())
def test_answers_are_the_same_after_writing(drawn: Drawn) -> None:
    network = drawn.network()
    with tempfile.TemporaryDirectory() as folder:
        jd.write_ledger(network.ledger, Path(folder) / "ledger")
        back = jd.Network(jd.read_ledger(Path(folder) / "ledger"))
    before, after = drawn.sliced(network), drawn.sliced(back)
    assert list(after.ties()) == list(before.ties())
    assert after.ties().about == before.ties().about
    assert after.ties().left_out == before.ties().left_out


def test_the_district_comes_back(tmp_path: Path) -> None:
    ledger = jd.read_ledger(DISTRICT)
    jd.write_ledger(ledger, tmp_path / "district")
    assert jd.read_ledger(tmp_path / "district") == ledger
    assert sorted(each.name for each in (tmp_path / "district").iterdir()) == [
        *("claims.csv", "documents.csv", "ledger.json", "postings.csv", "schools.csv", "supports.csv")
    ]


def test_settings_and_the_meaning_of_a_missing_last_day_come_back(tmp_path: Path) -> None:
    settings = {
        "district": '叶集区, "2003"',
        "calendar": {"autumn": "08-15", "spring": "03-01"},
        "complete": [{"table": "supports", "first_day": "2003-08-15", "last_day": "2004-08-14"}],
        "missing_columns": {"supports.last_day": "running"},
    }
    ledger = ledger_of_files(
        FILES
        | {
            "supports.csv": "supporter,recipient\nA,B\n",
            "ledger.json": json.dumps(settings, ensure_ascii=False),
        }
    )
    jd.write_ledger(ledger, tmp_path / "ledger")
    assert json.loads((tmp_path / "ledger" / "ledger.json").read_text(encoding="utf-8")) == settings
    assert jd.read_ledger(tmp_path / "ledger") == ledger


# ---- ledgers as workbooks and Parquet


def without_returns(drawn: Tables) -> Tables:
    """Take out what a sheet cannot hold."""
    return {
        table: [{column: cell.replace("\r", "") for column, cell in each.items()} for each in records]
        for table, records in drawn.items()
    }


@given(full_tables())
def test_workbooks_and_parquet_read_back_equal(drawn: Tables) -> None:
    ledger = ledger_of(without_returns(drawn))
    with tempfile.TemporaryDirectory() as folder:
        for name, shape in (("ledger.xlsx", "xlsx"), ("ledger", "parquet")):
            jd.write_ledger(ledger, Path(folder) / name, format=shape)  # type: ignore[arg-type]
            back = jd.read_ledger(Path(folder) / name)
            assert back == ledger, name
            assert back.fingerprint() == ledger.fingerprint(), name


@given(full_tables())
def test_a_workbook_holds_the_cells_of_the_tables(drawn: Tables) -> None:
    ledger = ledger_of(without_returns(drawn))
    with tempfile.TemporaryDirectory() as folder:
        jd.write_ledger(ledger, Path(folder) / "ledger.xlsx")
        jd.write_ledger(ledger, Path(folder) / "ledger")
        assert sorted(os.listdir(folder)) == ["ledger", "ledger.xlsx"]  # noqa: PTH208
        book = openpyxl.load_workbook(Path(folder) / "ledger.xlsx")
        assert book.sheetnames == [*TABLES, "ledger.json"]
        for table in TABLES:
            header, *rows = book[table].iter_rows()
            names = [cell.value for cell in header]
            assert names == header_of(Path(folder) / "ledger", table)
            for row, cells in zip(rows, cells_of_file(ledger, table), strict=True):
                for name, cell in zip(names, row, strict=True):
                    assert cell.data_type in ("s", "inlineStr", "n"), cell.value
                    assert same_in_sheet(cell.value, cells.get(f"{name}_text", cells[name]))
        lines = [row[0].value for row in book["ledger.json"].iter_rows()]
        assert "\n".join(lines) + "\n" == (Path(folder) / "ledger" / "ledger.json").read_text(
            encoding="utf-8"
        )


def same_in_sheet(cell: Any, value: Any) -> bool:
    """Whether a cell of a sheet says what a table does."""
    if value in (None, ""):
        return cell is None
    if isinstance(value, bool):
        return bool(cell == ("yes" if value else "no"))
    if isinstance(value, tuple):
        return bool(cell == "|".join(value))
    if isinstance(value, str):
        return isinstance(cell, str) and cell == value
    return Decimal(str(cell)) == Decimal(str(value))


@given(full_tables())
def test_parquet_files_hold_the_cells_of_the_tables(drawn: Tables) -> None:
    ledger = ledger_of(drawn)
    with tempfile.TemporaryDirectory() as folder:
        jd.write_ledger(ledger, Path(folder) / "ledger", format="parquet")
        files = {each.name for each in (Path(folder) / "ledger").iterdir()}
        assert files == {"ledger.json", *(f"{table}.parquet" for table in TABLES)}
        for table in TABLES:
            rows = pq.read_table(Path(folder) / "ledger" / f"{table}.parquet").to_pylist()
            for row, cells in zip(rows, cells_of_file(ledger, table), strict=True):
                assert {
                    name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()
                } == {name: cells[name] for name in row}


@pytest.mark.parametrize("shape", ["xlsx", "parquet"])
def test_no_format_has_made_ids_or_columns_that_the_ledger_never_had(shape: str, tmp_path: Path) -> None:
    FORMATS[shape](small_ledger(id="", first_day="2003-autumn"), tmp_path / "ledger.xlsx", False)
    if shape == "xlsx":
        rows = openpyxl.load_workbook(tmp_path / "ledger.xlsx")["supports"].iter_rows(values_only=True)
        assert list(rows) == [
            ("id", "supporter", "recipient", "first_day", "last_day"),
            (None, "A", "B", "2003-autumn", None),
        ]
    else:
        (row,) = pq.read_table(tmp_path / "ledger.xlsx" / "supports.parquet").to_pylist()
        assert [*row] == [
            *("id", "supporter", "recipient", "first_day", "first_day_text", "last_day", "last_day_text")
        ]
        assert (row["id"], row["first_day_text"], row["last_day_text"]) == (None, "2003-autumn", "")


def test_numbers_that_a_sheet_would_round_are_texts(tmp_path: Path) -> None:
    jd.write_ledger(small_ledger(amount="999999999999999.999", unit="yuan"), tmp_path / "ledger.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "ledger.xlsx")["supports"]
    assert [cell.value for cell in sheet[2]] == ["A", "B", None, "999999999999999.999", "yuan"]
    jd.write_ledger(small_ledger(amount="12.5", unit="yuan"), tmp_path / "ledger.xlsx", replace=True)
    sheet = openpyxl.load_workbook(tmp_path / "ledger.xlsx")["supports"]
    assert [cell.value for cell in sheet[2]] == ["A", "B", None, 12.5, "yuan"]


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "+1", "-1", "@a", "007"])
def test_a_text_is_never_a_formula_in_a_workbook(text: str, tmp_path: Path) -> None:
    jd.write_ledger(small_ledger(fact=text), tmp_path / "ledger.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "ledger.xlsx")["supports"]["D2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", ["a\rb", "a\x01b", "_x000D_", "x" * 32_768, "𝄞" * 16_384])
def test_a_text_that_no_workbook_can_hold_is_refused(text: str, tmp_path: Path) -> None:
    ledger = small_ledger(fact=text)
    with pytest.raises(jd.BadArgument, match="supports, row 1, fact") as caught:
        jd.write_ledger(ledger, tmp_path / "ledger.xlsx")
    assert caught.value.code is jd.ErrorCode.would_change
    assert list(tmp_path.iterdir()) == []
    jd.write_ledger(ledger, tmp_path / "ledger")
    assert jd.read_ledger(tmp_path / "ledger") == ledger


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiedui.files._MOST_ROWS", 3)
    jd.write_ledger(ledger_of_files(FILES), tmp_path / "ledger.xlsx")
    monkeypatch.setattr("jiedui.files._MOST_ROWS", 2)
    with pytest.raises(jd.BadArgument, match=r"schools has 2 rows.*csv"):
        jd.write_ledger(ledger_of_files(FILES), tmp_path / "other.xlsx")


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(jd.BadArgument, match="'ods'") as caught:
        jd.write_ledger(small_ledger(), tmp_path / "ledger", format="ods")  # type: ignore[arg-type]
    assert caught.value.code is jd.ErrorCode.bad_word


@pytest.mark.parametrize(("shape", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_missing_package_is_named(
    shape: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(jd.MissingExtra, match=package):
        FORMATS[shape](small_ledger(), tmp_path / "ledger", False)
    assert list(tmp_path.iterdir()) == []


# ---- whole or not at all


@pytest.mark.parametrize("shape", FORMATS)
def test_a_ledger_is_replaced_only_when_asked(shape: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    FORMATS[shape](small_ledger(basis="F8"), path, False)
    before = bytes_below(tmp_path)
    with pytest.raises(jd.Unwritable, match="replace") as caught:
        FORMATS[shape](small_ledger(basis="F10"), path, False)
    assert isinstance(caught.value, OSError)
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.unwritable, str(path))
    assert bytes_below(tmp_path) == before
    FORMATS[shape](small_ledger(basis="F10"), path, True)
    assert bytes_below(tmp_path).keys() == before.keys()
    assert bytes_below(tmp_path) != before


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Do without the rights of root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("shape", FORMATS)
def test_a_place_that_cannot_be_written_is_an_os_error(shape: str, tmp_path: Path) -> None:
    ledger = small_ledger()
    (tmp_path / "file").write_text("in the way")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    before = bytes_below(tmp_path)
    for path in (tmp_path / "file" / "ledger", tmp_path / "missing" / "ledger", closed / "ledger"):
        with as_nobody(), pytest.raises(jd.Unwritable, match="ledger'; ") as caught:
            FORMATS[shape](ledger, path, True)
        assert caught.value.subject == str(path)
    with pytest.raises(jd.Unwritable):
        FORMATS[shape](ledger, closed if shape == "xlsx" else tmp_path / "file", True)
    assert bytes_below(tmp_path) == before
    assert list(closed.iterdir()) == []


@pytest.mark.parametrize("shape", ["parquet", "csv"])
def test_a_folder_that_holds_more_than_a_ledger_is_never_replaced(shape: str, tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "notes.txt").write_text("mine")
    with pytest.raises(jd.Unwritable, match=r"notes\.txt"):
        FORMATS[shape](small_ledger(), tmp_path / "ledger", True)
    assert bytes_below(tmp_path) == {str(tmp_path / "ledger" / "notes.txt"): b"mine"}


FULL_DISK = """
import resource, sys
import jiedui as jd, jiedui.files
{before}
ledger = jd.read_ledger(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
try:
    {call}
except jd.Unwritable as error:
    sys.exit(0 if "too large" in str(error).lower() else str(error))
sys.exit("written")
"""


@pytest.mark.parametrize("before", ["", "jiedui.files._check = lambda *_: None"])
@pytest.mark.parametrize(
    "call",
    [
        "jd.write_ledger(ledger, sys.argv[2], replace=True)",
        "jd.write_ledger(ledger, sys.argv[2] + '.xlsx')",
        "jd.write_ledger(ledger, sys.argv[2], format='parquet', replace=True)",
        "ledger.schools.to_csv(sys.argv[2] + '.csv')",
    ],
)
def test_a_full_disk_leaves_nothing_behind(before: str, call: str, tmp_path: Path) -> None:
    jd.write_ledger(small_ledger(), tmp_path / "ledger")
    files = bytes_below(tmp_path)
    program = FULL_DISK.format(before=before, call=call)
    done = subprocess.run(
        [sys.executable, "-c", program, DISTRICT, tmp_path / "ledger"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert bytes_below(tmp_path) == files


def test_a_new_place_is_gone_unless_it_is_put(tmp_path: Path) -> None:
    place = _core._NewPlace(tmp_path / "ledger", True, False)
    assert place.temporary.is_dir()
    assert place.temporary.parent == tmp_path
    del place
    assert list(tmp_path.iterdir()) == []


# ---- tables as CSV, polars and HTML


@given(networks())
def test_csv_says_what_iteration_says(drawn: Drawn) -> None:
    network = drawn.network()
    for table in (network.ties(), network.coverage(), network.ledger.schools, network.ledger.supports):
        header, *rows = csv.reader(io.StringIO(table.to_csv(), newline=""))
        assert header == [column.name for column in table.columns]
        assert rows == [[csv_cell(cell) for cell in row] for row in table]
        assert pl.DataFrame(table).equals(table.to_polars())


def csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "+".join(cell) if isinstance(cell, tuple) else str(cell)


def test_csv_is_a_text_or_a_file(tmp_path: Path) -> None:
    roles = network_of("A>B staff | schools A name=甲").roles()
    text = roles.to_csv(names=True)
    assert text.splitlines()[:2] == [
        "school,school_name,role,supporters,recipients,certain",
        "A,甲,supporter,0,1,yes",
    ]
    roles.to_csv(tmp_path / "roles.csv", names=True)
    assert (tmp_path / "roles.csv").read_bytes() == text.encode()
    assert roles.to_polars(names=True).columns == text.splitlines()[0].split(",")


def test_lists_of_texts_are_joined_by_bars() -> None:
    table = network_of("A>B staff | schools A aliases=x+y").ledger.schools
    assert (
        dict(zip(*csv.reader(io.StringIO(table.to_csv()).readlines()[:2]), strict=True))["aliases"] == "x|y"
    )


def test_csv_for_spreadsheets_holds_no_formula() -> None:
    table = small_ledger(fact="=1+1", amount="-3").supports
    assert table.to_csv().splitlines()[1].endswith(",=1+1")
    text = table.to_csv(for_spreadsheets=True)
    assert text.startswith("\ufeff")
    assert text.splitlines()[1].endswith(",'=1+1")
    assert ",-3," in text


def test_csv_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    table = small_ledger().supports
    for path, reason in (
        (Path("/dev/full"), "No space left"),
        (tmp_path, "folder"),
        (tmp_path / "a" / "b", "No such"),
    ):
        with pytest.raises(jd.Unwritable, match=reason):
            table.to_csv(path)
    assert list(tmp_path.iterdir()) == []


def test_html_is_escaped_and_says_what_is_not_shown() -> None:
    pairs = "; ".join(f"A>B{number} staff" for number in range(25))
    ties = network_of(f"{pairs} | schools A name=<b>").ties()
    html = ties._repr_html_()
    assert html.count("<tr>") == 1 + 20
    assert "<p>… and 5 more rows</p>" in html
    assert '<th title="Through what.">channel</th>' in html
    assert "[unit]" in html
    schools = small_ledger(fact="<script>&\"'").supports._repr_html_()
    assert "<script>" not in schools
    assert "&lt;script&gt;&amp;" in schools
    assert "<p>(no rows)</p>" in network_of("A>A staff").ties()._repr_html_()
