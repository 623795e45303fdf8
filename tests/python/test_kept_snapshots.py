# SPDX-License-Identifier: Apache-2.0
"""Snapshots that are kept for ever: what an earlier library saved is opened by every later one.

No file of ``tests/snapshots`` is ever written anew: if a test fails, mend the reader.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd

TABLES = (
    *("schools", "supports", "teachers", "postings", "transfers"),
    *("needs", "indicators", "documents", "claims", "successions"),
)
QUESTIONS: list[Callable[[jd.Network], jd.Answer[Any]]] = [
    lambda each: each.ties(),
    lambda each: each.all_kinds().with_planned().ties(),
    lambda each: each.all_kinds().reach("实小"),
    lambda each: each.summary(),
    lambda each: each.coverage(needed="staff"),
    lambda each: each.presence(["2003-12-01", "2004-12-01"]),
    lambda each: each.at("2004-03-01").through("teaching_staff").ties(),
    lambda each: each.identity("2013-01-01"),
    lambda each: each.claims(),
]
FORMATS = sorted(path for path in (Path(__file__).parents[1] / "snapshots").iterdir() if path.is_dir())


def test_there_is_one_for_each_format_that_was_released() -> None:
    assert [path.name for path in FORMATS] == ["format-3"]


@pytest.mark.parametrize("folder", FORMATS, ids=lambda path: path.name)
def test_it_holds_the_ledger_that_it_was_made_of(folder: Path) -> None:
    read = jd.read_ledger(folder / "ledger")
    for kept in (
        jd.open_ledger(folder / "network.jiedui"),
        jd.open_network(folder / "network.jiedui").ledger,
    ):
        assert kept == read
        assert kept.fingerprint() == read.fingerprint()
        assert (kept.district, kept.not_ties, kept.dropped) == (read.district, read.not_ties, read.dropped)
        for table in TABLES:
            assert len(getattr(kept, table)) > 0, table
            assert list(getattr(kept, table)) == list(getattr(read, table)), table
        found = [(each.code, each.table, each.row, each.column, each.value) for each in read.findings]
        assert kept.findings
        for each in kept.findings:
            assert (each.code, each.table, each.row, each.column, each.value) in found, each


@pytest.mark.parametrize("folder", FORMATS, ids=lambda path: path.name)
def test_it_gives_the_same_answers(folder: Path) -> None:
    kept = jd.open_network(folder / "network.jiedui")
    read = jd.Network(jd.read_ledger(folder / "ledger"))
    for network in (kept, pickle.loads(pickle.dumps(kept))):
        for made in QUESTIONS:
            ours, theirs = made(network), made(read)
            assert list(ours) == list(theirs)
            assert len(ours) > 0
            assert [ours.evidence(i) for i in range(len(ours))] == [
                theirs.evidence(i) for i in range(len(theirs))
            ]
            assert repr(ours.left_out) == repr(theirs.left_out)
