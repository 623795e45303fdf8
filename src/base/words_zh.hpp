// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What tables, columns and the words of closed lists are called in Chinese.  Readers understand each of these words,
/// where they read such a table, header or cell.

#include <span>
#include <string_view>

namespace jiedui::detail {

/// A word of the library and what it is called in Chinese.
struct ChineseWord {
    std::string_view
        list;  ///< `tables`, `columns`, `columns/<table>`, the name of a closed or open list; `types`, `settings`
    std::string_view word;
    std::string_view chinese;
};

/// All of them, list by list.
[[nodiscard]] std::span<const ChineseWord> chinese_words() noexcept;

/// What a word of a list is called in Chinese; empty if there is no such word.  In `columns/<table>` a word that the
/// table does not call otherwise is that of `columns`.
[[nodiscard]] std::string_view chinese_of(std::string_view list, std::string_view word) noexcept;

}  // namespace jiedui::detail
