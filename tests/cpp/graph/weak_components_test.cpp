// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/weak_components.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "jiedui/graph/csr.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using oracle::Vertices;

[[nodiscard]] Components components_of(const EdgeList& list) {
    return weak_components(Csr{list.vertex_count, list.tails, list.heads});
}

TEST(WeakComponents, HangTogetherWhicheverWayEdgesLead) {
    EXPECT_EQ(components_of({}).count, 0U);
    EXPECT_EQ(components_of({1, {0}, {0}}).component, Vertices{0});
    EXPECT_EQ(components_of({5, {3, 1, 4}, {0, 2, 2}}).component, (Vertices{0, 1, 1, 0, 1}));
    EXPECT_EQ(components_of({4, {}, {}}).component, (Vertices{0, 1, 2, 3}));
}

TEST(WeakComponents, HaveMembersAndSizes) {
    const Components found = components_of({5, {3, 1, 4}, {0, 2, 2}});
    EXPECT_EQ(found.sizes(), (Vertices{2, 3}));
    const ComponentMembers members{found};
    EXPECT_TRUE(std::ranges::equal(members.of(0), Vertices{0, 3}));
    EXPECT_TRUE(std::ranges::equal(members.of(1), Vertices{1, 2, 4}));
}

class WeakComponentsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(WeakComponentsLaw, AgreeWithBoost) {
    std::mt19937 random{GetParam()};
    const std::uint32_t vertices = 1 + static_cast<std::uint32_t>(random() % 400);
    const EdgeList list = oracle::drawn_graph(random, vertices, random() % (2 * vertices));
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(vertices);
    for (std::size_t edge = 0; edge < list.tails.size(); ++edge)
        boost::add_edge(list.tails[edge], list.heads[edge], graph);
    Vertices theirs(vertices);
    const auto count = boost::connected_components(graph, theirs.data());
    EXPECT_EQ(components_of(list).count, count);
    EXPECT_EQ(components_of(list).component, numbered_by_lowest(theirs).component);
}
INSTANTIATE_TEST_SUITE_P(Seeds, WeakComponentsLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui::graph
