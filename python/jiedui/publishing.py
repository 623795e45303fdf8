# SPDX-License-Identifier: Apache-2.0
"""Answers as they may leave the house: pseudonyms under a secret key."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

from jiedui._core import _check_key

__all__ = ["pseudonyms_under"]

_LEAST_KEY = 16  # characters
_PSEUDONYM = 10  # bytes: among a million ids two are alike once in two million million


def pseudonyms_under(key: str | bytes) -> Callable[[str], str]:
    """Give a function that makes the pseudonym of an id under a secret key."""
    secret = _secret_of(key)

    def pseudonym(record: str) -> str:
        digest = hmac.digest(secret, record.encode(), hashlib.sha256)
        return base64.b32encode(digest[:_PSEUDONYM]).decode().lower()

    return pseudonym


def _secret_of(key: str | bytes) -> bytes:
    """Give a key as bytes; refuse one that can be guessed."""
    secret = key.encode() if isinstance(key, str) else key
    _check_key(secret if len(key) >= _LEAST_KEY else secret[: len(key)])
    return secret
