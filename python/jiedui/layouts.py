# SPDX-License-Identifier: Apache-2.0
"""Shapes: how the sheets of a ledger are laid out."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, SupportsIndex, final

from jiedui import _core
from jiedui.arguments import PathLike, checked, refuse_type
from jiedui.errors import ErrorCode, from_code
from jiedui.workbooks import WORKBOOKS, limits_of, workbook_of

__all__ = ["Shape", "sniff"]


@final
class Shape:
    """How the sheets or files of a ledger are laid out: tables, headers, columns, rows that are not records.

    ``sniff`` makes a shape of a file.  A shape is data: save it, correct it in an editor, read it again, and
    use it for next year's file of the same layout.

    Parameters
    ----------
    source : str or mapping
        The text of a shape, as JSON with comments, or its content.  ``save`` writes a text as it was given,
        with its comments and its ``$schema``.

    Raises
    ------
    BadShape
        If it is not JSON, or not as the schema of shapes wants it; the text names each place.
    """

    __slots__ = ("_source", "_text")
    __module__ = "jiedui"
    _source: str  # as it was given
    _text: str  # as the library writes it, without comments

    @checked
    def __init__(self, source: str | Mapping[str, Any]) -> None:
        if isinstance(source, str):
            self._text = _core._shape_text(source)
            self._source = source
            return
        if not isinstance(source, Mapping):
            refuse_type("Shape", "source", "the JSON of a shape, as a text or a mapping", source)
        try:
            text = json.dumps(source, ensure_ascii=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise from_code(ErrorCode.bad_shape, "/", f"the shape is not JSON: {error}", ()) from error
        self._text = self._source = _core._shape_text(text)

    @classmethod
    @checked
    def read(cls, path: PathLike) -> Shape:
        """Read a shape from a file.

        Raises
        ------
        OSError
            If the file does not exist or cannot be read.
        BadShape
            If it is not a shape.
        """
        try:
            text = Path(os.fsdecode(path)).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            said = f"'{path}' is not UTF-8 (byte {error.start}); save it again in an editor as UTF-8"
            raise from_code(ErrorCode.bad_shape, str(path), said, ()) from error
        return Shape(text)

    @checked
    def save(self, path: PathLike, *, replace: bool = False) -> None:
        """Write the shape as JSON, one column a line.

        A shape that was read from a text is written as that text, with its comments and its ``$schema``.

        Raises
        ------
        OSError
            If the file exists and ``replace`` is False, or cannot be written.
        """
        place = _core._NewPlace(path, False, replace)
        try:
            Path(place.temporary).write_text(self._source, encoding="utf-8")
            place.put()
        finally:
            place.discard()

    def to_json(self) -> str:
        """Give the shape as JSON, one column a line, without comments and ``$schema``."""
        return self._text

    def to_dict(self) -> dict[str, Any]:
        """Give the shape as what its JSON says."""
        content: dict[str, Any] = json.loads(self._text)
        return content

    @checked
    def explain(self, language: str = "en") -> str:
        """Give what each sheet and column was taken for, as lines to check, in English or Chinese.

        Raises
        ------
        BadArgument
            If ``language`` is neither ``"en"`` nor ``"zh"``.
        """
        return _core._explain_shape(self._text, language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shape) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return self.explain("en")


@checked
def sniff(
    path: PathLike,
    *,
    like: Shape | None = None,
    settings: Mapping[str, Any] | str | None = None,
    largest_file: SupportsIndex = 4 << 30,
    most_cells: SupportsIndex = 5_000_000,
    most_merged: SupportsIndex = 20_000,
    most_unpacked: SupportsIndex = 1 << 30,
    most_memory: SupportsIndex = 2 << 30,
    most_seconds: float | None = None,
) -> Shape:
    """Find out how a workbook, a folder of text files or one text file is laid out.

    No layout is refused: a sheet that is not a table has no ``table`` in the shape.  ``read_ledger(path,
    shape=sniff(path))`` reads by it, and each assumption is a doubtful finding of the ledger.

    Parameters
    ----------
    path : str or os.PathLike
        A workbook (``.xlsx``, ``.xls``, ``.ods``), a folder, or a ``.csv``, ``.tsv`` or ``.txt`` file.
    like : Shape
        The shape of another file of this layout, such as last year's.  A sheet of the same name, or of a name
        that differs only in its year, is taken for the same table, and columns with the same header hold
        the same; so what you corrected stays.  Header rows, rows that are not records, and years are found
        anew.
    settings : mapping or str
        The content of ledger.json, for a workbook; a folder has its own file.
    largest_file, most_cells, most_merged, most_unpacked, most_memory, most_seconds
        How much of a workbook is read at most, as in ``read_ledger``.

    Raises
    ------
    OSError
        If the file does not exist, cannot be read or passes a limit.
    BadArgument
        If ``settings`` are given for a folder or a text file, or if a limit is below 0.
    BadLedger
        If the settings are not as ledger.json wants them.
    MissingExtra
        If the package for workbooks is needed and not installed.

    Notes
    -----
    O(cells).
    """
    from jiedui.reading import settings_text

    limits = limits_of("sniff", most_cells, most_merged, most_unpacked, most_memory, most_seconds)
    known = "" if like is None else like.to_json()
    said = settings_text(settings)
    place = Path(os.fsdecode(path))
    if place.suffix.lower() in WORKBOOKS and not place.is_dir():
        _core._check_file(place, largest_file)
        text, sheets = workbook_of(place, limits)
        return Shape(_core._sniff_tables(sheets, said or text, known))
    if settings is not None:
        text = "settings go with a workbook only; a folder takes its file ledger.json"
        raise from_code(ErrorCode.bad_table, "settings", text, ())
    return Shape(_core._sniff_files(path, known))
