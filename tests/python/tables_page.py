# SPDX-License-Identifier: Apache-2.0
"""Writes docs/ledgers/tables.md from what the library says of its tables and from the words that it reads.

``python tests/python/tables_page.py``
"""

from __future__ import annotations

import json
import re
from typing import Any

import jiedui as jd
from jiedui.testing import network_of
from support import ROOT

PAGE = ROOT / "docs" / "ledgers" / "tables.md"
TABLES = {
    "schools": "a school, or a place that acts as one",
    "supports": "what one school agreed to give another through one channel",
    "postings": "a move of one teacher, or of a number of teachers, from home to host",
    "transfers": "money or goods that moved",
    "teachers": "a teacher",
    "needs": "the posts of a subject at a school",
    "indicators": "a resource total of a school in a school year",
    "documents": "a notice, plan, schedule, list of leaders or inspection",
    "claims": "a figure that a document states",
    "successions": "what became of a school",
}
REQUIRED = {
    "schools": ["id", "name"],
    "supports": ["supporter", "recipient"],
    "postings": ["home", "host"],
    "transfers": ["supporter", "recipient"],
    "teachers": ["id"],
    "needs": ["school", "subject"],
    "indicators": ["school", "stage", "school_year", "indicator"],
    "documents": ["id"],
    "claims": ["document", "what", "amount"],
    "successions": ["predecessor"],
}
# Columns whose closed list has another name than they.
LISTS = {
    ("documents", "kind"): "document_kind",
    ("successions", "kind"): "succession_kind",
    ("teachers", "backbone"): "backbone_level",
    ("needs", "stage"): "stage",
}

HEAD = """# Tables and columns of a ledger

This page is made from the library's own description of its tables and from the words that it reads
(`src/io/aliases.json`). Only `schools` and one of `supports`, `postings` and `transfers` are needed.
A column in **bold** is required. A column that this page does not have becomes an attribute.
[What cells mean](values.md) says how values are written.

A file or sheet is called by the name of its table or by one of the Chinese names. A header is the name of
its column or one of the other words. Case, blanks, `_` and `-` do not matter in a header. `first_day` and
`last_day` may stand in one column: {both}.

"""
COLUMNS = """| column | what it says | Chinese headers | other headers |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    words = _words()
    ledger = network_of("A>B").ledger
    both = ", ".join(words["every_table"]["first_and_last_day"])
    parts = [HEAD.format(both=both)]
    for table, row in TABLES.items():
        names = ", ".join(_chinese(words["sheets"].get(table, [])))
        parts.append(f"## {table}\n\nOne row is {row}. Chinese names: {names}.\n\n")
        parts.append(
            "| column | what it says | Chinese headers | other headers |\n| --- | --- | --- | --- |\n"
        )
        parts.extend(
            _line(words, table, column) for column in getattr(ledger, table).columns if not _is_text(column)
        )
        lists = [_list(words, table, column) for column in getattr(ledger, table).columns]
        parts.append("\n" + "".join(lists))
    return "".join(parts).rstrip() + "\n"


def _words() -> dict[str, Any]:
    text = (ROOT / "src" / "io" / "aliases.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    return read


def _is_text(column: jd.Column) -> bool:
    """Whether it is the second column that a day has in frames."""
    return column.name.endswith("_text")


def _line(words: dict[str, Any], table: str, column: jd.Column) -> str:
    headers = [
        *words["headers"].get(table, {}).get(column.name, []),
        *words["every_table"].get(column.name, []),
    ]
    name = f"**{column.name}**" if column.name in REQUIRED[table] else column.name
    others = [each for each in headers if each not in _chinese(headers)]
    return f"| {name} | {column.doc} | {', '.join(_chinese(headers))} | {', '.join(others)} |\n"


def _list(words: dict[str, Any], table: str, column: jd.Column) -> str:
    """The words of a column that has a closed list."""
    values = words["values"].get(LISTS.get((table, column.name), column.name))
    if not values or (table, column.name) == ("postings", "backbone"):
        return ""
    lines = "".join(f"| {word} | {', '.join(meant)} |\n" for word, meant in values.items())
    return f"Words of `{column.name}`:\n\n| word | also read |\n| --- | --- |\n{lines}\n"


def _chinese(texts: list[str]) -> list[str]:
    return [each for each in texts if re.search("[\u4e00-\u9fff]", each)]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
