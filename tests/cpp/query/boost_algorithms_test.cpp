// SPDX-License-Identifier: Apache-2.0
// Boost's algorithms run on slices as they are, and agree with the questions that ask the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/function_property_map.hpp>

#include "jiedui/model/bgl.hpp"
#include "jiedui/query/chain.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/summary.hpp"
#include "support/random_network.hpp"

namespace jiedui {
namespace {

/// A property of schools, kept in a vector.
template <class Value>
auto by_school(std::vector<Value>& values, const Slice& slice) {
    return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, slice));
}

Slice drawn_slice(unsigned seed) {
    std::mt19937 rng{seed};
    const unsigned schools = 2 + seed % 10;
    const Slice slice = Slice{random_network(seed, schools, 2 * schools).network}.all_kinds();
    return seed % 3 == 0 ? slice.at(Day::from_number(static_cast<std::int32_t>(rng() % 25))) : slice;
}

class BoostAlgorithmsLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(BoostAlgorithmsLaw, DijkstraOverEqualTiesCountsTheHopsOfReach) {
    const Slice slice = drawn_slice(GetParam());
    constexpr int far = std::numeric_limits<int>::max();
    for (std::uint32_t from = 0; from < slice.vertex_count(); ++from) {
        std::vector<int> hops(slice.vertex_count(), far);
        const auto one = boost::make_function_property_map<TieIndex>([](TieIndex) { return 1; });
        boost::dijkstra_shortest_paths(slice, SchoolIndex{from},
                                       boost::weight_map(one).distance_map(by_school(hops, slice)));
        std::vector<int> ours(slice.vertex_count(), far);
        ours[from] = 0;
        for (const Reach::Row& row : ask(slice, Reach{.school = SchoolIndex{from}}).rows)
            ours[row.school.value] = static_cast<int>(row.hops);
        EXPECT_EQ(hops, ours);
    }
}

TEST_P(BoostAlgorithmsLaw, SearchOfTheReversedSliceFindsWhoReachesASchool) {
    const Slice slice = drawn_slice(GetParam());
    const auto reversed = boost::make_reverse_graph(slice);
    for (std::uint32_t to = 0; to < slice.vertex_count(); ++to) {
        std::vector<boost::default_color_type> colours(slice.vertex_count());
        boost::breadth_first_search(reversed, SchoolIndex{to}, boost::color_map(by_school(colours, slice)));
        for (std::uint32_t from = 0; from < slice.vertex_count(); ++from) {
            const bool reaches =
                from == to || !ask(slice, Chain{.a = SchoolIndex{from}, .b = SchoolIndex{to}}).rows.empty();
            EXPECT_EQ(colours[from] == boost::black_color, reaches);
        }
    }
}

/// Notes whether a tie leads back to where the search came from.
struct FindsRings : boost::default_dfs_visitor {
    bool* found;
    explicit FindsRings(bool& is_found) : found{&is_found} {}
    template <class Graph>
    void back_edge(TieIndex, const Graph&) const {
        *found = true;
    }
};

TEST_P(BoostAlgorithmsLaw, DepthFirstSearchLooksBackWhereThereAreRings) {
    const Slice slice = drawn_slice(GetParam());
    bool found = false;
    std::vector<boost::default_color_type> colours(slice.vertex_count());
    boost::depth_first_search(slice, boost::visitor(FindsRings{found}).color_map(by_school(colours, slice)));
    EXPECT_EQ(found, !ask(slice, Rings{}).rows.empty());
}

TEST_P(BoostAlgorithmsLaw, ATopologicalOrderGivesTheLongestChains) {
    const Slice slice = drawn_slice(GetParam());
    std::vector<SchoolIndex> order;
    std::vector<boost::default_color_type> colours(slice.vertex_count());
    try {
        boost::topological_sort(slice, std::back_inserter(order), boost::color_map(by_school(colours, slice)));
    } catch (const boost::not_a_dag&) {
        EXPECT_FALSE(ask(slice, Rings{}).rows.empty());
        return;
    }
    std::vector<std::uint32_t> longest(slice.vertex_count(), 0);
    std::ranges::reverse(order);
    for (const SchoolIndex school : order)
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex) {
            longest[recipient.value] = std::max(longest[recipient.value], longest[school.value] + 1);
        });
    for (const Depths::Row& row : ask(slice, Depths{}).rows) {
        EXPECT_NE(row.state, DepthState::ring);
        EXPECT_EQ(row.longest.value_or(0), longest[row.school.value]);
    }
}

TEST_P(BoostAlgorithmsLaw, IncrementalComponentsAreThoseOfTheSummary) {
    Slice slice = drawn_slice(GetParam());
    std::vector<std::size_t> ranks(slice.vertex_count());
    std::vector<SchoolIndex> parents(slice.vertex_count());
    boost::disjoint_sets sets{by_school(ranks, slice), by_school(parents, slice)};
    boost::initialize_incremental_components(slice, sets);
    boost::incremental_components(slice, sets);
    std::size_t count = 0;
    for (std::uint32_t school = 0; school < slice.vertex_count(); ++school)
        count += slice.has(SchoolIndex{school}) && sets.find_set(SchoolIndex{school}) == SchoolIndex{school} ? 1U : 0U;
    const auto answer = ask(slice, Summary{});
    EXPECT_EQ(answer.rows[5].what, SummaryItem::weak_components);
    EXPECT_EQ(answer.rows[5].value, static_cast<double>(count));
}

TEST_P(BoostAlgorithmsLaw, DominatorsAreSchoolsThatEveryChainPasses) {
    const Slice slice = drawn_slice(GetParam());
    const SchoolIndex from{GetParam() % static_cast<std::uint32_t>(slice.vertex_count())};
    const SchoolIndex nobody = boost::graph_traits<Slice>::null_vertex();
    const std::size_t count = slice.vertex_count();
    std::vector<std::size_t> times(count, std::numeric_limits<std::size_t>::max());
    std::vector<SchoolIndex> parents(count, nobody);
    std::vector<SchoolIndex> by_time(count, nobody);
    std::vector<SchoolIndex> dominators(count, nobody);
    boost::lengauer_tarjan_dominator_tree(slice, from, get(boost::vertex_index, slice), by_school(times, slice),
                                          by_school(parents, slice), by_time, by_school(dominators, slice));
    const Network& network = slice.network();
    for (const Reach::Row& row : ask(slice, Reach{.school = from}).rows) {
        const SchoolIndex above = dominators[row.school.value];
        ASSERT_NE(above, nobody);
        if (above == from) continue;
        const Slice without = slice.without(network.school_set(std::vector{above}));
        EXPECT_TRUE(ask(without, Chain{.a = from, .b = row.school}).rows.empty());
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, BoostAlgorithmsLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
