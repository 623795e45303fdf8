// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TimeFilters: all time filters of a slice together, as one test that answers yes, no or undecided.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/base/period.hpp"

namespace jiedui {

/// The days `[first, until)`; no days unless `first < until`.  Unlike a Period it may be empty, and its bounds are
/// never unknown or running.
struct DayRange {
    Day first = Day::first();
    Day until = Day::first();

    [[nodiscard]] constexpr bool is_empty() const noexcept { return first >= until; }
    /// How many days it has [days].
    [[nodiscard]] constexpr std::int32_t count() const noexcept { return is_empty() ? 0 : until - first; }
    friend constexpr DayRange operator&(DayRange a, DayRange b) noexcept {
        return {std::max(a.first, b.first), std::min(a.until, b.until)};
    }
    friend constexpr bool operator==(DayRange, DayRange) = default;
};

/// All time filters of a slice together.
///
/// Each filter demands that a tie begins on or before one day, and that its `until` is another day or later.  These
/// days are:
///
/// - `at(d)`: d, and d + 1;
/// - `during(p)`: the last day of p, and the day after the first day of p;
/// - `throughout(p)`: the first day of p, and the `until` of p.
///
/// So all filters together demand the earliest of the first days and the latest of the second days.
class TimeFilters {
public:
    enum class Kind : std::uint8_t { during, throughout };
    struct Filter {
        Kind kind;
        Period period;  ///< for `at`, a period of one day
    };

    /// Adds a filter.  @errors ErrorCode::unknown_bound if a bound of `period` is unknown or running.
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
    /// The filters, in the order in which they were added.
    [[nodiscard]] const std::vector<Filter>& filters() const& noexcept { return filters_; }
    [[nodiscard]] std::vector<Filter> filters() && { return filters_; }

    /// The last day on which a tie may begin, and the earliest `until` that it may have, to meet all filters.
    /// @pre !is_empty()
    [[nodiscard]] Day first_by() const noexcept { return first_by_; }
    [[nodiscard]] Day lasts_until() const noexcept { return lasts_until_; }

    /// Whether an agreement or posting of this period meets all filters; undecided if that depends on unknown bounds.
    [[nodiscard]] Certainty keep(const Period& period) const noexcept {
        if (is_empty()) return Certainty::yes;
        return period.starts_by_and_lasts(first_by_, lasts_until_);
    }
    /// Whether a transfer that was made on one unknown day of `span` meets all filters; undecided if that depends on
    /// the day.  The bounds of `span` may be unknown.
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
    /// Whether a school may be open on at least one day of each filter.
    /// @param opened the first day of the school; may be unknown.
    /// @param closed the first day after its last; may be unknown or running.
    [[nodiscard]] bool may_be_open(Day opened, Day closed) const noexcept {
        if (is_empty()) return true;
        const bool opens_late = opened.is_known() && opened >= open_before_;
        const bool closes_early = closed.is_known() && closed <= open_after_;
        return !opens_late && !closes_early;
    }

    /// The days that lie in the period of every filter, perhaps none; all days if there is no filter.
    [[nodiscard]] DayRange window() const noexcept { return {open_after_, open_before_}; }
    /// The days of the window on which an agreement or posting that meets all filters is surely in force: the days
    /// that it has for every value of its unknown bounds with which it meets the filters.
    [[nodiscard]] DayRange sure_days(const Period& period) const noexcept {
        const bool first_known = period.first().is_known();
        const bool until_known = period.until() != Day::unknown();
        const Day until = period.until() == Day::running() ? Day::last() + 1 : period.until();
        const Day latest_first = period.until().is_known() ? std::min(first_by_, period.until() - 1) : first_by_;
        const Day earliest_until = first_known ? std::max(lasts_until_, period.first() + 1) : lasts_until_;
        return window() & DayRange{first_known ? period.first() : latest_first, until_known ? until : earliest_until};
    }
    /// The days of the window on which an agreement or posting of this period may be in force.
    [[nodiscard]] DayRange possible_days(const Period& period) const noexcept {
        const bool until_known = period.until().is_known();
        return window() & DayRange{period.first().is_known() ? period.first() : Day::first(),
                                   until_known ? period.until() : Day::last() + 1};
    }
    /// The day of a transfer that was made on one unknown day of `span` and meets all filters, if only one day is
    /// possible; else no days.  The bounds of `span` may be unknown.
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
