// SPDX-License-Identifier: Apache-2.0
// Intervals of the bootstrap hold the true value about as often as they say: over samples of a distribution whose true values
// are known.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "equity/interval.hpp"
#include "jiedui/base/philox.hpp"
#include "jiedui/equity/bootstrap.hpp"
#include "jiedui/equity/gini.hpp"

namespace jiedui::equity {
namespace {

constexpr double sigma = 0.5;  // of the logarithms
constexpr std::uint32_t samples = 2000;
constexpr std::uint32_t rows = 200;

/// The weighted mean, a measure as a user of the library would write one.
struct Mean {
    [[nodiscard]] static Demands demands() { return {.name = "mean", .values = Takes::any}; }
    [[nodiscard]] static double of(const Sample& sample, std::size_t) {
        double total = 0;
        double weight = 0;
        for (std::size_t i = 0; i < sample.values.size(); ++i) {
            const double own = sample.weights.empty() ? 1 : sample.weights[i];
            total += own * sample.values[i];
            weight += own;
        }
        return total / weight;
    }
};

/// Numbers whose logarithms are normal, with mean 0.
std::vector<double> lognormal(std::uint32_t sample) {
    const Philox random{2026};
    std::vector<double> values;
    for (std::uint32_t row = 0; row < rows; ++row) {
        const double uniform = (random({row, sample, 0, 0})[0] + 0.5) / 4294967296.0;
        values.push_back(std::exp(sigma * normal_quantile(uniform)));
    }
    return values;
}

/// How many of a hundred intervals of level 0.95 hold the true value.
double coverage(const Measure& measure, double truth, Bounds bounds) {
    int held = 0;
    for (std::uint32_t sample = 0; sample < samples; ++sample) {
        const Interval interval = bootstrap(measure, {.values = lognormal(sample)},
                                            {.draws = 1000, .seed = sample, .bounds = bounds, .threads = 0});
        held += static_cast<int>(interval.low <= truth && truth <= interval.high);
    }
    return 100.0 * held / samples;
}

TEST(CoverageLaw, IntervalsOfTheMeanHoldItAsOftenAsTheySay) {
    const double held = coverage(Mean{}, std::exp(sigma * sigma / 2), Bounds::bca);
    EXPECT_GE(held, 93) << "of 100";
    EXPECT_LE(held, 97) << "of 100";
}

TEST(CoverageLaw, IntervalsOfTheGiniHoldItAsOftenAsTheySay) {
    const double held = coverage(Gini{}, std::erf(sigma / 2), Bounds::bca);
    EXPECT_GE(held, 93) << "of 100";
    EXPECT_LE(held, 97) << "of 100";
}

}  // namespace
}  // namespace jiedui::equity
