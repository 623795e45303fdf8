# SPDX-License-Identifier: Apache-2.0
"""Prints the tables of docs/benchmarks.md from what the benchmarks print: a column a size, or a library.

    python tables.py <output of make bench or make bench-peers>...

Goals are set for the nation: what misses one there stands bold.  How cost grows is left to ``plots.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

SIZES = ("district", "province", "nation")
NOTHING = "–"

Table = list[list[str]]


def cells_of(text: str) -> Table:
    """Give the rows of the tables in a text."""
    rows = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def by_size(rows: Table) -> Table:
    """Give what our own programs compared: a line a work, a column a size."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for row, work, size, goal, ratio, is_met in (each for each in rows if len(each) == 6):
        if size in SIZES and row != "G10":
            figure = ratio.partition(" (")[0]
            is_missed = size == SIZES[-1] and is_met == "no"
            found.setdefault((row, work, goal), {})[size] = f"**{figure}**" if is_missed else figure
    sizes = [size for size in SIZES if any(size in figures for figures in found.values())]
    lines = [
        [row, work, goal_of(goal), *(figures.get(size, NOTHING) for size in sizes)]
        for (row, work, goal), figures in sorted(found.items())
    ]
    return [["row", "work", "goal", *sizes], *lines] if lines else []


def goal_of(text: str) -> str:
    return text.replace("<=", "≤").replace(">=", "≥").replace(" x", " ×")


def by_peer(rows: Table) -> Table:
    """Give what libraries for Python took: a line a work, a column a library that was there."""
    found: dict[str, dict[str, str]] = {}
    for row, work, peer, ratio in (each for each in rows if len(each) == 4):
        if row.startswith("G") and ratio != "peer missing":
            found.setdefault(work, {})[peer] = ratio.partition(" (")[0]
    peers = list(dict.fromkeys(peer for figures in found.values() for peer in figures))
    lines = [[work, *(figures.get(peer, NOTHING) for peer in peers)] for work, figures in found.items()]
    return [["work", *peers], *lines] if lines else []


def markdown_of(table: Table) -> str:
    header, *lines = table
    return "".join(f"| {' | '.join(line)} |\n" for line in (header, ["---"] * len(header), *lines))


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        rows = cells_of(path.read_text(encoding="utf-8"))
        for table in (by_size(rows), by_peer(rows)):
            if table:
                print(markdown_of(table))


if __name__ == "__main__":
    main()
