# SPDX-License-Identifier: Apache-2.0
"""Answers as they may leave the house: pseudonyms under a secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from operator import index
from typing import TYPE_CHECKING, Any, SupportsIndex

from jiedui._core import ErrorCode
from jiedui.errors import from_code

if TYPE_CHECKING:
    from jiedui._core import Answer, Table

__all__ = ["published"]

_LEAST_KEY = 16  # bytes
_PSEUDONYM = 10  # bytes: among a million ids two are alike once in two million million


def published(
    answer: Answer[Any], key: str | bytes, smallest_cell: SupportsIndex, keep: Sequence[str], totals: bool
) -> Table:
    """Give the rows without what tells who is who, and without counts of few people."""
    secret = key.encode() if isinstance(key, str) else bytes(key)
    if len(secret) < _LEAST_KEY:
        text = (
            f"the key has {len(secret)} bytes and needs {_LEAST_KEY}, for a short one can be guessed; "
            "secrets.token_hex() makes one"
        )
        raise from_code(int(ErrorCode.bad_word), "key", text, ())
    if isinstance(keep, str):
        raise TypeError("keep is a list of columns, and one text was given: keep=[...]")

    def pseudonym(record: str) -> str:
        digest = hmac.digest(secret, record.encode(), hashlib.sha256)
        return base64.b32encode(digest[:_PSEUDONYM]).decode().lower()

    return answer._published(pseudonym, index(smallest_cell), [*keep], bool(totals))
