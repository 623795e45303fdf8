# SPDX-License-Identifier: Apache-2.0
"""Rows of a sheet as bureaus lay them out: records, titles, marks, sections, sums and notes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

Cell = str | int | float | date | None
Tie = tuple[str, str, str, str | None, str | None, str | None, float | None]
Header = str | tuple[str, str]
Has = Callable[[str, float], bool]


@dataclass
class Grid:
    """A sheet: its cells, what is merged, from 1 as (top, left, bottom, right), and where its ties stand."""

    name: str
    table: str
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    date_format: str = "yyyy-mm-dd"
    columns: dict[str, list[int]] = field(default_factory=dict)  # key -> its places, from 1
    ties: list[tuple[Tie, int]] = field(default_factory=list)  # each with its row, from 1


@dataclass
class Record:
    """One row of a table: its cells by key, the ties that it says, and the section under which it stands."""

    cells: dict[str, Cell]
    ties: list[Tie]
    section: str = ""


class Writer:
    """Lays records out in a grid."""

    def __init__(self, grid: Grid, draw: random.Random, has: Has, merges: bool) -> None:
        self.grid = grid
        self.random = draw
        self.has = has
        self.merges = merges
        self.keys: list[str] = []
        self.header_rows: list[list[Cell]] = []

    def lay_out(self, headers: dict[str, Header], records: Sequence[Record], above: Sequence[str]) -> None:
        if self.has("running_numbers", 0.5):
            headers = {"number": "序号", **headers}
        self.keys = [*headers]
        for place, key in enumerate(self.keys, start=1):
            self.grid.columns.setdefault(key.rstrip("123"), []).append(place)
        self._lines_above(above)
        self._header(headers)
        if self.has("marks", 0.12):
            self._row(["甲", "乙", *range(1, len(self.keys) - 1)])
        self._records(records)
        self._lines_below()
        if self.has("margin", 0.08):
            self._add_margin()

    def _add_margin(self) -> None:
        """Leave the first row and the first column empty."""
        grid = self.grid
        grid.rows = [[None] * (len(self.keys) + 1), *[[None, *row] for row in grid.rows]]
        grid.merged = [(top + 1, left + 1, bottom + 1, right + 1) for top, left, bottom, right in grid.merged]
        grid.columns = {key: [place + 1 for place in places] for key, places in grid.columns.items()}
        grid.ties = [(tie, row + 1) for tie, row in grid.ties]

    def _row(self, cells: Sequence[Cell]) -> int:
        row = [*cells, *[None] * (len(self.keys) - len(cells))]
        self.grid.rows.append([None if value == "" else value for value in row])
        return len(self.grid.rows)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if self.merges and (top, left) != (bottom, right):
            self.grid.merged.append((top, left, bottom, right))

    def _wide(self, text: str) -> None:
        row = self._row([text])
        if self.has("merged_wide_rows", 0.6):
            self._merge(row, 1, row, len(self.keys))

    def _lines_above(self, above: Sequence[str]) -> None:
        if self.has("title", 0.5):
            self._wide("某县教育局统计表" if self.grid.table == "schools" else self._title())
            if self.has("blank_rows", 0.15):
                self._row([])
        if self.has("bureau_line", 0.15):
            self._row(["填报单位：某县教育局（盖章）"])
        for text in above:
            self._row([*[None] * (len(self.keys) - 1), text])

    def _title(self) -> str:
        return {
            "supports": "某县城乡学校结对帮扶一览表",
            "postings": "某县教师支教情况统计表",
            "transfers": "某县帮扶资金统计表",
        }[self.grid.table]

    def _header(self, headers: dict[str, Header]) -> None:
        upper = [each if isinstance(each, str) else each[0] for each in headers.values()]
        if all(isinstance(each, str) for each in headers.values()):
            self._row(upper)
            self.header_rows = [[*upper]]
            return
        lower = ["" if isinstance(each, str) else each[1] for each in headers.values()]
        shown = ["" if at and lower[at] and text == upper[at - 1] else text for at, text in enumerate(upper)]
        top = self._row(shown)
        self._row(lower)
        for at, text in enumerate(upper):
            if not lower[at]:
                self._merge(top, at + 1, top + 1, at + 1)
            elif shown[at]:
                count = next((n for n, each in enumerate(upper[at:]) if each != text), len(upper) - at)
                self._merge(top, at + 1, top, at + count)
        self.header_rows = [[*shown], [*lower]]

    def _records(self, records: Sequence[Record]) -> None:
        has_sections = self.has("sections", 0.15)
        has_parts = self.has("parts", 0.5) if has_sections else self.has("parts", 0.08)
        is_repeated = len(self.header_rows) == 1 and self.has("repeated_header", 0.08)
        part: list[Record] = []
        sections: list[str] = []
        first_rows: dict[str, int] = {}
        for number, record in enumerate(records, start=1):
            if not sections or record.section != sections[-1]:
                if has_parts and part:
                    self._sum("小计", part)
                part = []
                sections.append(record.section)
                if has_sections:
                    self._wide(f"{'一二三四五六七八九'[len(sections) - 1]}、{record.section}")
            elif is_repeated and number == len(records) // 2 + 1:
                self._row(self.header_rows[0])
            elif self.has("blank_rows", 0.03):
                self._row([])
            part.append(record)
            cells = {"number": number, **record.cells}
            row = self._row([cells.get(key) for key in self.keys])
            self.grid.ties += [(tie, row) for tie in record.ties]
            self._merge_down(record, row, first_rows)
        if has_parts and part:
            self._sum("小计", part)
        if self.has("total", 0.3):
            self._sum(self.random.choice(["合计", "总计", "合 计", "全县合计"]), records)

    def _merge_down(self, record: Record, row: int, first_rows: dict[str, int]) -> None:
        """Merge a cell that says ``^`` with the one above it."""
        for key, value in record.cells.items():
            place = self.keys.index(key) if key in self.keys else -1
            if place < 0:
                continue
            if value != "^":
                first_rows[key] = row
                continue
            self.grid.rows[row - 1][place] = None
            top = first_rows[key]
            column = place + 1
            self.grid.merged = [each for each in self.grid.merged if each[:2] != (top, column)]
            self._merge(top, column, row, column)

    def _sum(self, word: str, records: Sequence[Record]) -> None:
        cells: list[Cell] = [None] * len(self.keys)
        at = self.keys.index("number") if "number" in self.keys and self.random.random() < 0.5 else 0
        if "number" in self.keys and at == 0 and self.random.random() < 0.5:
            at = 1
        cells[at] = word
        for place, key in enumerate(self.keys):
            if key in ("amount", "pupils") and place != at:
                numbers = [record.cells.get("sum", record.cells.get(key)) for record in records]
                cells[place] = round(sum(n for n in numbers if isinstance(n, (int, float))), 4)
        if all(value is None for place, value in enumerate(cells) if place != at) and len(cells) > at + 2:
            cells[at + 2] = len(records)
        self._row(cells)

    def _lines_below(self) -> None:
        if self.has("blank_rows", 0.1):
            self._row([])
        if self.has("note", 0.2):
            self._wide(
                self.random.choice(["注：本表一式两份。", "说明：数据截至2022年12月。", "备注：以文件为准"])
            )
        if self.has("signature", 0.25):
            names: list[Cell] = self.random.choice(
                [
                    ["填表人：王芳", None, "审核人：李强"],
                    ["填表人：王芳"],
                    ["制表人：赵", None, None, "2022年10月8日"],
                    ["校长：张三", "日期：2022年10月8日"],
                ]
            )
            self._row(names[: len(self.keys)])
