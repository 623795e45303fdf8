// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/hoover.hpp"

#include <cmath>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {
Demands Hoover::demands() const { return {.name = "hoover"}; }

double Hoover::of(const Sample& sample, std::size_t) const {
    const Totals totals = totals_of(sample);
    if (totals.total <= 0) refuse_undefined("hoover", "the total of the values is 0, and there is nothing to share");
    const double mean = totals.mean();
    Sum distances;
    each_row(sample, [&](double value, double weight) { distances.add(weight * std::abs(value - mean)); });
    return distances.value() / totals.total / 2;
}

}  // namespace jiedui::equity
