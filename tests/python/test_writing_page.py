# SPDX-License-Identifier: Apache-2.0
"""The page of saving and writing says what keeps what: each cell of its table is tried here."""

from __future__ import annotations

import csv
import io
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from support import ROOT

PAGE = (ROOT / "docs" / "ledgers" / "writing.md").read_text("utf-8")
WAYS = ["`write_ledger`", "`save`", "`pickle`", "`to_csv` of a table"]


def ledger() -> jd.Ledger:
    """Give a ledger in which there is everything that could be lost."""
    schools = [
        {"id": "B", "name": "Beta", "phone": "123", "rank": "1"},
        {"id": "A", "name": "Alpha", "phone": "", "rank": ""},
    ]
    supports = [
        {"supporter": "B", "recipient": "A", "channel": "staff", "first_day": "2003-autumn", "last_day": "?"},
        {"supporter": "A", "recipient": "B", "channel": "funds", "first_day": "2003-09", "last_day": ""},
        {"supporter": "A", "recipient": "Z", "channel": "funds", "first_day": "2003-09", "last_day": ""},
    ]
    settings = {
        "district": "X",
        "calendar": {"autumn": "09-02"},
        "complete": [{"table": "needs", "period": "2003"}],
    }
    return jd.read_ledger({"schools": schools, "supports": supports}, settings=settings, keep_valid=True)


LEDGER = ledger()


class Kept:
    """A ledger, as one way of keeping it gives it back: tables by name, and the ledger if there is one."""

    def __init__(self, way: str, folder: Path, personal: list[str]) -> None:
        self.ledger: jd.Ledger | None = None
        self.bytes = b""
        if way == "`write_ledger`":
            jd.write_ledger(LEDGER, folder / "written", personal=personal)
            self.ledger = jd.read_ledger(folder / "written")
            self.bytes = (folder / "written" / "supports.csv").read_bytes()
        elif way == "`save`":
            jd.save(LEDGER, folder / "saved")
            self.ledger = jd.open_ledger(folder / "saved")
            self.bytes = (folder / "saved").read_bytes()
        elif way == "`pickle`":
            self.bytes = pickle.dumps(LEDGER)
            self.ledger = pickle.loads(self.bytes)
        else:
            self.bytes = LEDGER.supports.to_csv().encode()
        self.schools_csv = LEDGER.schools.to_csv(personal=personal)

    def rows(self, table: str) -> list[dict[str, str]]:
        """Give the rows of a table as texts."""
        text = (
            getattr(self.ledger, table).to_csv(personal=[])
            if self.ledger
            else getattr(LEDGER, table).to_csv()
        )
        return list(csv.DictReader(io.StringIO(text)))

    def columns_of_schools(self) -> set[str]:
        """Give the columns of schools."""
        if self.ledger:
            return {each.name for each in self.ledger.schools.columns}
        return set(next(csv.reader(io.StringIO(self.schools_csv))))


def network_comes_back(way: str, folder: Path) -> bool:
    network = jd.Network(LEDGER)
    if way == "`save`":
        jd.save(network, folder / "network")
        return len(jd.open_network(folder / "network").ties()) == 2
    return way == "`pickle`" and len(pickle.loads(pickle.dumps(network)).ties()) == 2


def same(kept: Kept, what: Callable[[jd.Ledger], Any]) -> bool:
    return kept.ledger is not None and what(kept.ledger) == what(LEDGER)


def settings_of(ledger: jd.Ledger) -> Any:
    network = jd.Network(ledger)
    return ledger.district, network.during("2003-autumn").ties().about.slice


def gaps_of(ledger: jd.Ledger, folder: Path) -> str:
    place = folder / f"gaps{id(ledger)}"
    jd.write_ledger(ledger, place, replace=True)
    return (place / "ledger.json").read_text("utf-8")


def is_kept(what: str, way: str, folder: Path, personal: list[str]) -> bool:
    kept = Kept(way, folder, personal)
    rows = kept.rows("supports")
    checks: dict[str, Callable[[], bool]] = {
        "the records of every table": lambda: (
            same(kept, lambda each: (list(each.supports), list(each.needs)))
            and same(kept, lambda each: [row.name for row in each.schools])
        ),
        "ids, those that were made too": lambda: (
            [row["id"] for row in rows] == [row.id for row in LEDGER.supports]
        ),
        "days as they were written: a term stays a term": lambda: (
            [row["first_day_text"] for row in rows] == ["2003-autumn", "2003-09"]
        ),
        "unknown and running ends, apart": lambda: [row["last_day_text"] for row in rows] == ["?", ""],
        "attributes": lambda: "rank" in kept.columns_of_schools(),
        "personal columns": lambda: "phone" in kept.columns_of_schools(),
        "district, calendar, complete periods": lambda: same(kept, settings_of),
        "which days rows that were left out may concern": lambda: same(
            kept, lambda each: '"gaps"' in gaps_of(each, folder) and gaps_of(each, folder)
        ),
        "findings of the reading": lambda: same(kept, lambda each: each.findings),
        "rows that were dropped, and where each table came from": lambda: same(
            kept, lambda each: (list(each.dropped), str(each.sources))
        ),
        "the order of the rows": lambda: [row["supporter"] for row in rows] == ["B", "A"],
        "a network that is ready to be asked": lambda: network_comes_back(way, folder),
        "can be read in an editor": lambda: b"\0" not in kept.bytes and b"2003-autumn" in kept.bytes,
    }
    return checks[what]()


def table() -> list[tuple[str, str, str]]:
    lines = re.findall(
        r"^\| (.*) \|$", PAGE.partition("## What keeps what")[2].partition("\n## ")[0], re.MULTILINE
    )
    header, _, *rows = [line.split(" | ") for line in lines]
    assert header[1:] == WAYS
    return [(row[0], way, cell) for row in rows for way, cell in zip(WAYS, row[1:], strict=True)]


def test_what_could_be_lost_is_there() -> None:
    assert (len(LEDGER.supports), len(LEDGER.dropped), len(LEDGER.findings) > 0) == (2, 1, True)


@pytest.mark.parametrize(("what", "way", "cell"), table())
def test_each_cell_is_so(what: str, way: str, cell: str, tmp_path: Path) -> None:
    (tmp_path / "named").mkdir()
    without, named = is_kept(what, way, tmp_path, []), is_kept(what, way, tmp_path / "named", ["phone"])
    assert (without, named) == {"yes": (True, True), "no": (False, False), "if named": (False, True)}[cell]
