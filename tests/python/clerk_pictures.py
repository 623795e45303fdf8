# SPDX-License-Identifier: Apache-2.0
"""Draws the pictures of docs/ledgers/clerk.zh-CN.md from its workbook, and what the library makes of it.

``python tests/python/clerk_pictures.py``
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string as number_of

import jiedui as jd
from sheet_drawing import GREY, Drawing, Look, text_of
from support import ROOT

PAGE = ROOT / "docs" / "ledgers" / "clerk.zh-CN.md"
FOLDER = ROOT / "docs" / "ledgers" / "clerk"
WORKBOOK = ROOT / "docs" / "examples" / "clerk" / "结对支教.xlsx"
# What the page corrects: a column in the shape, and two cells in the workbook.
WRONG_COLUMN = '"D": {"header": "类别", "holds": "channel", "why": "likely"}'
RIGHT_COLUMN = '"D": {"header": "类别", "holds": "学段", "why": "header"}'
MENDED = ("2022年支教教师名册", {"D5": "东河乡中心小学", "G5": "2023-07"})

# Why a column is read as it is, if a person must check it.
TO_CHECK = ("likely", "numbered", "values")

PLAIN = Look()
TITLE = Look("#f3f3f3", "#6b6b6b")
UNIT = Look("#d9f0dd", "#1b5e20")
HEADER = Look("#d6e6f5", "#0d3c66")
ATTRIBUTE = Look("#ececec", "#4a4a4a")
CHECK = Look("#ffe699", "#6b4600")
SHORT = Look("#fff5d6")
SEVERAL = Look("#ead9f5")
LEFT_OUT = Look("#e6e6e6", "#757575", is_struck=True)
CHANGED = Look(ink="#0b57b7")
ABSENT = Look(ink=GREY)
ERROR = Look("#ffc7ce", has_comment=True)
DOUBTFUL = Look("#ffeb9c", has_comment=True)
UNKNOWN, RUNNING = "（不详）", "（仍在进行）"


# ---- what the library makes of the workbook


@cache
def sheets() -> tuple[Any, ...]:
    """Give the sheets of the workbook."""
    return tuple(openpyxl.load_workbook(WORKBOOK))


@cache
def sniffed() -> jd.Shape:
    """Give the shape that is found."""
    return jd.sniff(WORKBOOK)


@cache
def corrected() -> jd.Shape:
    """Give the shape as the page corrects it."""
    text = sniffed().to_json()
    assert WRONG_COLUMN in text
    return jd.Shape(text.replace(WRONG_COLUMN, RIGHT_COLUMN))


@cache
def findings() -> jd.Findings:
    """Give what the workbook's first reading by the corrected shape finds."""
    try:
        jd.read_ledger(WORKBOOK, shape=corrected())
    except jd.BadLedger as error:
        return error.findings
    raise AssertionError("the workbook has no mistake")


@cache
def marked() -> Any:
    """Give the workbook in which these are marked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marked.xlsx"
        jd.mark_findings(WORKBOOK, path, findings(), language="zh")
        return openpyxl.load_workbook(path)


@cache
def mended() -> Any:
    """Give the workbook as the page mends it."""
    book = openpyxl.load_workbook(WORKBOOK)
    sheet, cells = MENDED
    for cell, text in cells.items():
        book[sheet][cell] = text
    return book


@cache
def ledger() -> jd.Ledger:
    """Give its ledger."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / WORKBOOK.name
        mended().save(path)
        return jd.read_ledger(path, shape=corrected())


# ---- the workbook as it is


def before() -> str:
    """Draw the sheets of the workbook."""
    drawing = Drawing()
    for sheet in sheets():
        drawing.heading(sheet.title)
        drawing.sheet(sheet, {})
        drawing.space(22)
    return drawing.svg(
        "原来的工作簿", "四张工作表的原样，有标题、合并单元格、两行表头、合计、签章和计量单位。"
    )


# ---- what is seen in it


class Seen:
    """What the shape says of one sheet, in the words of ``explain``."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        [self.shape] = [each for each in sniffed().to_dict()["sheets"] if each["sheet"] == sheet.title]
        parts = sniffed().explain("zh").split("\n\n")
        [[first, *lines]] = [each.splitlines() for each in parts if each.startswith(f"{sheet.title}：")]
        self.said = first.removeprefix(f"{sheet.title}：")
        self._lines = lines
        self.header: list[int] = self.shape["header"]
        self.skipped = {row: use for use, rows in self.shape["skip"].items() for row in rows}

    def above(self) -> dict[int, tuple[str, Look]]:
        """Give what each column is read as."""
        labels = {}
        for letter, column in self.shape["columns"].items():
            [line] = [each for each in self._lines if re.match(rf"  {letter} ", each)]
            said = line.partition(f" {column['header']} ")[2].strip()
            is_attribute = said.startswith("附加列")
            text = "附加列" if is_attribute else re.sub("（.*", "", said)
            text += f"（{column['unit']}）" if "unit" in column else ""
            look = CHECK if column["why"] in TO_CHECK else ATTRIBUTE if is_attribute else HEADER
            labels[number_of(letter)] = (f"{text} ?" if look == CHECK else text, look)
        return labels

    def beside(self) -> dict[int, str]:
        """Give what each row is that is not a record, and what is meant by short names."""
        said = dict.fromkeys(self.header, "← 表头")
        for line in self._lines:
            if found := re.fullmatch("  作为(.*)略去：第 (.*) 行", line):
                said |= dict.fromkeys(map(int, found[2].split(", ")), f"← {found[1]}，略去")
        for row in range(1, self.sheet.max_row + 1):
            looks = [self.look(row, column) for column in range(1, self.sheet.max_column + 1)]
            texts = [self.text(row, column) for column in range(1, self.sheet.max_column + 1)]
            if UNIT in looks:
                said[row] = "← 计量单位"
            elif TITLE in looks and any(texts):
                said[row] = "← 标题"
            names = [
                f"“{text}”即{sniffed().to_dict()['names'][text]}" for text in texts if self.is_short(text)
            ]
            names += ["每校一条记录"] if SEVERAL in looks else []
            if row not in said and names:
                said[row] = "← " + "；".join(names)
        return said

    def looks(self) -> dict[tuple[int, int], Look]:
        """Give how each cell is drawn."""
        rows, columns = range(1, self.sheet.max_row + 1), range(1, self.sheet.max_column + 1)
        return {(row, column): self.look(row, column) for row in rows for column in columns}

    def look(self, row: int, column: int) -> Look:
        """Give how a cell is drawn."""
        text = self.text(row, column)
        column_shape = self.shape["columns"].get(openpyxl.utils.get_column_letter(column), {})
        if row in self.skipped:
            return LEFT_OUT
        if row in self.header:
            return CHECK if column_shape.get("why") in TO_CHECK else HEADER
        if row < self.header[0]:
            units = {each.get("unit") for each in self.shape["columns"].values()} - {None}
            return UNIT if any(unit in text for unit in units) else TITLE
        if self.is_short(text):
            return SHORT
        return SEVERAL if column_shape.get("several") and len(re.split("[、，；]", text)) > 1 else PLAIN

    def is_short(self, text: str) -> bool:
        """Whether a text is a short name."""
        return text in sniffed().to_dict()["names"]

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell."""
        return text_of(self.sheet.cell(row, column).value)


def seen() -> str:
    """Draw what the sheets are taken for."""
    drawing = Drawing()
    drawing.legend(
        [
            (HEADER, "表头；上方是该列按什么读取"),
            (CHECK, "含义不止一种，请核对"),
            (LEFT_OUT, "不是记录，略去"),
            (SHORT, "简称"),
            (SEVERAL, "一格多校"),
            (UNIT, "计量单位"),
            (TITLE, "标题"),
        ]
    )
    for sheet in sheets():
        found = Seen(sheet)
        drawing.heading(sheet.title, found.said)
        drawing.sheet(sheet, found.looks(), above=found.above(), beside=found.beside())
        drawing.space(22)
    return drawing.svg("程序看到的版式", sniffed().explain("zh").strip())


# ---- the findings in their place


def marks() -> str:
    """Draw the marked workbook: its list of findings, and two of its sheets."""
    drawing = Drawing()
    drawing.legend(
        [(ERROR, "错误：必须改正"), (DOUBTFUL, "存疑：请看一眼"), (Look(has_comment=True), "有批注")]
    )
    listed, *others = list(marked())
    head, *rows = [[text_of(cell) for cell in row] for row in listed.iter_rows(values_only=True)]
    drawing.heading(listed.title, f"共 {len(rows)} 条，图中是错误和前三条存疑")
    places = [head.index(title) for title in ("程度", "单元格", "内容", "说明")]
    lines = [[row[place] for place in places] for row in rows]
    shown = [line for line in lines if line[0] == "错误"] + [line for line in lines if line[0] == "存疑"][:3]
    words = {"错误": Look("#ffc7ce"), "存疑": Look("#ffeb9c")}
    drawing.table([head[place] for place in places], shown, lambda text: words.get(text, PLAIN), at_most=560)
    drawing.space(22)
    for sheet in others[2:]:
        drawing.heading(sheet.title)
        drawing.sheet(sheet, dict(_marked_cells(sheet)))
        drawing.space(10)
        for (row, column), look in _marked_cells(sheet):
            cell = sheet.cell(row, column)
            if look == ERROR or "合并" in cell.comment.text:
                drawing.note(f"{cell.coordinate} 的批注", cell.comment.text)
        drawing.space(14)
    return drawing.svg("标注后的工作簿", findings().explain("zh"))


def _marked_cells(sheet: Any) -> Iterator[tuple[tuple[int, int], Look]]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment:
                colour = f"#{cell.fill.fgColor.rgb[2:].lower()}"
                yield (cell.row, cell.column), ERROR._replace(fill=colour)


# ---- the ledger that is read


# Each table of the ledger, its title and sheet, and the columns that are shown of it.
TABLES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "schools": ("学校表", "学校名单", ("name", "kind", "locale", "township")),
    "supports": ("结对关系表", "结对帮扶一览表", ("supporter", "recipient", "first_day", "last_day", "学段")),
    "postings": (
        "派出记录表",
        "2022年支教教师名册",
        ("teacher", "home", "host", "subject", "first_day", "last_day"),
    ),
    "transfers": ("拨付捐赠表", "帮扶资金统计表", ("supporter", "recipient", "value_yuan", "day")),
}


def after() -> str:
    """Draw the tables that were read; a text that the workbook has otherwise is blue."""
    drawing = Drawing()
    drawing.legend([(CHANGED, "写法与工作簿不同"), (ABSENT, "没有数据")])
    for table, (title, name, columns) in TABLES.items():
        written = {text_of(cell) for row in mended()[name].iter_rows(values_only=True) for cell in row}
        drawing.heading(title, f"读自“{name}”，共 {len(getattr(ledger(), table))} 条")
        head, rows = _told(table, columns)
        drawing.table(head, rows, partial(_look_of, written))
        drawing.space(22)
    return drawing.svg("读取后的台账", "四张表：学校表、结对关系表、派出记录表、拨付捐赠表。")


def _told(table: str, columns: tuple[str, ...]) -> tuple[list[str], list[list[str]]]:
    """Give the headers in Chinese, and the rows."""
    plain = getattr(ledger(), table)
    chinese = plain.in_language("zh")
    places = [[column.name for column in plain.columns].index(each) for each in columns]
    head = [chinese.columns[place].name for place in places]
    units = ["（元）" if chinese.columns[place].unit == "yuan" else "" for place in places]
    rows = []
    for record in chinese.to_dicts():
        cells = [text_of(record[title]) or UNKNOWN for title in head]
        is_running = "last_day" in columns and record[f"{head[columns.index('last_day')]}（文本）"] == ""
        if is_running:
            cells[columns.index("last_day")] = RUNNING
        rows.append(cells)
    return [title + unit for title, unit in zip(head, units, strict=True)], rows


def _look_of(written: set[str], text: str) -> Look:
    return ABSENT if text in (UNKNOWN, RUNNING) else PLAIN if text in written else CHANGED


# ---- the files

PICTURES: Mapping[str, Callable[[], str]] = {"before": before, "seen": seen, "marks": marks, "after": after}


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with what should stand in it."""
    for name, draw in PICTURES.items():
        yield FOLDER / f"{name}.svg", draw()


if __name__ == "__main__":
    for path, text in files():
        path.write_text(text, "utf-8")
