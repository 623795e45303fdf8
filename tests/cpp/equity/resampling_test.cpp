// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "equity/interval.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/equity/bootstrap.hpp"
#include "jiedui/equity/bootstrap_difference.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/permutation_test.hpp"
#include "support/errors.hpp"

namespace jiedui::equity {
namespace {

using Column = std::vector<double>;

Column ramp(int first, int last) {
    Column column;
    for (int i = first; i <= last; ++i) column.push_back(i);
    return column;
}

Labels labels(const std::vector<std::string>& texts) { return labels_of(texts); }

TEST(NormalQuantile, TurnsTheShareRound) {
    for (const double share : {1e-9, 0.001, 0.025, 0.3, 0.5, 0.8, 0.999})
        EXPECT_NEAR(normal_share(normal_quantile(share)), share, 1e-15) << share;
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
}

TEST(Bootstrap, DrawsTheSameOnEveryNumberOfThreadsAndInEveryOrder) {
    const Column values = ramp(1, 40);
    Column reversed = values;
    std::ranges::reverse(reversed);
    for (const Bounds bounds : {Bounds::percentile, Bounds::bca}) {
        const Interval one = bootstrap(Gini{}, {.values = values}, {.draws = 300, .seed = 5, .bounds = bounds});
        for (const unsigned threads : {2U, 3U, 0U}) {
            const Draws draws{.draws = 300, .seed = 5, .bounds = bounds, .threads = threads};
            EXPECT_EQ(bootstrap(Gini{}, {.values = values}, draws), one) << threads << " threads";
            EXPECT_EQ(bootstrap(Gini{}, {.values = reversed}, draws), one);
        }
        EXPECT_LT(one.low, one.estimate);
        EXPECT_GT(one.high, one.estimate);
        EXPECT_EQ(one.estimate, gini(values));
    }
}

TEST(Bootstrap, FollowsFromTheSeed) {
    const Column values = ramp(1, 40);
    const auto of_seed = [&](std::uint64_t seed) {
        return bootstrap(Cv{}, {.values = values}, {.draws = 100, .seed = seed});
    };
    EXPECT_EQ(of_seed(1), of_seed(1));
    EXPECT_NE(of_seed(1).low, of_seed(2).low);
    EXPECT_NE(of_seed(1).low, of_seed(1 + (std::uint64_t{1} << 32U)).low);
}

TEST(Bootstrap, OfEqualValuesHasNoWidth) {
    const Interval interval =
        bootstrap(Gini{}, {.values = Column(5, 3.0)}, {.draws = 50, .seed = 1, .bounds = Bounds::bca});
    EXPECT_EQ(interval, (Interval{0, 0, 0}));
}

TEST(Bootstrap, TakesARatioAsWhatEachRowHas) {
    const Column amounts{279, 137, 935, 160, 402};
    const Column pupils{45, 37, 89, 76, 55};
    const Interval interval =
        bootstrap(DifferenceCoefficient{}, {.values = amounts, .weights = pupils}, {.draws = 200, .seed = 3});
    EXPECT_NEAR(interval.estimate, difference_coefficient(amounts, pupils), 1e-15);
    EXPECT_LT(interval.low, interval.estimate);
}

TEST(Bootstrap, DrawsClustersWhole) {
    const Column values{1, 2, 1, 2, 1, 2};
    const Labels clusters = labels({"a", "a", "b", "b", "c", "c"});
    const Interval interval = bootstrap(Gini{}, {.values = values}, {.draws = 50, .seed = 1}, clusters);
    EXPECT_EQ(interval, (Interval{interval.estimate, interval.estimate, interval.estimate}))
        << "each cluster is like the others";
    EXPECT_EQ(code_of([&] {
                  return bootstrap(Gini{}, {.values = values}, {.draws = 50, .seed = 1},
                                   labels({"a", "a", "a", "a", "a", "a"}));
              }),
              ErrorCode::too_few_values);
}

TEST(Bootstrap, HasAnIntervalForEachGroupThatDefinesOne) {
    Column values = ramp(1, 30);
    values.push_back(7);
    std::vector<std::string> groups(30, "many");
    groups.emplace_back("one");
    const auto rows = bootstrap_by(Gini{}, {.values = values}, labels(groups), {.draws = 50, .seed = 1});
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].interval, bootstrap(Gini{}, {.values = ramp(1, 30)}, {.draws = 50, .seed = 1}));
    EXPECT_EQ(rows[1].interval, std::nullopt);
}

TEST(Bootstrap, RefusesDrawsThatDoNotDefineTheMeasure) {
    const auto says = [](const Column& values, Draws draws) {
        return code_of([&] { return bootstrap(Gini{}, {.values = values}, draws); });
    };
    EXPECT_EQ(says({0, 0, 1}, {.draws = 100, .seed = 1}), ErrorCode::not_defined);
    EXPECT_EQ(says({1, 2, 3}, {.draws = 39, .seed = 1}), ErrorCode::bad_number);
    EXPECT_EQ(says({1, 2, 3}, {.draws = 40, .seed = 1}), std::nullopt);
    EXPECT_EQ(says({1, 2, 3}, {.draws = 100, .seed = 1, .level = 1}), ErrorCode::bad_number);
    EXPECT_EQ(says({1}, {.draws = 100, .seed = 1}), ErrorCode::too_few_values);
}

TEST(Bootstrap, EndsWhenItsWatchSaysSo) {
    const Watch stop{[](const Progress&) { return false; }};
    EXPECT_EQ(
        code_of([&] { return bootstrap(Gini{}, {.values = ramp(1, 9)}, {.draws = 1000, .seed = 1, .watch = stop}); }),
        ErrorCode::interrupted);
}

TEST(BootstrapDifference, OfPairsThatAreEqualIsNothing) {
    const Column values = ramp(1, 20);
    const Draws draws{.draws = 100, .seed = 2};
    const Interval paired =
        bootstrap_difference(Gini{}, {.values = values}, {.values = values}, Pairing::paired, draws);
    EXPECT_EQ(paired, (Interval{0, 0, 0}));
    const Interval apart =
        bootstrap_difference(Gini{}, {.values = values}, {.values = values}, Pairing::independent, draws);
    EXPECT_LT(apart.low, 0);
    EXPECT_GT(apart.high, 0);
    EXPECT_EQ(code_of([&] {
                  return bootstrap_difference(Gini{}, {.values = values}, {.values = Column{1, 2}}, Pairing::paired,
                                              draws);
              }),
              ErrorCode::unequal_columns);
}

TEST(PermutationTest, FindsADifferenceThatChanceDoesNotMake) {
    const Column equal(12, 5.0);
    const Column spread = ramp(1, 12);
    const Permutations permutations{.draws = 999, .seed = 4};
    const auto apart =
        permutation_test(Cv{}, {.values = spread}, {.values = equal}, Pairing::independent, permutations);
    EXPECT_GT(apart.difference, 0.5);
    EXPECT_LT(apart.p_value, 0.01);
    const auto same =
        permutation_test(Cv{}, {.values = spread}, {.values = spread}, Pairing::independent, permutations);
    EXPECT_EQ(same, (PermutationResult{0, 1}));
    const auto paired = permutation_test(Cv{}, {.values = spread}, {.values = equal}, Pairing::paired, permutations);
    EXPECT_EQ(paired.difference, apart.difference);
    EXPECT_GE(paired.p_value, 0.001);
}

TEST(PermutationTest, CountsOneSideOnly) {
    const Column equal(12, 5.0);
    const Column spread = ramp(1, 12);
    const auto of = [&](Alternative alternative, unsigned threads) {
        return permutation_test(Cv{}, {.values = spread}, {.values = equal}, Pairing::independent,
                                {.draws = 200, .seed = 4, .alternative = alternative, .threads = threads});
    };
    EXPECT_LT(of(Alternative::greater, 1).p_value, 0.05);
    EXPECT_EQ(of(Alternative::less, 1).p_value, 1);
    EXPECT_EQ(of(Alternative::greater, 3), of(Alternative::greater, 1));
}

}  // namespace
}  // namespace jiedui::equity
