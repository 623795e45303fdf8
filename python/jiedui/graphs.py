# SPDX-License-Identifier: Apache-2.0
"""Networks and slices as graphs of NetworkX, and ledgers from such graphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from numbers import Integral
from typing import TYPE_CHECKING, Any, NamedTuple

from jiedui import _core
from jiedui.arguments import checked, refuse_type
from jiedui.errors import ErrorCode, from_code
from jiedui.extras import extra
from jiedui.reading import read_ledger

if TYPE_CHECKING:
    import networkx as _nx  # type: ignore[import-untyped, unused-ignore]

    from jiedui._core import RawTable
    from jiedui.ledgers import Ledger
    from jiedui.networks import Network
    from jiedui.slices import Slice
    from jiedui.tables import Table

__all__ = ["from_networkx", "to_networkx"]


class _Shape(NamedTuple):
    """A table, and which of its columns a node says, or an edge by its key and its ends."""

    table: str
    shown: tuple[str, ...]


_SCHOOLS = _Shape("schools", ("id",))
_TIES = {
    "agreement": _Shape("supports", ("id", "supporter", "recipient")),
    "posting": _Shape("postings", ("id", "home", "host")),
    "transfer": _Shape("transfers", ("id", "supporter", "recipient")),
}
_TABLES = ("schools", *(shape.table for shape in _TIES.values()))


# ---- out


class _Records:
    """The records of a table by id: what a node or edge shows of each, and what else it says."""

    def __init__(self, ledger: Ledger, shape: _Shape, as_written: Mapping[str, RawTable]) -> None:
        self._table: Table = getattr(ledger, shape.table)
        names = [column.name for column in self._table.columns]
        self._shown = [names.index(name) for name in shape.shown]
        self._others = [(place, name) for place, name in enumerate(names) if name not in shape.shown]
        self._number_of = {tie: number for number, tie in enumerate(_ids_of(self._table._raw))}
        self._own_ids = _ids_of(as_written[shape.table]) if shape.table in as_written else []

    def ids(self) -> set[str]:
        return set(self._number_of)

    def read(self, record: str) -> tuple[list[str], dict[str, Any]]:
        """Give what is shown of a record, and its other columns as far as they are known."""
        row = self._table[self._number_of[record]]
        said = {name: row[place] for place, name in self._others if _is_known(name, row[place])}
        return [row[place] for place in self._shown], said

    def own_id(self, record: str) -> str | None:
        """Give the id that a record has, None where one was made."""
        return self._own_ids[self._number_of[record]] if self._own_ids else None


def to_networkx(graph: Network | Slice) -> _nx.MultiDiGraph:
    """Give a graph with schools as nodes and ties as edges: all of a network, or those of a slice."""
    made = extra("networkx").MultiDiGraph()
    if isinstance(graph, _core.Network):
        ledger, view = graph.ledger, graph.all_kinds().with_planned()
    else:
        ledger, view = graph.network.ledger, graph
    as_written = dict(_core._file_tables(ledger, False, _personal_of(ledger)))
    schools = _Records(ledger, _SCHOOLS, as_written)
    records = {kind: _Records(ledger, shape, as_written) for kind, shape in _TIES.items()}
    answer = view.ties()
    ties: list[tuple[str, str]] = [(row.tie_kind, row.tie) for row in answer]
    made.graph.update(_about(ledger, as_written))
    if isinstance(graph, _core.Network):
        ties += answer.left_out_ties("self_support")
        others = records["posting"].ids() - {tie for kind, tie in ties if kind == "posting"}
        if others:
            made.graph["not_ties"] = [_posting(each, records["posting"]) for each in sorted(others)]
    made.add_nodes_from((row.school, schools.read(row.school)[1]) for row in view.schools())
    made.add_edges_from(_edge(kind, tie, records[kind]) for kind, tie in ties)
    return made


def _personal_of(ledger: Ledger) -> list[str]:
    """Give the personal attributes: a graph is in memory, and shows what the tables of its ledger show."""
    columns = (column.name for name in _TABLES for column in getattr(ledger, name).columns)
    return [name for name in columns if _core._is_personal(name)]


def _ids_of(table: RawTable) -> list[Any]:
    """Give the ids of a table's records; of a table as it is written only those that it has."""
    names = [name for name, *_ in table.columns]
    return table.texts(names.index("id"), None).tolist() if "id" in names else []


def _is_known(column: str, value: object) -> bool:
    """Say whether a cell says anything: an empty last day does, as it is running."""
    return value is not None and value != ("?" if column == "last_day_text" else "")


def _edge(kind: str, tie: str, records: _Records) -> tuple[str, str, tuple[str, str], dict[str, Any]]:
    (_, supporter, recipient), said = records.read(tie)
    attributes = {_on_edge(column): value for column, value in said.items()}
    return supporter, recipient, (kind, tie), {"kind": kind, "id": records.own_id(tie), **attributes}


def _posting(posting: str, records: _Records) -> dict[str, Any]:
    (_, home, host), said = records.read(posting)
    return {"id": records.own_id(posting), "home": home, "host": host, **said}


def _about(ledger: Ledger, as_written: Mapping[str, RawTable]) -> dict[str, Any]:
    settings = json.loads(_core._settings_text(ledger))
    district = {"district": settings.pop("district")} if "district" in settings else {}
    tables = [(name, as_written[name]) for name in _TABLES if name in as_written]
    return {
        **district,
        "fingerprint": ledger.fingerprint(),
        "version": _core.__version__,
        "settings": settings,
        "columns": {name: [each[0] for each in table.columns] for name, table in tables},
    }


def _on_edge(column: str) -> str:
    """Give what an edge calls a column: ``kind`` is the tie's, so one of that name gets an underscore."""
    return f"{column}_" if re.fullmatch("kind_*", column) else column


def _in_table(attribute: str) -> str:
    return attribute[:-1] if re.fullmatch("kind_+", attribute) else attribute


# ---- in


@checked
def from_networkx(
    graph: _nx.DiGraph, *, settings: Mapping[str, Any] | str | None = None, keep_valid: bool = False
) -> Ledger:
    """Read a ledger from a directed graph of NetworkX, in which edges lead from supporter to recipient.

    A node is the id of a school.  Its attributes are columns of ``schools``; ``name`` is required.  An
    edge is a record.  Its attribute ``kind`` says of which table: ``agreement`` (supports, the default),
    ``posting`` or ``transfer``.  Its other attributes are columns of that table.  Headers and words are
    read as `read_ledger` reads them.  Attributes that the library does not know, such as ``weight``,
    become attributes of the records.

    Parameters
    ----------
    graph : networkx.DiGraph or networkx.MultiDiGraph
        The graph.  The id of a record is the edge's attribute ``id``, or else its key: a text, or a pair
        (kind, id), whose kind counts if the edge has no attribute ``kind``.  A number as key, which NetworkX
        gives by default, is not an id.
    settings : mapping or str
        The content of ledger.json; by default the settings that `Network.to_networkx` put into
        ``graph.graph``.
    keep_valid : bool
        Whether to drop bad records instead of refusing the whole graph, as in `read_ledger`.

    Returns
    -------
    Ledger
        The checked ledger; ``Network(ledger)`` gives its network.

    Raises
    ------
    BadLedger
        If a school has no name, or any value is wrong: ``.findings`` lists all mistakes.  Row n of
        ``schools`` is the nth node, row n of ``supports`` the nth edge that is an agreement.
    BadArgument
        If the graph is undirected, a node is not a text, a key cannot be an id, a kind is not one of the
        three words, or an attribute contradicts its node or the ends of its edge.
    MissingExtra
        If NetworkX is not installed.

    Notes
    -----
    A column that a node or edge does not have is unknown.  None and NaN are read as an empty cell, as in
    a data frame: an edge with ``last_day=None`` is running, an edge without ``last_day`` has an unknown
    end.  If an edge has ``first_day`` and ``first_day_text``, the text counts.  An attribute ``kind_`` of
    an edge is read as a column ``kind``.

    A graph that `Network.to_networkx` made gives equal schools, supports, postings and transfers, perhaps
    in another order of rows.  An edge whose attribute ``id`` is None has no id, also if it has a key; an
    id is made.  Other tables are not in such a graph.  O(nodes + edges + attributes).
    """
    if not isinstance(graph, extra("networkx").Graph):
        refuse_type("from_networkx", "graph", "a DiGraph or MultiDiGraph of NetworkX", graph)
    if not graph.is_directed():
        kind = type(graph).__name__
        text = (
            f"the graph is an undirected {kind}; expected a DiGraph or MultiDiGraph, since support has a way"
        )
        raise _bad(kind, f"{text}: make one with each edge from supporter to recipient")
    tables = {"schools": [_school_of(*each) for each in graph.nodes(data=True)], **_ties_in(graph)}
    columns = _left_in(graph, "columns", {})
    return read_ledger(
        {name: _columns_of(records, columns.get(name, ())) for name, records in tables.items()},
        settings=_settings_in(graph) if settings is None else settings,
        keep_valid=keep_valid,
    )


def _school_of(node: Any, attributes: Mapping[Any, Any]) -> dict[str, Any]:
    if not isinstance(node, str):
        text = f"the node {node!r} is {type(node).__name__}; expected the id of a school, a text"
        raise _bad(repr(node), f"{text}: networkx.relabel_nodes(graph, str) makes texts of all nodes")
    return _record_of(f"the node {node!r}", _SCHOOLS, (node,), attributes)


def _ties_in(graph: _nx.DiGraph) -> dict[str, list[dict[str, Any]]]:
    """Give the records of each table that has any, and supports."""
    tables: dict[str, list[dict[str, Any]]] = {"supports": []}
    for supporter, recipient, key, attributes in _edges_of(graph):
        place = f"the edge {supporter!r} -> {recipient!r}"
        kind, tie = _name_of(place, key, attributes)
        others = {
            _in_table(str(name)): value for name, value in attributes.items() if name not in ("kind", "id")
        }
        record = _record_of(place, _TIES[kind], (tie, supporter, recipient), others)
        tables.setdefault(_TIES[kind].table, []).append(record)
    shape = _TIES["posting"]
    for posting in _left_in(graph, "not_ties", []):
        shown = tuple(posting.get(column) for column in shape.shown)
        if all(school in graph for school in shown[1:]):  # as edges do, it goes with a school that goes
            tables.setdefault("postings", []).append(_record_of("not_ties", shape, shown, posting))
    return tables


def _edges_of(graph: _nx.DiGraph) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)
    else:
        yield from ((*ends, None, attributes) for *ends, attributes in graph.edges(data=True))


def _name_of(place: str, key: Any, attributes: Mapping[Any, Any]) -> tuple[str, Any]:
    """Give the kind of an edge and its id, None if it has none: what attributes say, or else the key."""
    kind, tie = _name_in(place, key)
    kind = kind if attributes.get("kind") is None else attributes["kind"]
    if not isinstance(kind, str) or kind not in _TIES:
        words = "'agreement', 'posting' or 'transfer'"
        text = f"{place} has the kind {kind!r}; expected {words}: mend it, or leave it out of an agreement"
        raise from_code(ErrorCode.bad_word, repr(kind), text, ())
    return kind, attributes.get("id", tie)


def _name_in(place: str, key: Any) -> tuple[str, str | None]:
    if key is None or isinstance(key, Integral):
        return "agreement", None
    if isinstance(key, str):
        return "agreement", key
    if isinstance(key, tuple) and len(key) == 2 and all(isinstance(each, str) for each in key):
        return key
    text = f"{place} has the key {key!r}; expected the id of its record, a text, or the pair (kind, id)"
    raise _bad(repr(key), f"{text}: give it an id as key, or none")


def _record_of(
    place: str, shape: _Shape, shown: tuple[Any, ...], attributes: Mapping[Any, Any]
) -> dict[str, Any]:
    """Give a record: what a node or edge shows, then its attributes, each day once."""
    own = dict(zip(shape.shown, shown, strict=True))
    others = {str(name): value for name, value in attributes.items()}
    for column in own.keys() & others.keys():
        if others[column] != own[column]:
            text = (
                f"{place} has the attribute {column} {others[column]!r}; expected {own[column]!r}, which the"
            )
            raise _bad(place, f"{text} graph says by the node or the edge itself: leave the attribute out")
    record = {column: value for column, value in own.items() if value is not None} | others
    for day in _days()[shape.table]:
        if f"{day}_text" in record:
            text = record.pop(f"{day}_text")
            record[day] = text if isinstance(text, str) else record.get(day)
    return record


def _find_days() -> dict[str, list[str]]:
    """Give the columns of each table that hold days, and have a text beside them."""
    ledger = read_ledger({table: [] for table in _TABLES})
    return {
        table: [
            column.name.removesuffix("_text")
            for column in getattr(ledger, table).columns
            if column.role == "day" and column.name.endswith("_text")
        ]
        for table in _TABLES
    }


_days = lru_cache(_find_days)


def _columns_of(records: list[dict[str, Any]], known: Iterable[str]) -> dict[str, list[Any]]:
    """Give records as columns; what one of them does not say is unknown, whatever column it is."""
    columns = dict.fromkeys([*known, *(column for each in records for column in each)])
    # without a name a school is refused either way, and the finding shows what stands there
    unsaid = {column: "" if column == "name" else "?" for column in columns}
    return {column: [each.get(column, unsaid[column]) for each in records] for column in columns}


def _settings_in(graph: _nx.DiGraph) -> dict[str, Any]:
    district = {"district": graph.graph["district"]} if "district" in graph.graph else {}
    return {**_left_in(graph, "settings", {}), **district}


def _left_in(graph: _nx.DiGraph, name: str, nothing: Any) -> Any:
    """Give what `to_networkx` has left in a graph."""
    left = graph.graph.get(name, nothing)
    if not isinstance(left, type(nothing)):
        text = f"the graph's attribute {name} is {left!r}; expected what to_networkx writes there"
        raise _bad(name, f"{text}: rename it, or del graph.graph[{name!r}]")
    return left


def _bad(subject: str, text: str) -> BaseException:
    return from_code(ErrorCode.bad_table, subject, text, ())
