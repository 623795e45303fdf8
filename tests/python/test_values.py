# SPDX-License-Identifier: Apache-2.0
"""Values as Python has them: rows by name and given back, pickles and copies."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import assume, given

import jiedui as jd
from jiedui.rows import TableRow
from jiedui.testing import network_of
from jiedui.testing_texts import Tables
from strategies import Drawn, full_tables, networks, people_tables
from support import DISTRICT, ledger_of
from test_snapshots import TABLES, assert_same_ledger

ODD = "no. of 册, 2003"


def odd_ledger() -> jd.Ledger:
    """Give a ledger whose attributes are called as no identifier is."""
    supports = [{"supporter": "A", "recipient": "B", "last_day": "?", ODD: "7", "class": "x", "_b": "y"}]
    return jd.read_ledger(
        {"schools": [{"id": each, "name": each} for each in ("A", "B")], "supports": supports}
    )


# ---- rows


def test_a_row_has_each_column_by_its_real_name() -> None:
    row = odd_ledger().supports[0]
    names = [column.name for column in odd_ledger().supports.columns]
    assert [row[name] for name in names] == list(row)
    assert [getattr(row, name) for name in names] == list(row)
    assert row._asdict() == dict(zip(names, row, strict=True))
    assert (row[ODD], row["class"], row["_b"], row.supporter, row[1]) == ("7", "x", "y", "A", "A")
    assert row[1:3] == ("A", "B")
    with pytest.raises(KeyError, match="colour"):
        row["colour"]
    with pytest.raises(AttributeError, match="a row of supports has no column 'colour'"):
        _ = row.colour


def all_rows(ledger: jd.Ledger) -> dict[str, list[TableRow]]:
    """Give the rows of every table that lists something."""
    rows = {name: list(getattr(ledger, name)) for name in TABLES}
    listed = {each.table for each in ledger.sources}
    return {name: each for name, each in rows.items() if each and (name != "teachers" or name in listed)}


@given(full_tables())
def test_a_ledger_of_its_own_rows_is_the_same(tables: Tables) -> None:
    ledger = ledger_of(tables)
    rows = all_rows(ledger)
    again = jd.read_ledger({"supports": [], **rows})
    assert [again.fingerprint(), again == ledger] == [ledger.fingerprint(), True]


@given(full_tables())
def test_rows_taken_out_can_be_given_back(tables: Tables) -> None:
    ledger = ledger_of(tables)
    for name in ("supports", "postings", "transfers", "needs", "indicators", "claims", "successions"):
        rows = list(getattr(ledger, name))
        if not rows or (name == "supports" and any(each.supports for each in ledger.documents)):
            continue
        ids: list[str] = [row.id for row in rows if name in ("supports", "postings", "transfers")]
        if not ids:
            without = jd.read_ledger(
                {
                    "supports": [],
                    **{each: kept for each, kept in all_rows(ledger).items() if each != name},
                    name: rows[:0] or {column.name: [] for column in getattr(ledger, name).columns},
                }
            )
        else:
            without = ledger.without_records(**{name: ids})
        back = without.with_records(**{name: rows})
        assert list(getattr(back, name)) == rows
        assert back.fingerprint() == ledger.fingerprint()
        assert without.with_records(**{name: getattr(ledger, name)}).fingerprint() == ledger.fingerprint()


def test_a_made_id_is_made_anew_and_one_of_its_own_stays() -> None:
    ledger = network_of("A>B staff 0..9").ledger
    made = odd_ledger()
    assert made.without_records(supports="A>B").with_records(supports=[made.supports[0]]) == made
    assert ledger.without_records(supports="t1").with_records(supports=ledger.supports[:1]) == ledger
    twice = made.with_records(supports=[made.supports[0]])
    assert [row.id for row in twice.supports] == ["A>B", "A>B#2"]


def test_rows_and_other_records_stand_side_by_side() -> None:
    ledger = network_of("A>B staff 0..?").ledger
    more = ledger.with_records(
        supports=[{**ledger.supports[0]._asdict(), "id": "t3", "last_day": "2004-08"}]
    ).with_records(
        supports=[{"supporter": "B", "recipient": "A", "last_day": "2004-08"}, *ledger.supports[:0]]
    )
    assert [row.last_day_text for row in more.supports] == ["?", "?", "2004-08"]


# ---- pickles and copies


@dataclass(frozen=True)
class Kept:
    """A value of an exported class, and what of it must be equal."""

    value: Any
    seen: Callable[[Any], Any]


def of_itself(value: Any) -> Any:
    return value


def of_set(schools: jd.SchoolSet) -> Any:
    return (list(schools), schools.unknown_count, list(~schools), (~schools).unknown_count)


def of_error(error: jd.Error) -> Any:
    findings = list(getattr(error, "findings", ()))
    return (type(error), str(error), error.code, error.subject, findings)


def of_table(table: jd.Table) -> Any:
    return (table.columns, list(table), [type(row).__name__ for row in table])


def raised(call: Callable[[], object]) -> jd.Error:
    with pytest.raises(jd.Error) as error:
        call()
    return error.value


def missing_extra() -> object:
    from jiedui.extras import extra

    return extra("a_package_that_is_not_there")


def examples() -> Mapping[str, Kept]:
    """Give values of every exported class that can be kept."""
    network = jd.Network(jd.read_ledger(DISTRICT))
    policy = jd.policy("rotation-pucheng")
    asked = jd.policy("source-district")
    answer = network.through("staff").roles()
    findings = raised(lambda: jd.read_ledger({"schools": []})).findings  # type: ignore[attr-defined]
    weak = network.schools_where(weak=True)
    own = jd.policy_of(
        '{"id": "p", "version": "1", "valid": {"first_day": "2003-09-01"}, "rules": [{"id": "r", '
        '"kind": "duty", "scope": {"schools": {"weak": false}, "days": {"period": "2003-autumn"}, '
        '"may_be_empty": true}, "parameters": {"recipients": 2, "only_weak": true}}]}'
    )
    return {
        "Ledger": Kept(network.ledger, of_itself),
        "Network": Kept(network, lambda each: each.ledger),
        "Period": Kept(jd.Period("2003-09-01", None), of_itself),
        "Shape": Kept(jd.Shape({"names": {"一中": "县第一中学"}}), of_itself),
        "SchoolSet": Kept(weak, of_set),
        "SchoolSet of a complement": Kept(~weak | network.school_set("exp-school"), of_set),
        "Finding": Kept(findings[0], of_itself),
        "Findings": Kept(
            findings.in_language("zh"), lambda each: (list(each), each.language, each.explain("zh"))
        ),
        "Source": Kept(network.ledger.sources[0], of_itself),
        "Policy": Kept(policy, of_itself),
        "Policy of one's own": Kept(own, lambda each: (each, each.valid, each.rules[0])),
        "Rule": Kept(policy.rules[0], of_itself),
        "Parameter": Kept(asked.rules[0].parameters[0], of_itself),
        "Judgement": Kept(jd.Judgement("A", True, ties=(("agreement", "t1"),)), of_itself),
        "Table": Kept(network.ledger.supports, of_table),
        "Table of odd names": Kept(odd_ledger().supports, of_table),
        "Difference": Kept(jd.difference(network.ledger, odd_ledger()), of_table),
        "a row of a table": Kept(odd_ledger().supports[0], lambda row: (row, row[ODD], row._asdict())),
        "a row of an answer": Kept(answer[0], of_itself),
        "a row over periods": Kept(network.over(["2003-autumn"]).roles()[0], lambda row: (row, row.period)),
        "Column": Kept(answer.columns[0], of_itself),
        "About": Kept(answer.about, of_itself),
        "LeftOut": Kept(answer.left_out, of_itself),
        "ErrorCode": Kept(jd.ErrorCode.bad_day, of_itself),
        "Error": Kept(raised(lambda: network.at("2003")), of_error),
        "BadArgument": Kept(raised(lambda: network.at("2003")), of_error),
        "UnknownId": Kept(raised(lambda: network.reach("citymiddle")), of_error),
        "AmbiguousId": Kept(
            raised(lambda: network_of("A>B | schools A name=x; B name=x").school_named("x")), of_error
        ),
        "BadLedger": Kept(raised(lambda: jd.read_ledger({"schools": []})), of_error),
        "BadPolicy": Kept(raised(lambda: jd.policy_of("{}")), of_error),
        "BadShape": Kept(raised(lambda: jd.Shape("no JSON")), of_error),
        "BadSnapshot": Kept(raised(lambda: jd.open_ledger(__file__)), of_error),
        "Unreadable": Kept(raised(lambda: jd.read_ledger("not there")), of_error),
        "Unwritable": Kept(raised(lambda: jd.save(network, "/not/there")), of_error),
        "MissingExtra": Kept(raised(missing_extra), of_error),
    }


# What is asked anew in less time than it takes to read it back, and says what to pickle instead.
ASKED_ANEW = {"Answer", "Slice", "SliceOver"}


def test_every_exported_class_can_be_kept_or_says_what_to_keep() -> None:
    classes = {name for name in jd.__all__ if isinstance(getattr(jd, name), type)}
    assert classes == ASKED_ANEW | {name for name in examples() if name in classes}


def test_values_survive_pickles_and_copies() -> None:
    for name, kept in examples().items():
        wanted = kept.seen(kept.value)
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            back = pickle.loads(pickle.dumps(kept.value, protocol))
            assert type(back).__name__ == type(kept.value).__name__, name
            assert kept.seen(back) == wanted, name
        assert kept.seen(copy.copy(kept.value)) == wanted, name
        assert kept.seen(copy.deepcopy([kept.value])[0]) == wanted, name


def test_what_is_asked_anew_can_be_copied_and_says_what_to_pickle() -> None:
    network = network_of("A>B staff 0..9")
    for value in (network.agreed(), network.over(["2003-09"]), network.roles()):
        assert copy.deepcopy([value])[0] is copy.copy(value) is value
        with pytest.raises(TypeError, match=f"{type(value).__name__} cannot be pickled; pickle "):
            pickle.dumps(value)
    published = network.roles().published("a key of sixteen bytes")
    with pytest.raises(TypeError, match="pickle to_pandas"):
        pickle.dumps(published)


@given(networks())
def test_sets_of_schools_bring_their_network_along(drawn: Drawn) -> None:
    network = drawn.network()
    weak = network.schools_where(weak=True)
    townships = {each["township"] for each in drawn.tables["schools"]} - {""}
    east = network.schools_where(township=min(townships)) if townships else network.schools_where(weak=False)
    for schools in (weak, ~weak, weak | ~east, weak & ~east, weak - east):
        back = pickle.loads(pickle.dumps(schools))
        assert of_set(back) == of_set(schools)
        assert back.network.within(back).roles().to_csv() == network.within(schools).roles().to_csv()


@given(people_tables())
def test_findings_survive_pickles(tables: Tables) -> None:
    broken = {**tables, "postings": [{**each, "form": "on foot"} for each in tables["postings"]]}
    assume(tables["postings"])
    error = raised(lambda: ledger_of(broken))
    assert of_error(pickle.loads(pickle.dumps(error))) == of_error(error)
    findings = error.findings  # type: ignore[attr-defined]
    back = pickle.loads(pickle.dumps(findings))
    assert [list(back), back.explain("zh")] == [list(findings), findings.explain("zh")]


@pytest.mark.parametrize("name", jd.policies())
def test_policies_survive_pickles(name: str) -> None:
    policy = jd.policy(name)
    back = pickle.loads(pickle.dumps(policy))
    assert back == policy
    assert [repr(each.parameters) for each in back.rules] == [repr(each.parameters) for each in policy.rules]


def test_equal_ledgers_are_pickled_once() -> None:
    ledger = jd.read_ledger(DISTRICT)
    first, second = pickle.loads(pickle.dumps((ledger.supports, ledger)))
    assert_same_ledger(second, ledger)
    assert list(first) == list(second.supports)
