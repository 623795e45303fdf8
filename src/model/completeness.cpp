// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/completeness.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "jiedui/model/records.hpp"

namespace jiedui {
namespace {

constexpr Day end_of_days = Day::last() + 1;

/// An unknown first day reaches back to the beginning, a running end goes on to the end.
[[nodiscard]] DayRange days_of(const Period& period) noexcept {
    return {period.first().is_known() ? period.first() : Day::first(),
            period.until().is_known() ? period.until() : end_of_days};
}

[[nodiscard]] Period period_of(const DayRange& days) {
    return {days.first == Day::first() ? Day::unknown() : days.first,
            days.until == end_of_days ? Day::running() : days.until};
}

/// Those that touch become one; ascending.
[[nodiscard]] std::vector<DayRange> joined(std::vector<DayRange> days) {
    std::ranges::sort(days, {}, &DayRange::first);
    std::vector<DayRange> all;
    for (const DayRange& each : days) {
        if (each.is_empty()) continue;
        if (!all.empty() && each.first <= all.back().until)
            all.back().until = std::max(all.back().until, each.until);
        else
            all.push_back(each);
    }
    return all;
}

}  // namespace

bool lacks_rows(const Settings& settings, std::string_view table, const DayRange& days) {
    return std::ranges::any_of(settings.gaps, [&](const Settings::Gap& each) {
        return each.table == table && !(days_of(each.period) & days).is_empty();
    });
}

std::vector<std::string_view> tables_lacking_ties(const Slice& slice) {
    const Network& network = slice.network();
    const TimeFilters& times = slice.times();
    std::vector<std::string_view> tables;
    const auto look_at = [&](TieKind kind, std::string_view table, const Settings::Gap& gap) {
        if (gap.table != table || !slice.looks_at(kind) || std::ranges::find(tables, table) != tables.end()) return;
        const bool is_of_one_day = kind == TieKind::transfer;
        const Certainty meets = is_of_one_day ? times.keep_day_of(gap.period) : times.keep(gap.period);
        if (meets != Certainty::no) tables.push_back(table);
    };
    for (const Settings::Gap& each : network.ledger().settings().gaps) {
        look_at(TieKind::agreement, Support::table, each);
        look_at(TieKind::posting, Posting::table, each);
        look_at(TieKind::transfer, Transfer::table, each);
    }
    return tables;
}

bool is_complete(const Settings& settings, std::string_view table, const DayRange& days) {
    if (days.is_empty() || lacks_rows(settings, table, days)) return false;
    std::vector<DayRange> declared;
    for (const Settings::Complete& each : settings.complete)
        if (each.table == table && each.period.until() != Day::unknown()) declared.push_back(days_of(each.period));
    declared = joined(std::move(declared));
    const bool has_beginning = days.first > Day::first();
    if (!has_beginning)
        return !declared.empty() && declared.front().first < days.until && declared.front().until >= days.until;
    return std::ranges::any_of(
        declared, [&](const DayRange& each) { return each.first <= days.first && days.until <= each.until; });
}

void detail::add_gaps(Settings& settings, std::string_view table, std::vector<DayRange> days) {
    if (days.empty()) return;
    for (const Settings::Gap& each : settings.gaps)
        if (each.table == table) days.push_back(days_of(each.period));
    std::erase_if(settings.gaps, [&](const Settings::Gap& each) { return each.table == table; });
    for (const DayRange& each : joined(std::move(days))) settings.gaps.push_back({std::string{table}, period_of(each)});
    std::ranges::sort(settings.gaps, {}, [](const Settings::Gap& each) {
        return std::tuple{std::string_view{each.table}, each.period.first(), each.period.until()};
    });
}

void detail::order_gaps(Settings& settings) {
    std::map<std::string, std::vector<DayRange>> days;
    for (const Settings::Gap& each : std::exchange(settings.gaps, {})) days[each.table].push_back(days_of(each.period));
    for (auto& [table, left_out] : days) add_gaps(settings, table, std::move(left_out));
}

}  // namespace jiedui
