// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/concentration_index.hpp"

#include "equity/blocks.hpp"
#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {

Demands ConcentrationIndex::demands() const { return {.name = "concentration_index", .needs_ranks = true}; }

double ConcentrationIndex::of(const Sample& sample, std::size_t) const {
    const Totals totals = totals_of(sample);
    if (!(totals.total > 0))
        refuse_undefined("concentration_index", "the total of the values is 0, and there is nothing to share");
    const Ordered ordered = Ordered::by_rank(sample);
    Sum all;
    for (std::size_t i = 0; i < ordered.size(); ++i) all.add(ordered.weight(i));
    Sum below;
    Sum terms;
    each_block(ordered, [&](double weight, double total, double) {
        Sum above = all;  // the weight above the block less the weight below it
        above.add(-weight);
        const double difference = below.minus(above) + below.value();
        below.add(weight);
        terms.add(total * difference);
    });
    return terms.value() / totals.weight / totals.total;
}

}  // namespace jiedui::equity
