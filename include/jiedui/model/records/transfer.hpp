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

/// Money or goods that one school gave to another.  A field that is not set is unknown.
struct Transfer {
    std::string id{};                         ///< identifies the transfer; if empty, the ledger makes one
    RefTo<School> supporter{};                ///< the school that gave
    RefTo<School> recipient{};                ///< the school that received
    std::optional<Channel> channel{};         ///< funds or materials
    Span day{};                               ///< the day on which it moved
    std::optional<Thousandths> quantity{};    ///< how much [unit]
    std::optional<std::string> unit{};        ///< the unit of the quantity, such as `yuan` or `books`
    std::optional<Thousandths> value_yuan{};  ///< the worth of the money or goods [CNY]
    std::optional<std::string> voucher{};     ///< the number of the receipt
    std::optional<Recorder> recorded_by{};    ///< which side entered the record
    Span recorded_on{};                       ///< when the record entered the ledger
    Span withdrawn_on{};                      ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};                  ///< texts of columns that the library does not know

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
