// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"
#include "jiedui/equity/atkinson.hpp"
#include "jiedui/equity/complete_rows.hpp"
#include "jiedui/equity/concentration_index.hpp"
#include "jiedui/equity/cv.hpp"
#include "jiedui/equity/difference_coefficient.hpp"
#include "jiedui/equity/gini.hpp"
#include "jiedui/equity/hoover.hpp"
#include "jiedui/equity/lorenz.hpp"
#include "jiedui/equity/mcloone.hpp"
#include "jiedui/equity/quantile.hpp"
#include "jiedui/equity/range_ratio.hpp"
#include "jiedui/equity/theil_l.hpp"
#include "jiedui/equity/theil_t.hpp"
#include "jiedui/equity/verstegen.hpp"
#include "support/errors.hpp"

namespace jiedui::equity {
namespace {

using Column = std::vector<double>;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

std::vector<Measure> measures_of_shares() {
    return {Gini{},        Hoover{},
            TheilT{},      TheilL{},
            Atkinson{0.5}, McLoone{LowerMembers::lower_half},
            RangeRatio{},  Verstegen{UpperMembers::upper_half}};
}

std::vector<Measure> all_measures() {
    std::vector<Measure> all = measures_of_shares();
    all.emplace_back(Cv{});
    all.emplace_back(Quantile{0.5});
    return all;
}

std::optional<ErrorCode> code_for(const Measure& measure, const Column& values, const Column& weights = {}) {
    return code_of([&] { return measure({.values = values, .weights = weights}); });
}

TEST(EveryMeasure, RefusesColumnsThatDoNotFit) {
    for (const Measure& each : all_measures()) {
        SCOPED_TRACE(each.demands().name);
        EXPECT_EQ(code_for(each, {}), ErrorCode::too_few_values);
        EXPECT_EQ(code_for(each, {1, nothing, 3}), ErrorCode::missing_value);
        EXPECT_EQ(code_for(each, {1, endless, 3}), ErrorCode::bad_value);
        EXPECT_EQ(code_for(each, {1, -endless, 3}), ErrorCode::bad_value);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 2}), ErrorCode::unequal_columns);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 2, nothing}), ErrorCode::missing_value);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 2, endless}), ErrorCode::bad_weights);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 2, -1}), ErrorCode::bad_weights);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {0, 0, 0}), ErrorCode::bad_weights);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 1, 0x1p-65}), ErrorCode::bad_weights);
        EXPECT_EQ(code_for(each, {1, 2, 3}, {1, 1, 0x1p-64}), std::nullopt);
    }
}

TEST(EveryMeasure, NeedsTwoRowsThatCount) {
    for (const Measure& each : all_measures()) {
        if (each.demands().least == 1) continue;
        EXPECT_EQ(code_for(each, {5}), ErrorCode::too_few_values) << each.demands().name;
        EXPECT_EQ(code_for(each, {5, 7, 9}, {0, 1, 0}), ErrorCode::too_few_values) << each.demands().name;
    }
    EXPECT_EQ(code_for(Quantile{0.5}, {5}), std::nullopt);
}

TEST(EveryMeasure, OfSharesRefusesValuesBelowZero) {
    for (const Measure& each : measures_of_shares())
        EXPECT_EQ(code_for(each, {1, 2, -1e-300}), ErrorCode::bad_value) << each.demands().name;
}

TEST(EveryMeasure, OfSharesIsNotDefinedWithoutATotal) {
    for (const Measure& each : measures_of_shares()) {
        const auto expected = each.demands().values == Takes::positive ? ErrorCode::bad_value : ErrorCode::not_defined;
        EXPECT_EQ(code_for(each, {0, 0, 0}), expected) << each.demands().name;
    }
    EXPECT_EQ(code_for(Cv{}, {0, 0, 0}), ErrorCode::not_defined);
    EXPECT_EQ(code_of([] { return lorenz(Column{0, 0}).share_of_total.size(); }), ErrorCode::not_defined);
}

TEST(Cv, RefusesAMeanThatIsNothingButRounding) {
    EXPECT_EQ(code_for(Cv{}, {0.1, 0.2, -0.3}), ErrorCode::not_defined);
    EXPECT_EQ(code_for(Cv{}, {-1, -2}), ErrorCode::not_defined);
    EXPECT_EQ(code_for(Cv{}, {0.1, 0.2, -0.2}), std::nullopt);
}

TEST(SampleForm, RefusesWeights) {
    EXPECT_EQ(code_for(Cv{.form = Form::sample}, {1, 2}, {1, 1}), ErrorCode::bad_weights);
    EXPECT_EQ(code_for(Gini{.form = Form::sample}, {1, 2}, {1, 1}), ErrorCode::bad_weights);
}

TEST(TheilL, AndAtkinsonOfOneOrMoreRefuseAZero) {
    EXPECT_EQ(code_for(TheilL{}, {0, 1}), ErrorCode::bad_value);
    EXPECT_EQ(code_for(Atkinson{1}, {0, 1}), ErrorCode::bad_value);
    EXPECT_EQ(code_for(Atkinson{0.999}, {0, 1}), std::nullopt);
}

TEST(Parameters, AreInTheirRanges) {
    for (const double epsilon : {0.0, -1.0, nothing, endless})
        EXPECT_EQ(code_of([&] { return atkinson(Column{1, 2}, {}, Atkinson{epsilon}); }), ErrorCode::bad_number);
    for (const double p : {-0.1, 1.1, nothing})
        EXPECT_EQ(code_of([&] { return quantile(Column{1, 2}, {}, Quantile{p}); }), ErrorCode::bad_number);
    EXPECT_EQ(code_of([] { return range_ratio(Column{1, 2}, {}, {.low = 0.5, .high = 0.5}); }), ErrorCode::bad_number);
    EXPECT_EQ(code_of([] { return range_ratio(Column{1, 2}, {}, {.low = 0.5, .high = 1.5}); }), ErrorCode::bad_number);
}

TEST(RangeRatio, IsNotDefinedWhereTheLowQuantileIsZero) {
    EXPECT_EQ(code_for(RangeRatio{}, {0, 1, 2}), ErrorCode::not_defined);
}

TEST(McLoone, IsNotDefinedForAMedianOfZeroOrNobodyBeyondIt) {
    EXPECT_EQ(code_for(McLoone{LowerMembers::lower_half}, {0, 0, 0, 5}), ErrorCode::not_defined);
    EXPECT_EQ(code_for(McLoone{LowerMembers::below}, {4, 4, 4, 5}), ErrorCode::not_defined);
    EXPECT_EQ(code_for(Verstegen{UpperMembers::above}, {3, 4, 4, 4}), ErrorCode::not_defined);
    EXPECT_EQ(code_for(McLoone{LowerMembers::at_or_below}, {4, 4, 4, 5}), std::nullopt);
}

TEST(DifferenceCoefficient, RefusesPupilsThatAreMissingOrNone) {
    const auto says = [](const Column& amounts, const Column& pupils) {
        return code_of([&] { return difference_coefficient(amounts, pupils); });
    };
    EXPECT_EQ(says({1, 2}, {0, 3}), ErrorCode::bad_weights);
    EXPECT_EQ(says({1, 2}, {nothing, 3}), ErrorCode::missing_value);
    EXPECT_EQ(says({1, 2}, {}), ErrorCode::unequal_columns);
    EXPECT_EQ(says({0, 0}, {2, 3}), ErrorCode::not_defined);
    EXPECT_EQ(says({1, -2}, {2, 3}), ErrorCode::bad_value);
}

TEST(ConcentrationIndex, RefusesRanksThatDoNotFit) {
    const auto says = [](const Column& ranks) {
        return code_of([&] { return concentration_index(Column{1, 2}, ranks); });
    };
    EXPECT_EQ(says({}), ErrorCode::unequal_columns);
    EXPECT_EQ(says({1}), ErrorCode::unequal_columns);
    EXPECT_EQ(says({1, nothing}), ErrorCode::missing_value);
    EXPECT_EQ(says({1, endless}), ErrorCode::bad_value);
}

TEST(Errors, NameTheMeasureTheColumnTheCountAndTheFirstPlaces) {
    try {
        static_cast<void>(gini(Column{nothing, 1, nothing, 2, nothing, nothing, nothing, nothing}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.subject(), "gini: values");
        EXPECT_NE(std::string{error.what()}.find("6 of 8"), std::string::npos) << error.what();
        EXPECT_NE(std::string{error.what()}.find("0, 2, 4, 5, 6 "), std::string::npos) << error.what();
    }
}

TEST(CompleteRows, AreThoseInWhichNothingIsMissing) {
    const Column values{1, nothing, 3, 4};
    const Column weights{1, 1, nothing, 2};
    const auto places = complete_rows({.values = values, .weights = weights});
    EXPECT_EQ(places, (std::vector<std::size_t>{0, 3}));
    const Rows rows = rows_of({.values = values, .weights = weights}, places);
    EXPECT_EQ(rows.values, (Column{1, 4}));
    EXPECT_EQ(rows.weights, (Column{1, 2}));
    EXPECT_TRUE(rows.rank_by.empty());
    EXPECT_EQ(code_of([&] { return complete_rows({.values = values, .weights = Column{1}}); }),
              ErrorCode::unequal_columns);
}

}  // namespace
}  // namespace jiedui::equity
