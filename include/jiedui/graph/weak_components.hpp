// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Weak components: groups of vertices that are connected if the direction of edges is ignored.

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "jiedui/graph/components.hpp"
#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

/// Finds the weak components of a graph.  Two vertices are in the same component if a path joins them when the
/// direction of edges is ignored.
///
/// @param graph the graph; its edges are only walked forwards.
/// @return the component of each vertex; components count from 0, by ascending lowest vertex.
/// @complexity O(n + m log n) time at worst and close to O(n + m), for n vertices and m edges; memory: 4 bytes
///     per vertex, and 4 more during the search.  No recursion.
/// @source disjoint sets with halved paths: Tarjan and van Leeuwen, «Worst-case analysis of set union
///     algorithms» (1984).
template <walkable G>
[[nodiscard]] Components weak_components(const G& graph) {
    std::vector<std::uint32_t> parent(graph.vertex_count());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root_of = [&parent](std::uint32_t v) {
        while (parent[v] != v) v = parent[v] = parent[parent[v]];
        return v;
    };
    for (std::uint32_t u = 0; u < parent.size(); ++u)
        graph.each_outgoing(u, [&](std::uint32_t v, std::uint32_t) {
            const std::uint32_t a = root_of(u);
            const std::uint32_t b = root_of(v);
            if (a != b) parent[a < b ? b : a] = a < b ? a : b;  // the root is the lowest of its component
        });
    for (std::uint32_t v = 0; v < parent.size(); ++v) parent[v] = root_of(v);
    return numbered_by_lowest(std::move(parent));
}

}  // namespace jiedui::graph
