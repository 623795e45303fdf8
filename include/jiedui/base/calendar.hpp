// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Span: a day as ledgers write it, down to the precision known; Calendar: what terms and years mean.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/period.hpp"

namespace jiedui {

/// How exactly a ledger states a day.
enum class Precision : std::uint8_t { day, month, autumn, spring, school_year, year };

template <>
struct ClosedList<Precision> {
    static constexpr std::string_view name = "precision";
    static constexpr std::array<std::string_view, 6> words{"day", "month", "autumn", "spring", "school_year", "year"};
};

/// A stretch of days that stands where a ledger wants a day: a day, a month, a term, a year or a school
/// year; or unknown.  As a first day it means its first, as a last day its last.
class Span {
public:
    /// Unknown.
    constexpr Span() noexcept = default;
    /// One known day.
    constexpr Span(Day day) noexcept : Span{day, day, Precision::day} {}  // NOLINT(google-explicit-constructor)
    /// @pre both are known, and `last` lies at most 8,191 days after `first`.
    constexpr Span(Day first, Day last, Precision precision) noexcept
        : first_{first},
          extent_{static_cast<std::uint32_t>(last - first) << 3U | static_cast<std::uint32_t>(precision)} {}

    [[nodiscard]] constexpr bool is_known() const noexcept { return first_.is_known(); }
    [[nodiscard]] constexpr Day first() const noexcept { return first_; }  ///< its first day, or a mark
    [[nodiscard]] constexpr Day last() const noexcept {
        return first_ + static_cast<std::int32_t>(extent_ >> 3U);
    }  ///< its last, or a mark
    [[nodiscard]] constexpr Precision precision() const noexcept { return static_cast<Precision>(extent_ & 7U); }
    /// Its days.  @pre is_known()
    [[nodiscard]] constexpr Period period() const { return Period::inclusive(first(), last()); }
    /// Whether it could have been made by a constructor: for spans from outside.
    [[nodiscard]] constexpr bool is_sound() const noexcept {
        if (first_ == Day::running() || first_ == Day::unknown()) return extent_ == 0;
        return Day::first() <= first_ && first_ <= Day::last() && extent_ >> 3U <= 8191 &&
               first_ + static_cast<std::int32_t>(extent_ >> 3U) <= Day::last() &&
               (extent_ & 7U) < ClosedList<Precision>::words.size();
    }

    friend constexpr auto operator<=>(Span, Span) = default;

protected:
    constexpr explicit Span(Day mark, int) noexcept : first_{mark} {}

private:
    Day first_ = Day::unknown();
    std::uint32_t extent_ = 0;  // days after the first, precision in the lowest 3 bits
};

/// The last day of a record: a span, unknown, or running (there is no end yet).
class LastDay : public Span {
public:
    using Span::Span;
    constexpr LastDay(Span span) noexcept : Span{span} {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] static constexpr LastDay running() noexcept { return LastDay{Day::running(), 0}; }
    [[nodiscard]] constexpr bool is_running() const noexcept { return first() == Day::running(); }
    /// The first day after: the `until` of a period.
    [[nodiscard]] constexpr Day until() const noexcept { return last() + 1; }
};

/// As a ledger writes it: `2003-09-01`, `2003-09`, `2003-autumn`, `2003/2004`; empty if unknown.
[[nodiscard]] JIEDUI_API std::string text_of(Span span);
/// The same; empty if running, `?` if unknown.
[[nodiscard]] JIEDUI_API std::string text_of(LastDay day);

/// When terms begin.  The autumn term runs to the eve of spring, the spring term to the eve of
/// autumn, the school year from autumn to autumn.
class JIEDUI_API Calendar {
public:
    /// A day of every year.
    struct Border {
        unsigned month = 1;
        unsigned day = 1;
        friend constexpr auto operator<=>(const Border&, const Border&) = default;
    };

    /// Autumn from 1 September to 31 January, spring from 1 February to 31 August.
    constexpr Calendar() noexcept = default;
    /// @errors ErrorCode::bad_calendar unless both days exist in every year and spring begins before autumn.
    Calendar(Border autumn, Border spring);

    [[nodiscard]] constexpr Border autumn() const noexcept { return autumn_; }
    [[nodiscard]] constexpr Border spring() const noexcept { return spring_; }

    /// The term or school year that begins in `year`; nothing for another precision, or for days outside
    /// what Day can hold.
    [[nodiscard]] std::optional<Span> find_term(int year, Precision precision) const noexcept;

    /// Reads a day, month, term, year or school year: `2003-09-01 2003/9/1 2003.9.1 20030901 2003年9月1日`,
    /// `2003-09 2003.9 2003/9 200309 2003年9月`, `2003-autumn 2003秋 2003年秋季学期`, `2003/2004 2003-2004 2003学年`,
    /// and from 1900 to 2099 `2003`, the calendar year.
    /// Full-width digits and signs are read as plain ones, and white space and case count for nothing.
    /// Nothing if the text is none of these, or no day of the calendar.
    [[nodiscard]] std::optional<Span> find_span(std::string_view text) const;
    /// The same.  @errors ErrorCode::bad_span if the text means no span.
    [[nodiscard]] Span span_of(std::string_view text) const;
    /// The one day that `text` means.  @errors ErrorCode::bad_span, or ErrorCode::not_one_day for a longer span.
    [[nodiscard]] Day day_of(std::string_view text) const;
    /// The days that a span means, or those from one to another, both inside: `2003-09..2004-06`.
    /// @errors ErrorCode::bad_span if it is neither, ErrorCode::empty_period if the second ends before the first begins.
    [[nodiscard]] Period period_of(std::string_view text) const;

    friend constexpr bool operator==(const Calendar&, const Calendar&) = default;

private:
    Border autumn_{9, 1};
    Border spring_{2, 1};
};

}  // namespace jiedui
