// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Depths: how far from outside supporters does each school stand?

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/graph/search.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/outside_supporters.hpp"

namespace jiedui {

/// How a school stands to chains from outside supporters.
enum class DepthState : std::uint8_t {
    outside,  ///< it is an outside supporter
    fed,      ///< chains reach it, of which one is the longest
    ring,     ///< chains reach it, and pass a ring: none is the longest
    unfed,    ///< it receives, and no chain reaches it
    none      ///< it has no ties
};
template <>
struct ClosedList<DepthState> {
    static constexpr std::string_view name = "depth_state";
    static constexpr std::array<std::string_view, 5> words{"outside", "fed", "ring", "unfed", "none"};
};

/// How deep one school stands.
struct DepthRow {
    SchoolIndex school;                       ///< the school
    std::optional<std::uint32_t> shortest{};  ///< the fewest ties of a chain from an outside supporter
    std::optional<std::uint32_t> longest{};   ///< the most ties of one
    DepthState state = DepthState::none;      ///< outside, fed, ring, unfed or none

    static constexpr std::string_view question = "depths";
    static constexpr std::tuple columns{
        Column{"school", "id", &DepthRow::school, "The school."},
        Column{"shortest", "ties", &DepthRow::shortest,
               "The fewest ties of a chain from an outside supporter; missing where there is none."},
        Column{"longest", "ties", &DepthRow::longest, "The most ties of one; missing where a ring has no end of them."},
        Column{"state", "", &DepthRow::state,
               "outside (an outside supporter), fed, ring (in or below a fed ring), unfed, none (no ties)."},
    };
    friend bool operator==(const DepthRow&, const DepthRow&) = default;
};

namespace detail {

/// By school: how many ties of the slice come from schools that `fed` has.
[[nodiscard]] inline std::vector<std::uint32_t> ties_from(const Slice& slice, const graph::SearchSpace& fed) {
    std::vector<std::uint32_t> counts(slice.vertex_count());
    for (const std::uint32_t supporter : fed.vertices())
        slice.each_outgoing(supporter, [&](std::uint32_t recipient, std::uint32_t) { ++counts[recipient]; });
    return counts;
}

/// Finds the longest chains: a school's is known once those of all its supporters are, which is never so in or below
/// a ring.
inline void find_longest(const Slice& slice, const std::vector<std::uint32_t>& outside, const graph::SearchSpace& fed,
                         std::vector<DepthRow>& rows) {
    std::vector<std::uint32_t> waits_for = ties_from(slice, fed);
    std::vector<std::uint32_t> longest(slice.vertex_count());
    std::vector<std::uint32_t> ready = outside;
    while (!ready.empty()) {
        const std::uint32_t supporter = ready.back();
        ready.pop_back();
        rows[supporter].longest = longest[supporter];
        slice.each_outgoing(supporter, [&](std::uint32_t recipient, std::uint32_t) {
            longest[recipient] = std::max(longest[recipient], longest[supporter] + 1);
            if (--waits_for[recipient] == 0) ready.push_back(recipient);
        });
    }
}

}  // namespace detail

/// Says of every school how long the chains are by which support from outside supporters reaches it.
///
/// The chains ignore time beyond the slice's filters.  A tie that was left out can make a chain shorter, longer, or the first;
/// close a ring; and end that a school is an outside supporter, with all that hangs on it.
///
/// @param slice what to ask about.
/// @return one row per school of the slice, ascending.  Evidence: of an outside supporter the ties that it gives, of others every
///     tie from which a chain leads to the school.
/// @complexity O(n + m) time for n schools and m ties; evidence the same.
/// @source docs/glossary.md, "outside supporter", "fed", "ring".
[[nodiscard]] inline Answer<DepthRow> depths(const Slice& slice) {
    const std::vector<std::uint32_t> outside = outside_supporters(slice);
    std::vector<DepthRow> rows(slice.vertex_count());  // by school
    for (std::uint32_t school = 0; school < rows.size(); ++school) rows[school].school = SchoolIndex{school};
    for (const std::uint32_t school : outside) rows[school].shortest = 0;
    graph::SearchSpace fed;
    graph::breadth_first(slice, outside, fed, [&](std::uint32_t school, std::uint32_t hops, std::uint32_t) {
        rows[school].shortest = hops;
    });
    detail::find_longest(slice, outside, fed, rows);
    for (DepthRow& row : rows) {
        bool has_ties = false;
        slice.each_outgoing(row.school, [&](SchoolIndex recipient, TieIndex) {
            has_ties = true;
            if (!rows[recipient.value].shortest) rows[recipient.value].state = DepthState::unfed;
        });
        if (row.shortest)
            row.state = *row.shortest == 0 ? DepthState::outside : row.longest ? DepthState::fed : DepthState::ring;
        else if (has_ties)
            row.state = DepthState::unfed;  // it gives, and is no outside supporter, so it receives
    }
    std::erase_if(rows, [&](const DepthRow& row) { return !slice.has(row.school); });
    return {std::move(rows), slice};
}

/// Every tie from which a chain leads to the school; of an outside supporter the ties that it gives.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<DepthRow>& answer, std::size_t row) {
    const DepthRow& asked = answer.rows[row];
    if (asked.state == DepthState::outside) return answer.slice.outgoing(asked.school);
    std::vector<TieIndex> ties;
    std::vector<SchoolIndex> pending{asked.school};
    std::vector<bool> is_met(answer.slice.vertex_count());
    is_met[asked.school.value] = true;
    while (!pending.empty()) {
        const SchoolIndex school = pending.back();
        pending.pop_back();
        answer.slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex tie) {
            ties.push_back(tie);
            if (is_met[supporter.value]) return;
            is_met[supporter.value] = true;
            pending.push_back(supporter);
        });
    }
    return ascending(std::move(ties));
}

}  // namespace jiedui
