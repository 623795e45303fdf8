// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Choices: which columns of a sheet make one record of a row that may make several.

#include <cstddef>
#include <string>
#include <vector>

#include "jiedui/io/shape.hpp"

namespace jiedui::detail {

/// A column of a sheet, ready to be read.
struct Reads {
    const ShapeColumn* column = nullptr;
    std::size_t place = 0;  ///< in the sheet
    std::size_t out = 0;    ///< in the table
};

/// One choice of columns for one record: for each column of the table, that of the sheet.
struct Choice {
    std::vector<const Reads*> columns{};
    std::string of_column{};
    std::string of{};
};
/// Whether a column is one of several blocks side by side, each of which is a record: 支援学校 受援学校 支援学校 受援学校.
[[nodiscard]] bool is_in_blocks(const std::vector<Reads>& reads, const Reads& column);

/// The records that a row may make: one for each value that headers say, and for each of several columns that hold the same.
[[nodiscard]] std::vector<Choice> choices_of(const std::vector<Reads>& reads);

}  // namespace jiedui::detail
