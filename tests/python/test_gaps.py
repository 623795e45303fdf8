# SPDX-License-Identifier: Apache-2.0
"""What was left out of a ledger: verdicts that need a whole table stay open, whatever becomes of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import jiedui as jd

SCHOOLS = [
    {"id": "A", "name": "Alpha"},
    {"id": "B", "name": "Beta", "weak": "yes", "locale": "rural"},
    {"id": "C", "name": "Gamma"},
]
SOUND = {
    "id": "P1",
    "home": "A",
    "host": "B",
    "teacher": "T1",
    "first_day": "2003-09-01",
    "last_day": "2004-01-31",
}
BAD = {**SOUND, "id": "P2", "host": "nowhere", "first_day": "2004-02-01", "last_day": "2005-01-31"}
SETTINGS = {"complete": [{"table": "postings", "first_day": "2003-09-01", "last_day": "2006-08-31"}]}


def ledger_of(*postings: dict[str, str], keep_valid: bool = False) -> jd.Ledger:
    tables = {"schools": SCHOOLS, "postings": [*postings]}
    return jd.read_ledger(tables, settings=SETTINGS, keep_valid=keep_valid)


def verdict_of(ledger: jd.Ledger, until: str = "2005-09-01") -> str:
    (row,) = jd.Network(ledger).service(until)
    return row.verdict


def differences(ledger: jd.Ledger) -> list[tuple[str, str, str]]:
    return [
        (each.field, each.before or "", each.after or "") for each in jd.difference(ledger_of(SOUND), ledger)
    ]


def test_a_dropped_row_leaves_open_what_its_days_may_decide() -> None:
    assert verdict_of(ledger_of(SOUND)) == "not_met"
    kept = ledger_of(SOUND, BAD, keep_valid=True)
    assert verdict_of(kept) == "undecided"
    assert verdict_of(kept, "2004-02-01") == "not_met"  # the row is of later days
    assert kept != ledger_of(SOUND)
    assert kept.fingerprint != ledger_of(SOUND).fingerprint
    assert differences(kept) == [("gaps", "", "postings 2004-02-01..2005-01-31")]


@pytest.mark.parametrize(
    ("cells", "gap"),
    [
        ({"first_day": "2004-13"}, "postings ?..2005-01-31"),
        ({"last_day": "someday"}, "postings 2004-02-01.."),
        ({"first_day": "soon", "last_day": "?"}, "postings ?.."),
        ({"first_day": "2005-02-01"}, "postings ?.."),  # one of the two is wrong
        ({"first_day": "2004-spring", "last_day": ""}, "postings 2004-02-01.."),
    ],
)
def test_a_row_whose_days_cannot_be_read_may_concern_every_day(cells: dict[str, str], gap: str) -> None:
    kept = ledger_of(SOUND, {**BAD, **cells}, keep_valid=True)
    assert differences(kept) == [("gaps", "", gap)]
    assert verdict_of(kept) == "undecided"


def test_what_was_not_known_yet_is_left_out_too() -> None:
    later = {**SOUND, "id": "P2", "first_day": "2004-02-01", "last_day": "2005-01-31"}
    ledger = ledger_of(SOUND, {**later, "recorded_on": "2004-06-01"})
    assert verdict_of(ledger) == "met"
    assert verdict_of(ledger.as_known_on("2004-05-31")) == "undecided"
    assert verdict_of(ledger.as_known_on("2004-06-01")) == "met"
    withdrawn = ledger_of(SOUND, {**later, "withdrawn_on": "2004-06-01"})
    assert verdict_of(withdrawn.as_known_on("2004-06-01")) == "undecided"


def saved(ledger: jd.Ledger, folder: Path) -> jd.Ledger:
    jd.save(ledger, folder / "ledger.jd")
    return jd.open_ledger(folder / "ledger.jd")


def written(ledger: jd.Ledger, folder: Path) -> jd.Ledger:
    jd.write_ledger(ledger, folder / "ledger")
    return jd.read_ledger(folder / "ledger")


def through_a_network(ledger: jd.Ledger, folder: Path) -> jd.Ledger:
    jd.save(jd.Network(ledger), folder / "network.jd")
    return jd.open_network(folder / "network.jd").ledger


WAYS: dict[str, Callable[[jd.Ledger, Path], jd.Ledger]] = {
    "snapshot": saved,
    "snapshot of a network": through_a_network,
    "pickle": lambda ledger, _: pickle.loads(pickle.dumps(ledger)),
    "folder": written,
    "difference": lambda ledger, _: jd.apply(jd.difference(ledger_of(SOUND), ledger), ledger_of(SOUND)),
    "graph": lambda ledger, _: jd.from_networkx(jd.Network(ledger).all_kinds().to_networkx()),
}


@pytest.mark.parametrize("way", WAYS)
def test_gaps_stay_with_the_ledger(way: str, tmp_path: Path) -> None:
    kept = ledger_of(SOUND, BAD, keep_valid=True)
    again = WAYS[way](kept, tmp_path)
    assert verdict_of(again) == "undecided"
    assert differences(again)[0] == ("gaps", "", "postings 2004-02-01..2005-01-31")
    assert way == "graph" or again == kept


def test_gaps_stay_with_what_is_made_of_the_ledger() -> None:
    kept = ledger_of(SOUND, BAD, keep_valid=True)
    more = kept.with_records(postings=[{**SOUND, "id": "P9", "teacher": "T2"}])
    made = [
        more,
        more.without_records(postings=["P9"]),
        kept.as_known_on("2010-01-01"),
        jd.apply(jd.difference(ledger_of(SOUND), more), ledger_of(SOUND)),
    ]
    for ledger in made:
        assert {row.verdict for row in jd.Network(ledger).service("2005-09-01")} == {"undecided"}
    succession = {"predecessor": "A", "successor": "C", "day": "2003-12-01", "kind": "rename"}
    renamed = jd.read_ledger(
        {"schools": SCHOOLS, "postings": [SOUND, BAD], "successions": [succession]},
        settings=SETTINGS,
        keep_valid=True,
    )
    followed = jd.Network(renamed).following_successions("2004-01-01")
    assert {row.home for row in followed.ledger.postings} == {"A", "C"}
    assert verdict_of(followed.ledger) == "undecided"


def test_gaps_may_be_taken_out_of_the_settings(tmp_path: Path) -> None:
    kept = ledger_of(SOUND, BAD, keep_valid=True)
    jd.write_ledger(kept, tmp_path / "ledger")
    text = (tmp_path / "ledger" / "ledger.json").read_text(encoding="utf-8")
    assert '"gaps"' in text
    (tmp_path / "ledger" / "ledger.json").write_text('{"complete": []}', encoding="utf-8")
    assert verdict_of(jd.read_ledger(tmp_path / "ledger")) == "undecided"  # and what was declared with them


@pytest.mark.parametrize(
    ("gaps", "place"),
    [
        ({}, "/gaps"),
        ([1], "/gaps/0"),
        ([{"first_day": "2003"}], "/gaps/0"),
        ([{"table": "posts"}], "/gaps/0/table"),
        ([{"table": "postings", "period": "2003/2004"}], "/gaps/0"),
        ([{"table": "postings", "first_day": "x"}], "/gaps/0/first_day"),
        ([{"table": "postings", "first_day": "2004-02", "last_day": "2004-01"}], "/gaps/0"),
    ],
)
def test_gaps_that_are_none_are_findings(gaps: object, place: str) -> None:
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": SCHOOLS, "postings": [SOUND]}, settings={"gaps": gaps})
    assert [(each.code, each.column) for each in caught.value.findings] == [("bad_setting", place)]
