// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/chain.hpp"

#include "jiedui/graph/search.hpp"
#include "query/chains.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<Chain::Row> Chain::ask(const Slice& slice) const {
    const SchoolIndex start = a.in(slice.network());
    const SchoolIndex end = b.in(slice.network());
    std::vector<Reach::Row> reached;
    graph::SearchSpace space;
    graph::breadth_first(slice, std::span{&start.value, 1}, space,
                         [&](std::uint32_t school, std::uint32_t hops, std::uint32_t tie) {
                             reached.push_back({SchoolIndex{school}, hops, TieIndex{tie}});
                             return SchoolIndex{school} != end;
                         });
    std::vector<Row> rows;
    if (reached.empty() || reached.back().school != end) return rows;
    for (const TieIndex tie : detail::chain_to(slice.network(), reached, reached.size() - 1)) {
        const auto position = static_cast<std::uint32_t>(rows.size() + 1);
        rows.push_back({position, tie, slice.network().supporter(tie), slice.network().recipient(tie)});
    }
    return rows;
}

std::vector<TieIndex> Chain::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return {rows[row].tie};
}

template AnyQuestion detail::listed_question<Chain>();

}  // namespace jiedui
