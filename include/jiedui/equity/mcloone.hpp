// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The McLoone index: what the lower half has, as a share of what it would have at the median.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which rows count as the lower half.
enum class LowerMembers : std::uint8_t {
    below,        ///< the rows below the median
    at_or_below,  ///< these, and the rows at the median
    lower_half    ///< exactly half of the weight: the rows below the median, and so much of those at the median
};

/// The McLoone index, as a measure.
struct McLoone {
    LowerMembers members;  ///< which rows count; there is no usual choice
    explicit constexpr McLoone(LowerMembers who) noexcept : members{who} {}
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// What does the lower half have, as a share of what it would have if each of its rows had the
/// median?
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param members which rows are the lower half.
/// @return 1 if the lower half has the median; less if it is spread out.
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the median is 0, or no row is below it.
/// @source docs/equity/mcloone.md.
[[nodiscard]] inline double mcloone(Numbers values, Numbers weights, const McLoone& members) {
    return Measure{members}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::LowerMembers> {
    static constexpr std::string_view name = "members_of_mcloone";
    static constexpr std::array<std::string_view, 3> words{"below", "at_or_below", "lower_half"};
};

}  // namespace jiedui
