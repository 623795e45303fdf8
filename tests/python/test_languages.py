# SPDX-License-Identifier: Apache-2.0
"""Tables and answers in Chinese: columns and closed words; nothing else changes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import jiedui as jd
import question_files
from jiedui.testing import day, network_of
from strategies import Drawn
from test_questions import any_networks

CHINESE = re.compile("[\u4e00-\u9fff]")
OF_KINDS = {
    "school": "A",
    "schools": ["A"],
    "day": day(3),
    "days": [day(3)],
    "text": "township",
    "number": 0.5,
    "span": "2003/2004",
    "spans": ["2003/2004"],
    "word": "primary",
    "indicator": "books",
    "moves": {"books": {"kind": "transfer", "of": "yuan"}},
}
TEXT = (
    "A>B staff 2003-autumn..; B>C funds 5 unit=yuan | schools A weak=no; B weak=yes duty=1; C"
    " | indicators B 2003/2004 books primary 30 pupils=10"
)


def answers_of(network: jd.Network) -> list[jd.Answer[Any]]:
    whole = network.all_kinds()
    return [
        getattr(whole, each.name)(*question_files.arguments_of(each, OF_KINDS))
        for each in question_files.questions()
    ]


@given(any_networks)
def test_ids_numbers_and_days_stay_as_they_are(drawn: Drawn) -> None:
    network = drawn.network()
    for answer in (network.all_kinds().ties(), network.schools(), network.roles(), network.duties()):
        shown = answer.in_language("zh")
        assert len(shown) == len(answer)
        assert len(shown.columns) == len(answer.columns)
        for place, column in enumerate(answer.columns):
            before, after = ([row[place] for row in rows] for rows in (answer, shown))
            if column.role not in ("word", "flag", "day", "period", "unit", "name", "tie"):
                assert before == after
            assert [cell is None for cell in before] == [cell is None for cell in after]
        assert [shown.evidence(i) for i in range(len(shown))] == [
            answer.evidence(i) for i in range(len(answer))
        ]
        assert shown.left_out == answer.left_out


def test_every_column_of_every_question_has_a_chinese_name() -> None:
    for answer in answers_of(network_of(TEXT)):
        for column in answer.in_language("zh").columns:
            assert CHINESE.search(column.name), (answer.question, column.name)
        assert answer.in_language("en") == answer


def test_closed_words_flags_and_terms_are_said_in_chinese() -> None:
    network = network_of(TEXT)
    assert network.schools().in_language("zh")["是否薄弱学校"].tolist() == ["否", "是", None]
    (tie, _) = network.ties().in_language("zh")
    assert tie[0] == "结对"
    assert "2003年秋期" in tuple(tie)
    assert network.duties().to_csv(language="zh") == (
        "学校,应支援学校数,已支援学校数,缺额,判定\nB,1,1,0,达到\n"
    )
    assert network.ledger.schools.in_language("zh").columns[0].name == "标识码"


def test_what_is_printed_and_written_takes_the_language(tmp_path: Path) -> None:
    duties = network_of(TEXT).duties()
    assert "判定" in duties.to_text(language="zh")
    assert "<th" in duties.to_html(language="zh")
    assert "判定" in duties.to_html(language="zh")
    assert "判定" in str(duties.in_language("zh"))
    path = tmp_path / "duties.csv"
    duties.to_csv(path, language="zh")
    assert path.read_text("utf-8").startswith("学校,")
    shown = duties.in_language("zh").sort("缺额").head(1)
    assert shown.evidence(0) == duties.evidence(0)


def test_an_attribute_keeps_its_name_and_its_words() -> None:
    """Also where another table has a column of that name."""
    schools = network_of("A>B staff | schools A channel=funds; B").ledger.schools.in_language("zh")
    assert schools["channel"].tolist() == ["funds", None]


def test_a_language_that_is_not_there_is_told() -> None:
    duties = network_of(TEXT).duties()
    with pytest.raises(jd.BadArgument, match="'en' or 'zh'"):
        duties.in_language("fr")  # type: ignore[arg-type]
