# SPDX-License-Identifier: Apache-2.0
"""Columns of tables by name: for sorting, for filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from jiedui.arguments import refuse_type
from jiedui.errors import ErrorCode, from_code

if TYPE_CHECKING:
    from jiedui.tables import Table

__all__ = ["column_place", "places_sorted", "test_of"]

# What a cell of each kind is, and how that is said.
_CELLS: dict[str, tuple[tuple[type, ...], str]] = {
    "text": ((str,), "a text"),
    "texts": ((tuple,), "a tuple of texts"),
    "boolean": ((bool,), "True or False"),
    "integer": ((int,), "a whole number"),
    "real": ((int, float), "a number"),
    "day": ((date,), "a datetime.date"),
    "decimal": ((int, float, Decimal), "a number"),
}


def column_place(names: Sequence[str], name: str) -> int:
    """Give the place of a column in ``names``, from 0; BadArgument if it is not there."""
    if name in names:
        return names.index(name)
    near = get_close_matches(name, names, 3, 0.6) or names
    text = f"there is no column '{name}'; {'the nearest are' if len(near) < len(names) else 'there are'} "
    raise from_code(ErrorCode.unknown_column, name, text + ", ".join(f"'{each}'" for each in near), ())


def places_sorted(table: Table, by: str | Sequence[str], descending: bool | Sequence[bool]) -> list[int]:
    """Give the places of the rows, sorted by columns: missing values last, equal rows in their old order."""
    names = [by] if isinstance(by, str) else [*by]
    are_descending = [*descending] if isinstance(descending, Sequence) else [bool(descending)] * len(names)
    if not names or len(names) != len(are_descending):
        text = f"sort(): by names {len(names)} columns, and descending speaks of {len(are_descending)}"
        raise from_code(ErrorCode.bad_number, str(len(names)), text, ())
    order = list(range(len(table)))
    for name, is_descending in zip(reversed(names), reversed(are_descending), strict=True):
        cells = _cells_of(table, name)
        present = [place for place in order if cells[place] is not None]
        present.sort(key=cells.__getitem__, reverse=is_descending)
        order = present + [place for place in order if cells[place] is None]
    return order


def test_of(
    table: Table, test: Callable[[Any], object] | None, equal: dict[str, Any]
) -> Callable[[int], bool]:
    """Give a function that takes the place of a row and says whether the row fits."""
    conditions = [(_cells_of(table, name), _wanted(table, name, value)) for name, value in equal.items()]

    def fits(place: int) -> bool:
        if not all(cells[place] in wanted for cells, wanted in conditions):
            return False
        return test is None or bool(test(table[place]))

    return fits


def _cells_of(table: Table, name: str) -> list[Any]:
    return [cells[0] for cells in table._raw.cells_in([column_place(table._names(), name)])]


def _wanted(table: Table, name: str, value: Any) -> list[Any]:
    """Give the values that a cell may have; an error for one that no cell of the column can have."""
    wanted = [*value] if isinstance(value, list | set | frozenset) else [value]
    place = column_place(table._names(), name)
    types, words = _CELLS[table._raw.buffers(place)[0]]
    known = table._raw.words_of_list(place) if table.columns[place].role == "word" else []
    for each in wanted:
        is_other = isinstance(each, datetime) or (isinstance(each, bool) and bool not in types)
        if each is not None and (is_other or not isinstance(each, types)):
            refuse_type("filter", name, f"{words}, or a list of these", each)
        if known and isinstance(each, str) and each not in known:
            listed = ", ".join(f"'{word}'" for word in known)
            text = f"'{each}' does not fit here; the column {name} has the words {listed}"
            raise from_code(ErrorCode.bad_word, each, text, ())
    return wanted
