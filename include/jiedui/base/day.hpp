// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Day: a proleptic Gregorian calendar day in four bytes.

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/error.hpp"

namespace jiedui {

/// A calendar day from 0001-01-01 to 9999-12-31, or one of two marks: `running()` (no end yet) and `unknown()`.
/// The marks sort behind every real day: first running, then unknown.  There are no times of day and no time
/// zones.
class Day {
public:
    /// 1970-01-01.
    constexpr Day() noexcept = default;
    /// The day with this year, month (from 1) and day of the month (from 1).
    /// @errors ErrorCode::bad_day if there is no such day.
    constexpr Day(int year, unsigned month, unsigned day) {
        const auto found = find(year, month, day);
        if (!found) throw Error{ErrorCode::bad_day, detail::iso_text(year, month, day)};
        *this = *found;
    }
    /// The same calendar day as `date`.
    /// @errors ErrorCode::bad_day if there is no such day, or Day cannot hold it.
    constexpr explicit Day(std::chrono::year_month_day date)
        : Day{int{date.year()}, unsigned{date.month()}, unsigned{date.day()}} {}
    /// The same calendar day as `date`.
    /// @errors ErrorCode::bad_day if Day cannot hold it.
    constexpr explicit Day(std::chrono::sys_days date) : Day{std::chrono::year_month_day{date}} {}

    /// The day that is `number` days after 1970-01-01; before it if `number` is negative.
    /// @pre Day can hold that day.
    [[nodiscard]] static constexpr Day from_number(std::int32_t number) noexcept {
        Day day;
        day.number_ = number;
        return day;
    }
    /// The day with this year, month and day of the month; nothing if there is no such day, or the year is not
    /// from 1 to 9999.
    [[nodiscard]] static constexpr std::optional<Day> find(int year, unsigned month, unsigned day) noexcept {
        if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;  // chrono keeps one byte of each
        const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                               std::chrono::day{day}};
        if (!date.ok()) return std::nullopt;
        return from_number(static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count()));
    }
    [[nodiscard]] static constexpr Day first() noexcept { return from_number(-719'162); }  ///< 0001-01-01
    [[nodiscard]] static constexpr Day last() noexcept { return from_number(2'932'896); }  ///< 9999-12-31
    /// The mark for «no end yet».
    [[nodiscard]] static constexpr Day running() noexcept { return from_number(2'147'483'646); }
    /// The mark for «not known».
    [[nodiscard]] static constexpr Day unknown() noexcept { return from_number(2'147'483'647); }

    /// Whether it is a real day, neither running nor unknown.
    [[nodiscard]] constexpr bool is_known() const noexcept { return number_ < running().number_; }
    /// Days since 1970-01-01; negative before it.  Marks have numbers larger than every real day.
    [[nodiscard]] constexpr std::int32_t number() const noexcept { return number_; }
    /// Year, month and day.  @pre is_known()
    [[nodiscard]] constexpr std::chrono::year_month_day date() const noexcept {
        return std::chrono::sys_days{std::chrono::days{number_}};
    }
    /// The same day as a type of std::chrono.
    /// @pre is_known()
    constexpr explicit operator std::chrono::year_month_day() const noexcept { return date(); }
    constexpr explicit operator std::chrono::sys_days() const noexcept {
        return std::chrono::sys_days{std::chrono::days{number_}};
    }

    /// The day that is `days` days later.  A mark stays the same mark.
    /// @pre the result is from the day before `Day::first()` to the day after `Day::last()`.
    friend constexpr Day operator+(Day day, std::int32_t days) noexcept {
        return day.is_known() ? from_number(day.number_ + days) : day;
    }
    /// The day that is `days` days earlier, with the same precondition.  A mark stays the same mark.
    friend constexpr Day operator-(Day day, std::int32_t days) noexcept { return day + -days; }
    /// How many days `a` is after `b`; negative if it is before [days].
    /// @pre both are known.
    friend constexpr std::int32_t operator-(Day a, Day b) noexcept { return a.number_ - b.number_; }
    friend constexpr auto operator<=>(Day, Day) = default;

private:
    std::int32_t number_ = 0;
};

/// Whether the value is a real day, a mark, or the day after `Day::last()`, which may end a period.  For days
/// whose bytes come from a file.
[[nodiscard]] constexpr bool is_sound(Day day) noexcept {
    return day == Day::running() || day == Day::unknown() || (Day::first() <= day && day <= Day::last() + 1);
}

/// The day as a ledger writes it: ISO 8601, `2003-09-01`; empty if running, `?` if unknown.
[[nodiscard]] inline std::string text_of(Day day) {
    if (day == Day::unknown()) return "?";
    if (day == Day::running()) return {};
    const auto date = day.date();
    return detail::iso_text(int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

}  // namespace jiedui
