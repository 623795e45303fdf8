// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The same work by Boost.Graph, each in the best form that it offers.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/period.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/graph/dominators.hpp"

namespace jiedui::bench {

/// What a tie carries besides its ends.
struct Payload {
    Day first;
    Day until;
    TieMark mark;
};

using BoostGraph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, Payload,
                                                      boost::no_property, std::uint32_t, std::uint32_t>;
using BoostEdge = boost::graph_traits<BoostGraph>::edge_descriptor;

/// Its concept of a bidirectional graph asks for it, and Boost 1.74 has none.
[[nodiscard]] inline std::uint32_t degree(std::uint32_t vertex, const BoostGraph& graph) {
    return out_degree(vertex, graph) + in_degree(vertex, graph);
}

/// The columns from which Boost builds a graph.
struct BoostColumns {
    std::uint32_t vertex_count = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends{};
    std::vector<Payload> payload{};

    [[nodiscard]] BoostGraph graph() const {
        return {boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), payload.begin(), vertex_count};
    }
};

/// A queue that keeps its memory, and afterwards what went through it; faster than Boost's own.
class FlatQueue {
public:
    void push(std::uint32_t vertex) { vertices_.push_back(vertex); }
    void pop() noexcept { ++head_; }
    [[nodiscard]] std::uint32_t top() const noexcept { return vertices_[head_]; }
    [[nodiscard]] bool empty() const noexcept { return head_ == vertices_.size(); }
    [[nodiscard]] std::span<const std::uint32_t> seen() const noexcept { return vertices_; }
    void clear() noexcept {
        vertices_.clear();
        head_ = 0;
    }

private:
    std::vector<std::uint32_t> vertices_;
    std::size_t head_ = 0;
};

/// Searches with colours and a queue that are used again: a byte a vertex, and only what was touched is cleared.
class BoostSearch {
public:
    explicit BoostSearch(const BoostGraph& graph) : graph_{graph}, colours_(num_vertices(graph)) {}

    /// The source and all that it reaches.
    std::span<const std::uint32_t> run(std::uint32_t source) { return run(source, boost::bfs_visitor<>{}); }

    template <class Visitor>
    std::span<const std::uint32_t> run(std::uint32_t source, const Visitor& visitor) {
        if (queue_.seen().size() > colours_.size() / 16)
            std::ranges::fill(colours_, std::uint8_t{0});
        else
            for (const std::uint32_t vertex : queue_.seen()) colours_[vertex] = 0;
        queue_.clear();
        boost::breadth_first_visit(
            graph_, source, queue_, visitor,
            boost::make_iterator_property_map(colours_.begin(), get(boost::vertex_index, graph_)));
        return queue_.seen();
    }

private:
    const BoostGraph& graph_;
    std::vector<std::uint8_t> colours_;
    FlatQueue queue_;
};

/// One school that a search reached, with the hops and the edge by which it was found.
struct BoostReached {
    std::uint32_t vertex;
    std::uint32_t hops;
    std::uint32_t edge;
};

/// Makes a row of each vertex that is reached.
class RowsVisitor : public boost::bfs_visitor<> {
public:
    RowsVisitor(std::vector<std::uint32_t>& hops, std::vector<BoostReached>& rows) : hops_{&hops}, rows_{&rows} {}

    void tree_edge(const BoostEdge& edge, const BoostGraph& graph) const {
        const std::uint32_t hops = (*hops_)[source(edge, graph)] + 1;
        const std::uint32_t vertex = target(edge, graph);
        (*hops_)[vertex] = hops;
        rows_->push_back({vertex, hops, edge.idx});
    }

private:
    std::vector<std::uint32_t>* hops_;
    std::vector<BoostReached>* rows_;
};

/// Dominators by the seven-argument form, in memory that is used again.
///
/// Discovery times are filled with the largest value beforehand; the three-argument form fills them with 0 and is
/// wrong where an unreachable vertex has an edge to a reachable one.
class BoostDominators {
public:
    /// @param graph has an entry as its last vertex.
    explicit BoostDominators(const BoostGraph& graph) : graph_{graph} {}

    /// By vertex: its immediate dominator, or no vertex.
    const std::vector<std::uint32_t>& run() {
        const std::uint32_t count = num_vertices(graph_);
        const std::uint32_t nobody = boost::graph_traits<BoostGraph>::null_vertex();
        times_.assign(count, std::numeric_limits<std::uint32_t>::max());
        parents_.assign(count, nobody);
        by_time_.assign(count, nobody);
        dominators_.assign(count, nobody);
        const auto places = get(boost::vertex_index, graph_);
        const auto map = [&](std::vector<std::uint32_t>& values) {
            return boost::make_iterator_property_map(values.begin(), places);
        };
        boost::lengauer_tarjan_dominator_tree(graph_, count - 1, places, map(times_), map(parents_), by_time_,
                                              map(dominators_));
        return dominators_;
    }

private:
    const BoostGraph& graph_;
    std::vector<std::uint32_t> times_, parents_, by_time_, dominators_;
};

/// Whether a tie of this channel is surely in force on a day.
[[nodiscard]] inline bool is_open(const Payload& tie, Channel channel, Day day) {
    return tie.mark.channel() == channel && Period::unchecked(tie.first, tie.until).contains(day) == Certainty::yes;
}

/// Keeps the ties of one channel that are surely in force on one day.
struct OnDay {
    const BoostGraph* graph = nullptr;
    Channel channel{};
    Day day;
    bool operator()(const BoostEdge& edge) const { return is_open((*graph)[edge], channel, day); }
};

/// Searches along the ties of one channel on one day, with memory that is used again.
class BoostSearchOnDay {
public:
    BoostSearchOnDay(const BoostGraph& graph, Channel channel, Day day)
        : graph_{graph, OnDay{&graph, channel, day}}, colours_(num_vertices(graph)), hops_(num_vertices(graph)) {}

    /// All that the source reaches.
    const std::vector<BoostReached>& run(std::uint32_t source) {
        for (const std::uint32_t vertex : queue_.seen()) colours_[vertex] = 0;
        queue_.clear();
        rows_.clear();
        hops_[source] = 0;
        boost::breadth_first_visit(
            graph_, source, queue_, Rows{hops_, rows_},
            boost::make_iterator_property_map(colours_.begin(), get(boost::vertex_index, graph_)));
        return rows_;
    }

private:
    using Graph = boost::filtered_graph<BoostGraph, OnDay>;
    struct Rows : boost::bfs_visitor<> {
        Rows(std::vector<std::uint32_t>& of_vertices, std::vector<BoostReached>& found)
            : hops{&of_vertices}, rows{&found} {}
        void tree_edge(const BoostEdge& edge, const Graph& graph) const {
            const std::uint32_t more = (*hops)[source(edge, graph)] + 1;
            (*hops)[target(edge, graph)] = more;
            rows->push_back({target(edge, graph), more, edge.idx});
        }
        std::vector<std::uint32_t>* hops;
        std::vector<BoostReached>* rows;
    };
    Graph graph_;
    std::vector<std::uint8_t> colours_;
    std::vector<std::uint32_t> hops_;
    FlatQueue queue_;
    std::vector<BoostReached> rows_;
};

/// Strong components, in memory that is used again.
class BoostStrongComponents {
public:
    explicit BoostStrongComponents(const BoostGraph& graph) : graph_{graph} {}
    const std::vector<std::uint32_t>& run() {
        const std::size_t count = num_vertices(graph_);
        components_.assign(count, 0);
        roots_.assign(count, 0);
        times_.assign(count, 0);
        colours_.assign(count, boost::white_color);
        const auto places = get(boost::vertex_index, graph_);
        boost::strong_components(graph_, boost::make_iterator_property_map(components_.begin(), places),
                                 boost::root_map(boost::make_iterator_property_map(roots_.begin(), places))
                                     .discover_time_map(boost::make_iterator_property_map(times_.begin(), places))
                                     .color_map(boost::make_iterator_property_map(colours_.begin(), places)));
        return components_;
    }

private:
    const BoostGraph& graph_;
    std::vector<std::uint32_t> components_, roots_, times_;
    std::vector<boost::default_color_type> colours_;
};

/// Earliest arrival as shortest paths whose lengths are days: the next day on which a tie is open.  Memory is used again, and only
/// what was touched is cleared.
class BoostArrival {
public:
    explicit BoostArrival(const BoostGraph& graph)
        : graph_{graph}, days_(num_vertices(graph), never), parents_(num_vertices(graph)) {}

    /// The source and all that it reaches.  The form without colours, as the others discover vertices that are too late.
    const std::vector<std::uint32_t>& run(std::uint32_t source, std::int32_t from_day) {
        for (const std::uint32_t vertex : touched_) days_[vertex] = never;
        touched_.clear();
        days_[source] = from_day;
        const auto places = get(boost::vertex_index, graph_);
        boost::dijkstra_shortest_paths_no_color_map_no_init(
            graph_, source, boost::make_iterator_property_map(parents_.begin(), places),
            boost::make_iterator_property_map(days_.begin(), places), get(boost::edge_bundle, graph_), places, Sooner{},
            [](std::int32_t day, const Payload& tie) {
                const std::int32_t open = std::max(day, first_of(tie));
                return open < until_of(tie) ? open : never;
            },
            never, from_day, Touched{touched_});
        return touched_;
    }
    [[nodiscard]] std::int32_t day(std::uint32_t vertex) const noexcept { return days_[vertex]; }

private:
    static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
    /// The days on which a tie is surely in force.
    [[nodiscard]] static std::int32_t first_of(const Payload& tie) noexcept {
        if (tie.first.is_known()) return tie.first.number();
        return tie.until.is_known() ? tie.until.number() - 1 : never;
    }
    [[nodiscard]] static std::int32_t until_of(const Payload& tie) noexcept {
        if (tie.until.is_known()) return tie.until.number();
        if (tie.until == Day::running()) return tie.first.is_known() ? Day::last().number() + 1 : never;
        return tie.first.is_known() ? tie.first.number() + 1 : never;
    }
    /// Of two days; a tie is never negative.
    struct Sooner {
        bool operator()(std::int32_t a, std::int32_t b) const noexcept { return a < b; }
        bool operator()(const Payload&, std::int32_t) const noexcept { return false; }
    };
    struct Touched : boost::dijkstra_visitor<> {
        explicit Touched(std::vector<std::uint32_t>& vertices) : touched{&vertices} {}
        void discover_vertex(std::uint32_t vertex, const BoostGraph&) const { touched->push_back(vertex); }
        std::vector<std::uint32_t>* touched;
    };
    const BoostGraph& graph_;
    std::vector<std::int32_t> days_;
    std::vector<std::uint32_t> parents_;
    std::vector<std::uint32_t> touched_;
};

}  // namespace jiedui::bench
