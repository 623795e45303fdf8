// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Where people are, and when, as their pages define it: presence, head_counts, double_bookings, not_returned.  Each is
/// asked of a slice of postings.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/coverage_naive.hpp"
#include "oracle/figures_naive.hpp"
#include "oracle/sure_days_naive.hpp"

namespace jiedui::naive {

inline std::string text_of_day(int day) { return text_of(Span{Day::from_number(day)}); }

/// Whom a posting names; nothing if nobody.
inline std::string teacher_of(const Tie& posting) {
    return posting.posting->teacher ? posting.posting->teacher->id : "";
}

/// Heads times shares [thousandths]; nothing if one of them is unknown.
inline std::optional<std::int64_t> fte_of(const std::vector<Tie>& postings) {
    std::int64_t sum = 0;
    for (const Tie& tie : postings) {
        const auto heads = heads_of({tie});
        if (!heads || !tie.posting->share) return std::nullopt;
        sum += std::int64_t{*heads} * tie.posting->share->value;
    }
    return sum;
}

inline Answer presence(const Slice& slice, const std::set<int>& days) {
    std::map<std::pair<std::string, int>, std::vector<Tie>> present;
    for (const int day : days) {
        const Slice on_day = slice.at(day);
        for (const Tie& tie : on_day.ties()) present[{tie.recipient, day}].push_back(tie);
    }
    Answer answer;
    for (const auto& [where, postings] : present) {
        const auto fte = fte_of(postings);
        answer.add(where.first + " " + text_of_day(where.second) + " " + std::to_string(postings.size()) + " " +
                       number_or_dash(heads_of(postings)) + " " + std::to_string(persons_in(postings)) + " " +
                       (fte ? text_of(Thousandths{*fte}) : "-"),
                   postings);
    }
    return answer;
}

/// Whether a posting surely begins in the period of every filter: no later part of a record does.  Without a filter the first part that
/// is there stands for the record.
inline bool begins_in(const Slice& slice, const Tie& posting) {
    if (slice.times().empty()) return is_first_of(slice.ties(), posting);
    return part_of(posting).empty() && posting.first && is_in_window(*posting.first, slice.times());
}
/// What a posting says in a column of its table, or its home or host in one of schools; of no column, nothing.
inline std::string cell_in(const Slice& slice, const Tie& posting, const std::string& by) {
    if (by.starts_with("home.")) return cell_of(slice.school(posting.supporter), by.substr(5));
    if (by.starts_with("host.")) return cell_of(slice.school(posting.recipient), by.substr(5));
    return cell_of(*posting.posting, by);
}
inline Answer head_counts(const Slice& slice, const std::string& by) {
    std::map<Group, std::vector<Tie>> groups;
    for (const Tie& tie : slice.ties()) {
        const std::string cell = cell_in(slice, tie, by);
        if (begins_in(slice, tie)) groups[{cell.empty(), cell}].push_back(tie);
    }
    Answer answer;
    for (const auto& [group, postings] : groups) {
        std::vector<Tie> unnamed;
        for (const Tie& tie : postings)
            if (teacher_of(tie).empty()) unnamed.push_back(tie);
        answer.add(or_dash(group.second) + " " + std::to_string(persons_in(postings)) + " " +
                       number_or_dash(heads_of(postings)) + " " + number_or_dash(heads_of(unnamed)),
                   postings);
    }
    return answer;
}

/// A posting that names a teacher, and its sure days.
struct Stay {
    Tie tie;
    Days days;
};
/// The postings of each teacher, ascending.
inline std::map<std::string, std::vector<Stay>> stays_of(const Slice& slice) {
    std::map<std::string, std::vector<Stay>> stays;
    for (const Tie& tie : slice.ties())
        if (!teacher_of(tie).empty()) stays[teacher_of(tie)].push_back({tie, Days{sure_days(tie, slice.times())}});
    return stays;
}

/// Whether a teacher can do both at once.
inline bool fit_one_post(const Tie& a, const Tie& b) {
    return a.posting->share && b.posting->share && a.posting->share->value + b.posting->share->value <= 1000;
}
inline Answer double_bookings(const Slice& slice) {
    Answer answer;
    for (const auto& [teacher, stays] : stays_of(slice))
        for (std::size_t a = 0; a < stays.size(); ++a)
            for (std::size_t b = a + 1; b < stays.size(); ++b) {
                std::set<int> common;
                std::ranges::set_intersection(stays[a].days.in_window(), stays[b].days.in_window(),
                                              std::inserter(common, common.end()));
                if (common.empty() || fit_one_post(stays[a].tie, stays[b].tie)) continue;
                const bool no_end = stays[a].days.have_no_end() && stays[b].days.have_no_end();
                answer.add(teacher + " " + stays[a].tie.id + " " + stays[b].tie.id + " " +
                               text_of_day(*common.begin()) + " " + (no_end ? "-" : text_of_day(*common.rbegin())),
                           {stays[a].tie, stays[b].tie});
            }
    return answer;
}

/// How long others keep a teacher away from `due` on: until which day (`never`, if for ever), and which they are.
/// @param own the last part of the posting that ended, whose parts are one stay.
inline std::pair<int, std::vector<Tie>> kept_away(const std::vector<Stay>& stays, const Tie& own, int due, int grace) {
    int away_until = due;
    std::vector<Tie> others;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Stay& stay : stays) {
            const auto is_it = [&](const Tie& tie) { return tie.id == stay.tie.id; };
            const bool is_at_home = stay.tie.recipient == own.supporter;
            if (record_of(stay.tie) == record_of(own) || is_at_home || std::ranges::any_of(others, is_it)) continue;
            if (!stay.days.meet(due, away_until == never ? never : away_until + grace)) continue;
            others.push_back(stay.tie);
            const int until = stay.days.have_no_end() ? never : *stay.days.in_window().rbegin() + 1;
            away_until = std::max(away_until, until);
            grows = true;
        }
    }
    return {away_until, others};
}
inline Answer not_returned(const Slice& slice, int grace) {
    const auto stays = stays_of(slice);
    Answer answer;
    for (const Tie& tie : slice.ties()) {
        if (teacher_of(tie).empty() || !is_first_of(slice.ties(), tie)) continue;
        const std::vector<Tie> parts = parts_of(slice.records(), tie);
        if (!parts.back().until || parts.back().until == never) continue;
        const int due = *parts.back().until;
        if (!is_in_window(due, slice.times())) continue;
        auto [away_until, behind] = kept_away(stays.at(teacher_of(tie)), parts.back(), due, grace);
        if (behind.empty()) continue;
        for (const Tie& each : slice.ties())
            if (record_of(each) == record_of(tie)) behind.push_back(each);
        answer.add(tie.id + " " + teacher_of(tie) + " " + text_of_day(due) + " " +
                       (away_until == never ? "-" : std::to_string(away_until - due)),
                   behind);
    }
    return answer;
}

}  // namespace jiedui::naive
