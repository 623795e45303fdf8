// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/roles.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/completions.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Roles, NamesEverySchoolOnce) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9 | schools D");
    EXPECT_EQ(ask(net, "roles"), "A supporter 0 1 yes; B both 1 1 yes; C recipient 1 0 yes; D neither 0 0 yes");
}

TEST(Roles, CountsSchoolsAndNotTies) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..9; A>B staff 5..9; C>B staff 0..9");
    EXPECT_EQ(ask(net, "roles"), "A supporter 0 1 yes; B recipient 2 0 yes; C supporter 0 1 yes");
    EXPECT_EQ(ask(net, "evidence 1 roles"), "t1 t3 t2 t4");  // by supporter, then channel
}

TEST(Roles, OnARingAreAllBoth) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9"), "roles"), "A both 1 1 yes; B both 1 1 yes");
}

TEST(Roles, CountNoSelfSupport) {
    EXPECT_EQ(ask(network_of("A>A staff 0..9"), "roles"), "A neither 0 0 yes");
    EXPECT_EQ(ask(network_of("A>A staff 0..9"), "left_out roles"), "1 0 0 0");
}

TEST(Roles, AreUncertainOnlyWhereATieLeftOutBringsAnotherSchool) {
    const Network net = network_of("A>B staff 0..9; A>B ? 0..9; C>B ? 0..9; D>E staff 0..9");
    EXPECT_EQ(ask(net, "through staff; roles"),
              "A supporter 0 1 yes; B recipient 1 0 no; C neither 0 0 no; D supporter 0 1 yes; E recipient 1 0 yes");
    EXPECT_EQ(ask(net, "through staff; left_out roles"), "0 2 0 0");
    EXPECT_EQ(ask(net, "through staff; with_unknown_channel; left_out roles"), "0 0 0 0");
}

TEST(Roles, OfUnknownDatesAreUncertainOnADay) {
    const Network net = network_of("A>B staff");
    EXPECT_EQ(ask(net, "at 3; roles"), "A neither 0 0 no; B neither 0 0 no");
    EXPECT_EQ(ask(net, "at 3; left_out roles"), "0 0 1 0");
    EXPECT_EQ(ask(net, "roles"), "A supporter 0 1 yes; B recipient 1 0 yes");
}

TEST(Roles, HasNoRowsForAnEmptyNetworkAndOneForOneSchool) {
    EXPECT_EQ(ask(network_of(""), "roles"), "");
    EXPECT_EQ(ask(network_of("schools A"), "roles"), "A neither 0 0 yes");
}

TEST(Roles, LeaveOutSchoolsThatAreNotInTheSlice) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9");
    EXPECT_EQ(ask(net, "without C; roles"), "A supporter 0 1 yes; B recipient 1 0 yes");
    EXPECT_EQ(ask(net, "within C; roles"), "C neither 0 0 yes");
}

class RolesLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(RolesLaw, AreCertainIfEveryCompletionHasTheRow) { expect_completions(GetParam(), {"roles"}, 0); }
TEST_P(RolesLaw, RestOnAllTiesOfTheSchool) {
    const auto [network, records] = random_network(GetParam(), 7, 15);
    const auto answer = ask(Slice{network}.all_kinds(), Roles{});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const bool is_tied = answer.rows[i].role != SchoolRole::neither;
        EXPECT_EQ(answer.ties(i).empty(), !is_tied);
        for (const TieIndex tie : answer.ties(i))
            EXPECT_TRUE(network.supporter(tie) == answer.rows[i].school ||
                        network.recipient(tie) == answer.rows[i].school);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, RolesLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
