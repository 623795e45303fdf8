// SPDX-License-Identifier: Apache-2.0
#include "equity/interval.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "equity/checked_sample.hpp"
#include "equity/sum.hpp"

namespace jiedui::equity {
namespace {

/// @pre `ascending` is not empty, and ascends.
[[nodiscard]] double between_draws(std::span<const double> ascending, double share) {
    const double place = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    if (below + 1 >= ascending.size()) return ascending.back();
    return std::lerp(ascending[below], ascending[below + 1], place - static_cast<double>(below));
}

}  // namespace

void check_draws(const Draws& draws) {
    check_number(draws.level > 0 && draws.level < 1, "bootstrap", "level", draws.level, "is a number between 0 and 1");
    const double least = std::ceil(2 / (1 - draws.level) - 1e-9);
    const auto most = static_cast<double>(std::numeric_limits<std::uint32_t>::max());
    const auto count = static_cast<double>(draws.draws);
    check_number(count >= least && count <= most, "bootstrap", "draws", count,
                 "is at least 2 / (1 - level), here " + number_text(least) + ", and at most " + number_text(most));
}

double normal_share(double z) noexcept { return std::erfc(-z / std::numbers::sqrt2) / 2; }

double normal_quantile(double share) noexcept {
    if (share <= 0) return -std::numeric_limits<double>::infinity();
    if (share >= 1) return std::numeric_limits<double>::infinity();
    // Abramowitz and Stegun 26.2.23 is right to 4.5e-4; each step of Halley trebles the digits
    const double tail = std::min(share, 1 - share);
    const double t = std::sqrt(-2 * std::log(tail));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 3; ++step) {
        const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
        const double error = (tail - normal_share(-z)) / density;
        z -= error / (1 + z * error / 2);
    }
    return share < 0.5 ? -z : z;
}

std::vector<double> influences_of(std::span<const double> left_out) {
    Sum sum;
    for (const double value : left_out) sum.add(value);
    const auto n = static_cast<double>(left_out.size());
    const double mean = sum.value() / n;
    std::vector<double> influences;
    for (const double value : left_out) influences.push_back((mean - value) * ((n - 1) / n));
    return influences;
}

double acceleration_of(std::span<const double> influences) {
    Sum squares;
    Sum cubes;
    for (const double each : influences) {
        squares.add(each * each);
        cubes.add(each * each * each);
    }
    if (squares.value() <= 0) return 0;
    return cubes.value() / (6 * std::pow(squares.value(), 1.5));
}

Interval percentile_interval(double estimate, std::vector<double> drawn, double level) {
    std::ranges::sort(drawn);
    const double tail = (1 - level) / 2;
    return {.estimate = estimate, .low = between_draws(drawn, tail), .high = between_draws(drawn, 1 - tail)};
}

Interval bca_interval(std::string_view measure, double estimate, std::vector<double> drawn, double level,
                      std::span<const double> influences) {
    std::ranges::sort(drawn);
    const auto [below, above] = std::ranges::equal_range(drawn, estimate);
    const auto count = static_cast<double>(drawn.size());
    const auto less = static_cast<double>(below - drawn.begin());
    const auto not_more = static_cast<double>(above - drawn.begin());
    const double share = (less + (above - below > 0 ? not_more : less)) / (2 * count);
    if (share <= 0 || share >= 1)
        refuse_undefined(measure,
                         "no draw lies on one side of the estimate, so that its bias is not known; use percentile");
    const double bias = normal_quantile(share);
    const double acceleration = acceleration_of(influences);
    const auto bound = [&](double tail) {
        const double z = bias + normal_quantile(tail);
        return between_draws(drawn, normal_share(bias + z / (1 - acceleration * z)));
    };
    const double tail = (1 - level) / 2;
    return {.estimate = estimate, .low = bound(tail), .high = bound(1 - tail)};
}

}  // namespace jiedui::equity
