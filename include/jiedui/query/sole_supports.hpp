// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// SoleSupports: which schools have only one supporter?

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which schools have only one supporter?
struct JIEDUI_API SoleSupports {
    static constexpr std::string_view name = "sole_supports";
    static constexpr QuestionText text{
        .asks = "Find the schools all of whose incoming ties come from one supporter.",
        .rows = "One row per such school, ascending by recipient.",
        .evidence = "All ties to the recipient.",
        .notes =
            "A school without incoming ties depends on no school and has no row.  Amounts play no part: a supporter of "
            "0.1 FTE is a supporter.  A tie that was left out can add a second supporter, or one tie to the first: if "
            "one may lead to the recipient, `certain` is false.  A school of which only such ties are known has no "
            "row.  A record from a school to itself is in no slice: it is not a supporter, and does not make a row "
            "uncertain.  If the ledger left out rows of ties that may be of the slice's days, no row is certain.",
        .cost = "O(n + m) time for n schools and m ties; memory for the answer only.",
        .source = "glossary, 'sole support'"};
    static constexpr Columns columns{};

    /// One school that would have no support left if one other school stopped its support.
    struct Row {
        SchoolIndex recipient;
        SchoolIndex supporter;
        std::uint32_t ties = 0;
        bool certain = true;

        static constexpr Columns columns{
            Column{"recipient", Role::school, &Row::recipient, "The school that depends."},
            Column{"supporter", Role::school, &Row::supporter, "The school on which it depends."},
            Column{"ties", Role::count_of_ties, &Row::ties, "How many ties join them; at least 1."},
            Column{"certain", Role::flag, &Row::certain, "No tie that was left out can lead to the recipient."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
