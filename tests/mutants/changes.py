# SPDX-License-Identifier: Apache-2.0
"""Changes of bytes, as strangers, copies and disks make them; values of cells; checksums of snapshots."""

from __future__ import annotations

import random
import struct
from datetime import date, datetime
from decimal import Decimal
from typing import Any

TOKENS = [
    *(
        b'"',
        b",",
        b"\n",
        b"\r",
        b"\t",
        b";",
        b"?",
        b"|",
        b"'",
        b"\\",
        b" ",
        b"-",
        b"#2",
        b">",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
    ),
    *(
        b"\x00",
        b"\xff",
        b"\xfe\xff",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
        b"\x07",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
    ),
    *(
        b"2003-09",
        b"9999-12-31",
        b"0001-01-01",
        b"2003/2004",
        b"2003.1",
        b"31-02-2003",
        b"2003-autumn",
        b"0000-00-00",
    ),
    *(
        b"1e999",
        b"-1",
        b"0",
        b"0.0005",
        b"4294967295",
        b"999999999999999999",
        b"-9223372036854775808",
        b"nan",
        b"inf",
    ),
    *(
        word.encode()
        for word in (
            "学校",
            "至今",
            "师资、教学",
            "不详",
            "万元",
            "支援学校",
            "起止年月",
            "无",
            "一",
            "２００３",
        )
    ),
    *(
        b"null",
        b"true",
        b"{}",
        b"[]",
        b"[[[[[[[[",
        b'{"a":',
        b"id",
        b"supporter",
        b"staff",
        b"A" * 3000,
        b"\n" * 300,
    ),
]


VALUES: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        -1,
        2**31,
        2**64,
        10**30,
        0.5,
        -0.0,
        1e999,
        float("nan"),
        2023.1,
        Decimal("1.5"),
        Decimal("NaN"),
    ),
    *(
        "",
        "?",
        " ",
        "\x00",
        "\x1b[31m",
        "a\nb",
        "\u202e",
        "学校",
        "A",
        "B",
        "x" * 20_000,
        "2003-09",
        "2003/2004",
        "staff",
    ),
    *(
        date(2003, 9, 1),
        datetime(2003, 9, 1, 12),
        date.max,
        date.min,
        [],
        ["A", "B"],
        ("A|B",),
        {},
        {"a": 1},
        b"A",
        object,
    ),
]


def mutated(rng: random.Random, content: bytes, other: bytes = b"") -> bytes:
    """Change some bytes: turned, left out, put in twice, written over, taken from elsewhere."""
    for _ in range(rng.randrange(1, 6)):
        at, count = rng.randrange(len(content) + 1), rng.randrange(1, 40)
        rest = content[at + count :]
        match rng.randrange(8):
            case 0:
                content = content[:at] + rng.choice(TOKENS) + content[at:]
            case 1:
                content = content[:at] + rng.choice(TOKENS) + rest
            case 2:
                content = content[:at] + rest
            case 3:
                content = content[:at] + 2 * content[at : at + count] + rest
            case 4:
                content = content[:at] + rng.randbytes(count) + rest
            case 5:
                source = other or content
                start = rng.randrange(len(source) + 1)
                content = content[:at] + source[start : start + 5 * count] + content[at:]
            case 6:
                content = content[:at] if rng.random() < 0.2 else content
            case _:
                content = content[:at] + content[at : at + count][::-1] + rest
    return content


HEADER = 40  # bytes of a snapshot before its content
_MASK = (1 << 64) - 1
_FACTOR = 0xBF58476D1CE4E5B9
_LANES = (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0x94D049BB133111EB, 0x8CB92BA72F3D8DD7)


def _turned(word: int) -> int:
    return (word << 29 | word >> 35) & _MASK


def _checksum(content: bytes) -> int:
    lanes = list(_LANES)
    words = struct.unpack(f"<{len(content) // 8}Q", content)
    for place, word in enumerate(words):
        lanes[place % 4] = _turned((lanes[place % 4] ^ word) * _FACTOR & _MASK)
    total = len(words)
    for lane in lanes:
        total = _turned((total ^ lane) * _FACTOR & _MASK)
    return total ^ total >> 31


def with_right_sums(content: bytes) -> bytes:
    """Fill a snapshot up to words, and make its size and checksums right, as a forger would."""
    content += bytes(-len(content) % 8)
    head = content[:16] + struct.pack("<Q", len(content))
    head += struct.pack("<Q", _checksum(content[HEADER:]))
    return head + struct.pack("<Q", _checksum(head)) + content[HEADER:]
