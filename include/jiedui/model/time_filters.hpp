// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TimeFilters: all time filters of a slice together, as one test in three values.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/period.hpp"

namespace jiedui {

/// Days in a row: `[first, until)`, none unless `first < until`.  Unlike a Period it may be empty, and its bounds are days.
struct DayRange {
    Day first = Day::first();
    Day until = Day::first();

    [[nodiscard]] constexpr bool is_empty() const noexcept { return first >= until; }
    /// How many days it has.
    [[nodiscard]] constexpr std::int32_t count() const noexcept { return is_empty() ? 0 : until - first; }
    friend constexpr DayRange operator&(DayRange a, DayRange b) noexcept {
        return {std::max(a.first, b.first), std::min(a.until, b.until)};
    }
    friend constexpr bool operator==(DayRange, DayRange) = default;
};

/// All time filters of a slice together.
///
/// Each asks that a tie begins by some day and lasts until some day: `at(d)` by d and until d + 1,
/// `during(p)` by p's last day and until p.first + 1, `throughout(p)` by p.first and until p.until.  So
/// all of them together ask for the earliest of the first days and the latest of the second.
class TimeFilters {
public:
    enum class Kind : std::uint8_t { during, throughout };
    struct Filter {
        Kind kind;
        Period period;  ///< of one day for `at`
    };

    /// Adds a filter.  @errors ErrorCode::unknown_bound unless both bounds of `period` are known.
    void add(Kind kind, const Period& period) {
        if (!period.has_known_bounds()) throw Error{ErrorCode::unknown_bound, text_of(period)};
        filters_.push_back({kind, period});
        const bool whole = kind == Kind::throughout;
        first_by_ = std::min(first_by_, whole ? period.first() : period.last_day());
        lasts_until_ = std::max(lasts_until_, whole ? period.until() : period.first() + 1);
        open_before_ = std::min(open_before_, period.until());
        open_after_ = std::max(open_after_, period.first());
    }
    [[nodiscard]] bool is_empty() const noexcept { return filters_.empty(); }
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<Filter>& filters() const& noexcept { return filters_; }
    [[nodiscard]] std::vector<Filter> filters() && { return filters_; }

    /// By which day a tie must begin, and until which day it must last at least, to meet all filters.  @pre not empty
    [[nodiscard]] Day first_by() const noexcept { return first_by_; }
    [[nodiscard]] Day lasts_until() const noexcept { return lasts_until_; }

    /// Whether an agreement or posting of these bounds meets all filters, whatever the unknown bounds are.
    [[nodiscard]] Certainty keep(const Period& period) const noexcept {
        if (is_empty()) return Certainty::yes;
        return period.starts_by_and_lasts(first_by_, lasts_until_);
    }
    /// Whether a transfer that was made on one day of `span`, whose bounds may be unknown, meets all filters.
    [[nodiscard]] Certainty keep_day_of(const Period& span) const noexcept {
        if (is_empty()) return Certainty::yes;
        const Day earliest = lasts_until_ - 1;  // the days that meet all filters are [earliest, first_by_]
        if (earliest > first_by_) return Certainty::no;
        const bool begins_late = span.first().is_known() && span.first() > first_by_;
        const bool ends_early = span.until().is_known() && span.until() <= earliest;
        if (begins_late || ends_early) return Certainty::no;
        if (!span.has_known_bounds()) return Certainty::undecided;
        return span.first() >= earliest && span.last_day() <= first_by_ ? Certainty::yes : Certainty::undecided;
    }
    /// Whether a school of these bounds may be open on some day of each filter.
    [[nodiscard]] bool may_be_open(Day opened, Day closed) const noexcept {
        if (is_empty()) return true;
        const bool opens_late = opened.is_known() && opened >= open_before_;
        const bool closes_early = closed.is_known() && closed <= open_after_;
        return !opens_late && !closes_early;
    }

    /// The days that lie in the period of every filter; all days without one.
    [[nodiscard]] DayRange window() const noexcept { return {open_after_, open_before_}; }
    /// The days of the window on which an agreement or posting of these bounds that meets all filters is surely in force:
    /// however its unknown bounds are settled, if only it meets them.
    [[nodiscard]] DayRange sure_days(const Period& period) const noexcept {
        const bool first_known = period.first().is_known();
        const bool until_known = period.until() != Day::unknown();
        const Day until = period.until() == Day::running() ? Day::last() + 1 : period.until();
        const Day latest_first = period.until().is_known() ? std::min(first_by_, period.until() - 1) : first_by_;
        const Day earliest_until = first_known ? std::max(lasts_until_, period.first() + 1) : lasts_until_;
        return window() & DayRange{first_known ? period.first() : latest_first, until_known ? until : earliest_until};
    }
    /// The days of the window on which it may be in force.
    [[nodiscard]] DayRange possible_days(const Period& period) const noexcept {
        const bool until_known = period.until().is_known();
        return window() & DayRange{period.first().is_known() ? period.first() : Day::first(),
                                   until_known ? period.until() : Day::last() + 1};
    }
    /// The day of a transfer that was made on one day of `span`, whose bounds may be unknown, and meets all filters, if these
    /// leave it one day; else none.
    [[nodiscard]] DayRange sure_day_of(const Period& span) const noexcept {
        const DayRange meeting = is_empty() ? window() : DayRange{lasts_until_ - 1, first_by_ + 1};
        const DayRange days = meeting & DayRange{span.first().is_known() ? span.first() : Day::first(),
                                                 span.until().is_known() ? span.until() : Day::last() + 1};
        return days.count() == 1 ? window() & days : DayRange{};
    }

private:
    std::vector<Filter> filters_;
    Day first_by_ = Day::last() + 1;  // no demand
    Day lasts_until_ = Day::first();
    Day open_before_ = Day::last() + 1;
    Day open_after_ = Day::first();
};

}  // namespace jiedui
