// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Transfer: the record of money or goods that moved.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct School;

/// Money or goods that moved.
struct Transfer {
    std::string id{};                         ///< identifies the transfer; made from its fields where there is none
    RefTo<School> supporter{};                ///< the school that gave
    RefTo<School> recipient{};                ///< the school that got
    std::optional<Channel> channel{};         ///< funds or materials
    Span day{};                               ///< when it moved
    std::optional<Thousandths> quantity{};    ///< how much [unit]
    std::optional<std::string> unit{};        ///< what the quantity counts
    std::optional<Thousandths> value_yuan{};  ///< what it is worth [CNY]
    std::optional<std::string> voucher{};     ///< the number of the receipt
    std::optional<Recorder> recorded_by{};    ///< who entered it
    Span recorded_on{};                       ///< when the record entered the ledger
    Span withdrawn_on{};                      ///< when it left the ledger
    Attributes attributes{};                  ///< what other columns say

    static constexpr std::string_view table = "transfers";
    static constexpr TieKind tie_kind = TieKind::transfer;
    static constexpr std::array<std::string_view, 2> required_columns{"supporter", "recipient"};
    static constexpr Columns columns{
        Column{"id", Role::record, &Transfer::id, "Identifies the transfer; made from its fields where there is none."},
        Column{"supporter", Role::school, &Transfer::supporter, "The school that gave."},
        Column{"recipient", Role::school, &Transfer::recipient, "The school that got."},
        Column{"channel", Role::word, &Transfer::channel, "Funds or materials."},
        Column{"day", Role::day, &Transfer::day, "When it moved."},
        Column{"quantity", Role::amount, &Transfer::quantity, "How much."},
        Column{"unit", Role::unit, &Transfer::unit, "What the quantity counts."},
        Column{"value_yuan", Role::money, &Transfer::value_yuan, "What it is worth."},
        Column{"voucher", Role::text, &Transfer::voucher, "The number of the receipt."},
        Column{"recorded_by", Role::word, &Transfer::recorded_by, "Who entered it."},
        Column{"recorded_on", Role::day, &Transfer::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Transfer::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

}  // namespace jiedui
