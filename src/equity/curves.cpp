// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "equity/blocks.hpp"
#include "equity/checked_sample.hpp"
#include "equity/ordered.hpp"
#include "equity/sum.hpp"
#include "jiedui/equity/concentration_curve.hpp"
#include "jiedui/equity/lorenz.hpp"
#include "jiedui/equity/lorenz_dominates.hpp"

namespace jiedui::equity {
namespace {

[[nodiscard]] Curve curve_of(std::string_view name, const Ordered& rows) {
    const Totals totals = totals_of(rows.sample());
    if (totals.total <= 0) refuse_undefined(name, "the total of the values is 0, and there is nothing to share");
    Curve curve{.share_of_weight = {0.0}, .share_of_total = {0.0}};
    Sum weight;
    Sum total;
    each_block(rows, [&](double block_weight, double block_total, double) {
        if (block_weight <= 0) return;
        weight.add(block_weight);
        total.add(block_total);
        curve.share_of_weight.push_back(std::min(1.0, weight.value() / totals.weight));
        curve.share_of_total.push_back(std::min(1.0, total.value() / totals.total));
    });
    curve.share_of_weight.back() = curve.share_of_total.back() = 1.0;
    return curve;
}

[[nodiscard]] Curve lorenz_curve(const Demands& demands, const Sample& sample) {
    const CheckedSample checked{demands, sample};
    return curve_of(demands.name, Ordered::by_value(checked.sample()));
}

/// The share of the total that a curve has at a share of the weight.
/// @param place the first point whose share of the weight is at or above `share`; walks on from
///     where it stands.
[[nodiscard]] double height_at(const Curve& curve, double share, std::size_t& place) {
    while (curve.share_of_weight[place] < share) ++place;
    if (place == 0) return curve.share_of_total[0];
    const double begin = curve.share_of_weight[place - 1];
    const double step = curve.share_of_weight[place] - begin;
    const double part = step > 0 ? (share - begin) / step : 1.0;
    return curve.share_of_total[place - 1] + part * (curve.share_of_total[place] - curve.share_of_total[place - 1]);
}

/// By how much a curve is below another one at most, at the points of both.
[[nodiscard]] double deepest_below(const Curve& curve, const Curve& other) {
    double deepest = 0;
    std::size_t place = 0;
    for (std::size_t i = 0; i < other.share_of_weight.size(); ++i)
        deepest = std::max(deepest, other.share_of_total[i] - height_at(curve, other.share_of_weight[i], place));
    place = 0;
    for (std::size_t i = 0; i < curve.share_of_weight.size(); ++i)
        deepest = std::max(deepest, height_at(other, curve.share_of_weight[i], place) - curve.share_of_total[i]);
    return deepest;
}

}  // namespace

Curve lorenz(Numbers values, Numbers weights) {
    return lorenz_curve({.name = "lorenz", .least = 1}, {.values = values, .weights = weights});
}

Curve concentration_curve(Numbers values, Numbers rank_by, Numbers weights) {
    const CheckedSample checked{{.name = "concentration_curve", .least = 1, .needs_ranks = true},
                                {.values = values, .weights = weights, .rank_by = rank_by}};
    return curve_of("concentration_curve", Ordered::by_rank(checked.sample()));
}

Dominance lorenz_dominates(const Sample& first, const Sample& second) {
    constexpr double rounding = 1e-14;
    Demands demands{.name = "lorenz_dominates", .least = 1, .values_name = "first", .weights_name = "weights_first"};
    const Curve a = lorenz_curve(demands, first);
    demands.values_name = "second";
    demands.weights_name = "weights_second";
    const Curve b = lorenz_curve(demands, second);
    if (deepest_below(a, b) <= rounding) return Dominance::yes;
    return deepest_below(b, a) <= rounding ? Dominance::no : Dominance::cross;
}

}  // namespace jiedui::equity
