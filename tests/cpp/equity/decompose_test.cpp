// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/decompose.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/equity/by.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/theil_t.hpp"
#include "support/errors.hpp"

namespace jiedui::equity {
namespace {

using Column = std::vector<double>;

Labels labels(const std::vector<std::string>& texts) { return labels_of(texts); }

TEST(LabelsOf, TextsAreGroupsByAscendingName) {
    const Labels found = labels({"west", "east", "west"});
    EXPECT_EQ(found.names, (std::vector<std::string>{"east", "west"}));
    EXPECT_EQ(found.groups, (std::vector<std::uint32_t>{1, 0, 1}));
}

TEST(By, HasARowForEachGroupAscending) {
    const auto rows =
        by(Gini{}, {.values = Column{4, 1, 0, 3}, .weights = Column{1, 1, 2, 1}}, labels({"b", "a", "b", "a"}));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0], (GroupValue{.group = 0, .count = 2, .weight = 2, .mean = 2, .value = 0.25}));
    EXPECT_EQ(rows[1].weight, 3);
    EXPECT_DOUBLE_EQ(*rows[1].value, 2.0 / 3);
}

TEST(By, GivesNoValueToAGroupThatDoesNotDefineOne) {
    const auto rows = by(Gini{}, {.values = Column{4, 0, 0}}, labels({"one", "zeros", "zeros"}));
    EXPECT_EQ(rows[0], (GroupValue{.group = 0, .count = 1, .weight = 1, .mean = 4}));
    EXPECT_EQ(rows[1], (GroupValue{.group = 1, .count = 2, .weight = 2, .mean = 0}));
}

TEST(By, OfARatioHasMeansPerPupil) {
    const auto rows =
        by(DifferenceCoefficient{}, {.values = Column{10, 60}, .weights = Column{10, 20}}, labels({"a", "a"}));
    EXPECT_DOUBLE_EQ(*rows[0].mean, 7.0 / 3);
    EXPECT_EQ(rows[0].weight, 30);
}

TEST(By, RefusesWhatIsWrongWhereverItStands) {
    const auto says = [](const Column& values, const Labels& groups) {
        return code_of([&] { return by(Gini{}, {.values = values}, groups); });
    };
    EXPECT_EQ(says({1, -1}, labels({"a", "b"})), ErrorCode::bad_value);
    EXPECT_EQ(says({1, 1}, labels({"a"})), ErrorCode::unequal_columns);
    EXPECT_EQ(says({1, 1}, {.groups = {0, no_row}, .names = {"a"}}), ErrorCode::missing_value);
}

TEST(Decompose, OfGroupsWithoutOverlapHasNone) {
    const std::vector levels{labels({"low", "low", "high", "high"})};
    const Decomposition parts = decompose(Decomposable::gini, {.values = Column{1, 3, 5, 7}}, levels);
    EXPECT_EQ(parts.total, 0.3125);
    EXPECT_EQ(parts.between, Column{0.25});
    EXPECT_DOUBLE_EQ(parts.within, 0.0625);
    EXPECT_EQ(parts.overlap, 0);
    ASSERT_EQ(parts.groups.size(), 2U);
    EXPECT_EQ(parts.groups[0].share_of_total, 0.75);
    EXPECT_EQ(parts.groups[1].value, 0.25);
    EXPECT_EQ(parts.groups[0].parent, no_row);
}

TEST(Decompose, FollowsLevelsInward) {
    const std::vector levels{labels({"A", "A", "A", "B", "B"}), labels({"x", "x", "y", "x", "x"})};
    const Decomposition parts = decompose(Decomposable::theil_t, {.values = Column{1, 2, 3, 8, 8}}, levels);
    ASSERT_EQ(parts.between.size(), 2U);
    ASSERT_EQ(parts.groups.size(), 5U);
    EXPECT_EQ(parts.groups[3].parent, 0U) << "y lies in A";
    EXPECT_EQ(parts.groups[4].parent, 1U) << "the x of B is another group than that of A";
    EXPECT_EQ(parts.groups[4].label, 0U);
    EXPECT_EQ(parts.groups[4].count, 2U);
    EXPECT_NEAR(parts.between[0] + parts.between[1] + parts.within, parts.total, 1e-15);
}

TEST(Decompose, NeedsALevelAndALabelForEachRow) {
    const auto says = [](const std::vector<Labels>& levels) {
        return code_of([&] { return decompose(Decomposable::gini, {.values = Column{1, 2}}, levels).total; });
    };
    EXPECT_EQ(says({}), ErrorCode::bad_number);
    EXPECT_EQ(says({labels({"a"})}), ErrorCode::unequal_columns);
    EXPECT_EQ(says({{.groups = {no_row, 0}, .names = {"a"}}}), ErrorCode::missing_value);
    EXPECT_EQ(says({labels({"a", "b"})}), std::nullopt);
}

class DecomposeLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(DecomposeLaw, PartsAddUpToTheTotalAndNoneIsBelowZero) {
    std::mt19937 rng{GetParam()};
    Column values;
    Column weights;
    std::vector<std::string> outer;
    std::vector<std::string> inner;
    for (int i = 0; i < 60; ++i) {
        values.push_back(1 + static_cast<double>(rng() % 1000));
        weights.push_back(static_cast<double>(rng() % 5) + (i == 0 ? 1 : 0));
        outer.push_back("group " + std::to_string(rng() % 4));
        inner.push_back("part " + std::to_string(rng() % 3));
    }
    const std::vector levels{labels(outer), labels(inner)};
    for (const auto which :
         {Decomposable::theil_t, Decomposable::theil_l, Decomposable::gini, Decomposable::squared_cv}) {
        const Decomposition parts = decompose(which, {.values = values, .weights = weights}, levels);
        EXPECT_NEAR(parts.between[0] + parts.between[1] + parts.within + parts.overlap, parts.total,
                    1e-12 * parts.total);
        double weight = 0;
        double total = 0;
        for (const GroupPart& each : parts.groups) {
            EXPECT_GE(each.within, 0);
            EXPECT_TRUE(which == Decomposable::gini || each.between >= 0) << each.between;
            if (each.level == 1) weight += each.share_of_weight;
            if (each.level == 1) total += each.share_of_total;
        }
        EXPECT_NEAR(weight, 1, 1e-14);
        EXPECT_NEAR(total, 1, 1e-14);
        EXPECT_GE(parts.overlap, 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DecomposeLaw, ::testing::Range(0U, 30U));

}  // namespace
}  // namespace jiedui::equity
