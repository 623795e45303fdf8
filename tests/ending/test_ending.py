# SPDX-License-Identifier: Apache-2.0
"""Python ends while daemon threads are in our calls: the process ends with 0, and not by a signal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ending
import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("sort", ending.SORTS)
def test_the_process_ends_whatever_daemon_threads_do(sort: str) -> None:
    for delay in (0.0, 0.003, 0.01, 0.03, 0.1):
        done = subprocess.run(
            [sys.executable, str(HERE / "ending.py"), sort, str(delay)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "ends\n", ""), delay
