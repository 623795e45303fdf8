// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Time filters by their definition: every settling of the unknown bounds of a tie, day by day.

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace jiedui::naive {

/// Bounds and periods are looked at within these days; every day that a test names lies well inside.
inline constexpr int window_first = -3;
inline constexpr int window_last = 50;
/// The first day after a tie that runs on: behind the window.
inline constexpr int never = std::numeric_limits<int>::max();

/// The days of a tie, from `first` to the eve of `until`, unknown ones empty; a transfer was made on one of them.
struct Times {
    bool is_of_transfer = false;
    std::optional<int> first{}, until{};
};

/// One call of at (a period of one day), during or throughout; both days inside.
struct TimeFilter {
    std::string how;
    int first = 0;
    int last = 0;
};

/// Whether days from `first` to the eve of `until` meet the filter, day by day.
inline bool meets(const TimeFilter& filter, int first, int until) {
    bool some = false;
    bool every = true;
    for (int day = filter.first; day <= filter.last; ++day) {
        const bool in_force = first <= day && day < until;
        some = some || in_force;
        every = every && in_force;
    }
    return filter.how == "throughout" ? every : some;
}
inline bool meets_all(const std::vector<TimeFilter>& filters, int first, int until) {
    return std::ranges::all_of(filters, [&](const TimeFilter& each) { return meets(each, first, until); });
}

/// All first days and days after the last that a tie may have.
inline std::vector<std::pair<int, int>> settlings_of(const Times& tie) {
    std::vector<std::pair<int, int>> settlings;
    if (tie.is_of_transfer) {
        for (int day = tie.first.value_or(window_first); day < tie.until.value_or(window_last + 1); ++day)
            settlings.emplace_back(day, day + 1);
        return settlings;
    }
    for (int first = tie.first.value_or(window_first); first <= tie.first.value_or(window_last); ++first) {
        if (tie.until && first < *tie.until) settlings.emplace_back(first, *tie.until);
        for (int until = first + 1; !tie.until && until <= std::max(first, window_last) + 1; ++until)
            settlings.emplace_back(first, until);
        if (!tie.until) settlings.emplace_back(first, never);
    }
    return settlings;
}
/// Those of them that meet all filters.
inline std::vector<std::pair<int, int>> settlings_of(const Times& tie, const std::vector<TimeFilter>& filters) {
    auto settlings = settlings_of(tie);
    std::erase_if(settlings, [&](const auto& each) { return !meets_all(filters, each.first, each.second); });
    return settlings;
}

/// Whether a tie is in force as all filters together ask: yes if for every settling, no if for none, else undecided.
inline std::string in_time(const Times& tie, const std::vector<TimeFilter>& filters) {
    const auto meeting = settlings_of(tie, filters).size();
    return meeting == 0 ? "no" : meeting == settlings_of(tie).size() ? "yes" : "undecided";
}

/// Whether the day lies in the period of every filter.
inline bool is_in_window(int day, const std::vector<TimeFilter>& filters) {
    return std::ranges::all_of(filters, [&](const TimeFilter& each) { return each.first <= day && day <= each.last; });
}

/// The days that lie in every filter on which the tie is in force in every settling.  Unknown first days are settled up to
/// `window_last`, so nothing can be said of that day.
inline std::set<int> sure_days(const Times& tie, const std::vector<TimeFilter>& filters) {
    const auto settlings = settlings_of(tie, filters);
    std::set<int> days;
    for (int day = window_first; day < window_last; ++day) {
        const bool is_sure = std::ranges::all_of(
            settlings, [&](const auto& settled) { return settled.first <= day && day < settled.second; });
        if (is_sure && !settlings.empty() && is_in_window(day, filters)) days.insert(day);
    }
    return days;
}

/// On how many days of the window the tie may be in force, one number a settling.
inline std::set<int> days_in_window(const Times& tie, const std::vector<TimeFilter>& filters) {
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
