// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/sole_supports.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/completions.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(SoleSupports, ListsARecipientWithOneSupporterAndAllItsTies) {
    const Network net = network_of("A>B staff 0..9; A>B funds 5..");
    const auto answer = ask(Slice{net}, SoleSupports{});
    EXPECT_EQ(shown(net, answer), "B A 2 yes");
    EXPECT_EQ(shown(net, answer.ties(0)), "t1 t2");
}

TEST(SoleSupports, LeavesOutARecipientWithTwoSupporters) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; C>B staff 0..9; A>D staff 0..9"), "sole_supports"), "D A 1 yes");
}

TEST(SoleSupports, TreatsTouchingPeriodsAsApart) {
    const Network net = network_of("A>B staff 0..9; C>B staff 10..19");
    EXPECT_EQ(shown(net, ask(Slice{net}.during({day(9), day(10)}), SoleSupports{})), "B A 1 yes");
    EXPECT_EQ(shown(net, ask(Slice{net}.during({day(9), day(11)}), SoleSupports{})), "");
    EXPECT_EQ(shown(net, ask(Slice{net}.at(day(10)), SoleSupports{})), "B C 1 yes");
}

TEST(SoleSupports, IsUncertainWhereATieLeftOutLeadsToTheRecipient) {
    const Network net = network_of("A>B staff 0..9; C>B ? 0..9; A>D staff 0..9; A>D staff 0..?");
    EXPECT_EQ(ask(net, "through staff; sole_supports"), "B A 1 no; D A 2 yes");
    EXPECT_EQ(ask(net, "at 5; sole_supports"), "D A 1 no");
    EXPECT_EQ(ask(net, "sole_supports"), "D A 2 yes");
}

TEST(SoleSupports, SaysNothingOfASchoolOfWhichOnlyUndecidedTiesAreKnown) {
    const Network net = network_of("A>B staff 0..?");
    EXPECT_EQ(ask(net, "at 5; sole_supports"), "");
    EXPECT_EQ(ask(net, "at 0; sole_supports"), "B A 1 yes");
    EXPECT_EQ(ask(net, "at 5; with_undated; sole_supports"), "B A 1 yes");
}

TEST(SoleSupports, HoldsOnRingsAndCountsNoSelfSupport) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9; C>C staff 0..9; B>B staff 0..9"), "sole_supports"),
              "A B 1 yes; B A 1 yes");
}

TEST(SoleSupports, HasNoRowsWithoutTies) {
    EXPECT_EQ(ask(network_of("schools A"), "sole_supports"), "");
    EXPECT_EQ(ask(network_of(""), "sole_supports"), "");
}

TEST(SoleSupports, AreNotCertainWhereAnotherSupporterMayBeInTheSet) {
    const Network net = network_of("A>B staff; C>B staff | schools A weak=no; B weak=no");
    EXPECT_EQ(ask(net, "supported_by weak=no; sole_supports"), "B A 1 no");  // nobody knows whether C is weak
    EXPECT_EQ(ask(net, "within weak=no; sole_supports"), "B A 1 no");
    EXPECT_EQ(ask(net, "without weak=yes; sole_supports"), "B A 1 no");
    EXPECT_EQ(ask(net, "supported_by A; sole_supports"), "B A 1 yes");
}

class SoleSupportsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(SoleSupportsLaw, IsCertainIfEveryCompletionHasTheRow) { expect_completions(GetParam(), {"sole_supports"}, 0); }
TEST_P(SoleSupportsLaw, LosesTheRowWithItsEvidence) {
    auto [network, records] = random_network(GetParam(), 7, 15);
    const auto answer = ask(Slice{network}, SoleSupports{});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Network without = network_of(without_ties(records, network, answer.ties(i)));
        const auto rest = ask(Slice{without}, SoleSupports{});
        EXPECT_EQ(rest.rows.size(), answer.rows.size() - 1);
        EXPECT_EQ(std::ranges::count(rest.rows, answer.rows[i].recipient, &SoleSupports::Row::recipient), 0);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, SoleSupportsLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui
