// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Period: half-open days, whose bounds may be unknown and whose end may still run.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"

namespace jiedui {

/// The days in `[first, until)`: half-open, never empty.  `until` may be `Day::running()` (no end
/// yet), and either bound may be `Day::unknown()`.
class Period {
public:
    /// @errors ErrorCode::empty_period unless `first < until`, where both are known; ErrorCode::bad_day
    /// if `first` is running.
    constexpr Period(Day first, Day until) : first_{first}, until_{until} {
        if (first == Day::running()) throw Error{ErrorCode::bad_day, "running as the first one"};
        if (first.is_known() && until.is_known() && first >= until)
            throw Error{ErrorCode::empty_period, text_of(first) + ".." + text_of(until - 1)};
    }
    /// The same without a look at the bounds: for loops over columns that were checked once.
    /// @pre they make a Period.
    [[nodiscard]] static constexpr Period unchecked(Day first, Day until) noexcept {
        return {first, until, Unchecked{}};
    }
    /// The days from `first_day` to `last_day`, both inside.
    /// @errors ErrorCode::empty_period if the last day lies before the first.
    [[nodiscard]] static constexpr Period inclusive(Day first_day, Day last_day) { return {first_day, last_day + 1}; }
    /// That one day.
    [[nodiscard]] static constexpr Period of_day(Day day) { return {day, day + 1}; }

    [[nodiscard]] constexpr Day first() const noexcept { return first_; }         ///< the first day inside
    [[nodiscard]] constexpr Day until() const noexcept { return until_; }         ///< the first day after
    [[nodiscard]] constexpr Day last_day() const noexcept { return until_ - 1; }  ///< the last day inside
    /// Whether both bounds are known days.
    [[nodiscard]] constexpr bool has_known_bounds() const noexcept { return first_.is_known() && until_.is_known(); }
    /// How many days it has; nothing unless both bounds are known.
    [[nodiscard]] constexpr std::optional<std::int32_t> day_count() const noexcept {
        if (!has_known_bounds()) return std::nullopt;
        return until_ - first_;
    }

    /// Whether `first ≤ latest_first` and `until ≥ earliest_until`, over every settling of what is
    /// unknown: the one test behind at, during and throughout.  As a period is never empty, its
    /// first day, or its last, is surely inside where it is known.
    /// @pre both are known; `latest_first` may be Day::last() + 1, and `earliest_until` Day::first(),
    /// for «no demand».
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
    /// Whether `day` lies inside.
    [[nodiscard]] constexpr Certainty contains(Day day) const noexcept { return starts_by_and_lasts(day, day + 1); }

    friend constexpr bool operator==(const Period&, const Period&) = default;

private:
    struct Unchecked {};
    constexpr Period(Day first, Day until, Unchecked) noexcept : first_{first}, until_{until} {}
    Day first_;
    Day until_;
};

/// `2003-09-01..2004-01-31`, both inside as in a ledger; a bound that is unknown is `?`, a running end empty.
[[nodiscard]] inline std::string text_of(const Period& period) {
    return text_of(period.first()) + ".." + text_of(period.last_day());
}

}  // namespace jiedui
