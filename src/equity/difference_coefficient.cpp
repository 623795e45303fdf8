// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/difference_coefficient.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

Demands DifferenceCoefficient::demands() const {
    return {.name = "difference_coefficient", .is_ratio = true, .values_name = "amounts", .weights_name = "pupils"};
}

double DifferenceCoefficient::of(const Sample& sample, std::size_t) const {
    Sum amounts;
    Sum pupils;
    double lowest = std::numeric_limits<double>::max();
    double highest = 0;
    each_row(sample, [&](double amount, double n) {
        amounts.add(amount);
        pupils.add(n);
        lowest = std::min(lowest, amount / n);
        highest = std::max(highest, amount / n);
    });
    if (!(amounts.value() > 0))
        refuse_undefined("difference_coefficient", "all amounts are 0, and nothing is a share of 0");
    // the mean of equal ratios is exactly their value
    const double mean = std::clamp(amounts.value() / pupils.value(), lowest, highest);
    Sum squares;
    each_row(sample, [&](double amount, double n) {
        const double distance = (amount / n - mean) / mean;
        squares.add(n * distance * distance);
    });
    return std::sqrt(squares.value() / pupils.value());
}

}  // namespace jiedui::equity
