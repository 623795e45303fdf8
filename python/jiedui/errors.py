# SPDX-License-Identifier: Apache-2.0
"""What jiedui raises: each class is also the built-in one expects, and carries code and subject."""

# ruff: noqa: N818  the names say what is wrong; that they are errors say their bases
from __future__ import annotations

from typing import TYPE_CHECKING

from jiedui._core import ErrorCode, RawFindings, _make_errors_with, _printable

if TYPE_CHECKING:
    from jiedui.findings import Findings

__all__ = [
    "AmbiguousId",
    "BadArgument",
    "BadLedger",
    "BadPolicy",
    "BadShape",
    "BadSnapshot",
    "Error",
    "ErrorCode",
    "MissingExtra",
    "UnknownId",
    "Unreadable",
    "Unwritable",
]


class Error(Exception):
    """The base of all errors that jiedui raises.

    Attributes
    ----------
    code : ErrorCode
        What went wrong; the codes do not change between versions.
    subject : str
        What is wrong: the id, the word, the path.
    """

    __module__ = "jiedui"

    code: ErrorCode
    subject: str


class BadArgument(Error, ValueError):
    """An argument with an impossible value (codes 1xx)."""

    __module__ = "jiedui"


class UnknownId(Error, LookupError):
    """An id that no record has (codes 201, 203); the text names the nearest ones."""

    __module__ = "jiedui"


class AmbiguousId(Error, LookupError):
    """A name that several records have (code 202); the text lists them."""

    __module__ = "jiedui"


class BadLedger(Error, ValueError):
    """A ledger that cannot be used (code 301).

    Attributes
    ----------
    findings : Findings
        All that is wrong or doubtful: a table, ascending by table and row.
    """

    __module__ = "jiedui"

    findings: Findings


class BadShape(Error, ValueError):
    """A shape that is not JSON of its schema, or not of the file that is read (code 304)."""

    __module__ = "jiedui"


class BadPolicy(Error, ValueError):
    """A policy that cannot be used, or does not fit the ledger (code 303).

    Attributes
    ----------
    findings : Findings
        All that is wrong: a table, in which a JSON pointer gives each place.
    """

    __module__ = "jiedui"

    findings: Findings


class BadSnapshot(Error, ValueError):
    """A file that is not a snapshot, is incomplete or changed, or is of another version (code 302)."""

    __module__ = "jiedui"


class Unreadable(Error, OSError):
    """A path that does not exist or cannot be read (code 401)."""

    __module__ = "jiedui"


class Unwritable(Error, OSError):
    """A path that cannot be written (code 403); the text has the system's reason."""

    __module__ = "jiedui"


class MissingExtra(Error, ImportError):
    """A package that this call needs and that is not installed (code 402)."""

    __module__ = "jiedui"


_MOST_SAID = 4000  # characters of a sentence


def printable(text: str, most: int = 120) -> str:
    """Give a text in a form that can be shown: one line of at most ``most`` characters, none a control."""
    return _printable(text.encode(errors="backslashreplace"), most)


def from_code(code: int, subject: str, text: str, findings: RawFindings | tuple[()]) -> BaseException:
    """Make the exception that belongs to a code.

    The compiled part gives its findings and a printable text.  A text that is made in Python comes without
    findings; this function makes it printable.
    """
    known = ErrorCode(code)
    text = printable(text, _MOST_SAID) if findings == () else text
    if known is ErrorCode.interrupted:
        return KeyboardInterrupt(text)
    error = _class_of(known)(text)
    error.code = known
    error.subject = subject
    if isinstance(error, BadLedger | BadPolicy):
        from jiedui.findings import Findings  # a table, which itself may raise errors

        error.findings = Findings._of(findings or RawFindings([], "en"))
    return error


def _class_of(code: ErrorCode) -> type[Error]:
    by_code = {
        ErrorCode.ambiguous_name: AmbiguousId,
        ErrorCode.bad_ledger: BadLedger,
        ErrorCode.bad_snapshot: BadSnapshot,
        ErrorCode.bad_policy: BadPolicy,
        ErrorCode.bad_shape: BadShape,
        ErrorCode.unreadable: Unreadable,
        ErrorCode.missing_extra: MissingExtra,
        ErrorCode.unwritable: Unwritable,
    }
    by_hundred = {1: BadArgument, 2: UnknownId}
    return by_code.get(code) or by_hundred[code // 100]


_make_errors_with(from_code)
