// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FrozenTies: the ties that a slice has, side by side.

#include <cstdint>
#include <vector>

namespace jiedui {

/// The ties of a slice and no others, in blocks by kind as in a TieStore: 16 bytes a tie, and 8 a school of the network for each
/// kind of which the slice has ties.
struct FrozenTies {
    struct Block {
        std::vector<std::uint32_t> outgoing{};  ///< places of the ties from school s: [outgoing[s], outgoing[s + 1])
        std::vector<std::uint32_t> incoming{};  ///< the same for ties to a school
    };
    std::vector<Block> blocks{};
    std::vector<std::uint32_t> recipient{};     ///< by place of `outgoing`
    std::vector<std::uint32_t> tie{};           ///< TieIndex values, ascending
    std::vector<std::uint32_t> supporter{};     ///< by place of `incoming`
    std::vector<std::uint32_t> incoming_tie{};  ///< TieIndex values
};

}  // namespace jiedui
