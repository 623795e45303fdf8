// SPDX-License-Identifier: Apache-2.0
#include "jiedui/equity/atkinson.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "equity/checked_sample.hpp"
#include "equity/entropy.hpp"
#include "equity/sum.hpp"
#include "jiedui/equity/theil_l.hpp"

namespace jiedui::equity {
namespace {

/// r^a − 1 − a (r − 1), which has the same mean as r^a − 1, and terms of one sign.
class PowerTerm {
public:
    explicit PowerTerm(double a) : a_{a} {
        double coefficient = a;  // of the binomial series: a, a (a − 1) / 2, …
        for (std::size_t k = 2; k < series_.size(); ++k) {
            coefficient *= (a - static_cast<double>(k) + 1) / static_cast<double>(k);
            series_[k] = coefficient;
        }
    }
    [[nodiscard]] double operator()(double value, double mean) const noexcept {
        const double d = (value - mean) / mean;
        if (value <= 0) return a_ - 1;
        constexpr double quarter = 0.25;
        if (std::abs(d) >= EntropyTerms::near || std::abs(a_ * d) >= quarter)
            return std::expm1(a_ * log_ratio(value, mean)) - a_ * d;
        double series = 0;
        for (std::size_t k = series_.size() - 1; k >= 2; --k) series = series_[k] + d * series;
        return d * d * series;
    }

private:
    double a_;
    std::array<double, 18> series_{};
};

/// The index by powers of values as shares of the lowest value, for exponents so far below 0 that
/// others overflow.
[[nodiscard]] double atkinson_by_lowest(const Sample& sample, const Totals& totals, double a) {
    Sum powers;
    each_row(sample, [&](double value, double w) {
        if (w > 0) powers.add(w * std::exp(a * log_ratio(value, totals.lowest)));
    });
    return -std::expm1(log_ratio(totals.lowest, totals.mean()) + std::log(powers.value() / totals.weight) / a);
}

/// The mean of r^a, for a between 0 and 1.
[[nodiscard]] double mean_power(const Sample& sample, const Totals& totals, double a) {
    const double mean = totals.mean();
    Sum powers;
    each_row(sample, [&](double value, double w) {
        if (value > 0) powers.add(w * std::exp(a * log_ratio(value, mean)));
    });
    return powers.value() / totals.weight;
}

}  // namespace

Demands Atkinson::demands() const {
    check_number(std::isfinite(epsilon) && epsilon > 0, "atkinson", "epsilon", epsilon, "is a finite number above 0");
    return {.name = "atkinson", .values = epsilon >= 1 ? Takes::positive : Takes::not_negative};
}

double Atkinson::of(const Sample& sample, std::size_t rows) const {
    const Totals totals = totals_of(sample);
    if (!(totals.total > 0))
        refuse_undefined("atkinson", "the total of the values is 0, and there is nothing to share");
    const double a = 1 - epsilon;
    if (a == 0) return -std::expm1(-TheilL{}.of(sample, rows));
    const double mean = totals.mean();
    constexpr double largest_power = 600;  // of e
    if (a < 0 && a * log_ratio(totals.lowest, mean) > largest_power) return atkinson_by_lowest(sample, totals, a);
    const PowerTerm term{a};
    Sum terms;
    each_row(sample, [&](double value, double w) { terms.add(w * term(value, mean)); });
    const double less = terms.value() / totals.weight;  // by which the mean power is below 1, or above it
    constexpr double half = -0.5;
    if (less < half) return -std::expm1(std::log(mean_power(sample, totals, a)) / a);
    return -std::expm1(std::log1p(less) / a);
}

}  // namespace jiedui::equity
