// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rings: which schools support one another round about?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/graph/search.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/outside_supporters.hpp"

namespace jiedui {

/// One school of a ring.
struct RingMember {
    std::uint32_t ring = 0;  ///< which ring, from 1
    SchoolIndex school;      ///< a school of it
    bool fed = false;        ///< a chain from an outside supporter reaches the ring

    static constexpr std::string_view question = "rings";
    static constexpr std::tuple columns{
        Column{"ring", "count", &RingMember::ring, "Which ring, numbered from 1 by lowest school."},
        Column{"school", "id", &RingMember::school, "A school of it."},
        Column{"fed", "", &RingMember::fed, "Whether a chain from an outside supporter reaches the ring."},
    };
    friend bool operator==(const RingMember&, const RingMember&) = default;
};

/// Finds the rings of the slice: groups of two schools or more of which each reaches each along chains of ties.
///
/// Each school is in one ring at most: rings that share a school are one.  A ring that is not fed has no source outside: what its
/// schools give one another is all there is.  The chains ignore time beyond the slice's filters.  A tie that was left out
/// can close a ring, join two, or feed one; or end that one is fed, if its outside supporter receives by it.
///
/// @param slice what to ask about.
/// @return one row a school of a ring, by ring, then school; its evidence is every tie between schools of the ring and, where it
///     is fed, a shortest chain from an outside supporter to it, whose last tie leads to the lowest of the nearest schools.
/// @complexity O(n + m) time for n schools and m ties; evidence the same.
/// @source docs/glossary.md, "ring", "fed"; graph/strong_components.hpp.
[[nodiscard]] inline Answer<RingMember> rings(const Slice& slice) {
    const graph::Components components = graph::strong_components(slice);
    const std::vector<std::uint32_t> sizes = components.sizes();
    graph::SearchSpace fed;
    graph::mark_reachable(slice, outside_supporters(slice), fed);

    std::vector<std::uint32_t> numbers(components.count);  // of rings, from 1
    std::vector<std::uint32_t> next(components.count);     // where the next row of each goes
    std::uint32_t rings = 0;
    std::uint32_t rows = 0;
    for (std::uint32_t component = 0; component < components.count; ++component) {  // by lowest school
        if (sizes[component] < 2) continue;
        numbers[component] = ++rings;
        next[component] = rows;
        rows += sizes[component];
    }
    Answer<RingMember> answer{std::vector<RingMember>(rows), slice};
    for (std::uint32_t school = 0; school < components.component.size(); ++school) {
        const std::uint32_t component = components.component[school];
        if (numbers[component] == 0) continue;
        answer.rows[next[component]++] = {numbers[component], SchoolIndex{school}, fed.contains(school)};
    }
    return answer;
}

namespace detail {

/// The ties of a shortest chain from an outside supporter to one of `schools`, which ascend; none if there is none.
[[nodiscard]] inline std::vector<TieIndex> chain_into(const Slice& slice, const std::vector<SchoolIndex>& schools) {
    std::vector<TieIndex> last_ties(slice.vertex_count());
    std::vector<bool> is_reached(slice.vertex_count());
    graph::SearchSpace space;
    std::vector<TieIndex> chain;
    graph::breadth_first(
        slice, outside_supporters(slice), space, [&](std::uint32_t school, std::uint32_t, std::uint32_t tie) {
            last_ties[school] = TieIndex{tie};
            is_reached[school] = true;
            if (!std::ranges::binary_search(schools, SchoolIndex{school})) return true;
            for (std::uint32_t at = school; is_reached[at]; at = slice.network().supporter(chain.back()).value)
                chain.push_back(last_ties[at]);
            return false;
        });
    return chain;
}

}  // namespace detail

/// The ties between schools of the ring, and a chain that feeds it.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<RingMember>& answer, std::size_t row) {
    std::vector<SchoolIndex> schools;
    for (const RingMember& each : std::ranges::equal_range(answer.rows, answer.rows[row].ring, {}, &RingMember::ring))
        schools.push_back(each.school);
    std::vector<TieIndex> ties = detail::chain_into(answer.slice, schools);
    for (const SchoolIndex school : schools)
        answer.slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
            if (std::ranges::binary_search(schools, recipient)) ties.push_back(tie);
        });
    return ascending(std::move(ties));
}

}  // namespace jiedui
