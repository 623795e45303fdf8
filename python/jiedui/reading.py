# SPDX-License-Identifier: Apache-2.0
"""Ledgers from folders, workbooks and data frames: each becomes what the compiled reader takes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, SupportsIndex

from jiedui import _core
from jiedui.arguments import PathLike, Progress, checked
from jiedui.cells import ZoneError, cell_of
from jiedui.errors import ErrorCode, from_code
from jiedui.extras import extra
from jiedui.layouts import Shape
from jiedui.rows import TableRow
from jiedui.tables import Table
from jiedui.workbooks import WORKBOOKS, limits_of, workbook_of

if TYPE_CHECKING:
    from jiedui._core import _NamedBy as NamedBy
    from jiedui.ledgers import Ledger

__all__ = ["read_ledger", "with_records"]


@checked
def read_ledger(
    source: PathLike | Mapping[str, Any],
    *,
    settings: Mapping[str, Any] | str | None = None,
    schools_by: NamedBy = "id",
    teachers_by: NamedBy = "id",
    keep_valid: bool = False,
    shape: Shape | None = None,
    most_columns: SupportsIndex = 16_384,
    most_row_bytes: SupportsIndex = 64 << 20,
    largest_file: SupportsIndex = 4 << 30,
    most_cells: SupportsIndex = 5_000_000,
    most_merged: SupportsIndex = 20_000,
    most_unpacked: SupportsIndex = 1 << 30,
    most_memory: SupportsIndex = 2 << 30,
    most_seconds: float | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """Read a ledger from a folder of files, a workbook, or data frames, which are named after its tables.

    Only ``schools`` and one of ``supports``, ``postings`` and ``transfers`` are needed.  Names, headers
    and words may be English, or the Chinese that ledgers use.  Columns that the library does not know
    become attributes.  CSV is UTF-8, GB18030 or UTF-16, with commas, semicolons or tabs between cells.
    Titles above the header, and headers of two rows, are recognised in files and sheets.  In sheets,
    merged cells are filled.  ``ledger.sources`` says how each table was read.

    Parameters
    ----------
    source : str, os.PathLike or mapping
        A folder of CSV or of Parquet files (needs pyarrow); a workbook, one sheet a table (``.xlsx``,
        ``.xls``, ``.xlsm``, ``.xlsb``, ``.ods``; needs python-calamine); or tables by name, each of
        which speaks the Arrow C stream or array protocol (pandas, polars, pyarrow, DuckDB), is a
        mapping of columns, or a sequence of records.  In tables a missing value is read as an empty cell:
        None, ``NaN``, ``NaT``, ``pd.NA``, a masked value of NumPy, a null.  A number in a column of days is
        a year, or a year and month as 2023.9; 2023.1 may be January or October, and must be text.
    settings : mapping or str
        The content of ledger.json, for a workbook or tables; a folder has its own file.
    schools_by : {"id", "name"}
        Whether columns that refer to schools hold ids or names; by default ids.  A name means the school
        that has this name or alias.  If several schools have it, those that closed before the record's
        first day or opened after its last day are ignored.  A school without an id then gets its name as
        id.
    teachers_by : {"id", "name"}
        Whether the column ``teacher`` of postings holds ids or names; by default ids.  A name means the
        teacher of that name at the posting's home.  A teacher without an id then gets the id
        ``home/name``.  Without a table of teachers, each pair of home and name is one teacher.
    keep_valid : bool
        Whether to drop bad rows, and the rows that name them, instead of refusing the whole ledger.
        ``ledger.dropped`` lists the dropped rows, ``ledger.findings`` the reasons.
    shape : Shape
        How the sheets or files are laid out, as ``sniff`` finds it out.  Then the shape says whether cells
        hold ids or names, and ``schools_by`` and ``teachers_by`` are not used.  Each thing that the shape
        assumes is a doubtful finding at its cell.
    most_columns, most_row_bytes : int
        The largest number of columns, and of bytes, in one row of a CSV file.  A longer row is a finding,
        and the rest of the file is not read.
    largest_file : int
        The largest number of bytes in a file.  A larger file is an error; so is a pipe or a device.
    most_cells, most_merged : int
        The largest number of cells, up to the last that holds anything, and of merged ranges in a sheet of a
        workbook.
    most_unpacked, most_memory : int
        The largest number of bytes to which a workbook unpacks, and of memory that reading it takes; a
        memory of 0 is no limit.
    most_seconds : float
        The longest time that reading a workbook takes; by default 15 seconds and 10 for each megabyte.  A
        workbook is read in a process of its own, which ends if it takes more.
    progress : callable
        Called about twenty times a second, and at the end of each step, with three values: the step (the
        name of the table, then ``"checks"``), the number of rows read in this step, and the share that is
        done, from 0 to 1 (None while a stream is read).  An exception that it raises ends the reading.

    Raises
    ------
    OSError
        If the folder, a file of it or the workbook does not exist, is not a regular file, passes a limit,
        cannot be read or is damaged, or a stream fails or contradicts itself.
    BadLedger
        If the ledger has mistakes, also names that no record has or that several have: ``.findings``
        lists all of them.
    BadArgument
        If ``settings`` are given for a folder, if columns differ in length, if a cell cannot hold a value
        of this type, if ``schools_by`` or ``teachers_by`` is another word, or if a limit is below 0.
    MissingExtra
        If the package for workbooks or Parquet files is needed and not installed.
    KeyboardInterrupt
        On Ctrl-C, at once; nothing is left behind.

    Notes
    -----
    O(size of the files).  Texts of Arrow columns are not copied before they are read.  Streams are opened
    one after another, each when its table is read.  An Arrow stream consists of pointers into memory.
    Its lengths are checked, but its pointers cannot be checked.  A stream from a stranger can crash the
    process or read other memory, so read data from strangers as files.
    """
    limits = limits_of("read_ledger", most_cells, most_merged, most_unpacked, most_memory, most_seconds)
    layout = _layout_of(shape)
    how = (keep_valid, schools_by, teachers_by)
    if isinstance(source, Mapping):
        if shape is not None:
            raise _bad("shape", "tables in memory have no shape; give a workbook, a folder or a file")
        tables = [_input(str(name), table) for name, table in source.items()]
        return _core._read_tables(tables, settings_text(settings), *how, "of these tables", "", progress)
    path = Path(os.fsdecode(source))
    if path.suffix.lower() in WORKBOOKS and not path.is_dir():
        _core._check_file(path, largest_file)
        text, sheets = workbook_of(path, limits)
        return _core._read_tables(sheets, settings_text(settings) or text, *how, str(path), layout, progress)
    if settings is not None:
        raise _bad(
            "settings",
            "for a folder write them into its file ledger.json; only a workbook and tables take settings",
        )
    if path.is_dir() and next(path.glob("*.parquet"), None):
        files = dict(_core._raw_files(path, ".parquet", largest_file))
        said = files.pop("ledger.json", b"")
        tables = [_parquet_input(name, content) for name, content in files.items()]
        return _core._read_tables(tables, said, *how, str(path), "", progress)
    return _core._read_folder(source, *how, most_columns, most_row_bytes, largest_file, layout, progress)


def _layout_of(shape: Shape | None) -> str:
    return "" if shape is None else shape.to_json()


def with_records(ledger: Ledger, tables: Mapping[str, Any]) -> Ledger:
    """Give a new ledger in which the records of these tables follow the ledger's own."""
    return _core._with_tables(ledger, [_input(name, table) for name, table in tables.items()])


def settings_text(settings: Mapping[str, Any] | str | None) -> str:
    """Give settings as the text of a ledger.json; empty if there are none."""
    if settings is None or isinstance(settings, str):
        return settings or ""
    try:
        return json.dumps(settings, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise _bad("settings", f"the settings are no JSON: {error}") from error


def _input(name: str, table: Any) -> tuple[Any, ...]:
    """Give a table as the compiled reader takes it: with a stream, a schema and a batch, or rows of texts."""
    if isinstance(table, Mapping):
        return (name, 0, *_rows_of_columns(name, list(table.items())))
    if isinstance(table, Table):  # of a ledger: its rows know which ids were made
        return (name, 0, *_rows_of_records(name, list(table)))
    if _is_pandas(table):
        return _pandas_input(name, table)
    if hasattr(table, "__arrow_c_stream__"):
        return (name, table)  # opened when its turn comes: a connection of DuckDB has one stream at a time
    if hasattr(table, "__arrow_c_array__"):
        return (name, *table.__arrow_c_array__())
    if isinstance(table, Iterable) and not isinstance(table, str | bytes):
        return (name, 0, *_rows_of_records(name, list(table)))
    expected = "a data frame, a mapping of columns or a list of records"
    raise _bad(name, f"the table '{name}' is {type(table).__name__}; expected {expected}")


def _parquet_input(name: str, content: bytes) -> tuple[Any, ...]:
    parquet, arrow = extra("pyarrow.parquet"), extra("pyarrow")
    try:
        table = parquet.read_table(arrow.BufferReader(content))
    except (OSError, ValueError, arrow.lib.ArrowException) as error:
        text = f"cannot read '{name}'; it is not a file of Parquet, or it is damaged: {error}"
        raise from_code(ErrorCode.unreadable, name, text, ()) from error
    return _input(Path(name).stem, table)


def _is_pandas(table: Any) -> bool:
    return type(table).__module__.partition(".")[0] == "pandas" and hasattr(table, "reset_index")


def _pandas_input(name: str, frame: Any) -> tuple[Any, ...]:
    """Give a pandas frame: by Arrow where pyarrow can tell what its columns are, else cell by cell."""
    levels = [] if all(level is None for level in frame.index.names) else frame.index.names
    columns = [(level, frame.index.get_level_values(place)) for place, level in enumerate(levels)]
    columns += [(label, frame.iloc[:, place]) for place, label in enumerate(frame.columns)]
    are_apart = len({str(label) for label, _ in columns}) == len(columns)
    if are_apart and all(_is_of_one_type(cells) for _, cells in columns):
        with suppress(Exception):  # whatever pyarrow meets: cell by cell it is found
            plain = frame.reset_index() if levels else frame.reset_index(drop=True)
            return (name, plain.__arrow_c_stream__())
    return (name, 0, *_rows_of_columns(name, columns))


# Types of which pyarrow makes what they are, and those that mean that a value is missing.
_PLAIN = (str, int, float, bool, date, Decimal, list, tuple)
_MISSING = ("NoneType", "NAType", "NaTType")


def _is_of_one_type(column: Any) -> bool:
    """Whether pyarrow reads a column right: of objects of several types it makes days of numbers."""
    if column.dtype != object:
        return True
    kinds = {kind for kind in set(map(type, column)) if kind.__name__ not in _MISSING}
    return kinds <= {str, float} or (len(kinds) <= 1 and kinds <= set(_PLAIN))


# The rows of a table, for each the places of its numbers, and the columns that hold no cells, each with why.
_Rows = tuple[list[list[str]], list[list[int]], list[tuple[str, str]]]


def _rows_of_columns(name: str, columns: Sequence[tuple[Any, Any]]) -> _Rows:
    for column, cells in columns:
        if isinstance(cells, str | bytes) or not isinstance(cells, Iterable):
            raise _bad(
                name,
                f"the column '{column}' of the table '{name}' is {cells!r}; expected its cells in a list; "
                "a record by itself is a list of one",
            )
    labels = [str(column) for column, _ in columns]
    values = [list(cells) for _, cells in columns]
    if len({len(cells) for cells in values}) > 1:
        listed = ", ".join(f"{label} {len(cells)}" for label, cells in zip(labels, values, strict=True))
        raise _bad(name, f"the columns of the table '{name}' differ in length: {listed}")
    return _rows_of_texts(name, labels, zip(*values, strict=True))


def _rows_of_records(name: str, records: Sequence[Any]) -> _Rows:
    records = [each._record() if isinstance(each, TableRow) else each for each in records]
    for place, record in enumerate(records):
        if not isinstance(record, Mapping):
            kind = type(record).__name__
            expected = "a mapping, or a row of a ledger's table"
            raise _bad(name, f"the record at {place} of the table '{name}' is {kind}; expected {expected}")
    columns = list(dict.fromkeys(column for record in records for column in record))
    labels = [str(column) for column in columns]  # 1 and "1" are two columns of one name, and found to be
    return _rows_of_texts(name, labels, ([record.get(column) for column in columns] for record in records))


def _rows_of_texts(name: str, columns: list[str], rows: Iterable[Sequence[Any]]) -> _Rows:
    texts, numbers = [columns], [list[int]()]
    unreadable: dict[int, str] = {}
    for number, row in enumerate(rows, 1):
        cells: list[str] = []
        places: list[int] = []
        for place, value in enumerate(row):
            try:
                text, is_number = (value, False) if type(value) is str else cell_of(value)
            except ZoneError:
                unreadable.setdefault(place, "times with a time zone")
                text, is_number = "", False
            except TypeError as error:
                where = f"the table '{name}', row {number}"
                raise _bad(where, f"{where}: {error}") from error
            cells.append(text)
            if is_number:
                places.append(place)
        texts.append(cells)
        numbers.append(places)
    return texts, numbers, [(columns[place], why) for place, why in sorted(unreadable.items())]


def _bad(subject: str, text: str) -> BaseException:
    return from_code(ErrorCode.bad_table, subject, text, ())
