# SPDX-License-Identifier: Apache-2.0
"""Ledgers from folders, workbooks and data frames: each becomes what the compiled reader takes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from jiedui import _core
from jiedui._core import Ledger
from jiedui.cells import text_of
from jiedui.errors import ErrorCode, from_code
from jiedui.friends import friend
from jiedui.workbooks import WORKBOOKS, workbook_of

__all__ = ["read_ledger", "with_records"]


def read_ledger(
    source: str | os.PathLike[str] | Mapping[str, Any],
    *,
    settings: Mapping[str, Any] | str | None = None,
    schools_by: Literal["id", "name"] = "id",
    teachers_by: Literal["id", "name"] = "id",
    keep_valid: bool = False,
    most_columns: int = 16_384,
    most_row_bytes: int = 64 << 20,
    largest_file: int = 4 << 30,
    progress: Callable[[str, int, float | None], object] | None = None,
) -> Ledger:
    """Read a ledger: a folder of files, a workbook, or data frames, named after its tables.

    Only ``schools`` and one of ``supports``, ``postings`` and ``transfers`` are needed.  Names, headers
    and words are taken in English and in the Chinese that ledgers use; columns that nobody knows become
    attributes.  CSV is UTF-8, GB18030 or UTF-16, its cells divided by commas, semicolons or tabulators;
    titles above the header and headers of two rows are seen, in sheets too, where merged cells are
    filled.  ``ledger.sources`` says what was found.

    Parameters
    ----------
    source : str, os.PathLike or mapping
        A folder of CSV or of Parquet files (needs pyarrow); a workbook, one sheet a table (``.xlsx``,
        ``.xls``, ``.xlsm``, ``.xlsb``, ``.ods``; needs python-calamine); or tables by name, each of
        which speaks the Arrow C stream or array protocol (pandas, polars, pyarrow, DuckDB), is a
        mapping of columns, or a sequence of records.  In these a missing value reads like an empty cell.
    settings : mapping or str
        What ledger.json says, for a workbook or tables; a folder has its own.
    schools_by : {"id", "name"}
        What the columns hold that speak of schools.  A name means the school whose name, or one of whose
        ``aliases``, is equal to it; of several, those that closed before the record's first day or
        opened after its last do not count.  A school without an id then has its name as id.
    teachers_by : {"id", "name"}
        What the column ``teacher`` of postings holds.  A name means the teacher of that name at the
        posting's home.  The id of a teacher without one is then ``home/name``; without a table of
        teachers, each home and name is one.
    keep_valid : bool
        Whether to drop the rows found bad, and those that name them, instead of refusing the ledger
        whole.  What was dropped is listed in ``ledger.dropped``, and why in ``ledger.findings``.
    most_columns, most_row_bytes : int
        The caps on one row of a CSV file; a row beyond them is a finding, and nothing behind it is read.
    largest_file : int
        How many bytes a file may have; a larger one is not read.  Pipes and devices never are.
    progress : callable
        Called some twenty times a second, and at the end of each step, with the step (the table that is
        read, then ``"checks"``), how many rows of it are read, and its share from 0 to 1, None while a
        stream is taken.  What it raises ends the reading.

    Raises
    ------
    OSError
        If the folder, a file of it or the workbook does not exist, is no regular file, is too large or
        cannot be read, or a stream fails.
    BadLedger
        If anything is wrong with it, names that mean nothing or several things too: ``.findings`` has
        all of it at once.
    BadArgument
        If ``settings`` are given for a folder, columns differ in length, a value is of a type that no
        cell holds, or ``schools_by`` or ``teachers_by`` is another word.
    MissingExtra
        If a workbook or Parquet is to be read and the package for it is not installed.
    KeyboardInterrupt
        On Ctrl-C, at once and with nothing left behind.

    Notes
    -----
    O(size of the files).  Texts of Arrow columns are not copied on their way.
    """
    if isinstance(source, Mapping):
        tables = [_input(str(name), table) for name, table in source.items()]
        return _core._read_tables(
            tables, settings_text(settings), keep_valid, schools_by, teachers_by, progress
        )
    path = Path(source)
    if path.suffix.lower() in WORKBOOKS and not path.is_dir():
        _core._check_file(path, largest_file)
        text, sheets = workbook_of(path)
        return _core._read_tables(
            sheets, settings_text(settings) or text, keep_valid, schools_by, teachers_by, progress
        )
    if settings is not None:
        raise _bad(
            "settings", "a folder has its own ledger.json; give settings with a workbook or tables only"
        )
    if next(path.glob("*.parquet"), None):
        files = dict(_core._raw_files(path, ".parquet", largest_file))
        text = files.pop("ledger.json", b"").decode("utf-8-sig")
        tables = [_parquet_input(name, content) for name, content in files.items()]
        return _core._read_tables(tables, text, keep_valid, schools_by, teachers_by, progress)
    return _core._read_folder(
        source, keep_valid, schools_by, teachers_by, most_columns, most_row_bytes, largest_file, progress
    )


def with_records(ledger: Ledger, tables: Mapping[str, Any]) -> Ledger:
    """Give the ledger with the records of these tables behind its own."""
    return _core._with_tables(ledger, [_input(name, table) for name, table in tables.items()])


def settings_text(settings: Mapping[str, Any] | str | None) -> str:
    """Give settings as the text of a ledger.json; empty if there are none."""
    if settings is None or isinstance(settings, str):
        return settings or ""
    return json.dumps(settings, ensure_ascii=False)


def _input(name: str, table: Any) -> tuple[Any, ...]:
    """Give a table as the compiled reader takes it: with a stream, a schema and a batch, or rows of texts."""
    if isinstance(table, Mapping):
        return (name, 0, _rows_of_columns(name, table))
    if _is_pandas(table):
        return _pandas_input(name, table)
    if hasattr(table, "__arrow_c_stream__"):
        return (name, table.__arrow_c_stream__())
    if hasattr(table, "__arrow_c_array__"):
        return (name, *table.__arrow_c_array__())
    if isinstance(table, Iterable) and not isinstance(table, str | bytes):
        return (name, 0, _rows_of_records(name, list(table)))
    expected = "a data frame, a mapping of columns or a list of records"
    raise _bad(name, f"the table '{name}' is {type(table).__name__}; expected {expected}")


def _parquet_input(name: str, content: bytes) -> tuple[Any, ...]:
    table = friend("pyarrow.parquet").read_table(friend("pyarrow").BufferReader(content))
    return _input(Path(name).stem, table)


def _is_pandas(table: Any) -> bool:
    return type(table).__module__.partition(".")[0] == "pandas" and hasattr(table, "reset_index")


def _pandas_input(name: str, frame: Any) -> tuple[Any, ...]:
    """Give a pandas frame: by Arrow where pyarrow can tell what its columns are, else cell by cell."""
    if all(level is None for level in frame.index.names):
        frame = frame.reset_index(drop=True)
    else:
        frame = frame.reset_index()
    try:
        return (name, frame.__arrow_c_stream__())
    except (ImportError, TypeError, ValueError):
        return (
            name,
            0,
            _rows_of_columns(name, {str(column): list(frame[column]) for column in frame.columns}),
        )


def _rows_of_columns(name: str, columns: Mapping[Any, Any]) -> list[list[str]]:
    for column, cells in columns.items():
        if isinstance(cells, str | bytes) or not isinstance(cells, Iterable):
            raise _bad(
                name,
                f"the column '{column}' of the table '{name}' is {cells!r}; expected its cells in a list; "
                "a record by itself is a list of one",
            )
    values = [list(column) for column in columns.values()]
    lengths = {str(column): len(cells) for column, cells in zip(columns, values, strict=True)}
    if len(set(lengths.values())) > 1:
        listed = ", ".join(f"{column} {length}" for column, length in lengths.items())
        raise _bad(name, f"the columns of the table '{name}' differ in length: {listed}")
    return _rows_of_texts(name, [str(column) for column in columns], zip(*values, strict=True))


def _rows_of_records(name: str, records: Sequence[Any]) -> list[list[str]]:
    for place, record in enumerate(records):
        if not isinstance(record, Mapping):
            kind = type(record).__name__
            raise _bad(name, f"the record at {place} of the table '{name}' is {kind}; expected a mapping")
    columns = list(dict.fromkeys(str(column) for record in records for column in record))
    named = [{str(column): value for column, value in record.items()} for record in records]
    return _rows_of_texts(name, columns, ([record.get(column) for column in columns] for record in named))


def _rows_of_texts(name: str, columns: list[str], rows: Iterable[Sequence[Any]]) -> list[list[str]]:
    return [
        columns,
        *(_row_of_texts(f"the table '{name}', row {place}", row) for place, row in enumerate(rows, 1)),
    ]


def _row_of_texts(place: str, row: Sequence[Any]) -> list[str]:
    try:
        return [text_of(value) for value in row]
    except TypeError as error:
        raise _bad(place, f"{place}: {error}") from None


def _bad(subject: str, text: str) -> BaseException:
    return from_code(ErrorCode.bad_table, subject, text, ())
