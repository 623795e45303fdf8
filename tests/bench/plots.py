# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of docs/benchmarks.md from what the benchmarks print.

    python plots.py <output of make bench> <output of make bench-peers> <folder>

``growth.svg``: what a tie costs as countries grow, a line a question.  ``peers.svg``: how many times our time
other libraries take.  Both show ratios only.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt
from tables import cells_of

TIES = {"district": 1_000, "province": 200_000, "nation": 5_000_000}


def growth(rows: list[list[str]]) -> dict[str, dict[str, float]]:
    """Give for each question the cost of a tie in each country, that of the smallest being 1."""
    costs: dict[str, dict[str, float]] = {}
    for row, work, size, _, ratio, _ in (each for each in rows if len(each) == 6):
        found = re.fullmatch(r"cost a tie over (\w+)'s, (\w+)", work)
        if row == "G10" and found:
            smaller, question = found.groups()
            cost = costs.setdefault(question, {smaller: 1.0})
            cost[size] = cost[smaller] * float(ratio.split()[0])
    return costs


def draw_growth(rows: list[list[str]], path: Path) -> None:
    figure, axes = plt.subplots(figsize=(7.2, 4.2))
    for question, cost in sorted(growth(rows).items(), key=lambda each: -list(each[1].values())[-1]):
        sizes = [size for size in TIES if size in cost]
        axes.plot([TIES[size] for size in sizes], [cost[size] for size in sizes], marker="o", label=question)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("agreements of the country")
    axes.set_ylabel("time a tie, the smallest country's = 1")
    axes.set_xticks(list(TIES.values()), [f"{size}\n{ties:,}" for size, ties in TIES.items()])
    axes.set_yticks([0.25, 0.5, 1, 2, 4, 8], ["¼", "½", "1", "2", "4", "8"])
    axes.minorticks_off()
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)
    saved(figure, path)


def draw_peers(rows: list[list[str]], path: Path) -> None:
    times: dict[str, dict[str, float]] = {}
    for row, work, peer, ratio in (each for each in rows if len(each) == 4):
        if re.fullmatch(r"G\d+", row) and ratio != "peer missing":
            times.setdefault(work, {})[peer] = float(ratio.split()[0])
    figure, axes = plt.subplots(figsize=(7.2, 4.2))
    peers = list(dict.fromkeys(peer for each in times.values() for peer in each))
    height = 0.8 / len(times)
    for place, (work, of_peers) in enumerate(times.items()):
        at = [line + place * height for line in range(len(peers))]
        bars = axes.barh(at, [of_peers.get(peer, 0) for peer in peers], height=height, label=work)
        axes.bar_label(bars, fmt="%.1f", padding=2, fontsize="x-small")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_xscale("log")
    axes.set_yticks([line + 0.4 - height / 2 for line in range(len(peers))], peers)
    axes.invert_yaxis()
    axes.set_xlabel("times our time")
    axes.margins(x=0.15)
    axes.legend(fontsize="small", loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=3, frameon=False)
    saved(figure, path)


def saved(figure: Any, path: Path) -> None:
    """Write a picture that is the same whenever it is drawn."""
    mpl.rcParams["svg.hashsalt"] = "jiedui"
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None})
    plt.close(figure)


def main() -> None:
    bench, peers, folder = map(Path, sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    draw_growth(cells_of(bench.read_text(encoding="utf-8")), folder / "growth.svg")
    draw_peers(cells_of(peers.read_text(encoding="utf-8")), folder / "peers.svg")


if __name__ == "__main__":
    main()
