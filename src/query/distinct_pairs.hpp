// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Distinct pairs: who supports whom, parallel ties as one.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "jiedui/base/parallel.hpp"
#include "jiedui/graph/csr.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

namespace detail {

/// Rows of some schools side by side: the distinct recipients of each, ascending.
struct PairRows {
    std::vector<std::uint32_t> counts{};  ///< one a school
    std::vector<std::uint32_t> recipients{};

    /// Of the schools `[first, last)`.
    PairRows(const Slice& slice, std::uint32_t first, std::uint32_t last) : counts(last - first) {
        std::uint32_t school = first;
        std::size_t begin = 0;  // of the row of `school`
        const auto end_row = [&] {
            const auto row = recipients.begin() + static_cast<std::ptrdiff_t>(begin);
            if (recipients.size() - begin > 1) {
                std::sort(row, recipients.end());
                recipients.erase(std::unique(row, recipients.end()), recipients.end());
            }
            counts[school - first] = static_cast<std::uint32_t>(recipients.size() - begin);
            begin = recipients.size();
        };
        slice.each_tie_by_supporter(first, last, [&](std::uint32_t supporter, std::uint32_t recipient, std::uint32_t) {
            if (supporter != school) {
                end_row();
                school = supporter;
            }
            recipients.push_back(recipient);
        });
        if (first < last) end_row();
    }
};

}  // namespace detail

/// The slice as a compact graph without parallel ties, for many searches: an edge for each school and each of its distinct
/// recipients, ascending.
/// @param threads how many at most; 0: as many as the machine has.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties of one school; 4 bytes a pair, twice while it is made.
[[nodiscard]] inline graph::Csr distinct_pairs(const Slice& slice, unsigned threads = 1) {
    constexpr std::uint32_t schools_at_once = 8'192;
    const auto schools = static_cast<std::uint32_t>(slice.vertex_count());
    std::vector<std::optional<detail::PairRows>> parts((schools + schools_at_once - 1) / schools_at_once);
    in_parallel(parts.size(), {.threads = threads, .items_at_once = 1}, [&] {
        return [&](std::size_t part) {
            const std::uint32_t first = static_cast<std::uint32_t>(part) * schools_at_once;
            parts[part].emplace(slice, first, std::min(schools, first + schools_at_once));
        };
    });
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> recipients;
    offsets.reserve(schools + std::size_t{1});
    offsets.push_back(0);
    for (auto& part : parts) {
        for (const std::uint32_t count : part->counts) offsets.push_back(offsets.back() + count);
        recipients.insert(recipients.end(), part->recipients.begin(), part->recipients.end());
        part.reset();
    }
    return graph::Csr::from_rows(std::move(offsets), std::move(recipients));
}

}  // namespace jiedui
