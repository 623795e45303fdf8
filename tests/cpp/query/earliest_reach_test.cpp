// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/earliest_reach.hpp"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(EarliestReach, FollowsTheDaysOfALine) {
    const Network line = network_of("A>B staff 0..0; B>C staff 1..1; C>D staff 2..2");
    EXPECT_EQ(ask(line, "earliest_reach A 0"), "B 1970-01-01 1 t1; C 1970-01-02 2 t2; D 1970-01-03 3 t3");
    EXPECT_EQ(ask(line, "earliest_reach A 1"), "");
    EXPECT_EQ(ask(line, "earliest_reach B 0"), "C 1970-01-02 1 t2; D 1970-01-03 2 t3");
    EXPECT_EQ(ask(line, "evidence 2 earliest_reach A 0"), "t1 t2 t3");
    const Network reversed = network_of("A>B staff 2..2; B>C staff 1..1; C>D staff 0..0");
    EXPECT_EQ(ask(reversed, "earliest_reach A 0"), "B 1970-01-03 1 t1");
}

TEST(EarliestReach, WaitsForADelayButNotAtTheStart) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; C>D staff 0..9");
    EXPECT_EQ(ask(net, "earliest_reach A 2"), "B 1970-01-03 1 t1; C 1970-01-03 2 t2; D 1970-01-03 3 t3");
    EXPECT_EQ(ask(net, "earliest_reach A 2 5"), "B 1970-01-03 1 t1; C 1970-01-08 2 t2");
    EXPECT_EQ(ask(net, "earliest_reach A 9 1"), "B 1970-01-10 1 t1");
}

TEST(EarliestReach, CountsATieOfUnknownBoundsOnItsSureDays) {
    EXPECT_EQ(ask(network_of("A>B staff 3..?"), "earliest_reach A 0"), "B 1970-01-04 1 t1");
    EXPECT_EQ(ask(network_of("A>B staff 3..?"), "earliest_reach A 4"), "");
    EXPECT_EQ(ask(network_of("A>B staff ?..3"), "earliest_reach A 0"), "B 1970-01-04 1 t1");
    EXPECT_EQ(ask(network_of("A>B staff ?.."), "earliest_reach A 0"), "");
    EXPECT_EQ(ask(network_of("A>B staff 3.."), "earliest_reach A 40"), "B 1970-02-10 1 t1");
    // within a slice that keeps it, it is taken to meet the filters
    EXPECT_EQ(ask(network_of("A>B staff ?.."), "at 5; with_undated; earliest_reach A 0"), "B 1970-01-06 1 t1");
    EXPECT_EQ(ask(network_of("A>B staff ?.."), "throughout 5..7; with_undated; earliest_reach A 6"),
              "B 1970-01-07 1 t1");
}

TEST(EarliestReach, HandsOverWithinTheSlicesTimeOnly) {
    const Network net = network_of("A>B staff 0..9; B>C staff 5..20");
    EXPECT_EQ(ask(net, "during 3..6; earliest_reach A 0"), "B 1970-01-04 1 t1; C 1970-01-06 2 t2");
    EXPECT_EQ(ask(net, "during 3..6; earliest_reach A 7"), "");
    EXPECT_EQ(ask(net, "during 3..6; during 8..9; earliest_reach A 0"), "");
}

TEST(EarliestReach, NamesTheTieFromTheSchoolOfFewestHopsThenTheLowest) {
    const Network net = network_of("A>B staff 0..0; A>C staff 0..0; B>D staff 1..1; C>D staff 1..1; C>D funds 1..1");
    EXPECT_EQ(ask(net, "earliest_reach A 0"), "B 1970-01-01 1 t1; C 1970-01-01 1 t2; D 1970-01-02 2 t3");
    // by B it takes three hops, by C two, on the same day
    const Network far = network_of("A>E staff 0..0; E>B staff 0..0; A>C staff 0..0; B>D staff 1..1; C>D staff 1..1");
    EXPECT_EQ(ask(far, "earliest_reach A 0"),
              "B 1970-01-01 2 t2; C 1970-01-01 1 t3; E 1970-01-01 1 t1; D 1970-01-02 2 t5");
}

TEST(EarliestReach, TakesATransferOnItsDay) {
    EXPECT_EQ(ask(network_of("A>B transfer funds 4..4"), "all_kinds; earliest_reach A 0"), "B 1970-01-05 1 t1");
    EXPECT_EQ(ask(network_of("A>B transfer funds 1970-01..1970-01"), "all_kinds; earliest_reach A 0"), "");
}

TEST(EarliestReach, OfASchoolOutsideHasNoRows) {
    const Network net = network_of("A>B staff 0..9");
    EXPECT_EQ(ask(net, "without A; earliest_reach A 0"), "");
    EXPECT_EQ(ask(net, "earliest_reach B 0"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9"), "earliest_reach A 0"), "B 1970-01-01 1 t1");
}

TEST(EarliestReach, RefusesMarksAndNegativeDelays) {
    const Network net = network_of("A>B staff 0..9");
    const SchoolIndex a = net.school_of("A");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, EarliestReach{.school = a, .from_day = Day::unknown()}); }),
              ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, EarliestReach{.school = a, .from_day = Day::running()}); }),
              ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, EarliestReach{.school = a, .from_day = day(0), .delay = -1}); }),
              ErrorCode::bad_number);
    EXPECT_TRUE(
        ask(Slice{net},
            EarliestReach{.school = a, .from_day = Day::last(), .delay = std::numeric_limits<std::int32_t>::max()})
            .rows.empty());
    EXPECT_EQ(
        ask(Slice{net},
            EarliestReach{.school = a, .from_day = Day::first(), .delay = std::numeric_limits<std::int32_t>::max()})
            .rows.size(),
        1U);
    EXPECT_EQ(ask(Slice{net}, EarliestReach{.school = a, .from_day = day(0), .delay = 3}).about().question,
              "earliest_reach, school A, from_day 1970-01-01, delay 3");
}

}  // namespace
}  // namespace jiedui
