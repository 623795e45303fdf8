# SPDX-License-Identifier: Apache-2.0
"""Reads a workbook in a process of its own, which may end, or run out of memory, without harm.

``jiedui.workbooks`` runs this file by its path.  It imports nothing of the package, so that it starts fast.
It writes what it read to its standard output by ``marshal``: ``("sheets", sheets)``, or ``(kind, text)``
if the workbook cannot be read.  The kinds are ``password``, ``refused``, ``memory`` and ``damaged``.
"""

from __future__ import annotations

import json
import marshal
import signal
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jiedui import workbook_checks as checks
    from jiedui import workbook_formats as formats
    from jiedui.workbook_opendocument import OpenDocument
    from jiedui.workbook_records import said_by_records
else:  # from the folder of this file, so that nothing else of the package is loaded
    sys.path.insert(0, str(Path(__file__).parent))
    import workbook_checks as checks
    import workbook_formats as formats
    from workbook_opendocument import OpenDocument
    from workbook_records import said_by_records

# What is read is held here, on its way, in the process that asked, and in the ledger.
_SHARE_OF_TEXTS = 8
_NO_MEMORY_LEFT = 71
# What libraries say, instead of a MemoryError, that got no more memory.
_NO_MEMORY = ("MemError", "annot allocate memory", "out of memory", "Error -4 while")  # the last is zlib's

Sheet = tuple[list[list[str]], list[list[int]], list[tuple[int, int, int, int]]]


def as_shown(value: Any, kind: str) -> tuple[str, bool]:
    """Give a value as its cell shows it: 2022-07 for the first of a month without its day, 50% for 0.5."""
    shown: str | None = None
    if kind in (formats.MONTH, formats.YEAR, formats.YEAR_FROM_1904):
        shown = formats.date_as_shown(value, kind)
    elif kind == formats.PERCENT and isinstance(value, float | int):
        shown = formats.number_text(float(Decimal(repr(float(value))) * 100)) + "%"
    elif isinstance(value, float | int) and not isinstance(value, bool):
        shown = formats.number_as_shown(value, kind)
    return cell_of(value) if shown is None else (shown, False)


def unit_of(value: Any, kind: str) -> str:
    """Give the unit that a cell shows behind a number; empty if none."""
    is_number = isinstance(value, float | int) and not isinstance(value, bool)
    return formats.unit_shown(value, kind) if is_number and kind not in formats.NAMED else ""


def cell_of(value: Any) -> tuple[str, bool]:
    """Give the text of a value, and whether it is a number that may have decimals."""
    if isinstance(value, str):
        return value, False
    if value is None:
        return "", False
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, float):
        return formats.number_text(value), True
    if isinstance(value, datetime):
        is_day = value == datetime(value.year, value.month, value.day)
        return value.date().isoformat() if is_day else value.isoformat(), False
    if isinstance(value, date):
        return value.isoformat(), False
    if isinstance(value, time | timedelta | int):
        return str(value), False
    return str(value), False


def rows_of(sheet: Any, limits: dict[str, int], said: checks.Said) -> Sheet:
    """Give the texts of a sheet with merged cells filled, the places of its numbers, and the merged cells."""
    texts: list[list[str]] = []
    numbers: list[list[int]] = []
    units: list[tuple[int, int, str]] = []
    before = [""] * sheet.start[1]  # the columns in front of the first that holds anything
    for place, values in enumerate(sheet.iter_rows()):
        values = before + values
        cells = [cell_of(value) for value in values]
        for column, kind in said.shown.get(place, {}).items():
            if column < len(cells):
                cells[column] = as_shown(values[column], kind)
                if unit := unit_of(values[column], kind):
                    units.append((place, column, unit))
        for column, text in said.errors.get(place, {}).items():  # the reader gives them as empty
            if column < len(cells):
                cells[column] = text, False
        texts.append([text for text, _ in cells])
        numbers.append([column for column, (_, is_number) in enumerate(cells) if is_number])
    merged = said.merged
    if merged is None:
        merged = [
            (top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ]
    checks.refuse_merged(sheet.name, len(merged), limits["merged"])
    fill(sheet.name, texts, numbers, merged, limits["cells"])
    if changed := formats.add_units(texts, units):
        for row, column in changed:
            numbers[row] = [each for each in numbers[row] if each != column]
        fill(sheet.name, texts, numbers, merged, limits["cells"])
    return texts, numbers, merged


def fill(
    name: str,
    texts: list[list[str]],
    numbers: list[list[int]],
    merged: list[tuple[int, int, int, int]],
    most: int,
) -> None:
    """Put what stands in the first of merged cells into all of them."""
    filled = 0
    width = len(texts[0]) if texts else 0
    for top, left, bottom, right in merged:
        if top >= len(texts) or left >= width:
            continue
        columns = range(left, min(right + 1, width))
        rows = range(top, min(bottom + 1, len(texts)))
        filled += len(columns) * len(rows)
        checks.refuse_cells(name, "over merged cells that overlap", filled, most)
        is_number = left in numbers[top]
        for row in rows:
            texts[row][left : columns.stop] = [texts[top][left]] * len(columns)
            others = [column for column in numbers[row] if column not in columns]
            numbers[row] = sorted([*others, *columns]) if is_number else others


def is_old(path: str) -> bool:
    """Tell whether a file is a container, as an .xls is."""
    with Path(path).open("rb") as file:
        return file.read(4) == b"\xd0\xcf\x11\xe0"


def opened(calamine: Any, path: str) -> Any:
    """Open a workbook by what it is, whatever it is called."""
    endings: tuple[str, ...] = (".xls",) if is_old(path) else (".xlsx", ".xlsm", ".xlsb")
    if zipfile.is_zipfile(path) and not is_old(path):
        with zipfile.ZipFile(path) as archive:
            endings = (".ods",) if "mimetype" in archive.namelist() else endings
    if path.lower().endswith(endings):
        return calamine.CalamineWorkbook.from_path(path)
    with Path(path).open("rb") as file:
        return calamine.CalamineWorkbook.from_filelike(file)  # tries one format after the other


def said_in(path: str, limits: dict[str, int]) -> dict[str, checks.Said]:
    """Refuse what unpacks to too much or reaches too far; give what the sheets say beside their values."""
    if is_old(path):
        return said_by_records(Path(path).read_bytes())
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        checks.check_bytes(archive, limits["bytes"])
        names = archive.namelist()
        if "xl/workbook.xml" in names:
            return checks.check_sheets(archive, limits)
        return OpenDocument(limits).read(archive) if "content.xml" in names else {}


def sheets_of(calamine: Any, path: str, limits: dict[str, int]) -> list[tuple[Any, ...]]:
    """Give all sheets that hold anything: name, rows, numbers, merged cells, whether it is hidden."""
    said = said_in(path, limits)
    book = opened(calamine, path)
    hidden = {each.name for each in book.sheets_metadata if not str(each.visible).endswith(".Visible")}
    twice = [name for place, name in enumerate(book.sheet_names) if name in book.sheet_names[:place]]
    if twice:
        raise checks.RefusedError(f"two sheets are called {twice[0]}; give them different names, and save it")
    sheets: list[tuple[Any, ...]] = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.end is not None:
            checks.refuse_reach(name, sheet.end[0] + 1, sheet.end[1] + 1, limits["cells"])
            sheets.append(
                (name, *rows_of(sheet, limits, said.get(name, checks.Said({}, {}))), name in hidden)
            )
    return sheets


def read(calamine: Any, path: str, limits: dict[str, int], memory: int) -> bytes:
    """Read a workbook, and give what is written of it."""
    kind, text = "damaged", ""
    try:
        content = marshal.dumps(("sheets", sheets_of(calamine, path, limits)))
        if not memory or len(content) <= memory // _SHARE_OF_TEXTS:
            return content
        kind = "memory"
    except checks.RefusedError as error:
        kind, text = "refused", str(error)
    except calamine.PasswordError:
        kind = "password"
    except MemoryError:
        kind = "memory"
    except BaseException as error:  # a damaged file raises whatever its readers meet, panics too
        text = f"{error}"
        kind = "memory" if any(sign in text for sign in _NO_MEMORY) else "damaged"
    return marshal.dumps((kind, text))


def bound(memory: int, seconds: int) -> None:
    """Limit how much more memory this process takes, and how long it runs.

    The limit of time also holds if the process that started this one has ended.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
    if memory:
        try:
            import resource

            taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))
        except (ImportError, ValueError, OSError, OverflowError):
            pass  # another system, or a lower limit that is there already


def main() -> None:
    """Read the workbook that the arguments name."""
    asked = json.loads(sys.argv[1])
    sys.path[:] = asked["import_from"]
    import python_calamine as calamine

    bound(asked["memory"], asked["seconds"])
    try:
        sys.stdout.buffer.write(read(calamine, asked["path"], asked["limits"], asked["memory"]))
    except MemoryError:  # even to say so
        sys.exit(_NO_MEMORY_LEFT)


if __name__ == "__main__":
    main()
