# SPDX-License-Identifier: Apache-2.0
"""Damaged files, impossible numbers and paths: every fault is an error of ours."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import jiedui as jd
from support import DISTRICT

TWO = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}
ONE_SUPPORT = {"supporter": ["A"], "recipient": ["B"], "last_day": ["?"]}


def findings_of(settings: str) -> jd.Findings:
    try:
        return jd.read_ledger({"schools": TWO, "supports": ONE_SUPPORT}, settings=settings).findings
    except jd.BadLedger as error:
        return error.findings


@pytest.mark.parametrize("number", ["1e999", "-1e999", '[1, 2, {"a": 1E+400}]'])
def test_a_number_that_none_can_hold_is_a_finding(number: str, tmp_path: Path) -> None:
    text = '{\n"district": "x",\n"complete": ' + number + "}"
    (finding,) = findings_of(text)
    assert (finding.code, finding.table, finding.row) == ("bad_setting", "ledger.json", 3)
    assert "1.7e308" in finding.expected
    assert "1.7e308" in finding.explain("zh")
    with pytest.raises(jd.BadPolicy):
        jd.policy_of('{"id": "p", "version": "1", "rules": [], "valid": ' + number + "}")
    file = tmp_path / "policy.json"
    file.write_text('{"id": ' + number + "}")
    with pytest.raises(jd.BadPolicy):
        jd.read_policy(file)


@pytest.mark.parametrize("settings", [{"district": object()}, {"district": float("inf")}, {1j: 2}])
def test_settings_that_are_no_json_are_an_error(settings: Any) -> None:
    with pytest.raises((jd.BadArgument, jd.BadLedger)):
        jd.read_ledger({"schools": TWO, "supports": ONE_SUPPORT}, settings=settings)


def parquet_ledger(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    pq.write_table(pa.table(TWO), folder / "schools.parquet")
    pq.write_table(pa.table(ONE_SUPPORT), folder / "supports.parquet")
    return folder


def sheet_ledger(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "schools"
    for row in zip(*([name, *cells] for name, cells in TWO.items()), strict=True):
        book.active.append(row)
    supports = book.create_sheet("supports")
    for row in zip(*([name, *cells] for name, cells in ONE_SUPPORT.items()), strict=True):
        supports.append(row)
    book.save(path)
    return path


def damaged(rng: random.Random, whole: bytes) -> bytes:
    """Give the bytes of a file with some of them changed, moved, repeated or missing."""
    changed = bytearray(whole)
    for _ in range(rng.randint(1, 12)):
        start, size = rng.randrange(len(changed)), rng.choice((1, 1, 1, 4, 50))
        if rng.random() < 0.6:
            changed[start : start + size] = bytes(rng.randrange(256) for _ in range(size))
        elif rng.random() < 0.5 and len(changed) > size + 20:
            del changed[start : start + size]
        else:
            changed[start:start] = changed[start : start + size]
    return bytes(changed[: rng.randrange(len(changed)) + 1] if rng.random() < 0.1 else changed)


@pytest.mark.parametrize("seed", range(300))
def test_a_damaged_file_of_parquet_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    folder = parquet_ledger(tmp_path)
    file = folder / "schools.parquet"
    file.write_bytes(damaged(random.Random(seed), file.read_bytes()))
    with suppress(jd.Error):
        jd.read_ledger(folder)


@pytest.mark.parametrize("seed", range(300))
def test_a_damaged_workbook_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    file = sheet_ledger(tmp_path / "book.xlsx")
    file.write_bytes(damaged(random.Random(seed), file.read_bytes()))
    with suppress(jd.Error):
        jd.read_ledger(file)
    with suppress(jd.Error):
        jd.mark_findings(file, tmp_path / "marked.xlsx")


@pytest.mark.parametrize("seed", range(300))
def test_a_workbook_of_damaged_parts_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    rng, file = random.Random(seed), tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(sheet_ledger(tmp_path / "book.xlsx")) as whole, zipfile.ZipFile(file, "w") as copy:
        victim = rng.choice([name for name in whole.namelist() if name.startswith("xl/")])
        for name in whole.namelist():
            copy.writestr(name, damaged(rng, whole.read(name)) if name == victim else whole.read(name))
    with suppress(jd.Error):
        jd.read_ledger(file)
    with suppress(jd.Error):
        jd.mark_findings(file, tmp_path / "marked.xlsx")


def test_no_parquet_at_all_is_unreadable(tmp_path: Path) -> None:
    file = parquet_ledger(tmp_path) / "supports.parquet"
    for content in (b"", b"PAR1", b"no parquet", b"PAR1" + b"\0" * 100 + b"PAR1"):
        file.write_bytes(content)
        with pytest.raises(jd.Unreadable, match=r"supports\.parquet") as caught:
            jd.read_ledger(tmp_path)
        assert caught.value.code is jd.ErrorCode.unreadable


@pytest.mark.parametrize("name", ["ledger.json", "supports.csv", "schools.CSV"])
def test_a_folder_called_like_a_file_is_unreadable(name: str, tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n")
    (tmp_path / "postings.csv").write_text("home,host,last_day\nA,B,?\n")
    (tmp_path / name).mkdir()
    with pytest.raises(jd.Unreadable, match=name):
        jd.read_ledger(tmp_path)


def test_settings_of_parquet_that_are_a_folder_are_unreadable(tmp_path: Path) -> None:
    (parquet_ledger(tmp_path) / "ledger.json").mkdir()
    with pytest.raises(jd.Unreadable, match=r"ledger\.json"):
        jd.read_ledger(tmp_path)


def test_settings_of_parquet_are_read_in_every_encoding(tmp_path: Path) -> None:
    settings = parquet_ledger(tmp_path) / "ledger.json"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        settings.write_bytes('{"district": "叶集区教育局"}'.encode(encoding))
        assert jd.read_ledger(tmp_path).district == "叶集区教育局"
    settings.write_bytes(b"\xff\xff\xff")
    with pytest.raises(jd.BadLedger):
        jd.read_ledger(tmp_path)


@pytest.mark.parametrize("path", ["a\0b", "\0", "folder\0/x", "\udc80\0", "\ud800", b"a\0b"], ids=repr)
def test_a_path_that_no_file_has_is_an_error_of_ours(path: Any, tmp_path: Path) -> None:
    for suffix in ("", ".xlsx", ".csv", ".json"):
        bad: Any = path + (suffix.encode() if isinstance(path, bytes) else suffix)
        for read in (jd.open_ledger, jd.open_network, jd.read_policy):
            with pytest.raises(jd.Unreadable):
                read(bad)
        if isinstance(path, str):  # the others take no bytes
            with pytest.raises(jd.Unreadable):
                jd.read_ledger(bad)
            with pytest.raises(jd.Unreadable):
                jd.read_ledger(tmp_path / bad)
            with pytest.raises(jd.Unreadable):
                jd.mark_findings(bad, tmp_path / "x.xlsx")


@pytest.mark.parametrize("path", ["a\0b", "\0", "folder\0/x", "\udc80\0", b"a\0b"], ids=repr)
def test_nothing_is_written_to_a_path_that_no_file_has(path: Any) -> None:
    ledger = jd.read_ledger(DISTRICT)
    with pytest.raises(jd.Unwritable):
        jd.save(ledger, path)
    with pytest.raises(jd.Unwritable):
        ledger.schools.to_csv(path)
    if isinstance(path, str):
        for form in ("csv", "xlsx", "parquet"):
            with pytest.raises(jd.Unwritable):
                jd.write_ledger(ledger, path, format=form)
        with pytest.raises(jd.Unwritable):
            jd.mark_findings(DISTRICT, path)
