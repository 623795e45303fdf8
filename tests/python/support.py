# SPDX-License-Identifier: Apache-2.0
"""Ledgers from records and files, and questions as one line of text, as tests/golden/README.md has them.

Records (a dict of cells each) become CSV files, and `jiedui.read_ledger` reads them: so every test that uses
this goes the whole way of the data.  Networks as one line of text are `jiedui.testing.network_of`.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from hypothesis import settings

import jiedui as jd
from jiedui.testing_texts import Record, day
from jiedui.testing_texts import ask as ask_text

ROOT = Path(__file__).resolve().parents[2]
DISTRICT = ROOT / "docs" / "examples" / "district"

NamedBy = Literal["id", "name"]

# For laws that look for what is drawn seldom.
many = settings(max_examples=max(200, settings().max_examples))


# ---- files

# The columns that each table has, whether or not a record fills them.
_COLUMNS = {
    "schools": ("id", "name", "last_day"),
    "supports": ("id", "supporter", "recipient", "first_day", "last_day"),
    "postings": ("id", "home", "host", "first_day", "last_day"),
    "transfers": ("id", "supporter", "recipient"),
    "documents": ("id",),
    "teachers": ("id",),
    "needs": ("school", "subject"),
    "successions": ("predecessor", "successor", "day"),
    "claims": ("document", "what", "amount", "first_day", "last_day"),
}
# What a cell says of a record that says nothing: an empty last day would be a running one.
_UNSAID = {"last_day": "?"}


def columns_of(table: str, records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Give the records of a table as columns; what one does not say is empty, a last day unknown."""
    header = dict.fromkeys([*_COLUMNS.get(table, ()), *(column for each in records for column in each)])
    return {column: [each.get(column, _UNSAID.get(column, "")) for each in records] for column in header}


# What a ledger says of itself, beside its tables.
SETTINGS = ("complete", "gaps", "calendar")


def write_ledger(folder: Path, tables: Mapping[str, Sequence[Record]]) -> None:
    """Write each table that has rows, and supports: a ledger without any ties has an empty table of them.

    What `complete`, `gaps` and `calendar` hold are not tables: `ledger.json` says it.
    """
    settings: dict[str, Any] = {name: tables[name] for name in ("complete", "gaps") if tables.get(name)}
    if tables.get("calendar"):
        settings["calendar"] = tables["calendar"][0]
    if settings:
        (folder / "ledger.json").write_text(json.dumps(settings), encoding="utf-8")
    for table, records in tables.items():
        if table in SETTINGS or (not records and table != "supports"):
            continue
        columns = columns_of(table, records)
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*columns.values(), strict=True))


def ledger_of(
    tables: Mapping[str, Sequence[Record]],
    *,
    keep_valid: bool = False,
    schools_by: NamedBy = "id",
    teachers_by: NamedBy = "id",
) -> jd.Ledger:
    """Read the ledger of these records from files."""
    with tempfile.TemporaryDirectory() as folder:
        write_ledger(Path(folder), tables)
        return jd.read_ledger(folder, keep_valid=keep_valid, schools_by=schools_by, teachers_by=teachers_by)


def ledger_of_files(
    files: Mapping[str, str | bytes],
    *,
    keep_valid: bool = False,
    schools_by: NamedBy = "id",
    teachers_by: NamedBy = "id",
) -> jd.Ledger:
    """Read a folder of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return jd.read_ledger(folder, keep_valid=keep_valid, schools_by=schools_by, teachers_by=teachers_by)


# ---- days


def day_text(text: str) -> str:
    """Write a day of a text as a ledger's cell does."""
    return day(int(text)).isoformat() if text.isdecimal() and len(text) <= 5 else text


# ---- questions


def ask(network: jd.Network, text: str) -> str:
    """Ask what a text asks, and show what comes back."""
    *calls, question = [call.split() for call in text.split(";")]
    graph: jd.Network | jd.Slice = network
    for word, *arguments in calls:
        graph = narrowed(graph, word, arguments)
    if question[0] == "left_out":
        left_out = _answer(graph, question[1], question[2:]).left_out
        return " ".join(map(str, left_out))
    if question[0] == "evidence":
        ties = _answer(graph, question[2], question[3:]).evidence(int(question[1]))
        return " ".join(tie for _, tie in ties)
    return shown(_answer(graph, question[0], question[1:]))


def narrowed(graph: jd.Network | jd.Slice, word: str, arguments: list[str]) -> jd.Slice:
    """Make one slice call."""
    call = getattr(graph, word)
    if word == "at":
        made = call(day_text(arguments[0]))
    elif word in ("during", "throughout"):
        made = call(period_of(arguments[0]))
    elif word == "through":
        made = call(arguments)
    elif word in ("within", "without", "supported_by", "supporting"):
        made = call(**_conditions(arguments)) if _are_conditions(arguments) else call(arguments)
    elif word == "where":
        made = call(**_conditions(arguments))
    else:
        assert not arguments, arguments
        made = call()
    assert isinstance(made, jd.Slice)
    return made


def period_of(text: str) -> jd.Period | str:
    """Read the days of `0..9`, or of a span."""
    first, dots, last = text.partition("..")
    return jd.Period.inclusive(day_text(first), day_text(last)) if dots else text


def _answer(graph: jd.Network | jd.Slice, question: str, words: list[str]) -> jd.Answer[Any]:
    answer = ask_text(graph, " ".join([question, *words]))
    assert answer.question == question
    return answer


def _are_conditions(words: list[str]) -> bool:
    return bool(words) and "=" in words[0]


def _conditions(words: list[str]) -> dict[str, list[str]]:
    return {column: values.split(",") for column, _, values in (word.partition("=") for word in words)}


# ---- answers


def shown(answer: Iterable[Any]) -> str:
    """Show rows: columns joined by blanks, rows by `; `."""
    return "; ".join(" ".join(_shown_cells(row)) for row in answer)


def _shown_cells(row: Any) -> list[str]:
    cells: dict[str, object] = row._asdict()
    shown_row = []
    for column, value in cells.items():
        is_kind_of_tie = column.endswith("_kind") and column.removesuffix("_kind") in cells
        if is_kind_of_tie or f"{column}_text" in cells:
            continue
        if column.endswith("_text"):
            is_running = value == "" and column == "last_day_text"
            shown_row.append("running" if is_running else str(value) or "?")
        else:
            shown_row.append(_shown_value(column, value))
    return shown_row


def _shown_value(column: str, value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ("|" if column == "aliases" else "+").join(value) or "-"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
