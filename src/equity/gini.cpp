// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/gini.hpp"

#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {
Demands Gini::demands() const { return {.name = "gini", .refuses_weights = form == Form::sample}; }

double Gini::of(const Sample& sample, std::size_t rows) const {
    const Ordered ordered = Ordered::by_value(sample);
    const Totals totals = totals_of(ordered.sample());
    if (totals.total <= 0) refuse_undefined("gini", "the total of the values is 0, and there is nothing to share");
    // twice the integral of F (1 - F), which has no difference of large numbers in it
    Sum below;
    Sum gaps;
    for (std::size_t i = 0; i + 1 < ordered.size(); ++i) {
        below.add(ordered.weight(i));
        const double gap = ordered.value(i + 1) - ordered.value(i);
        if (gap > 0) gaps.add(gap * (below.value() * totals.weights.minus(below)));
    }
    const double gini = gaps.value() / totals.weight / totals.total;
    const auto n = static_cast<double>(rows);
    return form == Form::sample ? gini * (n / (n - 1)) : gini;
}

}  // namespace jiedui::equity
