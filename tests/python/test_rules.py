# SPDX-License-Identifier: Apache-2.0
"""Laws of every kind of rule on drawn networks, against the definitions over the drawn records."""

from __future__ import annotations

from typing import Any

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import jiedui as jd
import naive
import naive_people
import naive_rules
from jiedui.testing import day
from jiedui.testing_texts import Record
from naive import joined
from naive_rules import Conditions, Counted, Said, Share, either
from strategies import LAST_DAY, Call, Drawn, described_networks
from support import SETTINGS, many

POLICY = jd.policy_of("""{"id": "p", "version": "1", "rules": [
    {"id": "title", "kind": "service-before-title",
     "scope": {"schools": {"locale": "urban"}, "may_be_empty": true},
     "parameters": {"titles": ["senior"], "threshold": "5 days", "hosts": "weak",
                    "forms": ["rotation", "exchange"]}},
    {"id": "term", "kind": "minimum-term", "parameters": {"days": 3}},
    {"id": "floor", "kind": "floor-at-home"},
    {"id": "stage", "kind": "same-stage"},
    {"id": "distance", "kind": "distance", "parameters": {"kilometres": 120}},
    {"id": "share", "kind": "rotation-share", "parameters": {"share": 0.5, "years_at_school": 5}},
    {"id": "rotated", "kind": "backbone-share", "parameters": {"share": 0.5, "denominator": "rotated"}},
    {"id": "eligible", "kind": "backbone-share",
     "parameters": {"share": 0.4, "denominator": "eligible", "titles": ["senior"],
                    "men_below": 50, "women_below": 45}},
    {"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 5, "women_below": 45}},
    {"id": "booking", "kind": "no-double-booking"},
    {"id": "side", "kind": "no-double-duty"},
    {"id": "forms", "kind": "posting-forms", "parameters": {"forms": ["rotation"]}},
    {"id": "roster", "kind": "recorded-by", "parameters": {"month": 1, "day": 12}},
    {"id": "duty", "kind": "duty", "parameters": {"recipients": 2}},
    {"id": "coverage", "kind": "coverage", "scope": {"schools": {"weak": true}, "may_be_empty": true},
     "parameters": {"channels": ["staff"]}}]}""")
RULES = tuple(rule.id for rule in POLICY.rules)
# The definition of a slice settles unknown days until a little after the drawn ones: no later day is asked.
DAYS = st.integers(0, LAST_DAY + 6)


def definitions_of(s: naive.Slice, today: int) -> dict[str, Said]:
    """Give by rule what it says of whom."""
    postings = naive_people.postings_of(s.tables, s.calls)
    heads = naive_rules.unnamed_heads(postings)

    def goes(teacher: Record) -> str:
        return naive_rules.rotates(postings, teacher["id"])

    def is_one(teacher: Record) -> str:
        return naive_rules.moved_as_backbone(postings, teacher)

    def has_title(teacher: Record) -> str:
        return naive.is_among(teacher["title"], ("senior",))

    def counts_if_sent(teacher: Record) -> str:
        """Say whether one counts who is sent without a name: yes if a count says that its heads do."""
        homes = {teacher["home"]} if teacher["home"] else set(postings.schools)
        if any(each.backbone == "yes" and each.home in homes for each in heads):
            return "yes"
        return either(naive_rules.said_of_backbone(teacher["backbone"]), has_title(teacher))

    def who_is_due(teacher: Record, belongs: str) -> Counted:
        return Counted(joined([belongs, Conditions(years=5).met_by(teacher, today)]), goes(teacher), "yes")

    def who_rotates(teacher: Record, belongs: str) -> Counted:
        return Counted(joined([belongs, goes(teacher)]), is_one(teacher), "no")

    def who_is_eligible(teacher: Record, belongs: str) -> Counted:
        young = Conditions(men_below=50, women_below=45).met_by(teacher, today)
        counts = either(is_one(teacher), has_title(teacher))
        return Counted(joined([belongs, young]), joined([goes(teacher), counts]), counts_if_sent(teacher))

    asked = naive_people.Service(
        today, Call("within", (("weak", ("yes",)),)), 5, forms=("rotation", "exchange")
    )
    urban = Call("within", (("locale", ("urban",)),))
    duties = naive.duties(s, of_all=2)
    coverage = naive.coverage(s, {"staff"})
    covered = {"yes": "met", "no": "not_met", "undecided": "undecided"}
    return {
        "title": naive_rules.service_before_title(postings, asked, "senior", urban),
        "term": naive_rules.minimum_term(postings, 3, today),
        "floor": naive_rules.floor_at_home(postings, today),
        "stage": naive_rules.same_stage(s),
        "distance": naive_rules.distance(s, 120),
        "share": naive_rules.share_by_division(postings, Share(500, today, False, who_is_due)),
        "rotated": naive_rules.share_by_division(postings, Share(500, today, True, who_rotates)),
        "eligible": naive_rules.share_by_division(postings, Share(400, today, False, who_is_eligible)),
        "tenure": naive_rules.tenure_limit(postings, Conditions(years=5, women_below=45), today),
        "booking": naive_rules.no_double_booking(postings),
        "side": naive_rules.no_double_duty(s),
        "forms": naive_rules.posting_forms(postings, {"rotation"}),
        "roster": naive_rules.recorded_by(postings, 11),
        "duty": Said((row[0], row[-1]) for row, _ in duties),
        "coverage": Said((row[0], covered[row[3]]) for row, _ in coverage),
    }


def said_by(answer: jd.Answer[Any]) -> dict[str, Said]:
    said = {rule: Said() for rule in RULES}
    for row in answer:
        said[row.rule][row.subject, str(row.verdict)] += 1
    return said


@many
@given(described_networks(), DAYS)
def test_kinds_say_what_their_definitions_say(drawn: Drawn, today: int) -> None:
    answer = jd.judge(POLICY, drawn.sliced(drawn.network()), day(today))
    defined = definitions_of(naive.Slice(drawn.tables, drawn.calls), today)
    for rule, said in said_by(answer).items():
        assert said == defined[rule], rule


@given(described_networks())
def test_who_is_on_a_ring_does_not_meet_the_rule_against_rings(drawn: Drawn) -> None:
    policy = jd.policy_of('{"id": "p", "version": "1", "rules": [{"id": "ring", "kind": "no-ring"}]}')
    answer = jd.judge(policy, drawn.sliced(drawn.network()))
    on_rings = {row[1] for row, _ in naive.rings(naive.Slice(drawn.tables, drawn.calls))}
    assert {row.subject for row in answer if row.verdict == "not_met"} == on_rings


@given(described_networks(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_judgement(drawn: Drawn, today: int, random: Any) -> None:
    shuffled = {
        table: records if table in SETTINGS else random.sample(records, len(records))
        for table, records in drawn.tables.items()
    }
    answers = [
        jd.judge(POLICY, each.sliced(each.network()), day(today))
        for each in (drawn, Drawn(shuffled, drawn.calls))
    ]
    assert list(answers[0]) == list(answers[1])
    assert [answers[0].evidence(place) for place in range(len(answers[0]))] == [
        answers[1].evidence(place) for place in range(len(answers[1]))
    ]


def test_every_verdict_of_every_kind_is_drawn() -> None:
    missing = {(rule, verdict) for rule in RULES for verdict in ("met", "not_met", "undecided")}

    def all_are_seen(drawn: Drawn) -> bool:
        answer = jd.judge(POLICY, drawn.sliced(drawn.network()), day(LAST_DAY))
        missing.difference_update((row.rule, row.verdict) for row in answer)
        return not missing

    find(described_networks(), all_are_seen, settings=settings(max_examples=2000, phases=[Phase.generate]))
