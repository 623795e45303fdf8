// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/period.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

using enum Certainty;

constexpr Day running = Day::running();
constexpr Day unknown = Day::unknown();

Day day(int number) { return Day::from_number(number); }

/// The code of the error that a period of these bounds throws; nothing if it throws none.
std::optional<ErrorCode> code_of(Day first, Day until) {
    try {
        std::ignore = Period{first, until};
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

TEST(Period, IsNeverEmpty) {
    EXPECT_EQ(code_of(day(5), day(5)), ErrorCode::empty_period);
    EXPECT_EQ(code_of(day(6), day(5)), ErrorCode::empty_period);
    EXPECT_EQ(code_of(Day::last(), Day::first()), ErrorCode::empty_period);
    EXPECT_EQ(code_of(day(5), day(6)), std::nullopt);
    EXPECT_EQ(code_of(Day::first(), Day::last() + 1), std::nullopt);
}

TEST(Period, MayHaveAnyMarkForABoundButARunningFirst) {
    EXPECT_EQ(code_of(day(5), running), std::nullopt);
    EXPECT_EQ(code_of(day(5), unknown), std::nullopt);
    EXPECT_EQ(code_of(unknown, day(5)), std::nullopt);
    EXPECT_EQ(code_of(unknown, running), std::nullopt);
    EXPECT_EQ(code_of(unknown, unknown), std::nullopt);
    EXPECT_EQ(code_of(running, day(5)), ErrorCode::bad_day);
    EXPECT_EQ(code_of(running, running), ErrorCode::bad_day);
    EXPECT_EQ(code_of(running, unknown), ErrorCode::bad_day);
}

TEST(Period, WithoutDaysIsNamedAsALedgerWouldWriteIt) {
    try {
        std::ignore = Period::inclusive(Day(2003, 9, 2), Day(2003, 9, 1));
        ADD_FAILURE() << "the period has no days";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::empty_period);
        EXPECT_EQ(error.subject(), "2003-09-02..2003-09-01");
    }
}

TEST(Period, FromDayToDayHoldsBoth) {
    const Period period = Period::inclusive(day(3), day(5));
    EXPECT_EQ(period, Period(day(3), day(6)));
    EXPECT_EQ(period.last_day(), day(5));
    EXPECT_EQ(period.day_count(), 3);
    EXPECT_EQ(Period::inclusive(day(3), running).until(), running);
    EXPECT_EQ(Period::inclusive(day(3), unknown).until(), unknown);
    EXPECT_EQ(Period::inclusive(Day::first(), Day::last()).day_count(), 3'652'059);
}

TEST(Period, IsTheSameWithoutALookAtBoundsThatMakeOne) {
    for (const Period& each : {Period{day(3), day(6)}, Period{day(3), running}, Period{day(3), unknown},
                               Period{unknown, day(6)}, Period{unknown, running}, Period{unknown, unknown}})
        EXPECT_EQ(Period::unchecked(each.first(), each.until()), each) << text_of(each);
}

TEST(Period, OfOneDayHoldsThatDayAlone) {
    const Period period = Period::of_day(day(3));
    EXPECT_EQ(period.first(), day(3));
    EXPECT_EQ(period.until(), day(4));
    EXPECT_EQ(period.day_count(), 1);
    EXPECT_EQ(Period::of_day(Day::last()).last_day(), Day::last());
}

TEST(Period, CountsItsDaysOnlyIfBothBoundsAreKnown) {
    EXPECT_TRUE(Period(day(3), day(6)).has_known_bounds());
    for (const Period& open : {Period{day(3), running}, Period{day(3), unknown}, Period{unknown, day(6)},
                               Period{unknown, running}, Period{unknown, unknown}}) {
        EXPECT_FALSE(open.has_known_bounds()) << text_of(open);
        EXPECT_EQ(open.day_count(), std::nullopt) << text_of(open);
    }
}

TEST(Period, KeepsAMarkAsItsLastDay) {
    EXPECT_EQ(Period(day(3), running).last_day(), running);
    EXPECT_EQ(Period(day(3), unknown).last_day(), unknown);
}

TEST(Period, IsWrittenWithBothDaysInsideAsInALedger) {
    EXPECT_EQ(text_of(Period{Day(2003, 9, 1), Day(2004, 2, 1)}), "2003-09-01..2004-01-31");
    EXPECT_EQ(text_of(Period{Day(2003, 9, 1), running}), "2003-09-01..");
    EXPECT_EQ(text_of(Period{Day(2003, 9, 1), unknown}), "2003-09-01..?");
    EXPECT_EQ(text_of(Period{unknown, Day(2004, 2, 1)}), "?..2004-01-31");
    EXPECT_EQ(text_of(Period{unknown, running}), "?..");
    EXPECT_EQ(text_of(Period{unknown, unknown}), "?..?");
}

// Whether a tie is in force on a day: one row for each sort of bounds, known, unknown and running.

TEST(PeriodContains, IsNoWhereTheFirstDayIsKnownAndLater) {
    for (const Day until : {day(20), running, unknown}) {
        EXPECT_EQ(Period(day(11), until).contains(day(10)), no);
        EXPECT_EQ(Period(day(10), until).contains(day(10)), yes);
    }
}

TEST(PeriodContains, IsNoWhereTheEndIsKnownAndNotLater) {
    for (const Day first : {day(0), unknown}) {
        EXPECT_EQ(Period(first, day(10)).contains(day(10)), no);
        EXPECT_EQ(Period(first, day(9)).contains(day(10)), no);
    }
}

TEST(PeriodContains, IsYesFromAKnownFirstDayToAKnownOrRunningEnd) {
    for (const Day first : {day(0), day(9), day(10)})
        for (const Day until : {day(11), day(12), running}) EXPECT_EQ(Period(first, until).contains(day(10)), yes);
}

TEST(PeriodContains, IsYesOnAKnownFirstDayWhoseEndIsUnknown) {
    EXPECT_EQ(Period(day(10), unknown).contains(day(10)), yes);
}

TEST(PeriodContains, IsUndecidedBehindAKnownFirstDayWhoseEndIsUnknown) {
    EXPECT_EQ(Period(day(9), unknown).contains(day(10)), undecided);
    EXPECT_EQ(Period(day(0), unknown).contains(day(10)), undecided);
}

TEST(PeriodContains, IsYesOnAKnownLastDayWhoseFirstIsUnknown) {
    EXPECT_EQ(Period(unknown, day(11)).contains(day(10)), yes);
}

TEST(PeriodContains, IsUndecidedWhereTheFirstDayIsUnknownAndTheEndIsLaterRunningOrUnknown) {
    for (const Day until : {day(12), day(99), running, unknown})
        EXPECT_EQ(Period(unknown, until).contains(day(10)), undecided);
}

TEST(PeriodContains, HoldsAtTheBordersOfTheCalendar) {
    const Period all{Day::first(), Day::last() + 1};
    EXPECT_EQ(all.contains(Day::first()), yes);
    EXPECT_EQ(all.contains(Day::last()), yes);
    EXPECT_EQ(Period::of_day(Day::last()).contains(Day::last()), yes);
    EXPECT_EQ(Period::of_day(Day::last()).contains(Day::last() - 1), no);
    EXPECT_EQ(Period::of_day(Day::first()).contains(Day::first()), yes);
    EXPECT_EQ(Period::of_day(Day::first()).contains(Day::first() + 1), no);
    EXPECT_EQ(Period(unknown, Day::last() + 1).contains(Day::last()), yes);
    EXPECT_EQ(Period(unknown, running).contains(Day::last()), undecided);
    EXPECT_EQ(Period(Day::first(), unknown).contains(Day::first()), yes);
    EXPECT_EQ(Period(unknown, unknown).contains(Day::first()), undecided);
}

TEST(PeriodStartsByAndLasts, IsDecidedByOneOfItsDemandsWhereTheOtherAsksNothing) {
    const Day no_start = Day::last() + 1;
    const Day no_end = Day::first();
    EXPECT_EQ(Period(unknown, unknown).starts_by_and_lasts(no_start, no_end), yes);
    EXPECT_EQ(Period(unknown, running).starts_by_and_lasts(no_start, day(10)), yes);
    EXPECT_EQ(Period(unknown, day(10)).starts_by_and_lasts(no_start, day(10)), yes);
    EXPECT_EQ(Period(unknown, day(9)).starts_by_and_lasts(no_start, day(10)), no);
    EXPECT_EQ(Period(unknown, unknown).starts_by_and_lasts(no_start, day(10)), undecided);
    EXPECT_EQ(Period(day(10), unknown).starts_by_and_lasts(day(10), no_end), yes);
    EXPECT_EQ(Period(day(11), unknown).starts_by_and_lasts(day(10), no_end), no);
    EXPECT_EQ(Period(unknown, unknown).starts_by_and_lasts(day(10), no_end), undecided);
    EXPECT_EQ(Period(unknown, day(11)).starts_by_and_lasts(day(10), no_end), yes);
    EXPECT_EQ(Period(unknown, day(12)).starts_by_and_lasts(day(10), no_end), undecided);
}

// The law: settle what is unknown in every possible way, on a short stretch of days.

constexpr int world = 16;  ///< days 0 to 15; bounds and demands keep away from its borders

/// The answers of every settling together: yes if all hold, no if none does.
Certainty together(int holding, int settlings) {
    if (holding == settlings) return yes;
    return holding == 0 ? no : undecided;
}

/// Every pair of bounds that a period can have once nothing about it is unknown.  A running end lies behind the world.
std::vector<std::pair<int, int>> settlings_of(const Period& period) {
    std::vector<std::pair<int, int>> found;
    for (int first = 0; first < world; ++first) {
        if (period.first() != unknown && period.first().number() != first) continue;
        for (int until = first + 1; until <= world + 1; ++until) {
            const bool runs = until == world + 1;
            if (period.until() == running && !runs) continue;
            if (period.until().is_known() && period.until().number() != until) continue;
            found.emplace_back(first, until);
        }
    }
    return found;
}

/// Whether the period starts by one day and lasts until another, by trying.
Certainty starts_by_and_lasts_naive(const Period& period, int latest_first, int earliest_until) {
    const auto settlings = settlings_of(period);
    const auto holding = std::ranges::count_if(
        settlings, [&](const auto& bounds) { return bounds.first <= latest_first && bounds.second >= earliest_until; });
    return together(static_cast<int>(holding), static_cast<int>(settlings.size()));
}

/// Whether `test` holds of the days inside, by trying.
template <class Test>
Certainty inside_naive(const Period& period, Test&& test) {
    const auto settlings = settlings_of(period);
    int holding = 0;
    for (const auto& [first, until] : settlings) {
        std::vector<bool> inside(world);
        for (int each = first; each < std::min(until, world); ++each) inside[static_cast<std::size_t>(each)] = true;
        holding += test(inside) ? 1 : 0;
    }
    return together(holding, static_cast<int>(settlings.size()));
}

/// Every period of the world, all marks included.
std::vector<Period> all_periods() {
    std::vector<Period> found{{unknown, unknown}, {unknown, running}};
    for (int first = 1; first < world - 1; ++first) {
        found.emplace_back(day(first), unknown);
        found.emplace_back(day(first), running);
        found.emplace_back(unknown, day(first + 1));
        for (int until = first + 1; until < world; ++until) found.emplace_back(day(first), day(until));
    }
    return found;
}

TEST(PeriodLaw, StartsByAndLastsAsEverySettlingOfItsBoundsSays) {
    for (const Period& period : all_periods())
        for (int latest_first = 1; latest_first < world - 1; ++latest_first)
            for (int earliest_until = 2; earliest_until < world; ++earliest_until)
                ASSERT_EQ(period.starts_by_and_lasts(day(latest_first), day(earliest_until)),
                          starts_by_and_lasts_naive(period, latest_first, earliest_until))
                    << text_of(period) << " by " << latest_first << " until " << earliest_until;
}

TEST(PeriodLaw, ContainsADayAsEverySettlingOfItsBoundsSays) {
    for (const Period& period : all_periods())
        for (int each = 1; each < world - 1; ++each)
            ASSERT_EQ(period.contains(day(each)), inside_naive(period,
                                                               [each](const std::vector<bool>& inside) {
                                                                   return inside[static_cast<std::size_t>(each)];
                                                               }))
                << text_of(period) << " on " << each;
}

TEST(PeriodLaw, IsTheOneTestBehindDuringAndThroughout) {
    for (const Period& period : all_periods())
        for (int first = 1; first < world - 2; ++first)
            for (int until = first + 1; until < world; ++until) {
                const auto some = [&](const std::vector<bool>& inside) {
                    return std::any_of(inside.begin() + first, inside.begin() + until, [](bool each) { return each; });
                };
                const auto every = [&](const std::vector<bool>& inside) {
                    return std::all_of(inside.begin() + first, inside.begin() + until, [](bool each) { return each; });
                };
                ASSERT_EQ(period.starts_by_and_lasts(day(until - 1), day(first + 1)), inside_naive(period, some))
                    << text_of(period) << " during " << first << " to " << until;
                ASSERT_EQ(period.starts_by_and_lasts(day(first), day(until)), inside_naive(period, every))
                    << text_of(period) << " throughout " << first << " to " << until;
            }
}

class DrawnPeriodLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(DrawnPeriodLaw, CountsAsManyDaysAsItContains) {
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 20; ++round) {
        const int first = static_cast<int>(rng() % 50);
        const Period period{day(first), day(first + 1 + static_cast<int>(rng() % 20))};
        int inside = 0;
        for (int each = -5; each < 90; ++each) {
            const Certainty here = period.contains(day(each));
            ASSERT_NE(here, undecided) << "nothing about it is unknown";
            inside += here == yes ? 1 : 0;
        }
        ASSERT_EQ(period.day_count(), inside);
        ASSERT_EQ(Period::inclusive(period.first(), period.last_day()), period);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DrawnPeriodLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui
