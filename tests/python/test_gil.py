# SPDX-License-Identifier: Apache-2.0
"""Where the bindings give the GIL and take it."""

from __future__ import annotations

import re
from pathlib import Path

import pybind11

BINDINGS = Path(__file__).parent.parent.parent / "bindings"


def test_the_gil_is_given_and_taken_in_one_place() -> None:
    """Pybind11's own guards would let a thread that ends unwind through what lets nothing pass."""
    others = {
        path.name
        for path in BINDINGS.iterdir()
        if re.search(r"gil_scoped|PyEval_|PyGILState_", path.read_text())
        and path.name not in ("pybind.hpp", "gil.cpp")
    }
    assert others == set()


def test_whatever_runs_python_code_keeps_a_thread_that_python_ends() -> None:
    """A function of Python that may run code, and that pybind11 or the bindings call, is in ending.hpp."""
    may_run = re.compile(
        r"\b(Py(?:Object_(?:ASCII|Bytes|Call|Del|Dir|Format|Get|HasAttr|Hash|Is|Length|Repr|Rich|Set|Str|Vectorcall)"
        r"|Err_(?:CheckSignals|Normalize|Warn)|Import_Import|Iter_|Mapping_|Number_(?:Float|Index|Long)|OS_FSPath|Sequence_)\w*)\b"
    )
    never = re.compile(r"Py\w+_Check|PySequence_Fast_ITEMS")
    sources = [*Path(pybind11.get_include()).rglob("*.h"), *BINDINGS.iterdir()]
    texts = [path.read_text() for path in sources if path.name != "ending.hpp"]
    called = {name for text in texts for name in may_run.findall(text)}
    kept = set(re.findall(r"#define (Py\w+)\(", (BINDINGS / "ending.hpp").read_text()))
    assert {name for name in called - kept if not never.fullmatch(name)} == set()
