// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The agreements of a drawn country as graphs: ours and Boost's.

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "jiedui/model/tie_store.hpp"

#include "boost_peer.hpp"
#include "draw.hpp"
#include "drawn_country.hpp"

namespace jiedui::bench {

/// @errors std::runtime_error unless it is right: nothing is timed that was not compared.
inline void require(bool is_right, const std::string& what) {
    if (!is_right) throw std::runtime_error{"wrong answer: " + what};
}

/// Agreements on their way into a TieStore.
[[nodiscard]] inline std::vector<RawTie> raw_ties(const DrawnAgreements& agreements) {
    std::vector<RawTie> ties;
    for (std::uint32_t i = 0; i < agreements.size(); ++i)
        ties.push_back({agreements.supporter[i],
                        agreements.recipient[i],
                        agreements.first_day[i].first(),
                        agreements.last_day[i].until(),
                        i,
                        {TieKind::agreement, agreements.channel[i], Status::actual, false}});
    return ties;
}

[[nodiscard]] inline TieStore store_of(std::uint32_t schools, std::span<const RawTie> ties) {
    return {schools, ties, [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; }};
}

[[nodiscard]] inline BoostColumns boost_columns(std::uint32_t schools, std::span<const RawTie> ties) {
    BoostColumns columns{.vertex_count = schools};
    for (const RawTie& tie : ties) {
        columns.ends.emplace_back(tie.supporter, tie.recipient);
        columns.payload.push_back({tie.first, tie.until, tie.mark});
    }
    return columns;
}

/// Distinct schools that support someone.
[[nodiscard]] inline std::vector<std::uint32_t> drawn_supporters(const TieStore& store, std::size_t count) {
    std::vector<std::uint32_t> drawn;
    std::vector<bool> is_drawn(store.outgoing.size());
    Draw draw{7};
    while (drawn.size() < count) {
        const std::uint32_t school = draw.below(static_cast<std::uint32_t>(store.outgoing.size() - 1));
        if (is_drawn[school] || store.outgoing[school] == store.outgoing[school + 1]) continue;
        is_drawn[school] = true;
        drawn.push_back(school);
    }
    return drawn;
}

}  // namespace jiedui::bench
