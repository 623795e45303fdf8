// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A Network or a Slice as a graph of Boost.Graph.  This is the only public header that needs Boost, which
/// users install themselves.
///
/// Both model VertexListGraph, EdgeListGraph, BidirectionalGraph and AdjacencyGraph, so that Boost's algorithms for
/// static graphs run on them directly.  Vertices are all schools of the network, ascending; schools outside a slice
/// are isolated.  Edges are ties and lead from supporter to recipient.  A Network has every tie as an edge, also
/// planned ones and those from a school to itself.  A Slice has its own ties as edges.  A Network has an
/// `edge_index`, too.  A Slice has none, because its ties keep the indices that they have in the network.  A graph
/// must outlive its iterators.
///
/// @code
/// std::vector<boost::default_color_type> colours(num_vertices(slice));
/// boost::breadth_first_search(slice, school, boost::color_map(
///     boost::make_iterator_property_map(colours.begin(), get(boost::vertex_index, slice))));
/// @endcode

#include <array>
#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/model/network.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {
namespace detail {

[[nodiscard]] inline const Network& network_of(const Network& network) noexcept { return network; }
[[nodiscard]] inline const Network& network_of(const Slice& slice) noexcept { return slice.network(); }
[[nodiscard]] inline bool has_edge(const Network&, TieIndex) noexcept { return true; }
[[nodiscard]] inline bool has_edge(const Slice& slice, TieIndex tie) noexcept { return slice.has(tie); }

struct ToSchool {
    [[nodiscard]] SchoolIndex operator()(std::uint32_t place) const noexcept { return {place}; }
};
using SchoolIterator = boost::transform_iterator<ToSchool, boost::counting_iterator<std::uint32_t>>;

/// The blocks of ties that a graph looks at.
[[nodiscard]] inline TieBlocks blocks_of(const Network& network) noexcept {
    return network.ties().blocks_of({true, true, true});
}
[[nodiscard]] inline TieBlocks blocks_of(const Slice& slice) noexcept {
    std::array<bool, 3> kinds{};
    for (const TieKind kind : all_of_list<TieKind>()) kinds[static_cast<std::size_t>(kind)] = slice.looks_at(kind);
    return slice.network().ties().blocks_of(kinds);
}

/// Walks the ties from, or to, the schools `[first, last)`, one block after the other, and stops at each tie that the
/// graph has.
template <class Graph>
class TieIterator
    : public boost::iterator_facade<TieIterator<Graph>, TieIndex, boost::forward_traversal_tag, TieIndex> {
public:
    /// The end: the place behind the last tie.
    TieIterator() = default;
    TieIterator(const Graph& graph, std::uint32_t first, std::uint32_t last, bool is_incoming)
        : graph_{&graph}, blocks_{blocks_of(graph)}, first_{first}, last_{last}, is_incoming_{is_incoming} {
        enter();
        skip();
    }

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] TieIndex dereference() const noexcept {
        return {is_incoming_ ? network_of(*graph_).ties().incoming_ties[place_] : place_};
    }
    [[nodiscard]] bool equal(const TieIterator& other) const noexcept { return place_ == other.place_; }
    void increment() noexcept {
        ++place_;
        skip();
    }
    /// Goes to the beginning of the present block; to the end if there is no block left.
    void enter() noexcept {
        if (block_ == blocks_.size()) {
            place_ = no_row;
            return;
        }
        const std::uint32_t* const starts = is_incoming_ ? blocks_[block_].incoming : blocks_[block_].outgoing;
        place_ = starts[first_];
        end_ = starts[last_];
    }
    void skip() noexcept {
        while (place_ != no_row && (place_ == end_ || !has_edge(*graph_, dereference()))) {
            if (place_ != end_) {
                ++place_;
                continue;
            }
            ++block_;
            enter();
        }
    }

    const Graph* graph_ = nullptr;
    TieBlocks blocks_{};
    std::uint32_t block_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    std::uint32_t place_ = no_row;
    std::uint32_t end_ = no_row;
    bool is_incoming_ = false;
};

/// The types that Boost.Graph requires of a graph, for Network and Slice.
template <class Graph>
struct GraphTraits {
    using vertex_descriptor = SchoolIndex;
    using edge_descriptor = TieIndex;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : boost::bidirectional_graph_tag,
                                boost::adjacency_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag {};
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = SchoolIterator;
    using edge_iterator = TieIterator<Graph>;
    using out_edge_iterator = TieIterator<Graph>;
    using in_edge_iterator = TieIterator<Graph>;
    using adjacency_iterator =
        typename boost::adjacency_iterator_generator<Graph, SchoolIndex, TieIterator<Graph>>::type;
    [[nodiscard]] static vertex_descriptor null_vertex() noexcept { return {no_row}; }
};

/// A property map that gives the index of a school or tie in its network: Boost's vertex index or edge index.
template <class Index>
struct Places {
    using key_type = Index;
    using value_type = std::size_t;
    using reference = std::size_t;
    using category = boost::readable_property_map_tag;
    friend std::size_t get(Places, Index index) noexcept { return index.value; }
};

template <class Graph>
[[nodiscard]] std::pair<TieIterator<Graph>, TieIterator<Graph>> tie_range(const Graph& graph, std::uint32_t first,
                                                                          std::uint32_t last, bool is_incoming) {
    return {TieIterator<Graph>{graph, first, last, is_incoming}, TieIterator<Graph>{}};
}

template <class Graph>
concept network_or_slice = std::same_as<Graph, Network> || std::same_as<Graph, Slice>;

}  // namespace detail

/// @name Functions that Boost.Graph calls.  Edges come in the order of Slice::each_outgoing and Slice::each_incoming.
/// @{
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t num_vertices(const Graph& graph) noexcept {
    return detail::network_of(graph).school_count();
}
template <detail::network_or_slice Graph>
[[nodiscard]] std::pair<detail::SchoolIterator, detail::SchoolIterator> vertices(const Graph& graph) {
    const auto at = [](std::uint32_t place) {
        return detail::SchoolIterator{boost::counting_iterator<std::uint32_t>{place}};
    };
    return {at(0), at(detail::network_of(graph).school_count())};
}
template <detail::network_or_slice Graph>
[[nodiscard]] auto edges(const Graph& graph) {
    return detail::tie_range(graph, 0, detail::network_of(graph).school_count(), false);
}
/// How many edges the graph has.  O(m) for m ties of the network.
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t num_edges(const Graph& graph) {
    const auto [first, last] = edges(graph);
    return static_cast<std::size_t>(std::distance(first, last));
}
template <detail::network_or_slice Graph>
[[nodiscard]] SchoolIndex source(TieIndex tie, const Graph& graph) noexcept {
    return detail::network_of(graph).supporter(tie);
}
template <detail::network_or_slice Graph>
[[nodiscard]] SchoolIndex target(TieIndex tie, const Graph& graph) noexcept {
    return detail::network_of(graph).recipient(tie);
}
template <detail::network_or_slice Graph>
[[nodiscard]] auto out_edges(SchoolIndex school, const Graph& graph) {
    return detail::tie_range(graph, school.value, school.value + 1, false);
}
template <detail::network_or_slice Graph>
[[nodiscard]] auto in_edges(SchoolIndex school, const Graph& graph) {
    return detail::tie_range(graph, school.value, school.value + 1, true);
}
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t out_degree(SchoolIndex school, const Graph& graph) {
    const auto [first, last] = out_edges(school, graph);
    return static_cast<std::size_t>(std::distance(first, last));
}
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t in_degree(SchoolIndex school, const Graph& graph) {
    const auto [first, last] = in_edges(school, graph);
    return static_cast<std::size_t>(std::distance(first, last));
}
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t degree(SchoolIndex school, const Graph& graph) {
    return out_degree(school, graph) + in_degree(school, graph);
}
/// The recipients of the ties from a school, in the order of the ties.  A recipient of several ties comes several
/// times.
template <detail::network_or_slice Graph>
[[nodiscard]] auto adjacent_vertices(SchoolIndex school, const Graph& graph) {
    using Iterator = typename detail::GraphTraits<Graph>::adjacency_iterator;
    const auto [first, last] = out_edges(school, graph);
    return std::pair{Iterator{first, &graph}, Iterator{last, &graph}};
}
/// The tie of lowest index from `supporter` to `recipient`, and true.  If there is no such tie: an index that means
/// nothing, and false.  O(ties from `supporter`).
template <detail::network_or_slice Graph>
[[nodiscard]] std::pair<TieIndex, bool> edge(SchoolIndex supporter, SchoolIndex recipient, const Graph& graph) {
    for (auto [tie, last] = out_edges(supporter, graph); tie != last; ++tie)
        if (target(*tie, graph) == recipient) return {*tie, true};
    return {TieIndex{no_row}, false};
}
[[nodiscard]] inline detail::Places<TieIndex> get(boost::edge_index_t, const Network&) noexcept { return {}; }
[[nodiscard]] inline std::size_t get(boost::edge_index_t, const Network&, TieIndex tie) noexcept { return tie.value; }
template <detail::network_or_slice Graph>
[[nodiscard]] detail::Places<SchoolIndex> get(boost::vertex_index_t, const Graph&) noexcept {
    return {};
}
template <detail::network_or_slice Graph>
[[nodiscard]] std::size_t get(boost::vertex_index_t, const Graph&, SchoolIndex school) noexcept {
    return school.value;
}
/// @}

}  // namespace jiedui

namespace boost {

template <>
struct graph_traits<jiedui::Network> : jiedui::detail::GraphTraits<jiedui::Network> {};
template <>
struct graph_traits<jiedui::Slice> : jiedui::detail::GraphTraits<jiedui::Slice> {};
template <>
struct graph_traits<const jiedui::Network> : graph_traits<jiedui::Network> {};
template <>
struct graph_traits<const jiedui::Slice> : graph_traits<jiedui::Slice> {};

template <class Graph>
    requires jiedui::detail::network_or_slice<std::remove_const_t<Graph>>
struct property_map<Graph, vertex_index_t> {
    using type = jiedui::detail::Places<jiedui::SchoolIndex>;
    using const_type = jiedui::detail::Places<jiedui::SchoolIndex>;
};
template <class Graph>
    requires std::same_as<std::remove_const_t<Graph>, jiedui::Network>
struct property_map<Graph, edge_index_t> {
    using type = jiedui::detail::Places<jiedui::TieIndex>;
    using const_type = jiedui::detail::Places<jiedui::TieIndex>;
};

}  // namespace boost
