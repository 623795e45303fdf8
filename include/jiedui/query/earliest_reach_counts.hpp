// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// EarliestReachCounts: at how many schools does support from each of many schools arrive, and by when?

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
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// At how many schools does support from each of many schools arrive, and by when?
struct JIEDUI_API EarliestReachCounts {
    Day from_day{};
    std::optional<SchoolList> schools{};
    std::int32_t delay = 0;

    static constexpr std::string_view name = "earliest_reach_counts";
    static constexpr QuestionText text{
        .asks = "Count for many schools at once the schools to which `earliest_reach` finds that support comes.",
        .rows =
            "One row per school of the slice, or per school given, by school; schools from which support comes to no "
            "other "
            "have a row, too.",
        .evidence = "The last ties of the chains that `earliest_reach` finds.",
        .notes =
            "A tie that was left out can only add to the schools reached; it can make the last of them be reached "
            "sooner or "
            "later.",
        .errors = "If `delay` is negative.",
        .cost =
            "As many searches, each O(k log k) time for k schools and ties looked at; 16 bytes a school and thread."};
    static constexpr Columns columns{
        Column{"from_day", Role::day, &EarliestReachCounts::from_day,
               "The day on which support begins at each school."},
        Column{"schools", Role::school, &EarliestReachCounts::schools,
               "The schools where support begins; by default every school of the slice."},
        Column{"delay", Role::measure, Unit::days, &EarliestReachCounts::delay,
               "How long a school that was reached needs before it supports others."},
    };

    /// At how many schools the support from one school arrives.
    struct Row {
        SchoolIndex school;
        std::uint32_t reached = 0;
        std::optional<Day> last_day{};

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school where support begins."},
            Column{"reached", Role::count, Unit::schools, &Row::reached, "To how many schools it comes."},
            Column{"last_day", Role::day, &Row::last_day,
                   "The day on which it comes to the last of them; missing if to none."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::bad_day if `from_day` is unknown or running; ErrorCode::bad_number if `delay` is negative;
    /// ErrorCode::interrupted if the watch ends the work.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice, const Work& work) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
