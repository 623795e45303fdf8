// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What became of the columns of a ledger's sources, as a frame.

#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/model/read_column.hpp"

namespace jiedui {

/// What became of the columns of sources, as columns of ReadColumn: one row for each, in the order of `reading`.
/// @param reading such as Ledger::reading gives.
/// @param language the language of headings and of the names of tables, columns and units.  Headers, attributes, files
///     and sheets stay as they are.
/// @complexity O(columns).
[[nodiscard]] JIEDUI_API Frame reading_frame(std::vector<ReadColumn> reading, Language language = Language::en);

}  // namespace jiedui
