# SPDX-License-Identifier: Apache-2.0
"""What errors say: in words of the caller, of what the caller gave, with the cause behind them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import jiedui as jd
import jiedui.testing
from jiedui.testing import network_of
from test_values import examples

# A parameter without a name, a private function, a format code of Arrow.
INSIDE = re.compile(r"\barg\d|(?<![\w.])_[a-z]\w*\(|\bts[smun]:|\bt[dtD][Dsmun]\b|'\+[lLsmuw]")
WRONG: list[Any] = [
    object(),
    7,
    -1.5,
    "no such thing",
    b"bytes",
    [object()],
    {"a": 1},
    None,
    np.datetime64("NaT"),
]


class Broken:
    """An iterable that cannot begin."""

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("mine")


def broken() -> Iterator[Any]:
    yield from ()
    raise RuntimeError("mine")


def callables() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give every exported function, the constructors, and every method of every exported class."""
    for module in (jd, jd.equity, jiedui.testing):
        for name in module.__all__:
            member = getattr(module, name)
            if callable(member):
                yield name, member
    network = network_of("A>B staff 0..9 | schools B weak=yes")
    values = {type(kept.value): kept.value for kept in examples().values()}
    values |= {type(each): each for each in (network.agreed(), network.over(["2003-09"]), network.roles())}
    for cls, value in values.items():
        for name, _ in inspect.getmembers(cls, callable):
            is_operator = name in ("__contains__", "__getitem__", "__and__", "__or__", "__sub__", "__eq__")
            if (not name.startswith("_") or is_operator) and hasattr(value, name):
                yield f"{cls.__name__}.{name}", getattr(value, name)


def texts_of(call: Callable[..., object], *arguments: Any, **more: Any) -> Iterator[str]:
    try:
        call(*arguments, **more)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        yield f"{type(error).__name__}: {error}"


def test_no_error_speaks_of_what_is_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    heard: dict[str, str] = {}
    for name, call in callables():
        for wrong in WRONG:
            for count in range(4):
                for text in texts_of(call, *[wrong] * count):
                    heard.setdefault(text, name)
            for parameter in ("day", "periods", "names", "language", "keep", "threads", "kinds", "replace"):
                for text in texts_of(call, wrong, **{parameter: wrong}):
                    heard.setdefault(text, name)
    assert len(heard) > 200
    assert [(name, text) for text, name in heard.items() if INSIDE.search(text)] == []


NETWORK = network_of("A>B staff 0..9; B>A funds 3.. | schools B weak=yes")
TAKERS: dict[str, Callable[[Any], object]] = {
    "school_set": NETWORK.school_set,
    "within": NETWORK.within,
    "through": NETWORK.through,
    "where": lambda values: NETWORK.where(basis=values),
    "schools_where": lambda values: NETWORK.schools_where(weak=values),
    "over": NETWORK.over,
    "presence": NETWORK.presence,
    "withdraw": NETWORK.withdraw,
    "service": lambda forms: NETWORK.service("2004-09-01", forms=forms),
    "papers": NETWORK.papers,
    "without_records": lambda ids: NETWORK.ledger.without_records(supports=ids),
    "with_records": lambda records: NETWORK.ledger.with_records(supports=records),
    "read_ledger": lambda records: jd.read_ledger({"schools": records}),
    "a column": lambda cells: jd.read_ledger({"schools": {"id": cells, "name": ["A"]}}),
    "published": lambda keep: NETWORK.roles().published("a key of sixteen bytes", keep=keep),
    "assert_same_answer": lambda rows: jiedui.testing.assert_same_answer(rows, NETWORK.roles()),
}


@pytest.mark.parametrize("name", TAKERS)
@pytest.mark.parametrize("given", [broken, Broken], ids=lambda each: each.__name__)
def test_what_an_iterable_raises_is_what_the_caller_sees(name: str, given: Callable[[], object]) -> None:
    with pytest.raises(RuntimeError, match=r"^mine$"):
        TAKERS[name](given())


class Item:
    """A cell whose text cannot be made."""

    dtype = "mine"
    ndim = 0

    def item(self) -> str:
        raise TypeError("mine")


def test_what_a_cell_raises_is_the_cause() -> None:
    with pytest.raises(jd.BadArgument, match="the table 'schools', row 1: mine") as error:
        jd.read_ledger({"schools": [{"id": Item(), "name": "A"}]})
    assert isinstance(error.value.__cause__, TypeError)


# ---- what is named is what the caller has


def findings_of(call: Callable[[], object]) -> str:
    with pytest.raises(jd.BadLedger) as error:
        call()
    return "\n".join([str(error.value), error.value.findings.explain("zh")])


def test_a_workbook_is_called_by_its_name_and_tables_are_not(tmp_path: Path) -> None:
    pd.DataFrame({"id": ["A"]}).to_excel(tmp_path / "book.xlsx", sheet_name="学校", index=False)
    said = findings_of(lambda: jd.read_ledger(tmp_path / "book.xlsx"))
    assert said.startswith(f"the ledger {tmp_path / 'book.xlsx'} cannot be used: 2 findings")
    pl.DataFrame({"id": ["A"]}).write_parquet(tmp_path / "schools.parquet")
    assert f"the ledger {tmp_path} cannot be used" in findings_of(lambda: jd.read_ledger(tmp_path))
    said = findings_of(lambda: jd.read_ledger({"schools": pl.DataFrame({"id": ["A"]})}))
    assert "the ledger of these tables cannot be used" in said
    assert "Add a file, sheet or frame that is called so" in said
    assert "CSV" not in said


def test_a_name_that_means_no_table_is_no_file() -> None:
    ledger = jd.read_ledger(
        {
            "学校": [{"id": each, "name": each} for each in "AB"],
            "supports": [{"supporter": "A", "recipient": "B", "last_day": "?"}],
            "weather": [{"a": 1}],
        }
    )
    (finding,) = [each for each in ledger.findings if each.code == "unknown_file"]
    assert finding.explain().startswith("weather: no table is called so, so this was not read.")
    assert finding.explain("zh").startswith("weather：该名称不对应任何表")
    assert "“教师表”" in finding.explain("zh")


TYPES = {
    "bytes": pa.array([b"A"]),
    "times of day": pa.array([1], pa.time32("s")),
    "times with a time zone": pa.array([1], pa.timestamp("us", "Asia/Shanghai")),
    "lengths of time": pa.array([1], pa.duration("s")),
    "lists of other values than texts": pa.array([[1]]),
    "records": pa.array([{"a": 1}]),
}


@pytest.mark.parametrize("said", TYPES)
def test_a_column_that_cannot_be_read_is_described_in_words(said: str) -> None:
    text = findings_of(lambda: jd.read_ledger({"schools": pa.table({"id": TYPES[said]})}))
    assert f"the column id holds {said}, which cannot be read." in text
    assert not INSIDE.search(text)
    assert said not in text.splitlines()[-1]


def test_a_rule_that_needs_a_day_says_so() -> None:
    with pytest.raises(jd.BadArgument) as error:
        jd.judge(jd.policy("rotation-2014"), NETWORK)
    assert "rotation-share is no day" not in str(error.value)
    assert "rules of the kind rotation-share judge as of a day; give judge one" in str(error.value)
