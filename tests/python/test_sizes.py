# SPDX-License-Identifier: Apache-2.0
"""Hostile sizes: no work of reading grows with the square of its input.

The sizes are such that work which grew with their square would take minutes or hours.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import jiedui as jd

TWO = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}
ONE_SUPPORT = {"supporter": ["A"], "recipient": ["B"], "last_day": ["?"]}
MANY = 200_000


def findings_of(settings: str | None = None, **tables: Any) -> jd.Findings:
    given_tables = {"schools": TWO, "supports": ONE_SUPPORT, **tables}
    try:
        return jd.read_ledger(given_tables, settings=settings).findings
    except jd.BadLedger as error:
        return error.findings


def total(findings: jd.Findings) -> int:
    return sum(each.count + each.unlisted for each in findings)


def columns_of(names: list[str], rows: int = 1) -> dict[str, list[str]]:
    return {name: ["x"] * rows for name in names}


@pytest.mark.parametrize("hold", [dict, pa.table], ids=["lists", "arrow"])
def test_very_many_columns_are_attributes(hold: Callable[[Any], Any]) -> None:
    names = [f"column {number}" for number in range(MANY)]
    ledger = jd.read_ledger({"schools": hold({**TWO, **columns_of(names, 2)}), "supports": ONE_SUPPORT})
    assert len(ledger.schools.columns) > MANY
    assert ledger.findings.explain() == ""


def test_very_many_columns_stand_in_a_file(tmp_path: Path) -> None:
    header = ",".join(["id", "name", *(f"c{number}" for number in range(MANY))])
    rows = "\n".join(f"{school},{school}" + ",x" * MANY for school in "AB")
    (tmp_path / "schools.csv").write_text(f"{header}\n{rows}\n")
    (tmp_path / "supports.csv").write_text("supporter,recipient,last_day\nA,B,?\n")
    ledger = jd.read_ledger(tmp_path, most_columns=2 * MANY)
    assert len(ledger.schools.columns) > MANY
    with pytest.raises(jd.BadLedger, match="columns"):
        jd.read_ledger(tmp_path)


def test_very_many_columns_nearly_named_like_one_are_told_of() -> None:
    near = {
        f"{'name' if number % 2 else 'pupilsprimary'}{'x' * (number % 3)}{number}": ["x"] * 2
        for number in range(MANY)
    }
    letters = {f"townshp{'abcdefghij'[number % 10]}"[: 7 + number % 2]: ["x"] * 2 for number in range(20)}
    found = findings_of(schools={**TWO, **near, **letters})
    assert {each.code for each in found} <= {"near_column"}


def test_very_many_columns_of_one_name_are_a_finding_each() -> None:
    header = ["id", "name", *["same"] * MANY]
    table = pa.Table.from_arrays([pa.array(["A"])] * len(header), names=header)
    found = findings_of(schools=table, supports=[])
    assert {each.code for each in found} == {"same_column"}
    assert total(found) == MANY - 1


def test_very_many_headers_that_are_ambiguous_are_a_finding_each() -> None:
    table = pa.Table.from_arrays([pa.array(["A"])] * MANY, names=["单位"] * MANY)
    assert total(findings_of(supports=table)) >= MANY - 1


def test_very_many_columns_that_are_missing_in_a_ledger_are_a_finding_each() -> None:
    attributes = columns_of([f"kept {number}" for number in range(MANY // 10)], 2)
    ledger = jd.read_ledger({"schools": {**TWO, **attributes}, "supports": ONE_SUPPORT})
    with pytest.raises(jd.BadLedger) as caught:
        ledger.with_records(
            schools={"id": ["C"], "name": ["C"], **columns_of([f"new {n}" for n in range(MANY)])}
        )
    assert {each.code for each in caught.value.findings} == {"unknown_column"}
    assert total(caught.value.findings) == MANY


def test_very_many_columns_of_bad_text_are_a_finding_each() -> None:
    bad = pa.Array.from_buffers(
        pa.utf8(),
        10,
        [None, pa.py_buffer(np.arange(11, dtype=np.int32).tobytes()), pa.py_buffer(b"\xff" * 10)],
    )
    ids = pa.array([f"S{number}" for number in range(10)])
    names = ["id", "name", *(f"c{number}" for number in range(MANY // 10))]
    table = pa.Table.from_arrays([ids, ids, *[bad] * (MANY // 10)], names=names)
    found = findings_of(schools=table, supports=[])
    assert {each.code for each in found} == {"bad_text"}
    assert total(found) == MANY


def test_a_long_cell_above_many_columns_is_no_header_of_each(tmp_path: Path) -> None:
    long = "长" * 300_000
    (tmp_path / "schools.csv").write_text(
        f"{long}{',' * 9_999}\nid,name{',x' * 9_998}\nA,Alpha{',' * 9_998}\n"
    )
    with pytest.raises(jd.BadLedger):
        jd.read_ledger(tmp_path)


def test_very_many_periods_may_be_complete() -> None:
    entry = {"table": "supports", "period": "2003/2004"}
    assert total(findings_of(json.dumps({"complete": [entry] * MANY}))) == 0


def test_very_many_faults_in_settings_that_are_not_one_are_a_thousand_findings_and_a_number() -> None:
    found = findings_of(json.dumps({"aliases": {"units": {"money": {f"key {n}": "x" for n in range(MANY)}}}}))
    assert {each.code for each in found} == {"bad_setting"}
    assert len(found) == 1000
    assert total(found) == MANY


def test_very_many_gaps_of_single_days_are_joined_at_once() -> None:
    first = date(1900, 1, 1)
    days = [(first + timedelta(days=2 * number)).isoformat() for number in range(MANY // 6)]
    gaps = [{"table": "supports", "first_day": day, "last_day": day} for day in days]
    settings = json.dumps({"gaps": gaps})
    tables = {"schools": TWO, "supports": ONE_SUPPORT}
    without, with_gaps = jd.read_ledger(tables), jd.read_ledger(tables, settings=settings)
    (row,) = jd.difference(without, with_gaps)
    assert (row.field, (row.after or "").count("..")) == ("gaps", len(days))


def test_very_many_faults_in_a_policy_are_a_thousand_findings_and_a_number() -> None:
    with pytest.raises(jd.BadPolicy) as caught:
        jd.policy_of(json.dumps({"id": "p", "version": "1", "rules": [1] * MANY}))
    assert (len(caught.value.findings), total(caught.value.findings)) == (1000, MANY)


def test_long_words_are_not_compared() -> None:
    long = "x" * MANY
    ids = {"id": [f"{long}{number}" for number in range(20)], "name": ["N"] * 20}
    supports = {
        "supporter": [f"{long}{number}y" for number in range(20)],
        "recipient": ["A"] * 20,
        "channel": [long] * 20,
    }
    found = findings_of(schools=ids, supports=supports)
    assert {"unknown_id", "unknown_word"} <= {each.code for each in found}


def test_a_long_cell_of_two_days_is_none() -> None:
    table = {"supporter": ["A"], "recipient": ["B"], "起止年月": ["1-" * MANY]}
    assert [each.code for each in findings_of(supports=table)] == ["bad_day"]


def test_very_many_schools_of_one_name_are_ambiguous() -> None:
    size = MANY // 4
    schools = {"id": [f"S{number}" for number in range(size)], "name": ["N"] * size}
    supports = {"supporter": ["N"] * size, "recipient": ["N"] * size, "last_day": ["?"] * size}
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": schools, "supports": supports}, schools_by="name")
    assert "ambiguous_name" in {each.code for each in caught.value.findings}


def test_very_many_unknown_names_are_told() -> None:
    size = MANY // 4
    names = [f"学校{number}小学" for number in range(size)]
    schools = {"id": [f"S{number}" for number in range(size)], "name": names}
    supports = {"supporter": [f"{name}x" for name in names], "recipient": names, "last_day": ["?"] * size}
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger({"schools": schools, "supports": supports}, schools_by="name")
    assert total(caught.value.findings) >= size


def test_very_many_unknown_records_are_told() -> None:
    size = MANY // 10
    supports = {
        "id": [f"K{number}" for number in range(size)],
        "supporter": ["A"] * size,
        "recipient": ["B"] * size,
    }
    ledger = jd.read_ledger({"schools": TWO, "supports": {**supports, "last_day": ["?"] * size}})
    with pytest.raises(jd.UnknownId):
        ledger.without_records(supports=[f"Kx{number}" for number in range(size)])
