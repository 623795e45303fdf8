// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Numbers in cells for days: 2003.9 is a year and a month; 2003.1 may be January or October.

#include <concepts>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// Names the two months that a number like `2003.1` may mean: a number cell does not keep the zero of 2003.10.
/// @return an empty Phrase for any other number.
/// @param number the text of the number in the cell.
[[nodiscard]] JIEDUI_API Phrase either_month(std::string_view number);

/// Whether the column with this name holds days in records of this type; false if there is no such column.
template <described Record>
[[nodiscard]] constexpr bool holds_days(std::string_view column) {
    bool found = false;
    each_column<Record>([&]<class I>(I, const auto& each) {
        if constexpr (std::derived_from<column_value<Record, I::value>, Span>) found = found || each.name == column;
    });
    return found;
}

}  // namespace jiedui
