# SPDX-License-Identifier: Apache-2.0
"""The border between the languages: lifetimes, arrays, threads, days, errors, names and docstrings."""

from __future__ import annotations

import gc
import importlib
import inspect
import pickle
import pydoc
import shutil
import sys
import threading
import time
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import jiedui as jd
import jiedui.errors
import jiedui.extras
import jiedui.files
import jiedui.frames
import jiedui.graphs
import jiedui.rows
import question_files
from jiedui.testing import network_of
from support import DISTRICT, ledger_of, shown

# Every question, with arguments that the district knows: those that give rows where others would not, and
# else some of the kind that a parameter has.
GIVEN: dict[str, tuple[Any, ...]] = {
    "identity": ("2003-11-12",),
    "chain": ("city-middle", "ziyuan-primary"),
    "earliest_reach": ("city-primary-2", "2003-09-01"),
    "delivery": ("2009-01-01",),
    "head_counts": ("host.township",),
    "service": ("2005-01-01",),
}
ARGUMENTS = {
    "school": "city-middle",
    "schools": ["city-middle"],
    "text": "township",
    "number": 0.1,
    "day": "2004-09-06",
    "days": ["2004-09-06", "2004-09-20"],
    "span": "2003/2004",
    "spans": ["2003/2004"],
    "word": "junior",
    "indicator": "books",
    "moves": {"books": {"kind": "posting", "of": "heads"}},
}
QUESTIONS: dict[str, tuple[Any, ...]] = {
    each.name: GIVEN.get(each.name) or tuple(question_files.arguments_of(each, ARGUMENTS))
    for each in question_files.questions()
}


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> jd.Network:
    """Give the district with more, so that every question has rows."""
    folder = tmp_path_factory.mktemp("ledger") / "district"
    shutil.copytree(DISTRICT, folder)
    (folder / "successions.csv").write_text("predecessor,day,kind\ncity-middle,2003-09-01,close\n")
    ledger = jd.read_ledger(folder)
    back = {"supporter": "sanyuan-middle", "recipient": "city-middle", "channel": "staff"}
    promised = {"supporter": "city-primary-2", "recipient": "ziyuan-primary", "channel": "funds"}
    promised |= {"first_day": "2004-09", "last_day": "2005-08", "amount": "5000", "unit": "yuan"}
    chen = {"home": "exp-school", "teacher": "chen", "subject": "music", "share": "1"}
    went = [
        {**chen, "host": "pinggang-middle", "first_day": "2004-09-01", "last_day": "2004-09-10"},
        {**chen, "host": "duangang-primary", "first_day": "2004-09-06", "last_day": "2004-12-31"},
    ]
    needs = [{"school": "exp-school", "subject": "music", "required": "1", "on_hand": "3"}]
    group = [{"id": "group", "kind": "leadership", "day": "2004-09-10"}]
    have = {
        "school_year": "2003/2004",
        "indicator": "books",
        "stage": "junior",
        "amount": "900",
        "pupils": "60",
    }
    books = [
        {**have, "school": school, "amount": amount}
        for school, amount in (("city-middle", "900"), ("sanyuan-middle", "300"), ("pinggang-middle", "90"))
    ]
    more = ledger.with_records(
        supports=[back, promised], postings=went, needs=needs, documents=group, indicators=books
    )
    return jd.Network(more)


def ask(graph: jd.Network | jd.Slice | jd.SliceOver, question: str) -> jd.Answer[Any]:
    answer = getattr(graph, question)(*QUESTIONS[question])
    assert isinstance(answer, jd.Answer)
    return answer


# ---- lifetimes and arrays


def answer_of_a_lost_network() -> jd.Answer[Any]:
    ledger = jd.read_ledger(DISTRICT)
    lost = jd.Network(ledger)
    narrowed = lost.through("staff")
    answer = narrowed.sole_supports()
    del ledger, lost, narrowed
    return answer


def test_an_answer_outlives_ledger_network_and_slice() -> None:
    answer = answer_of_a_lost_network()
    gc.collect()
    assert [row.recipient for row in answer] == ["longtang-primary", "pinggang-middle", "sanyuan-middle"]
    assert answer.evidence(2) == [("agreement", "city-middle>sanyuan-middle/staff")]
    assert answer.left_out.unknown_channel == 1
    assert answer.about.slice == "through staff"
    assert answer.to_pandas(names=True)["supporter_name"].tolist() == ["*二小", "*实验学校", "*中学"]


def test_tables_sets_and_rows_outlive_what_they_come_from() -> None:
    network = network_of("A>B staff 0..9 | schools A weak=yes")
    table, weak, row = network.ledger.supports, network.schools_where(weak=True), network.ties()[0]
    rows = iter(network.roles())
    del network
    gc.collect()
    assert [each.supporter for each in table] == ["A"]
    assert list(weak) == ["A"]
    assert row.recipient == "B"
    assert [each.school for each in rows] == ["A", "B"]


def numbers_of(table: jd.Table, column: str) -> np.ndarray[Any, Any]:
    place = [each.name for each in table.columns].index(column)
    return table._raw.buffers(place)[1]


def test_arrays_are_read_only_and_alive_after_their_owner() -> None:
    answer = network_of("A>B staff 0..9; A>C funds 0..; C>B funds ?..3").ties()
    first, recipients = numbers_of(answer, "first_day"), numbers_of(answer, "recipient")
    present = answer._raw.buffers([each.name for each in answer.columns].index("last_day"))[2]
    before = first.copy(), recipients.copy()
    del answer
    gc.collect()
    junk = [np.full(first.shape, 7, first.dtype) for _ in range(1000)]
    assert (first == before[0]).all()
    assert (recipients == before[1]).all()
    assert present is not None
    for array in (first, recipients, present):
        assert not array.flags.writeable
        assert array.base is not None
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
        with pytest.raises(ValueError, match="WRITEABLE"):
            array.flags.writeable = True
    assert len(junk) == 1000


def test_a_data_frame_is_the_users_own() -> None:
    answer = network_of("A>B staff 0..9 | schools A duty=2; B duty=0").duties()
    frame = answer.to_pandas()
    frame.loc[0, "required"] = 99
    frame.loc[0, "verdict"] = "mine"
    assert shown(answer) == "A 2 1 1 not_met; B 0 0 0 met"
    assert answer.to_pandas()["required"].tolist() == [2, 0]


# ---- threads


def test_threads_that_ask_one_network_agree(network: jd.Network) -> None:
    def ask_all() -> list[Any]:
        said: list[Any] = []
        for graph in (network, network.through("staff"), network.at("2003-11-12")):
            for question in QUESTIONS:
                answer = ask(graph, question)
                evidence = [answer.evidence(place) for place in range(len(answer))]
                said.append((list(answer), evidence, answer.left_out, answer.about))
        return said

    def work() -> None:
        together.wait()
        heard.append(ask_all())

    heard: list[Any] = []
    together = threading.Barrier(8)
    threads = [threading.Thread(target=work) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(heard) == 8
    expected = ask_all()
    assert all(said == expected for said in heard)


@pytest.fixture(scope="module")
def large() -> jd.Network:
    schools = [{"id": f"s{i}", "name": f"school {i}", "duty": "2"} for i in range(2000)]
    supports = [
        {
            "id": f"t{i}",
            "supporter": f"s{i % 1999}",
            "recipient": f"s{(i * 7 + 1) % 2000}",
            "channel": "staff",
        }
        for i in range(30000)
    ]
    return jd.Network(ledger_of({"schools": schools, "supports": supports}))


@pytest.fixture
def no_switching() -> Iterator[None]:
    """Let nobody else run unless the running thread itself gives up the GIL."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(before)


# Each gets ready what it needs, and gives the call that may take long.
LONG_CALLS: dict[str, Callable[[jd.Network], Callable[[], object]]] = {
    "Network": lambda network: partial(jd.Network, network.ledger),
    "schools": lambda network: network.schools,
    "dependence": lambda network: network.dependence,
    "reach": lambda network: partial(network.reach, "s0"),
    "withdraw": lambda network: partial(network.withdraw, ["s0", "s1"]),
    "summary": lambda network: network.summary,
    "coverage_rates": lambda network: partial(network.coverage_rates, "duty", network.schools_where(duty=2)),
    "reach_counts": lambda network: partial(network.reach_counts, ["s0", "s1"], threads=1),
    "earliest_reach": lambda network: partial(
        network.at("2003-09-01").with_undated().earliest_reach, "s0", "2003-09-01"
    ),
    "earliest_reach_counts": lambda network: partial(
        network.at("2003-09-01").with_undated().earliest_reach_counts, "2003-09-01", ["s0", "s1"], threads=1
    ),
    "depths": lambda network: network.depths,
    "critical_sets": lambda network: partial(network.critical_sets, 0, ["s1", "s2"]),
    "flows": lambda network: partial(network.flows, "duty"),
    "amount_flows": lambda network: partial(network.amount_flows, "duty"),
    "delivery": lambda network: partial(network.delivery, "2003-09-01"),
    "presence": lambda network: partial(network.presence, ["2003-09-01", "2004-09-01"]),
    "head_counts": lambda network: partial(network.head_counts, "host.duty"),
    "service": lambda network: partial(network.service, "2003-09-01"),
    "double_bookings": lambda network: network.double_bookings,
    "not_returned": lambda network: network.not_returned,
    "floor_at_home": lambda network: partial(network.floor_at_home, "2003-09-01"),
    "uncovered_subjects": lambda network: partial(network.uncovered_subjects, "2003-09-01"),
    "over": lambda network: network.over(["2003-autumn"], threads=1).roles,
    "where": lambda network: partial(network.where, basis="F8"),
    "schools_where": lambda network: partial(network.schools_where, township="east"),
    "left_out": lambda network: partial(getattr, network.ties(), "left_out"),
    "left_out_ties": lambda network: partial(network.ties().left_out_ties, "undecided"),
    "about": lambda network: partial(getattr, network.roles(), "about"),
    "evidence": lambda network: partial(network.dependence().evidence, 0),
    "fingerprint": lambda network: network.ledger.fingerprint,
    "supports": lambda network: partial(getattr, network.ledger, "supports"),
    "names": lambda network: network.ties()._raw.with_names,
    "pickle": lambda network: partial(pickle.dumps, network),
    "unpickle": lambda network: partial(pickle.loads, pickle.dumps(network)),
    "to_csv": lambda network: network.ties().to_csv,
}


def ran_during(call: Callable[[], object], seconds: float) -> bool:
    """Say whether another thread ran during one of many calls; none can between them."""
    go, ran = threading.Lock(), []
    go.acquire()

    def run() -> None:
        with go:
            ran.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    go.release()
    end = time.monotonic() + seconds
    while (
        not ran and time.monotonic() < end
    ):  # the other thread needs a moment to wake up, longer on a busy machine
        call()
    has_run = bool(ran)
    thread.join()
    return has_run


@pytest.mark.usefixtures("no_switching")
@pytest.mark.parametrize("call", LONG_CALLS)
def test_long_calls_let_other_threads_run(call: str, large: jd.Network) -> None:
    assert ran_during(LONG_CALLS[call](large), seconds=60)


@pytest.mark.usefixtures("no_switching")
def test_short_calls_do_not(large: jd.Network) -> None:
    assert not ran_during(lambda: large.name("s0"), seconds=0.5)


# Each gets ready a question that looks up how far it has come.
WATCHED: dict[str, Callable[[jd.Network], Callable[..., jd.Answer[Any]]]] = {
    "reach_counts": lambda network: partial(network.reach_counts, [f"s{i}" for i in range(300)]),
    "critical_sets": lambda network: partial(network.critical_sets, 0, ["s1", "s2"]),
    "earliest_reach_counts": lambda network: partial(
        network.at("2003-09-01").with_undated().earliest_reach_counts,
        "2003-09-01",
        [f"s{i}" for i in range(100)],
    ),
}
BATCHES = ("reach_counts", "earliest_reach_counts")


@pytest.mark.parametrize("question", BATCHES)
def test_a_batch_gives_the_same_at_every_number_of_threads(question: str, large: jd.Network) -> None:
    ask = WATCHED[question](large)
    alone, *others = (list(ask(threads=threads)) for threads in (1, 2, 7, 0))
    assert len(alone) >= 100
    assert all(row.reached > 0 for row in alone)
    assert others == [alone] * 3


@pytest.mark.parametrize("question", BATCHES)
def test_progress_of_a_batch_is_told_to_its_end(question: str, large: jd.Network) -> None:
    told: list[tuple[str, int, float | None]] = []
    answer = WATCHED[question](large)(threads=1, progress=lambda *said: told.append(said))
    assert told[-1] == (question, len(answer), 1.0)
    assert [done for _, done, _ in told] == sorted({done for _, done, _ in told})


@pytest.mark.parametrize("question", WATCHED)
@pytest.mark.parametrize("raised", [KeyboardInterrupt, ZeroDivisionError])
def test_what_progress_raises_passes_through(
    question: str, raised: type[BaseException], large: jd.Network
) -> None:
    def stop(*_: object) -> None:
        raise raised

    ask = WATCHED[question](large)
    for how in [{}] if question == "critical_sets" else [{"threads": 1}, {"threads": 2}]:
        with pytest.raises(raised):
            ask(progress=stop, **how)
    # and leaves nothing behind
    assert len(ask()) > 0


# ---- days

SAME_DAY = [date(2003, 9, 1), "2003-09-01", "2003/9/1", "2003年9月1日"]


@pytest.mark.parametrize("day", SAME_DAY)
def test_a_day_is_a_date_or_text(network: jd.Network, day: date | str) -> None:
    assert network.at(day).ties().about.slice == "at 2003-09-01"
    assert jd.Period(day, "2003-09-02") == jd.Period.inclusive(day, day) == jd.Period.of("2003-09-01")


@pytest.mark.parametrize(
    "span", ["2003-autumn", "2003秋", jd.Period("2003-09-01", "2004-02-01"), jd.Period.of("2003年秋季学期")]
)
def test_a_period_is_a_period_or_the_text_of_a_span(network: jd.Network, span: jd.Period | str) -> None:
    assert network.during(span).ties().about.slice == "during 2003-09-01..2004-01-31"
    assert network.throughout(span).ties().about.slice == "throughout 2003-09-01..2004-01-31"


def test_a_time_of_day_is_a_type_error(network: jd.Network) -> None:
    for moment in (datetime(2003, 9, 1), datetime(2003, 9, 1, tzinfo=timezone.utc)):
        for call in (network.at, network.during, network.throughout, jd.Period.of("2003-09").contains):
            with pytest.raises(TypeError, match="datetime"):
                call(moment)
        with pytest.raises(TypeError, match="datetime"):
            jd.Period(moment, None)
        with pytest.raises(TypeError, match="datetime"):
            network.where(first_day=moment)


@pytest.mark.parametrize("wrong", [None, 5, 1.5, b"2003-09-01", ("2003-09-01",), np.datetime64("NaT")])
def test_other_types_are_no_days(network: jd.Network, wrong: Any) -> None:
    with pytest.raises(TypeError):
        network.at(wrong)


def test_a_period_says_what_it_is() -> None:
    autumn = jd.Period("2003-09-01", date(2004, 2, 1))
    assert (autumn.first, autumn.until) == (date(2003, 9, 1), date(2004, 2, 1))
    assert (autumn.last_day, autumn.day_count) == (date(2004, 1, 31), 153)
    days = ["2003-08-31", "2003-09-01", "2004-01-31", "2004-02-01"]
    assert [autumn.contains(day) for day in days] == ["no", "yes", "yes", "no"]
    assert autumn == jd.Period.of("2003-autumn") == jd.Period.inclusive("2003-09", "2004-01")
    assert hash(autumn) == hash(jd.Period.of("2003-autumn"))
    assert autumn != jd.Period.of("2003-09")


@pytest.mark.parametrize("kind", ["Period", "Ledger", "SchoolSet", "Finding"])
def test_values_differ_from_things_of_other_types(network: jd.Network, kind: str) -> None:
    values = {
        "Period": jd.Period.of("2003-09"),
        "Ledger": network.ledger,
        "SchoolSet": network.school_set("city-middle"),
        "Finding": network_of("A>A staff").ledger.findings[0],
    }
    value = values[kind]
    assert value != "text"
    assert value not in [None, 1, "text"]
    assert value in [None, value]


def test_bounds_may_be_open_or_unknown() -> None:
    running, unknown = jd.Period("2003-09-01", None), jd.Period("?", "2003-09-01")
    assert (running.until, running.last_day, running.day_count) == (None, None, None)
    assert [running.contains(day) for day in ("2003-08-31", "9999-12-31")] == ["no", "yes"]
    assert [unknown.contains(day) for day in ("2003-08-30", "2003-08-31", "2003-09-01")] == [
        "undecided",
        "yes",
        "no",
    ]


def test_rows_hold_dates_and_their_texts() -> None:
    tie = network_of("A>B staff 2003-autumn..2004-06").ties()[0]
    assert (tie.first_day, tie.last_day) == (date(2003, 9, 1), date(2004, 6, 30))
    assert (tie.first_day_text, tie.last_day_text) == ("2003-autumn", "2004-06")
    assert type(tie.first_day) is date


# ---- errors

CLASS_OF_HUNDRED: dict[int, tuple[type[BaseException], ...]] = {
    1: (jd.BadArgument, ValueError),
    2: (LookupError,),
    3: (jd.BadLedger, ValueError),
    4: (OSError, ImportError),
    5: (KeyboardInterrupt,),
}
CLASS_OF_CODE = {
    "unknown_school": (jd.UnknownId, LookupError),
    "ambiguous_name": (jd.AmbiguousId, LookupError),
    "unknown_record": (jd.UnknownId, LookupError),
    "bad_ledger": (jd.BadLedger, ValueError),
    "bad_snapshot": (jd.BadSnapshot, ValueError),
    "bad_policy": (jd.BadPolicy, ValueError),
    "bad_shape": (jd.BadShape, ValueError),
    "unreadable": (jd.Unreadable, OSError),
    "unwritable": (jd.Unwritable, OSError),
    "missing_extra": (jd.MissingExtra, ImportError),
}


@pytest.mark.parametrize("code", jd.ErrorCode)
def test_every_code_has_its_class(code: jd.ErrorCode) -> None:
    error = jiedui.errors.from_code(int(code), "subject", "text", ())
    if code is jd.ErrorCode.interrupted:
        assert type(error) is KeyboardInterrupt
        return
    expected, builtin = CLASS_OF_CODE.get(code.name, (jd.BadArgument, ValueError))
    assert type(error) is expected
    assert isinstance(error, builtin)
    assert isinstance(error, CLASS_OF_HUNDRED[code // 100])
    assert isinstance(error, jd.Error)
    assert (error.code, error.subject, str(error)) == (code, "subject", "text")
    if isinstance(error, jd.BadLedger):
        assert error.findings.explain() == ""


BAD_CALLS: list[tuple[str, str, Callable[[jd.Network], object]]] = [
    ("bad_shape", "/", lambda _: jd.Shape("no JSON")),
    ("bad_shape", "/sheet", lambda _: jd.Shape({"sheet": []})),
    ("empty_period", "2003-09-02..2003-09-01", lambda _: jd.Period("2003-09-02", "2003-09-02")),
    ("bad_span", "soon", lambda n: n.at("soon")),
    ("bad_span", "2003-02-30", lambda n: n.at("2003-02-30")),
    ("bad_span", "", lambda n: n.during("")),
    ("not_one_day", "2003-autumn", lambda n: n.at("2003-autumn")),
    ("not_one_day", "2003-09", lambda _: jd.Period("2003-09", None)),
    ("unknown_bound", "2003-09-01..", lambda n: n.during(jd.Period("2003-09-01", None))),
    ("unknown_bound", "?..2003-08-31", lambda n: n.throughout(jd.Period("?", "2003-09-01"))),
    ("bad_channel", "books", lambda n: n.through(["staff", "books"])),
    ("bad_channel", "books", lambda n: n.coverage(needed="books")),
    ("no_channel", "through", lambda n: n.through([])),
    ("unknown_column", "colour", lambda n: n.where(colour="red")),
    ("unknown_column", "colour", lambda n: n.schools_where(colour="red")),
    ("unknown_column", "colour", lambda n: n.duties(once_per="colour")),
    ("unknown_column", "form", lambda n: n.where(form="rotation")),
    ("unknown_column", "form", lambda n: n.delivered().where(form="rotation").agreed()),
    ("unknown_column", "amount", lambda n: n.delivered().where(amount=3)),
    ("unknown_value", "三元鄉", lambda n: n.within(township="三元鄉")),
    ("unknown_value", "三元鄉", lambda n: n.schools_where(township=["三元乡", "三元鄉"])),
    ("unknown_value", "city-midle", lambda n: n.supporting(id="city-midle")),
    ("bad_word", "books", lambda n: n.where(channel="books")),
    ("bad_word", "perhaps", lambda n: n.within(weak="perhaps")),
    ("bad_word", "inside", lambda n: n.ties().left_out_ties("inside")),  # type: ignore[arg-type]
    ("bad_number", "-1", lambda n: n.reach("city-middle", -1)),
    ("bad_number", "-1", lambda n: n.reach_counts(threads=-1)),
    ("bad_number", "-1", lambda n: n.earliest_reach("city-middle", "2003-09-01", -1)),
    ("bad_number", "-1", lambda n: n.earliest_reach_counts("2003-09-01", delay=-1)),
    ("bad_number", "-1", lambda n: n.earliest_reach_counts("2003-09-01", threads=-1)),
    ("bad_span", "soon", lambda n: n.earliest_reach_counts("soon")),
    ("not_one_day", "2003-09", lambda n: n.earliest_reach_counts("2003-09")),
    ("bad_number", "1", lambda n: n.critical_sets(1)),
    ("bad_number", "-1", lambda n: n.delivery("2003-09-01", -1)),
    ("bad_number", "-1", lambda n: n.over(["2003-autumn"], threads=-1)),
    ("bad_span", "soon", lambda n: n.earliest_reach("city-middle", "soon")),
    ("not_one_day", "2003-autumn", lambda n: n.delivery("2003-autumn")),
    ("bad_span", "soon", lambda n: n.presence(["2003-09-01", "soon"])),
    ("not_one_day", "2003-09", lambda n: n.presence("2003-09")),
    ("unknown_column", "colour", lambda n: n.head_counts("colour")),
    ("unknown_column", "colour", lambda n: n.head_counts("home.colour")),
    ("bad_span", "soon", lambda n: n.service("soon")),
    ("not_one_day", "2003/2004", lambda n: n.service("2003/2004")),
    ("bad_number", "0", lambda n: n.service("2003-09-01", threshold=0)),
    ("bad_number", "0", lambda n: n.service("2003-09-01", threshold="0 terms")),
    ("bad_number", "-1", lambda n: n.service("2003-09-01", threshold=-1)),
    ("bad_word", "a year", lambda n: n.service("2003-09-01", threshold="a year")),
    ("bad_word", "365", lambda n: n.service("2003-09-01", threshold="365")),
    ("bad_word", "walking", lambda n: n.service("2003-09-01", forms=["rotation", "walking"])),
    ("bad_word", "", lambda n: n.service("2003-09-01", forms=[])),
    ("bad_word", "months", lambda n: n.service("2003-09-01", threshold="12 months", by_share=True)),
    ("unknown_school", "city-midle", lambda n: n.service("2003-09-01", "city-midle")),
    ("other_network", "hosts", lambda n: n.service("2003-09-01", network_of("A>B staff").school_set("A"))),
    ("bad_number", "-1", lambda n: n.not_returned(-1)),
    ("bad_span", "soon", lambda n: n.floor_at_home("soon")),
    ("not_one_day", "2003-autumn", lambda n: n.floor_at_home("2003-autumn")),
    ("bad_span", "soon", lambda n: n.uncovered_subjects("soon")),
    ("bad_number", "-1", lambda n: n.over(["2003-autumn"]).not_returned(-1)),
    ("unknown_column", "colour", lambda n: n.over(["2003-autumn"]).head_counts("colour")),
    ("bad_span", "soon", lambda n: n.over(["2003-autumn", "soon"])),
    ("unknown_bound", "2003-09-01..", lambda n: n.over([jd.Period("2003-09-01", None)])),
    ("unknown_column", "colour", lambda n: n.flows("colour")),
    ("unknown_column", "colour", lambda n: n.over(["2003-autumn"]).coverage_rates("colour")),
    ("unknown_school", "city-midle", lambda n: n.over(["2003-autumn"]).reach("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.reach_counts("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.earliest_reach("city-midle", "2003-09-01")),
    ("unknown_school", "city-midle", lambda n: n.earliest_reach_counts("2003-09-01", "city-midle")),
    ("unknown_school", "city-midle", lambda n: n.critical_sets(0, needy="city-midle")),
    ("other_network", "needy", lambda n: n.critical_sets(0, network_of("A>B staff").school_set("A"))),
    ("other_network", "schools", lambda n: n.reach_counts(network_of("A>B staff").school_set("A"))),
    (
        "other_network",
        "schools",
        lambda n: n.earliest_reach_counts("2003-09-01", network_of("A>B staff").school_set("A")),
    ),
    ("other_network", "schools", lambda n: n.within(network_of("A>B staff").school_set("A"))),
    ("other_network", "needy", lambda n: n.coverage(needy=network_of("A>B staff").school_set("A"))),
    ("no_schools", "give ids, a SchoolSet, or attributes", lambda n: n.within()),
    ("unknown_school", "city-midle", lambda n: n.reach("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.chain("city-middle", "city-midle")),
    ("unknown_school", "city-midle", lambda n: n.partners("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.withdraw(["city-middle", "city-midle"])),
    ("unknown_school", "city-midle", lambda n: n.within("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.school_set(["city-midle"])),
    ("unknown_school", "city-midle", lambda n: n.name("city-midle")),
    ("unknown_school", "city-midle", lambda n: n.pupils("city-midle")),
    ("unknown_school", "city-midle", lambda n: "city-midle" in n.school_set([])),
    ("unknown_school", "无名学校", lambda n: n.school_named("无名学校")),
    ("unknown_table", "support", lambda n: n.ledger.without_records(support="F9-1")),
    ("unknown_table", "support", lambda n: n.ledger.with_records(support=[])),
    ("unknown_record", "F9-0", lambda n: n.ledger.without_records(supports="F9-0")),
    ("bad_table", "supports", lambda n: n.ledger.with_records(supports={"supporter": "exp-school"})),
    ("bad_span", "soon", lambda n: n.ledger.as_known_on("soon")),
    ("not_one_day", "2003-autumn", lambda n: n.ledger.as_known_on("2003-autumn")),
    ("bad_word", "de", lambda n: jd.difference(n.ledger, n.ledger).summary("de")),  # type: ignore[arg-type]
    ("unreadable", "/nowhere/at all", lambda _: jd.read_ledger("/nowhere/at all")),
]


@pytest.mark.parametrize(("code", "subject", "call"), BAD_CALLS, ids=[code for code, _, _ in BAD_CALLS])
def test_errors_cross_one_to_one(
    network: jd.Network, code: str, subject: str, call: Callable[[jd.Network], object]
) -> None:
    with pytest.raises(jd.Error) as caught:
        call(network)
    error = caught.value
    assert error.code is jd.ErrorCode[code]
    assert error.subject == subject
    assert isinstance(error, CLASS_OF_CODE.get(code, (jd.BadArgument, ValueError)))


@pytest.mark.parametrize("wrong", ["city-midle", "City-Middle", "citymiddle"])
def test_an_unknown_id_names_the_nearest(network: jd.Network, wrong: str) -> None:
    with pytest.raises(jd.UnknownId, match="'city-middle'"):
        network.reach(wrong)


def test_a_name_that_two_schools_share_names_both() -> None:
    network = network_of("A>B staff | schools A name=小学; B name=小学")
    assert network.schools_named("小学") == ["A", "B"]
    with pytest.raises(jd.AmbiguousId, match=r"'A'.*'B'") as caught:
        network.school_named("小学")
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.ambiguous_name, "小学")


WRONG_TYPES: list[Callable[[Any], object]] = [
    lambda n: n.through(3),
    lambda n: n.through(["staff", 3]),
    lambda n: n.within(3),
    lambda n: n.within([b"city-middle"]),
    lambda n: n.where(channel=None),
    lambda n: n.reach(3),
    lambda n: n.reach("city-middle", 1.5),
    lambda n: n.ties()[1.5],
    lambda _: jd.Network(DISTRICT),  # type: ignore[arg-type]
    lambda _: jd.read_ledger(3),  # type: ignore[arg-type]
    lambda _: jd.Slice(),
    lambda _: jd.SliceOver(),
    lambda n: n.over("2003-autumn"),
    lambda n: n.over(3),
    lambda n: n.over([3]),
    lambda n: n.over(["2003-autumn"], threads=1.5),
    lambda n: n.over(["2003-autumn"], progress=3).roles(),
    lambda n: n.flows(3),
    lambda n: n.critical_sets("most"),
    lambda n: n.delivery(None),
    lambda n: n.delivery("2003-09-01", 0.5),
    lambda n: n.presence(None),
    lambda n: n.presence(3),
    lambda n: n.presence(["2003-09-01", 3]),
    lambda n: n.presence(datetime(2003, 9, 1)),
    lambda n: n.head_counts(3),
    lambda n: n.service(),
    lambda n: n.service(None),
    lambda n: n.service("2003-09-01", 3),
    lambda n: n.service("2003-09-01", threshold=1.5),
    lambda n: n.service("2003-09-01", threshold=None),
    lambda n: n.service("2003-09-01", forms=3),
    lambda n: n.service("2003-09-01", forms=["rotation", 3]),
    lambda n: n.service("2003-09-01", forms=b"rotation"),
    lambda n: n.service("2003-09-01", by_share="yes"),
    lambda n: n.double_bookings(1),
    lambda n: n.not_returned(None),
    lambda n: n.not_returned(0.5),
    lambda n: n.floor_at_home(None),
    lambda n: n.floor_at_home(20030901),
    lambda n: n.uncovered_subjects(None),
    lambda n: n.earliest_reach("city-middle", "2003-09-01", 0.5),
    lambda n: n.earliest_reach_counts(None),
    lambda n: n.earliest_reach_counts("2003-09-01", 3),
    lambda n: n.earliest_reach_counts("2003-09-01", delay=0.5),
    lambda n: n.earliest_reach_counts("2003-09-01", threads=1.5),
    lambda n: n.earliest_reach_counts("2003-09-01", progress=3),
    lambda n: n.ledger.without_records(supports=3),
    lambda n: n.ledger.without_records(supports=[3]),
    lambda n: n.ledger.as_known_on(None),
    lambda n: jd.difference(n.ledger, None),  # type: ignore[arg-type]
    lambda n: jd.apply(n.ledger, n.ledger),
    lambda _: jd.Period("2003-09-01"),  # type: ignore[call-arg]
]


@pytest.mark.parametrize("call", WRONG_TYPES)
def test_wrong_types_are_type_errors(network: jd.Network, call: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError):
        call(network)


@pytest.mark.parametrize("row", [-4, 3, 2**40])
def test_rows_beyond_the_last_are_index_errors(network: jd.Network, row: int) -> None:
    answer = network.duties()
    with pytest.raises(IndexError):
        answer[row]
    with pytest.raises(IndexError):
        answer.evidence(row)
    assert answer[-1] == answer[2] == answer[:][2]
    assert answer.evidence(-1) == answer.evidence(2)


def test_a_path_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "schools.csv").symlink_to(tmp_path / "gone")
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "schools.csv").mkdir()
    file = DISTRICT / "schools.csv"
    paths = {
        tmp_path / "missing": "missing",
        tmp_path / "loop": "loop",
        tmp_path / "ledger": "schools.csv",
        file: "schools.csv",
        file / "inner": "inner",
    }
    for path, named in paths.items():
        with pytest.raises(OSError, match=named) as caught:
            jd.read_ledger(path)
        assert isinstance(caught.value, jd.Unreadable)
        assert caught.value.subject.endswith(named)


# ---- names and docstrings


def test_exports_are_sorted_and_documented() -> None:
    modules = (
        jiedui.errors,
        jiedui.files,
        jiedui.frames,
        jiedui.extras,
        jiedui.graphs,
        jiedui.rows,
        jd.equity,
    )
    for module in (jd, *modules):
        assert module.__doc__
        assert len(set(module.__all__)) == len(module.__all__)
        for name in module.__all__:
            public = getattr(module, name)
            assert isinstance(public, str) or inspect.getdoc(public), name
    assert set(jd.__all__) == {name for name in vars(jd) if name[0].isupper()} | {
        "__version__",
        "apply",
        "difference",
        "equity",
        "explain",
        "from_networkx",
        "inverse",
        "judge",
        "mark_findings",
        "open_ledger",
        "open_network",
        "policies",
        "policy",
        "policy_of",
        "policy_text",
        "read_ledger",
        "read_policy",
        "rule_kinds",
        "save",
        "sniff",
        "shortfalls",
        "who_must_rotate",
        "write_ledger",
    }


def members(cls: type) -> Iterator[tuple[str, Any]]:
    for name in dir(cls):
        if not name.startswith("_"):
            yield name, inspect.getattr_static(cls, name)


VALUES = [
    *(jd.Answer, jd.Difference, jd.Finding, jd.Findings, jd.Ledger, jd.Network, jd.Parameter, jd.Period),
    *(jd.Policy, jd.Rule, jd.SchoolSet, jd.Slice, jd.SliceOver, jd.Source, jd.Table),
]


def test_every_member_of_a_class_of_values_is_documented() -> None:
    bare = {
        f"{cls.__name__}.{name}"
        for cls in VALUES
        for name, member in members(cls)
        if len(_own_doc(member).split()) < 2
    }
    assert bare == {f"Finding.{name}" for name in FINDING_FIELDS}  # its own docstring lists them
    assert all(name in (jd.Finding.__doc__ or "") for name in FINDING_FIELDS)


FINDING_FIELDS = (
    *("code", "severity", "table", "row", "column", "value"),
    *("expected", "cell", "position", "count", "unlisted"),
)


def _own_doc(member: Any) -> str:
    """Give a docstring without the signatures that pybind11 writes above it."""
    lines = (inspect.getdoc(member) or "").splitlines()
    return " ".join(line for line in lines if "->" not in line)


def questions_of(cls: type) -> set[str]:
    return {
        name
        for name, member in members(cls)
        if "Returns\n-------\nAnswer\n" in (inspect.getdoc(member) or "")
    }


def test_slices_and_networks_answer_the_same_questions() -> None:
    assert questions_of(jd.Slice) == questions_of(jd.Network) == set(QUESTIONS)
    assert questions_of(jd.SliceOver) == {name for name, _ in members(jd.SliceOver)} == set(QUESTIONS)
    assert {name for name, _ in members(jd.Slice)} <= {name for name, _ in members(jd.Network)} | {"network"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_described_the_same_everywhere(network: jd.Network, question: str) -> None:
    answer = ask(network, question)
    row_class = getattr(jiedui.rows, question.title().replace("_", ""))
    assert tuple(column.name for column in answer.columns) == row_class._fields
    assert all(column.doc.endswith(".") for column in answer.columns)
    assert all(type(row) is row_class for row in answer)
    assert len(answer) > 0
    help_text = pydoc.plain(pydoc.render_doc(getattr(jd.Slice, question)))
    assert "Returns" in help_text
    assert "Evidence" in help_text
    # but for the columns of a ledger's table, each is explained
    named = [name for name in row_class._fields if not name.endswith("_text")]
    missing = [name for name in named if f"``{name}``" not in help_text]
    assert not missing or question == "schools"
    said = [_own_doc(getattr(cls, question)) for cls in (jd.Slice, jd.Network, jd.SliceOver)]
    assert said == [said[0]] * 3


@pytest.mark.parametrize("question", QUESTIONS)
def test_rows_over_periods_begin_with_the_period(network: jd.Network, question: str) -> None:
    spans = ["2003-autumn", "2004-09", "2004-09"]
    graph = network.all_kinds().with_undated()
    answer, plain = ask(graph.over(spans), question), ask(graph.during("2004-09"), question)
    assert answer.columns[0] == ("period", "period", "", "The period of which the row speaks.")
    assert answer.columns[1:] == plain.columns
    assert answer.question == plain.question == question
    names = [column.name for column in answer.columns]
    rows = [row for row in answer if row.period == "2004-09"]
    assert [tuple(row) for row in rows] == [("2004-09", *row) for row in [*plain, *plain]]
    assert len(rows) > 0
    assert rows[0]._fields == tuple(names)
    # as frames
    said = [[list(cell) if isinstance(cell, tuple) else cell for cell in row] for row in answer]
    assert [list(row.values()) for row in answer.to_arrow().to_pylist()] == said
    assert [list(row) for row in answer.to_polars().rows()] == said
    frame = answer.to_pandas()
    assert list(frame.columns) == names
    assert frame["period"].tolist() == [row.period for row in answer]
    assert answer.to_csv().splitlines()[0].split(",") == names
    assert "period" in answer._repr_html_()


def test_every_row_class_is_that_of_a_question_a_difference_or_a_policy() -> None:
    questions = {each.replace("_", "") for each in QUESTIONS}
    assert {each.lower() for each in jiedui.rows.__all__} == questions | {
        "change",
        "judge",
        "shortfalls",
        "whomustrotate",
    }


def test_values_are_what_the_row_classes_say(network: jd.Network) -> None:
    """Each cell is of a type that the annotation of its field names."""
    for question in QUESTIONS:
        row_class = getattr(jiedui.rows, question.title().replace("_", ""))
        hints = typing.get_type_hints(row_class)
        for row in ask(network, question):
            for name, value in row._asdict().items():
                assert _is_of(value, hints[name]), (question, name, value)


def _is_of(value: object, hint: Any) -> bool:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    return type(value) in [typing.get_origin(each) or each for each in options]


def test_answers_say_what_they_answer(network: jd.Network) -> None:
    about = network.through("staff").reach("city-middle", 2).about
    assert about.question == "reach, school city-middle, max_hops 2"
    assert about.slice == "through staff"
    assert about.fingerprint == network.ledger.fingerprint()
    assert about.version == jd.__version__
    assert importlib.import_module("jiedui").__version__ == jd.__version__


def test_things_show_what_they_are(network: jd.Network) -> None:
    assert repr(network) == "<Network: 12 schools, 15 ties>"
    assert repr(network.through("staff").at("2003-11-12")) == "<Slice: through staff, at 2003-11-12>"
    assert repr(network.schools_where(weak=True)).startswith("<SchoolSet of ")
    assert repr(jd.Period.of("2003-09")) == "<Period 2003-09-01..2003-09-30>"
    assert "(no rows)" in repr(network.at("2003-11-12").ties())
    assert repr(network.duties()).splitlines()[0].split() == [
        "school",
        "school_name",
        "required",
        "supported",
        "shortfall",
        "verdict",
    ]


def test_long_answers_show_their_first_rows(large: jd.Network) -> None:
    answer = large.ties()
    lines = repr(answer).splitlines()
    assert lines[21] == f"… and {len(answer) - 20} more rows"
    left_out = {reason: count for reason, count in answer.left_out._asdict().items() if count}
    assert len(lines) == 22 + len(left_out)
    assert all(str(count) in line for count, line in zip(left_out.values(), lines[22:], strict=True))


# ---- sets of schools


def test_sets_of_schools_behave_like_sets() -> None:
    network = network_of("A>B staff; C>D funds | schools A weak=yes; B weak=no; C weak=yes; D")
    weak, some = network.schools_where(weak=True), network.school_set(["D", "A"])
    assert (list(weak), len(weak), weak.unknown_count) == (["A", "C"], 2, 1)
    assert (list(some), len(some), some.unknown_count) == (["A", "D"], 2, 0)
    assert list(weak & some) == ["A"]
    assert list(weak | some) == ["A", "C", "D"]
    assert list(weak - some) == ["C"]
    assert list(~weak) == ["B", "D"]
    assert ((weak & some).unknown_count, (weak | some).unknown_count, (~weak).unknown_count) == (1, 0, 1)
    assert "A" in weak
    assert "B" not in weak
    assert network.school_set("A") == weak & some - network.school_set("D")
    assert network.school_set(weak) == network.school_set(["A", "C"])
    assert weak != network.school_set(["A", "C"])  # this one knows


def test_schools_may_be_given_in_several_ways() -> None:
    network = network_of("A>B staff; C>D funds | schools A weak=yes; B weak=no; C weak=yes")
    ways: list[Any] = ["A", ["A"], ("A",), {"A"}, iter(["A"]), network.school_set("A")]
    assert [shown(network.within(way).schools())[0] for way in ways] == ["A"] * len(ways)
    assert [row.school for row in network.within(weak=True).schools()] == ["A", "C"]
    assert [row.school for row in network.within(["A", "B"], weak=["yes", "no"]).schools()] == ["A", "B"]
    assert [row.school for row in network.without(weak=False).schools()] == ["A", "C", "D"]


def test_channels_may_be_given_in_several_ways(network: jd.Network) -> None:
    ways: list[Any] = ["teaching_staff", ["staff", "teaching"], ("teaching", "staff"), {"staff", "teaching"}]
    assert {network.through(way).ties().about.slice for way in ways} == {"through staff+teaching"}


def test_values_of_numpy_are_values_too() -> None:
    network = network_of("A>B staff 2; B>C staff 3 | schools A weak=yes; B weak=no")
    assert len(network.where(amount=np.int64(3)).ties()) == 1
    assert len(network.where(amount=np.array([2, 3])).ties()) == 2
    assert list(network.schools_where(weak=np.bool_(True))) == ["A"]
    assert len(network.reach("A", np.int64(1))) == 1
    assert len(network.through(each for each in ["staff"]).ties()) == 2
    assert list(network.school_set(np.array(["A", "B"]))) == ["A", "B"]


def test_handles_on_one_network_are_equal() -> None:
    network = network_of("A>B staff")
    assert network.through("staff").network == network
    assert hash(network.through("staff").network) == hash(network)
    assert network != network_of("A>B staff")
    assert network != "network"


def test_a_day_behind_the_last_is_an_error() -> None:
    last = jd.Period.of("9999-12-31")
    assert last.last_day == date(9999, 12, 31)
    with pytest.raises(jd.BadArgument) as caught:
        _ = last.until
    assert caught.value.code is jd.ErrorCode.bad_day
