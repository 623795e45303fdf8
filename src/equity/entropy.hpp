// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Terms of measures of entropy, exact for values near the mean, too.

#include <cmath>

namespace jiedui::equity {

/// ln(value / mean), also where the quotient leaves the range of doubles.
[[nodiscard]] inline double log_ratio(double value, double mean) noexcept {
    const double ratio = value / mean;
    return ratio > 1e-300 ? std::log(ratio) : std::log(value) - std::log(mean);
}

/// Terms of values as shares of a mean: r = value / mean.
class EntropyTerms {
public:
    /// How near to the mean a value is whose term is a series.
    static constexpr double near = 1.0 / 16;

    explicit EntropyTerms(double mean) noexcept : mean_{mean}, inverse_{1 / mean} {
        constexpr double largest = 1e280;
        is_plain_ = inverse_ < largest && mean < largest;
    }
    /// r − 1
    [[nodiscard]] double distance(double value) const noexcept {
        return is_plain_ ? (value - mean_) * inverse_ : (value - mean_) / mean_;
    }
    /// r ln r − r + 1; 1 for a value of 0.  Never below 0.
    [[nodiscard]] double theil_t(double value) const noexcept {
        if (value <= 0) return 1.0;
        const double d = distance(value);
        if (std::abs(d) >= near) return (1 + d) * log_of(value) - d;
        double series = 0;  // of d² / 2 − d³ / 6 + d⁴ / 12 − …
        for (int k = 15; k >= 2; --k) series = 1.0 / (k * (k - 1)) - d * series;
        return d * d * series;
    }
    /// r − 1 − ln r.  Never below 0.
    [[nodiscard]] double theil_l(double value) const noexcept {
        const double d = distance(value);
        if (std::abs(d) >= near) return d - log_of(value);
        double series = 0;  // of d² / 2 − d³ / 3 + d⁴ / 4 − …
        for (int k = 15; k >= 2; --k) series = 1.0 / k - d * series;
        return d * d * series;
    }

private:
    /// ln r
    [[nodiscard]] double log_of(double value) const noexcept {
        const double ratio = value * inverse_;
        return is_plain_ && ratio > 1e-300 ? std::log(ratio) : log_ratio(value, mean_);
    }

    double mean_;
    double inverse_;
    bool is_plain_ = false;
};

}  // namespace jiedui::equity
