// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Support: the record of an agreement.

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

/// An agreement: one school supports another through one channel.  A field that is not set is unknown.
struct Support {
    std::string id{};                      ///< identifies the agreement; if empty, the ledger makes one
    RefTo<School> supporter{};             ///< the school that gives
    RefTo<School> recipient{};             ///< the school that receives
    std::optional<Channel> channel{};      ///< the channel of the support
    std::optional<Status> status{};        ///< planned, announced or actual
    Span first_day{};                      ///< the first day in force
    LastDay last_day{};                    ///< the last day in force
    std::optional<Thousandths> amount{};   ///< how much was agreed [unit]
    std::optional<std::string> unit{};     ///< the unit of the amount
    std::optional<std::string> basis{};    ///< the document on which it rests, by id or number
    std::optional<std::string> part_of{};  ///< id of the record of which this record is a later part
    Span recorded_on{};                    ///< when the record entered the ledger
    Span withdrawn_on{};                   ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};               ///< texts of columns that the library does not know

    static constexpr std::string_view table = "supports";
    static constexpr TieKind tie_kind = TieKind::agreement;
    static constexpr std::array<std::string_view, 2> required_columns{"supporter", "recipient"};
    static constexpr Columns columns{
        Column{"id", Role::record, &Support::id, "Identifies the agreement; made from its fields where there is none."},
        Column{"supporter", Role::school, &Support::supporter, "The school that gives."},
        Column{"recipient", Role::school, &Support::recipient, "The school that gets."},
        Column{"channel", Role::word, &Support::channel, "Through what."},
        Column{"status", Role::word, &Support::status, "Planned, announced or actual."},
        Column{"first_day", Role::day, &Support::first_day, "The first day in force."},
        Column{"last_day", Role::day, &Support::last_day, "The last day in force."},
        Column{"amount", Role::amount, &Support::amount, "How much was agreed."},
        Column{"unit", Role::unit, &Support::unit, "What the amount counts."},
        Column{"basis", Role::text, &Support::basis, "The document it rests on."},
        Column{"part_of", Role::record, &Support::part_of,
               "The record of which this is a later part, as successions cut it."},
        Column{"recorded_on", Role::day, &Support::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Support::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Support&, const Support&) = default;
};

}  // namespace jiedui
