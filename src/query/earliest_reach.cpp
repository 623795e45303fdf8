// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/earliest_reach.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/departures.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<EarliestReach::Row> EarliestReach::ask(const Slice& slice) const {
    std::vector<Row> rows;
    graph::ArrivalSpace space;
    graph::earliest_arrival(
        slice, detail::departure_from(school.in(slice.network()), from_day, delay),
        [&](std::uint32_t tie) { return detail::open_days(slice, tie); }, space,
        [&](std::uint32_t reached, const graph::Arrival& arrival) {
            rows.push_back({SchoolIndex{reached}, Day::from_number(arrival.day), arrival.hops, TieIndex{arrival.edge}});
        });
    std::ranges::sort(rows, {}, [](const Row& row) { return std::pair{row.day, row.school}; });
    return rows;
}

std::vector<TieIndex> EarliestReach::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Network& network = slice.network();
    std::vector<std::optional<TieIndex>> last_ties(network.school_count());
    for (const Row& each : rows) last_ties[each.school.value] = each.tie;
    std::vector<TieIndex> chain;
    for (SchoolIndex at = rows[row].school; last_ties[at.value]; at = network.supporter(chain.back()))
        chain.push_back(*last_ties[at.value]);
    return ascending(std::move(chain));
}

template AnyQuestion detail::listed_question<EarliestReach>();

}  // namespace jiedui
