// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Chains of a breadth-first search, walked back.

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/query/reach.hpp"

namespace jiedui::detail {

/// The ties by which `rows` reached row `last`, first tie first.  O(hops × log rows).
[[nodiscard]] inline std::vector<TieIndex> chain_to(const Network& network, std::span<const Reach::Row> rows,
                                                    std::size_t last) {
    std::vector<TieIndex> chain;
    for (const Reach::Row* row = &rows[last];;) {
        chain.push_back(row->tie);
        if (row->hops == 1) break;
        const auto nearer = std::pair{row->hops - 1, network.supporter(row->tie)};
        row = &*std::ranges::lower_bound(rows, nearer, {},
                                         [](const Reach::Row& each) { return std::pair{each.hops, each.school}; });
    }
    std::ranges::reverse(chain);
    return chain;
}

}  // namespace jiedui::detail
