// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/earliest_reach_counts.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(EarliestReachCounts, CountToWhomSupportComesAndUntilWhen) {
    const Network net = network_of("A>B staff 0..9; B>C staff 5..9; D>C staff 0..0");
    EXPECT_EQ(ask(net, "earliest_reach_counts 1"), "A 2 1970-01-06; B 1 1970-01-06; C 0 -; D 0 -");
    EXPECT_EQ(ask(net, "earliest_reach_counts 0 D A D"), "A 2 1970-01-06; D 1 1970-01-01");
    EXPECT_EQ(ask(net, "without A; earliest_reach_counts 0 A B"), "B 1 1970-01-06");
    EXPECT_EQ(ask(net, "evidence 0 earliest_reach_counts 1"), "t1 t2");
    EXPECT_EQ(ask(network_of(""), "earliest_reach_counts 1"), "");
}

TEST(EarliestReachCounts, WaitForADelay) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9");
    const auto answer =
        ask(Slice{net}, EarliestReachCounts{.from_day = day(2), .schools = {{net.school_of("A")}}, .delay = 4});
    EXPECT_EQ(answer.rows, (std::vector<EarliestReachCounts::Row>{{net.school_of("A"), 2, day(6)}}));
    EXPECT_EQ(answer.evidence(0).size(), 2U);
    EXPECT_EQ(answer.about().question, "earliest_reach_counts, from_day 1970-01-03, schools A, delay 4");
}

TEST(EarliestReachCounts, AreTheSameAtEveryNumberOfThreads) {
    const auto drawn = random_network(3, 26, 300);
    const Slice slice = Slice{drawn.network}.all_kinds();
    const auto alone = ask(slice, EarliestReachCounts{.from_day = day(0)}, {.threads = 1});
    for (const unsigned threads : {0U, 2U, 7U})
        EXPECT_EQ(ask(slice, EarliestReachCounts{.from_day = day(0)}, {.threads = threads}).rows, alone.rows)
            << threads;
}

TEST(EarliestReachCounts, RefuseMarksAndNegativeDelaysAndEndWhenTheWatchSaysSo) {
    const Slice slice{network_of("A>B staff 0..9")};
    const auto no_more = [](const Progress&) { return false; };
    EXPECT_EQ(code_of([&] { return ask(slice, EarliestReachCounts{.from_day = Day::unknown()}); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return ask(slice, EarliestReachCounts{.from_day = day(0), .delay = -1}); }),
              ErrorCode::bad_number);
    EXPECT_EQ(code_of([&] { return ask(slice, EarliestReachCounts{.from_day = day(0)}, {.watch = no_more}); }),
              ErrorCode::interrupted);
}

}  // namespace
}  // namespace jiedui
