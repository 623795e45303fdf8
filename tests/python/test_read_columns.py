# SPDX-License-Identifier: Apache-2.0
"""What became of the columns of a ledger's sources, counted again from the ledger and from the files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import jiedui as jd
from layout_books import PAIR, PAIRS, book
from layouts import draw

FOLDER = Path(__file__).resolve().parents[1] / "layouts"
TRUTH: dict[str, dict[str, Any]] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
DISTRICT = Path("docs/examples/district")
FATES = ("understood", "empty", "unknown", "bad", "kept", "unread")
SCHOOLS = "id,name\nA,Alpha\nB,Beta\nC,Gamma\n"


def folder(place: Path, supports: str, **others: str) -> Path:
    for name, text in {"schools": SCHOOLS, "supports": supports, **others}.items():
        (place / f"{name}.csv").write_text(text, "utf-8")
    return place


def told(ledger: jd.Ledger, table: str = "supports") -> dict[str, tuple[Any, ...]]:
    """Give for each header what it was taken for, and the fates that some of its cells had."""
    return {
        row.header: (row.use, row.column, {fate: getattr(row, fate) for fate in FATES if getattr(row, fate)})
        for row in ledger.reading.filter(table=table)
    }


def assert_like_the_ledger(ledger: jd.Ledger, given: set[str]) -> None:
    """Understood and kept cells are the values that the ledger has in the column.

    Tables in which a cell makes several records by itself, as 师资、管理 does, are passed over.
    """
    understood: Counter[tuple[str, str]] = Counter()
    for row in ledger.reading:
        if row.use in ("column", "attribute"):
            understood[row.table, row.column] += row.understood + row.kept
    for (name, column), count in understood.items():
        rows = getattr(ledger, name)
        if name == "supports" and understood[name, "recipient"] < len(rows):
            continue
        names = [each.name for each in rows.columns]
        if column not in names or column in given:
            continue
        place = names.index(column)
        values = sum(row[place] is not None for row in rows._cells())
        assert values == count, (name, column)


def test_the_district_is_counted_cell_by_cell() -> None:
    ledger = jd.read_ledger(DISTRICT)
    for name in {row.source for row in ledger.reading}:
        header, *lines = (DISTRICT / name).read_text("utf-8").splitlines()
        rows = [row for row in ledger.reading if row.source == name]
        assert [row.header for row in rows] == header.split(",")
        assert [row.position for row in rows] == list(range(1, len(rows) + 1))
        assert {sum(getattr(row, fate) for fate in FATES) for row in rows} == {len(lines)}
    assert_like_the_ledger(ledger, {"id"})


def test_each_fate_of_a_cell_is_counted_at_its_column(tmp_path: Path) -> None:
    text = (
        "supporter,supporter_name,recipient,channel,起止时间,金额(万元),remark,,编号\n"
        "A,Alpha,B,staff,2021.9-2022.7,1.5,sound,,K1\n"
        "A,Alfa,C,不详,2021.9-2022.7,,,,K2\n"
        "B,?,C,funds,?,?,?,,K3\n"
        "B,,A,funds,,0.2,seen,,K4\n"
    )
    ledger = jd.read_ledger(folder(tmp_path, text))
    assert told(ledger) == {
        "supporter": ("column", "supporter", {"understood": 4}),
        "supporter_name": ("helper", "supporter_name", {"understood": 1, "bad": 1, "unknown": 1, "empty": 1}),
        "recipient": ("column", "recipient", {"understood": 4}),
        "channel": ("column", "channel", {"understood": 3, "unknown": 1}),
        "起止时间": ("both_days", "first_and_last_day", {"understood": 2, "unknown": 1, "empty": 1}),
        "金额(万元)": ("column", "amount", {"understood": 2, "empty": 1, "unknown": 1}),
        "remark": ("attribute", "remark", {"kept": 2, "empty": 1, "unknown": 1}),
        "编号": ("column", "id", {"understood": 4}),
    }
    assert ledger.reading.filter(column="amount")[0].unit == "万元"


def test_a_bad_cell_of_a_ledger_that_keeps_what_is_valid_is_counted(tmp_path: Path) -> None:
    text = "supporter,recipient,channel,last_day\nA,B,staff,soon\nA,C,stuff,?\nB,C,staff,2022\n"
    ledger = jd.read_ledger(folder(tmp_path, text), keep_valid=True)
    assert told(ledger)["last_day"] == ("column", "last_day", {"bad": 1, "unknown": 1, "understood": 1})
    assert told(ledger)["channel"] == ("column", "channel", {"bad": 1, "understood": 2})


def test_the_columns_of_totals_and_of_units_are_counted(tmp_path: Path) -> None:
    header = "school,stage,school_year,仪器设备值(万元),图书册数"
    indicators = f"{header}\nA,primary,2020/2021,1.5,\nB,primary,2020/2021,,300\n"
    transfers = "supporter,recipient,channel,quantity,unit\nA,B,materials,5,台\nA,C,materials,,\n"
    ledger = jd.read_ledger(
        folder(tmp_path, "supporter,recipient,last_day\n", indicators=indicators, transfers=transfers)
    )
    assert told(ledger, "indicators")["仪器设备值(万元)"] == (
        "total",
        "equipment_value",
        {"understood": 1, "empty": 1},
    )
    assert told(ledger, "transfers")["unit"] == ("column", "unit", {"understood": 1, "empty": 1})
    assert_like_the_ledger(ledger, {"id", "indicator", "amount"})


def test_of_two_columns_of_one_day_the_one_of_dates_is_not_read(tmp_path: Path) -> None:
    text = "supporter,recipient,last_day,last_day_text\nA,B,2022-07-31,2022-07\nA,C,,\n"
    ledger = jd.read_ledger(folder(tmp_path, text))
    assert told(ledger)["last_day"] == ("unread", None, {"unread": 1, "empty": 1})
    assert told(ledger)["last_day_text"] == ("column", "last_day", {"understood": 1, "empty": 1})


@pytest.mark.parametrize("layout", sorted(TRUTH))
def test_the_columns_of_a_real_layout_are_those_of_its_shape(layout: str) -> None:
    path = FOLDER / str(TRUTH[layout]["path"])
    shape = jd.sniff(path)
    ledger = jd.read_ledger(path, shape=shape)
    sheets = [each for each in shape.to_dict()["sheets"] if each.get("table")]
    expected = [
        (each["sheet"], at, column["header"]) for each in sheets for at, column in each["columns"].items()
    ]
    assert sorted((row.source, row.at, row.header) for row in ledger.reading) == sorted(expected)
    given = {name for each in sheets for name in each.get("values", {})} | {"subject", "teacher"}
    assert_like_the_ledger(ledger, given | {"id", "home", "first_day", "last_day"})


def test_the_columns_of_drawn_layouts_account_for_every_record(tmp_path: Path) -> None:
    read = 0
    for seed in range(40):
        place = tmp_path / str(seed)
        place.mkdir()
        path = draw(seed).write(place)
        try:
            ledger = jd.read_ledger(path, shape=jd.sniff(path))
        except jd.BadLedger:
            continue
        read += 1
        recipients = ledger.reading.filter(table="supports", column="recipient")
        understood = sum(row.understood for row in recipients)
        assert understood == sum(row.recipient is not None for row in ledger.supports)
    assert read > 20


def test_a_column_that_the_shape_leaves_out_says_how_much_it_holds(tmp_path: Path) -> None:
    path = book(tmp_path, {"结对": [[*PAIRS, "备注"], [*PAIR, "好"], [*PAIR[:3], "2022.9", "2023.7", None]]})
    content = jd.sniff(path).to_dict()
    content["sheets"][1]["columns"]["F"]["holds"] = ""
    ledger = jd.read_ledger(path, shape=jd.Shape(content))
    assert told(ledger)["备注"] == ("unread", None, {"unread": 1, "empty": 1})


def test_the_reading_is_printed_in_chinese() -> None:
    path = FOLDER / "unit_line.xlsx"
    ledger = jd.read_ledger(path, shape=jd.sniff(path))
    table = ledger.reading.in_language("zh")
    names = "表 来源 列号 列标 表头 读作 数据项 单位 已识别 空白 不详 无法识别 照原样保留 未读取"
    assert [each.name for each in table.columns] == names.split()
    assert len(table) == len(ledger.reading)
    said = str(table)
    assert "表中的列" in said
    assert "受援学校" in said
    assert table.head(1)[0] == ledger.reading.head(1).in_language("zh")[0]


def test_a_ledger_that_was_not_read_has_no_reading(tmp_path: Path) -> None:
    ledger = jd.read_ledger(DISTRICT)
    assert len(ledger.with_records(schools=[{"id": "new", "name": "New"}]).reading) == 0
    jd.save(ledger, tmp_path / "a.jiedui")
    assert len(jd.open_ledger(tmp_path / "a.jiedui").reading) == 0
    assert len(ledger.as_known_on("2004-01-01").reading) == 0


def test_frames_have_a_reading_without_letters() -> None:
    ledger = jd.read_ledger(
        {
            "schools": [{"id": "A", "name": "Alpha"}, {"id": "B", "name": "Beta"}],
            "supports": {"supporter": ["A"], "recipient": ["B"], "last_day": [None], "x": [1]},
        }
    )
    assert [(row.source, row.at, row.header) for row in ledger.reading if row.table == "supports"] == [
        ("supports", None, "supporter"),
        ("supports", None, "recipient"),
        ("supports", None, "last_day"),
        ("supports", None, "x"),
    ]
    assert told(ledger)["x"] == ("attribute", "x", {"kept": 1})
