// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The coefficient of variation: the standard deviation as a share of the mean.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The coefficient of variation, as a measure: S / m, where m is the mean of the values and S² the
/// mean of their squared distances from m, both by weight.
struct Cv {
    Form form = Form::population;  ///< sample: S² is divided by n − 1 instead of n
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// How far do the values lie from their mean, as a share of the mean?
///
/// Values may be negative, but their mean must be above 0.
///
/// @param values the values; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param options the form.
/// @return 0 if all values are equal; for n values of 0 and above √(n − 1) at most.
/// @complexity O(n), two passes.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the mean is 0 or below, where sums that are 0 but for rounding
///     count as 0.
/// @source docs/equity/cv.md.
[[nodiscard]] inline double cv(Numbers values, Numbers weights = {}, const Cv& options = {}) {
    return Measure{options}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
