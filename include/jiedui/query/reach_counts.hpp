// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reach counts: how many schools does each of many schools reach?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/parallel.hpp"
#include "jiedui/graph/search.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/distinct_pairs.hpp"
#include "jiedui/query/reach.hpp"

namespace jiedui {

/// What reach counts are asked of.
struct ReachCountsOptions {
    std::optional<SchoolList> schools{};       ///< where chains begin; without it every school of the slice
    std::uint32_t max_hops = graph::any_hops;  ///< how long they may be [ties]
    unsigned threads = 1;                      ///< how many at most; 0: as many as the machine has
    Watch watch{};                             ///< asked every few dozen schools
};

/// How far one school reaches.
struct ReachCount {
    SchoolIndex school;         ///< where chains begin
    std::uint32_t reached = 0;  ///< how many schools they reach
    std::uint32_t deepest = 0;  ///< how many ties away the farthest of these is

    static constexpr std::string_view question = "reach_counts";
    static constexpr std::tuple columns{
        Column{"school", "id", &ReachCount::school, "The school where chains begin."},
        Column{"reached", "schools", &ReachCount::reached, "How many schools they reach."},
        Column{"deepest", "ties", &ReachCount::deepest, "How many ties away the farthest of these is."},
    };
    friend bool operator==(const ReachCount&, const ReachCount&) = default;
};

namespace detail {

/// The schools of the slice among those asked for, ascending, each once.  O(n).
[[nodiscard]] inline std::vector<SchoolIndex> starts_of(const Slice& slice, const std::optional<SchoolList>& asked) {
    if (!asked) return slice.school_indices();
    std::vector<bool> is_asked(slice.vertex_count());
    for (const SchoolIndex school : asked->schools()) is_asked[school.value] = slice.has(school);
    std::vector<SchoolIndex> starts;
    for (std::uint32_t school = 0; school < is_asked.size(); ++school)
        if (is_asked[school]) starts.push_back({school});
    return starts;
}

/// Counts what each row's school reaches in `graph`.
template <graph::walkable G>
void count_reached(const G& graph, std::vector<ReachCount>& rows, const ReachCountsOptions& options) {
    in_parallel(rows.size(), {options.threads, options.watch, ReachCount::question}, [&] {
        return [&, space = graph::SearchSpace{}](std::size_t i) mutable {
            ReachCount& row = rows[i];
            const auto extent =
                graph::mark_reachable(graph, std::span{&row.school.value, 1}, space, {.max_hops = options.max_hops});
            row.reached = static_cast<std::uint32_t>(extent.reached);
            row.deepest = extent.deepest;
        };
    });
}

/// Whether it pays to look at all ties once first: where searches are many, or the first of them reach far.
[[nodiscard]] inline bool wants_compact_graph(const Slice& slice, const std::vector<ReachCount>& rows,
                                              std::uint32_t max_hops) {
    constexpr std::size_t many = 1'000;
    constexpr std::size_t tried = 4;
    if (rows.size() <= tried || rows.size() >= many) return rows.size() >= many;
    graph::SearchSpace space;
    std::size_t reached = 0;
    for (const ReachCount& row : std::span{rows}.first(tried))
        reached += graph::mark_reachable(slice, std::span{&row.school.value, 1}, space, {.max_hops = max_hops}).reached;
    return reached * rows.size() > tried * slice.vertex_count();
}

}  // namespace detail

/// Counts for many schools at once whom `reach` finds.
///
/// A tie that was left out can only add to what is reached; it can make the farthest of these nearer or farther.
///
/// @param slice what to ask about.
/// @param options where chains begin, how long they may be, and how it is worked through; the answer is the same for any number
///     of threads.
/// @return one row per school of the slice, or of those given, ascending; its evidence is the last ties by which `reach` finds the
///     schools that it counts.  Schools that reach nobody are kept.
/// @complexity that of as many searches: O(s · k) time for s schools and k schools and ties looked at for one; where they are
///     many or reach far, O(n + m log d) first for a compact graph of 4 bytes a pair.
/// @errors ErrorCode::interrupted if the watch ends it.
[[nodiscard]] inline Answer<ReachCount> reach_counts(const Slice& slice, const ReachCountsOptions& options = {}) {
    std::string words;
    if (options.max_hops != graph::any_hops) words = "at most " + std::to_string(options.max_hops) + " hops";
    std::vector<ReachCount> rows;
    for (const SchoolIndex school : detail::starts_of(slice, options.schools)) rows.push_back({school});
    if (detail::wants_compact_graph(slice, rows, options.max_hops))
        detail::count_reached(distinct_pairs(slice, options.threads), rows, options);
    else
        detail::count_reached(slice, rows, options);
    return {std::move(rows),
            slice,
            {.schools = options.schools ? options.schools->schools() : std::vector<SchoolIndex>{},
             .options = words,
             .max_hops = options.max_hops}};
}

/// The last ties of the chains.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<ReachCount>& answer, std::size_t row) {
    std::vector<TieIndex> ties;
    for (const Reached& each :
         reach(answer.slice, answer.rows[row].school, answer.asked.max_hops.value_or(graph::any_hops)).rows)
        ties.push_back(each.tie);
    return ascending(std::move(ties));
}

}  // namespace jiedui
