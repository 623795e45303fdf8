// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ties: which ties does the slice have, and what does the ledger record about them?

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Which ties does the slice have, and what does the ledger record about them?
struct JIEDUI_API Ties {
    static constexpr std::string_view name = "ties";
    static constexpr QuestionText text{
        .asks = "List the ties of the slice with what their records say.",
        .rows =
            "One row per tie, ascending by kind, supporter, channel, first day, end, recipient, id; unknown ones come "
            "last.",
        .evidence = "The tie itself.",
        .notes =
            "The channel of a posting is staff.  A transfer is actual.  A tie that was left out would be a row of its "
            "own, and would change no other row.",
        .cost = "O(n + m) time for n schools and m ties.",
        .source = "F8 to F10, F12 and F18 in docs/source.md"};
    static constexpr Columns columns{};

    /// One tie, with the fields of its record.
    struct Row {
        TieIndex tie;
        SchoolIndex supporter;
        SchoolIndex recipient;
        std::optional<Channel> channel{};
        std::optional<Status> status{};
        Span first_day{};
        LastDay last_day{};
        std::optional<Amount> amount{};
        std::optional<std::string> basis{};

        static constexpr Columns columns{
            Column{"tie", Role::tie, &Row::tie, "The tie."},
            Column{"supporter", Role::school, &Row::supporter, "The school that gives, or sends."},
            Column{"recipient", Role::school, &Row::recipient, "The school that gets, or hosts."},
            Column{"channel", Role::word, &Row::channel, "Through what."},
            Column{"status", Role::word, &Row::status, "planned, announced or actual; a transfer is actual."},
            Column{"first_day", Role::day, &Row::first_day, "The first day in force; of a transfer its day."},
            Column{"last_day", Role::day, &Row::last_day, "The last day in force; of a transfer its day."},
            Column{"amount", Role::amount, &Row::amount,
                   "What was agreed; the heads of a posting; the quantity of a transfer, or else its value in yuan."},
            Column{"basis", Role::text, &Row::basis, "The document it rests on."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
};

namespace detail {

/// The amount of a tie, as in the column `amount` of Ties; nothing if that cell is missing.
[[nodiscard]] JIEDUI_API std::optional<Amount> amount_of(const Network& network, TieIndex tie);

}  // namespace detail

}  // namespace jiedui
