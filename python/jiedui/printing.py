# SPDX-License-Identifier: Apache-2.0
"""Tables as people see them: text with aligned columns, and HTML for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from unicodedata import combining, east_asian_width

from jiedui._core import _is_personal
from jiedui.errors import printable
from jiedui.frames import Column

if TYPE_CHECKING:
    from jiedui._core import RawTable

__all__ = ["cells_without_personal", "html_glance", "html_of", "text_of"]

_NAMES = {"en": "_name", "zh": "名称"}  # behind the name of a column of ids, in each language


def text_of(table: RawTable, rows: int, names: bool, notes: Sequence[str] = ()) -> str:
    """Give the first rows as text, columns aligned, and notes below.

    Personal attributes are left out, because printed texts are often pasted elsewhere.
    """
    columns, lines = _cells_shown(table, rows, names)
    head = [printable(each.name) for each in columns]
    return "\n".join([_text(head, lines), *_further(table, rows), *notes])


def _text(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Give lines of cells as text, two blanks between columns."""
    every = [head, *lines]
    widths = [max(map(_width, cells)) for cells in zip(*every, strict=True)]
    padded = (
        [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        for line in every
    )
    return "\n".join("  ".join(line).rstrip() for line in padded)


def html_of(table: RawTable, rows: int, names: bool, notes: Sequence[str] = ()) -> str:
    """Give the first rows as a table in HTML; what a column means stands in the title of its header.

    Personal attributes are left out, because notebooks are saved and shared.
    """
    columns, lines = _cells_shown(table, rows, names)
    head = "".join(
        f'<th title="{escape(_meaning(each))}">{escape(printable(each.name))}</th>' for each in columns
    )
    below = [*_further(table, rows), *notes]
    return "\n".join([_html(head, lines), *(f"<p>{escape(each)}</p>" for each in below)])


def html_glance(
    title: str, head: Sequence[str], lines: Iterable[Sequence[str | None]], notes: Iterable[str] = ()
) -> str:
    """Give a title, lines of cells and what else there is to say as HTML."""
    cells = [[_cell(cell or None) for cell in line] for line in lines]
    table = [_html("".join(f"<th>{escape(each)}</th>" for each in head), cells)] if cells else []
    said = [f"<p>{escape(printable(each))}</p>" for each in notes]
    return "\n".join([f"<p><b>{escape(printable(title))}</b></p>", *table, *said])


def _html(head: str, lines: Iterable[Sequence[str]]) -> str:
    body = ("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    return "\n".join(["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *body, "</tbody>", "</table>"])


def _cells_shown(table: RawTable, rows: int, names: bool) -> tuple[list[Column], list[list[str]]]:
    """Give the columns that are shown, and the cells of the first rows, names beside ids."""
    columns = [Column(*each) for each in table.columns]
    first = table.take(list(range(min(rows, len(table))))).cells_in(list(range(len(columns))))
    first = [_without_personal(columns, cells) for cells in first]
    shown: list[Column] = []
    lines: list[list[str]] = [[] for _ in first]
    for place, column in enumerate(columns):
        if _is_personal(column.name):
            continue
        shown.append(column)
        for line, cells in zip(lines, first, strict=True):
            line.append(_cell(cells[place]))
        called = f"{column.name}{_NAMES[table.language]}"
        is_named = column.role in ("school", "teacher")
        if names and is_named and called not in (each.name for each in columns):
            found = [cells[place] and table.name_of(column.role, cells[place]) for cells in first]
            if any(name != cells[place] for name, cells in zip(found, first, strict=True) if name):
                shown.append(column._replace(name=called, role="name", doc="Its name."))
                for line, name in zip(lines, found, strict=True):
                    line.append(_cell(name))
    return shown, lines


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes: two a wide character."""
    return sum(2 if east_asian_width(sign) in "WF" else 0 if combining(sign) else 1 for sign in text)


def cells_without_personal(table: RawTable, places: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of some columns, row by row, without what personal fields of a difference were."""
    columns = [Column(*each) for each in table.columns]
    for cells in table.cells_in(list(range(len(columns)))):
        shown = _without_personal(columns, cells)
        yield tuple(shown[place] for place in places)


def _without_personal(columns: Sequence[Column], cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the row of a difference without what a personal field was and is."""
    said = {column.name: place for place, column in enumerate(columns)}
    if not {"field", "before", "after"} <= said.keys() or not _is_personal(cells[said["field"]] or ""):
        return cells
    hidden = (said["before"], said["after"])
    return tuple(None if place in hidden else cell for place, cell in enumerate(cells))


def _further(table: RawTable, rows: int) -> list[str]:
    """Say which columns and how many rows are not shown, or that there are none."""
    hidden = [printable(name) for name, *_ in table.columns if _is_personal(name)]
    columns = [f"(personal columns are not shown: {', '.join(hidden)})"] if hidden else []
    further = len(table) - rows
    more = [f"… and {further} more rows"] if further > 0 else []
    return ([] if len(table) else ["(no rows)"]) + more + columns


def _meaning(column: Column) -> str:
    return f"{column.doc} [{column.unit}]" if column.unit else column.doc


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return printable("+".join(value)) or "-"
    return printable(str(value))
