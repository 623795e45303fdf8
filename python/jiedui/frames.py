# SPDX-License-Identifier: Apache-2.0
"""Answers and tables of ledgers as data frames; each function imports its heavy friend when called."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import combining, east_asian_width

import numpy as np

from jiedui._core import Table, _is_personal
from jiedui.errors import printable
from jiedui.friends import friend

if TYPE_CHECKING:
    import pandas as _pd  # type: ignore[import-untyped, unused-ignore]
    import polars as _pl
    import pyarrow as _pa  # type: ignore[import-untyped, unused-ignore]

    from jiedui._core import Findings

__all__ = [
    "About",
    "Column",
    "LeftOut",
    "findings_shown",
    "shown",
    "to_arrow",
    "to_html",
    "to_pandas",
    "to_polars",
]


_FIRST_ROWS = 20  # that are shown


class Column(NamedTuple):
    """What a column of a table is."""

    name: str
    unit: str
    doc: str


class LeftOut(NamedTuple):
    """How much no filter says no to and is yet not in the slice."""

    self_support: int
    unknown_channel: int
    undecided: int
    unknown_schools: int


class About(NamedTuple):
    """What an answer is the answer to."""

    question: str
    slice: str
    fingerprint: str
    version: str


def to_arrow(table: Table, names: bool) -> _pa.Table:
    """Give the rows as a ``pyarrow.Table``."""
    arrow = friend("pyarrow")
    return arrow.table(table._with_names() if names else table)


def to_pandas(table: Table, names: bool) -> _pd.DataFrame:
    """Give the rows as a ``pandas.DataFrame`` of NumPy columns."""
    pandas = friend("pandas")
    source = table._with_names() if names else table
    series = {}
    for place in range(len(source.columns)):
        name, kind, values, present = source._buffers(place)
        if kind in ("text", "texts"):
            series[name] = _texts(pandas, kind, source._texts(place, pandas.NA))
        else:
            series[name] = _numbers(pandas, kind, values, present)
    return pandas.DataFrame(series, index=pandas.RangeIndex(len(source)))


def to_polars(table: Table, names: bool) -> _pl.DataFrame:
    """Give the rows as a ``polars.DataFrame``."""
    frame: _pl.DataFrame = friend("polars").DataFrame(table._with_names() if names else table)
    return frame


def to_html(table: Table) -> str:
    """Give the first rows as a table in HTML; what a column means stands in the title of its header.

    Personal attributes are left out, as notebooks are saved and shared.
    """
    places = _places_shown(table)
    columns = [table.columns[place] for place in places]
    head = "".join(
        f'<th title="{escape(_meaning(each))}">{escape(printable(each.name))}</th>' for each in columns
    )
    rows = [
        "<tr>" + "".join(f"<td>{escape(_cell(row[place]))}</td>" for place in places) + "</tr>"
        for row in map(_without_personal, _first_rows(table))
    ]
    text = ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"]
    return "\n".join([*text, *(f"<p>{escape(each)}</p>" for each in _further(table))])


def shown(table: Table) -> str:
    """Give the first rows as text, columns aligned.

    Personal attributes are left out, as what is printed is pasted elsewhere.
    """
    places = _places_shown(table)
    head = [printable(table.columns[place].name) for place in places]
    rows = map(_without_personal, _first_rows(table))
    lines = [head] + [[_cell(row[place]) for place in places] for row in rows]
    widths = [max(map(_width, cells)) for cells in zip(*lines, strict=True)]
    padded = [[_padded(cell, width) for cell, width in zip(line, widths, strict=True)] for line in lines]
    text = ["  ".join(line).rstrip() for line in padded]
    return "\n".join([*text, *_further(table)])


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes: two a Chinese sign."""
    return sum(2 if east_asian_width(sign) in "WF" else 0 if combining(sign) else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def findings_shown(findings: Findings) -> str:
    """Give the first findings as sentences."""
    lines = [each.explain(findings.language) for each in findings[:_FIRST_ROWS]]
    further = len(findings) - len(lines)
    rest = [f"… and {further} more findings"] if further else []
    return "\n".join([*lines, *rest]) or "(no findings)"


def _places_shown(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if not _is_personal(column.name)]


def _without_personal(row: Any) -> Any:
    """Give the row of a difference without what a personal field was and is."""
    is_change = hasattr(row, "before") and hasattr(row, "field")
    return row._replace(before=None, after=None) if is_change and _is_personal(row.field or "") else row


def _first_rows(table: Table) -> list[Any]:
    return Table.__getitem__(table, slice(_FIRST_ROWS))  # cells, of findings too


def _further(table: Table) -> list[str]:
    """Say which columns and how many rows are not shown, or that there are none."""
    hidden = [printable(column.name) for column in table.columns if _is_personal(column.name)]
    columns = [f"(personal columns are not shown: {', '.join(hidden)})"] if hidden else []
    further = len(table) - _FIRST_ROWS
    rows = [f"… and {further} more rows"] if further > 0 else []
    return ([] if len(table) else ["(no rows)"]) + rows + columns


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


def _texts(pandas: Any, kind: str, cells: np.ndarray[Any, Any]) -> Any:
    # left to itself, pandas would guess a type from the cells, and use pyarrow where that is installed
    return pandas.array(cells, dtype=pandas.StringDtype("python"), copy=False) if kind == "text" else cells


def _numbers(
    pandas: Any, kind: str, values: np.ndarray[Any, Any], present: np.ndarray[Any, Any] | None
) -> Any:
    missing = None if present is None or present.all() else present == 0
    if kind == "boolean":
        flags = values != 0
        return flags if missing is None else pandas.arrays.BooleanArray(flags, missing)
    if kind == "integer":
        return values.copy() if missing is None else pandas.arrays.IntegerArray(values.copy(), missing)
    if kind == "day":
        days = values.astype("datetime64[D]").astype("datetime64[s]")
        return days if missing is None else np.where(missing, np.datetime64("NaT", "s"), days)
    numbers = values / 1000 if kind == "decimal" else values.copy()
    return numbers if missing is None else np.where(missing, np.nan, numbers)
