// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Effect: what do the ties of a slice do to the differences between schools?

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

/// What do postings and transfers do to the differences between the schools of a county?
struct JIEDUI_API Effect {
    Span school_year{};  ///< see `columns`, as for all parameters
    IndicatorMoves counts{};
    std::optional<std::string> by{};
    std::optional<std::string> inside{};

    static constexpr std::string_view name = "effect";
    static constexpr QuestionText text{
        .asks =
            "Compare how far the schools of a county differ before and after the postings and transfers of the slice.",
        .rows =
            "One row per group, stage and indicator that `counts` names, where a record of the group speaks of it: by "
            "group, where schools that do not say their group come last, then by stage, then by indicator.",
        .evidence =
            "The ties that moved something at the schools that are not undecided, then the schools that say the pupils "
            "and the records of indicators, by id.",
        .notes =
            "The slice chooses the ties, also by time; `school_year` chooses the indicators alone.  `counts` says "
            "which "
            "ties move an indicator, and how much.  A posting takes from the home school and gives to the host.  A "
            "transfer gives to the recipient, and takes from the supporter if `takes` is set.  Each posting counts: a "
            "teacher who is posted twice is moved twice, so choose one day with `at` where that is not meant.  "
            "`before` "
            "is what the table indicators says.  What moves at a school belongs to its one stage; where a total is "
            "split "
            "by stages, each stage has its share.  A school is `undecided`, and left out before and after, if what it "
            "has is not known, if the amount or the stage of what moves there is not known, if a tie that was left "
            "out, "
            "or a row that the ledger lacks, may move something there, or if it would be left with less than nothing.  "
            "`unknown_schools` names these schools.",
        .errors =
            "If schools have no such column, if `counts` is empty or does not fit, if the ledger has no indicators of "
            "the school year or none of that name, or if no transfer has the unit.",
        .cost = "O(n + m + r log r) time for n schools, m ties and r records of indicators.",
        .source = "The difference coefficient: see `balance`."};
    static constexpr Columns columns{
        Column{"school_year", Role::period, &Effect::school_year, "The school year, such as 2021/2022."},
        Column{"counts", Role::text, &Effect::counts, "For each indicator the records that move it."},
        Column{"by", Role::word, &Effect::by,
               "The column of schools that groups them: township, division, or an attribute; by default division, the "
               "county."},
        Column{"inside", Role::word, &Effect::inside,
               "A column of schools that divides each group further, such as township, for the differences between "
               "these parts."},
    };

    /// What the ties do in one group, stage and indicator.
    struct Row {
        std::optional<std::string> group{};
        Stage stage = Stage::primary;
        std::string indicator{};
        std::optional<double> before{};
        std::optional<double> after{};
        std::optional<double> change{};
        std::optional<double> between_before{};
        std::optional<double> between_after{};
        double moved = 0;
        std::uint32_t ties = 0;
        std::uint32_t undecided = 0;

        static constexpr Columns columns{
            Column{"group", Role::text, &Row::group,
                   "What its schools say in the column; missing if they do not say it."},
            Column{"stage", Role::word, &Row::stage, "The stage of schooling."},
            Column{"indicator", Role::name, &Row::indicator, "What is moved."},
            Column{"before", Role::ratio, &Row::before,
                   "The difference coefficient without the ties.  It is missing if fewer than two schools are known, "
                   "or if no school has anything."},
            Column{"after", Role::ratio, &Row::after, "The same of the same schools with the ties."},
            Column{"change", Role::ratio, &Row::change, "after - before: below 0 where the ties narrow the gap."},
            Column{"between_before", Role::ratio, &Row::between_before,
                   "The coefficient of the parts that `inside` makes, each as one school, without the ties; missing "
                   "without `inside`, with one part, or if a school does not say its part."},
            Column{"between_after", Role::ratio, &Row::between_after, "The same with the ties."},
            Column{"moved", Role::amount, Unit::none, &Row::moved,
                   "How much the ties bring to these schools or take from them; what moves between two of them counts "
                   "once."},
            Column{"ties", Role::count_of_ties, &Row::ties, "How many ties move something."},
            Column{"undecided", Role::count, Unit::schools, &Row::undecided, "How many schools are left out."},
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
