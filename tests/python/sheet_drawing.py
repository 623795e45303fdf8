# SPDX-License-Identifier: Apache-2.0
"""Sheets of a workbook and plain tables, drawn as SVG: one below the other, as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

HALF = 7  # how wide half a Chinese character is drawn
ROW = 26  # how high a row is
EDGE = 16  # the margin of the picture
NUMBERS = 30  # how wide the column of row numbers is
GREY, INK, LINE = "#8a8a8a", "#222222", "#9a9a9a"
FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, Hiragino Sans GB, SimHei,"
    " WenQuanYi Micro Hei, sans-serif"
)


class Look(NamedTuple):
    """How a cell is drawn."""

    fill: str = "#ffffff"
    ink: str = INK
    is_struck: bool = False
    has_comment: bool = False


Looks = Mapping[tuple[int, int], Look]


def width_of(text: str) -> int:
    """Give how wide a text is drawn: two halves a wide character."""
    return HALF * sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def text_of(value: object) -> str:
    """Give the text of a cell."""
    return "" if value is None else str(value)


def wrapped(text: str, width: int) -> list[str]:
    """Cut a text into lines that are at most so wide."""
    lines = [""]
    for sign in text:
        if width_of(lines[-1] + sign) > width and sign not in "，。、；：”":
            lines.append("")
        lines[-1] += sign
    return lines


class Box(NamedTuple):
    """Where a cell is drawn, and the rows and columns that it takes."""

    row: int
    column: int
    last_row: int
    last_column: int


class Drawing:
    """A picture that grows downwards."""

    def __init__(self) -> None:
        self.y = EDGE
        self.width = 0
        self._lines: list[str] = []

    def svg(self, title: str, words: str) -> str:
        """Give the text of the file."""
        width, height = self.width + EDGE, self.y + EDGE
        size = f'width="{width}" height="{height}"'
        head = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-size="13"',
            f' font-family="{FONTS}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(words)}</desc>",
            f'<rect {size} fill="#ffffff"/>',
        ]
        return "\n".join([*head, *self._lines, "</svg>"]) + "\n"

    def space(self, height: int) -> None:
        """Leave room."""
        self.y += height

    def heading(self, name: str, said: str = "") -> None:
        """Draw the name of a sheet or a table, and what is said of it."""
        width = width_of(name) + 24
        self._rect(EDGE, self.y, width, 24, "#217346", "#217346")
        self._text(EDGE + width / 2, self.y, 24, name, ink="#ffffff", anchor="middle", is_bold=True)
        self._text(EDGE + width + 10, self.y, 24, said, ink=INK)
        self._reach(EDGE + width + 10 + width_of(said))
        self.space(30)

    def legend(self, entries: Sequence[tuple[Look, str]], *, line: int = 700) -> None:
        """Draw what each colour means."""
        x = EDGE
        for look, said in entries:
            width = 30 + width_of(said) + 18
            if x > EDGE and x + width > line:
                x = EDGE
                self.space(24)
            self._rect(x, self.y + 4, 22, 16, look.fill, LINE)
            if look.ink != INK and not look.is_struck:
                self._text(x + 11, self.y + 4, 16, "字", ink=look.ink, size=12, anchor="middle")
            if look.is_struck:
                self._path(f"M{x + 4} {self.y + 11.5}h14", look.ink)
            if look.has_comment:
                self._corner(x + 22, self.y + 4)
            self._text(x + 30, self.y, 24, said)
            self._reach(x + width - 18)
            x += width
        self.space(34)

    def sheet(
        self,
        sheet: Any,
        looks: Looks,
        *,
        above: Mapping[int, tuple[str, Look]] | None = None,
        beside: Mapping[int, str] | None = None,
    ) -> None:
        """Draw a sheet of openpyxl, with a label above each column and a text beside each row."""
        boxes = list(_boxes(sheet))
        labels = {column: text for column, (text, _) in (above or {}).items()}
        places = _places(sheet, boxes, labels)
        for column, (text, look) in (above or {}).items():
            x, end = places[column - 1], places[column]
            self._rect(x + 1, self.y, end - x - 2, 22, look.fill, "none", rounding=4)
            self._text((x + end) / 2, self.y, 22, text, size=12, ink=look.ink, anchor="middle")
        self.space(26 if above else 0)
        self._letters(places)
        top = self.y
        for row in range(1, sheet.max_row + 1):
            y = top + ROW * (row - 1)
            self._rect(EDGE, y, NUMBERS, ROW, "#f1f1f1", "#d4d4d4")
            self._text(EDGE + NUMBERS / 2, y, ROW, str(row), ink=GREY, size=12, anchor="middle")
            said = (beside or {}).get(row, "")
            self._text(places[-1] + 12, y, ROW, said, ink="#555555", size=12)
            self._reach(places[-1] + 12 + width_of(said))
        for box in boxes:
            self._cell(sheet, box, looks.get((box.row, box.column), Look()), places, top)
        for box in boxes:
            self._cell_text(sheet, box, looks.get((box.row, box.column), Look()), places, top)
        self.y = top + ROW * sheet.max_row
        self._reach(places[-1])

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        look_of: Callable[[str], Look],
        *,
        at_most: int = 10_000,
    ) -> None:
        """Draw a plain table; texts that are wider than ``at_most`` end in ``…``."""
        rows = [[_shortened(text, at_most) for text in row] for row in rows]
        widths = [max(map(width_of, column)) + 20 for column in zip(head, *rows, strict=True)]
        for number, cells in enumerate([head, *rows]):
            x = EDGE
            for text, width in zip(cells, widths, strict=True):
                look = Look("#e2efda") if number == 0 else look_of(text)
                self._rect(x, self.y, width, ROW, look.fill, "#c8c8c8")
                self._text(x + 10, self.y, ROW, text, ink=look.ink, is_bold=number == 0)
                x += width
            self._reach(x)
            self.space(ROW)

    def note(self, title: str, text: str, *, width: int = 640) -> None:
        """Draw a comment of a cell as it is shown when it is pointed at."""
        lines = [title, *wrapped(text, (width - 24) * 13 // 12)]
        height = 20 * len(lines) + 12
        self._rect(EDGE + NUMBERS, self.y, width, height, "#fffde7", "#c9b458")
        for number, line in enumerate(lines):
            y = self.y + 6 + 20 * number
            self._text(EDGE + NUMBERS + 12, y, 20, line, size=12, is_bold=number == 0)
        self._reach(EDGE + NUMBERS + width)
        self.space(height + 8)

    # ---- parts of a sheet

    def _letters(self, places: Sequence[int]) -> None:
        self._rect(EDGE, self.y, NUMBERS, 20, "#f1f1f1", "#d4d4d4")
        for column, (x, end) in enumerate(pairwise(places)):
            self._rect(x, self.y, end - x, 20, "#f1f1f1", "#d4d4d4")
            letter = chr(ord("A") + column)
            self._text((x + end) / 2, self.y, 20, letter, ink=GREY, size=12, anchor="middle")
        self.space(20)

    def _cell(self, sheet: Any, box: Box, look: Look, places: Sequence[int], top: int) -> None:
        x, end = places[box.column - 1], places[box.last_column]
        y, height = top + ROW * (box.row - 1), ROW * (box.last_row - box.row + 1)
        border = LINE if _has_border(sheet.cell(box.row, box.column)) else "#e0e0e0"
        self._rect(x, y, end - x, height, look.fill, border)
        if look.has_comment:
            self._corner(end, y)

    def _cell_text(self, sheet: Any, box: Box, look: Look, places: Sequence[int], top: int) -> None:
        cell = sheet.cell(box.row, box.column)
        text = text_of(cell.value)
        x, end = places[box.column - 1], places[box.last_column]
        y, height = top + ROW * (box.row - 1), ROW * (box.last_row - box.row + 1)
        middle, left = (x + end) / 2, x + 6
        where = {"center": (middle, "middle"), "right": (end - 6, "end")}
        at, anchor = where.get(cell.alignment.horizontal, (left, "start"))
        self._text(at, y, height, text, ink=look.ink, anchor=anchor, is_bold=bool(cell.font.bold))
        if look.is_struck and text:
            start = at - width_of(text) / 2 if anchor == "middle" else at
            self._path(f"M{start:g} {y + height / 2:g}h{width_of(text)}", look.ink)

    # ---- strokes

    def _reach(self, x: float) -> None:
        self.width = max(self.width, round(x))

    def _rect(
        self, x: float, y: float, width: float, height: float, fill: str, line: str, *, rounding: int = 0
    ) -> None:
        corners = f' rx="{rounding}"' if rounding else ""
        place = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        self._lines.append(f'<rect {place}{corners} fill="{fill}" stroke="{line}"/>')

    def _path(self, path: str, line: str) -> None:
        self._lines.append(f'<path d="{path}" fill="none" stroke="{line}"/>')

    def _corner(self, x: float, y: float) -> None:
        self._lines.append(f'<path d="M{x - 8:g} {y:g}h8v8z" fill="#d32f2f"/>')

    def _text(
        self,
        x: float,
        y: float,
        height: float,
        text: str,
        *,
        ink: str = INK,
        size: int = 13,
        anchor: str = "start",
        is_bold: bool = False,
    ) -> None:
        if not text:
            return
        more = (f' font-size="{size}"' if size != 13 else "") + (' font-weight="bold"' if is_bold else "")
        more += f' text-anchor="{anchor}"' if anchor != "start" else ""
        base = y + height / 2 + size * 0.36
        self._lines.append(f'<text x="{x:g}" y="{base:g}" fill="{ink}"{more}>{escape(text)}</text>')


def _boxes(sheet: Any) -> Iterator[Box]:
    """Yield each cell: merged ones once, and a text with the empty cells behind it over which it goes."""
    merged = {(each.min_row, each.min_col): each for each in sheet.merged_cells.ranges}
    hidden = {place for each in merged.values() for place in each.cells} - merged.keys()
    for row in range(1, sheet.max_row + 1):
        column = 1
        while column <= sheet.max_column:
            last = merged.get((row, column))
            last_row, last_column = (last.max_row, last.max_col) if last else (row, column)
            if not last and _is_written(sheet.cell(row, column)):
                while last_column < sheet.max_column and _is_bare(sheet.cell(row, last_column + 1)):
                    last_column += 1
            if (row, column) not in hidden:
                yield Box(row, column, last_row, last_column)
            column = last_column + 1


def _is_written(cell: Any) -> bool:
    return cell.value is not None and not _has_border(cell)


def _is_bare(cell: Any) -> bool:
    return cell.value is None and not _has_border(cell)


def _has_border(cell: Any) -> bool:
    side = cell.border.left
    return bool(side and side.style)


def _places(sheet: Any, boxes: Sequence[Box], labels: Mapping[int, str]) -> list[int]:
    """Give where each column begins, and where the last ends: its texts decide how wide it is."""
    widths = {column: width_of(labels.get(column, "")) for column in range(1, sheet.max_column + 1)}
    for box in boxes:
        if box.column == box.last_column:
            text = text_of(sheet.cell(box.row, box.column).value)
            widths[box.column] = max(widths[box.column], width_of(text))
    places = [EDGE + NUMBERS]
    for column in sorted(widths):
        places.append(places[-1] + max(widths[column] + 18, 48))
    return places


def _shortened(text: str, width: int) -> str:
    if width_of(text) <= width:
        return text
    while width_of(text) > width - 2 * HALF:
        text = text[:-1]
    return text + "…"
