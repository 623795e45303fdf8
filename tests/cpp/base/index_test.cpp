// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/index.hpp"

#include <cstdint>
#include <functional>
#include <type_traits>
#include <unordered_set>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

static_assert(!std::is_convertible_v<SchoolIndex, TieIndex>, "a school is no tie");
static_assert(!std::is_convertible_v<TieIndex, TeacherIndex>, "a tie is no teacher");
static_assert(!std::is_convertible_v<SchoolIndex, std::uint32_t>, "an index is no number by itself");
static_assert(!std::is_convertible_v<std::uint32_t, SchoolIndex>, "a number is no index by itself");
static_assert(sizeof(SchoolIndex) == 4, "columns of indices are columns of four bytes");
static_assert(std::is_trivially_copyable_v<SchoolIndex>, "columns of indices are plain memory");

TEST(Index, IsTheFirstRowIfNothingIsSaid) { EXPECT_EQ(SchoolIndex{}.value, 0U); }

TEST(Index, IsOrderedByItsRow) {
    EXPECT_LT(SchoolIndex{1}, SchoolIndex{2});
    EXPECT_GT(TieIndex{no_row}, TieIndex{0x7FFF'FFFF});  // unsigned
    EXPECT_EQ(TeacherIndex{7}, TeacherIndex{7});
    EXPECT_NE(TeacherIndex{7}, TeacherIndex{8});
}

TEST(Index, HashesItsRowSoThatSetsTellRowsApart) {
    std::unordered_set<TieIndex> ties;
    for (const std::uint32_t row : {3U, 1U, 3U, no_row}) ties.insert(TieIndex{row});
    EXPECT_EQ(ties.size(), 3U);
    EXPECT_TRUE(ties.contains(TieIndex{no_row}));
    EXPECT_FALSE(ties.contains(TieIndex{2}));
    EXPECT_NE(std::hash<TieIndex>{}(TieIndex{1}), std::hash<TieIndex>{}(TieIndex{2}));
}

TEST(Index, LeavesTheLargestNumberToRowsThatAreUnknown) { EXPECT_EQ(no_row, 4'294'967'295U); }

}  // namespace
}  // namespace jiedui
