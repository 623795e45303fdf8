# SPDX-License-Identifier: Apache-2.0
"""A plugin of pytest: what a failed ``assert answer == other`` shows are the rows that differ.

It is registered by the package, so nothing needs to be done to have it; it imports nothing until an
assertion fails.
"""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["pytest_assertrepr_compare"]


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Show the rows of answers and tables that differ.

    Parameters
    ----------
    op : str
        The comparison.
    left, right : object
        The two values: answers, tables, or lists of their rows.

    Returns
    -------
    list of str, optional
        Lines for people; None if other values or operators are compared.
    """
    if op != "==" or not (_is_table(left) or _is_table(right) or (_are_rows(left) and _are_rows(right))):
        return None
    if not all(_is_table(each) or isinstance(each, list | tuple) for each in (left, right)):
        return None
    from jiedui.testing_rows import difference_of

    rows: Any = (left, right)
    try:
        lines = difference_of(*rows)
    except TypeError:  # a list of what are no rows
        return None
    if not lines:
        lines = ["the rows are equal, but an answer equals only a table with the same columns:"]
        lines.append("compare with jiedui.testing.assert_same_answer, or list(answer) with list(answer)")
    return [f"{_shown(left)} == {_shown(right)}", *lines]


def _is_table(value: object) -> bool:
    tables = sys.modules.get("jiedui.tables")
    return tables is not None and isinstance(value, tables.Table)


def _are_rows(value: object) -> bool:
    return isinstance(value, list) and any(type(each).__module__ == "jiedui.rows" for each in value[:1])


def _shown(value: Any) -> str:
    what = getattr(value, "question", None) or type(value).__name__
    return f"<{what}: {len(value)} rows>"
