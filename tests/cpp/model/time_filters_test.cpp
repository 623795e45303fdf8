// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/time_filters.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/model/slice.hpp"
#include "oracle/times_naive.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

using enum Certainty;
using Kind = TimeFilters::Kind;

/// Whether a tie is in force on `day`: known, unknown and running bounds, one row each.
Certainty table(Day first, Day until, Day day) {
    if (first.is_known() && first > day) return no;
    if (until.is_known() && until <= day) return no;
    if (first.is_known() && first <= day && (until.is_known() || until == Day::running())) return yes;
    if (first.is_known() && first == day && until == Day::unknown()) return yes;
    if (first.is_known() && first < day && until == Day::unknown()) return undecided;
    if (first == Day::unknown() && until.is_known() && until == day + 1) return yes;
    return undecided;
}

/// How the one tie of a slice stands.
Certainty standing(const Slice& slice) {
    switch (slice.standing(TieIndex{0})) {
        case Standing::inside: return yes;
        case Standing::outside: return no;
        case Standing::undecided: return undecided;
        case Standing::self_support:
        case Standing::unknown_channel: break;
    }
    ADD_FAILURE() << "left out for another reason than time";
    return no;
}

std::string bound(Day day) {
    return day == Day::unknown() ? "?" : day == Day::running() ? "" : std::to_string(day.number());
}

/// Every pair of bounds over a few days that makes a period, unknown and running ones too.
std::vector<Period> all_periods() {
    std::vector<Day> firsts{Day::unknown()};
    std::vector<Day> untils{Day::running(), Day::unknown()};
    for (int number = 1; number < 6; ++number) {
        firsts.push_back(day(number));
        untils.push_back(day(number + 1));
    }
    std::vector<Period> periods;
    for (const Day first : firsts)
        for (const Day until : untils)
            if (!first.is_known() || !until.is_known() || first < until) periods.push_back({first, until});
    return periods;
}

TEST(TimeFilters, FollowTheWholeTruthTableOfTime) {
    for (const std::string kind : {"staff ", "posting "})
        for (const Period& period : all_periods()) {
            const std::string text = "A>B " + kind + bound(period.first()) + ".." + bound(period.last_day());
            const Slice slice = Slice{network_of(text)}.all_kinds();
            for (int first = 0; first < 9; ++first) {
                Certainty some = no;
                Certainty every = yes;
                EXPECT_EQ(standing(slice.at(day(first))), table(period.first(), period.until(), day(first)))
                    << text << " at " << first;
                for (int last = first; last < 9; ++last) {  // day by day
                    some = std::max(some, table(period.first(), period.until(), day(last)));
                    every = std::min(every, table(period.first(), period.until(), day(last)));
                    EXPECT_EQ(standing(slice.during(days(first, last))), some) << text << ' ' << first << ' ' << last;
                    EXPECT_EQ(standing(slice.throughout(days(first, last))), every)
                        << text << ' ' << first << ' ' << last;
                }
            }
        }
}

TEST(TimeFilters, SettleATransferAsOneDayOfItsSpan) {
    const Slice month = Slice{network_of("A>B transfer funds 1970-01..1970-01")}.delivered();  // days 0 to 30
    EXPECT_EQ(standing(month.during(days(0, 30))), yes);
    EXPECT_EQ(standing(month.during(days(1, 30))), undecided);
    EXPECT_EQ(standing(month.during(days(0, 29))), undecided);
    EXPECT_EQ(standing(month.during(days(31, 60))), no);
    EXPECT_EQ(standing(month.at(day(30))), undecided);
    EXPECT_EQ(standing(month.throughout(days(5, 5))), undecided);
    EXPECT_EQ(standing(month.throughout(days(5, 6))), no);
    EXPECT_EQ(standing(month.at(day(5)).at(day(6))), no);
    EXPECT_EQ(standing(month.during(days(0, 9)).during(days(9, 30))), undecided);
    EXPECT_EQ(standing(month.during(days(0, 9)).during(days(10, 30))), no);
}

TEST(TimeFilters, SettleATransferOfUnknownDay) {
    const Slice slice = Slice{network_of("A>B transfer funds ?..?")}.delivered();
    EXPECT_EQ(standing(slice), yes);
    EXPECT_EQ(standing(slice.at(day(5))), undecided);
    EXPECT_EQ(standing(slice.during(days(0, 999))), undecided);
    EXPECT_EQ(standing(slice.throughout(days(5, 6))), no);
}

TEST(TimeFilters, OfOneTieDoNotSeeWhatASecondContinues) {
    const Network net = network_of("A>B staff 0..4; A>B staff 5..9");
    EXPECT_TRUE(Slice{net}.throughout(days(0, 9)).incoming(net.school_of("B")).empty());
    EXPECT_EQ(Slice{net}.during(days(4, 5)).incoming(net.school_of("B")).size(), 2U);
}

TEST(TimeFilters, RefusePeriodsOfUnknownBoundsAndMarksForDays) {
    const Network net = network_of("A>B staff 0..4");
    for (const Period& period : {Period{day(1), Day::running()}, Period{day(1), Day::unknown()},
                                 Period{Day::unknown(), day(1)}, Period{Day::unknown(), Day::unknown()}}) {
        EXPECT_EQ(code_of([&] { return Slice{net}.during(period); }), ErrorCode::unknown_bound);
        EXPECT_EQ(code_of([&] { return Slice{net}.throughout(period); }), ErrorCode::unknown_bound);
    }
    EXPECT_EQ(code_of([&] { return Slice{net}.at(Day::running()); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return Slice{net}.at(Day::unknown()); }), ErrorCode::bad_day);
}

TEST(TimeFilters, ReachToTheFirstAndTheLastDayThereIs) {
    const Network net = network_of("A>B staff 0001-01-01..9999-12-31; A>B staff ?..?");
    for (const Day border : {Day::first(), Day::last()})
        EXPECT_EQ(Slice{net}.at(border).incoming(SchoolIndex{1}).size(), 1U);
    EXPECT_EQ(Slice{net}.throughout(Period::inclusive(Day::first(), Day::last())).incoming(SchoolIndex{1}).size(), 1U);
    EXPECT_EQ(Slice{net}.during(Period::inclusive(Day::first(), Day::last())).incoming(SchoolIndex{1}).size(), 1U);
}

naive::Times times_of(TieKind kind, const Period& period) {
    naive::Times tie{.is_of_transfer = kind == TieKind::transfer};
    if (period.first().is_known()) tie.first = period.first().number();
    if (period.until().is_known()) tie.until = period.until().number();
    if (period.until() == Day::running() && !tie.is_of_transfer) tie.until = naive::never;
    return tie;
}

/// Whether two filters keep ties of all bounds as every settling of what is unknown says.
void expect_settled(const naive::TimeFilter& a, const naive::TimeFilter& b) {
    TimeFilters filters;
    for (const naive::TimeFilter& each : {a, b})
        filters.add(each.how == "during" ? Kind::during : Kind::throughout, days(each.first, each.last));
    for (const Period& period : all_periods()) {
        const std::string text = text_of(period) + " " + a.how + " " + text_of(days(a.first, a.last)) + " " + b.how +
                                 " " + text_of(days(b.first, b.last));
        EXPECT_EQ(word_of(filters.keep(period)), naive::in_time(times_of(TieKind::agreement, period), {a, b})) << text;
        EXPECT_EQ(word_of(filters.keep_day_of(period)), naive::in_time(times_of(TieKind::transfer, period), {a, b}))
            << text;
    }
}

/// Days as a range says them, within those that the definition looks at.
std::set<int> numbers_of(DayRange range) {
    std::set<int> numbers;
    for (int number = naive::window_first; number < naive::window_last; ++number)
        if (range.first <= day(number) && day(number) < range.until) numbers.insert(number);
    return numbers;
}

/// Whether two filters find the days on which ties of all bounds are surely in force, if they meet both.
void expect_sure_days(const std::vector<naive::TimeFilter>& called) {
    TimeFilters filters;
    for (const naive::TimeFilter& each : called)
        filters.add(each.how == "during" ? Kind::during : Kind::throughout, days(each.first, each.last));
    for (const Period& period : all_periods()) {
        const naive::Times tie = times_of(TieKind::agreement, period);
        if (naive::settlings_of(tie, called).empty()) continue;
        EXPECT_EQ(numbers_of(filters.sure_days(period)), naive::sure_days(tie, called)) << text_of(period);
        const auto counts = naive::days_in_window(tie, called);
        const auto sure = numbers_of(filters.sure_days(period)).size();
        const auto possible = numbers_of(filters.possible_days(period)).size();
        EXPECT_EQ(sure == possible, counts.size() == 1) << text_of(period);
        EXPECT_EQ(possible, static_cast<std::size_t>(*counts.rbegin())) << text_of(period);
        const naive::Times transfer = times_of(TieKind::transfer, period);
        if (naive::settlings_of(transfer, called).empty()) continue;
        EXPECT_EQ(numbers_of(filters.sure_day_of(period)), naive::sure_days(transfer, called)) << text_of(period);
    }
}

class TimeFiltersLaw : public ::testing::TestWithParam<int> {};
TEST_P(TimeFiltersLaw, SettleUnknownBoundsForAllFiltersTogether) {
    const int first = GetParam() / 6;
    const int last = first + GetParam() % 6;
    for (const std::string a : {"during", "throughout"})
        for (const std::string b : {"during", "throughout"})
            for (int other = 0; other < 8; ++other)
                for (int length = 0; length < 3; ++length) expect_settled({a, first, last}, {b, other, other + length});
}
TEST_P(TimeFiltersLaw, FindTheDaysOnWhichATieIsSurelyInForce) {
    const int first = GetParam() / 6;
    const int last = first + GetParam() % 6;
    expect_sure_days({});
    for (const std::string a : {"during", "throughout"}) {
        expect_sure_days({{a, first, last}});
        for (const std::string b : {"during", "throughout"})
            for (int other = 0; other < 8; other += 2) expect_sure_days({{a, first, last}, {b, other, other + 2}});
    }
}
INSTANTIATE_TEST_SUITE_P(Days, TimeFiltersLaw, ::testing::Range(0, 42));

}  // namespace
}  // namespace jiedui
