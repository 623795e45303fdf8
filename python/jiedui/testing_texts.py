# SPDX-License-Identifier: Apache-2.0
"""Networks as one line of text, for tests: a grammar that says ties, and what else is known, in few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from jiedui._core import ErrorCode, Network, Period
from jiedui.errors import BadArgument, from_code
from jiedui.reading import read_ledger

__all__ = [
    "CHANNELS",
    "RECORDERS",
    "STATUSES",
    "SUCCESSION_KINDS",
    "Record",
    "Tables",
    "columns_of",
    "day",
    "network_of",
    "network_of_tables",
    "tables_of",
]

Record = dict[str, str]
Tables = dict[str, list[Record]]

CHANNELS = ("staff", "teaching", "funds", "materials")
SUCCESSION_KINDS = ("rename", "merge", "split", "close", "retype", "reopen", "recode")
STATUSES = ("planned", "announced", "actual")
RECORDERS = ("supporter", "recipient", "bureau")

# The columns that each table has, whether or not a record fills them.
_COLUMNS = {
    "schools": ("id", "name", "last_day"),
    "supports": ("id", "supporter", "recipient", "first_day", "last_day"),
    "postings": ("id", "home", "host", "first_day", "last_day"),
    "transfers": ("id", "supporter", "recipient"),
    "documents": ("id",),
    "teachers": ("id",),
    "needs": ("school", "subject"),
    "successions": ("predecessor", "successor", "day"),
    "claims": ("document", "what", "amount", "first_day", "last_day"),
}
# What a cell says of a record that says nothing: an empty last day would be a running one.
_UNSAID = {"last_day": "?"}
_DAY_COLUMNS = {"first_day", "last_day", "day", "recorded_on", "withdrawn_on", "born", "joined"}
_PARTS = ("schools", "teachers", "needs", "documents", "claims", "successions", "complete")


def day(number: int) -> date:
    """Give the day that texts call by this number.

    Parameters
    ----------
    number : int
        Days after 1970-01-01.

    Returns
    -------
    datetime.date
        ``day(0)`` is 1970-01-01.
    """
    return date(1970, 1, 1) + timedelta(days=number)


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

    Days are ``first..last``, both inside: days, or months, terms and school years where that differs
    (``2003-09-01..2004-06-30``, ``2003-09..2003-autumn``).  ``2003-09-01..`` is running, ``2003-09-01..?``
    of unknown end, ``?..2004-06-30`` of unknown beginning, no days at all unknown on both sides.  The day of
    a transfer stands on both sides.  A plain number is a day, too, so many days
    after 1970-01-01 (`day`), unless it looks like a year.

    Parameters
    ----------
    text : str
        The network.
    settings : mapping, optional
        What else ledger.json would say: the district, a calendar, …

    Returns
    -------
    Network
        Ties are called ``t1``, ``t2``, … as they are written, whatever their kind.  A school is called as its
        id unless ``name=`` says otherwise.  Schools, documents and, where some are listed, teachers that only
        other parts name are there, and nothing is known of them.

    Raises
    ------
    BadArgument
        If a word is none that is expected there; ``subject`` is the word.
    BadLedger
        If the text can be read and what it says is wrong: a value that is none of a column's words, a last
        day before the first.

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
    return network_of_tables(tables_of(text), settings=settings)


def network_of_tables(
    tables: Mapping[str, Sequence[Mapping[str, Any]]], *, settings: Mapping[str, Any] | None = None
) -> Network:
    """Read the network of records that `tables_of` gives.

    Parameters
    ----------
    tables : mapping of str to list of dict
        Records by table; what ``complete`` holds is no table but a setting.
    settings : mapping, optional
        What else ledger.json would say.

    Returns
    -------
    Network
        In which a last day that a record does not say is unknown, not running.

    Raises
    ------
    BadLedger
        With all that is wrong.
    """
    said = dict(settings or {})
    if declared := tables.get("complete"):
        said["complete"] = [*said.get("complete", []), *declared]
    frames = {
        table: columns_of(table, records)
        for table, records in tables.items()
        if table != "complete" and (records or table in ("schools", "supports"))
    }
    return Network(read_ledger(frames, settings=said or None))


def columns_of(table: str, records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Give the records of a table as columns, with those that every such table has first.

    Parameters
    ----------
    table : str
        Its name.
    records : list of dict
        What is said of each.

    Returns
    -------
    dict of str to list
        Cells; what a record does not say is empty, but for a last day, which is then unknown.
    """
    header = dict.fromkeys([*_COLUMNS.get(table, ()), *(column for each in records for column in each)])
    return {column: [each.get(column, _UNSAID.get(column, "")) for each in records] for column in header}


# ---- from text to records


def tables_of(text: str) -> Tables:
    """Read the records that a text of `network_of` says.

    Parameters
    ----------
    text : str
        The network.

    Returns
    -------
    dict of str to list of dict
        Records by table, cells as a ledger writes them, and what ``complete`` says.

    Raises
    ------
    BadArgument
        If a word is none that is expected there; ``subject`` is the word.
    """
    tables: Tables = {table: [] for table in (*_COLUMNS, "complete")}
    ties = 0
    for part in _pieces(text, "|"):
        first, rest = [*part.split(maxsplit=1), ""][:2]
        if first in _PARTS:
            tables[first] += [_READERS[first](item.split()) for item in _pieces(rest, ";")]
            continue
        for item in _pieces(part, ";"):
            ties += 1
            table, record = _tie(item.split())
            tables[table].append({"id": f"t{ties}", **record})
    _add_those_named(tables)
    return tables


# Where records name schools.
_SCHOOLS_NAMED = {
    "supports": ("supporter", "recipient"),
    "postings": ("home", "host"),
    "transfers": ("supporter", "recipient"),
    "teachers": ("home",),
    "needs": ("school",),
    "successions": ("predecessor", "successor"),
}


def _add_those_named(tables: Tables) -> None:
    """Add the schools, documents and, where teachers are listed, teachers that only other parts name."""

    def named(table: str, column: str) -> set[str]:
        return {each.get(column, "") for each in tables[table]} - {""}

    def missing(table: str, ids: set[str]) -> list[str]:
        return sorted(ids - {each["id"] for each in tables[table]})

    schools = {each for table, columns in _SCHOOLS_NAMED.items() for c in columns for each in named(table, c)}
    tables["schools"] += [{"id": each, "name": each} for each in missing("schools", schools)]
    tables["documents"] += [{"id": each} for each in missing("documents", named("claims", "document"))]
    if tables["teachers"]:
        tables["teachers"] += [{"id": each} for each in missing("teachers", named("postings", "teacher"))]


def _pieces(text: str, sign: str) -> list[str]:
    return [piece.strip() for piece in text.split(sign) if piece.strip()]


def _wrong(word: str, expected: str) -> BaseException:
    return from_code(ErrorCode.bad_word, word, f"'{word}' in the text of a network; expected {expected}", ())


def _day_text(word: str, text: str) -> str:
    """Write a day as a cell does; `word` is what the text has."""
    expected = "a day, month, term or school year: 2003-09-01, 2003-09, 2003-autumn, 2003/2004, or a number"
    if re.fullmatch("(19|20)[0-9]{2}", text):
        raise _wrong(word, f"{expected} that does not look like a year")
    if re.fullmatch("[0-9]{1,5}", text):
        return day(int(text)).isoformat()
    try:
        if text not in ("", "?"):
            Period.of(text)
    except BadArgument:
        raise _wrong(word, expected) from None
    return text


def _key_and_value(word: str, or_else: str = "column=value") -> Record:
    column, sign, text = word.partition("=")
    if not (column and sign):
        raise _wrong(word, or_else)
    if column in _DAY_COLUMNS:
        return {column: _day_text(word, text)}
    return {column: text.replace("+", "|") if column in ("aliases", "supports") else text}


def _bounds(word: str) -> Record:
    first, _, last = word.partition("..")
    return {"first_day": "" if first == "?" else _day_text(word, first), "last_day": _day_text(word, last)}


def _named(words: list[str]) -> Record:
    """Read an id and what is said of it."""
    if "=" in words[0] or ">" in words[0]:
        raise _wrong(words[0], "an id, then column=value")
    return {"id": words[0]} | _all_said(words[1:])


def _all_said(words: Iterable[str]) -> Record:
    said: Record = {}
    for word in words:
        said |= _key_and_value(word)
    return said


def _school(words: list[str]) -> Record:
    return {"id": words[0], "name": words[0]} | _named(words)


def _need(words: list[str]) -> Record:
    if len(words) < 2 or "=" in words[1]:
        raise _wrong(" ".join(words), "a school and a subject, then column=value")
    return {"school": words[0], "subject": words[1]} | _all_said(words[2:])


def _complete(words: list[str]) -> Record:
    if len(words) != 2:
        raise _wrong(" ".join(words), "a table and days: postings 2003-09..2004-06, postings 2003/2004")
    table, days = words
    if ".." not in days:
        return {"table": table, "period": _day_text(days, days)}
    return {"table": table} | {column: text for column, text in _bounds(days).items() if text}


def _claim(words: list[str]) -> Record:
    if len(words) < 3 or any("=" in word for word in words[:3]):
        raise _wrong(" ".join(words), "a document, what it counts and the figure, then column=value")
    record = {"document": words[0], "what": words[1], "amount": words[2]}
    for word in words[3:]:
        record |= _bounds(word) if ".." in word else _key_and_value(word, "first..last or column=value")
    return record


def _succession(words: list[str]) -> Record:
    predecessor, sign, successor = words[0].partition(">")
    if not (predecessor and sign):
        raise _wrong(words[0], "predecessor>successor, with nothing behind the sign if nothing follows")
    record = {"predecessor": predecessor, "successor": successor}
    for word in words[1:]:
        if word in SUCCESSION_KINDS:
            record["kind"] = word
        elif re.fullmatch("[^0-9]+", word):
            raise _wrong(word, f"a day or one of {', '.join(SUCCESSION_KINDS)}")
        else:
            record["day"] = _day_text(word, word)
    return record


_READERS: dict[str, Callable[[list[str]], Record]] = {
    "schools": _school,
    "teachers": _named,
    "needs": _need,
    "documents": _named,
    "claims": _claim,
    "successions": _succession,
    "complete": _complete,
}


def _tie(words: list[str]) -> tuple[str, Record]:
    kind = next((word for word in words if word in ("posting", "transfer")), "support")
    giver, _, taker = words[0].partition(">")
    if not (giver and taker) or ">" in taker:
        raise _wrong(words[0], f"supporter>recipient, or a part called {', '.join(_PARTS)}")
    ends = ("home", "host") if kind == "posting" else ("supporter", "recipient")
    record = dict(zip(ends, (giver, taker), strict=True))
    for word in words[1:]:
        record |= _word_of_tie(kind, word)
    return kind + "s", record


def _word_of_tie(kind: str, word: str) -> Record:
    if word in ("?", "posting", "transfer"):
        return {}
    if "=" in word:
        return _key_and_value(word)
    if ".." in word:
        return _days_of_tie(kind, word)
    if word in CHANNELS and kind != "posting":
        return {"channel": word}
    if word in STATUSES and kind != "transfer":
        return {"status": word}
    if kind == "posting" and re.fullmatch("x[0-9]+", word):
        return {"count": str(int(word[1:]))}
    try:
        number = Decimal(word)
    except InvalidOperation:
        raise _wrong(word, _words_of(kind)) from None
    if kind == "posting" or not number.is_finite():
        raise _wrong(word, _words_of(kind))
    return {"quantity" if kind == "transfer" else "amount": str(number)}


def _days_of_tie(kind: str, word: str) -> Record:
    bounds = _bounds(word)
    if kind != "transfer":
        return bounds
    first, _, last = word.partition("..")
    if first != last:
        raise _wrong(word, "the day of the transfer on both sides: 2003-09-01..2003-09-01")
    return {"day": bounds["first_day"]}


def _words_of(kind: str) -> str:
    """Say what may stand in a tie."""
    words = {
        "posting": ["heads (x3)", *STATUSES],
        "transfer": [*CHANNELS, "a quantity (0.5)"],
        "support": ["posting", "transfer", *CHANNELS, *STATUSES, "an amount (0.5)"],
    }
    return f"one of {', '.join(words[kind])}, first..last or column=value"
