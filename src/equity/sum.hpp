// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Sum: adds doubles and keeps what rounding would lose, so that the order of rows does not show.

#include <algorithm>
#include <cstddef>
#include <limits>

#include "jiedui/equity/sample.hpp"

namespace jiedui::equity {

/// A sum of doubles with the error of each addition kept beside it.
///
/// The result is that of a sum in twice the precision, rounded once: for n terms of one sign it is
/// off by 1 + 2⁻⁵³ n² units in the last place at most, in whatever order they come.
/// @source Ogita, Rump and Oishi, «Accurate sum and dot product» (2005), Sum2.
class Sum {
public:
    void add(double term) noexcept {
        const double sum = high_ + term;
        const double part = sum - high_;
        low_ += (high_ - (sum - part)) + (term - part);
        high_ = sum;
    }
    [[nodiscard]] double value() const noexcept { return high_ + low_; }
    /// This sum less another one.
    [[nodiscard]] double minus(const Sum& other) const noexcept { return (high_ - other.high_) + (low_ - other.low_); }

private:
    double high_ = 0.0;
    double low_ = 0.0;
};

/// Calls `visit(value, weight)` for each row.
template <class Visit>
void each_row(const Sample& sample, Visit&& visit) {
    const std::size_t n = sample.values.size();
    if (sample.weights.empty())
        for (std::size_t i = 0; i < n; ++i) visit(sample.values[i], 1.0);
    else
        for (std::size_t i = 0; i < n; ++i) visit(sample.values[i], sample.weights[i]);
}

/// The sum of the values, without weights.
[[nodiscard]] inline double total_of(const Sample& sample) noexcept {
    Sum total;
    for (const double value : sample.values) total.add(value);
    return total.value();
}

/// What most measures need first.
struct Totals {
    double weight;   ///< the sum of the weights
    double total;    ///< the sum of each value times its weight
    double lowest;   ///< the lowest value of a weight above 0
    double highest;  ///< the highest one
    Sum weights;     ///< `weight`, with what rounding would lose
    /// The mean; that of equal values is exactly their value.
    [[nodiscard]] double mean() const noexcept { return std::min(std::max(total / weight, lowest), highest); }
};

[[nodiscard]] inline Totals totals_of(const Sample& sample) noexcept {
    Sum weight;
    Sum total;
    double lowest = std::numeric_limits<double>::max();
    double highest = std::numeric_limits<double>::lowest();
    each_row(sample, [&](double value, double w) {
        weight.add(w);
        total.add(w * value);
        lowest = w > 0 && value < lowest ? value : lowest;
        highest = w > 0 && value > highest ? value : highest;
    });
    return {weight.value(), total.value(), lowest, highest, weight};
}

}  // namespace jiedui::equity
