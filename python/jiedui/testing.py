# SPDX-License-Identifier: Apache-2.0
"""For tests of policies and of what is built on jiedui: networks in one line, drawn counties, assertions.

>>> from jiedui.testing import assert_met, network_of
>>> network = network_of("A>B staff; A>C staff | schools A duty=2")
>>> assert_met(network.duties(), subject="A")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from jiedui.answers import Answer
from jiedui.judging import explain
from jiedui.tables import Table
from jiedui.testing_districts import district, districts, drawn_network
from jiedui.testing_rows import difference_of
from jiedui.testing_texts import ask, day, network_of

__all__ = [
    "ask",
    "assert_met",
    "assert_not_met",
    "assert_same_answer",
    "assert_undecided",
    "day",
    "district",
    "districts",
    "drawn_network",
    "network_of",
]

# How many rows a failure shows.
_MOST_SHOWN = 20
_IDS = ("school", "teacher", "tie", "document", "record")  # roles of columns


def assert_met(answer: Answer[Any], rule: str | None = None, subject: str | None = None) -> None:
    """Assert that the verdict of rows is ``met``, and that there is at least one such row.

    Parameters
    ----------
    answer : Answer
        The answer of `judge`, or of a question with a column ``verdict``, such as ``duties`` or ``service``.
    rule : str, optional
        The id of the rule whose rows are checked; by default the rows of all rules.
    subject : str, optional
        The id of the subject whose rows are checked; by default all rows.  In an answer of `judge` it is
        looked for in the column ``subject``, else in the first column of ids.

    Raises
    ------
    AssertionError
        If a row has another verdict: the text lists these rows, with explanations and the ties on which
        they rest.  Also if there is no such row.  Also if any rule failed, or only ``rule`` if it is given.
    TypeError
        If the answer has no column ``verdict``, or if ``rule`` is given and there is no column ``rule``.
    """
    __tracebackhide__ = True
    _assert_verdict(answer, "met", rule, subject)


def assert_not_met(answer: Answer[Any], rule: str | None = None, subject: str | None = None) -> None:
    """Assert that the verdict of rows is ``not_met``; ``undecided`` is an error.

    Parameters
    ----------
    answer : Answer
        As for `assert_met`.
    rule, subject : str, optional
        As for `assert_met`.

    Raises
    ------
    AssertionError
        If a row has another verdict, if there is no such row, or if a rule failed, as in `assert_met`.
    TypeError
        If the answer lacks a column, as in `assert_met`.
    """
    __tracebackhide__ = True
    _assert_verdict(answer, "not_met", rule, subject)


def assert_undecided(answer: Answer[Any], rule: str | None = None, subject: str | None = None) -> None:
    """Assert that the verdict of rows is ``undecided``, because data are missing.

    Parameters
    ----------
    answer : Answer
        As for `assert_met`.
    rule, subject : str, optional
        As for `assert_met`.

    Raises
    ------
    AssertionError
        If a row has another verdict, if there is no such row, or if a rule failed, as in `assert_met`.
    TypeError
        If the answer lacks a column, as in `assert_met`.
    """
    __tracebackhide__ = True
    _assert_verdict(answer, "undecided", rule, subject)


def assert_same_answer(
    left: Answer[Any] | Table | Iterable[Any], right: Answer[Any] | Table | Iterable[Any]
) -> None:
    """Assert that two answers have the same rows in the same order.

    Parameters
    ----------
    left, right : Answer, table or iterable of rows
        Rows may be plain tuples.

    Raises
    ------
    AssertionError
        If rows differ: the text shows the rows that differ, side by side, column by column.  Also if a rule
        failed in one of the answers.

    Notes
    -----
    Left-out ties and evidence are not compared.
    """
    __tracebackhide__ = True
    for side, answer in (("left", left), ("right", right)):
        if isinstance(answer, Table) and _failed(answer, None):
            raise AssertionError(f"a rule failed in the answer on the {side}, which shows nothing")
    lines = difference_of(left, right)
    if lines:
        raise AssertionError("\n".join(lines))


def _assert_verdict(answer: Answer[Any], wanted: str, rule: str | None, subject: str | None) -> None:
    __tracebackhide__ = True
    if not isinstance(answer, Answer):
        raise TypeError(f"an Answer is needed, not {type(answer).__name__}")
    if failed := _failed(answer, rule):
        rules = "rule" if len(failed) == 1 else "rules"
        raise AssertionError(
            _listed_rows(f"{len(failed)} {rules} failed, which shows nothing:", answer, failed)
        )
    places = _meant(answer, rule, subject)
    others = [place for place in places if answer[place].verdict != wanted]
    if others:
        raise AssertionError(
            _listed_rows(f"{len(others)} of {len(places)} rows are not {wanted}:", answer, others)
        )


def _failed(answer: Answer[Any] | Table, rule: str | None) -> list[int]:
    """Give the places of rows that say that a rule failed: of one rule, or of any."""
    if not {"rule", "verdict"} <= {column.name for column in answer.columns}:
        return []
    return [
        place
        for place, row in enumerate(answer)
        if row.verdict == "failed" and (rule is None or row.rule == rule)
    ]


def _listed_rows(head: str, answer: Answer[Any], places: list[int]) -> str:
    lines = [head]
    for place in places[:_MOST_SHOWN]:
        lines += _shown(answer, place)
    if len(places) > _MOST_SHOWN:
        lines.append(f"… and {len(places) - _MOST_SHOWN} more")
    return "\n".join(lines)


def _meant(answer: Answer[Any], rule: str | None, subject: str | None) -> list[int]:
    """Give the places of the rows that are meant: never none."""
    __tracebackhide__ = True
    names = [column.name for column in answer.columns]
    if "verdict" not in names:
        raise TypeError(f"{answer.question} has no column verdict, but {', '.join(names)}")
    if rule is not None and "rule" not in names:
        raise TypeError(f"{answer.question} has no rules: leave rule out")
    places = list(range(len(answer)))
    if not places:
        raise AssertionError(f"the answer of {answer.question} has no rows, so nothing is shown by it")
    for column, value in (("rule", rule), (_subject_of(answer), subject)):
        if value is None:
            continue
        of_all = [getattr(answer[place], column) for place in places]
        places = [place for place, cell in zip(places, of_all, strict=True) if cell == value]
        if not places:
            raise AssertionError(f"no row with {column} {value!r}; there are {_listed(of_all)}")
    return places


def _subject_of(answer: Answer[Any]) -> str:
    if answer.question == "judge":
        return "subject"
    ids = (column.name for column in answer.columns if column.role in _IDS)
    return next(ids, answer.columns[0].name)


def _listed(cells: Sequence[object]) -> str:
    different = list(dict.fromkeys(cells))
    more = f" and {len(different) - 10} more" if len(different) > 10 else ""
    return ", ".join(map(repr, different[:10])) + more


def _shown(answer: Answer[Any], place: int) -> list[str]:
    """Show a row: what it says, why, and which ties show it."""
    row = answer[place]
    cells = ", ".join(f"{name} {value}" for name, value in row._asdict().items() if value is not None)
    lines = [f"  row {place}: {cells}"]
    if answer.question == "judge":
        said = explain(cast("Any", answer), place)
        lines += [f"    {line}" for line in said.splitlines()]
    ties = ", ".join(f"{kind} {tie}" for kind, tie in answer.evidence(place))
    return [*lines, f"    evidence: {ties or 'none'}"]
