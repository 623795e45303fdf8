// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/search.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/csr.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using oracle::Vertices;

Csr graph_of(const EdgeList& list) { return {list.vertex_count, list.tails, list.heads}; }

/// The vertices that a search visits, as `vertex@hops#edge`.
std::string visited(const Csr& graph, const Vertices& sources, const SearchLimits& limits = {}) {
    SearchSpace space;
    std::string text;
    breadth_first(
        graph, sources, space,
        [&text](std::uint32_t vertex, std::uint32_t hops, std::uint32_t edge) {
            text += (text.empty() ? "" : " ") + std::to_string(vertex) + "@" + std::to_string(hops) + "#" +
                    std::to_string(edge);
        },
        limits);
    return text;
}
std::string shown(std::span<const std::uint32_t> vertices) {
    std::string text;
    for (const std::uint32_t v : vertices) text += (text.empty() ? "" : " ") + std::to_string(v);
    return text;
}
/// What a search marks, in the order of `vertices()`.
std::string marked(const Csr& graph, const Vertices& sources, const SearchLimits& limits = {}) {
    SearchSpace space;
    mark_reachable(graph, sources, space, limits);
    return shown(space.vertices());
}

/// 0 -> 1 -> ... -> n-1
Csr line(std::uint32_t vertex_count) {
    Vertices vertices(vertex_count);
    std::iota(vertices.begin(), vertices.end(), 0U);
    const std::span all{vertices};
    return {vertex_count, all.first(vertex_count - 1), all.subspan(1)};
}
/// 0 -> each of 1 to n-1
Csr star(std::uint32_t vertex_count) {
    Vertices heads(vertex_count - 1);
    std::iota(heads.begin(), heads.end(), 1U);
    return {vertex_count, Vertices(vertex_count - 1, 0U), heads};
}
/// A line of stars: each hub leads to `width` leaves, these to the next hub, over a line of `width` vertices.
EdgeList line_of_stars(std::uint32_t stars, std::uint32_t width) {
    EdgeList list{stars * (2 * width + 1), {}, {}};
    const auto add = [&list](std::uint32_t tail, std::uint32_t head) {
        if (head >= list.vertex_count) return;
        list.tails.push_back(tail);
        list.heads.push_back(head);
    };
    for (std::uint32_t hub = 0; hub != list.vertex_count; hub += 2 * width + 1) {
        for (std::uint32_t leaf = 1; leaf <= width; ++leaf) add(hub, hub + leaf);
        for (std::uint32_t leaf = 1; leaf <= width; ++leaf) add(hub + leaf, hub + width + 1);
        for (std::uint32_t next = width + 1; next <= 2 * width; ++next) add(hub + next, hub + next + 1);
    }
    return list;
}

TEST(Search, OfNothingReachesNothing) {
    SearchSpace space;
    EXPECT_EQ(mark_reachable(Csr{}, {}, space), (SearchExtent{0, 0}));
    EXPECT_TRUE(space.vertices().empty());
    EXPECT_EQ(visited(Csr{}, {}), "");
}

TEST(Search, WithoutSourcesReachesNothing) {
    EXPECT_EQ(visited(line(3), {}), "");
    EXPECT_EQ(marked(line(3), {}), "");
}

TEST(Search, OfOneVertexMarksButDoesNotVisitIt) {
    EXPECT_EQ(visited(Csr{1, {}, {}}, {0}), "");
    EXPECT_EQ(marked(Csr{1, {}, {}}, {0}), "0");
}

TEST(Search, FollowsEdgesForwardsOnly) {
    EXPECT_EQ(visited(line(4), {1}), "2@1#1 3@2#2");
    EXPECT_EQ(marked(line(4), {1}), "1 2 3");
    EXPECT_EQ(visited(line(4), {3}), "");
}

TEST(Search, IgnoresSelfLoops) {
    const Csr graph{2, Vertices{0, 0, 1}, Vertices{0, 1, 1}};
    EXPECT_EQ(visited(graph, {0}), "1@1#1");
    EXPECT_EQ(marked(graph, {0}), "0 1");
}

TEST(Search, FindsAVertexByTheLowestOfParallelEdges) {
    const Csr sorted{2, Vertices{0, 0, 0}, Vertices{0, 1, 1}};
    EXPECT_EQ(visited(sorted, {0}), "1@1#1");
    const Csr unsorted{2, Vertices{1, 0, 0}, Vertices{0, 1, 1}};
    EXPECT_EQ(visited(unsorted, {0}), "1@1#1");
}

TEST(Search, FindsAVertexFromTheLowestVertexOneHopNearer) {
    // 4 can be entered from 1, 2 and 3; 3 is found first, by the lowest edge of all, but 1 is expanded first
    const Csr graph{5, Vertices{0, 0, 0, 3, 2, 1}, Vertices{3, 1, 2, 4, 4, 4}};
    EXPECT_EQ(visited(graph, {0}), "1@1#1 2@1#2 3@1#0 4@2#5");
}

TEST(Search, ExpandsSourcesByAscendingVertex) {
    const Csr graph{4, Vertices{2, 1, 0}, Vertices{3, 3, 3}};
    EXPECT_EQ(visited(graph, {2, 0, 1}), "3@1#2");
    EXPECT_EQ(visited(graph, {2, 1}), "3@1#1");
}

TEST(Search, VisitsByHopsThenVertex) {
    const Csr graph{6, Vertices{0, 0, 5, 5, 2}, Vertices{5, 2, 1, 3, 4}};
    EXPECT_EQ(visited(graph, {0}), "2@1#1 5@1#0 1@2#2 3@2#3 4@2#4");
}

TEST(Search, TakesTheShortestOfSeveralWays) {
    const Csr graph{4, Vertices{0, 1, 2, 0}, Vertices{1, 2, 3, 3}};
    EXPECT_EQ(visited(graph, {0}), "1@1#0 3@1#3 2@2#1");
}

TEST(Search, GoesRoundARingOnce) {
    const Csr graph{3, Vertices{0, 1, 2}, Vertices{1, 2, 0}};
    EXPECT_EQ(visited(graph, {1}), "2@1#1 0@2#2");
    EXPECT_EQ(marked(graph, {1}), "1 2 0");
}

TEST(Search, CountsHopsFromTheNearestSource) { EXPECT_EQ(visited(line(6), {3, 0}), "1@1#0 4@1#3 2@2#1 5@2#4"); }

TEST(Search, NeitherVisitsNorRepeatsSources) {
    EXPECT_EQ(visited(line(4), {2, 0, 2, 0}), "1@1#0 3@1#2");
    EXPECT_EQ(marked(line(4), {2, 0, 2, 0}), "0 2 1 3");
}

TEST(Search, StopsAfterTheHopsAllowed) {
    EXPECT_EQ(visited(line(4), {0}, {.max_hops = 0}), "");
    EXPECT_EQ(marked(line(4), {0}, {.max_hops = 0}), "0");
    EXPECT_EQ(visited(line(4), {0}, {.max_hops = 1}), "1@1#0");
    EXPECT_EQ(marked(line(4), {0}, {.max_hops = 1}), "0 1");
    EXPECT_EQ(marked(line(4), {0}, {.max_hops = 2}), "0 1 2");
    EXPECT_EQ(marked(line(4), {0}, {.max_hops = 3}), "0 1 2 3");
    EXPECT_EQ(marked(line(4), {0}, {.max_hops = any_hops}), "0 1 2 3");
}

TEST(Search, DoesNotEnterExcludedVertices) {
    const Csr graph{5, Vertices{0, 0, 1, 2, 3}, Vertices{1, 2, 3, 3, 4}};
    const Vertices one{1, 1};
    EXPECT_EQ(visited(graph, {0}, {.excluded = one}), "2@1#1 3@2#3 4@3#4");
    const Vertices both{2, 1};
    EXPECT_EQ(marked(graph, {0}, {.excluded = both}), "0");
}

TEST(Search, DoesNotBeginAtExcludedVertices) {
    SearchSpace space;
    const Vertices excluded{0};
    EXPECT_EQ(mark_reachable(line(4), Vertices{0, 2}, space, {.excluded = excluded}), (SearchExtent{1, 1}));
    EXPECT_EQ(shown(space.vertices()), "2 3");
    EXPECT_FALSE(space.contains(0));
    EXPECT_FALSE(space.contains(1));
    EXPECT_TRUE(space.contains(2));
    EXPECT_TRUE(space.contains(3));
}

TEST(Search, ForgetsWhatWasExcludedBefore) {
    SearchSpace space;
    const Vertices excluded{1};
    mark_reachable(line(3), Vertices{0}, space, {.excluded = excluded});
    EXPECT_EQ(mark_reachable(line(3), Vertices{0}, space), (SearchExtent{2, 2}));
    EXPECT_EQ(shown(space.vertices()), "0 1 2");
}

TEST(Search, SaysHowManyItReachedAndHowDeep) {
    SearchSpace space;
    const auto ignore = [](std::uint32_t, std::uint32_t, std::uint32_t) {};
    EXPECT_EQ(mark_reachable(line(5), Vertices{1}, space), (SearchExtent{3, 3}));
    EXPECT_EQ(breadth_first(line(5), Vertices{1}, space, ignore), (SearchExtent{3, 3}));
    EXPECT_EQ(mark_reachable(line(5), Vertices{4}, space), (SearchExtent{0, 0}));
    EXPECT_EQ(breadth_first(line(5), Vertices{4}, space, ignore), (SearchExtent{0, 0}));
    EXPECT_EQ(mark_reachable(line(5), Vertices{0}, space, {.max_hops = 2}), (SearchExtent{2, 2}));
    EXPECT_EQ(breadth_first(line(5), Vertices{0}, space, ignore, {.max_hops = 2}), (SearchExtent{2, 2}));
}

TEST(Search, EndsWhenTheVisitSaysSo) {
    SearchSpace space;
    Vertices seen;
    const Csr graph{6, Vertices{0, 1, 1, 1, 4}, Vertices{1, 2, 3, 4, 5}};
    const auto until_3 = [&seen](std::uint32_t v, std::uint32_t, std::uint32_t) {
        seen.push_back(v);
        return v != 3;
    };
    EXPECT_EQ(breadth_first(graph, Vertices{0}, space, until_3), (SearchExtent{4, 2}));
    EXPECT_EQ(seen, (Vertices{1, 2, 3}));
    EXPECT_EQ(shown(space.vertices()), "0 1 2 3 4");
    EXPECT_FALSE(space.contains(5));
}

TEST(Search, GoesOnWhileTheVisitSaysSo) {
    SearchSpace space;
    const auto always = [](std::uint32_t, std::uint32_t, std::uint32_t) { return true; };
    EXPECT_EQ(breadth_first(line(4), Vertices{0}, space, always), (SearchExtent{3, 3}));
}

TEST(Search, WalksALineOfHalfAMillion) {
    SearchSpace space;
    EXPECT_EQ(mark_reachable(line(500'000), Vertices{0}, space), (SearchExtent{499'999, 499'999}));
    std::uint32_t next = 1;
    breadth_first(line(500'000), Vertices{0}, space, [&next](std::uint32_t v, std::uint32_t hops, std::uint32_t edge) {
        next += v == next && hops == next && edge + 1 == next ? 1U : 0U;
    });
    EXPECT_EQ(next, 500'000U);
}

TEST(Search, WalksAStarOfHalfAMillion) {
    SearchSpace space;
    EXPECT_EQ(mark_reachable(star(500'000), Vertices{0}, space), (SearchExtent{499'999, 1}));
    EXPECT_TRUE(space.contains(499'999));
    EXPECT_TRUE(std::ranges::is_sorted(space.vertices()));
}

TEST(Search, PassesBetweenWideAndNarrowLevels) {
    // levels of 1 and of 100 among 1,005 vertices: lists and bits take turns
    const EdgeList list = line_of_stars(5, 100);
    SearchSpace space;
    std::vector<oracle::Reached> reached;
    breadth_first(graph_of(list), Vertices{0}, space,
                  [&](std::uint32_t v, std::uint32_t hops, std::uint32_t edge) { reached.push_back({hops, v, edge}); });
    EXPECT_EQ(reached, oracle::breadth_first_naive(list, {0}, any_hops, {}));
    EXPECT_EQ(mark_reachable(graph_of(list), Vertices{0}, space), (SearchExtent{1'004, 4 * 102 + 101}));
}

TEST(Search, FindsWideLevelsByTheLowestEdgeToo) {
    // 0 -> 1..100 by edges 100..1, each of these -> 101..200 by further edges, the highest tails first
    EdgeList list{201, {0}, {0}};
    for (std::uint32_t v = 100; v >= 1; --v) {
        list.tails.push_back(0);
        list.heads.push_back(v);
    }
    for (std::uint32_t u = 100; u >= 1; --u)
        for (std::uint32_t v = 101; v <= 200; ++v) {
            list.tails.push_back(u);
            list.heads.push_back(v);
        }
    std::vector<oracle::Reached> reached;
    SearchSpace space;
    breadth_first(graph_of(list), Vertices{0}, space,
                  [&](std::uint32_t v, std::uint32_t hops, std::uint32_t edge) { reached.push_back({hops, v, edge}); });
    EXPECT_EQ(reached, oracle::breadth_first_naive(list, {0}, any_hops, {}));
}

TEST(SearchSpace, ServesGraphsOfAnySizeInTurn) {
    SearchSpace space;
    for (const std::uint32_t size : {1'000U, 3U, 70U, 64U, 65U, 2'000U, 1U}) {
        EXPECT_EQ(mark_reachable(line(size), Vertices{0}, space).reached, size - 1);
        EXPECT_EQ(mark_reachable(star(size), Vertices{0}, space).reached, size - 1);
        EXPECT_EQ(mark_reachable(line(size), Vertices{size - 1}, space).reached, 0U);
        EXPECT_EQ(shown(space.vertices()), std::to_string(size - 1));
    }
}

TEST(SearchSpace, MayBeCopied) {
    SearchSpace space;
    mark_reachable(line(3), Vertices{1}, space);
    const SearchSpace copy = space;
    mark_reachable(line(3), Vertices{0}, space);
    EXPECT_EQ(shown(copy.vertices()), "1 2");
    EXPECT_FALSE(copy.contains(0));
}

TEST(SearchSpace, IsGoodAfterAVisitThatThrew) {
    for (const std::uint32_t size : {5U, 500U}) {
        SearchSpace space;
        const auto fail = [](std::uint32_t, std::uint32_t, std::uint32_t) { throw std::runtime_error{"enough"}; };
        EXPECT_THROW(breadth_first(star(size), Vertices{0}, space, fail), std::runtime_error);
        EXPECT_EQ(mark_reachable(star(size), Vertices{0}, space).reached, size - 1);
    }
}

/// A graph whose edges lead far, and in which those of one vertex cannot be read to their end.
struct BrokenGraph {
    [[nodiscard]] std::size_t vertex_count() const { return 10'000; }
    template <class Visit>
    void each_outgoing(std::uint32_t u, Visit visit) const {
        visit(u + 5'000, u);
        if (u == broken) throw std::runtime_error{"broken"};
    }
    std::uint32_t broken = 0;
};
static_assert(walkable<BrokenGraph>);

TEST(SearchSpace, IsGoodAfterAGraphThatThrew) {
    for (const std::uint32_t width : {1U, 100U}) {
        Vertices sources(width);
        std::iota(sources.begin(), sources.end(), 0U);
        const auto ignore = [](std::uint32_t, std::uint32_t, std::uint32_t) {};
        const BrokenGraph broken{width - 1};
        SearchSpace space;
        EXPECT_THROW(mark_reachable(broken, sources, space), std::runtime_error);
        EXPECT_EQ(mark_reachable(line(10'000), Vertices{0}, space).reached, 9'999U);
        EXPECT_THROW(breadth_first(broken, sources, space, ignore), std::runtime_error);
        EXPECT_EQ(mark_reachable(line(10'000), Vertices{0}, space).reached, 9'999U);
        EXPECT_EQ(space.vertices().size(), 10'000U);
    }
}

/// Both searches of a drawn graph against the definition, all in one space.
void expect_agreement(std::mt19937& random, const EdgeList& list, std::size_t most_sources, SearchSpace& space) {
    const Csr graph = graph_of(list);
    const Vertices sources = oracle::drawn_vertices(random, list, random() % (most_sources + 1));
    const Vertices excluded = oracle::drawn_vertices(random, list, random() % 4);
    const auto max_hops = static_cast<std::uint32_t>(random() % 8);
    const SearchLimits limits{max_hops < 6 ? max_hops : any_hops, excluded};
    const auto expected = oracle::breadth_first_naive(list, sources, limits.max_hops, excluded);
    const std::uint32_t deepest = expected.empty() ? 0 : expected.back().hops;

    std::vector<oracle::Reached> reached;
    const SearchExtent extent = breadth_first(
        graph, sources, space,
        [&reached](std::uint32_t v, std::uint32_t hops, std::uint32_t edge) { reached.push_back({hops, v, edge}); },
        limits);
    EXPECT_EQ(reached, expected);
    EXPECT_EQ(extent, (SearchExtent{expected.size(), deepest}));
    const Vertices in_order{space.vertices().begin(), space.vertices().end()};

    EXPECT_EQ(mark_reachable(graph, sources, space, limits), extent);
    EXPECT_EQ(std::set(in_order.begin(), in_order.end()), std::set(space.vertices().begin(), space.vertices().end()));
    EXPECT_EQ(in_order.size(), space.vertices().size());
    const auto hops = oracle::hops_naive(list, sources, excluded);
    for (std::uint32_t v = 0; v != list.vertex_count; ++v)
        EXPECT_EQ(space.contains(v), hops[v].has_value() && *hops[v] <= limits.max_hops) << "vertex " << v;
    const auto hops_of = [&hops](std::uint32_t v) { return *hops[v]; };
    EXPECT_TRUE(std::ranges::is_sorted(space.vertices(), {}, hops_of));
}

class SearchLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(SearchLaw, AgreesWithTheDefinitionOnSmallGraphs) {
    std::mt19937 random{GetParam()};
    SearchSpace space;
    for (int round = 0; round != 20; ++round) {
        const auto vertex_count = static_cast<std::uint32_t>(1 + random() % 12);
        expect_agreement(random, oracle::drawn_graph(random, vertex_count, random() % 30), 3, space);
    }
}
TEST_P(SearchLaw, AgreesWithTheDefinitionOnWideGraphs) {
    std::mt19937 random{GetParam()};
    SearchSpace space;
    for (int round = 0; round != 3; ++round) {
        const auto vertex_count = static_cast<std::uint32_t>(200 + random() % 200);
        expect_agreement(random, oracle::drawn_graph(random, vertex_count, random() % 2'000), 80, space);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, SearchLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui::graph
