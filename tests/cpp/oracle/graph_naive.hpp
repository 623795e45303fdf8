// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Search and dominators as they are defined, over a plain list of edges.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace jiedui::oracle {

/// A graph as two columns: edge i leads from `tails[i]` to `heads[i]`.
struct EdgeList {
    std::uint32_t vertex_count = 0;
    std::vector<std::uint32_t> tails;
    std::vector<std::uint32_t> heads;
};

/// Some vertices of a graph, in any order, possibly repeated.
using Vertices = std::vector<std::uint32_t>;

inline bool is_one_of(const Vertices& vertices, std::uint32_t v) { return std::ranges::count(vertices, v) > 0; }

/// `count` edges between vertices drawn evenly; self loops and parallel edges as they come.
inline EdgeList drawn_graph(std::mt19937& random, std::uint32_t vertex_count, std::size_t count) {
    EdgeList list{vertex_count, {}, {}};
    for (std::size_t edge = 0; edge != count; ++edge) {
        list.tails.push_back(static_cast<std::uint32_t>(random() % vertex_count));
        list.heads.push_back(static_cast<std::uint32_t>(random() % vertex_count));
    }
    return list;
}

/// `count` vertices of the graph, drawn one by one, so that some may be equal.
inline Vertices drawn_vertices(std::mt19937& random, const EdgeList& list, std::size_t count) {
    Vertices vertices;
    while (vertices.size() != count) vertices.push_back(static_cast<std::uint32_t>(random() % list.vertex_count));
    return vertices;
}

/// How far each vertex is from the nearest source: lowered edge by edge until no edge can lower it more.
inline std::vector<std::optional<std::uint32_t>> hops_naive(const EdgeList& list, const Vertices& sources,
                                                            const Vertices& excluded = {}) {
    std::vector<std::optional<std::uint32_t>> hops(list.vertex_count);
    for (const std::uint32_t source : sources)
        if (!is_one_of(excluded, source)) hops[source] = 0;
    for (bool lowered = true; lowered;) {
        lowered = false;
        for (std::size_t edge = 0; edge != list.tails.size(); ++edge) {
            const auto before = hops[list.tails[edge]];
            auto& after = hops[list.heads[edge]];
            if (!before || is_one_of(excluded, list.heads[edge])) continue;
            if (after && *after <= *before + 1) continue;
            after = *before + 1;
            lowered = true;
        }
    }
    return hops;
}

/// One vertex that a search reports.
struct Reached {
    std::uint32_t hops;
    std::uint32_t vertex;
    std::uint32_t edge;
    friend auto operator<=>(const Reached&, const Reached&) = default;
};

/// What a search reports: each vertex within reach, by hops, then vertex, each with the first edge, by
/// tail, then number, that comes from one hop nearer.
inline std::vector<Reached> breadth_first_naive(const EdgeList& list, const Vertices& sources, std::uint32_t max_hops,
                                                const Vertices& excluded) {
    const auto hops = hops_naive(list, sources, excluded);
    std::vector<Reached> reached;
    for (std::uint32_t v = 0; v != list.vertex_count; ++v) {
        if (!hops[v] || *hops[v] == 0 || *hops[v] > max_hops) continue;
        std::set<std::pair<std::uint32_t, std::uint32_t>> from_nearer;  // tail and edge
        for (std::uint32_t edge = 0; edge != list.tails.size(); ++edge)
            if (list.heads[edge] == v && hops[list.tails[edge]] && *hops[list.tails[edge]] + 1 == *hops[v])
                from_nearer.insert({list.tails[edge], edge});
        reached.push_back({*hops[v], v, from_nearer.begin()->second});
    }
    std::ranges::sort(reached);
    return reached;
}

/// What `idom_naive` says of a vertex that no source reaches, and of one that nobody dominates.
inline constexpr std::uint32_t unreachable_naive = 4294967295;
inline constexpr std::uint32_t undominated_naive = 4294967294;

/// The immediate dominator of each vertex: x dominates y if y is reached, but not once x is taken out;
/// of the others that dominate y, the one that all the rest of them dominate stands immediately above it.
inline std::vector<std::uint32_t> idom_naive(const EdgeList& list, const Vertices& sources) {
    const auto hops = hops_naive(list, sources);
    std::vector<std::set<std::uint32_t>> dominators(list.vertex_count);  // of each vertex, itself included
    for (std::uint32_t x = 0; x != list.vertex_count; ++x) {
        const auto without = hops_naive(list, sources, {x});
        for (std::uint32_t y = 0; y != list.vertex_count; ++y)
            if (hops[y] && !without[y]) dominators[y].insert(x);
    }
    std::vector<std::uint32_t> idom;
    for (std::uint32_t y = 0; y != list.vertex_count; ++y) {
        std::set<std::uint32_t> others = dominators[y];
        others.erase(y);
        const auto stands_below_the_rest = [&](std::uint32_t x) { return dominators[x] == others; };
        const auto nearest = std::ranges::find_if(others, stands_below_the_rest);
        idom.push_back(!hops[y] ? unreachable_naive : nearest == others.end() ? undominated_naive : *nearest);
    }
    return idom;
}

/// By vertex the number of its component, in the order of their lowest vertices: of those that reach one another.
inline Vertices components_naive(const EdgeList& list) {
    std::vector<std::vector<std::optional<std::uint32_t>>> hops;
    for (std::uint32_t v = 0; v != list.vertex_count; ++v) hops.push_back(hops_naive(list, {v}));
    Vertices components;
    std::uint32_t count = 0;
    for (std::uint32_t v = 0; v != list.vertex_count; ++v) {
        std::uint32_t lowest = 0;
        while (!hops[lowest][v] || !hops[v][lowest]) ++lowest;
        components.push_back(lowest == v ? count++ : components[lowest]);
    }
    return components;
}

}  // namespace jiedui::oracle
