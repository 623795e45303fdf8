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

/// Who will open a CSV file.
enum class CsvFor : std::uint8_t {
    programs,     ///< every text as it is
    spreadsheets  ///< with a byte order mark, and `'` before each text that a spreadsheet would take for a formula
};

/// The text of one cell: days as ISO, numbers in their shortest form, booleans `yes` and `no`, channels joined by `+`,
/// other texts by `|`; empty where the value is missing.
/// @pre row < frame.rows and `column` is one of the frame.
[[nodiscard]] JIEDUI_API std::string cell_text_of(const FrameColumn& column, std::size_t row);

/// The frame as CSV: UTF-8, a header, commas, lines that end in LF; a cell that holds a comma, a quote or a line
/// break is quoted.  Columns marked as personal are left out, and in the rows of a
/// difference what personal fields were and are.
/// @param reader for spreadsheets a text in a cell or in the header that begins with `=`, `+`, `-`, `@`, a tab or a carriage
/// return gets a `'` in front; numbers do not.  A program that reads such a file back gets the `'`, too.
/// @complexity O(rows × columns).
[[nodiscard]] JIEDUI_API std::string csv_of(const Frame& frame, CsvFor reader = CsvFor::programs);

}  // namespace jiedui
