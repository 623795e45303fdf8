// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Terms of measures of entropy, exact for values near the mean, too.

#include <cmath>

namespace jiedui::equity {

/// How near to the mean a value is whose term is a series.
inline constexpr double near_mean = 1.0 / 16;

/// ln(value / mean), also where the quotient leaves the range of doubles.
[[nodiscard]] inline double log_ratio(double value, double mean) noexcept {
    const double ratio = value / mean;
    return ratio > 1e-300 ? std::log(ratio) : std::log(value) - std::log(mean);
}

/// r ln r − r + 1 for r = value / mean; 1 for a value of 0.  Never below 0.
[[nodiscard]] inline double theil_t_term(double value, double mean) noexcept {
    if (value <= 0) return 1.0;
    const double d = (value - mean) / mean;
    if (std::abs(d) >= near_mean) return value / mean * log_ratio(value, mean) - d;
    double series = 0;  // of d² / 2 − d³ / 6 + d⁴ / 12 − …
    for (int k = 15; k >= 2; --k) series = 1.0 / (k * (k - 1)) - d * series;
    return d * d * series;
}

/// r − 1 − ln r for r = value / mean.  Never below 0.
[[nodiscard]] inline double theil_l_term(double value, double mean) noexcept {
    const double d = (value - mean) / mean;
    if (std::abs(d) >= near_mean) return d - log_ratio(value, mean);
    double series = 0;  // of d² / 2 − d³ / 3 + d⁴ / 4 − …
    for (int k = 15; k >= 2; --k) series = 1.0 / k - d * series;
    return d * d * series;
}

}  // namespace jiedui::equity
