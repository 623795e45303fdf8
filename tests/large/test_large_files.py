# SPDX-License-Identifier: Apache-2.0
"""Files that are too large for what they are: refused by their place, in memory that the file bounds.

Each is read in a process of its own, whose peak memory counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

MEGA = 1_000_000
READ = """
import json, resource, sys
import jiedui as jd
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    jd.read_ledger(sys.argv[1])
    findings = []
except jd.BadLedger as refused:
    findings = [[each.code, each.table, each.row, each.explain()] for each in refused.findings]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"findings": findings, "peak": peak * 1024}))
"""


def pieces_of_a_long_row() -> Iterator[bytes]:
    yield b"supporter,recipient,last_day,note\nA,B,,"
    for _ in range(1000):
        yield b"x" * MEGA
    yield b"\nA,B,,\n"


def pieces_of_a_wide_row() -> Iterator[bytes]:
    yield b"supporter,recipient,last_day,note\n"
    for _ in range(10):
        yield b"A," * MEGA
    yield b"B\n"


def pieces_of_a_wide_header() -> Iterator[bytes]:
    yield b"supporter,recipient,last_day"
    for mega in range(10):
        yield b"".join(b",c%d" % (mega * MEGA + place) for place in range(MEGA))
    yield b"\nA,B\n"


def pieces_of_one_quote() -> Iterator[bytes]:
    yield b'supporter,recipient,last_day,note\nA,B,,"'
    for _ in range(1000):
        yield b"x\n" * (MEGA // 2)


@pytest.mark.parametrize(
    ("pieces", "code", "row"),
    [
        (pieces_of_a_long_row, "too_large", 2),
        (pieces_of_a_wide_row, "too_large", 2),
        (pieces_of_a_wide_header, "too_large", 1),
        (pieces_of_one_quote, "unclosed_quote", 2),
    ],
)
def test_what_is_too_large_is_one_finding(tmp_path: Path, pieces: object, code: str, row: int) -> None:
    (tmp_path / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n")
    with (tmp_path / "supports.csv").open("wb") as file:
        for piece in pieces():  # type: ignore[operator]
            file.write(piece)
        size = file.tell()
    told = subprocess.run([sys.executable, "-c", READ, tmp_path], capture_output=True, text=True, check=True)
    said = json.loads(told.stdout)
    assert [finding[:3] for finding in said["findings"]] == [[code, "supports", row]]
    assert len(said["findings"][0][3]) < 1000
    # a row within the cap of 64 MB may be held a few times while separators are tried
    assert said["peak"] < 2.5 * size + 64 * MEGA
