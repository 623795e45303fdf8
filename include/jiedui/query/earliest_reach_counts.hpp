// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Earliest reach counts: to how many schools does support come from each of many, and until when?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/base/parallel.hpp"
#include "jiedui/graph/earliest_arrival.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/reach_counts.hpp"

namespace jiedui {

/// What earliest reach counts are asked of.
struct EarliestReachCountsOptions {
    std::optional<SchoolList> schools{};  ///< where support begins; without it every school of the slice
    std::int32_t delay = 0;               ///< how long a school that was reached needs before it supports others [days]
    unsigned threads = 1;                 ///< how many at most; 0: as many as the machine has
    Watch watch{};                        ///< asked every few schools
};

/// To how many schools support comes from one.
struct EarliestReachCount {
    SchoolIndex school;             ///< where support begins
    std::uint32_t reached = 0;      ///< to how many schools it comes
    std::optional<Day> last_day{};  ///< when it comes to the last of them

    static constexpr std::string_view question = "earliest_reach_counts";
    static constexpr std::tuple columns{
        Column{"school", "id", &EarliestReachCount::school, "The school where support begins."},
        Column{"reached", "schools", &EarliestReachCount::reached, "To how many schools it comes."},
        Column{"last_day", "day", &EarliestReachCount::last_day,
               "When it comes to the last of them; missing if to none."},
    };
    friend bool operator==(const EarliestReachCount&, const EarliestReachCount&) = default;
};

/// Counts for many schools at once to whom `earliest_reach` finds that support comes.
///
/// A tie that was left out can only add to what is reached; it can make the last of these come sooner or later.
///
/// @param slice what to ask about.
/// @param from_day when support begins at each.
/// @param options where it begins, the delay, and how it is worked through; the answer is the same for any number of threads.
/// @return one row per school of the slice, or of those given, ascending, schools from which it comes to nobody too; its
///     evidence is the last ties of the chains that `earliest_reach` finds.
/// @complexity that of as many searches, each O(k log k) time for k schools and ties looked at; 16 bytes a school and thread.
/// @errors ErrorCode::bad_day for a mark, ErrorCode::bad_number for a negative delay, ErrorCode::interrupted if the watch ends it.
[[nodiscard]] inline Answer<EarliestReachCount> earliest_reach_counts(const Slice& slice, Day from_day,
                                                                      const EarliestReachCountsOptions& options = {}) {
    std::vector<EarliestReachCount> rows;
    for (const SchoolIndex school : detail::starts_of(slice, options.schools)) rows.push_back({school});
    static_cast<void>(detail::departure_from({}, from_day, options.delay));  // refuses at once what each search would
    const Batch batch{options.threads, options.watch, EarliestReachCount::question, 4};
    in_parallel(rows.size(), batch, [&] {
        return [&, space = graph::ArrivalSpace{}](std::size_t i) mutable {
            EarliestReachCount& row = rows[i];
            graph::earliest_arrival(
                slice, detail::departure_from(row.school, from_day, options.delay),
                [&](std::uint32_t tie) { return detail::open_days(slice, tie); }, space,
                [&](std::uint32_t, const graph::Arrival& arrival) {
                    ++row.reached;
                    row.last_day = Day::from_number(arrival.day);
                });
        };
    });
    return {std::move(rows),
            slice,
            {.schools = options.schools ? options.schools->schools() : std::vector<SchoolIndex>{},
             .options = detail::departure_in_words(from_day, options.delay),
             .day = from_day,
             .delay = options.delay}};
}

/// The last ties of the chains.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<EarliestReachCount>& answer, std::size_t row) {
    const Asked& asked = answer.asked;
    std::vector<TieIndex> ties;
    for (const EarliestReached& each :
         earliest_reach(answer.slice, answer.rows[row].school, asked.day, asked.delay).rows)
        ties.push_back(each.tie);
    return ascending(std::move(ties));
}

}  // namespace jiedui
