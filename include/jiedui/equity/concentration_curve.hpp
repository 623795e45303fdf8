// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The concentration curve: which share of the total the rows have that rank lowest in something
/// else.

#include "jiedui/base/export.hpp"
#include "jiedui/equity/curve.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which share of the total do the rows have that rank lowest by another column?
///
/// @param values the values, 0 and above; at least one with a weight above 0.
/// @param rank_by what orders the rows, ascending; rows that are equal in it are one point.
/// @param weights how much each value counts; empty: once each.
/// @return (0, 0), and a point for each different rank, ascending; the last one is (1, 1).  The
///     curve lies above the diagonal where rows that rank low have more than others.
/// @complexity O(n log n); O(n) if the ranks ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source docs/equity/concentration_curve.md.
[[nodiscard]] JIEDUI_API Curve concentration_curve(Numbers values, Numbers rank_by, Numbers weights = {});

}  // namespace jiedui::equity
