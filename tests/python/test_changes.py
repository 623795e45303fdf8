# SPDX-License-Identifier: Apache-2.0
"""Ledgers made from ledgers: more records, fewer, as known on a day; what two of them differ in."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from jiedui.rows import Change
from jiedui.testing_texts import Record, Tables
from strategies import full_tables, tables
from support import DISTRICT, ledger_of

SCHOOLS = [{"id": "A", "name": "Alpha"}, {"id": "B", "name": "Beta"}, {"id": "C", "name": "Gamma"}]
TABLES = (
    *("schools", "supports", "teachers", "postings", "transfers"),
    *("needs", "indicators", "documents", "claims", "successions"),
)
# Words of closed lists, and of no column of text that is drawn.
ENGLISH_WORDS = {
    *(
        "staff",
        "teaching",
        "funds",
        "materials",
        "planned",
        "announced",
        "actual",
        "primary",
        "junior",
        "nine_year",
    ),
    *(
        "rotation",
        "exchange",
        "shadowing",
        "yes",
        "no",
        "supporter",
        "recipient",
        "bureau",
        "leadership",
        "schedule",
    ),
    *(
        "plan",
        "inspection",
        "notice",
        "rename",
        "merge",
        "split",
        "close",
        "retype",
        "reopen",
        "recode",
        "urban",
    ),
    *("rural", "male", "female", "senior", "intermediate", "mathematics", "persons", "yuan", "person_times"),
}
WITH_IDS = ("schools", "supports", "postings", "transfers", "documents")


def small(*supports: Mapping[str, Any], **more: Any) -> jd.Ledger:
    ends = {"last_day": "?"}
    return jd.read_ledger({"schools": SCHOOLS, "supports": [ends | {**each} for each in supports], **more})


def support(record_id: str, supporter: str = "A", recipient: str = "B", **cells: Any) -> dict[str, Any]:
    return {"id": record_id, "supporter": supporter, "recipient": recipient, "channel": "staff", **cells}


def ids_of(table: jd.Table) -> list[str]:
    return [row.id for row in table]


def findings_of(error: pytest.ExceptionInfo[jd.BadLedger]) -> list[tuple[str, str, int, str, str]]:
    return [(each.code, each.table, each.row, each.column, each.value) for each in error.value.findings]


# ---- more records


GIVEN = [support("K2", "B", "C", first_day="2003-autumn", last_day="?")]
SHAPES: Mapping[str, Any] = {
    "records": GIVEN,
    "columns": {column: [cell] for column, cell in GIVEN[0].items()},
    "pandas": pd.DataFrame(GIVEN),
    "polars": pl.DataFrame(GIVEN),
    "arrow": pl.DataFrame(GIVEN).to_arrow(),
    "table": small(*GIVEN).supports,
    "chinese": [
        {
            "id": "K2",
            "支援学校": "B",
            "受援学校": "C",
            "渠道": "师资",
            "first_day": "2003秋",
            "last_day": "不详",
        }
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_records_of_every_shape_come_behind_those_that_are_there(shape: str) -> None:
    assert small(support("K1")).with_records(supports=SHAPES[shape]) == small(support("K1"), *GIVEN)


def test_a_column_that_is_not_given_is_unknown() -> None:
    ledger = small(support("K1", first_day="2003-09-01")).with_records(supports=[support("K2")])
    row = ledger.supports[1]
    assert (row.first_day_text, row.last_day_text, row.amount) == ("", "?", None)
    assert ledger.findings.explain() == ""


def test_all_is_checked_again_and_counted_behind_what_is_there() -> None:
    ledger = small(support("K1"))
    with pytest.raises(jd.BadLedger) as caught:
        ledger.with_records(
            supports=[support("K2", recipient="D"), support("K1"), support("K3", first_day="soon")],
            transfers=[{"supporter": "A", "recipient": ""}],
        )
    assert findings_of(caught) == [
        ("unknown_id", "supports", 2, "recipient", "D"),
        ("duplicate_id", "supports", 3, "id", "K1"),
        ("bad_day", "supports", 4, "first_day", "soon"),
        ("missing_value", "transfers", 1, "recipient", ""),
    ]


def test_a_column_that_the_ledger_has_not_is_named_with_the_nearest() -> None:
    with pytest.raises(jd.BadLedger, match="'channel'") as caught:
        small(support("K1")).with_records(supports=[{"supporter": "A", "recipient": "C", "chanel": "staff"}])
    assert findings_of(caught) == [("unknown_column", "supports", 0, "", "chanel")]
    noted = small(support("K1", remark="old")).with_records(supports=[support("K2", remark="new")])
    assert [row.remark for row in noted.supports] == ["old", "new"]


def test_nothing_given_is_nothing_changed() -> None:
    ledger = jd.read_ledger(DISTRICT)
    assert ledger.with_records() == ledger.with_records(supports=[]) == ledger.without_records() == ledger
    assert ledger.without_records(supports=[]) == ledger
    assert ledger.with_records().sources == ()


@pytest.mark.parametrize("table", ["support", "suports", "supportz"])
def test_an_unknown_table_is_named_with_the_nearest(table: str) -> None:
    for call in (small().with_records, small().without_records):
        with pytest.raises(jd.BadArgument, match="supports") as caught:
            call(**{table: []})
        assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.unknown_table, table)


def test_a_text_is_no_column() -> None:
    with pytest.raises(jd.BadArgument, match="is 'A'; expected its cells in a list") as caught:
        small().with_records(supports={"supporter": "A", "recipient": "B"})
    assert caught.value.code is jd.ErrorCode.bad_table


def test_a_ledger_without_a_table_of_teachers_stays_so() -> None:
    posting = {"id": "P1", "home": "A", "host": "B", "teacher": "T1", "last_day": "?"}
    ledger = small(postings=[posting])
    assert ids_of(ledger.with_records(postings=[posting | {"id": "P2", "teacher": "T2"}]).teachers) == [
        "T1",
        "T2",
    ]
    listed = ledger.with_records(teachers=[{"id": "T3", "name": "Li"}])
    assert ids_of(listed.teachers) == ["T3", "T1"]
    with pytest.raises(jd.BadLedger) as caught:
        listed.with_records(postings=[posting | {"id": "P2", "teacher": "T2"}])
    assert findings_of(caught) == [("unknown_id", "postings", 2, "teacher", "T2")]


# ---- fewer records


def test_records_go_by_the_id_that_tables_show() -> None:
    ledger = jd.read_ledger(DISTRICT)
    shown = ids_of(ledger.supports)
    assert ids_of(ledger.without_records(supports=shown[0]).supports) == shown[1:]
    assert len(ledger.without_records(supports=shown).supports) == 0


def test_ids_that_are_not_there_are_all_named_with_the_nearest() -> None:
    ledger = small(support("K-one"), support("K-two", "B", "C"))
    with pytest.raises(jd.UnknownId, match=r"'K-oen', but 'K-one'.*'nothing like it'") as caught:
        ledger.without_records(supports=["K-oen", "K-one", "nothing like it"])
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.unknown_record, "K-oen")


def test_what_others_name_must_not_go_alone() -> None:
    ledger = small(support("K1"), documents=[{"id": "D1", "supports": "K1"}])
    with pytest.raises(jd.BadLedger) as caught:
        ledger.without_records(supports="K1")
    assert findings_of(caught) == [("unknown_id", "documents", 1, "supports", "K1")]
    assert len(ledger.without_records(supports="K1", documents="D1").documents) == 0


@given(full_tables(), st.data())
def test_what_is_taken_away_and_given_back_is_there_again(drawn: Tables, data: st.DataObject) -> None:
    ledger = ledger_of(drawn)
    table = data.draw(st.sampled_from(["supports", "postings", "transfers"]))
    rows = getattr(ledger, table).to_arrow().to_pylist()
    gone = data.draw(st.sets(st.sampled_from(range(len(rows)))))
    less = ledger.without_records(**{table: [rows[place]["id"] for place in gone]})
    kept = [row for place, row in enumerate(rows) if place not in gone]
    without_ids = [{**row, "id": None} for row in getattr(less, table).to_arrow().to_pylist()]
    assert without_ids == [{**row, "id": None} for row in kept]
    has_ids = table == "transfers"
    back = [rows[place] if has_ids else {**rows[place], "id": None} for place in sorted(gone)]
    again = less.with_records(**{table: back})
    assert again.fingerprint() == ledger.fingerprint()
    assert len(jd.difference(again, ledger)) == 0


# ---- what changed


def cells_of(record: Record) -> Record:
    """Leave out what says nothing: an empty cell, and an unknown end, whose empty cell is running."""
    return {column: cell for column, cell in record.items() if cell != ("?" if column == "last_day" else "")}


def rows_naive(table: str, before: list[Record], after: list[Record]) -> Iterator[tuple[Any, ...]]:
    """Tell what differs between records with ids, by the definition."""
    old = {record["id"]: cells_of(record) for record in before}
    new = {record["id"]: cells_of(record) for record in after}
    for record_id in old.keys() - new.keys():
        yield from ((table, column, cell, None, "removed") for column, cell in old[record_id].items())
    for record_id in new.keys() - old.keys():
        yield from ((table, column, None, cell, "added") for column, cell in new[record_id].items())
    for record_id in old.keys() & new.keys():
        for column in {**old[record_id], **new[record_id]}:
            unknown = "?" if column == "last_day" else ""
            cells = (old[record_id].get(column, unknown), new[record_id].get(column, unknown))
            if cells[0] != cells[1]:
                yield (table, column, *cells, "changed")


def told(change: jd.Difference, *chosen: str) -> list[tuple[Any, ...]]:
    return sorted(
        (
            (row.table, row.field, row.before, row.after, row.what)
            for row in change
            if row.table in chosen and row.id is not None
        ),
        key=repr,
    )


@given(tables(), tables())
def test_differences_agree_with_the_definition(before: Tables, after: Tables) -> None:
    """Of records with ids: which of several alike ones without an id is which, the tests in C++ hold."""
    change = jd.difference(ledger_of(before), ledger_of(after))
    expected = [row for table in WITH_IDS for row in rows_naive(table, before[table], after[table])]
    assert told(change, *WITH_IDS) == sorted(expected, key=repr)
    of_records = [row for row in change if row.id is not None]  # a table may have an attribute less, too
    assert {row.paired_by for row in of_records if row.table in WITH_IDS} <= {"id"}
    assert {row.paired_by for row in change if row.table in ("claims", "successions")} <= {"content"}


@given(full_tables(), full_tables())
def test_a_difference_applied_gives_the_other_ledger(first: Tables, second: Tables) -> None:
    a, b = ledger_of(first), ledger_of(second)
    change = jd.difference(a, b)
    assert jd.apply(change, a) == b
    assert jd.apply(jd.inverse(change), b) == a
    assert list(jd.inverse(jd.inverse(change))) == list(change)
    assert (len(change) == 0) == (a.fingerprint() == b.fingerprint())
    assert (change.before, change.after) == (a, b)
    english, chinese = change.summary(), change.summary("zh")
    assert len(english) == len(chinese) <= len(change)
    assert all(sentence.endswith(".") for sentence in english)
    assert all(sentence.endswith("。") for sentence in chinese)
    for sentence in chinese:  # what is not the ledger's own word is Chinese
        assert not re.search("[A-Za-z]", re.sub("“[^”]*”", "", sentence)), sentence
        assert not set(re.findall("“([^”]*)”", sentence)) & ENGLISH_WORDS, sentence


@given(full_tables(), full_tables(), st.randoms(use_true_random=False))
def test_a_difference_hangs_on_no_order_of_rows(first: Tables, second: Tables, random: Any) -> None:
    def mixed(drawn: Tables) -> Tables:
        return {table: random.sample(records, len(records)) for table, records in drawn.items()}

    rows = list(jd.difference(ledger_of(first), ledger_of(second)))
    assert list(jd.difference(ledger_of(mixed(first)), ledger_of(mixed(second)))) == rows


def test_rows_are_of_their_class_and_say_what_it_says() -> None:
    change = jd.difference(small(support("K1"), support("")), small(support("K1", basis="F8"), remark=[]))
    assert tuple(column.name for column in change.columns) == Change._fields
    assert all(type(row) is Change for row in change)
    hints = typing.get_type_hints(Change)
    for row in change:
        for name, value in row._asdict().items():
            assert isinstance(value, hints[name]), (name, value)
    assert list(change.to_pandas()["what"]) == [row.what for row in change]
    assert isinstance(change, jd.Table)
    assert change[0] == change[:1][0]


def test_an_empty_difference_is_a_table_without_rows() -> None:
    change = jd.difference(small(), small())
    assert (len(change), list(change), change.summary()) == (0, [], [])
    assert len(change.to_pandas()) == 0
    assert jd.apply(change, small(support("K1"))) == small(support("K1"))


SUMMARIES = [
    ({}, {}, "", ""),
    ({"recipient": "B"}, {"recipient": "C"}, "was re-targeted from 'B' to 'C'", "改换受援学校，由“B”改为“C”"),
    (
        {"supporter": "A"},
        {"supporter": "C"},
        "moved: supporter from 'A' to 'C'",
        "调动：支援学校由“A”改为“C”",
    ),
    (
        {"last_day": ""},
        {"last_day": "2004-08"},
        "ended: last day from running to '2004-08'",
        "结束：结束日期由未截止改为“2004-08”",
    ),
    (
        {"last_day": "2004-08"},
        {"last_day": "2005-08"},
        "was extended: last day from '2004-08' to '2005-08'",
        "延长：结束日期由“2004-08”改为“2005-08”",
    ),
    (
        {"last_day": "2004-08"},
        {"last_day": "2004-07"},
        "was shortened: last day from '2004-08' to '2004-07'",
        "缩短：结束日期由“2004-08”改为“2004-07”",
    ),
    ({"amount": 1}, {"amount": 2.5}, "changed: amount from '1' to '2.5'", "变更：数量由“1”改为“2.5”"),
    (
        {},
        {"channel": "funds"},
        "changed: channel from 'staff' to 'funds'",
        "变更：帮扶渠道由“师资”改为“资金”",
    ),
    ({}, {"status": "actual"}, "changed: status from unknown to 'actual'", "变更：状态由不详改为“实际”"),
]


@pytest.mark.parametrize(("before", "after", "english", "chinese"), SUMMARIES)
def test_a_summary_says_what_happened(before: Any, after: Any, english: str, chinese: str) -> None:
    change = jd.difference(small(support("K1") | before), small(support("K1") | after))
    assert change.summary() == ([f"Support 'K1' {english}."] if english else [])
    assert change.summary("zh") == ([f"结对关系“K1”：{chinese}。"] if chinese else [])


def test_a_change_that_does_not_fit_is_refused_with_both_values() -> None:
    change = jd.difference(small(support("K1")), small(support("K1", recipient="C")))
    with pytest.raises(jd.BadArgument, match=r"recipient is 'A'.*'B'") as caught:
        jd.apply(change, small(support("K1", recipient="A")))
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.other_ledger, "supports 'K1'")
    for ledger in (small(), change.after):
        with pytest.raises(jd.BadArgument):
            jd.apply(change, ledger)
    other = small(support("K1", amount=3), support("K2", "C", "A"))
    assert [(row.id, row.recipient) for row in jd.apply(change, other).supports] == [("K1", "C"), ("K2", "A")]


def test_settings_are_part_of_a_difference() -> None:
    tables_of = {"schools": SCHOOLS, "supports": []}
    a = jd.read_ledger(tables_of, settings={"district": "east"})
    b = jd.read_ledger(tables_of, settings={"district": "west"})
    change = jd.difference(a, b)
    assert list(change) == [Change("settings", None, "district", "east", "west", "changed", None)]
    assert change.summary() == ["Setting 'district' changed: district from 'east' to 'west'."]
    assert change.summary("zh") == ["设置“地区”：变更：地区由“east”改为“west”。"]
    assert jd.apply(change, a).district == "west"
    declared = {"district": "east", "complete": [{"table": "supports", "period": "2003/2004"}]}
    complete = jd.read_ledger(tables_of, settings=declared)
    assert jd.difference(a, complete).summary("zh") == [
        "设置“完整期间”：变更：完整期间由空改为“结对关系表 2003-09-01..2004-08-31”。"
    ]


# ---- as known on a day


def known_naive(
    drawn: Tables, ledger_days: Mapping[str, tuple[date, date]], day: date
) -> dict[str, list[Record]]:
    """Take each record in and out as its days say, then leave out what names one that is not there."""

    def is_known(record: Record) -> bool:
        recorded, withdrawn = record.get("recorded_on", ""), record.get("withdrawn_on", "")
        came = recorded == "" or ledger_days[recorded][1] <= day
        return came and (withdrawn == "" or ledger_days[withdrawn][0] > day)

    known = {table: [record for record in records if is_known(record)] for table, records in drawn.items()}
    schools = {record["id"] for record in known["schools"]}
    teachers = {record["id"] for record in known["teachers"] if record["home"] in {"", *schools}}

    def names_known(record: Record) -> bool:
        ends = [
            record.get(column)
            for column in ("supporter", "recipient", "home", "host", "school", "predecessor", "successor")
        ]
        return all(not end or end in schools for end in ends) and record.get("teacher", "") in {"", *teachers}

    return {table: [record for record in records if names_known(record)] for table, records in known.items()}


DAYS = {
    "2003-09-01": (date(2003, 9, 1), date(2003, 9, 1)),
    "2003-09": (date(2003, 9, 1), date(2003, 9, 30)),
    "2003-autumn": (date(2003, 9, 1), date(2004, 1, 31)),
    "2003-spring": (date(2003, 2, 1), date(2003, 8, 31)),
    "2003/2004": (date(2003, 9, 1), date(2004, 8, 31)),
}
BORDERS = sorted(
    {border + timedelta(step) for span in DAYS.values() for border in span for step in (-1, 0, 1)}
)


@st.composite
def recorded_tables(draw: st.DrawFn) -> Tables:
    """Draw a ledger whose every record may say when it was recorded and withdrawn."""
    drawn = draw(full_tables())
    days = st.sampled_from(["", "", "", *DAYS])
    return {
        table: [record | {"recorded_on": draw(days), "withdrawn_on": draw(days)} for record in records]
        for table, records in drawn.items()
    }


@given(recorded_tables(), st.sampled_from(BORDERS))
def test_a_ledger_as_known_on_a_day_agrees_with_a_replay(drawn: Tables, day: date) -> None:
    ledger = ledger_of(drawn)
    known = ledger.as_known_on(day)
    replayed = known_naive(drawn, DAYS, day)
    documents = {record["id"] for record in replayed["documents"]}
    replayed["claims"] = [each for each in replayed["claims"] if each["document"] in documents]
    places = {table: [drawn[table].index(record) for record in replayed[table]] for table in TABLES}
    for table in TABLES:
        rows = [{**row, "id": None} for row in getattr(ledger, table).to_arrow().to_pylist()]
        now = [{**row, "id": None} for row in getattr(known, table).to_arrow().to_pylist()]
        assert sorted(now, key=repr) == sorted((rows[place] for place in places[table]), key=repr), table
    assert known.as_known_on(day) == known


def test_a_day_counts_for_recording_and_not_for_withdrawal() -> None:
    ledger = small(support("K1", recorded_on="2003-09-05", withdrawn_on="2003-09-08"))
    assert [len(ledger.as_known_on(f"2003-09-0{day}").supports) for day in (4, 5, 7, 8)] == [0, 1, 1, 0]
    assert len(ledger.as_known_on(date(2003, 9, 5)).supports) == 1


def test_what_is_open_is_left_out_and_listed() -> None:
    ledger = small(support("K1", recorded_on="2003-09"), support("K2", withdrawn_on="2003-09"))
    known = ledger.as_known_on("2003-09-30")
    assert ids_of(known.supports) == ["K1"]
    known = ledger.as_known_on("2003-09-29")
    assert ids_of(known.supports) == []
    assert known.dropped == (("supports", 1), ("supports", 2))
    assert [(each.code, each.column, each.value) for each in known.findings] == [
        ("undecided_record", "recorded_on", "2003-09"),
        ("undecided_record", "withdrawn_on", "2003-09"),
    ]
    assert all(each.severity == "doubtful" for each in known.findings)
