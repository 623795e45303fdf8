# SPDX-License-Identifier: Apache-2.0
"""Texts for people: whatever stands in ids, names, headers and names of files, no terminal obeys it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.errors import printable

MOST = 100_000
HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Without what files cannot hold as a text: a zero byte, lone surrogates.
PIECES = [
    "\n",
    "\r\n",
    "\x1b[31m",
    "\x07",
    "\u202e",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\x85",
    "'",
    "\\",
    "学校",
    "a",
    "x" * 9000,
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


def fault_of(text: str, lines: int = 1) -> str:
    """Say what a text holds that it must not; nothing if it is sound."""
    if len(text) > MOST:
        return f"it has {len(text)} characters"
    if text.count("\n") >= lines:
        return f"it has {text.count(chr(10)) + 1} lines"
    hidden = [each for each in text if each != "\n" and unicodedata.category(each) in HIDDEN]
    return f"it holds {hidden[0]!r}" if hidden else ""


def texts_of(text: str) -> Iterator[tuple[str, int]]:
    """Give all that the library says of a ledger full of a text, each with the lines that it may have."""
    schools = [{"id": text, "name": text, text: text}, {"id": "B", "name": text}]
    supports = [{"id": text, "supporter": text, "recipient": "B", "basis": text}]
    ledger = jd.read_ledger({"schools": schools, "supports": supports})
    network = jd.Network(ledger)
    yield repr(ledger.schools), 3
    yield ledger.schools._repr_html_(), 20
    yield repr(network.ties()), 2
    yield network.ties()._repr_html_(), 20
    yield repr(network.where(basis=text)), 1
    yield repr(network.within([text])), 1
    yield repr(ledger.sources), 1
    for language in ("en", "zh"):
        for sentence in jd.difference(ledger, ledger.without_records(supports=text)).summary(language):
            yield sentence, 1
        for finding in ledger.findings:
            yield finding.explain(language), 1
    broken = [{"supporter": text + "?", "recipient": text, "channel": text, "first_day": text, text: text}]
    with pytest.raises(jd.errors.BadLedger) as caught:
        jd.read_ledger({"schools": schools, "supports": broken, text: schools})
    findings = caught.value.findings
    yield str(caught.value), len(findings) + 2
    yield repr(findings), len(findings) + 1
    for finding in findings:
        yield repr(finding), 1
        yield finding.explain("zh"), 1
    for ask in (lambda: network.reach(text + "?"), lambda: network.where(**{text: "x"})):
        with pytest.raises(jd.Error) as wrong:
            ask()
        yield str(wrong.value), 1


@given(TEXTS)
def test_no_text_of_the_library_holds_what_a_terminal_obeys(text: str) -> None:
    for said, lines in texts_of(f"<{text}>"):  # so that it has no blanks at its ends
        assert fault_of(said, lines) == "", said


def test_a_policy_says_its_ids_and_reasons_in_one_line() -> None:
    bad = "\x1b[31m\n" + "x" * 9000
    with pytest.raises(jd.errors.BadPolicy) as caught:
        jd.policy_of(
            '{"id": "p", "rules": [{"id": "%s", "kind": "%s"}]}' % (2 * ("\\u001b\\n" + "x" * 9000,))
        )
    assert fault_of(str(caught.value), len(caught.value.findings) + 2) == ""
    with pytest.raises(jd.Error) as unknown:
        jd.policy(bad)
    assert fault_of(str(unknown.value)) == ""
    assert unknown.value.subject == bad


@pytest.mark.parametrize("name", ["schools\n.csv", "\x1b[31m.csv", "学校\u202e.csv", "no\udcfftext.csv"])
def test_names_of_files_are_shown_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id,name\nA,Alpha\n")
    with pytest.raises(jd.errors.BadLedger) as caught:
        jd.read_ledger(tmp_path)
    assert fault_of(str(caught.value), len(caught.value.findings) + 2) == ""
    for finding in caught.value.findings:
        assert fault_of(finding.explain("zh")) == ""
    missing = tmp_path / name / "nowhere"
    for call in (
        lambda: jd.read_ledger(missing),
        lambda: jd.open_ledger(missing),
        lambda: jd.read_policy(missing),
    ):
        with pytest.raises(OSError, match="cannot read") as unreadable:
            call()
        assert fault_of(str(unreadable.value)) == ""


def test_errors_made_in_python_are_in_one_line_too(tmp_path: Path) -> None:
    calls: list[Callable[[], object]] = [
        lambda: jd.read_ledger({"schools\n\x1b": 7}),
        lambda: jd.read_ledger(tmp_path / "\x1b\n.xlsx"),
        lambda: jd.read_ledger({"schools": {"a\nb": ["x"], "c": []}}),
    ]
    for call in calls:
        with pytest.raises(jd.Error) as caught:
            call()
        assert fault_of(str(caught.value)) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb", "a\\nb"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202e", "\\u202e"),
        ("\ud800", "\\ud800"),
        ("x" * 200, "x" * 119 + "…"),
        ("县城一小", "县城一小"),
    ],
)
def test_a_text_is_escaped_and_cut(text: str, said: str) -> None:
    assert printable(text) == said
    assert printable(said) == said
