# SPDX-License-Identifier: Apache-2.0
"""Looks through the sheets of an .ods before they are read: how far they reach, and what cells are merged.

In this format a cell or row says how many times it is there, so a small file may have any number of cells.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING or __package__:  # without a package beside the worker, which loads no other part of it
    from jiedui import workbook_checks as checks
else:
    import workbook_checks as checks

_CELLS = ("table:table-cell", "table:covered-table-cell")
_FORMATS = ("number:", "style:style")
_FAR = 1 << 30  # behind the last row and column of any program


def has_dates(archive: zipfile.ZipFile, part: str) -> bool:
    """Tell whether a part of an archive has formats of days."""
    if part not in archive.namelist():
        return False
    before = b""
    with archive.open(part) as file:
        while chunk := file.read(1 << 20):
            if b"date-style" in before + chunk:
                return True
            before = chunk[-16:]
    return False


class OpenDocument:
    """Reads content.xml tag by tag.

    Attributes
    ----------
    said : dict of str to Said
        What each sheet says.
    """

    def __init__(self, limits: dict[str, int]) -> None:
        self.said: dict[str, checks.Said] = {}
        self._limits = limits
        self._months: set[str] = set()  # the formats and styles that show a month without a day
        self._format, self._parts = "", set[str]()  # the format that is open, and what it shows
        self._sheet, self._sheet_said = "", checks.Said({}, {}, [])
        self._columns: list[tuple[int, str]] = []  # how many columns there are, and their style
        self._row, self._row_count = 0, 1  # where the row is, and how often it is there
        self._column = 0  # the next of the row
        self._rows = self._width = 0  # how far the sheet reaches
        self._shown: dict[int, str] = {}  # the columns of the row that show a month or a percentage
        self._depth = 0  # 1 in a row, 2 in a cell, more in what the cell holds
        self._error: str | None = None

    def read(self, archive: zipfile.ZipFile) -> dict[str, checks.Said]:
        """Give what each sheet says, by its name."""
        for part in ("styles.xml", "content.xml"):
            if part == "content.xml" or has_dates(archive, part):
                parser = expat.ParserCreate()
                parser.StartElementHandler = self._start
                parser.EndElementHandler = self._end
                parser.CharacterDataHandler = self._text
                with archive.open(part) as file:
                    parser.ParseFile(file)
        return self.said

    def _start(self, tag: str, said: dict[str, str]) -> None:
        if self._depth > 1:
            self._depth += 1
        elif self._depth == 1:
            if tag in _CELLS:
                self._depth = 2
                self._add_cell(said)
        elif tag == "table:table-row":
            self._depth = 1
            self._column, self._shown, self._row_count = 0, {}, int(said.get("table:number-rows-repeated", 1))
        elif tag == "table:table-column":
            count = int(said.get("table:number-columns-repeated", 1))
            self._columns.append((count, said.get("table:default-cell-style-name", "")))
        elif tag == "table:table":
            self._sheet, self._sheet_said = said.get("table:name", ""), checks.Said({}, {}, [])
            self.said[self._sheet] = self._sheet_said
            self._row = self._rows = self._width = 0
            self._columns = []
        elif tag.startswith(_FORMATS):
            self._add_format(tag, said)

    def _end(self, tag: str) -> None:
        if self._depth > 1:
            self._depth -= 1
            if self._depth == 1 and self._error is not None:
                checks.put(self._sheet_said.errors, self._row, self._column - 1, self._error)
                self._error = None
        elif tag == "table:table-row" and self._depth == 1:
            self._depth = 0
            if self._shown:
                rows = range(self._row, self._row + self._row_count)
                self._sheet_said.shown.update(dict.fromkeys(rows, self._shown))
            self._row += self._row_count
        elif tag == "number:date-style" and "number:month" in self._parts and "number:day" not in self._parts:
            self._months.add("of " + self._format)

    def _text(self, text: str) -> None:
        if self._error is not None:
            self._error += text

    def _add_format(self, tag: str, said: dict[str, str]) -> None:
        if tag == "style:style" and "of " + said.get("style:data-style-name", "") in self._months:
            self._months.add(said.get("style:name", ""))
        elif tag == "number:date-style":
            self._format, self._parts = said.get("style:name", ""), set()
        else:
            self._parts.add(tag)

    def _add_cell(self, said: dict[str, str]) -> None:
        count = int(said.get("table:number-columns-repeated", 1))
        place, self._column = self._column, self._column + count
        if "office:value-type" in said:
            self._rows = max(self._rows, self._row + self._row_count)
            self._width = max(self._width, self._column)
            checks.refuse_reach(self._sheet, self._rows, self._width, self._limits["cells"])
            self._add_kind(place, count, said)
        elif said.get("table:formula"):
            checks.refuse_bare(self._sheet, [f"!{checks.letters_of(place)}{self._row + 1}"])
        if said.get("calcext:value-type") == "error":
            self._error = ""
        down, right = (int(said.get(f"table:number-{way}-spanned", 1)) - 1 for way in ("rows", "columns"))
        if (down > 0 or right > 0) and max(self._row, place) < _FAR and self._sheet_said.merged is not None:
            bottom, right = self._row + min(max(down, 0), _FAR), place + min(max(right, 0), _FAR)
            self._sheet_said.merged.append((self._row, place, bottom, right))
            checks.refuse_merged(self._sheet, len(self._sheet_said.merged), self._limits["merged"])

    def _add_kind(self, place: int, count: int, said: dict[str, str]) -> None:
        kind = said["office:value-type"]
        is_month = kind == "date" and (said.get("table:style-name") or self._style_of(place)) in self._months
        if not is_month and kind != "percentage":
            return
        self._shown |= dict.fromkeys(
            range(place, place + count), checks.MONTH if is_month else checks.PERCENT
        )

    def _style_of(self, place: int) -> str:
        for count, style in self._columns:
            if place < count:
                return style
            place -= count
        return ""
