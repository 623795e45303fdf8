// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duties: does each school support as many others as it must?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Does each school support as many others as it must?
struct JIEDUI_API Duties {
    std::optional<std::string> once_per{};  ///< see `columns`

    static constexpr std::string_view name = "duties";
    static constexpr QuestionText text{
        .asks = "Compare the duty of each school with the schools that it supports.",
        .rows = "One row per school of known duty, ascending.",
        .evidence = "The ties from the school.",
        .notes =
            "The question counts schools, not ties.  A school of unknown duty has no row; it is one of the answer's "
            "unknown schools.  With `once_per`, recipients of one value in that column count once.  A recipient of "
            "unknown value may be of any value: one that counts already, or one more.  The verdict is `met` only if "
            "no tie that was left out is needed, and `not_met` only if even all of them would not be enough.  In all "
            "other cases it is `undecided`, also if unknown values decide.  If the ledger left out "
            "rows of ties that may be of the slice's days, no verdict is `not_met`.",
        .errors = "If schools have no such column.",
        .cost = "O(n + m log d) time for n schools, m ties and d the most ties at one school.",
        .source = "F10 in docs/source.md: a large town school supports two weak rural schools"};
    static constexpr Columns columns{
        Column{"once_per", Role::word, &Duties::once_per,
               "A column of schools, such as the legal person of which several schools are campuses: recipients of one "
               "value there count once; by default each school counts."},
    };

    /// How many schools one school must support, and how many it supports.
    struct Row {
        SchoolIndex school;
        std::uint32_t required = 0;
        std::uint32_t supported = 0;
        std::uint32_t shortfall = 0;
        Verdict verdict = Verdict::undecided;

        static constexpr Columns columns{
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"required", Role::count, Unit::schools, &Row::required, "How many recipients it must support."},
            Column{"supported", Role::count, Unit::schools, &Row::supported,
                   "How many distinct schools it supports, at least."},
            Column{"shortfall", Role::count, Unit::schools, &Row::shortfall, "How many are missing."},
            Column{"verdict", Role::word, &Row::verdict, "met, not_met, or undecided if missing data decide."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of unknown duty, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
};

}  // namespace jiedui
