# SPDX-License-Identifier: Apache-2.0
"""What is wrong in settings and policies: one finding a mistake, which names the first three places."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

import jiedui as jd

TABLES = {
    "schools": {"id": ["A", "B"], "name": ["Alpha", "Beta"]},
    "supports": {"supporter": ["A"], "recipient": ["B"], "last_day": ["?"]},
}
DAY = "a day, a month, a term or a school year, e.g. 2003/2004"
BACKWARDS = {"table": "needs", "first_day": "2004", "last_day": "2003"}

Place = tuple[str, str, str]  # behind the entry, what stands there, what was expected

# entries of `complete` and of `gaps`, and what is wrong in each
MISTAKES: list[tuple[Any, list[Place]]] = [
    ({"table": "supports", "first_day": "2003", "last_day": "2004"}, []),
    (1, [("", "1", "e.g.")]),
    ([], [("", "[]", "e.g.")]),
    ({"first_day": "2003"}, [("", '{"first_day":"2003"}', "e.g.")]),
    ({"table": 3, "first_day": "2003"}, [("/table", "3", "a text")]),
    ({"table": "suports", "first_day": "2003"}, [("/table", '"suports"', "one of")]),
    ({"table": "needs", "first_day": "soon"}, [("/first_day", '"soon"', DAY)]),
    ({"table": "needs", "first_day": []}, [("/first_day", "[]", "a text")]),
    (BACKWARDS, [("", json.dumps(BACKWARDS, sort_keys=True, separators=(",", ":")), "a last_day")]),
    ({"table": "needs", "first_day": "2003", "by": 1}, [("", "'by'", "one of 'table'")]),
    ({"table": "x", "first_day": "y", "by": 1, "of": 2}, [
        ("", "'by'", "one of 'table'"),
        ("", "'of'", "one of 'table'"),
        ("/table", '"x"', "one of"),
        ("/first_day", '"y"', DAY),
    ]),
]  # fmt: skip


def findings_of(settings: Any) -> list[jd.Finding]:
    try:
        return list(jd.read_ledger(TABLES, settings=json.dumps(settings)).findings)
    except jd.BadLedger as refused:
        return list(refused.findings)


def named(texts: list[str]) -> str:
    """Give the first three, each once where it follows itself, and a sign if there are others."""
    once: list[str] = []
    for text in texts[:3]:
        if once[-1:] != [text]:
            once.append(text)
    if any(text != once[-1] for text in texts[3:]):
        once.append("…")
    return ", ".join(once)


def naive(section: str, entries: list[tuple[Any, list[Place]]]) -> set[tuple[str, str, int, str]]:
    kinds: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for number, (_, wrong) in enumerate(entries):
        for below, value, expected in wrong:
            kinds.setdefault((below, expected), []).append((f"/{section}/{number}{below}", value))
    return {
        (named([place for place, _ in all_]), named([value for _, value in all_]), len(all_), expected)
        for (_, expected), all_ in kinds.items()
    }


@pytest.mark.parametrize("section", ["complete", "gaps"])
@pytest.mark.parametrize("seed", range(60))
def test_drawn_entries_are_one_finding_a_mistake(section: str, seed: int) -> None:
    draw = random.Random(seed)
    pool = draw.sample(MISTAKES, draw.randint(1, len(MISTAKES)))
    entries = [draw.choice(pool) for _ in range(draw.randint(1, 12))]
    found = findings_of({section: [entry for entry, _ in entries]})
    expected = naive(section, entries)
    assert len(found) == len(expected)
    assert {each.code for each in found} <= {"bad_setting"}
    for column, value, count, start in expected:
        (finding,) = [each for each in found if (each.column, each.expected[: len(start)]) == (column, start)
                      and each.count == count and each.value == value]  # fmt: skip
        assert finding.unlisted == 0


@pytest.mark.parametrize(
    ("settings", "column", "value"),
    [
        ({"b": 1, "a": 1}, "/", "'a', 'b'"),
        ({"d": 1, "c": 1, "b": 1, "a": 1}, "/", "'a', 'b', 'c', …"),
        ({"calendar": {"a": 1, "b": 1}}, "/calendar", "'a', 'b'"),
        ({"missing_columns": {"a": 1, "b": 1}}, "/missing_columns", "'a', 'b'"),
        ({"aliases": {"a": 1, "b": 1}}, "/aliases", "'a', 'b'"),
        ({"aliases": {"units": {"a": 1, "b": 1}}}, "/aliases/units", "'a', 'b'"),
    ],
)
def test_unknown_keys_of_an_object_are_one_finding(settings: Any, column: str, value: str) -> None:
    (finding,) = findings_of(settings)
    assert (finding.code, finding.column, finding.value) == ("bad_setting", column, value)
    assert finding.count == len(settings if column == "/" else _inner(settings))


def _inner(settings: Any) -> Any:
    while len(settings) == 1:
        (settings,) = settings.values()
    return settings


def test_unknown_keys_of_rules_are_one_finding_and_those_of_other_objects_another() -> None:
    rules = [{"id": str(number), "kind": "no-ring", "by": 1, "of": 2} for number in range(5)]
    rules.append({"id": "scoped", "kind": "no-ring", "scope": {"places": {}}})
    with pytest.raises(jd.BadPolicy) as caught:
        jd.policy_of(json.dumps({"id": "p", "version": "1", "author": "x", "rules": rules}))
    found = {each.column: (each.value, each.count) for each in caught.value.findings}
    assert found == {
        "": ("'author'", 1),
        "/rules/0, /rules/1, …": ("'by', 'of', 'by', …", 10),
        "/rules/5/scope": ("'places'", 1),
    }


def test_unknown_parameters_of_a_rule_are_one_finding() -> None:
    rule = {"id": "r", "kind": "no-ring", "parameters": {"a": 1, "b": 2, "c": 3, "d": 4}}
    with pytest.raises(jd.BadPolicy) as caught:
        jd.policy_of(json.dumps({"id": "p", "version": "1", "rules": [rule]}))
    (finding,) = caught.value.findings
    assert (finding.column, finding.value, finding.count) == ("/rules/0/parameters", "'a', 'b', 'c', …", 4)


def test_what_is_named_is_said_in_both_languages() -> None:
    (finding,) = findings_of({"d": 1, "c": 1, "b": 1, "a": 1})
    assert finding.explain().startswith("ledger.json, /: not understood: 'a', 'b', 'c', …; expected one of ")
    assert finding.explain().endswith(" Mend or remove each of them. There are 4 of them.")
    assert finding.explain("zh").endswith("请改正或删除。共 4 处。")


def test_a_key_that_stands_twice_is_named_with_the_others() -> None:
    text = '{"district": "x", "district": "y", "calendar": {}, "calendar": {}}'
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(TABLES, settings=text)
    (finding,) = caught.value.findings
    assert (finding.column, finding.value, finding.count) == ("", "'district', 'calendar'", 2)
