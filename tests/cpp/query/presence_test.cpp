// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/presence.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Presence, CountsPostingsHeadsTeachersAndPosts) {
    const Network net = network_of(
        "A>C posting x14 share=0.5 0..9; B>C posting teacher=T1 share=1 5..; A>C posting teacher=T1 share=0.25 5..5; "
        "A>D posting x2 3..3");
    EXPECT_EQ(ask(net, "presence 5"), "C 1970-01-06 3 16 1 8.25");
    EXPECT_EQ(ask(net, "presence 10 3 10"), "C 1970-01-04 1 14 0 7; C 1970-01-11 1 1 1 1; D 1970-01-04 1 2 0 -");
    EXPECT_EQ(ask(net, "evidence 0 presence 5"), "t1 t3 t2");
    EXPECT_EQ(ask(net, "presence"), "");
}

TEST(Presence, IsMissingWhereOnePostingDoesNotSay) {
    const Network net = network_of("A>C posting share=1 0..9; B>C posting x3 0..9");
    EXPECT_EQ(ask(net, "presence 4"), "C 1970-01-05 2 - 0 -");
}

TEST(Presence, IsOnlyOfDaysThatAreSure) {
    const Network net = network_of("A>C posting x1 3..?; B>C posting x2 ?..5; D>C posting x4");
    EXPECT_EQ(ask(net, "presence 2 3 4 5 6"), "C 1970-01-04 1 1 0 -; C 1970-01-06 1 2 0 -");
    EXPECT_EQ(ask(net, "with_undated; presence 4"), "C 1970-01-05 3 7 0 -");
    EXPECT_EQ(ask(net, "during 3..4; presence 3 5"), "C 1970-01-04 1 1 0 -");
}

TEST(Presence, LeavesOutSchoolsThatAreClosedOnTheDay) {
    const Network net = network_of("A>C posting x1 0..9; B>C posting x2 0..9 | schools B last_day=4; C first_day=2");
    EXPECT_EQ(ask(net, "presence 1 2 5"), "C 1970-01-03 2 3 0 -; C 1970-01-06 1 1 0 -");
}

TEST(Presence, RefusesAMark) {
    EXPECT_EQ(code_of([] { return ask(network_of(""), Presence{{day(1), Day::unknown()}}); }), ErrorCode::bad_day);
}

}  // namespace
}  // namespace jiedui
