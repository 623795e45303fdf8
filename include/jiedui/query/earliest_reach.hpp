// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Earliest reach: when does support that begins at one school come to others, hand over hand?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/graph/earliest_arrival.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// One school that support comes to.
struct EarliestReached {
    SchoolIndex school;      ///< the school reached
    Day day;                 ///< the earliest day on which it is
    std::uint32_t hops = 0;  ///< by how many ties; at least 1
    TieIndex tie;            ///< the last of them

    static constexpr std::string_view question = "earliest_reach";
    static constexpr std::tuple columns{
        Column{"school", "id", &EarliestReached::school, "The school reached."},
        Column{"day", "day", &EarliestReached::day, "The earliest day on which it is reached."},
        Column{"hops", "ties", &EarliestReached::hops, "By how many ties it is reached."},
        Column{"tie", "id", &EarliestReached::tie,
               "The last of them: of those that give that day, from the school of fewest hops, then the lowest."},
    };
    friend bool operator==(const EarliestReached&, const EarliestReached&) = default;
};

namespace detail {

/// @errors ErrorCode::bad_day for a mark; ErrorCode::bad_number for a negative delay.
[[nodiscard]] inline graph::Departure departure_from(SchoolIndex school, Day from_day, std::int32_t delay) {
    if (!from_day.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(from_day) + "'", "support begins on a known day"};
    if (delay < 0) throw Error{ErrorCode::bad_number, std::to_string(delay), "delay is 0 days or more"};
    return {school.value, from_day.number(), delay};
}

[[nodiscard]] inline std::string departure_in_words(Day from_day, std::int32_t delay) {
    return "from " + text_of(from_day) + (delay == 0 ? "" : ", delay " + std::to_string(delay) + " days");
}

/// When support can be handed over by a tie of the slice.
[[nodiscard]] inline graph::OpenDays open_days(const Slice& slice, std::uint32_t tie) noexcept {
    const DayRange days = slice.sure_days(TieIndex{tie});
    return {days.first.number(), days.until.number()};
}

}  // namespace detail

/// Finds when support that one school has on a day comes to others, if each school hands it over.
///
/// A school that has support on day t hands it over on the first day from t + `delay` on on which a tie is surely in force, within
/// the slice's time filters; the start needs no delay.  A tie of unknown bounds counts on the days on which it is in force
/// however they are settled (see Slice::sure_days).  The start is never a row.  A tie that was left out can add schools
/// and bring earlier days.
///
/// @param slice what to ask about.
/// @param school where support begins.
/// @param from_day when.
/// @param delay how long a school that was reached needs before it supports others [days].
/// @return one row per school reached, by ascending day, then school; its evidence is the chain to it.  None if the
///     school is not in the slice.
/// @complexity O(k log k) time for k schools and ties looked at; 16 bytes a school.
/// @errors ErrorCode::bad_day for a mark, ErrorCode::bad_number for a negative delay.
/// @source graph/earliest_arrival.hpp; F11 in docs/source.md.
[[nodiscard]] inline Answer<EarliestReached> earliest_reach(const Slice& slice, SchoolIndex school, Day from_day,
                                                            std::int32_t delay = 0) {
    const graph::Departure departure = detail::departure_from(school, from_day, delay);
    Answer<EarliestReached> answer{
        {}, slice, {.schools = {school}, .options = detail::departure_in_words(from_day, delay)}};
    graph::ArrivalSpace space;
    graph::earliest_arrival(
        slice, departure, [&](std::uint32_t tie) { return detail::open_days(slice, tie); }, space,
        [&](std::uint32_t reached, const graph::Arrival& arrival) {
            answer.rows.push_back(
                {SchoolIndex{reached}, Day::from_number(arrival.day), arrival.hops, TieIndex{arrival.edge}});
        });
    std::ranges::sort(answer.rows, {}, [](const EarliestReached& row) { return std::pair{row.day, row.school}; });
    return answer;
}

/// The chain of ties to the school.  O(rows).
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<EarliestReached>& answer, std::size_t row) {
    const Network& network = answer.slice.network();
    std::vector<std::optional<TieIndex>> last_ties(network.school_count());
    for (const EarliestReached& each : answer.rows) last_ties[each.school.value] = each.tie;
    std::vector<TieIndex> chain;
    for (SchoolIndex at = answer.rows[row].school; last_ties[at.value]; at = network.supporter(chain.back()))
        chain.push_back(*last_ties[at.value]);
    return ascending(std::move(chain));
}

}  // namespace jiedui
