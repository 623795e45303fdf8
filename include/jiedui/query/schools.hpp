// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Schools: which schools does the slice have, and what does the ledger record about them?

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/records.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which schools does the slice have, and what does the ledger record about them?
struct JIEDUI_API Schools {
    static constexpr std::string_view name = "schools";
    static constexpr QuestionText text{
        .asks = "List the schools of the slice with all that the ledger says of them.",
        .rows = "One row per school, ascending.",
        .evidence = "The ties from the school and to it.",
        .notes =
            "A school without ties has a row, too.  Attributes are not columns of the answer.  A tie that was left out "
            "changes nothing: which schools a slice has does not depend on its ties.",
        .cost = "O(n) time for n schools of the network.",
        .source =
            "F12 in docs/source.md: an office's area and a township's primary schools send and receive as "
            "schools do"};
    static constexpr Columns columns{};

    /// One school and its record.
    struct Row {
        SchoolIndex school;
        School record;  ///< its record in the ledger; every column except `school` is a field of it

        static constexpr Columns columns = School::columns.apply([](const auto&, const auto&... others) {
            return Columns{Column{"school", Role::school, &Row::school, "The school."},  // its id
                           detail::column_of(&Row::record, others)...};
        });
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
