# SPDX-License-Identifier: Apache-2.0
"""The history of a school."""

from __future__ import annotations

import pytest
from hypothesis import given

import jiedui as jd
import naive
from jiedui.testing import ask, network_of
from naive_history import history
from strategies import Drawn
from support import many, shown
from test_questions import any_networks, assert_agree, assert_left_out


@many
@given(any_networks)
def test_history_agrees_with_the_definition(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        answer = sliced.history(school)
        assert_agree(answer, history(of, school))
        assert_left_out(answer, of)


def of_school(text: str, school: str = "A") -> str:
    return shown(network_of(text).all_kinds().history(school))


def test_a_tie_that_runs_or_ends_on_an_unknown_day_has_not_ended() -> None:
    assert of_school("A>B staff 0..; A>C staff 0..?") == (
        "1970-01-01 began t1 B staff; 1970-01-01 began t2 C staff"
    )


def test_a_tie_is_renewed_on_the_day_after_such_a_tie_ended() -> None:
    assert of_school("A>B staff 0..4; A>B staff 5..9").split("; ")[1:3] == [
        "1970-01-05 ended t1 B staff",
        "1970-01-06 renewed t2 B staff",
    ]
    for other in ("A>B staff 6..9", "A>B funds 5..9", "B>A staff 5..9", "A>C staff 5..9", "A>B ? 5..9"):
        assert "renewed" not in of_school(f"A>B staff 0..4; {other}")


def test_events_of_an_unknown_day_come_last() -> None:
    assert of_school("A>B staff ?..3; C>A funds transfer 1..1 | schools A first_day=7; B; C") == (
        "1970-01-02 delivered t2 C funds; 1970-01-04 ended t1 B staff; "
        "1970-01-08 opened - - -; - began t1 B staff"
    )


def test_successions_tell_both_schools() -> None:
    text = "A>B staff 0..9 | successions A>B merge 5; A> close; B>C 7"
    assert of_school(text).split("; ")[1:] == [
        "1970-01-06 merged - B -",
        "1970-01-10 ended t1 B staff",
        "- closed - - -",
    ]
    assert "1970-01-06 merged - A -; 1970-01-08 changed - C -" in of_school(text, "B")


def test_a_school_outside_the_slice_has_no_history() -> None:
    network = network_of("A>B staff 0..9 | schools A first_day=0; B")
    assert len(network.without(["A"]).history("A")) == 0
    assert shown(network.at("1970-01-15").history("A")) == "1970-01-01 opened - - -"


def test_the_evidence_is_the_tie_or_what_says_the_event() -> None:
    answer = ask(
        network_of("A>B staff 0..9 | schools A first_day=0; B | successions A>C rename 4"), "history A"
    )
    assert [answer.evidence(i) for i in range(4)] == [
        [("school", "A")],
        [("agreement", "t1")],
        [("succession", "A>C/1970-01-05")],
        [("agreement", "t1")],
    ]


def test_an_unknown_school_is_told() -> None:
    with pytest.raises(jd.UnknownId, match="Z"):
        network_of("A>B staff").history("Z")
