# SPDX-License-Identifier: Apache-2.0
"""The page of slices has every call, its pictures are what slices answer, and both languages say the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

import jiedui as jd
import question_files
import slice_pictures
from support import ROOT

FILES = dict(slice_pictures.files())
PAGE = slice_pictures.PAGE.read_text("utf-8")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_as_the_script_writes_it(path: object) -> None:
    assert isinstance(path, type(ROOT))
    assert path.read_text("utf-8") == FILES[path], "run python tests/python/slice_pictures.py"


def test_no_picture_is_left_from_before_and_each_is_shown_once() -> None:
    drawn = {path.stem for path in slice_pictures.FOLDER.iterdir()}
    assert drawn == set(slice_pictures.PICTURES)
    assert sorted(re.findall(r"\]\(slicing/(\w+)\.svg\)", PAGE)) == sorted(drawn)


def test_every_call_of_a_slice_has_a_section() -> None:
    asked = {each.name for each in question_files.questions()}
    calls = {name for name in dir(jd.Slice) if not name.startswith("_")} - asked - {"network", "to_networkx"}
    headings = ", ".join(re.findall(r"^### (.*)$", PAGE, re.MULTILINE)).split(", ")
    assert sorted(headings) == sorted(calls | {"schools_where"})


@pytest.mark.parametrize("name", slice_pictures.PICTURES)
def test_a_picture_colours_ties_as_the_slice_keeps_them(name: str) -> None:
    """The labels of the drawn file, read back, say of each tie how it stands."""
    what = slice_pictures.PICTURES[name]
    standing_of = {ink: standing for standing, ink in slice_pictures.INK.items()}
    texts = ET.fromstring(FILES[slice_pictures.FOLDER / f"{name}.svg"]).iter(f"{SVG}text")
    labels = {(text.text or "").split()[0]: standing_of.get(text.get("fill", "")) for text in texts}
    shown = slice_pictures.shown(what.call)
    for tie in what.ties:
        kept = slice_pictures.KEPT if tie in shown.kept else None
        assert labels[tie] == (
            kept or (slice_pictures.OPEN if tie in shown.left_out else slice_pictures.GONE)
        )


def test_both_languages_keep_the_same_ties() -> None:
    """What the tests of C++ expect is, section by section, what Python shows."""
    checked = 0
    for section in re.split(r"^###? ", PAGE, flags=re.MULTILINE)[1:]:
        python = re.findall(r"^'([t\d ]* \| [t\d ]*)'$", section, re.MULTILINE)
        cpp = re.findall(r'"([t\d ]+\| [t\d ]*)"', section)
        assert python == cpp
        checked += len(cpp)
    assert checked > 18


def test_each_test_of_the_example_is_on_the_page() -> None:
    example = (ROOT / "docs" / "examples" / "slices_test.cpp").read_text("utf-8")
    tests = re.findall(r"^TEST\(Slices, \w+\)", example, re.MULTILINE)
    assert [each for each in tests if each not in PAGE] == []
    assert slice_pictures.TEXT in example.replace('"\n    "', "").replace('"\n     "', "")
