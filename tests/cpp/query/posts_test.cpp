// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <gtest/gtest.h>

#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/query/uncovered_subjects.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

std::string floor_of(const std::string& postings, const std::string& more, const std::string& calls = "") {
    return ask(network_of(postings + " | " + more), calls + "floor_at_home 5");
}

TEST(FloorAtHome, IsWhatIsRequiredAndOneTeacherAtLeast) {
    const std::string two = "A>C posting x2 subject=mathematics share=1 0..9";
    EXPECT_EQ(floor_of(two, "needs A mathematics required=3 on_hand=5"), "A mathematics 3 3 met");
    EXPECT_EQ(floor_of(two, "needs A mathematics required=3 on_hand=4"), "A mathematics 3 2 not_met");
    EXPECT_EQ(floor_of(two, "needs A mathematics required=0.5 on_hand=2.5"),
              "A mathematics 0.5 0.5 not_met");  // not one whole teacher
    EXPECT_EQ(floor_of(two, "needs A mathematics on_hand=5"), "A mathematics - 3 undecided");
    EXPECT_EQ(floor_of(two, "needs A mathematics on_hand=2"), "A mathematics - 0 not_met");
    EXPECT_EQ(floor_of(two, "needs A mathematics required=3; A music required=1 on_hand=1"),
              "A mathematics 3 - undecided; A music 1 1 met");
    EXPECT_EQ(floor_of(two, "schools A"), "A mathematics - - undecided");
    EXPECT_EQ(ask(network_of(two + " | needs A mathematics required=3 on_hand=5; C mathematics required=1"),
                  "floor_at_home 10"),
              "");
}

TEST(FloorAtHome, CountsTeachersWhereNeedsDoNotSay) {
    const std::string one = "A>C posting teacher=T1 share=1 0..9";
    const std::string teachers =
        "teachers T1 home=A subject=mathematics; T2 home=A subject=mathematics; T3 home=B subject=mathematics";
    EXPECT_EQ(floor_of(one, teachers + " | needs A mathematics required=1"), "A mathematics 1 1 met");
    EXPECT_EQ(floor_of(one, teachers + " | needs A mathematics required=2"), "A mathematics 2 1 not_met");
    EXPECT_EQ(floor_of(one, teachers + "; T4 home=A | needs A mathematics required=2"), "A mathematics 2 - undecided");
    EXPECT_EQ(floor_of(one, teachers + "; T4 subject=mathematics | needs A mathematics required=2"),
              "A mathematics 2 - undecided");
    EXPECT_EQ(floor_of(one, teachers + "; T4 | needs A mathematics required=3"), "A mathematics 3 - not_met");
}

TEST(FloorAtHome, IsUndecidedWhereAPostingMayTakeMore) {
    const std::string needs = "needs A mathematics required=3 on_hand=5";
    EXPECT_EQ(floor_of("A>C posting x2 subject=mathematics 0..9", needs),
              "A mathematics 3 - met");  // no share takes more than two
    EXPECT_EQ(floor_of("A>C posting x3 subject=mathematics 0..9", needs), "A mathematics 3 - undecided");
    EXPECT_EQ(floor_of("A>C posting subject=mathematics 0..9", needs), "A mathematics 3 - undecided");
    EXPECT_EQ(floor_of("A>C posting x3 share=1 0..9", needs), "A mathematics 3 - undecided");
    EXPECT_EQ(
        floor_of("A>C posting x1 subject=mathematics share=1 0..9; A>C posting x2 subject=mathematics share=1 0..?",
                 needs),
        "A mathematics 3 - undecided");
}

TEST(UncoveredSubjects, CountWhoWasSentAndWhoCame) {
    const Network net = network_of(
        "A>C posting x2 subject=mathematics share=1 0..9; B>A posting x1 subject=mathematics share=0.5 0..9 | "
        "needs A mathematics required=4 on_hand=5; C mathematics required=2 on_hand=0; C fine_arts required=1 "
        "on_hand=0; B fine_arts "
        "on_hand=3");
    EXPECT_EQ(ask(net, "uncovered_subjects 5"),
              "A mathematics 4 3.5 not_met; B fine_arts - 3 undecided; C fine_arts 1 0 not_met; C mathematics 2 2 met");
    EXPECT_EQ(ask(net, "uncovered_subjects 10"),
              "A mathematics 4 5 met; B fine_arts - 3 undecided; C fine_arts 1 0 not_met; C mathematics 2 0 not_met");
    EXPECT_EQ(ask(net, "evidence 0 uncovered_subjects 5"), "t1 t2 A/mathematics");
    EXPECT_EQ(ask(net, "within C; uncovered_subjects 5"), "C fine_arts 1 0 not_met; C mathematics 2 - undecided");
    EXPECT_EQ(code_of([&] { return ask(net, UncoveredSubjects{Day::running()}); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return ask(net, FloorAtHome{Day::unknown()}); }), ErrorCode::bad_day);
}

TEST(UncoveredSubjects, AreUndecidedWhereNobodyKnowsWhoIsThere) {
    EXPECT_EQ(ask(network_of("A>C posting x2 subject=mathematics 0..9 | needs C mathematics required=2 on_hand=1"),
                  "uncovered_subjects 5"),
              "C mathematics 2 - undecided");
    EXPECT_EQ(ask(network_of("A>C posting x2 subject=mathematics 0..9 | needs C mathematics required=2 on_hand=2"),
                  "uncovered_subjects 5"),
              "C mathematics 2 - met");
    EXPECT_EQ(ask(network_of("A>C posting x1 subject=mathematics 0..9 | needs C mathematics required=4 on_hand=2"),
                  "uncovered_subjects 5"),
              "C mathematics 4 - not_met");
    EXPECT_EQ(ask(network_of("A>C posting x1 subject=mathematics 0..9 | needs C mathematics required=4"),
                  "uncovered_subjects 5"),
              "C mathematics 4 - undecided");
}

}  // namespace
}  // namespace jiedui
