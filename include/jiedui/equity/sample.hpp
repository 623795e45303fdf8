// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Sample: the columns of numbers that a measure looks at; and which form of a measure is meant.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui::equity {

/// A column of numbers, which someone else keeps.  NaN is a missing value.
using Numbers = std::span<const double>;

/// The columns that a measure looks at, row by row.
struct Sample {
    Numbers values;     ///< what is measured: one value for each row
    Numbers weights{};  ///< how much each row counts, 0 or more; empty: each row counts once
    Numbers rank_by{};  ///< what orders the rows of a concentration index; empty for other measures
};

/// Whether the rows are all there are, or drawn from more.
enum class Form : std::uint8_t {
    population,  ///< the rows are all there are: divide by their number
    sample       ///< the rows were drawn: divide by one less; takes no weights
};

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::Form> {
    static constexpr std::string_view name = "form_of_measure";
    static constexpr std::array<std::string_view, 2> words{"population", "sample"};
};

}  // namespace jiedui
