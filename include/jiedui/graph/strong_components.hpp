// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Strong components: groups of vertices that reach one another.

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

/// One search for strong components; internal.
///
/// One number a vertex says all: 0 while it is new; then the number, in the order of visits, of the first
/// vertex that it is known to lead back to; at last, when its component is known, one that is larger than all
/// of these, so that edges into what is done count for nothing.  Vertices that lead back behind themselves wait
/// until the first of their component is done, too.
class ComponentSearch {
public:
    template <walkable_step_by_step G>
    explicit ComponentSearch(const G& graph) : number_(graph.vertex_count(), fresh) {
        for (std::uint32_t root = 0; root < number_.size(); ++root)
            if (number_[root] == fresh) search(graph, root);
    }

    [[nodiscard]] Components result() && {
        for (std::uint32_t& number : number_) number = ~number;  // components count down from the largest number
        return numbered_by_lowest(std::move(number_));
    }

private:
    static constexpr std::uint32_t fresh = 0;

    /// A vertex on the way to the one that is looked at.
    struct Step {
        std::uint32_t vertex;
        EdgeCursor edge;     ///< before the next to look at
        std::uint32_t back;  ///< the first vertex that it leads back to
    };

    template <walkable_step_by_step G>
    void search(const G& graph, std::uint32_t root) {
        open(graph, root);
        while (!way_.empty()) {
            if (const auto next = look(graph, way_.back()); next != no_vertex) {
                open(graph, next);
                continue;
            }
            const Step done = way_.back();
            way_.pop_back();
            close(done);
            if (!way_.empty()) way_.back().back = std::min(way_.back().back, number_[done.vertex]);
        }
    }
    template <walkable_step_by_step G>
    void open(const G& graph, std::uint32_t vertex) {
        number_[vertex] = ++visited_;
        way_.push_back({vertex, graph.first_edge(vertex), visited_});
    }
    /// Goes on along the edges of a vertex.  @return the next vertex that is new.
    template <walkable_step_by_step G>
    [[nodiscard]] std::uint32_t look(const G& graph, Step& step) {
        std::uint32_t back = step.back;
        EdgeCursor edge = step.edge;
        std::uint32_t next = graph.next_head(step.vertex, edge);
        for (; next != no_vertex && number_[next] != fresh; next = graph.next_head(step.vertex, edge))
            back = std::min(back, number_[next]);
        step.edge = edge;
        step.back = back;
        return next;
    }
    /// If a vertex leads back behind itself, it waits; else it and those that wait since are a component.
    void close(const Step& step) {
        const std::uint32_t own = number_[step.vertex];
        if (step.back < own) {
            number_[step.vertex] = step.back;
            waiting_.push_back(step.vertex);
            return;
        }
        --visited_;
        while (!waiting_.empty() && number_[waiting_.back()] >= own) {
            number_[waiting_.back()] = component_;
            waiting_.pop_back();
            --visited_;
        }
        number_[step.vertex] = component_--;
    }

    std::vector<std::uint32_t> number_;
    std::vector<Step> way_;
    std::vector<std::uint32_t> waiting_;
    std::uint32_t visited_ = 0;  // as many as are on the way or wait
    std::uint32_t component_ = std::numeric_limits<std::uint32_t>::max();
};

}  // namespace detail

/// Finds the strong components of a graph.  Two vertices are in the same component if each reaches the other.
/// Self loops and parallel edges change nothing.
///
/// @param graph the graph to search.
/// @return the component of each vertex; components count from 0, by ascending lowest vertex.
/// @complexity O(n + m) time for n vertices and m edges; each edge is looked at once.  Memory: 4 bytes per
///     vertex, and during the search up to 24 more per vertex.  No recursion.
/// @source Pearce, «A space-efficient algorithm for finding strongly connected components» (2016), after
///     Tarjan, «Depth-first search and linear graph algorithms» (1972).
template <walkable_step_by_step G>
[[nodiscard]] Components strong_components(const G& graph) {
    return detail::ComponentSearch{graph}.result();
}

}  // namespace jiedui::graph
