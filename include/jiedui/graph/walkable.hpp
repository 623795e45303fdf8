// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What an algorithm of this layer asks of a graph.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace jiedui::graph {

/// Something whose edges can be walked forwards.
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

/// Something whose memory can be asked for before it is needed: first where the edges of a vertex begin, then, when that is
/// there, the edges themselves.
template <class G>
concept prefetching = requires(const G& graph, std::uint32_t u) {
    graph.prefetch_place(u);
    graph.prefetch_edges(u);
};

/// What `next_head` says when no edge is left.
inline constexpr std::uint32_t no_vertex = std::numeric_limits<std::uint32_t>::max();

/// How far a walk along the edges from one vertex has come.  The graph alone knows what the numbers mean.
struct EdgeCursor {
    std::uint32_t slot = 0;  ///< the next to look at
    std::uint32_t end = 0;   ///< behind the last slot of this block
    std::uint32_t block = 0;
};

/// Something whose edges can be walked forwards one by one, with other things done in between.
///
/// Beyond the syntax: from `first_edge(u)` on, `next_head(u, cursor)` gives the vertices that the edges from `u` lead to, in the
/// order of `each_outgoing`, and then `no_vertex`.
template <class G>
concept walkable_step_by_step = walkable<G> && requires(const G& graph, std::uint32_t u, EdgeCursor& cursor) {
    { graph.first_edge(u) } -> std::same_as<EdgeCursor>;
    { graph.next_head(u, cursor) } -> std::same_as<std::uint32_t>;
};

}  // namespace jiedui::graph
