// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// in_language: a frame with the names of its columns and its words in another language, in official terms.

#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// Puts the names of columns and the words of closed lists into `language`.  Ids, names and other texts of the
/// ledger do not change.
///
/// In Chinese, yes and no become words, too, and texts of days become 2003年秋期 or 不详.  An attribute keeps its
/// name.
/// @param of where the columns come from: `answers/` and the name of a question, or `columns/` and the name of
///     a table.
/// @return for English the frame unchanged; for Chinese a frame with the same rows and columns, in the same
///     order.
/// @complexity O(columns × words of a column + rows).
[[nodiscard]] JIEDUI_API Frame in_language(Frame frame, std::string_view of, Language language);

/// The words of the closed list that a column of a frame has, in a language; empty if there is no such list.
/// @param list such as FrameColumn::list gives.
/// @complexity O(words that the library knows).
[[nodiscard]] JIEDUI_API std::vector<std::string> words_of_list(std::string_view list, Language language);

}  // namespace jiedui
