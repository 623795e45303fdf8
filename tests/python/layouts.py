# SPDX-License-Identifier: Apache-2.0
"""Layouts: a known small ledger, drawn from a seed, laid out as bureaus do it.

``draw(seed)`` gives a layout: its sheets, the truth in the form of tests/layouts/truth.json, where each tie
stands, and the traits of its sheets.
"""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from layout_rows import Cell, Grid, Header, Record, Tie, Writer
from layout_texts import (
    CHANNELS,
    DAYS,
    ENGLISH,
    EXTRA,
    FORMS,
    HEADERS,
    NOTHING,
    NUMERALS,
    SHEETS,
    SHORT,
    TEACHERS,
    TOWN,
    UNITS,
    VILLAGE,
    Span,
    with_ids,
)


@dataclass
class Layout:
    """Sheets, what they say, and the traits that they have."""

    seed: int
    grids: list[Grid]
    truth: dict[str, Any]
    traits: list[str]
    suffix: str = ".xlsx"
    encoding: str = "utf-8-sig"
    schools: frozenset[str] = frozenset({*TOWN, *VILLAGE})
    schools_by: Literal["id", "name"] = "name"

    def write(self, folder: Path) -> Path:
        """Write the workbook, or a folder of text, into ``folder``."""
        if self.suffix == ".xlsx":
            return self._write_workbook(folder / f"{self.seed}.xlsx")
        place = folder / str(self.seed)
        place.mkdir()
        for grid in self.grids:
            text = io.StringIO()
            csv.writer(text, delimiter="\t" if self.suffix == ".txt" else ",").writerows(grid.rows)
            (place / (grid.name + self.suffix)).write_bytes(text.getvalue().encode(self.encoding))
        return place

    def _write_workbook(self, path: Path) -> Path:
        import openpyxl

        book = openpyxl.Workbook()
        book.remove(book.active)
        for grid in self.grids:
            sheet = book.create_sheet(grid.name)
            for number, row in enumerate(grid.rows, start=1):
                for place, value in enumerate(row, start=1):
                    cell = sheet.cell(number, place, value)
                    if isinstance(value, date):
                        cell.number_format = grid.date_format
                    elif isinstance(value, float) and value < 1 and place in grid.columns.get("share", []):
                        cell.number_format = "0%"
            for top, left, bottom, right in grid.merged:
                sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
            if grid.is_hidden:
                sheet.sheet_state = "hidden"
        book.save(path)
        return path


class Drawer:
    """A layout on its way to be drawn."""

    is_plain = False

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.traits: list[str] = []
        self.layout = Layout(seed, [], {"schools": 0, "ties": []}, self.traits)
        self.is_plain = self.has("plain", 0.35)

    def choose(self, words: tuple[str, ...]) -> str:
        """Choose a word; of a plain layout the first, which is the usual one."""
        return words[0] if self.is_plain else self.random.choice(words)

    def has(self, trait: str, chance: float) -> bool:
        """Decide whether the layout has a trait."""
        is_so = self.random.random() < (chance / 5 if self.is_plain else chance)
        if is_so and trait not in self.traits:
            self.traits.append(trait)
        return is_so

    def draw(self) -> Layout:
        layout = self.layout
        if self.has("folder", 0.15):
            layout.suffix, layout.encoding = self.random.choice(
                [(".csv", "utf-8-sig"), (".csv", "gb18030"), (".txt", "utf-16"), (".tsv", "utf-8")]
            )
        has_list = not self.has("no_list_of_schools", 0.12)
        if has_list and self.has("ids", 0.1):
            layout.schools_by = "id"
        tables = self.random.sample(["supports", "postings", "transfers"], self.random.choice([1, 1, 2, 3]))
        for table in tables:
            self._add_table(
                table, has_short=has_list and layout.schools_by == "name" and self.has("short_names", 0.15)
            )
        ties: list[Tie] = [tie for grid in layout.grids if not grid.is_hidden for tie, _ in grid.ties]
        names = {name for tie in ties for name in tie[1:3]}
        if has_list:
            layout.grids.insert(0, self._schools())
            names |= {*TOWN, *VILLAGE}
        if layout.suffix == ".xlsx" and self.has("hidden_sheet", 0.1):
            layout.grids.append(
                Grid("旧表", "", [["支援学校", "受援学校"], [TOWN[0], VILLAGE[5]]], is_hidden=True)
            )
        layout.truth = {"schools": len(names), "ties": [list(tie) for tie in ties]}
        return layout

    # ---- tables

    def _schools(self) -> Grid:
        headers: dict[str, Header] = {
            "name": self.choose(("学校名称", "学校", "校名", "单位名称")),
            "kind": "学校类别",
            "township": "乡镇",
        }
        records = []
        for name in (*TOWN, *VILLAGE):
            kind = "小学" if "小" in name else "初级中学"
            town = "城关镇" if name in TOWN else "东河乡"
            records.append(Record({"name": name, "kind": kind, "township": town}, [], town))
        if self.layout.schools_by == "id":
            headers = {"id": "学校标识码", **headers}
            for number, record in enumerate(records):
                record.cells["id"] = 2134000101 + number
        if self.has("pupils", 0.3):
            headers["pupils"] = "小学在校生数"
            for number, record in enumerate(records):
                record.cells["pupils"] = 100 + number
        return self._grid("schools", headers, records)

    def _add_table(self, table: str, has_short: bool) -> None:
        style = self.random.choice([*DAYS][:9] if self.is_plain else [*DAYS])
        if table != "transfers" and style == "month_dates" and self.layout.suffix != ".xlsx":
            style = "date_cells"
        is_of_year = table != "transfers" and self.has("sheets_of_years", 0.12)
        for year in self.random.sample([2020, 2021, 2022], 2) if is_of_year else [0]:
            records = self._records(table, style, year)
            if has_short:
                for record in records:
                    for key in record.cells:
                        if key.startswith(("from", "to")) and self.random.random() < 0.5:
                            record.cells[key] = SHORT.get(str(record.cells[key]), record.cells[key])
            self._shape_cells(table, records)
            if self.layout.schools_by == "id":
                for record in records:
                    record.cells = {key: with_ids(key, value) for key, value in record.cells.items()}
            grid = self._grid(table, self._headers(table, records), records)
            if year:
                form = self.random.choice(["{}年结对", "{0}-{1}学年结对", "结对帮扶（{}年）", "结对帮扶{}年"])
                name = form.format(year, year + 1)
                grid.name = name.replace("结对帮扶", "结对").replace(
                    "结对", "支教" if table == "postings" else "结对"
                )
            if style == "month_dates":
                grid.date_format = 'yyyy"年"m"月"'
            self.layout.grids.append(grid)
        if table != "transfers" and not is_of_year:
            self.traits.append(style)

    def _records(self, table: str, style: str, year: int) -> list[Record]:
        records = []
        pairs = [(giver, taker) for giver in TOWN for taker in VILLAGE]
        has_counts = table != "transfers" and self.has(f"counts_{table}", 0.35)
        for number, (giver, taker) in enumerate(sorted(self.random.sample(pairs, self.random.randint(3, 7)))):
            cells: dict[str, Cell] = {"from": giver, "to": taker}
            if table == "transfers":
                records.append(self._transfer(cells))
                continue
            span = Span(
                2020 + self.random.randrange(3), 1 + self.random.randrange(3), self.random.random() < 0.2
            )
            days, first, last = DAYS[style](span)
            if year:
                days, first, last = {}, f"{year}-09-01", f"{year + 1}-08-31"
            cells |= days
            what: str | None = TEACHERS[number]
            if table == "supports":
                cells["what"] = self.random.choice([*CHANNELS][:3])
                what = CHANNELS[str(cells["what"])]
            elif has_counts:
                what = None
            else:
                cells["what"] = what
            amount = float(self.random.randint(1, 9)) if has_counts else None
            if amount is not None:
                cells["amount"] = int(amount)
            kind = "agreement" if table == "supports" else "posting"
            records.append(Record(cells, [(kind, giver, taker, what, first, last, amount)], giver))
        return records

    def _transfer(self, cells: dict[str, Cell]) -> Record:
        day = date(2021, self.random.randint(1, 12), self.random.randint(1, 28))
        yuan = self.random.choice([8000, 35000, 120000, 5000])
        cells |= {"what": "资金", "day": day, "amount": yuan}
        text = day.isoformat()
        tie = ("transfer", str(cells["from"]), str(cells["to"]), "CNY", text, text, float(yuan))
        return Record(cells, [tie], str(cells["from"]))

    # ---- cells and headers

    def _shape_cells(self, table: str, records: list[Record]) -> None:
        """Write cells as bureaus do, and join records whose row says several."""
        if table == "transfers":
            return
        has_counts = "amount" in records[0].cells
        if table == "supports" and not has_counts and self.has("channels_in_columns", 0.2):
            self._tick(records)
        elif table == "supports" and not has_counts and self.has("several_recipients", 0.3):
            self._join(records, is_in_columns=self.has("recipients_in_columns", 0.5))
        elif has_counts and table == "postings" and self.has("merged_number", 0.3):
            self._merge_numbers(records)
        elif has_counts and self.has("numbers_in_words", 0.4):
            form = self.random.choice(["{1}", "{0}人", "{1}名"])
            for record in records:
                count = int(str(record.cells["amount"]))
                record.cells |= {"amount": form.format(count, NUMERALS[count]), "sum": count}
        if table == "postings" and not has_counts and self.has("blanks_in_names", 0.3):
            for record in records:
                record.cells["what"] = self.random.choice([" ", "\u3000", "  "]).join(
                    str(record.cells["what"])
                )
            if self.has("two_teachers", 0.2):
                self._join_teachers(records)
        if table == "postings" and not has_counts and self.has("percent", 0.12):
            for record in records:
                record.cells["share"] = self.random.choice([0.5, 0.25])
        if self.has("nothing_words", 0.25):
            for record in records:
                record.cells["basis"] = self.random.choice([*NOTHING, "县教〔2021〕8号"])
        if self.has("ditto", 0.06):
            for before, record in pairwise(records):
                if before.ties[0][1] == record.ties[0][1] and before.section == record.section:
                    record.cells["from"] = "同上"
        elif self.layout.suffix == ".xlsx" and self.has("merged_supporters", 0.15):
            for before, record in pairwise(records):
                if before.ties[0][1] == record.ties[0][1] and before.section == record.section:
                    record.cells["from"] = "^"

    def _tick(self, records: list[Record]) -> None:
        """Give each channel a column, with a tick where a pair has it."""
        tick = self.random.choice(["√", "✓", "是"])
        cross = self.random.choice([None, None, "×", "否"]) if tick != "是" else None
        words = [*CHANNELS][:3]
        for record in records:
            own = record.cells.pop("what")
            more = self.random.choice([own, *words])
            chosen = [word for word in words if word in (own, more)]
            tie = record.ties[0]
            record.ties = [(*tie[:3], CHANNELS[word], *tie[4:]) for word in chosen]
            for number, word in enumerate(words, start=1):
                record.cells[f"tick{number}"] = tick if word in chosen else cross

    def _join(self, records: list[Record], is_in_columns: bool) -> None:
        """Make one row of the records of a supporter, with the days and the channel of the first."""
        joined: dict[Cell, Record] = {}
        mark = self.random.choice(["、", "，", "/", "；", "和"])
        for record in records:
            giver = record.cells["from"]
            first = joined.setdefault(giver, record)
            if first is record:
                if is_in_columns:
                    first.cells["to1"] = first.cells.pop("to")
                continue
            if is_in_columns and len(first.ties) == 3:
                continue
            tie = first.ties[0]
            first.ties.append((*tie[:2], record.ties[0][2], *tie[3:]))
            if is_in_columns:
                first.cells[f"to{len(first.ties)}"] = record.cells["to"]
            else:
                first.cells["to"] = f"{first.cells['to']}{mark}{record.cells['to']}"
        records[:] = joined.values()

    def _join_teachers(self, records: list[Record]) -> None:
        """Name a second teacher in the cell of the first."""
        first = records[0]
        tie = first.ties[0]
        first.cells["what"] = f"{first.cells['what']}、何新"
        first.ties.append((*tie[:3], "何新", *tie[4:]))

    def _merge_numbers(self, records: list[Record]) -> None:
        if self.layout.suffix != ".xlsx":
            return
        for before, record in pairwise(records):
            if before.ties[0][1] == record.ties[0][1] and before.cells["amount"] != "^":
                record.cells["amount"] = "^"
                for each in (before, record):
                    each.ties = [(*tie[:6], None) for tie in each.ties]

    def _headers(self, table: str, records: list[Record]) -> dict[str, Header]:
        keys = dict.fromkeys(key for record in records for key in record.cells if key != "sum")
        ticks = ["tick1", "tick2", "tick3"]
        order = ["what", "from", "to", "to1", "to2", "to3", "amount", "day", "share"]
        if table != "postings":
            order = ["from", "to", "to1", "to2", "to3", "what", *ticks, "day", "amount"]
        keys = dict.fromkeys([*[key for key in order if key in keys], *keys])
        chosen = {key: self.choose(names) for key, names in HEADERS[table].items()}
        if table == "supports" and "span" not in keys and "to1" not in keys and self.has("english", 0.08):
            chosen |= ENGLISH
        headers: dict[str, Header] = {key: chosen[key] for key in keys if key in chosen}
        if table != "transfers" and "amount" in keys and self.has("unit_in_header", 0.25):
            form = self.random.choice(["{}（人）", "{}(人)", "{}（单位：人）", "{}/人", "{}（名）"])
            headers["amount"] = form.format(str(headers["amount"]).replace("(人)", ""))
        headers |= {key: word for key, word in zip(ticks, CHANNELS, strict=False) if key in keys}
        for number, form in enumerate([self.random.choice(FORMS)] * 3, start=1):
            if f"to{number}" in keys:
                headers[f"to{number}"] = form.format(number, NUMERALS[number], " ①②③"[number])
        headers = {key: headers[key] for key in keys}
        if self.has("blanks_in_headers", 0.1):
            blank = self.random.choice(["\n", " ", "\u3000"])
            headers = {key: f"{str(text)[:2]}{blank}{str(text)[2:]}" for key, text in headers.items()}
        if "first" in keys and "tick1" not in keys and self.has("two_row_header", 0.2):
            return self._two_rows(headers, records)
        if "tick1" in keys and self.has("channels_under_a_header", 0.5):
            headers |= {key: (chosen["what"], str(headers[key])) for key in ticks}
        for key, header in (("contact", "联系人"), ("phone", "联系电话"), ("remark", "备注")):
            if self.has("extra_columns", 0.2):
                headers[key] = header
                for record in records:
                    record.cells[key] = EXTRA[key]
        return headers

    def _two_rows(self, headers: dict[str, Header], records: list[Record]) -> dict[str, Header]:
        upper: dict[str, Header] = {}
        for key, header in headers.items():
            if key in ("first", "last"):
                upper[key] = ("起止时间", "起" if key == "first" else "止")
            elif key in ("from", "to") and isinstance(header, str) and header.endswith("学校"):
                upper[key] = (header, "名称")
                upper[f"head_{key}"] = (header, "校长")
                for record in records:
                    record.cells[f"head_{key}"] = "赵校长"
            else:
                upper[key] = header
        return upper

    def _side_by_side(self, headers: dict[str, Header], records: list[Record]) -> dict[str, Header]:
        """Write two records in a row, the columns of the second behind those of the first."""
        texts = [text for record in records for text in record.cells.values()]
        is_plain = (
            {"from", "to"} <= {*headers} <= {"from", "to", "what", "first", "last", "span", "school_year"}
        )
        if not is_plain or {"^", "同上"} & {*texts} or not self.has("side_by_side", 0.2):
            return headers
        for first, second in zip(records[::2], records[1::2], strict=False):
            first.cells |= {f"{key}2": value for key, value in second.cells.items()}
            first.ties += second.ties
        del records[1::2]
        return headers | {f"{key}2": header for key, header in headers.items()}

    def _grid(self, table: str, headers: dict[str, Header], records: list[Record]) -> Grid:
        grid = Grid(self.choose(SHEETS[table]), table)
        if table == "supports":
            headers = self._side_by_side(headers, records)
        above: list[str] = []
        if table == "transfers":
            form = self.random.choice(["line", "header", "yuan"])
            if form != "yuan":
                for record in records:
                    record.cells["amount"] = float(str(record.cells["amount"])) / 10000
            header = headers["amount"]
            if form != "line":
                unit = "元" if form == "yuan" else "万元"
                headers["amount"] = self.choose(UNITS).format(header, unit)
            line = "单位：万元"
            if form == "line" and self.has("unit_behind_bureau", 0.2):
                line = "填报单位：某县教育局    单位：万元"
            above = [line] if form == "line" else []
            self.traits.append(f"money_{form}")
            days = self.random.choice(
                ["{0:%Y-%m-%d}", "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日", ""]
            )
            for record in records:
                if days:
                    record.cells["day"] = days.format(record.cells["day"])
        merges = self.layout.suffix == ".xlsx"
        Writer(grid, self.random, self.has, merges).lay_out(headers, records, above)
        return grid


def draw(seed: int) -> Layout:
    """Draw a layout."""
    return Drawer(seed).draw()
