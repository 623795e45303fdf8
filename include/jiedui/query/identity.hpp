// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Identity: what does a rename, merger, split or closing of a school do to each record?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/model/successions.hpp"

namespace jiedui {

/// What one succession does to one record.
struct IdentityRow {
    TieIndex record;                                      ///< the record
    SchoolIndex school;                                   ///< the school that it names, or came to on its way
    std::optional<SchoolIndex> successor{};               ///< the school that came after; missing if none is known
    SuccessionEffect what = SuccessionEffect::undecided;  ///< what is to do

    static constexpr std::string_view question = "identity";
    static constexpr std::tuple columns{
        Column{"record", "id", &IdentityRow::record, "The record."},
        Column{"school", "id", &IdentityRow::school, "The school that it names, or came to on its way."},
        Column{"successor", "id", &IdentityRow::successor, "The school that came after; missing if none is known."},
        Column{"what", "", &IdentityRow::what, "followed, cut, split, closed or undecided: what is to do."},
    };
    friend bool operator==(const IdentityRow&, const IdentityRow&) = default;
};

/// Finds what successions up to a day do to each record that names a school which is no more.
///
/// A record that begins on the day of a succession or later is *followed*: it belongs to the successor.  One that begins
/// before and goes on is *cut*: from that day on it belongs to the successor.  Both are what
/// Network::following_successions does, along chains in time order; a row for each step.  After a *split* someone must
/// choose among the successors, a row each; a school that *closed* has none.  What hangs on an unknown day, kind or
/// successor, of the succession or of the record, is *undecided*: a record of unknown first day that may have begun before, one of
/// unknown end that may have ended, a transfer whose span has the day in it.  Successions counts what is what.
///
/// Agreements, postings and transfers are looked at whatever kind the slice chose; its dates, channels and schools still
/// filter.  A tie that was left out has no rows.
///
/// @param slice what to ask about.
/// @param day the last day that counts; successions of unknown day always do.
/// @return one row per record, school and successor that differ, ascending by columns from the left, a missing successor
///     last.  Evidence: the record.
/// @complexity O(s log s + m k + r log r) for s successions of a ledger, m ties, k successions of the schools on a tie's way, r rows.
/// @errors ErrorCode::bad_day for a mark.
/// @source docs/glossary.md, "succession".
[[nodiscard]] inline Answer<IdentityRow> identity(const Slice& slice, Day day) {
    if (!day.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "successions are followed up to a known day"};
    Answer<IdentityRow> answer{{}, slice.all_kinds(), {.options = "up to " + text_of(day)}};
    const Network& network = slice.network();
    const Successions successions{network.ledger(), day};
    for (std::uint32_t t = 0; t < network.tie_count(); ++t) {
        const TieIndex tie{t};
        if (!answer.slice.has(tie)) continue;
        const bool is_one_day = network.kind(tie) == TieKind::transfer;
        for (const SchoolIndex end : {network.supporter(tie), network.recipient(tie)})
            for (const SuccessionStep& step : successions.steps_of(end, network.period(tie), is_one_day))
                answer.rows.push_back({tie, step.school, step.successor, step.what});
    }
    const auto place = [](const IdentityRow& row) {
        return std::tuple{row.record, row.school, !row.successor, row.successor, row.what};
    };
    std::ranges::sort(answer.rows, {}, place);
    answer.rows.erase(std::ranges::unique(answer.rows).begin(), answer.rows.end());
    return answer;
}

/// The record itself.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<IdentityRow>& answer, std::size_t row) {
    return {answer.rows[row].record};
}

}  // namespace jiedui
