// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Indicators: what does each school have in one school year, and how much is that for each pupil?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What does each school have in one school year, and how much is that for each pupil?
struct JIEDUI_API Indicators {
    Span school_year{};  ///< see `columns`, as for all parameters
    bool split = true;

    static constexpr std::string_view name = "indicators";
    static constexpr QuestionText text{
        .asks = "Say what each school has of each indicator in one school year, and how much that is for each pupil.",
        .rows =
            "One row per school, stage and indicator of which the table indicators speaks, by school, then by stage, "
            "where the whole school comes first, then by indicator.",
        .evidence = "The school if it says the pupils, then the records of indicators, by id.",
        .notes =
            "A total without a stage is one of the whole school.  If the school teaches one stage, it is of that "
            "stage.  "
            "If it teaches several, and `split` is set, each of them has a part of the total as if it were a school: "
            "the totals of premises and equipment are divided by pupils, where one in the junior stage counts 1.1 "
            "times "
            "one in the primary stage, and one in the senior stage 1.2 times one in the junior stage.  Other totals, "
            "such as those of teachers, are reported by stage and not divided: then the amounts of the parts are not "
            "known.  Records that contradict each other leave a number unknown, and so does an amount below 0.  Pupils "
            "are those of the record, else "
            "those that other records of the school and stage say for the year, else those of the school.",
        .errors = "If the ledger has no indicators of the school year.",
        .cost = "O(n + r log r) time for n schools and r records of indicators.",
        .source = "The division by stages: docs/questions/indicators.md."};
    static constexpr Columns columns{
        Column{"school_year", Role::period, &Indicators::school_year, "The school year, such as 2021/2022."},
        Column{"split", Role::flag, &Indicators::split,
               "Whether the total of a school of several stages is divided among them."},
    };

    /// What one school, or its part of one stage, has of one indicator.
    struct Row {
        SchoolIndex school{};
        std::optional<Stage> stage{};
        std::string indicator{};
        std::optional<double> amount{};
        std::optional<std::uint32_t> pupils{};
        std::optional<double> per_pupil{};
        bool is_split = false;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"stage", Role::word, &Row::stage, "The stage; missing if the total is of the whole school."},
            Column{"indicator", Role::name, &Row::indicator, "What was counted."},
            Column{"amount", Role::amount, Unit::none, &Row::amount, "How much there is; missing if not known."},
            Column{"pupils", Role::count_of_pupils, &Row::pupils,
                   "How many pupils share it; missing if that is not known."},
            Column{"per_pupil", Role::ratio, &Row::per_pupil,
                   "amount / pupils; missing if one of them is, or if there are no pupils."},
            Column{"is_split", Role::flag, &Row::is_split,
                   "Whether the amount is a part of the total of a school of several stages."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
