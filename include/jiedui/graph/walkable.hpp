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

/// Something whose edges can be walked both ways.
///
/// Beyond the syntax: `each_incoming(v, visit)` calls `visit(u, edge)` once for each edge from `u` to
/// `v`, ascending by edge; both walks give the same edges under the same numbers.
template <class G>
concept walkable_both_ways =
    walkable<G> && requires(const G& graph, std::uint32_t v, void (*visit)(std::uint32_t, std::uint32_t)) {
        graph.each_incoming(v, visit);
    };

/// Something whose memory can be asked for before it is needed: first where the edges of a vertex begin, then, when that is
/// there, the edges themselves.
template <class G>
concept prefetching = requires(const G& graph, std::uint32_t u) {
    graph.prefetch_place(u);
    graph.prefetch_edges(u);
};

/// What `head` says of a slot without an edge.
inline constexpr std::uint32_t no_vertex = std::numeric_limits<std::uint32_t>::max();

/// Something whose edges can be walked forwards one by one, with other things done in between.
///
/// Beyond the syntax: the edges from `u` stand in the slots `[first_slot(u), first_slot(u + 1))`, in the order of `each_outgoing`;
/// `head(slot)` is the vertex that one leads to, or `no_vertex` where a slot has no edge.
template <class G>
concept walkable_by_slots = walkable<G> && requires(const G& graph, std::uint32_t u) {
    { graph.first_slot(u) } -> std::same_as<std::uint32_t>;
    { graph.head(u) } -> std::same_as<std::uint32_t>;
};

}  // namespace jiedui::graph
