// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TableInput: a table of a ledger that is no file: the sheet of a workbook or a data frame.

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "jiedui/frame/arrow.hpp"

namespace jiedui {

/// A column of values that a ledger's cells cannot hold.
struct UnreadableColumn {
    std::string name{};
    std::string type{};  ///< what the values are, in the words of their source
};

/// A table as texts, row by row.
struct Sheet {
    std::string name{};                            ///< says which table it is, as the name of a file does
    std::vector<std::vector<std::string>> rows{};  ///< UTF-8; the header is among the first of them
    std::uint32_t first_row = 1;  ///< the number of the first of `rows`; 0 if it is the names of columns and no row
    /// For each of `rows`, the places of the cells that are numbers, ascending; all others are texts.
    std::vector<std::vector<std::uint32_t>> numbers{};
    std::vector<UnreadableColumn> unreadable{};  ///< each is a finding, and the table is not read
};

/// A table as a stream of Arrow record batches, whose columns are named after those of the table.
///
/// Cells may be null, booleans, integers, floats, utf8 of any layout, date32, date64, timestamps without a time zone,
/// decimal128, dictionaries of these, and lists of utf8.  A null reads like an empty cell.
struct ArrowTable {
    std::string name{};                  ///< says which table it is, as the name of a file does
    ArrowArrayStream* stream = nullptr;  ///< released by whoever reads it
    /// Fills `stream` when the table is read, and is then read to its end before any other is opened; may be empty.
    std::function<void(ArrowArrayStream&)> open{};
};

using TableInput = std::variant<Sheet, ArrowTable>;

}  // namespace jiedui
