# SPDX-License-Identifier: Apache-2.0
"""Every public call of the package: its signature, its help, what it says of arguments that do not fit."""

from __future__ import annotations

import inspect
import pydoc
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

import jiedui as jd
import question_files
from jiedui.testing import network_of
from support import DISTRICT


class Strange:
    """A value that no call takes."""


class Call(NamedTuple):
    """A public call, and arguments that it takes."""

    name: str
    function: Callable[..., Any]
    good: dict[str, Any]

    def __str__(self) -> str:
        return self.name


# What parameters take, by their names; of questions, by their kinds.
GOOD: dict[str, Any] = {
    "day": "2003-09-01",
    "period": "2003-autumn",
    "periods": ["2003-autumn"],
    "channels": "staff",
    "first": "2003-09-01",
    "until": None,
    "first_day": "2003-09-01",
    "last_day": "2003-09-02",
    "row": 0,
    "by": "school",
    "reason": "undecided",
    "key": "a key of sixteen bytes",
    "language": "en",
    "text": "2003",
    "ids": "A",
    "name": "A",
    "kind": "school",
    "called": "A",
    "school": "A",
    "path": "nowhere",
}
# What the calls of jiedui.equity take.
COLUMNS: dict[str, Any] = {
    "measure": jd.equity.gini,
    **{name: [1.0, 2.0] for name in ("values", "first", "second", "amounts", "pupils", "rank_by")},
    "epsilon": 0.5,
    "p": 0.5,
    "by": [["a", "a"]],
    "paired": False,
    "draws": 100,
    "seed": 1,
}
KINDS: dict[str, Any] = {
    "flag": True,
    "count": 1,
    "number": 0.5,
    "text": "name",
    "school": "A",
    "schools": ["A"],
    "channels": "staff",
    "day": "2003-09-01",
    "days": ["2003-09-01"],
    "words": ["staff"],
    "length": "12 months",
    "span": "2003/2004",
    "spans": ["2003/2004"],
    "word": "primary",
    "moves": {"books": {"kind": "transfer", "of": "yuan"}},
}
NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
# Whose constructors take any arguments, as exceptions do, or are those of plain fields.
PLAIN = {"About", "Column", "ErrorCode", "Judgement", "LeftOut"}


def objects() -> dict[str, Any]:
    """Give an object of every class that has public calls."""
    network = network_of("A>B staff 0..9; B>C funds 3..")
    with pytest.raises(jd.BadLedger) as error:
        jd.read_ledger({"schools": []})
    findings = error.value.findings
    return {
        "Network": network,
        "Slice": network.agreed(),
        "SliceOver": network.over(["1970"]),
        "SchoolSet": network.school_set("A"),
        "Ledger": network.ledger,
        "Table": network.ledger.schools,
        "Answer": network.ties(),
        "Findings": findings,
        "Finding": findings[0],
        "Difference": jd.difference(network.ledger, network.ledger),
        "Policy": jd.policy("source-district"),
        "Period": jd.Period.of("2003"),
    }


def good_for(name: str) -> dict[str, Any]:
    """Give the arguments that a question takes; none if it is not a question."""
    for question in question_files.questions():
        if question.name == name:
            words = {
                each.name: each.words[0] if each.kind == "word" else each.words[:1]
                for each in question.parameters
                if each.words
            }
            return {each.name: words.get(each.name, KINDS[each.kind]) for each in question.parameters}
    return {}


def calls() -> Iterator[Call]:
    """Yield every exported function and class that can be called, and every public method."""
    made = objects()
    network = made["Network"]
    given = {
        "apply": {"difference": made["Difference"], "ledger": network.ledger},
        "difference": {"before": network.ledger, "after": network.ledger},
        "inverse": {"difference": made["Difference"]},
        "explain": {"answer": network.ties(), "row": 0},
        "judge": {"policy": made["Policy"], "asked": network},
        "who_must_rotate": {"policy": made["Policy"], "asked": network},
        "shortfalls": {"policy": made["Policy"], "asked": network, "school_year": "2003/2004"},
        "policy": {"name": "source-district"},
        "policy_text": {"name": "source-district"},
        "policy_of": {"text": "{}"},
        "read_ledger": {"source": DISTRICT},
        "mark_findings": {"source": "nowhere", "path": "nowhere.xlsx"},
        "write_ledger": {"ledger": network.ledger, "path": "nowhere"},
        "save": {"what": network, "path": "nowhere"},
        "Network": {"ledger": network.ledger},
        "from_networkx": {"graph": network.to_networkx()},
    }
    for name in jd.__all__:
        exported = getattr(jd, name)
        is_plain = name in PLAIN or (isinstance(exported, type) and issubclass(exported, BaseException))
        if callable(exported) and not is_plain:
            yield Call(name, exported, given.get(name, GOOD))
    for name in jd.equity.__all__:
        exported = getattr(jd.equity, name)
        if not isinstance(exported, type):
            members = "at_or_above" if name == "verstegen" else "below"
            yield Call(f"equity.{name}", exported, {**COLUMNS, "members": members})
    for name, value in made.items():
        for member in dir(type(value)):
            static = inspect.getattr_static(type(value), member)
            if not member.startswith("_") and not isinstance(static, property):
                yield Call(f"{name}.{member}", getattr(value, member), good_for(member) or GOOD)


CALLS = list(calls())


def parameters_of(call: Call) -> list[inspect.Parameter]:
    return list(inspect.signature(call.function).parameters.values())


def assert_in_our_words(call: Call, text: str) -> None:
    """Assert that an error names the call, and nothing of what lies below the package."""
    assert f"{call.name.split('.')[-1]}()" in text
    for word in ("pybind", "_core", "incompatible", "__init__", "positional argument"):
        assert word not in text


def test_the_calls_are_those_of_the_package() -> None:
    assert len(CALLS) > 250
    assert {each.name for each in CALLS} >= {"read_ledger", "Network.at", "Answer.filter", "Slice.reach"}
    assert {type(each).__name__ for each in objects().values()} == set(objects())


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_every_call_has_a_signature_and_help(call: Call) -> None:
    signature = inspect.signature(call.function)
    assert not {"args", "kwargs"} & set(signature.parameters)
    assert call.name.split(".")[-1] in pydoc.plain(pydoc.render_doc(call.function))
    assert len((inspect.getdoc(call.function) or "").split()) > 2


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_wrong_keyword_is_told_in_our_words(call: Call) -> None:
    parameters = parameters_of(call)
    if any(each.kind is each.VAR_KEYWORD for each in parameters):
        return
    with pytest.raises(TypeError) as caught:
        call.function(colour="red")
    text = str(caught.value)
    assert_in_our_words(call, text)
    is_made = "is not called" in text
    assert is_made or "'colour'" in text
    assert is_made or all(f"'{each.name}'" in text for each in parameters)
    assert is_made or parameters or "it takes none" in text


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_wrong_type_is_told_in_our_words(call: Call) -> None:
    for wrong in parameters_of(call):
        if wrong.kind in (wrong.VAR_KEYWORD, wrong.VAR_POSITIONAL):
            continue
        others = [each for each in parameters_of(call) if each.default is each.empty and each.kind in NAMED]
        keywords: dict[str, Any] = {
            each.name: call.good[each.name] for each in others if each.name != wrong.name
        }
        places = [Strange()] if wrong.kind is wrong.POSITIONAL_ONLY else []
        if not places:
            keywords[wrong.name] = Strange()
        with pytest.raises(TypeError) as caught:
            call.function(*places, **keywords)
        text = str(caught.value)
        assert_in_our_words(call, text)
        assert "is not called" in text or (f"{wrong.name}: expected " in text and "not Strange" in text), text


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_a_missing_argument_is_told_in_our_words(call: Call) -> None:
    required = [each for each in parameters_of(call) if each.default is each.empty]
    required = [each for each in required if each.kind is each.POSITIONAL_OR_KEYWORD]
    if not required:
        return
    with pytest.raises(TypeError, match=f"needs '{required[0].name}'") as caught:
        call.function()
    assert_in_our_words(call, str(caught.value))


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_too_many_arguments_are_told_in_our_words(call: Call) -> None:
    with pytest.raises(TypeError) as caught:
        call.function(*[Strange()] * 12)
    assert "pybind" not in str(caught.value)
    assert call.name.split(".")[-1] in str(caught.value)


def test_exported_classes_are_those_of_the_package() -> None:
    classes = [each for each in map(jd.__dict__.get, jd.__all__) if isinstance(each, type)]
    of_tuples = {jd.About, jd.Column, jd.LeftOut}  # named tuples say where they are written
    assert {each.__module__ for each in classes if each not in of_tuples} == {"jiedui"}
    assert all(getattr(jd, each.__name__) is each for each in classes)
    for each in objects().values():
        assert type(each).__module__ == "jiedui"


def test_collections_tell_of_wrong_types_too() -> None:
    network: Any = network_of("A>B staff")
    wrong: list[tuple[Callable[[], object], str]] = [
        (lambda: network.ties()[1.5], "Answer[…](): row: expected a row's number"),
        (lambda: 3 in network.school_set("A"), "expected the id of a school"),
        (lambda: network.where(channel=None), "where(): channel: expected a text, number, bool or date"),
        (lambda: network.within(weak=b"yes"), "within(): weak: expected a text"),
        (lambda: network.through(["staff", 3]), "through(): expected the name of a channel, not int"),
        (lambda: network.within(["A", 3]), "expected the id of a school (a text), not int"),
        (
            lambda: network.ledger.without_records(supports=3),
            "without_records(): an id: expected a text, not int",
        ),
    ]
    for call, text in wrong:
        with pytest.raises(TypeError) as caught:
            call()
        assert text in str(caught.value)
