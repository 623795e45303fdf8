// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The concepts of graphs that the algorithms of this layer need.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace jiedui::graph {

/// A graph whose edges can be walked forwards.
///
/// Beyond the syntax: vertices are the numbers in `[0, vertex_count())`, at most 2³²−2 of them, and
/// edges have numbers of their own.  `each_outgoing(u, visit)` calls `visit(v, edge)` once for each
/// edge from `u` to `v`, ascending by edge, costs O(edges looked at), and gives the same edges each
/// time.  Self loops and parallel edges are edges like any other.
template <class G>
concept walkable = requires(const G& graph, std::uint32_t u, void (*visit)(std::uint32_t, std::uint32_t)) {
    { graph.vertex_count() } -> std::same_as<std::size_t>;
    graph.each_outgoing(u, visit);
};

/// A graph whose memory can be prefetched.  `prefetch_place(u)` fetches the place where the edges of `u` begin;
/// `prefetch_edges(u)`, called later, fetches the edges themselves.
template <class G>
concept prefetching = requires(const G& graph, std::uint32_t u) {
    graph.prefetch_place(u);
    graph.prefetch_edges(u);
};

/// What `next_head` returns when no edge is left.
inline constexpr std::uint32_t no_vertex = std::numeric_limits<std::uint32_t>::max();

/// How far a walk over the edges from one vertex has come.  Only the graph that made it can use it.
struct EdgeCursor {
    std::uint32_t slot = 0;  ///< the next slot to look at
    std::uint32_t end = 0;   ///< the slot after the last one of this block
    std::uint32_t block = 0;
};

/// A graph whose edges can be walked forwards one by one, with a pause after each edge.
///
/// Beyond the syntax: `first_edge(u)` returns a cursor before the first edge from `u`.  Each
/// `next_head(u, cursor)` moves the cursor over one edge, in the order of `each_outgoing`, and returns the
/// vertex to which it leads.  After the last edge it returns `no_vertex`.
template <class G>
concept walkable_step_by_step = walkable<G> && requires(const G& graph, std::uint32_t u, EdgeCursor& cursor) {
    { graph.first_edge(u) } -> std::same_as<EdgeCursor>;
    { graph.next_head(u, cursor) } -> std::same_as<std::uint32_t>;
};

}  // namespace jiedui::graph
