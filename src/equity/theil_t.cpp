// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/theil_t.hpp"

#include "equity/checked_sample.hpp"
#include "equity/entropy.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

Demands TheilT::demands() const { return {.name = "theil_t"}; }

double TheilT::of(const Sample& sample, std::size_t) const {
    const Totals totals = totals_of(sample);
    if (totals.total <= 0) refuse_undefined("theil_t", "the total of the values is 0, and there is nothing to share");
    const EntropyTerms entropy{totals.mean()};
    // r ln r - r + 1 instead of r ln r: it has the same mean, and no term below 0
    Sum terms;
    each_row(sample, [&](double value, double weight) { terms.add(weight * entropy.theil_t(value)); });
    return terms.value() / totals.weight;
}

}  // namespace jiedui::equity
