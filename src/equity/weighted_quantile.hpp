// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The quantile of rows in order, by weight.

#include "equity/ordered.hpp"

namespace jiedui::equity {

/// The lowest value at or below which a share `p` of the weight lies; where this share ends exactly
/// between two values, their midpoint.
/// @pre the rows ascend by value, and some weight is above 0.
[[nodiscard]] double weighted_quantile(const Ordered& rows, double p);

}  // namespace jiedui::equity
