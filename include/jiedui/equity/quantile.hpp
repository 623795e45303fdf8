// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The quantile of a column: the value below which a share of the weight lies.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The quantile, as a measure.
struct Quantile {
    double p;  ///< the share of the weight, from 0 to 1
    explicit constexpr Quantile(double share) noexcept : p{share} {}
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// Below which value does a share of the weight lie?
///
/// The answer is the lowest value at or below which a share `p` of the weight lies.  If this share
/// ends exactly between two values, it is their midpoint.  So a weight of 2 is the same as a row
/// that stands twice.
///
/// @param values any finite values, at least one with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param p the share, from 0 (the lowest value) to 1 (the highest).
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::bad_number if p is not from 0 to 1.
/// @source Hyndman and Fan, «Sample quantiles in statistical packages» (1996), definition 2;
///     docs/equity/quantile.md.
[[nodiscard]] inline double quantile(Numbers values, Numbers weights, const Quantile& p) {
    return Measure{p}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
