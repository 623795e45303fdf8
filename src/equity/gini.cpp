// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/gini.hpp"

#include <cstddef>

#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

Demands Gini::demands() const { return {.name = "gini", .refuses_weights = form == Form::sample}; }

double Gini::of(const Sample& sample, std::size_t rows) const {
    const Ordered ordered = Ordered::by_value(sample);
    const Totals totals = totals_of(ordered.sample());
    if (totals.total <= 0) refuse_undefined("gini", "the total of the values is 0, and there is nothing to share");
    // twice the integral of F (1 - F), which has no difference of large numbers in it: from both
    // ends, so that the smaller of both factors is a sum of its own
    Sum gaps;
    Sum below;
    std::size_t first = 0;
    for (; first + 1 < ordered.size(); ++first) {
        below.add(ordered.weight(first));
        if (2 * below.value() > totals.weight) break;
        const double gap = ordered.value(first + 1) - ordered.value(first);
        gaps.add(gap * (below.value() * totals.weights.minus(below)));
    }
    Sum above;
    for (std::size_t last = ordered.size(); --last > first;) {
        above.add(ordered.weight(last));
        const double gap = ordered.value(last) - ordered.value(last - 1);
        gaps.add(gap * (above.value() * totals.weights.minus(above)));
    }
    const double gini = gaps.value() / totals.weight / totals.total;
    const auto n = static_cast<double>(rows);
    return form == Form::sample ? gini * (n / (n - 1)) : gini;
}

}  // namespace jiedui::equity
