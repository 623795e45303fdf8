# SPDX-License-Identifier: Apache-2.0
"""Two thousand broken ledgers: every planted mistake is found in its place, and nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import jiedui as jd
from broken import KINDS, Broken, Place, broken_ledgers

COUNT = 2000


def places_in(findings: Iterable[jd.Finding]) -> Counter[Place]:
    return Counter(Place(each.code, each.table, each.row, each.column) for each in findings)


def found_in(source: object) -> Counter[Place]:
    try:
        return places_in(jd.read_ledger(source).findings)  # type: ignore[arg-type]
    except jd.BadLedger as error:
        return places_in(error.findings)


def test_kinds_of_mistakes_are_many_and_have_names_of_their_own() -> None:
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS) >= 40


def test_a_ledger_without_a_planted_mistake_has_no_finding(tmp_path: Path) -> None:
    for seed in range(100):
        folder = tmp_path / str(seed)
        folder.mkdir()
        ledger = Broken(seed)
        ledger.write(folder)
        assert found_in(folder) == Counter(), seed
        assert found_in(ledger.in_memory()) == Counter(), seed


def test_what_is_planted_is_found_and_nothing_else(tmp_path: Path) -> None:
    planted: Counter[str] = Counter()
    sizes: Counter[int] = Counter()
    in_memory = 0
    for seed, ledger in enumerate(broken_ledgers(COUNT), start=1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        ledger.write(folder)
        expected = Counter(ledger.expected)
        assert found_in(folder) == expected, (seed, ledger.kinds)
        if ledger.only_cells:
            in_memory += 1
            from_one = Counter({place._replace(row=place.row - 1): n for place, n in expected.items()})
            assert found_in(ledger.in_memory()) == from_one, (seed, ledger.kinds)
        planted.update(ledger.kinds)
        sizes[len(ledger.kinds)] += 1
    assert set(planted) == {kind.__name__ for kind in KINDS}
    assert set(sizes) == set(range(1, 21))
    assert in_memory >= COUNT // 10


def test_every_finding_is_said_in_both_languages(tmp_path: Path) -> None:
    for seed, ledger in enumerate(broken_ledgers(100), start=1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        ledger.write(folder)
        try:
            findings = jd.read_ledger(folder).findings
        except jd.BadLedger as error:
            findings = error.findings
        for each in findings:
            english, chinese = each.explain("en"), each.explain("zh")
            assert english.endswith((".", "?"))
            assert chinese.endswith("。")
            assert each.value in chinese or each.code == "unclosed_quote"
            assert "{" not in chinese
