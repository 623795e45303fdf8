// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ties and time as DESIGN 2.2 and 2.3 define them, read off the records one by one.

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/records.hpp"

namespace jiedui::naive {

/// Bounds and periods are looked at within these days; every day that a test names lies well inside.
inline constexpr int window_first = -3;
inline constexpr int window_last = 50;
/// The first day after a tie that runs on: behind the window.
inline constexpr int never = std::numeric_limits<int>::max();

/// The first day of a tie, or the first day after it; nothing if unknown.
using Bound = std::optional<int>;

/// One record seen as a tie.  Its days are those from `first` to the eve of `until`; a transfer was made on
/// one of these days.
struct Tie {
    TieKind kind = TieKind::agreement;
    std::string id{}, supporter{}, recipient{};
    std::optional<Channel> channel{};
    std::optional<Status> status{};
    Bound first{}, until{};
    const Support* support = nullptr;  ///< its record, in the records that it was read from
    const Posting* posting = nullptr;
    const Transfer* transfer = nullptr;
};

/// The record of which a tie is a later part; empty if it is whole, or a first part.
inline std::string part_of(const Tie& tie) {
    if (tie.support != nullptr) return tie.support->part_of.value_or("");
    return tie.posting != nullptr ? tie.posting->part_of.value_or("") : "";
}
/// Kind and id of the record of which a tie is a part, or the whole.
inline std::pair<TieKind, std::string> record_of(const Tie& tie) {
    const std::string whole = part_of(tie);
    return {tie.kind, whole.empty() ? tie.id : whole};
}

inline Bound first_of(Span span) { return span.is_known() ? Bound{span.first().number()} : std::nullopt; }
inline Bound after(LastDay day) {
    if (day.is_running()) return never;
    return day.is_known() ? Bound{day.last().number() + 1} : std::nullopt;
}

/// Whether `a` comes before `b` in the order of ties: kind; supporter; channel, unknown last; first day, unknown
/// last; until, known before running before unknown; recipient; id.
inline bool comes_before(const Tie& a, const Tie& b) {
    const auto key = [](const Tie& tie) {
        return std::tuple{tie.kind,  tie.supporter, !tie.channel, tie.channel,   !tie.first,
                          tie.first, !tie.until,    tie.until,    tie.recipient, tie.id};
    };
    return key(a) < key(b);
}

/// All ties of the records, in their order.  A posting in which the weak school sends is none.
inline std::vector<Tie> ties_of(const Records& records) {
    std::vector<Tie> ties;
    for (const Support& each : records.supports)
        ties.push_back({TieKind::agreement, each.id, each.supporter.id, each.recipient.id, each.channel, each.status,
                        first_of(each.first_day), after(each.last_day), &each});
    for (const Posting& each : records.postings)
        if (each.form != PostingForm::shadowing)
            ties.push_back({TieKind::posting, each.id, each.home.id, each.host.id, Channel::staff, each.status,
                            first_of(each.first_day), after(each.last_day), nullptr, &each});
    for (const Transfer& each : records.transfers)
        ties.push_back({TieKind::transfer, each.id, each.supporter.id, each.recipient.id, each.channel, Status::actual,
                        first_of(each.day), after(each.day), nullptr, nullptr, &each});
    std::ranges::sort(ties, &comes_before);
    return ties;
}

/// Whether none of `ties` is an earlier part of the record of a tie: so that the record counts once.
inline bool is_first_of(const std::vector<Tie>& ties, const Tie& tie) {
    return std::ranges::none_of(ties, [&](const Tie& other) {
        const bool is_before = part_of(other).empty() || (!part_of(tie).empty() && other.first < tie.first);
        return other.id != tie.id && record_of(other) == record_of(tie) && is_before;
    });
}

/// All parts of the record of a tie, in order of time.
inline std::vector<Tie> parts_of(const Records& records, const Tie& tie) {
    std::multimap<std::pair<bool, Bound>, Tie> in_order;  // equal ones stay as they come
    for (const Tie& each : ties_of(records))
        if (record_of(each) == record_of(tie)) in_order.emplace(std::pair{!part_of(each).empty(), each.first}, each);
    std::vector<Tie> parts;
    for (const auto& [key, each] : in_order) parts.push_back(each);
    return parts;
}

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

/// How often something came out true.
struct Settlings {
    bool some = false;
    bool every = true;
    void add(bool met) {
        some = some || met;
        every = every && met;
    }
    [[nodiscard]] std::string verdict() const { return !some ? "no" : every ? "yes" : "undecided"; }
};

/// Whether a tie is in force as all filters together ask: yes if for every settling of what is unknown, no if
/// for none, else undecided.
inline std::string in_time(const Tie& tie, const std::vector<TimeFilter>& filters) {
    if (filters.empty()) return "yes";
    Settlings settlings;
    if (tie.kind == TieKind::transfer) {
        for (int day = tie.first.value_or(window_first); day < tie.until.value_or(window_last + 1); ++day)
            settlings.add(meets_all(filters, day, day + 1));
        return settlings.verdict();
    }
    for (int first = tie.first.value_or(window_first); first <= tie.first.value_or(window_last); ++first) {
        if (tie.until) {
            if (first < *tie.until) settlings.add(meets_all(filters, first, *tie.until));
            continue;
        }
        for (int until = first + 1; until <= std::max(first, window_last) + 1; ++until)
            settlings.add(meets_all(filters, first, until));
        settlings.add(meets_all(filters, first, never));
    }
    return settlings.verdict();
}

}  // namespace jiedui::naive
