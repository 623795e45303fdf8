// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Blocks of rows that are equal in what orders them.

#include <cstddef>

#include "equity/ordered.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

/// Calls `visit(weight, total, key)` for each block of rows with the same key, ascending: the
/// weight of its rows, and the sum of each value times its weight.  The order of rows in a block
/// does not show.
template <class Visit>
void each_block(const Ordered& rows, Visit&& visit) {
    std::size_t i = 0;
    while (i < rows.size()) {
        const double key = rows.key(i);
        Sum weight;
        Sum total;
        for (; i < rows.size() && rows.key(i) == key; ++i) {
            weight.add(rows.weight(i));
            total.add(rows.weight(i) * rows.value(i));
        }
        visit(weight.value(), total.value(), key);
    }
}

}  // namespace jiedui::equity
