# SPDX-License-Identifier: Apache-2.0
"""Files of strangers: only regular ones of a size that is allowed are read, and a folder is one ledger."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

import jiedui as jd
from jiedui import _core
from jiedui.testing import district

SCHOOLS = "id,name\nA,Alpha\nB,Beta\n"
SUPPORTS = "supporter,recipient,last_day\nA,B,\n"


def folder_of(place: Path) -> Path:
    (place / "schools.csv").write_text(SCHOOLS)
    (place / "supports.csv").write_text(SUPPORTS)
    return place


def marked(workbook: Path) -> None:
    jd.mark_findings(workbook, workbook.with_name("marked.xlsx"))


@pytest.mark.parametrize("name", ["schools.csv", "ledger.json", "schools.parquet", "ledger.xlsx"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_pipes_and_devices_are_refused_at_once(tmp_path: Path, name: str, kind: str) -> None:
    folder = folder_of(tmp_path)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name) if kind == "pipe" else (folder / name).symlink_to("/dev/zero")
    of_folders: dict[str, list[Callable[[Path], object]]] = {
        "schools.csv": [jd.read_ledger, _core._raw_tables],
        "ledger.json": [jd.read_ledger, _core._raw_tables],
        "schools.parquet": [jd.read_ledger],
        "ledger.xlsx": [],
    }
    for read in of_folders[name]:
        with pytest.raises(jd.errors.Unreadable):
            read(folder)
    of_files: list[Callable[[Path], object]] = [jd.open_ledger, jd.open_network, jd.read_policy]
    of_workbooks: list[Callable[[Path], object]] = [jd.read_ledger, jd.sniff, marked]
    for read_file in of_files + (of_workbooks if name == "ledger.xlsx" else []):
        with pytest.raises(jd.errors.Unreadable):
            read_file(folder / name)


def test_a_file_has_at_most_the_bytes_that_are_allowed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    most = max(len(SCHOOLS), len(SUPPORTS))
    assert len(jd.read_ledger(folder, largest_file=most).schools) == 2
    with pytest.raises(jd.errors.Unreadable, match="largest_file"):
        jd.read_ledger(folder, largest_file=most - 1)
    shapes: list[Literal["xlsx", "parquet"]] = ["xlsx", "parquet"]
    for shape in shapes:
        place = tmp_path / f"ledger.{shape}"
        jd.write_ledger(jd.read_ledger(district(1, schools=4)), place, format=shape)
        assert len(jd.read_ledger(place).schools) == 4
        with pytest.raises(jd.errors.Unreadable, match="largest_file"):
            jd.read_ledger(place, largest_file=100)
    with pytest.raises(jd.errors.Unreadable, match="largest_file"):
        jd.sniff(tmp_path / "ledger.xlsx", largest_file=100)


_WRITER = """
import sys, jiedui as jd
from jiedui.testing import district
both = [jd.read_ledger(district(seed, schools=4 + 4 * seed)) for seed in (0, 1)]
print("ready", flush=True)
turn = 0
while True:
    turn += 1
    jd.write_ledger(both[turn % 2], sys.argv[1], format=sys.argv[2], replace=True)
"""


@pytest.mark.parametrize("shape", ["csv", "parquet"])
def test_a_folder_that_is_replaced_is_read_as_one_ledger(
    tmp_path: Path, shape: Literal["csv", "parquet"]
) -> None:
    both = [jd.read_ledger(district(seed, schools=4 + 4 * seed)) for seed in (0, 1)]
    place = tmp_path / "ledger"
    jd.write_ledger(both[0], place, format=shape)
    command = [sys.executable, "-c", _WRITER, str(place), shape]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        try:
            for _ in range(60):
                ledger = jd.read_ledger(place)
                assert ledger in both
        finally:
            writer.kill()


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    place = _core._NewPlace(tmp_path / "answer", False, False)
    place.temporary.write_text("mine")
    (tmp_path / "answer").write_text("theirs")
    with pytest.raises(jd.errors.Unwritable):
        place.put()
    place.discard()
    assert (tmp_path / "answer").read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [tmp_path / "answer"]
