# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of docs/ledgers/tables.md, and of the Chinese page, from what the library says and reads.

``python tests/python/tables_page.py``
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import jiedui as jd
import tables_page_zh as zh
from jiedui import _core
from support import ROOT

PAGES = {
    "en": ROOT / "docs" / "ledgers" / "tables.md",
    "zh": ROOT / "docs" / "ledgers" / "tables.zh-CN.md",
}
TABLES = {
    "schools": "a school, or a place that acts as one",
    "supports": "what one school agreed to give another through one channel",
    "postings": "a move of one teacher, or of a number of teachers, from home to host",
    "transfers": "money or goods that moved",
    "teachers": "a teacher",
    "needs": "the posts of a subject at a school",
    "indicators": "a resource total of a school in a school year",
    "documents": "a notice, plan, schedule, list of leaders or inspection",
    "claims": "a figure that a document states",
    "successions": "what became of a school",
}
# Columns that every table may have.
EVERY_TABLE = ("recorded_on", "withdrawn_on")
# Columns of text whose words are known, though another text is kept as it stands.
OPEN_LISTS = {"subject": "subject", "indicator": "indicator", "exempt": "yes_no", "unit": "unit"}
# Days of which two stand in one cell, or below one header of two rows.
TWO_DAYS = ("first_and_last_day", "first_day", "last_day")
# What cells of each type hold, in English and in Chinese.
HOLDS = {
    "text": ("a text", "文本"),
    "texts": ("several texts", "多个文本"),
    "reference": ("an id of `{of}`", "`{of}` 表的编号"),
    "references": ("several ids of `{of}`", "`{of}` 表的一个或多个编号"),
    "word": ("a word of [{of}](#{of})", "[{of}](#{of}) 中的词语"),
    "open": ("a text, or a word of [{of}](#{of})", "文本，或 [{of}](#{of}) 中的词语"),
    "yes_no": ("[yes or no](#yes_no)", "[是或否](#yes_no)"),
    "whole_number": ("a whole number", "整数"),
    "number": ("a number", "数字"),
    "degrees": ("a number", "数字"),
    "day": ("a day", "日期"),
    "last_day": ("a last day", "结束日期"),
}
# Of columns that take less than their type.
NARROWER = {
    "school_year": ("a school year, such as 2003/2004", "学年，如 2003/2004"),
    "share": ("a number from 0 to 1", "0 到 1 的数字"),
    "latitude": ("degrees from -90 to 90", "-90 到 90 的度数"),
    "longitude": ("degrees from -180 to 180", "-180 到 180 的度数"),
}
# Units that are no kind of value.
UNITS = {
    "schools": "所",
    "pupils": "人",
    "persons": "人",
    "posts": "个岗位",
    "yuan": "元",
    "unit": "见 `unit` 列",
}
# The lists of words, in the order of the page.
LISTS = (
    "kind",
    "locale",
    "channel",
    "status",
    "form",
    "backbone_level",
    "title",
    "sex",
    "recorded_by",
    "stage",
    "document_kind",
    "succession_kind",
    "subject",
    "indicator",
    "yes_no",
    "unit",
)


class Column(NamedTuple):
    """A column of a table."""

    name: str
    kind: str
    of: str
    role: str
    unit: str
    doc: str
    is_required: bool

    @property
    def list(self) -> str:
        """Give the list of its words; empty if it has none."""
        if self.kind == "word":
            return self.of
        return "yes_no" if self.kind == "yes_no" else OPEN_LISTS.get(self.name, "") * (self.kind == "text")


def tables() -> dict[str, list[Column]]:
    """Give the columns of each table, in the order of the page."""
    described = {
        table: [_named(table, Column(*each)) for each in columns] for table, columns in _core._tables()
    }
    return {table: described[table] for table in TABLES}


def _named(table: str, column: Column) -> Column:
    """Say of a column of texts which hold ids whose ids they are."""
    if column.name == "part_of":
        return column._replace(kind="reference", of=table)
    return column._replace(kind="references", of="supports") if column.name == "supports" else column


def aliases() -> dict[str, Any]:
    """Read what headers and cells say."""
    text = (ROOT / "src" / "io" / "aliases.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    return read


def _own_headers(table: str, column: str) -> list[str]:
    """Give what stands beside a column in its table: what every table calls it stands elsewhere."""
    words = aliases()
    if column in EVERY_TABLE:
        return list(words["every_table"][column])
    return list(words["headers"].get(table, {}).get(column, []))


def headers_of(table: str, column: str) -> list[str]:
    """Give what a column may be called beside its name."""
    words = aliases()
    own: list[str] = words["headers"].get(table, {}).get(column, [])
    of_every_table: list[str] = words["every_table"].get(column, [])
    return own + of_every_table


def words_of(name: str) -> dict[str, list[str]]:
    """Give the words of a list, each with what else is read as it."""
    words = aliases()
    yes_no: dict[str, list[str]] = {word: words["cells"][word] for word in ("yes", "no")}
    if name == "yes_no":
        return yes_no
    if name == "unit":
        money = [unit for unit, yuan in words["units"]["money"].items() if yuan == 1]
        return {"yuan": money, **words["units"]["people"]}
    listed: dict[str, list[str]] = words["values"][name]
    return {**yes_no, **listed} if name == "backbone_level" else listed


def is_chinese(text: str) -> bool:
    """Say whether a text has a Chinese character."""
    return bool(re.search("[\u4e00-\u9fff]", text))


class PageText:
    """What a page says, in one of its languages."""

    def __init__(self, language: str) -> None:
        self.is_chinese = language == "zh"
        self.of_rows = zh.TABLES if self.is_chinese else TABLES
        self.comma = "、" if self.is_chinese else ", "

    def __call__(self, english: str, chinese: str) -> str:
        """Give the one of two texts that is in the language of the page."""
        return chinese if self.is_chinese else english

    def table(self, english: str, chinese: str, rows: Iterable[Iterable[str]]) -> str:
        """Write a table of Markdown below its headers."""
        headers = self(english, chinese).split(", ")
        lines = [headers, ["---"] * len(headers), *rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def says(self, table: str, column: Column) -> str:
        """Give what a column says."""
        return zh.column_text(table, column.name) if self.is_chinese else column.doc

    def holds(self, column: Column) -> str:
        """Give what the cells of a column hold."""
        kind = "open" if column.kind == "text" and column.list else column.kind
        of = column.list or column.of
        text = self(*HOLDS[kind]).format(of=of)
        if column.name in NARROWER:
            return self(*NARROWER[column.name])
        if column.unit not in UNITS:
            return text
        unit = UNITS[column.unit]
        return self(f"{text} [{column.unit}]", f"{text}（{unit}）")

    def listed(self, texts: Iterable[str]) -> str:
        """List texts of files as they stand there."""
        return self.comma.join(
            each.replace("|", "\\|") or self("(an empty cell)", "（空）") for each in texts
        )

    def by_language(self, texts: list[str]) -> list[str]:
        """List the Chinese ones, and then the others."""
        return [self.listed(filter(is_chinese, texts)), self.listed(x for x in texts if not is_chinese(x))]


def page_tables(say: PageText) -> Iterator[str]:
    """Write the tables of a page, in their order."""
    words = aliases()
    yield say.table(
        "table, one row is, Chinese names of the file or sheet, other names",
        "表, 一行是, 文件或工作表的中文名称, 其他名称",
        (
            [f"[{table}](#{table})", row, *say.by_language(words["sheets"][table])]
            for table, row in say.of_rows.items()
        ),
    )
    for table, columns in tables().items():
        yield _columns(say, table, [each for each in columns if each.name not in EVERY_TABLE])
    yield _columns(say, "schools", [each for each in tables()["schools"] if each.name in EVERY_TABLE])
    yield say.table(
        "column, headers",
        "列名, 表头",
        (
            [
                day.replace("first_and_last_day", say("both", "两者合一")),
                say.listed(words["every_table"][day]),
            ]
            for day in TWO_DAYS
        ),
    )
    yield say.table(
        "table, column, Chinese headers, other headers",
        "表, 列名, 中文表头, 其他表头",
        (
            [table, name, *say.by_language(headers)]
            for table, columns in tables().items()
            for name, headers in words["headers"][table].items()
            if name not in {each.name for each in columns}
        ),
    )
    for name in LISTS:
        yield say.table(
            "word, in Chinese, also read",
            "词语, 中文写法, 其他写法",
            ([word, *say.by_language(texts)] for word, texts in words_of(name).items()),
        )
    yield from _cells(say)
    yield from _other_headers(say)


def _columns(say: PageText, table: str, columns: list[Column]) -> str:
    """Write the columns of a table."""
    return say.table(
        "column, what it says, cells hold, Chinese headers, other headers",
        "列名, 内容, 填写, 中文表头, 其他表头",
        (
            [
                f"**{each.name}**" if each.is_required else each.name,
                say.says(table, each),
                say.holds(each),
                *say.by_language(_own_headers(table, each.name)),
            ]
            for each in columns
        ),
    )


def _cells(say: PageText) -> Iterator[str]:
    """Say what cells of many columns may hold."""
    words = aliases()
    yield say.table(
        "means, cells",
        "含义, 写法",
        (
            [meaning, say.listed(words["cells"][word])]
            for word, meaning in (
                ("unknown", say("unknown, in any column", "不详，用于各列")),
                ("running", say("no end yet, in `last_day`", "至今有效，用于 `last_day`")),
                ("no_posting", say("no posting, in the `form` of a posting", "没有派出，用于派出的 `form`")),
            )
        ),
    )
    yield say.table(
        "column, values are divided by",
        "列, 分隔符号",
        (
            [f"`{column}`", " ".join(f"`{mark}`".replace("|", "\\|") for mark in marks)]
            for column, marks in words["split"].items()
            if marks
        ),
    )
    yield say.table(
        "unit, yuan",
        "单位, 合多少元",
        ([unit, f"{yuan:,}"] for unit, yuan in words["units"]["money"].items()),
    )
    yield say.table(
        "name in `indicator`, is read as, of so many pupils",
        "`indicator` 列的写法, 读作, 以多少名学生为单位",
        ([say.listed(each["names"]), each["indicator"], str(each["base"])] for each in words["per_pupil"]),
    )


def _other_headers(say: PageText) -> Iterator[str]:
    """Say what becomes of headers that are not those of a column."""
    words = aliases()
    yield say.table(
        "attribute, Chinese headers, other headers",
        "附加列, 中文表头, 其他表头",
        ([name, *say.by_language(headers)] for name, headers in words["attributes"].items()),
    )
    yield say.table(
        "header, why",
        "表头, 原因",
        ([header, why_refused(header, "zh" if say.is_chinese else "en")] for header in words["ambiguous"]),
    )
    yield say.table("header", "表头", ([header] for header in words["general"]))


def why_refused(header: str, language: Literal["en", "zh"]) -> str:
    """Give what the library says of a header that could mean two things."""
    supports = [{"supporter": "A", "recipient": "B", header: "1"}]
    try:
        jd.read_ledger(
            {"schools": [{"id": "A", "name": "A"}, {"id": "B", "name": "B"}], "supports": supports}
        )
    except jd.BadLedger as refused:
        text = refused.findings.in_language(language).to_csv()
        return next(csv.DictReader(io.StringIO(text)))["expected"]
    raise AssertionError(header)


def page(language: str) -> str:
    """Write the tables of a page anew, and leave what is between them."""
    text = PAGES[language].read_text("utf-8")
    written = iter(page_tables(PageText(language)))
    text = re.sub(r"^(?:\|.*\n)+", lambda _: next(written), text, flags=re.MULTILINE)
    assert not list(written), f"{PAGES[language].name} needs a table more"
    return text


if __name__ == "__main__":
    for each, path in PAGES.items():
        path.write_text(page(each), "utf-8")
