// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The range ratio: by how much a high quantile is above a low one, as a share of the low one.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The range ratio, as a measure: (high quantile − low quantile) / low quantile.
struct RangeRatio {
    double low = 0.05;   ///< which share of the weight lies below the low quantile
    double high = 0.95;  ///< which share lies below the high quantile
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// By how much is a high quantile above a low one, as a share of the low one?
///
/// With the usual 0.05 and 0.95 this is the federal range ratio of school finance.
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param options the two quantiles, each as `quantile` defines it.
/// @return 0 if both quantiles are equal; 1 if the high one is twice the low one.
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the low quantile is 0; ErrorCode::bad_number unless 0 ≤ low < high
///     ≤ 1.
/// @source docs/equity/range_ratio.md.
[[nodiscard]] inline double range_ratio(Numbers values, Numbers weights = {}, const RangeRatio& options = {}) {
    return Measure{options}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
