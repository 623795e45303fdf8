# SPDX-License-Identifier: Apache-2.0
"""Networks as graphs of NetworkX: nothing is lost on the way there and back, and both answer alike."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given

import jiedui as jd
from jiedui.testing import network_of
from jiedui.testing_texts import Tables
from strategies import Drawn, full_tables, networks
from support import DISTRICT, ledger_of

TABLES = ("schools", "supports", "postings", "transfers")
KINDS = {"supports": "agreement", "postings": "posting", "transfers": "transfer"}


def columns_of(table: jd.Table) -> list[str]:
    return [column.name for column in table.columns]


def rows_by_id(table: jd.Table) -> dict[str, dict[str, Any]]:
    return {row.id: dict(zip(columns_of(table), row, strict=True)) for row in table}


def back(network: jd.Network) -> jd.Ledger:
    return jd.from_networkx(network.to_networkx())


def graph_of(*edges: tuple[Any, ...], **attributes: Any) -> nx.MultiDiGraph:
    """Give a graph of these edges, its nodes called like their ids, each edge with the attributes."""
    graph = nx.MultiDiGraph()
    for supporter, recipient, *key in edges:
        graph.add_edge(supporter, recipient, *key, **attributes)
    nx.set_node_attributes(graph, {node: f"school {node}" for node in graph}, "name")
    return graph


def wrong_in(graph: nx.DiGraph) -> list[tuple[str, str, int, str, str]]:
    with pytest.raises(jd.BadLedger) as caught:
        jd.from_networkx(graph)
    return [(each.code, each.table, each.row, each.column, each.value) for each in caught.value.findings]


# ---- there and back


def nothing_is_lost(ledger: jd.Ledger) -> None:
    again = back(jd.Network(ledger))
    for name in TABLES:
        before, after = getattr(ledger, name), getattr(again, name)
        assert columns_of(before) == columns_of(after)
        assert rows_by_id(before) == rows_by_id(after)
    assert again.district == ledger.district
    assert {each.table for each in jd.difference(ledger, again)}.isdisjoint(TABLES)


@given(networks())
def test_nothing_is_lost_there_and_back(drawn: Drawn) -> None:
    nothing_is_lost(drawn.network().ledger)


@given(full_tables())
def test_nothing_is_lost_of_odd_texts_made_ids_and_days_of_any_precision(records: Tables) -> None:
    nothing_is_lost(ledger_of(records))


@given(full_tables())
def test_the_fingerprint_is_that_of_a_ledger_of_these_tables(records: Tables) -> None:
    ledger = ledger_of({name: records[name] for name in TABLES} | {"teachers": []})
    assert back(jd.Network(ledger)).fingerprint() == ledger.fingerprint()


@given(networks())
def test_an_edge_is_a_tie_with_what_its_record_says(drawn: Drawn) -> None:
    network = drawn.network()
    graph = network.to_networkx()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (network.school_count, network.tie_count)
    assert list(graph) == [row.school for row in network.schools()]
    records = {kind: rows_by_id(getattr(network.ledger, table)) for table, kind in KINDS.items()}
    for supporter, recipient, (kind, tie), said in graph.edges(keys=True, data=True):
        record = records[kind][tie]
        ends = ("home", "host") if kind == "posting" else ("supporter", "recipient")
        assert said["kind"] == kind
        assert said["id"] == tie  # drawn ties have ids
        assert (supporter, recipient) == tuple(record[end] for end in ends)
        others = {name: value for name, value in record.items() if name not in (*ends, "id")}
        assert {name: said.get(name) for name in others} == {
            name: None if value == ("?" if name == "last_day_text" else "") else value
            for name, value in others.items()
        }


@given(networks())
def test_a_slice_has_its_own_schools_and_ties(drawn: Drawn) -> None:
    network = drawn.network()
    view = drawn.sliced(network)
    graph, ties = view.to_networkx(), view.ties()
    assert list(graph) == [row.school for row in view.schools()]
    edges = {(row.supporter, row.recipient, (row.tie_kind, row.tie)) for row in ties}
    assert set(graph.edges(keys=True)) == edges
    assert graph.number_of_edges() == len(ties)
    again = jd.Network(jd.from_networkx(graph)).all_kinds().with_planned()
    assert list(again.ties()) == list(ties)
    assert list(again.schools()) == list(view.schools())


def test_nothing_hangs_on_the_order_of_rows() -> None:
    one = network_of("A>B staff; A>B funds; B>C posting x2; C>A transfer 3")
    tables = {name: list(getattr(one.ledger, name))[::-1] for name in TABLES}
    columns = {name: columns_of(getattr(one.ledger, name)) for name in TABLES}
    other = jd.read_ledger(
        {
            name: [dict(zip(columns[name], row, strict=True)) for row in rows]
            for name, rows in tables.items()
            if rows
        }
    )
    first, second = one.to_networkx(), jd.Network(other).to_networkx()
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True)) == list(second.edges(keys=True))


# ---- the same answers


@given(networks())
def test_searches_agree(drawn: Drawn) -> None:
    view = drawn.sliced(drawn.network())
    graph = view.to_networkx()
    for school in graph:
        reached = view.reach(school)
        assert {row.school for row in reached} == nx.descendants(graph, school)
        hops = nx.single_source_shortest_path_length(graph, school)
        assert {row.school: row.hops for row in reached} | {school: 0} == dict(hops)
        for other in graph:
            if other != school and nx.has_path(graph, school, other):
                assert len(view.chain(school, other)) == nx.shortest_path_length(graph, school, other)


@given(networks())
def test_counts_agree(drawn: Drawn) -> None:
    view = drawn.sliced(drawn.network())
    graph = view.to_networkx()
    roles = {row.school: row for row in view.roles()}
    assert {school for school, row in roles.items() if row.role == "neither"} == set(nx.isolates(graph))
    for school in graph:
        assert roles[school].supporters == len(graph.pred[school])
        assert roles[school].recipients == len(graph.succ[school])
        ties = [row.ties for row in view.partners(school) if row.direction == "gives"]
        assert graph.in_degree(school) == sum(ties)


@given(networks())
def test_rings_are_strong_components_of_two_or_more(drawn: Drawn) -> None:
    view = drawn.sliced(drawn.network())
    rings: dict[int, set[str]] = {}
    for row in view.rings():
        rings.setdefault(row.ring, set()).add(row.school)
    components = [each for each in nx.strongly_connected_components(view.to_networkx()) if len(each) > 1]
    assert list(rings.values()) == sorted(components, key=lambda ring: min(map(str.encode, ring)))


@given(networks())
def test_dependence_is_dominance_below_a_root_above_the_outside_supporters(drawn: Drawn) -> None:
    view = drawn.sliced(drawn.network())
    graph = view.to_networkx()
    hanging = {
        school: {other for other in graph if set(graph.pred[other]) == {school}}
        for school in graph
        if graph.out_degree(school)
    }
    directly = {school: len(others) for school, others in hanging.items()}
    outside = [each for each in graph if graph.out_degree(each) and not graph.in_degree(each)]
    graph.add_edges_from(("", each) for each in outside)
    dominators = nx.immediate_dominators(graph, "") if outside else {}
    for school in dominators:
        above = dominators.get(school)
        while above:
            hanging[above].add(school)
            above = dominators.get(above)
    for school in hanging:
        hanging[school].discard(school)
    assert {row.school: row.directly for row in view.dependence()} == directly
    totals = {row.school: row.directly + row.through_chain for row in view.dependence()}
    assert totals == {school: len(others) for school, others in hanging.items()}


# ---- what stands in a graph


def test_attributes_are_values_and_what_is_unknown_is_none() -> None:
    network = network_of(
        "A>B staff 2 unit=yuan 1970-01..; A>B planned 0..? fact=高中; A>B posting x3 0..9"
        " | schools A weak=yes aliases=甲+乙"
    )
    graph = network.to_networkx()
    assert graph.nodes["A"] == {"name": "A", "weak": True, "aliases": ("甲", "乙")}
    assert graph.edges["A", "B", ("agreement", "t1")] == {
        "kind": "agreement",
        "id": "t1",
        "channel": "staff",
        "first_day": date(1970, 1, 1),
        "first_day_text": "1970-01",
        "last_day_text": "",
        "amount": Decimal(2),
        "unit": "yuan",
    }
    assert graph.edges["A", "B", ("agreement", "t2")] == {
        "kind": "agreement",
        "id": "t2",
        "status": "planned",
        "first_day": date(1970, 1, 1),
        "first_day_text": "1970-01-01",
        "fact": "高中",
    }
    assert graph.edges["A", "B", ("posting", "t3")]["count"] == 3


def test_a_graph_says_what_it_was_made_from() -> None:
    settings = {
        "district": "叶集",
        "calendar": {"autumn": "08-25", "spring": "02-15"},
        "complete": [{"table": "supports", "first_day": "2003-09-01", "last_day": "2004-06-30"}],
        "missing_columns": {"schools.last_day": "running"},
    }
    supports = [{"supporter": "A", "recipient": "B", "first_day": "2003-autumn", "last_day": "?", "空": ""}]
    schools = [{"id": "A", "name": "甲", "weak": ""}, {"id": "B", "name": "乙", "weak": ""}]
    ledger = jd.read_ledger({"schools": schools, "supports": supports}, settings=settings)
    graph = jd.Network(ledger).to_networkx()
    assert graph.graph == {
        "district": "叶集",
        "fingerprint": ledger.fingerprint(),
        "version": jd.__version__,
        "settings": {name: value for name, value in settings.items() if name != "district"},
        "columns": {
            "schools": ["id", "name", "weak"],
            "supports": ["supporter", "recipient", "first_day", "last_day", "空"],
        },
    }
    again = jd.from_networkx(graph)
    assert again.fingerprint() == ledger.fingerprint()
    assert again.supports[0].first_day == date(2003, 8, 25)  # by its own calendar
    graph.graph["district"] = "六安"
    assert jd.from_networkx(graph).district == "六安"
    assert jd.from_networkx(graph, settings={"district": "霍邱"}).district == "霍邱"


def test_a_made_id_is_the_key_and_is_made_anew() -> None:
    ledger = jd.read_ledger(DISTRICT)
    graph = jd.Network(ledger).to_networkx()
    said = graph.edges["city-middle", "sanyuan-middle", ("agreement", "city-middle>sanyuan-middle/staff")]
    assert said["id"] is None
    said["channel"] = "funds"
    changes = jd.difference(ledger, jd.from_networkx(graph))
    assert {change.id for change in changes if change.table == "supports"} == {
        "city-middle>sanyuan-middle/staff",
        "city-middle>sanyuan-middle/funds",
    }
    assert "city-middle>sanyuan-middle/funds" in {row.id for row in jd.from_networkx(graph).supports}


def test_postings_that_are_no_ties_are_no_edges_and_are_kept() -> None:
    network = network_of("A>B posting form=shadowing x2 0..; B>A posting form=rotation x1 0.. | schools C")
    graph = network.to_networkx()
    assert list(graph.edges(keys=True)) == [("B", "A", ("posting", "t2"))]
    assert [each["id"] for each in graph.graph["not_ties"]] == ["t1"]
    assert jd.from_networkx(graph).not_ties == {"shadowing": 1}
    assert "not_ties" not in network.all_kinds().to_networkx().graph
    # with a school its records go, as edges do
    assert jd.from_networkx(graph.subgraph(["A", "C"])).not_ties == {}


def test_a_column_called_kind_stands_beside_the_kind_of_the_tie() -> None:
    files = [{"supporter": "A", "recipient": "B", "last_day": "", "kind": "x", "kind_": "y", "key": "z"}]
    ledger = jd.read_ledger({"schools": {"id": ["A", "B"], "name": ["a", "b"]}, "supports": files})
    graph = jd.Network(ledger).to_networkx()
    ((_, _, said),) = graph.edges(data=True)
    assert [said[name] for name in ("kind", "kind_", "kind__", "key")] == ["agreement", "x", "y", "z"]
    assert jd.from_networkx(graph).fingerprint() == ledger.fingerprint()


def test_a_graph_is_the_users_own() -> None:
    network = network_of("A>B staff | schools A weak=yes")
    graph = network.to_networkx()
    graph.nodes["A"]["weak"] = False
    graph.remove_node("B")
    assert network.to_networkx().nodes["A"]["weak"] is True
    assert jd.from_networkx(graph).schools[0].weak is False


# ---- borders


@pytest.mark.parametrize(
    "text",
    ["schools A", "A>A staff", "A>A posting x1; A>A transfer 3", "A>B staff 0..9; A>B staff 0..9; A>B funds"],
)
def test_small_networks_go_there_and_back(text: str) -> None:
    network = network_of(text)
    nothing_is_lost(network.ledger)
    assert network.to_networkx().number_of_edges() == network.tie_count


def test_self_support_is_an_edge_of_a_network_and_of_no_slice() -> None:
    network = network_of("A>A staff; A>B staff planned")
    assert list(nx.selfloop_edges(network.to_networkx(), keys=True)) == [("A", "A", ("agreement", "t1"))]
    assert network.all_kinds().to_networkx().number_of_edges() == 0
    assert network.with_planned().to_networkx().number_of_edges() == 1


def test_a_network_without_schools_is_an_empty_graph() -> None:
    ledger = jd.read_ledger({"schools": [], "supports": []})
    graph = jd.Network(ledger).to_networkx()
    assert graph.number_of_nodes() == graph.number_of_edges() == 0
    assert jd.from_networkx(graph) == ledger
    assert len(jd.from_networkx(nx.DiGraph()).schools) == 0


def test_a_plain_graph_is_agreements() -> None:
    graph = nx.DiGraph()
    graph.add_node("甲", name="甲校", weak=False, latitude=31.5)
    graph.add_node("乙", name="乙校", 学校类型="小学")
    graph.add_edge("甲", "乙", channel="师资", weight=2.5, first_day=date(2003, 9, 1))
    ledger = jd.from_networkx(graph)
    assert ledger.schools[1].kind == "primary"
    tie = ledger.supports[0]
    assert (tie.id, tie.channel, tie.weight) == ("甲>乙/staff/2003-09-01", "staff", "2.5")
    assert (tie.first_day, tie.last_day_text) == (date(2003, 9, 1), "?")


def test_an_edge_says_what_it_says_whatever_others_do() -> None:
    graph = graph_of(("A", "B", "1"), ("A", "B", "2"), ("A", "B", "3"), ("A", "B", "4"))
    graph.edges["A", "B", "2"].update(last_day=None, first_day="2003-autumn")
    graph.edges["A", "B", "3"].update(last_day=date(2004, 6, 30), first_day=float("nan"), 备注="x")
    rows = {row.id: row for row in jd.from_networkx(graph).supports}
    assert [rows[each].last_day_text for each in "1234"] == ["?", "", "2004-06-30", "?"]
    assert [rows[each].first_day_text for each in "123"] == ["", "2003-autumn", ""]


def test_an_end_under_another_header_is_as_unknown() -> None:
    graph = graph_of(("A", "B", "1"), ("A", "B", "2"))
    graph.edges["A", "B", "2"]["结束日期"] = "2004-06"
    assert [row.last_day_text for row in jd.from_networkx(graph).supports] == ["?", "2004-06"]


def test_the_text_of_a_day_counts_where_it_stands() -> None:
    graph = graph_of(("A", "B", "1"), ("A", "B", "2"), ("A", "B", "3"))
    day = date(2003, 9, 1)
    graph.edges["A", "B", "1"].update(first_day=day, first_day_text="2003-autumn", last_day_text="")
    graph.edges["A", "B", "2"].update(first_day=day, first_day_text=None)
    graph.edges["A", "B", "3"].update(first_day_text="2003-09", day_text="a word of its own")
    supports = jd.from_networkx(graph).supports
    assert [row.first_day_text for row in supports] == ["2003-autumn", "2003-09-01", "2003-09"]
    assert [row.day_text for row in supports] == [None, None, "a word of its own"]


def test_ids_come_from_attributes_then_from_keys() -> None:
    graph = graph_of(("A", "B"), ("A", "B"), ("A", "B", "own"), ("A", "B", ("transfer", "g1")))
    graph.add_edge("B", "A", ("agreement", "x"), id="y", kind="posting", count=2)
    graph.add_edge("B", "A", "z", id=None)
    ledger = jd.from_networkx(graph)
    assert sorted(row.id for row in ledger.supports) == ["A>B", "A>B#2", "B>A", "own"]
    assert [row.id for row in ledger.transfers] == ["g1"]
    assert [(row.id, row.home, row.count) for row in ledger.postings] == [("y", "B", 2)]


def test_a_graph_from_a_frame_is_a_ledger() -> None:
    ledger = jd.read_ledger(DISTRICT)
    frame = ledger.supports.to_pandas()
    graph = nx.from_pandas_edgelist(
        frame, "supporter", "recipient", edge_attr=True, create_using=nx.MultiDiGraph
    )
    nx.set_node_attributes(graph, {row.id: row.name for row in ledger.schools}, "name")
    again = jd.from_networkx(graph).supports.to_pandas()
    pd.testing.assert_frame_equal(
        again.sort_values("id", ignore_index=True), frame.sort_values("id", ignore_index=True)
    )


def test_a_school_that_only_an_edge_names_is_found() -> None:
    graph = graph_of(("A", "B"), last_day="?")
    graph.add_edge("A", "B1")
    assert wrong_in(graph) == [("missing_value", "schools", 3, "name", "")]
    bare = nx.DiGraph([("A", "B", {"last_day": "?"})])
    assert [each[:4] for each in wrong_in(bare)] == [("missing_column", "schools", 0, "name")]


def test_bad_values_are_findings_in_their_places() -> None:
    graph = graph_of(("A", "B"))
    graph.nodes["B"]["weak"] = "perhaps"
    graph.add_edge("B", "A", channel="staf", kind=None)
    graph.add_edge("B", "A", kind="posting", first_day="soon")
    assert set(wrong_in(graph)) >= {
        ("unknown_word", "schools", 2, "weak", "perhaps"),
        ("unknown_word", "supports", 2, "channel", "staf"),
        ("bad_day", "postings", 1, "first_day", "soon"),
    }
    dropped = jd.from_networkx(graph, keep_valid=True).dropped
    assert dropped == (("schools", 2), ("supports", 1), ("supports", 2), ("postings", 1))


BAD_GRAPHS: dict[str, tuple[Callable[[], Any], str, str, str]] = {
    "undirected": (lambda: nx.MultiGraph([("A", "B")]), "bad_table", "MultiGraph", "from supporter to recip"),
    "number": (lambda: graph_of((1, 2)), "bad_table", "1", r"node 1 is int; .*relabel_nodes\(graph, str\)"),
    "tuple": (lambda: graph_of((("A", 1), "B")), "bad_table", "('A', 1)", "is tuple; expected the id"),
    "key": (lambda: graph_of(("A", "B", 2.5)), "bad_table", "2.5", r"'A' -> 'B' has the key 2\.5; expected"),
    "pair": (lambda: graph_of(("A", "B", ("staff", 2))), "bad_table", "('staff', 2)", "the pair"),
    "kind of key": (lambda: graph_of(("A", "B", ("gift", "1"))), "bad_word", "'gift'", "'A' -> 'B' has the"),
    "kind": (lambda: graph_of(("A", "B"), kind="support"), "bad_word", "'support'", "expected 'agreement'"),
    "no word": (lambda: graph_of(("A", "B"), kind=[1]), "bad_word", "[1]", "expected 'agreement', 'posting'"),
    "end": (
        lambda: graph_of(("A", "B"), recipient="C"),
        "bad_table",
        "the edge 'A' -> 'B'",
        "attribute recipient 'C'; expected 'B'",
    ),
    "no cell": (lambda: graph_of(("A", "B"), x={}), "bad_table", "the table 'supports', row 1", "is dict"),
    "columns": (lambda: with_left("columns", 3), "bad_table", "columns", r"del graph\.graph\['columns'\]"),
    "not_ties": (lambda: with_left("not_ties", {}), "bad_table", "not_ties", "what to_networkx writes"),
    "settings": (lambda: with_left("settings", []), "bad_table", "settings", "what to_networkx writes"),
}


def with_left(name: str, value: Any) -> nx.MultiDiGraph:
    graph = graph_of(("A", "B"))
    graph.graph[name] = value
    return graph


@pytest.mark.parametrize("case", BAD_GRAPHS)
def test_what_is_no_graph_of_schools_is_named(case: str) -> None:
    make, code, subject, text = BAD_GRAPHS[case]
    with pytest.raises(jd.BadArgument, match=text) as caught:
        jd.from_networkx(make())
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode[code], subject)


def test_an_attribute_that_says_the_same_as_the_graph_is_no_harm() -> None:
    graph = graph_of(("A", "B"), supporter="A", recipient="B", last_day=None)
    graph.nodes["A"]["id"] = "A"
    assert [row.id for row in jd.from_networkx(graph).supports] == ["A>B"]


def test_other_things_are_type_errors() -> None:
    with pytest.raises(TypeError, match="graph: expected a DiGraph or MultiDiGraph of NetworkX, not dict"):
        jd.from_networkx({"A": ["B"]})


@pytest.mark.parametrize("call", ["network", "slice", "back"])
def test_networkx_is_named_where_it_is_missing(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of("A>B staff")
    graph = network.to_networkx()
    calls: dict[str, Callable[[], object]] = {
        "network": network.to_networkx,
        "slice": network.agreed().to_networkx,
        "back": lambda: jd.from_networkx(graph),
    }
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(jd.MissingExtra, match="pip install networkx") as caught:
        calls[call]()
    assert (caught.value.code, caught.value.subject) == (jd.ErrorCode.missing_extra, "networkx")
