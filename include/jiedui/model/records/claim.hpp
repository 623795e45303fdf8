// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Claim: the record of a figure that a document states.

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/calendar.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/model/records/values.hpp"

namespace jiedui {

struct Document;

/// A figure that a document states.  A field that is not set is unknown.
struct Claim {
    RefTo<Document> document{};           ///< the document that states the figure
    std::string what{};                   ///< what is counted: duty_schools, persons, person_times or another word
    std::optional<Thousandths> amount{};  ///< the figure [unit]
    std::optional<std::string> unit{};    ///< the unit of the figure
    Span first_day{};                     ///< the first day of the time that the figure covers
    LastDay last_day{};                   ///< the last day of the time that the figure covers
    Span recorded_on{};                   ///< when the record entered the ledger
    Span withdrawn_on{};                  ///< when the record left the ledger; unknown: it has not
    Attributes attributes{};              ///< texts of columns that the library does not know

    static constexpr std::string_view table = "claims";
    static constexpr std::array<std::string_view, 3> required_columns{"document", "what", "amount"};
    static constexpr Columns columns{
        Column{"document", Role::document, &Claim::document, "The document that states it."},
        Column{"what", Role::name, &Claim::what,
               "What it counts: duty_schools, persons, person_times, or any other word."},
        Column{"amount", Role::amount, &Claim::amount, "The figure."},
        Column{"unit", Role::unit, &Claim::unit, "What it counts in."},
        Column{"first_day", Role::day, &Claim::first_day, "Since when it counts; unknown: not said."},
        Column{"last_day", Role::day, &Claim::last_day, "Until when it counts."},
        Column{"recorded_on", Role::day, &Claim::recorded_on, "When the record entered the ledger."},
        Column{"withdrawn_on", Role::day, &Claim::withdrawn_on, "When it left the ledger."},
    };
    friend bool operator==(const Claim&, const Claim&) = default;
};

}  // namespace jiedui
