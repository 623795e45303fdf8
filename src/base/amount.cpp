// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/amount.hpp"

namespace jiedui {

std::optional<Thousandths> find_thousandths(std::string_view text) noexcept {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::int64_t value = 0;  // with its sign, as the least number has no positive twin
    int decimals = -1;       // -1: no point yet
    int digits = 0;
    for (const char c : text) {
        if (c == '.') {
            if (decimals >= 0) return std::nullopt;
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        ++digits;
        if (decimals >= 0 && ++decimals > 3) {
            if (c != '0') return std::nullopt;
            continue;
        }
        const int digit = negative ? '0' - c : c - '0';
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value))
            return std::nullopt;
    }
    if (digits == 0) return std::nullopt;
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i)
        if (__builtin_mul_overflow(value, 10, &value)) return std::nullopt;
    return Thousandths{value};
}

std::string text_of(Thousandths number) {
    const bool negative = number.value < 0;
    const std::uint64_t size = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(number.value)
                                        : static_cast<std::uint64_t>(number.value);
    std::string text = (negative ? "-" : "") + std::to_string(size / 1000);
    if (size % 1000 == 0) return text;
    std::string decimals = std::to_string(1000 + size % 1000).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    return text + "." + decimals;
}

Thousandths ExactSum::result(std::string_view of) const {
    if (sum_ > Wide{largest_number.value} || sum_ < -Wide{largest_number.value})
        throw Error{ErrorCode::amount_overflow, std::string{of}};
    return {static_cast<std::int64_t>(sum_)};
}

}  // namespace jiedui
