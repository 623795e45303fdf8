// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/hoover.hpp"

#include <algorithm>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {
namespace {

/// The rows on one side of the mean.
struct Side {
    Sum weight{};
    Sum total{};  ///< of their distances from the mean, by weight

    void add(double row_weight, double distance) noexcept {
        weight.add(row_weight);
        total.add(row_weight * distance);
    }
};

}  // namespace

Demands Hoover::demands() const { return {.name = "hoover"}; }

double Hoover::of(const Sample& sample, std::size_t) const {
    const Totals totals = totals_of(sample);
    if (totals.total <= 0) refuse_undefined("hoover", "the total of the values is 0, and there is nothing to share");
    const double mean = totals.mean();
    Side above;
    Side below;
    Sum equal;  // the weight of values that are the mean
    each_row(sample, [&](double value, double weight) {
        if (value > mean)
            above.add(weight, value - mean);
        else if (value < mean)
            below.add(weight, mean - value);
        else
            equal.add(weight);
    });
    // what both sides have is the same, but for the rounding of the mean, which is taken out again
    const double shift = above.total.minus(below.total) / totals.weight;
    const bool is_above = above.weight.value() <= below.weight.value();
    const Side& side = is_above ? above : below;
    const double inward = is_above ? shift : -shift;
    const double moved = side.total.value() - inward * side.weight.value() + std::max(0.0, -inward) * equal.value();
    return std::max(0.0, moved) / totals.total;
}

}  // namespace jiedui::equity
