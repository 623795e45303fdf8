// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Match: which rows of a table have one of some values in a column, where cells may be unknown.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/model/condition.hpp"
#include "jiedui/model/table.hpp"

namespace jiedui {

/// For each row of `table` whether it meets the condition: an unknown cell is undecided.  Nothing if
/// the table has no such column, neither described nor an attribute.
/// @errors ErrorCode::bad_word if the column is a closed list, a number or a day and a value is none.
/// @complexity O(rows).
template <described Record>
[[nodiscard]] std::optional<std::vector<Certainty>> match(const Table<Record>& table, const Condition& condition,
                                                          const Calendar& calendar);

/// Whether `column` is a described column of these records, be it that a table's source did not have it.
template <described Record>
[[nodiscard]] constexpr bool describes(std::string_view column) {
    bool found = false;
    each_column<Record>([&](auto, const auto& each) { found = found || each.name == column; });
    return found;
}

/// The names of the columns that `table` has, its attributes last.
template <described Record>
[[nodiscard]] std::vector<std::string> column_names(const Table<Record>& table);

}  // namespace jiedui
