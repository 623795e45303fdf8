# SPDX-License-Identifier: Apache-2.0
"""The page of tables and columns says what the library does."""

from __future__ import annotations

import pytest

import jiedui as jd
import tables_page

CELLS = {
    "schools": {"id": "B", "name": "Beta"},
    "supports": {"supporter": "A", "recipient": "A2"},
    "postings": {"home": "A", "host": "A2"},
    "transfers": {"supporter": "A", "recipient": "A2"},
    "teachers": {"id": "T"},
    "needs": {"school": "A", "subject": "music"},
    "indicators": {"school": "A", "stage": "primary", "school_year": "2003/2004", "indicator": "books"},
    "documents": {"id": "D2"},
    "claims": {"document": "D", "what": "teachers", "amount": "3"},
    "successions": {"predecessor": "A"},
}
OTHERS = {
    "schools": [{"id": "A", "name": "Alpha"}, {"id": "A2", "name": "Alpha 2"}],
    "supports": [{"supporter": "A", "recipient": "A2"}],
    "documents": [{"id": "D"}],
}


def test_the_page_is_what_the_library_says_today() -> None:
    written = tables_page.PAGE.read_text("utf-8")
    assert written == tables_page.page(), "run python tests/python/tables_page.py"


@pytest.mark.parametrize("table", tables_page.TABLES)
def test_the_required_columns_are_those_without_which_a_table_is_refused(table: str) -> None:
    cells = CELLS[table]
    assert set(tables_page.REQUIRED[table]) == set(cells)
    _read(table, cells)
    for missing in cells:
        with pytest.raises(jd.BadLedger) as refused:
            _read(table, {name: value for name, value in cells.items() if name != missing})
        assert "missing_column" in {each.code for each in refused.value.findings}


def test_every_table_is_on_the_page() -> None:
    ledger = _read("schools", CELLS["schools"])
    tables = {name for name in dir(ledger) if type(getattr(ledger, name)) is jd.Table}
    assert tables == set(tables_page.TABLES) == set(tables_page.REQUIRED)


def _read(table: str, cells: dict[str, str]) -> jd.Ledger:
    ties = [{"supporter": "B", "recipient": "B"}] if table == "schools" else OTHERS["supports"]
    return jd.read_ledger({**OTHERS, "supports": ties, table: [cells or {"nothing": "-"}]})
