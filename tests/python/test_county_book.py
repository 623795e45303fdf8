# SPDX-License-Identifier: Apache-2.0
"""The workbook of the tutorial about the balance of a county is the one that the script writes."""

from __future__ import annotations

import openpyxl
import pytest

import jiedui as jd
from county_book import BOOK, sheets


@pytest.mark.parametrize("sheet", sheets())
def test_the_workbook_is_as_the_script_writes_it(sheet: str) -> None:
    book = openpyxl.load_workbook(BOOK)
    assert book.sheetnames == [*sheets()]
    assert [list(row) for row in book[sheet].iter_rows(values_only=True)] == sheets()[sheet]


def test_the_workbook_is_read_without_a_doubt() -> None:
    ledger = jd.read_ledger(BOOK, schools_by="name")
    assert len(ledger.schools) == 60
    assert len(ledger.findings) == 0
