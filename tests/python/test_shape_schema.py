# SPDX-License-Identifier: Apache-2.0
"""The published schema of shapes says what sniff writes and what the library reads."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import jiedui as jd
from support import ROOT

PAGE = (ROOT / "docs" / "ledgers" / "shapes.md").read_text("utf-8")
SCHEMA = json.loads((ROOT / "docs" / "ledgers" / "shape.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SHEET = SCHEMA["$defs"]["sheet"]["properties"]
COLUMN = SCHEMA["$defs"]["column"]["properties"]
LAYOUTS = ROOT / "tests" / "layouts"
TRUTH: dict[str, dict[str, Any]] = json.loads((LAYOUTS / "truth.json").read_text("utf-8"))
TOTALS = LAYOUTS / "totals_and_signature.xlsx"


def all_keys(folder: Path) -> jd.Shape:
    """Give the shape of a folder that has what no layout has: several schools in a cell, values."""
    folder.mkdir()
    texts = {
        "学校名单": "学校名称\n甲小学\n乙小学\n丙小学\n",
        "结对帮扶2022年": "支援学校,受援学校\n甲小学,乙小学、丙小学\n",
        "花名册": "姓名,派出学校,对口,起始年月,结束年月,任教学科,人数\n王芳,甲小学,乙小学,2021.9,2022.7,,\n",
        "说明": "本表由教育股填报\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return jd.sniff(folder)


def with_sheet(**members: Any) -> dict[str, Any]:
    return {"sheets": [{"sheet": "结对", "table": "supports", "header": [1]} | members]}


def with_column(at: str = "A", **members: Any) -> dict[str, Any]:
    return with_sheet(columns={at: members})


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("layout", TRUTH)
def test_what_sniff_writes_is_valid(layout: str) -> None:
    shape = jd.sniff(LAYOUTS / TRUTH[layout]["path"])
    VALIDATOR.validate(shape.to_dict())
    assert jd.Shape(shape.to_dict()) == jd.Shape(shape.to_json()) == shape


def test_all_layouts_are_in_the_truth_and_on_the_page() -> None:
    files = {path.name for path in LAYOUTS.iterdir()} - {"truth.json"}
    there = {name for name in files if not name.endswith((".xls", ".ods"))}
    assert there == {each["path"] for each in TRUTH.values()}
    workbooks = [name.removesuffix(".xlsx") for name in there if name.endswith(".xlsx")]
    assert files - there == {name + ending for name in workbooks for ending in (".xls", ".ods")}
    gallery = PAGE.partition("\n## A gallery")[2]
    assert set(re.findall(r"^\| `([\w.]+)` \|", gallery, re.MULTILINE)) == there


def test_every_key_and_word_occurs_in_what_sniff_writes(tmp_path: Path) -> None:
    shapes = [jd.sniff(LAYOUTS / each["path"]).to_dict() for each in TRUTH.values()]
    shapes.append(all_keys(tmp_path / "ledger").to_dict())
    VALIDATOR.validate(shapes[-1])
    sheets = [sheet for shape in shapes for sheet in shape["sheets"]]
    columns = [column for sheet in sheets for column in sheet.get("columns", {}).values()]

    def words(objects: list[dict[str, Any]], key: str) -> set[str]:
        return {each[key] for each in objects}

    def keys(objects: list[dict[str, Any]]) -> set[str]:
        return {key for each in objects for key in each}

    assert keys(shapes) | {"$schema"} == set(SCHEMA["properties"])
    assert keys(sheets) == set(SHEET)
    assert keys(columns) == set(COLUMN)
    assert keys([sheet.get("skip", {}) for sheet in sheets]) == set(SHEET["skip"]["properties"])
    assert words(sheets, "why") == set(SHEET["why"]["enum"])
    assert words(columns, "why") == set(COLUMN["why"]["enum"])
    assert any(sheet.get("values") for sheet in sheets)


def test_tables_are_those_of_the_library() -> None:
    with pytest.raises(jd.BadShape, match=r"'/sheets/0/table'; expected") as refused:
        jd.Shape(with_sheet(table="pairs"))
    said = re.findall(r"'(\w+)'", str(refused.value).partition("expected")[2])
    assert said == SCHEMA["$defs"]["table"]["enum"]


@pytest.mark.parametrize(
    ("place", "known"), [("", SCHEMA["properties"]), ("sheet", SHEET), ("column", COLUMN)]
)
def test_keys_are_those_of_the_library(place: str, known: dict[str, Any]) -> None:
    wrong = {"": {"x": 1}, "sheet": with_sheet(x=1), "column": with_column(x=1)}[place]
    with pytest.raises(jd.BadShape) as refused:
        jd.Shape(wrong)
    assert re.findall(r"'([\w$]+)'", str(refused.value).partition("expected")[2]) == list(known)


def rows_of_tables(page: str) -> Iterator[str]:
    for table in re.findall(r"^\| key \|.*\n(?:\|.*\n)+", page, re.MULTILINE):
        yield from re.findall(r"^\| `([\w$]+)` \|", table, re.MULTILINE)


def test_every_key_has_a_row_on_the_page() -> None:
    assert set(rows_of_tables(PAGE)) == set(SCHEMA["properties"]) | set(SHEET) | set(COLUMN)


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"$schema": "shape.schema.json", "sheets": []},
        {"schools_by": "name", "teachers_by": "id", "makes_schools": True, "names": {"一中": "县第一中学"}},
        {"sheets": [{"sheet": "说明"}, {"sheet": "封面", "table": None, "why": "none"}]},
        with_sheet(
            header=[2, 3], skip={"total": [7], "note": []}, values={"first_and_last_day": "2021/2022"}
        ),
        with_column(holds="supporter"),
        with_column(header="备注", holds=None),
        with_column(header="备注", holds=""),
        with_column(header="金额", holds="value_yuan", unit="万元", why="header"),
        with_column(header="语文 现有", holds="on_hand", of={"subject": "chinese"}, why="group"),
        with_column("XFD", header="受援学校", holds="recipient", several=True),
    ],
    ids=lambda shape: json.dumps(shape, ensure_ascii=False)[:60],
)
def test_what_the_schema_takes_the_library_reads(shape: dict[str, Any]) -> None:
    VALIDATOR.validate(shape)
    VALIDATOR.validate(jd.Shape(shape).to_dict())


@pytest.mark.parametrize(
    "shape",
    [
        [],
        {"sheet": []},
        {"schools_by": "names"},
        {"teachers_by": None},
        {"makes_schools": "no"},
        {"names": ["一中"]},
        {"names": {"一中": 1}},
        {"sheets": {}},
        {"sheets": ["结对"]},
        with_sheet(table="pairs"),
        with_sheet(sheet=1),
        with_sheet(name="结对"),
        with_sheet(why="likely"),
        with_sheet(header=[]),
        with_sheet(header=[1, 2, 3]),
        with_sheet(header=1),
        with_sheet(header=["1"]),
        with_sheet(header=[0]),
        with_sheet(header=[-1]),
        with_sheet(header=[1.5]),
        with_sheet(header=[4294967296]),
        with_sheet(skip=[7]),
        with_sheet(skip={"totals": [7]}),
        with_sheet(skip={"total": 7}),
        with_sheet(skip={"total": [0]}),
        with_sheet(values=[]),
        with_sheet(values={"first_and_last_day": 2021}),
        with_sheet(columns=[]),
        with_column("a"),
        with_column("1"),
        with_column(""),
        with_column(header=1),
        with_column(hold="supporter"),
        with_column(holds=["supporter"]),
        with_column(unit=1),
        with_column(several="yes"),
        with_column(why="name"),
        with_column(of="subject"),
        with_column(of={"subject": 1}),
        with_column(of={"subject": "chinese", "stage": "primary"}),
        {"sheets": [{"sheet": "结对", "table": "supports"}]},
    ],
    ids=lambda shape: json.dumps(shape, ensure_ascii=False)[:60],
)
def test_what_the_schema_refuses_the_library_refuses(shape: Any) -> None:
    assert not VALIDATOR.is_valid(shape)
    with pytest.raises(jd.BadShape):
        jd.Shape(shape if isinstance(shape, dict) else json.dumps(shape))


@pytest.mark.parametrize(
    "shape", [{"sheets": [{"table": "supports", "header": [1]}]}, with_column("XFDX", header="学校")]
)
def test_what_only_the_schema_refuses_no_file_is_read_by(shape: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(shape)
    with pytest.raises(jd.BadShape):
        jd.read_ledger(TOTALS, shape=jd.Shape(shape))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"sheets": []', "expected JSON"),
        ('{"sheets": [], "sheets": []}', "each key only once"),
    ],
)
def test_what_is_no_json_is_refused(text: str, said: str) -> None:
    with pytest.raises(jd.BadShape, match=said):
        jd.Shape(text)


def test_comments_may_stand_in_a_shape() -> None:
    assert jd.Shape('{  // checked\n"sheets": []}') == jd.Shape({})


def test_comments_and_the_place_of_the_schema_are_saved(tmp_path: Path) -> None:
    """What an editor put into the file is in it still when the library has read and saved it."""
    text = '// checked in May\n{"$schema": "shape.schema.json",\n "sheets": []}  // none yet\n'
    (tmp_path / "corrected.json").write_text(text, "utf-8")
    shape = jd.Shape.read(tmp_path / "corrected.json")
    shape.save(tmp_path / "saved.json")
    assert (tmp_path / "saved.json").read_text("utf-8") == text
    assert jd.Shape.read(tmp_path / "saved.json") == shape == jd.Shape({})
    pickle.loads(pickle.dumps(shape)).save(tmp_path / "pickled.json")
    assert (tmp_path / "pickled.json").read_text("utf-8") == text
    assert "//" not in shape.to_json()
    assert "$schema" not in shape.to_json()


def test_a_shape_that_an_editor_saved_otherwise_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "shape.json").write_bytes('{"names": {"一中": "县第一中学"}}'.encode("gb18030"))
    with pytest.raises(jd.BadShape, match="save it again in an editor as UTF-8") as caught:
        jd.Shape.read(tmp_path / "shape.json")
    assert caught.value.subject == str(tmp_path / "shape.json")
