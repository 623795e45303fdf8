# SPDX-License-Identifier: Apache-2.0
"""The cases worked out by hand, tests/golden/*.txt, which the C++ tests read too."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedui.testing import network_of
from support import ROOT, ask

GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.txt"))


def read_case(path: Path) -> dict[str, str]:
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    case = {word: rest for word, _, rest in (line.partition(" ") for line in lines)}
    assert list(case) == ["network", "ask", "expect"]
    return case


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    case = read_case(path)
    assert ask(network_of(case["network"]), case["ask"]) == case["expect"]


def test_there_are_golden_cases() -> None:
    assert len(GOLDEN) >= 20
