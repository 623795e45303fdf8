# SPDX-License-Identifier: Apache-2.0
"""Findings in their place: a workbook in which the cells that are wrong are coloured and say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jiedui import _core
from jiedui.arguments import Names, PathLike, checked
from jiedui.errors import BadLedger, ErrorCode, from_code
from jiedui.extras import extra
from jiedui.files import _BAD_IN_SHEET, _ENDS_OF_FILES, _MOST_COLUMNS, _MOST_ROWS, _MOST_TEXT, _new_place
from jiedui.layouts import Shape
from jiedui.reading import read_ledger
from jiedui.workbooks import WORKBOOKS, editable_book, workbook_of

if TYPE_CHECKING:
    from jiedui._core import _Language as Language
    from jiedui._core import _NamedBy as NamedBy
    from jiedui.findings import Finding, Findings
    from jiedui.tables import Table

__all__ = ["mark_findings"]

_COLOURS = {"error": "FFFFC7CE", "doubtful": "FFFFEB9C"}  # those of Excel for bad and neutral cells
_LIST_NAMES = {"en": "findings", "zh": "问题清单"}
_READING_NAMES = {"en": "columns", "zh": "各列读取情况"}
_AUTHOR = "jiedui"
_MOST_OF_A_HEADER = 20  # rows in which headers are looked for, as the reader does
_LONGEST_HEADER = 40  # characters of a header that is looked at
# What one finding stands for in several cells: they hold the same text.
_SAME_TEXT = frozenset(
    {"unknown_word", "unknown_id", "unknown_name", "ambiguous_name", "assumed_value", "error_value"}
)
# The title of each column of the list in Chinese, and the words of its closed ones.
_CHINESE = {
    "code": "代码",
    "severity": "程度",
    "table": "表",
    "row": "行",
    "column": "列",
    "cell": "单元格",
    "value": "内容",
    "expected": "应为",
    "count": "处数",
    "unlisted": "未列出数",
    "explanation": "说明",
    "error": "错误",
    "doubtful": "存疑",
}


@checked
def mark_findings(
    source: PathLike,
    path: PathLike,
    findings: Findings | None = None,
    *,
    language: Language = "en",
    replace: bool = False,
    shape: Shape | None = None,
    schools_by: NamedBy = "id",
    teachers_by: NamedBy = "id",
    personal: Names = (),
) -> Findings:
    """Write a ledger as a workbook in which bad cells have a colour, and a comment that says what is wrong.

    Errors are red, doubtful cells are yellow.  A finding of a whole row marks the first cell of the row.  A
    finding of a whole table marks the header that it is about, or else the first cell of the sheet.  If one
    finding stands for several cells of a column with the same text, all of them are marked.  The first
    sheet, ``findings`` (``问题清单``), lists all findings.  The second, ``columns`` (``各列读取情况``), says
    what became of each column, as `Ledger.reading` does; it is there if the ledger is read, and can be read
    without its bad rows.

    Cells below a header whose name shows that they are personal (identity numbers, telephones, home
    addresses, contacts and the like) are left empty unless ``personal`` names the header.

    Parameters
    ----------
    source : str or os.PathLike
        The ledger: a workbook, or a folder of CSV files, each of which becomes a sheet whose rows are the
        lines of the file.  Also one text file; with a shape also a folder of ``.tsv`` and ``.txt``.
    path : str or os.PathLike
        The workbook to write, ``.xlsx``; it must not be the source.
    findings : Findings, optional
        The findings to mark: ``ledger.findings`` or those of `BadLedger`.  By default the ledger is read to
        find them, without a shape; give the findings of a ledger that you read by a shape.
    language : {"en", "zh"}
        The language of the comments and of the list of findings.
    replace : bool
        Whether to replace a file that exists at ``path``.
    shape, schools_by, teachers_by
        As for `read_ledger`.
    personal : sequence of str
        The personal headers, as they are written in the source, whose cells are kept.

    Returns
    -------
    Findings
        The findings that were marked.

    Raises
    ------
    BadArgument
        If the source is neither a workbook nor a folder of CSV, a file has more rows or columns than a sheet
        holds, a word is unknown, or ``path`` ends like a file of another kind (``.csv``).
    OSError
        If the source cannot be read or the workbook cannot be written.  Then nothing has changed.
    MissingExtra
        If openpyxl, or python-calamine for a workbook, is not installed.

    Notes
    -----
    O(cells).  An ``.xlsx`` keeps its formats, formulas, merged cells and widths; pictures, charts and macros
    are not kept.  Of other workbooks (``.xls``, ``.ods``) and of CSV the texts of the cells are kept.
    """
    _refuse_source(Path(source), Path(path))
    _refuse_other_formats(Path(path))
    book, tables = _book_of(Path(source), shape)
    found, reading = findings, None
    if found is None:
        found, reading = _read(source, shape=shape, schools_by=schools_by, teachers_by=teachers_by)
    told = found.in_language(language)
    notes: dict[tuple[str, str], list[Finding]] = {}
    for finding in told:
        for place in _places_of(finding, book, tables):
            notes.setdefault(place, []).append(finding)
    for (sheet, cell), said in notes.items():
        _mark(book[sheet][cell], said, language)
    for sheet in book.worksheets:
        _clear_personal(sheet, personal)
    if reading is not None:
        _add_reading(book, reading, language)
    _add_list(book, told, language)
    with _new_place(Path(path), folder=False, replace=replace) as temporary:
        book.save(temporary)
    return found


def _read(source: PathLike, **how: Any) -> tuple[Findings, Table | None]:
    """Give what is found, and what became of the columns if that can be known."""
    try:
        ledger = read_ledger(source, **how)
    except BadLedger as error:
        try:
            return error.findings, read_ledger(source, keep_valid=True, **how).reading
        except BadLedger:
            return error.findings, None
    return ledger.findings, ledger.reading


# ---- the ledger as a workbook


def _refuse_other_formats(path: Path) -> None:
    if path.suffix.lower() in _ENDS_OF_FILES:
        text = (
            f"'{path}' ends like a file of another kind, and a workbook is written; write '{path.stem}.xlsx'"
        )
        raise from_code(ErrorCode.bad_word, str(path), text, ())


def _refuse_source(source: Path, path: Path) -> None:
    if source.exists() and path.exists() and source.samefile(path):
        text = f"cannot write '{path}': it is the source, which is never changed"
        raise from_code(ErrorCode.unwritable, str(path), text, ())


def _book_of(source: Path, shape: Shape | None) -> tuple[Any, Mapping[str, str]]:
    """Give the workbook to mark, and by table and file the name of its sheet."""
    book, tables = _book_as_it_is(source, shape)
    sheets = [] if shape is None else shape.to_dict()["sheets"]
    for each in sheets:
        tables.setdefault(each["table"], tables.get(each["sheet"], each["sheet"]))
    return book, tables


def _book_as_it_is(source: Path, shape: Shape | None) -> tuple[Any, dict[str, str]]:
    openpyxl = extra("openpyxl")
    is_workbook = source.suffix.lower() in WORKBOOKS and not source.is_dir()
    if is_workbook and source.suffix.lower() in (".xlsx", ".xlsm"):
        settings, _ = workbook_of(source)
        book = editable_book(source)
        return book, _tables_of(book.sheetnames, settings)
    if is_workbook:
        settings, sheets = workbook_of(source)
        book, names = _book_of_sheets(openpyxl, sheets)
        return book, _tables_of(list(names), settings)
    is_text = source.is_file() and source.suffix.lower() in (".csv", ".tsv", ".txt")
    if shape is not None or is_text:
        return _book_of_sheets(openpyxl, _core._text_sheets(source))
    if any(source.glob("*.parquet")) if source.is_dir() else source.exists():
        text = f"'{source}' is neither a workbook nor a folder of CSV files"
        raise from_code(ErrorCode.bad_table, str(source), text, ())
    return _book_of_files(openpyxl, source)


def _book_of_files(openpyxl: Any, folder: Path) -> tuple[Any, dict[str, str]]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    tables: dict[str, str] = {}
    for name, table, rows in _core._raw_tables(folder):
        sheet = book.create_sheet(_sheet_name(book, Path(name).stem))
        tables[name] = sheet.title
        if table:
            tables.setdefault(table, sheet.title)
        for number, cells in rows:
            _fill(sheet, number, cells)
    _need_sheet(book)
    return book, tables


def _book_of_sheets(openpyxl: Any, sheets: Iterable[Any]) -> tuple[Any, dict[str, str]]:
    """Give a workbook of sheets, and the name of the sheet of each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    names: dict[str, str] = {}
    for name, first, rows, *_ in sheets:
        sheet = book.create_sheet(_sheet_name(book, name))
        names[name] = sheet.title
        for number, cells in enumerate(rows, start=first):
            _fill(sheet, number, cells)
    _need_sheet(book)
    return book, names


def _need_sheet(book: Any) -> None:
    if not book.sheetnames:  # a workbook has one at least
        book.create_sheet("-")


def _tables_of(names: list[str], settings: str) -> dict[str, str]:
    tables: dict[str, str] = {}
    for name in names:
        tables[name] = name
        if table := _core._table_called(name, settings):
            tables.setdefault(table, name)
    return tables


def _sheet_name(book: Any, stem: str) -> str:
    """Give a name that a sheet may have: without the signs that none may have, short, and not taken."""
    plain = "".join("_" if sign in "[]:*?/\\'" else sign for sign in stem)[:31] or "_"
    name, number = plain, 1
    while name.casefold() in (each.casefold() for each in book.sheetnames):
        number += 1
        name = f"{plain[:27]}~{number}"
    return name


def _fill(sheet: Any, row: int, cells: list[str]) -> None:
    if row > _MOST_ROWS or len(cells) > _MOST_COLUMNS:
        text = f"{sheet.title} has a row {row} of {len(cells)} cells, more than a sheet holds"
        raise from_code(ErrorCode.too_many_rows, sheet.title, text, ())
    for column, value in enumerate(cells, start=1):
        if value:
            _set_text(sheet.cell(row, column), value)


def _set_text(cell: Any, value: str) -> None:
    """Put a text that is never taken for a formula; what no sheet can hold is shown as ``?``."""
    cell.value = _BAD_IN_SHEET.sub("?", value)[:_MOST_TEXT]
    cell.data_type = "s"


def _clear_personal(sheet: Any, kept: Sequence[str]) -> None:
    """Empty the cells below headers that are personal; headers and what is marked stay where they are."""
    for header in _headers(sheet):
        text = _text(header)
        if text in kept or not _core._is_personal(text):
            continue
        for (cell,) in sheet.iter_rows(header.row + 1, sheet.max_row, header.column, header.column):
            if cell.value is not None:  # where a merged range hides a cell there is nothing
                cell.value = cell.hyperlink = None


def _headers(sheet: Any) -> Iterator[Any]:
    """Give the cells of the first rows that may be headers: of rows in which no cell begins with a digit."""
    for row in sheet.iter_rows(1, min(sheet.max_row, _MOST_OF_A_HEADER)):
        texts = [_text(cell) for cell in row]
        if not any(text[:1].isdigit() for text in texts):
            yield from (
                cell for cell, text in zip(row, texts, strict=True) if 0 < len(text) <= _LONGEST_HEADER
            )


# ---- where findings stand


def _places_of(finding: Finding, book: Any, tables: Mapping[str, str]) -> list[tuple[str, str]]:
    """Give the cells that a finding speaks of, each with its sheet; none if no sheet is meant."""
    told = finding.cell.rpartition("!")[0]
    name = tables.get(told, told) or tables.get(finding.table, "")
    if name not in book.sheetnames:
        return []
    sheet = book[name]
    if finding.row == 0:
        return [(name, _header_cell(sheet, finding))]
    first = sheet.cell(finding.row, max(finding.position, 1))
    if finding.count == 1 or finding.position == 0 or finding.code not in _SAME_TEXT:
        return [(name, first.coordinate)]
    column = sheet.iter_rows(finding.row, sheet.max_row, finding.position, finding.position)
    return [(name, cell.coordinate) for (cell,) in column if _text(cell) == _text(first)]


def _header_cell(sheet: Any, finding: Finding) -> str:
    wanted = {text for text in (finding.value, finding.column) if text}
    for row in sheet.iter_rows(1, min(sheet.max_row, _MOST_OF_A_HEADER)):
        for cell in row:
            if _text(cell) in wanted:
                return str(cell.coordinate)
    return "A1"


def _text(cell: Any) -> str:
    return "" if cell.value is None else str(cell.value).strip()


# ---- how they are marked


def _mark(cell: Any, findings: list[Finding], language: Literal["en", "zh"]) -> None:
    severity = "error" if any(each.severity == "error" for each in findings) else "doubtful"
    text = _shown("\n".join(each.explain(language) for each in findings))
    target = _top_of_merged(cell)
    target.fill = extra("openpyxl.styles").PatternFill("solid", fgColor=_COLOURS[severity])
    old = target.comment.text + "\n" if target.comment else ""
    target.comment = extra("openpyxl.comments").Comment(old + text, _AUTHOR, height=120, width=360)


def _top_of_merged(cell: Any) -> Any:
    """Give the cell, or that in which a merged range holds its text."""
    for merged in cell.parent.merged_cells.ranges:
        if cell.coordinate in merged:
            return cell.parent.cell(merged.min_row, merged.min_col)
    return cell


def _add_list(book: Any, findings: Findings, language: Literal["en", "zh"]) -> None:
    sheet = book.create_sheet(_sheet_name(book, _LIST_NAMES[language]), 0)
    book.active = 0
    titles = [column.name for column in findings.columns]
    rows = [titles, *findings._cells()]
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, int):
                sheet.cell(number, column).value = value
            elif value is not None:
                is_word = number == 1 or titles[column - 1] == "severity"
                said = _CHINESE.get(value, value) if is_word and language == "zh" else value
                _set_text(sheet.cell(number, column), said)
    _be_list(sheet)
    sheet.column_dimensions[sheet.cell(1, len(titles)).column_letter].width = 100


def _add_reading(book: Any, reading: Table, language: Language) -> None:
    told = reading.in_language(language)
    sheet = book.create_sheet(_sheet_name(book, _READING_NAMES[language]), 0)
    for number, row in enumerate([[each.name for each in told.columns], *told._cells()], start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, int):
                sheet.cell(number, column).value = value
            elif value:
                _set_text(sheet.cell(number, column), value)
    _be_list(sheet)


def _be_list(sheet: Any) -> None:
    for cell in sheet[1]:
        cell.font = extra("openpyxl.styles").Font(bold=True)
    sheet.freeze_panes = "A2"


def _shown(text: str) -> str:
    return _BAD_IN_SHEET.sub("?", text)[:_MOST_TEXT]
