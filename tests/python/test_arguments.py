# SPDX-License-Identifier: Apache-2.0
"""What the methods of questions say of arguments that do not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import jiedui as jd
from jiedui.testing import network_of

REFUSED: list[tuple[Callable[[Any], Any], str]] = [
    (lambda n: n.rings(1), "rings() takes no arguments by place, and got 1"),
    (lambda n: n.rings(of="A"), "rings() has no parameter 'of'; it takes none"),
    (lambda n: n.flows(), "flows() needs 'by': The column of schools"),
    (lambda n: n.flows("kind", by="kind"), "flows() got two values for 'by'"),
    (lambda n: n.flows(of="kind"), "flows() has no parameter 'of'; it has 'by'"),
    (lambda n: n.flows(None), "flows(): by: expected a text, not NoneType"),
    (lambda n: n.reach(3), "reach(): school: expected the id of a school (a text), not int"),
    (lambda n: n.reach("A", "2"), "reach(): max_hops: expected a whole number, not str"),
    (lambda n: n.reach("A", 2.0), "reach(): max_hops: expected a whole number, not float"),
    (lambda n: n.critical_sets("half"), "critical_sets(): share: expected a number, not str"),
    (lambda n: n.critical_sets(0.5, by_pupils="yes"), "by_pupils: expected True or False, not str"),
    (lambda n: n.critical_sets(0.5, by_pupils=1), "by_pupils: expected True or False, not int"),
    (lambda n: n.papers(7), "papers(): kinds: expected one or several words, not int"),
    (lambda n: n.service("2003-01-01", threshold=1.5), "threshold: expected a number of days, or a text"),
    (lambda n: n.not_returned(None), "grace: expected a whole number, not NoneType"),
]


@pytest.mark.parametrize(("ask", "text"), REFUSED, ids=[text for _, text in REFUSED])
def test_arguments_that_do_not_fit_are_told_in_words(ask: Callable[[Any], Any], text: str) -> None:
    network = network_of("A>B staff 0..9")
    for graph in (network, network.all_kinds(), network.over(["1970"])):
        with pytest.raises(TypeError, match=re.escape(text)):
            ask(graph)


def test_numbers_of_numpy_are_numbers() -> None:
    network: Any = network_of("A>B staff 0..9; B>C staff 0..9")
    assert len(network.reach("A", np.int64(1))) == 1
    assert len(network.reach("A", 2**70)) == 2
    assert network.critical_sets(np.float32(0.5), by_pupils=np.bool_(False)).about.question.startswith(
        "critical_sets, share 0.5"
    )
    with pytest.raises(jd.BadArgument, match="max_hops cannot be below 0"):
        network.reach("A", -1)
    with pytest.raises(jd.BadArgument, match="2147483647 at most"):
        network.not_returned(2**31)
    assert len(network.not_returned(2**31 - 1)) == 0


def test_a_question_over_periods_is_worked_through_as_it_says_itself() -> None:
    told: list[str] = []
    over = network_of("A>B staff 0..9").over(["1970", "1971"], progress=lambda *_: told.append("over"))
    over.reach_counts(threads=2, progress=lambda *_: told.append("question"))
    assert set(told) == {"question"}
    over.reach_counts()
    assert set(told) == {"question", "over"}
    with pytest.raises(jd.BadArgument, match="threads cannot be below 0"):
        over.reach_counts(threads=-1)
