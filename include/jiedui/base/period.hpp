// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Period: a half-open span of days; its bounds may be unknown, and its end may be running.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui {

/// The days from `first`, inside, to `until`, outside; a period is never empty.  `until` may be
/// `Day::running()` (no end yet).  Each bound may be `Day::unknown()`.
class Period {
public:
    /// The period from the day `first` to the day before `until`.
    /// @errors ErrorCode::empty_period if both bounds are calendar days and `until` is `first` or earlier;
    ///     ErrorCode::bad_day if `first` is `Day::running()`.
    constexpr Period(Day first, Day until) : first_{first}, until_{until} {
        if (first == Day::running()) throw Error{ErrorCode::bad_day, "running as the first one"};
        if (first.is_known() && until.is_known() && first >= until)
            throw Error{ErrorCode::empty_period, text_of(first) + ".." + text_of(until - 1)};
    }
    /// Makes a period without checking the bounds, for columns whose bounds were checked before.
    /// @pre the constructor accepts the bounds.
    [[nodiscard]] static constexpr Period unchecked(Day first, Day until) noexcept {
        return {first, until, Unchecked{}};
    }
    /// The days from `first_day` to `last_day`, both inside.
    /// @errors ErrorCode::empty_period if the last day lies before the first; ErrorCode::bad_day if `first_day`
    ///     is running.
    [[nodiscard]] static constexpr Period inclusive(Day first_day, Day last_day) { return {first_day, last_day + 1}; }
    /// The period that has only this day.  An unknown day gives a period of two unknown bounds.
    /// @errors ErrorCode::bad_day if `day` is running.
    [[nodiscard]] static constexpr Period of_day(Day day) { return {day, day + 1}; }

    [[nodiscard]] constexpr Day first() const noexcept { return first_; }         ///< the first day inside, or unknown
    [[nodiscard]] constexpr Day until() const noexcept { return until_; }         ///< the first day after it, or a mark
    [[nodiscard]] constexpr Day last_day() const noexcept { return until_ - 1; }  ///< the last day inside, or a mark
    /// Whether both bounds are known days.
    [[nodiscard]] constexpr bool has_known_bounds() const noexcept { return first_.is_known() && until_.is_known(); }
    /// How many days the period has [days]; nothing if a bound is unknown or running.
    [[nodiscard]] constexpr std::optional<std::int32_t> day_count() const noexcept {
        if (!has_known_bounds()) return std::nullopt;
        return until_ - first_;
    }

    /// Whether the period begins on `latest_first` or before, and its `until` is `earliest_until` or later.
    /// The result is yes or no if it is the same for every possible value of the unknown bounds, else
    /// undecided.  A period is never empty, so a known first or last day is certainly inside.
    /// @pre both arguments are known.  `Day::last() + 1` as `latest_first`, or `Day::first()` as
    ///     `earliest_until`, demands nothing.
    [[nodiscard]] constexpr Certainty starts_by_and_lasts(Day latest_first, Day earliest_until) const noexcept {
        const bool first_known = first_.is_known();
        const bool until_known = until_ != Day::unknown();
        if (first_known && first_ > latest_first) return Certainty::no;
        if (until_known && until_ < earliest_until) return Certainty::no;
        const bool surely_starts =
            first_known || (until_.is_known() && until_ - 1 <= latest_first) || latest_first > Day::last();
        const bool surely_lasts =
            until_known || (first_known && first_ + 1 >= earliest_until) || earliest_until <= Day::first();
        return surely_starts && surely_lasts ? Certainty::yes : Certainty::undecided;
    }
    /// Whether `day` lies inside; undecided if that depends on an unknown bound.
    /// @pre `day` is known.
    [[nodiscard]] constexpr Certainty contains(Day day) const noexcept { return starts_by_and_lasts(day, day + 1); }

    friend constexpr bool operator==(const Period&, const Period&) = default;

private:
    struct Unchecked {};
    constexpr Period(Day first, Day until, Unchecked) noexcept : first_{first}, until_{until} {}
    Day first_;
    Day until_;
};

/// The first and the last day, both inside: `2003-09-01..2004-01-31`.  An unknown bound is written as `?`, a
/// running end as nothing.
[[nodiscard]] inline std::string text_of(const Period& period) {
    return text_of(period.first()) + ".." + text_of(period.last_day());
}

}  // namespace jiedui
