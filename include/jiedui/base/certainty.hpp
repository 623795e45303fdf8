// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Certainty and Verdict: yes, no, and what missing data leave undecided.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "jiedui/base/closed_list.hpp"

namespace jiedui {

/// Whether something holds: yes, no, or undecided if data are missing.  The order is `no < undecided < yes`, so
/// the smaller of two values says whether both hold.
enum class Certainty : std::uint8_t { no, undecided, yes };

/// Whether both hold: no if one is no, yes if both are yes, else undecided.
[[nodiscard]] constexpr Certainty both(Certainty a, Certainty b) noexcept { return std::min(a, b); }

/// Whether one subject meets a demand.
enum class Verdict : std::uint8_t {
    met,
    not_met,
    undecided,  ///< data are missing
    failed      ///< the rule itself failed and says nothing about the data; only in judgements
};

template <>
struct ClosedList<Certainty> {
    static constexpr std::string_view name = "certainty";
    static constexpr std::array<std::string_view, 3> words{"no", "undecided", "yes"};
};

template <>
struct ClosedList<Verdict> {
    static constexpr std::string_view name = "verdict";
    static constexpr std::array<std::string_view, 4> words{"met", "not_met", "undecided", "failed"};
};

}  // namespace jiedui
