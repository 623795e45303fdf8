// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Search along the edges from some vertices, level by level, in scratch memory that many searches can use.

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

class SearchSpace;

/// No limit on the number of hops.
inline constexpr std::uint32_t any_hops = std::numeric_limits<std::uint32_t>::max();

/// Where a search ends.
struct SearchLimits {
    std::uint32_t max_hops = any_hops;          ///< the greatest distance from the sources [hops]
    std::span<const std::uint32_t> excluded{};  ///< vertices that are never entered, not even as sources; in any order
};

/// How much a search reached.
struct SearchExtent {
    std::size_t reached = 0;  ///< how many vertices it reached, not counting its sources
    /// The greatest distance of a reached vertex from its nearest source [hops]; 0 if none was reached.
    std::uint32_t deepest = 0;
    friend bool operator==(const SearchExtent&, const SearchExtent&) = default;
};

/// A callable for each vertex that a search reaches: `visit(vertex, hops, edge)`.  It returns nothing, or a
/// bool: false ends the search.
template <class Visit>
concept search_visitor =
    std::invocable<Visit&, std::uint32_t, std::uint32_t, std::uint32_t> &&
    (std::is_void_v<std::invoke_result_t<Visit&, std::uint32_t, std::uint32_t, std::uint32_t>> ||
     std::same_as<std::invoke_result_t<Visit&, std::uint32_t, std::uint32_t, std::uint32_t>, bool>);

/// Marks in `space` the vertices that can be reached from `sources`, and the sources themselves.
///
/// This is faster than `breadth_first`.  `space.contains(v)` and `space.vertices()` give the result.  The
/// vertices are first the distinct sources, ascending, then the others by ascending hops.  The order of
/// vertices with equal hops depends on the arguments of the search alone.  Vertices in `limits.excluded` are
/// treated as removed from the graph.
///
/// @param graph the graph to search.
/// @param sources the vertices where the search begins, in any order; repetitions do not matter.
/// @param space scratch memory; holds the result until its next search.
/// @param limits the greatest number of hops, and excluded vertices; default: no limits.
/// @return how many vertices were reached besides the sources, and the distance of the farthest of them.
/// @pre all vertices in `sources` and `limits.excluded` are below `graph.vertex_count()`.
/// @complexity O(s log s) time for s sources, and O(k) for the k vertices and edges looked at.  The first
///     search in a space, and each search that reaches a large part of the graph, takes O(n / 64) more, for n
///     vertices.
template <walkable G>
SearchExtent mark_reachable(const G& graph, std::span<const std::uint32_t> sources, SearchSpace& space,
                            const SearchLimits& limits = {});

/// Visits the vertices that can be reached from `sources`: by ascending hops, vertices with equal hops by
/// ascending number.
///
/// Calls `visit(vertex, hops, edge)` once for each vertex reached, except the sources.  Of all edges to
/// `vertex` from vertices that are one hop nearer, `edge` has the lowest tail; of several edges from that tail
/// it has the lowest number.  If `visit` returns false, the search ends.  `space` and the returned extent then
/// contain all vertices with as many hops as the last one visited.
///
/// @param graph the graph to search.
/// @param sources the vertices where the search begins, in any order; repetitions do not matter.
/// @param space scratch memory.  Afterwards `space.vertices()` are the distinct sources, ascending, then the
///     vertices in the order of the visits.
/// @param visit called with each vertex, its distance from the nearest source [hops], and the number of the
///     edge by which it was found.  It must not use `space` for a search.
/// @param limits the greatest number of hops, and excluded vertices; default: no limits.
/// @return how many vertices were reached besides the sources, and the distance of the farthest of them.
/// @pre all vertices in `sources` and `limits.excluded` are below `graph.vertex_count()`.
/// @complexity as for `mark_reachable`, and O(k log k) more for each level of k vertices that is a small part
///     of the graph.
template <walkable G, search_visitor Visit>
SearchExtent breadth_first(const G& graph, std::span<const std::uint32_t> sources, SearchSpace& space, Visit&& visit,
                           const SearchLimits& limits = {});

/// Scratch memory for `mark_reachable` and `breadth_first`, and the result of the last search in it.
///
/// A space can be used for many searches, one after another, in different graphs, but by one thread at a time.
/// It can be used again after a search that ended by an exception.
///
/// It holds one bit per vertex, and a list of the vertices whose bits are set.  A new search clears only what
/// the last search touched.  The first search in a space makes the bits only after it has reached some dozens
/// of vertices.  A level that holds a large part of the graph is read from the bits, which gives its vertices
/// in ascending order without sorting.
class SearchSpace {
public:
    /// Whether the last search reached `v`, or `v` was one of its sources.  False for excluded vertices.
    ///
    /// @pre there was a search in this space, and `v` is below the `vertex_count()` of its graph.
    [[nodiscard]] bool contains(std::uint32_t v) const noexcept {
        if (is_listed_only_) return std::ranges::find(vertices(), v) != vertices().end();
        return (bits_[v / 64] >> (v % 64) & 1U) != 0;
    }

    /// The vertices of the last search: its distinct sources, ascending, then the others in the order that the
    /// search function promises.  Valid until the next search.
    [[nodiscard]] std::span<const std::uint32_t> vertices() const noexcept {
        return std::span{touched_}.subspan(excluded_count_);
    }

private:
    template <walkable G>
    friend SearchExtent mark_reachable(const G&, std::span<const std::uint32_t>, SearchSpace&, const SearchLimits&);
    template <walkable G, search_visitor Visit>
    friend SearchExtent breadth_first(const G&, std::span<const std::uint32_t>, SearchSpace&, Visit&&,
                                      const SearchLimits&);

    struct Found {
        std::uint32_t vertex;
        std::uint32_t edge;
    };

    static constexpr std::uint64_t bit_of(std::uint32_t v) noexcept { return std::uint64_t{1} << (v % 64); }

    void begin(std::size_t vertex_count, std::span<const std::uint32_t> sources, const SearchLimits& limits) {
        clear();
        ended_ = false;
        is_listed_only_ = bits_.empty() && vertex_count > 64 * most_listed;
        word_count_ = (vertex_count + 63) / 64;
        if (!is_listed_only_) bits_.resize(word_count_);
        for (const std::uint32_t v : limits.excluded) touch(v);
        excluded_count_ = level_ = touched_.size();
        for (const std::uint32_t v : sources) touch(v);
        source_count_ = touched_.size() - level_;
        std::ranges::sort(std::span{touched_}.subspan(level_));
        settled_is_current_ = false;
    }

    /// Makes every bit 0: word by word if an exception left bits that are not listed, or if that is less.
    void clear() noexcept {
        if (!ended_ || touched_.size() >= bits_.size()) {
            std::ranges::fill(bits_, 0U);
        } else {
            for (const std::uint32_t v : touched_) bits_[v / 64] = 0;
        }
        touched_.clear();
    }

    SearchExtent end(std::uint32_t deepest) noexcept {
        if (!is_listed_only_)
            for (const std::uint32_t v : std::span{touched_}.first(excluded_count_)) bits_[v / 64] &= ~bit_of(v);
        ended_ = true;
        return {vertices().size() - source_count_, deepest};
    }

    /// How many vertices are looked for in the list before there are bits.
    static constexpr std::size_t most_listed = 64;

    /// Makes the bits of what is listed.
    void make_bits() {
        is_listed_only_ = false;
        bits_.resize(word_count_);
        for (const std::uint32_t v : touched_) bits_[v / 64] |= bit_of(v);
        for (const Found& each : found_) bits_[each.vertex / 64] |= bit_of(each.vertex);
    }

    bool mark(std::uint32_t v) noexcept {
        std::uint64_t& word = bits_[v / 64];
        if ((word & bit_of(v)) != 0) return false;
        word |= bit_of(v);
        return true;
    }

    void touch(std::uint32_t v) {
        if (is_listed_only_) {
            if (std::ranges::find(touched_, v) != touched_.end()) return;
            if (touched_.size() < most_listed) return touched_.push_back(v);
            make_bits();
        }
        if (mark(v)) touched_.push_back(v);
    }

    /// The same for a vertex that goes into `found_`.  @return whether it is new.
    bool mark_found(std::uint32_t v) {
        if (is_listed_only_) {
            if (std::ranges::find(touched_, v) != touched_.end()) return false;
            if (std::ranges::find(found_, v, &Found::vertex) != found_.end()) return false;
            if (touched_.size() + found_.size() < most_listed) return true;
            make_bits();
        }
        return mark(v);
    }

    /// Whether the present level is so large a part of the graph that going over all bits is cheaper than
    /// keeping lists: a 256th of the vertices.  Anything from a 64th to a 4,096th measured alike.
    [[nodiscard]] bool level_is_dense() const noexcept {
        const std::size_t size = touched_.size() - level_;
        return size >= 32 && size >= word_count_ / 4;
    }

    /// Replaces the present level by the next.  @return false if that is empty.
    template <walkable G>
    bool advance(const G& graph) {
        const std::size_t level_end = touched_.size();
        if (level_is_dense()) {
            settle();
            std::uint64_t* const bits = bits_.data();
            for (; level_ != level_end; ++level_)
                graph.each_outgoing(touched_[level_],
                                    [bits](std::uint32_t v, std::uint32_t) { bits[v / 64] |= bit_of(v); });
            each_unsettled([this](std::uint32_t v) { touched_.push_back(v); });
        } else {
            settled_is_current_ = false;
            for (; level_ != level_end; ++level_)
                graph.each_outgoing(touched_[level_], [this](std::uint32_t v, std::uint32_t) { touch(v); });
        }
        return touched_.size() != level_end;
    }

    /// The same, the next level ascending, and each of its vertices in `found_` with the edge that found it.
    template <walkable G>
    bool advance_in_order(const G& graph) {
        found_.clear();
        if (level_is_dense()) {
            find_densely(graph);
        } else {
            settled_is_current_ = false;
            prefetch_level(graph);
            for (const std::uint32_t u : std::span{touched_}.subspan(level_))
                graph.each_outgoing(u, [&](std::uint32_t v, std::uint32_t edge) {
                    if (!mark_found(v)) return;
                    found_.push_back({v, edge});
                    if constexpr (prefetching<G>) graph.prefetch_place(v);
                });
            std::ranges::sort(found_, {}, &Found::vertex);
        }
        level_ = touched_.size();
        for (const Found& each : found_) touched_.push_back(each.vertex);
        return !found_.empty();
    }

    /// Brings closer the edges of the first vertices of the present level, whose places were brought closer
    /// when they were found.
    template <walkable G>
    void prefetch_level(const G& graph) const {
        if constexpr (prefetching<G>) {
            const auto level = std::span{touched_}.subspan(level_);
            for (const std::uint32_t u : level.first(std::min<std::size_t>(level.size(), 16))) graph.prefetch_edges(u);
        }
    }

    template <walkable G>
    void find_densely(const G& graph) {
        if (edge_of_.size() < graph.vertex_count()) edge_of_.resize(graph.vertex_count());
        settle();
        for (const std::uint32_t u : std::span{touched_}.subspan(level_))
            graph.each_outgoing(u, [this](std::uint32_t v, std::uint32_t edge) {
                if (mark(v)) edge_of_[v] = edge;
            });
        each_unsettled([this](std::uint32_t v) { found_.push_back({v, edge_of_[v]}); });
    }

    /// Remembers which bits are set before a dense level is expanded.
    void settle() {
        if (is_listed_only_) make_bits();
        if (!settled_is_current_) settled_ = bits_;
        settled_is_current_ = true;
    }

    /// Calls `visit(v)` for each vertex marked since `settle()`, ascending, and settles it.
    template <class Visit>
    void each_unsettled(Visit visit) {
        for (std::size_t word = 0; word != bits_.size(); ++word) {
            for (std::uint64_t rest = bits_[word] ^ settled_[word]; rest != 0; rest &= rest - 1)
                visit(static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(rest)));
            settled_[word] = bits_[word];
        }
    }

    std::vector<std::uint64_t> bits_;     ///< one a vertex: excluded, source or reached
    std::vector<std::uint64_t> settled_;  ///< `bits_` as they were before the level that is being expanded
    std::vector<std::uint32_t> touched_;  ///< the excluded, the sources, then level by level
    std::vector<std::uint32_t> edge_of_;  ///< by vertex: what found it, for a dense level
    std::vector<Found> found_;            ///< the level that was found last, ascending
    std::size_t excluded_count_ = 0;      ///< how many distinct vertices were excluded
    std::size_t source_count_ = 0;        ///< how many distinct sources there were that were not excluded
    std::size_t level_ = 0;               ///< where in `touched_` the present level begins
    std::size_t word_count_ = 0;          ///< how many words of bits the graph wants
    bool is_listed_only_ = true;          ///< there are no bits yet: what was touched is looked for in the list
    bool settled_is_current_ = false;     ///< `settled_` holds all bits of the levels before
    bool ended_ = true;                   ///< the last search did not end by an exception
};

template <walkable G>
SearchExtent mark_reachable(const G& graph, std::span<const std::uint32_t> sources, SearchSpace& space,
                            const SearchLimits& limits) {
    space.begin(graph.vertex_count(), sources, limits);
    std::uint32_t hops = 0;
    while (hops != limits.max_hops && space.advance(graph)) ++hops;
    return space.end(hops);
}

template <walkable G, search_visitor Visit>
SearchExtent breadth_first(const G& graph, std::span<const std::uint32_t> sources, SearchSpace& space, Visit&& visit,
                           const SearchLimits& limits) {
    const auto goes_on = [&visit](std::uint32_t vertex, std::uint32_t hops, std::uint32_t edge) {
        if constexpr (std::is_void_v<decltype(visit(vertex, hops, edge))>) {
            visit(vertex, hops, edge);
            return true;
        } else {
            return visit(vertex, hops, edge);
        }
    };
    space.begin(graph.vertex_count(), sources, limits);
    std::uint32_t hops = 0;
    while (hops != limits.max_hops && space.advance_in_order(graph)) {
        ++hops;
        const auto ends_here = [&](const auto& found) { return !goes_on(found.vertex, hops, found.edge); };
        if (std::ranges::any_of(space.found_, ends_here)) break;
    }
    return space.end(hops);
}

}  // namespace jiedui::graph
