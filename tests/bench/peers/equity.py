# SPDX-License-Identifier: Apache-2.0
"""Measures of equity over drawn columns, by jiedui, and written in numpy, pandas and polars.

    python equity.py [--pairs 15] [--schools 500000] [--counties 3000]

Pupils are lognormal (median 300), and so is what a pupil has.  Both sides begin with numpy columns in memory.
What both found is compared before anything is timed.  The process is pinned to one core, and its processor
time counts; only E2 runs on two, and there the time on the wall counts.

E1  the weighted coefficient of variation, Gini and Theil T of every county, against the fastest of numpy
    (``bincount`` and ``lexsort``), polars and pandas (group-by)
E2  1,000 bootstrap draws of the Gini of 20,000 schools on two threads, against numpy, a hundred at a time
E3  the Gini of all schools as one group, against polars: sort and dot product
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from measured import on_one_thread, ratios_of, seconds_of

from jiedui import equity

GOALS = {"cv": 0.25, "gini": 0.8, "theil_t": 0.4, "E2": 0.15, "E3": 1.0}
DRAWS, DRAWN_SCHOOLS = 1_000, 20_000


class Columns:
    """What both sides begin with."""

    def __init__(self, schools: int, counties: int) -> None:
        random = np.random.default_rng(2026)
        self.pupils = np.ceil(300 * np.exp(0.8 * random.standard_normal(schools)))
        self.values = np.exp(0.6 * random.standard_normal(schools))
        self.county = random.integers(0, counties, schools).astype(np.int32)
        self.counties = counties


class Numpy:
    """The peer in numpy: a pass of ``bincount`` for each sum."""

    def __init__(self, columns: Columns) -> None:
        self.c = columns

    def _sums(self, of: Any) -> Any:
        return np.bincount(self.c.county, weights=of, minlength=self.c.counties)

    def cv(self) -> Any:
        weight = self._sums(self.c.pupils)
        mean = self._sums(self.c.pupils * self.c.values) / weight
        distance = self.c.values - mean[self.c.county]
        return np.sqrt(self._sums(self.c.pupils * distance * distance) / weight) / mean

    def theil_t(self) -> Any:
        weight = self._sums(self.c.pupils)
        mean = self._sums(self.c.pupils * self.c.values) / weight
        ratio = self.c.values / mean[self.c.county]
        return self._sums(self.c.pupils * ratio * np.log(ratio)) / weight

    def gini(self) -> Any:
        order = np.lexsort((self.c.values, self.c.county))
        county, pupils, values = self.c.county[order], self.c.pupils[order], self.c.values[order]
        weight = np.bincount(county, weights=pupils, minlength=self.c.counties)
        before = np.cumsum(weight) - weight
        middle = np.cumsum(pupils) - before[county] - pupils / 2
        total = np.bincount(county, weights=pupils * values, minlength=self.c.counties)
        areas = np.bincount(county, weights=pupils * values * middle, minlength=self.c.counties)
        return 2 * areas / (weight * total) - 1


class Polars:
    """The peer in polars: group-by."""

    def __init__(self, columns: Columns) -> None:
        self.frame = pl.DataFrame({"g": columns.county, "n": columns.pupils, "x": columns.values})

    def _by(self, frame: Any, value: Any) -> Any:
        return frame.group_by("g").agg(value.alias("value")).sort("g")["value"].to_numpy()

    def cv(self) -> Any:
        n, x = pl.col("n"), pl.col("x")
        mean = (n * x).sum() / n.sum()
        return self._by(self.frame, ((n * (x - mean) ** 2).sum() / n.sum()).sqrt() / mean)

    def theil_t(self) -> Any:
        n, x = pl.col("n"), pl.col("x")
        ratio = x / ((n * x).sum() / n.sum())
        return self._by(self.frame, (n * ratio * ratio.log()).sum() / n.sum())

    def gini(self) -> Any:
        n, x = pl.col("n"), pl.col("x")
        middle = n.cum_sum() - n / 2
        value = 2 * (n * x * middle).sum() / (n.sum() * (n * x).sum()) - 1
        return self._by(self.frame.sort("x"), value)


class Pandas:
    """The peer in pandas: group-by, of sums alone, as a function for each group would take a minute."""

    def __init__(self, columns: Columns) -> None:
        self.frame = pd.DataFrame({"g": columns.county, "n": columns.pupils, "x": columns.values})

    def _mean(self) -> Any:
        both = self.frame.assign(nx=self.frame["n"] * self.frame["x"]).groupby("g")[["n", "nx"]]
        sums = both.transform("sum")
        return sums["n"], sums["nx"] / sums["n"]

    def cv(self) -> Any:
        weight, mean = self._mean()
        squares = (self.frame["n"] * (self.frame["x"] - mean) ** 2 / weight / mean**2).groupby(
            self.frame["g"]
        )
        return np.sqrt(squares.sum().to_numpy())

    def theil_t(self) -> Any:
        weight, mean = self._mean()
        ratio = self.frame["x"] / mean
        return (self.frame["n"] * ratio * np.log(ratio) / weight).groupby(self.frame["g"]).sum().to_numpy()

    def gini(self) -> Any:
        frame = self.frame.sort_values("x")
        by = frame["g"]
        nx = frame["n"] * frame["x"]
        middle = frame["n"].groupby(by).cumsum() - frame["n"] / 2
        areas = (nx * middle).groupby(by).sum() / (frame["n"].groupby(by).sum() * nx.groupby(by).sum())
        return (2 * areas - 1).to_numpy()


def of_each_county(measure: Any, columns: Columns) -> Any:
    """Give the measure of every county, by jiedui."""
    return measure.by(columns.values, columns.county, columns.pupils)


def expect_the_same(row: str, mine: Any, other: Any) -> None:
    if not np.allclose(np.asarray(mine, dtype=float), other, rtol=1e-8, atol=1e-10):
        raise SystemExit(f"{row}: the answers differ")


def draws_of_numpy(values: Any) -> Any:
    """Give the Ginis of drawn samples, a hundred at a time."""
    random = np.random.default_rng(1)
    n = len(values)
    place = 2 * np.arange(1, n + 1) - n - 1
    found = []
    for _ in range(DRAWS // 100):
        drawn = values[random.integers(0, n, (100, n))]
        drawn.sort(axis=1)
        found.append((drawn @ place) / (n * drawn.sum(axis=1)))
    return np.concatenate(found)


def ratios_on_the_wall(mine: Callable[[], Any], other: Callable[[], Any], pairs: int) -> list[float]:
    ratios = []
    for pair in range(pairs):
        seconds = {}
        for work in (mine, other) if pair % 2 == 0 else (other, mine):
            begin = time.perf_counter()
            work()
            seconds[work] = time.perf_counter() - begin
        ratios.append(seconds[mine] / seconds[other])
    return ratios


def show(row: str, work: str, goal: float, ratios: list[float]) -> None:
    ratio = statistics.median(ratios)
    found = f"{ratio:.2f} ({min(ratios):.2f}..{max(ratios):.2f})"
    print(f"| {row} | {work} | <= {goal:.2f} x | {found} | {'yes' if ratio <= goal else 'no'} |", flush=True)


def main() -> None:
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    on_one_thread()
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=15)
    arguments.add_argument("--schools", type=int, default=500_000)
    arguments.add_argument("--counties", type=int, default=3_000)
    given = arguments.parse_args()
    columns = Columns(given.schools, given.counties)
    peers = [Numpy(columns), Polars(columns), Pandas(columns)]
    print(f"{given.schools} schools in {given.counties} counties, {given.pairs} pairs")
    print("| row | work | goal | our time over the peer's (range) | met? |")
    print("| --- | --- | --- | --- | --- |")
    for measure in (equity.cv, equity.gini, equity.theil_t):
        name = measure.__name__
        rows = sorted(of_each_county(measure, columns), key=lambda row: int(row.group))
        for peer in peers:
            expect_the_same("E1", [row.value for row in rows], getattr(peer, name)())
        calls = [getattr(peer, name) for peer in peers]
        fastest = min(calls, key=seconds_of)
        work = f"{name} of every county; the fastest peer is {type(fastest.__self__).__name__.lower()}"
        ratios = ratios_of(lambda measure=measure: of_each_county(measure, columns), fastest, given.pairs)
        show("E1", work, GOALS[name], ratios)
    values = columns.values
    series = pl.Series(values)
    places = pl.Series(2 * np.arange(1, len(values) + 1) - len(values) - 1)

    def gini_of_polars() -> float:
        ordered = series.sort()
        return float(ordered.dot(places)) / (len(ordered) * float(ordered.sum()))

    expect_the_same("E3", equity.gini(values), gini_of_polars())
    show(
        "E3",
        "gini of one group",
        GOALS["E3"],
        ratios_of(lambda: equity.gini(values), gini_of_polars, given.pairs),
    )
    few = values[:DRAWN_SCHOOLS]
    interval = equity.bootstrap(equity.gini, few, draws=DRAWS, seed=1)
    drawn = draws_of_numpy(few)
    width = interval.high - interval.low
    if (
        abs(np.quantile(drawn, 0.025) - interval.low) > width / 4
        or abs(np.median(drawn) - interval.estimate) > width / 4
    ):
        raise SystemExit("E2: the answers differ by more than the noise of the draws")
    if cores:
        os.sched_setaffinity(0, cores)
    ratios = ratios_on_the_wall(
        lambda: equity.bootstrap(equity.gini, few, draws=DRAWS, seed=1, threads=2),
        lambda: draws_of_numpy(few),
        given.pairs,
    )
    show("E2", f"{DRAWS} draws of the gini of {len(few)} schools, two threads", GOALS["E2"], ratios)


if __name__ == "__main__":
    main()
