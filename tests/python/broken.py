# SPDX-License-Identifier: Apache-2.0
"""Broken ledgers: a sound one, drawn from a seed, with known mistakes planted in it.

Each kind of mistake is a function in `KINDS`.  It takes what no other mistake has touched, a row, a table or
a school, so that none hides another, breaks it, and says which finding must come of it.  A kind that finds no
room in a ledger plants nothing.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

# Headers that ledgers in Chinese use.
_CHINESE = {
    "schools": {"id": "学校标识码", "name": "学校名称", "weak": "是否薄弱学校", "township": "所属乡镇"},
    "supports": {
        "supporter": "支援学校",
        "recipient": "受援学校",
        "channel": "帮扶渠道",
        "last_day": "结束日期",
    },
    "postings": {"home": "派出学校", "host": "接收学校", "form": "交流形式", "count": "人数"},
    "teachers": {"name": "姓名", "sex": "性别", "title": "职称"},
    "transfers": {"day": "日期", "value_yuan": "折合金额(元)"},
}
# Tables that no other refers to: one of them may be unreadable without a consequence elsewhere.
_LEAVES = ("needs", "indicators", "claims", "transfers", "successions")


class Place(NamedTuple):
    """Where a finding must be: its code, the table, the row of the file, the column."""

    code: str
    table: str
    row: int
    column: str


@dataclass
class Sheet:
    """A table: its columns as the library calls them, what the file calls them, and its rows."""

    columns: list[str]
    headers: list[str]
    rows: list[list[str]]
    raw: dict[int, str] = field(default_factory=dict)  # rows that are written as they are
    content: bytes | None = None  # of a file that is written as it is

    def text(self) -> str:
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.headers)
        for number, row in enumerate(self.rows):
            if number in self.raw:
                file.write(self.raw[number] + "\n")
            else:
                writer.writerow(row)
        return file.getvalue()


class Broken:
    """A ledger on its way to be broken."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.sheets = _sound(self.random)
        self.encoding = self.random.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030"])
        self.files: dict[str, str] = {}  # beside the tables
        self.expected: list[Place] = []
        self.kinds: list[str] = []
        self.only_cells = True  # whether all that is wrong stands in cells
        self._taken_rows: set[tuple[str, int]] = set()
        self._taken_tables: set[str] = set()  # of which no row may be touched any more
        self._taken_schools: set[str] = set()
        self._number = 0

    def plant(self, count: int) -> None:
        """Plant up to so many mistakes, each of another kind or in another place."""
        while len(self.kinds) < count:
            kind = self.random.choice(KINDS)
            before = len(self.expected)
            kind(self)
            if len(self.expected) > before:
                self.kinds.append(kind.__name__)

    # ---- what kinds take

    def row(self, table: str) -> int | None:
        """Take a row that nothing has touched."""
        if table in self._taken_tables:
            return None
        free = [
            number
            for number in range(len(self.sheets[table].rows))
            if (table, number) not in self._taken_rows
        ]
        if not free:
            return None
        number = self.random.choice(free)
        self._taken_rows.add((table, number))
        if table == "schools":
            self._taken_schools.add(self.cell(table, number, "id"))
        return number

    def new_row(self, table: str, **cells: str) -> int | None:
        """Add a row behind all others."""
        if table in self._taken_tables:
            return None
        sheet = self.sheets[table]
        sheet.rows.append([cells.get(column, "") for column in sheet.columns])
        self._taken_rows.add((table, len(sheet.rows) - 1))
        return len(sheet.rows) - 1

    def whole(self, *tables: str) -> str | None:
        """Take one of the tables whole."""
        touched = {table for table, _ in self._taken_rows} | self._taken_tables
        free = [table for table in tables if table not in touched]
        if not free:
            return None
        table = self.random.choice(free)
        self._taken_tables.add(table)
        self.only_cells = False
        return table

    def school(self) -> str | None:
        """Take a school that is open all the time, and whose row nothing has touched or will touch."""
        for number in range(len(self.sheets["schools"].rows)):
            if ("schools", number) in self._taken_rows:
                continue
            school = self.cell("schools", number, "id")
            is_closed = self.cell("schools", number, "last_day") not in ("", "?")
            if school in self._taken_schools or is_closed:
                continue
            self._taken_rows.add(("schools", number))
            self._taken_schools.add(school)
            return school
        return None

    def closed_school(self) -> str | None:
        if ("schools", 0) in self._taken_rows:
            return None
        self._taken_rows.add(("schools", 0))
        return self.cell("schools", 0, "id")

    def new(self, prefix: str) -> str:
        """Give a text that stands nowhere, and is near to nothing."""
        self._number += 1
        return f"{prefix}{self._number}{'qx' * 4}"

    # ---- what kinds do

    def cell(self, table: str, row: int, column: str) -> str:
        return self.sheets[table].rows[row][self.sheets[table].columns.index(column)]

    def put(self, table: str, row: int, **cells: str) -> None:
        for column, value in cells.items():
            self.sheets[table].rows[row][self.sheets[table].columns.index(column)] = value

    def header(self, table: str, column: str) -> str:
        return self.sheets[table].headers[self.sheets[table].columns.index(column)]

    def expect(self, code: str, table: str, row: int | None, column: str = "") -> None:
        """Expect a finding in a record, from 0; -1 is the header, and None the whole table."""
        self.expected.append(Place(code, table, 0 if row is None else row + 2, column))

    # ---- what comes of it

    def write(self, folder: Path) -> None:
        for table, sheet in self.sheets.items():
            content = sheet.content
            (folder / f"{table}.csv").write_bytes(
                sheet.text().encode(self.encoding) if content is None else content
            )
        for name, text in self.files.items():
            (folder / name).write_text(text, "utf-8")

    def in_memory(self) -> dict[str, list[dict[str, str]]]:
        """Give the tables as records, which findings count from 1."""
        return {
            table: [dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows]
            for table, sheet in self.sheets.items()
        }


def _sound(rng: random.Random) -> dict[str, Sheet]:
    """Draw a sound ledger: nothing is wrong or doubtful in it."""
    schools = [f"{rng.choice('ABC')}{100 + number}" for number in range(9)]
    closed, open_schools = schools[0], schools[1:]

    def day(first: int, last: int) -> str:
        year, month = rng.randint(first, last), rng.randint(1, 12)
        return rng.choice([f"{year}-{month:02}-{rng.randint(1, 28):02}", f"{year}-{month:02}"])

    def ends() -> tuple[str, str]:
        giver, taker = rng.sample(open_schools, 2)
        return giver, taker

    def first_and_last() -> tuple[str, str]:
        return day(2000, 2003), rng.choice([day(2004, 2006), "", "?"])

    tables: dict[str, tuple[str, list[tuple[str, ...]]]] = {
        "schools": (
            "id name kind locale township weak duty latitude longitude pupils_primary first_day last_day",
            [
                (
                    school,
                    f"{rng.choice(['North', 'South', '东方'])} School {number}",
                    rng.choice(["primary", "junior", "nine_year", ""]),
                    rng.choice(["urban", "rural", ""]),
                    rng.choice(["三元乡", "east", ""]),
                    rng.choice(["yes", "no", ""]),
                    rng.choice(["0", "2", ""]),
                    f"{rng.randint(28, 33)}.5",
                    "116.25",
                    rng.choice(["120", "", "0"]),
                    "1990-09-01",
                    "2003-08-31" if school == closed else rng.choice(["", "?"]),
                )
                for number, school in enumerate(schools)
            ],
        ),
        "supports": (
            "id supporter recipient recipient_name channel status first_day last_day amount recorded_on",
            [
                (
                    f"K{number}",
                    *ends(),
                    "",
                    rng.choice(["staff", "teaching", "funds", "materials", ""]),
                    rng.choice(["planned", "actual", ""]),
                    *first_and_last(),
                    rng.choice(["3", "1.5", ""]),
                    "2004-01-05",
                )
                for number in range(9)
            ],
        ),
        "teachers": (
            "id name home sex title born joined exempt backbone",
            [
                (
                    f"T{number}",
                    f"Teacher {chr(97 + number)}",
                    rng.choice(open_schools),
                    rng.choice(["male", "female", ""]),
                    rng.choice(["senior", "intermediate", ""]),
                    day(1960, 1975),
                    day(1991, 1999),
                    rng.choice(["yes", "no", "illness", ""]),
                    "",
                )
                for number in range(7)
            ],
        ),
        "postings": (
            "id home host teacher count form backbone batch share first_day last_day",
            [
                (
                    f"P{number}",
                    *ends(),
                    *rng.choice([(f"T{rng.randrange(7)}", ""), ("", "3"), ("", "")]),
                    rng.choice(["rotation", "support_teaching", "shadowing", ""]),
                    rng.choice(["yes", "county", "no", ""]),
                    rng.choice(["1", "2", ""]),
                    rng.choice(["1", "0.5", ""]),
                    *first_and_last(),
                )
                for number in range(8)
            ],
        ),
        "transfers": (
            "id supporter recipient channel day quantity value_yuan voucher recorded_by",
            [
                (
                    f"M{number}",
                    *ends(),
                    rng.choice(["funds", "materials", ""]),
                    day(2001, 2005),
                    rng.choice(["20", "1", ""]),
                    rng.choice(["5000", "12.5", ""]),
                    f"V{number}",
                    rng.choice(["supporter", "recipient", "bureau", ""]),
                )
                for number in range(7)
            ],
        ),
        "needs": (
            "school subject required on_hand",
            [(school, rng.choice(["maths", "music"]), "3", "1") for school in open_schools[:6]],
        ),
        "indicators": (
            "school stage school_year indicator amount pupils",
            [
                (school, rng.choice(["primary", "junior"]), "2003/2004", "books", "900", "120")
                for school in open_schools[:6]
            ],
        ),
        "documents": (
            "id number title day kind supports",
            [
                (
                    f"D{number}",
                    f"No {number}",
                    "A notice",
                    day(2001, 2004),
                    rng.choice(["notice", "plan", ""]),
                    rng.choice(["", f"K{number}"]),
                )
                for number in range(5)
            ],
        ),
        "claims": (
            "document what amount first_day last_day",
            [
                (f"D{number}", rng.choice(["persons", "lessons"]), "19", *first_and_last())
                for number in range(5)
            ],
        ),
        "successions": (
            "predecessor successor day kind",
            [(school, "", f"200{number}-09-01", "rename") for number, school in enumerate(open_schools[:4])],
        ),
    }
    chinese = _CHINESE if rng.random() < 0.5 else {}
    sheets = {}
    for table, (words, rows) in tables.items():
        columns = words.split()
        headers = [chinese.get(table, {}).get(column, column) for column in columns]
        sheets[table] = Sheet(columns, headers, [list(row) for row in rows])
    return sheets


# ---- kinds of mistakes

Kind = Callable[[Broken], None]
KINDS: list[Kind] = []


def _kind(function: Kind) -> Kind:
    KINDS.append(function)
    return function


def _bad_cell(place: str, code: str, values: tuple[str, ...], by_name: bool = False) -> None:
    """Register a mistake in one cell; `by_name` if the finding calls the column as the library does."""
    table, column = place.split(".")

    def plant(ledger: Broken) -> None:
        row = ledger.row(table)
        if row is None:
            return
        value = ledger.random.choice(values)
        if place == "postings.teacher":  # who is one head
            ledger.put(table, row, count="")
        ledger.put(table, row, **{column: ledger.new(value[1:]) if value.startswith("~") else value})
        ledger.expect(code, table, row, column if by_name else ledger.header(table, column))

    plant.__name__ = f"{table}_{column}_{code}"
    KINDS.append(plant)


# A value that begins with ~ is another one each time: equal ones are one finding.
for _place, _code, _values in [
    ("schools.name", "missing_value", ("", "?")),
    ("schools.kind", "unknown_word", ("~palace",)),
    ("schools.locale", "unknown_word", ("~moon",)),
    ("schools.weak", "unknown_word", ("~perhaps",)),
    ("schools.duty", "bad_number", ("x", "1.5", "-1")),
    ("schools.latitude", "bad_number", ("91.5", "north")),
    ("schools.longitude", "bad_number", ("181", "-180.5")),
    ("schools.pupils_primary", "bad_number", ("-3", "1,200", "many")),
    ("schools.first_day", "bad_day", ("03/04/1990", "1890", "soon")),
    ("supports.supporter", "missing_value", ("", "不详")),
    ("supports.recipient", "missing_value", ("",)),
    ("supports.channel", "unknown_word", ("~stuff",)),
    ("supports.status", "unknown_word", ("~dreamt",)),
    ("supports.first_day", "bad_day", ("2003-02-30", "2003年度")),
    ("supports.last_day", "bad_day", ("soon", "2004-13")),
    ("supports.amount", "bad_number", ("many", "1.0005")),
    ("supports.recorded_on", "bad_day", ("03年",)),
    ("teachers.sex", "unknown_word", ("~x",)),
    ("teachers.title", "unknown_word", ("~boss",)),
    ("teachers.born", "bad_day", ("long ago",)),
    ("teachers.joined", "bad_day", ("1999-00",)),
    ("postings.host", "missing_value", ("", "?")),
    ("postings.count", "bad_number", ("three", "-1")),
    ("postings.form", "unknown_word", ("~flight",)),
    ("postings.backbone", "unknown_word", ("~bone",)),
    ("postings.first_day", "bad_day", ("2003/2003",)),
    ("postings.share", "bad_number", ("half", "1.5")),
    ("transfers.channel", "unknown_word", ("~love",)),
    ("transfers.day", "bad_day", ("yesterday",)),
    ("transfers.quantity", "bad_number", ("a few",)),
    ("transfers.value_yuan", "bad_number", ("1e3", "dear")),
    ("transfers.recorded_by", "unknown_word", ("~nobody",)),
    ("needs.subject", "missing_value", ("",)),
    ("needs.required", "bad_number", ("some",)),
    ("needs.on_hand", "bad_number", ("x",)),
    ("indicators.stage", "unknown_word", ("~late",)),
    ("indicators.school_year", "bad_day", ("2003年度", "2003-09")),
    ("indicators.amount", "bad_number", ("lots",)),
    ("indicators.pupils", "bad_number", ("0.5",)),
    ("indicators.indicator", "missing_value", ("",)),
    ("documents.day", "bad_day", ("2003年",)),
    ("documents.kind", "unknown_word", ("~poem",)),
    ("claims.amount", "missing_value", ("", "?")),
    ("claims.what", "missing_value", ("",)),
    ("claims.amount", "bad_number", ("about 19",)),
    ("successions.day", "bad_day", ("2003年度",)),
    ("successions.kind", "unknown_word", ("~vanish",)),
]:
    _bad_cell(_place, _code, _values)
for _place, _code, _values in [
    ("schools.name", "number_for_text", ("17", "2.5")),
    ("teachers.name", "number_for_text", ("42",)),
    ("needs.subject", "number_for_text", ("5",)),
    ("supports.supporter", "unknown_id", ("~Z",)),
    ("supports.recipient", "unknown_id", ("~Z",)),
    ("teachers.home", "unknown_id", ("~Z",)),
    ("postings.home", "unknown_id", ("~Z",)),
    ("postings.host", "unknown_id", ("~Z",)),
    ("postings.teacher", "unknown_id", ("~Z",)),
    ("transfers.supporter", "unknown_id", ("~Z",)),
    ("transfers.recipient", "unknown_id", ("~Z",)),
    ("needs.school", "unknown_id", ("~Z",)),
    ("indicators.school", "unknown_id", ("~Z",)),
    ("documents.supports", "unknown_id", ("~Z",)),
    ("claims.document", "unknown_id", ("~Z",)),
    ("successions.predecessor", "unknown_id", ("~Z",)),
]:
    _bad_cell(_place, _code, _values, by_name=True)


def _last_before_first(table: str) -> None:
    def plant(ledger: Broken) -> None:
        if (row := ledger.row(table)) is not None:
            ledger.put(table, row, first_day="2003-09-02", last_day="2003-09-01")
            ledger.expect("last_before_first", table, row, "last_day")

    plant.__name__ = f"{table}_last_before_first"
    KINDS.append(plant)


for _table in ("schools", "supports", "postings", "claims"):
    _last_before_first(_table)


def _count_beside_teacher(ledger: Broken) -> None:
    person, row = ledger.row("teachers"), ledger.row("postings")
    if person is not None and row is not None:
        teacher = ledger.cell("teachers", person, "id")
        ledger.put("postings", row, teacher=teacher, count=ledger.random.choice(["0", "2", "35"]))
        ledger.expect("bad_number", "postings", row, "count")


KINDS.append(_count_beside_teacher)


def _doubled_id(table: str) -> None:
    def plant(ledger: Broken) -> None:
        row = ledger.row(table)
        if row is None:
            return
        sheet = ledger.sheets[table]
        again = ledger.new_row(table, **dict(zip(sheet.columns, sheet.rows[row], strict=True)))
        assert again is not None
        if table == "schools":
            ledger.put(table, again, name=f"Copy {again}")
        ledger.expect("duplicate_id", table, again, "id")

    plant.__name__ = f"{table}_duplicate_id"
    KINDS.append(plant)


for _table in ("schools", "supports", "teachers", "postings", "transfers", "documents"):
    _doubled_id(_table)


def _without_id(table: str) -> None:
    def plant(ledger: Broken) -> None:
        row = ledger.new_row(table, name=f"Nameless {table}")
        if row is None:
            return
        if table == "documents":
            ledger.put(table, row, title="Of unknown number")
        ledger.expect("missing_value", table, row, ledger.header(table, "id"))

    plant.__name__ = f"{table}_without_id"
    KINDS.append(plant)


for _table in ("schools", "teachers", "documents"):
    _without_id(_table)


@_kind
def one_amount_of_two_channels(ledger: Broken) -> None:
    if (row := ledger.row("supports")) is not None:
        ledger.put("supports", row, channel="staff、funds", amount="3")
        ledger.expect("undivided_amount", "supports", row, "amount")


@_kind
def two_words_in_a_cell(ledger: Broken) -> None:
    if (row := ledger.row("transfers")) is not None:
        ledger.put("transfers", row, channel="funds、materials")
        ledger.expect("several_values", "transfers", row, ledger.header("transfers", "channel"))


@_kind
def ratio_without_pupils(ledger: Broken) -> None:
    if (row := ledger.row("indicators")) is not None:
        ledger.put("indicators", row, indicator="生均图书册数", pupils="")
        ledger.expect("per_pupil", "indicators", row, "indicator")


def _sound_tie(ledger: Broken) -> tuple[int, str, str] | None:
    """Take a support and two sound schools for its ends."""
    row = ledger.row("supports")
    if row is None:
        return None
    giver, taker = ledger.school(), ledger.school()
    return None if giver is None or taker is None else (row, giver, taker)


@_kind
def school_supports_itself(ledger: Broken) -> None:
    row, school = ledger.row("supports"), ledger.school()
    if row is not None and school is not None:
        ledger.put("supports", row, supporter=school, recipient=school)
        ledger.expect("self_support", "supports", row)


@_kind
def tie_before_opening(ledger: Broken) -> None:
    if (taken := _sound_tie(ledger)) is not None:
        row, giver, taker = taken
        ledger.put(
            "supports", row, supporter=giver, recipient=taker, first_day="1950-01-01", last_day="2004-05"
        )
        ledger.expect("before_opening", "supports", row)


@_kind
def tie_after_closing(ledger: Broken) -> None:
    row, school, closed = ledger.row("supports"), ledger.school(), ledger.closed_school()
    if row is not None and school is not None and closed is not None:
        days = {"first_day": "2001-09-01", "last_day": "2005-06-30"}
        ledger.put("supports", row, supporter=school, recipient=closed, **days)
        ledger.expect("after_closing", "supports", row)


@_kind
def tie_left_running(ledger: Broken) -> None:
    if (taken := _sound_tie(ledger)) is not None:
        row, giver, taker = taken
        ledger.put("supports", row, supporter=giver, recipient=taker, first_day="1991-09-01", last_day="")
        ledger.expect("long_running", "supports", row, "last_day")


@_kind
def posting_that_denies_what_its_teacher_is(ledger: Broken) -> None:
    row, home, host = ledger.row("postings"), ledger.school(), ledger.school()
    teacher = ledger.new("T")
    if row is None or home is None or host is None:
        return
    if ledger.new_row("teachers", id=teacher, home=home, backbone="no") is not None:
        ledger.put("postings", row, home=home, host=host, teacher=teacher, count="", backbone="county")
        ledger.expect("backbone_differs", "postings", row, ledger.header("postings", "backbone"))


@_kind
def last_day_that_looks_like_no_end(ledger: Broken) -> None:
    """Plant it once: of several only the first of a table is a finding, with their number."""
    is_planted = any(place.code == "looks_endless" for place in ledger.expected)
    if not is_planted and (taken := _sound_tie(ledger)) is not None:
        row, giver, taker = taken
        ledger.put("supports", row, supporter=giver, recipient=taker, last_day="9999-12-31")
        ledger.expect("looks_endless", "supports", row, "last_day")


@_kind
def school_year_without_an_end(ledger: Broken) -> None:
    """Plant it once: of several only the first of a table is a finding, with their number."""
    is_planted = any(place.code == "open_school_year" for place in ledger.expected)
    if not is_planted and (taken := _sound_tie(ledger)) is not None:
        row, giver, taker = taken
        ledger.put("supports", row, supporter=giver, recipient=taker, first_day="2003/2004", last_day="")
        ledger.expect("open_school_year", "supports", row, "first_day")


@_kind
def name_of_another_beside_an_id(ledger: Broken) -> None:
    if (taken := _sound_tie(ledger)) is not None:
        row, giver, taker = taken
        name = ledger.new("Not the name ")
        ledger.put("supports", row, supporter=giver, recipient=taker, recipient_name=name)
        ledger.expect("name_differs", "supports", row, "recipient_name")


@_kind
def two_schools_of_one_name(ledger: Broken) -> None:
    name = ledger.new("Twin ")
    first = ledger.new_row("schools", id=ledger.new("Y"), name=name)
    second = ledger.new_row("schools", id=ledger.new("Y"), name=name)
    if first is not None and second is not None:
        ledger.expect("same_name", "schools", second, "name")


@_kind
def tie_that_was_entered_twice(ledger: Broken) -> None:
    """Rows without an id, and alike but for their running number, which stays in an attribute."""
    giver, taker = ledger.school(), ledger.school()
    if giver is None or taker is None:
        return
    cells = {"supporter": giver, "recipient": taker, "channel": "staff", "first_day": "2004-09-01"}
    first = ledger.new_row("supports", **cells)
    second = ledger.new_row("supports", **cells)
    if first is not None and second is not None:
        ledger.expect("same_record", "supports", second, "")


@_kind
def row_that_tells_of_no_posting(ledger: Broken) -> None:
    if any(place.code == "no_posting" for place in ledger.expected):  # counted in one finding
        return
    if (row := ledger.row("postings")) is not None:
        ledger.put("postings", row, form="无")
        ledger.expect("no_posting", "postings", row, ledger.header("postings", "form"))


@_kind
def ring_of_successions(ledger: Broken) -> None:
    first, second = ledger.school(), ledger.school()
    if first is None or second is None:
        return
    one = ledger.new_row("successions", predecessor=first, successor=second, day="2004-09-01", kind="merge")
    two = ledger.new_row("successions", predecessor=second, successor=first, day="2004-09-01", kind="merge")
    if one is not None and two is not None:
        ledger.expect("succession_ring", "successions", two, "successor")


@_kind
def closing_with_a_successor(ledger: Broken) -> None:
    first, second = ledger.school(), ledger.school()
    if first is None or second is None:
        return
    day = "2005-09-01"
    row = ledger.new_row("successions", predecessor=first, successor=second, day=day, kind="close")
    if row is not None:
        ledger.expect("unclear_succession", "successions", row, "successor")


def _any_row(ledger: Broken) -> tuple[str, int] | None:
    table = ledger.random.choice([*ledger.sheets])
    row = ledger.row(table)
    if row is None:
        return None
    ledger.only_cells = False
    return table, row


@_kind
def row_too_long(ledger: Broken) -> None:
    if (taken := _any_row(ledger)) is not None:
        table, row = taken
        ledger.sheets[table].rows[row].append("too much")
        ledger.expect("row_length", table, row)


@_kind
def row_too_short(ledger: Broken) -> None:
    if (taken := _any_row(ledger)) is not None:
        table, row = taken
        ledger.sheets[table].rows[row].pop()
        ledger.expect("row_length", table, row)


@_kind
def text_behind_a_quote(ledger: Broken) -> None:
    if (taken := _any_row(ledger)) is not None:
        table, row = taken
        cells = ledger.sheets[table].rows[row]
        ledger.sheets[table].raw[row] = ",".join([*cells[:-1], '"quoted" and on'])
        ledger.expect("misplaced_quote", table, row)


@_kind
def value_without_a_header(ledger: Broken) -> None:
    if (table := ledger.whole(*ledger.sheets)) is not None:
        sheet = ledger.sheets[table]
        row = ledger.random.randrange(len(sheet.rows))
        sheet.headers.append("")
        sheet.rows[row].append("what is this?")
        ledger.expect("unnamed_column", table, row)


@_kind
def missing_required_column(ledger: Broken) -> None:
    required = {
        "needs": "subject",
        "indicators": "school_year",
        "claims": "what",
        "transfers": "recipient",
        "successions": "predecessor",
    }
    if (table := ledger.whole(*required)) is not None:
        _drop(ledger.sheets[table], required[table])
        ledger.expect("missing_column", table, None, required[table])


@_kind
def missing_last_day(ledger: Broken) -> None:
    if (table := ledger.whole("postings", "supports")) is not None:
        _drop(ledger.sheets[table], "last_day")
        ledger.expect("open_end_assumed", table, None, "last_day")


def _drop(sheet: Sheet, column: str) -> None:
    place = sheet.columns.index(column)
    for cells in (sheet.columns, sheet.headers, *sheet.rows):
        del cells[place]


@_kind
def column_that_stands_twice(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        sheet = ledger.sheets[table]
        for cells in (sheet.headers, *sheet.rows):
            cells.append(cells[0])
        ledger.expect("same_column", table, None, sheet.columns[0])


@_kind
def unclear_header(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        sheet = ledger.sheets[table]
        sheet.headers.append("until")
        for row in sheet.rows:
            row.append("")
        ledger.expect("ambiguous_column", table, None)


@_kind
def slip_in_a_header(ledger: Broken) -> None:
    slips = {
        "transfers": ("voucher", "vouchar"),
        "teachers": ("joined", "joind"),
        "schools": ("latitude", "lattitude"),
    }
    if (table := ledger.whole(*slips)) is not None:
        column, slip = slips[table]
        sheet = ledger.sheets[table]
        sheet.headers[sheet.columns.index(column)] = slip
        ledger.expect("near_column", table, -1, column)


@_kind
def file_that_is_no_text(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        sheet = ledger.sheets[table]
        sheet.content = sheet.text().encode("gb18030") + b"\xff\xff\n"
        ledger.expect("bad_encoding", table, len(sheet.rows))


@_kind
def file_with_a_zero_byte(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        sheet = ledger.sheets[table]
        sheet.content = sheet.text().encode() + b"x\x00\n"
        ledger.expect("nul_byte", table, len(sheet.rows))


@_kind
def quote_that_never_ends(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        sheet = ledger.sheets[table]
        sheet.content = (sheet.text() + '"and so on\nand on\n').encode()
        ledger.expect("unclosed_quote", table, len(sheet.rows))


@_kind
def empty_file(ledger: Broken) -> None:
    if (table := ledger.whole(*_LEAVES)) is not None:
        ledger.sheets[table].content = b""
        ledger.expect("empty_table", table, None)


@_kind
def file_that_is_no_table(ledger: Broken) -> None:
    name = ledger.new("holiday") + ".csv"
    ledger.files[name] = "a,b\n1,2\n"
    ledger.only_cells = False
    ledger.expect("unknown_file", name, None)


@_kind
def table_that_stands_twice(ledger: Broken) -> None:
    name = ledger.random.choice(["学校.csv", "结对.csv", "教师.csv"])
    if name not in ledger.files:
        ledger.files[name] = "a,b\n1,2\n"
        ledger.only_cells = False
        ledger.expect("same_table", name, None)


@_kind
def setting_that_nobody_knows(ledger: Broken) -> None:
    if "ledger.json" not in ledger.files:
        ledger.files["ledger.json"] = json.dumps({"district": "x", "distric": "y"})
        ledger.only_cells = False
        ledger.expect("bad_setting", "ledger.json", None, "/")


def broken_ledgers(count: int, first_seed: int = 1) -> Iterator[Broken]:
    """Give ledgers with 1 to 20 mistakes each."""
    for seed in range(first_seed, first_seed + count):
        ledger = Broken(seed)
        ledger.plant(1 + seed % 20)
        yield ledger
