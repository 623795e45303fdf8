// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/calendar.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"

namespace jiedui {
namespace {

using enum Precision;

static_assert(sizeof(Span) == 8 && sizeof(LastDay) == 8, "a column of spans is a column of eight bytes");
static_assert(std::is_trivially_copyable_v<Span> && std::is_trivially_copyable_v<LastDay>);

const Calendar usual;

/// A span in full: `2003-09-01..2003-09-30 month`; `none` if there is none.
std::string shown(const std::optional<Span>& span) {
    if (!span) return "none";
    return text_of(span->first()) + ".." + text_of(span->last()) + " " + std::string{word_of(span->precision())};
}

/// The same, as read from `text`.
std::string read(std::string_view text, const Calendar& calendar = usual) { return shown(calendar.find_span(text)); }

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

TEST(Span, IsUnknownIfNothingIsSaid) {
    EXPECT_FALSE(Span{}.is_known());
    EXPECT_EQ(Span{}.first(), Day::unknown());
    EXPECT_EQ(Span{}.last(), Day::unknown());
    EXPECT_EQ(text_of(Span{}), "");
    EXPECT_EQ(Span{}, Span{Day::unknown()});
}

TEST(Span, OfADayBeginsAndEndsThere) {
    const Span span = Day(2003, 9, 1);
    EXPECT_EQ(shown(span), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(span.period(), Period::of_day(Day(2003, 9, 1)));
}

TEST(Span, KeepsBothBoundsAndThePrecisionOfTheLongest) {
    for (const std::int32_t days : {0, 1, 30, 365, 366, 4'095, 8'191})
        for (const Precision precision : all_of_list<Precision>()) {
            const Span span{Day::first(), Day::first() + days, precision};
            EXPECT_EQ(span.first(), Day::first());
            EXPECT_EQ(span.last(), Day::first() + days);
            EXPECT_EQ(span.precision(), precision);
            EXPECT_EQ(span.period().day_count(), days + 1);
        }
    EXPECT_EQ(Span(Day::last(), Day::last(), month).last(), Day::last());
}

TEST(Span, IsOrderedByItsFirstDayAndThenByItsLength) {
    const auto span = [](std::string_view text) { return usual.span_of(text); };
    EXPECT_LT(span("2003-08-31"), span("2003-09"));
    EXPECT_LT(span("2003-09-01"), span("2003-09"));
    EXPECT_LT(span("2003-09"), span("2003-autumn"));
    EXPECT_LT(span("2003-autumn"), span("2003/2004"));
    EXPECT_LT(span("9999-12-31"), Span{});
    EXPECT_NE(span("2003-09"), span("2003-09-01"));
    EXPECT_EQ(span("2003-09"), span("200309"));
}

TEST(LastDay, IsASpanUnknownOrRunning) {
    const LastDay month_end = usual.span_of("2003-09");
    EXPECT_TRUE(month_end.is_known());
    EXPECT_FALSE(month_end.is_running());
    EXPECT_EQ(month_end.until(), Day(2003, 10, 1));
    EXPECT_EQ(text_of(month_end), "2003-09");

    const LastDay still = LastDay::running();
    EXPECT_TRUE(still.is_running());
    EXPECT_FALSE(still.is_known());
    EXPECT_EQ(still.until(), Day::running());
    EXPECT_EQ(text_of(still), "");

    const LastDay unknown = Span{};
    EXPECT_FALSE(unknown.is_running());
    EXPECT_FALSE(unknown.is_known());
    EXPECT_EQ(unknown.until(), Day::unknown());
    EXPECT_EQ(text_of(unknown), "?");
    EXPECT_NE(still, unknown);
}

TEST(LastDay, MayBeTheLastThereIs) {
    const LastDay last = Day::last();
    EXPECT_EQ(last.until(), Day::last() + 1);
    EXPECT_EQ(text_of(last), "9999-12-31");
}

// The forms of a date that ledgers use: [dates] of the proposal for headers and words.

TEST(FindSpan, ReadsEveryFormOfADay) {
    for (const std::string_view text : {"2003-09-01", "2003/9/1", "2003.9.1", "20030901", "2003年9月1日", "2003-9-1",
                                        "2003.09.01", "2003年09月01日", "2003年9月1号"})
        EXPECT_EQ(read(text), "2003-09-01..2003-09-01 day") << text;
}

TEST(FindSpan, ReadsEveryFormOfAMonth) {
    for (const std::string_view text : {"2003-09", "2003.09", "2003.9", "2003/9", "200309", "2003年9月", "2003-9",
                                        "2003/09", "2003年09月", "2003年9月份"})
        EXPECT_EQ(read(text), "2003-09-01..2003-09-30 month") << text;
}

TEST(FindSpan, ReadsEveryFormOfAnAutumnTerm) {
    for (const std::string_view text : {"2003-autumn", "2003秋", "2003年秋", "2003年秋期", "2003年秋季", "2003年秋学期",
                                        "2003年秋季学期", "2003秋季学期", "2003秋季"})
        EXPECT_EQ(read(text), "2003-09-01..2004-01-31 autumn") << text;
}

TEST(FindSpan, ReadsEveryFormOfASpringTerm) {
    for (const std::string_view text : {"2003-spring", "2003春", "2003年春", "2003年春期", "2003年春季", "2003年春学期",
                                        "2003年春季学期", "2003春季学期", "2003春季"})
        EXPECT_EQ(read(text), "2003-02-01..2003-08-31 spring") << text;
}

TEST(FindSpan, ReadsEveryFormOfASchoolYear) {
    for (const std::string_view text : {"2003/2004", "2003-2004", "2003学年", "2003—2004学年", "2003-2004学年",
                                        "2003-2004学年度", "2003学年度", "2003–2004", "2003~2004", "2003至2004学年"})
        EXPECT_EQ(read(text), "2003-09-01..2004-08-31 school_year") << text;
}

TEST(FindSpan, ReadsACalendarYearOfWhichPeopleKeepRecords) {
    EXPECT_EQ(read("2003"), "2003-01-01..2003-12-31 year");
    EXPECT_EQ(read(" ２００３ "), "2003-01-01..2003-12-31 year");
    EXPECT_EQ(read("1900"), "1900-01-01..1900-12-31 year");
    EXPECT_EQ(read("2099"), "2099-01-01..2099-12-31 year");
    for (const std::string_view text : {"1899", "2100", "0901", "1231", "37865"}) EXPECT_EQ(read(text), "none") << text;
}

TEST(PeriodOf, IsASpanOrTheDaysFromOneToAnother) {
    const auto period = [](std::string_view text) { return text_of(usual.period_of(text)); };
    EXPECT_EQ(period("2003-autumn"), "2003-09-01..2004-01-31");
    EXPECT_EQ(period("2003/2004"), "2003-09-01..2004-08-31");
    EXPECT_EQ(period("2003"), "2003-01-01..2003-12-31");
    EXPECT_EQ(period("2003-09..2004-06"), "2003-09-01..2004-06-30");
    EXPECT_EQ(period(" 2003-09-02 .. 2003-09-02 "), "2003-09-02..2003-09-02");
    EXPECT_EQ(period("2003..2003-spring"), "2003-01-01..2003-08-31");
}

TEST(PeriodOf, NamesTheTextThatIsNone) {
    for (const std::string_view text :
         {"", "..", "2003-09..", "..2003-09", "2003-09..2003-10..2003-11", "2003-09...2004"})
        EXPECT_EQ(code_of([&] { return usual.period_of(text); }), ErrorCode::bad_span) << text;
    EXPECT_EQ(code_of([] { return usual.period_of("2004-06..2003-09"); }), ErrorCode::empty_period);
}

TEST(FindSpan, RefusesWhatIsNotClear) {
    for (const std::string_view text :
         {"03/04/2003",   "2003年度",    "03年",       "203",         "2003年",     "03-09-01",   "9月1日",
          "1/9/2003",     "2003-秋",     "2003年秋天", "秋",          "2003/2005",  "2003-02004", "2003/002004",
          "2003/2003",    "2004/2003",   "2003-09/01", "2003.09-01",  "2003年9月1", "2003年9",    "2003-9月",
          "2003-autumns", "2003-winter", "2003年学年", "2003-2004年", "03/04"})
        EXPECT_EQ(read(text), "none") << text;
}

TEST(FindSpan, RefusesWhatIsNoDate) {
    for (const std::string_view text : {"",
                                        " ",
                                        "?",
                                        "至今",
                                        "-",
                                        "--",
                                        "a",
                                        "2003-09-",
                                        "2003-09-01-",
                                        "-2003-09-01",
                                        "2003--09",
                                        "2003-09-01-02",
                                        "2003-09-01 00:00",
                                        "2003-09-01T00:00:00Z",
                                        "37865",
                                        "2003090",
                                        "200309011",
                                        "20030901123",
                                        "99999999999999999999",
                                        "二〇〇三年九月",
                                        "2003-09-0x",
                                        "2003\x80",
                                        "2003-009",
                                        "2003-9-001",
                                        "2003年9月1日前",
                                        "约2003年",
                                        "2003,9"})
        EXPECT_EQ(read(text), "none") << text;
    EXPECT_EQ(read(std::string_view{"2003-09\0", 8}), "none");
    EXPECT_EQ(read(std::string_view{"2003\0"
                                    "09",
                                    7}),
              "none");
}

TEST(FindSpan, RefusesDaysAndMonthsThatDoNotExist) {
    for (const std::string_view text :
         {"2003-02-29", "1900-02-29", "2003-02-30", "2003-09-31", "2003-09-00", "2003-00-01", "2003-13-01", "2003-13",
          "2003-00", "200313", "200300", "20030931", "20031301", "2003年13月", "2003年2月29日", "0000-01-01", "0000-01",
          "000001", "00000101"})
        EXPECT_EQ(read(text), "none") << text;
}

TEST(FindSpan, Knows29February) {
    EXPECT_EQ(read("2004-02-29"), "2004-02-29..2004-02-29 day");
    EXPECT_EQ(read("2000年2月29日"), "2000-02-29..2000-02-29 day");
    EXPECT_EQ(read("2004-02"), "2004-02-01..2004-02-29 month");
    EXPECT_EQ(read("2003-02"), "2003-02-01..2003-02-28 month");
    EXPECT_EQ(read("1900-02"), "1900-02-01..1900-02-28 month");
}

TEST(FindSpan, ReadsFullWidthDigitsAndSigns) {
    EXPECT_EQ(read("２００３－０９－０１"), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(read("２００３．９．１"), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(read("２００３年９月１日"), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(read("２００３／２００４"), "2003-09-01..2004-08-31 school_year");
    EXPECT_EQ(read("２００３～２００４学年"), "2003-09-01..2004-08-31 school_year");
    EXPECT_EQ(read("２００３秋"), "2003-09-01..2004-01-31 autumn");
    EXPECT_EQ(read("２００３０９"), "2003-09-01..2003-09-30 month");
}

TEST(FindSpan, DropsWhiteSpaceAndCaseAsEveryMatchOfALedgerDoes) {
    EXPECT_EQ(read("  2003-09-01\t"), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(read("2003 年 9 月 1 日"), "2003-09-01..2003-09-01 day");
    EXPECT_EQ(read("2003年\n9月"), "2003-09-01..2003-09-30 month");
    EXPECT_EQ(read("2003年\u3000秋季\u00A0学期"), "2003-09-01..2004-01-31 autumn");
    EXPECT_EQ(read("2003-Autumn"), "2003-09-01..2004-01-31 autumn");
    EXPECT_EQ(read("2003-SPRING"), "2003-02-01..2003-08-31 spring");
}

TEST(FindSpan, ReachesToTheBordersOfTheCalendar) {
    EXPECT_EQ(read("0001-01-01"), "0001-01-01..0001-01-01 day");
    EXPECT_EQ(read("9999-12-31"), "9999-12-31..9999-12-31 day");
    EXPECT_EQ(read("99991231"), "9999-12-31..9999-12-31 day");
    EXPECT_EQ(read("0001-01"), "0001-01-01..0001-01-31 month");
    EXPECT_EQ(read("9999-12"), "9999-12-01..9999-12-31 month");
    EXPECT_EQ(read("0001-spring"), "0001-02-01..0001-08-31 spring");
    EXPECT_EQ(read("9999-spring"), "9999-02-01..9999-08-31 spring");
    EXPECT_EQ(read("0001-autumn"), "0001-09-01..0002-01-31 autumn");
    EXPECT_EQ(read("9998/9999"), "9998-09-01..9999-08-31 school_year");
    EXPECT_EQ(read("9999-autumn"), "none");  // it would end in the year 10000
    EXPECT_EQ(read("9999学年"), "none");
    EXPECT_EQ(read("9999/10000"), "none");
    EXPECT_EQ(read("0000-autumn"), "none");
    EXPECT_EQ(read("0000/0001"), "none");
    EXPECT_EQ(read("0000-spring"), "none");
}

TEST(SpanOf, IsFindSpanOrAnErrorThatNamesTheText) {
    EXPECT_EQ(shown(usual.span_of("2003-09")), "2003-09-01..2003-09-30 month");
    for (const std::string_view text : {"", "2003年度", "2003-02-29"}) {
        try {
            std::ignore = usual.span_of(text);
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::bad_span);
            EXPECT_EQ(error.subject(), text);
        }
    }
}

TEST(DayOf, TakesOneDayAndNothingLonger) {
    EXPECT_EQ(usual.day_of("2003年9月1日"), Day(2003, 9, 1));
    for (const std::string_view text : {"2003-09", "2003-autumn", "2003-spring", "2003/2004"})
        EXPECT_EQ(code_of([&] { return usual.day_of(text); }), ErrorCode::not_one_day) << text;
    EXPECT_EQ(code_of([] { return usual.day_of("2003"); }), ErrorCode::not_one_day);
    EXPECT_EQ(code_of([] { return usual.day_of("1899"); }), ErrorCode::bad_span);
    EXPECT_EQ(code_of([] { return usual.day_of(""); }), ErrorCode::bad_span);
}

TEST(Calendar, HasTheTermsOfMostSchoolsIfNothingIsSaid) {
    EXPECT_EQ(usual.autumn(), (Calendar::Border{9, 1}));
    EXPECT_EQ(usual.spring(), (Calendar::Border{2, 1}));
    EXPECT_EQ(usual, Calendar({9, 1}, {2, 1}));
    EXPECT_NE(usual, Calendar({9, 2}, {2, 1}));
    EXPECT_NE(usual, Calendar({9, 1}, {2, 2}));
}

TEST(Calendar, OfADistrictMovesItsTerms) {
    const Calendar calendar{{8, 25}, {2, 20}};
    EXPECT_EQ(read("2003-autumn", calendar), "2003-08-25..2004-02-19 autumn");
    EXPECT_EQ(read("2004-spring", calendar), "2004-02-20..2004-08-24 spring");
    EXPECT_EQ(read("2003/2004", calendar), "2003-08-25..2004-08-24 school_year");
    EXPECT_EQ(read("2003-09", calendar), "2003-09-01..2003-09-30 month");
}

TEST(Calendar, WithTermsFromTheFirstOfMarchEndsAutumnOn29FebruaryInLeapYears) {
    const Calendar calendar{{9, 1}, {3, 1}};
    EXPECT_EQ(read("2003-autumn", calendar), "2003-09-01..2004-02-29 autumn");
    EXPECT_EQ(read("2004-autumn", calendar), "2004-09-01..2005-02-28 autumn");
}

TEST(Calendar, WithSpringFromNewYearEndsEvenTheLastAutumnInItsYear) {
    const Calendar calendar{{9, 1}, {1, 1}};
    EXPECT_EQ(read("2003-autumn", calendar), "2003-09-01..2003-12-31 autumn");
    EXPECT_EQ(read("9999-autumn", calendar), "9999-09-01..9999-12-31 autumn");
    EXPECT_EQ(read("9999-spring", calendar), "9999-01-01..9999-08-31 spring");
    EXPECT_EQ(read("9999学年", calendar), "none");
}

TEST(Calendar, MayHaveTermsOfOneDay) {
    const Calendar calendar{{1, 2}, {1, 1}};
    EXPECT_EQ(read("2003-spring", calendar), "2003-01-01..2003-01-01 spring");
    EXPECT_EQ(read("2003-autumn", calendar), "2003-01-02..2003-12-31 autumn");
    EXPECT_EQ(calendar.day_of("2003-spring"), Day(2003, 1, 1));
}

TEST(Calendar, RefusesTermsThatDoNotFitIntoEveryYear) {
    const auto code = [](Calendar::Border autumn, Calendar::Border spring) {
        return code_of([&] { return Calendar{autumn, spring}; });
    };
    EXPECT_EQ(code({9, 1}, {2, 1}), std::nullopt);
    EXPECT_EQ(code({12, 31}, {1, 1}), std::nullopt);
    EXPECT_EQ(code({2, 1}, {9, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 1}, {9, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 1}, {2, 29}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({2, 29}, {2, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 31}, {2, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({13, 1}, {2, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 0}, {2, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 1}, {0, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({256 + 9, 1}, {2, 1}), ErrorCode::bad_calendar);
    EXPECT_EQ(code({9, 256 + 1}, {2, 1}), ErrorCode::bad_calendar);
}

TEST(FindTerm, GivesTheTermOrYearThatBeginsInAYear) {
    EXPECT_EQ(shown(usual.find_term(2003, autumn)), "2003-09-01..2004-01-31 autumn");
    EXPECT_EQ(shown(usual.find_term(2003, spring)), "2003-02-01..2003-08-31 spring");
    EXPECT_EQ(shown(usual.find_term(2003, school_year)), "2003-09-01..2004-08-31 school_year");
}

TEST(FindTerm, GivesNothingForADayOrAMonth) {
    EXPECT_EQ(usual.find_term(2003, Precision::day), std::nullopt);
    EXPECT_EQ(usual.find_term(2003, Precision::month), std::nullopt);
}

TEST(Calendar, FindsTheSchoolYearOfADay) {
    EXPECT_EQ(shown(usual.find_school_year(Day{2003, 8, 31})), "2002-09-01..2003-08-31 school_year");
    EXPECT_EQ(shown(usual.find_school_year(Day{2003, 9, 1})), "2003-09-01..2004-08-31 school_year");
    EXPECT_EQ(shown(usual.find_school_year(Day{9999, 8, 31})), "9998-09-01..9999-08-31 school_year");
    EXPECT_EQ(shown(usual.find_school_year(Day{9999, 9, 1})), "none") << "it ends behind the last day";
    EXPECT_EQ(shown(usual.find_school_year(Day::last())), "none");
    EXPECT_EQ(shown(usual.find_school_year(Day::first())), "none") << "it begins before the first day";
}

TEST(FindTerm, GivesNothingForAnyYearOutsideTheCalendar) {
    for (const int year : {std::numeric_limits<int>::min(), -65'536 + 2003, -1, 0, 10'000, 65'536 + 2003,
                           std::numeric_limits<int>::max()})
        for (const Precision precision : {autumn, spring, school_year})
            EXPECT_EQ(shown(usual.find_term(year, precision)), "none") << year;
}

/// A calendar whose terms fit, drawn.
Calendar drawn_calendar(std::mt19937& rng) {
    const auto border = [&rng] {
        return Calendar::Border{static_cast<unsigned>(1 + rng() % 12), static_cast<unsigned>(1 + rng() % 28)};
    };
    Calendar::Border spring_border = border();
    Calendar::Border autumn_border = border();
    while (autumn_border == spring_border) autumn_border = border();
    if (autumn_border < spring_border) std::swap(autumn_border, spring_border);
    return {autumn_border, spring_border};
}

/// Whether a day of the year is on or after a border.
bool is_from(Day day, Calendar::Border border) {
    const auto date = day.date();
    return unsigned{date.month()} > border.month ||
           (unsigned{date.month()} == border.month && unsigned{date.day()} >= border.day);
}

class CalendarLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(CalendarLaw, HasOneTermForEachDayByTheBordersBeforeIt) {
    std::mt19937 rng{GetParam()};
    const Calendar calendar = drawn_calendar(rng);
    for (int round = 0; round < 100; ++round) {
        const Day day = Day(1995, 1, 1) + static_cast<std::int32_t>(rng() % 10'000);
        const int year{day.date().year()};
        int terms = 0;
        for (int each = year - 2; each <= year + 2; ++each)
            for (const Precision precision : {autumn, spring}) {
                if (calendar.find_term(each, precision)->period().contains(day) != Certainty::yes) continue;
                ++terms;
                const bool from_autumn = is_from(day, calendar.autumn());
                const bool from_spring = is_from(day, calendar.spring());
                ASSERT_EQ(precision, from_spring && !from_autumn ? spring : autumn) << text_of(day);
                ASSERT_EQ(each, from_spring ? year : year - 1) << text_of(day);
            }
        ASSERT_EQ(terms, 1) << text_of(day);
    }
}

TEST_P(CalendarLaw, MakesASchoolYearOfAnAutumnAndTheSpringBehindIt) {
    std::mt19937 rng{GetParam()};
    const Calendar calendar = drawn_calendar(rng);
    const int year = 1 + static_cast<int>(rng() % 9'997);
    const Span whole = *calendar.find_term(year, school_year);
    const Span first_half = *calendar.find_term(year, autumn);
    const Span second_half = *calendar.find_term(year + 1, spring);
    EXPECT_EQ(whole.first(), first_half.first());
    EXPECT_EQ(first_half.last() + 1, second_half.first());
    EXPECT_EQ(second_half.last(), whole.last());
    EXPECT_EQ(whole.last() + 1, calendar.find_term(year + 1, school_year)->first());
}

/// A text of a drawn precision and year, of the form that the library itself writes.
std::string drawn_text(std::mt19937& rng, Precision precision) {
    const auto padded = [](unsigned number, std::size_t width) {
        const std::string digits = std::to_string(number);
        return std::string(width - digits.size(), '0') + digits;
    };
    const unsigned number = 1 + static_cast<unsigned>(rng() % 9'998);
    const std::string year = padded(number, 4);
    std::string year_and_month = year + "-" + padded(1 + static_cast<unsigned>(rng() % 12), 2);
    switch (precision) {
        case Precision::day: return year_and_month + "-" + padded(1 + static_cast<unsigned>(rng() % 28), 2);
        case Precision::month: return year_and_month;
        case autumn: return year + "-autumn";
        case spring: return year + "-spring";
        case school_year: return year + "/" + padded(number + 1, 4);
        case Precision::year: return padded(1900 + number % 200, 4);
    }
    return {};
}

TEST_P(CalendarLaw, ReadsBackEqualWhatItWritesAtEveryPrecision) {
    std::mt19937 rng{GetParam()};
    const Calendar calendar = drawn_calendar(rng);
    for (const Precision precision : all_of_list<Precision>()) {
        const std::string text = drawn_text(rng, precision);
        const auto span = calendar.find_span(text);
        ASSERT_TRUE(span.has_value()) << text;
        EXPECT_EQ(span->precision(), precision) << text;
        EXPECT_EQ(text_of(*span), text);
        EXPECT_EQ(text_of(LastDay{*span}), text);
        EXPECT_EQ(calendar.find_span(text_of(*span)), span) << text;
    }
}

TEST_P(CalendarLaw, NeitherFailsNorInventsDaysOnTextsMadeOfDatePieces) {
    static constexpr std::string_view pieces[]{"2003", "2004", "9999", "0",  "9",  "12", "31", "-",  "/",      ".",
                                               "年",   "月",   "日",   "秋", "春", "季", "期", "学", "学年度", "~",
                                               "２",   " ",    "\x80", "?",  "\0", "2",  "01", "至"};
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (auto left = 1 + rng() % 7; left > 0; --left) text += pieces[rng() % std::size(pieces)];
        const auto span = usual.find_span(text);
        if (!span) continue;
        ASSERT_GE(span->first(), Day::first()) << text;
        ASSERT_LE(span->last(), Day::last()) << text;
        ASSERT_LE(span->first(), span->last()) << text;
        ASSERT_EQ(usual.find_span(text_of(*span)), span) << text;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CalendarLaw, ::testing::Range(0U, 100U));

TEST(CalendarLaw, GivesEveryMonthItsDays) {
    for (int year = 1; year <= 9999; year += year < 100 || year > 9'900 ? 1 : 37)
        for (unsigned each = 1; each <= 12; ++each) {
            const std::string text = text_of(Day(year, each, 1)).substr(0, 7);
            const Span span = usual.span_of(text);
            ASSERT_EQ(span.first(), Day(year, each, 1));
            ASSERT_EQ(span.last() + 1, each == 12 ? Day(year, 12, 31) + 1 : Day(year, each + 1, 1)) << text;
            ASSERT_EQ(text_of(span), text);
        }
}

TEST(FindSpan, RefusesSixDigitsThatMayBeAShortYear) {
    const Calendar calendar;
    EXPECT_TRUE(calendar.find_span("190001"));
    EXPECT_TRUE(calendar.find_span("209912"));
    EXPECT_FALSE(calendar.find_span("030901"));
    EXPECT_FALSE(calendar.find_span("990901"));
    EXPECT_FALSE(calendar.find_span("189912"));
    EXPECT_FALSE(calendar.find_span("210001"));
}

TEST(FindSpan, RefusesNumbersSplitByWhiteSpace) {
    const Calendar calendar;
    EXPECT_EQ(calendar.find_span("2003 - 09"), calendar.find_span("2003-09"));
    EXPECT_EQ(calendar.find_span(" 2003年 9月 1日 "), calendar.find_span("2003-09-01"));
    EXPECT_FALSE(calendar.find_span("2003-1 1"));
    EXPECT_FALSE(calendar.find_span("2003 09"));
    EXPECT_FALSE(calendar.find_span("20 03"));
}

}  // namespace
}  // namespace jiedui
