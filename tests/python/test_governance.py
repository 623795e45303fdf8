# SPDX-License-Identifier: Apache-2.0
"""Questions about documents: laws against the definitions over drawn records, and a few plain examples."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import jiedui as jd
import naive_governance
from jiedui.testing import network_of
from naive import Slice
from strategies import Drawn, paper_networks, perhaps_cut
from support import DISTRICT, ledger_of, many, shown
from test_questions import assert_agree, assert_left_out

KINDS = ["leadership", "schedule", "plan", "inspection"]
TWO_PAPERS = "A>B | documents D1 kind=plan day=2003-10; D2 kind=notice day=2002-10"


@many
@given(perhaps_cut(paper_networks()))
def test_documents_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).documents()
    of = naive_governance.with_basis(drawn.tables, drawn.calls)
    assert_agree(answer, naive_governance.documents(of))
    assert_left_out(answer, of)


@many
@given(perhaps_cut(paper_networks()))
def test_bases_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).bases()
    of = naive_governance.with_basis(drawn.tables, drawn.calls)
    assert_agree(answer, naive_governance.bases(of))
    assert_left_out(answer, of)


@many
@given(paper_networks(), st.none() | st.lists(st.sampled_from([*KINDS, "notice"]), min_size=1, max_size=3))
def test_papers_agree_with_the_definition(drawn: Drawn, kinds: list[str] | None) -> None:
    answer = drawn.sliced(drawn.network()).papers(kinds)
    of = Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive_governance.papers(of, kinds or KINDS))
    assert_left_out(answer, of)


@many
@given(paper_networks())
def test_leading_groups_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).leading_groups()
    of = Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive_governance.leading_groups(of))
    assert_left_out(answer, of)


@given(paper_networks())
def test_a_rule_per_school_year_says_what_papers_say(drawn: Drawn) -> None:
    policy = jd.policy_of(
        '{"id": "p", "version": "1", "rules": [{"id": "r", "kind": "papers", '
        '"parameters": {"papers": ["plan", "leadership"], "per": "school_year"}}]}'
    )
    sliced = drawn.sliced(drawn.network())
    said = [
        (each.subject_kind, each.subject, each.measured, each.verdict) for each in jd.judge(policy, sliced)
    ]
    assert said == [
        (
            "school_year",
            " ".join(filter(None, (each.programme, each.school_year_text, each.paper))),
            each.documents,
            each.verdict,
        )
        for each in sliced.papers(["plan", "leadership"])
    ]


def _states_of(drawn: Drawn) -> set[str]:
    answer = drawn.sliced(drawn.network()).bases()
    return {"by_list" if not row.basis and row.document else row.state for row in answer}


@pytest.mark.parametrize("state", ["listed", "not_listed", "ambiguous", "none", "by_list"])
def test_some_drawn_ledgers_have_a_basis_of_each_state(state: str) -> None:
    find(
        paper_networks(),
        lambda drawn: state in _states_of(drawn),
        settings=settings(max_examples=2000, phases=[Phase.generate], database=None),
    )


@pytest.mark.parametrize("verdict", ["met", "not_met", "undecided"])
@pytest.mark.parametrize("has_programme", [True, False])
def test_some_drawn_ledgers_have_papers_of_each_verdict(verdict: str, has_programme: bool) -> None:
    find(
        paper_networks(),
        lambda drawn: any(
            row.verdict == verdict and (row.programme is not None) == has_programme
            for row in drawn.sliced(drawn.network()).papers()
        ),
        settings=settings(max_examples=5000, phases=[Phase.generate], database=None),
    )


# ---- examples


@pytest.fixture(scope="module")
def district() -> jd.Network:
    return jd.Network(jd.read_ledger(DISTRICT))


def test_all_of_the_district_rests_on_its_summary(district: jd.Network) -> None:
    (row,) = district.bases()
    assert row == ("summary-2022", "summary-2022", "listed", 9, 2)
    assert {(each.document, each.agreements, each.postings) for each in district.documents()} == {
        ("summary-2022", 9, 2),
        *((each.id, 0, 0) for each in district.ledger.documents if each.id != "summary-2022"),
    }


def test_the_four_haves_of_the_district_are_undecided(district: jd.Network) -> None:
    assert [(row.school_year_text, row.paper, row.documents, row.verdict) for row in district.papers()] == [
        ("2001/2002", each, 0, "undecided") for each in KINDS
    ]
    assert len(district.leading_groups()) == 0


def test_headers_of_leading_groups_are_read_from_files() -> None:
    tables: dict[str, list[dict[str, str]]] = {
        "schools": [{"id": each, "name": each} for each in "AB"],
        "supports": [{"supporter": "A", "recipient": "B"}],
        "documents": [
            {"id": "D1", "类别": "组织领导", "日期": "2003-09", "组长": "张三", "成员": "李四、王五"}
        ],
    }
    answer = jd.Network(ledger_of(tables)).leading_groups()
    assert shown(answer) == "D1 2003-09 head 张三; D1 2003-09 member 李四; D1 2003-09 member 王五"


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [
        ("documents 2003/2004", "not_met"),
        ("documents 2003-09-02..2004-08-31", "undecided"),
        ("documents 2003-autumn; documents 2004-spring", "not_met"),
        ("documents 2003-09-01..", "not_met"),
        ("postings 2003/2004", "undecided"),
    ],
)
def test_a_paper_is_missing_only_in_a_complete_school_year(declared: str, verdict: str) -> None:
    network = network_of(f"{TWO_PAPERS} | complete {declared}")
    assert [row.verdict for row in network.during("2003/2004").papers("inspection")] == [verdict]


def test_papers_over_periods_are_those_of_their_school_years() -> None:
    answer = network_of(TWO_PAPERS).over(["2002/2003", "2004-spring"]).papers("plan")
    assert [(row.period, row.school_year_text, row.documents) for row in answer] == [
        ("2002/2003", "2002/2003", 0),
        ("2004-spring", "2003/2004", 1),
    ]


@pytest.mark.parametrize(("kinds", "subject"), [("plans", "plans"), (["plan", "memo"], "memo"), ([], "")])
def test_kinds_that_are_none_are_refused(kinds: Any, subject: str) -> None:
    with pytest.raises(jd.BadArgument) as refused:
        network_of("A>B").papers(kinds)
    assert refused.value.subject == subject
    with pytest.raises(TypeError, match=r"papers\(\): kinds: .*words"):
        network_of("A>B").papers(5)  # type: ignore[arg-type]


def test_who_leads_is_not_published() -> None:
    network = network_of("A>B | documents D1 kind=leadership head=张三")
    (row,) = network.leading_groups()
    assert row == ("D1", None, "", "head", "张三")
    published = network.leading_groups().published("0123456789abcdef")
    assert "张三" not in published.to_csv()
    assert [each.name for each in published.columns] == ["row", "document", "day", "day_text", "role"]


def test_a_listed_agreement_may_have_a_made_id() -> None:
    tables: dict[str, list[dict[str, str]]] = {
        "schools": [{"id": each, "name": each} for each in "AB"],
        "supports": [{"supporter": "A", "recipient": "B", "channel": "staff"}],
        "documents": [{"id": "D1", "supports": "A>B/staff"}],
    }
    network = jd.Network(ledger_of(tables))
    assert shown(network.bases()) == "- D1 listed 1 0"
    assert network.documents().evidence(0)[0] == ("agreement", "A>B/staff")
