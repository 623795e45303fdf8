// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The Lorenz curve: which share of the total the lowest rows have.

#include "jiedui/base/export.hpp"
#include "jiedui/equity/curve.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which share of the total do the rows with the lowest values have?
///
/// @param values the values, 0 and above; at least one with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @return (0, 0), and a point for each different value, ascending; the last one is (1, 1).
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source Lorenz, «Methods of measuring the concentration of wealth» (1905);
///     docs/equity/lorenz.md.
[[nodiscard]] JIEDUI_API Curve lorenz(Numbers values, Numbers weights = {});

}  // namespace jiedui::equity
