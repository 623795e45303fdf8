# SPDX-License-Identifier: Apache-2.0
"""What the policies that ship rest on: documents, and not the pages at which they were read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

import jiedui as jd
from support import ROOT

ADDRESS = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|cn|net|org|edu|gov|htm|html|asp|php)\b", re.IGNORECASE
)
# Of these the document itself was seen, or stands on a page of those who issued it.
SEEN = ("F", "叶教", "常州市武进区教育局《关于做好2015年教师交流工作的通知》")
PAGES = "\n".join(page.read_text("utf-8") for page in sorted((ROOT / "docs" / "policies").glob("*.md")))


def bases_in(part: Any) -> Iterator[tuple[str, str | None]]:
    """Give each basis of a policy, with the confidence beside it if there is one."""
    if isinstance(part, dict):
        if "basis" in part:
            yield part["basis"], part.get("confidence")
        for each in part.values():
            yield from bases_in(each)
    if isinstance(part, list):
        for each in part:
            yield from bases_in(each)


@pytest.mark.parametrize("name", jd.policies())
def test_no_basis_is_an_address(name: str) -> None:
    text = "\n".join(line for line in jd.policy_text(name).splitlines() if not line.lstrip().startswith("//"))
    bases = list(bases_in(json.loads(text)))
    assert bases
    for basis, confidence in bases:
        assert not ADDRESS.search(basis), basis
        if confidence == "confirmed":
            assert basis.startswith(SEEN), basis


def test_addresses_are_recognised() -> None:
    for basis in (
        "glgdyx.com/content-21-9686-1.html",
        "as www.jxxfw.com has it",
        "paper.wenweipo.com",
        "a.htm",
    ):
        assert ADDRESS.search(basis), basis
    assert not ADDRESS.search(
        "教师〔2014〕4号《关于推进县(区)域内义务教育学校校长教师交流轮岗的意见》, item 2.1"
    )


def test_each_document_that_was_read_in_a_mirror_has_its_page() -> None:
    """A page names each document that has a title, and the addresses at which documents were read."""
    for name in jd.policies():
        titles = re.findall(r"《[^》]+》", jd.policy(name).basis)
        assert all(title in PAGES for title in titles), name
    assert len(ADDRESS.findall(PAGES)) >= 10
