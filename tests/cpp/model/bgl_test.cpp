// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/bgl.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/query/reach.hpp"

namespace jiedui {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Slice>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Slice>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Slice>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Network>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Slice>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<const Network>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<const Slice>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Network, TieIndex, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<Slice, SchoolIndex, boost::vertex_index_t>));

/// Notes by how many hops each vertex is found.
struct HopsVisitor : boost::default_bfs_visitor {
    std::vector<std::uint32_t>* hops;
    explicit HopsVisitor(std::vector<std::uint32_t>& found) : hops{&found} {}
    template <class Graph>
    void tree_edge(TieIndex tie, const Graph& graph) const {
        (*hops)[target(tie, graph).value] = (*hops)[source(tie, graph).value] + 1;
    }
};

template <class Graph>
std::vector<std::uint32_t> hops_by_boost(const Graph& graph, SchoolIndex from) {
    std::vector<std::uint32_t> hops(num_vertices(graph), 0);
    boost::breadth_first_search(graph, from, boost::visitor(HopsVisitor{hops}));
    hops[from.value] = 0;
    return hops;
}

std::vector<std::uint32_t> hops_by_reach(const Slice& slice, SchoolIndex from) {
    std::vector<std::uint32_t> hops(slice.vertex_count(), 0);
    for (const Reach::Row& row : ask(slice, Reach{.school = from}).rows) hops[row.school.value] = row.hops;
    return hops;
}

/// Ties of every kind between `schools` schools, some of the agreements without a known channel.
Network drawn_network(unsigned seed, unsigned schools, unsigned supports) {
    std::mt19937 rng{seed};
    Records records;
    for (unsigned i = 0; i < schools; ++i)
        records.schools.push_back({.id = "S" + std::to_string(i), .name = "school " + std::to_string(i) + "."});
    for (unsigned i = 0; i < supports; ++i) {
        Support support{.supporter = "S" + std::to_string(rng() % schools),
                        .recipient = "S" + std::to_string(rng() % schools)};
        if (rng() % 4 != 0) support.channel = static_cast<Channel>(rng() % 4);
        records.supports.push_back(support);
        const RefTo<School> from{"S" + std::to_string(rng() % schools)};
        const RefTo<School> to{"S" + std::to_string(rng() % schools)};
        if (i % 3 == 0)
            records.postings.push_back({.home = from, .host = to, .subject = "subject " + std::to_string(i) + "."});
        if (i % 5 == 0)
            records.transfers.push_back(
                {.supporter = from, .recipient = to, .channel = Channel::funds, .voucher = "v" + std::to_string(i)});
    }
    return Network{Ledger{records}};
}

TEST(BoostGraph, SeesAllTiesOfANetworkAndThoseOfASlice) {
    const Network network{Ledger{{.schools = {{.id = "A", .name = "a"}, {.id = "B", .name = "b"}},
                                  .supports = {{.supporter = "A", .recipient = "B", .channel = Channel::staff},
                                               {.supporter = "B", .recipient = "A"},
                                               {.supporter = "B", .recipient = "B", .channel = Channel::staff}}}}};
    const Slice staff = Slice{network}.through(Channel::staff);
    EXPECT_EQ(num_vertices(network), 2U);
    EXPECT_EQ(num_edges(network), 3U);
    EXPECT_EQ(num_edges(staff), 1U);
    EXPECT_EQ(out_degree(SchoolIndex{1}, network), 2U);
    EXPECT_EQ(in_degree(SchoolIndex{1}, network), 2U);
    EXPECT_EQ(degree(SchoolIndex{1}, staff), 1U);
    EXPECT_EQ(get(boost::vertex_index, staff, SchoolIndex{1}), 1U);
    EXPECT_EQ(get(boost::edge_index, network, TieIndex{2}), 2U);
}

TEST(BoostGraph, FindsNeighboursAndTheLowestTieBetweenTwoSchools) {
    const Network network{Ledger{{.schools = {{.id = "A", .name = "a"}, {.id = "B", .name = "b"}},
                                  .supports = {{.supporter = "A", .recipient = "B", .channel = Channel::staff},
                                               {.supporter = "A", .recipient = "B", .channel = Channel::funds},
                                               {.supporter = "A", .recipient = "A"}}}}};
    const SchoolIndex a{0};
    const SchoolIndex b{1};
    const auto [first, last] = adjacent_vertices(a, network);
    EXPECT_EQ(std::vector<SchoolIndex>(first, last), (std::vector{b, b, a}));
    const Slice funds = Slice{network}.through(Channel::funds);
    const auto [only, end] = adjacent_vertices(a, funds);
    EXPECT_EQ(std::vector<SchoolIndex>(only, end), std::vector{b});
    EXPECT_EQ(edge(a, b, network), (std::pair{TieIndex{0}, true}));
    EXPECT_EQ(edge(a, b, funds), (std::pair{TieIndex{1}, true}));
    EXPECT_FALSE(edge(b, a, network).second);
    EXPECT_FALSE(edge(a, a, funds).second);
}

class BoostGraphLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(BoostGraphLaw, SearchesAsReachDoes) {
    const Network network = drawn_network(GetParam(), 12, 18);
    for (const Slice& slice : {Slice{network}.agreed(), Slice{network}.through(Channels::material())})
        for (std::uint32_t from = 0; from < network.school_count(); ++from)
            EXPECT_EQ(hops_by_boost(slice, SchoolIndex{from}), hops_by_reach(slice, SchoolIndex{from}));
    // a tie from a school to itself leads nowhere new, so the network searches as its slice
    EXPECT_EQ(hops_by_boost(network, SchoolIndex{0}), hops_by_reach(Slice{network}.all_kinds(), SchoolIndex{0}));
}
TEST_P(BoostGraphLaw, WalksIncomingTiesAsTheSliceDoes) {
    const Network network = drawn_network(GetParam(), 9, 30);
    for (const Slice& slice : {Slice{network}.through(Channels::teaching_staff()), Slice{network}.delivered(),
                               Slice{network}.all_kinds(), Slice{network}.all_kinds().through(Channel::funds).frozen()})
        for (std::uint32_t school = 0; school < network.school_count(); ++school) {
            std::vector<TieIndex> walked;
            slice.each_incoming(SchoolIndex{school}, [&](SchoolIndex, TieIndex tie) { walked.push_back(tie); });
            const auto [first, last] = in_edges(SchoolIndex{school}, slice);
            EXPECT_EQ(std::vector<TieIndex>(first, last), walked);
        }
}
TEST_P(BoostGraphLaw, HasEachTieOnceFromItsSupporterAndOnceToItsRecipient) {
    const Network network = drawn_network(GetParam(), GetParam() % 7 + 1, GetParam());
    const auto check = [&](const auto& graph, std::size_t expected) {
        std::vector<TieIndex> from;
        std::vector<TieIndex> to;
        for (std::uint32_t school = 0; school < network.school_count(); ++school) {
            const auto [out, out_end] = out_edges(SchoolIndex{school}, graph);
            for (auto tie = out; tie != out_end; ++tie) {
                EXPECT_EQ(source(*tie, graph), SchoolIndex{school});
                from.push_back(*tie);
            }
            const auto [in, in_end] = in_edges(SchoolIndex{school}, graph);
            for (auto tie = in; tie != in_end; ++tie) {
                EXPECT_EQ(target(*tie, graph), SchoolIndex{school});
                to.push_back(*tie);
            }
        }
        std::ranges::sort(from);
        std::ranges::sort(to);
        const auto [first, last] = edges(graph);
        EXPECT_EQ(std::vector<TieIndex>(first, last), from);
        EXPECT_EQ(to, from);
        EXPECT_EQ(from.size(), expected);
        EXPECT_EQ(num_edges(graph), expected);
    };
    check(network, network.tie_count());
    for (const Slice& slice :
         {Slice{network}, Slice{network}.delivered(), Slice{network}.all_kinds().through(Channels::material())}) {
        std::size_t expected = 0;
        for (std::uint32_t t = 0; t < network.tie_count(); ++t) expected += slice.has(TieIndex{t}) ? 1U : 0U;
        check(slice, expected);
    }
}
TEST_P(BoostGraphLaw, FindsAsManyComponentsAsMutualReachHas) {
    const Network network = drawn_network(GetParam(), 10, 14);
    const Slice slice = Slice{network}.agreed();
    std::vector<int> component(num_vertices(slice));
    boost::strong_components(slice,
                             boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, slice)));
    for (std::uint32_t a = 0; a < network.school_count(); ++a)
        for (std::uint32_t b = 0; b < network.school_count(); ++b) {
            const bool both_ways =
                a == b || (hops_by_reach(slice, SchoolIndex{a})[b] > 0 && hops_by_reach(slice, SchoolIndex{b})[a] > 0);
            EXPECT_EQ(component[a] == component[b], both_ways) << a << " and " << b;
        }
}
INSTANTIATE_TEST_SUITE_P(Seeds, BoostGraphLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui
