// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/dominators.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/csr.hpp"
#include "oracle/graph_boost.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using oracle::Vertices;

static_assert(unreachable == oracle::unreachable_naive);
static_assert(virtual_root == oracle::undominated_naive);

DominatorTree dominators_of(const EdgeList& list, const Vertices& sources) {
    return dominators(Csr{list.vertex_count, list.tails, list.heads}, sources);
}

/// Each vertex's immediate dominator: a number, `r` for the virtual root, `-` for unreachable.
std::string shown(const DominatorTree& tree) {
    std::string text;
    for (const std::uint32_t above : tree.idom) {
        if (!text.empty()) text += ' ';
        text += above == virtual_root ? "r" : above == unreachable ? "-" : std::to_string(above);
    }
    return text;
}
std::string idoms(const EdgeList& list, const Vertices& sources) { return shown(dominators_of(list, sources)); }

TEST(Dominators, OfNothingAreNone) {
    EXPECT_EQ(idoms({}, {}), "");
    EXPECT_TRUE(dominators_of({}, {}).preorder.empty());
}

TEST(Dominators, WithoutSourcesLeaveAllUnreachable) {
    EXPECT_EQ(idoms({2, {0}, {1}}, {}), "- -");
    EXPECT_TRUE(dominators_of({2, {0}, {1}}, {}).preorder.empty());
}

TEST(Dominators, OfOneVertex) {
    EXPECT_EQ(idoms({1, {}, {}}, {0}), "r");
    EXPECT_EQ(dominators_of({1, {}, {}}, {0}).preorder, Vertices{0});
    EXPECT_EQ(idoms({1, {0}, {0}}, {0}), "r");
}

TEST(Dominators, AlongALineAreThePredecessors) { EXPECT_EQ(idoms({4, {0, 1, 2}, {1, 2, 3}}, {0}), "r 0 1 2"); }

TEST(Dominators, AboveTwoWaysStandWhereTheyPart) {
    EXPECT_EQ(idoms({5, {0, 1, 1, 2, 3}, {1, 2, 3, 4, 4}}, {0}), "r 0 1 1 1");
}

TEST(Dominators, IgnoreSelfLoops) {
    EXPECT_EQ(idoms({3, {0, 0, 1, 1, 2}, {0, 1, 1, 2, 2}}, {0}), "r 0 1");
    EXPECT_EQ(idoms({3, {2, 1, 1, 0, 0}, {2, 2, 1, 1, 0}}, {0}), "r 0 1");
}

TEST(Dominators, AreNotChangedByParallelEdges) { EXPECT_EQ(idoms({3, {0, 0, 1, 1}, {1, 1, 2, 2}}, {0}), "r 0 1"); }

TEST(Dominators, OfARingFollowItFromWhereItIsEntered) {
    EXPECT_EQ(idoms({4, {0, 1, 2, 3}, {1, 2, 3, 1}}, {0}), "r 0 1 2");
    EXPECT_EQ(idoms({4, {0, 1, 2, 3, 0}, {1, 2, 3, 1, 3}}, {0}), "r 0 1 0");
}

TEST(Dominators, OfARingWithoutASourceAreNone) { EXPECT_EQ(idoms({3, {1, 2}, {2, 1}}, {0}), "r - -"); }

TEST(Dominators, OfAVertexFedByTwoSourcesAreNone) {
    EXPECT_EQ(idoms({4, {0, 1, 2}, {2, 2, 3}}, {0, 1}), "r r r 2");
    EXPECT_EQ(idoms({4, {0, 1, 2}, {2, 2, 3}}, {0}), "r - 0 2");
}

TEST(Dominators, OfASourceAreNoneThoughOthersReachIt) {
    EXPECT_EQ(idoms({3, {0, 1}, {1, 2}}, {0, 1}), "r r 1");
    EXPECT_EQ(idoms({3, {0, 1}, {1, 2}}, {1, 0}), "r r 1");
    EXPECT_EQ(idoms({3, {0, 1, 2}, {1, 2, 0}}, {0, 2}), "r 0 r");
}

TEST(Dominators, TakeEachSourceOnce) { EXPECT_EQ(idoms({3, {0, 1}, {1, 2}}, {0, 0, 0}), "r 0 1"); }

// Boost's three-argument form leaves the vertices it never discovers at time 0, so that 1 looks like the
// root, and gives 2 no dominator.
TEST(Dominators, CountNoEdgesOfUnreachableVertices) {
    const EdgeList list{4, {0, 3, 1}, {3, 2, 2}};
    EXPECT_EQ(idoms(list, {0}), "r - 3 0");
    EXPECT_EQ(oracle::idom_boost(list, {0}), dominators_of(list, {0}).idom);
    EXPECT_EQ(oracle::idom_naive(list, {0}), dominators_of(list, {0}).idom);
}

// The flowgraph of Lengauer and Tarjan's paper: R A B ... L are 0 1 2 ... 12.
TEST(Dominators, OfThePublishedFlowgraph) {
    const EdgeList list{13,
                        {0, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 7, 8, 8, 9, 10, 11, 11, 12},
                        {1, 2, 3, 4, 1, 4, 5, 6, 7, 12, 8, 9, 9, 10, 5, 11, 11, 9, 9, 0, 8}};
    EXPECT_EQ(idoms(list, {0}), "r 0 0 0 0 0 3 3 0 0 7 0 4");
}

// Where a semidominator is not the dominator: 1 -> 2 -> 3 -> 4, with 1 -> 3 and 2 -> 4 beside it.
TEST(Dominators, StandAboveSemidominatorsWhereWaysCross) {
    EXPECT_EQ(idoms({6, {0, 1, 2, 3, 4, 1, 2}, {1, 2, 3, 4, 5, 3, 4}}, {0}), "r 0 1 1 1 4");
}

TEST(Dominators, OfALineOfHalfAMillionDoNotRecurse) {
    const std::uint32_t size = 500'000;
    EdgeList list{size, Vertices(size - 1), Vertices(size - 1)};
    std::iota(list.tails.begin(), list.tails.end(), 0U);
    std::iota(list.heads.begin(), list.heads.end(), 1U);
    for (std::uint32_t v = 2; v < size; v += 1'000) {  // and edges back, which the paths are compressed for
        list.tails.push_back(size - 1);
        list.heads.push_back(v);
    }
    const DominatorTree tree = dominators_of(list, {0});
    EXPECT_EQ(tree.idom.front(), virtual_root);
    EXPECT_TRUE(std::equal(tree.idom.begin() + 1, tree.idom.end(), list.tails.begin()));
    EXPECT_TRUE(std::ranges::is_sorted(tree.preorder));
}

TEST(Dominators, OfAStarOfHalfAMillionAreItsHub) {
    const std::uint32_t size = 500'000;
    EdgeList list{size, Vertices(size - 1, 0U), Vertices(size - 1)};
    std::iota(list.heads.begin(), list.heads.end(), 1U);
    const DominatorTree tree = dominators_of(list, {0});
    EXPECT_EQ(std::ranges::count(tree.idom, 0U), size - 1);
    EXPECT_EQ(tree.preorder.size(), size);
}

TEST(AccumulateBelow, CountsWhatEachVertexCutsOff) {
    const EdgeList list{6, {0, 1, 1, 2, 3, 5}, {1, 2, 3, 4, 4, 4}};
    std::vector<std::uint64_t> counts(6, 1);
    accumulate_below(dominators_of(list, {0}), std::span{counts});
    EXPECT_EQ(counts, (std::vector<std::uint64_t>{5, 4, 1, 1, 1, 1}));
}

TEST(AccumulateBelow, LeavesUnreachableVerticesAlone) {
    std::vector<std::int64_t> values{1, 10, 100, 1'000};
    accumulate_below(dominators_of({4, {0, 2}, {1, 3}}, {0}), std::span{values});
    EXPECT_EQ(values, (std::vector<std::int64_t>{11, 10, 100, 1'000}));
}

TEST(AccumulateBelow, KeepsSourcesApart) {
    std::vector<std::int64_t> values{1, 10, 100, 1'000};
    accumulate_below(dominators_of({4, {0, 1, 2}, {2, 2, 3}}, {0, 1}), std::span{values});
    EXPECT_EQ(values, (std::vector<std::int64_t>{1, 10, 1'100, 1'000}));
}

/// That `preorder` lists what is reachable once, each vertex after its dominator.
void expect_parents_first(const DominatorTree& tree) {
    std::vector<bool> listed(tree.idom.size());
    for (const std::uint32_t v : tree.preorder) {
        EXPECT_FALSE(listed[v]) << "vertex " << v << " twice";
        EXPECT_NE(tree.idom[v], unreachable);
        EXPECT_TRUE(tree.idom[v] == virtual_root || listed[tree.idom[v]]) << "vertex " << v << " too early";
        listed[v] = true;
    }
    const auto reachable_count =
        tree.idom.size() - static_cast<std::size_t>(std::ranges::count(tree.idom, unreachable));
    EXPECT_EQ(tree.preorder.size(), reachable_count);
}

class DominatorsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DominatorsLaw, AgreesWithTheDefinition) {
    std::mt19937 random{GetParam()};
    for (int round = 0; round != 10; ++round) {
        const auto vertex_count = static_cast<std::uint32_t>(1 + random() % 14);
        const EdgeList list = oracle::drawn_graph(random, vertex_count, random() % (std::size_t{3} * vertex_count));
        const Vertices sources = oracle::drawn_vertices(random, list, 1 + random() % 3);
        const DominatorTree tree = dominators_of(list, sources);
        EXPECT_EQ(tree.idom, oracle::idom_naive(list, sources));
        expect_parents_first(tree);
    }
}
TEST_P(DominatorsLaw, AgreesWithBoostOnLargerGraphs) {
    std::mt19937 random{GetParam()};
    for (const std::size_t edges : {600U, 1'000U, 3'000U}) {
        const EdgeList list = oracle::drawn_graph(random, 500, edges);
        const Vertices sources = oracle::drawn_vertices(random, list, 1 + random() % 20);
        const DominatorTree tree = dominators_of(list, sources);
        EXPECT_EQ(tree.idom, oracle::idom_boost(list, sources));
        expect_parents_first(tree);
    }
}
TEST_P(DominatorsLaw, CountsWhatASearchWithoutAVertexNoLongerReaches) {
    std::mt19937 random{GetParam()};
    const EdgeList list = oracle::drawn_graph(random, 12, 18);
    const Vertices sources = oracle::drawn_vertices(random, list, 2);
    std::vector<std::size_t> counts(12, 1);
    const DominatorTree tree = dominators_of(list, sources);
    accumulate_below(tree, std::span{counts});
    const auto reached = [&](const Vertices& excluded) {
        const auto has_hops = [](const auto& hops) { return hops.has_value(); };
        return static_cast<std::size_t>(std::ranges::count_if(oracle::hops_naive(list, sources, excluded), has_hops));
    };
    for (const std::uint32_t x : tree.preorder) EXPECT_EQ(counts[x], reached({}) - reached({x})) << "vertex " << x;
}
INSTANTIATE_TEST_SUITE_P(Seeds, DominatorsLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui::graph
