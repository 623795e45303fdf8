// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Identity: what does a rename, merger, split or closing of a school do to each record?

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/model/successions.hpp"

namespace jiedui {

/// What does a rename, merger, split or closing of a school do to each record?
struct JIEDUI_API Identity {
    Day day{};  ///< see `columns`

    static constexpr std::string_view name = "identity";
    static constexpr QuestionText text{
        .asks =
            "Find what renames, mergers, splits and closings do to each record that names a school which is no more.",
        .rows =
            "One row per record, school and successor that differ, ascending by columns from the left; a missing "
            "successor comes last.",
        .evidence = "The record.",
        .notes =
            "A record that begins on the day of a succession or later is `followed`: it belongs to the successor.  One "
            "that begins before and goes on is `cut`: from that day on it belongs to the successor.  "
            "`network.following_successions` does both, along chains in time order; each step has a row.  After a "
            "`split` someone must choose among the successors, and each successor has a row.  A school that `closed` "
            "has no successor.  A row is `undecided` if it depends on an unknown day, kind or successor, of the "
            "succession or of the record: a record of unknown first day that may have begun before, one of unknown "
            "end that may have ended, a transfer whose span has the day in it.  Agreements, postings and transfers "
            "are looked at whatever kind the slice chose; its dates, channels and schools still filter.  A tie that "
            "was left out has no rows.",
        .errors = "If the day is not known.",
        .cost =
            "O(s log s + m k + r log r) time for s successions of the ledger, m ties, k successions of the schools on "
            "a tie's way, r rows.",
        .source = "glossary, 'succession'"};
    static constexpr Columns columns{
        Column{"day", Role::day, &Identity::day, "The last day that counts; successions of unknown day always do."},
    };

    /// The effect of one succession on one record.
    struct Row {
        TieIndex record;
        SchoolIndex school;
        std::optional<SchoolIndex> successor{};
        SuccessionEffect what = SuccessionEffect::undecided;

        static constexpr Columns columns{
            Column{"record", Role::tie, &Row::record, "The record."},
            Column{"school", Role::school, &Row::school, "The school that it names, or came to on its way."},
            Column{"successor", Role::school, &Row::successor, "The school that came after; missing if none is known."},
            Column{"what", Role::word, &Row::what, "followed, cut, split, closed or undecided: what is to do."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with agreements, postings and transfers, even if it chose fewer kinds.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.all_kinds(); }
};

}  // namespace jiedui
