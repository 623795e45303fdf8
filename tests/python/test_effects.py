# SPDX-License-Identifier: Apache-2.0
"""What support does to the differences between schools."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
import naive
from jiedui.testing import network_of
from naive_effects import Counts, best_sets, effect, effect_by_tie, kinds, known_with
from naive_effects import moved as moved_of
from naive_indicators import Total, provided, totals
from strategies import Call, Drawn, perhaps_cut
from support import many
from test_indicators import COUNTY, FIVE, YEAR, counties

FTE: Counts = {"teachers": {"kind": "posting", "of": "fte"}}
HEADS: Counts = {"teachers": {"kind": "posting", "of": "heads"}}
BOOKS: Counts = {"books": {"kind": "transfer", "of": "quantity", "unit": "books", "takes": True}}
RULES = {
    "books": st.sampled_from(
        [
            BOOKS["books"],
            {"kind": "transfer", "of": "quantity", "unit": "books"},
            {"kind": "transfer", "of": "yuan", "channel": "materials"},
            {"kind": "transfer", "of": "yuan", "takes": True},
        ]
    ),
    "teachers": st.sampled_from([HEADS["teachers"], FTE["teachers"]]),
}
_ends = st.fixed_dictionaries(
    {"supporter": st.sampled_from("ABCDEF"), "recipient": st.sampled_from("ABCDEF")}
)
_days = st.sampled_from(["1970-01-05", "1970-01-07", "1970-01-07", ""])
_transfers = st.fixed_dictionaries(
    {
        "channel": st.sampled_from(["materials", "materials", "funds", ""]),
        "day": _days,
        "quantity": st.sampled_from(["", "1", "2.5", "100", "-2"]),
        "unit": st.sampled_from(["books", "books", "yuan", ""]),
        "value_yuan": st.sampled_from(["", "0.5", "40"]),
    }
)
_postings = st.fixed_dictionaries(
    {
        "first_day": _days,
        "last_day": st.sampled_from(["", "1970-01-09"]),
        "count": st.sampled_from(["1", "2", "1", ""]),
        "teacher": st.sampled_from(["", "", "T1"]),
        "share": st.sampled_from(["1", "0.5", "0.25", ""]),
        "status": st.just(""),
    }
)


_gaps = st.sampled_from(
    [
        [],
        [],
        [],
        [{"table": "postings"}],
        [{"table": "transfers", "first_day": "1970-01-06", "last_day": "1970-01-06"}],
        [{"table": "postings", "first_day": "1970-01-09"}],
    ]
)


@st.composite
def moving(draw: st.DrawFn) -> Drawn:
    """Draw two counties with what they have, and with ties that may move it."""
    drawn = draw(counties())
    transfers, postings = [], []
    for number in range(draw(st.integers(1, 5))):
        ends = draw(_ends)
        if draw(st.booleans()):
            transfers.append({"id": f"m{number}", **ends, **draw(_transfers)})
        else:
            home, host = ends["supporter"], ends["recipient"]
            row = {"id": f"m{number}", "home": home, "host": host, **draw(_postings)}
            postings.append({**row, "count": "" if row["teacher"] else row["count"]})
    transfers.append({"id": "m9", "supporter": "A", "recipient": "B", **draw(_transfers), "unit": "books"})
    calls = draw(
        st.sampled_from(
            [(), (Call("at", (6,)),), (Call("through", ("materials", "staff")),), (Call("without", ("A",)),)]
        )
    )
    tables = {**drawn.tables, "transfers": transfers, "postings": postings}
    tables["gaps"] = draw(_gaps)
    year = [each["indicator"] for each in tables["indicators"] if each["school_year"] == YEAR]
    for indicator in {"books", "teachers"} - set(year):
        tables["indicators"].append({**tables["indicators"][-1], "indicator": indicator, "school_year": YEAR})
    return Drawn(tables, calls)


def counts_of(draw: st.DataObject) -> dict[str, Any]:
    return draw.draw(st.fixed_dictionaries({}, optional=RULES).filter(bool))


def close(numbers: Sequence[object], exact: Sequence[object]) -> bool:
    """Compare cells: numbers to a billionth, as coefficients near 0 come from the root of a small rest."""
    for number, other in zip(numbers, exact, strict=True):
        if isinstance(number, float) and isinstance(other, float | Fraction):
            if not math.isclose(number, other, rel_tol=1e-9, abs_tol=1e-7):
                return False
        elif number != other:
            return False
    return True


@many
@given(
    moving(), st.data(), st.sampled_from(["division", "kind"]), st.sampled_from([None, "division", "kind"])
)
def test_the_effect_is_that_of_booking_what_moves(
    drawn: Drawn, data: st.DataObject, by: str, inside: str | None
) -> None:
    counts = counts_of(data)
    of = naive.Slice(drawn.tables, drawn.calls, only_kinds=kinds(counts))
    expected = effect(of, YEAR, counts, by, inside)
    answer = drawn.sliced(drawn.network()).effect(YEAR, counts, by=by, inside=inside)
    assert len(answer) == len(expected)
    for place, (row, exact) in enumerate(zip(answer, expected, strict=True)):
        is_known = exact.before is not None and exact.after is not None
        assert (row.change is not None) == is_known
        if row.change is not None and exact.before is not None and exact.after is not None:
            assert row.change == pytest.approx(exact.after - exact.before, rel=1e-9, abs=1e-7)
        assert close(row[:5] + row[6:], exact)
        moved = [each for each in answer.evidence(place) if each[0] in ("posting", "transfer")]
        assert len(moved) == row.ties
    undecided = {
        each
        for of_row in moved_of(of, YEAR, counts, by)
        for each in set(of_row.row.schools) - of_row.before.keys()
    }
    spoken = {each.school for each in totals(of, YEAR, True) if each.stage}
    of_any_stage = {school for school in of.schools if of.school_records[school]["kind"] == ""} - spoken
    assert undecided <= set(answer.unknown_schools()) <= undecided | of_any_stage


@many
@given(perhaps_cut(moving()), st.data(), st.sampled_from(["division", "kind"]))
def test_the_effect_of_each_tie_is_that_of_booking_it_alone_and_of_booking_all_others(
    drawn: Drawn, data: st.DataObject, by: str
) -> None:
    counts = counts_of(data)
    of = naive.Slice(drawn.tables, drawn.calls, only_kinds=kinds(counts))
    expected = effect_by_tie(of, YEAR, counts, by)
    answer = drawn.sliced(drawn.network()).effect_by_tie(YEAR, counts, by=by)
    assert len(answer) == len(expected)
    for place, (row, exact) in enumerate(zip(answer, expected, strict=True)):
        assert (row.tie_kind, row.tie) == exact.tie
        assert close(row[2:], exact[1:])
        assert exact.tie in answer.evidence(place)


def five(**changes: int) -> str:
    """Write what the five schools have, after some of it was moved by hand."""
    have = {"A": (45, 279), "B": (37, 137), "C": (89, 935), "D": (76, 160), "E": (55, 402)}
    rows = (
        f"{school} 2021/2022 books {books + changes.get(school, 0)} pupils={pupils}"
        for school, (pupils, books) in have.items()
    )
    return f"{COUNTY.split(' | ')[1]} | indicators " + "; ".join(rows)


def test_what_leaves_and_what_comes_add_up() -> None:
    ties = "A>B transfer materials 30 unit=books; C>D transfer materials 5 unit=books; A>C posting"
    network = network_of(f"{ties} | {five()}")
    [row] = network.effect("2021/2022", BOOKS)
    assert (row.moved, row.ties, row.undecided) == (35.0, 2, 0)
    [before] = network.balance("2021/2022")
    [after] = network_of(f"A>B staff | {five(A=-30, B=30, C=-5, D=5)}").balance("2021/2022")
    assert (row.before, row.after) == (before.coefficient, after.coefficient)
    assert before.mean == after.mean


def test_an_indicator_may_be_moved_by_several_kinds_of_records() -> None:
    ties = "A>B transfer materials 30 unit=books; C>D transfer materials 5 unit=sets"
    network = network_of(f"{ties} | {five()}")
    rules = [BOOKS["books"], {**BOOKS["books"], "unit": "sets"}]
    answer = network.effect("2021/2022", {"books": rules})
    [after] = network_of(f"A>B staff | {five(A=-30, B=30, C=-5, D=5)}").balance("2021/2022")
    assert answer[0].after == after.coefficient
    assert answer.about.question == (
        "effect, school_year 2021/2022, counts books kind=transfer of=quantity unit=books takes=yes "
        "books kind=transfer of=quantity unit=sets takes=yes"
    )


def test_a_record_that_successions_cut_counts_where_its_last_part_is() -> None:
    schools = "; ".join(f"{each} kind=primary division=x" for each in "ABC")
    have = "; ".join(
        f"{each} 2021/2022 teachers {count} pupils=10" for each, count in zip("AC", "51", strict=True)
    )
    cut = "successions B>C merge 2020-09-01"
    network = network_of(
        f"A>B posting x2 2019-09-01.. | schools {schools} | indicators {have} | {cut}"
    ).following_successions("2021-09-01")
    [row] = network.within(["A", "C"]).effect("2021/2022", HEADS)
    assert (row.moved, row.ties, row.undecided, row.after) == (2.0, 1, 0, 0.0)
    [same] = network.within(["A", "C"]).at("2021-11-01").effect("2021/2022", HEADS)
    assert same == row


def test_a_teacher_may_go_to_any_stage_of_which_the_school_speaks() -> None:
    have = "A 2021/2022 teachers 5 pupils=10; B 2021/2022 teachers primary 1 pupils=10"
    for more, undecided in (("", 0), ("; B 2021/2022 teachers preschool 2 pupils=9", 1)):
        schools = "schools A kind=primary; B kind=primary"
        network = network_of(f"A>B posting x2 | {schools} | indicators {have}{more}")
        of_primary = [row for row in network.effect("2021/2022", HEADS) if row.stage == "primary"]
        assert [row.undecided for row in of_primary] == [undecided]


def test_without_takes_only_the_recipient_changes() -> None:
    network = network_of(f"A>B transfer materials 30 unit=books | {five()}")
    counts = {"books": {"kind": "transfer", "of": "quantity", "unit": "books"}}
    [row] = network.effect("2021/2022", counts)
    [after] = network_of(f"A>B staff | {five(B=30)}").balance("2021/2022")
    assert row.after == after.coefficient


def test_the_published_moves() -> None:
    for books, coefficient in (
        (100, 0.3833730437616098),
        (300, 0.17529876681865153),
        (1, 0.5139114285280972),
    ):
        text = f"C>D transfer materials {books} unit=books"
        network = network_of(f"{text} | {five()}")
        [row] = network.effect("2021/2022", BOOKS)
        assert row.before == pytest.approx(0.5152566298844764, rel=1e-13)
        assert row.after == pytest.approx(coefficient, rel=1e-13)
        [alone] = network.effect_by_tie("2021/2022", BOOKS)
        assert (alone.alone, alone.without) == (row.after, row.before)


# ---- the best moves


@many
@given(counties(), st.integers(0, 3), st.sampled_from([1, 2, 40]), st.sampled_from(["primary", "junior"]))
def test_no_other_moves_reach_a_lower_coefficient(drawn: Drawn, k: int, step: int, stage: str) -> None:
    of = naive.Slice(drawn.tables, drawn.calls)
    indicators = [each["indicator"] for each in drawn.tables["indicators"] if each["school_year"] == YEAR]
    answer = drawn.sliced(drawn.network()).best_moves(YEAR, indicators[0], stage, k, step)
    rows = list(answer)
    for group in provided(of, YEAR, "division"):
        if (group.stage, group.indicator) != (stage, indicators[0]) or len(group.known) not in (2, 3, 4):
            continue
        own = [row for row in rows if row.group == group.group]
        assert [row.rank for row in own] == list(range(1, len(own) + 1))
        if not any(each.amount for each in group.known.values()):
            assert own == []
            continue
        least = best_sets(group.known, k, step)
        amounts = {school: each.amount or Fraction(0) for school, each in group.known.items()}
        for row in own:
            gap = squares(group.known, amounts)
            amounts[row.supporter] -= step
            amounts[row.recipient] += step
            assert squares(group.known, amounts) < gap
            assert min(amounts.values()) >= 0
            assert row.coefficient == pytest.approx(least[row.rank], rel=1e-9, abs=1e-7)
        reached = own[-1].coefficient if own else least[0]
        assert reached == pytest.approx(min(least), rel=1e-9, abs=1e-7)
        for place, row in enumerate(rows):
            if row.group == group.group:
                assert {each.school for each in answer.records(place) if hasattr(each, "school")} == set(
                    group.known
                )
    of_group = {each for row in provided(of, YEAR, "division") if row.stage == stage for each in row.schools}
    known = {
        each
        for row in provided(of, YEAR, "division")
        if (row.stage, row.indicator) == (stage, indicators[0])
        for each in row.known
    }
    assert known.isdisjoint(answer.unknown_schools())
    assert of_group - known <= set(answer.unknown_schools())


@many
@given(moving(), st.sampled_from(["books", "teachers"]), st.integers(1, 3))
def test_moves_after_support_are_those_of_a_ledger_in_which_it_was_booked(
    drawn: Drawn, indicator: str, k: int
) -> None:
    counts = {"books": BOOKS["books"], "teachers": HEADS["teachers"]}
    of = naive.Slice(drawn.tables, drawn.calls, only_kinds=("posting", "transfer"))
    answer = drawn.sliced(drawn.network()).best_moves(YEAR, indicator, "primary", k, after=counts)
    rows = list(answer)
    for each in moved_of(of, YEAR, counts, "division"):
        if (each.row.stage, each.row.indicator) != ("primary", indicator) or len(each.before) not in (2, 3):
            continue
        known = known_with(of, YEAR, counts, "division", each, lambda _: True)
        assert known is not None
        own = [row for row in rows if row.group == each.row.group]
        if not any(total.amount for total in known.values()):
            assert own == []
            continue
        least = best_sets(known, k, 1)
        for row in own:
            assert row.coefficient == pytest.approx(least[row.rank], rel=1e-9, abs=1e-7)
            assert {row.supporter, row.recipient} <= known.keys()
        assert (own[-1].coefficient if own else least[0]) == pytest.approx(min(least), rel=1e-9, abs=1e-7)
        for place, row in enumerate(rows):
            if row.group == each.row.group:
                ties = {name for name in answer.evidence(place) if name[0] in ("posting", "transfer")}
                assert ties == each.of_ties.keys()
        undecided = set(each.row.schools) - each.before.keys()
        assert undecided <= set(answer.unknown_schools())


def squares(known: Mapping[str, Total], amounts: Mapping[str, Fraction]) -> Fraction:
    """Give what the coefficient follows while the mean stays."""
    return sum((amounts[school] ** 2 / (each.pupils or 1) for school, each in known.items()), Fraction(0))


def test_the_best_moves_of_the_published_example() -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    answer = network.best_moves("2021/2022", "books", "primary", k=3, step=100)
    assert [(row.rank, row.supporter, row.recipient) for row in answer] == [
        (1, "C", "D"),
        (2, "C", "D"),
        (3, "C", "B"),
    ]
    assert answer[0].coefficient == pytest.approx(0.3833730437616098, rel=1e-13)
    assert len(network.best_moves("2021/2022", "books", "primary", k=0)) == 0


# ---- what is refused


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ({}, "it is empty"),
        ({"books": {"kind": "agreement", "of": "heads"}}, "'kind' is 'posting' or 'transfer'"),
        ({"books": {"of": "heads"}}, "'kind' says which records move it"),
        ({"books": {"kind": "transfer"}}, "'of' says how much a record moves"),
        ({"books": {"kind": "transfer", "of": "quantity"}}, "quantities need their 'unit'"),
        ({"books": {"kind": "transfer", "of": "heads"}}, "'of' is quantity or yuan"),
        ({"books": {"kind": "transfer", "of": "quantity", "unit": "本"}}, "of its transfers: 'books'"),
        ({"books": {"kind": "posting", "of": "yuan"}}, "'of' is heads or fte"),
        ({"books": {"kind": "transfer", "of": "yuan", "channel": "staff"}}, "of funds or materials"),
        ({"图书册数": BOOKS["books"]}, "do you mean 'books'"),
        ({"bokks": BOOKS["books"]}, "do you mean 'books'"),
        ({"books": {"kind": "posting", "of": "heads", "takes": False}}, "leave 'takes' out"),
        ({"books": {"kind": "transfer", "of": "yuan", "channel": "stuff"}}, "stuff"),
        ({"books": {"kind": "transfer", "of": "yuan", "color": "red"}}, "there is no field 'color'"),
        ({"desks": {"kind": "transfer", "of": "yuan"}}, "books"),
        ({"books": []}, "the list is empty"),
        ({"books": [BOOKS["books"], BOOKS["books"]]}, "two rules count the same transfers"),
    ],
)
def test_counts_that_do_not_fit(counts: Any, says: str) -> None:
    network = network_of(f"A>B transfer materials 3 unit=books | {five()}")
    with pytest.raises(jd.BadArgument, match=says):
        network.effect("2021/2022", counts)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ("books", "a dict such as"),
        ({"books": 3}, "a dict as the rule of 'books'"),
        ({"books": {"kind": 1}}, "a text, True or False as field 'kind' of 'books', not int"),
        ({"books": {1: "posting"}}, "a text as the name of a field of 'books'"),
        ({1: {"kind": "posting"}}, "a dict such as"),
    ],
)
def test_counts_of_another_type(counts: Any, says: str) -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    with pytest.raises(TypeError, match=f"counts: expected {says}"):
        network.effect("2021/2022", counts)


def test_a_year_without_indicators_and_a_step_of_nothing() -> None:
    network = network_of(f"{COUNTY} | indicators {FIVE}")
    with pytest.raises(jd.BadArgument, match="2021/2022"):
        network.effect("2020/2021", HEADS)
    with pytest.raises(jd.BadArgument, match="2021/2022"):
        network.best_moves("2020/2021", "books", "primary")
    with pytest.raises(jd.BadArgument, match="books"):
        network.best_moves("2021/2022", "desks", "primary")
    with pytest.raises(jd.BadArgument, match="'primary', 'junior'"):
        network.best_moves("2021/2022", "books", "nursery")
    with pytest.raises(jd.BadArgument, match="write 'primary'"):
        network.best_moves("2021/2022", "books", "小学")
    with pytest.raises(jd.BadArgument, match="name that indicator in it"):
        network.best_moves("2021/2022", "books", "primary", after=HEADS)
    with pytest.raises(jd.BadArgument, match="step is 1 or more"):
        network.best_moves("2021/2022", "books", "primary", step=0)


def test_a_school_that_would_be_left_with_less_than_nothing_is_undecided() -> None:
    network = network_of(f"A>B transfer materials 280 unit=books | {five()}")
    [row] = network.effect("2021/2022", BOOKS)
    assert (row.moved, row.ties, row.undecided) == (0.0, 0, 2), "nobody knows what the other got"
    negative = network_of(f"A>B transfer materials -5 unit=books | {five()}")
    assert negative.effect("2021/2022", BOOKS)[0].undecided == 2


def test_a_tie_that_was_left_out_leaves_its_schools_undecided() -> None:
    network = network_of(f"A>B transfer 280 unit=books | {five()}")
    [row] = network.through("materials").effect("2021/2022", BOOKS)
    assert (row.moved, row.ties, row.undecided) == (0.0, 0, 2)
    assert row.before == row.after


def test_rows_that_the_ledger_lacks_leave_all_schools_undecided() -> None:
    ties = "A>B transfer materials 30 unit=books; A>C posting"
    gap = {"table": "transfers", "first_day": "2021-10-01", "last_day": "2021-11-01"}
    network = network_of(f"{ties} | {five()}", settings={"gaps": [gap]})
    answer = network.effect("2021/2022", BOOKS)
    [row] = answer
    assert (row.moved, row.undecided, row.before, row.after) == (0.0, 5, None, None)
    assert answer.unknown_schools() == list("ABCDE")
    assert len(network.effect_by_tie("2021/2022", BOOKS)) == 0
    assert len(network.best_moves("2021/2022", "books", "primary", after=BOOKS)) == 0


def test_evidence_has_the_record_from_which_the_pupils_were_taken() -> None:
    have = "A 2021/2022 books 5; A 2021/2022 teachers 2 pupils=10; B 2021/2022 books 1 pupils=10"
    network = network_of(
        f"A>B posting | schools A kind=primary division=x; B kind=primary division=x | indicators {have}"
    )
    [books, _] = [network.balance("2021/2022").records(place) for place in (0, 1)]
    assert [(each.school, each.indicator) for each in books] == [
        ("A", "books"),
        ("A", "teachers"),
        ("B", "books"),
    ]
