// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Lorenz dominance: whether one column is more equal than another, whichever measure one takes.

#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// How two Lorenz curves lie.
enum class Dominance : std::uint8_t {
    yes,   ///< the first is nowhere below the second
    no,    ///< the second is nowhere below the first, and somewhere above it
    cross  ///< each is somewhere above the other
};

/// Is the first column at least as equal as the second one?
///
/// If the answer is yes, then each measure that falls when the richer give to the poorer says so
/// too (`gini`, `cv`, `theil_t`, …).  If the curves cross, measures differ.  Two curves that are
/// equal dominate each other.  A share that differs by less than 1e-14 of the total counts as
/// equal.
///
/// @param first, second the columns; they may have different lengths and totals.
/// @complexity O(n log n).
/// @errors as `lorenz`, for each column.
/// @source Atkinson, «On the measurement of inequality» (1970); docs/equity/lorenz_dominates.md.
[[nodiscard]] JIEDUI_API Dominance lorenz_dominates(const Sample& first, const Sample& second);

}  // namespace jiedui::equity

namespace jiedui {

template <>
struct ClosedList<equity::Dominance> {
    static constexpr std::string_view name = "dominance";
    static constexpr std::array<std::string_view, 3> words{"yes", "no", "cross"};
};

}  // namespace jiedui
