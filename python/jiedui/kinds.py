# SPDX-License-Identifier: Apache-2.0
"""Kinds of rules: those of the library, and functions of the user that judge."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from jiedui import _core
from jiedui.arguments import checked
from jiedui.slices import Slice

__all__ = ["Judgement", "Kinds", "rule_kinds"]


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
