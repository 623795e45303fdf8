// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The questions about single schools and ties as DESIGN 3 defines them: schools, ties, roles, partners,
/// sole_supports, duties.

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "oracle/completions_naive.hpp"
#include "oracle/slice_naive.hpp"
#include "oracle/text_naive.hpp"

namespace jiedui::naive {

inline Answer schools(const Slice& slice) {
    Answer answer;
    for (const std::string& id : slice.schools()) {
        std::vector<std::string> cells;
        each_column<School>([&](auto, const auto& column) {
            const auto& value = slice.school(id).*column.member;
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Span>)
                cells.push_back(text_of_span(value));
            else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, LastDay>)
                cells.push_back(text_of_last_day(value));
            else
                cells.push_back(or_dash(cell_text(value)));
        });
        answer.add(joined(cells, " "), ties_at(slice.ties(), id));
    }
    return answer;
}

/// Status, first and last day, amount and unit, basis.
inline std::string fields_of(const Tie& tie) {
    std::optional<Thousandths> amount;
    std::string unit;
    std::string basis;
    Span first;
    LastDay last;
    if (tie.support != nullptr) {
        amount = tie.support->amount;
        unit = tie.support->unit.value_or("");
        basis = tie.support->basis.value_or("");
        first = tie.support->first_day;
        last = tie.support->last_day;
    } else if (tie.posting != nullptr) {
        const auto heads = tie.posting->count     ? tie.posting->count
                           : tie.posting->teacher ? std::optional{1U}
                                                  : std::nullopt;
        if (heads) amount = Thousandths{*heads * 1000};
        unit = "persons";
        basis = tie.posting->basis.value_or("");
        first = tie.posting->first_day;
        last = tie.posting->last_day;
    } else {
        amount = tie.transfer->quantity ? tie.transfer->quantity : tie.transfer->value_yuan;
        unit = tie.transfer->quantity ? tie.transfer->unit.value_or("") : "yuan";
        first = tie.transfer->day;
        last = tie.transfer->day;
    }
    const std::string quantity = amount ? text_of(*amount) + " " + or_dash(unit) : "- -";
    return or_dash(cell_text(tie.status)) + " " + text_of_span(first) + " " + text_of_last_day(last) + " " + quantity +
           " " + or_dash(basis);
}

inline Answer ties(const Slice& slice) {
    Answer answer;
    for (const Tie& tie : slice.ties())
        answer.add(tie.id + " " + tie.supporter + " " + tie.recipient + " " + or_dash(cell_text(tie.channel)) + " " +
                       fields_of(tie),
                   {tie});
    return answer;
}

/// Role and numbers of distinct partners.
inline std::string role_of(const std::vector<Tie>& ties, const std::string& school) {
    const std::size_t supporters = supporters_in(ties, school).size();
    const std::size_t recipients = recipients_in(ties, school).size();
    const std::string role = supporters > 0 && recipients > 0 ? "both"
                             : recipients > 0                 ? "supporter"
                             : supporters > 0                 ? "recipient"
                                                              : "neither";
    return role + " " + std::to_string(supporters) + " " + std::to_string(recipients);
}
inline Answer roles(const Slice& slice) {
    Answer answer;
    for (const std::string& id : slice.schools()) {
        const auto at_school = ties_at(slice.ties(), id);
        const bool certain = is_certain(at_school, ties_at(slice.may_be_in(), id), slice.channels(),
                                        [&](const std::vector<Tie>& ties) { return role_of(ties, id); });
        answer.add(id + " " + role_of(at_school, id) + " " + yes_or_no(certain && !slice.lost_some()), at_school);
    }
    return answer;
}

inline std::vector<School> sorted_by_id(std::vector<School> schools) {
    std::ranges::sort(schools, {}, &School::id);
    return schools;
}
inline Answer partners(const Slice& slice, const std::string& school) {
    Answer answer;
    for (const School& partner : sorted_by_id(slice.records().schools))
        for (const std::string direction : {"gives", "gets"}) {
            std::set<Channel> channels;
            std::vector<Tie> ties;
            for (const Tie& tie : slice.ties()) {
                const auto ends = direction == "gives" ? std::pair{partner.id, school} : std::pair{school, partner.id};
                if (std::pair{tie.supporter, tie.recipient} != ends) continue;
                ties.push_back(tie);
                if (tie.channel) channels.insert(*tie.channel);
            }
            if (ties.empty()) continue;
            answer.add(
                partner.id + " " + direction + " " + text_of_channels(channels) + " " + std::to_string(ties.size()),
                ties);
        }
    return answer;
}

/// `supporter ties`, or nothing unless there is exactly one distinct supporter.
inline std::string sole_support_of(const std::vector<Tie>& ties, const std::string& recipient) {
    const auto supporters = supporters_in(ties, recipient);
    if (supporters.size() != 1) return "";
    return *supporters.begin() + " " + std::to_string(ties_to(ties, recipient).size());
}
inline Answer sole_supports(const Slice& slice) {
    Answer answer;
    for (const std::string& id : slice.schools()) {
        const auto sure = ties_to(slice.ties(), id);
        const std::string sole = sole_support_of(sure, id);
        if (sole.empty()) continue;
        const bool certain = is_certain(sure, ties_to(slice.may_be_in(), id), slice.channels(),
                                        [&](const std::vector<Tie>& ties) { return sole_support_of(ties, id); });
        answer.add(id + " " + sole + " " + yes_or_no(certain && !slice.lost_some()), sure);
    }
    return answer;
}

/// How many recipients ties may have: each school counts, or each value of a column, in every settling of unknown values.
inline std::set<std::size_t> recipient_counts(const Slice& slice, const std::vector<Tie>& ties,
                                              const std::string& school, const std::string& once_per) {
    std::set<std::string> values;
    std::size_t unknown = 0;
    for (const std::string& recipient : recipients_in(ties, school)) {
        const std::string value = once_per.empty() ? recipient : cell_of(slice.school(recipient), once_per);
        if (value.empty())
            ++unknown;
        else
            values.insert(value);
    }
    std::set<std::size_t> counts;
    const auto settle = [&](const auto& self, std::size_t left, std::size_t count) -> void {
        if (left == 0) {
            counts.insert(count);
            return;
        }
        if (count > 0) self(self, left - 1, count);  // one that counts already
        self(self, left - 1, count + 1);
    };
    settle(settle, unknown, values.size());
    return counts;
}

inline Answer duties(const Slice& slice, const std::string& once_per = "") {
    Answer answer;
    for (const std::string& id : slice.schools()) {
        const auto required = slice.school(id).duty;
        if (!required) {
            answer.unknown_schools.insert(id);
            continue;
        }
        const auto sure = ties_from(slice.ties(), id);
        const std::size_t met = *recipient_counts(slice, sure, id, once_per).begin();
        Settlings settlings;
        each_completion(sure, ties_from(slice.may_be_in(), id), slice.channels(), [&](const std::vector<Tie>& ties) {
            for (const std::size_t count : recipient_counts(slice, ties, id, once_per))
                settlings.add(count >= *required);
        });
        settlings.some |= slice.lost_some();  // a row that was left out may have been what is missing
        const std::string verdict = settlings.verdict();
        const std::size_t shortfall = *required > met ? *required - met : 0;
        answer.add(id + " " + std::to_string(*required) + " " + std::to_string(met) + " " + std::to_string(shortfall) +
                       " " +
                       (verdict == "yes"  ? "met"
                        : verdict == "no" ? "not_met"
                                          : "undecided"),
                   sure);
    }
    return answer;
}

}  // namespace jiedui::naive
