// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The concentration index: whether those who rank low or high have more of the total.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The concentration index, as a measure over a sample with `rank_by`.
struct ConcentrationIndex {
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// Do rows that rank low have less of the total, or more?
///
/// Twice the covariance of value and rank, as a share of the mean.  A rank is the share of the
/// weight below a row, with half of its own; rows that are equal in `rank_by` share their mean
/// rank.
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param rank_by what orders the rows, ascending: wealth, distance, size.  Any finite numbers.
/// @param weights how much each value counts; empty: once each.
/// @return from −1 to 1: below 0 if rows that rank low have more, 0 if rank does not matter; the
///     Gini coefficient if rows are ranked by their value.
/// @complexity O(n log n); O(n) if the ranks ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source Kakwani, Wagstaff and van Doorslaer, «Socioeconomic inequalities in health» (1997);
///     docs/equity/concentration_index.md.
[[nodiscard]] inline double concentration_index(Numbers values, Numbers rank_by, Numbers weights = {}) {
    return Measure{ConcentrationIndex{}}({.values = values, .weights = weights, .rank_by = rank_by});
}

}  // namespace jiedui::equity
