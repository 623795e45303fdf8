// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Complete rows: leaves out the rows in which a number is missing.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Columns of numbers that it keeps itself.
struct Rows {
    std::vector<double> values{};
    std::vector<double> weights{};
    std::vector<double> rank_by{};
    /// The columns, as measures take them.  It must not outlive these rows.
    [[nodiscard]] Sample sample() const noexcept { return {.values = values, .weights = weights, .rank_by = rank_by}; }
};

/// Which rows have a number in each column?  A missing number is NaN.
///
/// @return the places of these rows, ascending.
/// @complexity O(n).
/// @errors ErrorCode::unequal_columns if the columns have different lengths.
[[nodiscard]] JIEDUI_API std::vector<std::size_t> complete_rows(const Sample& sample);

/// These rows of the columns, in this order.
/// @pre each is a place in the columns.
[[nodiscard]] JIEDUI_API Rows rows_of(const Sample& sample, std::span<const std::size_t> places);

}  // namespace jiedui::equity
