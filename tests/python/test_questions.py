# SPDX-License-Identifier: Apache-2.0
"""Laws of every question on drawn networks, against the definitions over the drawn records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
import naive
from strategies import LAST_DAY, Call, Drawn, networks
from support import CHANNELS, day, network_of

Expected = list[tuple[naive.Row, list[naive.Tie]]]


def assert_agree(answer: jd.Answer[Any], expected: Expected) -> None:
    """Compare rows in their order, and the ties behind each."""
    assert [tuple(row) for row in answer] == [row for row, _ in expected]
    for place, (_, ties) in enumerate(expected):
        assert answer.evidence(place) == naive.names(ties)


def assert_left_out(answer: jd.Answer[Any], of: naive.Slice, unknown_schools: set[str] | None = None) -> None:
    """Compare what was left out."""
    counts = answer.left_out._asdict()
    for reason in ("self_support", "unknown_channel", "undecided"):
        names = naive.names(of.left_out[reason])
        assert answer.left_out_ties(reason) == names
        assert counts[reason] == len(names)
    unknown = of.unknown_schools() | (unknown_schools or set())
    assert answer.unknown_schools() == sorted(unknown, key=str.encode)
    assert counts["unknown_schools"] == len(unknown)


PLAIN: dict[str, Callable[[naive.Slice], Expected]] = {
    "schools": naive.schools,
    "ties": naive.ties,
    "roles": naive.roles,
    "sole_supports": naive.sole_supports,
    "dependence": naive.dependence,
    "rings": naive.rings,
}


@pytest.mark.parametrize("question", PLAIN)
@given(networks())
def test_agrees_with_the_definition(question: str, drawn: Drawn) -> None:
    answer = getattr(drawn.sliced(drawn.network()), question)()
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, PLAIN[question](of))
    assert_left_out(answer, of)


@given(networks())
def test_duties_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).duties()
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.duties(of))
    assert_left_out(answer, of, {each for each in of.schools if not of.school_records[each]["duty"]})


@given(networks(), st.data())
def test_coverage_agrees_with_the_definition(drawn: Drawn, data: st.DataObject) -> None:
    channels = data.draw(st.sets(st.sampled_from(CHANNELS)))
    schools = st.sampled_from([each["id"] for each in drawn.tables["schools"]])
    needy = data.draw(st.none() | st.sets(schools))
    asked = {"needed": sorted(channels) or None, "needy": None if needy is None else sorted(needy)}
    answer = drawn.sliced(drawn.network()).coverage(**asked)
    of = naive.Slice(drawn.tables, drawn.calls)
    unjudged = {each for each in of.schools if needy is None and not of.school_records[each]["weak"]}
    assert_agree(answer, naive.coverage(of, channels, needy))
    assert_left_out(answer, of, unjudged)


@given(networks())
def test_partners_agree_with_the_definition(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        assert_agree(sliced.partners(school), naive.partners(of, school))


@given(networks(), st.none() | st.integers(0, 3))
def test_reach_agrees_with_the_definition(drawn: Drawn, max_hops: int | None) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        assert_agree(sliced.reach(school, max_hops), naive.reach(of, school, max_hops))


@given(networks())
def test_chain_agrees_with_the_definition(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for a in of.school_records:
        for b in of.school_records:
            assert_agree(sliced.chain(a, b), naive.chain(of, a, b))


@given(networks(), st.data())
def test_withdraw_agrees_with_the_definition(drawn: Drawn, data: st.DataObject) -> None:
    schools = [each["id"] for each in drawn.tables["schools"]]
    withdrawn = data.draw(st.sets(st.sampled_from(schools)))
    answer = drawn.sliced(drawn.network()).withdraw(sorted(withdrawn))
    assert_agree(answer, naive.withdraw(naive.Slice(drawn.tables, drawn.calls), frozenset(withdrawn)))


@given(networks())
def test_claims_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).claims()
    of = naive.Slice(drawn.tables, drawn.calls, only_postings=True)

    def place(expected: tuple[naive.Row, list[naive.Tie]]) -> Any:
        document, what, stated, recorded, unit = expected[0]
        missing_last = [(value is None, value or 0) for value in (recorded,)]
        return document, what, stated, missing_last, (unit is None, unit or "")

    assert [tuple(row) for row in answer] == [row for row, _ in sorted(naive.claims(of), key=place)]
    assert_left_out(answer, of)


@given(networks(), st.integers(0, LAST_DAY))
def test_identity_agrees_with_the_definition(drawn: Drawn, up_to: int) -> None:
    answer = drawn.sliced(drawn.network()).identity(day(up_to))
    of = naive.Slice(drawn.tables, (*drawn.calls, Call("all_kinds")))
    assert_agree(answer, naive.identity(of, up_to))
    assert_left_out(answer, of)


@given(networks(), st.integers(0, LAST_DAY))
def test_following_successions_names_on_each_day_the_school_that_came_after(drawn: Drawn, up_to: int) -> None:
    network = drawn.network()
    fates = naive.Fates(drawn.tables)
    ties = naive.ties_of(drawn.tables)

    def end_on(tie: naive.Tie, end: str, number: int) -> str:
        for at, (_, successor, what) in naive.way_of_end(fates, tie, end, up_to):
            if what == "followed" or (what == "cut" and at is not None and at <= number):
                end = successor
        return end

    moved = network.following_successions(day(up_to))
    for number in range(LAST_DAY + 1):
        sure = {row.tie: row for row in network.all_kinds().with_planned().at(day(number)).ties()}
        expected = {
            (tie.id, end_on(tie, tie.supporter, number), end_on(tie, tie.recipient, number))
            for tie in ties
            if tie.id in sure
        }
        after = moved.all_kinds().with_planned().at(day(number)).ties()
        found = {(row.tie.partition("@")[0], row.supporter, row.recipient) for row in after}
        # ties of one school are in no slice
        assert found == {each for each in expected if each[1] != each[2]}


@given(networks())
def test_a_withdrawal_agrees_with_dependence_and_sole_supports(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    counts = {row.school: row for row in sliced.dependence()}
    sole = [row.supporter for row in sliced.sole_supports()]
    for each in drawn.tables["schools"]:
        school = each["id"]
        lost = [row.how for row in sliced.withdraw(school) if row.how != "partial"]
        row = counts.get(school)
        assert lost.count("direct") == sole.count(school) == (row.directly if row else 0)
        assert lost.count("chain") == (row.through_chain if row else 0)


def everything(drawn: Drawn) -> list[object]:
    """Ask every question, and give all that is said."""
    network = drawn.network()
    sliced = drawn.sliced(network)
    schools = [each["id"] for each in sorted(drawn.tables["schools"], key=lambda each: each["id"])]
    answers: list[Any] = [
        *(sliced.schools(), sliced.ties(), sliced.roles(), sliced.duties(), sliced.sole_supports()),
        *(
            sliced.dependence(),
            sliced.claims(),
            sliced.identity(day(5)),
            sliced.coverage(),
            sliced.coverage(needed=["staff", "funds"]),
        ),
        *(sliced.withdraw(schools[:2]), *map(sliced.partners, schools), *map(sliced.reach, schools)),
        *(sliced.chain(a, b) for a in schools for b in schools),
    ]
    said: list[object] = []
    for answer in answers:
        said += [answer.about, answer.left_out, list(answer)]
        said += [answer.evidence(place) for place in range(len(answer))]
    return said


@given(networks(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_rows_changes_no_answer(drawn: Drawn, random: Any, has_ids: bool) -> None:
    tables = {
        table: [
            {column: cell for column, cell in record.items() if has_ids or column != "id" or table in _NAMED}
            for record in records
        ]
        for table, records in drawn.tables.items()
    }
    shuffled = {table: random.sample(records, len(records)) for table, records in tables.items()}
    assert everything(Drawn(tables, drawn.calls)) == everything(Drawn(shuffled, drawn.calls))


_NAMED = ("schools", "documents")


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_narrowing_calls_changes_no_answer(drawn: Drawn, random: Any) -> None:
    network = drawn.network()
    narrowing = [call for call in drawn.calls if call.arguments]
    choosing = [call for call in drawn.calls if not call.arguments]
    shuffled = random.sample(narrowing, len(narrowing))
    forth = Drawn(drawn.tables, (*narrowing, *choosing)).sliced(network)
    back = Drawn(drawn.tables, (*choosing, *shuffled)).sliced(network)
    assert list(forth.ties()) == list(back.ties())
    assert forth.roles().left_out == back.roles().left_out
    assert list(forth.schools()) == list(back.schools())


# ---- bounds that draws seldom hit


@pytest.mark.parametrize(
    ("days", "recorded"), [("5..9", 3), ("6..9", 0), ("1..5", 3), ("1..4", 0), ("?..5", 3)]
)
def test_claims_count_postings_that_begin_within_their_days(days: str, recorded: int) -> None:
    network = network_of(f"A>B posting x3 5..9; A>B posting x4 ?..5 | claims D1 person_times 107 {days}")
    assert [row.recorded for row in network.claims()] == [recorded]


def test_schools_of_unknown_membership_are_not_selected_and_named() -> None:
    network = network_of("A>B staff; A>C staff; D>B staff | schools A; B weak=yes; C; D weak=no")
    answers = [network.supporting(weak=True).ties(), network.supported_by(weak=False).ties()]
    assert [[row.tie for row in answer] for answer in answers] == [["t1", "t3"], ["t3"]]
    assert [answer.unknown_schools() for answer in answers] == [["A", "C"], ["A", "C"]]
    assert [row.school for row in network.without(weak=True).schools()] == ["A", "C", "D"]
