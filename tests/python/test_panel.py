# SPDX-License-Identifier: Apache-2.0
"""Which school is supported in which year, for those who estimate what support does."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
import naive
from jiedui.testing import network_of
from naive_panel import PanelRow, panel
from strategies import Call, Drawn
from support import many

YEARS = range(1990, 2012)
_days = st.sampled_from(
    ["2003-08-31", "2003-09-01", "2004-08-31", "2004-09-01", "2005-03", "2003/2004", "2004", ""]
)
_lasts = st.sampled_from(["", "?", "2005-08-31", "2005-09-01", "2006-01"])
_gaps = st.sampled_from(
    [
        *[[]] * 4,
        [{"table": "supports", "first_day": "2004-09-01", "last_day": "2004-09-01"}],
        [{"table": "postings", "last_day": "2004-08-31"}],
        [{"table": "transfers"}],
    ]
)
_openings = st.sampled_from([("", "?"), ("", "?"), ("2004-09-01", "?"), ("", "2004-08-31")])


@st.composite
def histories(draw: st.DrawFn) -> Drawn:
    """Draw ties over some years, and what schools have in them."""
    openings = {each: draw(_openings) for each in "ABCD"}
    schools = [
        {
            "id": each,
            "name": each,
            "kind": draw(st.sampled_from(["primary", "nine_year", ""])),
            "pupils_primary": draw(st.sampled_from(["", "10"])),
            "pupils_junior": draw(st.sampled_from(["", "20", "0"])),
            "pupils_senior": "0",
            "first_day": first,
            "last_day": last,
        }
        for each, (first, last) in openings.items()
    ]
    supports: list[dict[str, str]] = []
    postings: list[dict[str, str]] = []
    transfers: list[dict[str, str]] = []
    for number in range(draw(st.integers(0, 5))):
        a, b = draw(st.sampled_from("ABCD")), draw(st.sampled_from("ABCD"))
        table = draw(st.sampled_from([0, 0, 1, 2]))
        days = {"first_day": draw(_days), "last_day": draw(_lasts)}
        rest = {"status": "", "basis": ""}
        channel = {"channel": draw(st.sampled_from(["staff", "funds", ""]))}
        if table == 0:
            ends = {"id": f"t{number}", "supporter": a, "recipient": b}
            supports.append({**ends, **channel, **days, **rest, "amount": "", "unit": ""})
        elif table == 1:
            more = {"count": draw(st.sampled_from(["2", "1", ""])), "teacher": ""}
            postings.append({"id": f"t{number}", "home": a, "host": b, **days, **rest, **more})
        else:
            more = {"quantity": "", "unit": "", "value_yuan": ""}
            transfers.append(
                {"id": f"t{number}", "supporter": a, "recipient": b, **channel, "day": draw(_days), **more}
            )
    record = st.fixed_dictionaries(
        {
            "school": st.sampled_from("ABCD"),
            "stage": st.sampled_from(["", "primary", "primary", "junior", "junior", "preschool", "senior"]),
            "school_year": st.sampled_from(["2003/2004", "2004/2005"]),
            "indicator": st.sampled_from(["books", "teachers"]),
            "amount": st.sampled_from(["", "3", "40"]),
            "pupils": st.sampled_from(["", "7", "0"]),
        }
    )
    records = [*draw(st.lists(record, max_size=8)), {**draw(record), "indicator": "books"}]
    calls = draw(
        st.sampled_from(
            [
                (),
                (Call("all_kinds"),),
                (Call("delivered"), Call("through", ("staff",))),
                (Call("without", ("A",)),),
            ]
        )
    )
    tables = {"schools": schools, "supports": supports, "postings": postings, "transfers": transfers}
    return Drawn({**tables, "indicators": records, "gaps": draw(_gaps)}, calls)


def sane(drawn: Drawn) -> bool:
    """Say whether no tie ends before it begins."""
    return all(
        not (each.get("first_day") and each.get("last_day") not in ("", "?", None))
        or (naive.span_of(each["first_day"]) or (0, 0))[0] <= (naive.span_of(each["last_day"]) or (0, 0))[1]
        for table in ("supports", "postings")
        for each in drawn.tables[table]
    )


def same(row: Any, exact: PanelRow) -> bool:
    number, other = row.outcome, exact.outcome
    if (number is None) != (other is None):
        return False
    if number is not None and other is not None and not math.isclose(number, other, rel_tol=1e-12):
        return False
    mine = (row.school, row.year, *tuple(row)[5:])
    return mine == (exact.school, exact.year, *exact[3:-1])


@many
@given(histories().filter(sane), st.lists(st.sampled_from([2003, 2004, 2005]), min_size=1, max_size=3))
def test_the_panel_agrees_with_the_definition(drawn: Drawn, asked: list[int]) -> None:
    expected = panel(naive.Slice(drawn.tables, drawn.calls), asked, YEARS, "books")
    sliced = drawn.sliced(drawn.network())
    texts = [f"{year}/{year + 1}" for year in asked]
    said = {each["school_year"] for each in drawn.tables["indicators"] if each["indicator"] == "books"}
    if said.isdisjoint(texts):
        years = {each["school_year"] for each in drawn.tables["indicators"]}
        with pytest.raises(jd.BadArgument, match="of '20" if years.isdisjoint(texts) else "of 'books'"):
            sliced.panel(texts, outcome="books")
        return
    answer = sliced.panel(texts, outcome="books")
    assert len(answer) == len(expected)
    for row, exact in zip(answer, expected, strict=True):
        assert same(row, exact), (row, exact)
    kinds = ("agreement", "posting", "transfer")
    for place, exact in enumerate(expected):
        assert {name for name in answer.evidence(place) if name[0] in kinds} == exact.ties
        counted: list[Any] = [each for each in answer.records(place) if type(each).__name__ == "indicators"]
        assert all(each.school == exact.school for each in counted)
        assert exact.outcome is None or "books" in [each.indicator for each in counted]
    bare = sliced.panel(texts)
    assert [row._replace(outcome=None) for row in answer] == list(bare)


def test_the_panel_of_a_small_county() -> None:
    network = network_of("A>B staff 2004-09-01..; C>A funds 2005-09-01.. | schools A; B; C; D")
    answer = network.panel(["2004/2005", "2005/2006"])
    said = [(row.school, row.year, row.supported, row.first_year, row.event_time) for row in answer]
    assert said == [
        ("A", 2004, "no", 2005, -1),
        ("A", 2005, "yes", 2005, 0),
        ("B", 2004, "yes", 2004, 0),
        ("B", 2005, "yes", 2004, 1),
        *[(school, year, "no", None, None) for school in "CD" for year in (2004, 2005)],
    ]
    assert [row.contaminated for row in answer if row.school == "B"] == ["no", "yes"]
    assert answer.evidence(3) == [
        ("agreement", "t1"),
        ("agreement", "t2"),
    ]


def test_support_of_an_unknown_beginning_has_no_first_year() -> None:
    [row] = [each for each in network_of("A>B staff ?..").panel("2004/2005") if each.school == "B"]
    assert (row.supported, row.ever_supported, row.first_year) == ("undecided", "yes", None)


@pytest.mark.parametrize(
    ("years", "says"), [([], "no school year"), ("2004", "write it as"), ("2004-autumn", "write it as")]
)
def test_years_that_are_none(years: Any, says: str) -> None:
    with pytest.raises(jd.BadArgument, match=says):
        network_of("A>B staff").panel(years)


def test_an_outcome_that_no_record_has() -> None:
    network = network_of("A>B staff | indicators A 2004/2005 books 3 pupils=1")
    with pytest.raises(jd.BadArgument, match="books"):
        network.panel("2004/2005", outcome="desks")
