// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The Atkinson index: the share of the total that inequality costs, for an aversion to it.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The Atkinson index, as a measure.
struct Atkinson {
    double epsilon;  ///< the aversion to inequality, above 0: the larger, the more the lowest values count
    explicit constexpr Atkinson(double aversion) noexcept : epsilon{aversion} {}
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// Which share of the total could be given up, if the rest were shared equally, and be as good as
/// it is now?
///
/// @param values the values, 0 and above; none is 0 if epsilon is 1 or more.  At least two with a
///     weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param epsilon the aversion to inequality, above 0; there is no usual one.
/// @return 0 if all values are equal, below 1.
/// @complexity O(n), two passes; three if epsilon is so large that powers would leave the range of
///     doubles.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the total is 0; ErrorCode::bad_number if epsilon is not a finite
///     number above 0.
/// @source docs/equity/atkinson.md.
[[nodiscard]] inline double atkinson(Numbers values, Numbers weights, const Atkinson& epsilon) {
    return Measure{epsilon}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity
