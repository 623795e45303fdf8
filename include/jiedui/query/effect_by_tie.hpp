// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// EffectByTie: which tie does how much to the differences between schools?

#include <cstddef>
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
#include "jiedui/query/indicator_move.hpp"

namespace jiedui {

/// What does each posting or transfer do to the differences between the schools of a county?
struct JIEDUI_API EffectByTie {
    Span school_year{};  ///< see `columns`, as for all parameters
    IndicatorMoves counts{};
    std::optional<std::string> by{};

    static constexpr std::string_view name = "effect_by_tie";
    static constexpr QuestionText text{
        .asks =
            "Say of each posting and transfer of the slice how far the schools of a county differ with it alone, and "
            "with all but it.",
        .rows =
            "One row per tie and row of `effect` in which it moves something, by tie, then in the order of `effect`.",
        .evidence =
            "All ties that move something in that row of `effect`, then the schools that say the pupils and the "
            "records of indicators, by id.",
        .notes =
            "Schools and amounts are those of `effect`; a school that is undecided there is left out here, too.  The "
            "parts of ties do not add up to the whole: what a tie does depends on the others.  A coefficient is "
            "missing if some school would be left with less than nothing.",
        .errors = "As for `effect`.",
        .cost =
            "O(n + m + r log r + t s) time for n schools, m ties, r records of indicators, and t ties that move "
            "something in groups of s schools.",
        .source = "The difference coefficient: see `balance`."};
    static constexpr Columns columns{
        Column{"school_year", Role::period, &EffectByTie::school_year, "The school year, such as 2021/2022."},
        Column{"counts", Role::text, &EffectByTie::counts, "For each indicator the records that move it."},
        Column{"by", Role::word, &EffectByTie::by,
               "The column of schools that groups them: township, division, or an attribute; by default division, the "
               "county."},
    };

    /// What one tie does in one group, stage and indicator.
    struct Row {
        TieIndex tie;
        SchoolIndex supporter{};
        SchoolIndex recipient{};
        std::optional<std::string> group{};
        Stage stage = Stage::primary;
        std::string indicator{};
        double moved = 0;
        std::optional<double> before{};
        std::optional<double> alone{};
        std::optional<double> without{};
        std::optional<double> after{};

        static constexpr Columns columns{
            Column{"tie", Role::tie, &Row::tie, "The tie."},
            Column{"supporter", Role::school, &Row::supporter, "The school that gives; of a posting its home."},
            Column{"recipient", Role::school, &Row::recipient, "The school that receives; of a posting its host."},
            Column{"group", Role::text, &Row::group,
                   "What the schools say in the column; missing if they do not say it."},
            Column{"stage", Role::word, &Row::stage, "The stage of schooling."},
            Column{"indicator", Role::name, &Row::indicator, "What the tie moves."},
            Column{"moved", Role::amount, Unit::none, &Row::moved, "How much it moves."},
            Column{"before", Role::ratio, &Row::before, "The difference coefficient without any of the ties."},
            Column{"alone", Role::ratio, &Row::alone, "The same with this tie alone."},
            Column{"without", Role::ratio, &Row::without, "The same with all ties but this one."},
            Column{"after", Role::ratio, &Row::after, "The same with all ties."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// The slice with the kinds of ties that `counts` names.
    [[nodiscard]] Slice looked_at(const Slice& slice) const;
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools that are undecided in some row of `effect`, and those that may belong to any stage: their kind is not
    /// known, and no record of the year names a stage.  Ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui
