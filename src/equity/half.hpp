// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Half of the rows against the median, for the indices of McLoone and Verstegen.

#include <cstdint>
#include <string_view>

#include "equity/ordered.hpp"

namespace jiedui::equity {

/// Which half of the rows.
enum class Half : std::uint8_t { below, above };
/// Which of the rows at the median belong to the half.
enum class AtMedian : std::uint8_t { none, all, up_to_half };

/// What the rows of a half have, as a share of what they would have at the median.
/// @errors ErrorCode::not_defined if the median is 0, or the half has no rows.
[[nodiscard]] double share_of_median(std::string_view measure, const Ordered& rows, Half half, AtMedian at_median);

}  // namespace jiedui::equity
