# SPDX-License-Identifier: Apache-2.0
"""Policies: lists of rules as data, those that ship and one's own, and what they say of a slice."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, SupportsIndex

from jiedui import _core, rows
from jiedui.answers import Answer
from jiedui.arguments import Day, PathLike, checked
from jiedui.networks import Network
from jiedui.policies import Policy
from jiedui.slices import Slice

if TYPE_CHECKING:
    from jiedui._core import _Language as Language

__all__ = [
    "Judgement",
    "explain",
    "judge",
    "policies",
    "policy",
    "policy_of",
    "policy_text",
    "read_policy",
    "rule_kinds",
    "who_must_rotate",
]


@dataclass(frozen=True)
class Judgement:
    """The judgement of a rule written in Python on one subject.

    Attributes
    ----------
    subject : str
        The id of the subject.
    verdict : str or bool or None
        ``met``, ``not_met`` or ``undecided``; True, False and None mean the same, in this order.
    measured, limit : float, optional
        The number that was found, and the number that the rule demands.
    unit : str
        The unit of both numbers.
    numerator, denominator : int or Decimal, optional
        The two parts of ``measured``, if it is a share.
    ties : iterable of (str, str)
        The ties that show it, each as (kind, id), as ``evidence`` gives them.
    reason : str
        What the rule found, in words for people.
    subject_kind : str
        ``school``, ``teacher``, ``tie``, ``division``, ``school_year`` or ``programme``.
    """

    subject: str
    verdict: Literal["met", "not_met", "undecided"] | bool | None
    measured: float | None = None
    limit: float | None = None
    unit: str = ""
    numerator: int | Decimal | None = None
    denominator: int | Decimal | None = None
    ties: Iterable[tuple[str, str]] = ()
    reason: str = ""
    subject_kind: Literal["school", "teacher", "tie", "division", "school_year", "programme"] = "school"

    __module__ = "jiedui"

    def __post_init__(self) -> None:
        words: dict[Any, str] = {True: "met", False: "not_met", None: "undecided"}
        given: Any = self.verdict
        if isinstance(given, str) and given in words.values():
            return
        if not isinstance(given, Hashable) or given not in words:
            raise ValueError(f"a verdict is met, not_met or undecided, or True, False or None, not {given!r}")
        object.__setattr__(self, "verdict", words[given])


Kinds = Mapping[str, Callable[..., Iterable[Judgement]]]


class _Kind(NamedTuple):
    """A kind of rule as the compiled part takes it."""

    doc: str
    parameters: list[tuple[str, bool]]
    wanted: list[str]
    function: Callable[[Slice, dict[str, Any]], list[Judgement]]


# What a function may ask for by name, beside the parameters of its rule.
_GIVEN = ("schools", "day")


def _described(kinds: Kinds | None) -> dict[str, _Kind]:
    return {name: _kind_of(function) for name, function in (kinds or {}).items()}


def _kind_of(function: Callable[..., Iterable[Judgement]]) -> _Kind:
    parameters = list(inspect.signature(function).parameters.values())
    if not parameters or any(each.kind in (each.VAR_POSITIONAL, each.VAR_KEYWORD) for each in parameters):
        name = getattr(function, "__name__", repr(function))
        raise TypeError(f"{name} must take the slice, then the parameters of its rule by name")
    parameters = parameters[1:]
    names = [each.name for each in parameters]
    described = [
        (each.name, each.default is inspect.Parameter.empty) for each in parameters if each.name not in _GIVEN
    ]
    given = [each for each in names if each in _GIVEN]
    return _Kind(inspect.getdoc(function) or "", described, given, functools.partial(_asked, function))


def _asked(
    function: Callable[..., Iterable[Judgement]], asked: Slice, arguments: dict[str, Any]
) -> list[Judgement]:
    """Ask a rule for its judgements; TypeError if it gives anything else."""
    found = function(asked, **arguments)
    if found is None:
        raise TypeError("the rule returned None; yield or return a Judgement for each subject")
    if isinstance(found, Judgement):
        raise TypeError("the rule returned one Judgement; yield it, or return a list")
    judgements = list(found)
    for each in judgements:
        if not isinstance(each, Judgement):
            raise TypeError(f"the rule gave a value of type {type(each).__name__}, which is not a Judgement")
    return judgements


@checked
def policies() -> list[str]:
    """Name the policies that come with the library.

    Returns
    -------
    list of str
        Their names, ascending: ``principals-2014``, …, ``source-district``, …
    """
    return _core._shipped_policies()


@checked
def policy_text(name: str) -> str:
    """Give the text of a policy that comes with the library, from which users can write their own.

    Parameters
    ----------
    name : str
        One of ``policies()``.

    Returns
    -------
    str
        JSON with comments.

    Raises
    ------
    BadArgument
        If no policy has this name.
    """
    return _core._shipped_policy_text(name)


@checked
def policy(name: str) -> Policy:
    """Give a policy that comes with the library.

    Parameters
    ----------
    name : str
        One of ``policies()``.

    Returns
    -------
    Policy
        The checked policy.

    Raises
    ------
    BadArgument
        If no policy has this name.
    """
    return _core._policy_of(policy_text(name), {}, f"{name}.json")


@checked
def policy_of(text: str, kinds: Kinds | None = None) -> Policy:
    """Read and check a policy from a text: JSON with comments.

    Parameters
    ----------
    text : str
        The policy.
    kinds : mapping of str to callable, optional
        The user's own kinds of rules, as for `judge`.

    Returns
    -------
    Policy
        The checked policy.

    Raises
    ------
    BadPolicy
        If the policy has mistakes: ``.findings`` lists all of them, with their places.
    """
    return _core._policy_of(text, _described(kinds), "policy.json")


@checked
def read_policy(path: PathLike, kinds: Kinds | None = None) -> Policy:
    """Read and check a policy from a file.

    Parameters
    ----------
    path : path-like
        JSON with comments.
    kinds : mapping of str to callable, optional
        The user's own kinds of rules, as for `judge`.

    Returns
    -------
    Policy
        The checked policy.

    Raises
    ------
    BadPolicy
        If the policy has mistakes: ``.findings`` lists all of them, with their places.
    Unreadable
        If the file cannot be read.
    """
    return _core._read_policy(path, _described(kinds))


@checked
def judge(
    policy: Policy,
    asked: Slice | Network,
    day: Day | None = None,
    kinds: Kinds | None = None,
) -> Answer[rows.Judge]:
    """Judge every subject of each rule of a policy.

    Parameters
    ----------
    policy : Policy
        The rules.
    asked : Slice or Network
        The schools, teachers and ties that the rules judge.
    day : datetime.date, numpy.datetime64 or str, optional
        The day of the judgement; rules that count service need it.
    kinds : mapping of str to callable, optional
        The user's own kinds of rules, by name.  Each is a function.  It gets the slice, within the days of
        its rule's scope, and the parameters of the rule as keywords, and yields a ``Judgement`` for each
        subject.  If it has a parameter ``schools``, it gets the set that the scope selects (all schools if
        the scope does not select).  If it has a parameter ``day``, it gets the day, or None.  If a function
        raises, or yields anything but judgements, only its rule fails: it gives one row with the verdict
        ``failed``, whose explanation has the traceback.

    Returns
    -------
    Answer
        One row per rule and subject, in the order of the rules in the policy: ``rule``, ``subject_kind``,
        ``subject``, ``verdict`` (``met``, ``not_met``, ``undecided`` where data are missing, ``failed``
        if the rule itself failed), ``measured``, ``limit``, ``unit``, ``numerator``, ``denominator``,
        ``confidence`` (of the least sure number that the rule uses).  Evidence: the ties that show it.

    Raises
    ------
    BadPolicy
        If a scope names a column that no table has, if a scope selects no school or teacher, or if a rule
        does not fit its kind.
    BadArgument
        If a rule needs a day and none is given.
    """
    return _core._judge(policy, asked, day, _described(kinds))


@checked
def who_must_rotate(
    policy: Policy,
    asked: Slice | Network,
    day: Day | None = None,
    kinds: Kinds | None = None,
) -> Answer[rows.WhoMustRotate]:
    """List the teachers that must rotate by the rules of a policy.

    Parameters
    ----------
    policy : Policy
        The rules.  Only rules of the kinds ``rotation-share`` and ``tenure-limit`` ask teachers to rotate.
    asked : Slice or Network
        The schools and teachers, and the time in which they rotate.
    day : datetime.date, numpy.datetime64 or str, optional
        The day on which teachers must meet the conditions; by default the first day of the slice's time.
    kinds : mapping of str to callable, optional
        The user's own kinds of rules that the policy uses, as for `judge`; they give no rows.

    Returns
    -------
    Answer
        One row per rule and teacher, in the order of the rules in the policy, then ascending by teacher
        id: ``rule``, ``teacher``, ``home`` (None if it is unknown), ``eligible`` (``yes``, or
        ``undecided`` where data are missing), ``rotates`` (``yes``, ``no``, ``undecided``: whether the
        teacher begins a posting in that time).  A share does not name single teachers: its rows are the
        teachers of which the share is taken.  Evidence: the postings that the teacher begins.

    Raises
    ------
    BadPolicy
        As `judge`, and if the policy has no rule that asks teachers to rotate.
    BadArgument
        If no day is given and the slice has no time.
    """
    return _core._who_must_rotate(policy, asked, day, _described(kinds))


@checked
def explain(answer: Answer[rows.Judge], row: SupportsIndex, language: Language = "en") -> str:
    """Explain a judgement in words.

    Parameters
    ----------
    answer : Answer
        The result of ``judge``.
    row : int
        Which of its rows.
    language : str
        ``en`` or ``zh``.

    Returns
    -------
    str
        What was found, the numbers, the records, and the basis of the rule.
    """
    return _core._explain(answer._asked, answer._asked_place(answer._place(row)), language)


class _RuleKind(NamedTuple):
    """One parameter of a kind of rule; ``parameter`` is None for a kind without any."""

    kind: str
    doc: str
    parameter: str | None
    unit: str
    meaning: str
    is_required: bool


@checked
def rule_kinds(kinds: Kinds | None = None) -> list[_RuleKind]:
    """List the kinds of rules with their parameters.

    Parameters
    ----------
    kinds : mapping of str to callable, optional
        The user's own kinds, which are listed among the built-in ones.

    Returns
    -------
    list of tuple
        One for each parameter: ``kind``, ``doc``, ``parameter``, ``unit``, ``meaning``, ``is_required``.
        Kinds ascend.  A kind without parameters has one row.
    """
    return [_RuleKind(*each) for each in _core._rule_kinds(_described(kinds))]
