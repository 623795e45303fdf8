// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The Verstegen index: what the upper half has, as a share of what it would have at the median.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/equity/measure.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// Which rows count as the upper half.
enum class UpperMembers : std::uint8_t {
    above,        ///< the rows above the median
    at_or_above,  ///< these, and the rows at the median
    upper_half    ///< exactly half of the weight: the rows above the median, and so much of those at the median
};

/// The Verstegen index, as a measure.
struct Verstegen {
    UpperMembers members;  ///< which rows count; there is no usual choice
    explicit constexpr Verstegen(UpperMembers who) noexcept : members{who} {}
    [[nodiscard]] JIEDUI_API Demands demands() const;
    [[nodiscard]] JIEDUI_API double of(const Sample& sample, std::size_t rows) const;
};

/// What does the upper half have, as a share of what it would have if each of its rows had the
/// median?
///
/// @param values the values, 0 and above; at least two with a weight above 0.
/// @param weights how much each value counts; empty: once each.
/// @param members which rows are the upper half.
/// @return 1 if the upper half has the median; more if it is spread out.
/// @complexity O(n log n); O(n) if the values ascend.
/// @errors ErrorCode::missing_value, bad_value, bad_weights, unequal_columns, too_few_values;
///     ErrorCode::not_defined if the median is 0, or no row is above it.
/// @source docs/equity/verstegen.md.
[[nodiscard]] inline double verstegen(Numbers values, Numbers weights, const Verstegen& members) {
    return Measure{members}({.values = values, .weights = weights});
}

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::UpperMembers> {
    static constexpr std::string_view name = "members_of_verstegen";
    static constexpr std::array<std::string_view, 3> words{"above", "at_or_above", "upper_half"};
};

}  // namespace jiedui
