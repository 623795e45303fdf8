# SPDX-License-Identifier: Apache-2.0
"""How the rows of two answers differ, side by side, for people."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest
from operator import eq
from typing import Any

from jiedui.tables import Table

__all__ = ["difference_of"]

# How many rows are shown, and up to how many are matched with one another: beyond, by place.
_MOST_SHOWN = 20
_MOST_MATCHED = 500

_Pair = tuple[int | None, int | None]


def difference_of(left: Table | Iterable[Any], right: Table | Iterable[Any]) -> list[str]:
    """Describe how two lists of rows differ.

    Parameters
    ----------
    left, right : table or iterable of rows
        Rows may be plain tuples.

    Returns
    -------
    list of str
        Lines for people; none if the rows are equal.
    """
    names = [_columns_of(left), _columns_of(right)]
    if names[0] and names[1] and names[0] != names[1]:
        return ["the columns differ:", f"  left:  {', '.join(names[0])}", f"  right: {', '.join(names[1])}"]
    ours, theirs = [tuple(row) for row in left], [tuple(row) for row in right]
    if ours == theirs:
        return []
    columns = names[0] or names[1] or _named_by(left) or _named_by(right)
    pairs = _pairs(ours, theirs)
    lines = [f"{len(pairs)} rows differ; left has {len(ours)} rows, right has {len(theirs)}"]
    for a, b in pairs[:_MOST_SHOWN]:
        lines += _side_by_side(
            columns, None if a is None else ours[a], None if b is None else theirs[b], a, b
        )
    if len(pairs) > _MOST_SHOWN:
        lines.append(f"… and {len(pairs) - _MOST_SHOWN} more")
    return lines


def _columns_of(rows: Table | Iterable[Any]) -> list[str]:
    return [column.name for column in rows.columns] if isinstance(rows, Table) else []


def _named_by(rows: Table | Iterable[Any]) -> list[str]:
    """Give the names of the columns of named tuples."""
    first = next(iter(rows), ()) if isinstance(rows, list | tuple) else ()
    return [*getattr(first, "_fields", ())]


def _pairs(ours: list[Any], theirs: list[Any]) -> list[_Pair]:
    """Pair rows that differ with the one most like them, in a third of the cells at least, or with none."""
    left, right = _unmatched(ours, theirs)
    if max(len(left), len(right)) > _MOST_MATCHED:
        return [pair for pair in zip_longest(left, right) if not _are_equal(ours, theirs, pair)]
    alike = [(sum(map(eq, ours[a], theirs[b])), a, b) for a in left for b in right]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for cells, a, b in sorted(alike, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
        if 3 * cells >= len(ours[a]) and a not in partners and b not in taken:
            partners[a] = b
            taken.add(b)
    pairs: list[_Pair] = [(a, partners.get(a)) for a in left]
    pairs += [(None, b) for b in right if b not in taken]
    return [pair for pair in pairs if not _are_equal(ours, theirs, pair)]


def _are_equal(ours: list[Any], theirs: list[Any], pair: _Pair) -> bool:
    a, b = pair
    return a is not None and b is not None and bool(ours[a] == theirs[b])


def _unmatched(ours: list[Any], theirs: list[Any]) -> tuple[list[int], list[int]]:
    """Give the places of rows without an equal one; of very many all behind the first such."""
    same = 0
    while same < min(len(ours), len(theirs)) and ours[same] == theirs[same]:
        same += 1
    if max(len(ours), len(theirs)) - same > _MOST_MATCHED:
        return list(range(same, len(ours))), list(range(same, len(theirs)))
    a, b = ([repr(row) for row in rows[same:]] for rows in (ours, theirs))
    left: list[int] = []
    right: list[int] = []
    for what, begin, end, other_begin, other_end in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if what != "equal":
            left += range(same + begin, same + end)
            right += range(same + other_begin, same + other_end)
    return left, right


def _side_by_side(columns: list[str], ours: Any, theirs: Any, a: int | None, b: int | None) -> list[str]:
    if ours is None or theirs is None:
        side, place, row = ("right", b, theirs) if ours is None else ("left", a, ours)
        said = [f"{name} {cell!r}" for name, cell in zip(_names(columns, row), row, strict=True)]
        return [f"only {side}, row {place}: {', '.join(said)}"]
    width = max(len(ours), len(theirs))
    names = _names(columns, range(width))
    cells = [[*map(repr, row), *["–"] * (width - len(row))] for row in (ours, theirs)]
    table = [["", "left", "right"], *([names[i], cells[0][i], cells[1][i]] for i in range(width))]
    wide = [max(len(line[i]) for line in table) for i in range(2)]
    marks = ["", *("" if one == other else "  ≠" for _, one, other in table[1:])]
    places = f"row {a}" if a == b else f"row {a} of left, row {b} of right"
    return [
        f"{places}:",
        *(
            f"  {line[0]:{wide[0]}}  {line[1]:{wide[1]}}  {line[2]}{mark}".rstrip()
            for line, mark in zip(table, marks, strict=True)
        ),
    ]


def _names(columns: list[str], row: Any) -> list[str]:
    return columns if len(columns) == len(row) else [f"cell {i}" for i in range(len(row))]
