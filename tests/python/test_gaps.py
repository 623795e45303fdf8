# SPDX-License-Identifier: Apache-2.0
"""What was left out of a ledger: verdicts that need a whole table stay open, whatever becomes of it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from strategies import Drawn, networks, people_networks
from support import ledger_of

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


def posted(*postings: dict[str, str], keep_valid: bool = False) -> jd.Ledger:
    tables = {"schools": SCHOOLS, "postings": [*postings]}
    return jd.read_ledger(tables, settings=SETTINGS, keep_valid=keep_valid)


def verdict_of(ledger: jd.Ledger, until: str = "2005-09-01") -> str:
    (row,) = jd.Network(ledger).service(until)
    return row.verdict


def differences(ledger: jd.Ledger) -> list[tuple[str, str, str]]:
    return [
        (each.field, each.before or "", each.after or "") for each in jd.difference(posted(SOUND), ledger)
    ]


def test_a_dropped_row_leaves_open_what_its_days_may_decide() -> None:
    assert verdict_of(posted(SOUND)) == "not_met"
    kept = posted(SOUND, BAD, keep_valid=True)
    assert verdict_of(kept) == "undecided"
    assert verdict_of(kept, "2004-02-01") == "not_met"  # the row is of later days
    assert kept != posted(SOUND)
    assert kept.fingerprint != posted(SOUND).fingerprint
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
    kept = posted(SOUND, {**BAD, **cells}, keep_valid=True)
    assert differences(kept) == [("gaps", "", gap)]
    assert verdict_of(kept) == "undecided"


def test_what_was_not_known_yet_is_left_out_too() -> None:
    later = {**SOUND, "id": "P2", "first_day": "2004-02-01", "last_day": "2005-01-31"}
    ledger = posted(SOUND, {**later, "recorded_on": "2004-06-01"})
    assert verdict_of(ledger) == "met"
    assert verdict_of(ledger.as_known_on("2004-05-31")) == "undecided"
    assert verdict_of(ledger.as_known_on("2004-06-01")) == "met"
    withdrawn = posted(SOUND, {**later, "withdrawn_on": "2004-06-01"})
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
    "difference": lambda ledger, _: jd.apply(jd.difference(posted(SOUND), ledger), posted(SOUND)),
    "graph": lambda ledger, _: jd.from_networkx(jd.Network(ledger).all_kinds().to_networkx()),
}


@pytest.mark.parametrize("way", WAYS)
def test_gaps_stay_with_the_ledger(way: str, tmp_path: Path) -> None:
    kept = posted(SOUND, BAD, keep_valid=True)
    again = WAYS[way](kept, tmp_path)
    assert verdict_of(again) == "undecided"
    assert differences(again)[0] == ("gaps", "", "postings 2004-02-01..2005-01-31")
    assert way == "graph" or again == kept


def test_gaps_stay_with_what_is_made_of_the_ledger() -> None:
    kept = posted(SOUND, BAD, keep_valid=True)
    more = kept.with_records(postings=[{**SOUND, "id": "P9", "teacher": "T2"}])
    made = [
        more,
        more.without_records(postings=["P9"]),
        kept.as_known_on("2010-01-01"),
        jd.apply(jd.difference(posted(SOUND), more), posted(SOUND)),
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
    kept = posted(SOUND, BAD, keep_valid=True)
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


# Of each table the column that names a school; a row that names one that is nowhere is dropped.
ENDS = {
    "supports": "recipient",
    "postings": "host",
    "transfers": "recipient",
    "teachers": "home",
    "needs": "school",
}
POLICY = jd.policy_of("""{"id": "p", "version": "1", "rules": [
    {"id": "two", "kind": "duty", "parameters": {"recipients": 2}},
    {"id": "staff", "kind": "coverage", "parameters": {"channels": ["staff"]}},
    {"id": "ring", "kind": "no-ring"},
    {"id": "side", "kind": "no-double-duty"},
    {"id": "booking", "kind": "no-double-booking"},
    {"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 0}},
    {"id": "forms", "kind": "posting-forms", "parameters": {"forms": ["rotation"]}}]}""")
ON = "1970-01-06"


def said_of(drawn: Drawn, ledger: jd.Ledger) -> dict[tuple[object, ...], object]:
    """Give what is said of each school, teacher and subject; nothing where it is open."""
    s = drawn.sliced(jd.Network(ledger))
    said: dict[tuple[object, ...], object] = {}
    said |= {("duties", row.school): row.verdict for row in s.duties()}
    said |= {("coverage", row.school): row.covered for row in s.coverage(needed="staff")}
    said |= {("sole", row.recipient): tuple(row) if row.certain else None for row in s.sole_supports()}
    said |= {("role", row.school): tuple(row) if row.certain else None for row in s.roles()}
    said |= {("service", row.teacher): row.verdict for row in s.service(ON, threshold="3 days")}
    for question in ("floor_at_home", "uncovered_subjects"):
        said |= {(question, row.school, row.subject): row.verdict for row in getattr(s, question)(ON)}
    said |= {(row.rule, row.subject): row.verdict for row in jd.judge(POLICY, s, ON)}
    return {key: None if verdict == "undecided" else verdict for key, verdict in said.items()}


def accused_of(drawn: Drawn, ledger: jd.Ledger) -> set[tuple[object, ...]]:
    s = drawn.sliced(jd.Network(ledger))
    return {(row.tie_kind, row.tie, row.state) for row in s.delivery(ON)}


@given(networks() | people_networks(), st.data())
def test_a_dropped_row_changes_no_verdict_but_to_undecided(drawn: Drawn, data: st.DataObject) -> None:
    tables = dict(drawn.tables)
    for table, column in ENDS.items():
        records = tables.get(table, [])
        broken = data.draw(st.sets(st.sampled_from(range(len(records))), max_size=2)) if records else set()
        tables[table] = [
            {**each, column: "nowhere"} if place in broken else each for place, each in enumerate(records)
        ]
    whole, part = ledger_of(drawn.tables), ledger_of(tables, keep_valid=True)
    before = said_of(drawn, whole)
    for key, verdict in said_of(drawn, part).items():
        assert verdict is None or before.get(key, verdict) == verdict, key
    assert accused_of(drawn, part) <= accused_of(drawn, whole)


def test_explain_names_the_table_of_which_rows_were_left_out() -> None:
    support = {"id": "S1", "supporter": "A", "recipient": "B"}
    tables = {"schools": SCHOOLS, "supports": [support, {**support, "id": "S2", "recipient": "nowhere"}]}
    answer = jd.judge(POLICY, jd.Network(jd.read_ledger(tables, keep_valid=True)), ON)
    (row,) = [place for place, each in enumerate(answer) if (each.rule, each.subject) == ("two", "A")]
    assert answer[row].verdict == "undecided"
    assert "Rows of the table supports were left out, and they may decide this." in jd.explain(answer, row)
    assert "supports）有记录被排除在外" in jd.explain(answer, row, "zh")
