// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/claims.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Claims, StandBesideWhatTheRecordsShow) {
    const Network net = network_of(
        "A>B posting x3 0..9; A>C posting teacher=T1 0..9; A>C posting teacher=T1 10..19; A>B staff 0..9 | "
        "schools A duty=2; B duty=0; C duty=1 | "
        "claims D1 person_times 107 unit=人次; D1 persons 129; D1 duty_schools 19; D1 visits 4");
    EXPECT_EQ(ask(net, "claims"),
              "D1 duty_schools 19 2 -; D1 person_times 107 5 person_times; D1 persons 129 1 -; D1 visits 4 - -");
    EXPECT_EQ(ask(net, "evidence 0 claims"), "D1/duty_schools D1");
    EXPECT_EQ(ask(net, "evidence 1 claims"), "t1 t2 t3 D1/person_times/person_times D1");
    EXPECT_EQ(ask(net, "evidence 3 claims"), "D1/visits D1");
}

TEST(Claims, CountPostingsThatSurelyBeginInTheirDays) {
    const Network net = network_of(
        "A>B posting x1 0..99; A>B posting x2 5..99; A>B posting x4 10..99; A>B posting x8 11..99; A>B posting x16 "
        "?..99 | "
        "claims D1 person_times 1 5..10; D2 person_times 1 5..; D3 person_times 1 ?..10; D4 person_times 1");
    EXPECT_EQ(ask(net, "claims"),
              "D1 person_times 1 6 -; D2 person_times 1 14 -; D3 person_times 1 7 -; "
              "D4 person_times 1 31 -");
}

TEST(Claims, MissHeadsThatOnePostingDoesNotSay) {
    const Network net = network_of("A>B posting x3 0..9; A>B posting 0..9 | claims D1 person_times 5; D1 persons 5");
    EXPECT_EQ(ask(net, "claims"), "D1 person_times 5 - -; D1 persons 5 0 -");
    EXPECT_EQ(ask(net, "evidence 0 claims"), "t1 t2 D1/person_times D1");
}

TEST(Claims, CountAHeadCountOfZeroAndATeacherWithACount) {
    const Network net = network_of("A>B posting x0 0..9; A>B posting teacher=T1 x1 0..9 | claims D1 person_times 5");
    EXPECT_EQ(ask(net, "claims"), "D1 person_times 5 1 -");
}

TEST(Claims, LookAtPostingsWhateverKindTheSliceChose) {
    const Network net = network_of(
        "A>B posting x3 0..9; A>C posting x5 20..29 | schools A duty=1 | claims D1 person_times 9; D1 duty_schools 9");
    EXPECT_EQ(ask(net, "agreed; claims"), "D1 duty_schools 9 1 -; D1 person_times 9 8 -");
    EXPECT_EQ(ask(net, "during 0..9; claims"), "D1 duty_schools 9 1 -; D1 person_times 9 3 -");
    EXPECT_EQ(ask(net, "through funds; claims"), "D1 duty_schools 9 1 -; D1 person_times 9 0 -");
    EXPECT_EQ(ask(net, "without A; claims"), "D1 duty_schools 9 0 -; D1 person_times 9 0 -");
}

TEST(Claims, LeaveOutPlannedPostingsAndCountUndecidedOnes) {
    const Network net = network_of("A>B posting x3 planned 0..9; A>B posting x4 0..? | claims D1 person_times 9");
    EXPECT_EQ(ask(net, "at 5; claims"), "D1 person_times 9 0 -");
    EXPECT_EQ(ask(net, "at 5; left_out claims"), "0 0 1 0");
    EXPECT_EQ(ask(net, "at 5; with_undated; with_planned; claims"), "D1 person_times 9 7 -");
}

TEST(Claims, OrderEqualRowsByTheirDays) {
    const Network net = network_of(
        "A>B posting x1 0..9; A>B posting x1 20..29 | "
        "claims D1 person_times 5 20..29; D1 person_times 5 0..9");
    EXPECT_EQ(ask(net, "claims"), "D1 person_times 5 1 -; D1 person_times 5 1 -");
    EXPECT_EQ(ask(net, "evidence 0 claims"), "t1 D1/person_times/1970-01-01 D1");
    EXPECT_EQ(ask(net, "evidence 1 claims"), "t2 D1/person_times/1970-01-21 D1");
}

TEST(Claims, HasNoRowsWithoutClaims) { EXPECT_EQ(ask(network_of("A>B posting x3 0..9"), "claims"), ""); }

}  // namespace
}  // namespace jiedui
