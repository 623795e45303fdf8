# SPDX-License-Identifier: Apache-2.0
"""Ledgers of a drawn country, read and kept by jiedui and by polars or pandas: the median of ratios of pairs.

    python ledgers.py <folder> [--pairs 15]

The folder holds the CSV files of ``draw_country``.  Every measurement is a process of its own, pinned to one
core, with one thread; processor time counts.  What both sides found is compared before anything is timed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")

TABLES = ("schools", "supports", "teachers", "postings")
ENDS = {
    "supports": {"supporter": "schools", "recipient": "schools"},
    "teachers": {"home": "schools"},
    "postings": {"home": "schools", "host": "schools", "teacher": "teachers"},
}
CHANGED = 100  # one record in so many, for differences


# ---- the two sides; each gives what to compare, and is timed from its first line that matters


def polars_tables(folder: Path) -> dict[str, Any]:
    import polars as pl

    tables = {}
    for name in TABLES:
        table = pl.read_csv(folder / f"{name}.csv", infer_schema=False)
        if "first_day" in table.columns:
            table = table.with_columns(
                pl.col("first_day").str.to_date("%Y-%m-%d"),
                pl.col("last_day").replace("?", None).str.to_date("%Y-%m-%d"),
            )
        counts = [column for column in ("pupils_primary", "count") if column in table.columns]
        tables[name] = table.with_columns(pl.col(column).cast(pl.UInt32) for column in counts)
    return tables


def polars_checked(tables: dict[str, Any]) -> dict[str, Any]:
    """Check that ids are unique, and join each end to the row number of what it names."""
    import polars as pl

    numbered = {
        name: tables[name].select(pl.col("id"), pl.int_range(pl.len(), dtype=pl.UInt32).alias("place"))
        for name in ("schools", "teachers")
    }
    for name in TABLES:
        if tables[name]["id"].n_unique() != len(tables[name]):
            raise SystemExit(f"{name}: ids are not unique")
    joined = {}
    for name, ends in ENDS.items():
        table = tables[name]
        for column, target in ends.items():
            places = table.select(column).join(
                numbered[target], left_on=column, right_on="id", how="left", maintain_order="left"
            )["place"]
            if places.null_count() != table[column].null_count():
                raise SystemExit(f"{name}.{column}: an end is not known")
            joined[f"{name}.{column}"] = places
    return joined


def seen_in_polars(tables: dict[str, Any], joined: dict[str, Any]) -> dict[str, Any]:
    seen: dict[str, Any] = {name: len(table) for name, table in tables.items()}
    seen |= {column: int(places.cast(int).sum()) for column, places in joined.items()}
    for name in ("supports", "postings"):
        seen[f"{name}.first_day"] = int(tables[name]["first_day"].to_physical().cast(int).sum())
    return seen


def seen_in_ledger(ledger: Any) -> dict[str, Any]:
    import polars as pl

    tables = {name: pl.DataFrame(getattr(ledger, name)) for name in TABLES}
    seen: dict[str, Any] = {name: len(table) for name, table in tables.items()}
    for name, ends in ENDS.items():
        for column, target in ends.items():  # ids ascend with their numbers
            places = tables[target].select(pl.col("id").cast(str), pl.int_range(pl.len()).alias("place"))
            column_of = tables[name].select(pl.col(column).cast(str))
            seen[f"{name}.{column}"] = int(
                column_of.join(places, left_on=column, right_on="id")["place"].sum()
            )
    for name in ("supports", "postings"):
        seen[f"{name}.first_day"] = int(tables[name]["first_day"].to_physical().cast(int).sum())
    return seen


class Measured:
    """Processor seconds of a block, in ``seconds``."""

    def __enter__(self) -> Measured:
        self.begin = time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self.begin


def ours_csv(folder: Path, check: bool) -> tuple[float, Any]:
    import jiedui as jd

    with Measured() as measured:
        ledger = jd.read_ledger(folder)
    return measured.seconds, seen_in_ledger(ledger) if check else None


def theirs_csv(folder: Path, check: bool) -> tuple[float, Any]:
    import polars  # noqa: F401  outside what is timed

    with Measured() as measured:
        tables = polars_tables(folder)
        joined = polars_checked(tables)
    return measured.seconds, seen_in_polars(tables, joined) if check else None


def ours_frames(folder: Path, check: bool) -> tuple[float, Any]:
    import jiedui as jd

    tables = polars_tables(folder)
    with Measured() as measured:
        ledger = jd.read_ledger(tables)
    return measured.seconds, seen_in_ledger(ledger) if check else None


def theirs_frames(folder: Path, check: bool) -> tuple[float, Any]:
    tables = polars_tables(folder)
    with Measured() as measured:
        joined = polars_checked(tables)
    return measured.seconds, seen_in_polars(tables, joined) if check else None


def saved_network(folder: Path) -> Path:
    import jiedui as jd

    path = folder / "network.jiedui"
    if not path.exists():
        jd.save(jd.Network(jd.read_ledger(folder)), path)
    return path


def ours_pandas(folder: Path, check: bool) -> tuple[float, Any]:
    import pandas  # noqa: F401  outside what is timed

    import jiedui as jd

    answer = jd.open_network(saved_network(folder)).roles()
    with Measured() as measured:
        frame = answer.to_pandas()
    return measured.seconds, [len(frame), int(frame["supporters"].sum())] if check else None


def theirs_pandas(folder: Path, check: bool) -> tuple[float, Any]:
    import pandas as pd

    import jiedui as jd

    frame = jd.open_network(saved_network(folder)).roles().to_pandas()
    columns = {name: frame[name].to_numpy(copy=True) for name in frame}
    with Measured() as measured:
        made = pd.DataFrame({name: column.copy() for name, column in columns.items()})
    return measured.seconds, [len(made), int(made["supporters"].sum())] if check else None


def changed(tables: dict[str, Any]) -> dict[str, Any]:
    """Give the tables with another channel, or form, in one row of so many."""
    import polars as pl

    is_hit = pl.int_range(pl.len()) % CHANGED == 0
    return tables | {
        "supports": tables["supports"].with_columns(
            channel=pl.when(is_hit & (pl.col("channel") != "funds"))
            .then(pl.lit("funds"))
            .otherwise("channel")
        ),
        "postings": tables["postings"].with_columns(
            form=pl.when(is_hit & (pl.col("form") != "rotation")).then(pl.lit("rotation")).otherwise("form")
        ),
    }


def ours_difference(folder: Path, check: bool) -> tuple[float, Any]:
    import jiedui as jd

    tables = polars_tables(folder)
    before, after = jd.read_ledger(tables), jd.read_ledger(changed(tables))
    with Measured() as measured:
        difference = jd.difference(before, after)
    return measured.seconds, len(difference) if check else None


def theirs_difference(folder: Path, check: bool) -> tuple[float, Any]:
    """Join each table with the other on its id, and keep each cell that differs."""
    import polars as pl

    before = polars_tables(folder)
    after = changed(before)
    with Measured() as measured:
        cells = 0
        for name in TABLES:
            columns = [column for column in before[name].columns if column != "id"]
            both = before[name].join(after[name], on="id", how="full", suffix="_after")
            for column in columns:
                differs = pl.col(column).ne_missing(pl.col(f"{column}_after"))
                cells += len(both.filter(differs).select("id", column, f"{column}_after"))
    return measured.seconds, cells if check else None


def ours_open(folder: Path, check: bool) -> tuple[float, Any]:
    import jiedui as jd

    path = saved_network(folder)
    with Measured() as measured:
        network = jd.open_network(path)
    return measured.seconds, seen_in_ledger(network.ledger) if check else None


def ours_in_memory(folder: Path, check: bool) -> tuple[float, Any]:
    import jiedui as jd

    with Measured() as measured:
        network = jd.Network(jd.read_ledger(folder))
    return measured.seconds, network.tie_count if check else None


TASKS: dict[str, Callable[[Path, bool], tuple[float, Any]]] = {
    "ours_csv": ours_csv,
    "theirs_csv": theirs_csv,
    "ours_frames": ours_frames,
    "theirs_frames": theirs_frames,
    "ours_pandas": ours_pandas,
    "theirs_pandas": theirs_pandas,
    "ours_difference": ours_difference,
    "theirs_difference": theirs_difference,
    "ours_open": ours_open,
    "ours_in_memory": ours_in_memory,
}


# ---- one process a measurement


def measure(task: str, folder: Path, check: bool = False) -> dict[str, Any]:
    told = subprocess.run(
        [sys.executable, __file__, str(folder), "--task", task, *(["--check"] if check else [])],
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode != 0:
        raise SystemExit(f"{task}: {told.stderr}")
    measured: dict[str, Any] = json.loads(told.stdout)
    return measured


def run_task(task: str, folder: Path, check: bool) -> None:
    seconds, seen = TASKS[task](folder, check)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "seen": seen}))


# ---- the rows


def compared(
    row: str, work: str, goal: float, ours: str, theirs: str, folder: Path, pairs: int, seen_too: bool = True
) -> None:
    if seen_too:
        mine, other = (measure(task, folder, check=True)["seen"] for task in (ours, theirs))
        if mine != other:
            raise SystemExit(f"{row}: the answers differ: {mine} and {other}")
    ratios = []
    for pair in range(pairs):
        order = (ours, theirs) if pair % 2 == 0 else (theirs, ours)
        seconds = {task: measure(task, folder)["seconds"] for task in order}
        ratios.append(seconds[ours] / seconds[theirs])
    ratio = statistics.median(ratios)
    shown(row, work, f"<= {goal:.2f} x", f"{ratio:.2f} ({min(ratios):.2f}..{max(ratios):.2f})", ratio <= goal)


def shown(row: str, work: str, goal: str, found: str, is_met: bool) -> None:
    print(f"| {row:3} | {work:44} | {goal:10} | {found:20} | {'yes' if is_met else 'no':4} |", flush=True)


def all_rows(folder: Path, pairs: int) -> None:
    saved_network(folder)
    size = sum((folder / f"{table}.csv").stat().st_size for table in TABLES)
    print(f"{folder.name}: {size / 1e6:.0f} MB of CSV, {pairs} pairs")
    print(f"| {'row':3} | {'work':44} | {'goal':10} | {'ratio (range)':20} | met? |")
    print(f"| --- | {'-' * 44} | {'-' * 10} | {'-' * 20} | ---- |")
    compared("L1", "CSV to a checked ledger, polars", 1.0, "ours_csv", "theirs_csv", folder, pairs)
    compared("L2", "the same from Arrow columns, polars", 0.7, "ours_frames", "theirs_frames", folder, pairs)
    peaks = [measure("ours_csv", folder)["peak"] / size for _ in range(3)]
    peak = statistics.median(peaks)
    shown("L3", "peak memory of L1, size of the files", "<= 2.50 x", f"{peak:.2f}", peak <= 2.5)
    compared("L4", "roles() to a frame, pandas", 1.3, "ours_pandas", "theirs_pandas", folder, pairs)
    compared(
        "L5",
        "difference in 1 % of the records, polars",
        0.7,
        "ours_difference",
        "theirs_difference",
        folder,
        pairs,
    )
    gigabytes = measure("ours_in_memory", folder)["peak"] / 1e9
    shown(
        "L6", "ledger and network, peak while building", "<= 1.6 GB", f"{gigabytes:.2f} GB", gigabytes <= 1.6
    )
    compared("L7", "open a snapshot, L1", 0.1, "ours_open", "ours_csv", folder, pairs)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--pairs", type=int, default=15)
    arguments.add_argument("--task", choices=TASKS)
    arguments.add_argument("--check", action="store_true")
    given = arguments.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if given.task:
        run_task(given.task, given.folder, given.check)
    else:
        all_rows(given.folder, given.pairs)


if __name__ == "__main__":
    main()
