// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Csr: a graph as compressed sparse rows, with the edges of all vertices in one array.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

/// A graph that never changes: the outgoing edges of each vertex, ascending by edge number.  Models
/// `walkable_step_by_step`.
///
/// The edges of vertex `u` stand in the slots `[offsets()[u], offsets()[u + 1])`.  Rows `{0,2} {} {1,3,4}` are
/// offsets `0 2 2 5` and targets `0 2 1 3 4`.  The number of an edge is its place in the columns from which the
/// graph was made.  If these columns ascend by tail, the number is also the slot, and no numbers are stored.  A
/// Csr that was moved from can only be assigned to or destroyed.
class Csr {
public:
    /// The graph without vertices.
    Csr() : offsets_(1) {}

    /// The graph in which edge `i` leads from `tails[i]` to `heads[i]`.
    ///
    /// @pre both columns have the same length, at most 2³²−2.  Each number in them is below `vertex_count`,
    ///     which is at most 2³²−2.
    /// @complexity O(n + m) time for n vertices and m edges; memory: 4 bytes per vertex, and per edge 4 bytes
    ///     if `tails` ascend, else 8.  No scratch memory.
    Csr(std::size_t vertex_count, std::span<const std::uint32_t> tails, std::span<const std::uint32_t> heads)
        : offsets_(vertex_count + 1) {
        for (const std::uint32_t tail : tails) ++offsets_[tail];
        std::inclusive_scan(offsets_.begin(), offsets_.end(), offsets_.begin());  // where each row ends
        if (std::ranges::is_sorted(tails)) {
            targets_.assign(heads.begin(), heads.end());
            std::shift_right(offsets_.begin(), offsets_.end(), 1);
            offsets_.front() = 0;
        } else {
            fill_rows(tails, heads);
        }
    }

    /// The graph with these `offsets()` and `targets()`.  The number of each edge is its slot.
    /// @pre `offsets` begins with 0, does not descend, and ends with the number of targets, which is at most
    ///     2³²−2.  Each target is below the number of rows, which is one less than the number of offsets.
    [[nodiscard]] static Csr from_rows(std::vector<std::uint32_t> offsets, std::vector<std::uint32_t> targets) {
        Csr csr;
        csr.offsets_ = std::move(offsets);
        csr.targets_ = std::move(targets);
        return csr;
    }

    /// How many vertices there are.
    [[nodiscard]] std::size_t vertex_count() const noexcept { return offsets_.size() - 1; }

    /// How many edges there are.
    [[nodiscard]] std::size_t edge_count() const noexcept { return targets_.size(); }

    /// How many edges leave `u`.  @pre `u < vertex_count()`.
    [[nodiscard]] std::uint32_t outgoing_count(std::uint32_t u) const noexcept { return offsets_[u + 1] - offsets_[u]; }

    /// Calls `visit(v, edge)` for each edge from `u` to `v`, ascending by edge.
    ///
    /// @pre `u < vertex_count()`.
    /// @complexity O(edges of `u`).
    template <class Visit>
    void each_outgoing(std::uint32_t u, Visit&& visit) const {
        const std::uint32_t end = offsets_[u + 1];
        if (edges_.empty()) {
            for (std::uint32_t slot = offsets_[u]; slot != end; ++slot) visit(targets_[slot], slot);
        } else {
            for (std::uint32_t slot = offsets_[u]; slot != end; ++slot) visit(targets_[slot], edges_[slot]);
        }
    }

    /// A cursor before the first edge from `u`.
    /// @pre `u < vertex_count()`.
    [[nodiscard]] EdgeCursor first_edge(std::uint32_t u) const noexcept { return {offsets_[u], offsets_[u + 1], 0}; }
    /// Moves the cursor over one edge.
    /// @return the vertex to which that edge leads; `no_vertex` if there are no more edges.
    [[nodiscard]] std::uint32_t next_head(std::uint32_t, EdgeCursor& cursor) const noexcept {
        return cursor.slot == cursor.end ? no_vertex : targets_[cursor.slot++];
    }

    /// The first slot of each vertex, then the number of edges: `vertex_count() + 1` numbers.
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }

    /// For each slot, the vertex to which its edge leads.
    [[nodiscard]] std::span<const std::uint32_t> targets() const noexcept { return targets_; }

    /// For each slot, the number of its edge.  Empty if the number of every edge is its slot.
    [[nodiscard]] std::span<const std::uint32_t> edges() const noexcept { return edges_; }

private:
    /// Puts each edge into its row, the last first, so that a row's end runs down to its beginning.
    void fill_rows(std::span<const std::uint32_t> tails, std::span<const std::uint32_t> heads) {
        targets_.resize(heads.size());
        edges_.resize(heads.size());
        for (auto edge = static_cast<std::uint32_t>(tails.size()); edge-- > 0;) {
            const std::uint32_t slot = --offsets_[tails[edge]];
            targets_[slot] = heads[edge];
            edges_[slot] = edge;
        }
    }

    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> targets_;
    std::vector<std::uint32_t> edges_;
};

}  // namespace jiedui::graph
