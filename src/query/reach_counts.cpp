// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/reach_counts.hpp"

#include <utility>

#include "jiedui/base/parallel.hpp"
#include "jiedui/graph/search.hpp"
#include "jiedui/query/reach.hpp"
#include "query/distinct_pairs.hpp"
#include "query/listed.hpp"
#include "query/start_schools.hpp"

namespace jiedui {
namespace {

using Row = ReachCounts::Row;

/// Counts what each row's school reaches in `graph`.
template <graph::walkable G>
void count_reached(const G& graph, std::vector<Row>& rows, std::uint32_t max_hops, const Work& work) {
    in_parallel(rows.size(), {work.threads, work.watch, ReachCounts::name}, [&] {
        return [&, space = graph::SearchSpace{}](std::size_t i) mutable {
            Row& row = rows[i];
            const auto extent =
                graph::mark_reachable(graph, std::span{&row.school.value, 1}, space, {.max_hops = max_hops});
            row.reached = static_cast<std::uint32_t>(extent.reached);
            row.deepest = extent.deepest;
        };
    });
}

/// Whether it pays to look at all ties once first: if searches are many, or the first of them reach far.
[[nodiscard]] bool wants_compact_graph(const Slice& slice, const std::vector<Row>& rows, std::uint32_t max_hops) {
    constexpr std::size_t many = 1'000;
    constexpr std::size_t tried = 4;
    if (rows.size() <= tried || rows.size() >= many) return rows.size() >= many;
    graph::SearchSpace space;
    std::size_t reached = 0;
    for (const Row& row : std::span{rows}.first(tried))
        reached += graph::mark_reachable(slice, std::span{&row.school.value, 1}, space, {.max_hops = max_hops}).reached;
    return reached * rows.size() > tried * slice.vertex_count();
}

}  // namespace

std::vector<Row> ReachCounts::ask(const Slice& slice, const Work& work) const {
    const std::uint32_t hops = max_hops.value_or(graph::any_hops);
    std::vector<Row> rows;
    for (const SchoolIndex school : detail::start_schools(slice, schools)) rows.push_back({school});
    if (wants_compact_graph(slice, rows, hops))
        count_reached(distinct_pairs(slice, work.threads), rows, hops, work);
    else
        count_reached(slice, rows, hops, work);
    return rows;
}

std::vector<TieIndex> ReachCounts::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    std::vector<TieIndex> ties;
    for (const Reach::Row& each : Reach{.school = rows[row].school, .max_hops = max_hops}.ask(slice))
        ties.push_back(each.tie);
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<ReachCounts>();

}  // namespace jiedui
