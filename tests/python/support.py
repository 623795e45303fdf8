# SPDX-License-Identifier: Apache-2.0
"""Networks and questions as one line of text; tests/golden/README.md says how they are written.

A network becomes records (a dict of cells each), these become CSV files, and `jiedui.read_ledger` reads them:
so every test that uses this goes the whole way of the data.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import jiedui as jd

ROOT = Path(__file__).resolve().parents[2]
DISTRICT = ROOT / "docs" / "examples" / "district"

NamedBy = Literal["id", "name"]
Record = dict[str, str]
Tables = dict[str, list[Record]]

CHANNELS = ("staff", "teaching", "funds", "materials")
SUCCESSION_KINDS = ("rename", "merge", "split", "close", "retype", "reopen", "recode")
STATUSES = ("planned", "announced", "actual")
RECORDERS = ("supporter", "recipient", "bureau")
# What a cell says of a record that says nothing: an empty last day would be a running one.
_UNKNOWN_END = {"last_day": "?"}
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
_DAY_COLUMNS = {"first_day", "last_day", "day", "recorded_on", "withdrawn_on"}


# ---- files


def write_ledger(folder: Path, tables: Mapping[str, Sequence[Record]]) -> None:
    """Write each table that has rows, and supports: a ledger without any ties has an empty table of them.

    What `complete` holds is no table: `ledger.json` says it.
    """
    for table, records in tables.items():
        if not records and table != "supports":
            continue
        if table == "complete":
            (folder / "ledger.json").write_text(json.dumps({"complete": records}), encoding="utf-8")
            continue
        header = list(
            dict.fromkeys([*_COLUMNS.get(table, ()), *(column for each in records for column in each)])
        )
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            for each in records:
                writer.writerow([each.get(column, _UNKNOWN_END.get(column, "")) for column in header])


def ledger_of(
    tables: Mapping[str, Sequence[Record]], *, schools_by: NamedBy = "id", teachers_by: NamedBy = "id"
) -> jd.Ledger:
    """Read the ledger of these records from files."""
    with tempfile.TemporaryDirectory() as folder:
        write_ledger(Path(folder), tables)
        return jd.read_ledger(folder, schools_by=schools_by, teachers_by=teachers_by)


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


# ---- networks


def day(number: int) -> date:
    """Give the day that texts call `number`."""
    return date(1970, 1, 1) + timedelta(days=number)


def day_text(text: str) -> str:
    """Write a day of a text as a ledger's cell does."""
    return day(int(text)).isoformat() if text.isdecimal() and len(text) <= 5 else text


def tables_of(text: str) -> Tables:
    """Read the records of a network."""
    tables: Tables = {table: [] for table in (*_COLUMNS, "complete")}
    readers: dict[str, Callable[[list[str]], Record]] = {
        "schools": _school,
        "teachers": _teacher,
        "needs": _need,
        "complete": _complete,
        "claims": _claim,
        "successions": _succession,
    }
    for part in _pieces(text, "|"):
        first, _, rest = part.partition(" ")
        if first in readers:
            tables[first] += [readers[first](item.split()) for item in _pieces(rest, ";")]
            continue
        for item in _pieces(part, ";"):
            number = sum(len(tables[table]) for table in ("supports", "postings", "transfers")) + 1
            table, record = _tie(item.split())
            tables[table].append({"id": f"t{number}", **record})
    _add_those_named(tables)
    return tables


# Where records name schools.
_SCHOOLS_NAMED = {
    "supports": ("supporter", "recipient"),
    "postings": ("home", "host"),
    "transfers": ("supporter", "recipient"),
    "teachers": ("home",),
    "needs": ("school",),
    "successions": ("predecessor", "successor"),
}


def _add_those_named(tables: Tables) -> None:
    """Add the schools, documents and, where teachers are listed, teachers that only other parts name."""

    def named(table: str, column: str) -> set[str]:
        return {each.get(column, "") for each in tables[table]} - {""}

    def missing(table: str, ids: set[str]) -> list[str]:
        return sorted(ids - {each["id"] for each in tables[table]})

    schools = {each for table, columns in _SCHOOLS_NAMED.items() for c in columns for each in named(table, c)}
    tables["schools"] += [{"id": each, "name": each} for each in missing("schools", schools)]
    tables["documents"] += [{"id": each} for each in missing("documents", named("claims", "document"))]
    if tables["teachers"]:
        tables["teachers"] += [{"id": each} for each in missing("teachers", named("postings", "teacher"))]


def network_of(text: str) -> jd.Network:
    """Read the network of a text."""
    return jd.Network(ledger_of(tables_of(text)))


def _pieces(text: str, sign: str) -> list[str]:
    return [piece.strip() for piece in text.split(sign) if piece.strip()]


def _cell(column: str, text: str) -> str:
    if column in _DAY_COLUMNS:
        return day_text(text)
    return text.replace("+", "|") if column == "aliases" else text


def _key_and_value(word: str) -> Record:
    column, _, text = word.partition("=")
    return {column: _cell(column, text)}


def _bounds(word: str) -> Record:
    first, _, last = word.partition("..")
    return {"first_day": "" if first == "?" else day_text(first), "last_day": day_text(last)}


def _school(words: list[str]) -> Record:
    record = {"id": words[0], "name": words[0]}
    for word in words[1:]:
        record |= _key_and_value(word)
    return record


def _teacher(words: list[str]) -> Record:
    record = {"id": words[0]}
    for word in words[1:]:
        record |= _key_and_value(word)
    return record


def _need(words: list[str]) -> Record:
    record = {"school": words[0], "subject": words[1]}
    for word in words[2:]:
        record |= _key_and_value(word)
    return record


def _complete(words: list[str]) -> Record:
    table, days = words
    if ".." not in days:
        return {"table": table, "period": days}
    bounds = _bounds(days)
    return {"table": table} | {column: text for column, text in bounds.items() if text}


def _claim(words: list[str]) -> Record:
    record = {"document": words[0], "what": words[1], "amount": words[2]}
    for word in words[3:]:
        record |= _bounds(word) if ".." in word else _key_and_value(word)
    return record


def _succession(words: list[str]) -> Record:
    predecessor, _, successor = words[0].partition(">")
    record = {"predecessor": predecessor, "successor": successor}
    for word in words[1:]:
        record |= {"kind": word} if word in SUCCESSION_KINDS else {"day": day_text(word)}
    return record


def _tie(words: list[str]) -> tuple[str, Record]:
    kind = next((word for word in words if word in ("posting", "transfer")), "support")
    ends = ("home", "host") if kind == "posting" else ("supporter", "recipient")
    record = dict(zip(ends, words[0].split(">"), strict=True))
    for word in words[1:]:
        record |= _word_of_tie(kind, word)
    return kind + "s", record


def _word_of_tie(kind: str, word: str) -> Record:
    if word in ("?", "posting", "transfer"):
        return {}
    if "=" in word:
        return _key_and_value(word)
    if ".." in word:
        bounds = _bounds(word)
        if kind != "transfer":
            return bounds
        first, _, last = word.partition("..")
        assert first == last, word
        return {"day": bounds["first_day"]}
    if word in CHANNELS and kind != "posting":
        return {"channel": word}
    if word in STATUSES and kind != "transfer":
        return {"status": word}
    if kind == "posting" and word.startswith("x"):
        return {"count": str(int(word[1:]))}
    assert kind != "posting", word
    return {"quantity" if kind == "transfer" else "amount": str(Decimal(word))}


# ---- questions

_QUESTIONS_OF_SCHOOLS = {"partners", "reach", "chain"}


def ask(network: jd.Network, text: str) -> str:
    """Ask what a text asks, and show what comes back."""
    *calls, question = [call.split() for call in _pieces(text, ";")]
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
    call = getattr(graph, question)
    if question == "withdraw":
        answer = call(words)
    elif question == "coverage":
        answer = call(**_coverage_arguments(graph, words))
    elif question == "coverage_rates":
        answer = call(words[0], **_coverage_arguments(graph, words[1:]))
    elif question == "reach_counts":
        answer = call(max_hops=int(words[1])) if words[:1] == ["hops"] else call(words[1:] or None)
    elif question == "earliest_reach":
        answer = call(words[0], day_text(words[1]), *map(int, words[2:]))
    elif question == "earliest_reach_counts":
        answer = call(day_text(words[0]), words[1:] or None)
    elif question == "critical_sets":
        by_pupils = words[-1] == "by_pupils"
        needy = words[1 : len(words) - by_pupils]
        answer = call(float(words[0]), **_coverage_arguments(graph, needy), by_pupils=by_pupils)
    elif question == "identity":
        answer = call(day_text(words[0]))
    elif question == "delivery":
        answer = call(day_text(words[0]), *map(int, words[1:]))
    elif question == "reach":
        answer = call(words[0], *map(int, words[1:]))
    elif question == "presence":
        answer = call([*map(day_text, words)])
    elif question == "service":
        answer = call(day_text(words[0]), **_service_arguments(graph, words[1:]))
    elif question == "not_returned":
        answer = call(*map(int, words))
    elif question in ("floor_at_home", "uncovered_subjects"):
        answer = call(*map(day_text, words))
    else:
        answer = call(*words)
    assert isinstance(answer, jd.Answer)
    assert answer.question == question
    return answer


def _set_of(graph: jd.Network | jd.Slice, words: list[str]) -> jd.SchoolSet | list[str]:
    """Read a set of schools: ids, or conditions."""
    network = graph if isinstance(graph, jd.Network) else graph.network
    return network.schools_where(**_conditions(words)) if _are_conditions(words) else words


def _service_arguments(graph: jd.Network | jd.Slice, words: list[str]) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for word in words:
        if word in ("hosts", "threshold", "forms", "by_share"):
            said[word] = []
        else:
            [*said.values()][-1].append(word)
    arguments: dict[str, Any] = {}
    for word, values in said.items():
        if word == "hosts":
            arguments[word] = _set_of(graph, values)
        elif word == "threshold":
            arguments[word] = " ".join(values)
        elif word == "forms":
            arguments[word] = values
        else:
            assert not values, values
            arguments[word] = True
    return arguments


def _coverage_arguments(graph: jd.Network | jd.Slice, words: list[str]) -> dict[str, Any]:
    cut = words.index("needed") if "needed" in words else len(words)
    arguments: dict[str, Any] = {}
    if cut > 0:
        assert words[0] == "needy", words
        arguments["needy"] = _set_of(graph, words[1:cut])
    if cut < len(words):
        arguments["needed"] = words[cut + 1 :]
    return arguments


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
