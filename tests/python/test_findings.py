# SPDX-License-Identifier: Apache-2.0
"""Findings as a product: a table, sentences in two languages, one a cause, a thousand a kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import pyarrow as pa
import pytest

import jiedui as jd
from jiedui.testing import network_of
from support import ledger_of_files

COLUMNS = ["code", "severity", "table", "row", "column", "cell", "value", "expected", "count", "unlisted"]
SCHOOLS = "id,name\n" + "".join(f"S{number},School {chr(97 + number)}\n" for number in range(20))
HEADER = "id,supporter,recipient,channel,first_day,last_day\n"


def refused(files: Mapping[str, str | bytes], **options: Any) -> jd.Findings:
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files({"schools.csv": SCHOOLS, **files}, **options)
    return caught.value.findings


def told(findings: jd.Findings) -> list[tuple[str, str, int, str, int]]:
    return [(each.code, each.table, each.row, each.column, each.count) for each in findings]


TWO_WRONG = {"supports.csv": HEADER + "K1,S0,Z9,staf,2003-09,soon\nK2,S1,S1,funds,2003-09,?\n"}


def test_findings_are_a_table() -> None:
    findings = refused(TWO_WRONG)
    assert isinstance(findings, jd.Table)
    assert len(findings) == 4
    assert [column.name for column in findings.columns] == [*COLUMNS, "explanation"]
    assert all(column.doc for column in findings.columns)
    assert [each.code for each in findings] == ["unknown_word", "bad_day", "unknown_id", "self_support"]
    assert findings[-1] == findings[3] != findings[0]
    assert findings[1:3] == [findings[1], findings[2]]
    with pytest.raises(IndexError):
        findings[4]


def test_the_findings_of_a_ledger_that_loads_are_the_same_sort_of_table() -> None:
    findings = network_of("A>A staff").ledger.findings
    assert isinstance(findings, jd.Findings)
    assert [each.code for each in findings] == ["self_support"]
    assert findings == network_of("A>A staff").ledger.findings
    assert findings != network_of("A>B staff").ledger.findings
    assert findings != ()


def test_no_finding_is_an_empty_table() -> None:
    findings = network_of("A>B staff").ledger.findings
    assert (len(findings), list(findings), bool(findings)) == (0, [], False)
    assert repr(findings) == "(no findings)"
    assert findings.explain() == findings.explain("zh") == ""
    assert len(findings.to_pandas()) == 0


def test_all_that_is_wrong_with_postings_is_told_at_once() -> None:
    """Home that is host, a share above 1, a teacher whom nobody knows, −3 heads, two persons of one name."""
    day = {"first_day": "2003-09-01", "last_day": "2004-08-31"}
    postings = [
        {"id": "P1", "home": "A", "host": "A", **day},
        {"id": "P2", "home": "A", "host": "B", "share": "1.5", **day},
        {"id": "P3", "home": "A", "host": "B", "teacher": "T9", **day},
        {"id": "P4", "home": "A", "host": "B", "count": "-3", **day},
        {"id": "P5", "home": "A", "host": "B", "teacher": "T1", "count": "2", **day},
    ]
    schools = [{"id": "A", "name": "North"}, {"id": "B", "name": "South"}]
    tables = {"schools": schools, "teachers": [{"id": "T1", "home": "A"}], "postings": postings}
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(tables)
    assert [(each.row, each.column, each.code) for each in caught.value.findings] == [
        (1, "", "self_support"),
        (2, "share", "bad_number"),
        (3, "teacher", "unknown_id"),
        (4, "count", "bad_number"),
        (5, "count", "bad_number"),
    ]
    assert caught.value.findings[4].explain() == (
        "postings, row 5, count: count is '2', which does not fit. "
        "Write 1 or nothing beside a named teacher, or a row for each person."
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_frames_hold_what_the_findings_say(language: Any) -> None:
    findings = refused(TWO_WRONG).in_language(language)
    assert findings.language == language
    expected = [
        {
            column: getattr(each, column) or None
            for column in COLUMNS
            if column not in ("expected", "unlisted")
        }
        | {"unlisted": each.unlisted, "explanation": each.explain(language)}
        for each in findings
    ]
    frame = findings.to_polars()
    got = frame.drop("expected").to_dicts()
    assert got == expected
    assert pl.DataFrame(findings).equals(frame)
    assert pa.table(findings).column("explanation").to_pylist() == [row["explanation"] for row in expected]
    pandas = findings.to_pandas()
    assert pandas["explanation"].tolist() == [row["explanation"] for row in expected]
    assert pandas["count"].sum() == 4
    assert findings.to_csv().splitlines()[0] == ",".join([*COLUMNS, "explanation"])
    assert "<table>" in findings._repr_html_()
    assert findings[0].value in findings._repr_html_()


def test_a_language_is_en_or_zh() -> None:
    findings = refused(TWO_WRONG)
    for call in (findings.explain, findings.in_language, findings[0].explain):
        with pytest.raises(jd.BadArgument) as caught:
            call("fr")  # type: ignore[arg-type]
        assert caught.value.code is jd.ErrorCode.bad_word


def test_sentences_come_a_line_each() -> None:
    findings = refused(TWO_WRONG)
    assert findings.explain().splitlines() == [each.explain() for each in findings]
    assert findings.explain("zh").splitlines() == [each.explain("zh") for each in findings]
    assert repr(findings) == findings.explain()
    assert repr(findings.in_language("zh")) == findings.explain("zh")


def test_many_findings_are_shown_in_part() -> None:
    rows = "".join(f"K{number},S0,S1,staff,{number}th,?\n" for number in range(25)) + "K,S0,S1,staff,?,?\n"
    shown = repr(refused({"supports.csv": HEADER + rows}))
    assert len(shown.splitlines()) == 21
    assert shown.endswith("… and 5 more findings")


def test_chinese_is_chinese() -> None:
    files: dict[str, str | bytes] = {
        "结对.csv": "支援学校,受援学校,渠道,结束日期,数量\nS0,S1,师姿,2004-08,3\nS0,Z9,师资,不知道,许多\n"
    }
    word, day, number, school = refused(files).explain("zh").splitlines()
    assert word == (
        "结对关系表（supports），第 2 行，“渠道”：此处为“师姿”，不是该列可用的词语。"
        "请填写“师资”、“教学管理”、“资金”或“物资”；不详则留空。"
    )
    assert day == (
        "结对关系表（supports），第 3 行，“结束日期”：此处为“不知道”，无法识别。请填写日期、月份、学期"
        "或学年（如 2004-08-31、2004-08、2004年春期、2003/2004）；仍在进行则留空，不详则填“?”。"
    )
    assert number == (
        "结对关系表（supports），第 3 行，“数量”：此处为“许多”，不符合要求。"
        "请改为不带千分位分隔符、最多三位小数的数字。"
    )
    assert school == (
        "结对关系表（supports），第 3 行，受援学校（recipient）：此处为“Z9”，该编号不在学校表（schools）。"
        "请改正编号，或补充该记录。"
    )


# ---- one a cause


def test_an_unknown_id_is_one_finding_wherever_it_stands() -> None:
    files: dict[str, str | bytes] = {
        "supports.csv": HEADER + "K1,S0,Z9,staff,?,?\nK2,Z9,S1,staff,?,?\nK3,Y8,S1,staff,?,?\n",
        "needs.csv": "school,subject\nZ9,maths\n",
    }
    assert told(refused(files)) == [
        ("unknown_id", "supports", 2, "recipient", 3),
        ("unknown_id", "supports", 4, "supporter", 1),
    ]
    kept = ledger_of_files({"schools.csv": SCHOOLS, **files}, keep_valid=True)
    assert kept.dropped == (("supports", 2), ("supports", 3), ("supports", 4), ("needs", 2))


def test_an_unknown_word_is_one_finding_and_says_how_often_it_stands_there() -> None:
    rows = "".join(f"K{number},S0,S1,{'stuff' if number % 2 else 'staff'},?,?\n" for number in range(7))
    findings = refused({"supports.csv": HEADER + rows})
    assert told(findings) == [("unknown_word", "supports", 3, "channel", 3)]
    assert findings[0].explain().endswith("There are 2 more places like this.")
    assert findings[0].explain("zh").endswith("另有 2 处相同。")


@pytest.mark.parametrize("rows", [9, 10, 30])
def test_what_is_wrong_in_every_row_of_a_table_is_one_finding(rows: int) -> None:
    lines = "".join(f"K{number},S0,S1,staff,{number % 12 + 1}/4/2003,?\n" for number in range(rows))
    findings = refused({"supports.csv": HEADER + lines})
    if rows < 10:
        assert len(findings) == rows
        assert {each.count for each in findings} == {1}
    else:
        assert told(findings) == [("bad_day", "supports", 2, "first_day", rows)]
    with_a_sound_one = refused({"supports.csv": HEADER + lines + "K,S0,S1,staff,?,?\n"})
    assert len(with_a_sound_one) == rows


def test_names_instead_of_ids_are_one_finding_a_column() -> None:
    letters = "abcdefghijkl"
    rows = "".join(f"K{each},School {each},S19,staff,?,?\n" for each in letters)
    (finding,) = refused({"supports.csv": HEADER + rows})
    assert (finding.code, finding.row, finding.column, finding.count) == ("unknown_id", 2, "supporter", 12)
    assert "it is the name of 'S0', and names are read with schools_by 'name'" in finding.expected


def test_a_bad_school_is_one_finding_whatever_names_it() -> None:
    schools = "id,name,weak\nA,Alpha,perhaps\nB,Beta,\nA,Gamma,\n"
    rows = "".join(f"K{number},A,B,staff,?,?\n" for number in range(30))
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files({"schools.csv": schools, "supports.csv": HEADER + rows})
    assert told(caught.value.findings) == [
        ("unknown_word", "schools", 2, "weak", 1),
        ("duplicate_id", "schools", 4, "id", 1),
    ]


ONE_CAUSE: dict[str, tuple[dict[str, str | bytes], tuple[str, str]]] = {
    "a missing column": (
        {"supports.csv": "supporter,channel\n" + "S0,staff\n" * 50},
        ("missing_column", "supports"),
    ),
    "an unknown unit in a header": (
        {"supports.csv": "supporter,recipient,last_day,金额(贝)\n" + "S0,S1,?,5\n" * 50},
        ("ambiguous_column", "supports"),
    ),
    "a file in a wrong encoding": (
        {"supports.csv": HEADER.encode() + b"K,S0,S1,staff,\xff\xff,?\n" * 50},
        ("bad_encoding", "supports"),
    ),
    "rows of a wrong length": (
        {"supports.csv": HEADER + "".join(f"K{each},S0,S1,staff\n" for each in range(50))},
        ("row_length", "supports"),
    ),
    "one id in every row": (
        {"supports.csv": HEADER + "K,S0,S1,staff,?,?\n" * 50},
        ("duplicate_id", "supports"),
    ),
    "a table that is missing": (
        {
            "supports.csv": HEADER + "K,S0,S1,staff,?,?\n",
            "claims.csv": "document,what,amount\n" + "".join(f"D{each},persons,3\n" for each in range(50)),
        },
        ("unknown_id", "claims"),
    ),
    "an unreadable table that others name": (
        {
            "supports.csv": HEADER + "K,S0,S1,staff,?,?\n",
            "documents.csv": "number\nD1\n",
            "claims.csv": "document,what,amount\n" + "".join(f"D{each},persons,3\n" for each in range(50)),
        },
        ("missing_column", "documents"),
    ),
    "a slip in the name of a file": ({"suports.csv": HEADER}, ("missing_table", "")),
    "a bad field of a support without an id": (
        {
            "supports.csv": "supporter,recipient,channel,last_day\nS0,S1,stuff,?\n",
            "documents.csv": "id,supports\nD1,S0>S1/staff\n",
        },
        ("unknown_word", "supports"),
    ),
}


@pytest.mark.parametrize("case", ONE_CAUSE)
def test_one_cause_is_one_finding(case: str) -> None:
    files, (code, table) = ONE_CAUSE[case]
    assert [(each.code, each.table) for each in refused(files)] == [(code, table)]


def test_schools_of_one_name_are_one_finding_where_names_are_read() -> None:
    files: dict[str, str | bytes] = {
        "schools.csv": "id,name\nA,小学\nB,小学\nC,中学\n",
        "supports.csv": HEADER + "K1,中学,小学,staff,?,?\nK2,小学,中学,funds,?,?\n",
    }
    assert told(refused(files, schools_by="name")) == [("ambiguous_name", "supports", 2, "recipient", 2)]


def test_a_school_whose_days_fit_no_tie_is_one_doubtful_finding() -> None:
    files: dict[str, str | bytes] = {
        "schools.csv": "id,name,first_day\nA,Alpha,2030-09-01\nB,Beta,\n",
        "supports.csv": HEADER + "K1,A,B,staff,2003-09,2004-08\nK2,A,B,staff,2004-09,2005-08\n",
    }
    assert told(ledger_of_files(files).findings) == [("before_opening", "supports", 2, "", 2)]


# ---- a thousand a kind


@pytest.mark.parametrize("extra", [0, 1, 2500])
def test_behind_the_thousandth_of_a_kind_only_a_count_is_kept(extra: int) -> None:
    bad = "".join(f"K{number},S0,S1,staff,day {number},?\n" for number in range(1000 + extra))
    files = {"supports.csv": HEADER + "K,S0,S1,staff,203,?\n" + bad + "L,S0,S1,staff,?,?\n"}
    findings = refused(files)
    total = 1001 + extra
    assert len(findings) == 1000
    assert sum(each.count for each in findings) + sum(each.unlisted for each in findings) == total
    assert findings[999].unlisted == extra + 1
    assert str(extra + 1) in findings[999].explain("en").rpartition("Of this kind")[2]
    assert f"同类问题还有 {extra + 1} 处" in findings[999].explain("zh")
    ledger = ledger_of_files({"schools.csv": SCHOOLS, **files}, keep_valid=True)
    assert (len(ledger.findings), len(ledger.dropped)) == (1000, total)
    assert len(ledger.supports) == 1


def test_a_thousand_of_a_kind_are_all_listed() -> None:
    bad = "".join(f"K{number},S0,S1,staff,day {number},?\n" for number in range(1000))
    findings = refused({"supports.csv": HEADER + bad + "L,S0,S1,staff,?,?\n"})
    assert (len(findings), findings[999].unlisted) == (1000, 0)
    assert "Of this kind" not in findings.explain()


def test_the_error_tells_how_many_there_are() -> None:
    bad = "".join(f"K{number},S0,S1,staff,day {number},?\n" for number in range(3000))
    with pytest.raises(jd.BadLedger, match="3000 findings") as caught:
        ledger_of_files({"schools.csv": SCHOOLS, "supports.csv": HEADER + bad + "L,S0,S1,staff,?,?\n"})
    assert "… and 2980 more" in str(caught.value)


# ---- the nearest known word


def test_an_unknown_id_is_told_the_nearest_ones() -> None:
    schools = "id,name\nnorth-school,A\nsouth-school,B\n"
    rows = "K1,north-schol,south-school,staff,?,?\nK2,A,nowhere,staff,?,?\n"
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files({"schools.csv": schools, "supports.csv": HEADER + rows})
    expected = {each.value: each.expected for each in caught.value.findings}
    assert expected["north-schol"].startswith("schools; the nearest")
    assert "'north-school'" in expected["north-schol"]
    assert expected["nowhere"] == "schools"
    assert "schools_by 'name'" in expected["A"]


def test_a_missing_column_is_told_the_header_near_it() -> None:
    (finding,) = refused({"supports.csv": "supporter,recipent,channel\nS0,S1,staff\n"})
    assert finding.expected.endswith("near to 'recipient' is 'recipent'")
    assert "“recipent”" in finding.explain("zh")


@pytest.mark.parametrize(
    ("header", "column"),
    [("chanel", "channel"), ("statuss", "status"), ("amounts", "amount"), ("notes", ""), ("负责校长", "")],
)
def test_a_slip_in_a_header_is_doubtful(header: str, column: str) -> None:
    findings = ledger_of_files(
        {"schools.csv": SCHOOLS, "supports.csv": f"supporter,recipient,last_day,{header}\nS0,S1,?,x\n"}
    ).findings
    assert [(each.code, each.column, each.value, each.row, each.position) for each in findings] == (
        [("near_column", column, header, 1, 4)] if column else []
    )


def test_a_header_that_differs_in_one_sign_is_no_slip_but_may_be_wanted() -> None:
    table = "supporter,recipient,last_day,流出学校\nS0,S1,?,x\n"  # 流入学校 is the host of a posting
    [finding] = ledger_of_files({"schools.csv": SCHOOLS, "supports.csv": table}).findings
    assert (finding.code, finding.column, finding.row) == ("unused_column", "流出学校", 1)


def test_a_slip_in_the_name_of_a_file_is_told_with_the_table_that_is_missing() -> None:
    (finding,) = refused({"suports.csv": HEADER})
    assert (finding.code, finding.value) == ("missing_table", "suports.csv")
    assert "suports.csv" in finding.explain()
