# SPDX-License-Identifier: Apache-2.0
"""Networks as one line of text, for tests; the compiled part reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jiedui import _core
from jiedui.answers import Answer
from jiedui.networks import Network
from jiedui.reading import settings_text
from jiedui.slices import Slice

__all__ = [
    "CHANNELS",
    "RECORDERS",
    "STATUSES",
    "SUCCESSION_KINDS",
    "Record",
    "Tables",
    "ask",
    "day",
    "network_of",
]

Record = dict[str, str]
Tables = dict[str, list[Record]]

CHANNELS = ("staff", "teaching", "funds", "materials")
SUCCESSION_KINDS = ("rename", "merge", "split", "close", "retype", "reopen", "recode")
STATUSES = ("planned", "announced", "actual")
RECORDERS = ("supporter", "recipient", "bureau")


def day(number: int) -> date:
    """Give the day that a number stands for in the texts of `network_of`.

    Parameters
    ----------
    number : int
        Days after 1970-01-01.

    Returns
    -------
    datetime.date
        ``day(0)`` is 1970-01-01.

    Raises
    ------
    BadArgument
        If the day is not from 0001-01-01 to 9999-12-31.
    """
    return _core._day(number)


def network_of(text: str, *, settings: Mapping[str, Any] | None = None) -> Network:
    """Read a network from one line of text.

    Parts are joined by ``|``, the items of a part by ``;``, the words of an item by blanks.

    ========================= ===========================================================================
    part                      an item
    ========================= ===========================================================================
    ties, a part without name ``A>B`` (supporter>recipient), then words in any order: ``posting`` or
                              ``transfer`` (else it is an agreement); its channel ``staff``, ``teaching``,
                              ``funds``, ``materials`` or ``?``; its status ``planned``, ``announced`` or
                              ``actual``; its amount or quantity ``2``, ``0.5``; the heads of a posting
                              ``x3``; its days; ``column=value``
    ``schools``               an id, ``column=value`` …: ``schools A weak=yes locale=rural; B duty=2``
    ``teachers``              an id, ``column=value`` …: ``teachers T1 home=A applies_for=senior``
    ``needs``                 a school, a subject, ``column=value`` …: ``needs A music required=2``
    ``documents``             an id, ``column=value`` …: ``documents D1 kind=plan day=2003-09-01``
    ``claims``                a document, what it counts, the figure, days, ``column=value`` …
    ``successions``           ``A>B``, or ``A>`` if nothing follows; a day and a kind in any order
    ``complete``              a table and days: ``complete postings 2003-09..2004-06``
    ========================= ===========================================================================

    Days are written as ``first..last``, both inside.  Each side is a day, a month, a term or a school year:
    ``2003-09-01..2004-06-30``, ``2003-09..2003-autumn``.  ``2003-09-01..`` is running, ``2003-09-01..?`` has
    an unknown end, and ``?..2004-06-30`` an unknown beginning.  Without days both sides are unknown.  For a
    transfer, write its day on both sides.  A plain number that does not look like a year is a day, too: the
    number of days after 1970-01-01 (see `day`).

    Parameters
    ----------
    text : str
        The network as text.
    settings : mapping, optional
        Further content of ledger.json, such as the district or a calendar.

    Returns
    -------
    Network
        Ties of all kinds get the ids ``t1``, ``t2``, … in the order of the text.  The name of a school is its
        id unless ``name=`` gives another name.  Schools and documents that only other parts name are added,
        without further data; so are teachers, if some teachers are listed.  Values that are not given are
        unknown, and every table has all its columns.

    Raises
    ------
    BadArgument
        If a word is not expected at its place; ``subject`` is the word, and the text says where it stands.
    BadLedger
        If the text can be read but its records are wrong: a value that is not one of a column's words, or a
        last day before the first.

    Notes
    -----
    O(length of the text).

    Examples
    --------
    >>> from jiedui.testing import network_of
    >>> network = network_of("A>B staff 2003-09..2004-06; C>B funds 2000 unit=yuan | schools B weak=yes")
    >>> [(row.school, row.supporters) for row in network.coverage()]
    [('B', 2)]
    """
    return _core._network_of(text, settings_text(settings))


def ask(graph: Network | Slice, text: str) -> Answer[Any]:
    """Ask a question that is written as one line of text.

    Parameters
    ----------
    graph : Network or Slice
        The network or slice that is asked.
    text : str
        The name of the question, then the values of its parameters in their order, separated by blanks:
        ``"coverage_rates township needed staff"``.  The name of a parameter in front of a value says which
        parameter it is; a flag is its name alone, or its name and ``no``.

    Returns
    -------
    Answer
        The answer that the method of that name gives.

    Raises
    ------
    BadArgument
        If there is no such question, or if a word is not a value of a parameter.
    UnknownId
        If a school id is unknown.
    """
    return _core._ask(graph, text)
