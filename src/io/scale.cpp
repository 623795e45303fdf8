// SPDX-License-Identifier: Apache-2.0
#include "io/scale.hpp"

#include <numeric>

namespace jiedui::detail {
namespace {

/// A decimal number: `digits` over ten to the power of `decimals`.
struct Decimal {
    std::int64_t digits = 0;
    int decimals = 0;
};

[[nodiscard]] std::optional<Decimal> find_decimal(std::string_view text) noexcept {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    if (point != std::string_view::npos)
        while (text.ends_with('0')) text.remove_suffix(1);
    Decimal number;
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        const int digit = negative ? '0' - text[i] : text[i] - '0';
        if (__builtin_mul_overflow(number.digits, 10, &number.digits) ||
            __builtin_add_overflow(number.digits, digit, &number.digits))
            return std::nullopt;
        ++count;
        if (i > point) ++number.decimals;
    }
    const bool had_digits = count > 0 || (point != std::string_view::npos && point > 0);
    return had_digits ? std::optional{number} : std::nullopt;
}

}  // namespace

std::optional<Thousandths> find_scaled(std::string_view text, Scale scale) noexcept {
    if (scale == Scale{}) return find_thousandths(text);
    const auto number = find_decimal(text);
    if (!number) return std::nullopt;
    std::int64_t multiplier = 0;
    std::int64_t divisor = scale.divisor;
    if (__builtin_mul_overflow(scale.multiplier, 1000, &multiplier)) return std::nullopt;
    for (int i = 0; i < number->decimals; ++i)
        if (__builtin_mul_overflow(divisor, 10, &divisor)) return std::nullopt;
    const std::int64_t common = std::gcd(multiplier, divisor);
    multiplier /= common;
    divisor /= common;
    if (number->digits % divisor != 0) return std::nullopt;
    Thousandths result;
    if (__builtin_mul_overflow(number->digits / divisor, multiplier, &result.value)) return std::nullopt;
    return result;
}

}  // namespace jiedui::detail
