// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Looking for bytes, eight at a time.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jiedui::detail {

inline constexpr std::uint64_t ones = 0x0101'0101'0101'0101U;
inline constexpr std::uint64_t highs = 0x8080'8080'8080'8080U;

[[nodiscard]] inline std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Not zero if one of the eight bytes is `c`.
/// @source Mycroft's test for a zero byte; it never misses one.
[[nodiscard]] constexpr std::uint64_t has(std::uint64_t word, char c) noexcept {
    const std::uint64_t zeroed = word ^ (ones * static_cast<unsigned char>(c));
    return (zeroed - ones) & ~zeroed & highs;
}

[[nodiscard]] inline std::string_view between(const char* from, const char* to) noexcept {
    return {from, static_cast<std::size_t>(to - from)};
}

/// LF, CRLF and CR, one each.
[[nodiscard]] inline std::uint32_t line_breaks(std::string_view text) noexcept {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++count;
    return count;
}

}  // namespace jiedui::detail
