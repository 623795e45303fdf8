# SPDX-License-Identifier: Apache-2.0
"""The two READMEs say the same: the sections, code, links, tables and lists of one are those of the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import ROOT

ENGLISH = ROOT / "README.md"
CHINESE = ROOT / "docs" / "README.zh-CN.md"
# A page that is there in both languages, and the README that leads to the other README.
TWINS = {
    "docs/ledgers/tables.zh-CN.md": "docs/ledgers/tables.md",
    "docs/README.zh-CN.md": "the other README",
    "README.md": "the other README",
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(readme: Path) -> str:
    return readme.read_text("utf-8")


def is_chinese(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text))


def code_of(readme: Path) -> list[tuple[str, list[str]]]:
    """Give the lines of each block, without comments, what stands for a place, and the language of a text.

    What a call with a language prints is left out, since it is in the language of the page.
    """
    blocks = []
    for kind, code in BLOCK.findall(text_of(readme)):
        lines = []
        is_told = False
        for line in code.splitlines():
            if line.startswith((">>> ", "... ")):
                is_told = "explain(" in line
            elif is_told:
                continue
            line = re.sub(r"  (#|//) .*", "", line)
            line = re.sub(r'(, )?(language=)?"zh"', "", line)
            lines.append(re.sub("<[^<>]+>$", "<where>", line))
        blocks.append((kind, lines))
    return blocks


def shape_of(readme: Path) -> list[str]:
    """Give what each line is: a heading, a row of so many cells, an entry of a list, a part of a drawing."""
    shape = []
    for line in BLOCK.sub("", text_of(readme)).splitlines():
        if line.startswith("#"):
            shape.append(line.split()[0])
        elif line.startswith("| "):
            shape.append(f"row of {line.count(' | ') + 1}")
        elif line.startswith("- "):
            shape.append("bold entry" if line.startswith("- **") else "entry")
        elif line.startswith("    "):
            shape.append("drawing")
    return shape


def links_of(readme: Path) -> list[str]:
    """Give where each link leads, from the root of the repository."""
    places = re.findall(r"\]\(([^)]+)\)", BLOCK.sub("", text_of(readme)))
    found = [str((readme.parent / place).resolve().relative_to(ROOT)) for place in places]
    return [TWINS.get(each, each) for each in found]


def test_both_have_the_same_shape() -> None:
    assert shape_of(ENGLISH) == shape_of(CHINESE)


def test_both_have_the_same_code() -> None:
    english, chinese = code_of(ENGLISH), code_of(CHINESE)
    assert english == chinese
    assert [kind for kind, _ in english].count("python") == 3


def test_both_lead_to_the_same_places_which_are_there() -> None:
    assert links_of(ENGLISH) == links_of(CHINESE)
    for readme in (ENGLISH, CHINESE):
        for place in re.findall(r"\]\(([^)]+)\)", BLOCK.sub("", text_of(readme))):
            assert (readme.parent / place).exists(), place


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_install_and_a_first_answer_are_on_the_first_screen(readme: Path) -> None:
    first = text_of(readme).splitlines()[:40]
    assert "pip install ." in "\n".join(first)
    assert any(line.startswith(">>> print(answer)") for line in first)
    assert "ziyuan-primary   三元乡梓园小学  chain   -                1" in first


def test_each_is_in_its_language() -> None:
    def prose(readme: Path) -> list[str]:
        return [line for line in BLOCK.sub("", text_of(readme)).splitlines() if re.match(r"\w|- ", line)]

    assert [line for line in prose(CHINESE) if not is_chinese(line)] == []
    assert [line for line in prose(ENGLISH) if is_chinese(line.replace("台账", ""))] == []


def test_figures_are_the_same() -> None:
    """Each number of a sentence on one side stands on the other, section by section."""
    numbers = [re.findall(r"\d[\d,.]*\d|\d", BLOCK.sub("", text_of(each))) for each in (ENGLISH, CHINESE)]
    assert sorted(numbers[0]) == sorted(numbers[1])
