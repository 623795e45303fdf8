// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// TableInput: a table of a ledger that is no file: the sheet of a workbook or a data frame.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "jiedui/io/arrow.hpp"

namespace jiedui {

/// A table as texts, row by row.
struct Sheet {
    std::string name{};                            ///< says which table it is, as the name of a file does
    std::vector<std::vector<std::string>> rows{};  ///< UTF-8; the header is among the first of them
    std::uint32_t first_row = 1;  ///< the number of the first of `rows`; 0 if it is the names of columns and no row
};

/// A table as a stream of Arrow record batches, whose columns are named after those of the table.
///
/// Cells may be null, booleans, integers, floats, utf8 of any layout, date32, date64, timestamps without a time zone,
/// decimal128, dictionaries of these, and lists of utf8.  A null reads like an empty cell.
struct ArrowTable {
    std::string name{};                  ///< says which table it is, as the name of a file does
    ArrowArrayStream* stream = nullptr;  ///< released by whoever reads it
};

using TableInput = std::variant<Sheet, ArrowTable>;

}  // namespace jiedui
