// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// DoubleBookings: who is surely posted twice on one day?

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

namespace jiedui {

/// Who is surely posted twice on one day?
struct JIEDUI_API DoubleBookings {
    static constexpr std::string_view name = "double_bookings";
    static constexpr QuestionText text{
        .asks = "Find the pairs of postings that name one person and are surely in force on the same days.",
        .rows = "One row per pair, by teacher, then by the lower posting, then by the other one.",
        .evidence = "Both postings.",
        .notes =
            "If both postings say their share of a post, and together they make one post at most, they are no double "
            "booking: a teacher may travel between two schools.  The rows say only what is sure: of a posting of "
            "unknown end only its first day counts.  Postings are looked at whatever kind of ties the slice chose, "
            "within the slice's time.  A posting that was left out, or that a filter took away, can bring rows.",
        .cost = "O(n + t + m log m + rows) time for n schools, t teachers and m ties.",
        .source = "glossary, 'double booking'"};
    static constexpr Columns columns{};

    /// Two postings of one person on the same days.
    struct Row {
        TeacherIndex teacher;
        TieIndex tie;
        TieIndex other;
        Day first_day;
        std::optional<Day> last_day{};

        static constexpr Columns columns{
            Column{"teacher", Role::teacher, &Row::teacher, "The person."},
            Column{"tie", Role::tie, &Row::tie, "The lower of the two postings."},
            Column{"other", Role::tie, &Row::other, "The other posting."},
            Column{"first_day", Role::day, &Row::first_day, "The first day that both postings surely have."},
            Column{"last_day", Role::day, &Row::last_day, "The last day that both surely have; missing if both run."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
