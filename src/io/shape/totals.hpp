// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// report_totals: whether the totals of a sheet are what its records add up to.

#include "io/shape/layout_words.hpp"
#include "io/shape/shaped.hpp"

namespace jiedui::detail {

/// Reports each number in a row of totals that differs from the sum of the numbers above it: for 小计 those since the total
/// before, for any other all.  Columns with a cell that is no plain number are left alone.
void report_totals(const Sheet& sheet, const SheetShape& shape, const LayoutWords& words, ShapedBook& book);

/// Whether a cell with a text is merged with a cell of another row.
[[nodiscard]] bool is_merged_down(const Sheet& sheet, std::size_t row, std::size_t place) noexcept;

}  // namespace jiedui::detail
