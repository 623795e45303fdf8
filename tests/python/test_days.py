# SPDX-License-Identifier: Apache-2.0
"""Days and periods: what a frame holds as a day is one for every method; numbers in columns of days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiedui as jd
from support import DISTRICT

TWO = {"id": ["A", "B"], "name": ["Alpha", "Beta"]}
NETWORK = jd.Network(jd.read_ledger(DISTRICT))
POLICY = jd.policy_of(
    '{"id": "p", "version": "1", "rules": [{"id": "ring", "kind": "no-ring", "basis": "F7"}]}',
)

FORMS: dict[str, Callable[[date], Any]] = {
    "text": date.isoformat,
    "date": lambda day: day,
    "datetime64[D]": np.datetime64,
    "datetime64[s]": lambda day: np.datetime64(day, "s"),
    "datetime64[ns]": lambda day: np.datetime64(day, "ns"),
    "datetime64[h]": lambda day: np.datetime64(day, "h"),
    "Timestamp": pd.Timestamp,
    "Timestamp[s]": lambda day: pd.Timestamp(day).as_unit("s"),
    "cell of a frame": lambda day: pd.DataFrame({"day": pd.to_datetime([day])}).loc[0, "day"],
}

# Every method that takes a day: what it says of one.
METHODS: dict[str, Callable[[Any], Any]] = {
    "at": lambda day: NETWORK.at(day).ties().about.slice,
    "during": lambda day: NETWORK.during(day).ties().about.slice,
    "throughout": lambda day: NETWORK.throughout(day).ties().about.slice,
    "during, two days": lambda day: NETWORK.during((day, day)).ties().about.slice,
    "over": lambda day: NETWORK.over([(day, day)]).ties().about.slice,
    "slice.at": lambda day: NETWORK.through("staff").at(day).ties().about.slice,
    "identity": lambda day: NETWORK.identity(day).about,
    "presence": lambda day: NETWORK.presence(day).about,
    "presence, several": lambda day: NETWORK.presence([day]).about,
    "service": lambda day: NETWORK.service(day).about,
    "delivery": lambda day: NETWORK.delivery(day).about,
    "floor_at_home": lambda day: NETWORK.floor_at_home(day).about,
    "uncovered_subjects": lambda day: NETWORK.uncovered_subjects(day).about,
    "earliest_reach": lambda day: NETWORK.earliest_reach("city-middle", day).about,
    "earliest_reach_counts": lambda day: NETWORK.earliest_reach_counts(day).about,
    "as_known_on": lambda day: NETWORK.ledger.as_known_on(day).fingerprint(),
    "following_successions": lambda day: NETWORK.following_successions(day).tie_count,
    "judge": lambda day: jd.judge(POLICY, NETWORK, day).about,
    "where": lambda day: NETWORK.where(first_day=day).ties().about.slice,
    "where, several": lambda day: NETWORK.where(first_day=[day]).ties().about.slice,
    "Period": lambda day: jd.Period(day, None).first,
    "Period.inclusive": lambda day: jd.Period.inclusive(day, day).last_day,
    "Period.contains": lambda day: jd.Period("2003-09-01", None).contains(day),
}


@pytest.mark.parametrize("method", METHODS)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(list(FORMS)))
def test_every_method_takes_a_day_in_every_form(method: str, day: date, form: str) -> None:
    assert METHODS[method](FORMS[form](day)) == METHODS[method](day)


@given(st.dates(date(1700, 1, 1), date(2200, 1, 1)), st.sampled_from(list(FORMS)))
def test_every_form_is_the_same_day_in_a_ledger(day: date, form: str) -> None:
    supports = [{"supporter": "A", "recipient": "B", "first_day": FORMS[form](day), "last_day": ""}]
    for table in (supports, pd.DataFrame(supports)):
        assert jd.read_ledger({"schools": TWO, "supports": table}).supports[0].first_day == day


NO_DAYS: list[Any] = [
    pd.Timestamp("2003-09-01 12:30"),
    pd.Timestamp("2003-09-01", tz="UTC"),
    pd.Timestamp("2003-09-01", tz="Asia/Shanghai"),
    np.datetime64("2003-09-01T12:30"),
    np.datetime64("2003-09-01T00:00:00.000000001"),
    np.datetime64("NaT"),
    pd.NaT,
    datetime(2003, 9, 1, tzinfo=timezone.utc),
    20030901,
    2003.9,
]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("wrong", NO_DAYS, ids=repr)
def test_what_is_no_day_is_a_type_error(method: str, wrong: Any) -> None:
    if method.startswith("where") and isinstance(wrong, int | float):
        return  # a number is a cell of other columns
    with pytest.raises((TypeError, jd.BadArgument)):
        METHODS[method](wrong)


def test_a_longer_span_is_not_one_day() -> None:
    for wrong in ("2003-09", "2003", "2003-autumn", np.datetime64("2003-09"), np.datetime64("2003")):
        with pytest.raises(jd.BadArgument) as caught:
            NETWORK.at(wrong)
        assert caught.value.code is jd.ErrorCode.not_one_day


PERIODS: list[tuple[Any, str]] = [
    ("2003-autumn", "2003-09-01..2004-01-31"),
    ("2003/2004", "2003-09-01..2004-08-31"),
    ("2003", "2003-01-01..2003-12-31"),
    ("2003-09..2004-06", "2003-09-01..2004-06-30"),
    ("2003-09-02..2004-spring", "2003-09-02..2004-08-31"),
    (("2003-09-01", "2004-06"), "2003-09-01..2004-06-30"),
    ((date(2003, 9, 1), pd.Timestamp("2003-09-01")), "2003-09-01"),
    ((np.datetime64("2003-09"), np.datetime64("2004")), "2003-09-01..2004-12-31"),
    (np.datetime64("2003"), "2003-01-01..2003-12-31"),
    (jd.Period("2003-09-01", "2003-10-01"), "2003-09-01..2003-09-30"),
    (jd.Period.of("2003-09..2004-06"), "2003-09-01..2004-06-30"),
]


@pytest.mark.parametrize(("period", "days"), PERIODS, ids=repr)
def test_a_period_is_given_in_many_ways(period: Any, days: str) -> None:
    first, _, last = days.partition("..")
    expected = jd.Period.inclusive(first, last or first)
    for network in (NETWORK, NETWORK.through("staff")):
        assert network.during(period).ties().about == network.during(expected).ties().about
        assert network.throughout(period).ties().about == network.throughout(expected).ties().about
    over = NETWORK.over([period]).ties()
    assert len(over) == len(NETWORK.during(expected).ties())
    name = period if isinstance(period, str) else days
    assert {row.period for row in over} <= {name}


@pytest.mark.parametrize(
    "wrong",
    [("2003",), ("2003", "2004", "2005"), ["2003-09", "2003-10"], ("2003", None), 2003, None, object()],
)
def test_other_types_are_no_periods(wrong: Any) -> None:
    for call in (NETWORK.during, NETWORK.throughout, lambda period: NETWORK.over([period])):
        with pytest.raises(TypeError):
            call(wrong)


@pytest.mark.parametrize("wrong", ["2003-09..", "..2003-09", "2003-09...2004", "autumn", "2004-06..2003-09"])
def test_other_texts_are_no_periods(wrong: str) -> None:
    for call in (NETWORK.during, NETWORK.throughout, jd.Period.of, lambda period: NETWORK.over([period])):
        with pytest.raises(jd.BadArgument):
            call(wrong)


# ---- numbers in columns of days


def sheet_of(path: Path, table: dict[str, list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "schools"
    for school in (["id", "name"], ["A", "Alpha"], ["B", "Beta"]):
        book.active.append(school)
    supports = book.create_sheet("supports")
    supports.append(list(table))
    for row in zip(*table.values(), strict=True):
        supports.append(row)
    for cells in supports.iter_rows():
        for cell in cells:
            cell.number_format = "0.00"
    book.save(path)
    return path


def in_frame(table: Any) -> Callable[[Path], Any]:
    return lambda _: {"schools": TWO, "supports": table}


def numbers(day: float, column: str = "first_day") -> dict[str, Callable[[Path], Any]]:
    """A number in a column of days, in every container."""
    table: dict[str, list[Any]] = {"supporter": ["A"], "recipient": ["B"]}
    table |= {"first_day": ["2001"], "last_day": ["2099"]}
    exact = Decimal(str(day)).quantize(Decimal("0.01"))
    held: dict[str, Any] = {
        "floats": [day],
        "decimals": [exact],
        "array": np.array([day]),
        "float32": np.array([day], dtype=np.float32),
        "masked array": np.ma.array([day], mask=[False]),
        "scalars": [pa.scalar(day)],
    }
    ways = {name: in_frame({**table, column: cells}) for name, cells in held.items()}
    ways["records"] = in_frame([{**{name: cells[0] for name, cells in table.items()}, column: day}])
    ways["pandas"] = in_frame(pd.DataFrame({**table, column: [day]}))
    ways["pandas Float64"] = in_frame(pd.DataFrame({**table, column: pd.array([day], dtype="Float64")}))
    ways["pandas object"] = in_frame(pd.DataFrame({**table, column: pd.Series([exact], dtype=object)}))
    ways["polars"] = in_frame(pl.DataFrame({**table, column: [day]}))
    ways["polars decimal"] = in_frame(pl.DataFrame({**table, column: [exact]}))
    ways["arrow"] = in_frame(pa.table({**table, column: pa.array([day])}))
    ways["arrow float32"] = in_frame(pa.table({**table, column: pa.array([day], pa.float32())}))
    ways["arrow decimal"] = in_frame(pa.table({**table, column: pa.array([exact], pa.decimal128(8, 2))}))
    ways["arrow dictionary"] = in_frame(pa.table({**table, column: pa.array([day]).dictionary_encode()}))
    ways["sheet"] = lambda folder: sheet_of(folder / "book.xlsx", {**table, column: [day]})
    return ways


@pytest.mark.parametrize("column", ["first_day", "last_day"])
@pytest.mark.parametrize("way", numbers(2023.1))
def test_a_number_that_may_be_january_or_october_is_refused(way: str, column: str, tmp_path: Path) -> None:
    with pytest.raises(jd.BadLedger) as caught:
        jd.read_ledger(numbers(2023.10, column)[way](tmp_path))
    (finding,) = caught.value.findings
    assert (finding.code, finding.column, finding.value) == ("bad_day", column, "2023.1")
    assert finding.expected == "'2023-01' or '2023-10' as text: the number may mean either"
    assert "请填写文本" in finding.explain("zh")


@pytest.mark.parametrize("way", numbers(2023.9))
@given(month=st.integers(2, 12), year=st.integers(2002, 2098))
def test_another_number_is_a_year_and_month_or_a_year(way: str, month: int, year: int) -> None:
    for number, text in ((float(year), str(year)), (float(f"{year}.{month}"), f"{year}-{month:02}")):
        if month == 10 and number != year:
            continue
        with TemporaryDirectory() as folder:  # Hypothesis cannot share that of a test
            row = jd.read_ledger(numbers(number)[way](Path(folder))).supports[0]
        assert (row.first_day, row.first_day_text) == (jd.Period.of(text).first, text)


def test_a_whole_number_is_a_year_a_month_or_a_day() -> None:
    for number, text in ((2003, "2003"), (200309, "2003-09"), (20030901, "2003-09-01")):
        for column in ([number], [float(number)], np.array([number]), pa.array([number])):
            table = {"supporter": ["A"], "recipient": ["B"], "first_day": column, "last_day": [""]}
            assert jd.read_ledger({"schools": TWO, "supports": table}).supports[0].first_day_text == text


def test_text_says_which_month_it_is(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_text("id,name\nA,Alpha\nB,Beta\n")
    (tmp_path / "supports.csv").write_text("supporter,recipient,first_day,last_day\nA,B,2023.1,2023.10\n")
    texts = {"supporter": ["A"], "recipient": ["B"], "first_day": ["2023.1"], "last_day": ["2023.10"]}
    sheet = sheet_of(tmp_path / "book.xlsx", texts)
    sources: list[Any] = [tmp_path, sheet, {"schools": TWO, "supports": texts}]
    sources.append({"schools": TWO, "supports": pd.DataFrame(texts)})
    for source in sources:
        row = jd.read_ledger(source).supports[0]
        assert (row.first_day_text, row.last_day_text) == ("2023-01", "2023-10")


def test_the_same_number_is_a_number_in_other_columns() -> None:
    table: dict[str, Any] = {"supporter": ["A"], "recipient": ["B"], "last_day": [""]}
    table |= {"amount": [2023.1], "kept": [2023.1]}
    for supports in (table, pd.DataFrame(table), pl.DataFrame(table)):
        row = jd.read_ledger({"schools": TWO, "supports": supports}).supports[0]
        assert (row.amount, row.kept) == (Decimal("2023.1"), "2023.1")


ANY_SCHOOL = NETWORK.ledger.schools[0].id


def either(value: Any) -> Iterator[Callable[[], object]]:
    """Give every call whose keywords are values of a column of days."""
    for graph in (NETWORK, NETWORK.at("2003-10-01")):
        for column in ("first_day", "last_day"):
            yield lambda graph=graph, column=column: graph.where(**{column: value})  # type: ignore[misc]
            for name in ("within", "without", "supported_by", "supporting"):
                yield lambda graph=graph, name=name, column=column: getattr(graph, name)(**{column: value})  # type: ignore[misc]
    yield lambda: NETWORK.where(day=value)
    yield lambda: NETWORK.schools_where(first_day=value)
    yield lambda: NETWORK.within([ANY_SCHOOL], first_day=value)


JANUARY_OR_OCTOBER: list[Any] = [
    2003.1,
    2003.10,
    np.float32(2003.1),
    np.float64(2003.1),
    Decimal("2003.1"),
    Decimal("2003.10"),
    pa.scalar(2003.1),
]


@pytest.mark.parametrize("value", JANUARY_OR_OCTOBER, ids=repr)
def test_a_keyword_that_may_be_january_or_october_is_refused(value: Any) -> None:
    for given_value in (value, [value], ["2003-09", value], [[value]]):
        for call in either(given_value):
            with pytest.raises(jd.BadArgument, match="'2003-01' or '2003-10' as text") as caught:
                call()
            assert caught.value.code is jd.ErrorCode.bad_word


def test_a_keyword_that_is_another_number_means_what_a_cell_does() -> None:
    for number, text in ((2003.9, "2003-09"), (2003.0, "2003"), (2003, "2003"), (200301, "2003-01")):
        for column in ("first_day", "last_day"):
            given, written = (NETWORK.where(**{column: value}) for value in (number, text))
            assert list(given.ties()) == list(written.ties())
    assert NETWORK.schools_where(first_day="2003.1") == NETWORK.schools_where(first_day="2003-01")


@pytest.mark.parametrize("value", JANUARY_OR_OCTOBER, ids=repr)
def test_no_argument_takes_a_number_for_a_day(value: Any) -> None:
    for call in (NETWORK.at, NETWORK.during, NETWORK.throughout, NETWORK.following_successions):
        with pytest.raises(TypeError):
            call(value)
    with pytest.raises(TypeError):
        NETWORK.during((value, "2004-08"))


@pytest.mark.parametrize("number", ["2003.1", "2003.10"])
@pytest.mark.parametrize(("table", "column"), [("schools", "first_day"), ("teachers", "born")])
def test_a_scope_that_may_be_january_or_october_is_refused(table: str, column: str, number: str) -> None:
    for cells in (number, f"[{number}]", f'["2003-09", {number}]'):
        scope = f'{{"{table}": {{"{column}": {cells}}}}}'
        rule = f'{{"id": "ring", "kind": "no-ring", "basis": "F7", "scope": {scope}}}'
        with pytest.raises(jd.BadPolicy) as caught:
            jd.policy_of(f'{{"id": "p", "version": "1", "rules": [{rule}]}}')
        (finding,) = caught.value.findings
        assert (finding.column, finding.value) == (f"/rules/0/scope/{table}/{column}", "2003.1")
        assert finding.expected == "'2003-01' or '2003-10' as text: the number may mean either"


@pytest.mark.parametrize("column", ["first_day", "last_day"])
def test_more_records_refuse_the_same_number(column: str) -> None:
    ledger = jd.read_ledger({"schools": TWO, "supports": []})
    for value in (2003.1, Decimal("2003.10"), [2003.1]):
        record = {"supporter": "A", "recipient": "B", "channel": "staff", column: value}
        with pytest.raises(jd.BadLedger) as caught:
            ledger.with_records(supports=[record])
        assert ("bad_day", column, "2003.1") in [(f.code, f.column, f.value) for f in caught.value.findings]


def test_a_year_is_written_and_read_again(tmp_path: Path) -> None:
    table = {"supporter": ["A"], "recipient": ["B"], "first_day": [2003.0], "last_day": [2004]}
    ledger = jd.read_ledger({"schools": TWO, "supports": table})
    row = ledger.supports[0]
    assert (row.first_day, row.last_day) == (date(2003, 1, 1), date(2004, 12, 31))
    for name, form in (("a", "csv"), ("b.xlsx", "xlsx"), ("c", "parquet")):
        jd.write_ledger(ledger, tmp_path / name, format=form)  # type: ignore[arg-type]
        assert jd.read_ledger(tmp_path / name).supports[0] == row
    jd.save(ledger, tmp_path / "d.jiedui")
    assert jd.open_ledger(tmp_path / "d.jiedui") == ledger


def test_a_time_zone_is_refused_in_lists_as_in_frames() -> None:
    zoned = [
        datetime(2003, 9, 1, tzinfo=timezone.utc),
        datetime(2003, 9, 1, tzinfo=timezone(timedelta(hours=8))),
    ]
    held: list[Any] = [[each] for each in zoned]
    held += [[pd.Timestamp(each)] for each in zoned]
    held += [np.array(zoned[:1], dtype=object), pd.Series(zoned[:1])]
    held += [pa.array(zoned[:1]), [pa.scalar(zoned[0])]]
    for column in ("first_day", "kept"):
        for cells in held:
            table = {"supporter": ["A"], "recipient": ["B"], "last_day": [""], column: cells}
            tables: list[Any] = [table, [{name: cell[0] for name, cell in table.items()}]]
            if not isinstance(cells, pa.Array) and not isinstance(cells[0], pa.Scalar):
                tables.append(pd.DataFrame(table))
            for supports in tables:
                with pytest.raises(jd.BadLedger) as caught:
                    jd.read_ledger({"schools": TWO, "supports": supports})
                found = [(each.code, each.table, each.column) for each in caught.value.findings]
                assert found == [("unreadable_column", "supports", column)]


LONG = 342401198503031000.0  # an identity number that a sheet took for a number: it keeps 15 digits


@pytest.mark.parametrize("way", ["list", "array", "pandas", "polars", "arrow", "sheet"])
def test_digits_that_a_number_does_not_hold_are_not_made_up(way: str, tmp_path: Path) -> None:
    table: dict[str, list[Any]] = {"supporter": ["A"], "recipient": ["B"], "last_day": [""], "basis": [LONG]}
    given: dict[str, Callable[[Path], Any]] = {
        "list": in_frame(table),
        "array": in_frame({**table, "basis": np.array([LONG])}),
        "pandas": in_frame(pd.DataFrame(table)),
        "polars": in_frame(pl.DataFrame(table)),
        "arrow": in_frame(pa.table(table)),
        "sheet": lambda folder: sheet_of(folder / "book.xlsx", table),
    }
    assert jd.read_ledger(given[way](tmp_path)).supports[0].basis == "3.42401198503031e+17"
