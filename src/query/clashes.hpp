// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Clashes: which postings of one teacher share a day and do not fit into one post.

#include <algorithm>
#include <cstdint>
#include <queue>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/model/network.hpp"

namespace jiedui::detail {

/// What a posting takes of a post, so that two fit into one if theirs come to 1,000 at most [thousandths]: more than
/// that if its share is unknown.
[[nodiscard]] inline std::int64_t taken_of_a_post(const Network& network, TieIndex tie) {
    constexpr std::int64_t more_than_all = 1001;
    const auto share = network.ledger().table<Posting>().get<&Posting::share>(network.row(tie));
    return share ? std::min(share->value, more_than_all) : more_than_all;
}

/// Calls `visit(a, b)` for each pair of `own` that has a day in common and does not fit into one post, until it
/// returns false.  The pair `a` begins no later than `b`.
///
/// Goes through the days once and keeps at hand the postings that have begun and not ended, those that take most first:
/// so it looks at no pair that fits.
/// @param own postings with `tie` and `days`, ascending by their first day.
/// @complexity O(k log k + pairs visited) for k postings.
template <class Booking, class Visit>
void each_clash(const Network& network, std::span<const Booking> own, Visit&& visit) {
    using Place = std::pair<std::int64_t, std::size_t>;  // what it takes, place in own
    std::set<Place, std::greater<>> begun;
    std::priority_queue<std::pair<Day, Place>, std::vector<std::pair<Day, Place>>, std::greater<>> ends;
    for (std::size_t place = 0; place < own.size(); ++place) {
        const Booking& each = own[place];
        if (each.days.is_empty()) continue;
        for (; !ends.empty() && ends.top().first <= each.days.first; ends.pop()) begun.erase(ends.top().second);
        const Place takes{taken_of_a_post(network, each.tie), place};
        for (const auto& [other, earlier] : begun) {
            if (other + takes.first <= 1000) break;
            if (!visit(own[earlier], each)) return;
        }
        begun.insert(takes);
        ends.emplace(each.days.until, takes);
    }
}

}  // namespace jiedui::detail
