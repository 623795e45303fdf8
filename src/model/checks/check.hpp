// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a check of records is.
///
/// A check is a struct with a `code` and one static function or more, each of which looks at what
/// its name says:
///
/// | function | looks at | gives |
/// | --- | --- | --- |
/// | `of_settings(draft)` | the settings | reports itself |
/// | `of_value(cell, value)` | one value of a record; for the types that it has an overload for | a Fault, or nothing |
/// | `of_attribute(column)` | the name of one attribute of a record, and whether it is that of a column | a Fault, or nothing |
/// | `of_record(record)` | one record, without the values that no table can hold | a Fault, or nothing |
/// | `of_text(text)` | each text of a table | a Fault, or nothing |
/// | `of_meaning(meaning)` | a name that stands for a record and means no single one | whether it is this fault |
/// | `of_references(draft)` | all records, before those that are bad are left out | reports itself |
/// | `of_ledger(draft)` | the records that are left | reports itself |
///
/// The catalogue (catalogue.hpp) lists them all; LedgerBuilder runs what is listed, in that order.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/finding.hpp"

namespace jiedui::detail {

/// What is wrong with what a check looked at.
struct Fault {
    std::string value{};  ///< as findings show it
    Phrase expected{};
    bool is_kept = true;   ///< whether a table can hold the value until the record is dropped
    std::string column{};  ///< of a whole record: the column of the finding
};
using Faulty = std::optional<Fault>;

/// Where a value stands, and what its column asks of it.
struct Cell {
    std::string_view column;
    const Calendar& calendar;
    bool is_name = false;        ///< the column holds names
    bool must_be_known = false;  ///< the record must say something here
};

/// The name of an attribute.
struct AttributeName {
    std::string_view name;
    bool is_column = false;  ///< frames of the table have a column of that name without it
};

/// A list of checks.
template <class... Check>
struct Checks {
    static constexpr std::array codes{Check::code...};

    /// Calls `visit(std::type_identity<Check>)` for each check.
    template <class Visit>
    static constexpr void each(Visit&& visit) {
        (visit(std::type_identity<Check>{}), ...);
    }
};

}  // namespace jiedui::detail
