// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FrozenTies: the ties that a slice has, side by side.

#include <cstdint>
#include <vector>

namespace jiedui {

/// The ties of a slice and no others: 16 bytes a tie and 8 a school of the network.
struct FrozenTies {
    std::vector<std::uint32_t> outgoing{};   ///< places of the ties from school s: [outgoing[s], outgoing[s + 1])
    std::vector<std::uint32_t> recipient{};  ///< by place
    std::vector<std::uint32_t> tie{};        ///< by place: TieIndex values, ascending
    std::vector<std::uint32_t> incoming{};   ///< the same for ties to a school
    std::vector<std::uint32_t> supporter{};
    std::vector<std::uint32_t> incoming_tie{};
};

}  // namespace jiedui
