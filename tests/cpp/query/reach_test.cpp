// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/reach.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/chain.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Reach, FollowsChainsAndShowsThem) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; C>D staff 0..9; E>F staff 0..9");
    EXPECT_EQ(ask(net, "reach A"), "B 1 t1; C 2 t2; D 3 t3");
    EXPECT_EQ(ask(net, "evidence 2 reach A"), "t1 t2 t3");
    EXPECT_EQ(ask(net, "reach D"), "");
    EXPECT_EQ(ask(net, "chain A D"), "1 t1 A B; 2 t2 B C; 3 t3 C D");
    EXPECT_EQ(ask(net, "evidence 1 chain A D"), "t2");
}

TEST(Reach, StopsAfterTheMostHops) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9");
    EXPECT_EQ(ask(net, "reach A 0"), "");
    EXPECT_EQ(ask(net, "reach A 1"), "B 1 t1");
    EXPECT_EQ(ask(net, "reach A 2"), "B 1 t1; C 2 t2");
}

TEST(Reach, TakesTheLowestTieFromOneHopNearer) {
    // ties ascend by supporter, then channel: t2 is lower than t1, and of B's and C's ties those of B are lower
    const Network net =
        network_of("A>B funds 0..9; A>B staff 0..9; A>C staff 0..9; C>D staff 0..9; B>D materials 0..9");
    EXPECT_EQ(ask(net, "reach A"), "B 1 t2; C 1 t3; D 2 t5");
    EXPECT_EQ(ask(net, "chain A D"), "1 t2 A B; 2 t5 B D");
}

TEST(Reach, PrefersAShortWayToALowTie) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; A>C materials 0..9");
    EXPECT_EQ(ask(net, "reach A"), "B 1 t1; C 1 t3");
}

TEST(Reach, NeverListsTheSchoolItBeganFrom) {
    const Network net = network_of("A>B staff 0..9; B>A staff 0..9; A>A staff 0..9");
    EXPECT_EQ(ask(net, "reach A"), "B 1 t1");
    EXPECT_EQ(ask(net, "chain A A"), "");
}

TEST(Reach, KeepsToTheSlice) {
    const Network net = network_of("A>B staff 0..9; B>C funds 10..19; B>C ? 0..9");
    EXPECT_EQ(ask(net, "at 9; reach A"), "B 1 t1; C 2 t3");
    EXPECT_EQ(ask(net, "at 9; through staff; reach A"), "B 1 t1");
    EXPECT_EQ(ask(net, "at 10; reach A"), "");
    EXPECT_EQ(ask(net, "at 10; reach B"), "C 1 t2");
    EXPECT_EQ(ask(net, "without B; reach A"), "");
    EXPECT_EQ(ask(net, "without A; reach A"), "");
    EXPECT_EQ(ask(net, "without A; chain A C"), "");
}

TEST(Reach, OfAChainThatDoesNotExistHasNoRows) {
    const Network net = network_of("A>B staff 0..9; C>B staff 0..9");
    EXPECT_EQ(ask(net, "chain A C"), "");
    EXPECT_EQ(ask(net, "chain B A"), "");
}

TEST(Reach, SaysInAboutWhatWasAsked) {
    const Network net = network_of("A>B staff 0..9");
    EXPECT_EQ(ask(Slice{net}, Reach{.school = net.school_of("A"), .max_hops = 2}).about().question,
              "reach, school A, max_hops 2");
    EXPECT_EQ(ask(Slice{net}, Chain{.a = net.school_of("A"), .b = net.school_of("B")}).about().question,
              "chain, a A, b B");
}

class ReachLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(ReachLaw, ShowsAChainToEachSchool) {
    const auto [network, records] = random_network(GetParam(), 9, 25);
    const Slice slice = Slice{network}.all_kinds();
    for (std::uint32_t from = 0; from < network.school_count(); ++from) {
        const auto answer = ask(slice, Reach{.school = SchoolIndex{from}});
        for (std::size_t i = 0; i < answer.rows.size(); ++i) {
            auto ties = answer.ties(i);
            EXPECT_TRUE(std::ranges::is_sorted(ties));
            EXPECT_EQ(ties.size(), answer.rows[i].hops);
            SchoolIndex at{from};
            while (!ties.empty()) {  // each tie goes on where one before it ended
                const auto next = std::ranges::find(ties, at, [&](TieIndex tie) { return network.supporter(tie); });
                ASSERT_NE(next, ties.end());
                at = network.recipient(*next);
                ties.erase(next);
            }
            EXPECT_EQ(at, answer.rows[i].school);
        }
    }
}
TEST_P(ReachLaw, ReachesLessWithoutATieOfTheChain) {
    const auto [network, records] = random_network(GetParam(), 7, 15);
    const auto answer = ask(Slice{network}, Reach{.school = SchoolIndex{0}});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Network without = network_of(without_ties(records, network, {answer.rows[i].tie}));
        const auto rest = ask(Slice{without}, Reach{.school = SchoolIndex{0}});
        const auto same = std::ranges::find(rest.rows, answer.rows[i].school, &Reach::Row::school);
        if (same == rest.rows.end()) continue;
        EXPECT_GE(same->hops, answer.rows[i].hops);
        EXPECT_NE(without.id(same->tie), network.id(answer.rows[i].tie));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, ReachLaw, ::testing::Range(0U, 80U));

class ChainLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(ChainLaw, IsTheEvidenceOfReach) {
    const auto [network, records] = random_network(GetParam(), 9, 25);
    const Slice slice = Slice{network}.all_kinds();
    const auto reached = ask(slice, Reach{.school = SchoolIndex{0}});
    for (std::size_t i = 0; i < reached.rows.size(); ++i) {
        std::vector<TieIndex> ties;
        for (const Chain::Row& link : ask(slice, Chain{.a = SchoolIndex{0}, .b = reached.rows[i].school}).rows)
            ties.push_back(link.tie);
        EXPECT_EQ(ties.back(), reached.rows[i].tie);
        EXPECT_EQ(ascending(ties), reached.ties(i));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, ChainLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
