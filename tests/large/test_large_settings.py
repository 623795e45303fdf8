# SPDX-License-Identifier: Apache-2.0
"""Settings and policies with a million mistakes, or none: few findings, in memory that the file bounds.

Each is read in a process of its own, whose peak memory counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

MANY = 1_000_000
READ = """
import json, resource, sys
import jiedui as jd
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    jd.read_policy(sys.argv[2]) if sys.argv[1] == "policy" else jd.read_ledger(sys.argv[2])
    findings = []
except (jd.BadLedger, jd.BadPolicy) as refused:
    findings = [
        [each.column, each.value, each.count, each.unlisted, each.explain("zh")] for each in refused.findings
    ]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"findings": findings, "peak": peak * 1024}))
"""
KEYS = ", ".join(f'"key {number:06}": 1' for number in range(MANY))
NAMED = "'key 000000', 'key 000001', 'key 000002', …"


def entries(section: str, entry: str) -> str:
    return f'{{"{section}": [' + ", ".join([entry] * MANY) + "]}"


def places(section: str, below: str = "") -> str:
    return ", ".join(f"/{section}/{number}{below}" for number in range(3)) + ", …"


def single_days() -> Iterator[str]:
    for number in range(MANY):
        month, day = divmod(number, 14)
        year, month = divmod(month, 12)
        text = f"{1900 + year % 200}-{month + 1:02}-{2 * day + 1:02}"
        yield f'{{"table": "supports", "first_day": "{text}", "last_day": "{text}"}}'


def said_of(kind: str, path: Path, size: int) -> list[list[object]]:
    told = subprocess.run(
        [sys.executable, "-c", READ, kind, path], capture_output=True, text=True, check=True
    )
    said = json.loads(told.stdout)
    # the values of a file's JSON, and what is kept beside them while it is checked
    assert said["peak"] < 24 * size + 64 * MANY
    found: list[list[object]] = said["findings"]
    assert all(len(str(finding[-1])) < 1000 for finding in found)
    return [finding[:-1] for finding in found]


def said_of_settings(folder: Path, settings: str) -> list[list[object]]:
    (folder / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n")
    (folder / "supports.csv").write_text("supporter,recipient,last_day\nA,B,2004\n")
    (folder / "ledger.json").write_text(settings)
    return said_of("ledger", folder, len(settings))


@pytest.mark.parametrize(
    ("settings", "place", "value"),
    [
        (lambda: f"{{{KEYS}}}", "/", NAMED),
        (lambda: f'{{"calendar": {{{KEYS}}}}}', "/calendar", NAMED),
        (lambda: f'{{"missing_columns": {{{KEYS}}}}}', "/missing_columns", NAMED),
        (lambda: f'{{"aliases": {{{KEYS}}}}}', "/aliases", NAMED),
        (lambda: "{" + ", ".join(['"district": "x"'] * (MANY + 1)) + "}", "", "'district'"),
        (lambda: f'{{"complete": [{{"table": "needs", "period": "2003", {KEYS}}}]}}', "/complete/0", NAMED),
        (lambda: entries("complete", "1"), places("complete"), "1"),
        (
            lambda: entries("complete", '{"table": "x", "period": "2003"}'),
            places("complete", "/table"),
            '"x"',
        ),
        (lambda: entries("gaps", "1"), places("gaps"), "1"),
        (lambda: entries("gaps", '{"table": "needs", "last_day": "x"}'), places("gaps", "/last_day"), '"x"'),
    ],
)
def test_a_million_mistakes_of_one_kind_are_one_finding(
    tmp_path: Path, settings: Callable[[], str], place: str, value: str
) -> None:
    assert said_of_settings(tmp_path, settings()) == [[place, value, MANY, 0]]


def test_a_million_entries_without_a_mistake_are_read(tmp_path: Path) -> None:
    assert said_of_settings(tmp_path, entries("complete", '{"table": "needs", "period": "2003/2004"}')) == []
    assert said_of_settings(tmp_path, '{"gaps": [' + ", ".join(single_days()) + "]}") == []


def test_a_million_unknown_keys_of_a_policy_are_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    for text, place in (
        (f'{{"id": "p", "version": "1", "rules": [], {KEYS}}}', ""),
        (f'{{"id": "p", "version": "1", "rules": [{{"id": "r", "kind": "no-ring", {KEYS}}}]}}', "/rules/0"),
    ):
        path.write_text(text)
        assert said_of("policy", path, len(text)) == [[place, NAMED, MANY, 0]]
