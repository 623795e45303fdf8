// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Small cells: which rows of a table lose their counts, so that no count of few people can be had.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jiedui::detail {

/// A column of counts of people, in thousandths; NaN where a row has none.
using Counts = std::vector<double>;

/// The group of each row: rows of one group share a word of which a reader may know the sum.
using Groups = std::vector<std::uint32_t>;

/// What is suppressed.
struct SmallCells {
    std::vector<bool> rows;    ///< whether a row loses its counts
    std::vector<bool> totals;  ///< whether the sum of a column of counts can be solved for a cell that is gone
};

/// Finds the rows that lose their counts.
///
/// @param counts the columns; a row whose count, or the difference of whose counts, lies between 0 and `limit` is suppressed.
/// @param groups how rows are grouped, once a column of words.
/// @param suppressed rows that are suppressed at any rate.
/// @param limit the least count that may be seen, in thousandths.
[[nodiscard]] SmallCells small_cells(const std::vector<Counts>& counts, const std::vector<Groups>& groups,
                                     std::vector<bool> suppressed, double limit);

}  // namespace jiedui::detail
