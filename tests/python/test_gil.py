# SPDX-License-Identifier: Apache-2.0
"""Where the bindings give the GIL and take it."""

from __future__ import annotations

import re
from pathlib import Path

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
