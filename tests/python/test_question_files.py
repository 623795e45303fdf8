# SPDX-License-Identifier: Apache-2.0
"""What follows from the list of questions is what the script writes."""

from __future__ import annotations

import inspect

import pytest

import jiedui as jd
import question_files
from question_files import Question
from support import ROOT

FILES = dict(question_files.files())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_as_the_script_writes_it(path: object) -> None:
    assert isinstance(path, type(ROOT))
    assert path.read_text("utf-8") == FILES[path], "run python tests/python/question_files.py"


@pytest.mark.parametrize("question", question_files.questions(), ids=lambda each: each.name)
def test_a_method_has_a_signature_and_a_docstring(question: Question) -> None:
    names = [each.name for each in question.parameters]
    names += ["threads"] * question.is_threaded + ["progress"] * question.is_watched
    for cls in (jd.Slice, jd.Network, jd.SliceOver):
        parameters = inspect.signature(getattr(cls, question.name)).parameters
        assert list(parameters) == ["self", *names]
        for each in question.parameters:
            default = parameters[each.name].default
            assert (default is inspect.Parameter.empty) == each.is_required
            assert each.is_required or repr(default) == each.default_in_python
        text = inspect.getdoc(getattr(cls, question.name)) or ""
        assert all(f"\n{name} : " in text for name in names)
        assert all(f"``{column.name}``" in text for column in question.columns)
        assert "```" not in text
        assert max(map(len, text.splitlines())) <= 100
