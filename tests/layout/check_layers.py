# SPDX-License-Identifier: Apache-2.0
"""Hold the tree to its layers: name every include that goes up or across, and what else is out of place.

usage: check_layers.py [--self-test]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What each layer may include beside itself.
BELOW: dict[str, set[str]] = {
    "base": set(),
    "words": {"base"},
    "graph": {"base"},
    "equity": {"base"},
    "model": {"base", "words", "graph"},
    "frame": {"base", "words", "model"},
    "io": {"base", "words", "model", "frame"},
    "query": {"base", "words", "graph", "equity", "model", "frame"},
    "rules": {"base", "words", "graph", "equity", "model", "frame", "io", "query"},
    "testing": {"base", "words", "graph", "equity", "model", "frame", "io", "query", "rules"},
}
# Where other people's headers, and those that print or die, may be named.
DOORS: dict[str, tuple[str, ...]] = {
    "boost": ("include/jiedui/model/bgl.hpp", "src/", "tests/"),
    "nlohmann": ("src/",),
    "pybind11": ("bindings/pybind.hpp",),
    "gtest": ("tests/cpp/", "docs/examples/"),
    "benchmark": ("tests/bench/",),
    "iostream": ("tests/",),
    "cassert": (),
}
TOP = {
    *("CMakeLists.txt", "CMakePresets.json", "LICENSE", "Makefile", "README.md", "pyproject.toml"),
    *("bindings", "build", "docs", "include", "python", "src", "tests"),
}
UMBRELLA = "jiedui/jiedui.hpp"
# Parts of it, which list what the umbrella need not: questions and records.
LISTS = ("jiedui/query/questions.hpp", "jiedui/model/records.hpp")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^">]+)[">]', re.MULTILINE)
FORBIDDEN = re.compile(r"^(?!\s*//).*?(using namespace|std::(?:abort|exit|cout|cerr))", re.MULTILINE)
OUR_PYTHON = re.compile(r'import\(\s*"(jiedui[\w.]*)"')
HEAD = "// SPDX-License-Identifier: Apache-2.0\n"

Tree = Mapping[str, str]  # path from the root -> text


def layer_of(name: str) -> str | None:
    """Return the layer of a file under include/jiedui/, its detail/, or src/, by its path or an include."""
    first = re.sub(r"^(include/)?jiedui/(detail/)?|^src/", "", name).split("/")[0]
    return "base" if first in ("version.hpp", "fwd.hpp") else first if first in BELOW else None


def ours(tree: Tree) -> Iterator[tuple[str, str]]:
    """Yield every include of one of our own headers: who includes, and what."""
    for path, text in tree.items():
        for name in INCLUDE.findall(text):
            if name.startswith("jiedui/") or f"src/{name}" in tree:
                yield path, name


def includes_go_down(tree: Tree) -> Iterator[str]:
    """Complain of an include that goes up or across."""
    for path, name in ours(tree):
        own, other = layer_of(path), layer_of(name)
        if path.startswith(("include/", "src/")) and path != f"include/{UMBRELLA}":
            if name == UMBRELLA:
                yield f"{path}: includes {name}, which is for users only"
            elif own and other != own and other not in BELOW[own]:
                yield f"{path}: {own} may not include {name}"
        if path.startswith("include/") and not name.startswith("jiedui/"):
            yield f"{path}: a public header includes {name} of src/"
        if path.startswith("bindings/") and not name.startswith("jiedui/"):
            yield f"{path}: a binding includes {name} of src/"
        if path.startswith("tests/cpp/oracle/") and other not in {"base", "model"}:
            yield f"{path}: an oracle shares {name} with what it judges"


def files_have_a_layer(tree: Tree) -> Iterator[str]:
    """Complain of a header or source that stands in no layer."""
    for path in tree:
        if path.startswith(("include/", "src/")) and path != f"include/{UMBRELLA}" and not layer_of(path):
            yield f"{path}: stands in no layer"


def strangers_come_through_doors(tree: Tree) -> Iterator[str]:
    """Complain of Boost and the like where they may not be named."""
    for path, text in tree.items():
        for name in INCLUDE.findall(text):
            doors = DOORS.get(name.split("/")[0])
            if doors is not None and not path.startswith(doors):
                yield f"{path}: {name} may be included by {', '.join(doors) or 'nobody'} only"


def headers_neither_print_nor_die(tree: Tree) -> Iterator[str]:
    """Complain of `std::cout`, `std::abort`, `using namespace` in a public header."""
    for path, text in tree.items():
        if path.startswith("include/"):
            yield from (f"{path}: {word}" for word in FORBIDDEN.findall(text))


def bindings_import_nothing_of_ours(tree: Tree) -> Iterator[str]:
    """Complain of a binding that imports a Python module of ours: Python gives the shape, and calls C++."""
    for path, text in tree.items():
        if path.startswith("bindings/"):
            yield from (f"{path}: imports {name}" for name in OUR_PYTHON.findall(text))


def umbrella_is_whole(tree: Tree) -> Iterator[str]:
    """Complain of a public header that the umbrella forgets, and of one for tests that it has."""
    named = INCLUDE.findall("".join(tree.get(f"include/{each}", "") for each in (UMBRELLA, *LISTS)))
    for path in tree:
        name = path.removeprefix("include/")
        is_machinery = name.startswith("jiedui/detail/")
        is_public = name != path and not is_machinery and not name.endswith("/bgl.hpp")
        if is_machinery and name in named:
            yield f"include/{UMBRELLA}: includes {name}, which is for the compiler alone"
        elif layer_of(path) == "testing":
            if name in named:
                yield f"include/{UMBRELLA}: includes {name}, which applications do not want"
        elif is_public and name != UMBRELLA and name not in named:
            yield f"include/{UMBRELLA}: forgets {name}"


def files_start_alike(tree: Tree) -> Iterator[str]:
    """Complain of a file that does not start as all do."""
    for path, text in tree.items():
        head = HEAD + "#pragma once\n/// @file\n" if path.endswith(".hpp") else HEAD
        if not text.startswith(head):
            yield f"{path}: does not start with {head!r}"


CHECKS: list[Callable[[Tree], Iterator[str]]] = [
    includes_go_down,
    files_have_a_layer,
    strangers_come_through_doors,
    headers_neither_print_nor_die,
    bindings_import_nothing_of_ours,
    umbrella_is_whole,
    files_start_alike,
]


def complaints(tree: Tree) -> list[str]:
    """Return all that is wrong with `tree`."""
    return [each for check in CHECKS for each in check(tree)]


def read_tree() -> dict[str, str]:
    """Return our C++ files; a template `x.hpp.in` stands for the header that is made of it."""
    folders = ("include", "src", "bindings", "tests", "docs/examples")
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*"))
    return {
        path.relative_to(ROOT).as_posix().removesuffix(".in"): path.read_text(encoding="utf-8")
        for path in paths
        if re.search(r"\.(hpp|cpp|hpp\.in)$", path.name)
    }


def self_test() -> list[str]:
    """Plant violations in a sound tree, one at a time, and return those that go unseen."""
    header = HEAD + "#pragma once\n/// @file\n/// A header.\n\n"
    sound = {
        f"include/{UMBRELLA}": header + '#include "jiedui/base/day.hpp"\n#include "jiedui/query/roles.hpp"\n',
        "include/jiedui/base/day.hpp": header + "#include <compare>\n",
        "include/jiedui/detail/base/hash.hpp": header,
        "include/jiedui/query/roles.hpp": header + '#include "jiedui/base/day.hpp"\n',
        "include/jiedui/testing/verdicts.hpp": header + '#include "jiedui/query/roles.hpp"\n',
        "include/jiedui/model/bgl.hpp": header + "#include <boost/graph/graph_traits.hpp>\n",
        "src/io/csv.hpp": header,
        "src/io/csv.cpp": HEAD + '#include "io/csv.hpp"\n#include <boost/version.hpp>\n',
        "bindings/pybind.hpp": header + "#include <pybind11/pybind11.h>\n",
        "tests/cpp/oracle/roles_naive.hpp": header + '#include "jiedui/base/day.hpp"\n',
    }
    planted = [
        ("include/jiedui/base/day.hpp", '#include "jiedui/query/roles.hpp"\n', "base may not"),
        ("include/jiedui/query/roles.hpp", '#  include "jiedui/io/read.hpp"\n', "query may not"),
        ("include/jiedui/query/roles.hpp", f'#include "{UMBRELLA}"\n', "users only"),
        ("include/jiedui/query/roles.hpp", "#include <boost/graph/graph_traits.hpp>\n", "only"),
        ("include/jiedui/query/roles.hpp", "using namespace std;\n", "using namespace"),
        ("include/jiedui/base/day.hpp", '#include "io/csv.hpp"\n', "of src/"),
        ("include/jiedui/query/reach.hpp", header, "forgets"),
        ("include/jiedui/equity/gini.hpp", header + '#include "jiedui/graph/csr.hpp"\n', "equity may not"),
        ("include/jiedui/equity/gini.hpp", header + '#include "jiedui/model/slice.hpp"\n', "equity may not"),
        ("include/jiedui/graph/csr.hpp", header + '#include "jiedui/equity/gini.hpp"\n', "graph may not"),
        ("include/jiedui/rules/judge.hpp", '#include "jiedui/testing/verdicts.hpp"\n', "rules may not"),
        (f"include/{UMBRELLA}", '#include "jiedui/testing/verdicts.hpp"\n', "do not want"),
        (f"include/{UMBRELLA}", '#include "jiedui/detail/base/hash.hpp"\n', "compiler alone"),
        ("include/jiedui/detail/base/hash.hpp", '#include "jiedui/query/roles.hpp"\n', "base may not"),
        ("include/jiedui/odd/reach.hpp", header, "no layer"),
        ("src/io/csv.cpp", '#include "jiedui/query/roles.hpp"\n', "io may not"),
        ("src/base/day.cpp", '#include "io/csv.hpp"\n', "base may not"),
        ("src/io/read.cpp", "int x;\n", "does not start"),
        ("bindings/module.cpp", HEAD + "#include <pybind11/stl.h>\n", "only"),
        ("bindings/module.cpp", HEAD + '#include "io/csv.hpp"\n', "of src/"),
        ("bindings/module.cpp", HEAD + 'py::module_::import("jiedui.rows");\n', "imports jiedui.rows"),
        ("tests/cpp/oracle/roles_naive.hpp", '#include "jiedui/query/roles.hpp"\n', "oracle"),
        ("include/jiedui/base/text.hpp", "#pragma once\n", "does not start"),
    ]
    unseen = [f"self-test: a sound tree is called wrong: {each}" for each in complaints(sound)]
    for path, text, expected in planted:
        seen = complaints({**sound, path: sound.get(path, "") + text})
        if not any(path.removeprefix("include/") in each and expected in each for each in seen):
            unseen.append(f"self-test: not seen: {text!r} in {path}")
    return unseen


def main() -> int:
    """Print what is wrong; return whether anything is."""
    if "--self-test" in sys.argv:
        wrong = self_test()
    else:
        entries = sorted(path.name for path in ROOT.iterdir())
        wrong = [f"{each}: not at the top level" for each in entries if each not in TOP and each[0] != "."]
        wrong += complaints(read_tree())
    sys.stdout.writelines(f"{each}\n" for each in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
