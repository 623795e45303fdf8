// SPDX-License-Identifier: Apache-2.0
#include "equity/half.hpp"

#include <algorithm>
#include <cstddef>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"
#include "equity/weighted_quantile.hpp"

namespace jiedui::equity {

double share_of_median(std::string_view measure, const Ordered& rows, Half half, AtMedian at_median) {
    const double median = weighted_quantile(rows, 0.5);
    if (median <= 0) refuse_undefined(measure, "the median of the values is 0, and nothing is a share of 0");
    Sum all;
    Sum weight;  // of the rows beyond the median
    Sum total;   // of each value there as a share of the median
    Sum middle;  // the weight of the rows at the median
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double value = rows.value(i);
        const double w = rows.weight(i);
        all.add(w);
        const bool is_beyond = half == Half::below ? value < median : value > median;
        if (is_beyond) {
            weight.add(w);
            total.add(w * (value / median));
        } else if (value == median) {
            middle.add(w);
        }
    }
    if (at_median == AtMedian::all) {
        weight.add(middle.value());
        total.add(middle.value());
    } else if (at_median == AtMedian::up_to_half) {
        const double rest = std::max(0.0, all.value() / 2 - weight.value());
        weight.add(rest);
        total.add(rest);
    }
    if (!(weight.value() > 0))
        refuse_undefined(measure,
                         half == Half::below ? "no value is below the median" : "no value is above the median");
    return total.value() / weight.value();
}

}  // namespace jiedui::equity
