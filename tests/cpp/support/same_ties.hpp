// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Whether two stores of ties hold the same, column by column.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>

#include "jiedui/detail/model/tie_store.hpp"

namespace jiedui {

inline void expect_same(const TieStore& a, const TieStore& b) {
    for (std::size_t kind = 0; kind < a.blocks.size(); ++kind) {
        EXPECT_EQ(a.blocks[kind].outgoing, b.blocks[kind].outgoing) << kind;
        EXPECT_EQ(a.blocks[kind].incoming, b.blocks[kind].incoming) << kind;
    }
    EXPECT_EQ(a.supporter, b.supporter);
    EXPECT_EQ(a.recipient, b.recipient);
    EXPECT_EQ(a.first, b.first);
    EXPECT_EQ(a.until, b.until);
    EXPECT_EQ(a.record, b.record);
    EXPECT_EQ(a.incoming_ties, b.incoming_ties);
    EXPECT_EQ(a.has_mark, b.has_mark);
    EXPECT_TRUE(std::ranges::equal(a.mark, b.mark, {}, &TieMark::bits, &TieMark::bits));
}

}  // namespace jiedui
