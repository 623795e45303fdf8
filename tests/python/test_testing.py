# SPDX-License-Identifier: Apache-2.0
"""What is there for tests of policies: networks in one line, drawn counties, assertions that say why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import jiedui as jd
import jiedui.testing
import jiedui.testing_districts
import jiedui.testing_texts
from jiedui.pytest_plugin import pytest_assertrepr_compare
from jiedui.testing import (
    assert_met,
    assert_not_met,
    assert_same_answer,
    assert_undecided,
    day,
    district,
    districts,
    drawn_network,
    network_of,
)
from jiedui.testing_rows import difference_of
from strategies import Drawn, networks
from support import columns_of, ledger_of

DUTIES = "A>B staff 0..9; A>C staff; C>B staff 0..9 | schools A duty=2; C duty=1; B duty=1"


# ---- networks


def test_a_text_says_what_a_ledger_says() -> None:
    network = network_of("""
        A>B staff planned 2 unit=persons 2003-09-01..2004-06; A>C posting x3 form=rotation 5..
        | schools
          A duty=2 aliases=a+aa; D
        | teachers T1 home=B born=1970-01 | needs B music required=2 | documents P kind=plan
        | claims D1 persons 129 unit=persons 2003/2004..2004/2005 | successions C> close 9
        | complete postings 0..30; supports 2003/2004""")
    ledger = network.ledger
    assert [row.school for row in network.schools()] == ["A", "B", "C", "D"]
    support = ledger.supports[0]
    assert (support.id, support.status, support.first_day_text, support.last_day_text) == (
        *("t1", "planned"),
        *("2003-09-01", "2004-06"),
    )
    posting = ledger.postings[0]
    assert (posting.id, posting.count, posting.first_day, posting.last_day_text) == ("t2", 3, day(5), "")
    assert ledger.schools[0].aliases == ("a", "aa")
    assert [each.last_day_text for each in ledger.schools] == ["?"] * 4
    assert [each.id for each in ledger.documents] == ["P", "D1"]
    assert (ledger.needs[0].subject, ledger.successions[0].kind, ledger.teachers[0].home) == (
        "music",
        "close",
        "B",
    )
    assert len(network_of("A>B").ties()) == 1
    assert network_of("").school_count == 0
    assert network_of("schools A", settings={"district": "mine"}).ledger.district == "mine"


@given(networks())
def test_tables_read_from_memory_are_those_read_from_files(drawn: Drawn) -> None:
    frames = {
        table: columns_of(table, records)
        for table, records in drawn.tables.items()
        if records or table in ("schools", "supports")
    }
    assert jd.read_ledger(frames) == ledger_of(drawn.tables)


def test_what_is_complete_is_said_from_memory_too(tmp_path: Path) -> None:
    text = "A>B staff 0..9 | complete supports 0..30; postings 2003/2004"
    ledger = network_of(text).ledger
    jd.write_ledger(ledger, tmp_path / "ledger")
    assert jd.read_ledger(tmp_path / "ledger").fingerprint() == ledger.fingerprint()


WRONG_WORDS = {
    "A staff": ("A", "supporter>recipient, or a part called schools"),
    "A>B>C": ("A>B>C", "supporter>recipient"),
    ">B": (">B", "supporter>recipient"),
    "A>B stuff": ("stuff", "staff, teaching, funds, materials"),
    "A>B nan": ("nan", "an amount"),
    "A>B =3": ("=3", "column=value"),
    "A>B posting 3": ("3", "heads (x3)"),
    "A>B posting staff": ("staff", "heads (x3)"),
    "A>B transfer actual": ("actual", "a quantity"),
    "A>B transfer 2003-09..2003-10": ("2003-09..2003-10", "on both sides"),
    "A>B staff 2003..2004": ("2003..2004", "2003/2004"),
    "A>B staff 2003-19..": ("2003-19..", "a day, month, term or school year"),
    "schools A weak": ("weak", "column=value"),
    "schools A=B": ("A=B", "an id, then column=value"),
    "teachers T1 born=old": ("born=old", "a day"),
    "needs A": ("A", "a school and a subject"),
    "claims D1 persons": ("D1 persons", "the figure"),
    "claims D1 persons 3 many": ("many", "first..last or column=value"),
    "successions A": ("A", "predecessor>successor"),
    "successions A>B renamed": ("renamed", "rename, merge"),
    "complete postings": ("postings", "a table and days"),
}


@pytest.mark.parametrize("text", WRONG_WORDS)
def test_a_wrong_word_is_named_with_what_was_expected(text: str) -> None:
    word, expected = WRONG_WORDS[text]
    with pytest.raises(jd.BadArgument) as caught:
        network_of(text)
    assert caught.value.code is jd.ErrorCode.bad_word
    assert caught.value.subject == word
    assert str(caught.value).startswith(f"'{word}' does not fit here; it stands in ")
    assert "in the text of a network; expected " in str(caught.value)
    assert expected in str(caught.value)


def test_a_wrong_value_is_a_finding() -> None:
    with pytest.raises(jd.BadLedger) as caught:
        network_of("A>B staff 9..5 | schools A weak=perhaps")
    assert {each.column for each in caught.value.findings} >= {"weak"}


# ---- drawn counties


@pytest.mark.parametrize("seed", range(40))
def test_a_drawn_county_is_sound_and_always_the_same(seed: int) -> None:
    size = {"schools": 2 + seed, "teachers": seed % 5, "years": 1 + seed % 4, "townships": 1 + seed % 3}
    drawn = district(seed, **size)
    ledger = jd.read_ledger(drawn)
    assert list(ledger.findings) == []
    assert len(ledger.schools) == 2 + seed
    assert district(seed, **size) == drawn
    first, second = ledger.schools[:2]
    assert (first.locale, first.weak, first.duty) == ("urban", False, 2)
    assert (second.locale, second.weak) == ("rural", True)
    assert list(jd.Network(ledger).double_bookings()) == []


COMPLETE = [
    {"table": table, "first_day": "2003-09-01", "last_day": "2009-08-31"}
    for table in ("supports", "postings", "transfers", "documents")
]


def test_counties_are_the_same_on_every_machine_and_in_both_languages() -> None:
    # tests/cpp/testing/district_test.cpp has the same
    assert drawn_network(0).ledger.fingerprint() == "993a9633e580873f"
    assert drawn_network(7, schools=100).ledger.fingerprint() == "9620a556e60dddc6"
    settings = {"district": "a drawn county"}
    plain = jd.read_ledger(district(0), settings=settings | {"complete": COMPLETE})
    assert plain.fingerprint() == drawn_network(0).ledger.fingerprint()


def test_a_county_of_some_size_has_whatever_rules_look_at() -> None:
    network = drawn_network(3, schools=200)
    verdicts = {row.verdict for row in network.service("2006-09-01")}
    assert verdicts == {"met", "not_met"}  # it is declared complete
    assert {row.verdict for row in network.duties()} == {"met", "not_met"}
    assert {row.covered for row in network.coverage()} == {"yes", "no"}
    assert {row.tie_kind for row in network.all_kinds().ties()} == {"agreement", "posting", "transfer"}
    assert {each.locale for each in network.ledger.schools} == {"urban", "town", "rural"}
    assert len(network.uncovered_subjects("2004-09-01")) > 0


@pytest.mark.parametrize(
    "wrong", [{"seed": -1}, {"seed": 2**32}, {"schools": 1}, {"townships": 0}, {"teachers": -1}, {"years": 0}]
)
def test_a_size_out_of_its_range_is_said(wrong: dict[str, int]) -> None:
    with pytest.raises(jd.BadArgument) as caught:
        district(**wrong)
    assert caught.value.code is jd.ErrorCode.bad_number
    assert caught.value.subject == str(next(iter(wrong.values())))


@given(districts())
def test_counties_of_hypothesis_are_sound(network: jd.Network) -> None:
    assert list(network.ledger.findings) == []
    assert 2 <= network.school_count <= 6
    assert list(network.double_bookings()) == []


def test_hypothesis_is_asked_for_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(jd.MissingExtra, match="pip install hypothesis"):
        districts()


# ---- assertions


def said_by(assertion: Callable[..., None], *arguments: Any, **words: Any) -> str:
    with pytest.raises(AssertionError) as caught:
        assertion(*arguments, **words)
    return str(caught.value)


def test_assertions_about_verdicts_hold_and_fail() -> None:
    duties = network_of(DUTIES).at(day(5)).duties()
    assert_undecided(duties, subject="A")
    assert_not_met(duties, subject="B")
    assert_met(duties, subject="C")
    for subject, holds in (("A", assert_undecided), ("B", assert_not_met), ("C", assert_met)):
        for other in {assert_met, assert_not_met, assert_undecided} - {holds}:
            assert said_by(other, duties, subject=subject).startswith("1 of 1 rows are not ")
    assert said_by(assert_met, duties) == (
        "2 of 3 rows are not met:\n"
        "  row 0: school A, required 2, met 1, shortfall 1, verdict undecided\n"
        "    evidence: agreement t1\n"
        "  row 1: school B, required 1, met 0, shortfall 1, verdict not_met\n"
        "    evidence: none"
    )


def test_an_assertion_about_nobody_fails() -> None:
    network = network_of(DUTIES)
    assert (
        said_by(assert_met, network.duties(), subject="Z")
        == "no row with school 'Z'; there are 'A', 'B', 'C'"
    )
    nobody = network_of("A>B staff").duties()
    for assertion in (assert_met, assert_not_met, assert_undecided):
        assert "duties has no rows" in said_by(assertion, nobody)


def test_an_assertion_wants_an_answer_with_verdicts() -> None:
    network = network_of(DUTIES)
    with pytest.raises(TypeError, match="roles has no column verdict, but school, role"):
        assert_met(network.roles())
    with pytest.raises(TypeError, match="duties has no rules"):
        assert_met(network.duties(), rule="two-pairs")
    with pytest.raises(TypeError, match="an Answer is needed, not list"):
        assert_met([])  # type: ignore[arg-type]


def test_long_failures_are_cut() -> None:
    many = network_of("schools " + "; ".join(f"S{i} duty=1" for i in range(25))).duties()
    assert said_by(assert_met, many).splitlines()[-1] == "… and 5 more"


POLICY = """{"id": "p", "version": "1", "basis": "a notice", "rules": [
    {"id": "two", "kind": "duty", "parameters": {"recipients": 2}}, {"id": "ringless", "kind": "no-ring"}]}"""


def test_a_failure_about_a_judgement_explains_it() -> None:
    answer = jd.judge(jd.policy_of(POLICY), network_of("A>B staff; A>C staff; B>C funds"))
    assert_met(answer, rule="ringless")
    assert_met(answer, subject="A")
    assert_not_met(answer, rule="two", subject="B")
    text = said_by(assert_met, answer, rule="two", subject="B")
    assert text.startswith(
        "1 of 1 rows are not met:\n  row 1: rule two, subject_kind school, subject B, verdict not_met"
    )
    assert f"\n    {jd.explain(answer, 1)}\n    evidence: agreement t3" in text
    assert (
        said_by(assert_met, answer, rule="three") == "no row with rule 'three'; there are 'two', 'ringless'"
    )
    assert "no row with subject 'Z'; there are 'A', 'B', 'C'" in said_by(assert_met, answer, "two", "Z")


# ---- answers beside one another


def test_equal_answers_are_the_same() -> None:
    network = network_of(DUTIES)
    assert_same_answer(network.duties(), network_of(DUTIES).duties())
    assert_same_answer(network.duties(), list(network.duties()))
    assert_same_answer([(1, 2)], ((1, 2) for _ in range(1)))


def test_rows_that_differ_stand_side_by_side() -> None:
    before, after = network_of(DUTIES).duties(), network_of(DUTIES.replace("A duty=2", "A duty=3")).duties()
    assert said_by(assert_same_answer, before, after) == (
        "1 rows differ; left has 3 rows, right has 3\n"
        "row 0:\n"
        "             left   right\n"
        "  school     'A'    'A'\n"
        "  required   2      3  ≠\n"
        "  met        2      2\n"
        "  shortfall  0      1  ≠\n"
        "  verdict    'met'  'not_met'  ≠"
    )


def test_rows_of_one_side_are_said_alone() -> None:
    rows = list(network_of(DUTIES).duties())
    assert difference_of(rows, rows[:2]) == [
        "1 rows differ; left has 3 rows, right has 2",
        "only left, row 2: school 'C', required 1, met 1, shortfall 0, verdict 'met'",
    ]
    assert difference_of([(1, 2)], [(3, 4), (1, 2)]) == [
        "1 rows differ; left has 1 rows, right has 2",
        "only right, row 0: cell 0 3, cell 1 4",
    ]
    moved = difference_of([("A", 1), ("B", 2)], [("B", 3), ("A", 1)])
    assert moved[:2] == ["1 rows differ; left has 2 rows, right has 2", "row 1 of left, row 0 of right:"]
    assert len(difference_of([(i, 0) for i in range(2000)], [(i, 1) for i in range(2000)])) == 1 + 20 * 4 + 1
    network = network_of(DUTIES)
    assert said_by(assert_same_answer, network.duties(), network.roles()).startswith(
        "the columns differ:\n  left:  school"
    )


# ---- the plugin of pytest


def test_the_plugin_shows_answers_and_rows_alone() -> None:
    duties = network_of(DUTIES).duties()
    compare = pytest_assertrepr_compare
    assert compare("==", duties, [])[:2] == [  # type: ignore[index]
        "<duties: 3 rows> == <list: 0 rows>",
        "3 rows differ; left has 3 rows, right has 0",
    ]
    assert compare("==", list(duties), list(duties)[:2])[0] == "<list: 3 rows> == <list: 2 rows>"  # type: ignore[index]
    equal = compare("==", duties, list(duties))
    assert equal is not None
    assert "an answer equals only a table" in equal[1]
    for others in (
        ("!=", duties, []),
        ("==", [1], [2]),
        ("==", duties, 3),
        ("==", duties, [3]),
        ("==", "a", "b"),
    ):
        assert compare(*others) is None


def test_pytest_finds_the_plugin_by_itself(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "from jiedui.testing import network_of\n"
        "def test_it():\n"
        "    a, b = (network_of(f'A>B staff | schools A duty={n}') for n in (1, 2))\n"
        "    assert list(a.duties()) == list(b.duties())\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "required   1      2  ≠" in done.stdout


def test_the_plugin_imports_nothing_before_it_is_needed() -> None:
    code = "import sys, jiedui.pytest_plugin; print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert [each for each in ("jiedui.testing", "hypothesis") if f"'{each}" in done.stdout] == []


def test_names_are_exported_and_documented() -> None:
    for module in (jiedui.testing, jiedui.testing_texts, jiedui.testing_districts):
        assert module.__doc__
        assert len(set(module.__all__)) == len(module.__all__)
        for name in module.__all__:
            public = getattr(module, name)
            assert isinstance(public, tuple) or public.__doc__
