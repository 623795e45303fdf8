// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/equity/atkinson.hpp"
#include "jiedui/equity/concentration_curve.hpp"
#include "jiedui/equity/concentration_index.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/hoover.hpp"
#include "jiedui/equity/lorenz.hpp"
#include "jiedui/equity/lorenz_dominates.hpp"
#include "jiedui/equity/mcloone.hpp"
#include "jiedui/equity/quantile.hpp"
#include "jiedui/equity/range_ratio.hpp"
#include "jiedui/equity/theil_l.hpp"
#include "jiedui/equity/theil_t.hpp"
#include "jiedui/equity/verstegen.hpp"

namespace jiedui::equity {
namespace {

using Column = std::vector<double>;

/// The measures that are 0 if all values are equal, and do not change if all are multiplied.
std::vector<Measure> relative_measures() {
    return {Cv{}, Gini{}, Hoover{}, TheilT{}, TheilL{}, Atkinson{0.5}, Atkinson{1}, Atkinson{2}, RangeRatio{}};
}

/// So many numbers between 1 and 1000, of which some are equal.
Column drawn_column(std::mt19937& rng, std::size_t n) {
    Column column;
    for (std::size_t i = 0; i < n; ++i) column.push_back(1 + static_cast<double>(rng() % 4000) / 4);
    return column;
}

double ulp_of(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()) - number; }

TEST(Cv, IsTheStandardDeviationAsAShareOfTheMean) {
    EXPECT_EQ(cv(Column{1, 3}), 0.5);
    EXPECT_EQ(cv(Column{1, 3}, {}, {.form = Form::sample}), std::sqrt(0.5));
    EXPECT_EQ(cv(Column{1, 3}, Column{3, 1}), std::sqrt(0.75) / 1.5);
    EXPECT_EQ(cv(Column{-1, 3}), 2);
}

TEST(Gini, IsTheMeanDifferenceAsAShareOfTwiceTheMean) {
    EXPECT_EQ(gini(Column{0, 0, 0, 1}), 0.75);
    EXPECT_EQ(gini(Column{0, 0, 0, 1}, {}, {.form = Form::sample}), 1);
    EXPECT_EQ(gini(Column{0, 1}, Column{3, 1}), 0.75);
}

TEST(Hoover, IsTheShareThatWouldHaveToMove) {
    EXPECT_EQ(hoover(Column{0, 2}), 0.5);
    EXPECT_EQ(hoover(Column{0, 4}, Column{3, 1}), 0.75);
}

TEST(TheilT, TakesZeros) { EXPECT_DOUBLE_EQ(theil_t(Column{0, 0, 0, 10, 10, 10}), std::log(2)); }

TEST(Atkinson, AtOneFollowsFromTheGeometricMean) {
    EXPECT_DOUBLE_EQ(atkinson(Column{1, 4}, {}, Atkinson{1}), 1 - 2 / 2.5);
    EXPECT_DOUBLE_EQ(atkinson(Column{1, 4}, {}, Atkinson{2}), 1 - 1.6 / 2.5);
}

TEST(Atkinson, ComesNearToTheLowestValueForALargeAversion) {
    EXPECT_NEAR(atkinson(Column{1, 3}, {}, Atkinson{5000}), 0.5, 1e-3);
    EXPECT_LT(atkinson(Column{1, 3}, {}, Atkinson{5000}), 0.5);
}

TEST(Quantile, IsTheMidpointWhereAShareEndsBetweenTwoValues) {
    EXPECT_EQ(quantile(Column{4, 1, 3, 2}, {}, Quantile{0.5}), 2.5);
    EXPECT_EQ(quantile(Column{4, 1, 3, 2}, {}, Quantile{0.51}), 3);
    EXPECT_EQ(quantile(Column{1, 2, 3}, {}, Quantile{0.5}), 2);
    EXPECT_EQ(quantile(Column{1, 2, 3}, {}, Quantile{0}), 1);
    EXPECT_EQ(quantile(Column{1, 2, 3}, {}, Quantile{1}), 3);
    EXPECT_EQ(quantile(Column{1, 2, 3}, Column{0, 1, 0}, Quantile{0}), 2);
    EXPECT_EQ(quantile(Column{-7}, {}, Quantile{0.3}), -7);
}

TEST(Quantile, TakesATenthOfTenAsOne) {
    const Column ten{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    for (int i = 1; i < 10; ++i) EXPECT_EQ(quantile(ten, {}, Quantile{i / 10.0}), i + 0.5) << i;
}

TEST(RangeRatio, IsTheFederalOneByDefault) {
    Column values;
    for (int i = 1; i <= 100; ++i) values.push_back(i);
    EXPECT_EQ(range_ratio(values), (95.5 - 5.5) / 5.5);
    EXPECT_EQ(range_ratio(values, {}, {.low = 0, .high = 1}), 99);
}

TEST(McLoone, HasThreeHalves) {
    const Column values{1, 2, 3, 3, 9};
    EXPECT_DOUBLE_EQ(mcloone(values, {}, McLoone{LowerMembers::below}), 1.5 / 3);
    EXPECT_DOUBLE_EQ(mcloone(values, {}, McLoone{LowerMembers::at_or_below}), 9.0 / 12);
    EXPECT_DOUBLE_EQ(mcloone(values, {}, McLoone{LowerMembers::lower_half}), (1 + 2 + 0.5 * 3) / (2.5 * 3));
    EXPECT_DOUBLE_EQ(verstegen(values, {}, Verstegen{UpperMembers::above}), 3);
    EXPECT_DOUBLE_EQ(verstegen(values, {}, Verstegen{UpperMembers::at_or_above}), 15.0 / 9);
    EXPECT_DOUBLE_EQ(verstegen(values, {}, Verstegen{UpperMembers::upper_half}), (9 + 1.5 * 3) / (2.5 * 3));
}

TEST(ConcentrationIndex, IsTheGiniCoefficientOfValuesRankedByThemselves) {
    const Column values{7, 1, 4, 4, 0};
    EXPECT_DOUBLE_EQ(concentration_index(values, values), gini(values));
    const Column down{-7, -1, -4, -4, 0};
    EXPECT_DOUBLE_EQ(concentration_index(values, down), -gini(values));
}

TEST(ConcentrationIndex, GivesEqualRanksTheirMean) {
    EXPECT_EQ(concentration_index(Column{1, 9, 5}, Column{2, 2, 2}), 0);
    EXPECT_DOUBLE_EQ(concentration_index(Column{1, 3}, Column{5, 6}), 0.25);
}

TEST(DifferenceCoefficient, IsTheCvOfARatioByPupils) {
    EXPECT_DOUBLE_EQ(difference_coefficient(Column{10, 60}, Column{10, 20}), std::sqrt(8.0 / 9) / (7.0 / 3));
    EXPECT_EQ(difference_coefficient(Column{1, 2, 7}, Column{3, 6, 21}), 0) << "equal thirds differ by nothing";
}

TEST(Lorenz, BeginsAtNothingAndHasAPointForEachValue) {
    const Curve curve = lorenz(Column{3, 1, 1, 5});
    EXPECT_EQ(curve.share_of_weight, (Column{0, 0.5, 0.75, 1}));
    EXPECT_EQ(curve.share_of_total, (Column{0, 0.2, 0.5, 1}));
    EXPECT_EQ(lorenz(Column{7}), (Curve{{0, 1}, {0, 1}}));
}

TEST(ConcentrationCurve, LiesAboveTheDiagonalWhereLowRanksHaveMore) {
    const Curve curve = concentration_curve(Column{6, 1, 1}, Column{1, 2, 2});
    EXPECT_EQ(curve.share_of_weight, (Column{0, 1.0 / 3, 1}));
    EXPECT_EQ(curve.share_of_total, (Column{0, 0.75, 1}));
}

TEST(LorenzDominates, SaysYesNoOrThatCurvesCross) {
    const Column equal{2, 2, 2};
    const Column spread{1, 2, 3};
    EXPECT_EQ(lorenz_dominates({.values = equal}, {.values = spread}), Dominance::yes);
    EXPECT_EQ(lorenz_dominates({.values = spread}, {.values = equal}), Dominance::no);
    EXPECT_EQ(lorenz_dominates({.values = spread}, {.values = Column{10, 20, 30, 10, 20, 30}}), Dominance::yes);
    EXPECT_EQ(lorenz_dominates({.values = Column{1, 1, 10}}, {.values = Column{0, 6, 6}}), Dominance::cross);
}

TEST(EveryMeasure, IsExactlyNothingForEqualValues) {
    for (const double value : {0.1, 1.0 / 3, 7e250, 3e-250, 5e-324, 1.7e308})
        for (const Measure& each : relative_measures()) {
            const Column values(7, value);
            EXPECT_EQ(each({.values = values}), 0) << each.demands().name << " of " << value;
            EXPECT_EQ(each({.values = values, .weights = Column{1, 2, 3, 0.1, 0.7, 0, 9}}), 0) << each.demands().name;
        }
}

TEST(EveryMeasure, StaysInRangeForHugeAndTinyValuesAndWeights) {
    const Column values{1, 2, 4, 8};
    const Column weights{3, 1, 2, 1};
    for (const Measure& each : relative_measures()) {
        const double expected = each({.values = values, .weights = weights});
        for (const double factor : {0x1p1000, 0x1p-1000, 0x1p-1074, 1.0}) {
            Column scaled = values;
            for (double& value : scaled) value *= factor;
            for (const double heavy : {0x1p1000, 0x1p-1000, 0x1p-1074, 1.0}) {
                Column moved = weights;
                for (double& weight : moved) weight *= heavy;
                EXPECT_EQ(each({.values = scaled, .weights = moved}), expected)
                    << each.demands().name << " " << factor << " " << heavy;
            }
        }
    }
}

TEST(EveryMeasure, KeepsItsDigitsWhenValuesAreNearlyEqual) {
    const double step = 0x1p-30;
    const Column values{1, 1 + 2 * step};  // the cv is step / (1 + step)
    const double exact = step / (1 + step);
    EXPECT_NEAR(cv(values), exact, 1e-14 * exact);
    EXPECT_NEAR(gini(values), exact / 2, 1e-14 * exact);
    EXPECT_NEAR(hoover(values), exact / 2, 1e-14 * exact);
    EXPECT_NEAR(theil_t(values), exact * exact / 2, 1e-8 * exact * exact);
    EXPECT_NEAR(theil_l(values), exact * exact / 2, 1e-8 * exact * exact);
    EXPECT_NEAR(atkinson(values, {}, Atkinson{0.5}), exact * exact / 4, 1e-8 * exact * exact);
    EXPECT_NEAR(atkinson(values, {}, Atkinson{3}), exact * exact * 1.5, 1e-8 * exact * exact);
}

class MeasureLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(MeasureLaw, OrderMovesAResultByTwoUnitsInTheLastPlaceAtMost) {
    std::mt19937 rng{GetParam()};
    Column values = drawn_column(rng, 50 + GetParam() * 37);
    Column weights = drawn_column(rng, values.size());
    std::vector<Measure> measures = relative_measures();
    measures.emplace_back(McLoone{LowerMembers::lower_half});
    measures.emplace_back(Verstegen{UpperMembers::at_or_above});
    std::vector<double> before;
    for (const Measure& each : measures) before.push_back(each({.values = values, .weights = weights}));
    for (std::size_t i = values.size(); i-- > 1;) {
        const std::size_t other = rng() % (i + 1);
        std::swap(values[i], values[other]);
        std::swap(weights[i], weights[other]);
    }
    for (std::size_t i = 0; i < measures.size(); ++i)
        EXPECT_NEAR(measures[i]({.values = values, .weights = weights}), before[i], 2 * ulp_of(before[i]))
            << measures[i].demands().name;
}

TEST_P(MeasureLaw, AWeightIsARowThatStandsSoManyTimes) {
    std::mt19937 rng{GetParam()};
    const Column values = drawn_column(rng, 20);
    Column weights;
    Column repeated;
    for (const double value : values) {
        weights.push_back(static_cast<double>(rng() % 4 + (weights.empty() ? 1 : 0)));
        repeated.insert(repeated.end(), static_cast<std::size_t>(weights.back()), value);
    }
    for (const Measure& each : relative_measures()) {
        const double expected = each({.values = repeated});
        EXPECT_NEAR(each({.values = values, .weights = weights}), expected, 1e-13 * expected) << each.demands().name;
    }
    for (const double p : {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0})
        EXPECT_EQ(quantile(values, weights, Quantile{p}), quantile(repeated, {}, Quantile{p})) << p;
}

TEST_P(MeasureLaw, GivingFromTheRicherToThePoorerLowersEachMeasure) {
    std::mt19937 rng{GetParam()};
    Column values = drawn_column(rng, 12);
    values[3] = 2000;
    Column fairer = values;
    const auto lowest = static_cast<std::size_t>(std::ranges::min_element(values) - values.begin());
    fairer[3] -= 100;
    fairer[lowest] += 100;
    for (const Measure& each :
         {Measure{Cv{}}, Measure{Gini{}}, Measure{TheilT{}}, Measure{TheilL{}}, Measure{Atkinson{2}}})
        EXPECT_LT(each({.values = fairer}), each({.values = values})) << each.demands().name;
    EXPECT_EQ(lorenz_dominates({.values = fairer}, {.values = values}), Dominance::yes);
    EXPECT_EQ(lorenz_dominates({.values = values}, {.values = fairer}), Dominance::no);
}

INSTANTIATE_TEST_SUITE_P(Seeds, MeasureLaw, ::testing::Range(0U, 30U));

}  // namespace
}  // namespace jiedui::equity
