// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// CSV: the rows of an answer or of a ledger's table as text.

#include <cstddef>
#include <cstdint>
#include <string>

#include "jiedui/base/export.hpp"
#include "jiedui/frame/frame.hpp"

namespace jiedui {

/// Which kind of program will open a CSV file.
enum class CsvFor : std::uint8_t {
    programs,     ///< texts are not changed
    spreadsheets  ///< with a byte order mark, and `'` before each text that looks like a formula
};

/// The text of one cell: a day in ISO form, a number in its shortest form, a boolean as `yes` or `no`.  Several
/// channels in one cell are joined by `+`, several other texts by `|`.  A missing value gives an empty text.
/// @pre row < frame.rows and `column` is one of the frame.
[[nodiscard]] JIEDUI_API std::string cell_text_of(const FrameColumn& column, std::size_t row);

/// The frame as CSV text in UTF-8: a header, then one line per row, in their order.  Cells are divided by
/// commas, and lines end in LF.  A cell that has a comma, a double quote or a line break is quoted.  Personal
/// columns are left out.  In the rows of a difference, the old and the new values of personal fields are left
/// empty.
/// @param reader which kind of program will read the text; default: programs.  For spreadsheets, an apostrophe
///     is put before each text, also in the header, that begins with `=`, `+`, `-`, `@`, a tab or a carriage
///     return; numbers are not changed.  A program that reads such a file sees the apostrophe, too.
/// @complexity O(rows × columns).
[[nodiscard]] JIEDUI_API std::string csv_of(const Frame& frame, CsvFor reader = CsvFor::programs);

}  // namespace jiedui
