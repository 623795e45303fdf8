// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Theil's L, the mean logarithmic deviation: the mean of ln (mean / value).

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Theil's L, as a measure.
struct TheilL {
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// How far below the mean are the values, in logarithms weighted by the rows?
///
/// @param values the values, 0 and above (none is 0); at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @return 0 if all values are equal; it has no upper bound.
/// @complexity O(n), two passes.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0, which cannot be.
/// @source docs/equity/theil_l.md.
[[nodiscard]] inline double theil_l(Numbers values, Numbers weights = {}) {
    return Measure{TheilL{}}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
