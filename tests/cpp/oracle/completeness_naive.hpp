// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// For which days a ledger lists everything, as `is_complete` defines it, day by day.

#include <algorithm>
#include <optional>
#include <string>

#include "jiedui/model/ledger.hpp"

namespace jiedui::naive {

/// Whether every day from `first` to before `end` is declared of the table, and no row was left out that concerns one of them.
/// Without a first day they are all days before `end`: then it is enough that those from the first declared one on are declared.
inline bool lists_all(const Settings& settings, const std::string& table, std::optional<int> first, int end) {
    constexpr int long_ago = -2000;  // before every drawn day
    const auto is_in = [&](const auto& list, int day) {
        return std::ranges::any_of(list, [&](const auto& each) {
            const bool has_begun = !each.period.first().is_known() || each.period.first().number() <= day;
            const Day until = each.period.until();
            return each.table == table && has_begun && until != Day::unknown() && until.number() > day;
        });
    };
    int begin = first.value_or(long_ago);
    for (int day = begin; day < end; ++day)
        if (is_in(settings.gaps, day)) return false;
    while (!first && begin < end && !is_in(settings.complete, begin)) ++begin;
    for (int day = begin; day < end; ++day)
        if (!is_in(settings.complete, day)) return false;
    return begin < end;
}

/// Whether rows of a table were left out that may be of one of these days; the last one counts.
inline bool lost_rows(const Settings& settings, const std::string& table, std::optional<int> first, int last) {
    return std::ranges::any_of(settings.gaps, [&](const Settings::Gap& each) {
        const Period& period = each.period;
        const bool begins_too_late = period.first().is_known() && period.first().number() > last;
        const bool ends_too_soon = first && period.until().is_known() && period.until().number() <= *first;
        return each.table == table && !begins_too_late && !ends_too_soon;
    });
}

}  // namespace jiedui::naive
