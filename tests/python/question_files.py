# SPDX-License-Identifier: Apache-2.0
"""Writes what follows from the list of questions: row classes, stubs, and tables of the documentation.

``python tests/python/question_files.py``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jiedui import _core
from support import ROOT

ROWS = ROOT / "python" / "jiedui" / "rows.py"
STUBS = ROOT / "python" / "jiedui" / "_core.pyi"
PAGES = ROOT / "docs" / "questions"
INDEX = PAGES / "README.md"

CELLS = {
    "text": "str",
    "texts": "tuple[str, ...]",
    "boolean": "bool",
    "integer": "int",
    "real": "float",
    "day": "date",
    "decimal": "Decimal",
}
# Classes of rows that are written by hand.
OTHER_ROWS = ["Change", "Judge", "Shortfalls", "WhoMustRotate"]
# What a parameter takes, in stubs and on pages.
TAKES = {
    "flag": ("bool", "True or False"),
    "count": ("SupportsIndex", "a whole number from 0 on"),
    "number": ("float", "a number"),
    "text": ("str", "a text"),
    "school": ("str", "the id of a school"),
    "schools": ("_SchoolsLike", "ids of schools, one id or a `SchoolSet`"),
    "channels": ("_ChannelsLike", "channels or families, one or several"),
    "day": ("_DayLike", "a day"),
    "days": ("_DayLike | Iterable[_DayLike]", "a day or several"),
    "words": ("str | Iterable[str]", "one or several of {words}"),
    "length": ("SupportsIndex | str", "a number of days, or a text such as `12 months`"),
    "span": ("str", "a school year, such as `2003/2004`"),
    "spans": ("str | Iterable[str]", "a school year, such as `2003/2004`, or several"),
    "word": ("str", "one of {words}"),
    "moves": ("_Moves", "a dict by indicator, each a dict of fields or a list of such dicts"),
}
THREADS = "How many threads at most; 0: as many as the machine has. The answer is the same."
PROGRESS_DOC = "Called some twenty times a second with `step, done, share`; what it raises ends the call."
PROGRESS = "Callable[[str, int, float | None], object] | None"


class Parameter(NamedTuple):
    """A parameter of a question."""

    name: str
    kind: str
    is_required: bool
    default: str
    doc: str
    words: list[str]
    unit: str

    @property
    def default_in_python(self) -> str:
        """Give the default as Python writes it."""
        if self.kind == "flag":
            return "True" if self.default == "yes" else "False"
        is_text = self.kind in ("text", "length")
        return repr(self.default) if self.default and is_text else self.default or "None"


class Column(NamedTuple):
    """A column of a question's rows."""

    name: str
    kind: str
    may_miss: bool
    role: str
    unit: str
    doc: str


class Question(NamedTuple):
    """A question of the list."""

    name: str
    parameters: list[Parameter]
    columns: list[Column]
    is_threaded: bool
    is_watched: bool
    rows: str

    @property
    def row_class(self) -> str:
        """Give the name of the class of its rows."""
        return self.name.title().replace("_", "")

    def cells(self) -> Iterator[tuple[Column, str]]:
        """Yield each column with the type of its cells."""
        for column in self.columns:
            yield column, CELLS[column.kind] + (" | None" if column.may_miss else "")


def arguments_of(question: Question, of_kinds: Mapping[str, Any]) -> list[Any]:
    """Give the parameters that a question must have, each a value of its kind, or the one of its name."""
    return [
        of_kinds[each.name if each.name in of_kinds else each.kind]
        for each in question.parameters
        if each.is_required
    ]


def questions() -> list[Question]:
    """Give all questions of the list."""
    return [
        Question(name, [Parameter(*each) for each in parameters], [Column(*each) for each in columns], *rest)
        for name, parameters, columns, *rest in _core._questions()
    ]


def row_classes() -> str:
    """Write the classes of rows."""
    return "\n\n".join(_row_class(each) for each in questions())


def _row_class(question: Question) -> str:
    lines = [f"class {question.row_class}(NamedTuple):", f'    """A row of ``{question.name}``."""', ""]
    lines += [f"    {column.name}: {cell}" for column, cell in question.cells()]
    return "\n".join(lines) + "\n"


def methods() -> str:
    """Write the methods of stubs."""
    return "".join(_method(each, f"rows.{each.row_class}") for each in questions())


def methods_over_periods() -> str:
    """Write the methods of stubs whose rows begin with a period, and have a class made at run time."""
    return "".join(_method(each, "Any") for each in questions())


def _method(question: Question, row: str) -> str:
    parameters = ["self"]
    for each in question.parameters:
        takes = TAKES[each.kind][0]
        if each.is_required:
            parameters.append(f"{each.name}: {takes}")
        else:
            optional = " | None" if each.default_in_python == "None" else ""
            default = each.default_in_python.replace("'", '"')
            parameters.append(f"{each.name}: {takes}{optional} = {default}")
    if question.is_threaded:
        parameters.append("threads: SupportsIndex = 1")
    if question.is_watched:
        parameters.append(f"progress: {PROGRESS} = None")
    returns = f") -> Answer[{row}]: ...\n"
    on_one_line = f"    def {question.name}(" + ", ".join(parameters) + returns
    if len(on_one_line) <= 110:
        return on_one_line
    in_brackets = f"    def {question.name}(\n        " + ", ".join(parameters) + "\n    " + returns
    if all(len(line) <= 109 for line in in_brackets.splitlines()):
        return in_brackets
    one_a_line = "".join(f"        {each},\n" for each in parameters)
    return f"    def {question.name}(\n{one_a_line}    {returns}"


def table_of_columns(question: Question) -> str:
    """Write the columns of a page."""
    lines = ["| column | Python | role | unit | meaning |", "| --- | --- | --- | --- | --- |"]
    for column, cell in question.cells():
        python = cell.replace("tuple[str, ...]", "tuple of str").replace(" | None", " or None")
        lines.append(f"| `{column.name}` | {python} | {column.role} | {column.unit} | {column.doc} |")
    return "\n".join(lines) + "\n"


def table_of_parameters(question: Question) -> str:
    """Write the parameters of a page."""
    if not question.parameters:
        return "None but the slice.\n"
    lines = ["| parameter | takes | default | meaning |", "| --- | --- | --- | --- |"]
    for each in question.parameters:
        takes = TAKES[each.kind][1].format(words=", ".join(f"`{word}`" for word in each.words))
        default = "must be given" if each.is_required else f"`{each.default_in_python}`"
        unit = f" In {each.unit}." if each.unit else ""
        lines.append(f"| `{each.name}` | {takes} | {default} | {each.doc}{unit} |")
    if question.is_threaded:
        lines.append(f"| `threads` | {TAKES['count'][1]} | `1` | {THREADS} |")
    if question.is_watched:
        lines.append(f"| `progress` | a callable, in Python only | `None` | {PROGRESS_DOC} |")
    return "\n".join(lines) + "\n"


def page(question: Question, text: str) -> str:
    """Write the tables of a page anew: of each section the first table, and nothing else."""
    for heading, table in (("Parameters", table_of_parameters), ("A row", table_of_columns)):
        begin = text.index(f"\n## {heading}\n")
        end = text.index("\n## ", begin + 1)
        old = re.search(r"^(?:(?:\|.*\n)+|None but the slice\.\n)", text[begin:end], re.MULTILINE)
        assert old, f"{question.name}.md: below '## {heading}' stands a table"
        text = text[: begin + old.start()] + table(question) + text[begin + old.end() :]
    return text


def index(text: str) -> str:
    """Write the list of questions anew: each with what the heading of its page asks."""
    lines = ["| question | asks |", "| --- | --- |"]
    for question in questions():
        heading = (PAGES / f"{question.name}.md").read_text("utf-8").splitlines()[0]
        asks = heading.removeprefix(f"# `{question.name}`: ")
        lines.append(f"| [`{question.name}`]({question.name}.md) | {asks} |")
    old = re.search(r"\| question \| asks \|\n(?:\|.*\n)+", text)
    assert old, INDEX
    return text[: old.start()] + "\n".join(lines) + "\n" + text[old.end() :]


def between_marks(text: str, what: str, new: str) -> str:
    """Write the part of a text between its marks anew."""
    begin = re.search(rf"^ *# The {what}.*\n", text, re.MULTILINE)
    end = re.search(rf"^ *# The end of the {what.split(' of ')[0]}\..*\n", text, re.MULTILINE)
    assert begin, what
    assert end, what
    return text[: begin.end()] + new + text[end.start() :]


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with what should stand in it."""
    rows = between_marks(ROWS.read_text("utf-8"), "questions of the list", "\n\n" + row_classes() + "\n\n")
    names = sorted([*OTHER_ROWS, *(each.row_class for each in questions())])
    exports = "".join(f'    "{name}",\n' for name in names)
    yield ROWS, re.sub(r"__all__ = \[\n.*?\]\n", f"__all__ = [\n{exports}]\n", rows, flags=re.DOTALL)
    stubs = between_marks(STUBS.read_text("utf-8"), "questions of the list", methods())
    yield STUBS, between_marks(stubs, "same questions of several periods", methods_over_periods())
    yield INDEX, index(INDEX.read_text("utf-8"))
    for question in questions():
        path = PAGES / f"{question.name}.md"
        yield path, page(question, path.read_text("utf-8"))


if __name__ == "__main__":
    for path, text in files():
        path.write_text(text, "utf-8")
