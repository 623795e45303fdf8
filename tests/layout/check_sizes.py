# SPDX-License-Identifier: Apache-2.0
"""Hold files under 400 lines and functions of Python under 60; clang-tidy holds those of C++ (`.clang-tidy`).

usage: check_sizes.py [--self-test]
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("include", "src", "bindings", "python")
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60

# Tables of data, and what a script writes: they may be longer.
TABLES = {
    "python/jiedui/_core.pyi": "the stubs of the bound module, one line a call",
    "python/jiedui/rows.py": "the rows of questions, written by tests/python/question_files.py",
}
TIDY = re.compile(r"readability-function-size\.LineThreshold: *(\d+)")

Tree = Mapping[str, str]  # path from the root -> text


def long_files(tree: Tree) -> Iterator[str]:
    """Complain of a file that is too long, and of an exception that is none."""
    for path, text in tree.items():
        lines = text.count("\n")
        if lines > MOST_LINES and path not in TABLES:
            yield f"{path}: has {lines} lines, {MOST_LINES} are the most"
        if lines <= MOST_LINES and path in TABLES:
            yield f"{path}: has {lines} lines only, and need not be an exception"


def _lines_of_docstring(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a docstring: what a call promises may be long."""
    first = node.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return (first.end_lineno or first.lineno) - first.lineno + 1 if is_text else 0


def long_functions(tree: Tree) -> Iterator[str]:
    """Complain of a function of Python that is too long."""
    for path, text in tree.items():
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1 - _lines_of_docstring(node)
                if lines > MOST_LINES_OF_A_FUNCTION:
                    yield f"{path}: {node.name} has {lines} lines, {MOST_LINES_OF_A_FUNCTION} are the most"


def tidy_holds_functions(tidy: str) -> Iterator[str]:
    """Complain if clang-tidy does not look at the functions of C++."""
    limit = TIDY.search(tidy)
    if "readability-function-size" not in tidy.split("CheckOptions")[0] or limit is None:
        yield ".clang-tidy: does not hold functions under a limit"
    elif int(limit[1]) > MOST_LINES_OF_A_FUNCTION:
        yield f".clang-tidy: allows functions of {limit[1]} lines"


def complaints(tree: Tree, tidy: str) -> list[str]:
    """Return all that is too long."""
    return [*long_files(tree), *long_functions(tree), *tidy_holds_functions(tidy)]


def read_tree() -> dict[str, str]:
    """Return the sources of the library and of the package."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if re.search(r"\.(hpp|cpp|hpp\.in|py|pyi)$", path.name)
    }


def self_test() -> list[str]:
    """Plant what is too long in a tree that is right, and return what goes unseen."""
    tidy = "Checks: readability-function-size\nCheckOptions:\n  readability-function-size.LineThreshold: 60\n"
    right = dict.fromkeys(TABLES, "\n" * (MOST_LINES + 1))
    right["src/a.cpp"] = "\n" * MOST_LINES
    right["python/jiedui/a.py"] = "def f():\n" + "    x = 1\n" * (MOST_LINES_OF_A_FUNCTION - 1)
    planted = [
        ({**right, "src/a.cpp": "\n" * (MOST_LINES + 1)}, tidy, "src/a.cpp: has 401"),
        ({**right, next(iter(TABLES)): ""}, tidy, "need not be an exception"),
        ({**right, "python/jiedui/a.py": right["python/jiedui/a.py"] + "    y = 1\n"}, tidy, "f has 61"),
        (right, tidy.replace("60", "61"), "allows functions of 61"),
        (right, "Checks: bugprone-*\n", "does not hold"),
    ]
    unseen = [f"self-test: a right tree is called wrong: {each}" for each in complaints(right, tidy)]
    for tree, options, expected in planted:
        if not any(expected in each for each in complaints(tree, options)):
            unseen.append(f"self-test: not seen: {expected}")
    return unseen


def main() -> int:
    """Print what is too long; return whether anything is."""
    tidy = (ROOT / ".clang-tidy").read_text(encoding="utf-8")
    wrong = self_test() if "--self-test" in sys.argv else complaints(read_tree(), tidy)
    sys.stdout.writelines(f"{each}\n" for each in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
