# SPDX-License-Identifier: Apache-2.0
"""Answers as they may leave the house: pseudonyms under a secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from operator import index
from typing import TYPE_CHECKING, Any, SupportsIndex

from jiedui._core import _check_key

if TYPE_CHECKING:
    from jiedui._core import Answer, Table

__all__ = ["published"]

_LEAST_KEY = 16  # characters
_PSEUDONYM = 10  # bytes: among a million ids two are alike once in two million million


def published(
    answer: Answer[Any],
    key: str | bytes,
    smallest_cell: SupportsIndex,
    keep: Sequence[str],
    totals: bool,
    persons: bool,
    pupils_step: SupportsIndex,
) -> Table:
    """Give the rows without what tells who is who, and without counts of few people."""
    secret = _secret_of(key)
    if isinstance(keep, str):
        raise TypeError("keep is a list of columns, and one text was given: keep=[...]")

    def pseudonym(record: str) -> str:
        digest = hmac.digest(secret, record.encode(), hashlib.sha256)
        return base64.b32encode(digest[:_PSEUDONYM]).decode().lower()

    return answer._published(
        pseudonym, index(smallest_cell), [*keep], bool(totals), bool(persons), index(pupils_step)
    )


def _secret_of(key: str | bytes) -> bytes:
    """Give a key as bytes; refuse one that can be guessed, and what is no key: a number would be zeros."""
    if not isinstance(key, str | bytes):
        raise TypeError(f"the key is text or bytes, and {type(key).__name__} was given")
    secret = key.encode() if isinstance(key, str) else key
    _check_key(secret if len(key) >= _LEAST_KEY else secret[: len(key)])
    return secret
