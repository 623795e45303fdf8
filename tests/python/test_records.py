# SPDX-License-Identifier: Apache-2.0
"""From the evidence of a row to the records themselves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import day, network_of
from strategies import Drawn, paper_networks, people_networks
from test_questions import any_networks

TABLES = {
    "agreement": "supports",
    "posting": "postings",
    "transfer": "transfers",
    "school": "schools",
    "teacher": "teachers",
    "need": "needs",
    "indicator": "indicators",
    "document": "documents",
    "claim": "claims",
    "succession": "successions",
}
PAPERS = "A>B staff basis=D1; A>B funds | documents D1 kind=plan day=2003-10; D2 kind=leadership head=chen"


def table_of(ledger: jd.Ledger, kind: str) -> jd.Table:
    table = getattr(ledger, TABLES[kind])
    assert isinstance(table, jd.Table)
    return table


def answers_of(network: jd.Network) -> list[jd.Answer[Any]]:
    whole = network.all_kinds()
    return [
        *(whole.ties(), whole.documents(), whole.bases(), whole.papers(), whole.leading_groups()),
        *(whole.claims(), whole.floor_at_home(day(3)), whole.uncovered_subjects(day(3))),
        *(whole.history(row.school) for row in whole.schools()),
    ]


@given(any_networks | paper_networks() | people_networks())
def test_records_are_the_rows_of_the_tables_that_evidence_names(drawn: Drawn) -> None:
    network = drawn.network()
    rows = {kind: [tuple(row) for row in table_of(network.ledger, kind)] for kind in TABLES}
    for answer in answers_of(network):
        for place in range(len(answer)):
            evidence, records = answer.evidence(place), answer.records(place)
            assert len(evidence) == len(records)
            for (kind, called), record in zip(evidence, records, strict=True):
                assert tuple(record) in rows[kind]
                assert tuple(network.record(kind, called)) == tuple(record)


def test_a_record_is_found_by_its_kind_and_id() -> None:
    network = network_of(PAPERS)
    assert network.record("document", "D1").kind == "plan"
    assert network.record("agreement", "t2").channel == "funds"
    assert network.record("school", "A").name == "A"
    assert [row.id for row in network.bases().records(0)] == ["t1", "D1"]


def test_a_record_that_is_not_there_is_told_with_the_nearest() -> None:
    network = network_of(PAPERS)
    with pytest.raises(jd.UnknownId, match="documents has no 'D3', but 'D1' and 'D2'"):
        network.record("document", "D3")
    with pytest.raises(jd.BadArgument, match="'agreement', 'posting'"):
        network.record("paper", "D1")  # type: ignore[arg-type]


def test_rows_of_part_of_an_answer_keep_their_records() -> None:
    answer = network_of(PAPERS).leading_groups()
    whole = network_of(PAPERS).documents()
    assert [row.id for row in answer.records(0)] == ["D2"]
    assert [row.id for row in whole.sort("document", descending=True).records(0)] == ["D2"]
    assert [row.id for row in whole.filter(document="D2").records(0)] == ["D2"]
