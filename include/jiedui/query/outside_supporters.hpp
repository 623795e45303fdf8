// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Outside supporters: the schools at which chains of support begin.

#include <cstdint>
#include <vector>

#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The schools of the slice that give support and receive none, ascending, as SchoolIndex values for graph searches.
/// A school that receives support is *fed* if a chain of ties from an outside supporter reaches it.
/// @complexity O(n + m) time for n schools and m ties at worst.
[[nodiscard]] inline std::vector<std::uint32_t> outside_supporters(const Slice& slice) {
    std::vector<bool> receives(slice.vertex_count());
    std::vector<std::uint32_t> givers;
    for (std::uint32_t school = 0; school < slice.vertex_count(); ++school) {
        bool gives = false;
        slice.each_outgoing(school, [&](std::uint32_t recipient, std::uint32_t) {
            receives[recipient] = true;
            gives = true;
        });
        if (gives) givers.push_back(school);
    }
    std::erase_if(givers, [&](std::uint32_t school) { return receives[school]; });
    return givers;
}

}  // namespace jiedui
