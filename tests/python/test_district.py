# SPDX-License-Identifier: Apache-2.0
"""What the ledger of the source document must show (docs/examples/district)."""

from __future__ import annotations

from datetime import date

import pytest

import jiedui as jd
from support import DISTRICT, shown


@pytest.fixture(scope="module")
def network() -> jd.Network:
    return jd.Network(jd.read_ledger(DISTRICT))


def test_the_ledger_is_sound(network: jd.Network) -> None:
    assert network.ledger.findings.explain() == ""
    assert network.ledger.dropped == ()
    assert (network.school_count, network.tie_count) == (12, 11)


def test_three_schools_meet_their_duty_of_two(network: jd.Network) -> None:
    assert shown(network.duties()) == "city-middle 2 2 0 met; city-primary-2 2 2 0 met; exp-school 2 2 0 met"


def test_sanyuan_alone_is_supporter_and_recipient(network: jd.Network) -> None:
    assert [row.school for row in network.roles() if row.role == "both"] == ["sanyuan-middle"]


def test_the_withdrawal_of_the_middle_school_loses_three(network: jd.Network) -> None:
    lost = [(row.school, row.how) for row in network.withdraw(["city-middle"])]
    assert lost == [("qiaodian-middle", "direct"), ("sanyuan-middle", "direct"), ("ziyuan-primary", "chain")]


def test_the_chain_to_ziyuan_goes_through_sanyuan(network: jd.Network) -> None:
    assert [row.supporter for row in network.chain("city-middle", "ziyuan-primary")] == [
        "city-middle",
        "sanyuan-middle",
    ]


def test_through_staff_the_middle_school_reaches_sanyuan_only(network: jd.Network) -> None:
    answer = network.through("staff").reach("city-middle")
    assert [(row.school, row.hops) for row in answer] == [("sanyuan-middle", 1)]
    assert answer.left_out == jd.LeftOut(0, 1, 0, 0)
    assert answer.left_out_ties("unknown_channel") == [("agreement", "sanyuan-middle>ziyuan-primary")]


@pytest.mark.parametrize("day", ["2003-11-12", date(2003, 11, 12)])
def test_on_a_day_no_agreement_is_kept_and_nine_are_undecided(network: jd.Network, day: date | str) -> None:
    answer = network.at(day).ties()
    assert len(answer) == 0
    assert answer.left_out == jd.LeftOut(0, 0, 9, 0)
    ends = [tie for _, tie in answer.left_out_ties("undecided")]
    assert len(ends) == 9
    assert [end for end in ends if end.startswith("sanyuan-middle>")] == ["sanyuan-middle>ziyuan-primary"]
    assert network.at(day).with_undated().ties().left_out.undecided == 0


def test_the_claims_stand_beside_the_records(network: jd.Network) -> None:
    figures = [(row.what, str(row.stated), row.recorded) for row in network.claims()]
    assert figures == [("duty_schools", "19", 3), ("person_times", "107", 21), ("persons", "129", 0)]


def test_names_are_the_documents(network: jd.Network) -> None:
    assert network.name("city-middle") == "*中学"
    assert network.school_named("三元乡梓园小学") == "ziyuan-primary"
    assert network.schools_where(township="三元乡").unknown_count == 6
    assert list(network.schools_where(township="三元乡")) == ["longtang-primary", "ziyuan-primary"]
