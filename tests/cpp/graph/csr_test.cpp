// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/csr.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/walkable.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using Column = std::vector<std::uint32_t>;

static_assert(walkable<Csr>);
static_assert(!walkable<Column>);

/// The edges of each vertex as `vertex:edge`, one pair of braces a vertex.
template <class Walk>
std::string rows(std::size_t vertex_count, Walk walk) {
    std::string text;
    for (std::uint32_t u = 0; u != vertex_count; ++u) {
        text += '{';
        walk(u, [&text](std::uint32_t v, std::uint32_t edge) {
            text += (text.back() == '{' ? "" : " ") + std::to_string(v) + ":" + std::to_string(edge);
        });
        text += '}';
    }
    return text;
}
std::string outgoing(const auto& graph) {
    return rows(graph.vertex_count(), [&](std::uint32_t u, auto visit) { graph.each_outgoing(u, visit); });
}
Column column(std::span<const std::uint32_t> numbers) { return {numbers.begin(), numbers.end()}; }

TEST(Csr, OfNothingHasNoVertices) {
    EXPECT_EQ(Csr{}.vertex_count(), 0U);
    EXPECT_EQ(Csr{}.edge_count(), 0U);
    EXPECT_EQ(column(Csr{}.offsets()), Column{0});
    const Csr made{0, {}, {}};
    EXPECT_EQ(made.vertex_count(), 0U);
    EXPECT_EQ(column(made.offsets()), Column{0});
}

TEST(Csr, KeepsVerticesWithoutEdges) {
    const Csr graph{3, {}, {}};
    EXPECT_EQ(graph.vertex_count(), 3U);
    EXPECT_EQ(graph.edge_count(), 0U);
    EXPECT_EQ(outgoing(graph), "{}{}{}");
}

TEST(Csr, StoresSortedEdgesAsTheyCome) {
    const Column tails{0, 0, 2, 2, 2};
    const Column heads{0, 2, 1, 3, 4};
    const Csr graph{5, tails, heads};
    EXPECT_EQ(column(graph.offsets()), (Column{0, 2, 2, 5, 5, 5}));
    EXPECT_EQ(column(graph.targets()), heads);
    EXPECT_TRUE(graph.edges().empty());
    EXPECT_EQ(outgoing(graph), "{0:0 2:1}{}{1:2 3:3 4:4}{}{}");
}

TEST(Csr, WalksUnsortedEdgesByAscendingNumber) {
    const Column tails{2, 0, 2, 0, 2};
    const Column heads{4, 2, 1, 0, 3};
    const Csr graph{5, tails, heads};
    EXPECT_EQ(column(graph.offsets()), (Column{0, 2, 2, 5, 5, 5}));
    EXPECT_EQ(column(graph.targets()), (Column{2, 0, 4, 1, 3}));
    EXPECT_EQ(column(graph.edges()), (Column{1, 3, 0, 2, 4}));
    EXPECT_EQ(outgoing(graph), "{2:1 0:3}{}{4:0 1:2 3:4}{}{}");
}

TEST(Csr, KeepsSelfLoopsAndParallelEdges) {
    const Csr graph{2, Column{1, 0, 1, 0, 1}, Column{1, 1, 0, 1, 1}};
    EXPECT_EQ(outgoing(graph), "{1:1 1:3}{1:0 0:2 1:4}");
    EXPECT_EQ(graph.edge_count(), 5U);
    EXPECT_EQ(graph.outgoing_count(0), 2U);
    EXPECT_EQ(graph.outgoing_count(1), 3U);
}

TEST(Csr, HasRoomForEdgesOfTheFirstAndTheLastVertex) {
    EXPECT_EQ(outgoing(Csr{1, Column{0}, Column{0}}), "{0:0}");
    EXPECT_EQ(outgoing(Csr{3, Column{2, 0}, Column{0, 2}}), "{2:1}{}{0:0}");
    EXPECT_EQ(outgoing(Csr{3, Column{0, 2}, Column{2, 0}}), "{2:0}{}{0:1}");
}

TEST(Csr, IsAValue) {
    Csr graph{2, Column{0}, Column{1}};
    const Csr copy = graph;
    const Csr moved = std::move(graph);
    graph = Csr{1, {}, {}};
    EXPECT_EQ(outgoing(copy), "{1:0}{}");
    EXPECT_EQ(outgoing(moved), "{1:0}{}");
    EXPECT_EQ(outgoing(graph), "{}");
}

TEST(Csr, OfTheEdgesTurnedRoundGivesThemTheSameNumbers) {
    const Column tails{2, 0, 2, 0};
    const Column heads{1, 2, 1, 1};
    EXPECT_EQ(outgoing(Csr{3, tails, heads}), "{2:1 1:3}{}{1:0 1:2}");
    EXPECT_EQ(outgoing(Csr{3, heads, tails}), "{}{2:0 2:2 0:3}{0:1}");
}

/// The edges at each vertex, read off the list one vertex after the other.
std::string rows_naive(std::uint32_t vertex_count, const Column& from, const Column& to) {
    std::string text;
    for (std::uint32_t u = 0; u != vertex_count; ++u) {
        std::string row;
        for (std::size_t edge = 0; edge != from.size(); ++edge)
            if (from[edge] == u) row += " " + std::to_string(to[edge]) + ":" + std::to_string(edge);
        text += "{" + (row.empty() ? row : row.substr(1)) + "}";
    }
    return text;
}

class CsrLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(CsrLaw, HoldsTheEdgesOfTheList) {
    std::mt19937 random{GetParam()};
    const auto vertex_count = static_cast<std::uint32_t>(1 + random() % 12);
    EdgeList list = oracle::drawn_graph(random, vertex_count, random() % 30);
    if (GetParam() % 2 == 0) std::ranges::sort(list.tails);
    const Csr graph{vertex_count, list.tails, list.heads};
    EXPECT_EQ(outgoing(graph), rows_naive(vertex_count, list.tails, list.heads));
    EXPECT_EQ(outgoing(Csr{vertex_count, list.heads, list.tails}), rows_naive(vertex_count, list.heads, list.tails));
    EXPECT_EQ(graph.edges().empty(), std::ranges::is_sorted(list.tails));
    for (std::uint32_t u = 0; u != vertex_count; ++u)
        EXPECT_EQ(graph.outgoing_count(u), static_cast<std::size_t>(std::ranges::count(list.tails, u)));
}
INSTANTIATE_TEST_SUITE_P(Seeds, CsrLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui::graph
