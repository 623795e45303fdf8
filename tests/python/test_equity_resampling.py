# SPDX-License-Identifier: Apache-2.0
"""Bounds and tests by drawing: against definitions with the same generator, and by how often they hold."""

from __future__ import annotations

import itertools
import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from statistics import NormalDist, fmean

import numpy as np
import pytest

import jiedui as jd
from jiedui import equity as eq

VALUES = [1.0, 2, 2, 3, 5, 8, 13, 21]


# ---- the generator and the draws, once more


def philox(counter: list[int], seed: int) -> list[int]:
    """Give four words: ten rounds of two products, as the paper of its authors has them."""
    key = [seed % 2**32, seed >> 32]
    words = counter
    for _ in range(10):
        first, second = 0xD2511F53 * words[0], 0xCD9E8D57 * words[2]
        words = [
            (second >> 32) ^ words[1] ^ key[0],
            second % 2**32,
            (first >> 32) ^ words[3] ^ key[1],
            first % 2**32,
        ]
        key = [(key[0] + 0x9E3779B9) % 2**32, (key[1] + 0xBB67AE85) % 2**32]
    return words


def words_of(seed: int, draw: int, stream: int, purpose: int) -> Iterator[int]:
    for block in itertools.count():
        yield from philox([block, draw, stream, purpose], seed)


def below(words: Iterator[int], bound: int) -> int:
    return next(words) * bound >> 32


def drawn_statistics(
    call: Callable[[list[float]], float], values: list[float], draws: int, seed: int
) -> list[float]:
    rows = sorted(values)
    found = []
    for draw in range(draws):
        words = words_of(seed, draw, 0, 0)
        found.append(call([rows[below(words, len(rows))] for _ in rows]))
    return sorted(found)


def at(ascending: list[float], share: float) -> float:
    place = share * (len(ascending) - 1)
    low = min(int(place), len(ascending) - 2)
    return ascending[low] + (ascending[low + 1] - ascending[low]) * (place - low)


@pytest.mark.parametrize("seed", [0, 7, 2**40 + 3])
def test_percentile_bounds_are_quantiles_of_the_draws(seed: int) -> None:
    for call in (eq.gini, eq.cv):
        drawn = drawn_statistics(call, VALUES, 200, seed)
        interval = eq.bootstrap(call, VALUES, draws=200, seed=seed, level=0.9)
        assert interval.estimate == call(VALUES)
        assert interval.low == pytest.approx(at(drawn, 0.05), rel=1e-12)
        assert interval.high == pytest.approx(at(drawn, 0.95), rel=1e-12)


def test_a_sample_form_counts_the_rows_of_the_draw() -> None:
    drawn = drawn_statistics(lambda values: eq.cv(values, form="sample"), VALUES, 100, 3)
    interval = eq.bootstrap(eq.cv, VALUES, draws=100, seed=3, form="sample")
    assert interval.low == pytest.approx(at(drawn, 0.025), rel=1e-12)


def test_bca_bounds_are_moved_for_bias_and_skewness() -> None:
    drawn = drawn_statistics(eq.gini, VALUES, 400, 11)
    estimate = eq.gini(VALUES)
    normal = NormalDist()
    less, not_more = sum(each < estimate for each in drawn), sum(each <= estimate for each in drawn)
    share = (less + not_more) / (2 * len(drawn))
    bias = normal.inv_cdf(share)
    left_out = [eq.gini(VALUES[:i] + VALUES[i + 1 :]) for i in range(len(VALUES))]
    influence = [fmean(left_out) - each for each in left_out]
    skew = sum(u**3 for u in influence) / (6 * sum(u**2 for u in influence) ** 1.5)
    wanted = []
    for tail in (0.025, 0.975):
        z = bias + normal.inv_cdf(tail)
        wanted.append(at(drawn, normal.cdf(bias + z / (1 - skew * z))))
    interval = eq.bootstrap(eq.gini, VALUES, draws=400, seed=11, method="bca")
    assert [interval.low, interval.high] == pytest.approx(wanted, rel=1e-10)


def test_a_permutation_test_counts_the_draws_that_differ_as_much() -> None:
    first, second = [1.0, 2, 9, 14], [4.0, 5, 6]
    observed = eq.cv(first) - eq.cv(second)
    extreme = 1
    for draw in range(300):
        words = words_of(5, draw, 0, 1)
        rows = first + second
        for i in range(len(first)):
            other = i + below(words, len(rows) - i)
            rows[i], rows[other] = rows[other], rows[i]
        extreme += abs(eq.cv(rows[:4]) - eq.cv(rows[4:])) >= abs(observed) - 1e-12
    found = eq.permutation_test(eq.cv, first, second, paired=False, draws=300, seed=5)
    assert found == (observed, extreme / 301)


# ---- laws


def test_draws_are_the_same_on_any_number_of_threads_and_in_any_order() -> None:
    values = list(np.arange(1.0, 60))
    weights = [float(place % 4 + 1) for place in range(len(values))]
    wanted = eq.bootstrap(eq.gini, values, weights, draws=200, seed=9)
    for threads in (1, 2, 5, 0):
        assert eq.bootstrap(eq.gini, values, weights, draws=200, seed=9, threads=threads) == wanted
    assert eq.bootstrap(eq.gini, values[::-1], weights[::-1], draws=200, seed=9) == wanted
    assert eq.bootstrap(eq.gini, values, weights, draws=200, seed=10) != wanted


def test_each_measure_can_be_drawn() -> None:
    calls: list[tuple[object, dict[str, object]]] = [
        (eq.atkinson, {"epsilon": 0.5}),
        (eq.concentration_index, {"rank_by": [3, 1, 2, 5, 4, 8, 7, 6]}),
        (eq.difference_coefficient, {"weights": [3, 1, 4, 1, 5, 9, 2, 6]}),
        (eq.hoover, {}),
        (eq.mcloone, {"members": "lower_half"}),
        (eq.quantile, {"p": 0.25}),
        (eq.range_ratio, {"low": 0.1, "high": 0.9}),
        (eq.theil_l, {}),
        (eq.theil_t, {}),
        (eq.verstegen, {"members": "upper_half"}),
    ]
    for measure, options in calls:
        interval = eq.bootstrap(measure, VALUES, draws=100, seed=1, **options)  # type: ignore[call-overload]
        assert interval.low <= interval.high
        assert not math.isnan(interval.estimate)


def test_groups_have_intervals_of_their_own() -> None:
    rows = eq.bootstrap(eq.gini, [*VALUES, 4.0], by=[*"aaaabbbb", "c"], draws=100, seed=2)
    assert [row.group for row in rows] == ["a", "b", "c"]
    assert rows[0][1:] == tuple(eq.bootstrap(eq.gini, VALUES[:4], draws=100, seed=2))
    assert rows[2][1:] == (None, None, None)


def test_clusters_are_drawn_whole() -> None:
    values, counties = [1.0, 2, 5, 6, 9, 20], [*"aabbcc"]
    interval = eq.bootstrap(eq.gini, values, draws=500, seed=2, cluster=counties)
    pairs = {"a": values[:2], "b": values[2:4], "c": values[4:]}
    reachable = {eq.gini(pairs[x] + pairs[y] + pairs[z]) for x in "abc" for y in "abc" for z in "abc"}
    assert min(reachable) - 1e-12 <= interval.low <= interval.high <= max(reachable) + 1e-12
    with pytest.raises(jd.BadArgument, match="one cluster"):
        eq.bootstrap(eq.gini, values, draws=100, seed=2, cluster=["a"] * 6)


def test_a_difference_of_pairs_is_narrower_than_that_of_strangers() -> None:
    before = list(np.arange(1.0, 41))
    after = [value + 5 for value in before]
    paired = eq.bootstrap_difference(eq.gini, after, before, paired=True, draws=300, seed=6)
    apart = eq.bootstrap_difference(eq.gini, after, before, paired=False, draws=300, seed=6)
    assert paired.estimate == apart.estimate == eq.gini(after) - eq.gini(before)
    assert paired.high - paired.low < apart.high - apart.low
    assert paired.high < 0


def test_rows_with_something_missing_are_dropped_in_pairs() -> None:
    first, second = [1.0, 2, None, 4, 9], [2.0, None, 3, 5, 6]
    for call in (eq.bootstrap_difference, eq.permutation_test):
        kept = call(eq.gini, [1.0, 4, 9], [2.0, 5, 6], paired=True, draws=50, seed=1)
        assert call(eq.gini, first, second, paired=True, draws=50, seed=1, missing="drop") == kept
        kept = call(eq.gini, [1.0, 2, 4, 9], [2.0, 3, 5, 6], paired=False, draws=50, seed=1)
        assert call(eq.gini, first, second, paired=False, draws=50, seed=1, missing="drop") == kept
        with pytest.raises(jd.BadArgument, match="1 of 5 in first is missing, at place 2"):
            call(eq.gini, first, second, paired=True, draws=50, seed=1)
    ranks = [3.0, 1, 2, 5]
    found = eq.permutation_test(
        eq.concentration_index,
        VALUES[:4],
        VALUES[4:],
        paired=False,
        draws=50,
        seed=1,
        rank_by_first=ranks,
        rank_by_second=ranks,
    )
    wanted = [eq.concentration_index(part, rank_by=ranks) for part in (VALUES[:4], VALUES[4:])]
    assert found.difference == wanted[0] - wanted[1]


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Of an exponential population the Gini coefficient is one half."""
    generator = np.random.default_rng(20260101)
    held = 0
    for seed in range(100):
        column = generator.exponential(size=120)
        interval = eq.bootstrap(eq.gini, column, draws=200, seed=seed, level=0.9, method="bca")
        held += interval.low <= 0.5 <= interval.high
    assert 80 <= held <= 97


def test_p_values_of_equal_populations_are_spread_evenly() -> None:
    generator = np.random.default_rng(7)
    values = []
    for seed in range(200):
        first, second = generator.exponential(size=(2, 25))
        values.append(eq.permutation_test(eq.gini, first, second, paired=False, draws=99, seed=seed).p_value)
    for share in (0.1, 0.25, 0.5, 0.75):
        assert abs(sum(value <= share for value in values) / 200 - share) < 0.12


def test_other_threads_run_while_it_draws() -> None:
    column = np.arange(1.0, 20_001)
    ticks = 0
    done = threading.Event()

    def count() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    eq.bootstrap(eq.gini, column, draws=100, seed=1)
    done.set()
    counter.join()
    assert ticks > 3


def test_a_signal_ends_a_long_call() -> None:
    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            eq.bootstrap(eq.gini, np.arange(1.0, 50_001), draws=1_000_000, seed=1, threads=2)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
