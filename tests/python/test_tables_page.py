# SPDX-License-Identifier: Apache-2.0
"""The pages of tables and columns say what the library reads: each header and word of them is read here."""

from __future__ import annotations

import re
from typing import Any

import pytest

import jiedui as jd
import tables_page
import tables_page_zh
from tables_page import TABLES, Column, aliases, headers_of, words_of

# What every ledger of these tests has, and a row of each table with nothing but its required cells.
OTHERS: dict[str, list[dict[str, str]]] = {
    "schools": [{"id": "A", "name": "Alpha"}, {"id": "A2", "name": "Alpha 2"}],
    "supports": [{"id": "S", "supporter": "A", "recipient": "A2", "first_day": "", "last_day": "?"}],
    "postings": [{"id": "P", "home": "A", "host": "A2", "first_day": "", "last_day": "?"}],
    "teachers": [{"id": "T2"}],
    "documents": [{"id": "D2"}],
}
CELLS = {
    "schools": {"id": "B", "name": "Beta"},
    "supports": {"supporter": "A2", "recipient": "A"},
    "postings": {"home": "A", "host": "A2"},
    "transfers": {"supporter": "A", "recipient": "A2"},
    "teachers": {"id": "T"},
    "needs": {"school": "A", "subject": "music"},
    "indicators": {"school": "A", "school_year": "2003/2004", "indicator": "books"},
    "documents": {"id": "D"},
    "claims": {"document": "D2", "what": "teachers", "amount": "3"},
    "successions": {"predecessor": "A"},
}
IDS = {"schools": "A2", "supports": "S", "postings": "P", "teachers": "T2", "documents": "D2"}
EXAMPLES = {
    "text": "x",
    "texts": "x",
    "yes_no": "yes",
    "whole_number": "3",
    "number": "0.5",
    "degrees": "30",
    "day": "2003-09-01",
    "last_day": "2004-08-31",
}


def example_of(table: str, column: Column) -> str:
    """Give a cell that fits a column."""
    if column.name in CELLS[table]:
        return CELLS[table][column.name]
    if column.kind in ("reference", "references"):
        return IDS[column.of]
    return next(iter(words_of(column.of))) if column.kind == "word" else EXAMPLES[column.kind]


def read(
    table: str, cells: dict[str, str], *, header: tuple[str, str] = ("", ""), name: str = ""
) -> jd.Table:
    """Read a ledger in which a table has one row of these cells behind those that every ledger has.

    `header` is a column and how it is called, `name` how the table is called.
    """
    others = {each: rows for each, rows in OTHERS.items() if each != table}
    rows = [*OTHERS.get(table, []), cells]
    columns = {key: header[1] if key == header[0] else key for row in rows for key in row}
    ledger = jd.read_ledger(
        {**others, name or table: [{columns[key]: row.get(key, "") for key in columns} for row in rows]}
    )
    read: jd.Table = getattr(ledger, table)
    return read


def value(table: str, column: str, cells: dict[str, str], header: str = "") -> Any:
    """Give what the cells of a row say in a column, which may be called by a header."""
    return getattr(read(table, cells, header=(column, header or column))[-1], column)


def columns_of(table: str) -> list[Column]:
    return tables_page.tables()[table]


def names(table: jd.Table) -> set[str]:
    return {each.name for each in table.columns}


@pytest.mark.parametrize("language", tables_page.PAGES)
def test_a_page_is_as_the_script_writes_it(language: str) -> None:
    written = tables_page.PAGES[language].read_text("utf-8")
    assert written == tables_page.page(language), "run python tests/python/tables_page.py"


@pytest.mark.parametrize("language", tables_page.PAGES)
def test_each_table_of_a_page_stands_below_its_heading(language: str) -> None:
    text = tables_page.PAGES[language].read_text("utf-8")
    below = re.findall(r"^#+ (.*)\n\n(?:[^|#\n].*\n|\n)*\|", text, re.MULTILINE)
    tables, lists = len(TABLES), len(tables_page.LISTS)
    assert below[1 : tables + 1] == list(TABLES)
    assert below[tables + 4 : tables + 4 + lists] == list(tables_page.LISTS)
    headings = [
        re.findall("^#+", path.read_text("utf-8"), re.MULTILINE) for path in tables_page.PAGES.values()
    ]
    assert headings[0] == headings[1]


def test_each_section_says_what_one_row_is() -> None:
    english, chinese = (tables_page.PAGES[language].read_text("utf-8") for language in ("en", "zh"))
    for table, row in TABLES.items():
        assert f"\n## {table}\n\nOne row is {row}.\n" in english
        assert re.search(f"\n## {table}\n\n\\w+。一行是{tables_page_zh.TABLES[table]}。\n", chinese)


def test_every_table_column_and_list_is_on_the_pages() -> None:
    ledger = jd.read_ledger({"schools": OTHERS["schools"], "supports": OTHERS["supports"]})
    tables = {name for name in dir(ledger) if type(getattr(ledger, name)) is jd.Table}
    assert tables == {*TABLES, "reading"}  # which tells of columns, and holds no records
    assert set(TABLES) == set(tables_page.tables())
    for table in TABLES:
        described = [each.name for each in columns_of(table)]
        shown = [each.name for each in getattr(ledger, table).columns]
        assert described == [
            name for name in shown if name.removesuffix("_text") not in shown or name in described
        ]
    assert {each.list for table in TABLES for each in columns_of(table)} - {""} == set(tables_page.LISTS)


@pytest.mark.parametrize("table", TABLES)
def test_the_required_columns_are_those_without_which_a_table_is_refused(table: str) -> None:
    cells = CELLS[table]
    assert {each.name for each in columns_of(table) if each.is_required} == set(cells)
    for missing in cells:
        others = {name: cell for name, cell in cells.items() if name != missing} or {"nothing": "-"}
        with pytest.raises(jd.BadLedger) as refused:
            jd.read_ledger({**OTHERS, table: [others]})
        assert "missing_column" in {each.code for each in refused.value.findings}


@pytest.mark.parametrize("table", TABLES)
def test_a_file_of_each_name_is_the_table(table: str) -> None:
    whole = read(table, CELLS[table])
    for name in aliases()["sheets"][table]:
        assert list(read(table, CELLS[table], name=name)) == list(whole), name


@pytest.mark.parametrize("table", TABLES)
def test_each_header_is_read_as_its_column(table: str) -> None:
    for column in columns_of(table):
        cells = {**CELLS[table], column.name: example_of(table, column)}
        meant = value(table, column.name, cells)
        assert meant is not None
        for header in headers_of(table, column.name):
            assert value(table, column.name, cells, header) == meant, header


@pytest.mark.parametrize("table", TABLES)
def test_each_word_of_a_list_is_read_as_the_first(table: str) -> None:
    for column in columns_of(table):
        for word, texts in words_of(column.list).items() if column.list else ():
            meant = value(table, column.name, {**CELLS[table], column.name: word})
            assert meant == (word == "yes" if column.kind == "yes_no" else word)
            for text in texts:
                assert value(table, column.name, {**CELLS[table], column.name: text}) == meant, text


@pytest.mark.parametrize("table", TABLES)
def test_a_list_that_is_not_open_takes_no_other_word(table: str) -> None:
    for column in columns_of(table):
        cells = {**CELLS[table], column.name: "another"}
        if column.kind in ("word", "yes_no"):
            with pytest.raises(jd.BadLedger) as refused:
                read(table, cells)
            assert [each.code for each in refused.value.findings] == ["unknown_word"]
        elif column.kind == "text":
            assert value(table, column.name, cells) == "another"


def test_an_unknown_cell_is_unknown_and_a_running_one_runs() -> None:
    for text in aliases()["cells"]["unknown"]:
        assert value("schools", "township", {**CELLS["schools"], "township": text}) is None
        assert value("supports", "last_day_text", {**CELLS["supports"], "last_day_text": text}) == "?"
    for text in aliases()["cells"]["running"]:
        assert read("supports", {**CELLS["supports"], "last_day": text})[-1].last_day_text == ""
    for text in aliases()["cells"]["no_posting"]:
        assert [row.id for row in read("postings", {**CELLS["postings"], "form": text})] == ["P"]


def test_two_days_stand_in_one_cell_or_below_one_header() -> None:
    def days(**cells: str) -> tuple[str, str]:
        row = jd.read_ledger({**OTHERS, "postings": [{**CELLS["postings"], **cells}]}).postings[0]
        return row.first_day_text, row.last_day_text

    both, first, last = (aliases()["every_table"][each] for each in tables_page.TWO_DAYS)
    for header in both:
        for mark in "-–—~至":
            assert days(**{header: f"2003-09{mark}2004-08"}) == ("2003-09", "2004-08")
    for start, end in zip(first, last, strict=True):
        assert days(**{start: "2003-09", end: "2004-08"}) == ("2003-09", "2004-08")


def test_several_values_stand_in_one_cell() -> None:
    marks = aliases()["split"]
    for mark in marks.pop("supports.channel"):
        rows = list(read("supports", {**CELLS["supports"], "channel": f"师资{mark}资金"}))
        assert [row.channel for row in rows[-2:]] == ["staff", "funds"]
    assert marks.pop("transfers.channel") == []
    for mark in marks.pop("schools.aliases"):
        assert value("schools", "aliases", {**CELLS["schools"], "aliases": f"x{mark}y"}) == ("x", "y")
    supports = [{"id": each, "supporter": "A", "recipient": "A2", "last_day": "?"} for each in "ST"]
    for mark in marks.pop("documents.supports"):
        documents = [{"id": "D", "supports": f"S{mark}T"}]
        ledger = jd.read_ledger({**OTHERS, "supports": supports, "documents": documents})
        assert ledger.documents[0].supports == ("S", "T")
    assert not marks


def test_money_is_read_in_yuan() -> None:
    for unit, yuan in aliases()["units"]["money"].items():
        row = read("transfers", {**CELLS["transfers"], f"金额({unit})": "2"})[-1]
        assert row.value_yuan == 2 * yuan


def test_a_figure_per_pupil_becomes_a_total() -> None:
    for each in aliases()["per_pupil"]:
        for name in each["names"]:
            cells = {**CELLS["indicators"], "indicator": name, "amount": "3", "pupils": "200"}
            row = read("indicators", cells)[-1]
            assert (row.indicator, row.amount) == (each["indicator"], 3 * 200 / each["base"])


def test_known_attributes_have_one_name() -> None:
    for attribute, headers in aliases()["attributes"].items():
        for header in headers:
            columns = {each.name for each in read("postings", {**CELLS["postings"], header: "x"}).columns}
            assert attribute in columns, header


def test_a_header_that_says_little_gives_way() -> None:
    for header in aliases()["general"]:
        for table in TABLES:
            for column in columns_of(table):
                headers = headers_of(table, column.name)
                if header not in headers:
                    continue
                clear = next(each for each in [column.name, *headers] if each not in aliases()["general"])
                example = example_of(table, column)
                row = read(
                    table,
                    {**CELLS[table], header: "vague", column.name: example},
                    header=(column.name, clear),
                )
                assert "vague" not in {str(getattr(row[-1], column.name)), example}


def test_a_name_beside_an_id_is_compared_with_it() -> None:
    for table in ("supports", "postings", "transfers"):
        columns = {each.name for each in columns_of(table)}
        for name in set(aliases()["headers"][table]) - columns:
            column = name.removesuffix("_name")
            known = {"A": "Alpha", "A2": "Alpha 2", "T2": "Wang"}
            teachers = [{"id": "T2", "name": "Wang", "home": "A"}]
            row = {"teacher": "T2", **CELLS[table]}
            for header in aliases()["headers"][table][name]:
                for cell, expected in ((known[row[column]], 0), ("Another", 1)):
                    rows = [
                        {
                            **{each: row[each] for each in (*CELLS[table], column)},
                            header: cell,
                            "last_day": "?",
                        }
                    ]
                    ledger = jd.read_ledger({**OTHERS, "teachers": teachers, table: rows})
                    codes = [each.code for each in ledger.findings if each.value == "Another"]
                    assert len(codes) == expected, (header, cell)
