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
from support import ROOT

EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))
PROGRAMS = [path for path in EXAMPLES if not path.name.startswith("test_")]  # pytest runs the others itself
PAGES = sorted(
    page for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if ">>>" in page.read_text("utf-8")
)


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
    """Run the `>>>` examples of a text; give how many failed, how many there were, and what was said."""
    monkeypatch.chdir(ROOT)
    told: list[str] = []
    blocks = re.sub(r"^```.*$", "", text, flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(blocks, {}, name, name, 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL)
    failed, attempted = runner.run(test, out=told.append)
    return failed, attempted, "".join(told)


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
    returns = "Returns\n-------\nAnswer"
    questions = {name for name, member in vars(jd.Slice).items() if returns in (member.__doc__ or "")}
    assert pages == questions | {"over"}
