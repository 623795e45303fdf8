# SPDX-License-Identifier: Apache-2.0
"""Ledgers from files: all that is wrong is found at once, with its place; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import jiedui as jd
from support import ledger_of_files

Files = dict[str, str | bytes]
# code, table, row, column, value
Place = tuple[str, str, int, str, str]

SCHOOLS = "id,name\nA,Alpha\nB,Beta\n"
SUPPORTS = "supporter,recipient,channel,first_day,last_day\nA,B,staff,2003-09-01,\n"


def places_of(findings: Iterable[jd.Finding]) -> list[Place]:
    return [(each.code, each.table, each.row, each.column, each.value) for each in findings]


def wrong_in(files: Mapping[str, str | bytes]) -> list[Place]:
    """List what is wrong with a ledger that is refused, and look at what every finding must say."""
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files(files)
    error = caught.value
    assert isinstance(error, ValueError)
    assert error.code is jd.ErrorCode.bad_ledger
    assert any(each.severity == "error" for each in error.findings)
    for each in error.findings:
        text = each.explain()
        assert str(each) == text
        assert each.table in text
        assert each.value in text or each.code == "unclosed_quote"  # all the rest of the file
        assert each.row == 0 or str(each.row) in text
        assert len(text.split()) >= 6
    return places_of(error.findings)


def supports(*rows: str) -> Files:
    header = "id,supporter,recipient,channel,first_day,last_day,amount"
    return {"schools.csv": SCHOOLS, "supports.csv": "\n".join([header, *rows, ""])}


# Each line of «Bad input»: files, and what is wrong in them.
BAD_INPUT: dict[str, tuple[Files, list[Place]]] = {
    "missing required column": (
        {"schools.csv": SCHOOLS, "supports.csv": "supporter,channel\nA,staff\n"},
        [("missing_column", "supports", 0, "recipient", "")],
    ),
    "missing id": (
        {"schools.csv": "id,name\nA,Alpha\nB,Beta\n,Gamma\n", "supports.csv": SUPPORTS},
        [("missing_value", "schools", 4, "id", "")],
    ),
    "duplicate id": (
        supports("S1,A,B,staff,,,", "S1,B,A,funds,,,"),
        [("duplicate_id", "supports", 3, "id", "S1")],
    ),
    "unknown end": (
        supports("S1,A,Z,staff,,,", "S2,Y,B,staff,,,"),
        [("unknown_id", "supports", 2, "recipient", "Z"), ("unknown_id", "supports", 3, "supporter", "Y")],
    ),
    "unparsable day": (
        supports("S1,A,B,staff,2003-02-30,soon,"),
        [
            ("bad_day", "supports", 2, "first_day", "2003-02-30"),
            ("bad_day", "supports", 2, "last_day", "soon"),
        ],
    ),
    "last day before first": (
        supports("S1,A,B,staff,2003-09-02,2003-09-01,"),
        [("last_before_first", "supports", 2, "last_day", "2003-09-01")],
    ),
    "unknown channel word": (
        supports("S1,A,B,stuff,,,"),
        [("unknown_word", "supports", 2, "channel", "stuff")],
    ),
    "a number where text is wanted": (
        {"schools.csv": "id,name\nA,17\nB,Beta\n", "supports.csv": SUPPORTS},
        [("number_for_text", "schools", 2, "name", "17")],
    ),
    "text where a number is wanted": (
        supports("S1,A,B,staff,,,many"),
        [("bad_number", "supports", 2, "amount", "many")],
    ),
    "an empty file": (
        {"schools.csv": SCHOOLS, "supports.csv": ""},
        [("empty_table", "supports", 0, "", "")],
    ),
    "a folder without a ledger": (
        {"notes.txt": "nothing"},
        [("missing_table", "", 0, "", ""), ("missing_table", "", 0, "", "")],
    ),
    "no ties": ({"schools.csv": SCHOOLS}, [("missing_table", "", 0, "", "")]),
    "text that is not UTF-8": (
        {"schools.csv": b"id,name\nA,\xff\nB,Beta\n", "supports.csv": SUPPORTS},
        [("bad_encoding", "schools", 2, "", "")],
    ),
    "a quote that never ends": (
        {"schools.csv": 'id,name\nA,Alpha\nB,"Beta\n', "supports.csv": SUPPORTS},
        [("unclosed_quote", "schools", 3, "", "Beta")],
    ),
    "a row that is too short": (
        {"schools.csv": "id,name,weak\nA,Alpha,yes\nB,Beta\n", "supports.csv": SUPPORTS},
        [("row_length", "schools", 3, "", "2")],
    ),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_is_found_with_its_place(case: str) -> None:
    files, expected = BAD_INPUT[case]
    found = wrong_in(files)
    assert [place[:4] for place in found] == [place[:4] for place in expected]
    assert [place[4] for place in found if place[4]] == [place[4] for place in expected if place[4]]


ALL_AT_ONCE: Files = {
    "schools.csv": "id,name,weak,duty\nA,Alpha,yes,2\nB,Beta,perhaps,x\n,Gamma,,\nA,Delta,,\nC,C,,\nD,D,,\n",
    "supports.csv": (
        "supporter,recipient,channel,first_day,last_day\n"
        "A,B,staff,2003-09-01,\n"
        "A,Z,stuff,soon,\n"
        "B,A,funds,2004年,2003-09-01\n"
        "C,C,staff,,?\n"
        "C,D,funds,,?\n"
    ),
    "postings.csv": "home,host,count,last_day\nA,B,many,?\nA,Q,3,?\n",
    "claims.csv": "what,amount\npersons,129\n",
    "needs.csv": "",
}


def test_all_findings_come_at_once_by_table_and_row() -> None:
    assert wrong_in(ALL_AT_ONCE) == [
        ("unknown_word", "schools", 3, "weak", "perhaps"),
        ("bad_number", "schools", 3, "duty", "x"),
        ("missing_value", "schools", 4, "id", ""),
        ("duplicate_id", "schools", 5, "id", "A"),
        ("unknown_word", "supports", 3, "channel", "stuff"),
        ("bad_day", "supports", 3, "first_day", "soon"),
        ("unknown_id", "supports", 3, "recipient", "Z"),
        ("bad_day", "supports", 4, "first_day", "2004年"),
        ("self_support", "supports", 5, "", "C"),
        ("bad_number", "postings", 2, "count", "many"),
        ("unknown_id", "postings", 3, "host", "Q"),
        ("empty_table", "needs", 0, "", ""),
        ("missing_column", "claims", 0, "document", ""),
    ]


def test_findings_say_what_was_expected_and_how_to_mend_it() -> None:
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files(ALL_AT_ONCE)
    by_code = {each.code: each for each in caught.value.findings}
    assert "staff" in by_code["unknown_word"].expected
    assert by_code["duplicate_id"].expected == "2"
    assert "2003-09" in by_code["bad_day"].explain()
    assert by_code["self_support"].severity == "doubtful"
    assert repr(by_code["bad_day"]).startswith("<Finding bad_day: ")
    assert by_code["bad_day"] == by_code["bad_day"]
    assert by_code["bad_day"] != by_code["bad_number"]


def test_keep_valid_drops_bad_rows_and_lists_them() -> None:
    files = {key: value for key, value in ALL_AT_ONCE.items() if key in ("schools.csv", "supports.csv")}
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files(files)
    ledger = ledger_of_files(files, keep_valid=True)
    # nobody knows which row of A is meant, and B's is bad: with them goes what names them
    assert [row.id for row in ledger.schools] == ["C", "D"]
    assert [(row.supporter, row.recipient) for row in ledger.supports] == [("C", "C"), ("C", "D")]
    assert ledger.dropped == (
        *(("schools", row) for row in (2, 3, 4, 5)),
        *(("supports", row) for row in (2, 3, 4)),
    )
    assert {("bad_day", 4), ("unknown_id", 3)} <= {(each.code, each.row) for each in ledger.findings}
    assert set(places_of(caught.value.findings)) <= set(places_of(ledger.findings))
    assert jd.Network(ledger).school_count == 2


def test_a_sound_ledger_drops_nothing() -> None:
    files = {"schools.csv": SCHOOLS, "supports.csv": SUPPORTS}
    ledger = ledger_of_files(files, keep_valid=True)
    assert (ledger.dropped, ledger.findings.explain()) == ((), "")
    assert ledger == ledger_of_files(files)
    assert ledger.fingerprint() == ledger_of_files(files).fingerprint()


def test_doubtful_findings_load_and_are_listed() -> None:
    ledger = ledger_of_files(
        {
            "schools.csv": "id,name,first_day,last_day\nA,小学,2003-09-01,\nB,小学,,2003-06-30\n",
            "supports.csv": (
                "supporter,recipient,first_day,last_day\nA,A,2004-01-01,?\nA,B,2003-01-01,2003-01-31\n"
                "A,B,2003-09-01,2004-07-10\n"
            ),
            "teachers_list.csv": "whatever\n",
        }
    )
    assert {each.code for each in ledger.findings} == {
        "same_name",
        "self_support",
        "before_opening",
        "after_closing",
        "unknown_file",
    }
    assert {each.severity for each in ledger.findings} == {"doubtful"}


def test_rows_alike_but_for_their_running_number_are_told() -> None:
    pair = "A,B,staff,2004-09-01,2005-01-01\n"
    head = "supporter,recipient,channel,first_day,last_day\n"
    numbered = f"序号,{head}1,{pair}2,{pair}3,A,B,staff,2004-09-01,2005-01-02\n"
    ledger = ledger_of_files({"schools.csv": SCHOOLS, "supports.csv": numbered})
    assert [(each.code, each.row, each.expected) for each in ledger.findings] == [("same_record", 3, "2")]
    assert len(ledger.supports) == 3
    with_ids = f"id,{head}a,{pair}b,{pair}"
    assert ledger_of_files({"schools.csv": SCHOOLS, "supports.csv": with_ids}).findings.explain() == ""


def test_a_missing_last_day_column_is_doubtful() -> None:
    files = {"schools.csv": SCHOOLS, "supports.csv": "supporter,recipient,first_day\nA,B,2003-09-01\n"}
    ledger = ledger_of_files(files)
    assert [each.code for each in ledger.findings] == ["open_end_assumed"]
    network = jd.Network(ledger)
    assert len(network.at("2003-09-01").ties()) == 1  # a period is never empty
    assert network.at("2003-09-02").ties().left_out.undecided == 1
    running = ledger_of_files(
        {**files, "ledger.json": '{"missing_columns": {"supports.last_day": "running"}}'}
    )
    assert running.findings.explain() == ""
    assert len(jd.Network(running).at("2003-09-02").ties()) == 1


# ---- what files may look like

ENGLISH: Files = {
    "schools.csv": (
        "id,name,kind,township,weak,duty\n001,第一中学,junior,镇区,no,2\n002,梓园小学,primary,,yes,\n"
    ),
    "supports.csv": (
        "id,supporter,recipient,channel,status,first_day,last_day,amount,unit\n"
        "K1,001,002,funds,announced,2003-autumn,2004/2005,12.5,yuan\n"
    ),
}
CHINESE: Files = {
    "学校名单.csv": (
        "学校标识码,学校名称,办学类型,所在乡镇,是否薄弱学校,帮扶任务数\n"
        "001,第一中学,初级中学,镇区,否,２\n002,梓园小学,小学,,是,\n"
    ),
    "结对帮扶一览表.csv": (
        "结对编号,支援学校,受援学校,帮扶渠道,状态,起始年月,结束年月,帮扶金额(元)\n"
        "K1,001,002,资金,已公示,2003年秋季学期,2004-2005学年度,12.50\n"
    ),
}


def test_chinese_headers_and_words_say_the_same() -> None:
    english, chinese = ledger_of_files(ENGLISH), ledger_of_files(CHINESE)
    assert english == chinese
    assert english.fingerprint() == chinese.fingerprint()
    (support,) = chinese.supports
    assert (support.supporter, support.recipient, support.channel) == ("001", "002", "funds")
    assert (support.first_day, support.first_day_text) == (date(2003, 9, 1), "2003-autumn")
    assert (support.last_day, support.last_day_text) == (date(2005, 8, 31), "2004/2005")
    assert (support.amount, support.unit, support.status) == (Decimal("12.5"), "yuan", "announced")
    assert [row.weak for row in chinese.schools] == [False, True]


def test_quotes_line_ends_and_a_mark_are_read() -> None:
    text = 'id,name,remark\r\nA,"Al\r\npha, ""the first""",\r\nB,Beta,x\r\n'
    ledger = ledger_of_files({"schools.csv": b"\xef\xbb\xbf" + text.encode(), "supports.csv": SUPPORTS})
    assert [row.name for row in ledger.schools] == ['Al\r\npha, "the first"', "Beta"]
    assert [row.remark for row in ledger.schools] == [None, "x"]


def test_unknown_columns_become_attributes_that_filter() -> None:
    ledger = ledger_of_files(
        {
            "schools.csv": "id,name,size\nA,Alpha,large\nB,Beta,\n",
            "supports.csv": (
                "supporter,recipient,channel,last_day,colour\nA,B,staff,?,red\nA,B,funds,?,blue\n"
            ),
        }
    )
    network = jd.Network(ledger)
    assert [row.channel for row in network.where(colour="red").ties()] == ["staff"]
    large = network.schools_where(size="large")
    assert (list(large), large.unknown_count) == (["A"], 1)


def test_a_column_that_a_file_lacks_is_unknown() -> None:
    network = jd.Network(ledger_of_files({"schools.csv": SCHOOLS, "supports.csv": SUPPORTS}))
    answer = network.coverage()
    assert len(answer) == 0
    assert answer.unknown_schools() == ["A", "B"]
    assert network.schools_where(weak=True).unknown_count == 2
    assert network.where(status="actual").ties().left_out.undecided == 1


def test_made_ids_do_not_depend_on_the_order_of_rows() -> None:
    rows = ["A,B,staff,2003-09-01,", "A,B,staff,2003-09-01,", "A,B,funds,,?", "B,A,,,?"]
    header = "supporter,recipient,channel,first_day,last_day"

    def ties_of(order: list[str]) -> list[str]:
        files: Files = {"schools.csv": SCHOOLS, "supports.csv": "\n".join([header, *order, ""])}
        return [row.tie for row in jd.Network(ledger_of_files(files)).ties()]

    made = ties_of(rows)
    assert len(set(made)) == 4
    assert sum("#2" in each for each in made) == 1
    assert ties_of(rows[::-1]) == made


def test_postings_in_which_the_weak_school_sends_are_no_ties() -> None:
    ledger = ledger_of_files(
        {
            "schools.csv": SCHOOLS,
            "postings.csv": "home,host,form,last_day\nA,B,rotation,?\nB,A,shadowing,?\nB,A,跟岗学习,?\n",
        }
    )
    assert ledger.not_ties == {"shadowing": 2}
    assert jd.Network(ledger).tie_count == 1
    assert len(ledger.postings) == 3


def test_a_ledger_says_how_its_tables_were_read() -> None:
    text = "结对帮扶一览表,,,\n支援学校,受援学校,起止年月,帮扶渠道\nA,B,2003.9-2004.8,师资、资金\n,,,\n"
    ledger = ledger_of_files({"schools.csv": SCHOOLS, "结对.csv": text.encode("gb18030")})
    assert [(row.supporter, row.channel, row.first_day_text) for row in ledger.supports] == [
        ("A", "staff", "2003-09"),
        ("A", "funds", "2003-09"),
    ]
    schools, supports = ledger.sources
    assert (schools.table, schools.name, schools.encoding, schools.separator) == (
        "schools",
        "schools.csv",
        "utf-8",
        ",",
    )
    assert (supports.encoding, supports.title) == ("gb18030", "结对帮扶一览表")
    assert (supports.header_row, supports.header_rows, supports.blank_rows) == (2, 1, 1)
    assert repr(supports) == "<Source: supports from '结对.csv', gb18030>"
    assert schools != supports


def test_rows_beyond_the_caps_are_found(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text(SCHOOLS)
    (tmp_path / "supports.csv").write_text(SUPPORTS)
    assert len(jd.read_ledger(tmp_path, most_columns=5, most_row_bytes=50).supports) == 1
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(tmp_path, most_columns=4)
    assert places_of(caught.value.findings) == [("too_large", "supports", 1, "", "columns")]
    assert "more columns than the 4 that may be read" in str(caught.value)
