// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Sorts rows by a double: by digits of its bits where there are many.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace jiedui::equity {

/// The bits of a finite double, so that they ascend as it does.
[[nodiscard]] inline std::uint64_t ascending_bits(double number) noexcept {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// Sorts rows, ascending by the double that `key` gives of a row.
/// @complexity O(n) for n rows of which few agree in their first ten digits; O(n log n) at worst;
///     as much memory again.
template <class Row, class Key>
void sort_by_double(std::vector<Row>& rows, const Key& key) {
    constexpr std::size_t few = 2048;
    if (rows.size() < few) {
        std::ranges::sort(rows, {}, key);
        return;
    }
    constexpr unsigned width = 11;
    constexpr unsigned passes = 3;  // over the first 33 bits; what agrees there is sorted by comparing
    constexpr unsigned rest = 64 - width * passes;
    constexpr std::size_t digits = std::size_t{1} << width;
    const auto digit = [&key](const Row& row, unsigned pass) {
        return static_cast<std::size_t>((ascending_bits(std::invoke(key, row)) >> (rest + width * pass)) &
                                        (digits - 1));
    };
    std::array<std::array<std::uint32_t, digits>, passes> begins{};
    for (const Row& row : rows)
        for (unsigned pass = 0; pass < passes; ++pass) ++begins[pass][digit(row, pass)];
    std::vector<Row> sorted(rows.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        std::uint32_t begin = 0;
        for (std::uint32_t& each : begins[pass]) begin += std::exchange(each, begin);
        for (const Row& row : rows) sorted[begins[pass][digit(row, pass)]++] = row;
        rows.swap(sorted);
    }
    const auto prefix = [&key](const Row& row) { return ascending_bits(std::invoke(key, row)) >> rest; };
    for (auto begin = rows.begin(); begin != rows.end();) {
        const auto end =
            std::find_if(begin + 1, rows.end(), [&](const Row& row) { return prefix(row) != prefix(*begin); });
        if (end - begin > 1) std::ranges::sort(begin, end, {}, key);
        begin = end;
    }
}

}  // namespace jiedui::equity
