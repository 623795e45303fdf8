// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reach and chain: who is reached along chains of support, and by which?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/graph/search.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One school reached.
struct Reached {
    SchoolIndex school;      ///< the school reached
    std::uint32_t hops = 0;  ///< how many ties away; at least 1
    TieIndex tie;            ///< the last tie of the chain: the lowest from a school one hop nearer

    static constexpr std::string_view question = "reach";
    static constexpr std::tuple columns{
        Column{"school", "id", &Reached::school, "The school reached."},
        Column{"hops", "ties", &Reached::hops, "How many ties away it is."},
        Column{"tie", "id", &Reached::tie, "The last tie of the chain: the lowest from a school one hop nearer."},
    };
    friend bool operator==(const Reached&, const Reached&) = default;
};

/// Finds the schools that are reached from one school along chains of ties.
///
/// The chains ignore time beyond the slice's filters: that the ties of one follow one another in time is not
/// asked.  The school itself is never a row, be it on a ring.  A tie that was left out can add
/// schools and shorten chains.
///
/// @param slice what to ask about.
/// @param school where chains begin.
/// @param max_hops how long they may be [ties].
/// @return one row per school reached, by ascending hops, then school; its evidence is the chain to it.
///     None if the school is not in the slice.
/// @complexity O(k log k) time for k schools and ties looked at, and at first a bit per school of the network.
/// @source F11 in docs/source.md: supporters radiate their example.
[[nodiscard]] inline Answer<Reached> reach(const Slice& slice, SchoolIndex school,
                                           std::uint32_t max_hops = graph::any_hops) {
    Answer<Reached> answer{{}, slice, {.schools = {school}}};
    if (max_hops != graph::any_hops) answer.asked.options = "at most " + std::to_string(max_hops) + " hops";
    graph::SearchSpace space;
    graph::breadth_first(slice, std::span{&school.value, 1}, space,
                         [&](std::uint32_t reached, std::uint32_t hops, std::uint32_t tie) {
                             answer.rows.push_back({SchoolIndex{reached}, hops, TieIndex{tie}});
                         },
                         {.max_hops = max_hops});
    return answer;
}

namespace detail {

/// The ties by which `rows` reached row `last`, first tie first.
[[nodiscard]] inline std::vector<TieIndex> chain_to(const Answer<Reached>& answer, std::size_t last) {
    std::vector<TieIndex> chain;
    for (const Reached* row = &answer.rows[last];;) {
        chain.push_back(row->tie);
        if (row->hops == 1) break;
        const auto nearer = std::pair{row->hops - 1, answer.slice.network().supporter(row->tie)};
        row = &*std::ranges::lower_bound(answer.rows, nearer, {},
                                         [](const Reached& each) { return std::pair{each.hops, each.school}; });
    }
    std::ranges::reverse(chain);
    return chain;
}

}  // namespace detail

/// The chain of ties to the school.  O(hops × log rows).
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Reached>& answer, std::size_t row) {
    return ascending(detail::chain_to(answer, row));
}

/// One tie of a chain.
struct ChainLink {
    std::uint32_t position = 0;  ///< from 1
    TieIndex tie;                ///< the tie
    SchoolIndex supporter;       ///< whom it comes from
    SchoolIndex recipient;       ///< whom it supports

    static constexpr std::string_view question = "chain";
    static constexpr std::tuple columns{
        Column{"position", "count", &ChainLink::position, "The place in the chain, from 1."},
        Column{"tie", "id", &ChainLink::tie, "The tie."},
        Column{"supporter", "id", &ChainLink::supporter, "Whom the tie comes from."},
        Column{"recipient", "id", &ChainLink::recipient, "Whom the tie supports."},
    };
    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};

/// Finds a shortest chain of ties from one school to another: the one that `reach` walks back.
///
/// Of several shortest ones it is the one whose last tie is the lowest, then the last but one, and so on.
/// A tie that was left out can shorten it, or make one where there is none.
///
/// @param slice what to ask about.
/// @param a where the chain begins.
/// @param b where it ends.
/// @return one row per tie, in the order of the chain; the evidence of a row is its tie.  None if there is no
///     chain, and from a school to itself.
/// @complexity as `reach`, up to the level of `b`.
[[nodiscard]] inline Answer<ChainLink> chain(const Slice& slice, SchoolIndex a, SchoolIndex b) {
    Answer<Reached> reached{{}, slice};
    graph::SearchSpace space;
    graph::breadth_first(slice, std::span{&a.value, 1}, space,
                         [&](std::uint32_t school, std::uint32_t hops, std::uint32_t tie) {
                             reached.rows.push_back({SchoolIndex{school}, hops, TieIndex{tie}});
                             return SchoolIndex{school} != b;
                         });
    Answer<ChainLink> answer{{}, slice, {.schools = {a, b}}};
    if (reached.rows.empty() || reached.rows.back().school != b) return answer;
    for (const TieIndex tie : detail::chain_to(reached, reached.rows.size() - 1)) {
        const auto position = static_cast<std::uint32_t>(answer.rows.size() + 1);
        answer.rows.push_back({position, tie, slice.network().supporter(tie), slice.network().recipient(tie)});
    }
    return answer;
}

/// The tie itself.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<ChainLink>& answer, std::size_t row) {
    return {answer.rows[row].tie};
}

}  // namespace jiedui
