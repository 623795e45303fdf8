// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// ServedDays: the days that one teacher served, and when they reach a threshold.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/query/service.hpp"

namespace jiedui {

/// Days in a row, and the share of a post that is served on each of them [thousandths].
struct Stretch {
    DayRange days;
    std::int64_t share = 1000;
};

/// The months or terms of a calendar, numbered in their order: of which it only matters where they begin.
class CalendarUnits {
public:
    CalendarUnits(ServiceUnit unit, const Calendar& calendar) : unit_{unit}, calendar_{calendar} {}

    /// The number of the unit that `day` lies in.
    [[nodiscard]] std::int64_t number_of(Day day) const {
        const auto date = day.date();
        const std::int64_t year = int{date.year()};
        if (unit_ == ServiceUnit::months) return year * 12 + (unsigned{date.month()} - 1);
        const Calendar::Border border{unsigned{date.month()}, unsigned{date.day()}};
        if (border < calendar_.spring()) return year * 2 - 1;  // the autumn term of the year before
        return year * 2 + (border < calendar_.autumn() ? 0 : 1);
    }
    /// The first day of a unit.  @pre it is a day, or the one after the last
    [[nodiscard]] Day begin_of(std::int64_t number) const {
        const std::int64_t each = unit_ == ServiceUnit::months ? 12 : 2;
        const auto year = static_cast<int>(number / each);
        if (year > int{Day::last().date().year()}) return Day::last() + 1;
        if (unit_ == ServiceUnit::months) return Day{year, static_cast<unsigned>(number % each) + 1, 1};
        const auto [month, day] = number % each == 0 ? calendar_.spring() : calendar_.autumn();
        return Day{year, month, day};
    }
    /// The number of the first unit that begins on `day` or later.
    [[nodiscard]] std::int64_t first_from(Day day) const {
        const std::int64_t number = number_of(day);
        const bool begins_there = number >= least() && begin_of(number) == day;
        return begins_there ? number : number + 1;
    }
    /// The number of the last unit that ends before `until`, and 1.
    [[nodiscard]] std::int64_t end_before(Day until) const {
        if (until > Day::last())
            return unit_ == ServiceUnit::months ? number_of(Day::last()) + 1 : number_of(Day::last());
        return number_of(until);
    }

private:
    [[nodiscard]] std::int64_t least() const noexcept { return unit_ == ServiceUnit::months ? 12 : 2; }
    ServiceUnit unit_;
    Calendar calendar_;
};

/// The days that one teacher served: scratch that is filled for one after the other.
class ServedDays {
public:
    ServedDays(const Service& asked, const Calendar& calendar)
        : threshold_{asked.threshold}, by_share_{asked.by_share}, units_{asked.threshold.unit, calendar} {}

    void clear() noexcept { stretches_.clear(); }
    void add(DayRange days, std::int64_t share) {
        if (!days.is_empty()) stretches_.push_back({days, by_share_ ? share : 1000});
    }
    /// Lays what was added side by side: no day twice, none with more than one post.
    void settle() {
        std::ranges::sort(stretches_, {}, [](const Stretch& each) { return each.days.first; });
        by_share_ ? add_up_shares() : join();
    }

    /// How many days before `until` [thousandths of a day].  @pre settled, as for the others
    [[nodiscard]] std::int64_t thousandths_before(Day until) const {
        std::int64_t sum = 0;
        for (const Stretch& each : stretches_) sum += before(each.days, until).count() * each.share;
        return sum;
    }
    [[nodiscard]] bool reach_threshold_before(Day until) const {
        const auto day = threshold_reached();
        return day && *day < until;
    }
    /// The day with which the threshold is reached.
    [[nodiscard]] std::optional<Day> threshold_reached() const {
        std::int64_t missing = threshold_.count;
        if (threshold_.unit == ServiceUnit::days) {
            missing *= 1000;
            for (const Stretch& each : stretches_) {
                if (each.share == 0) continue;
                const std::int64_t wanted = (missing + each.share - 1) / each.share;
                if (wanted <= each.days.count()) return each.days.first + static_cast<std::int32_t>(wanted - 1);
                missing -= each.days.count() * each.share;
            }
            return std::nullopt;
        }
        for (const Stretch& each : stretches_) {
            const std::int64_t first = units_.first_from(each.days.first);
            const std::int64_t count = units_.end_before(each.days.until) - first;
            if (missing <= count) return units_.begin_of(first + missing) - 1;
            missing -= std::max<std::int64_t>(count, 0);
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] static DayRange before(DayRange days, Day until) noexcept {
        return {days.first, std::min(days.until, until)};
    }
    void join() {
        std::size_t kept = 0;
        for (const Stretch& each : stretches_) {
            if (kept > 0 && each.days.first <= stretches_[kept - 1].days.until)
                stretches_[kept - 1].days.until = std::max(stretches_[kept - 1].days.until, each.days.until);
            else
                stretches_[kept++] = each;
        }
        stretches_.resize(kept);
    }
    void add_up_shares() {
        std::vector<std::pair<Day, std::int64_t>> changes;
        for (const Stretch& each : stretches_) {
            changes.emplace_back(each.days.first, each.share);
            changes.emplace_back(each.days.until, -each.share);
        }
        std::ranges::sort(changes);
        stretches_.clear();
        std::int64_t share = 0;
        for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
            share += changes[i].second;
            const DayRange days{changes[i].first, changes[i + 1].first};
            if (!days.is_empty() && share > 0) stretches_.push_back({days, std::min<std::int64_t>(share, 1000)});
        }
    }

    ServiceThreshold threshold_;
    bool by_share_;
    CalendarUnits units_;
    std::vector<Stretch> stretches_{};
};

}  // namespace jiedui
