# SPDX-License-Identifier: Apache-2.0
"""Writes the table of mistakes of docs/ledgers/settings.md from what the library says of each.

``python tests/python/settings_page.py``
"""

from __future__ import annotations

import re

import jiedui as jd
from support import ROOT

PAGE = ROOT / "docs" / "ledgers" / "settings.md"
TABLES = {
    "schools": [{"id": "A", "name": "Alpha"}, {"id": "B", "name": "Beta"}],
    "supports": [{"supporter": "A", "recipient": "B", "last_day": "?"}],
}
ROW = re.compile(r"^\| `([{\[].*?[}\]])` \|.*\n", re.MULTILINE)


def mistakes(text: str) -> list[str]:
    """Give the texts of ledger.json that the page has in its table."""
    return ROW.findall(text[text.index("## What each mistake says") :])


def said_of(settings: str) -> jd.Findings:
    """Give the findings of a ledger with a bad ledger.json."""
    try:
        jd.read_ledger(TABLES, settings=settings)
    except jd.BadLedger as refused:
        return refused.findings
    raise AssertionError(settings)


def page(text: str) -> str:
    """Write what is said of each mistake anew."""

    def row(found: re.Match[str]) -> str:
        findings = said_of(found[1])
        said = [
            findings.explain(language).replace("|", "\\|").replace("\n", "<br>") for language in ("en", "zh")
        ]
        return f"| `{found[1]}` | {said[0]} | {said[1]} |\n"

    begin = text.index("## What each mistake says")
    return text[:begin] + ROW.sub(row, text[begin:])


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
