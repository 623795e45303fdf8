// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Values of Arrow arrays, and the texts that they are as cells.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "jiedui/frame/arrow.hpp"

namespace jiedui::detail {

/// The value at place `at` of a buffer.
template <class T>
[[nodiscard]] T value_at(const ArrowArray& values, int buffer, std::int64_t at) noexcept {
    T value{};
    std::memcpy(&value, static_cast<const char*>(values.buffers[buffer]) + at * static_cast<std::int64_t>(sizeof(T)),
                sizeof(T));
    return value;
}

/// The bit at place `at`.
[[nodiscard]] inline bool bit_at(const void* bits, std::int64_t at) noexcept {
    const auto byte = static_cast<const std::uint8_t*>(bits)[at / 8];
    return (byte >> static_cast<unsigned>(at % 8) & 1U) != 0;
}

/// Whether the value at place `at` is missing.
[[nodiscard]] inline bool is_null(const ArrowArray& values, std::int64_t at) noexcept {
    return values.null_count != 0 && values.n_buffers > 0 && values.buffers[0] != nullptr &&
           !bit_at(values.buffers[0], at);
}

/// How the text of one cell is made: the view is of the column's own bytes, or of `copy`.
using ReadArrowCell = std::string_view (*)(const ArrowSchema& type, const ArrowArray& values, std::int64_t at,
                                           std::string& copy);

/// How cells of a type are read; null if they cannot be.
[[nodiscard]] ReadArrowCell reader_of(const ArrowSchema& type);

/// Whether values of the type are numbers that may have decimals.
[[nodiscard]] bool has_decimals(const ArrowSchema& type) noexcept;

}  // namespace jiedui::detail
