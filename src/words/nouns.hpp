// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What tables, columns and the words of closed lists are called in Chinese.  Readers understand each of these words,
/// where they read such a table, header or cell.

#include <span>
#include <string>
#include <string_view>

#include "jiedui/base/language.hpp"

namespace jiedui::detail {

/// A word of the library and what it is called in Chinese.
struct ChineseWord {
    std::string_view
        list;  ///< `tables`, `columns`, `columns/<table>`, the name of a closed or open list; `types`, `settings`
    std::string_view word;
    std::string_view chinese;
};

/// Those of ledgers, list by list.
[[nodiscard]] std::span<const ChineseWord> chinese_words() noexcept;
/// Those of answers: `answers` are columns of any question, `answers/<question>` those that mean something else in one.
[[nodiscard]] std::span<const ChineseWord> chinese_words_of_answers() noexcept;

/// What a word of a list is called in Chinese; empty if there is no such word.  In `columns/<table>` a word that the
/// table does not call otherwise is that of `columns`.
[[nodiscard]] std::string_view chinese_of(std::string_view list, std::string_view word) noexcept;

/// The word of a list that is called so in Chinese; empty if there is none.
[[nodiscard]] std::string_view word_of_chinese(std::string_view list, std::string_view chinese) noexcept;

/// What a column is called in Chinese; empty if it is not known.  `of` is `answers/<question>` or `columns/<table>`.
[[nodiscard]] std::string_view chinese_column(std::string_view of, std::string_view column) noexcept;

/// What a column of a table is called: by its name, in Chinese before it what officials call it; what the library
/// does not know stands between quotes there.  Several columns stand behind one another: `home, host`.
[[nodiscard]] std::string column_in(std::string_view table, std::string_view column, Language language);

}  // namespace jiedui::detail
