# SPDX-License-Identifier: Apache-2.0
"""The published schema of policies says what the library reads: keys, kinds, parameters, words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import jiedui as jd
from support import ROOT

PAGES = ROOT / "docs" / "policies"
SHIPPED = sorted((ROOT / "src" / "rules" / "policies").glob("*.json"))
SCHEMA = json.loads((PAGES / "policy.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DUTY = {"id": "two", "kind": "duty", "parameters": {"recipients": {"value": 2, "basis": "F10"}}}


def without_comments(text: str) -> Any:
    return json.loads("".join(line for line in text.splitlines(True) if not line.lstrip().startswith("//")))


def with_rule(**members: Any) -> dict[str, Any]:
    return {"id": "p", "version": "1", "rules": [DUTY | members]}


def of_kind(kind: str, **parameters: Any) -> dict[str, Any]:
    return {"id": "p", "version": "1", "rules": [{"id": "r", "kind": kind, "parameters": parameters}]}


def described() -> dict[str, tuple[str, dict[str, Any]]]:
    """By kind: its description and what is said of its parameters."""
    branches = SCHEMA["$defs"]["rule"]["allOf"]
    return {
        each["if"]["properties"]["kind"]["const"]: (
            each["then"]["description"],
            each["then"]["properties"]["parameters"],
        )
        for each in branches
    }


def definition_of(parameter: dict[str, Any]) -> dict[str, Any]:
    """What the value of a parameter may be: the same whether it stands alone or with its source."""
    alone, sourced = parameter["anyOf"]
    assert sourced == {"$ref": "#/$defs/sourced", "properties": {"value": alone}}
    definition: dict[str, Any] = SCHEMA["$defs"][alone["$ref"].removeprefix("#/$defs/")]
    return definition


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_policies_that_ship_are_valid(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == jd.policy_text(path.stem)
    VALIDATOR.validate(without_comments(text))


def test_all_policies_ship() -> None:
    assert jd.policies() == [path.stem for path in SHIPPED]


@pytest.mark.parametrize(
    "policy",
    [
        with_rule(),
        with_rule(parameters={"recipients": 2, "only_weak": False}),
        with_rule(parameters={"recipients": 2, "once_per": "legal_person"}),
        with_rule(parameters={"recipients": 2, "once_per": {"value": "法人", "basis": "minutes"}}),
        with_rule(
            scope={"schools": {"locale": ["urban", "town"], "weak": False, "duty": 2}, "may_be_empty": True}
        ),
        with_rule(
            scope={"teachers": {"title": "senior"}, "days": {"first_day": "2003-09", "last_day": "2004-01"}}
        ),
        with_rule(
            scope={"days": {"period": "2003-autumn"}}, confidence="secondary", basis="F10", remark="why"
        ),
        with_rule(kind="no-ring", parameters={}),
        {
            "$schema": "policy.schema.json",
            "title": "Mine",
            "valid": {"first_day": "2003-09-01"},
            **with_rule(),
        },
        {"id": "p", "version": "1", "rules": []},
        of_kind("service-before-title", titles=["senior"], threshold="1 term", hosts="weak", by_share=False),
    ],
    ids=lambda policy: json.dumps(policy)[:60],
)
def test_what_the_schema_takes_the_library_reads(policy: dict[str, Any]) -> None:
    VALIDATOR.validate(policy)
    jd.policy_of(json.dumps(policy))


@pytest.mark.parametrize(
    "policy",
    [
        [],
        {"id": "p", "version": "1"},
        {"id": "p", "rules": []},
        {"version": "1", "rules": []},
        {"id": "p", "version": 1, "rules": []},
        {**with_rule(), "rule": 1},
        {**with_rule(), "valid": "2003/2004"},
        {**with_rule(), "valid": {}},
        {**with_rule(), "valid": {"period": "2003/2004", "last_day": "2004-08-31"}},
        {**with_rule(), "valid": {"period": "2003/2004", "first_day": "2004-08-31"}},
        with_rule(id=None),
        with_rule(kind="duties"),
        with_rule(note="x"),
        with_rule(confidence="sure"),
        with_rule(parameters={}),
        with_rule(parameters=[]),
        with_rule(parameters={"recipients": 2, "schools": 3}),
        with_rule(parameters={"recipients": "two"}),
        with_rule(parameters={"recipients": 1.5}),
        with_rule(parameters={"recipients": -1}),
        with_rule(parameters={"recipients": 2, "once_per": ""}),
        with_rule(parameters={"recipients": {"basis": "F10"}}),
        with_rule(parameters={"recipients": {"value": 2, "confidence": "sure"}}),
        with_rule(parameters={"recipients": {"value": 2, "source": "F10"}}),
        with_rule(kind="no-ring"),
        with_rule(scope={"school": {}}),
        with_rule(scope={"schools": {"weak": None}}),
        with_rule(scope={"schools": {"weak": [["yes"]]}}),
        with_rule(scope={"may_be_empty": "no"}),
        {"id": "p", "version": "1", "rules": [{"id": "r", "kind": "duty"}]},
        {"id": "p", "version": "1", "rules": [{"kind": "no-ring"}]},
        {"id": "p", "version": "1", "rules": [{"id": "r"}]},
        of_kind("backbone-share", share=0.2),
        of_kind("rotation-share", share=20),
        of_kind("rotation-share", share=-0.1),
        of_kind("backbone-share", share=0.2, denominator="all"),
        of_kind("service-before-title", titles=[], threshold="365 days", hosts="weak"),
        of_kind("service-before-title", titles="senior", threshold="365 days", hosts="weak"),
        of_kind("service-before-title", titles=["senior", "boss"], threshold="365 days", hosts="weak"),
        of_kind("service-before-title", titles=["senior"], threshold="a year", hosts="weak"),
        of_kind("service-before-title", titles=["senior"], threshold=365, hosts="weak"),
    ],
    ids=lambda policy: json.dumps(policy)[:60],
)
def test_what_the_schema_refuses_the_library_refuses(policy: Any) -> None:
    assert not VALIDATOR.is_valid(policy)
    with pytest.raises(jd.BadPolicy):
        jd.policy_of(json.dumps(policy))


def test_kinds_and_parameters_are_those_of_the_library() -> None:
    known: dict[str, tuple[str, dict[str, tuple[str, bool]]]] = {}
    for kind, doc, parameter, _, meaning, is_required in jd.rule_kinds():
        parameters = known.setdefault(kind, (doc, {}))[1]
        if parameter is not None:
            parameters[parameter] = (meaning, is_required)
    assert SCHEMA["$defs"]["rule"]["properties"]["kind"]["enum"] == list(known)
    assert {
        kind: (
            doc,
            {
                name: (each["description"], name in parameters.get("required", ()))
                for name, each in parameters["properties"].items()
            },
        )
        for kind, (doc, parameters) in described().items()
    } == known


@pytest.mark.parametrize(
    ("kind", "parameter"),
    [(kind, name) for kind, (_, parameters) in described().items() for name in parameters["properties"]],
)
def test_words_and_types_are_those_of_the_library(kind: str, parameter: str) -> None:
    with pytest.raises(jd.BadPolicy) as refused:
        jd.policy_of(json.dumps(of_kind(kind, **{parameter: None})))
    (expected,) = (each.expected for each in refused.value.findings if each.column.endswith(parameter))
    definition = definition_of(described()[kind][1]["properties"][parameter])
    words = re.findall(r"'(\w+)'", expected)
    if "enum" in definition:
        assert (expected.split()[0], words) == ("one", definition["enum"])
    elif definition["type"] == "array":
        assert (expected.split()[1], words) == ("list", definition["items"].get("enum", []))
    else:
        number = "e.g. 0.1" if definition.get("maximum") == 1 else "a number"
        text = "a length" if "pattern" in definition else "a text"
        start = {"boolean": "true", "integer": "a whole", "number": number, "string": text}
        assert expected.startswith(start[definition["type"]])


def test_the_table_of_kinds_has_them_all() -> None:
    page = (PAGES / "README.md").read_text("utf-8")
    table = page.partition("\n## Kinds of rules\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.startswith("| `")
    ]
    assert [(row[1].strip("`"), re.findall(r"`(\w+)`", row[3])) for row in rows] == [
        (kind, list(parameters["properties"])) for kind, (_, parameters) in described().items()
    ]


def test_each_policy_has_a_page_that_names_its_rules() -> None:
    index = (PAGES / "README.md").read_text("utf-8")
    for name in jd.policies():
        found = re.search(rf"\[`{name}`\]\((\S+?\.md)", index)
        assert found, name
        page = (PAGES / found[1]).read_text("utf-8")
        assert f"`{name}`" in page
        for rule in jd.policy(name).rules:
            assert f"`{rule.id}`" in page, (name, rule.id)
