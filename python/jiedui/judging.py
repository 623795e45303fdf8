# SPDX-License-Identifier: Apache-2.0
"""Policies: lists of rules as data, those that ship and one's own, and what they say of a slice."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsIndex

from jiedui import _core, rows
from jiedui.answers import Answer
from jiedui.arguments import Day, PathLike, checked
from jiedui.kinds import Kinds, _described
from jiedui.networks import Network
from jiedui.policies import Policy
from jiedui.slices import Slice

if TYPE_CHECKING:
    from jiedui._core import _Language as Language

__all__ = [
    "explain",
    "judge",
    "policies",
    "policy",
    "policy_of",
    "policy_text",
    "read_policy",
    "shortfalls",
    "who_must_rotate",
]


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
def shortfalls(
    policy: Policy,
    asked: Slice | Network,
    school_year: str,
    kinds: Kinds | None = None,
) -> Answer[rows.Shortfalls]:
    """Say which school misses which minimum of a policy, and how much it lacks.

    Parameters
    ----------
    policy : Policy
        The rules.  Those of the kind ``school-minimum`` are asked.
    asked : Slice or Network
        The schools.
    school_year : str
        The school year, such as ``'2021/2022'``.
    kinds : mapping of str to callable, optional
        The user's own kinds of rules that the policy uses, as for `judge`; they give no rows.

    Returns
    -------
    Answer
        One row per rule, school, stage that the school teaches and minimum of that stage: by rule in the
        order of the policy, by school, by stage, then in the order of the minima.  ``value`` and
        ``minimum`` are for ``per`` pupils; ``verdict`` is ``met``, ``not_met`` or ``undecided``; ``lacks``
        is how many whole ones are lacking, in ``unit``, and None if that is not known.  Evidence: the
        records of indicators, and the school if it says the pupils.

    Raises
    ------
    BadPolicy
        As `judge`, and if the policy has no rule of the kind ``school-minimum``.
    BadArgument
        If the ledger has no indicators of the school year.
    """
    return _core._shortfalls(policy, asked, school_year, _described(kinds))


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
