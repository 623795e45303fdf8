// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NotReturned: which teachers did not go home when their posting ended?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which teachers did not go home when their posting ended?
struct JIEDUI_API NotReturned {
    std::int32_t grace = 0;  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "not_returned";
    static constexpr QuestionText text{
        .asks = "Find the postings after whose end other postings keep the teacher away from home.",
        .rows = "One row per such posting, in the order of ties.",
        .evidence = "The posting, and the postings that keep the teacher away.",
        .notes =
            "The teacher is due at home on the day after the last day of the posting.  They have not returned if "
            "another of their postings is surely in force on that day, or within `grace` days of it.  They stay away "
            "as long as one posting follows upon the other with no more than `grace` days between.  A posting to the "
            "school that had sent them does not keep them away.  A posting has a row only if its end is known and "
            "lies within the slice's time.  If nothing is recorded after the end, there is no row: it is not known "
            "that the teacher did not go home.  Postings are looked at whatever kind of ties the slice chose.  A "
            "posting that was left out, or that a filter took away, can bring rows and lengthen stays.",
        .errors = "If `grace` is negative.",
        .cost = "O(n + t + m log m) time for n schools, t teachers and m ties, if each teacher has few postings.",
        .source = "glossary, 'not returned' and 'grace'"};
    static constexpr Columns columns{
        Column{"grace", Role::measure, Unit::days, &NotReturned::grace,
               "How many days between two postings do not count as a return."},
    };

    /// A posting that ended, while other postings kept the teacher away from home.
    struct Row {
        TieIndex tie;
        TeacherIndex teacher;
        Day due;
        std::optional<std::uint32_t> days{};

        static constexpr Columns columns{
            Column{"tie", Role::tie, &Row::tie, "The posting that ended."},
            Column{"teacher", Role::teacher, &Row::teacher, "The teacher that the posting names."},
            Column{"due", Role::day, &Row::due, "The day after its last day, when the teacher was due at home."},
            Column{"days", Role::measure, Unit::days, &Row::days,
                   "How many days from then on the teacher is away, short stays at home included; missing if one of "
                   "the postings runs."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
