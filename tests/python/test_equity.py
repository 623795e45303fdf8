# SPDX-License-Identifier: Apache-2.0
"""Measures against their definitions, on drawn columns; and the laws that each must keep."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import naive_equity as naive
from jiedui import equity as eq

# Books of five schools, and their pupils: the worked example of the inspection.
BOOKS = [279, 137, 935, 160, 402]
PUPILS = [45, 37, 89, 76, 55]

_numbers = st.one_of(
    st.integers(0, 20).map(float), st.floats(0, 1e6, allow_subnormal=False), st.floats(1e-3, 1e-2)
)
_positive = _numbers.map(lambda x: x + 0.25)
_weights = st.one_of(st.integers(0, 5).map(float), st.floats(0.125, 50))


@st.composite
def columns(draw: st.DrawFn, values: st.SearchStrategy[float] = _numbers) -> tuple[list[float], list[float]]:
    """Draw values with a total, and weights of which two are above 0."""
    n = draw(st.integers(2, 12))
    drawn = draw(st.lists(values, min_size=n, max_size=n))
    weights = draw(st.lists(_weights, min_size=n, max_size=n))
    assume(sum(weight > 0 for weight in weights) > 1)
    assume(any(x > 0 and w > 0 for x, w in zip(drawn, weights, strict=True)))
    return drawn, weights


def close(found: float, wanted: Fraction | float, tolerance: float = 1e-12) -> bool:
    return math.isclose(found, float(wanted), rel_tol=tolerance, abs_tol=1e-14)


# ---- the published example: three conventions, three numbers, each by its own call


def test_the_published_example_has_a_number_for_each_convention() -> None:
    per_pupil = [books / pupils for books, pupils in zip(BOOKS, PUPILS, strict=True)]
    assert f"{eq.difference_coefficient(BOOKS, PUPILS):.3f}" == "0.515"
    assert f"{eq.cv(per_pupil, PUPILS):.3f}" == "0.515"
    assert f"{eq.cv(per_pupil):.3f}" == "0.489"
    assert f"{eq.cv(per_pupil, form='sample'):.3f}" == "0.546"


# ---- definitions


@given(columns())
def test_rational_measures_are_their_definitions(drawn: tuple[list[float], list[float]]) -> None:
    values, weights = drawn
    rows = naive.rows_of(values, weights)
    assert math.isclose(
        eq.cv(values, weights), math.sqrt(naive.squared_cv(rows)), rel_tol=1e-13, abs_tol=1e-300
    )
    assert math.isclose(eq.gini(values, weights), naive.gini(rows), rel_tol=1e-13, abs_tol=1e-300)
    assert math.isclose(eq.hoover(values, weights), naive.hoover(rows), rel_tol=1e-12, abs_tol=1e-15)
    assert close(eq.theil_t(values, weights), naive.theil_t(rows))


@given(columns(_positive))
def test_measures_with_logarithms_are_their_definitions(drawn: tuple[list[float], list[float]]) -> None:
    values, weights = drawn
    rows = naive.rows_of(values, weights)
    assert close(eq.theil_l(values, weights), naive.theil_l(rows))
    for epsilon in (0.25, 0.5, 1, 1.5, 2, 3):
        assert close(eq.atkinson(values, weights, epsilon=epsilon), naive.atkinson(rows, epsilon), 1e-11)


@given(columns())
def test_sample_forms_are_their_definitions(drawn: tuple[list[float], list[float]]) -> None:
    values, _ = drawn
    assume(any(values))
    rows = naive.rows_of(values)
    expected = math.sqrt(naive.squared_cv(rows, is_sample=True))
    assert math.isclose(eq.cv(values, form="sample"), expected, rel_tol=1e-13, abs_tol=1e-300)
    assert math.isclose(
        eq.gini(values, form="sample"), naive.gini(rows, is_sample=True), rel_tol=1e-13, abs_tol=1e-300
    )


@given(columns(), st.integers(0, 20))
def test_quantiles_are_their_definition(drawn: tuple[list[float], list[float]], twentieths: int) -> None:
    values, _ = drawn
    weights = [float(place % 4) for place in range(1, len(values) + 1)]
    rows = naive.rows_of(values, weights)
    wanted = naive.quantile(rows, Fraction(twentieths, 20))
    assert close(eq.quantile(values, weights, p=twentieths / 20), wanted, 1e-15)


@given(columns())
def test_halves_are_their_definitions(drawn: tuple[list[float], list[float]]) -> None:
    values, _ = drawn
    weights = [float(place % 3) for place in range(1, len(values) + 1)]
    rows = naive.rows_of(values, weights)
    assume(len(rows) > 1)
    assume(naive.quantile(rows, Fraction(1, 2)) > 0)
    calls: list[tuple[Any, str]] = [(eq.mcloone, each) for each in ("below", "at_or_below", "lower_half")]
    calls += [(eq.verstegen, each) for each in ("above", "at_or_above", "upper_half")]
    for call, members in calls:
        wanted = naive.share_of_median(rows, members)
        if wanted is None:
            with pytest.raises(ValueError, match="is not defined here"):
                call(values, weights, members=members)
        else:
            assert close(call(values, weights, members=members), wanted), members


@given(columns(), st.data())
def test_the_concentration_index_is_its_definition(
    drawn: tuple[list[float], list[float]], data: st.DataObject
) -> None:
    values, weights = drawn
    ranks = data.draw(st.lists(st.integers(0, 4), min_size=len(values), max_size=len(values)))
    rows = naive.rows_of(values, weights)
    of_rows = [rank for rank, weight in zip(ranks, weights, strict=True) if weight > 0]
    wanted = naive.concentration_index(rows, of_rows)
    assert math.isclose(
        eq.concentration_index(values, weights, rank_by=ranks), wanted, rel_tol=1e-12, abs_tol=1e-15
    )
    assert math.isclose(
        eq.concentration_index(values, weights, rank_by=values), eq.gini(values, weights), abs_tol=1e-14
    )


@given(columns())
def test_lorenz_curves_are_their_definition(drawn: tuple[list[float], list[float]]) -> None:
    values, weights = drawn
    rows = naive.rows_of(values, weights)
    curve = eq.lorenz(values, weights)
    assert len(curve.share_of_weight) == len({value for value, _ in rows}) + 1
    assert (curve.share_of_weight[0], curve.share_of_total[0]) == (0, 0)
    assert (curve.share_of_weight[-1], curve.share_of_total[-1]) == (1, 1)
    for share, height in zip(*curve, strict=True):
        assert math.isclose(height, naive.lorenz_at(rows, Fraction(share)), abs_tol=1e-12)
    below = np.trapezoid(curve.share_of_total, curve.share_of_weight)
    assert math.isclose(1 - 2 * below, eq.gini(values, weights), abs_tol=1e-13)


@given(columns(), columns())
def test_dominance_is_that_of_curves_at_all_shares(
    first: tuple[list[float], list[float]], second: tuple[list[float], list[float]]
) -> None:
    a, b = naive.rows_of(*first), naive.rows_of(*second)
    shares = {Fraction(share) for each in (first, second) for share in eq.lorenz(*each).share_of_weight}
    gaps = [naive.lorenz_at(a, share) - naive.lorenz_at(b, share) for share in shares]
    assume(all(gap == 0 or abs(gap) > 1e-11 for gap in gaps))
    wanted = "yes" if min(gaps) >= 0 else "no" if max(gaps) <= 0 else "cross"
    assert eq.lorenz_dominates(first[0], second[0], first[1], second[1]) == wanted


@given(columns(_positive))
def test_the_difference_coefficient_is_its_definition(drawn: tuple[list[float], list[float]]) -> None:
    amounts, _ = drawn
    pupils = [place % 5 + 1 for place in range(len(amounts))]
    rows = [(Fraction(a) / n, Fraction(n)) for a, n in zip(amounts, pupils, strict=True)]
    wanted = math.sqrt(naive.squared_cv(rows))
    assert math.isclose(eq.difference_coefficient(amounts, pupils), wanted, rel_tol=1e-12, abs_tol=1e-15)


# ---- laws

Call = Callable[..., float]
RELATIVE: list[tuple[str, Call]] = [
    ("cv", eq.cv),
    ("gini", eq.gini),
    ("hoover", eq.hoover),
    ("theil_t", eq.theil_t),
    ("theil_l", eq.theil_l),
    ("atkinson", lambda *columns: eq.atkinson(*columns, epsilon=0.5)),
    ("atkinson 2", lambda *columns: eq.atkinson(*columns, epsilon=2)),
    ("mcloone", lambda *columns: eq.mcloone(*columns, members="lower_half")),
    ("verstegen", lambda *columns: eq.verstegen(*columns, members="upper_half")),
    ("range_ratio", eq.range_ratio),
]
# Those that fall whenever a richer row gives to a poorer one and stays richer.
STRICT = RELATIVE[:2] + RELATIVE[3:7]
each_relative = pytest.mark.parametrize(
    "call", [call for _, call in RELATIVE], ids=[name for name, _ in RELATIVE]
)
each_strict = pytest.mark.parametrize("call", [call for _, call in STRICT], ids=[name for name, _ in STRICT])


@each_relative
@given(columns(_positive), st.sampled_from([2.0**-300, 0.5, 4.0, 2.0**300]), st.floats(0.1, 10))
def test_a_factor_changes_nothing(
    call: Call, drawn: tuple[list[float], list[float]], power: float, factor: float
) -> None:
    values, weights = drawn
    before = call(values, weights)
    assert call([value * power for value in values], weights) == before
    assert close(call([value * factor for value in values], weights), before)


@each_relative
@given(columns(_positive))
def test_rows_that_all_stand_twice_change_nothing(call: Call, drawn: tuple[list[float], list[float]]) -> None:
    values, weights = drawn
    assert close(call(values * 2, weights * 2), call(values, weights))


@each_strict
@given(columns(_positive), st.floats(0.125, 100))
def test_the_same_more_for_all_makes_them_more_equal(
    call: Call, drawn: tuple[list[float], list[float]], more: float
) -> None:
    values, weights = drawn
    before = call(values, weights)
    assume(before > 1e-6)
    assert call([value + more for value in values], weights) < before


@each_strict
@given(columns(_positive), st.floats(0.05, 0.45))
def test_a_gift_from_the_richest_to_the_poorest_lowers_it(
    call: Call, drawn: tuple[list[float], list[float]], part: float
) -> None:
    values, _ = drawn
    richest, poorest = values.index(max(values)), values.index(min(values))
    gift = (values[richest] - values[poorest]) * part
    assume(gift > 1e-3 * sum(values))
    given_away = list(values)
    given_away[richest] -= gift
    given_away[poorest] += gift
    assert call(given_away) < call(values)
    assert eq.lorenz_dominates(given_away, values) == "yes"


@each_relative
@given(columns(_positive), st.randoms(use_true_random=False))
def test_order_moves_a_result_by_two_units_at_most(
    call: Call, drawn: tuple[list[float], list[float]], random: Any
) -> None:
    values, weights = drawn
    rows = list(zip(values, weights, strict=True))
    random.shuffle(rows)
    before = call(values, weights)
    after = call([value for value, _ in rows], [weight for _, weight in rows])
    assert abs(after - before) <= 2 * math.ulp(before)


# ---- groups and parts


@given(columns(), st.data())
def test_by_is_the_measure_of_each_group(drawn: tuple[list[float], list[float]], data: st.DataObject) -> None:
    values, weights = drawn
    labels = data.draw(st.lists(st.sampled_from("abc"), min_size=len(values), max_size=len(values)))
    rows = eq.gini.by(values, labels, weights)
    assert [row.group for row in rows] == sorted(set(labels))
    for row in rows:
        own = [place for place, label in enumerate(labels) if label == row.group]
        exact = naive.rows_of([values[i] for i in own], [weights[i] for i in own])
        is_defined = len(exact) > 1 and any(value for value, _ in exact)
        assert row.count == len(own)
        assert row.weight == pytest.approx(sum(weights[i] for i in own))
        assert (row.value is not None) == is_defined
        if exact:
            assert row.mean is not None
            assert close(row.mean, naive.mean(exact))
        if row.value is not None:
            assert close(row.value, naive.gini(exact))


def shares_within(rows: naive.Rows, part: naive.Rows) -> tuple[Fraction, Fraction]:
    """Give the shares of the weight and of the total that a part of the rows has."""
    weight = sum((w for _, w in part), Fraction()) / sum((w for _, w in rows), Fraction())
    total = sum((x * w for x, w in part), Fraction()) / sum((x * w for x, w in rows), Fraction())
    return weight, total


@given(columns(_positive), st.data())
def test_parts_are_their_definitions_and_add_up(
    drawn: tuple[list[float], list[float]], data: st.DataObject
) -> None:
    values, _ = drawn
    weights = [float(place % 3 + 1) for place in range(len(values))]
    labels = data.draw(st.lists(st.integers(0, 2), min_size=len(values), max_size=len(values)))
    rows = naive.rows_of(values, weights)
    groups = [
        [row for row, own in zip(rows, labels, strict=True) if own == label] for label in sorted(set(labels))
    ]
    shares = [shares_within(rows, group) for group in groups]
    middles = [(naive.mean(group), sum((w for _, w in group), Fraction())) for group in groups]
    within = {
        "theil_t": math.fsum(float(s) * naive.theil_t(g) for g, (_, s) in zip(groups, shares, strict=True)),
        "theil_l": math.fsum(float(p) * naive.theil_l(g) for g, (p, _) in zip(groups, shares, strict=True)),
        "gini": sum(p * s * naive.gini(g) for g, (p, s) in zip(groups, shares, strict=True)),
        "cv": sum(
            p * naive.squared_cv(g) * (naive.mean(g) / naive.mean(rows)) ** 2
            for g, (p, _) in zip(groups, shares, strict=True)
        ),
    }
    definitions: dict[str, Callable[[naive.Rows], Any]] = {
        "theil_t": naive.theil_t,
        "theil_l": naive.theil_l,
        "gini": naive.gini,
        "cv": naive.squared_cv,
    }
    for measure in (eq.theil_t, eq.theil_l, eq.gini, eq.cv):
        name = measure.__name__
        parts = eq.decompose(measure, values, weights, by=[labels])
        assert close(parts.total, definitions[name](rows))
        assert close(parts.between[0], definitions[name](middles))
        assert close(parts.within, within[name])
        everything = parts.between[0] + parts.within + parts.overlap
        assert math.isclose(everything, parts.total, rel_tol=1e-12, abs_tol=1e-15)
        assert math.isclose(sum(each.within for each in parts.groups), parts.within, abs_tol=1e-14)


@given(columns(_positive), st.data())
def test_inner_levels_lie_in_the_outer_ones(
    drawn: tuple[list[float], list[float]], data: st.DataObject
) -> None:
    values, _ = drawn
    n = len(values)
    outer = data.draw(st.lists(st.sampled_from("ab"), min_size=n, max_size=n))
    inner = data.draw(st.lists(st.sampled_from("xy"), min_size=n, max_size=n))
    both = [a + b for a, b in zip(outer, inner, strict=True)]
    for measure in (eq.theil_t, eq.theil_l, eq.cv):
        parts = eq.decompose(measure, values, by=[outer, inner])
        assert close(parts.between[0], eq.decompose(measure, values, by=[outer]).between[0])
        flat = eq.decompose(measure, values, by=[both])
        assert close(sum(parts.between), flat.between[0])
        assert close(parts.within, flat.within)
    names = [(each.level, each.group, each.parent) for each in parts.groups]
    assert all(parent is None or names[parent][0] == level - 1 for level, _, parent in names)


# ---- borders

_far = st.one_of(
    st.floats(-300, 308).map(lambda power: 10.0**power),
    st.integers(0, 2000).map(lambda count: 5e-324 * count),
    st.floats(0, 1.79e308),
    st.integers(0, 9).map(float),
    st.integers(0, 9).map(lambda count: 7 * (1 + 1e-12 * count)),
)
_far_weights = st.one_of(st.just(0.0), st.floats(-6, 6).map(lambda power: 10.0**power), st.just(1.0))


def root_of(square: Fraction) -> float:
    """Give a square root of any size."""
    scale = 10**400
    return float(
        Fraction(math.isqrt(square.numerator * square.denominator * scale**2), square.denominator * scale)
    )


@given(st.lists(st.tuples(_far, _far_weights), min_size=2, max_size=9), st.sampled_from([1e-300, 1.0, 1e290]))
def test_digits_hold_wherever_values_and_weights_lie(rows: list[tuple[float, float]], heavy: float) -> None:
    values, weights = [value for value, _ in rows], [weight * heavy for _, weight in rows]
    exact = naive.rows_of(values, weights)
    assume(len(exact) > 1)
    assume(any(value for value, _ in exact))
    for found, wanted in (
        (eq.gini(values, weights), float(naive.gini(exact))),
        (eq.hoover(values, weights), float(naive.hoover(exact))),
        (eq.cv(values, weights), root_of(naive.squared_cv(exact))),
    ):
        assert math.isclose(found, wanted, rel_tol=1e-13, abs_tol=1e-17)
    assert 0 <= eq.theil_t(values, weights) < math.inf
    assert 0 <= eq.atkinson(values, weights, epsilon=0.3) <= 1
    if all(values):
        assert 0 <= eq.theil_l(values, weights) < math.inf
        for epsilon in (0.999, 2, 40):
            assert 0 <= eq.atkinson(values, weights, epsilon=epsilon) <= 1


def test_a_row_without_weight_has_no_part_however_far_it_is() -> None:
    values, weights = [1.0, 2.0, 1e300, 5e-324], [1, 1, 0, 0]
    for name, call in RELATIVE:
        assert call(values, weights) == call([1.0, 2.0]), name
    assert eq.gini.by(values, [*"aaaa"], weights)[0].value == eq.gini([1.0, 2.0])
    assert eq.decompose(eq.theil_l, values, weights, by=[[*"aabb"]]).total == eq.theil_l([1.0, 2.0])


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e300, 5e-324, 1e-310])
def test_equal_values_differ_by_exactly_nothing(value: float) -> None:
    for name, call in RELATIVE:
        expected = 1 if name in ("mcloone", "verstegen") else 0
        assert call([value] * 7) == expected, name
        assert call([value] * 3, [0.1, 7, 0.3]) == expected, name


def test_results_stay_numbers_at_the_borders_of_doubles() -> None:
    for values in ([5e-324, 1.5e-323], [1e308, 1.7e308], [5e-324, 1.7e308], [0, 1.7e308]):
        assert 0 < eq.gini(values) <= 0.5
        assert 0 < eq.cv(values) <= 1
        assert 0 < eq.theil_t(values) <= math.log(2) + 1e-15
    assert eq.theil_l([5e-324, 1.7e308]) == pytest.approx(726.3, abs=0.1)
    assert eq.cv([1.7e308, 1.7e308, 1.7e308, -1.7e308]) == pytest.approx(math.sqrt(3), rel=1e-15)
    assert eq.gini([0, 0, 0, 1]) == 0.75
    assert eq.quantile([7], p=0.5) == 7
