// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/dependence.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/withdraw.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Dependence, CountsDirectLossesAndThoseThroughAChain) {
    const Network net = network_of("A>B staff 0..9; A>C staff 0..9; B>D staff 0..9; C>D staff 0..9; D>E staff 0..9");
    // D keeps B or C if the other goes; without A both starve, and E with them
    EXPECT_EQ(ask(net, "dependence"), "A 2 2 -; B 0 0 0; C 0 0 0; D 1 0 -");
    EXPECT_EQ(ask(net, "evidence 0 dependence"), "t1 t2 t3 t4 t5");
    EXPECT_EQ(ask(net, "evidence 1 dependence"), "");
    EXPECT_EQ(ask(net, "evidence 3 dependence"), "t5");
}

TEST(Dependence, AddsPupilsUnlessThoseOfOneSchoolAreUnknown) {
    const Network net = network_of(
        "A>B staff 0..9; A>C staff 0..9; D>E staff 0..9 | "
        "schools B kind=primary pupils_primary=100 pupils_junior=7; C kind=nine_year pupils_primary=20 "
        "pupils_junior=3; "
        "E kind=nine_year pupils_primary=20");
    EXPECT_EQ(ask(net, "dependence"), "A 2 0 123; D 1 0 -");
    EXPECT_EQ(ask(net, "without C E; dependence"), "A 1 0 100");
}

TEST(Dependence, KnowsThatTwoSupportersReplaceOneAnother) {
    EXPECT_EQ(ask(network_of("A>C staff 0..9; B>C staff 0..9"), "dependence"), "A 0 0 0; B 0 0 0");
}

TEST(Dependence, OnARingThatNobodyFeedsIsDirectOnly) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9; B>C staff 0..9; A>C staff 0..9"), "dependence"),
              "A 1 0 -; B 1 0 -");
}

TEST(Dependence, OfARingThatIsFedHangsOnItsFeeder) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>C staff 0..9; C>B funds 0..9"), "dependence"),
              "A 0 2 -; B 1 0 -; C 0 0 0");
}

TEST(Dependence, IgnoresUnreachableSchoolsWithTiesIntoReachableOnes) {
    // Boost's three-argument dominators are wrong here: A>D, D>C, B>C, and B and E only support one another
    const Network net = network_of("A>D staff 0..9; D>C staff 0..9; B>C staff 0..9; B>E staff 0..9; E>B staff 0..9");
    EXPECT_EQ(ask(net, "dependence"), "A 1 1 -; B 1 0 -; D 0 1 -; E 1 0 -");
}

TEST(Dependence, HasNoRowsWithoutTies) {
    EXPECT_EQ(ask(network_of(""), "dependence"), "");
    EXPECT_EQ(ask(network_of("schools A"), "dependence"), "");
    EXPECT_EQ(ask(network_of("A>A staff 0..9"), "dependence"), "");
}

class DependenceLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DependenceLaw, CountsTheRowsOfWithdraw) {
    const unsigned schools = 3 + GetParam() % 20;
    const auto [network, records] = random_network(GetParam(), schools, 2 * schools);
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 5; ++i) {
        const Slice slice = slice_of(network, "all_kinds; " + random_calls(rng, schools, 2));
        const auto soles = ask(slice, SoleSupports{});
        for (const Dependence::Row& row : ask(slice, Dependence{}).rows) {
            const auto lost = ask(slice, Withdraw{.schools = {row.school}});
            EXPECT_EQ(std::ranges::count(lost.rows, Loss::direct, &Withdraw::Row::how), row.directly);
            EXPECT_EQ(std::ranges::count(lost.rows, Loss::chain, &Withdraw::Row::how), row.through_chain);
            EXPECT_EQ(std::ranges::count(soles.rows, row.school, &SoleSupports::Row::supporter), row.directly);
        }
    }
}
TEST_P(DependenceLaw, HasARowForEverySchoolThatGives) {
    const auto [network, records] = random_network(GetParam(), 12, 20);
    const Slice slice = Slice{network}.all_kinds();
    std::vector<SchoolIndex> givers;
    for (const SchoolIndex school : slice.school_indices())
        if (!slice.outgoing(school).empty()) givers.push_back(school);
    std::vector<SchoolIndex> listed;
    for (const Dependence::Row& row : ask(slice, Dependence{}).rows) listed.push_back(row.school);
    EXPECT_EQ(listed, givers);
}
INSTANTIATE_TEST_SUITE_P(Seeds, DependenceLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui
