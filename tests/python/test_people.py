# SPDX-License-Identifier: Apache-2.0
"""Questions about people: laws against the definitions over drawn records, and a few plain examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import jiedui as jd
import naive_people
from jiedui.testing import day, network_of
from naive import Slice
from strategies import LAST_DAY, Call, Drawn, long_bounds, networks, people_networks, perhaps_cut
from support import many, shown
from test_questions import assert_agree, assert_left_out

# Mostly such as say much of people; the others have no teachers, needs or subjects.
any_networks = perhaps_cut(people_networks() | people_networks() | networks())
# The definition of a slice settles unknown days until a little after the drawn ones: no later day is asked.
DAYS = st.integers(0, LAST_DAY + 6)


def postings_of(drawn: Drawn) -> Slice:
    return naive_people.postings_of(drawn.tables, drawn.calls)


@many
@given(any_networks, st.lists(DAYS, max_size=4))
def test_presence_agrees_with_the_definition(drawn: Drawn, days: list[int]) -> None:
    answer = drawn.sliced(drawn.network()).presence([day(each) for each in days])
    of = postings_of(drawn)
    assert_agree(answer, naive_people.presence(of, days))
    assert_left_out(answer, of)


COLUMNS = (
    *(
        "form",
        "batch",
        "subject",
        "status",
        "basis",
        "teacher",
        "count",
        "share",
        "first_day",
        "last_day",
        "host",
    ),
    *("backbone", "home.township", "host.township", "host.weak", "home.duty", "host.kind", "home.name"),
    *("host.division", "host.id", "host.last_day", "home.last_day"),
)


@many
@given(any_networks, st.none() | st.sampled_from(COLUMNS))
def test_head_counts_agree_with_the_definition(drawn: Drawn, by: str | None) -> None:
    answer = drawn.sliced(drawn.network()).head_counts(by)
    of = postings_of(drawn)
    assert_agree(answer, naive_people.head_counts(of, by))
    assert_left_out(answer, of)


@many
@given(people_networks(), st.sampled_from(["fact", "home.locale"]))
def test_head_counts_by_what_not_all_ledgers_say_agree_with_the_definition(drawn: Drawn, by: str) -> None:
    if not drawn.tables["postings"]:
        return
    answer = drawn.sliced(drawn.network()).head_counts(by)
    assert_agree(answer, naive_people.head_counts(postings_of(drawn), by))


UNTIL = DAYS | st.sampled_from([30, 31, 40, 59, 90, 243, 400])
_schools_that_count = st.sampled_from(
    [
        None,
        None,
        Call("within", ("A", "B")),
        Call("within", (("weak", ("yes",)),)),
        Call("within", (("locale", ("rural", "town")), ("township", ("east",)))),
    ]
)
_forms = st.none() | st.sampled_from([("rotation",), ("rotation", "exchange"), ("secondment",)])
services = st.builds(
    naive_people.Service,
    until=UNTIL,
    hosts=_schools_that_count,
    count=st.sampled_from([1, 2, 3, 5, 8, 12]),
    forms=_forms,
    by_share=st.booleans(),
)
# Month and terms end on days 30, 58, 89, 242 and 395.
long_services = st.builds(
    naive_people.Service,
    until=st.sampled_from([242, 243, 244, 31, 58, 59, 90, 300, 395, 396]),
    hosts=st.none(),
    count=st.sampled_from([1, 1, 2, 3]),
    unit=st.sampled_from(["months", "terms"]),
    forms=st.none() | _forms,
)


def asked_of(sliced: jd.Slice, asked: naive_people.Service) -> jd.Answer[Any]:
    """Ask for service as it is written there."""
    arguments: dict[str, Any] = {"threshold": asked.count, "by_share": asked.by_share}
    if asked.unit != "days":
        arguments["threshold"] = f"{asked.count} {asked.unit}"
    if asked.forms is not None:
        arguments["forms"] = list(asked.forms)
    if asked.hosts is not None:
        given_hosts = asked.hosts.arguments
        is_described = isinstance(given_hosts[0], tuple)
        described = {column: list(values) for column, values in given_hosts} if is_described else {}
        arguments["hosts"] = sliced.network.schools_where(**described) if is_described else list(given_hosts)
    return sliced.service(day(asked.until), **arguments)


def assert_service_agrees(drawn: Drawn, asked: naive_people.Service) -> None:
    answer = asked_of(drawn.sliced(drawn.network()), asked)
    of = postings_of(drawn)
    assert_agree(answer, naive_people.service(of, asked))
    assert_left_out(answer, of, naive_people.of_unknown_service(of, asked))


@many
@given(people_networks(), services)
def test_service_agrees_with_the_definition(drawn: Drawn, asked: naive_people.Service) -> None:
    assert_service_agrees(drawn, asked)


@many
@given(people_networks(long_bounds()), long_services)
def test_service_in_months_and_terms_agrees_with_the_definition(
    drawn: Drawn, asked: naive_people.Service
) -> None:
    assert_service_agrees(drawn, asked)


@pytest.mark.parametrize("verdict", ["met", "not_met", "undecided"])
@pytest.mark.parametrize("unit", ["days", "months", "terms"])
def test_every_verdict_of_service_is_drawn(verdict: str, unit: str) -> None:
    drawn_of = people_networks() if unit == "days" else people_networks(long_bounds())
    both = st.tuples(drawn_of, services if unit == "days" else long_services)

    def occurs(both: tuple[Drawn, naive_people.Service]) -> bool:
        rows = naive_people.service(postings_of(both[0]), both[1])
        return both[1].unit == unit and any(row[4] == verdict and row[1] > 0 for row, _ in rows)

    assert occurs(find(both, occurs, settings=settings(max_examples=1000, phases=[Phase.generate])))


@many
@given(any_networks)
def test_double_bookings_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).double_bookings()
    of = postings_of(drawn)
    assert_agree(answer, naive_people.double_bookings(of))
    assert_left_out(answer, of)


@many
@given(any_networks, st.integers(0, 4))
def test_not_returned_agrees_with_the_definition(drawn: Drawn, grace: int) -> None:
    answer = drawn.sliced(drawn.network()).not_returned(grace)
    of = postings_of(drawn)
    assert_agree(answer, naive_people.not_returned(of, grace))
    assert_left_out(answer, of)


@many
@given(any_networks, DAYS)
def test_floor_at_home_agrees_with_the_definition(drawn: Drawn, on: int) -> None:
    answer = drawn.sliced(drawn.network()).floor_at_home(day(on))
    of = postings_of(drawn)
    assert_agree(answer, naive_people.floor_at_home(of, on))
    assert_left_out(answer, of)


@many
@given(any_networks, DAYS)
def test_uncovered_subjects_agree_with_the_definition(drawn: Drawn, on: int) -> None:
    answer = drawn.sliced(drawn.network()).uncovered_subjects(day(on))
    of = postings_of(drawn)
    assert_agree(answer, naive_people.uncovered_subjects(of, on))
    assert_left_out(answer, of)


# ---- examples

AT_THE_HILL = "schools hill weak=yes locale=rural; town weak=no locale=urban"


@pytest.mark.parametrize(
    ("until", "days", "is_ahead", "verdict"),
    [
        ("2002-09-01", 0, True, "undecided"),
        ("2003-08-31", 364, True, "undecided"),
        ("2003-09-01", 365, False, "met"),
        ("2003-09-02", 365, False, "met"),
        ("2013-09-01", 365, False, "met"),
    ],
)
def test_a_school_year_at_a_weak_rural_school_is_enough_from_its_last_day_on(
    until: str, days: int, is_ahead: bool, verdict: str
) -> None:
    network = network_of(f"town>hill posting teacher=chen 2002-09-01..2003-08-31 | {AT_THE_HILL}")
    assert list(network.service(until)) == [("chen", days, date(2003, 8, 31), is_ahead, verdict)]


def test_a_day_short_is_not_met_only_where_postings_are_declared_complete() -> None:
    text = f"town>hill posting teacher=chen 2002-09-02..2003-08-31 | {AT_THE_HILL}"

    def verdict(complete: str, until: str) -> str:
        (row,) = network_of(f"{text} | complete {complete}").service(until)
        assert (row.days, row.qualifies_on) == (364, None)
        return str(row.verdict)

    assert verdict("supports 2001-09-01..", "2003-09-01") == "undecided"
    assert verdict("postings 2001-09-01..2003-08-30", "2003-09-01") == "undecided"
    assert verdict("postings 2001-09-01..2003-08-31", "2003-09-01") == "not_met"
    assert verdict("postings 2002/2003", "2003-09-01") == "not_met"
    assert verdict("postings 2001-09-01..2003-08-31", "2003-09-02") == "undecided"
    assert verdict("postings 2001-09-01..", "2013-09-01") == "not_met"


def test_nobody_is_told_that_she_did_not_serve_where_a_record_may_say_that_she_did() -> None:
    complete = "complete postings 2001-09-01.."
    may_serve = [
        "town>hill posting teacher=chen 2002-09-01..?",
        "town>hill posting teacher=chen ?..2003-08-31",
        "town>field posting teacher=chen 2002-09-01..2003-08-31",  # of which nobody knows whether it is rural
        "town>hill posting teacher=chen 2002-09-02..2003-08-31; town>hill posting teacher=chen",
    ]
    for text in may_serve:
        network = network_of(f"{text} | {AT_THE_HILL}; field weak=yes | {complete}")
        assert [row.verdict for row in network.service("2003-09-01")] == ["undecided"], text
    # a plan is no service, nor is it to learn at a weak school; what began too late leaves nothing open
    year = "2002-09-01..2003-08-31"
    for text in (f"{year} planned", f"{year} form=shadowing", "2002-09-02..?"):
        network = network_of(f"town>hill posting teacher=chen {text} | {AT_THE_HILL} | {complete}")
        assert [row.verdict for row in network.service("2003-09-01")] == ["not_met"], text


def served(network: jd.Network, threshold: int | str, until: str = "2004-02-01") -> list[Any]:
    """Give qualifies_on and verdict of each teacher."""
    return [(row.qualifies_on, row.verdict) for row in network.service(until, threshold=threshold)]


def test_months_and_terms_are_served_from_their_first_day_to_their_last() -> None:
    network = network_of(
        "town>hill posting teacher=chen 2003-09-01..2004-01-31;"
        "town>hill posting teacher=li 2003-09-02..2004-02-01;"
        "town>hill posting teacher=wu 2003-09-01..2003-10-15;"
        f"town>hill posting teacher=wu 2003-10-16..2003-10-31 | {AT_THE_HILL}"
    )
    october, january = date(2003, 10, 31), date(2004, 1, 31)
    # three have as good as five months, but Li has four whole ones, and Wu two by two postings
    assert [row.days for row in network.service("2004-02-01")] == [153, 152, 61]
    assert served(network, "2 months") == [(october, "met"), (date(2003, 11, 30), "met"), (october, "met")]
    assert served(network, "5 months") == [(january, "met"), (None, "undecided"), (None, "undecided")]
    assert served(network, "1 term") == [(january, "met"), (None, "undecided"), (None, "undecided")]
    assert served(network, "1 term", "2004-01-31")[0] == (january, "undecided")
    assert served(network, 153) == [(january, "met"), (date(2004, 2, 1), "undecided"), (None, "undecided")]


def test_half_a_post_takes_twice_as_long() -> None:
    network = network_of(f"town>hill posting teacher=chen share=0.5 0.. | {AT_THE_HILL}")
    assert shown(network.service(day(9), threshold=5)) == "chen 9 1970-01-05 no met"
    assert shown(network.service(day(9), threshold=5, by_share=True)) == "chen 4 1970-01-10 yes undecided"


def test_heads_without_a_name_are_person_times_and_never_persons() -> None:
    network = network_of(
        "town>hill posting x14 2001-11-12..?; town>hill posting teacher=chen 2002-09-01..2003-08-31;"
        "town>hill posting teacher=chen 2003-09-01.."
    )
    assert list(network.head_counts()) == [(None, 1, 16, 14)]
    assert list(network.during("2001/2002").head_counts()) == [(None, 0, 14, 14)]
    # 2003/2004 counts who sets out in it, not who is still there
    assert list(network.during("2003/2004").head_counts()) == [(None, 1, 1, 0)]
    # and nobody's service
    assert [row.teacher for row in network.service("2003-09-01")] == ["chen"]


def test_who_is_booked_twice_and_does_not_return_is_named_with_both_postings() -> None:
    network = network_of(
        "town>hill posting teacher=chen 0..5; town>field posting teacher=chen 5..9;"
        "town>hill posting teacher=li share=0.5 0..9; town>field posting teacher=li share=0.5 0..9"
    )
    bookings, late = network.double_bookings(), network.not_returned()
    assert shown(bookings) == "chen t1 t2 1970-01-06 1970-01-06"
    assert bookings.evidence(0) == [("posting", "t1"), ("posting", "t2")]
    assert shown(late) == "t1 chen 1970-01-07 4"
    assert late.evidence(0) == [("posting", "t1"), ("posting", "t2")]


def test_what_one_school_sends_another_has() -> None:
    network = network_of(
        "town>hill posting x2 share=1 subject=mathematics 0..9"
        " | needs town mathematics required=4 on_hand=5; hill mathematics required=2 on_hand=0"
    )
    assert shown(network.floor_at_home(day(9))) == "town mathematics 4 3 not_met"
    assert shown(network.uncovered_subjects(day(9))) == (
        "hill mathematics 2 2 met; town mathematics 4 3 not_met"
    )
    assert shown(network.uncovered_subjects(day(10))) == (
        "hill mathematics 2 0 not_met; town mathematics 4 5 met"
    )
