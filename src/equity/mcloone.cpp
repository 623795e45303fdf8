// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/mcloone.hpp"

#include <cstddef>

#include "equity/half.hpp"
#include "equity/ordered.hpp"

namespace jiedui::equity {

Demands McLoone::demands() const { return {.name = "mcloone"}; }

double McLoone::of(const Sample& sample, std::size_t) const {
    const Ordered ordered = Ordered::by_value(sample);
    switch (members) {
        case LowerMembers::below: return share_of_median("mcloone", ordered, Half::below, AtMedian::none);
        case LowerMembers::at_or_below: return share_of_median("mcloone", ordered, Half::below, AtMedian::all);
        case LowerMembers::lower_half: return share_of_median("mcloone", ordered, Half::below, AtMedian::up_to_half);
    }
    return 0;
}

}  // namespace jiedui::equity
