// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// UncoveredSubjects: which posts are filled, without the teachers who were sent away and with those who came?

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

/// Which posts are filled, without the teachers who were sent away and with those who came?
struct JIEDUI_API UncoveredSubjects {
    Day day;  ///< see `columns`, as for all parameters

    static constexpr std::string_view name = "uncovered_subjects";
    static constexpr QuestionText text{
        .asks = "Compare what each school needs in each subject with who is there on a day.",
        .rows =
            "One row per school of the slice on that day and subject of its needs, also if they are met; by school, "
            "then subject.",
        .evidence =
            "The postings from and to the school that are surely in force on the day, of that subject; then its needs "
            "of the subject, by id.",
        .notes =
            "Who is there are those who belong to the school, as `floor_at_home` counts them, without those who are "
            "away and with those whom other schools have sent.  `met` and `not_met` are said only if they hold "
            "whatever the missing data are, with every posting that was left out or that a filter on schools, "
            "channels or values took away.  Postings are looked at whatever kind of ties the slice chose.",
        .errors = "If the day is unknown or running, or if posts have more than 15 digits before the point.",
        .cost = "O(n + (m + k) log k) time for n schools, m ties and k needs, teachers and postings of the day."};
    static constexpr Columns columns{
        Column{"day", Role::day, &UncoveredSubjects::day, "The day on which it is asked, within the slice's time."},
    };

    /// The posts that one school needs in one subject, and those that are filled.
    struct Row {
        SchoolIndex school;
        std::string subject{};
        std::optional<Thousandths> required{};
        std::optional<Thousandths> present{};
        Verdict verdict = Verdict::undecided;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"subject", Role::name, &Row::subject, "The subject."},
            Column{"required", Role::count_of_people, Unit::posts, &Row::required,
                   "The posts that it should have; missing if not said."},
            Column{"present", Role::count_of_people, Unit::posts, &Row::present,
                   "The posts filled there, without those sent and with those who came; missing if not known."},
            Column{"verdict", Role::word, &Row::verdict, "`met`: the posts filled are enough; `not_met`; `undecided`."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The slice with postings, even if it chose other kinds of ties.
    [[nodiscard]] Slice looked_at(const Slice& slice) const { return slice.of_kinds({TieKind::posting}); }
};

}  // namespace jiedui
