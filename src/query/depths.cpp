// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/depths.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/graph/search.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// By school: how many ties of the slice come from schools that `fed` has.
[[nodiscard]] std::vector<std::uint32_t> ties_from(const Slice& slice, const graph::SearchSpace& fed) {
    std::vector<std::uint32_t> counts(slice.vertex_count());
    for (const std::uint32_t supporter : fed.vertices())
        slice.each_outgoing(supporter, [&](std::uint32_t recipient, std::uint32_t) { ++counts[recipient]; });
    return counts;
}

/// Finds the longest chains: a school's is known once those of all its supporters are, which is never so in or below
/// a ring.
void find_longest(const Slice& slice, const std::vector<std::uint32_t>& outside, const graph::SearchSpace& fed,
                  std::vector<Depths::Row>& rows) {
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

}  // namespace

std::vector<Depths::Row> Depths::ask(const Slice& slice) const {
    const std::vector<std::uint32_t> outside = outside_supporters(slice);
    std::vector<Row> rows(slice.vertex_count());  // by school
    for (std::uint32_t school = 0; school < rows.size(); ++school) rows[school].school = SchoolIndex{school};
    for (const std::uint32_t school : outside) rows[school].shortest = 0;
    graph::SearchSpace fed;
    graph::breadth_first(slice, outside, fed, [&](std::uint32_t school, std::uint32_t hops, std::uint32_t) {
        rows[school].shortest = hops;
    });
    find_longest(slice, outside, fed, rows);
    for (Row& row : rows) {
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
    std::erase_if(rows, [&](const Row& row) { return !slice.has(row.school); });
    return rows;
}

std::vector<TieIndex> Depths::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    if (asked.state == DepthState::outside) return slice.outgoing(asked.school);
    std::vector<TieIndex> ties;
    std::vector<SchoolIndex> pending{asked.school};
    std::vector<bool> is_met(slice.vertex_count());
    is_met[asked.school.value] = true;
    while (!pending.empty()) {
        const SchoolIndex school = pending.back();
        pending.pop_back();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex tie) {
            ties.push_back(tie);
            if (is_met[supporter.value]) return;
            is_met[supporter.value] = true;
            pending.push_back(supporter);
        });
    }
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Depths>();

}  // namespace jiedui
