// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The Gini coefficient: the mean difference of two rows as a share of twice the mean.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The Gini coefficient, as a measure.
struct Gini {
    Form form = Form::population;  ///< sample: times n / (n − 1)
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// How far apart are two rows drawn at random, as a share of twice the mean?
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param options the form.
/// @return 0 if all values are equal; close to 1 if one row holds everything.
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0.
/// @source docs/equity/gini.md.
[[nodiscard]] inline double gini(Numbers values, Numbers weights = {}, const Gini& options = {}) {
    return Measure{options}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
