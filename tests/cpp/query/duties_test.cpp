// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/duties.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/completions.hpp"
#include "support/errors.hpp"
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

TEST(Duties, AreUndecidedWhereARecipientMayBeInTheSet) {
    const Network net = network_of("A>B staff | schools A duty=1 weak=no");  // nobody knows whether B is weak
    EXPECT_EQ(ask(net, "supporting weak=yes; duties"), "A 1 0 1 undecided");
    EXPECT_EQ(ask(net, "supporting weak=yes; left_out duties"), "0 0 1 1");
    EXPECT_EQ(ask(net, "without weak=yes; duties"), "A 1 0 1 undecided");
    EXPECT_EQ(ask(net, "within weak=no; duties"), "A 1 0 1 undecided");
    EXPECT_EQ(ask(net, "supported_by weak=yes; duties"), "A 1 0 1 not_met");  // A is surely not weak
}

TEST(Duties, CountTheCampusesOfOneLegalPersonOnce) {
    const Network net = network_of(
        "A>B staff; A>C staff; A>D staff; E>B staff; E>F staff | schools A duty=3; B legal=x; C legal=x; D legal=y; E "
        "duty=2");
    EXPECT_EQ(ask(net, "duties"), "A 3 3 0 met; E 2 2 0 met");
    EXPECT_EQ(ask(net, "duties once_per legal"), "A 3 2 1 not_met; E 2 1 1 undecided");  // F may be of x
    EXPECT_EQ(ask(Slice{net}, Duties{.once_per = "legal"}).about().question, "duties, once_per legal");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, Duties{.once_per = "leegal"}); }), ErrorCode::unknown_column);
}

TEST(Duties, AreMetByOneSchoolOfAnyLegalPerson) {
    const Network net = network_of("A>B staff; A>C staff; A>D staff 0..? | schools A duty=1; D legal=x; Z legal=z");
    EXPECT_EQ(ask(net, "duties once_per legal"), "A 1 1 0 met");  // B and C may be of one
    EXPECT_EQ(ask(network_of("A>B staff; A>C staff | schools A duty=3; B legal=x"), "duties once_per legal"),
              "A 3 1 2 not_met");
    EXPECT_EQ(ask(network_of("A>B staff; A>C staff 0..? | schools A duty=2; B legal=x; C legal=x"),
                  "at 5; duties once_per legal"),
              "A 2 0 2 not_met");
}

class DutiesLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DutiesLaw, SayWhatEveryCompletionSays) { expect_completions(GetParam(), {"duties"}, 4); }
INSTANTIATE_TEST_SUITE_P(Seeds, DutiesLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
