# SPDX-License-Identifier: Apache-2.0
"""Long readings tell how far they have come, and end on Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import jiedui as jd

ROWS = 1_200_000
Told = tuple[str, int, float | None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long")
    (path / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n")
    rows = (f"K{i},A,B,2003-09-01,2004-08-31\n" for i in range(ROWS))
    (path / "supports.csv").write_text("id,supporter,recipient,first_day,last_day\n" + "".join(rows))
    return path


def steps_of(told: list[Told]) -> list[str]:
    return list(dict.fromkeys(step for step, _, _ in told))


def test_each_step_is_told_to_its_end(folder: Path) -> None:
    told: list[Told] = []
    jd.read_ledger(folder, progress=lambda *progress: told.append(progress))
    assert steps_of(told) == ["schools", "supports", "checks"]
    assert ("schools", 2, 1.0) in told
    assert ("supports", ROWS, 1.0) in told
    assert told[-1] == ("checks", 0, 1.0)


def test_a_stream_has_no_share_until_it_ends() -> None:
    told: list[Told] = []
    schools = pa.table({"id": ["A"], "name": ["Alpha"]})
    supports: dict[str, list[str]] = {"supporter": [], "recipient": []}
    jd.read_ledger(
        {"schools": schools, "supports": supports}, progress=lambda *progress: told.append(progress)
    )
    assert told[0] == ("schools", 0, None)
    assert told[-1] == ("checks", 0, 1.0)


class Enough(Exception):  # noqa: N818  it is no error
    """What a callable of ours raises."""


@pytest.mark.parametrize("step", ["schools", "supports", "checks"])
def test_what_is_raised_ends_the_reading(folder: Path, step: str) -> None:
    def look(at: str, _rows: int, _share: float | None) -> None:
        if at == step:
            raise Enough(at)

    with pytest.raises(Enough, match=step):
        jd.read_ledger(folder, progress=look)


def test_a_callable_of_another_signature_is_a_type_error(folder: Path) -> None:
    with pytest.raises(TypeError):
        jd.read_ledger(folder, progress=lambda: None)  # type: ignore[arg-type, misc]


@pytest.fixture
def every_few_milliseconds() -> Iterator[list[int]]:
    """Sends a signal again and again; gives what its handler notes."""
    noted: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: noted.append(number))
    signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
    try:
        yield noted
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_signals_are_seen_inside_the_call(folder: Path, every_few_milliseconds: list[int]) -> None:
    """However often it is sent, a signal that waits for the end of a call is handled once."""
    before = len(every_few_milliseconds)
    read = jd._core._read_folder
    read(folder, False, "id", "id", 16_384, 1 << 20, 1 << 32, "", None)
    assert len(every_few_milliseconds) - before > 3


@pytest.mark.parametrize("way", ["folder", "tables", "records"])
def test_a_signal_ends_the_reading(folder: Path, way: str) -> None:
    ledger = jd.read_ledger(folder)
    table = pa.table(ledger.supports).drop_columns(["id"])

    def read() -> Any:
        if way == "folder":
            return jd.read_ledger(folder)
        if way == "tables":
            return jd.read_ledger({"schools": ledger.schools, "supports": table})
        return ledger.with_records(supports=table)

    signals: list[int] = []

    def stop(number: int, _frame: object) -> None:
        signals.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        with pytest.raises(KeyboardInterrupt):
            read()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert signals == [signal.SIGALRM]
    assert len(read().supports) >= ROWS


@pytest.fixture(scope="module")
def snapshot(folder: Path) -> Path:
    path = folder / "ledger.jiedui"
    jd.save(jd.read_ledger(folder), path)
    return path


OPENERS = [jd.open_ledger, jd.open_network]


@pytest.mark.parametrize("opener", OPENERS)
def test_opening_a_snapshot_is_told_to_its_end(snapshot: Path, opener: Any) -> None:
    told: list[Told] = []
    opened = opener(snapshot, progress=lambda *progress: told.append(progress))
    ledger = opened.ledger if opener is jd.open_network else opened
    assert ledger == jd.open_ledger(snapshot)
    assert steps_of(told)[:2] == ["snapshot", "checks"]
    assert ("snapshot", 0, 1.0) in told
    assert ("checks", 0, 1.0) in told
    shares = [share for step, _, share in told if step == "snapshot"]
    assert shares == sorted(shares, key=lambda share: share or 0)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("step", ["snapshot", "checks"])
def test_what_is_raised_ends_the_opening(snapshot: Path, opener: Any, step: str) -> None:
    def look(at: str, _rows: int, share: float | None) -> None:
        if at == step and share == 1.0:
            raise Enough(at)

    with pytest.raises(Enough, match=step):
        opener(snapshot, progress=look)


def test_saving_is_told_to_its_end(snapshot: Path, tmp_path: Path) -> None:
    told: list[Told] = []
    jd.save(
        jd.open_ledger(snapshot), tmp_path / "again.jiedui", progress=lambda *progress: told.append(progress)
    )
    assert told[-1] == ("snapshot", 0, 1.0)
