# SPDX-License-Identifier: Apache-2.0
"""Answers as they leave the house: nobody is named, no few people are counted, nothing can be solved for."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode

import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import network_of
from strategies import Drawn, networks

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


def test_few_pupils_are_not_shown_and_cannot_be_had_from_the_total() -> None:
    network = network_of(
        "a>b; c>d; e>f | schools b kind=primary pupils_primary=4; d kind=primary pupils_primary=300; "
        "f kind=primary pupils_primary=90"
    )
    shown = {row.school: row.pupils for row in network.dependence().published(KEY, 10)}
    assert {shown[pseudonym("a")], shown[pseudonym("c")], shown[pseudonym("e")]} == {None, 300, 90}
    rows = list(network.dependence().published(KEY, 10, totals=True))
    assert [row.row for row in rows].count("suppressed") >= 2
    assert (rows[-1].row, rows[-1].pupils) == ("total", 394)


def test_what_cannot_be_published_says_why() -> None:
    roles = network_of("A>B").roles()
    with pytest.raises(jd.BadArgument, match="has 5 bytes and needs 16"):
        roles.published("short")
    with pytest.raises(jd.BadArgument, match="smallest cell is at least 1"):
        roles.published(KEY, 0)
    with pytest.raises(jd.BadArgument, match="'town'"):
        roles.published(KEY, keep=["town"])
    with pytest.raises(TypeError, match="keep"):
        roles.published(KEY, keep="division")


@given(networks())
def test_no_id_and_no_few_pupils_leave(drawn: Drawn) -> None:
    network = drawn.network()
    for answer in (drawn.sliced(network).ties(), network.schools(), network.dependence(), network.roles()):
        table = answer.published(KEY, 50, totals=True)
        assert len(table) == len(answer) + 1
        for column in table.columns:
            cells = [getattr(row, column.name) for row in table]
            if column.unit == "id" and not column.name.endswith("_kind"):
                assert all(cell is None or len(cell) == 16 for cell in cells)
            if column.unit == "pupils":
                assert all(cell is None or cell >= 50 for cell in cells[:-1])
