// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/quantile.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/sum.hpp"
#include "equity/weighted_quantile.hpp"

namespace jiedui::equity {
namespace {

/// The first row at or behind `row` that has a weight; the number of rows if there is none.
[[nodiscard]] std::size_t next_that_counts(const Ordered& rows, std::size_t row) {
    while (row < rows.size() && rows.weight(row) <= 0) ++row;
    return row;
}

}  // namespace

double weighted_quantile(const Ordered& rows, double p) {
    Sum all;
    for (std::size_t i = 0; i < rows.size(); ++i) all.add(rows.weight(i));
    const double target = p * all.value();
    const double rounding = 8e-16 * all.value();  // of the product above
    Sum weight;
    std::size_t row = next_that_counts(rows, 0);
    double value = rows.value(row);
    while (row < rows.size()) {
        value = rows.value(row);
        weight.add(rows.weight(row));
        const std::size_t next = next_that_counts(rows, row + 1);
        const double beyond = weight.value() - target;
        if (beyond > rounding || next == rows.size()) return value;
        if (beyond >= -rounding && p > 0) return std::midpoint(value, rows.value(next));
        if (p <= 0) return value;
        row = next;
    }
    return value;
}

Demands Quantile::demands() const {
    check_number(p >= 0 && p <= 1, "quantile", "p", p, "is a number from 0 to 1");
    return {.name = "quantile", .values = Takes::any, .least = 1, .is_relative = false};
}

double Quantile::of(const Sample& sample, std::size_t) const { return weighted_quantile(Ordered::by_value(sample), p); }

}  // namespace jiedui::equity
