// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Delivery as its page defines it, day by day over every settling of what is unknown.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/figures_naive.hpp"
#include "oracle/sure_days_naive.hpp"

namespace jiedui::naive {

/// One record: a tie, or all parts of one that successions cut, from the first day of the first to the last of the last.
struct Record {
    Tie tie;  ///< the first part that the slice has, with the days of the whole record
    std::set<std::pair<std::string, std::string>> ends{};
    bool is_inside = false;
};
/// The records of a slice, and those that may be in it.
inline std::vector<Record> records_of(const Slice& slice) {
    std::vector<Record> records;
    const auto add = [&](bool is_inside, const std::vector<Tie>& ties) {
        for (const Tie& tie : ties) {
            const auto is_it = [&](const Record& each) { return record_of(each.tie) == record_of(tie); };
            if (!is_first_of(ties, tie) || std::ranges::any_of(records, is_it)) continue;
            Record record{.tie = tie, .is_inside = is_inside};
            const std::vector<Tie> parts = parts_of(slice.records(), tie);
            for (const Tie& part : parts) record.ends.insert({part.supporter, part.recipient});
            record.tie.first = parts.front().first;
            record.tie.until = parts.back().until;
            records.push_back(record);
        }
    };
    add(true, slice.ties());
    add(false, slice.may_be_in());
    std::vector<Tie> hidden = slice.taken_away();  // where a part of a record lies outside the slice, these may fit it
    std::erase_if(hidden, [&](const Tie& tie) {
        return slice.schools().contains(tie.supporter) && slice.schools().contains(tie.recipient);
    });
    add(false, hidden);
    return records;
}

/// What has ends and channel in common with a record, it apart, as far as is known; first whether the slice has it.
using Fitting = std::vector<std::pair<bool, Tie>>;
inline Fitting fitting(const Slice& slice, const Tie& tie, bool agreements) {
    const std::vector<Record> records = records_of(slice);
    const auto own =
        std::ranges::find_if(records, [&](const Record& each) { return record_of(each.tie) == record_of(tie); });
    Fitting found;
    for (const Record& each : records) {
        const bool has_ends =
            std::ranges::any_of(each.ends, [&](const auto& ends) { return own->ends.contains(ends); });
        const bool fits = !each.tie.channel || !tie.channel || each.tie.channel == tie.channel;
        const bool is_other = record_of(each.tie) != record_of(tie);
        if (has_ends && fits && is_other && (each.tie.kind == TieKind::agreement) == agreements)
            found.emplace_back(each.is_inside, each.tie);
    }
    return found;
}

/// Whether a tie is in force on some day from `first` to `last` in some settling, in every one.
inline Settlings within(const Tie& tie, int first, int last) {
    Settlings settlings;
    for (const auto& [begin, until] : settlings_of(tie, {})) settlings.add(begin <= last && until > first);
    return settlings;
}
inline bool some_may_be_within(const Fitting& ties, int first, int last) {
    return std::ranges::any_of(ties, [&](const auto& each) { return within(each.second, first, last).some; });
}
/// Whether a row that was left out of the ledger may be one that fits within these days: postings are of staff.
inline bool lost_within(const Slice& slice, const Tie& tie, bool agreements, int first, int last) {
    const auto lost = [&](const char* table) { return lost_rows(slice.settings(), table, first, last); };
    if (agreements) return lost("supports");
    return lost("transfers") || (lost("postings") && (!tie.channel || tie.channel == Channel::staff));
}

/// What came under an agreement: the sum in its unit, and what was counted; nothing if that cannot be said.
inline std::optional<std::pair<std::int64_t, std::vector<Tie>>> what_came(const Slice& slice, const Tie& agreement,
                                                                          int day, int grace) {
    const auto agreed = amount_of(agreement);
    if (!agreed || agreed->second.empty() || !agreement.channel || !agreement.first) return std::nullopt;
    if (!agreement.until || *agreement.until == never || day <= *agreement.until - 1 + grace) return std::nullopt;
    const int last = *agreement.until - 1 + grace;
    if (some_may_be_within(fitting(slice, agreement, true), *agreement.first - grace, last)) return std::nullopt;
    if (lost_within(slice, agreement, true, *agreement.first - grace, last)) return std::nullopt;
    if (lost_within(slice, agreement, false, *agreement.first, last)) return std::nullopt;
    std::vector<Tie> came;
    for (const auto& [is_inside, tie] : fitting(slice, agreement, false)) {
        if (!within(tie, *agreement.first, last).some) continue;
        const bool is_dated = tie.first && tie.until && *tie.until != never;
        const bool is_sure =
            is_inside && tie.channel && is_dated && *tie.first >= *agreement.first && *tie.until - 1 <= last;
        if (!is_sure) return std::nullopt;
        came.push_back(tie);
    }
    std::int64_t sum = 0;
    std::vector<Tie> counted;
    for (const Tie& tie : came) {
        const auto is_same_gift = [&](const Tie& other) {
            return other.transfer != nullptr && other.transfer->voucher == tie.transfer->voucher &&
                   other.transfer->recorded_by == Recorder::recipient;
        };
        const bool is_booked_twice = tie.transfer != nullptr && tie.transfer->voucher &&
                                     tie.transfer->recorded_by == Recorder::supporter &&
                                     std::ranges::any_of(came, is_same_gift);
        if (is_booked_twice) continue;
        auto amount = amount_of(tie);
        if (tie.transfer != nullptr && agreed->second == "persons") return std::nullopt;
        if (tie.transfer != nullptr && agreed->second == "yuan") {
            amount.reset();
            if (tie.transfer->value_yuan) amount = {tie.transfer->value_yuan->value, "yuan"};
        }
        if (!amount || amount->second != agreed->second) return std::nullopt;
        sum += amount->first;
        counted.push_back(tie);
    }
    if (counted.empty()) return std::nullopt;
    return std::pair{sum, counted};
}

/// @param slice of all kinds.
inline Answer delivery(const Slice& slice, int day, int grace) {
    Answer answer;
    std::vector<Record> records = records_of(slice);
    std::ranges::sort(records, {}, [&](const Record& each) {  // in the order of ties
        return std::ranges::find(slice.ties(), each.tie.id, &Tie::id) - slice.ties().begin();
    });
    for (const Record& record : records) {
        if (!record.is_inside) continue;
        const Tie& tie = record.tie;
        const auto add = [&](const char* state, int due) {
            if (day > due + grace) answer.add(tie.id + " " + state + " " + std::to_string(day - due - grace), {tie});
        };
        if (tie.kind != TieKind::agreement) {
            const Bound began = tie.kind == TieKind::posting ? tie.first
                                : tie.until                  ? Bound{*tie.until - 1}
                                                             : std::nullopt;
            const int from = tie.first ? *tie.first - grace : -never;
            const int to = tie.until && *tie.until != never ? *tie.until - 1 + grace : never - 1;
            if (began && !lost_within(slice, tie, true, from, to) &&
                !some_may_be_within(fitting(slice, tie, true), from, to))
                add("not_agreed", *began);
            continue;
        }
        const bool is_bounded = tie.until && *tie.until != never;
        const int last = is_bounded ? std::min(day, *tie.until - 1 + grace) : day;
        const bool is_observable = tie.channel && *tie.channel != Channel::teaching;
        if (is_observable && tie.first && !lost_within(slice, tie, false, *tie.first, last) &&
            !some_may_be_within(fitting(slice, tie, false), *tie.first, last))
            add("not_delivered", *tie.first);
        if (is_bounded && !lost_within(slice, tie, true, *tie.until, day) &&
            !some_may_be_within(fitting(slice, tie, true), *tie.until, day))
            add("no_successor", *tie.until - 1);
        const auto came = what_came(slice, tie, day, grace);
        if (!came || came->first == amount_of(tie)->first) continue;
        std::vector<Tie> behind = came->second;
        behind.push_back(tie);
        answer.add(tie.id + " amounts_differ -", behind);
    }
    return answer;
}

}  // namespace jiedui::naive
