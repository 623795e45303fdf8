// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FrozenTies: the ties of one slice, stored next to one another.

#include <cstdint>
#include <vector>

namespace jiedui {

/// The ties of a slice and no others, in one block for each kind, as in a TieStore.  They take 16 bytes for each tie.
/// Each kind that has ties takes 8 bytes more for each school of the network.
struct FrozenTies {
    struct Block {
        std::vector<std::uint32_t> outgoing{};  ///< places of the ties from school s: [outgoing[s], outgoing[s + 1])
        std::vector<std::uint32_t> incoming{};  ///< places of the ties to school s: [incoming[s], incoming[s + 1])
    };
    std::vector<Block> blocks{};
    std::vector<std::uint32_t> recipient{};     ///< the recipient of the tie at a place of `outgoing`
    std::vector<std::uint32_t> tie{};           ///< the TieIndex value at a place of `outgoing`, ascending
    std::vector<std::uint32_t> supporter{};     ///< the supporter of the tie at a place of `incoming`
    std::vector<std::uint32_t> incoming_tie{};  ///< the TieIndex value at a place of `incoming`
};

}  // namespace jiedui
