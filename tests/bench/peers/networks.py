# SPDX-License-Identifier: Apache-2.0
"""Questions about a drawn country's agreements, asked of jiedui and of other graph libraries for Python.

    python networks.py <folder> [--pairs 5]

The folder holds the CSV files of ``draw_country``.  One process pinned to one core, one thread; processor
time counts.  Each library has its graph built before (ours is ``network.frozen()``).  For searches on one day
the others are handed the columns of that day's ties, and build a graph of them within the time; jiedui
selects the ties itself.  What all found is compared before anything is timed.  A library that is not
installed gives a row *peer missing*.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
from abc import ABC, abstractmethod
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from measured import network_in, on_one_thread, ratios_of

DAY = date(2013, 11, 12)
SEARCHES, SEARCHES_ON_A_DAY = 100, 10_000


class Country:
    """The agreements as columns of numbers, and the network they come from."""

    def __init__(self, folder: Path) -> None:
        self.network = network_in(folder)
        self.ids = [row.school for row in self.network.roles()]
        self.count = len(self.ids)
        self.supporter, self.recipient = self.ends(self.network)
        self.on_day = self.ends(self.network.through("staff").at(DAY))
        rng = np.random.default_rng(7)
        gives = np.unique(self.supporter)
        self.starts = np.sort(rng.choice(gives, SEARCHES, replace=False))
        on_day = min(SEARCHES_ON_A_DAY, self.count)
        self.starts_on_day = np.sort(rng.choice(self.count, on_day, replace=False))

    def ends(self, graph: Any) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        ties = pl.DataFrame(graph.ties()).select(pl.col("supporter", "recipient").cast(str))
        place = pl.DataFrame({"id": self.ids, "place": np.arange(self.count, dtype=np.uint32)})
        columns = [
            ties.join(place, left_on=column, right_on="id", maintain_order="left")["place"].to_numpy()
            for column in ("supporter", "recipient")
        ]
        return columns[0], columns[1]

    def names(self, places: np.ndarray[Any, Any]) -> list[str]:
        return [self.ids[place] for place in places]


class Peer(ABC):
    """What a library does with a country; each gives what can be compared."""

    package = ""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.graph = self.built(country.supporter, country.recipient)

    @abstractmethod
    def built(self, supporter: Any, recipient: Any) -> Any:
        """Make its graph of these ends of ties."""

    @abstractmethod
    def reached(self, graph: Any, starts: Any) -> int:
        """Count whom these schools reach, each school for itself."""

    def search(self) -> int:
        return self.reached(self.graph, self.country.starts)

    def search_on_a_day(self) -> int:
        return self.reached(self.built(*self.country.on_day), self.country.starts_on_day)

    @abstractmethod
    def ring_schools(self) -> int:
        """Count the schools in strong components of two or more."""


class Igraph(Peer):
    package = "igraph"

    def built(self, supporter: Any, recipient: Any) -> Any:
        import igraph

        return igraph.Graph(
            n=self.country.count, edges=np.column_stack([supporter, recipient]).tolist(), directed=True
        )

    def reached(self, graph: Any, starts: Any) -> int:
        sizes = graph.neighborhood_size(starts.tolist(), order=self.country.count, mode="out")
        return sum(sizes) - len(starts)

    def ring_schools(self) -> int:
        return sum(size for size in self.graph.connected_components(mode="strong").sizes() if size > 1)


class Rustworkx(Peer):
    package = "rustworkx"

    def built(self, supporter: Any, recipient: Any) -> Any:
        import rustworkx

        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from([None] * self.country.count)
        graph.add_edges_from_no_data(list(zip(supporter.tolist(), recipient.tolist(), strict=True)))
        return graph

    def reached(self, graph: Any, starts: Any) -> int:
        import rustworkx

        return sum(len(rustworkx.descendants(graph, start)) for start in starts.tolist())

    def ring_schools(self) -> int:
        import rustworkx

        return sum(len(each) for each in rustworkx.strongly_connected_components(self.graph) if len(each) > 1)


class Networkit(Peer):
    package = "networkit"

    def built(self, supporter: Any, recipient: Any) -> Any:
        import networkit

        networkit.setNumberOfThreads(1)
        graph = networkit.Graph(self.country.count, directed=True)
        graph.addEdges((supporter.astype(np.uint64), recipient.astype(np.uint64)), checkMultiEdge=False)
        return graph

    def reached(self, graph: Any, starts: Any) -> int:
        import networkit

        total = 0
        for start in starts.tolist():
            search = networkit.distance.BFS(graph, start, False)
            total += int((np.asarray(search.run().getDistances()) < self.country.count).sum()) - 1
        return total

    def ring_schools(self) -> int:
        import networkit

        found = networkit.components.StronglyConnectedComponents(self.graph).run()
        return sum(size for size in found.getComponentSizes().values() if size > 1)


class Scipy(Peer):
    package = "scipy"

    def built(self, supporter: Any, recipient: Any) -> Any:
        import scipy.sparse

        # parallel ties are merged: its connected components do not end otherwise
        ones = np.ones(len(supporter), dtype=np.uint8)
        shape = (self.country.count, self.country.count)
        graph = scipy.sparse.csr_array((ones, (supporter, recipient)), shape=shape)
        graph.sum_duplicates()
        return graph

    def reached(self, graph: Any, starts: Any) -> int:
        from scipy.sparse import csgraph

        return sum(
            len(csgraph.breadth_first_order(graph, start, return_predecessors=False)) - 1
            for start in starts.tolist()
        )

    def ring_schools(self) -> int:
        from scipy.sparse import csgraph

        _, labels = csgraph.connected_components(self.graph, directed=True, connection="strong")
        sizes = np.bincount(labels)
        return int(sizes[sizes > 1].sum())


class Networkx(Peer):
    package = "networkx"

    def built(self, supporter: Any, recipient: Any) -> Any:
        import networkx as nx

        graph = nx.MultiDiGraph()
        graph.add_nodes_from(range(self.country.count))
        graph.add_edges_from(zip(supporter.tolist(), recipient.tolist(), strict=True))
        return graph

    def reached(self, graph: Any, starts: Any) -> int:
        import networkx as nx

        return sum(len(nx.descendants(graph, start)) for start in starts.tolist())

    def ring_schools(self) -> int:
        import networkx as nx

        return sum(len(each) for each in nx.strongly_connected_components(self.graph) if len(each) > 1)


class Ours:
    """The same by jiedui."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.graph = country.network.frozen()

    def search(self) -> int:
        schools = self.country.names(self.country.starts)
        counts = self.graph.reach_counts(schools, threads=1)
        return int(counts.to_pandas()["reached"].sum())

    def search_on_a_day(self) -> int:
        schools = self.country.names(self.country.starts_on_day)
        counts = self.country.network.through("staff").at(DAY).reach_counts(schools, threads=1)
        return int(counts.to_pandas()["reached"].sum())

    def ring_schools(self) -> int:
        return len(self.graph.rings())


WORK = {
    "search": ("G2", f"{SEARCHES} searches, all agreements"),
    "search_on_a_day": ("G4", f"{SEARCHES_ON_A_DAY} searches, staff, one day"),
    "ring_schools": ("G5", "strong components, all agreements"),
}


def compared(country: Country, kind: type[Peer], pairs: int) -> None:
    ours = Ours(country)
    if importlib.util.find_spec(kind.package) is None:
        for row, work in WORK.values():
            print(f"| {row} | {work:34} | {kind.package:10} | peer missing         |", flush=True)
        return
    peer = kind(country)
    for name, (row, work) in WORK.items():
        mine, theirs = getattr(ours, name), getattr(peer, name)
        if mine() != theirs():
            raise SystemExit(f"{row}, {kind.package}: the answers differ: {mine()} and {theirs()}")
        ratios = ratios_of(theirs, mine, pairs)
        ratio, low, high = statistics.median(ratios), min(ratios), max(ratios)
        found = f"{ratio:.1f} ({low:.1f}..{high:.1f})"
        print(f"| {row} | {work:34} | {kind.package:10} | {found:20} |", flush=True)


def main() -> None:
    on_one_thread()
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--pairs", type=int, default=5)
    given = arguments.parse_args()
    country = Country(given.folder)
    agreements = len(country.supporter)
    print(f"{given.folder.name}: {country.count} schools, {agreements} agreements, {given.pairs} pairs")
    print("| row | work | peer | its time over ours (range) |")
    print("| --- | --- | --- | --- |")
    for kind in (Igraph, Rustworkx, Networkit, Scipy, Networkx):
        compared(country, kind, given.pairs)


if __name__ == "__main__":
    main()
