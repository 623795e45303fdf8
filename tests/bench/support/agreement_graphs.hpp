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

#include "jiedui/base/cells.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/graph/csr.hpp"

#include "boost_peer.hpp"
#include "draw.hpp"
#include "drawn_country.hpp"
#include "model/ordered_ties.hpp"

namespace jiedui::bench {

/// @errors std::runtime_error unless it is right: nothing is timed that was not compared.
inline void require(bool is_right, const std::string& what) {
    if (!is_right) throw std::runtime_error{"wrong answer: " + what};
}

/// Agreements on their way into a TieStore.
[[nodiscard]] inline std::vector<detail::RawTie> raw_ties(const DrawnAgreements& agreements) {
    std::vector<detail::RawTie> ties;
    for (std::uint32_t i = 0; i < agreements.size(); ++i)
        ties.push_back({agreements.supporter[i],
                        agreements.recipient[i],
                        agreements.first_day[i].first(),
                        agreements.last_day[i].until(),
                        i,
                        {TieKind::agreement, agreements.channel[i], Status::actual, false}});
    return ties;
}

[[nodiscard]] inline TieStore store_of(std::uint32_t schools, std::span<const detail::RawTie> ties) {
    return detail::ordered_ties(schools, ties, [](TieKind, std::uint32_t a, std::uint32_t b) { return a < b; });
}

[[nodiscard]] inline BoostColumns boost_columns(std::uint32_t schools, std::span<const detail::RawTie> ties) {
    BoostColumns columns{.vertex_count = schools};
    for (const detail::RawTie& tie : ties) {
        columns.ends.emplace_back(tie.supporter, tie.recipient);
        columns.payload.push_back({tie.first, tie.until, tie.mark});
    }
    return columns;
}

/// Where the agreements stand, school by school.
[[nodiscard]] inline const TieBlock& agreements_of(const TieStore& store) {
    return store.blocks[static_cast<std::size_t>(TieKind::agreement)];
}

/// The agreements of a network, which stand before its other ties, as a graph from columns.
[[nodiscard]] inline graph::Csr csr_of_agreements(const TieStore& store) {
    const Cells<std::uint32_t>& outgoing = agreements_of(store).outgoing;
    const std::size_t count = outgoing.back();
    return {outgoing.size() - 1, std::span{store.supporter}.first(count), std::span{store.recipient}.first(count)};
}

/// Distinct schools that support someone by an agreement.
[[nodiscard]] inline std::vector<std::uint32_t> drawn_supporters(const TieStore& store, std::size_t count) {
    const Cells<std::uint32_t>& outgoing = agreements_of(store).outgoing;
    std::vector<std::uint32_t> drawn;
    std::vector<bool> is_drawn(outgoing.size());
    Draw draw{7};
    while (drawn.size() < count) {
        const std::uint32_t school = draw.below(static_cast<std::uint32_t>(outgoing.size() - 1));
        if (is_drawn[school] || outgoing[school] == outgoing[school + 1]) continue;
        is_drawn[school] = true;
        drawn.push_back(school);
    }
    return drawn;
}

}  // namespace jiedui::bench
