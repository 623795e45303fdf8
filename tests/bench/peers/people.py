# SPDX-License-Identifier: Apache-2.0
"""Questions about the people of a drawn country, asked of jiedui, and written in numpy and polars.

    python people.py <folder> [--pairs 15]

The folder holds the CSV files of ``draw_country``.  One process pinned to one core, one thread; processor
time counts.  Both sides begin with what is in memory: ours a network, theirs columns of numbers (schools and
teachers as row numbers, days as days), made before anything is timed.  What both found is compared before
anything is timed, row by row.

P1  ``presence`` of every school on 20 year-end days, against a mask and ``numpy.bincount`` a day for postings
    and heads, and a polars group-by for distinct teachers
P2  ``service`` of every teacher at rural hosts, against polars: sort, cumulative maximum, group
P3  the district's policy, against the peer of P2
"""

from __future__ import annotations

import argparse
import statistics
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from measured import network_in, on_one_thread, ratios_of

import jiedui as jd

YEAR_ENDS = [date(year, 12, 31) for year in range(2003, 2023)]
UNTIL = date(2023, 9, 1)
THRESHOLD = 365
GOALS = {"P1": 0.25, "P2": 0.4, "P3": 2.0}


class Columns:
    """What the peers begin with: numbers for schools and teachers, days since 1970."""

    def __init__(self, folder: Path) -> None:
        schools = pl.read_csv(folder / "schools.csv", infer_schema=False)
        teachers = pl.read_csv(folder / "teachers.csv", infer_schema=False)
        postings = pl.read_csv(folder / "postings.csv", infer_schema=False)
        self.schools, self.teachers = schools["id"], teachers["id"]
        self.is_rural = (schools["locale"] == "rural").to_numpy()
        self.host = self.places(postings["host"], self.schools)
        self.teacher = self.places(postings["teacher"], self.teachers)  # -1 where nobody is named
        self.heads = postings["count"].cast(pl.Int64).fill_null(1).to_numpy()
        # a posting is surely in force on a day from its first on, if that is known, before its end; of an
        # end that nobody knows only the first day is sure, and of a first that nobody knows only the last
        first = self.days(postings["first_day"])
        last = self.days(postings["last_day"].replace("?", None))
        is_running = (postings["last_day"].fill_null("") == "").to_numpy()
        never = np.iinfo(np.int32).max
        has_first, has_last = first >= 0, last >= 0
        self.first = np.where(has_first, first, np.where(has_last, last, never)).astype(np.int32)
        end = np.where(has_last, last + 1, np.where(is_running, never, first + 1))
        self.until = np.where(has_first | has_last, end, never).astype(np.int32)

    @staticmethod
    def places(ids: Any, among: Any) -> Any:
        numbered = pl.DataFrame({"id": among, "place": np.arange(len(among), dtype=np.int32)})
        joined = pl.DataFrame({"id": ids}).join(numbered, on="id", how="left", maintain_order="left")
        return joined["place"].fill_null(-1).to_numpy()

    @staticmethod
    def days(texts: Any) -> Any:
        """Days since 1970, -1 where there is none."""
        return texts.str.to_date("%Y-%m-%d").to_physical().fill_null(-1).to_numpy()


def number_of(day: date) -> int:
    return (day - date(1970, 1, 1)).days


class Theirs:
    """The peers."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    def presence(self) -> dict[str, Any]:
        columns = self.columns
        count = len(columns.schools)
        postings, heads, teachers = [], [], []
        for day in map(number_of, YEAR_ENDS):
            there = (columns.first <= day) & (day < columns.until)
            hosts = columns.host[there]
            postings.append(np.bincount(hosts, minlength=count))
            heads.append(np.bincount(hosts, weights=columns.heads[there], minlength=count))
            named = pl.DataFrame({"host": hosts, "teacher": columns.teacher[there]}).filter(
                pl.col("teacher") >= 0
            )
            distinct = named.group_by("host").agg(pl.col("teacher").n_unique())
            found = np.zeros(count, dtype=np.int64)
            found[distinct["host"].to_numpy()] = distinct["teacher"].to_numpy()
            teachers.append(found)
        return {"postings": np.stack(postings), "heads": np.stack(heads), "teachers": np.stack(teachers)}

    def service(self) -> Any:
        """Give the days that each teacher surely served, overlaps once."""
        columns = self.columns
        until = number_of(UNTIL)
        frame = pl.DataFrame(
            {
                "teacher": columns.teacher,
                "first": columns.first,
                "until": np.minimum(columns.until, until),
                "counts": columns.is_rural[columns.host],
            }
        )
        served = (
            frame.filter(pl.col("counts") & (pl.col("teacher") >= 0) & (pl.col("first") < pl.col("until")))
            .sort("teacher", "first")
            .with_columns(pl.col("until").cum_max().shift(1).over("teacher").alias("before"))
            .with_columns(
                (pl.col("until") - pl.max_horizontal("first", "before")).clip(lower_bound=0).alias("days")
            )
            .group_by("teacher")
            .agg(pl.col("days").sum())
        )
        days = np.zeros(len(columns.teachers), dtype=np.int64)
        days[served["teacher"].to_numpy()] = served["days"].to_numpy()
        return days


class Ours:
    """The same by jiedui, and the policy."""

    def __init__(self, network: jd.Network) -> None:
        self.network = network
        self.policy = jd.policy_of(district_policy())
        self.hosts = network.schools_where(locale="rural")

    def presence(self) -> Any:
        return self.network.presence(YEAR_ENDS)

    def service(self) -> Any:
        return self.network.service(UNTIL, hosts=self.hosts, threshold=f"{THRESHOLD} days")

    def judge(self) -> Any:
        return jd.judge(self.policy, self.network, UNTIL)


def district_policy() -> str:
    """Give the policy that ships, of a country that does not say which schools are large: of every one."""
    return jd.policy_text("source-district").replace(', "size": "large"', "")


def expect_the_same(ours: Ours, theirs: Theirs) -> None:
    columns = theirs.columns
    found = theirs.presence()
    rows = pl.DataFrame(ours.presence()).with_columns(pl.col("host").cast(str), pl.col("day").to_physical())
    places = columns.places(rows["host"], columns.schools)
    days = np.searchsorted([number_of(day) for day in YEAR_ENDS], rows["day"].to_numpy())
    for name in ("postings", "heads", "teachers"):
        mine = np.zeros_like(found[name])
        mine[days, places] = rows[name].to_numpy()
        if not np.array_equal(mine, found[name]):
            raise SystemExit(f"P1: the answers differ in {name}")
    served = pl.DataFrame(ours.service()).with_columns(pl.col("teacher").cast(str))
    mine = np.zeros(len(columns.teachers), dtype=np.int64)
    mine[columns.places(served["teacher"], columns.teachers)] = served["days"].to_numpy()
    if not np.array_equal(mine, theirs.service()):
        raise SystemExit("P2: the answers differ")


def main() -> None:
    on_one_thread()
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--pairs", type=int, default=15)
    given = arguments.parse_args()
    ours, theirs = Ours(network_in(given.folder)), Theirs(Columns(given.folder))
    expect_the_same(ours, theirs)
    print(f"{given.folder.name}: {len(theirs.columns.host)} postings, {given.pairs} pairs")
    print("| row | work | size | goal | our time over the peer's (range) | met? |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row, name, mine, other in [
        ("P1", "presence, 20 days", ours.presence, theirs.presence),
        ("P2", "service of every teacher", ours.service, theirs.service),
        ("P3", "the district's policy", ours.judge, theirs.service),
    ]:
        ratios = ratios_of(mine, other, given.pairs)
        ratio, low, high = statistics.median(ratios), min(ratios), max(ratios)
        met = "yes" if ratio <= GOALS[row] else "no"
        found = f"{ratio:.2f} ({low:.2f}..{high:.2f})"
        size = given.folder.name
        print(f"| {row} | {name} | {size} | <= {GOALS[row]:.2f} x | {found} | {met} |", flush=True)


if __name__ == "__main__":
    main()
