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

/// Whether something holds, where data may be missing; ordered `no < undecided < yes`, so that the
/// smaller of two is their conjunction.
enum class Certainty : std::uint8_t { no, undecided, yes };

/// Both hold.
[[nodiscard]] constexpr Certainty both(Certainty a, Certainty b) noexcept { return std::min(a, b); }

/// What a demand comes to for one subject.
enum class Verdict : std::uint8_t {
    met,
    not_met,
    undecided,  ///< data are missing
    failed      ///< the rule itself failed, so that it says nothing of the data; only judgements have it
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
