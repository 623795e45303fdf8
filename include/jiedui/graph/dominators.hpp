// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Dominators: the vertices through which every path from the sources to a vertex leads.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/graph/walkable.hpp"

namespace jiedui::graph {

/// Stands for the immediate dominator of a vertex to which no path from the sources leads.
inline constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();

/// Stands for the immediate dominator of a vertex that no single other vertex can cut off from all sources.
inline constexpr std::uint32_t virtual_root = unreachable - 1;

/// The dominators of all vertices, as a tree.  Its root is virtual: from it an edge leads to each source.
///
/// Vertex x dominates y if every path from the virtual root to y leads through x: without x, y is unreachable.
/// Each reachable y has one immediate dominator: the nearest of its dominators other than y itself.  Walking
/// from y along `idom` to `virtual_root` gives all dominators of y.
struct DominatorTree {
    /// The reachable vertices, each after its immediate dominator; in depth-first order.
    std::vector<std::uint32_t> preorder;
    std::vector<std::uint32_t> idom;  ///< per vertex: its immediate dominator, `virtual_root` or `unreachable`
};

/// Adds to the value of each vertex the values of all vertices below it in the tree.
///
/// If all values are 1 before, `values[x]` is then the number of vertices that x dominates, with x itself:
/// these would be unreachable without x.  Values of unreachable vertices do not change.
///
/// @param tree the dominators.
/// @param values one value per vertex, of any type with `+=`; changed in place.
/// @pre `values.size() == tree.idom.size()`.
/// @complexity O(reachable vertices).
template <class T>
void accumulate_below(const DominatorTree& tree, std::span<T> values) {
    for (std::size_t place = tree.preorder.size(); place-- > 0;) {
        const std::uint32_t vertex = tree.preorder[place];
        const std::uint32_t above = tree.idom[vertex];
        if (above != virtual_root) values[above] += values[vertex];
    }
}

namespace detail {

/// One run of semi-NCA; internal.  Inside, a vertex goes by its number in depth-first preorder, from 1;
/// number 0 is the virtual root.
///
/// The semidominator of w is the lowest number from which a path leads to w whose inner vertices are all
/// above w.  Edges to higher numbers are such paths themselves: the search keeps the lowest of them as it
/// goes.  Only edges to lower numbers, the late ones, need to be looked at again, and are kept.
template <walkable G>
class SemiNca {
public:
    explicit SemiNca(const G& graph) : graph_{graph}, seen_(graph.vertex_count()) {}

    DominatorTree run(std::span<const std::uint32_t> sources) {
        number_all(sources);
        group_late_edges();
        find_semidominators();
        find_dominators();
        return tree();
    }

private:
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    /// What the search knows of a vertex.
    struct Seen {
        std::uint32_t number = 0;       ///< 0 until it is numbered
        std::uint32_t lowest = nobody;  ///< the lowest number with an edge to it, of those before its own
    };
    /// An edge of the search that is still to be taken.
    struct Step {
        std::uint32_t vertex;
        std::uint32_t parent;  ///< a number
    };
    /// The compressed path from a vertex upwards in the search tree.
    struct Path {
        std::uint32_t ancestor;  ///< the first number above that `label` does not speak for
        std::uint32_t label;     ///< the lowest semidominator from the vertex up to below `ancestor`
    };

    /// Numbers what can be reached, depth first.  A vertex may lie on the stack several times; it is
    /// numbered when the copy put there last is taken off, below the vertex that put it there.  That is
    /// an order in which a recursive search could go.
    void number_all(std::span<const std::uint32_t> sources) {
        vertex_.push_back(virtual_root);
        parent_.push_back(0);
        late_begin_.push_back(0);
        for (const std::uint32_t source : sources) {
            seen_[source].lowest = 0;
            stack_.push_back({source, 0});
        }
        while (!stack_.empty()) {
            const Step step = stack_.back();
            stack_.pop_back();
            if (seen_[step.vertex].number == 0) number_one(step);
        }
        late_begin_.push_back(static_cast<std::uint32_t>(late_heads_.size()));
    }

    void number_one(Step step) {
        const auto number = static_cast<std::uint32_t>(vertex_.size());
        seen_[step.vertex].number = number;
        vertex_.push_back(step.vertex);
        parent_.push_back(step.parent);
        late_begin_.push_back(static_cast<std::uint32_t>(late_heads_.size()));
        graph_.each_outgoing(step.vertex, [this, number](std::uint32_t v, std::uint32_t) {
            Seen& seen = seen_[v];
            if (seen.number == 0) {
                seen.lowest = std::min(seen.lowest, number);
                stack_.push_back({v, number});
            } else if (seen.number != number) {
                late_heads_.push_back(seen.number);
            }
        });
    }

    /// Turns the late edges round: from lists of heads by tail to lists of tails by head.
    void group_late_edges() {
        incoming_begin_.resize(vertex_.size() + 1);
        for (const std::uint32_t head : late_heads_) ++incoming_begin_[head];
        std::inclusive_scan(incoming_begin_.begin(), incoming_begin_.end(), incoming_begin_.begin());
        late_tails_.resize(late_heads_.size());
        for (std::uint32_t tail = 1; tail != vertex_.size(); ++tail)
            for (std::uint32_t slot = late_begin_[tail]; slot != late_begin_[tail + 1]; ++slot)
                late_tails_[--incoming_begin_[late_heads_[slot]]] = tail;
    }

    void find_semidominators() {
        paths_.resize(vertex_.size());
        semi_.resize(vertex_.size());
        for (auto w = static_cast<std::uint32_t>(vertex_.size()); --w > 0;) {
            std::uint32_t semi = seen_[vertex_[w]].lowest;
            for (std::uint32_t slot = incoming_begin_[w]; slot != incoming_begin_[w + 1]; ++slot)
                semi = std::min(semi, lowest_semidominator(late_tails_[slot], w));
            semi_[w] = semi;
            paths_[w] = {parent_[w], semi};
        }
    }

    /// The lowest semidominator among `v` and its ancestors above `w`; shortens the paths it walks.
    std::uint32_t lowest_semidominator(std::uint32_t v, std::uint32_t w) {
        walked_.clear();
        for (; paths_[v].ancestor > w; v = paths_[v].ancestor) walked_.push_back(v);
        Path path = paths_[v];
        for (std::size_t place = walked_.size(); place-- > 0;) {
            Path& below = paths_[walked_[place]];
            path.label = std::min(path.label, below.label);
            below = path;
        }
        return path.label;
    }

    /// The dominator of w is its nearest ancestor that is not above its semidominator, counted in the
    /// tree of dominators as far as that is built.  It takes the place of the parent.
    void find_dominators() {
        for (std::uint32_t w = 1; w != vertex_.size(); ++w) {
            std::uint32_t above = parent_[w];
            while (above > semi_[w]) above = parent_[above];
            parent_[w] = above;
        }
    }

    DominatorTree tree() {
        DominatorTree tree;
        tree.idom.assign(seen_.size(), unreachable);
        for (std::uint32_t w = 1; w != vertex_.size(); ++w) tree.idom[vertex_[w]] = vertex_[parent_[w]];
        vertex_.erase(vertex_.begin());
        tree.preorder = std::move(vertex_);
        return tree;
    }

    const G& graph_;
    std::vector<Seen> seen_;                     ///< by vertex
    std::vector<Step> stack_;                    ///< what the search has still to do
    std::vector<std::uint32_t> vertex_;          ///< by number
    std::vector<std::uint32_t> parent_;          ///< by number: the parent in the search tree, at last the dominator
    std::vector<std::uint32_t> late_begin_;      ///< by number: where its edges begin in `late_heads_`
    std::vector<std::uint32_t> late_heads_;      ///< the lower numbers that edges lead to, by tail
    std::vector<std::uint32_t> incoming_begin_;  ///< by number: where its edges begin in `late_tails_`
    std::vector<std::uint32_t> late_tails_;      ///< the higher numbers that edges come from, by head
    std::vector<std::uint32_t> semi_;            ///< by number: the semidominator
    std::vector<Path> paths_;                    ///< by number
    std::vector<std::uint32_t> walked_;          ///< the path that is being shortened
};

}  // namespace detail

/// Finds the dominators of each vertex that can be reached from `sources`.
///
/// The immediate dominator of a source is always `virtual_root`.  Edges from unreachable vertices are ignored.
///
/// @param graph the graph; its edges are only walked forwards.
/// @param sources the vertices where paths begin, in any order; repetitions do not matter.  If there are none,
///     all vertices are unreachable.
/// @return the tree; `preorder` is a depth-first order of the graph, the same in each call.
/// @pre all sources are below `graph.vertex_count()`.
/// @complexity O(n² + m log n) time at worst, and close to O(n + m) except on graphs made to be slow, for n
///     reachable vertices and m edges from them; memory O(n + m).  No recursion.
/// @source semi-NCA: Loukas Georgiadis, Robert E. Tarjan and Renato F. Werneck, "Finding dominators in
///     practice", Journal of Graph Algorithms and Applications 10 (2006); semidominators: Thomas Lengauer
///     and Robert E. Tarjan, "A fast algorithm for finding dominators in a flowgraph", ACM TOPLAS 1 (1979).
template <walkable G>
[[nodiscard]] DominatorTree dominators(const G& graph, std::span<const std::uint32_t> sources) {
    return detail::SemiNca<G>{graph}.run(sources);
}

}  // namespace jiedui::graph
