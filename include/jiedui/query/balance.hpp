// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Balance: how far do the schools of a county differ in what each pupil has?

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

/// How far do the schools of a county differ in what each pupil has?
struct JIEDUI_API Balance {
    Span school_year{};  ///< see `columns`, as for all parameters
    std::optional<std::string> by{};
    bool weighted = true;

    static constexpr std::string_view name = "balance";
    static constexpr QuestionText text{
        .asks =
            "Say for each county, stage and indicator what a pupil has on average, and how far the schools lie from "
            "that: the table of an inspection, with its difference coefficients (差异系数).",
        .rows =
            "One row per group, stage and indicator of which a record of the group speaks, by group, where schools "
            "that "
            "do not say their group come last, then by stage, then by indicator.",
        .evidence =
            "Of the schools that are not undecided: the schools that say the pupils, then the records of indicators, "
            "by "
            "id.",
        .notes =
            "Totals are divided by stages as `indicators` does, and each part counts as a school of its stage.  A "
            "school "
            "counts if its kind teaches the stage, or if its kind does not say what it teaches and a record speaks of "
            "the stage.  A school is `undecided` if its amount or its pupils are not known, if it has no pupils, or if "
            "its kind does not teach the stage; mean, deviation and coefficient are then those of the others.  A "
            "school "
            "that has none of an indicator counts like any other.  The mean is that of all pupils: all amounts / all "
            "pupils; the deviation is the square root of the mean of the squared distances, by pupils.  With "
            "`weighted=False` each school counts once, however large it is; no inspection counts so.",
        .errors = "If schools have no such column, or the ledger has no indicators of the school year.",
        .cost = "O(n + r log r) time for n schools and r records of indicators.",
        .source = "教督〔2012〕3号, 教督〔2017〕6号: the difference coefficient."};
    static constexpr Columns columns{
        Column{"school_year", Role::period, &Balance::school_year, "The school year, such as 2021/2022."},
        Column{"by", Role::word, &Balance::by,
               "The column of schools that groups them: township, division, or an attribute; by default division, the "
               "county."},
        Column{"weighted", Role::flag, &Balance::weighted, "Whether schools count by their pupils."},
    };

    /// How far the schools of one group differ in one indicator.
    struct Row {
        std::optional<std::string> group{};
        Stage stage = Stage::primary;
        std::string indicator{};
        std::uint32_t schools = 0;
        std::uint32_t undecided = 0;
        std::optional<double> mean{};
        std::optional<double> deviation{};
        std::optional<double> coefficient{};

        static constexpr Columns columns{
            Column{"group", Role::text, &Row::group,
                   "What its schools say in the column; missing if they do not say it."},
            Column{"stage", Role::word, &Row::stage, "The stage of schooling."},
            Column{"indicator", Role::name, &Row::indicator, "What was counted."},
            Column{"schools", Role::count, Unit::schools, &Row::schools,
                   "How many schools of the stage there are; a school of several stages is one in each."},
            Column{"undecided", Role::count, Unit::schools, &Row::undecided,
                   "How many of them are left out below, as what they have for each pupil is not known."},
            Column{"mean", Role::ratio, &Row::mean, "What a pupil has; missing if that is not known of any school."},
            Column{"deviation", Role::ratio, &Row::deviation,
                   "The standard deviation; missing if it is not known of two schools."},
            Column{"coefficient", Role::ratio, &Row::coefficient,
                   "deviation / mean, the difference coefficient; missing if the deviation is, or if the mean is 0."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools that are `undecided` in some row, and those that may belong to any stage: their kind is not known,
    /// and no record of the year names a stage.  Ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
    /// The question in words; says of the other reading that no inspection counts so.
    [[nodiscard]] std::string words() const;
};

}  // namespace jiedui
