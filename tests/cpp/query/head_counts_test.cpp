// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/head_counts.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(HeadCounts, TellPersonsFromPersonTimes) {
    const Network net = network_of(
        "A>C posting teacher=T1 batch=1 0..9; B>C posting teacher=T1 batch=2 20..29; A>D posting x14 batch=1 5..; A>D "
        "posting teacher=T2 3..");
    EXPECT_EQ(ask(net, "head_counts"), "- 2 17 14");
    EXPECT_EQ(ask(net, "head_counts batch"), "1 1 15 14; 2 1 1 0; - 1 1 0");
    EXPECT_EQ(ask(net, "evidence 0 head_counts batch"), "t1 t3");
    EXPECT_EQ(ask(network_of("A>B staff"), "head_counts"), "");
}

TEST(HeadCounts, AreMissingWhereOnePostingDoesNotSay) {
    EXPECT_EQ(ask(network_of("A>C posting 0..9; A>C posting teacher=T1 0..9"), "head_counts"), "- 1 - -");
}

TEST(HeadCounts, CountWhatBeginsInTheTimeOfEveryFilter) {
    const Network net =
        network_of("A>C posting x1 0..9; A>C posting x2 5..9; A>C posting x4 ?..9; A>C posting x8 7..?");
    EXPECT_EQ(ask(net, "during 5..7; head_counts"), "- 0 10 10");
    EXPECT_EQ(ask(net, "at 5; head_counts"), "- 0 2 2");
    EXPECT_EQ(ask(net, "during 5..7; throughout 7..8; head_counts"), "");
    EXPECT_EQ(ask(net, "with_undated; during 5..7; head_counts"),
              "- 0 10 10");  // of an unknown first day nobody is sure
}

TEST(HeadCounts, GroupByTheSchoolsAtBothEnds) {
    const Network net = network_of(
        "A>C posting x1 form=rotation; B>C posting x2; A>D posting x4 | schools A township=east; C township=west; D "
        "township=east");
    EXPECT_EQ(ask(net, "head_counts home.township"), "east 0 5 5; - 0 2 2");
    EXPECT_EQ(ask(net, "head_counts host.township"), "east 0 4 4; west 0 3 3");
    EXPECT_EQ(ask(net, "head_counts form"), "rotation 0 1 1; - 0 6 6");
    for (const char* wrong : {"colour", "home.colour", "host.", "teacher.home"})
        EXPECT_EQ(code_of([&] { return ask(net, HeadCounts{wrong}); }), ErrorCode::unknown_column) << wrong;
}

TEST(HeadCounts, CountAPostingThatSuccessionsCutOnce) {
    const Network net = network_of(
        "A>C posting x2 0..9; A>C posting teacher=T1 2..9 | schools A township=east; B township=west | successions A>B "
        "rename 5");
    const Network moved = net.following_successions(day(9));
    EXPECT_EQ(ask(moved, "head_counts"), ask(net, "head_counts"));
    EXPECT_EQ(ask(moved, "head_counts home.township"), "east 1 3 2");
    EXPECT_EQ(ask(moved, "during 5..9; head_counts"), "");
    EXPECT_EQ(ask(moved, "within B C; head_counts"), "- 1 3 2");
    EXPECT_EQ(ask(moved, "evidence 0 head_counts"), "t1 t2");
}

TEST(HeadCounts, GroupByALastDayThatMayRunOrBeUnknown) {
    const Network net = network_of("A>C posting x1 0..; A>C posting x2 0..?; A>C posting x4 0..9");
    EXPECT_EQ(ask(net, "head_counts last_day"), "1970-01-10 0 4 4; running 0 1 1; - 0 2 2");
}

}  // namespace
}  // namespace jiedui
