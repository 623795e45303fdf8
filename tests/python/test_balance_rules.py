# SPDX-License-Identifier: Apache-2.0
"""Rules about the balance of a county: decided just where every completion of the data says the same."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.testing import network_of
from support import many

DAY = "2021-09-01"


def policy(kind: str, **parameters: Any) -> jd.Policy:
    rule = {"id": "r", "kind": kind, "parameters": parameters}
    return jd.policy_of(json.dumps({"id": "p", "version": "1", "rules": [rule]}))


def county(schools: str, indicators: str) -> jd.Network:
    one = schools.split()[0]  # a ledger needs a tie; no other school comes with it
    return network_of(f"{one}>{one} staff | schools {schools} | indicators {indicators}")


def of_schools(have: Sequence[tuple[int | None, int | None]], indicator: str = "books") -> jd.Network:
    """Give a county of primary schools, each with its pupils and what it has."""
    schools = "; ".join(f"S{i} kind=primary division=x" for i in range(len(have)))
    records = "; ".join(
        f"S{i} 2021/2022 {indicator}"
        + ("" if amount is None else f" {amount}")
        + ("" if pupils is None else f" pupils={pupils}")
        for i, (pupils, amount) in enumerate(have)
    )
    return county(schools, records)


# ---- coefficients


def coefficient(have: Sequence[tuple[int, float]]) -> float:
    pupils = sum(n for n, _ in have)
    mean = sum(n * x for n, x in have) / pupils
    return math.sqrt(sum(n * (x - mean) ** 2 for n, x in have) / pupils) / mean


def completions(have: Sequence[tuple[int | None, int | None]]) -> Iterator[float]:
    """Yield coefficients for many of the amounts that schools may have whose amount is not known."""
    known = [(n, a / n) for n, a in have if n is not None and a is not None]
    open_pupils = [n for n, a in have if n is not None and a is None]
    largest = max(x for _, x in known)
    corners = itertools.product([0.0, largest], repeat=len(open_pupils))
    even = ([largest * step / 400] * len(open_pupils) for step in range(401))
    for each in itertools.chain(corners, even):
        yield coefficient([*known, *zip(open_pupils, each, strict=True)])


_schools = st.lists(
    st.tuples(st.integers(1, 6), st.one_of(st.none(), st.integers(0, 12))), min_size=2, max_size=6
)


@many
@given(_schools, st.sampled_from([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 1.0, 1.5]))
def test_a_coefficient_is_decided_just_where_no_completion_differs(
    have: list[tuple[int, int | None]], limit: float
) -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=limit)
    [row] = jd.judge(rule, of_schools(have), DAY)
    known = [(n, a / n) for n, a in have if a is not None]
    if not any(x for _, x in known) or (len(known) < 2 and len(known) == len(have)):
        assert row.verdict == "undecided"
        return
    possible = list(completions(have))
    margin = 1e-3 * limit  # the search for the least is a grid
    if row.verdict == "met":
        assert max(possible) <= limit * (1 + 1e-9)
    elif row.verdict == "not_met":
        assert min(possible) > limit * (1 - 1e-9)
    else:
        assert max(possible) > limit * (1 - 1e-9)
        assert min(possible) <= limit + margin


def test_with_many_undecided_schools_any_part_of_them_may_be_rich() -> None:
    known = [(3, 6.0), (4, 2.0), (2, 1.0)]  # pupils, and what each has
    have: list[tuple[int | None, int | None]] = [(n, round(n * x)) for n, x in known]
    have += [(1, None)] * 14
    possible = [coefficient([*known, *[(1, 6.0)] * rich, *[(1, 0.0)] * (14 - rich)]) for rich in range(15)]
    for limit, verdict in ((1.02 * max(possible), "met"), (0.98 * max(possible), "undecided")):
        rule = policy("difference-coefficient", indicators=["books"], primary=round(limit, 3))
        assert [row.verdict for row in jd.judge(rule, of_schools(have), DAY)] == [verdict]


def test_the_published_example_is_not_met() -> None:
    have = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)]
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    answer = jd.judge(rule, of_schools(have), DAY)
    [row] = answer
    assert (row.subject_kind, row.subject, row.verdict, row.limit) == ("division", "x", "not_met", 0.5)
    assert row.measured == pytest.approx(0.5152566298844764, rel=1e-13)
    assert len(answer.evidence(0)) == 5
    assert "0.515; 0.5 is allowed" in jd.explain(answer, 0)
    assert "差异系数为 0.515；要求不高于 0.5" in jd.explain(answer, 0, "zh")


@pytest.mark.parametrize(
    ("day", "verdict"), [("2021-08-31", "undecided"), ("2021-09-01", "met"), ("2022-08-31", "met")]
)
def test_the_year_is_that_of_the_day(day: str, verdict: str) -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    [row] = jd.judge(rule, of_schools([(1, 2), (1, 2)]), day)
    assert row.verdict == verdict


def test_a_rule_without_a_day_asks_for_one() -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    with pytest.raises(jd.BadArgument, match="day"):
        jd.judge(rule, of_schools([(1, 2), (1, 2)]))


def test_pupils_that_are_not_known_leave_the_verdict_open() -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    for pupils in (None, 0):
        [row] = jd.judge(rule, of_schools([(1, 2), (1, 2), (pupils, 5)]), DAY)
        assert (row.verdict, row.measured) == ("undecided", 0.0)


def test_pupils_of_a_school_without_a_record_are_those_that_others_say() -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    text = "; ".join(f"{school} 2021/2022 books 2 pupils=100" for school in "ABCDEFGH")
    schools = "; ".join(f"{school} kind=primary division=x" for school in "ABCDEFGH")
    # nothing for 1 pupil of 801 changes little, whoever says that there is one
    for said, verdict in (
        (" pupils_primary=1 | indicators ", "met"),
        (" pupils_primary=900 | indicators I 2021/2022 computers 7 pupils=1; ", "met"),
        (" | indicators ", "undecided"),
        (" | indicators I 2021/2022 computers 7 pupils=1; I 2021/2022 teachers 7 pupils=2; ", "undecided"),
    ):
        network = network_of(f"A>B staff | schools {schools}; I kind=primary division=x{said}{text}")
        [row] = jd.judge(rule, network, DAY)
        assert row.verdict == verdict, said


def test_schools_of_no_known_county_may_be_of_each() -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    text = "A 2021/2022 books 2 pupils=1; B 2021/2022 books 2 pupils=1; C 2021/2022 books 9 pupils=1"
    network = county("A kind=primary division=x; B kind=primary division=x; C kind=primary", text)
    assert [(row.subject, row.verdict) for row in jd.judge(rule, network, DAY)] == [
        ("x", "undecided"),
        ("?", "undecided"),
    ]


def test_a_school_of_unknown_kind_without_records_may_be_of_each_stage() -> None:
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    text = "A 2021/2022 books 2 pupils=1; B 2021/2022 books 2 pupils=1"
    schools = "A kind=primary division=x; B kind=primary division=x; C division="
    for division, more, verdict in (
        ("x", "", "undecided"),
        ("", "", "undecided"),
        ("y", "", "met"),
        ("x", " kind=junior", "met"),
        ("x", " last_day=2020-08-31", "met"),
    ):
        network = county(schools + division + more, text)
        assert jd.judge(rule, network, DAY)[0].verdict == verdict, (division, more)


def test_kinds_and_small_teaching_points_can_be_left_out() -> None:
    have = "; ".join(
        f"{school} 2021/2022 books {n} pupils=10" for school, n in zip("ABCD", (2, 2, 9, 9), strict=True)
    )
    schools = "A kind=primary; B kind=primary; C kind=teaching_point; D kind=attached_primary"
    network = county(schools, have)
    rule = policy(
        "difference-coefficient",
        indicators=["books"],
        primary=0.1,
        without=["attached_primary"],
        least_pupils=11,
    )
    assert [row.verdict for row in jd.judge(rule, network, DAY)] == ["met"]
    rule = policy(
        "difference-coefficient",
        indicators=["books"],
        primary=0.1,
        without=["attached_primary"],
        least_pupils=10,
    )
    assert [row.verdict for row in jd.judge(rule, network, DAY)] == ["not_met"]


def test_a_school_that_only_may_be_in_the_scope_leaves_the_verdict_open() -> None:
    rules = {
        "id": "r",
        "kind": "difference-coefficient",
        "scope": {"schools": {"weak": False}},
        "parameters": {"indicators": ["books"], "primary": 0.5},
    }
    asked = jd.policy_of(json.dumps({"id": "p", "version": "1", "rules": [rules]}))
    text = "; ".join(f"{school} 2021/2022 books 2 pupils=1" for school in "ABC")
    schools = (
        "A kind=primary division=x weak=no; B kind=primary division=x weak=no; C kind=primary division=x"
    )
    for weak, verdict in (("", "undecided"), (" weak=yes", "met"), (" weak=no", "met")):
        [row] = jd.judge(asked, county(schools + weak, text), DAY)
        assert row.verdict == verdict


@pytest.mark.parametrize(
    ("stage", "coefficients", "composite", "verdict"),
    [
        ("primary", (0.393, 0.578, 0.372, 0.246, 0.208, 0.311, 0.311, 0.455), 0.35925, "met"),
        ("junior", (0.433, 0.464, 0.334, 0.318, 0.433, 0.362, 0.368, 0.335), 0.380875, "met"),
        ("primary", (0.9, 0.9, 0.9, 0.9, 0.4, 0.4, 0.4, 0.4), 0.65, "met"),
        ("junior", (0.9, 0.9, 0.9, 0.9, 0.4, 0.4, 0.4, 0.4), 0.65, "not_met"),
    ],
)
def test_the_composite_of_2012_is_the_mean_of_eight(
    stage: str, coefficients: tuple[float, ...], composite: float, verdict: str
) -> None:
    asked = jd.policy("balance-2012")
    [indicators] = [each.value for each in asked.rules[0].parameters if each.name == "indicators"]
    assert isinstance(indicators, list)
    records = []
    for indicator, each in zip(indicators, coefficients, strict=True):  # one has that much less, one more
        low, high = round(1000 * (1 - each)), round(1000 * (1 + each))
        records += [f"A 2021/2022 {indicator} {stage} {low} pupils=100"]
        records += [f"B 2021/2022 {indicator} {stage} {high} pupils=100"]
    network = county(f"A kind={stage} division=x; B kind={stage} division=x", "; ".join(records))
    [row] = jd.judge(asked, network, DAY)
    assert row.measured == pytest.approx(composite, rel=1e-12)
    assert row.verdict == verdict
    short = county(f"A kind={stage} division=x; B kind={stage} division=x", "; ".join(records[:-1]))
    [row] = jd.judge(asked, short, DAY)
    # one coefficient of eight, from 0 to 1, moves the mean by an eighth at most
    assert (row.verdict, row.measured) == (
        "undecided" if composite == 0.65 and verdict == "met" else verdict,
        None,
    )


def test_rows_that_were_left_out_leave_the_verdict_open() -> None:
    tables = {
        "schools": [{"id": each, "name": each, "kind": "primary", "division": "x"} for each in "AB"],
        "supports": [{"supporter": "A", "recipient": "B", "last_day": "?"}],
        "indicators": [
            *(
                {"school": s, "school_year": "2021/2022", "indicator": "books", "amount": 5, "pupils": 1}
                for s in "AB"
            ),
            {"school": "A", "school_year": "2021/2022", "indicator": "books", "amount": "many"},
        ],
    }
    ledger = jd.read_ledger(tables, keep_valid=True)
    rule = policy("difference-coefficient", indicators=["books"], primary=0.5)
    answer = jd.judge(rule, jd.Network(ledger), DAY)
    assert answer[0].verdict == "undecided"
    assert "indicators" in jd.explain(answer, 0)


# ---- minima


def reaches(amount: int, pupils: int, least: float, per: int, share: float = 1.0) -> bool:
    return amount * per >= least * share * pupils - 1e-9


_have = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 40)), st.integers(1, 9)), min_size=3, max_size=3
)


@many
@given(_have, st.integers(1, 3), st.sampled_from([0, 0.5, 0.85, 1]))
def test_minima_are_decided_just_where_no_completion_differs(
    have: list[tuple[int | None, int]], reached: int, share: float
) -> None:
    names = ("books", "computers", "teachers")
    least = {"books": (2.5, 1), "computers": (100, 100), "teachers": (3, 1)}
    minima = [f"{name} primary {number} per {per}" for name, (number, per) in least.items()]
    rule = policy("school-minimum", minima=minima, reached=reached, share_of_others=share)
    records = "; ".join(
        f"A 2021/2022 {name} {'' if amount is None else amount} pupils={pupils}"
        for name, (amount, pupils) in zip(names, have, strict=True)
    )
    answer = jd.judge(rule, county("A kind=primary; B kind=junior", records), DAY)
    verdicts = set()
    choices = [[0, 400] if amount is None else [amount] for amount, _ in have]
    for each in itertools.product(*choices):
        amounts = list(zip(names, each, [pupils for _, pupils in have], strict=True))
        enough = sum(reaches(a, n, *least[name]) for name, a, n in amounts)
        others = all(reaches(a, n, *least[name], share) for name, a, n in amounts)
        verdicts.add("met" if enough >= reached and others else "not_met")
    [row] = answer
    assert row.verdict == (verdicts.pop() if len(verdicts) == 1 else "undecided")
    assert (row.subject, row.limit, row.unit) == ("A", reached, "items")
    assert row.measured == sum(
        a is not None and reaches(a, n, *least[name]) for name, (a, n) in zip(names, have, strict=True)
    )


def test_a_school_of_two_stages_is_judged_in_each() -> None:
    rule = policy("school-minimum", minima=["books primary 50", "books junior 70"])
    network = county("B kind=nine_year pupils_primary=166 pupils_junior=210", "B 2021/2022 books 23226")
    answer = jd.judge(rule, network, DAY)
    assert [(row.subject, row.verdict) for row in answer] == [("B", "met"), ("B", "not_met")]
    assert "stage junior: 0 of 1 indicators" in jd.explain(answer, 1)
    lacks = jd.shortfalls(rule, network, "2021/2022")
    assert [(row.stage, row.verdict, row.lacks, row.unit) for row in lacks] == [
        ("primary", "met", 0.0, "items"),
        ("junior", "not_met", 1186.0, "items"),  # 14,700 less 13,514.37
    ]


def test_minima_are_not_of_schools_that_do_not_count() -> None:
    schools = "A kind=primary; B kind=teaching_point; C kind=attached_primary; D kind=teaching_point"
    have = "; ".join(
        f"{school} 2021/2022 books 9 pupils={n}" for school, n in zip("ABC", (10, 49, 9), strict=True)
    )
    network = county(schools, have)
    left_out = {"without": ["attached_primary"], "least_pupils": 50}
    for more, found in (({}, "ABCD"), (left_out, "AD"), (left_out | {"least_pupils": 49}, "ABD")):
        rule = policy("school-minimum", minima=["books primary 1"], **more)
        assert [row.subject for row in jd.judge(rule, network, DAY)] == [*found]
        assert [row.school for row in jd.shortfalls(rule, network, "2021/2022")] == [*found]


@pytest.mark.parametrize(
    ("amount", "pupils", "lacks", "verdict"),
    [(2, 310, 2, "not_met"), (3, 300, 0, "met"), (2, 201, 1, "not_met"), (0, 1, 1, "not_met")],
)
def test_what_is_lacking_is_rounded_up(amount: int, pupils: int, lacks: int, verdict: str) -> None:
    network = county("B kind=primary", f"B 2021/2022 backbone_teachers primary {amount} pupils={pupils}")
    rule = policy("school-minimum", minima=["backbone_teachers primary 1 per 100"])
    answer = jd.shortfalls(rule, network, "2021/2022")
    [row] = answer
    assert (row.lacks, row.verdict, row.unit, row.per) == (lacks, verdict, "persons", 100)
    assert row.value == pytest.approx(100 * amount / pupils)
    assert answer.evidence(0) == [("indicator", "B/primary/2021/2022/backbone_teachers")]


def test_shortfalls_of_unknown_numbers_are_undecided() -> None:
    network = county(
        "B kind=primary; C kind=primary", "B 2021/2022 books pupils=5; C 2021/2022 books 5 pupils=0"
    )
    rule = policy("school-minimum", minima=["books primary 10"])
    rows = jd.shortfalls(rule, network, "2021/2022")
    assert [(row.school, row.value, row.verdict, row.lacks) for row in rows] == [
        ("B", None, "undecided", None),
        ("C", None, "undecided", None),
    ]


def test_shortfalls_want_a_rule_of_minima_and_a_year_of_the_ledger() -> None:
    network = of_schools([(1, 2), (1, 2)])
    with pytest.raises(jd.BadPolicy, match="school-minimum"):
        jd.shortfalls(jd.policy("balance-2012"), network, "2021/2022")
    with pytest.raises(jd.BadArgument, match="2030/2031"):
        jd.shortfalls(jd.policy("balance-2017"), network, "2030/2031")


# ---- policies


@pytest.mark.parametrize(
    ("kind", "parameters", "words"),
    [
        (
            "difference-coefficient",
            {"indicators": ["books"]},
            "a limit of the primary or of the junior stage",
        ),
        ("difference-coefficient", {"indicators": [], "primary": 0.5}, "a list of texts"),
        ("school-minimum", {"minima": ["books 4"]}, "a list of minima"),
        ("school-minimum", {"minima": ["books primary 0"]}, "a list of minima"),
        ("school-minimum", {"minima": ["books primary 4 per 0"]}, "a list of minima"),
        ("school-minimum", {"minima": ["books primary 4", "books primary 5"]}, "each indicator once"),
    ],
)
def test_a_policy_that_does_not_fit_is_refused(kind: str, parameters: dict[str, Any], words: str) -> None:
    with pytest.raises(jd.BadPolicy, match=words):
        policy(kind, **parameters)


def test_the_policies_of_two_years_judge_different_things() -> None:
    of_2012, of_2017 = jd.policy("balance-2012"), jd.policy("balance-2017")
    assert [rule.kind for rule in of_2012.rules] == ["composite-coefficient"]
    assert [rule.kind for rule in of_2017.rules] == ["difference-coefficient", "school-minimum"]
    assert "mean of the difference coefficients" in jd.explain(
        jd.judge(of_2012, of_schools([(1, 2), (1, 2)]), DAY), 0
    )
