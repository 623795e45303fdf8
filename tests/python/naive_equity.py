# SPDX-License-Identifier: Apache-2.0
"""What each measure is, word for word, over rows one by one: exact fractions where a measure is rational.

It shares nothing with the library: no order of rows, no compensated sums, no integral.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

Rows = Sequence[tuple[Fraction, Fraction]]  # value, weight


def rows_of(values: Sequence[float], weights: Sequence[float] | None = None) -> Rows:
    """Give exact rows; those of weight 0 do not count."""
    each = weights if weights is not None else [1.0] * len(values)
    return [
        (Fraction(value), Fraction(weight)) for value, weight in zip(values, each, strict=True) if weight > 0
    ]


def mean(rows: Rows) -> Fraction:
    return sum((value * weight for value, weight in rows), Fraction()) / _weight(rows)


def _weight(rows: Rows) -> Fraction:
    return sum((weight for _, weight in rows), Fraction())


def squared_cv(rows: Rows, *, is_sample: bool = False) -> Fraction:
    middle = mean(rows)
    squares = sum((weight * (value - middle) ** 2 for value, weight in rows), Fraction())
    return squares / (_weight(rows) - (1 if is_sample else 0)) / middle**2


def gini(rows: Rows, *, is_sample: bool = False) -> Fraction:
    """Give the mean difference of all pairs of rows, as a share of twice the mean."""
    pairs = sum((v * w * abs(x - y) for x, v in rows for y, w in rows), Fraction())
    all_pairs = _weight(rows) ** 2
    found = pairs / all_pairs / (2 * mean(rows))
    return found * len(rows) / (len(rows) - 1) if is_sample else found


def hoover(rows: Rows) -> Fraction:
    middle = mean(rows)
    above = sum((weight * (value - middle) for value, weight in rows if value > middle), Fraction())
    return above / (middle * _weight(rows))


def theil_t(rows: Rows) -> float:
    middle = mean(rows)
    ratios = [(float(value / middle), float(weight / _weight(rows))) for value, weight in rows]
    return math.fsum(share * r * math.log(r) for r, share in ratios if r > 0)


def theil_l(rows: Rows) -> float:
    middle = mean(rows)
    return math.fsum(
        float(weight / _weight(rows)) * math.log(float(middle / value)) for value, weight in rows
    )


def atkinson(rows: Rows, epsilon: float) -> float:
    """Give 1 less the value that is as good for everyone, as a share of the mean."""
    middle = mean(rows)
    ratios = [(float(value / middle), float(weight / _weight(rows))) for value, weight in rows]
    if epsilon == 1:
        return 1 - math.exp(math.fsum(share * math.log(r) for r, share in ratios))
    power = 1 - epsilon
    return float(1 - math.fsum(share * r**power for r, share in ratios) ** (1 / power))


def quantile(rows: Rows, p: Fraction) -> Fraction:
    """Give the middle of all values with a share p of the weight at or below them, and 1 - p at or above."""
    everything = _weight(rows)
    fits = [
        x
        for x, _ in rows
        if sum((w for y, w in rows if y <= x), Fraction()) >= p * everything
        and sum((w for y, w in rows if y >= x), Fraction()) >= (1 - p) * everything
    ]
    return (min(fits) + max(fits)) / 2


def share_of_median(rows: Rows, members: str) -> Fraction | None:
    """Give the McLoone or Verstegen index; None if nobody is a member."""
    median = quantile(rows, Fraction(1, 2))
    is_lower = members in ("below", "at_or_below", "lower_half")
    beyond = [(x, w) for x, w in rows if (x < median if is_lower else x > median)]
    equal = sum((w for x, w in rows if x == median), Fraction())
    if members.startswith("at_or"):
        beyond.append((median, equal))
    if members.endswith("half"):
        beyond.append((median, _weight(rows) / 2 - _weight(beyond)))
    if _weight(beyond) == 0:
        return None
    return sum((x * w for x, w in beyond), Fraction()) / (_weight(beyond) * median)


def concentration_index(rows: Rows, ranks: Sequence[float]) -> Fraction:
    """Give twice the covariance of value and rank, as a share of the mean; ranks by comparing all pairs."""
    everything = _weight(rows)
    found = Fraction()
    for (value, weight), rank in zip(rows, ranks, strict=True):
        below = sum((w for (_, w), other in zip(rows, ranks, strict=True) if other < rank), Fraction())
        equal = sum((w for (_, w), other in zip(rows, ranks, strict=True) if other == rank), Fraction())
        fractional = (below + equal / 2) / everything
        found += weight / everything * value * (fractional - Fraction(1, 2))
    return 2 * found / mean(rows)


def lorenz_at(rows: Rows, share: Fraction) -> Fraction:
    """Give the share of the total of the lowest rows that make up a share of the weight."""
    left = share * _weight(rows)
    total = Fraction()
    for value, weight in sorted(rows):
        taken = min(left, weight)
        total += taken * value
        left -= taken
    return total / (mean(rows) * _weight(rows))
