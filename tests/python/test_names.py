# SPDX-License-Identifier: Apache-2.0
"""Ledgers that name schools and teachers instead of giving ids: a name means one record, or is a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.testing import day
from jiedui.testing_texts import Record, Tables
from support import ledger_of, ledger_of_files

NAMES = ("East", "West", "Mill", "东小学")
# table, row, column, code
Fault = tuple[str, int, str, str]


def _maybe(words: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *words])


_days = _maybe([day(number).isoformat() for number in range(5)])


@st.composite
def _school(draw: st.DrawFn, place: int) -> Record:
    first, last = sorted([draw(_days), draw(_days)])
    aliases = draw(st.lists(st.sampled_from(NAMES), max_size=2))
    return {
        "id": f"s{place}",
        "name": draw(st.sampled_from(NAMES)),
        "aliases": "|".join(aliases),
        "first_day": first,
        "last_day": last or "?",
    }


@st.composite
def _support(draw: st.DrawFn) -> Record:
    first, last = sorted([draw(_days), draw(_days)])
    return {
        "supporter": draw(st.sampled_from([*NAMES, "Nowhere"])),
        "recipient": draw(st.sampled_from([*NAMES, "s0"])),
        "first_day": first,
        "last_day": last or draw(st.sampled_from(["", "?"])),
    }


@st.composite
def _posting(draw: st.DrawFn) -> Record:
    return {
        "home": draw(st.sampled_from(NAMES)),
        "host": draw(st.sampled_from(NAMES)),
        "teacher": draw(_maybe(["Li", "Wang", "Lu"])),
        "last_day": "?",
    }


@st.composite
def named_tables(draw: st.DrawFn) -> Tables:
    """Draw a ledger whose supports and postings hold names; some records of it name nothing, or several."""
    schools = [draw(_school(place)) for place in range(draw(st.integers(1, 5)))]
    teachers = [
        {"id": f"T{place}", "name": draw(_maybe(["Li", "Wang"])), "home": draw(_maybe(NAMES))}
        for place in range(draw(st.integers(0, 3)))
    ]
    return {
        "schools": schools,
        "supports": draw(st.lists(_support(), max_size=4)),
        "teachers": teachers,
        "postings": draw(st.lists(_posting(), max_size=3)),
    }


# ---- the definition, over the cells


def _is_called(school: Record, name: str) -> bool:
    return name == school["name"] or name in school["aliases"].split("|")


def _may_be_open(school: Record, record: Record) -> bool:
    """Tell whether no known day says that the school closed before the record began, or opened after it."""
    closed, opened = school["last_day"], school["first_day"]
    began, ended = record.get("first_day", ""), record["last_day"]
    is_gone = closed not in ("", "?") and began != "" and closed < began
    is_to_come = opened != "" and ended not in ("", "?") and opened > ended
    return not is_gone and not is_to_come


def schools_meant(schools: Sequence[Record], name: str, record: Record) -> list[str]:
    """List the ids of all that a name may mean in a record."""
    called = [school for school in schools if _is_called(school, name)]
    alive = [school for school in called if _may_be_open(school, record)]
    return [school["id"] for school in (alive if len(called) > 1 and alive else called)]


def _fault_of(meant: Sequence[str]) -> Literal["unknown_name", "ambiguous_name"]:
    return "ambiguous_name" if meant else "unknown_name"


def faults_of(tables: Tables) -> set[Fault]:
    """List every cell whose name means nothing, or several things."""
    schools = tables["schools"]
    faults: set[Fault] = set()
    homes: dict[str, str] = {}
    for row, teacher in enumerate(tables["teachers"], 2):
        if teacher["home"] == "":
            continue
        meant = schools_meant(schools, teacher["home"], {"last_day": "?"})
        if len(meant) == 1:
            homes[teacher["id"]] = meant[0]
        else:
            faults.add(("teachers", row, "home", _fault_of(meant)))
    for table, ends in (("supports", ("supporter", "recipient")), ("postings", ("home", "host"))):
        for row, record in enumerate(tables[table], 2):
            for end in ends:
                meant = schools_meant(schools, record[end], record)
                if len(meant) != 1:
                    faults.add((table, row, end, _fault_of(meant)))
    for row, posting in enumerate(tables["postings"], 2):
        home = schools_meant(schools, posting["home"], posting)
        if posting["teacher"] and len(home) == 1 and tables["teachers"]:
            named = [each["id"] for each in tables["teachers"] if each["name"] == posting["teacher"]]
            here = [teacher for teacher in named if homes.get(teacher) == home[0]]
            if len(here) != 1:
                faults.add(("postings", row, "teacher", _fault_of(here)))
    return faults


_TABLES = ("supports", "teachers", "postings")
_COLUMNS = ("supporter", "recipient", "home", "host", "teacher")


def cause_of(fault: Fault, tables: Tables) -> tuple[str, ...]:
    """Give what must be mended: the name, that of a teacher with the school she should be at home at."""
    table, row, column, _ = fault
    record = tables[table][row - 2]
    if column != "teacher":
        return ("school", record[column])
    return ("teacher", record["teacher"], *schools_meant(tables["schools"], record["home"], record))


@given(named_tables())
def test_every_name_that_means_nothing_or_several_things_is_found(tables: Tables) -> None:
    expected = faults_of(tables)
    try:
        findings = ledger_of(tables, schools_by="name", teachers_by="name").findings
    except jd.BadLedger as error:
        findings = error.findings
    found = Counter(
        {
            (each.table, each.row, each.column, each.code): each.count
            for each in findings
            if each.code in ("unknown_name", "ambiguous_name")
        }
    )
    # one finding a name that is at fault, at the first row of the first table, with its count
    causes: dict[tuple[str, ...], list[Fault]] = {}
    for fault in sorted(
        expected, key=lambda each: (_TABLES.index(each[0]), each[1], _COLUMNS.index(each[2]))
    ):
        causes.setdefault(cause_of(fault, tables), []).append(fault)
    assert found == Counter({places[0]: len(places) for places in causes.values()})


@given(named_tables())
def test_names_become_the_ids_that_they_mean(tables: Tables) -> None:
    sound = {(table, row) for table, row, _, _ in faults_of(tables)}
    kept = {
        table: [record for row, record in enumerate(records, 2) if (table, row) not in sound]
        for table, records in tables.items()
    }
    if faults_of(kept):  # a posting may have named a teacher who is gone with her home
        return
    ledger = ledger_of(kept, schools_by="name", teachers_by="name")
    for record, row in zip(kept["supports"], ledger.supports, strict=True):
        assert [row.supporter] == schools_meant(kept["schools"], record["supporter"], record)
        assert [row.recipient] == schools_meant(kept["schools"], record["recipient"], record)
    for record, row in zip(kept["postings"], ledger.postings, strict=True):
        assert [row.home] == schools_meant(kept["schools"], record["home"], record)
        if record["teacher"]:
            teacher = next(each for each in ledger.teachers if each.id == row.teacher)
            assert (teacher.name, teacher.home) == (record["teacher"], row.home)


# ---- examples

ROSTER = {
    "学校.csv": "校名,曾用名\n第一小学,一小\n第二小学,\n",
    "支教教师花名册.csv": "序号,姓名,派出学校,受援学校,开始日期,终止日期\n1,王芳,一小,第二小学,2003-09-01,\n",
}


def test_a_roster_without_any_id_is_read() -> None:
    ledger = ledger_of_files(ROSTER, schools_by="name", teachers_by="name")
    posting = ledger.postings[0]
    assert (posting.home, posting.host, posting.teacher) == ("第一小学", "第二小学", "第一小学/王芳")
    assert posting.first_day == date(2003, 9, 1)
    assert jd.Network(ledger).delivered().partners("第二小学")[0].partner == "第一小学"


def test_without_being_asked_names_are_no_ids() -> None:
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files(ROSTER)
    assert {each.code for each in caught.value.findings} == {"missing_column"}


def test_a_finding_lists_all_that_a_name_may_mean() -> None:
    files = {
        "schools.csv": "id,name\n1,East\n2,East\n3,West\n",
        "supports.csv": "supporter,recipient,last_day\nEast,Wst,\n",
    }
    with pytest.raises(jd.BadLedger) as caught:
        ledger_of_files(files, schools_by="name")
    expected = {each.code: each.expected for each in caught.value.findings if each.table == "supports"}
    assert expected["ambiguous_name"] == "'1' and '2'"
    assert "'West'" in expected["unknown_name"]


@pytest.mark.parametrize("argument", ["schools_by", "teachers_by"])
def test_another_way_of_naming_is_refused(argument: str) -> None:
    with pytest.raises(jd.BadArgument) as caught:
        ledger_of_files(ROSTER, **{argument: "number"})  # type: ignore[arg-type]
    assert caught.value.code is jd.ErrorCode.bad_word
