// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// in_language: a frame as people read it in another language, with its columns and words called as officials call them.

#include <string_view>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// The columns and the words of closed lists as they are called in `language`; ids, names and other texts of the ledger stay.
///
/// In Chinese yes and no are words, too, and the texts of days are 2003年秋期 and 不详.  A column that the library does not know, an
/// attribute, keeps its name.
/// @param of whose columns these are: `answers/` and a question, or `columns/` and a table of the ledger.
/// @return the frame itself in English; in Chinese one with the same rows and columns, in the same order.
/// @complexity O(columns × words of a column + rows).
[[nodiscard]] JIEDUI_API Frame in_language(Frame frame, std::string_view of, Language language);

}  // namespace jiedui
