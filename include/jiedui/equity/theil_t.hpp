// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Theil's T: the mean of r ln r, where r is a value as a share of the mean.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Theil's T, as a measure.
struct TheilT {
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// How far are the shares of the total from the shares of the rows, in logarithms weighted by the
/// total?
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @return 0 if all values are equal; ln n if one of n rows holds everything.
/// @complexity O(n), two passes.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source docs/equity/theil_t.md.
[[nodiscard]] inline double theil_t(Numbers values, Numbers weights = {}) {
    return Measure{TheilT{}}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
