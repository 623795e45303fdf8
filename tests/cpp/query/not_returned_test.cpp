// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/not_returned.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(NotReturned, AreThoseWhomAFurtherPostingKeepsAway) {
    const Network net = network_of(
        "A>C posting teacher=T1 0..9; A>D posting teacher=T1 10..19; A>C posting teacher=T1 22..24; A>C posting "
        "teacher=T2 0..9");
    EXPECT_EQ(ask(net, "not_returned"), "t1 T1 1970-01-11 10");
    EXPECT_EQ(ask(net, "not_returned 1"), "t1 T1 1970-01-11 10");
    EXPECT_EQ(ask(net, "not_returned 2"), "t1 T1 1970-01-11 15; t2 T1 1970-01-21 5");
    EXPECT_EQ(ask(net, "evidence 0 not_returned 2"), "t1 t2 t3");
}

TEST(NotReturned, MayBeAwayForEverOrForAnUnknownTime) {
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 5.."), "not_returned"),
              "t1 T1 1970-01-11 -");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 10..?"), "not_returned"),
              "t1 T1 1970-01-11 1");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 5..?"), "not_returned"), "");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..?; A>D posting teacher=T1 5..9"), "not_returned"), "");
}

TEST(NotReturned, KeepsToTheSlicesTime) {
    const Network net = network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 10..19");
    EXPECT_EQ(ask(net, "during 0..14; not_returned"), "t1 T1 1970-01-11 5");
    EXPECT_EQ(ask(net, "during 0..9; not_returned"), "");
    const Network overlapping = network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 5..19");
    EXPECT_EQ(ask(overlapping, "during 0..9; not_returned"), "");  // due on the day after
    EXPECT_EQ(ask(overlapping, "during 0..10; not_returned"), "t1 T1 1970-01-11 1");
    EXPECT_EQ(ask(net, "not_returned 2147483647"), "t1 T1 1970-01-11 10");
    EXPECT_EQ(code_of([&] { return ask(net, NotReturned{-1}); }), ErrorCode::bad_number);
}

TEST(NotReturned, TakesAPostingThatSuccessionsCutForOneStay) {
    const std::string successions = " | successions C>E merge 5";
    const Network alone = network_of("A>C posting teacher=T1 0..9" + successions).following_successions(day(9));
    EXPECT_EQ(ask(alone, "not_returned"), "");
    const Network moved = network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 10..14" + successions)
                              .following_successions(day(9));
    EXPECT_EQ(ask(moved, "not_returned"), "t1 T1 1970-01-11 5");
    EXPECT_EQ(ask(moved, "evidence 0 not_returned"), "t1 t1@1970-01-06 t2");
    EXPECT_EQ(ask(moved, "during 0..4; not_returned"), "");
}

TEST(NotReturned, KnowsTheLastDayOfTheCalendarFromNoEnd) {
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 10..9999-12-31"), "not_returned"),
              "t1 T1 1970-01-11 2932887");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..9; A>D posting teacher=T1 10.."), "not_returned"),
              "t1 T1 1970-01-11 -");
}

}  // namespace
}  // namespace jiedui
