// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/earliest_reach_counts.hpp"

#include <utility>

#include "jiedui/base/parallel.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "query/departures.hpp"
#include "query/listed.hpp"
#include "query/start_schools.hpp"

namespace jiedui {

std::vector<EarliestReachCounts::Row> EarliestReachCounts::ask(const Slice& slice, const Work& work) const {
    std::vector<Row> rows;
    for (const SchoolIndex school : detail::start_schools(slice, schools)) rows.push_back({school});
    static_cast<void>(detail::departure_from({}, from_day, delay));  // refuses at once what each search would
    in_parallel(rows.size(), {work.threads, work.watch, name, 4}, [&] {
        return [&, space = graph::ArrivalSpace{}](std::size_t i) mutable {
            Row& row = rows[i];
            graph::earliest_arrival(
                slice, detail::departure_from(row.school, from_day, delay),
                [&](std::uint32_t tie) { return detail::open_days(slice, tie); }, space,
                [&](std::uint32_t, const graph::Arrival& arrival) {
                    ++row.reached;
                    row.last_day = Day::from_number(arrival.day);
                });
        };
    });
    return rows;
}

std::vector<TieIndex> EarliestReachCounts::evidence(const Slice& slice, std::span<const Row> rows,
                                                    std::size_t row) const {
    const EarliestReach from_there{.school = rows[row].school, .from_day = from_day, .delay = delay};
    std::vector<TieIndex> ties;
    for (const EarliestReach::Row& each : from_there.ask(slice)) ties.push_back(each.tie);
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<EarliestReachCounts>();

}  // namespace jiedui
