# SPDX-License-Identifier: Apache-2.0
"""The golden cases of measures, tests/golden/equity/*.txt, which the C++ tests read too."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jiedui import equity as eq
from support import ROOT

GOLDEN = sorted((ROOT / "tests" / "golden" / "equity").glob("*.txt"))
Columns = dict[str, list[Any]]


def asked_in(path: Path) -> Iterator[tuple[Columns, str, str]]:
    columns: Columns = {}
    ask = ""
    for line in path.read_text("utf-8").splitlines()[1:]:
        word, _, rest = line.partition(" ")
        if word == "columns":
            parts = [part.split() for part in rest.split(";")]
            columns = {name: cells if name == "labels" else [*map(float, cells)] for name, *cells in parts}
        elif word == "ask":
            ask = rest
        else:
            assert word == "expect", line
            yield columns, ask, rest


def option_of(word: str) -> dict[str, Any]:
    name, _, value = word.partition("=")
    return {name: float(value) if name in ("p", "epsilon") else value}


def holds(columns: Columns, ask: str, expected: str) -> bool:
    name, *words = ask.split()
    values, weights = columns["values"], columns.get("weights")
    if name == "lorenz_dominates":
        return eq.lorenz_dominates(values, columns["second"]) == expected
    if name == "decompose":
        parts = eq.decompose(getattr(eq, words[0]), values, weights, by=[columns["labels"]])
        total, between, within = map(float, expected.split())
        return (
            math.isclose(parts.total, total, rel_tol=1e-13)
            and math.isclose(parts.between[0], between, abs_tol=1e-12 * total)
            and math.isclose(parts.within, within, abs_tol=1e-12 * total)
        )
    call = getattr(eq, name)
    options = option_of(words[0]) if words else {}
    return math.isclose(call(values, weights, **options), float(expected), rel_tol=1e-13)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    for columns, ask, expected in asked_in(path):
        assert holds(columns, ask, expected), (ask, expected)


def test_there_are_golden_cases() -> None:
    assert sum(len(list(asked_in(path))) for path in GOLDEN) >= 35
