// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/reach.hpp"

#include "jiedui/graph/search.hpp"
#include "query/chains.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<Reach::Row> Reach::ask(const Slice& slice) const {
    std::vector<Row> rows;
    const SchoolIndex start = school.in(slice.network());
    graph::SearchSpace space;
    graph::breadth_first(slice, std::span{&start.value, 1}, space,
                         [&](std::uint32_t reached, std::uint32_t hops, std::uint32_t tie) {
                             rows.push_back({SchoolIndex{reached}, hops, TieIndex{tie}});
                         },
                         {.max_hops = max_hops.value_or(graph::any_hops)});
    return rows;
}

std::vector<TieIndex> Reach::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return ascending(detail::chain_to(slice.network(), rows, row));
}

template AnyQuestion detail::listed_question<Reach>();

}  // namespace jiedui
