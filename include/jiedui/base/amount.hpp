// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Thousandths and Amount: exact quantities.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/error.hpp"
#include "jiedui/base/export.hpp"

namespace jiedui {

/// A decimal number in whole thousandths, so that sums are exact in any order.
struct Thousandths {
    std::int64_t value = 0;  ///< [thousandths]
    friend constexpr auto operator<=>(Thousandths, Thousandths) = default;
};

/// The largest number that a ledger may hold: 15 digits before the point and 3 behind it.  The smallest is its
/// negative.
inline constexpr Thousandths largest_number{999'999'999'999'999'999};

/// Reads a decimal number: `12`, `-0.5`, `1250.125`.
///
/// Further zeros behind the third decimal are ignored.
/// @return nothing if the text is not a decimal number, has more than three decimals, or does not fit into
///     Thousandths.
[[nodiscard]] JIEDUI_API std::optional<Thousandths> find_thousandths(std::string_view text) noexcept;

/// The number as a decimal without zeros at its end: 12000 thousandths are `12`, -500 are `-0.5`.
[[nodiscard]] JIEDUI_API std::string text_of(Thousandths number);

/// Adds up numbers exactly.  Neither the order of the numbers nor a large intermediate sum changes the result.
class JIEDUI_API ExactSum {
public:
    /// Adds `number` to the sum `times` times.
    void add(Thousandths number, std::int64_t times = 1) noexcept { sum_ += Wide{number.value} * times; }
    /// The sum of all numbers added so far; 0 if none was added.
    /// @param of what the numbers are; the subject of the error.
    /// @errors ErrorCode::amount_overflow if the sum is above `largest_number` or below its negative.
    [[nodiscard]] Thousandths result(std::string_view of) const;

private:
    __extension__ using Wide = __int128;
    Wide sum_ = 0;
};

/// A quantity: thousandths and a unit, e.g. half a post is `{500, "fte"}`.
struct Amount {
    Thousandths number;  ///< how much
    std::string unit;    ///< of what, e.g. fte, yuan, persons, 台; empty if not said
    friend bool operator==(const Amount&, const Amount&) = default;
};

}  // namespace jiedui
