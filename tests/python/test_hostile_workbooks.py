# SPDX-License-Identifier: Apache-2.0
"""Workbooks that are too large, or are something else: refused with the place and the step that helps."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from layout_books import PAIR, PAIRS, book

LAYOUTS = Path(__file__).resolve().parents[1] / "layouts"
WORKER = Path(jd.__file__).with_name("workbook_worker.py")
ENDINGS = (".xlsx", ".xls", ".ods")
_TYPES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n" xmlns:calcext="c"'


def opendocument(path: Path, rows: str, styles: str = "", columns: str = "") -> Path:
    """Write an .ods with a sheet 学校名单, and a sheet 结对帮扶 that has these rows."""
    schools = "".join(row(text(name)) for name in ("学校名称", "县第一中学", "东河乡中学"))
    sheets = f'<table:table table:name="学校名单">{schools}</table:table>'
    sheets += f'<table:table table:name="结对帮扶">{columns}{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        archive.writestr(
            "content.xml", f"<office:document-content {_TYPES}>{styles}{body}</office:document-content>"
        )
    return path


def cell(content: str, kind: str, more: str = "") -> str:
    said = f'office:value-type="{kind}" {more}'
    return f"<table:table-cell {said}><text:p>{content}</text:p></table:table-cell>"


def text(content: str, more: str = "") -> str:
    return cell(content, "string", more)


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


HEADER = row(*map(text, PAIRS))


# ---- limits


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (
            {"most_cells": 60},
            r"the sheet 学校名单 reaches over .* 60 are read at most \(most_cells\); delete",
        ),
        (
            {"most_merged": 1},
            r"the sheet 支教教师花名册 has \d+ merged cells; 1 are read at most \(most_merged\); split",
        ),
        ({"most_memory": 8000}, r"more than 8000 bytes of memory \(most_memory\); delete"),
        ({"most_seconds": 0.01}, r"takes longer than 0.01 seconds \(most_seconds\); open it"),
    ],
)
def test_each_limit_is_an_option_and_told_with_its_step(
    ending: str, limit: dict[str, Any], told: str
) -> None:
    path = LAYOUTS / f"two_row_header{ending}"
    for call in (jd.sniff, jd.read_ledger):
        with pytest.raises(jd.Unreadable, match=told) as caught:
            call(path, **limit)
        assert path.name in str(caught.value)


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_an_archive_unpacks_to_at_most_what_is_allowed(ending: str) -> None:
    with pytest.raises(jd.Unreadable, match=r"unpacks to \d+ bytes; 500 are read at most \(most_unpacked\)"):
        jd.sniff(LAYOUTS / f"sections{ending}", most_unpacked=500)


@pytest.mark.parametrize("name", ["cells", "merged", "unpacked", "memory"])
def test_a_limit_below_zero_is_a_bad_argument(name: str) -> None:
    path = LAYOUTS / "sections.xlsx"
    limit: dict[str, Any] = {f"most_{name}": -1}
    for call in (jd.sniff, jd.read_ledger):
        with pytest.raises(jd.BadArgument, match=f"most_{name} is -1; expected 0 or more"):
            call(path, **limit)


@pytest.mark.parametrize("seconds", [0, -1.5, float("nan")])
def test_the_time_is_above_zero(seconds: float) -> None:
    with pytest.raises(jd.BadArgument, match="expected a number above 0, or None"):
        jd.sniff(LAYOUTS / "sections.xlsx", most_seconds=seconds)


def test_limits_may_be_as_large_as_one_likes() -> None:
    path, most = LAYOUTS / "sections.xlsx", 1 << 80
    large = jd.sniff(
        path,
        most_cells=most,
        most_merged=most,
        most_unpacked=most,
        most_memory=most,
        most_seconds=float("inf"),
    )
    assert large == jd.sniff(path)


def test_cells_that_hold_nothing_count_for_nothing(tmp_path: Path) -> None:
    import openpyxl

    path = book(tmp_path, {"结对帮扶": [PAIRS, PAIR]})
    expected = jd.read_ledger(path, schools_by="name", settings={"missing_columns": {}}).fingerprint()
    made = openpyxl.load_workbook(path)
    made["结对帮扶"]["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    made.save(path)
    assert jd.read_ledger(path, schools_by="name").fingerprint() == expected
    made["结对帮扶"]["XFD1048576"] = "x"
    made.save(path)
    with pytest.raises(jd.Unreadable, match="结对帮扶 reaches over 1048576 rows and 16384 columns"):
        jd.read_ledger(path, schools_by="name")


@pytest.mark.parametrize(
    "rows",
    [
        row(text("x", 'table:number-columns-repeated="16384"'), times=1_048_576),
        row("<table:table-cell/>", times=1 << 40) + row(text("x")),
        row('<table:table-cell table:number-columns-repeated="99999999999999999999"/>', text("x")),
    ],
)
def test_repeated_cells_are_counted_before_they_are_made(tmp_path: Path, rows: str) -> None:
    path = opendocument(tmp_path / "book.ods", HEADER + rows)
    begin = time.monotonic()
    with pytest.raises(jd.Unreadable, match=r"结对帮扶 reaches over .*most_cells"):
        jd.sniff(path)
    assert time.monotonic() - begin < 5


def test_merged_cells_that_overlap_do_not_take_for_ever(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对帮扶": [PAIRS, *[PAIR] * 5000]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    many = b"<mergeCells>" + b'<mergeCell ref="A1:E5001"/>' * 10_000 + b"</mergeCells>"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"</sheetData>", b"</sheetData>" + many))
    with pytest.raises(jd.Unreadable, match="over merged cells that overlap"):
        jd.sniff(path)


def test_an_archive_that_hides_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    content = (LAYOUTS / "sections.xlsx").read_bytes()
    with zipfile.ZipFile(LAYOUTS / "sections.xlsx") as archive:
        [size] = [each.file_size for each in archive.infolist() if each.filename == "xl/workbook.xml"]
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (size - 9).to_bytes(4, "little")))
    with pytest.raises(jd.Unreadable, match="Bad CRC"):
        jd.sniff(path)


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    path = opendocument(tmp_path / "book.ods", HEADER)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace("学校名单".encode(), "结对帮扶".encode()))
    with pytest.raises(jd.Unreadable, match="two sheets are called 结对帮扶; give them different names"):
        jd.read_ledger(path)


# ---- what an .ods says beside its values


def test_merged_months_and_errors_of_an_ods_are_read_as_they_are_shown(tmp_path: Path) -> None:
    styles = (
        '<number:date-style style:name="N1"><number:year/>年<number:month/>月</number:date-style>'
        '<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>'
    )
    columns = '<table:table-column table:number-columns-repeated="4"/>'
    columns += '<table:table-column table:default-cell-style-name="month"/>'
    first = cell("2021年9月", "date", 'office:date-value="2021-09-01" table:style-name="month"')
    last = cell("2022年7月", "date", 'office:date-value="2022-07-01"')
    spans = 'table:number-rows-spanned="2"'
    rows = row(text("县第一中学", spans), text("东河乡中学", spans), text("师资"), first, last)
    covered = "<table:covered-table-cell/>"
    error = text("#N/A", 'calcext:value-type="error" office:string-value=""')
    rows += row(covered, covered, error, first, last)
    path = opendocument(tmp_path / "book.ods", HEADER + rows, styles, columns)
    ledger = jd.read_ledger(path, shape=jd.sniff(path), keep_valid=True)
    support = ledger.supports[0]
    assert (support.supporter, support.first_day_text, support.last_day_text) == (
        "县第一中学",
        "2021-09",
        "2022-07",
    )
    [told] = [each for each in ledger.findings if each.code == "error_value"]
    assert (told.cell, told.value) == ("结对帮扶!C3", "#N/A")


def test_a_percentage_of_an_ods_is_read_as_it_is_shown(tmp_path: Path) -> None:
    header = row(*map(text, [*PAIRS, "备注比例"]))
    share = cell("50%", "percentage", 'office:value="0.5"')
    path = opendocument(tmp_path / "book.ods", header + row(*map(text, PAIR), share))
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    assert ledger.supports[0]["备注比例"] == "50%"


def test_a_formula_of_an_ods_that_was_never_computed_is_refused(tmp_path: Path) -> None:
    formula = '<table:table-cell table:formula="of:=[.A1]"/>'
    path = opendocument(tmp_path / "book.ods", HEADER + row(*map(text, PAIR[:4]), formula))
    with pytest.raises(jd.Unreadable, match="formulas without values: 结对帮扶!E2"):
        jd.sniff(path)


# ---- files that are called like workbooks

PAGE = "<html><meta charset='gb2312'><table><tr><td>支援学校</td></tr></table></html>"
XML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
AS_XLSX = "open it in Excel, WPS or LibreOffice, and save it as .xlsx"


@pytest.mark.parametrize("name", ["台账.xls", "台账.xlsx", "台账.ods"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (PAGE.encode("gb18030"), f"it is a web page called like a workbook; {AS_XLSX}"),
        (PAGE.encode("utf-16"), f"it is a web page called like a workbook; {AS_XLSX}"),
        (b"\r\n" * 1000 + PAGE.encode(), f"it is a web page called like a workbook; {AS_XLSX}"),
        (b"MIME-Version: 1.0\r\n", f"it is a web page in one file called like a workbook; {AS_XLSX}"),
        (XML.encode(), f"it is an XML workbook of Excel 2003; {AS_XLSX}"),
        (XML.encode("utf-16"), f"it is an XML workbook of Excel 2003; {AS_XLSX}"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", f"it is a workbook of Excel 4; {AS_XLSX}"),
        (b"%PDF-1.7", "it is a PDF, which holds no cells"),
        (b"Rar!\x1a\x07", "it is an archive of files; unpack it"),
        (b"", "nothing is in it; get the file anew"),
        ("支援学校,受援学校\n".encode(), "if it is text, call it .csv"),
    ],
)
def test_other_files_are_told_with_the_step_that_helps(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for call in (jd.sniff, jd.read_ledger):
        with pytest.raises(jd.Unreadable) as caught:
            call(path)
        assert f"{name}: " in str(caught.value)
        assert reason in str(caught.value)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("called", ENDINGS)
def test_a_workbook_under_the_ending_of_another_is_read_by_what_it_is(
    tmp_path: Path, ending: str, called: str
) -> None:
    path = tmp_path / f"book{called}"
    path.write_bytes((LAYOUTS / f"sections{ending}").read_bytes())
    assert jd.sniff(path) == jd.sniff(LAYOUTS / "sections.xlsx")


# ---- the process that reads

STOPPED = """
import os, sys
import jiedui as jd

sys.executable = sys.argv[1]
try:
    jd.sniff(sys.argv[2], most_seconds=60)
except KeyboardInterrupt:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("stopped, and no child is left")
"""


def test_ctrl_c_ends_the_reading_and_its_process(tmp_path: Path) -> None:
    reader = tmp_path / "reader"
    reader.write_text("#!/bin/sh\necho $$ > $0.id\nexec sleep 60\n")
    reader.chmod(0o755)
    command = [sys.executable, "-c", STOPPED, str(reader), str(LAYOUTS / "sections.xlsx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
        while not (tmp_path / "reader.id").exists():
            time.sleep(0.05)
        time.sleep(0.5)  # until the starting of the process has come back
        asking.send_signal(signal.SIGINT)
        assert asking.communicate(timeout=10)[0] == "stopped, and no child is left\n"


def test_a_reader_that_nobody_waits_for_ends_by_itself(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "book.xlsx")  # opening it takes for ever
    asked = {
        "path": str(tmp_path / "book.xlsx"),
        "import_from": sys.path,
        "memory": 0,
        "seconds": 1,
        "limits": {"cells": 1, "merged": 1, "bytes": 1},
    }
    done = subprocess.run([sys.executable, str(WORKER), json.dumps(asked)], check=False, timeout=20)
    assert done.returncode == -signal.SIGALRM
