// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/verstegen.hpp"

#include <cstddef>

#include "equity/half.hpp"
#include "equity/ordered.hpp"

namespace jiedui::equity {

Demands Verstegen::demands() const { return {.name = "verstegen"}; }

double Verstegen::of(const Sample& sample, std::size_t) const {
    const Ordered ordered = Ordered::by_value(sample);
    switch (members) {
        case UpperMembers::above: return share_of_median("verstegen", ordered, Half::above, AtMedian::none);
        case UpperMembers::at_or_above: return share_of_median("verstegen", ordered, Half::above, AtMedian::all);
        case UpperMembers::upper_half: return share_of_median("verstegen", ordered, Half::above, AtMedian::up_to_half);
    }
    return 0;
}

}  // namespace jiedui::equity
