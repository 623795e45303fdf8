// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FloorAtHome: does a school that sends teachers keep enough of them?

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Does a school that sends teachers keep enough of them?
struct JIEDUI_API FloorAtHome {
    Day day;  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "floor_at_home";
    static constexpr QuestionText text{
        .asks = "Say of each school that sends teachers on a day whether enough of each subject are left.",
        .rows =
            "One row per school from which a posting is surely in force, and subject of its needs or of these "
            "postings; by school, then subject.",
        .evidence =
            "The postings from the school that are surely in force on the day, of that subject; then its needs of the "
            "subject, by id.",
        .notes =
            "A school keeps its floor in a subject if it has the posts that its needs require, and one qualified "
            "teacher at least.  What it has is what its needs call on hand, which includes those sent away.  If its "
            "needs do not say it, the school has the teachers of that subject whose home it is.  What is away is "
            "heads times share of the postings in force, by the subject of the posting, or else of its teacher.  An "
            "unknown share is between none and all of a head.  `met` and `not_met` are said only if they hold "
            "whatever the missing data are, with every posting that was left out or that a filter on schools, "
            "channels or values took away.  Postings are looked at whatever kind of ties the slice chose.  Only those "
            "sent count: what others send to the school is not its own.",
        .errors = "If the day is unknown or running, or if posts have more than 15 digits before the point.",
        .cost = "O(n + (m + k) log k) time for n schools, m ties and k needs, teachers and postings of the day.",
        .source = "F17 in docs/source.md: a sending school covers the gap itself"};
    static constexpr Columns columns{
        Column{"day", Role::day, &FloorAtHome::day, "The day on which it is asked, within the slice's time."},
    };

    /// The posts that remain in one subject at a school that sends teachers.
    struct Row {
        SchoolIndex school;
        std::string subject{};
        std::optional<Thousandths> required{};
        std::optional<Thousandths> left{};
        Verdict verdict = Verdict::undecided;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school that sends."},
            Column{"subject", Role::name, &Row::subject, "The subject."},
            Column{"required", Role::count_of_people, Unit::posts, &Row::required,
                   "The posts that it should have; missing if not said."},
            Column{"left", Role::count_of_people, Unit::posts, &Row::left,
                   "The posts that it has without those sent; missing if not known."},
            Column{"verdict", Role::word, &Row::verdict,
                   "`met`: it has as many as it should have, and one at least; `not_met`; `undecided`."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
