# SPDX-License-Identifier: Apache-2.0
"""Answers as they leave the house: nobody is named, no few people are counted, nothing can be solved for."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import b32encode
from typing import Any

import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import drawn_network, network_of
from strategies import Drawn, networks
from support import ROOT

KEY = "0123456789abcdef"


def pseudonym(record: str) -> str:
    """Give what RFC 2104 and 4648 say."""
    digest = hmac.new(KEY.encode(), record.encode(), hashlib.sha256).digest()
    return b32encode(digest[:10]).decode().lower()


def test_ids_become_pseudonyms_and_names_go() -> None:
    ties = network_of("A>B staff | schools A name=Alpha").ties()
    (row,) = ties.published(KEY)
    assert (row.row, row.tie_kind, row.supporter, row.recipient) == (
        *("whole", "agreement"),
        *(pseudonym("A"), pseudonym("B")),
    )
    assert not hasattr(row, "basis")
    names = network_of("A>B | schools A name=Alpha township=east").schools()
    assert "Alpha" not in names.published(KEY).to_csv()
    assert "east" not in names.published(KEY).to_csv()
    assert "east" in names.published(KEY, keep=["township"]).to_csv()
    assert names.published(KEY).columns[0].name == "row"


def test_a_key_gives_the_same_pseudonym_in_every_answer() -> None:
    network = network_of("A>B staff")
    assert {row.supporter for row in network.ties().published(KEY)} < {
        row.school for row in network.roles().published(KEY.encode())
    }
    assert {row.school for row in network.roles().published(KEY)}.isdisjoint(
        row.school for row in network.roles().published("another key of the house")
    )


SIX = network_of(
    "a>b; c>d; e>f | schools b kind=primary pupils_primary=4; d kind=primary pupils_primary=312; "
    "f kind=primary pupils_primary=90"
)


def test_few_pupils_are_not_shown_and_cannot_be_had_from_a_known_total() -> None:
    rows = list(SIX.dependence().published(KEY, 10, keep=["school"], totals=True, pupils_step=1))
    shown = {row.school: row.pupils for row in rows[:-1]}
    assert shown == {"a": None, "c": 312, "e": None}
    assert (rows[-1].row, rows[-1].pupils) == ("total", 406)
    without_total = SIX.dependence().published(KEY, 10, keep=["school"], pupils_step=1)
    assert {row.school: row.pupils for row in without_total} == shown


def test_pupils_are_rounded_by_a_step_that_the_column_states() -> None:
    def pupils(**how: Any) -> list[int | None]:
        table = SIX.dependence().published(KEY, 2, keep=["school"], **how)
        return [row.pupils for row in sorted(table, key=lambda row: row.school)]

    assert pupils(pupils_step=1) == [4, 312, 90]
    assert pupils() == [50, 300, 100]
    assert pupils(pupils_step=100) == [100, 300, 100]
    (column,) = (each for each in SIX.dependence().published(KEY).columns if each.name == "pupils")
    assert column.doc.endswith("Rounded to 50.")


def test_a_ratio_keeps_two_figures_as_an_exact_one_tells_its_pupils() -> None:
    have = (
        "A 2003/2004 books 27931 pupils=453; B 2003/2004 books 0 pupils=371; C 2003/2004 books 30 pupils=893"
    )
    table = network_of(f"A>B | indicators {have}").indicators("2003/2004").published(KEY)
    assert sorted(row.per_pupil for row in table) == [0.0, 0.034, 62.0]
    [column] = [each for each in table.columns if each.name == "per_pupil"]
    assert column.doc.endswith("Rounded to two figures.")


def test_few_lost_pupils_are_hidden_alone_and_as_a_step() -> None:
    network = network_of(
        "a>b; c>d; e>f | schools b weak=yes kind=primary pupils_primary=400; d weak=yes kind=primary "
        "pupils_primary=4; f weak=yes kind=primary pupils_primary=300"
    )
    lost = network.critical_sets(0.995, by_pupils=True)
    assert [row.lost for row in lost] == [400, 700, 704]
    shown = lost.published(KEY, 10, pupils_step=1)
    assert {row.rank: row.lost for row in shown}[3] is None
    one = network_of("a>b | schools b weak=yes kind=primary pupils_primary=4").critical_sets(
        0.5, by_pupils=True
    )
    (row,) = one.published(KEY, smallest_cell=10)
    assert (row.row, row.lost, row.lost_share, row.rank) == ("suppressed", None, None, 1)


def test_a_complement_is_a_count_too() -> None:
    network = network_of(
        "a>b; a>c | schools a township=t; b weak=yes kind=primary pupils_primary=700 township=t; "
        "d weak=yes kind=primary pupils_primary=4 township=t"
    )
    (rate,) = network.coverage_rates("township")
    assert (rate.pupils, rate.pupils_covered) == (704, 700)
    (row,) = network.coverage_rates("township").published(KEY)
    assert (row.row, row.needy, row.pupils, row.pupils_covered, row.pupil_rate) == (
        *("suppressed", 2),
        *(None, None, None),
    )


def test_no_people_are_not_few() -> None:
    network = drawn_network(1, schools=30, teachers=8)
    rows = list(network.head_counts("host.kind").published(KEY, 2))
    assert any(row.unnamed == 0 for row in rows if row.row == "whole")


def test_periods_units_rules_and_words_stay() -> None:
    network = drawn_network(2, schools=30, teachers=8)
    over = network.over(["2003-autumn", "2004-autumn"])
    assert {row.period for row in over.roles().published(KEY)} == {"2003-autumn", "2004-autumn"}
    units = {row.unit for row in network.all_kinds().amount_flows("kind")}
    assert {row.unit for row in network.all_kinds().amount_flows("kind").published(KEY)} == units
    judgements = jd.judge(jd.policy("source-district"), network, "2005-09-01")
    published = judgements.published(KEY, persons=True)
    assert {row.rule for row in published} == {row.rule for row in judgements}
    assert {row.verdict for row in published} == {row.verdict for row in judgements}
    assert {row.subject for row in published}.isdisjoint(row.subject for row in judgements)


def test_ids_stay_where_they_are_asked_for() -> None:
    roles = network_of("A>B staff").roles()
    assert {row.school for row in roles.published(KEY, keep=["school"])} == {"A", "B"}


def test_postings_and_ties_beside_hidden_heads_are_hidden() -> None:
    network = drawn_network(5, schools=20, teachers=3)
    for row in network.delivered().flows("township").published(KEY, 1000):
        assert (row.heads, row.ties, row.pairs) == (None, None, None)
    for row in network.presence(["2004-10-01"]).published(KEY, 1000):
        assert (row.postings, row.heads, row.teachers, row.fte) == (None, None, None, None)


@pytest.mark.parametrize("question", ["service", "not_returned", "double_bookings", "ties"])
def test_an_answer_about_single_persons_is_published_only_where_asked(question: str) -> None:
    network = drawn_network(5, schools=20, teachers=3).delivered()
    arguments = ("2005-01-01",) if question == "service" else ()
    answer = getattr(network, question)(*arguments)
    if len(answer) == 0:
        assert len(answer.published(KEY)) == 0
        return
    with pytest.raises(jd.BadArgument, match="one person"):
        answer.published(KEY)
    assert len(answer.published(KEY, persons=True)) == len(answer)


@pytest.mark.parametrize(
    "key", ["short", b"", "a" * 20, b"\0" * 20, "密" * 16, b"\xff" * 16, "密密密密密密", "0123456789abcde"]
)
def test_a_key_that_can_be_guessed_is_refused(key: str | bytes) -> None:
    with pytest.raises(jd.BadArgument, match="key"):
        network_of("A>B").roles().published(key)


@pytest.mark.parametrize("key", [20, 16.0, None, bytearray(b"0123456789abcdef"), ["a"] * 16, range(16)])
def test_a_key_is_text_or_bytes(key: Any) -> None:
    with pytest.raises(TypeError, match="key: expected a text or bytes"):
        network_of("A>B").roles().published(key)


def test_what_cannot_be_published_says_why() -> None:
    roles = network_of("A>B").roles()
    with pytest.raises(jd.BadArgument, match="has 5 bytes and needs 16"):
        roles.published("short")
    with pytest.raises(jd.BadArgument, match="smallest cell is at least 1"):
        roles.published(KEY, 0)
    with pytest.raises(jd.BadArgument, match="step of pupils is at least 1"):
        roles.published(KEY, pupils_step=0)
    for name in ("smallest_cell", "pupils_step"):
        number: Any = {name: -3}
        with pytest.raises(jd.BadArgument, match=f"{name} is -3; expected a whole number from 1 on"):
            roles.published(KEY, **number)
    with pytest.raises(jd.BadArgument, match="'town'"):
        roles.published(KEY, keep=["town"])
    with pytest.raises(TypeError, match="keep"):
        roles.published(KEY, keep="division")


@given(networks())
def test_no_id_and_no_few_pupils_leave(drawn: Drawn) -> None:
    network = drawn.network()
    for answer in (drawn.sliced(network).ties(), network.schools(), network.dependence(), network.roles()):
        table = answer.published(KEY, 50, totals=True, persons=True)
        assert len(table) == len(answer) + 1
        for column in table.columns:
            cells = [getattr(row, column.name) for row in table]
            if column.role in ("school", "teacher", "tie", "document", "record"):
                assert all(cell is None or len(cell) == 16 for cell in cells)
            if column.unit == "pupils":
                assert all(cell is None or cell == 0 or cell >= 50 for cell in cells[:-1])


def test_the_page_lists_the_words_of_personal_columns() -> None:
    page = (ROOT / "docs" / "publishing.md").read_text("utf-8")
    listed = page.partition("one of these words stands in its name:\n")[2].partition("\nA `ledger.json`")[0]
    words = [each.strip(" `.\n") for each in listed.split(",")]
    personal = (ROOT / "src" / "frame" / "personal.cpp").read_text("utf-8")
    source = personal.partition("words{")[2].partition("}")[0]
    assert sorted(words) == sorted(re.findall('"([^"]+)"', source))
    for word in words:
        schools = [{"id": "A", "name": "Alpha", f"x{word}x": "1"}, {"id": "B", "name": "Beta"}]
        ledger = jd.read_ledger(
            {"schools": schools, "supports": [{"supporter": "A", "recipient": "B", "last_day": "?"}]}
        )
        assert word not in ledger.schools.to_csv(), word
