// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Numbers that stand for days: 2003.9 is a year and month, 2003.1 may be January or October.

#include <concepts>
#include <string_view>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/model/records.hpp"

namespace jiedui {

/// The two months that a number may mean if it is `2003.1`: a number does not keep the zero of 2003.10.  Empty for any
/// other number.
/// @param number as a cell writes it.
[[nodiscard]] JIEDUI_API Phrase either_month(std::string_view number);

/// Whether a described column of these records holds days.
template <described Record>
[[nodiscard]] constexpr bool holds_days(std::string_view column) {
    bool found = false;
    each_column<Record>([&]<class I>(I, const auto& each) {
        if constexpr (std::derived_from<column_value<Record, I::value>, Span>) found = found || each.name == column;
    });
    return found;
}

}  // namespace jiedui
