# SPDX-License-Identifier: Apache-2.0
"""Ledgers as files: a folder of CSV or Parquet files, or a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from jiedui import _core
from jiedui.arguments import Names, PathLike, checked
from jiedui.errors import Error, ErrorCode, from_code
from jiedui.extras import extra
from jiedui.frames import to_arrow

if TYPE_CHECKING:
    from jiedui._core import RawTable
    from jiedui._core import _Format as Format
    from jiedui.ledgers import Ledger

__all__ = ["write_ledger"]

_SETTINGS = "ledger.json"
# What one file of another kind is called by.
_ENDS_OF_FILES = (
    *(
        ".csv",
        ".tsv",
        ".txt",
        ".json",
        ".xls",
        ".xlsm",
        ".xlsb",
        ".ods",
        ".feather",
        ".arrow",
        ".db",
        ".sqlite",
    ),
    *(".zip", ".gz", ".jiedui", ".html", ".htm", ".pkl", ".pickle"),
    *(".pdf", ".doc", ".docx", ".wps", ".et", ".md", ".xml", ".yaml", ".yml", ".png", ".svg"),
)
# What a sheet holds at most, and what its texts cannot: Excel takes `_x000D_` for a carriage return.
_MOST_ROWS, _MOST_COLUMNS, _MOST_TEXT = 1_048_576, 16_384, 32_767
_BAD_IN_SHEET = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


@checked
def write_ledger(
    ledger: Ledger,
    path: PathLike,
    *,
    replace: bool = False,
    format: Format | None = None,  # noqa: A002  the word that pandas and polars use
    personal: Names = (),
) -> None:
    """Write a ledger to files; `read_ledger` reads an equal ledger from them.

    Headers and words are those of the library.  Days are written as precisely as they are known.  Made ids
    are not written.  Columns and tables that the ledger never had are left out.  District, calendar,
    complete periods and the meaning of a missing ``last_day`` are written to ``ledger.json``, or in a
    workbook to a sheet of that name, line by line.  If an old ``ledger.json`` is replaced, its definitions of
    further words are lost.

    Attributes whose name shows that they are personal (identity numbers, telephones, home addresses, contacts
    and the like: ``phone``, 身份证号) are left out unless ``personal`` names them.

    Parameters
    ----------
    ledger : Ledger
        The ledger to write.
    path : str or os.PathLike
        The folder or workbook to write.  After an error nothing has changed.
    replace : bool
        Whether to replace a ledger that exists at ``path``.  A folder with other files is never replaced.
    format : str, optional
        ``csv``: a folder of CSV files, one a table; ``xlsx``: a workbook, one sheet a table, whose cells
        are texts and numbers; ``parquet``: a folder of Parquet files, one a table, each day as a date
        column and as a text column after it.  By default the end of the path decides: ``.xlsx`` means a
        workbook, ``.parquet`` a folder of Parquet files, no ending a folder of CSV files.
    personal : sequence of str
        The personal attributes that are written: ``["phone"]``.

    Raises
    ------
    BadArgument
        If no table has an attribute that ``personal`` names.  If a value would be read back differently: a
        text that means «unknown» or another word, or that begins or ends with blanks; in a workbook a text of
        more than 32,767 characters or with a carriage return, or more rows than a sheet has.  If there is no
        ``format`` and the path ends like a single file of another kind, ``.csv`` or ``.xls``.
    OSError
        If the path cannot be written, with the system's reason.  Then nothing has changed.
    MissingExtra
        If openpyxl (for a workbook) or pyarrow (for Parquet) is not installed.

    Notes
    -----
    O(cells).  The ledger is first written as CSV, read back and compared.  The other formats are written only
    after this check, with the same cells.
    """
    shape = _shape_of(Path(path)) if format is None else format
    if shape not in _WRITERS:
        text = f"'{shape}' is not a format of ledgers; choose 'csv', 'xlsx' or 'parquet'"
        raise from_code(ErrorCode.bad_word, str(shape), text, ())
    _WRITERS[shape](ledger, Path(path), bool(replace), list(personal))


def _shape_of(path: Path) -> str:
    """Give the format that the end of a path means."""
    end = path.suffix.lower()
    if end in _ENDS_OF_FILES:
        text = (
            f"'{path}' ends like one file, and a ledger is several tables; write a folder "
            f"('{path.stem}'), a workbook ('{path.stem}.xlsx') or a folder of Parquet files "
            f"('{path.stem}.parquet'), or say which format you mean"
        )
        raise from_code(ErrorCode.bad_word, str(path), text, ())
    return {".xlsx": "xlsx", ".parquet": "parquet"}.get(end, "csv")


def _write_workbook(ledger: Ledger, path: Path, replace: bool, personal: list[str]) -> None:
    book = extra("openpyxl").Workbook(write_only=True)
    _check(ledger, personal)
    sheets = {
        name: _sheet_of(book, name, table) for name, table in _core._file_tables(ledger, False, personal)
    }
    settings = book.create_sheet(_SETTINGS)
    lines = _core._settings_text(ledger).splitlines()
    sheets[_SETTINGS] = [[_sheet_cell(settings, line, _SETTINGS)] for line in lines]
    with _new_place(path, folder=False, replace=replace) as temporary:
        for name, rows in sheets.items():  # only when all of them can be written
            for row in rows:
                book[name].append(row)
        book.save(temporary)


def _write_parquet(ledger: Ledger, path: Path, replace: bool, personal: list[str]) -> None:
    parquet = extra("pyarrow.parquet")
    _check(ledger, personal)
    with _new_place(path, folder=True, replace=replace) as temporary:
        for name, table in _core._file_tables(ledger, True, personal):
            parquet.write_table(to_arrow(table), temporary / f"{name}.parquet")
        (temporary / _SETTINGS).write_bytes(_core._settings_text(ledger).encode())


_WRITERS = {"csv": _core._write_folder, "xlsx": _write_workbook, "parquet": _write_parquet}


def _check(ledger: Ledger, personal: list[str]) -> None:
    """Refuse what would come back otherwise."""
    with TemporaryDirectory() as folder:
        _core._write_folder(ledger, Path(folder) / "ledger", False, personal)


@contextmanager
def _new_place(path: Path, *, folder: bool, replace: bool) -> Iterator[Path]:
    """Give a place beside `path`, which takes its place if all goes well, and else is gone."""
    place = _core._NewPlace(path, folder, replace)
    try:
        yield place.temporary
        place.put()
    except Error:
        raise
    except OSError as error:
        text = f"cannot write '{path}'; {error.strerror or error}"
        raise from_code(ErrorCode.unwritable, str(path), text, ()) from error
    finally:
        place.discard()


def _sheet_of(book: Any, name: str, table: RawTable) -> list[list[Any]]:
    header = [each[0] for each in table.columns]
    cells = table.cells_in(list(range(len(header))))
    return _sheet_rows(book.create_sheet(name), name, header, cells, len(table))


def _sheet_rows(
    sheet: Any, name: str, header: list[str], cells: Iterable[Iterable[Any]], count: int
) -> list[list[Any]]:
    if count >= _MOST_ROWS or len(header) > _MOST_COLUMNS:
        size = f"{count} rows and {len(header)} columns"
        text = f"{name} has {size}, more than a sheet holds; write 'csv' or 'parquet'"
        raise from_code(ErrorCode.too_many_rows, name, text, ())
    rows = [[_sheet_cell(sheet, each, f"{name}, the attribute") for each in header]]
    for number, row in enumerate(cells, start=1):
        places = (f"{name}, row {number}, {column}" for column in header)
        rows.append([_sheet_cell(sheet, cell, place) for cell, place in zip(row, places, strict=True)])
    return rows


def _sheet_cell(sheet: Any, value: Any, place: str) -> Any:
    """Make a cell that holds a number, or a text that is never taken for a formula."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, tuple):
        value = "|".join(value)
    if not isinstance(value, str):
        if _is_exact(value):
            return value
        value = str(value)
    if _BAD_IN_SHEET.search(value) or len(value.encode("utf-16-le")) > 2 * _MOST_TEXT:
        subject = f"{place} '{value[:40]}'"
        text = f"{subject} cannot stand in a workbook: it is too long or has a sign in it that none can hold"
        raise from_code(ErrorCode.would_change, subject, f"{text}; write 'csv' or 'parquet'", ())
    cell = extra("openpyxl.cell").WriteOnlyCell(sheet, value)
    cell.data_type = "s"
    return cell


def _is_exact(number: int | float | Decimal) -> bool:
    """Whether the 16 digits of a sheet's number say the same."""
    nearest = float(number)
    return float(f"{nearest:.16g}") == nearest and Decimal(repr(nearest)) == Decimal(str(number))
