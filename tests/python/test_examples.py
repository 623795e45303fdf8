# SPDX-License-Identifier: Apache-2.0
"""What the documentation shows is what happens: programs, and blocks of Python in pages and docstrings."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jiedui as jd
import jiedui.errors
from support import ROOT

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))
PROGRAMS = [path for path in EXAMPLES if not path.name.startswith("test_")]  # pytest runs the others itself
ALL_PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [page for page in ALL_PAGES if BLOCK.search(page.read_text("utf-8"))]


def said_by(program: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program)], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_programs_run(program: Path) -> None:
    assert len(said_by(program).splitlines()) > 5


def test_the_district_is_told_as_the_document_has_it() -> None:
    told = said_by(ROOT / "docs" / "examples" / "district.py")
    for fact in (
        "三元中学 (sanyuan-middle): supporters 1, recipients 1",
        "*实验学校 (exp-school) supports 2 of 2: met",
        "三元乡梓园小学 (ziyuan-primary): chain",
        "person_times: the document says 107, the records show 21",
        "persons: the document says 129, the records show 0",
        "duty_schools: the document says 19, the records show 3",
    ):
        assert fact in told


def failures_in(text: str, name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, str]:
    """Run the `>>>` examples of a text; give how many failed, how many there were, and what was said.

    What is shown is compared to the last blank.  An error is shown as its class, or with its text.
    """
    monkeypatch.chdir(ROOT)
    told: list[str] = []
    blocks = re.sub(r"^```.*$", "", text, flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(blocks, {}, name, name, 0)
    for example in test.examples:
        shown = example.exc_msg or ""
        if ":" not in shown:
            example.options[doctest.IGNORE_EXCEPTION_DETAIL] = True
        elif shown.partition(":")[0] in jiedui.errors.__all__:
            example.exc_msg = f"jiedui.{shown}"
    runner = doctest.DocTestRunner()
    failed, attempted = runner.run(test, out=told.append)
    return failed, attempted, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_block_of_python_escapes(page: Path) -> None:
    """Each line of a block is an example or what one shows; no block is called otherwise or not at all."""
    text = page.read_text("utf-8")
    blocks: list[str] = BLOCK.findall(text)
    examples = sum(len(doctest.DocTestParser().get_examples(block)) for block in blocks)
    assert all(block.startswith(">>> ") for block in blocks)
    assert examples == len(re.findall(r"^>>> ", text, re.MULTILINE)) > 1
    assert re.findall(r"^```\S*", text, re.MULTILINE).count("```python") == len(blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_pages_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed, attempted, told = failures_in(page.read_text("utf-8"), page.name, monkeypatch)
    assert failed == 0, told
    assert attempted > 1


def test_the_example_of_the_package_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    failed, attempted, told = failures_in(jd.__doc__ or "", "jiedui", monkeypatch)
    assert failed == 0, told
    assert attempted == 3


def test_every_question_and_over_have_a_page_with_an_example() -> None:
    pages = {page.stem for page in PAGES if page.parent.name == "questions"}
    returns = "Returns\n-------\nAnswer\n"
    questions = {name for name in dir(jd.Slice) if returns in (getattr(jd.Slice, name).__doc__ or "")}
    assert pages == questions | {"over"}
