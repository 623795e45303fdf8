// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// BestMoves: which few moves would bring the schools of a county closest to each other?

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
#include "jiedui/query/indicator_move.hpp"

namespace jiedui {

/// Which few moves from school to school would narrow the differences in a county most?
struct JIEDUI_API BestMoves {
    Span school_year{};  ///< see `columns`, as for all parameters
    std::string indicator{};
    Stage stage = Stage::primary;
    std::uint32_t k = 10;
    std::uint64_t step = 1;
    std::optional<std::string> by{};
    std::optional<IndicatorMoves> after{};

    static constexpr std::string_view name = "best_moves";
    static constexpr QuestionText text{
        .asks =
            "Find the moves of some units from one school to another that lower the difference coefficient of a "
            "county most.",
        .rows =
            "One row per group and move, by group, where schools that do not say their group come last, then in the "
            "order of the moves.  There are at most `k` moves a group, and fewer if no further one lowers the "
            "coefficient.",
        .evidence =
            "The ties of `after` that move something; then, of the schools that can take part, the schools that say "
            "the pupils and the records of indicators, by id.",
        .notes =
            "Totals are divided by stages as `indicators` does, and each part counts as a school of its stage.  Each "
            "move takes `step` units from one school and gives them to another; no school gives what it does not have. "
            " The moves are best together, too: no other `k` moves reach a lower coefficient (docs/questions/"
            "best_moves.md has the proof).  Of moves that are equally good, the schools that come first take part.  "
            "Schools whose amount or pupils are not known neither give nor receive, and the coefficient is that of the "
            "others.  With `after` the moves begin from what `effect` finds with the ties of the slice, and schools "
            "that "
            "are undecided there take no part; without it ties are not looked at.",
        .errors =
            "If schools have no such column, if the ledger has no indicators of the school year or none of that name, "
            "if `step` is 0, or if `after` does not fit or does not name the indicator.",
        .cost =
            "O(n + r log r + k s) time for n schools, r records of indicators and s schools of a group; with `after` "
            "also that of `effect`.",
        .source = "A separable convex function is lowered best step by step: docs/questions/best_moves.md."};
    static constexpr Columns columns{
        Column{"school_year", Role::period, &BestMoves::school_year, "The school year, such as 2021/2022."},
        Column{"indicator", Role::name, &BestMoves::indicator, "What is moved."},
        Column{"stage", Role::word, &BestMoves::stage, "The stage of schooling."},
        Column{"k", Role::place, &BestMoves::k, "How many moves at most."},
        Column{"step", Role::amount, Unit::none, &BestMoves::step, "How many units one move takes."},
        Column{"by", Role::word, &BestMoves::by,
               "The column of schools that groups them: township, division, or an attribute; by default division, the "
               "county."},
        Column{"after", Role::text, &BestMoves::after,
               "How records move the indicator, as `counts` of `effect`: the moves are those after the ties of the "
               "slice."},
    };

    /// One move.
    struct Row {
        std::optional<std::string> group{};
        std::uint32_t rank = 0;
        SchoolIndex supporter{};
        SchoolIndex recipient{};
        double coefficient = 0;

        static constexpr Columns columns{
            Column{"group", Role::text, &Row::group,
                   "What its schools say in the column; missing if they do not say it."},
            Column{"rank", Role::place, &Row::rank, "The place of the move in the order, from 1."},
            Column{"supporter", Role::school, &Row::supporter, "The school that gives."},
            Column{"recipient", Role::school, &Row::recipient, "The school that receives."},
            Column{"coefficient", Role::ratio, &Row::coefficient,
                   "The difference coefficient after this move and those before it."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// With `after` the slice with the kinds of ties that it names.
    [[nodiscard]] Slice looked_at(const Slice& slice) const;
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of the stage that take no part, and those that may belong to it, ascending: of the first the amount
    /// or the pupils are not known, or what ties move there, of the others neither their kind nor what they have.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui
