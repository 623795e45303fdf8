// SPDX-License-Identifier: Apache-2.0
#include "rules/spread_range.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jiedui::detail {
namespace {

/// Sums over the schools that are known.
struct Known {
    double pupils = 0;
    double amounts = 0;  ///< the sum of pupils times amount per pupil
    double squares = 0;  ///< the sum of pupils times its square
    double largest = 0;  ///< amount per pupil

    /// The coefficient with further pupils, and the sums that they add.
    [[nodiscard]] double coefficient(double more_pupils, double more_amounts, double more_squares) const {
        const double all = pupils + more_pupils;
        const double mean = (amounts + more_amounts) / all;
        const double variance = (squares + more_squares) / all - mean * mean;
        return std::sqrt(std::max(variance, 0.0)) / mean;
    }
    /// The coefficient if `rich` of the undecided pupils have the largest amount, and the others nothing.
    [[nodiscard]] double with_rich(double undecided, double rich) const {
        return coefficient(undecided, rich * largest, rich * largest * largest);
    }
};

/// The largest coefficient for each choice of the schools that have the largest amount.
[[nodiscard]] double largest_of_choices(const Known& known, const std::vector<double>& undecided, double all) {
    double high = 0;
    for (std::uint32_t choice = 0; choice < 1U << undecided.size(); ++choice) {
        double rich = 0;
        for (std::size_t i = 0; i < undecided.size(); ++i)
            if ((choice >> i & 1U) != 0) rich += undecided[i];
        high = std::max(high, known.with_rich(all, rich));
    }
    return high;
}

/// The largest coefficient if any part of the undecided pupils has the largest amount: it rises with that part to a peak.
[[nodiscard]] double largest_of_parts(const Known& known, double all) {
    const double peak = (known.largest * known.amounts - 2 * known.squares) / (known.largest * known.largest);
    return known.with_rich(all, std::clamp(peak, 0.0, all));
}

}  // namespace

Range range_of(const Provision& provision) {
    constexpr std::size_t most_choices = 12;
    Known known;
    for (const StageTotal& each : provision.known) {
        const double pupils = *each.pupils;
        const double own = *each.per_pupil();
        known.pupils += pupils;
        known.amounts += pupils * own;
        known.squares += pupils * own * own;
        known.largest = std::max(known.largest, own);
    }
    if (known.amounts <= 0) return {};
    const auto coefficient = spread_of(provision.known, true).coefficient;
    if (provision.undecided.empty()) return coefficient ? Range{*coefficient, *coefficient} : Range{};
    std::vector<double> undecided;
    double all = 0;
    for (const StageTotal& each : provision.undecided) {
        if (!each.pupils || *each.pupils == 0 || each.amount) return {};
        undecided.push_back(*each.pupils);
        all += *each.pupils;
    }
    const double even = known.squares / known.amounts;  // what each of them has where the coefficient is least
    return {known.coefficient(all, all * even, all * even * even), undecided.size() <= most_choices
                                                                       ? largest_of_choices(known, undecided, all)
                                                                       : largest_of_parts(known, all)};
}

}  // namespace jiedui::detail
