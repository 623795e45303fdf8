// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A measure for each group of rows.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "jiedui/base/export.hpp"
#include "jiedui/equity/labels.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// A group of rows, and the value of a measure there.
struct GroupValue {
    std::uint32_t group = 0;  ///< the number of the group
    std::size_t count = 0;    ///< how many rows it has
    double weight = 0;        ///< the sum of their weights; of a ratio: what amounts are divided by
    std::optional<double>
        mean{};  ///< the mean of the values by weight; of a ratio: amounts by pupils; nothing if the weight is 0
    std::optional<double> value{};  ///< the measure; nothing if the group does not define it, as with only one row
    friend bool operator==(const GroupValue&, const GroupValue&) = default;
};

/// What does the measure say of each group?
///
/// @param any the measure.
/// @param sample the columns.
/// @param labels the group of each row.
/// @return one row for each group that has rows, by ascending number.
/// @complexity that of the measure for each group, and O(n + g) for n rows and g groups.
/// @errors those of the measure for all rows together, but for those of a single group, which has
///     no value then; ErrorCode::missing_value if a label is missing.
/// @source docs/equity/by.md.
[[nodiscard]] JIEDUI_API std::vector<GroupValue> by(const Measure& any, const Sample& sample, const Labels& labels);

}  // namespace jiedui::equity
