// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/strong_components.hpp"

#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/csr.hpp"
#include "oracle/graph_boost.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using oracle::Vertices;

[[nodiscard]] Vertices components_of(const EdgeList& list) {
    const Components found = strong_components(Csr{list.vertex_count, list.tails, list.heads});
    for (const std::uint32_t each : found.component) EXPECT_LT(each, found.count);
    return found.component;
}

TEST(StrongComponents, OfNothingAreNone) {
    EXPECT_EQ(components_of({}), Vertices{});
    EXPECT_EQ(strong_components(Csr{}).count, 0U);
}

TEST(StrongComponents, OfVerticesWithoutARingAreTheseVertices) {
    EXPECT_EQ(components_of({1, {}, {}}), Vertices{0});
    EXPECT_EQ(components_of({1, {0, 0}, {0, 0}}), Vertices{0});
    EXPECT_EQ(components_of({3, {0, 0, 1}, {1, 2, 2}}), (Vertices{0, 1, 2}));
    EXPECT_EQ(components_of({3, {2, 1}, {1, 0}}), (Vertices{0, 1, 2}));
}

TEST(StrongComponents, HoldRingsTogether) {
    EXPECT_EQ(components_of({2, {0, 1, 0}, {1, 0, 1}}), (Vertices{0, 0}));
    EXPECT_EQ(components_of({4, {3, 2, 1, 0}, {2, 1, 3, 3}}), (Vertices{0, 1, 1, 1}));
    // two rings that share a vertex are one; two that only one edge joins are two
    EXPECT_EQ(components_of({5, {0, 1, 1, 2, 3, 4}, {1, 0, 2, 1, 4, 3}}), (Vertices{0, 0, 0, 1, 1}));
    EXPECT_EQ(components_of({4, {0, 1, 1, 2, 3}, {1, 0, 2, 3, 2}}), (Vertices{0, 0, 1, 1}));
}

// A search that took any way back for one to its own beginning would split or join these.
TEST(StrongComponents, FollowEdgesIntoWhatIsDoneAndWhatWaits) {
    EXPECT_EQ(components_of({4, {0, 0, 1, 2, 3}, {1, 2, 3, 3, 1}}), (Vertices{0, 1, 2, 1}));
    EXPECT_EQ(components_of({4, {0, 1, 2, 0, 3}, {1, 2, 0, 3, 1}}), (Vertices{0, 0, 0, 0}));
}

class StrongComponentsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(StrongComponentsLaw, AreVerticesThatReachOneAnother) {
    std::mt19937 random{GetParam()};
    for (int turn = 0; turn < 40; ++turn) {
        const std::uint32_t vertices = 1 + static_cast<std::uint32_t>(random() % 12);
        const EdgeList list = oracle::drawn_graph(random, vertices, random() % (2 * vertices));
        const Vertices found = components_of(list);
        EXPECT_EQ(found, oracle::components_naive(list));
        EXPECT_EQ(found, oracle::components_boost(list));
    }
}
TEST_P(StrongComponentsLaw, AgreeWithBoostOnLargerGraphs) {
    std::mt19937 random{GetParam()};
    const EdgeList list = oracle::drawn_graph(random, 2000, 1500 + 60 * GetParam());
    EXPECT_EQ(components_of(list), oracle::components_boost(list));
}
INSTANTIATE_TEST_SUITE_P(Seeds, StrongComponentsLaw, ::testing::Range(0U, 40U));

// As deep as a graph can be: nothing may recurse.
TEST(StrongComponents, OfALongLineAndOfALongRing) {
    constexpr std::uint32_t length = 500'000;
    EdgeList line{length, Vertices(length - 1), Vertices(length - 1)};
    std::iota(line.tails.begin(), line.tails.end(), 0U);
    std::iota(line.heads.begin(), line.heads.end(), 1U);
    EXPECT_EQ(strong_components(Csr{length, line.tails, line.heads}).count, length);
    line.tails.push_back(length - 1);
    line.heads.push_back(0);
    EXPECT_EQ(strong_components(Csr{length, line.tails, line.heads}).count, 1U);
}

}  // namespace
}  // namespace jiedui::graph
