// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// On which days a tie is surely in force: every settling of its unknown bounds that meets all filters, day by day.

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "oracle/ties_naive.hpp"

namespace jiedui::naive {

/// First days and days after the last that a tie may have, so that it meets all filters.
inline std::vector<std::pair<int, int>> settlings_of(const Tie& tie, const std::vector<TimeFilter>& filters) {
    std::vector<std::pair<int, int>> settlings;
    const auto add = [&](int first, int until) {
        if (first < until && meets_all(filters, first, until)) settlings.emplace_back(first, until);
    };
    if (tie.kind == TieKind::transfer) {
        for (int day = tie.first.value_or(window_first); day < tie.until.value_or(window_last + 1); ++day)
            add(day, day + 1);
        return settlings;
    }
    for (int first = tie.first.value_or(window_first); first <= tie.first.value_or(window_last); ++first) {
        if (tie.until) add(first, *tie.until);
        for (int until = first + 1; !tie.until && until <= window_last + 1; ++until) add(first, until);
        if (!tie.until) add(first, never);
    }
    return settlings;
}

/// Whether the day lies in the period of every filter.
inline bool is_in_window(int day, const std::vector<TimeFilter>& filters) {
    return std::ranges::all_of(filters, [&](const TimeFilter& each) { return each.first <= day && day <= each.last; });
}

/// The days that lie in every filter on which the tie is in force in every settling.  Unknown first days are settled up to
/// `window_last`, so nothing can be said of that day.
inline std::set<int> sure_days(const Tie& tie, const std::vector<TimeFilter>& filters) {
    const auto settlings = settlings_of(tie, filters);
    std::set<int> days;
    for (int day = window_first; day < window_last; ++day) {
        const bool is_sure = std::ranges::all_of(
            settlings, [&](const auto& settled) { return settled.first <= day && day < settled.second; });
        if (is_sure && !settlings.empty() && is_in_window(day, filters)) days.insert(day);
    }
    return days;
}

/// The days that lie in every filter on which the tie is in force in some settling.
inline std::set<int> possible_days(const Tie& tie, const std::vector<TimeFilter>& filters) {
    std::set<int> days;
    for (const auto& [first, until] : settlings_of(tie, filters))
        for (int day = std::max(first, window_first); day < std::min(until, window_last); ++day)
            if (is_in_window(day, filters)) days.insert(day);
    return days;
}

/// Days of a tie wherever they lie: all before those that are looked at are as the first of these, all behind as the last.
class Days {
public:
    explicit Days(std::set<int> days) : days_{std::move(days)} {}
    [[nodiscard]] bool contains(int day) const {
        return days_.contains(std::clamp(day, window_first, window_last - 1));
    }
    [[nodiscard]] bool have_no_end() const { return contains(window_last); }
    /// Whether one of them lies between these two, both inside.
    [[nodiscard]] bool meet(int first, int last) const {
        for (int day = std::max(first, window_first); day <= std::min(last, window_last); ++day)
            if (contains(day)) return true;
        return false;
    }
    /// Those that are looked at.
    [[nodiscard]] const std::set<int>& in_window() const { return days_; }

private:
    std::set<int> days_;
};

/// On how many days of the window the tie may be in force, one number a settling.
inline std::set<int> days_in_window(const Tie& tie, const std::vector<TimeFilter>& filters) {
    std::set<int> counts;
    for (const auto& [first, until] : settlings_of(tie, filters)) {
        int days = 0;
        for (int day = window_first; day < window_last; ++day)
            days += first <= day && day < until && is_in_window(day, filters) ? 1 : 0;
        counts.insert(days);
    }
    return counts;
}

}  // namespace jiedui::naive
