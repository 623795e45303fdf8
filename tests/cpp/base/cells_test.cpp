// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/cells.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace jiedui {
namespace {

using Numbers = std::vector<int>;

TEST(Cells, AreNoneAtFirst) {
    Cells<int> cells;
    EXPECT_TRUE(cells.empty());
    EXPECT_EQ(cells, Numbers{});
    cells.finish(5, 9);  // a column of which nothing is known takes no memory
    EXPECT_TRUE(cells.empty());
}

TEST(Cells, FillWhatLiesBetweenAndBehind) {
    Cells<int> cells;
    cells.append(2, 7, -1);
    cells.append(3, 8, -1);
    cells.finish(5, -2);
    EXPECT_EQ(cells, (Numbers{-1, -1, 7, 8, -2}));
}

TEST(Cells, KeepWhatWasFrozenWhereMoreCome) {
    Cells<int> cells;
    cells.append(0, 1);
    cells.finish(2);
    cells.finish(2);
    EXPECT_EQ(cells, (Numbers{1, 0}));
    cells.append(3, 4, 9);
    cells.finish(4);
    EXPECT_EQ(cells, (Numbers{1, 0, 9, 4}));
    cells.finish(6, 5);
    EXPECT_EQ(cells, (Numbers{1, 0, 9, 4, 5, 5}));
}

// Too few, too many, and where some are there already.
TEST(Cells, AreTheSameHoweverManyWereExpected) {
    for (const std::size_t expected : {0U, 1U, 3U, 1000U}) {
        Cells<int> cells;
        cells.reserve(expected);
        EXPECT_TRUE(cells.empty());
        for (int i = 0; i < 3; ++i) cells.append(static_cast<std::size_t>(i), i);
        cells.finish(3);
        EXPECT_EQ(cells, (Numbers{0, 1, 2}));
        cells.reserve(expected);
        cells.append(4, 7, 5);
        cells.finish(5);
        EXPECT_EQ(cells, (Numbers{0, 1, 2, 5, 7}));
    }
}

TEST(Cells, AreSharedByCopiesAndOutliveTheFirst) {
    auto first = std::make_unique<Cells<int>>(Numbers{1, 2});
    Cells<int> copy = *first;
    EXPECT_EQ(copy.data(), first->data());
    first.reset();
    EXPECT_EQ(copy, (Numbers{1, 2}));
    Cells<int> other = copy;
    other.append(2, 3);
    other.finish(3);
    EXPECT_EQ(copy, (Numbers{1, 2}));  // what grows is a copy
    EXPECT_EQ(other, (Numbers{1, 2, 3}));
}

TEST(Cells, LieInMemoryOfSomebodyElseAndKeepItAlive) {
    auto owner = std::make_shared<const Numbers>(Numbers{4, 5, 6});
    const std::weak_ptr<const Numbers> watched = owner;
    {
        const Cells<int> cells{std::span{*owner}.subspan(1), owner};
        owner.reset();
        EXPECT_FALSE(watched.expired());
        EXPECT_EQ(cells, (Numbers{5, 6}));
        EXPECT_EQ(cells.back(), 6);
    }
    EXPECT_TRUE(watched.expired());
}

}  // namespace
}  // namespace jiedui
