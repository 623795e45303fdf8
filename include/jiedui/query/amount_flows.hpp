// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// AmountFlows: how much support, in each unit, goes from one township, kind or division to another?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How much support, in each unit, goes from the schools of one township, kind or division to the schools of another?
struct JIEDUI_API AmountFlows {
    std::string by{};

    static constexpr std::string_view name = "amount_flows";
    static constexpr QuestionText text{
        .asks = "Sum the amounts that go between townships, kinds or divisions, each unit by itself.",
        .rows =
            "One row per pair of groups and unit, by group of the supporter, group of the recipient, then unit; "
            "missing ones come "
            "last.",
        .evidence = "The ties that the row sums.",
        .notes =
            "Amounts are those that `ties` shows: what was agreed, the heads of a posting, the quantity of a transfer "
            "or else its "
            "value in yuan.  A tie without an amount adds nothing.  If successions cut a record, its amount counts "
            "once, if the "
            "slice has its first part.  A tie that was left out can add to amounts, and bring rows.",
        .errors = "If schools have no such column, or a sum has more than 15 digits before the point.",
        .cost = "O(n log g + m log r) time for n schools in g groups, m ties and r rows."};
    static constexpr Columns columns{
        Column{"by", Role::word, &AmountFlows::by,
               "The column of schools that groups them: township, kind, division, or an attribute."},
    };

    /// The amount of one unit that goes from the schools of one group to the schools of another.
    struct Row {
        std::optional<std::string> supporter_group{};
        std::optional<std::string> recipient_group{};
        std::optional<std::string> unit{};
        Thousandths amount;
        std::uint32_t ties = 0;

        static constexpr Columns columns{
            Column{"supporter_group", Role::text, &Row::supporter_group, "What the supporters say in the column."},
            Column{"recipient_group", Role::text, &Row::recipient_group, "What the recipients say in it."},
            Column{"unit", Role::unit, &Row::unit, "The unit of the amounts; missing for amounts without a unit."},
            Column{"amount", Role::amount, &Row::amount, "Their sum."},
            Column{"ties", Role::count_of_ties, &Row::ties, "How many ties have such an amount; at least 1."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::unknown_column if `by` is not a column of schools; ErrorCode::amount_overflow if a sum is too
    /// large.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

}  // namespace jiedui
