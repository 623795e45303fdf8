// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/rings.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/graph/search.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// The ties of a shortest chain from an outside supporter to one of `schools`, which ascend; none if there is none.
[[nodiscard]] std::vector<TieIndex> chain_into(const Slice& slice, const std::vector<SchoolIndex>& schools) {
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

}  // namespace

std::vector<Rings::Row> Rings::ask(const Slice& slice) const {
    const graph::Components components = graph::strong_components(slice);
    const std::vector<std::uint32_t> sizes = components.sizes();
    graph::SearchSpace fed;
    graph::mark_reachable(slice, outside_supporters(slice), fed);

    std::vector<std::uint32_t> numbers(components.count);  // of rings, from 1
    std::vector<std::uint32_t> next(components.count);     // where the next row of each goes
    std::uint32_t rings = 0;
    std::uint32_t row_count = 0;
    for (std::uint32_t component = 0; component < components.count; ++component) {  // by lowest school
        if (sizes[component] < 2) continue;
        numbers[component] = ++rings;
        next[component] = row_count;
        row_count += sizes[component];
    }
    std::vector<Row> rows(row_count);
    for (std::uint32_t school = 0; school < components.component.size(); ++school) {
        const std::uint32_t component = components.component[school];
        if (numbers[component] == 0) continue;
        rows[next[component]++] = {numbers[component], SchoolIndex{school}, fed.contains(school)};
    }
    return rows;
}

std::vector<TieIndex> Rings::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    std::vector<SchoolIndex> schools;
    for (const Row& each : std::ranges::equal_range(rows, rows[row].ring, {}, &Row::ring))
        schools.push_back(each.school);
    std::vector<TieIndex> ties = chain_into(slice, schools);
    for (const SchoolIndex school : schools)
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
            if (std::ranges::binary_search(schools, recipient)) ties.push_back(tie);
        });
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Rings>();

}  // namespace jiedui
