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
    from jiedui.workbook_formats import LONGEST_CODE, MONTH, PERCENT, YEAR, kind_of_format
else:
    import workbook_checks as checks
    from workbook_formats import LONGEST_CODE, MONTH, PERCENT, YEAR, kind_of_format

_CELLS = ("table:table-cell", "table:covered-table-cell")
_FORMATS = {f"number:{kind}-style" for kind in ("number", "currency", "percentage", "date")}
_DIGITS = ("number:number", "number:scientific-number", "number:fraction")
_TEXTS = ("number:text", "number:embedded-text")
_DATES = {"number:year": "yyyy", "number:month": "m", "number:hours": "h"}
_DATES |= dict.fromkeys(("number:day", "number:day-of-week", "number:week-of-year", "number:quarter"), "d")
_MOST_DIGITS = 20
_FAR = 1 << 30  # behind the last row and column of any program


def number_code(digits: dict[str, str], inside: list[tuple[int, str]]) -> str:
    """Give the code of the digits of a format, with the texts that stand so many digits from the point."""
    most = max((place for place, _ in inside), default=0)
    whole = "0" * (min(most, _MOST_DIGITS) + 1)
    for place, text in sorted(inside, reverse=True):
        if 0 < place <= _MOST_DIGITS:
            whole = f'{whole[:-place]}"{text}"{whole[-place:]}'
    decimals = min(int(digits.get("number:decimal-places") or 0), _MOST_DIGITS)
    factor = float(digits.get("number:display-factor") or 1)
    commas = 0
    while factor >= 1000 and commas < _MOST_DIGITS:
        factor, commas = factor / 1000, commas + 1
    return whole + ("." + "0" * decimals if decimals > 0 else "") + "," * commas


class Formats:
    """Reads the formats of cells, as codes that Excel would write, and the styles that name them."""

    def __init__(self) -> None:
        self.is_open = False  # whether the tags that come belong to a format
        self._kinds: dict[str, str] = {}  # what a style makes of a value
        self._codes: dict[str, str] = {}
        self._name, self._code, self._conditions = "", "", ""
        self._digits: dict[str, str] = {}
        self._inside: list[tuple[int, str]] = []  # texts between digits, by how many are behind
        self._text: str | None = None
        self._place = 0

    def kind_of(self, style: str) -> str:
        """Tell what a style makes of a value; empty if nothing."""
        return self._kinds.get(style, "")

    def start(self, tag: str, said: dict[str, str]) -> None:
        """Take the start of a tag."""
        if tag == "style:style":
            code = self._codes.get(said.get("style:data-style-name", ""))
            parent = self._kinds.get(said.get("style:parent-style-name", ""), "")
            self._kinds[said.get("style:name", "")] = parent if code is None else kind_of_format(code)
        elif tag in _FORMATS:
            self.is_open, self._name = True, said.get("style:name", "")
            self._code = self._conditions = ""
        elif tag == "style:map" and self.is_open:
            condition = said.get("style:condition", "").replace("value()", "").replace("!=", "<>")
            code = self._codes.get(said.get("style:apply-style-name", ""), "")
            self._conditions += f"[{condition}]{code};"
        elif tag in _DIGITS:
            self._digits, self._inside = said, []
        elif tag in _TEXTS:
            self._text, self._place = "", int(said.get("number:position") or 0)
        elif tag in _DATES:
            self._code += _DATES[tag]

    def text(self, text: str) -> None:
        """Take a text."""
        if self._text is not None:
            self._text += text

    def end(self, tag: str) -> None:
        """Take the end of a tag."""
        if tag in _FORMATS:
            self.is_open = False
            code = self._conditions + self._code
            if tag == "number:percentage-style":
                code = code.replace('"%"', "%")
            self._codes[self._name] = code if len(code) <= LONGEST_CODE else ""
        elif tag in _DIGITS:
            self._code += number_code(self._digits, self._inside)
        elif tag == "number:text":
            self._code += f'"{self._taken()}"'
        elif tag == "number:embedded-text":
            self._inside.append((self._place, self._taken()))

    def _taken(self) -> str:
        text, self._text = (self._text or "").replace('"', ""), None
        return text


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
        self._formats = Formats()
        self._sheet, self._sheet_said = "", checks.Said({}, {}, [])
        self._columns: list[tuple[int, str]] = []  # how many columns there are, and their style
        self._row, self._row_count = 0, 1  # where the row is, and how often it is there
        self._column = 0  # the next of the row
        self._rows = self._width = 0  # how far the sheet reaches
        self._shown: dict[int, str] = {}  # the columns of the row that show something else than they hold
        self._depth = 0  # 1 in a row, 2 in a cell, more in what the cell holds
        self._error: str | None = None

    def read(self, archive: zipfile.ZipFile) -> dict[str, checks.Said]:
        """Give what each sheet says, by its name."""
        for part in ("styles.xml", "content.xml"):
            if part == "content.xml" or part in archive.namelist():
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
        else:
            self._formats.start(tag, said)

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
        else:
            self._formats.end(tag)

    def _text(self, text: str) -> None:
        if self._error is not None:
            self._error += text
        elif self._formats.is_open:
            self._formats.text(text)

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
        value = said["office:value-type"]
        kind = PERCENT if value == "percentage" else ""
        if value in ("date", "float", "currency"):
            kind = self._formats.kind_of(said.get("table:style-name") or self._style_of(place))
            if (value == "date") != (kind in (MONTH, YEAR)):
                return
        if kind:
            self._shown |= dict.fromkeys(range(place, place + count), kind)

    def _style_of(self, place: int) -> str:
        for count, style in self._columns:
            if place < count:
                return style
            place -= count
        return ""
