# SPDX-License-Identifier: Apache-2.0
"""The page for clerks shows its workbook as it is, and what the library makes of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import clerk_pictures
import jiedui as jd
from clerk_pictures import CHECK, HEADER, LEFT_OUT, MENDED, RIGHT_COLUMN, SEVERAL, WRONG_COLUMN

FILES = dict(clerk_pictures.files())
PAGE = clerk_pictures.PAGE.read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def texts_of(name: str) -> list[tuple[str, str]]:
    """Give each text of a picture with its colour."""
    texts = ET.fromstring(FILES[clerk_pictures.FOLDER / f"{name}.svg"]).iter(f"{SVG}text")
    return [(each.text or "", each.get("fill", "")) for each in texts]


def cells_of(line: str) -> list[str]:
    return [cell.strip().strip("*") for cell in line.strip().strip("|").split("|")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_picture_is_as_the_script_draws_it(path: Path) -> None:
    assert path.read_text("utf-8") == FILES[path], "run python tests/python/clerk_pictures.py"


def test_no_picture_is_left_from_before_and_each_is_shown_once() -> None:
    drawn = {path.stem for path in clerk_pictures.FOLDER.iterdir()}
    assert drawn == set(clerk_pictures.PICTURES)
    assert re.findall(r"\]\(clerk/(\w+)\.svg\)", PAGE) == list(clerk_pictures.PICTURES)


def test_the_workbook_is_drawn_with_every_cell() -> None:
    drawn = {text for text, _ in texts_of("before")}
    for sheet in clerk_pictures.sheets():
        written = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None}
        assert written | {sheet.title} <= drawn


def test_what_is_seen_has_the_colours_of_the_shape() -> None:
    drawn = set(texts_of("seen"))
    for shape in clerk_pictures.sniffed().to_dict()["sheets"]:
        for column in shape["columns"].values():
            look = CHECK if column["why"] == "likely" else HEADER
            assert {(part, look.ink) for part in column["header"].split()} <= drawn
    assert {("合计", LEFT_OUT.ink), ("填表人：李某", LEFT_OUT.ink)} <= drawn
    assert ("龙塘小学、东河乡中心小学", SEVERAL.ink) in drawn
    assert {"← 标题", "← 表头", "← 合计，略去", "← 说明或签章，略去", "← 计量单位"} <= {
        text for text, _ in drawn
    }


def test_marked_cells_say_what_is_wrong() -> None:
    words = "".join(text for text, _ in texts_of("marks"))
    for finding in clerk_pictures.findings():
        if finding.severity == "error" or finding.code == "merged_number":
            assert finding.explain("zh") in words


def test_the_tables_that_are_drawn_are_those_of_the_ledger() -> None:
    drawn = [text for text, _ in texts_of("after")]
    ledger = clerk_pictures.ledger()
    for support in ledger.supports:
        record = [support.supporter, support.recipient, str(support.first_day), str(support.last_day)]
        assert any(drawn[place : place + 4] == record for place in range(len(drawn)))
    assert drawn.count("（不详）") == 3  # two shares of a merged number, and a subject
    assert drawn.count("（仍在进行）") == 1


def test_the_page_corrects_what_the_pictures_have_corrected() -> None:
    assert f"\n{WRONG_COLUMN},\n" in PAGE
    assert f"\n{RIGHT_COLUMN},\n" in PAGE
    assert WRONG_COLUMN in jd.sniff(clerk_pictures.WORKBOOK).to_json()
    sheet, cells = MENDED
    for cell, text in cells.items():
        assert f'book["{sheet}"]["{cell}"] = "{text}"' in PAGE


def test_before_and_after_are_one_row() -> None:
    before, after = re.findall(r"改[前后]：\n\n\| A .*\n\| -.*\n(\|.*)\n", PAGE, re.MULTILINE)
    sheet, cells = MENDED
    [row] = {int(cell[1:]) for cell in cells}
    [written] = [each for each in clerk_pictures.sheets() if each.title == sheet]
    assert cells_of(before) == [str(cell.value) for cell in written[row]]
    changed = [b for a, b in zip(cells_of(before), cells_of(after), strict=True) if a != b]
    assert changed == list(cells.values())
