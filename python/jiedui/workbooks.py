# SPDX-License-Identifier: Apache-2.0
"""Workbooks: their sheets as rows of texts, merged cells filled."""

from __future__ import annotations

import json
import marshal
import math
import operator
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, SupportsIndex

from jiedui.arguments import refuse_type
from jiedui.errors import ErrorCode, from_code, printable
from jiedui.extras import extra

__all__ = ["WORKBOOKS", "Limits", "editable_book", "limits_of", "workbook_of"]

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

_LONGEST = 2_000_000.0  # seconds, which every system can wait
_OUT_OF_MEMORY = (71, -6, -9, -11)  # how a process ends that gets no more, by itself or by the system


class Limits(NamedTuple):
    """How much of a workbook is read at most."""

    cells: int = 5_000_000
    merged: int = 20_000
    unpacked: int = 1 << 30
    memory: int = 2 << 30  # 0: as much as there is
    seconds: float | None = None  # none: 15, and 10 more for each megabyte of the file

    def seconds_for(self, path: Path) -> float:
        """Give how long reading a file may take."""
        allowed = 15 + path.stat().st_size / 100_000 if self.seconds is None else self.seconds
        return min(allowed, _LONGEST)


def limits_of(
    call: str,
    cells: SupportsIndex,
    merged: SupportsIndex,
    unpacked: SupportsIndex,
    memory: SupportsIndex,
    seconds: float | None,
) -> Limits:
    """Give limits as callers of ``read_ledger`` write them."""
    index = operator.index
    if not isinstance(seconds, int | float | None):
        refuse_type(call, "most_seconds", "a number of seconds, or None", seconds)
    limits = Limits(index(cells), index(merged), index(unpacked), index(memory), seconds)
    for name, limit in limits._asdict().items():
        if limit is not None and not (limit > 0 or (limit == 0 and name != "seconds")):
            expected = "a number above 0, or None" if name == "seconds" else "0 or more"
            text = f"most_{name} is {limit}; expected {expected}"
            raise from_code(ErrorCode.bad_number, f"most_{name}", text, ())
    return limits._replace(memory=min(limits.memory, sys.maxsize))


def workbook_of(path: Path, limits: Limits | None = None) -> tuple[str, list[tuple[Any, ...]]]:
    """Give a workbook: what its sheet ledger.json says, and the other sheets that hold anything.

    Each sheet is its name, the number of its first row, its rows, for each row the places of its numbers,
    the columns that hold no cells: none, its merged cells as (top, left, bottom, right), and whether it is
    hidden.

    It is read in a process of its own: a workbook that is damaged, or made to do harm, ends that process
    only.
    """
    extra("python_calamine")
    _refuse_other_files(path)
    kind, answer = _answer_of_worker(path, limits or Limits())
    if kind != "sheets":
        raise _unreadable(path, _reason(kind, answer))
    rows = {name: (texts, numbers, merged, hidden) for name, texts, numbers, merged, hidden in answer}
    lines, _, _, _ = rows.pop("ledger.json", ([], [], [], False))
    settings = "\n".join("".join(line) for line in lines)
    return settings, [
        (name, 1, texts, numbers, [], merged, hidden)
        for name, (texts, numbers, merged, hidden) in rows.items()
    ]


def _reason(kind: str, said: Any) -> str:
    text = str(said)
    return {
        "password": "it is closed by a password; save it without one",
        "refused": text,
        "memory": f"reading it needs more than {text} bytes of memory (most_memory); delete rows and columns "
        "without values, and save it",
        "time": f"reading it takes longer than {text} seconds (most_seconds); open it, and save it anew",
    }.get(
        kind,
        f"it is not a workbook that can be read: {printable(text)}; if Excel, WPS or LibreOffice opens it, "
        "save it there as .xlsx",
    )


def _answer_of_worker(path: Path, limits: Limits) -> tuple[str, Any]:
    """Run the worker; a worker that dies tells nothing, and that is an answer, too."""
    seconds = limits.seconds_for(path)
    asked = {
        "path": str(path),
        "import_from": sys.path,
        "memory": limits.memory,
        "seconds": math.ceil(seconds) + 1,  # only counts if this process ends before
        "limits": {"cells": limits.cells, "merged": limits.merged, "bytes": limits.unpacked},
    }
    command = [sys.executable, str(Path(__file__).with_name("workbook_worker.py")), json.dumps(asked)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as worker:
        try:
            output, _ = worker.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            return "time", f"{seconds:.6g}"
        finally:
            worker.kill()
            worker.wait()  # on Ctrl-C Popen does not
    kind, answer = marshal.loads(output) if output else ("damaged", "its reader stopped")
    if kind == "memory" or (not output and worker.returncode in _OUT_OF_MEMORY):
        return "memory", limits.memory
    return kind, answer


def editable_book(path: Path) -> Any:
    """Give a workbook of openpyxl, which keeps formats and formulas."""
    openpyxl = extra("openpyxl")
    try:
        with path.open("rb") as file:  # closed even if openpyxl stops half-way
            return openpyxl.load_workbook(file)
    except Exception as error:  # as above
        raise _unreadable(path, f"it is not a workbook that can be read: {error}") from error


# What files are that are called like workbooks, by how they begin, and the step that helps.
_AS_XLSX = "open it in Excel, WPS or LibreOffice, and save it as .xlsx"
_OTHERS = (
    (b"<", f"it is a web page called like a workbook; {_AS_XLSX}"),
    (b"MIME-Version", f"it is a web page in one file called like a workbook; {_AS_XLSX}"),
    (b"\x09\x00", f"it is a workbook of Excel 2; {_AS_XLSX}"),
    (b"\x09\x02", f"it is a workbook of Excel 3; {_AS_XLSX}"),
    (b"\x09\x04", f"it is a workbook of Excel 4; {_AS_XLSX}"),
    (b"%PDF", "it is a PDF, which holds no cells; ask for the workbook that it was made of"),
    (b"Rar!", "it is an archive of files; unpack it, and read the workbook that is inside"),
    (b"7z", "it is an archive of files; unpack it, and read the workbook that is inside"),
)
_BLANK = b"\xef\xbb\xbf \t\r\n"


def _refuse_other_files(path: Path) -> None:
    """Refuse what cannot be opened, and web pages and texts that are called like workbooks."""
    if path.exists() and not path.is_file():  # opening a pipe may take for ever
        raise _unreadable(path, "it is not a file but a folder, a pipe or a device")
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except ValueError as error:  # a zero byte in the path, or signs that no path has
        raise _unreadable(path, f"no file is called so: {error}") from error
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", errors="replace").encode()
    start = start if start.startswith(b"\x09") else start.lstrip(_BLANK)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise _unreadable(path, f"it is an XML workbook of Excel 2003; {_AS_XLSX}")
    for sign, reason in _OTHERS:
        if start.startswith(sign):
            raise _unreadable(path, reason)
    if not start:
        raise _unreadable(path, "it is not a workbook: nothing is in it; get the file anew")
    if not start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise _unreadable(
            path, "it is not a workbook; if it is text, call it .csv and put it into a folder of its own"
        )


def _unreadable(path: Path, reason: str) -> BaseException:
    return from_code(ErrorCode.unreadable, str(path), f"cannot read {path}: {reason}", ())
