// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/range_ratio.hpp"

#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/weighted_quantile.hpp"

namespace jiedui::equity {

Demands RangeRatio::demands() const {
    check_number(low >= 0 && low < 1, "range_ratio", "low", low, "is a number of 0 and above, below 1");
    check_number(high > low && high <= 1, "range_ratio", "high", high, "is a number above low, up to 1");
    return {.name = "range_ratio"};
}

double RangeRatio::of(const Sample& sample, std::size_t) const {
    const Ordered ordered = Ordered::by_value(sample);
    const double lower = weighted_quantile(ordered, low);
    if (lower <= 0) refuse_undefined("range_ratio", "the low quantile is 0, and nothing is a share of 0");
    return (weighted_quantile(ordered, high) - lower) / lower;
}

}  // namespace jiedui::equity
