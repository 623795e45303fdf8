// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Scale: what a unit multiplies numbers by, exactly.

#include <cstdint>
#include <optional>
#include <string_view>

#include "jiedui/base/amount.hpp"

namespace jiedui::detail {

/// `multiplier / divisor`: 10000 / 1 for 万元, 1 / 100 for a percentage.
struct Scale {
    std::int64_t multiplier = 1;  ///< at least 1
    std::int64_t divisor = 1;     ///< at least 1
    friend bool operator==(const Scale&, const Scale&) = default;
};

/// Reads a decimal number and scales it: `0.12345` in 万元 is 1234.5.  Nothing if the text is no number,
/// or the result needs more than three decimals or more than 64 bits.
[[nodiscard]] std::optional<Thousandths> find_scaled(std::string_view text, Scale scale) noexcept;

}  // namespace jiedui::detail
