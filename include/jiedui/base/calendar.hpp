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

/// What a ledger writes where it needs a day: a day, a month, a term, a year or a school year; or unknown.  A
/// span that is given as a first day means the first of its days; as a last day, the last of them.
class Span {
public:
    /// An unknown span.
    constexpr Span() noexcept = default;
    /// One known day.
    constexpr Span(Day day) noexcept : Span{day, day, Precision::day} {}  // NOLINT(google-explicit-constructor)
    /// The days from `first` to `last`, both inside.
    /// @param precision how the ledger writes them.
    /// @pre both days are known, `first` is not after `last`, and `last` is at most 8,191 days after `first`.
    constexpr Span(Day first, Day last, Precision precision) noexcept
        : first_{first},
          extent_{static_cast<std::uint32_t>(last - first) << 3U | static_cast<std::uint32_t>(precision)} {}

    [[nodiscard]] constexpr bool is_known() const noexcept { return first_.is_known(); }
    /// Its first day, or a mark if unknown or running.
    [[nodiscard]] constexpr Day first() const noexcept { return first_; }
    [[nodiscard]] constexpr Day last() const noexcept {
        return first_ + static_cast<std::int32_t>(extent_ >> 3U);
    }  ///< its last day, or a mark if unknown or running
    [[nodiscard]] constexpr Precision precision() const noexcept { return static_cast<Precision>(extent_ & 7U); }
    /// All days of the span.
    /// @pre is_known()
    [[nodiscard]] constexpr Period period() const { return Period::inclusive(first(), last()); }
    /// Whether the value is one that a constructor can make.  For spans whose bytes come from a file.
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

/// The last day of a record: a span of days, unknown, or running (the record has no end yet).
class LastDay : public Span {
public:
    using Span::Span;
    constexpr LastDay(Span span) noexcept : Span{span} {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] static constexpr LastDay running() noexcept { return LastDay{Day::running(), 0}; }
    [[nodiscard]] constexpr bool is_running() const noexcept { return first() == Day::running(); }
    /// The day after the last one, as the `until` of a Period.  A mark stays a mark.
    [[nodiscard]] constexpr Day until() const noexcept { return last() + 1; }
};

/// The span as a ledger writes it: `2003-09-01`, `2003-09`, `2003-autumn`, `2003/2004`, `2003`.  The text is
/// empty if the span is unknown.
[[nodiscard]] JIEDUI_API std::string text_of(Span span);
/// The last day as a ledger writes it, like a Span; empty if it is running, `?` if it is unknown.
[[nodiscard]] JIEDUI_API std::string text_of(LastDay day);

/// On which days of the year the terms begin.  The autumn term ends on the day before the spring term begins,
/// and the spring term on the day before the autumn term begins.  A school year is an autumn term and the
/// spring term after it.
class JIEDUI_API Calendar {
public:
    /// A month and a day of the month, from 1: the day on which a term begins in every year.
    struct Border {
        unsigned month = 1;
        unsigned day = 1;
        friend constexpr auto operator<=>(const Border&, const Border&) = default;
    };

    /// The usual calendar: autumn from 1 September to 31 January, spring from 1 February to 31 August.
    constexpr Calendar() noexcept = default;
    /// @errors ErrorCode::bad_calendar unless both days exist in every year and spring begins before autumn.
    Calendar(Border autumn, Border spring);

    [[nodiscard]] constexpr Border autumn() const noexcept { return autumn_; }
    [[nodiscard]] constexpr Border spring() const noexcept { return spring_; }

    /// The term or school year that begins in `year`.
    /// @param precision autumn, spring or school_year.
    /// @return nothing for any other precision, and if Day cannot hold the days.
    [[nodiscard]] std::optional<Span> find_term(int year, Precision precision) const noexcept;
    /// The school year in which `day` lies; nothing if Day cannot hold its days.  @pre day is known
    [[nodiscard]] std::optional<Span> find_school_year(Day day) const noexcept;

    /// Reads a day, month, term, year or school year: `2003-09-01 2003/9/1 2003.9.1 20030901 2003年9月1日`,
    /// `2003-09 2003.9 2003/9 200309 2003年9月`, `2003-autumn 2003秋 2003年秋季学期`, `2003/2004 2003-2004 2003学年`, and
    /// from 1900 to 2099 `2003`, the calendar year.
    ///
    /// Full-width digits and signs are read as plain ones.  Upper and lower case do not matter.  White space is
    /// ignored, except between two digits: such a text is refused.
    /// @return nothing if the text has another form, or names a day that does not exist.
    [[nodiscard]] std::optional<Span> find_span(std::string_view text) const;
    /// Reads a text as `find_span` does.
    /// @errors ErrorCode::bad_span if `find_span` gives nothing for it.
    [[nodiscard]] Span span_of(std::string_view text) const;
    /// Reads the text of one day.
    /// @errors ErrorCode::bad_span if `find_span` gives nothing for the text; ErrorCode::not_one_day if it
    ///     means more than one day.
    [[nodiscard]] Day day_of(std::string_view text) const;
    /// Reads the days of one span, or the days from one span to another, both inside: `2003-09..2004-06`.
    /// @errors ErrorCode::bad_span if a part of the text is not a span; ErrorCode::empty_period if the second
    ///     span ends before the first one begins.
    [[nodiscard]] Period period_of(std::string_view text) const;

    friend constexpr bool operator==(const Calendar&, const Calendar&) = default;

private:
    Border autumn_{9, 1};
    Border spring_{2, 1};
};

}  // namespace jiedui
