# SPDX-License-Identifier: Apache-2.0
"""Whatever strangers send ends in an answer or in an error of jiedui: thousands of mutants of each kind.

A mutant of a workbook starts three processes, each of which reads it, so there are fewer of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MOST_FAILURES = 10  # after which no more are looked for
PROGRAM = Path(__file__).with_name("mutants.py")
KINDS = dict.fromkeys(("csv", "settings", "policies", "records", "snapshots", "forgeries"), 10_000)
KINDS |= dict.fromkeys(("xlsx", "xls", "ods"), 1_000)


@pytest.mark.parametrize("kind", KINDS)
def test_every_mutant_ends_in_an_answer_or_in_an_error_of_ours(kind: str) -> None:
    failures: list[str] = []
    first, end = 0, KINDS[kind]
    while first < end and len(failures) < MOST_FAILURES:
        command = [sys.executable, str(PROGRAM), kind, str(first), str(end)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            first = end
            continue
        last = int(done.stdout.split()[-1])
        failures.append(f"{kind} {last} ended with {done.returncode}:\n{done.stderr[-1500:]}")
        first = last + 1
    assert not failures, "\n".join(failures)
