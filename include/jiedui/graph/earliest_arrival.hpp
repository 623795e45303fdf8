// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Earliest arrival: when is each vertex reached along edges that are open for some days only?

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

/// The days on which an edge can be taken: from `first`, inside, to `until`, outside.  Days are counted from
/// any day zero, the same for all edges.
struct OpenDays {
    std::int32_t first = 0;
    std::int32_t until = 0;
};

/// How a vertex is reached earliest.
struct Arrival {
    std::int32_t day = 0;
    std::uint32_t hops = 0;  ///< how many edges were taken from the source [hops]
    std::uint32_t edge = 0;  ///< the number of the last edge taken
    friend bool operator==(const Arrival&, const Arrival&) = default;
};

/// Where and when a search for earliest arrivals begins.
struct Departure {
    std::uint32_t source = 0;
    std::int32_t day = 0;  ///< the first day on which an edge from the source may be taken
    /// How many days after the arrival at any other vertex an edge from it may be taken [days].
    std::int32_t delay = 0;
};

namespace detail {

/// A queue out of which keys come in ascending order, into which none goes that is below the last one taken.
/// @source Ahuja, Mehlhorn, Orlin, Tarjan, «Faster algorithms for the shortest path problem» (1990), the
///     one-level radix heap.
class RadixQueue {
public:
    struct Entry {
        std::uint64_t key;
        std::uint32_t vertex;
    };

    void clear() noexcept {
        for (std::vector<Entry>& bucket : buckets_) bucket.clear();
        last_ = 0;
        filled_ = 0;
    }
    [[nodiscard]] bool is_empty() const noexcept { return buckets_[0].empty() && filled_ == 0; }
    /// @pre `key` is not below the last one taken.
    void push(std::uint64_t key, std::uint32_t vertex) {
        const auto bucket = static_cast<unsigned>(std::bit_width(key ^ last_));
        buckets_[bucket].push_back({key, vertex});
        if (bucket != 0) filled_ |= std::uint64_t{1} << (bucket - 1);
    }
    /// One of the least keys.  @pre not empty
    [[nodiscard]] Entry pop() {
        if (buckets_[0].empty()) refill();
        const Entry entry = buckets_[0].back();
        buckets_[0].pop_back();
        return entry;
    }

private:
    /// Moves the entries of the lowest bucket to those below it, which their least key opens.
    void refill() {
        const auto bucket = static_cast<unsigned>(std::countr_zero(filled_)) + 1;
        filled_ &= filled_ - 1;
        std::vector<Entry>& from = buckets_[bucket];
        last_ = std::ranges::min(from, {}, &Entry::key).key;
        for (const Entry& entry : from) push(entry.key, entry.vertex);
        from.clear();
    }

    std::array<std::vector<Entry>, 65> buckets_;  // by the highest bit in which a key differs from the last one taken
    std::uint64_t last_ = 0;
    std::uint64_t filled_ = 0;  // which of the buckets from 1 on have entries
};

}  // namespace detail

/// Scratch memory for `earliest_arrival`.  It can be used for many searches, one after another, but by one
/// thread at a time.
///
/// A search first keeps data for the vertices that it touches, in a small hash table.  When a search touches
/// more than a thousand vertices, or a large part of the graph, the space takes 16 bytes for every vertex of
/// the graph and keeps them for later searches.
class ArrivalSpace {
private:
    template <walkable G, class Open, class Visit>
    friend void earliest_arrival(const G&, const Departure&, Open&&, ArrivalSpace&, Visit&&);

    static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();
    static constexpr std::uint32_t no_edge = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::size_t most_sparse = 1'024;

    struct Label {
        std::uint64_t key = never;  // days after the departure, then hops in the lower half
        std::uint32_t edge = no_edge;
    };

    void begin(std::size_t vertex_count, const Departure& departure) {
        if (is_sparse_) {
            std::ranges::fill(table_, 0U);
            labels_.clear();
        } else {
            for (const std::uint32_t v : touched_) labels_[v] = {};
            if (labels_.size() < vertex_count) labels_.resize(vertex_count);
        }
        touched_.clear();
        queue_.clear();
        vertex_count_ = vertex_count;
        departure_ = departure;
        label_of(departure.source) = {0, no_edge};
        queue_.push(0, departure.source);
    }
    [[nodiscard]] std::int32_t day_of(std::uint64_t key) const noexcept {
        return static_cast<std::int32_t>(departure_.day + static_cast<std::int64_t>(key >> 32U));
    }

    /// What is known of a vertex, which is touched by that.  Valid until the next vertex is touched.
    [[nodiscard]] Label& label_of(std::uint32_t v) {
        if (is_sparse_) {
            if (2 * touched_.size() >= table_.size()) grow();
            if (is_sparse_) return sparse_label_of(v);
        }
        Label& label = labels_[v];
        if (label.key == never) touched_.push_back(v);
        return label;
    }
    [[nodiscard]] Label& sparse_label_of(std::uint32_t v) {
        for (std::size_t slot = slot_of(v);; slot = (slot + 1) & (table_.size() - 1)) {
            std::uint32_t& place = table_[slot];  // in `touched_`, from 1
            if (place == 0) {
                touched_.push_back(v);
                place = static_cast<std::uint32_t>(touched_.size());
                return labels_.emplace_back();
            }
            if (touched_[place - 1] == v) return labels_[place - 1];
        }
    }
    [[nodiscard]] std::size_t slot_of(std::uint32_t v) const noexcept {
        return (v * 0x9E37'79B1U >> 7U) & (table_.size() - 1);  // Knuth's multiplicative hashing
    }
    /// Makes room in the table, or goes over to a label for every vertex.
    void grow() {
        if (touched_.size() < std::min(most_sparse, vertex_count_ / 8)) {
            table_.assign(std::max<std::size_t>(64, 4 * table_.size()), 0);
            for (std::uint32_t place = 1; place <= touched_.size(); ++place) {
                std::size_t slot = slot_of(touched_[place - 1]);
                while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
                table_[slot] = place;
            }
            return;
        }
        std::vector<Label> labels(vertex_count_);
        for (std::size_t place = 0; place < touched_.size(); ++place) labels[touched_[place]] = labels_[place];
        labels_ = std::move(labels);
        table_ = {};
        is_sparse_ = false;
    }

    /// Notes that the edge leads to `v` with that key, if that is sooner, by fewer hops, or by a lower edge.
    void offer(std::uint32_t v, std::uint64_t key, std::uint32_t edge) {
        Label& label = label_of(v);
        if (key > label.key) return;
        if (key == label.key) {
            if (label.edge != no_edge) label.edge = std::min(label.edge, edge);
            return;
        }
        label = {key, edge};
        queue_.push(key, v);
    }

    std::vector<Label> labels_;         // by vertex; where sparse, by place in `touched_`
    std::vector<std::uint32_t> table_;  // where sparse: places of vertices, by their hash; a power of two
    std::vector<std::uint32_t> touched_;
    detail::RadixQueue queue_;
    std::size_t vertex_count_ = 0;
    Departure departure_;
    bool is_sparse_ = true;
};

/// Visits the vertices that can be reached from a source along edges that are open one after the other, by
/// ascending day of arrival.
///
/// An edge is taken on the first open day that is not before the arrival at its tail plus the delay.  Its head
/// is reached on that day.  If a vertex is reached on the same earliest day by several edges, `arrival.edge` is
/// the one whose tail was reached with the fewest hops; of these, the edge with the lowest number.
/// `arrival.hops` is one more than the hops of that tail.
///
/// @param graph the graph to search.
/// @param departure where and when the search begins; its delay is not negative.
/// @param open `open(edge)` returns the OpenDays of an edge.  An edge whose `until` is not after its `first` is
///     never open.
/// @param space scratch memory, see ArrivalSpace.
/// @param visit `visit(vertex, arrival)` is called once for each vertex reached, except the source: by
///     ascending day, then by ascending hops.  The order of vertices with equal day and hops depends on the
///     arguments of the search alone.  `visit` must not use `space` for a search.
/// @pre the source is below `graph.vertex_count()`.
/// @complexity O(k + r · b) time for k edges looked at and r vertices reached; b is at most 64, and small in
///     practice.  The first search in a space that touches more than a thousand vertices, or a large part of
///     the graph, takes O(n) more, for n vertices.
/// @source Dijkstra's algorithm with the labels (day, hops), sound as waiting never makes an arrival sooner:
///     Cooke and Halsey, «The shortest route through a network with time-dependent internodal transit times»
///     (1966).
template <walkable G, class Open, class Visit>
void earliest_arrival(const G& graph, const Departure& departure, Open&& open, ArrivalSpace& space, Visit&& visit) {
    space.begin(graph.vertex_count(), departure);
    while (!space.queue_.is_empty()) {
        const auto [key, vertex] = space.queue_.pop();
        const ArrivalSpace::Label label = space.label_of(vertex);
        if (label.key != key) continue;  // reached sooner since
        const bool is_source = vertex == departure.source;
        if (!is_source) visit(vertex, Arrival{space.day_of(key), static_cast<std::uint32_t>(key), label.edge});
        const std::int64_t ready = std::int64_t{space.day_of(key)} + (is_source ? 0 : departure.delay);
        const std::uint32_t hops = static_cast<std::uint32_t>(key) + 1;
        graph.each_outgoing(vertex, [&](std::uint32_t next, std::uint32_t edge) {
            const OpenDays days = open(edge);
            const std::int64_t day = std::max<std::int64_t>(ready, days.first);
            if (day >= days.until) return;
            const auto after = static_cast<std::uint64_t>(day - departure.day);
            space.offer(next, after << 32U | hops, edge);
        });
    }
}

}  // namespace jiedui::graph
