// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// list_of_words: the list from which the words of a column come.

#include <concepts>
#include <string>
#include <string_view>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// The name of the list, closed or open, from which the words of a column come; empty if the column may hold any text.
/// @param column the name of the column.
/// @tparam Value the type of the column's values.
template <class Value>
[[nodiscard]] constexpr std::string_view list_of_words(std::string_view column) noexcept {
    if constexpr (requires(const Value& value) {
                      typename Value::value_type;
                      value.has_value();
                  })
        return list_of_words<typename Value::value_type>(column);
    else if constexpr (closed_list<Value>)
        return ClosedList<Value>::name;
    else if constexpr (std::same_as<Value, Channels>)
        return ClosedList<Channel>::name;
    else if (std::same_as<Value, bool> || column == "exempt")
        return "yes_no";
    else
        return column == "subject" || column == "indicator" || column == "unit" ? column : std::string_view{};
}

}  // namespace jiedui
