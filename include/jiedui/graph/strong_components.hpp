// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Strong components: which vertices reach one another?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "jiedui/graph/components.hpp"
#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

namespace detail {

/// One search for strong components; internal.  A vertex is new, then open, while what it reaches is looked at, then done; done
/// vertices wait until the first of their component is done, too.
class ComponentSearch {
public:
    template <walkable G>
    explicit ComponentSearch(const G& graph) : lowest_(graph.vertex_count(), fresh), component_(lowest_.size(), none) {
        for (std::uint32_t root = 0; root < lowest_.size(); ++root)
            if (lowest_[root] == fresh) search(graph, root);
    }

    [[nodiscard]] Components result() && { return numbered_by_lowest(std::move(component_)); }

private:
    static constexpr std::uint32_t fresh = 0;
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// Each vertex stays on the stack below those that it leads to, and is done when it is met again: what lies below it
    /// again was put there before, when it was new, and is passed over.
    template <walkable G>
    void search(const G& graph, std::uint32_t root) {
        stack_.assign(1, root);
        while (!stack_.empty()) {
            const std::uint32_t vertex = stack_.back();
            if (lowest_[vertex] == fresh) {
                lowest_[vertex] = ++visited_;
                graph.each_outgoing(vertex, [&](std::uint32_t next, std::uint32_t) {
                    if (lowest_[next] == fresh) stack_.push_back(next);
                });
                open_.push_back(vertex);
                continue;
            }
            stack_.pop_back();
            if (open_.empty() || open_.back() != vertex) continue;
            open_.pop_back();
            finish(graph, vertex);
        }
    }

    /// Looks how far back the vertex leads; if not behind itself, it and those that wait since are a component.
    template <walkable G>
    void finish(const G& graph, std::uint32_t vertex) {
        const std::uint32_t own = lowest_[vertex];
        graph.each_outgoing(vertex, [&](std::uint32_t next, std::uint32_t) {
            if (component_[next] == none) lowest_[vertex] = std::min(lowest_[vertex], lowest_[next]);
        });
        if (lowest_[vertex] < own) return waiting_.push_back(vertex);
        component_[vertex] = found_;
        while (!waiting_.empty() && lowest_[waiting_.back()] >= own) {
            component_[waiting_.back()] = found_;
            waiting_.pop_back();
        }
        ++found_;
    }

    std::vector<std::uint32_t>
        lowest_;  // the number, in the order of visits from 1, of the first vertex that it leads back to
    std::vector<std::uint32_t> component_;
    std::vector<std::uint32_t> stack_;
    std::vector<std::uint32_t> open_;  // the way to the vertex that is looked at
    std::vector<std::uint32_t> waiting_;
    std::uint32_t visited_ = 0;
    std::uint32_t found_ = 0;
};

}  // namespace detail

/// Finds the strong components of a graph: two vertices are in one if each reaches the other.  Self loops and parallel edges change nothing.
///
/// @param graph what to search.
/// @complexity O(n + m) time for n vertices and m edges, each of which is looked at twice; 8 bytes a vertex, and as many more while it
///     searches, with 4 bytes an edge at worst.  No recursion.
/// @source Tarjan, «Depth-first search and linear graph algorithms» (1972); waiting vertices as Pearce, «A space-efficient
///     algorithm for finding strongly connected components» (2016), has them.
template <walkable G>
[[nodiscard]] Components strong_components(const G& graph) {
    return detail::ComponentSearch{graph}.result();
}

}  // namespace jiedui::graph
