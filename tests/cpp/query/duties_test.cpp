// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/duties.hpp"

#include <gtest/gtest.h>

#include "oracle/laws.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Duties, CountsDistinctRecipients) {
    const Network net =
        network_of("A>B staff 0..9; A>B funds 0..9; A>C staff 0..9; D>B staff 0..9 | schools A duty=2; D duty=2");
    EXPECT_EQ(ask(net, "duties"), "A 2 2 0 met; D 2 1 1 not_met");
    EXPECT_EQ(ask(net, "evidence 0 duties"), "t1 t3 t2");
    EXPECT_EQ(ask(net, "left_out duties"), "0 0 0 2");  // B and C say no duty
}

TEST(Duties, OfNoneIsMetAndMoreThanTheDutyIsNoDebt) {
    const Network net = network_of("A>B staff 0..9; A>C staff 0..9 | schools A duty=1; B duty=0");
    EXPECT_EQ(ask(net, "duties"), "A 1 2 0 met; B 0 0 0 met");
}

TEST(Duties, AreUndecidedWhereTiesLeftOutDecide) {
    const Network net = network_of("A>B staff 0..9; A>C staff 0..?; A>B ? 0..? | schools A duty=2; D duty=1");
    EXPECT_EQ(ask(net, "at 5; duties"), "A 2 1 1 undecided; D 1 0 1 not_met");
    EXPECT_EQ(ask(net, "at 0; duties"), "A 2 2 0 met; D 1 0 1 not_met");
}

TEST(Duties, AreNotMetIfEvenAllTiesLeftOutDoNotSuffice) {
    const Network net = network_of("A>B staff 0..9; A>B staff 0..?; A>C staff 0..? | schools A duty=3");
    EXPECT_EQ(ask(net, "at 5; duties"), "A 3 1 2 not_met");
}

TEST(Duties, CountNoSelfSupport) {
    EXPECT_EQ(ask(network_of("A>A staff 0..9 | schools A duty=1"), "duties"), "A 1 0 1 not_met");
}

TEST(Duties, OfSchoolsOutsideTheSliceAreNoRows) {
    const Network net = network_of("A>B staff 0..9 | schools A duty=1; C duty=1; B");
    EXPECT_EQ(ask(net, "without A; duties"), "C 1 0 1 not_met");
    EXPECT_EQ(ask(net, "without A; left_out duties"), "0 0 0 1");
    EXPECT_EQ(ask(network_of(""), "duties"), "");
}

class DutiesLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DutiesLaw, AgreeWithTheDefinition) { expect_the_definition(GetParam(), {"duties"}); }
TEST_P(DutiesLaw, SayWhatEveryCompletionSays) { expect_completions(GetParam(), {"duties"}, 4); }
INSTANTIATE_TEST_SUITE_P(Seeds, DutiesLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
