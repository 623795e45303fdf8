// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The difference coefficient of Chinese inspections: the weighted coefficient of variation of a
/// ratio.

#include <cstddef>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// The difference coefficient, as a measure: its values are amounts, its weights pupils.
struct DifferenceCoefficient {
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// How far do amounts per pupil lie from the mean of all pupils, as a share of that mean?
///
/// With `X = amount / pupils` of each row and `m = all amounts / all pupils`: the square root of
/// the mean of (X − m)² by pupils, divided by m.  This is `cv` of X with the pupils as weights.
///
/// @param amounts what each row has in all, 0 and above; an amount of 0 counts like any other.
/// @param pupils among how many it is shared, above 0; at least two rows.
/// @return 0 if all rows have the same per pupil.
/// @complexity O(n), two passes.
/// @errors ErrorCode::missing_value, bad_value, unequal_columns, too_few_values;
///     ErrorCode::bad_weights if pupils are 0 or below; ErrorCode::not_defined if all amounts are
///     0.
/// @source 教督〔2012〕3号; docs/equity/difference_coefficient.md.
[[nodiscard]] inline double difference_coefficient(Numbers amounts, Numbers pupils) {
    return Measure{DifferenceCoefficient{}}({.values = amounts, .weights = pupils});
}

}  // namespace jiedui::equity
