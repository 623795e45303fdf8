# SPDX-License-Identifier: Apache-2.0
"""What comparisons in one process share: one thread on one core, the network of a folder, seconds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jiedui as jd

_ONE_THREAD = ("OMP_NUM_THREADS", "POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")


def on_one_thread() -> None:
    """Begin the program again with one thread, pinned to one core, unless it is so."""
    if any(os.environ.get(variable) != "1" for variable in _ONE_THREAD):  # read when libraries are loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | dict.fromkeys(_ONE_THREAD, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def network_in(folder: Path) -> jd.Network:
    """Open the network of a folder of CSV, saved the first time, and when another version saved it."""
    path = folder / "network.jiedui"
    try:
        return jd.open_network(path)
    except (jd.BadSnapshot, jd.Unreadable):
        path.unlink(missing_ok=True)
        jd.save(jd.Network(jd.read_ledger(folder)), path)
    return jd.open_network(path)


def seconds_of(work: Callable[[], Any]) -> float:
    """Processor seconds of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def ratios_of(mine: Callable[[], Any], other: Callable[[], Any], pairs: int) -> list[float]:
    """Our seconds over those of the other, pair by pair, now one first and now the other."""
    ratios = []
    for pair in range(pairs):
        both = (mine, other) if pair % 2 == 0 else (other, mine)
        seconds = {work: seconds_of(work) for work in both}
        ratios.append(seconds[mine] / seconds[other])
    return ratios
