# SPDX-License-Identifier: Apache-2.0
"""What schools have for each pupil, and how far they differ."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
import naive
from jiedui.testing import network_of
from naive_indicators import TAUGHT, Spread, Total, balance, provided, totals
from strategies import Call, Drawn
from support import many

YEAR = "1970/1971"
BORDERS = ("1970-08-31", "1970-09-01", "1971-08-31", "1971-09-01")
_kinds = st.sampled_from([*TAUGHT, "nine_year", "twelve_year", "primary", "special", ""])
_counts = st.sampled_from(["", "0", "1", "3", "40", "45", "210"])
_amounts = st.sampled_from(["", "0", "1", "279", "0.5", "2.125", "935", "-3"])
_openings = st.one_of(
    st.fixed_dictionaries({"first_day": st.just(""), "last_day": st.sampled_from(["", "?"])}),
    st.fixed_dictionaries({"first_day": st.sampled_from(BORDERS), "last_day": st.just("?")}),
    st.fixed_dictionaries({"first_day": st.just(""), "last_day": st.sampled_from(BORDERS)}),
)


@st.composite
def counties(draw: st.DrawFn) -> Drawn:
    """Draw schools of all kinds in two counties, and what they have."""
    schools = [
        {
            "id": each,
            "name": each,
            "kind": draw(_kinds),
            "division": draw(st.sampled_from(["x", "x", "y", ""])),
            **{f"pupils_{stage}": draw(_counts) for stage in ("primary", "junior", "senior")},
            **draw(_openings),
        }
        for each in "ABCDEF"
    ]
    record = st.fixed_dictionaries(
        {
            "school": st.sampled_from("ABCDEF"),
            "stage": st.sampled_from(["", "", "primary", "primary", "junior", "senior", "preschool"]),
            "school_year": st.sampled_from([YEAR, YEAR, YEAR, "1971/1972"]),
            "indicator": st.sampled_from(["books", "books", "teachers", "其他"]),
            "amount": _amounts,
            "pupils": _counts,
        }
    )
    records = draw(st.lists(record, min_size=1, max_size=14))
    records.append({**records[0], "school_year": YEAR})
    ends = {"id": "t1", "supporter": "A", "recipient": "B", "first_day": "", "last_day": "?"}
    ties = [{**ends, "channel": "staff", "status": "", "amount": "", "unit": "", "basis": ""}]
    calls = draw(st.sampled_from([(), (Call("without", ("A",)),), (Call("all_kinds", ()),)]))
    tables = {"schools": schools, "supports": ties, "postings": [], "transfers": [], "indicators": records}
    return Drawn(tables, calls)


def close(number: float | None, exact: Fraction | None) -> bool:
    if number is None or exact is None:
        return number is None and exact is None
    return math.isclose(number, exact, rel_tol=1e-12, abs_tol=0)


def assert_is_total(row: tuple[object, ...], total: Total) -> None:
    school, stage, indicator, amount, pupils, per_pupil, is_split = row
    assert (school, stage, indicator) == (total.school, total.stage, total.indicator)
    assert (pupils, is_split) == (total.pupils, total.is_split)
    assert amount is None or isinstance(amount, float)
    assert close(amount, total.amount)
    assert per_pupil is None or isinstance(per_pupil, float)
    assert close(per_pupil, total.per_pupil)


@many
@given(counties(), st.booleans())
def test_indicators_agree_with_the_definition(drawn: Drawn, split: bool) -> None:
    sliced = drawn.sliced(drawn.network())
    expected = totals(naive.Slice(drawn.tables, drawn.calls), YEAR, split)
    answer = sliced.indicators(YEAR, split=split)
    assert len(answer) == len(expected)
    for place, (row, total) in enumerate(zip(answer, expected, strict=True)):
        assert_is_total(tuple(row), total)
        kinds = [kind for kind, _ in answer.evidence(place)]
        assert [kind for kind in kinds if kind != "indicator"] == total.rests_on
        assert "indicator" in kinds


def assert_is_spread(row: tuple[object, ...], spread: Spread) -> None:
    *words, mean, deviation, coefficient = row
    assert tuple(words) == spread[:5]
    assert mean is None or isinstance(mean, float)
    assert close(mean, spread.mean)
    assert (deviation is None) == (spread.variance is None)
    assert (coefficient is None) == (spread.variance is None or spread.mean == 0)
    if spread.variance is not None and spread.mean is not None:
        exact = math.sqrt(spread.variance)
        assert deviation == pytest.approx(exact, rel=1e-9, abs=1e-9)
        if coefficient is not None:
            assert coefficient == pytest.approx(exact / float(spread.mean), rel=1e-9, abs=1e-9)


@many
@given(counties(), st.booleans(), st.sampled_from(["division", "kind"]))
def test_balance_agrees_with_the_definition(drawn: Drawn, weighted: bool, by: str) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    expected = balance(of, YEAR, by, weighted)
    answer = sliced.balance(YEAR, by=by, weighted=weighted)
    assert len(answer) == len(expected)
    for row, spread in zip(answer, expected, strict=True):
        assert_is_spread(tuple(row), spread)
    spoken = {each.school for each in totals(of, YEAR, True) if each.stage}
    undecided = {school for row in provided(of, YEAR, by) for school in set(row.schools) - row.known.keys()}
    of_any_stage = {school for school in of.schools if of.school_records[school]["kind"] == ""} - spoken
    unknown = set(answer.unknown_schools())
    assert undecided <= unknown <= undecided | of_any_stage


FIVE = " ; ".join(
    f"{school} 2021/2022 books {books} pupils={pupils}"
    for school, pupils, books in zip("ABCDE", (45, 37, 89, 76, 55), (279, 137, 935, 160, 402), strict=True)
)
COUNTY = "A>B staff | schools " + "; ".join(f"{each} kind=primary division=x" for each in "ABCDE")


def test_the_published_example_has_three_readings() -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    [row] = network.balance("2021/2022")
    assert (row.schools, row.undecided) == (5, 0)
    assert row.mean == pytest.approx(6.3344370860927155, rel=1e-15)
    assert row.deviation == pytest.approx(3.2638607051953756, rel=1e-14)
    assert row.coefficient == pytest.approx(0.5152566298844764, rel=1e-14)
    unweighted = network.balance("2021/2022", weighted=False)
    assert unweighted[0].coefficient == pytest.approx(0.48877, rel=1e-5)
    assert "no inspection counts so" in unweighted.about.question
    per_pupil = network.indicators("2021/2022")["per_pupil"]
    assert jd.equity.cv(per_pupil, form="sample") == pytest.approx(0.54646, rel=1e-5)


def test_the_rows_of_the_balance_rest_on_records() -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    answer = network.balance("2021/2022")
    assert [kind for kind, _ in answer.evidence(0)] == ["indicator"] * 5
    assert answer.records(0)[0].school == "A"


def test_a_school_with_nothing_counts_and_one_without_pupils_is_undecided() -> None:
    text = "A 2021/2022 books 0 pupils=10; B 2021/2022 books 100 pupils=10; C 2021/2022 books 7 pupils=0"
    [row] = network_of(f"{COUNTY} | indicators {text}").balance("2021/2022")
    assert (row.schools, row.undecided, row.mean, row.coefficient) == (5, 3, 5.0, 1.0)


def test_records_that_contradict_each_other_are_undecided() -> None:
    text = "A 2021/2022 books 5 pupils=10; A 2021/2022 books 6 pupils=10; B 2021/2022 books 1 pupils=1"
    network = network_of(f"{COUNTY} | indicators {text}")
    assert [row.amount for row in network.indicators("2021/2022")] == [None, 1.0]
    assert network.balance("2021/2022")[0].undecided == 4


def test_a_stage_that_the_school_does_not_teach_is_undecided() -> None:
    text = "A 2021/2022 books junior 5 pupils=10; B 2021/2022 books 1 pupils=1"
    rows = network_of(f"{COUNTY} | indicators {text}").balance("2021/2022")
    assert [(row.stage, row.schools, row.undecided, row.mean) for row in rows] == [
        ("primary", 5, 4, 1.0),
        ("junior", 1, 1, None),
    ]


def test_a_year_without_records_is_told_with_those_that_have_some() -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    for ask in (network.balance, network.indicators):
        with pytest.raises(jd.BadArgument, match=r"2030/2031.*2021/2022"):
            ask("2030/2031")
    with pytest.raises(jd.BadArgument, match="no indicators"):
        network_of(COUNTY).balance("2021/2022")


def test_an_empty_stage_is_the_whole_school_and_an_unknown_one_is_refused() -> None:
    tables = {
        "schools": [{"id": "A", "name": "A", "kind": "nine_year"}, {"id": "B", "name": "B"}],
        "supports": [{"supporter": "A", "recipient": "B", "last_day": "?"}],
    }
    row = {"school": "A", "school_year": "2021/2022", "indicator": "books", "amount": "9"}
    for stage, code in (("", None), ("?", "missing_value"), ("late", "unknown_word")):
        tables["indicators"] = [{**row, "stage": stage}]
        if code is None:
            [record] = jd.read_ledger(tables).indicators
            assert record.stage is None
        else:
            with pytest.raises(jd.BadLedger) as caught:
                jd.read_ledger(tables)
            assert [each.code for each in caught.value.findings] == [code]
