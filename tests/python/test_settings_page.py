# SPDX-License-Identifier: Apache-2.0
"""The page of ledger.json and its schema say what the library reads, and what it says of each mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import jiedui as jd
import settings_page
import tables_page
from settings_page import TABLES

SCHEMA = json.loads((settings_page.PAGE.parent / "ledger.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PAGE = settings_page.PAGE.read_text("utf-8")
MISTAKES = settings_page.mistakes(PAGE)
# What no schema can see: texts that are no JSON, words that mean something else, days.
ONLY_THE_LIBRARY = (
    "02-30",
    '"autumn": "02-01"',
    "last year",
    '"2004-09"',
    '"2004"',
    "giver",
    "受援学校",
    "people",
    "X",
)


def test_the_page_says_of_each_mistake_what_the_library_says() -> None:
    assert settings_page.page(PAGE) == PAGE, "run python tests/python/settings_page.py"
    assert len(MISTAKES) == len(set(MISTAKES)) > 30


def test_every_key_has_a_row_and_an_example() -> None:
    keys = set(SCHEMA["properties"])
    assert set(re.findall(r"^\| (?:\[`|`)([\w$]+)`", PAGE.partition("The examples")[0], re.MULTILINE)) == keys
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL))
    assert set(sections) == keys - {"$schema"}
    assert all("\n>>> " in text for text in sections.values())


def test_keys_of_aliases_are_listed() -> None:
    listed = PAGE.partition("## aliases")[2].partition("```python")[0]
    keys = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| ([^|]*) \|", listed, re.MULTILINE)))
    assert set(keys) | {"format"} == set(SCHEMA["properties"]["aliases"]["properties"])


def test_a_mistake_names_every_key_that_there_is() -> None:
    """The finding of an unknown key lists the keys of its object: they are those of the schema."""

    def known(settings: Any) -> set[str]:
        return set(re.findall(r"'(\w+)'", settings_page.said_of(json.dumps(settings))[0].expected))

    def keys(schema: Any) -> set[str]:
        return set(schema["properties"]) - {"$schema", "format"}

    properties = SCHEMA["properties"]
    aliases = properties["aliases"]["properties"]
    assert known({"x": 1}) == keys(SCHEMA)
    assert known({"calendar": {"x": 1}}) == keys(properties["calendar"])
    assert known({"complete": [{"table": "needs", "period": "2003", "x": 1}]}) == keys(
        properties["complete"]["items"]
    )
    assert known({"gaps": [{"table": "needs", "x": 1}]}) == keys(properties["gaps"]["items"])
    assert known({"aliases": {"x": 1}}) == keys(properties["aliases"])
    assert known({"aliases": {"units": {"x": 1}}}) == keys(aliases["units"])
    assert known({"aliases": {"units": {"goods": {"x": 1}}}}) == keys(aliases["units"]["properties"]["goods"])
    assert known({"aliases": {"headers": {"x": 1}}}) == set(SCHEMA["$defs"]["table"]["enum"])
    for section in ("values", "cells"):
        assert known({"aliases": {section: {"x": 1}}}) == set(aliases[section]["propertyNames"]["enum"])


def test_lists_of_the_schema_are_those_of_the_library() -> None:
    words = tables_page.aliases()
    aliases = SCHEMA["properties"]["aliases"]["properties"]
    assert set(SCHEMA["$defs"]["table"]["enum"]) == set(tables_page.tables())
    ends = {
        f"{table}.last_day"
        for table, columns in tables_page.tables().items()
        for each in columns
        if each.kind == "last_day"
    }
    assert set(SCHEMA["properties"]["missing_columns"]["propertyNames"]["enum"]) == ends
    for section in ("every_table", "split", "cells", "values"):
        assert set(aliases[section]["propertyNames"]["enum"]) == set(words[section])


def test_the_schema_is_one_and_takes_what_the_library_reads() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    shown = [
        json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    ]
    for settings in [
        *shown,
        {},
        {"aliases": tables_page.aliases()},
        {"complete": [], "gaps": [{"table": "needs"}]},
    ]:
        VALIDATOR.validate(settings)
        jd.read_ledger(TABLES, settings=json.dumps(settings))


@pytest.mark.parametrize("text", MISTAKES)
def test_the_schema_refuses_what_the_library_refuses(text: str) -> None:
    if any(each in text for each in ONLY_THE_LIBRARY):
        return
    assert not VALIDATOR.is_valid(json.loads(text))


def test_what_is_written_fits_the_schema(tmp_path: Path) -> None:
    settings = {
        "district": "X",
        "calendar": {"autumn": "09-02"},
        "complete": [{"table": "needs", "period": "2003"}],
    }
    tables = {**TABLES, "postings": [{"home": "A", "host": "B", "teacher": "T", "last_day": "soon"}]}
    ledger = jd.read_ledger(tables, settings=settings, keep_valid=True, teachers_by="name")
    jd.write_ledger(ledger, tmp_path / "written")
    written = json.loads((tmp_path / "written" / "ledger.json").read_text("utf-8"))
    assert "gaps" in written
    VALIDATOR.validate(written)
