# SPDX-License-Identifier: Apache-2.0
"""Objects that no constructor made, and texts that are not Unicode: both are refused everywhere."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import jiedui as jd
from jiedui import _core
from jiedui.testing import network_of

BOUND = [each for each in vars(_core).values() if isinstance(each, type) and "pybind11" in str(type(each))]
HALF = "A\udc80"


# Those of the package, of which the compiled part makes objects.
SHAPED = [each for each in vars(jd).values() if isinstance(each, type) and set(each.__mro__[1:]) & set(BOUND)]


def test_bound_classes_of_values_have_a_class_of_the_package() -> None:
    assert {jd.Network, jd.Ledger, jd.Slice, jd.SliceOver, jd.SchoolSet, jd.Period} <= set(SHAPED)
    assert {jd.Finding, jd.Policy, jd.Source, jd.Rule, jd.Parameter} <= set(SHAPED)


@pytest.mark.parametrize("cls", [jd.Answer, jd.Table, jd.Findings, jd.Difference])
def test_tables_are_not_made_without_rows(cls: Any) -> None:
    for make in (cls, partial(cls.__new__, cls)):
        with pytest.raises(TypeError, match=f"{cls.__name__}\\(\\) is not called"):
            make()


def call_member(made: Any, name: str) -> object:
    return getattr(made, name)()


def uses_of(made: Any) -> list[Callable[[], object]]:
    """Give every use of an object that needs no more than the object."""
    cls = type(made)
    uses: list[Callable[[], object]] = [
        lambda: repr(made),
        lambda: str(made),
        lambda: made == made,
        lambda: pickle.dumps(made),
        lambda: copy.copy(made),
    ]
    for each in cls.__mro__:
        for name, member in vars(each).items():
            if isinstance(member, property):
                uses.append(partial(getattr, made, name))
            elif type(member).__name__ in ("instancemethod", "function") and name not in (
                "__init__",
                "__new__",
            ):
                uses.append(partial(call_member, made, name))
    return uses


def is_refused(use: Callable[[], object]) -> bool:
    """Say whether a use is a clean error; no other error will do."""
    try:
        use()
    except (TypeError, pickle.PicklingError):
        return True
    return False


@pytest.mark.parametrize("cls", [*BOUND, *SHAPED], ids=lambda cls: f"{cls.__module__}.{cls.__name__}")
def test_an_object_that_no_constructor_made_is_refused_at_every_use(cls: Any) -> None:
    try:
        made = cls.__new__(cls)
    except TypeError:
        return
    refused = sum(is_refused(use) for use in uses_of(made))
    assert refused >= 1


def test_an_object_that_no_constructor_made_is_refused_as_an_argument() -> None:
    network = network_of("A>B staff")
    empty: dict[Any, Any] = {
        cls: cls.__new__(cls) for cls in (jd.Ledger, jd.Network, jd.Slice, jd.Period, jd.SchoolSet, jd.Policy)
    }
    calls: list[Callable[[], object]] = [
        lambda: jd.Network(empty[jd.Ledger]),
        lambda: network.during(empty[jd.Period]),
        lambda: network.within(empty[jd.SchoolSet]),
        lambda: network.school_set("A") & empty[jd.SchoolSet],
        lambda: jd.judge(empty[jd.Policy], network),
        lambda: jd.judge(jd.policy("source-district"), empty[jd.Slice]),
        lambda: jd.difference(network.ledger, empty[jd.Ledger]),
        lambda: jd.explain(jd.Answer.__new__(jd.Answer), 0),
        lambda: network.over([empty[jd.Period]]),
    ]
    for place, call in enumerate(calls):
        with pytest.raises(TypeError):
            print(place, call())


def test_a_subclass_that_forgets_its_base_is_refused() -> None:
    class Forgetful(jd.Network):
        def __init__(self, ledger: jd.Ledger) -> None:
            assert self.tie_count >= 0
            super().__init__(ledger)

    with pytest.raises(TypeError, match="no value"):
        Forgetful(network_of("A>B staff").ledger)


# ---- half of a surrogate pair, which a str of Python may hold and no UTF-8 can

SCHOOLS = [{"id": "A", "name": "Alpha"}, {"id": "B", "name": "Beta"}]


@pytest.mark.parametrize(
    ("tables", "place"),
    [
        ({"schools": [{"id": HALF, "name": "Alpha"}]}, ("schools", 1, "id")),
        ({"schools": [*SCHOOLS, {"id": "C", "name": HALF}]}, ("schools", 3, "name")),
        ({"schools": {"id": ["A"], "name": ["Alpha"], "fact": [HALF]}}, ("schools", 1, "fact")),
        (
            {"schools": SCHOOLS, "supports": [{"supporter": "A", "recipient": "B", "basis": HALF}]},
            ("supports", 1, "basis"),
        ),
    ],
)
def test_half_a_character_in_a_record_is_a_finding_of_its_cell(
    tables: Any, place: tuple[str, int, str]
) -> None:
    tables = {"supports": []} | tables
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(tables)
    found = [each for each in caught.value.findings if each.code == "bad_text"]
    assert (found[0].table, found[0].row, found[0].column) == place
    caught.value.findings.to_pandas()


def test_half_a_character_in_a_header_is_a_finding() -> None:
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": [{"id": "A", "name": "Alpha", HALF: "x"}], "supports": []})
    assert "bad_text" in [each.code for each in caught.value.findings]


def test_half_a_character_in_records_that_are_added_is_a_finding() -> None:
    ledger = network_of("A>B staff").ledger
    with pytest.raises(jd.BadLedger) as caught:
        ledger.with_records(supports=[{"supporter": "A", "recipient": "B", "basis": HALF}])
    assert [each.code for each in caught.value.findings] == ["bad_text"]


CALLS: dict[str, Callable[[jd.Network], object]] = {
    "reach": lambda n: n.reach(HALF),
    "chain": lambda n: n.chain("A", HALF),
    "partners": lambda n: n.partners(HALF),
    "withdraw": lambda n: n.withdraw([HALF]),
    "within": lambda n: n.within(HALF),
    "within attributes": lambda n: n.within(township=HALF),
    "a keyword": lambda n: n.within(**{HALF: "x"}),
    "where": lambda n: n.where(basis=[HALF]),
    "schools_where": lambda n: n.schools_where(township=HALF),
    "school_set": lambda n: n.school_set([HALF]),
    "in a set": lambda n: HALF in n.school_set("A"),
    "through": lambda n: n.through(HALF),
    "at": lambda n: n.at(HALF),
    "during": lambda n: n.during(HALF),
    "over": lambda n: n.over([HALF]),
    "period": lambda _: jd.Period(HALF, None),
    "period of": lambda _: jd.Period.of(HALF),
    "name": lambda n: n.name(HALF),
    "schools_named": lambda n: n.schools_named(HALF),
    "head_counts": lambda n: n.head_counts(HALF),
    "flows": lambda n: n.flows(HALF),
    "service": lambda n: n.service("2003-09-01", threshold=HALF),
    "service forms": lambda n: n.service("2003-09-01", forms=[HALF]),
    "left_out_ties": lambda n: n.ties().left_out_ties(HALF),  # type: ignore[arg-type]
    "without_records": lambda n: n.ledger.without_records(supports=HALF),
    "as_known_on": lambda n: n.ledger.as_known_on(HALF),
    "policy": lambda _: jd.policy(HALF),
    "policy_of": lambda _: jd.policy_of(HALF),
    "judge day": lambda n: jd.judge(jd.policy("source-district"), n, HALF),
    "kind of rule": lambda _: jd.rule_kinds({HALF: lambda _: []}),
    "table": lambda _: jd.read_ledger({HALF: []}),
    "settings": lambda _: jd.read_ledger({"schools": SCHOOLS, "supports": []}, settings={"district": HALF}),
    "schools_by": lambda _: jd.read_ledger({"schools": SCHOOLS}, schools_by=HALF),  # type: ignore[arg-type]
    "language": lambda n: n.ledger.findings.explain(HALF),  # type: ignore[arg-type]
    "summary": lambda n: jd.difference(n.ledger, n.ledger).summary(HALF),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("what", CALLS)
def test_half_a_character_in_any_text_is_an_error_of_ours(what: str) -> None:
    network = network_of("A>B staff 2003-09-01..2004-08-31")
    with pytest.raises(jd.BadArgument) as caught:
        CALLS[what](network)
    assert caught.value.code is jd.ErrorCode.bad_text
    assert "\\udc80" in caught.value.subject
    assert str(caught.value).encode()
