// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/cv.hpp"

#include <algorithm>
#include <cmath>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

namespace {

/// The sum of the values without their signs, by weight.
[[nodiscard]] double size_of(const Sample& sample, const Totals& totals) {
    if (totals.lowest >= 0) return totals.total;
    Sum size;
    each_row(sample, [&](double value, double weight) { size.add(weight * std::abs(value)); });
    return size.value();
}

}  // namespace

Demands Cv::demands() const { return {.name = "cv", .values = Takes::any, .refuses_weights = form == Form::sample}; }

double Cv::of(const Sample& sample, std::size_t rows) const {
    const Totals totals = totals_of(sample);
    constexpr double rounding = 1e-15;
    if (std::abs(totals.total) <= rounding * size_of(sample, totals))
        refuse_undefined("cv", "the mean of the values is 0, and nothing is a share of 0");
    const double mean = totals.mean();
    if (mean < 0) refuse_undefined("cv", "the mean of the values is below 0, so that no share of it has a meaning");
    const double unit = std::ldexp(1.0, -std::ilogb(mean));  // keeps squares in range, and changes no digit
    Sum distances;
    Sum squares;
    each_row(sample, [&](double value, double weight) {
        const double distance = value * unit - mean * unit;
        distances.add(weight * distance);
        squares.add(weight * distance * distance);
    });
    // the rounding of the mean moves all distances by the same amount: its square is taken out
    // again
    const double shift = distances.value() / totals.weight;
    const double variance = std::max(0.0, squares.value() / totals.weight - shift * shift);
    const auto n = static_cast<double>(rows);
    const double divided = form == Form::sample ? variance * (n / (n - 1)) : variance;
    return std::sqrt(divided) / (mean * unit);
}

}  // namespace jiedui::equity
