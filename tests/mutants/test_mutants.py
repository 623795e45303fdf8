# SPDX-License-Identifier: Apache-2.0
"""Whatever strangers send ends in an answer or in an error of jiedui: 10,000 mutants of each kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MUTANTS = 10_000
MOST_FAILURES = 10  # after which no more are looked for
PROGRAM = Path(__file__).with_name("mutants.py")
KINDS = ("csv", "settings", "policies", "records", "snapshots", "forgeries")


@pytest.mark.parametrize("kind", KINDS)
def test_every_mutant_ends_in_an_answer_or_in_an_error_of_ours(kind: str) -> None:
    failures: list[str] = []
    first = 0
    while first < MUTANTS and len(failures) < MOST_FAILURES:
        command = [sys.executable, str(PROGRAM), kind, str(first), str(MUTANTS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            first = MUTANTS
            continue
        last = int(done.stdout.split()[-1])
        failures.append(f"{kind} {last} ended with {done.returncode}:\n{done.stderr[-1500:]}")
        first = last + 1
    assert not failures, "\n".join(failures)
