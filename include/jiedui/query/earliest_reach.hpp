// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// EarliestReach: when does support that starts at one school arrive at other schools?

#include <cstddef>
#include <cstdint>
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

/// When does support that one school has on a day arrive at other schools?
struct JIEDUI_API EarliestReach {
    NamedSchool school;
    Day from_day{};
    std::int32_t delay = 0;

    static constexpr std::string_view name = "earliest_reach";
    static constexpr QuestionText text{
        .asks = "Find when support that one school has on a day comes to others, if each school hands it over.",
        .rows =
            "One row per school reached, by day, then school.  There are no rows if the school is not in the slice.",
        .evidence = "The chain to the school.",
        .notes =
            "A school that has support on day t hands it over on the first day from t + `delay` on which a tie is "
            "surely in "
            "force, within the time filters of the slice.  The school where support begins needs no delay, and is "
            "never a "
            "row.  A tie of unknown bounds counts on the days on which it is in force whatever the bounds are.  A tie "
            "that "
            "was left out can add schools and bring earlier days.",
        .errors = "If `delay` is negative.",
        .cost = "O(k log k) time for k schools and ties looked at; 16 bytes a school.",
        .source = "graph/earliest_arrival.hpp; F11 in docs/source.md"};
    static constexpr Columns columns{
        Column{"school", Role::school, &EarliestReach::school, "The school where support begins."},
        Column{"from_day", Role::day, &EarliestReach::from_day, "The day on which it begins there."},
        Column{"delay", Role::measure, Unit::days, &EarliestReach::delay,
               "How long a school that was reached needs before it supports others."},
    };

    /// One school at which support arrives.
    struct Row {
        SchoolIndex school;
        Day day;
        std::uint32_t hops = 0;
        TieIndex tie;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school reached."},
            Column{"day", Role::day, &Row::day, "The earliest day on which it is reached."},
            Column{"hops", Role::place, Unit::ties, &Row::hops, "By how many ties it is reached; at least 1."},
            Column{"tie", Role::tie, &Row::tie,
                   "The last of them: of the ties that give that day, one from the school of fewest hops, and of these "
                   "the lowest."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::bad_day if the day is unknown or running; ErrorCode::bad_number if `delay` is negative.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
