// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The Hoover index: the share of the total that would have to move to make all values equal.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The Hoover index, as a measure.
struct Hoover {
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// Which share of the total would have to move, so that all rows have the mean?
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @return 0 if all values are equal; close to 1 if one row holds everything.
/// @complexity O(n), two passes.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source docs/equity/hoover.md.
[[nodiscard]] inline double hoover(Numbers values, Numbers weights = {}) {
    return Measure{Hoover{}}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
