# SPDX-License-Identifier: Apache-2.0
"""Policies in Python: those that ship, those written wrong, and rules of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import jiedui as jd
from jiedui.testing import (
    assert_met,
    assert_not_met,
    assert_same_answer,
    assert_undecided,
    drawn_network,
    network_of,
)
from support import DISTRICT

NETWORK = """A>B staff 2003-09-01..; A>C funds 2003-09-01..; B>C staff
    | schools A locale=urban; B weak=yes; C weak=yes"""


def policy_text(*rules: dict[str, Any], **others: Any) -> str:
    return json.dumps({"id": "p", "version": "1", "basis": "a notice", "rules": rules} | others)


def rule(kind: str, name: str = "r", **others: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, **others}


def judged(
    text: str,
    network: jd.Network,
    kinds: dict[str, Callable[..., Any]] | None = None,
    day: date | str | None = None,
) -> jd.Answer[Any]:
    return jd.judge(jd.policy_of(text, kinds), network, day, kinds)


def verdicts(answer: jd.Answer[Any]) -> list[tuple[str, str, str]]:
    return [(row.rule, row.subject, row.verdict) for row in answer]


# ---- policies that ship


def test_answers_by_two_policies_never_have_the_same_about() -> None:
    network = network_of("A>B staff | schools A duty=2")

    def asked(**others: Any) -> jd.Policy:
        return jd.policy_of(policy_text(rule("duty", **others)))

    policies = [
        asked(parameters={"recipients": 1}),
        asked(parameters={"recipients": 2}),
        asked(parameters={"recipients": {"value": 2, "basis": "F10"}}),
        asked(parameters={"recipients": 2}, scope={"schools": {"duty": 2}}),
        asked(parameters={"recipients": 2}, scope={"schools": {"duty": [2, 3]}}),
        asked(parameters={"recipients": 2}, confidence="confirmed"),
        asked(parameters={"recipients": 2}, remark="x"),
    ]
    abouts = [str(jd.judge(each, network).about) for each in policies]
    assert len(set(abouts)) == len(abouts)
    assert abouts[0] == str(jd.judge(asked(parameters={"recipients": 1}), network).about)


def test_the_district_is_judged_by_its_policy() -> None:
    network = jd.Network(jd.read_ledger(DISTRICT))
    answer = jd.judge(jd.policy("source-district"), network, "2005-01-01")
    assert answer.question == "judge"
    policy = jd.policy("source-district")
    assert answer.about.question == f"judge, source-district 1 ({policy.fingerprint()}) as of 2005-01-01"
    for school in ("exp-school", "city-middle", "city-primary-2"):
        assert_met(answer, rule="two-pairs", subject=school)
    assert [row.rule for row in answer] == sorted(
        (row.rule for row in answer),
        key=["two-pairs", "rural-supporters", "service-before-title", "four-papers"].index,
    )
    papers = {row.subject: row.verdict for row in answer if row.rule == "four-papers"}
    assert set(papers) == {"leadership", "schedule", "plan", "inspection"}
    assert "not_met" not in papers.values()
    row = answer[0]
    assert (row.subject_kind, row.measured, row.limit, row.unit, row.confidence) == (
        *("school", 2.0, 2.0),
        *("schools", "confirmed"),
    )
    assert sum(len(answer.evidence(place)) for place in range(len(answer))) > 0
    assert answer.to_pandas()["verdict"].tolist() == [row.verdict for row in answer]


def test_every_policy_that_ships_judges_a_drawn_county() -> None:
    """But for the one that asks for an attribute which a drawn county has not, and says so."""
    network = drawn_network(2, schools=30).during("2004/2005")
    with pytest.raises(jd.BadPolicy, match="graduating_grade"):
        jd.judge(jd.policy("rotation-hefei"), network)
    for name in jd.policies():
        found = jd.policy(name)
        assert found.id == name
        if name == "rotation-hefei":
            continue
        assert len(found.rules) > 0
        answer = jd.judge(found, network, "2005-09-01")
        assert {row.verdict for row in answer} <= {"met", "not_met", "undecided"}
        for place in range(len(answer)):
            assert jd.explain(answer, place).startswith(f"Rule {answer[place].rule}: ")
            assert jd.explain(answer, place, "zh").startswith(f"规则 {answer[place].rule}：")
        with pytest.raises(IndexError, match=f"no row {len(answer)}; the table has {len(answer)} rows"):
            jd.explain(answer, len(answer))


def test_the_graduating_grade_of_hefei_has_a_share_of_its_own() -> None:
    usual = {"home": "A", "exempt": "no"}
    teachers = [
        {"id": f"T{number}", **usual, "graduating_grade": "yes" if number < 3 else "no"}
        for number in range(10)
    ]
    postings = [
        {
            "id": "P1",
            "home": "A",
            "host": "B",
            "teacher": "T0",
            "first_day": "2015-09-01",
            "last_day": "2016-08-31",
        }
    ]
    schools = [{"id": "A", "name": "North", "division": "county"}, {"id": "B", "name": "South"}]
    settings = {"complete": [{"table": "postings", "first_day": "2015-09-01", "last_day": "2016-08-31"}]}

    def verdicts_of(posted: str) -> list[tuple[str, str, Decimal | None, Decimal | None]]:
        tables = {"schools": schools, "teachers": teachers, "postings": [{**postings[0], "teacher": posted}]}
        year = jd.Network(jd.read_ledger(tables, settings=settings)).during("2015/2016")
        return [
            (row.rule, row.verdict, row.numerator, row.denominator)
            for row in jd.judge(jd.policy("rotation-hefei"), year)
        ]

    one, three, ten, none = Decimal(1), Decimal(3), Decimal(10), Decimal(0)
    assert verdicts_of("T0") == [("rotation-share", "met", one, ten), ("graduating-grade", "met", one, three)]
    assert verdicts_of("T9") == [
        ("rotation-share", "met", one, ten),
        ("graduating-grade", "not_met", none, three),
    ]


def test_texts_of_policies_read_back(tmp_path: Path) -> None:
    assert jd.policies() == sorted(jd.policies())
    assert "source-district" in jd.policies()
    for name in jd.policies():
        text = jd.policy_text(name)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
        assert jd.policy_of(text) == jd.policy(name) == jd.read_policy(tmp_path / f"{name}.json")
    for call in (jd.policy, jd.policy_text):
        with pytest.raises(jd.BadArgument) as caught:
            call("no-such")
        assert caught.value.subject == "no-such"
    with pytest.raises(jd.Unreadable):
        jd.read_policy(tmp_path / "no-such.json")


def test_a_policy_says_what_it_holds() -> None:
    policy = jd.policy_of(
        policy_text(
            rule(
                "duty",
                confidence="confirmed",
                remark="why",
                parameters={"recipients": {"value": 2, "basis": "F10", "confidence": "secondary"}},
            ),
            valid={"period": "2003/2004"},
            title="Mine",
        )
    )
    assert (policy.id, policy.title, policy.version, policy.basis) == ("p", "Mine", "1", "a notice")
    assert policy.valid == jd.Period.of("2003/2004")
    [only] = policy.rules
    assert (only.id, only.kind, only.basis, only.confidence, only.remark) == (
        "r",
        "duty",
        "",
        "confirmed",
        "why",
    )
    [parameter] = only.parameters
    assert (parameter.name, parameter.value, parameter.basis, parameter.confidence) == (
        *("recipients", 2),
        *("F10", "secondary"),
    )
    assert repr(policy) == "<Policy p 1: 1 rules>"
    assert policy == jd.policy_of(jd_text_of(policy))
    assert policy != jd.policy("source-district")


def jd_text_of(policy: jd.Policy) -> str:
    """Write a policy of one rule as a text again."""
    [only] = policy.rules
    parameters = {
        each.name: {"value": each.value, "basis": each.basis, "confidence": each.confidence}
        for each in only.parameters
    }
    written = rule(only.kind, only.id, parameters=parameters, confidence=only.confidence, remark=only.remark)
    return policy_text(written, title=policy.title, valid={"period": "2003/2004"})


# ---- policies written wrong


def wrong_in(call: Callable[[], object]) -> dict[str, str]:
    """Give the places of what is wrong, each with the value."""
    with pytest.raises(jd.BadPolicy) as caught:
        call()
    assert caught.value.code is jd.ErrorCode.bad_policy
    assert isinstance(caught.value, ValueError)
    return {each.column: each.value for each in caught.value.findings}


BAD = {
    "an unknown kind": (policy_text(rule("duties")), {"/rules/0/kind": '"duties"'}),
    "a wrong type": (
        policy_text(rule("duty", parameters={"recipients": "two"})),
        {"/rules/0/parameters/recipients": '"two"'},
    ),
    "a fraction of a school": (
        policy_text(rule("duty", parameters={"recipients": {"value": 1.5}})),
        {"/rules/0/parameters/recipients/value": "1.5"},
    ),
    "a share without a denominator": (
        policy_text(rule("backbone-share", parameters={"share": 0.2})),
        {"/rules/0/parameters": '{"share":0.2}'},
    ),
    "two rules of one id": (policy_text(rule("no-ring"), rule("no-ring")), {"/rules/1/id": '"r"'}),
    "two mistakes": (
        policy_text(rule("rings", "first"), rule("no-ring", confidence="sure")),
        {"/rules/0/kind": '"rings"', "/rules/1/confidence": '"sure"'},
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_policy_is_refused_with_places(what: str, tmp_path: Path) -> None:
    text, expected = BAD[what]
    assert wrong_in(lambda: jd.policy_of(text)) == expected
    (tmp_path / "mine.json").write_text(text, encoding="utf-8")
    assert wrong_in(lambda: jd.read_policy(tmp_path / "mine.json")) == expected


def test_findings_of_policies_name_the_file_and_are_said_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text(BAD["an unknown kind"][0], encoding="utf-8")
    with pytest.raises(jd.BadPolicy) as caught:
        jd.read_policy(tmp_path / "mine.json")
    [finding] = caught.value.findings
    assert finding.code == "bad_setting"
    assert "mine.json" in str(caught.value)
    assert "duties" in finding.explain()
    assert "duties" in finding.explain("zh")
    assert finding.explain() != finding.explain("zh")


BAD_SCOPES = {
    "/rules/0/scope/schools": {"schools": {"locale": "town"}},
    "/rules/0/scope/schools/colour": {"schools": {"colour": "red"}},
    "/rules/0/scope/schools/locale": {"schools": {"locale": "lunar"}},
    "/rules/0/scope/teachers": {"teachers": {"title": "senior"}},
    "/rules/0/scope/teachers/colour": {"teachers": {"colour": "red"}},
}


@pytest.mark.parametrize("place", BAD_SCOPES)
def test_a_scope_that_does_not_fit_the_ledger_is_refused(place: str) -> None:
    network = network_of(
        "A>B staff | schools A locale=urban; B locale=rural | teachers T1 home=A title=junior"
    )
    policy = jd.policy_of(policy_text(rule("no-ring", scope=BAD_SCOPES[place])))
    assert list(wrong_in(lambda: jd.judge(policy, network))) == [place]


def test_a_scope_with_a_wrong_word_is_told_the_right_ones() -> None:
    network = network_of(
        "A>B staff 0..9 | schools A locale=urban weak=yes | teachers T1 home=A born=1970-01-01"
    )
    wrong = {
        "locale": ("schools", "lunar", "one of 'urban', 'town' or 'rural'"),
        "weak": ("schools", "perhaps", "true or false"),
        "duty": ("schools", "two", "a number without separators, exact in thousandths"),
        "born": (
            "teachers",
            "young",
            "a day, month, term or school year: 2003-09-01, 2003-09, 2003-autumn, 2003/2004",
        ),
    }
    for column, (table, word, expected) in wrong.items():
        policy = jd.policy_of(policy_text(rule("no-ring", scope={table: {column: word}})))
        with pytest.raises(jd.BadPolicy) as caught:
            jd.judge(policy, network)
        (finding,) = caught.value.findings
        assert (finding.column, finding.value) == (f"/rules/0/scope/{table}/{column}", f"'{word}'")
        assert expected in finding.explain()
        assert "以下之一" in finding.explain("zh") or column != "locale"


def test_what_was_left_out_is_that_of_all_rules_together() -> None:
    network = network_of("A>B staff; A>B posting teacher=T1; A>A staff | schools A locale=urban; B")
    in_a_term = {"days": {"period": "2003-autumn"}}
    rings = rule("no-ring", "a")
    rings_of_a_term = rule("no-ring", "b", scope=in_a_term | {"schools": {"locale": "urban"}})
    forms_of_a_term = rule("posting-forms", "c", scope=in_a_term, parameters={"forms": ["rotation"]})
    assert judged(policy_text(rings), network).left_out == (1, 0, 0, 0)
    together = judged(policy_text(rings, rings_of_a_term, forms_of_a_term), network)
    assert together.left_out == (1, 0, 2, 1)
    assert together.left_out_ties("undecided") == [("agreement", "t1"), ("posting", "t2")]
    assert together.unknown_schools() == ["B"]


def test_a_duty_may_count_campuses_once() -> None:
    network = network_of("A>B staff; A>C staff | schools A locale=urban; B legal=x; C legal=x")
    duty = rule("duty", scope={"schools": {"locale": "urban"}}, parameters={"recipients": 2})
    assert verdicts(judged(policy_text(duty), network)) == [("r", "A", "met")]
    duty["parameters"]["once_per"] = "legal"
    assert verdicts(judged(policy_text(duty), network)) == [("r", "A", "not_met")]


def test_a_scope_may_be_allowed_to_be_empty() -> None:
    network = network_of("A>B staff | schools A locale=urban; B locale=rural")
    scope = {"schools": {"locale": "town"}, "may_be_empty": True}
    assert verdicts(judged(policy_text(rule("no-ring", scope=scope)), network)) == []


def test_a_rule_that_counts_service_needs_a_day() -> None:
    network = network_of(
        "A>B posting teacher=T1 2003-09-01..2004-08-31 | teachers T1 home=A applies_for=senior"
    )
    text = policy_text(
        rule(
            "service-before-title",
            parameters={"titles": ["senior"], "threshold": "365 days", "hosts": "weak"},
        )
    )
    with pytest.raises(jd.BadArgument) as caught:
        judged(text, network)
    assert caught.value.code is jd.ErrorCode.bad_day
    assert len(judged(text, network, day="2005-01-01")) == 1
    assert len(judged(text, network, day=date(2005, 1, 1))) == 1


# ---- in words


def test_a_judgement_is_explained_in_both_languages() -> None:
    answer = judged(policy_text(rule("duty", parameters={"recipients": 2})), network_of(NETWORK))
    assert jd.explain(answer, 0) == (
        "Rule r: met. A supports 2 schools for certain and 2 at most; 2 are demanded. "
        "Records: t1, t2. Basis: a notice (not confirmed)."
    )
    assert "规则 r：" in jd.explain(answer, 0, "zh")
    assert "t1、t2" in jd.explain(answer, 0, "zh")
    assert jd.explain(answer, -1) == jd.explain(answer, len(answer) - 1)
    assert answer.evidence(0) == [("agreement", "t1"), ("agreement", "t2")]
    with pytest.raises(IndexError):
        jd.explain(answer, len(answer))
    with pytest.raises(TypeError):
        jd.explain(network_of(NETWORK).roles(), 0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="fr"):
        jd.explain(answer, 0, "fr")  # type: ignore[arg-type]


def test_kinds_are_listed_with_their_parameters() -> None:
    kinds = jd.rule_kinds({"mine": enough})
    assert [each.kind for each in kinds] == sorted(each.kind for each in kinds)
    said = {(each.kind, each.parameter): each for each in kinds}
    assert said["duty", "recipients"].is_required
    assert said["duty", "recipients"].unit == "schools"
    assert not said["duty", "only_weak"].is_required
    assert said["no-ring", None].doc
    assert said["mine", "least"].is_required
    assert not said["mine", "unit"].is_required
    assert said["mine", "least"].doc == "Each school gives so many ties."
    assert "mine" not in {each.kind for each in jd.rule_kinds()}


# ---- rules of one's own


def enough(asked: jd.Slice, schools: jd.SchoolSet, least: int, unit: str = "ties") -> Iterator[jd.Judgement]:
    """Each school gives so many ties."""
    for school in schools:
        ties = [("agreement", tie.tie) for tie in asked.ties() if tie.supporter == school]
        yield jd.Judgement(
            school,
            len(ties) >= least,
            len(ties),
            least,
            unit,
            numerator=len(ties),
            denominator=3,
            ties=ties,
        )


KINDS = {"enough": enough}


def test_own_kinds_stand_among_those_built_in() -> None:
    text = policy_text(
        rule("no-ring", "first"),
        rule(
            "enough",
            "second",
            parameters={"least": {"value": 2, "confidence": "secondary"}, "unit": "records"},
        ),
        rule("duty", "third", parameters={"recipients": 1}),
        rule("enough", "fourth", scope={"schools": {"weak": True}}, parameters={"least": 1}),
    )
    answer = judged(text, network_of(NETWORK), KINDS)
    assert list(dict.fromkeys(row.rule for row in answer)) == ["first", "second", "third", "fourth"]
    assert [row[1:] for row in verdicts(answer) if row[0] == "second"] == [
        ("A", "met"),
        ("B", "not_met"),
        ("C", "not_met"),
    ]
    place = next(i for i, row in enumerate(answer) if row.rule == "second")
    row = answer[place]
    assert (row.measured, row.limit, row.unit, row.numerator, row.denominator, row.confidence) == (
        *(2.0, 2.0, "records"),
        *(Decimal(2), Decimal(3), "unconfirmed"),
    )
    assert answer.evidence(place) == [("agreement", "t1"), ("agreement", "t2")]
    assert "That is 2 of 3." in jd.explain(answer, place)
    # the schools of the scope, and all their ties
    assert [row[1:] for row in verdicts(answer) if row[0] == "fourth"] == [("B", "met"), ("C", "not_met")]
    assert_met(answer, "third", "A")
    assert_not_met(answer, "third", "C")


def test_rules_of_ones_own_see_what_lies_outside_their_scope_and_the_day() -> None:
    days: list[object] = []

    def giving(asked: jd.Slice, schools: jd.SchoolSet, day: object) -> Iterator[jd.Judgement]:
        days.append(day)
        for school in schools:
            yield jd.Judgement(school, len(asked.partners(school)) > 0)

    scope = {"schools": {"locale": "urban"}}
    policy = jd.policy_of(policy_text(rule("giving", scope=scope)), {"giving": giving})
    network = network_of("A>B staff | schools A locale=urban; B locale=rural; C locale=urban")
    answer = jd.judge(policy, network, "2003-09-01", {"giving": giving})
    assert [(row.subject, row.verdict) for row in answer] == [("A", "met"), ("C", "not_met")]
    jd.judge(policy, network, kinds={"giving": giving})
    assert days == [date(2003, 9, 1), None]
    assert [each.parameter for each in jd.rule_kinds({"giving": giving}) if each.kind == "giving"] == [None]


@pytest.mark.parametrize("wrong", [lambda: (), lambda *_: (), lambda _, **__: ()])
def test_a_function_that_cannot_take_the_slice_is_no_kind(wrong: Any) -> None:
    with pytest.raises(TypeError, match="must take the slice"):
        jd.policy_of(policy_text(), {"mine": wrong})


def test_the_end_of_the_program_is_no_failure_of_a_rule() -> None:
    def leaves(_: jd.Slice) -> list[jd.Judgement]:
        raise SystemExit(3)

    policy = jd.policy_of(policy_text(rule("leaves")), {"leaves": leaves})
    with pytest.raises(SystemExit):
        jd.judge(policy, network_of(NETWORK), kinds={"leaves": leaves})


def test_parameters_come_as_values_of_python() -> None:
    seen: dict[str, Any] = {}

    def listening(**said: Any) -> list[jd.Judgement]:
        seen.update(said)
        return []

    def five(
        _: jd.Slice, whole: int, part: Decimal, flag: bool, word: str, words: list[str]
    ) -> list[jd.Judgement]:
        return listening(whole=whole, part=part, flag=flag, word=word, words=words)

    given: dict[str, Any] = {"whole": 2, "part": 0.125, "flag": True, "word": "a", "words": ["a", "b"]}
    assert len(judged(policy_text(rule("five", parameters=given)), network_of(NETWORK), {"five": five})) == 0
    assert seen == given | {"part": Decimal("0.125")}
    assert [type(value) for value in seen.values()] == [int, Decimal, bool, str, list]
    missing = policy_text(rule("five", parameters={"whole": 2}))
    assert wrong_in(lambda: jd.policy_of(missing, {"five": five})) == {"/rules/0/parameters": '{"whole":2}'}
    other = policy_text(rule("enough", parameters={"least": 1, "most": 2}))
    assert list(wrong_in(lambda: jd.policy_of(other, KINDS))) == ["/rules/0/parameters"]


TEACHERS = """A>B posting teacher=T1 2015-09-01..2016-08-31; A>B posting teacher=T2 ?..2016-08-31
    | teachers T1 home=A exempt=no joined=2000-09-01; T2 home=A exempt=no;
      T3 exempt=no joined=2000-09-01; T4 home=A exempt=yes"""
TENURE = rule("tenure-limit", "long", parameters={"years_at_school": 6})


def test_who_must_rotate_lists_teachers_and_their_postings() -> None:
    policy = jd.policy_of(policy_text(rule("no-ring", "ring"), TENURE))
    answer = jd.who_must_rotate(policy, network_of(TEACHERS).during("2015/2016"))
    assert answer.question == "who_must_rotate"
    assert [tuple(row) for row in answer] == [
        ("long", "T1", "A", "yes", "yes"),
        ("long", "T2", "A", "undecided", "undecided"),
        ("long", "T3", None, "yes", "no"),
    ]
    assert [answer.evidence(row) for row in range(3)] == [[("posting", "t1")], [], []]
    assert answer.to_pandas()["home"].tolist()[:2] == ["A", "A"]
    by_day = jd.who_must_rotate(policy, network_of(TEACHERS), date(2006, 8, 31))
    assert [row.teacher for row in by_day] == ["T2"]  # six years are not over for the others
    assert "as of 2006-08-31" in str(by_day.about)
    with pytest.raises(jd.BadArgument):
        jd.who_must_rotate(policy, network_of(TEACHERS))
    own = jd.policy_of(policy_text(rule("enough", parameters={"least": 1}), TENURE), KINDS)
    assert len(jd.who_must_rotate(own, network_of(TEACHERS), "2016-09-01", KINDS)) == 3


def test_a_policy_that_asks_nobody_to_rotate_is_refused() -> None:
    policy = jd.policy_of(policy_text(rule("no-ring")))
    with pytest.raises(jd.BadPolicy) as caught:
        jd.who_must_rotate(policy, network_of(TEACHERS), "2016-09-01")
    (finding,) = caught.value.findings
    assert (finding.column, finding.value) == ("/rules", "'no-ring'")
    assert "expected one of 'rotation-share' or 'tenure-limit'" in finding.explain()


def test_whom_a_policy_asks_to_rotate_it_judges() -> None:
    """Of drawn counties: a tenure limit judges those whom it lists, and is met by those who surely rotate."""
    policy = jd.policy_of(policy_text(TENURE))
    for seed in range(20):
        year = drawn_network(seed).during("2003/2004")
        listed = jd.who_must_rotate(policy, year)
        answer = jd.judge(policy, year)
        assert [row.subject for row in answer] == [row.teacher for row in listed]
        for said, asked in zip(answer, listed, strict=True):
            assert (said.verdict == "met") == (asked.rotates == "yes")


def test_parameters_that_do_not_go_together_are_a_finding() -> None:
    parameters = {"titles": ["senior"], "threshold": "2 terms", "hosts": "weak", "by_share": True}
    assert wrong_in(
        lambda: jd.policy_of(policy_text(rule("service-before-title", parameters=parameters)))
    ) == {"/rules/0/parameters/threshold": '"2 terms"'}
    due = policy_text(rule("recorded-by", parameters={"month": 2, "day": 29}))
    assert wrong_in(lambda: jd.policy_of(due)) == {"/rules/0/parameters/day": "29"}


def test_verdicts_are_words_or_truth_values() -> None:
    def three(_: jd.Slice) -> Iterator[jd.Judgement]:
        yield jd.Judgement("A", True)
        yield jd.Judgement("B", False, reason="seen")
        yield jd.Judgement("C", None)
        yield jd.Judgement("T1", "met", subject_kind="teacher")

    answer = judged(
        policy_text(rule("three")), network_of("A>B posting teacher=T1; B>C staff"), {"three": three}
    )
    assert [row[1:] for row in verdicts(answer)] == [
        ("A", "met"),
        ("B", "not_met"),
        ("C", "undecided"),
        ("T1", "met"),
    ]
    assert (answer[3].subject_kind, answer[0].measured, answer[0].unit) == ("teacher", None, answer[1].unit)
    assert "Seen." in jd.explain(answer, 1)


def raising(_: jd.Slice) -> Iterator[jd.Judgement]:
    """A rule with a slip."""
    yield jd.Judgement("A", True)
    raise ZeroDivisionError("a slip in line 3")


@pytest.mark.parametrize("kind", ["school", "teacher", "tie"])
def test_a_subject_that_the_ledger_does_not_have_is_the_rules_failure(kind: Any) -> None:
    def mistaken(_: jd.Slice) -> Iterator[jd.Judgement]:
        yield jd.Judgement("nowhere", True, subject_kind=kind)

    answer = judged(policy_text(rule("mistaken")), network_of(NETWORK), {"mistaken": mistaken})
    assert [(row.subject_kind, row.subject, row.verdict) for row in answer] == [("programme", "r", "failed")]
    assert "nowhere" in jd.explain(answer, 0)
    assert "该规则运行失败" in jd.explain(answer, 0, "zh")


def test_other_subjects_are_the_rules_own_to_name() -> None:
    def yields(_: jd.Slice) -> Iterator[jd.Judgement]:
        yield jd.Judgement("t1", True, subject_kind="tie")
        yield jd.Judgement("2003/2004", True, subject_kind="school_year", reason="it was a good year!")
        yield jd.Judgement("county", None, subject_kind="division", reason="nobody knows")

    answer = judged(policy_text(rule("yields")), network_of(NETWORK), {"yields": yields})
    assert [row.subject for row in answer] == ["t1", "2003/2004", "county"]
    assert "It was a good year! Basis" in jd.explain(answer, 1)
    assert "Nobody knows. Basis" in jd.explain(answer, 2)


def test_a_rule_that_raises_harms_no_other() -> None:
    text = policy_text(rule("no-ring", "before"), rule("raising", "mine"), rule("no-ring", "after"))
    answer = judged(text, network_of(NETWORK), {"raising": raising})
    assert [row.rule for row in answer] == ["before"] * 3 + ["mine"] + ["after"] * 3
    assert_met(answer, "before")
    assert_met(answer, "after")
    assert (answer[3].subject_kind, answer[3].subject, answer[3].verdict) == ("programme", "mine", "failed")
    said = jd.explain(answer, 3)
    for part in ("he rule failed", "Traceback", "ZeroDivisionError: a slip in line 3", "in raising"):
        assert part in said


def yielding(value: Any) -> Callable[[jd.Slice], Iterator[Any]]:
    def kind(_: jd.Slice) -> Iterator[Any]:
        yield value

    return kind


def returning(value: Any) -> Callable[[jd.Slice], Any]:
    return lambda _: value


def raising_half_a_character(_: jd.Slice) -> None:
    raise ValueError("\udc80")


WRONG_YIELDS: dict[str, Callable[..., Any]] = {
    "a text": yielding("A"),
    "a pair": yielding(("A", True)),
    "a number as subject": yielding(jd.Judgement(1, True)),  # type: ignore[arg-type]
    "a verdict that is none": lambda _: [jd.Judgement("A", "maybe")],  # type: ignore[arg-type]
    "a kind of subject that is none": yielding(jd.Judgement("A", True, subject_kind="town")),  # type: ignore[arg-type]
    "a text as number": yielding(jd.Judgement("A", True, measured="much")),  # type: ignore[arg-type]
    "a number not exact": yielding(jd.Judgement("A", True, numerator=Decimal("0.00001"), denominator=1)),
    "a tie that is none": yielding(jd.Judgement("A", True, ties=[("agreement", "t99")])),
    "a tie without kind": yielding(jd.Judgement("A", True, ties=["t1"])),  # type: ignore[list-item]
    "nothing": returning(None),
    "one judgement": returning(jd.Judgement("A", True)),
    "a number": returning(1),
    "judgements and something else": returning([jd.Judgement("A", True), "B"]),
    "what only looks like a judgement": yielding(SimpleNamespace(**vars(jd.Judgement("A", True)))),
    "that it failed": lambda _: [jd.Judgement("A", "failed")],  # type: ignore[arg-type]
    "half a character": yielding(jd.Judgement("A", True, reason="\udc80")),
    "half a character that it raises": raising_half_a_character,
}


@pytest.mark.parametrize("what", WRONG_YIELDS)
def test_a_rule_that_yields_what_is_no_judgement_has_failed(what: str) -> None:
    answer = judged(
        policy_text(rule("mine"), rule("no-ring", "other")), network_of(NETWORK), {"mine": WRONG_YIELDS[what]}
    )
    assert verdicts(answer)[0] == ("r", "r", "failed")
    assert jd.explain(answer, 0).startswith(
        "Rule r: failed, so it says nothing of the data. The rule failed:"
    )
    assert jd.explain(answer, 0, "zh").startswith("规则 r：运行失败，未能判定。该规则运行失败：")
    assert_met(answer, "other")
    assert len(answer) == 4


@pytest.mark.parametrize("asserted", [assert_met, assert_not_met, assert_undecided])
def test_every_assertion_refuses_a_rule_that_failed(asserted: Callable[..., None]) -> None:
    kinds = {"mine": returning(None)}
    answer = judged(policy_text(rule("mine"), rule("no-ring", "other")), network_of(NETWORK), kinds)
    for meant in ({}, {"rule": "r"}, {"subject": "r"}, {"subject": "A"}, {"rule": "r", "subject": "A"}):
        with pytest.raises(AssertionError, match="1 rule failed"):
            asserted(answer, **meant)
    with pytest.raises(AssertionError, match="a rule failed in the answer on the left"):
        assert_same_answer(answer, answer)
    with pytest.raises(AssertionError, match="on the right"):
        assert_same_answer([], answer)
    columns = answer.to_pandas()
    assert list(columns["verdict"]) == ["failed", "met", "met", "met"]


@pytest.mark.parametrize("verdict", ["maybe", "failed", "", 5, [], 0.5])
def test_a_rule_says_met_not_met_or_undecided_only(verdict: Any) -> None:
    with pytest.raises(ValueError, match="a verdict is"):
        jd.Judgement("A", verdict)


def test_ctrl_c_passes_through() -> None:
    def stopped(_: jd.Slice) -> list[jd.Judgement]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judged(policy_text(rule("stopped")), network_of(NETWORK), {"stopped": stopped})


def test_a_kind_that_is_gone_is_named() -> None:
    policy = jd.policy_of(policy_text(rule("enough", parameters={"least": 1})), KINDS)
    assert wrong_in(lambda: jd.judge(policy, network_of(NETWORK))) == {"/rules/0/kind": "'enough'"}
    assert list(wrong_in(lambda: jd.policy_of(policy_text(rule("enough", parameters={"least": 1}))))) == [
        "/rules/0/kind"
    ]


def test_an_answer_outlives_what_it_judged() -> None:
    def answer_of_a_lost_network() -> jd.Answer[Any]:
        return judged(policy_text(rule("enough", parameters={"least": 2})), network_of(NETWORK), dict(KINDS))

    answer = answer_of_a_lost_network()
    assert [row.verdict for row in answer] == ["met", "not_met", "not_met"]
    assert jd.explain(answer, 0).startswith("Rule r: met.")
