// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Dominators and strong components by Boost.Graph: a second opinion that owes nothing to us.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/strong_components.hpp>

#include "oracle/graph_naive.hpp"

namespace jiedui::oracle {

/// The immediate dominator of each vertex, as Boost finds it below a root of its own above the sources.
///
/// By the seven-argument form, with the discovery times filled with the largest value beforehand.  The
/// three-argument form fills them with 0, takes vertices that were never discovered for the first of all,
/// and goes wrong where such a vertex has an edge to a reachable one.
inline std::vector<std::uint32_t> idom_boost(const EdgeList& list, const Vertices& sources) {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
    const std::size_t root = list.vertex_count;
    Graph graph(root + 1);
    for (std::size_t edge = 0; edge != list.tails.size(); ++edge)
        boost::add_edge(list.tails[edge], list.heads[edge], graph);
    for (const std::uint32_t source : sources) boost::add_edge(root, source, graph);

    const auto nobody = boost::graph_traits<Graph>::null_vertex();
    const auto places = boost::get(boost::vertex_index, graph);
    std::vector<std::size_t> times(root + 1, std::numeric_limits<std::size_t>::max());
    std::vector<std::size_t> parents(root + 1, nobody);
    std::vector<std::size_t> by_time(root + 1, nobody);
    std::vector<std::size_t> dominators(root + 1, nobody);
    boost::lengauer_tarjan_dominator_tree(graph, root, places, boost::make_iterator_property_map(times.begin(), places),
                                          boost::make_iterator_property_map(parents.begin(), places), by_time,
                                          boost::make_iterator_property_map(dominators.begin(), places));
    std::vector<std::uint32_t> idom;
    for (std::size_t v = 0; v != root; ++v)
        idom.push_back(dominators[v] == nobody ? unreachable_naive
                       : dominators[v] == root ? undominated_naive
                                               : static_cast<std::uint32_t>(dominators[v]));
    return idom;
}

/// By vertex the number of its strong component, as Boost finds it, in the order of their lowest vertices.
inline Vertices components_boost(const EdgeList& list) {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    Graph graph(list.vertex_count);
    for (std::size_t edge = 0; edge != list.tails.size(); ++edge)
        boost::add_edge(list.tails[edge], list.heads[edge], graph);
    std::vector<std::size_t> components(list.vertex_count);
    if (list.vertex_count == 0) return {};
    boost::strong_components(
        graph, boost::make_iterator_property_map(components.begin(), boost::get(boost::vertex_index, graph)));
    std::map<std::size_t, std::uint32_t> numbers;
    Vertices ordered;
    for (const std::size_t each : components)
        ordered.push_back(numbers.try_emplace(each, static_cast<std::uint32_t>(numbers.size())).first->second);
    return ordered;
}

}  // namespace jiedui::oracle
