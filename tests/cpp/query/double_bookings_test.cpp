// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/double_bookings.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(DoubleBookings, AreDaysThatTwoPostingsSurelyHave) {
    const Network net = network_of(
        "A>C posting teacher=T1 0..9; B>D posting teacher=T1 9..20; A>D posting teacher=T1 10..; B>C posting "
        "teacher=T2 0..9; A>C posting x3 0..9");
    EXPECT_EQ(ask(net, "double_bookings"), "T1 t1 t2 1970-01-10 1970-01-10; T1 t3 t2 1970-01-11 1970-01-21");
    EXPECT_EQ(ask(net, "evidence 1 double_bookings"), "t3 t2");
    EXPECT_EQ(ask(net, "during 12..15; double_bookings"), "T1 t3 t2 1970-01-13 1970-01-16");
}

TEST(DoubleBookings, SayOfUnknownEndsOnlyWhatIsSure) {
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..?; A>D posting teacher=T1 0..9"), "double_bookings"),
              "T1 t2 t1 1970-01-06 1970-01-06");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..?; A>D posting teacher=T1 6..9"), "double_bookings"), "");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..; A>D posting teacher=T1 7.."), "double_bookings"),
              "T1 t1 t2 1970-01-08 -");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1; A>D posting teacher=T1 7.."), "double_bookings"), "");
}

TEST(DoubleBookings, AreNoneWhereSharesFitIntoOnePost) {
    const auto pairs = [](const std::string& a, const std::string& b) {
        return ask(network_of("A>C posting teacher=T1 0..9" + a + "; A>D posting teacher=T1 0..9" + b),
                   "double_bookings");
    };
    EXPECT_EQ(pairs(" share=0.5", " share=0.5"), "");
    EXPECT_NE(pairs(" share=0.5", " share=0.501"), "");
    EXPECT_NE(pairs(" share=0.5", ""), "");
    EXPECT_NE(pairs("", ""), "");
}

TEST(DoubleBookings, KnowTheLastDayOfTheCalendarFromNoEnd) {
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..; A>D posting teacher=T1 2..9999-12-31"), "double_bookings"),
              "T1 t1 t2 1970-01-03 9999-12-31");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..; A>D posting teacher=T1 2.."), "double_bookings"),
              "T1 t1 t2 1970-01-03 -");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 0..; A>D posting teacher=T1 2.."), "during 0..9; double_bookings"),
              "T1 t1 t2 1970-01-03 1970-01-10");
}

TEST(DoubleBookings, LookAtNoPairThatFitsIntoOnePost) {
    Records records = records_of("schools A; B");
    constexpr int many = 20'000;  // whose pairs would be two hundred million
    for (int i = 0; i < many; ++i)
        records.postings.push_back({.id = "P" + std::to_string(i),
                                    .home = "A",
                                    .host = "B",
                                    .teacher = "T1",
                                    .share = Thousandths{500},
                                    .first_day = Span{day(i % 7)},
                                    .last_day = LastDay::running()});
    records.postings.back().share = Thousandths{501};
    const auto answer = ask(Slice{network_of(records)}.at(day(3)), DoubleBookings{});
    EXPECT_EQ(answer.rows.size(),
              static_cast<std::size_t>(std::ranges::count_if(
                  records.postings, [](const Posting& each) { return each.first_day.first() <= day(3); })) -
                  1);
}

}  // namespace
}  // namespace jiedui
