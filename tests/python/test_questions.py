# SPDX-License-Identifier: Apache-2.0
"""Laws of every question on drawn networks, against the definitions over the drawn records."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

import jiedui as jd
import naive
import question_files
from jiedui.testing import day, network_of
from jiedui.testing_texts import CHANNELS
from strategies import (
    DRAWN_YEAR,
    LAST_DAY,
    Call,
    Drawn,
    deliveries,
    legal,
    networks,
    paper_networks,
    people_networks,
    perhaps_cut,
    with_gaps,
    with_indicators,
)
from support import SETTINGS, many

# Rows; the ties behind each; where a row rests on other records too, their kinds and ids.
Expected = Sequence[tuple[Any, ...]]


def assert_agree(answer: jd.Answer[Any], expected: Expected) -> None:
    """Compare rows in their order, and the records behind each."""
    assert [tuple(row) for row in answer] == [row for row, *_ in expected]
    for place, (_, ties, *others) in enumerate(expected):
        evidence = answer.evidence(place)
        count = len(naive.names(ties))
        assert evidence[:count] == naive.names(ties)
        assert [without_number(*each) for each in evidence[count:]] == (others[0] if others else [])


def without_number(kind: str, name: str) -> tuple[str, str]:
    """Give a record without the number that keeps made ids apart, where the table has no ids of its own."""
    return (kind, re.sub(r"#\d+$", "", name) if kind in ("need", "claim", "succession") else name)


def assert_left_out(answer: jd.Answer[Any], of: naive.Slice, unknown_schools: set[str] | None = None) -> None:
    """Compare what was left out."""
    counts = answer.left_out._asdict()
    for reason in ("self_support", "unknown_channel", "undecided"):
        names = naive.names(of.left_out[reason])
        assert answer.left_out_ties(reason) == names
        assert counts[reason] == len(names)
    unknown = of.unknown_schools() | (unknown_schools or set())
    assert answer.unknown_schools() == sorted(unknown, key=str.encode)
    assert counts["unknown_schools"] == len(unknown)


PLAIN: dict[str, Callable[[naive.Slice], Expected]] = {
    "schools": naive.schools,
    "ties": naive.ties,
    "roles": naive.roles,
    "sole_supports": naive.sole_supports,
    "dependence": naive.dependence,
    "rings": naive.rings,
    "summary": naive.summary,
    "depths": naive.depths,
}
# Drawn slices hold few ties; what takes many, as rings and chains do, is met in whole networks.
ALL = (Call("all_kinds"), Call("with_planned"))
wide_networks = st.builds(
    lambda drawn, calls: Drawn(drawn.tables, (*ALL, *calls)),
    networks(),
    st.sampled_from([(), (), (Call("during", (2, 6)), Call("with_undated"))]),
)
whole_networks = networks() | wide_networks | wide_networks
any_networks = perhaps_cut(with_gaps(whole_networks))
# Those whose laws stand in test_people.py, too.
all_networks = any_networks | people_networks()

# Columns of drawn schools by which one can group: texts, words, marks and numbers.
GROUPINGS = st.sampled_from(["township", "kind", "weak", "duty", "name", "last_day"])


def drawn_schools(drawn: Drawn, data: st.DataObject) -> set[str] | None:
    schools = st.sampled_from([each["id"] for each in drawn.tables["schools"]])
    return data.draw(st.none() | st.sets(schools))


def in_order(schools: set[str] | None) -> list[str] | None:
    return None if schools is None else sorted(schools)


@dataclass(frozen=True)
class Needy:
    """Needy schools: the weak ones if none are given, some by name, or a set of which some are unknown."""

    given: tuple[Any, ...] | None

    def schools(self, of: naive.Slice) -> set[str] | None:
        return None if self.given is None else self._that_are("yes", of, Call("within", self.given))

    def unknown(self, of: naive.Slice) -> set[str]:
        """Give the schools of the slice of which nobody knows whether they are needy."""
        weak = (("weak", ("yes",)),)
        call = Call("within", weak if self.given is None else self.given)
        return self._that_are("undecided", of, call) & set(of.schools)

    def argument(self, sliced: jd.Slice) -> Any:
        if not self.given or isinstance(self.given[0], str):
            return None if self.given is None else list(self.given)
        return sliced.network.schools_where(**{column: list(values) for column, values in self.given})

    @staticmethod
    def _that_are(answer: str, of: naive.Slice, call: Call) -> set[str]:
        return {each for each in of.school_records if of.is_member(each, call) == answer}


def drawn_needy(drawn: Drawn, data: st.DataObject) -> Needy:
    named = drawn_schools(drawn, data)
    conditions = st.sampled_from([(("weak", ("no", "yes")),), (("duty", ("0", "1", "2")),)])
    return Needy(data.draw(st.just(None if named is None else tuple(sorted(named))) | conditions))


@pytest.mark.parametrize("question", PLAIN)
@many
@given(any_networks)
def test_agrees_with_the_definition(question: str, drawn: Drawn) -> None:
    answer = getattr(drawn.sliced(drawn.network()), question)()
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, PLAIN[question](of))
    assert_left_out(answer, of)


@many
@given(any_networks, st.sampled_from([None, "township", "weak"]))
def test_duties_agree_with_the_definition(drawn: Drawn, once_per: str | None) -> None:
    answer = drawn.sliced(drawn.network()).duties(once_per)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.duties(of, once_per))
    assert_left_out(answer, of, {each for each in of.schools if not of.school_records[each]["duty"]})


@many
@given(any_networks, st.data())
def test_coverage_agrees_with_the_definition(drawn: Drawn, data: st.DataObject) -> None:
    channels = data.draw(st.sets(st.sampled_from(CHANNELS)))
    needy = drawn_needy(drawn, data)
    sliced = drawn.sliced(drawn.network())
    answer = sliced.coverage(needy.argument(sliced), sorted(channels) or None)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.coverage(of, channels, needy.schools(of)))
    assert_left_out(answer, of, needy.unknown(of))


@many
@given(any_networks, GROUPINGS, st.data())
def test_coverage_rates_agree_with_the_definition(drawn: Drawn, by: str, data: st.DataObject) -> None:
    channels = data.draw(st.sets(st.sampled_from(CHANNELS), max_size=2))
    needy = drawn_needy(drawn, data)
    sliced = drawn.sliced(drawn.network())
    answer = sliced.coverage_rates(by, needy.argument(sliced), sorted(channels) or None)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.coverage_rates(of, by, channels, needy.schools(of)))
    assert_left_out(answer, of, needy.unknown(of))


@many
@given(whole_networks, GROUPINGS, st.sets(st.sampled_from(CHANNELS), max_size=2))
def test_coverage_rates_bound_what_completions_cover(drawn: Drawn, by: str, channels: set[str]) -> None:
    ids = {each["id"] for each in drawn.tables["schools"]}
    answer = drawn.sliced(drawn.network()).coverage_rates(by, sorted(ids), sorted(channels) or None)
    of = naive.Slice(drawn.tables, drawn.calls)
    for row in answer:
        group = {each for each in of.schools if naive.group_of(of, each, by) == row.group}
        fewest, most = naive.coverage_bounds(of, group, channels)
        assert (row.needy, row.covered, row.covered + row.undecided) == (len(group), fewest, most)


@many
@given(any_networks)
def test_partners_agree_with_the_definition(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        answer = sliced.partners(school)
        assert_agree(answer, naive.partners(of, school))
        assert_left_out(answer, of)


@many
@given(any_networks, st.none() | st.integers(0, 3))
def test_reach_agrees_with_the_definition(drawn: Drawn, max_hops: int | None) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        answer = sliced.reach(school, max_hops)
        assert_agree(answer, naive.reach(of, school, max_hops))
        assert_left_out(answer, of)


@many
@given(any_networks, st.none() | st.integers(0, 3), st.integers(0, 3), st.data())
def test_reach_counts_agree_with_the_definition(
    drawn: Drawn, max_hops: int | None, threads: int, data: st.DataObject
) -> None:
    schools = drawn_schools(drawn, data)
    answer = drawn.sliced(drawn.network()).reach_counts(in_order(schools), max_hops, threads=threads)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.reach_counts(of, schools, max_hops))
    assert_left_out(answer, of)


# Months end on days 30: there last days are known and first days may be unknown.
DEPARTURES = st.integers(0, LAST_DAY) | st.sampled_from([29, 30, 31])
DELAYS = st.sampled_from([0, 0, 1, 2, 3])


@many
@given(any_networks, DEPARTURES, DELAYS)
def test_earliest_reach_agrees_with_the_definition(drawn: Drawn, from_day: int, delay: int) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for school in of.school_records:
        answer = sliced.earliest_reach(school, day(from_day), delay)
        assert_agree(answer, naive.earliest_reach(of, school, from_day, delay))
        assert_left_out(answer, of)


@many
@given(any_networks, DEPARTURES, DELAYS, st.integers(0, 3), st.data())
def test_earliest_reach_counts_agree_with_the_definition(
    drawn: Drawn, from_day: int, delay: int, threads: int, data: st.DataObject
) -> None:
    schools = drawn_schools(drawn, data)
    sliced = drawn.sliced(drawn.network())
    answer = sliced.earliest_reach_counts(day(from_day), in_order(schools), delay, threads)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.earliest_reach_counts(of, schools, from_day, delay))
    assert_left_out(answer, of)


@many
@given(any_networks)
def test_chain_agrees_with_the_definition(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    of = naive.Slice(drawn.tables, drawn.calls)
    for a in of.school_records:
        for b in of.school_records:
            answer = sliced.chain(a, b)
            assert_agree(answer, naive.chain(of, a, b))
            assert_left_out(answer, of)


@many
@given(any_networks, st.data())
def test_withdraw_agrees_with_the_definition(drawn: Drawn, data: st.DataObject) -> None:
    schools = [each["id"] for each in drawn.tables["schools"]]
    withdrawn = data.draw(st.sets(st.sampled_from(schools)))
    answer = drawn.sliced(drawn.network()).withdraw(sorted(withdrawn))
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.withdraw(of, frozenset(withdrawn)))
    assert_left_out(answer, of)


@many
@given(any_networks, st.sampled_from([0, 0.25, 0.5, 0.75]), st.booleans(), st.data())
def test_critical_sets_agree_with_the_definition(
    drawn: Drawn, share: float, by_pupils: bool, data: st.DataObject
) -> None:
    needy = drawn_needy(drawn, data)
    sliced = drawn.sliced(drawn.network())
    answer = sliced.critical_sets(share, needy.argument(sliced), by_pupils=by_pupils)
    of = naive.Slice(drawn.tables, drawn.calls)
    schools = needy.schools(of)
    assert_agree(answer, naive.critical_sets(of, share, schools, by_pupils))
    supported = {each for each in of.schools if of.to(each) and naive.is_needy(of, each, schools)}
    without_pupils = {each for each in supported if by_pupils and of.pupils(each) is None}
    assert_left_out(answer, of, needy.unknown(of) | without_pupils)


@many
@given(any_networks, GROUPINGS)
def test_flows_agree_with_the_definition(drawn: Drawn, by: str) -> None:
    answer = drawn.sliced(drawn.network()).flows(by)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.flows(of, by))
    assert_left_out(answer, of)


@many
@given(any_networks, GROUPINGS)
def test_amount_flows_agree_with_the_definition(drawn: Drawn, by: str) -> None:
    answer = drawn.sliced(drawn.network()).amount_flows(by)
    of = naive.Slice(drawn.tables, drawn.calls)
    assert_agree(answer, naive.amount_flows(of, by))
    assert_left_out(answer, of)


@many
@given(perhaps_cut(networks()))
def test_claims_agree_with_the_definition(drawn: Drawn) -> None:
    answer = drawn.sliced(drawn.network()).claims()
    of = naive.Slice(drawn.tables, drawn.calls, only_postings=True)

    def place(expected: tuple[naive.Row, list[naive.Tie], list[tuple[str, str]]]) -> Any:
        document, what, stated, recorded, unit = expected[0]
        missing_last = [(value is None, value or 0) for value in (recorded,)]
        return document, what, stated, missing_last, (unit is None, unit or "")

    expected = sorted(naive.claims(of), key=place)
    assert [tuple(row) for row in answer] == [row for row, *_ in expected]
    if len({str(place(each)) for each in expected}) == len(expected):  # those alike differ in days alone
        assert_agree(answer, expected)
    assert_left_out(answer, of)


@many
@given(any_networks, st.integers(0, LAST_DAY))
def test_identity_agrees_with_the_definition(drawn: Drawn, up_to: int) -> None:
    answer = drawn.sliced(drawn.network()).identity(day(up_to))
    of = naive.Slice(drawn.tables, (*drawn.calls, Call("all_kinds")))
    assert_agree(answer, naive.identity(of, up_to))
    assert_left_out(answer, of)


# Drawn days are 0 to 13, and months end on day 30.
def test_parts_of_one_record_stay_one_through_pickles_snapshots_and_files(tmp_path: Path) -> None:
    network = network_of(
        "A>C funds 100 unit=yuan 0..9; A>C posting teacher=T1 0..9; A>D posting teacher=T1 12..14; "
        "A>C posting x2 0.. | successions A>B rename 5"
    )
    moved = network.following_successions(day(9))
    jd.save(moved, tmp_path / "moved")
    jd.write_ledger(moved.ledger, tmp_path / "csv")
    copies = [pickle.loads(pickle.dumps(moved)), jd.open_network(tmp_path / "moved")]
    copies += [
        jd.Network(jd.read_ledger(tmp_path / "csv")),
        jd.Network(moved.ledger.with_records(schools=[])),
    ]
    for copy in [moved, *copies]:
        assert [tuple(row) for row in copy.head_counts()] == [(None, 1, 4, 2)]
        assert [row.tie for row in copy.not_returned(2)] == ["t2"]
        # ties stand by supporter: what followed the succession comes behind the first parts
        assert sorted((row.tie, row.state) for row in copy.delivery(day(30))) == [
            ("t1", "no_successor"),
            ("t1", "not_delivered"),
            ("t2", "not_agreed"),
            ("t3", "not_agreed"),
            ("t4", "not_agreed"),
        ]


DAYS_OF_DELIVERY = st.integers(0, 16) | st.sampled_from([30, 31, 34])
GRACES = st.sampled_from([0, 0, 1, 2, 3])


def of_every_kind(drawn: Drawn) -> naive.Slice:
    return naive.Slice(drawn.tables, (*drawn.calls, Call("all_kinds")))


@many
@given(
    with_gaps(perhaps_cut(whole_networks | deliveries() | deliveries())) | perhaps_cut(deliveries()),
    DAYS_OF_DELIVERY,
    GRACES,
)
def test_delivery_agrees_with_the_definition(drawn: Drawn, on: int, grace: int) -> None:
    answer = drawn.sliced(drawn.network()).delivery(day(on), grace)
    of = of_every_kind(drawn)
    assert_agree(answer, naive.delivery(of, on, grace))
    assert_left_out(answer, of)


@pytest.mark.parametrize("state", ["not_delivered", "not_agreed", "no_successor", "amounts_differ"])
def test_every_state_of_a_delivery_is_drawn(state: str) -> None:
    def occurs(drawn: Drawn) -> bool:
        return state in [row[2] for row, _ in naive.delivery(of_every_kind(drawn), 31, 0)]

    enough = settings(max_examples=1000, phases=[Phase.generate])
    assert occurs(find(deliveries(), occurs, settings=enough))


@many
@given(networks(), st.integers(0, LAST_DAY))
def test_following_successions_names_on_each_day_the_school_that_came_after(drawn: Drawn, up_to: int) -> None:
    network = drawn.network()
    fates = naive.Fates(drawn.tables)
    ties = naive.ties_of(drawn.tables)

    def end_on(tie: naive.Tie, end: str, number: int) -> str:
        for at, (_, successor, what) in naive.way_of_end(fates, tie, end, up_to):
            if what == "followed" or (what == "cut" and at is not None and at <= number):
                end = successor
        return end

    moved = network.following_successions(day(up_to))
    for number in range(LAST_DAY + 1):
        expected = {
            (tie.id, end_on(tie, tie.supporter, number), end_on(tie, tie.recipient, number))
            for tie in ties
            if all(first <= number <= last for first, last in tie.settlings())
        }
        after = moved.all_kinds().with_planned().at(day(number)).ties()
        found = {(row.tie.partition("@")[0], row.supporter, row.recipient) for row in after}
        # ties of one school, and of schools that are not open, are in no slice
        is_open = set(naive.Slice(drawn.tables, (Call("at", (number,)),)).schools)
        assert found == {each for each in expected if each[1] != each[2] and {*each[1:]} <= is_open}


@given(networks())
def test_a_withdrawal_agrees_with_dependence_and_sole_supports(drawn: Drawn) -> None:
    sliced = drawn.sliced(drawn.network())
    counts = {row.school: row for row in sliced.dependence()}
    sole = [row.supporter for row in sliced.sole_supports()]
    for each in drawn.tables["schools"]:
        school = each["id"]
        lost = [row.how for row in sliced.withdraw(school) if row.how != "partial"]
        row = counts.get(school)
        assert lost.count("direct") == sole.count(school) == (row.directly if row else 0)
        assert lost.count("chain") == (row.through_chain if row else 0)


def answers(graph: Any, schools: list[str]) -> list[jd.Answer[Any]]:
    """Ask every question of a slice, or of one over several periods."""
    return [
        *(graph.schools(), graph.ties(), graph.roles(), graph.duties(), graph.sole_supports()),
        *(graph.dependence(), graph.claims(), graph.rings(), graph.identity(day(5))),
        *(graph.coverage(), graph.coverage(needed=["staff", "funds"]), graph.withdraw(schools[:2])),
        *(*map(graph.partners, schools), *map(graph.reach, schools)),
        *(graph.chain(a, b) for a in schools for b in schools),
        *(graph.summary(), graph.depths(), graph.coverage_rates("township"), graph.reach_counts()),
        *(graph.earliest_reach(each, day(1), 1) for each in schools),
        *(graph.earliest_reach_counts(day(1)), graph.earliest_reach_counts(day(2), schools[:2], 1)),
        *(graph.critical_sets(0.25), graph.critical_sets(0, needy=schools, by_pupils=True)),
        *(graph.flows("township"), graph.amount_flows("kind"), graph.delivery(day(9), 1)),
        *(graph.presence([day(3), day(6)]), graph.head_counts(), graph.head_counts("host.township")),
        *(graph.service(day(9), threshold=3), graph.service(day(5), schools[:2], 2, "rotation", True)),
        *(graph.service(day(90), threshold="1 month"), graph.double_bookings(), graph.not_returned(1)),
        *(graph.floor_at_home(day(6)), graph.uncovered_subjects(day(3))),
        *(graph.documents(), graph.bases(), graph.papers(), graph.papers("notice"), graph.leading_groups()),
        *(
            getattr(graph, each.name)(*question_files.arguments_of(each, {**ARGUMENTS, "school": school}))
            for each in question_files.questions()
            for school in schools[:2]
        ),
    ]


ARGUMENTS: dict[str, Any] = {
    "schools": [],
    "text": "township",
    "number": 0.25,
    "day": day(5),
    "days": [day(3), day(6)],
    "span": DRAWN_YEAR,
    "spans": [DRAWN_YEAR],
    "word": "primary",
    "indicator": "books",
    "moves": {"books": {"kind": "posting", "of": "heads"}},
}


def test_every_question_is_asked() -> None:
    text = f"A>B staff | indicators A {DRAWN_YEAR} books 3 pupils=1"
    questions = {answer.question for answer in answers(network_of(text).all_kinds(), ["A", "B"])}
    returns = "Returns\n-------\nAnswer\n"
    assert questions == {name for name in dir(jd.Slice) if returns in (getattr(jd.Slice, name).__doc__ or "")}


def everything(drawn: Drawn) -> list[object]:
    """Ask every question, of the slice and of two periods, and give all that is said."""
    sliced = drawn.sliced(drawn.network())
    schools = sorted(each["id"] for each in drawn.tables["schools"])
    over = sliced.over([jd.Period.inclusive(day(1), day(4)), day(6)])
    said: list[object] = []
    for answer in [*answers(sliced, schools), *answers(over, schools)]:
        said += [answer.about, answer.left_out, list(answer)]
        said += [answer.evidence(place) for place in range(len(answer))]
    return said


_kinds_of_networks = with_indicators(networks() | people_networks() | paper_networks())


@given(_kinds_of_networks, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_rows_changes_no_answer(drawn: Drawn, random: Any, has_ids: bool) -> None:
    tables = {
        table: [
            {column: cell for column, cell in record.items() if has_ids or _is_no_id(table, column)}
            for record in records
        ]
        for table, records in drawn.tables.items()
    }
    # what the ledger declares is no row
    shuffled = {
        table: records if table in SETTINGS else random.sample(records, len(records))
        for table, records in tables.items()
    }
    assert everything(Drawn(tables, drawn.calls)) == everything(Drawn(shuffled, drawn.calls))


_NAMED = ("schools", "teachers", "documents")


def _is_no_id(table: str, column: str) -> bool:
    """Say whether a column can do without the ids of ties."""
    return column != "supports" if table in _NAMED else column != "id"


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_narrowing_calls_changes_no_answer(drawn: Drawn, random: Any) -> None:
    network = drawn.network()
    narrowing = [call for call in drawn.calls if call.arguments]
    choosing = [call for call in drawn.calls if not call.arguments]
    shuffled = random.sample(narrowing, len(narrowing))
    narrowed_first = (*narrowing, *choosing)
    assume(legal(narrowed_first, drawn.tables) == narrowed_first)
    forth = Drawn(drawn.tables, narrowed_first).sliced(network)
    back = Drawn(drawn.tables, (*choosing, *shuffled)).sliced(network)
    assert list(forth.ties()) == list(back.ties())
    assert forth.roles().left_out == back.roles().left_out
    assert list(forth.schools()) == list(back.schools())


# ---- several periods

Reason = Literal["self_support", "unknown_channel", "undecided"]
REASONS: tuple[Reason, ...] = ("self_support", "unknown_channel", "undecided")
drawn_periods = st.lists(
    st.builds(
        lambda first, more: jd.Period.inclusive(day(first), day(first + more)),
        st.integers(0, LAST_DAY),
        st.sampled_from([0, 1, 4]),
    ),
    max_size=3,
)


def assert_joins(over: jd.Answer[Any], singles: list[jd.Answer[Any]], periods: list[jd.Period]) -> None:
    """Compare the answer over some periods with the answers of each."""
    rows = [
        ((f"{period.first}..{period.last_day}", *row), single.evidence(place))
        for period, single in zip(periods, singles, strict=True)
        for place, row in enumerate(single)
    ]
    assert [(tuple(row), over.evidence(place)) for place, row in enumerate(over)] == rows
    for reason in REASONS:
        left_out = {tie for single in singles for tie in single.left_out_ties(reason)}
        assert len(over.left_out_ties(reason)) == len(left_out) == getattr(over.left_out, reason)
        assert set(over.left_out_ties(reason)) == left_out
    unknown = {school for single in singles for school in single.unknown_schools()}
    assert over.unknown_schools() == sorted(unknown, key=str.encode)
    assert over.left_out.unknown_schools == len(unknown)
    if singles:
        assert over.about.question == singles[0].about.question
        assert over.columns[1:] == singles[0].columns


@pytest.mark.parametrize("threads", [1, 2, 7])
@given(with_indicators(all_networks), drawn_periods)
def test_over_joins_the_answers_of_each_period(threads: int, drawn: Drawn, periods: list[jd.Period]) -> None:
    sliced = drawn.sliced(drawn.network())
    # three schools say as much as all would
    schools = [each["id"] for each in drawn.tables["schools"]][:3]
    singles = [answers(sliced.during(period), schools) for period in periods]
    for place, over in enumerate(answers(sliced.over(periods, threads=threads), schools)):
        assert_joins(over, [each[place] for each in singles], periods)


TERMS = "A>B staff 2003-09-01..2004-01-31; A>C funds 2003-10-01..; D>D staff; D>B staff 2004-02..?"


def test_periods_are_called_as_the_caller_calls_them() -> None:
    autumn = jd.Period.of("2003-autumn")
    answer = network_of(TERMS).over(["2003秋", autumn, "2003-autumn", date(2003, 10, 1)]).sole_supports()
    assert [tuple(row) for row in answer] == [
        ("2003秋", "B", "A", 1, True),
        ("2003秋", "C", "A", 1, True),
        ("2003-09-01..2004-01-31", "B", "A", 1, True),
        ("2003-09-01..2004-01-31", "C", "A", 1, True),
        ("2003-autumn", "B", "A", 1, True),
        ("2003-autumn", "C", "A", 1, True),
        ("2003-10-01..2003-10-01", "B", "A", 1, True),
        ("2003-10-01..2003-10-01", "C", "A", 1, True),
    ]
    assert [answer.evidence(place) for place in (0, -1)] == [[("agreement", "t1")], [("agreement", "t2")]]


def test_rows_follow_the_periods_as_given_and_one_given_twice_has_them_twice() -> None:
    answer = network_of(TERMS).over(["2004-03", "2003-autumn", "2004-03"]).partners("A")
    assert [(row.period, row.partner) for row in answer] == [
        ("2004-03", "C"),
        ("2003-autumn", "B"),
        ("2003-autumn", "C"),
        ("2004-03", "C"),
    ]
    # the tie of D to itself, and that of D to B in March 2004, are left out once each
    assert answer.left_out == (1, 0, 1, 0)
    assert answer.left_out_ties("undecided") == [("agreement", "t4")]


def test_over_says_of_what_it_is_the_answer() -> None:
    network = network_of(TERMS)
    over = network.over(["2003-autumn", "2004-spring"])
    assert over.roles().about.slice == "over 2003-autumn, 2004-spring"
    assert over.reach("A", 2).about.question == "reach, school A, max_hops 2"
    through = network.through("staff").over([jd.Period.of("2003-09")])
    assert through.roles().about.slice == "through staff, over 2003-09-01..2003-09-30"
    assert repr(over) == "<SliceOver: 2 periods>"


def test_without_periods_there_are_no_rows() -> None:
    answer = network_of(TERMS).over([]).flows("township")
    assert list(answer) == []
    assert answer.left_out == (0, 0, 0, 0)
    assert [column.name for column in answer.columns][:2] == ["period", "supporter_group"]


def test_periods_may_come_from_anywhere() -> None:
    network = network_of(TERMS)
    expected = list(network.over(["2003-09", "2003-10"]).ties())
    ways: list[Any] = [("2003-09", "2003-10"), iter(["2003-09", "2003-10"]), {"2003-09": 1, "2003-10": 2}]
    assert [list(network.over(way).ties()) for way in ways] == [expected] * len(ways)
    assert list(network.agreed().over(["2003-09", "2003-10"], threads=2).ties()) == expected


@pytest.mark.parametrize(
    ("periods", "code"),
    [
        ([jd.Period("1970-01-01", None)], "unknown_bound"),
        (["2003-09", jd.Period("?", "1970-01-01")], "unknown_bound"),
        (["2003-09", "soon"], "bad_span"),
    ],
)
def test_periods_that_make_no_sense_are_errors(periods: list[Any], code: str) -> None:
    with pytest.raises(jd.BadArgument) as caught:
        network_of(TERMS).over(periods)
    assert caught.value.code is jd.ErrorCode[code]


def test_one_period_is_no_list_of_periods() -> None:
    network = network_of(TERMS)
    wrong: list[Any] = ["2003-autumn", 3, [3], [None], jd.Period.of("2003-09")]
    for each in wrong:
        with pytest.raises(TypeError):
            network.over(each)
    with pytest.raises(jd.BadArgument):
        network.over(["2003-09"], threads=-1)


def test_a_question_over_periods_fails_as_it_does_of_one() -> None:
    over = network_of(TERMS).over(["2003-09", "2003-10"], threads=2)
    with pytest.raises(jd.UnknownId):
        over.reach("a")
    with pytest.raises(jd.BadArgument) as caught:
        over.flows("colour")
    assert caught.value.code is jd.ErrorCode.unknown_column


def test_progress_is_told_of_each_period() -> None:
    told: list[tuple[str, int, float | None]] = []
    months = [f"2003-{month:02}" for month in range(1, 11)]
    network_of(TERMS).over(months, threads=2, progress=lambda *said: told.append(said)).roles()
    assert told[-1] == ("roles", 10, 1.0)
    assert {step for step, _, _ in told} == {"roles"}
    assert [done for _, done, _ in told] == sorted({done for _, done, _ in told})


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("raised", [KeyboardInterrupt, ZeroDivisionError])
def test_what_progress_raises_passes_through(threads: int, raised: type[BaseException]) -> None:
    def stop(*_: object) -> None:
        raise raised

    over = network_of(TERMS).over(["2003-09", "2003-10", "2003-11"], threads, stop)
    with pytest.raises(raised):
        over.sole_supports()


# ---- bounds that draws seldom hit


@pytest.mark.parametrize(
    ("network", "on", "grace", "expected"),
    [
        # not delivered: from the first day, to the day or to grace after the last
        ("A>B staff 5..", 5, 0, []),
        ("A>B staff 5..", 6, 0, [("t1", "not_delivered", 1)]),
        ("A>B staff 5..", 8, 3, []),
        ("A>B staff 5..", 9, 3, [("t1", "not_delivered", 1)]),
        ("A>B staff 5..; A>B posting 2..5", 6, 0, []),
        ("A>B teaching 5..", 9, 0, []),
        ("A>B ? 5..", 9, 0, []),
        ("A>B staff ?..", 9, 0, []),
        ("A>B funds 5..; A>B transfer funds ?..?", 9, 0, []),
        ("A>B funds 5..; A>B transfer 7..7", 9, 0, []),
        ("A>B funds 5..; A>B transfer funds 7..7", 6, 0, [("t1", "not_delivered", 1)]),
        ("A>B funds 5..; A>B transfer materials 7..7; A>B materials 0..", 9, 0, [("t1", "not_delivered", 4)]),
        ("A>B funds 5..; B>A transfer funds 7..7; B>A funds 0..", 9, 0, [("t1", "not_delivered", 4)]),
        # not agreed: within grace of the days of what was given
        ("A>B posting 5..7", 5, 0, []),
        ("A>B posting 5..7", 6, 0, [("t1", "not_agreed", 1)]),
        ("A>B posting 5..7; A>B teaching 0..", 6, 0, [("t1", "not_agreed", 1)]),
        ("A>B posting 5..7; A>B ? ?..?", 9, 0, []),
        ("A>B posting 5..7; A>B staff ?..3", 9, 1, [("t2", "no_successor", 5), ("t1", "not_agreed", 3)]),
        ("A>B posting 5..7; A>B staff ?..4", 9, 1, [("t2", "no_successor", 4)]),
        ("A>B posting 5..7; A>B staff 8..", 9, 1, []),
        ("A>B posting ?..7", 20, 0, []),
        ("A>B transfer teaching 5..5", 6, 0, [("t1", "not_agreed", 1)]),
        ("A>B transfer funds 1970-01..1970-01", 31, 0, [("t1", "not_agreed", 1)]),
        ("A>B transfer funds 1970-01..1970-01", 30, 0, []),
        ("A>B transfer funds ?..?", 90, 0, []),
        # no successor: whatever it is, since the last day and by the day
        ("A>B teaching 5..7", 7, 0, []),
        ("A>B teaching 5..7", 8, 0, [("t1", "no_successor", 1)]),
        ("A>B teaching 5..?", 90, 0, []),
        ("A>B teaching ?..7", 8, 0, [("t1", "no_successor", 1)]),
        ("A>B teaching 5..7; A>B teaching 9..", 8, 0, [("t1", "no_successor", 1)]),
        ("A>B teaching 5..7; A>B teaching 9..", 9, 0, []),
        ("A>B teaching 5..7; A>B ? ?..?", 9, 0, []),
        ("A>B teaching 5..7; C>B teaching 8..", 9, 0, [("t1", "no_successor", 2)]),
    ],
)
def test_what_is_not_in_order_begins_the_day_after_grace(
    network: str, on: int, grace: int, expected: list[Any]
) -> None:
    rows = network_of(network).delivery(day(on), grace)
    assert [(row.tie, row.state, row.days) for row in rows] == expected


@pytest.mark.parametrize(
    ("agreed", "given", "counted"),
    [
        ("funds 500 unit=yuan", "transfer funds 2..2 value_yuan=400", "t1 t2"),
        ("funds 500 unit=yuan", "transfer funds 2..2 value_yuan=500", None),
        ("funds 500 unit=元", "transfer funds 2..2 value_yuan=400 9 unit=desks", "t1 t2"),
        ("funds 500 unit=yuan", "transfer funds 2..2 value_yuan=400; A>B transfer funds 4..4", None),
        ("funds 500 unit=yuan", "transfer funds 2..2 400 unit=yuan", None),
        ("funds 500", "transfer funds 2..2 value_yuan=400", None),
        ("funds 500 unit=yuan", "transfer 2..2 value_yuan=400", None),  # may be of another channel
        ("500 unit=yuan", "transfer funds 2..2 value_yuan=400", None),
        ("funds 500 unit=yuan", "transfer funds ?..? value_yuan=400", None),
        ("funds 500 unit=yuan", "transfer funds 1970-01..1970-01 value_yuan=400", None),
        ("staff 2 unit=persons", "posting x3 2..4", "t1 t2"),
        ("staff 2 unit=persons", "posting teacher=T 2..4", "t1 t2"),
        ("staff 2 unit=persons", "posting x2 2..4", None),
        ("staff 2 unit=persons", "posting x3 0..4", None),  # some of its days are not the agreement's
        ("staff 2 unit=persons", "posting x3 2..7", None),
        ("staff 2 unit=persons", "posting x3 2..6", "t1 t2"),
        ("staff 2 unit=persons", "posting x3 2..?", None),
        ("staff 2 unit=persons", "posting x1 2..2; A>B transfer staff 5 unit=persons 3..3", None),
        ("materials 2 unit=desks", "transfer materials 3 unit=desks 2..2", "t1 t2"),
        ("materials 2 unit=desks", "transfer materials 3 unit=chairs 2..2", None),
        ("teaching 2 unit=desks", "transfer teaching 3 unit=desks 2..2", "t1 t2"),
        ("funds 2 unit=yuan", "transfer funds 3..3 value_yuan=3; A>B ? 6..", None),
        ("funds 2 unit=yuan", "transfer funds 3..3 value_yuan=3; A>B teaching 0..", "t1 t2"),
        ("funds 2 unit=yuan", "transfer funds 3..3 value_yuan=3; A>B funds 7..", "t1 t2"),
    ],
)
def test_amounts_are_compared_where_all_is_sure(agreed: str, given: str, counted: str | None) -> None:
    answer = network_of(f"A>B {agreed} 1..5; A>B {given}").delivery(day(40), 1)
    found = [
        " ".join(tie for _, tie in answer.evidence(place))
        for place, row in enumerate(answer)
        if row.state == "amounts_differ"
    ]
    assert found == ([] if counted is None else [counted])


@pytest.mark.parametrize(
    ("bookings", "is_in_order"),
    [
        (["250 supporter V", "500 recipient V"], True),
        (["500 supporter V", "250 recipient V"], False),
        (["500 supporter V", "500 recipient V"], True),
        (["250 supporter V", "250 recipient W"], True),
        (["250 supporter ", "250 recipient "], True),
        (["250 supporter V", "250 supporter V"], True),
        (["250 bureau V", "250 recipient V"], True),
        (["250  V", "250 recipient V"], True),
        (["500 supporter V", "500 supporter V", "250 recipient V", "250 recipient V"], True),
        ([" supporter V", "500 recipient V"], True),
        (["500 supporter V", " recipient V"], True),  # how much it was nobody says
    ],
)
def test_a_gift_that_both_sides_booked_counts_once(bookings: list[str], is_in_order: bool) -> None:
    gifts = [
        f"A>B transfer funds 2..2 value_yuan={value} recorded_by={by} voucher={voucher}"
        for value, by, voucher in (each.split(" ") for each in bookings)
    ]
    answer = network_of("; ".join(["A>B funds 500 unit=yuan 0..5", *gifts])).delivery(day(9))
    assert ("amounts_differ" not in [row.state for row in answer]) == is_in_order


def arrivals(answer: jd.Answer[Any]) -> list[tuple[str, int, int, str]]:
    """Give school, day, hops and tie of each row."""
    return [(row.school, (row.day - day(0)).days, row.hops, row.tie) for row in answer]


DAYS_IN_ORDER = "A>B 0..0; B>C 1..1; C>D 2..2"


@pytest.mark.parametrize(
    ("school", "from_day", "reached"),
    [
        ("A", 0, [("B", 0, 1, "t1"), ("C", 1, 2, "t2"), ("D", 2, 3, "t3")]),
        ("A", 1, []),
        ("B", 0, [("C", 1, 1, "t2"), ("D", 2, 2, "t3")]),
        ("C", 2, [("D", 2, 1, "t3")]),
        ("D", 0, []),
    ],
)
def test_support_travels_along_days_in_order(school: str, from_day: int, reached: list[Any]) -> None:
    assert arrivals(network_of(DAYS_IN_ORDER).earliest_reach(school, day(from_day))) == reached


def test_support_does_not_travel_back_in_time() -> None:
    network = network_of("A>B 2..2; B>C 1..1; C>D 0..0")
    assert arrivals(network.earliest_reach("A", day(0))) == [("B", 2, 1, "t1")]
    assert [row.reached for row in network.reach_counts()] == [3, 2, 1, 0]


@pytest.mark.parametrize(("delay", "days"), [(0, [0, 1, 2]), (1, [0, 1, 2]), (2, [0])])
def test_a_delay_counts_from_the_day_of_support(delay: int, days: list[int]) -> None:
    answer = network_of(DAYS_IN_ORDER).earliest_reach("A", day(0), delay)
    assert [at for _, at, _, _ in arrivals(answer)] == days


def test_without_delay_support_passes_through_schools_on_one_day() -> None:
    network = network_of("A>B 5..5; B>C 5..5; C>D 5..5; A>C 5..5; D>A 5..5; C>B 5..5")
    same_day = [("B", 5, 1, "t1"), ("C", 5, 1, "t4"), ("D", 5, 2, "t3")]
    assert arrivals(network.earliest_reach("A", day(2))) == same_day
    assert arrivals(network.earliest_reach("A", day(2), 1)) == same_day[:2]


def test_of_ties_that_give_the_earliest_day_one_of_fewest_hops_is_named() -> None:
    # B and C give to D on the same day, B from fewer hops; A itself would only on day 9
    network = network_of("A>B 0..0; B>C 0..0; C>D 3..3; B>D 3..4; A>D 9..9")
    assert arrivals(network.earliest_reach("A", day(0)))[-1] == ("D", 3, 2, "t4")
    # a longer chain is the earlier one
    network = network_of("A>B 0..0; B>C 1..1; A>C 2..2")
    assert arrivals(network.earliest_reach("A", day(0)))[-1] == ("C", 1, 2, "t2")


@pytest.mark.parametrize(
    ("tie", "from_day", "reached_on"),
    [
        ("A>B 5..8", 4, 5),
        ("A>B 5..8", 8, 8),
        ("A>B 5..8", 9, None),
        ("A>B 5..", 100, 100),
        ("A>B 5..?", 0, 5),  # a period is never empty
        ("A>B 5..?", 6, None),
        ("A>B ?..7", 0, 7),  # likewise
        ("A>B ?..7", 7, 7),
        ("A>B ?..7", 8, None),
        ("A>B ?..", 0, None),
        ("A>B ?..?", 0, None),
        ("A>B transfer 5..5", 0, 5),
        ("A>B transfer 5..5", 6, None),
        ("A>B transfer 1970-01..1970-01", 0, None),
        ("A>B transfer ?..?", 0, None),
    ],
)
def test_support_is_handed_over_on_sure_days_only(tie: str, from_day: int, reached_on: int | None) -> None:
    reached = arrivals(network_of(tie).all_kinds().earliest_reach("A", day(from_day)))
    assert [at for _, at, _, _ in reached] == ([] if reached_on is None else [reached_on])


@pytest.mark.parametrize(
    ("tie", "filters", "reached_on"),
    [
        ("A>B 0..9", [(3, 6)], 3),
        ("A>B 0..9", [(3, 6), (5, 8)], 5),
        ("A>B 0..9", [(3, 4), (6, 7)], None),  # no day lies in both
        ("A>B 5..?", [(6, 7)], 6),  # kept as in force on 6 or 7, so on 6
        ("A>B ?..7", [(3, 5)], 5),
        ("A>B ?..", [(3, 5)], 5),
        ("A>B ?..?", [(4, 4)], 4),
        ("A>B ?..?", [(4, 5)], None),
        ("A>B transfer 1970-01..1970-01", [(30, 33)], 30),  # one day of the month meets it
        ("A>B transfer 1970-01..1970-01", [(29, 33)], None),
        ("A>B transfer ?..?", [(2, 6), (6, 8)], 6),
    ],
)
def test_time_filters_bound_days_and_settle_unknown_ones(
    tie: str, filters: list[tuple[int, int]], reached_on: int | None
) -> None:
    sliced = network_of(tie).all_kinds().with_undated()
    for first, last in filters:
        sliced = sliced.during(jd.Period.inclusive(day(first), day(last)))
    reached = arrivals(sliced.earliest_reach("A", day(0)))
    assert [at for _, at, _, _ in reached] == ([] if reached_on is None else [reached_on])


def counted(answer: jd.Answer[Any]) -> list[tuple[str, int, int | None]]:
    """Give school, reached and last day of each row."""
    return [(row.school, row.reached, row.last_day and (row.last_day - day(0)).days) for row in answer]


@pytest.mark.parametrize(
    ("from_day", "delay", "expected"),
    [
        (0, 0, [("A", 3, 2), ("B", 2, 2), ("C", 1, 2), ("D", 0, None)]),
        (1, 0, [("A", 0, None), ("B", 2, 2), ("C", 1, 2), ("D", 0, None)]),
        (2, 0, [("A", 0, None), ("B", 0, None), ("C", 1, 2), ("D", 0, None)]),
        (3, 0, [("A", 0, None), ("B", 0, None), ("C", 0, None), ("D", 0, None)]),
        (0, 1, [("A", 3, 2), ("B", 2, 2), ("C", 1, 2), ("D", 0, None)]),
        (0, 2, [("A", 1, 0), ("B", 1, 1), ("C", 1, 2), ("D", 0, None)]),
    ],
)
def test_each_school_begins_on_the_day_and_without_delay(
    from_day: int, delay: int, expected: list[Any]
) -> None:
    answer = network_of(DAYS_IN_ORDER).earliest_reach_counts(day(from_day), delay=delay)
    assert counted(answer) == expected


def test_schools_are_counted_once_in_order_and_only_in_the_slice() -> None:
    network = network_of(DAYS_IN_ORDER)
    given = network.earliest_reach_counts(day(0), ["C", "A", "C"])
    assert counted(given) == [("A", 3, 2), ("C", 1, 2)]
    without = network.without("B").earliest_reach_counts(day(0), ["A", "B"])
    assert counted(without) == [("A", 0, None)]
    assert counted(network.earliest_reach_counts(day(0), [])) == []
    assert counted(network.within([]).earliest_reach_counts(day(0))) == []
    every = network.school_set(["A", "B", "C", "D"])
    assert list(network.earliest_reach_counts(day(0), every)) == list(network.earliest_reach_counts(day(0)))


def test_the_last_day_may_be_that_of_a_near_school_and_the_start_does_not_count() -> None:
    # B hears of it on day 0, C by B on day 1, D on day 7 from A itself; C gives back to A
    network = network_of("A>B 0..0; B>C 1..1; A>D 7..7; C>A 2..9")
    assert counted(network.earliest_reach_counts(day(0), "A")) == [("A", 3, 7)]
    # what begins at C comes to D too, and goes round to C itself by no tie that still holds
    assert counted(network.earliest_reach_counts(day(0), "C")) == [("C", 2, 7)]
    # coming back is not the last that happens
    network = network_of("A>B 0..0; B>A 5..5")
    assert counted(network.earliest_reach_counts(day(0))) == [("A", 1, 0), ("B", 1, 5)]


def test_only_sure_days_and_those_of_the_filters_count() -> None:
    network = network_of("A>B 5..?; A>C ?..7; A>D ?..; A>E; A>F 9..").all_kinds()
    assert counted(network.earliest_reach_counts(day(0), "A")) == [("A", 3, 9)]
    # a tie of unknown days is left out of a day, or sure on it
    assert counted(network.at(day(6)).earliest_reach_counts(day(0), "A")) == [("A", 0, None)]
    undated = network.at(day(6)).with_undated()
    assert counted(undated.earliest_reach_counts(day(0), "A")) == [("A", 4, 6)]
    assert counted(undated.earliest_reach_counts(day(7), "A")) == [("A", 0, None)]


def test_evidence_of_a_count_are_the_ties_that_earliest_reach_names() -> None:
    network = network_of("A>B 0..0; B>C 0..0; C>D 3..3; B>D 3..4; A>D 9..9; D>A 0..9")
    answer = network.earliest_reach_counts(day(0))
    for place, row in enumerate(answer):
        # in the order of ties, each once
        named = {tie.tie for tie in network.earliest_reach(row.school, day(0))}
        in_order = [tie.tie for tie in network.ties() if tie.tie in named]
        assert [tie for _, tie in answer.evidence(place)] == in_order
    assert answer.evidence(0) == [("agreement", "t1"), ("agreement", "t2"), ("agreement", "t4")]


def ranks(answer: jd.Answer[Any]) -> list[tuple[str, int, float, int]]:
    """Give school, lost, lost_share and lower_bound of each row, which are numbered from 1."""
    assert [row.rank for row in answer] == list(range(1, len(answer) + 1))
    return [(row.school, row.lost, row.lost_share, row.lower_bound) for row in answer]


@pytest.mark.parametrize("share", [0, 0.5, 0.9])
def test_of_a_star_the_centre_is_critical(share: float) -> None:
    answer = network_of("A>B; A>C; A>D").critical_sets(share, needy=["B", "C", "D"])
    assert ranks(answer) == [("A", 3, 1.0, 1)]
    assert answer.evidence(0) == [("agreement", "t1"), ("agreement", "t2"), ("agreement", "t3")]


def test_a_share_must_be_exceeded() -> None:
    network = network_of("A>B; C>D | schools B weak=yes; D weak=yes")
    assert ranks(network.critical_sets(0.25)) == [("A", 1, 0.5, 1)]
    assert ranks(network.critical_sets(0.5)) == [("A", 1, 0.5, 2), ("C", 2, 1.0, 2)]


def test_of_a_ring_one_school_is_lost_and_never_two() -> None:
    # who withdraws leaves the next one without support; nobody feeds the ring, and members are not lost
    network = network_of("A>B; B>C; C>A")
    assert ranks(network.critical_sets(0.25, needy=["A", "B", "C"])) == [("A", 1, 1 / 3, 1)]
    assert ranks(network.critical_sets(0.5, needy=["A", "B", "C"])) == []


def test_of_a_fed_ring_the_one_who_feeds_it_is_critical() -> None:
    network = network_of("A>B; B>C; C>B; B>D")
    assert ranks(network.critical_sets(0.75, needy=["B", "C", "D"])) == [("A", 3, 1.0, 1)]


def test_two_supporters_each_must_both_withdraw() -> None:
    answer = network_of("A>C; B>C; A>D; B>D").critical_sets(0, needy=["C", "D"])
    assert ranks(answer) == [("A", 0, 0.0, 2), ("B", 2, 1.0, 2)]
    assert [len(answer.evidence(place)) for place in range(2)] == [0, 4]


def test_schools_without_support_or_of_unknown_pupils_do_not_count() -> None:
    schools = "B weak=yes kind=primary pupils_primary=10; C weak=yes kind=primary pupils_primary=90"
    network = network_of(f"A>B; D>C; D>E | schools {schools}; E weak=yes kind=primary; F weak=yes")
    assert ranks(network.critical_sets(0.5)) == [("D", 2, 2 / 3, 1)]
    by_pupils = network.critical_sets(0.5, by_pupils=True)
    assert ranks(by_pupils) == [("D", 90, 0.9, 1)]
    assert by_pupils.evidence(0) == [("agreement", "t2")]
    assert by_pupils.unknown_schools() == ["A", "D", "E"]
    assert ranks(network.critical_sets(0.5, needy=["F"])) == []
    assert ranks(network.critical_sets(0, needy=["E"], by_pupils=True)) == []


def test_depths_tell_rings_that_are_fed_from_those_that_are_not() -> None:
    network = network_of("A>B; B>C; C>B; C>D; E>F; F>E; F>G; A>H; B>H; K>H; H>J; H>J | schools L")
    rows = [(row.school, row.shortest, row.longest, row.state) for row in network.depths()]
    assert rows == [
        *(("A", 0, 0, "outside"), ("B", 1, None, "ring"), ("C", 2, None, "ring"), ("D", 3, None, "ring")),
        *(("E", None, None, "unfed"), ("F", None, None, "unfed"), ("G", None, None, "unfed")),
        *(("H", 1, None, "ring"), ("J", 2, None, "ring"), ("K", 0, 0, "outside"), ("L", None, None, "none")),
    ]
    assert list(network.without("C").depths())[1:3] == [("B", 1, 1, "fed"), ("D", None, None, "none")]


def test_the_longest_chain_goes_round_and_an_unfed_ring_adds_nothing() -> None:
    # D is fed by A and by B, and an unfed ring gives to it too: chains from outside supporters alone count
    network = network_of("A>B; B>C; C>D; A>D; E>F; F>E; F>D")
    row = network.depths()[3]
    assert row == ("D", 1, 3, "fed")
    assert [tie for _, tie in network.depths().evidence(3)] == ["t1", "t4", "t2", "t3", "t5", "t7", "t6"]


def test_a_summary_of_nothing_has_every_row() -> None:
    network = network_of("A>B staff | schools C")
    values = {row.what: row.value for row in network.within([]).summary()}
    assert len(values) == 15
    assert values.pop("density") is None
    assert set(values.values()) == {0.0}
    assert {row.what: row.value for row in network.within("A").summary()}["density"] is None
    assert {row.what: row.value for row in network.within(["A", "C"]).summary()}["density"] == 0.0


def test_pupils_of_a_group_are_missing_where_those_of_one_needy_school_are() -> None:
    schools = "B township=e kind=primary pupils_primary=30; C township=e kind=primary pupils_primary=10"
    network = network_of(
        f"A>B; A>D | schools {schools}; D township=w kind=primary; E township=z kind=primary"
        " pupils_primary=0; F"
    )
    rows = [tuple(row) for row in network.coverage_rates("township", needy=["B", "C", "D", "E", "F"])]
    assert rows == [
        ("e", 2, 1, 0, 0.5, 40, 30, 0.75),
        ("w", 1, 1, 0, 1.0, None, None, None),
        ("z", 1, 0, 0, 0.0, 0, 0, None),
        (None, 1, 0, 0, 0.0, None, None, None),
    ]


def fte_days(text: str, *filters: tuple[int, int]) -> Any:
    sliced = network_of(f"{text} | schools A township=e; B township=e").delivered().with_undated()
    for first, last in filters:
        sliced = sliced.during(jd.Period.inclusive(day(first), day(last)))
    (row,) = sliced.flows("township")
    return row.fte_days


@pytest.mark.parametrize(
    ("text", "filters", "expected"),
    [
        ("A>B posting x3 share=0.5 0..9", [(5, 14)], "7.5"),
        ("A>B posting x3 share=0.5 0..9", [], None),  # without a window no days can be counted
        ("A>B posting x3 share=0.5 0..9", [(2, 6), (5, 8)], "3"),
        ("A>B posting x3 share=0.5 0..9", [(2, 3), (5, 8)], "0"),  # no day lies in both
        ("A>B posting x3 0..9", [(5, 14)], None),
        ("A>B posting share=0.5 0..9", [(5, 14)], None),
        ("A>B posting teacher=T share=1 5..", [(0, 9)], "5"),
        ("A>B posting x1 share=1 5..?", [(0, 9)], None),
        ("A>B posting x1 share=1 9..?", [(0, 9)], "1"),  # whatever its end is
        ("A>B posting x1 share=1 ?..0", [(0, 9)], "1"),
        ("A>B posting x1 share=1 ?..?", [(4, 4)], "1"),  # kept as in force on that day
        ("A>B posting x1 share=1 0..9; A>B posting x1 0..9", [(5, 14)], None),
        ("A>B transfer funds 5..5 value_yuan=7", [(5, 14)], None),
    ],
)
def test_days_of_postings_are_counted_in_the_window(
    text: str, filters: list[tuple[int, int]], expected: str | None
) -> None:
    assert fte_days(text, *filters) == (None if expected is None else Decimal(expected))


def test_flows_say_of_how_many_transfers_the_value_is_unknown() -> None:
    transfers = "A>B transfer funds 1..1 value_yuan=500.5; A>B transfer 30 unit=desks 2..2"
    network = network_of(f"{transfers}; A>B staff 0..; A>C staff 0.. | schools A township=e; B township=w")
    rows = [tuple(row) for row in network.all_kinds().flows("township")]
    assert rows == [
        ("e", "w", 1, 3, None, None, Decimal("500.5"), 1),
        ("e", None, 1, 1, None, None, None, 0),
    ]
    amounts = [tuple(row) for row in network.all_kinds().amount_flows("township")]
    assert amounts == [("e", "w", "desks", Decimal(30), 1), ("e", "w", "yuan", Decimal("500.5"), 1)]


@pytest.mark.parametrize(
    ("question", "arguments", "code"),
    [
        ("coverage_rates", ["colour"], "unknown_column"),
        ("flows", ["colour"], "unknown_column"),
        ("amount_flows", ["colour"], "unknown_column"),
        ("coverage_rates", ["township", ["Z"]], "unknown_school"),
        ("reach_counts", [["Z"]], "unknown_school"),
        ("reach_counts", [None, -1], "bad_number"),
        ("reach_counts", [None, None, -1], "bad_number"),
        ("earliest_reach", ["Z", "1970-01-01"], "unknown_school"),
        ("earliest_reach", ["A", "1970-02-30"], "bad_span"),
        ("earliest_reach", ["A", "1970-02"], "not_one_day"),
        ("earliest_reach", ["A", "1970-01-01", -1], "bad_number"),
        ("earliest_reach_counts", ["1970-02-30"], "bad_span"),
        ("earliest_reach_counts", ["1970-02"], "not_one_day"),
        ("earliest_reach_counts", ["1970-01-01", ["Z"]], "unknown_school"),
        ("earliest_reach_counts", ["1970-01-01", None, -1], "bad_number"),
        ("earliest_reach_counts", ["1970-01-01", [], -1], "bad_number"),
        ("earliest_reach_counts", ["1970-01-01", None, 0, -1], "bad_number"),
        ("critical_sets", [1], "bad_number"),
        ("critical_sets", [-0.1], "bad_number"),
        ("critical_sets", [float("nan")], "bad_number"),
        ("critical_sets", [0, ["Z"]], "unknown_school"),
        ("delivery", ["soon"], "bad_span"),
        ("delivery", ["1970-01"], "not_one_day"),
        ("delivery", ["1970-01-01", -1], "bad_number"),
        ("presence", ["1970-01"], "not_one_day"),
        ("head_counts", ["colour"], "unknown_column"),
        ("head_counts", ["host.colour"], "unknown_column"),
        ("service", ["1970-01-01", ["Z"]], "unknown_school"),
        ("service", ["1970-01-01", None, 0], "bad_number"),
        ("service", ["1970-01-01", None, "a year"], "bad_word"),
        ("service", ["1970-01-01", None, "1 year"], "bad_word"),
        ("service", ["1970-01-01", None, 3, "walking"], "bad_word"),
        ("service", ["1970-01-01", None, "2 terms", None, True], "bad_word"),
        ("not_returned", [-1], "bad_number"),
        ("floor_at_home", ["soon"], "bad_span"),
        ("uncovered_subjects", ["1970-02-30"], "bad_span"),
    ],
)
def test_arguments_that_make_no_sense_are_errors(question: str, arguments: list[Any], code: str) -> None:
    with pytest.raises(jd.Error) as caught:
        getattr(network_of("A>B staff 0..9 | schools A township=e"), question)(*arguments)
    assert caught.value.code is jd.ErrorCode[code]


@pytest.mark.parametrize(
    ("days", "recorded"), [("5..9", 3), ("6..9", 0), ("1..5", 3), ("1..4", 0), ("?..5", 3)]
)
def test_claims_count_postings_that_begin_within_their_days(days: str, recorded: int) -> None:
    network = network_of(f"A>B posting x3 5..9; A>B posting x4 ?..5 | claims D1 person_times 107 {days}")
    assert [row.recorded for row in network.claims()] == [recorded]


def test_schools_of_unknown_membership_are_not_selected_and_named() -> None:
    network = network_of("A>B staff; A>C staff; D>B staff | schools A; B weak=yes; C; D weak=no")
    answers = [network.supporting(weak=True).ties(), network.supported_by(weak=False).ties()]
    assert [[row.tie for row in answer] for answer in answers] == [["t1", "t3"], ["t3"]]
    assert [answer.unknown_schools() for answer in answers] == [["A", "C"], ["A", "C"]]
    assert [row.school for row in network.without(weak=True).schools()] == ["A", "C", "D"]


def test_ties_of_schools_of_unknown_membership_are_undecided_in_every_call() -> None:
    network = network_of("A>B staff | schools A duty=1 weak=no")  # nobody knows whether B is weak
    (duty,) = network.supporting(weak=True).duties()
    assert (duty.supported, duty.verdict) == (0, "undecided")
    assert network.supporting(weak=True).duties().left_out.undecided == 1
    for narrowed in (
        network.supporting(weak=False),
        network.within(weak=False),
        network.without(weak=True),
    ):
        assert narrowed.ties().left_out_ties("undecided") == [("agreement", "t1")]
        assert [row.verdict for row in narrowed.duties()] == ["undecided"]
        assert len(narrowed.with_undated().ties()) == 1
    backwards = network_of("B>A staff; C>A staff | schools A weak=yes; C weak=no")
    assert [row.certain for row in backwards.supported_by(weak=False).sole_supports()] == [False]
    assert [row.covered for row in backwards.supported_by(weak=True).coverage()] == ["undecided"]


def test_recipients_of_one_legal_person_may_count_once() -> None:
    network = network_of("A>B staff; A>C staff; A>D staff | schools A duty=2; B 法人=x; C 法人=x; D 法人=x")
    assert [row.verdict for row in network.duties()] == ["met"]
    once = network.duties(once_per="法人")
    assert [(row.supported, row.shortfall, row.verdict) for row in once] == [(1, 1, "not_met")]
    assert once.about.question == "duties, once_per 法人"
    assert [row.verdict for row in network.without("D").duties("法人")] == ["not_met"]
    assert [row.supported for row in network.over(["2003-autumn"]).duties("法人")] == [0]
