# SPDX-License-Identifier: Apache-2.0
"""How a policy is tested: a rule of one's own beside a built-in one, a small district, five assertions."""

from collections.abc import Iterator

import jiedui as jd
from jiedui.testing import assert_met, assert_not_met, assert_undecided, network_of


def enough_supporters(asked: jd.Slice, supporters: int) -> Iterator[jd.Judgement]:
    """Demand so many supporters of each weak school, lest it hangs on one."""
    sure, at_most = asked.coverage(), asked.with_undated().with_unknown_channel().coverage()
    for place, (row, most) in enumerate(zip(sure, at_most, strict=True)):
        verdict = True if row.supporters >= supporters else None if most.supporters >= supporters else False
        reason = f"{row.school} has {row.supporters} supporters for certain, {most.supporters} at most"
        ties = sure.evidence(place)
        yield jd.Judgement(
            row.school, verdict, row.supporters, supporters, "schools", ties=ties, reason=reason
        )


KINDS = {"enough-supporters": enough_supporters}
POLICY = """{"id": "my-policy", "version": "1", "basis": "a draft of ours", "rules": [
  {"id": "not-alone", "kind": "enough-supporters", "parameters": {"supporters": 2}},
  {"id": "two-pairs", "kind": "duty", "scope": {"schools": {"locale": "urban"}},
   "parameters": {"recipients": 2}}
]}"""
DISTRICT = """A>B staff 2003-09-01..2006-08-31; A>C funds 2003-09-01..; D>C staff 2003-09-01..?
  | schools A locale=urban; D locale=urban; B locale=rural weak=yes; C locale=rural weak=yes"""


def test_my_policy() -> None:
    policy, network = jd.policy_of(POLICY, KINDS), network_of(DISTRICT)
    first_day = jd.judge(policy, network.at("2003-09-01"), kinds=KINDS)
    assert_met(first_day, rule="not-alone", subject="C")
    assert_not_met(first_day, rule="not-alone", subject="B")
    later = jd.judge(policy, network.at("2004-10-15"), kinds=KINDS)
    assert_undecided(later, rule="not-alone", subject="C")  # nobody knows how long D supports it
    assert_met(later, rule="two-pairs", subject="A")
    assert_not_met(later, rule="two-pairs", subject="D")
