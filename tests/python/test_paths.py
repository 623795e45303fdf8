# SPDX-License-Identifier: Apache-2.0
"""Files and folders that pages name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if page.name != "CHANGELOG.md" and page.parent.name != "adr"  # they speak of earlier times, too
]
NAMED = re.compile(r"`((?:bindings|docs|include|python|src|tests)/[\w./-]*\w/?)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_on_a_page_are_there(page: Path) -> None:
    missing = [name for name in NAMED.findall(page.read_text("utf-8")) if not (ROOT / name).exists()]
    assert not missing


def test_some_pages_name_paths() -> None:
    assert sum(len(NAMED.findall(page.read_text("utf-8"))) for page in PAGES) > 100
