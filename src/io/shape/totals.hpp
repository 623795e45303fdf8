// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// report_totals: whether the totals of a sheet are what its records add up to.

#include "io/shape/shaped.hpp"

namespace jiedui::detail {

/// Reports each number in a row of totals that differs from the sum of the numbers above it: for 小计 those since the total
/// before, for any other all.  Columns with a cell that is no plain number are left alone.
void report_totals(const Sheet& sheet, const SheetShape& shape, ShapedBook& book);

}  // namespace jiedui::detail
