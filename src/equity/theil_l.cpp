// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/theil_l.hpp"

#include "equity/checked_sample.hpp"
#include "equity/entropy.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

Demands TheilL::demands() const { return {.name = "theil_l", .values = Takes::positive}; }

double TheilL::of(const Sample& sample, std::size_t) const {
    const Totals totals = totals_of(sample);
    if (!(totals.weight > 0)) refuse_undefined("theil_l", "no row has a weight above 0");
    const EntropyTerms entropy{totals.mean()};
    // r - 1 - ln r instead of -ln r: it has the same mean, and no term below 0
    Sum terms;
    each_row(sample, [&](double value, double weight) { terms.add(weight * entropy.theil_l(value)); });
    return terms.value() / totals.weight;
}

}  // namespace jiedui::equity
