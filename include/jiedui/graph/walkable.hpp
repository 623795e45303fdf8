// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What an algorithm of this layer asks of a graph.

#include <concepts>
#include <cstddef>
#include <cstdint>

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

}  // namespace jiedui::graph
