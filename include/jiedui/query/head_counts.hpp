// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// HeadCounts: how many teachers were sent, and how often?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How many teachers were sent, and how often?
struct JIEDUI_API HeadCounts {
    std::optional<std::string> by{};  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "head_counts";
    static constexpr QuestionText text{
        .asks = "Count persons and person-times of the postings that begin in the slice's time.",
        .rows = "One row per group with such a posting, by group; the postings that do not say their group come last.",
        .evidence = "The postings of the group that begin in the slice's time.",
        .notes =
            "One teacher who goes twice is one person and two person-times.  A head count without a person is "
            "person-times, never persons.  Without a time filter every posting of the slice counts.  With time "
            "filters a posting counts if its first day is known and lies in the time of every filter.  A posting that "
            "successions cut is one posting: it begins with its first part, and without a time filter it counts where "
            "the slice has its first part.  Postings are looked at whatever kind of ties the slice chose.  A posting "
            "that was left out can add to every number, and can make `person_times` and `unnamed` missing.",
        .errors = "If postings, or behind `home.` and `host.` schools, have no such column.",
        .cost = "O(n + m log m) time for n schools and m ties.",
        .source = "F6 in docs/source.md: 107 person-times in four years and three batches"};
    static constexpr Columns columns{
        Column{"by", Role::word, &HeadCounts::by,
               "What groups the postings: a column of postings (`form`, `batch`, `subject`, `status`, an attribute), "
               "or `home.` or `host.` and a column of schools (`host.township`); by default all postings are one "
               "group."},
    };

    /// How many teachers were sent in one group of postings.
    struct Row {
        std::optional<std::string> group{};
        std::uint32_t persons = 0;
        std::optional<std::uint64_t> person_times{};
        std::optional<std::uint64_t> unnamed{};

        static constexpr Columns columns{
            Column{"group", Role::text, &Row::group,
                   "What the postings, or their schools, say in the column; missing if they do not say it, and "
                   "without `by`."},
            Column{"persons", Role::count_of_people, Unit::persons, &Row::persons,
                   "How many different persons the postings name."},
            Column{"person_times", Role::count_of_people, Unit::person_times, &Row::person_times,
                   "How many heads moved, each counted as often as it moved; missing if one posting does not say how "
                   "many it sends."},
            Column{"unnamed", Role::count_of_people, Unit::person_times, &Row::unnamed,
                   "How many of these heads have no name; missing if one posting does not say how many it sends."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
