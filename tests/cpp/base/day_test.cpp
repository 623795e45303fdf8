// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/day.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <type_traits>

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"

namespace jiedui {
namespace {

static_assert(sizeof(Day) == 4, "a column of days is a column of four bytes");
static_assert(std::is_trivially_copyable_v<Day>);

/// The code of the error that `make` throws; nothing if it throws none.
template <class Make>
std::optional<ErrorCode> code_of(Make&& make) {
    try {
        std::ignore = make();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

/// Counts days by turning the leaves of the calendar, one by one.
struct Leaf {
    int year = 1;
    unsigned month = 1;
    unsigned day = 1;

    [[nodiscard]] bool is_leap() const { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
    [[nodiscard]] unsigned days_in_month() const {
        if (month == 2) return is_leap() ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
    void turn() {
        if (++day <= days_in_month()) return;
        day = 1;
        if (++month <= 12) return;
        month = 1;
        ++year;
    }
    [[nodiscard]] std::string text() const {
        const auto padded = [](int number, std::size_t width) {
            const std::string digits = std::to_string(number);
            return std::string(width - digits.size(), '0') + digits;
        };
        return padded(year, 4) + "-" + padded(static_cast<int>(month), 2) + "-" + padded(static_cast<int>(day), 2);
    }
};

TEST(Day, IsTheFirstOf1970IfNothingIsSaid) {
    EXPECT_EQ(Day{}, Day(1970, 1, 1));
    EXPECT_EQ(Day{}.number(), 0);
}

TEST(Day, ReachesFromTheFirstOfYearOneToTheLastOfYear9999) {
    EXPECT_EQ(Day::first(), Day(1, 1, 1));
    EXPECT_EQ(Day::last(), Day(9999, 12, 31));
    EXPECT_EQ(text_of(Day::first()), "0001-01-01");
    EXPECT_EQ(text_of(Day::last()), "9999-12-31");
    EXPECT_TRUE(Day::first().is_known());
    EXPECT_TRUE(Day::last().is_known());
}

TEST(Day, CanStandOneDayBesideWhatItHolds) {
    EXPECT_TRUE((Day::last() + 1).is_known());
    EXPECT_EQ((Day::last() + 1) - 1, Day::last());
    EXPECT_EQ(text_of(Day::last() + 1), "10000-01-01");
    EXPECT_EQ((Day::first() - 1) + 1, Day::first());
    EXPECT_EQ(text_of(Day::first() - 1), "0000-12-31");
}

TEST(Day, IsNothingOutsideTheCalendar) {
    EXPECT_EQ(Day::find(0, 12, 31), std::nullopt);
    EXPECT_EQ(Day::find(-1, 1, 1), std::nullopt);
    EXPECT_EQ(Day::find(10'000, 1, 1), std::nullopt);
    EXPECT_EQ(Day::find(2003, 0, 1), std::nullopt);
    EXPECT_EQ(Day::find(2003, 13, 1), std::nullopt);
    EXPECT_EQ(Day::find(2003, 9, 0), std::nullopt);
    EXPECT_EQ(Day::find(2003, 9, 31), std::nullopt);
    EXPECT_EQ(Day::find(2003, 12, 32), std::nullopt);
}

TEST(Day, IsNothingForNumbersThatAreRightOnlyInTheirLastByte) {
    EXPECT_EQ(Day::find(2003, 256 + 9, 1), std::nullopt);
    EXPECT_EQ(Day::find(2003, 9, 256 + 1), std::nullopt);
    EXPECT_EQ(Day::find(2003, 0xFFFF'FF09, 1), std::nullopt);
    EXPECT_EQ(Day::find(65'536 + 2003, 9, 1), std::nullopt);
    EXPECT_EQ(Day::find(-63'533, 9, 1), std::nullopt);  // 2003 - 65,536
    EXPECT_EQ(code_of([] { return Day(2003, 256 + 9, 1); }), ErrorCode::bad_day);
}

TEST(Day, Knows29FebruaryInLeapYearsOnly) {
    for (const int year : {4, 2004, 2000, 1600, 400, 9996}) EXPECT_TRUE(Day::find(year, 2, 29)) << year;
    for (const int year : {1, 2003, 1900, 2100, 100, 9999}) EXPECT_FALSE(Day::find(year, 2, 29)) << year;
    EXPECT_EQ(Day(2004, 3, 1) - Day(2004, 2, 28), 2);
    EXPECT_EQ(Day(1900, 3, 1) - Day(1900, 2, 28), 1);
    EXPECT_FALSE(Day::find(2004, 2, 30));
}

TEST(Day, ThatDoesNotExistIsAnErrorThatNamesIt) {
    EXPECT_EQ(code_of([] { return Day(2003, 2, 29); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return Day(0, 1, 1); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return Day(10'000, 1, 1); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return Day(2004, 2, 29); }), std::nullopt);
    try {
        std::ignore = Day(-2'147'483'647 - 1, 4'294'967'295U, 4'294'967'295U);  // the longest there is
        ADD_FAILURE() << "no such day";
    } catch (const Error& error) {
        EXPECT_EQ(error.subject(), "-2147483648-4294967295-4294967295");
    }
}

TEST(Day, GivesItsYearMonthAndDay) {
    const auto date = Day(2003, 11, 12).date();
    EXPECT_EQ(int{date.year()}, 2003);
    EXPECT_EQ(unsigned{date.month()}, 11U);
    EXPECT_EQ(unsigned{date.day()}, 12U);
}

TEST(Day, SortsMarksBehindEveryDayAndUnknownLast) {
    EXPECT_LT(Day::first(), Day::last());
    EXPECT_LT(Day::last() + 1, Day::running());
    EXPECT_LT(Day::running(), Day::unknown());
}

TEST(Day, TellsMarksFromDays) {
    EXPECT_FALSE(Day::running().is_known());
    EXPECT_FALSE(Day::unknown().is_known());
    EXPECT_NE(Day::running(), Day::unknown());
}

TEST(Day, StaysAMarkWhateverIsAdded) {
    for (const std::int32_t days : {-2'147'483'647, -1, 0, 1, 2'147'483'647}) {
        EXPECT_EQ(Day::running() + days, Day::running()) << days;
        EXPECT_EQ(Day::unknown() + days, Day::unknown()) << days;
        EXPECT_EQ(Day::running() - days, Day::running()) << days;
        EXPECT_EQ(Day::unknown() - days, Day::unknown()) << days;
    }
}

TEST(Day, IsWrittenAsLedgersWriteIt) {
    EXPECT_EQ(text_of(Day(2003, 9, 1)), "2003-09-01");
    EXPECT_EQ(text_of(Day(987, 6, 5)), "0987-06-05");
    EXPECT_EQ(text_of(Day::running()), "");
    EXPECT_EQ(text_of(Day::unknown()), "?");
}

TEST(DayLaw, AgreesWithTurningEveryLeafFromYearOneTo9999) {
    Leaf leaf;
    std::int32_t number = Day::first().number();
    for (; leaf.year <= 9999; leaf.turn(), ++number) {
        const auto day = Day::find(leaf.year, leaf.month, leaf.day);
        ASSERT_TRUE(day.has_value()) << leaf.text();
        ASSERT_EQ(day->number(), number) << leaf.text();
        const auto date = Day::from_number(number).date();
        ASSERT_TRUE(int{date.year()} == leaf.year && unsigned{date.month()} == leaf.month &&
                    unsigned{date.day()} == leaf.day)
            << leaf.text();
        if (leaf.day == leaf.days_in_month()) {
            ASSERT_FALSE(Day::find(leaf.year, leaf.month, leaf.day + 1)) << leaf.text();
        }
        if (number % 97 == 0) {
            ASSERT_EQ(text_of(*day), leaf.text());
        }
    }
    EXPECT_EQ(number, Day::last().number() + 1);
}

class DrawnDaysLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(DrawnDaysLaw, AddTakeAwayAndCompareLikeTheirNumbers) {
    std::mt19937 rng{GetParam()};
    const auto drawn = [&rng] { return Day::from_number(static_cast<std::int32_t>(rng() % 3'652'059) - 719'162); };
    for (int round = 0; round < 100; ++round) {
        const Day a = drawn();
        const Day b = drawn();
        const std::int32_t gap = b.number() - a.number();
        ASSERT_EQ(b - a, gap);
        ASSERT_EQ(a + gap, b);
        ASSERT_EQ(b - gap, a);
        ASSERT_EQ(a < b, gap > 0);
        ASSERT_EQ(a == b, gap == 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DrawnDaysLaw, ::testing::Range(0U, 40U));

TEST(Day, ConvertsFromAndToTheDaysOfChrono) {
    using std::chrono::sys_days;
    using std::chrono::year_month_day;
    const year_month_day date{std::chrono::year{2003}, std::chrono::month{9}, std::chrono::day{1}};
    EXPECT_EQ((Day{date}), (Day{2003, 9, 1}));
    EXPECT_EQ(Day{sys_days{date}}, (Day{2003, 9, 1}));
    EXPECT_EQ(static_cast<year_month_day>(Day{2003, 9, 1}), date);
    EXPECT_EQ(static_cast<sys_days>(Day{2003, 9, 1}), sys_days{date});
    for (const Day each : {Day::first(), Day::last(), Day{2000, 2, 29}})
        EXPECT_EQ(Day{static_cast<sys_days>(each)}, each) << text_of(each);
    const year_month_day no_day{std::chrono::year{2003}, std::chrono::month{2}, std::chrono::day{29}};
    EXPECT_EQ(code_of([&] { return Day{no_day}; }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return Day{static_cast<sys_days>(Day::last()) + std::chrono::days{1}}; }),
              ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return Day{sys_days{std::chrono::days{-719'163}}}; }), ErrorCode::bad_day);
}

}  // namespace
}  // namespace jiedui
