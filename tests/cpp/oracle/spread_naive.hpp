// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The questions about how far support spreads and what stops it, as DESIGN 3 defines them: reach_counts, earliest_reach, depths,
/// critical_sets.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "oracle/chains_naive.hpp"
#include "oracle/figures_naive.hpp"
#include "oracle/sure_days_naive.hpp"

namespace jiedui::naive {

/// @param starts every school of the slice without any.
inline Answer reach_counts(const Slice& slice, const std::optional<Ids>& starts, std::optional<unsigned> max_hops) {
    Answer answer;
    for (const std::string& start : slice.schools()) {
        if (starts && !starts->contains(start)) continue;
        unsigned reached = 0;
        unsigned deepest = 0;
        std::vector<Tie> last;
        for (const auto& [id, way] : ways_from(slice, start)) {
            if (way.hops > max_hops.value_or(never)) continue;
            ++reached;
            deepest = std::max(deepest, way.hops);
            last.push_back(way.tie);
        }
        answer.add(start + " " + std::to_string(reached) + " " + std::to_string(deepest), last);
    }
    return answer;
}

/// When a school has support, by how many ties, the last of them.
struct Spread {
    int day = 0;
    unsigned hops = 0;
    Tie tie{};
};

/// Day by day: who has support hands it over by each tie that is surely in force, until a day changes nothing more; then
/// hops, level by level, over the ties that gave the earliest days.
inline std::map<std::string, Spread> spread_from(const Slice& slice, const std::string& start, int from_day,
                                                 int delay) {
    std::map<std::string, int> days;
    if (!slice.schools().contains(start)) return {};
    const auto hands_over_on = [&](const Tie& tie) {  // the first day; nothing if there is none
        const int ready = days.at(tie.supporter) + (tie.supporter == start ? 0 : delay);
        const std::set<int> sure = sure_days(tie, slice.times());
        const auto found = sure.lower_bound(ready);
        return found == sure.end() ? std::nullopt : std::optional{*found};
    };
    days[start] = from_day;
    for (int day = window_first; day <= window_last; ++day)
        for (bool grows = true; grows;) {
            grows = false;
            for (const Tie& tie : slice.ties())
                if (days.contains(tie.supporter) && !days.contains(tie.recipient) && hands_over_on(tie) == day) {
                    days[tie.recipient] = day;
                    grows = true;
                }
        }
    std::map<std::string, Spread> spread;
    Ids level{start};
    for (unsigned hops = 1; !level.empty(); ++hops) {
        Ids next;
        for (const Tie& tie : slice.ties()) {  // ascending: the first is the lowest
            if (!level.contains(tie.supporter) || tie.recipient == start || spread.contains(tie.recipient)) continue;
            if (!days.contains(tie.recipient) || hands_over_on(tie) != days.at(tie.recipient)) continue;
            spread[tie.recipient] = {days.at(tie.recipient), hops, tie};
            next.insert(tie.recipient);
        }
        level = next;
    }
    return spread;
}

inline Answer earliest_reach(const Slice& slice, const std::string& start, int from_day, int delay) {
    const auto spread = spread_from(slice, start, from_day, delay);
    std::set<std::pair<int, std::string>> order;
    for (const auto& [id, each] : spread) order.insert({each.day, id});
    Answer answer;
    for (const auto& [day, id] : order) {
        std::vector<Tie> chain;
        for (std::string at = id; spread.contains(at); at = spread.at(at).tie.supporter)
            chain.push_back(spread.at(at).tie);
        answer.add(id + " " + text_of(Day::from_number(day)) + " " + std::to_string(spread.at(id).hops) + " " +
                       spread.at(id).tie.id,
                   chain);
    }
    return answer;
}

/// @param starts every school of the slice without any.
inline Answer earliest_reach_counts(const Slice& slice, int from_day, const Ids& starts) {
    Answer answer;
    for (const std::string& start : slice.schools()) {
        if (!starts.empty() && !starts.contains(start)) continue;
        std::optional<int> last;
        std::vector<Tie> ties;
        for (const auto& [id, each] : spread_from(slice, start, from_day, 0)) {
            last = std::max(last.value_or(each.day), each.day);
            ties.push_back(each.tie);
        }
        answer.add(start + " " + std::to_string(ties.size()) + " " + (last ? text_of(Day::from_number(*last)) : "-"),
                   ties);
    }
    return answer;
}

/// The lengths of all chains from outside supporters to each school, up to more ties than there are schools.
inline std::map<std::string, std::set<std::size_t>> chain_lengths(const Slice& slice) {
    std::map<std::string, std::set<std::size_t>> lengths;
    Ids ends = outside_supporters(slice);
    for (std::size_t length = 0; length <= 2 * slice.schools().size(); ++length) {
        Ids next;
        for (const std::string& id : ends) lengths[id].insert(length);
        for (const Tie& tie : slice.ties())
            if (ends.contains(tie.supporter)) next.insert(tie.recipient);
        ends = next;
    }
    return lengths;
}

inline Answer depths(const Slice& slice) {
    const auto lengths = chain_lengths(slice);
    Answer answer;
    for (const std::string& id : slice.schools()) {
        std::vector<Tie> behind;  // all ties from which a chain leads here
        for (const Tie& tie : slice.ties())
            if (tie.recipient == id || ways_from(slice, tie.recipient).contains(id)) behind.push_back(tie);
        if (!lengths.contains(id)) {
            const bool is_tied = !ties_at(slice.ties(), id).empty();
            answer.add(id + " - - " + (is_tied ? "unfed" : "none"), behind);
            continue;
        }
        const std::size_t shortest = *lengths.at(id).begin();
        const std::size_t longest = *lengths.at(id).rbegin();
        if (shortest == 0) {
            answer.add(id + " 0 0 outside", ties_from(slice.ties(), id));
            continue;
        }
        const bool has_no_longest = longest >= slice.schools().size();  // it came by a school twice
        answer.add(id + " " + std::to_string(shortest) + " " + (has_no_longest ? "-" : std::to_string(longest)) +
                       (has_no_longest ? " ring" : " fed"),
                   behind);
    }
    return answer;
}

/// Which schools what is lost counts, and how much each.
using Stakes = std::map<std::string, unsigned>;

/// The schools that are lost, direct or by a chain.
inline Ids lost_to(const Slice& slice, const Ids& gone, const Stakes& stakes, const Ids& fed) {
    const Ids fed_still = fed_by(slice, outside_supporters(slice), gone);
    Ids lost;
    for (const auto& [id, weight] : stakes) {
        const Ids supporters = supporters_in(slice.ties(), id);
        const bool is_direct = std::ranges::includes(gone, supporters);
        if (!gone.contains(id) && (is_direct || (fed.contains(id) && !fed_still.contains(id)))) lost.insert(id);
    }
    return lost;
}
inline unsigned weight_of(const Ids& lost, const Stakes& stakes) {
    unsigned weight = 0;
    for (const std::string& id : lost) weight += stakes.at(id);
    return weight;
}

/// All sets, the smallest that suffice, of these the one that loses most, then the lowest.
inline Answer critical_sets(const Slice& slice, double share, const Words& needy, bool by_pupils) {
    Answer answer;
    Stakes stakes;
    for (const std::string& id : slice.schools()) {
        const std::string is_needy = slice.is_member(slice.school(id), needy);
        const auto pupils = pupils_of(slice.school(id));
        const bool counts = is_needy == "yes" && !ties_to(slice.ties(), id).empty();
        if (is_needy == "undecided" || (counts && by_pupils && !pupils)) answer.unknown_schools.insert(id);
        if (counts && (!by_pupils || pupils.value_or(0) > 0)) stakes[id] = by_pupils ? *pupils : 1;
    }
    std::vector<std::string> givers;
    for (const std::string& id : slice.schools())
        if (!ties_from(slice.ties(), id).empty()) givers.push_back(id);
    const Ids fed = fed_by(slice, outside_supporters(slice), {});
    unsigned total = 0;
    for (const auto& [id, weight] : stakes) total += weight;

    using Place = std::tuple<std::size_t, int, std::vector<std::string>>;  // size, what is lost (most first), schools
    std::optional<Place> best;
    for (unsigned bits = 0; bits < 1U << givers.size(); ++bits) {
        Ids gone;
        for (std::size_t i = 0; i < givers.size(); ++i)
            if ((bits >> i & 1U) != 0) gone.insert(givers[i]);
        const unsigned lost = weight_of(lost_to(slice, gone, stakes, fed), stakes);
        if (lost <= share * total) continue;
        const Place place{gone.size(), -static_cast<int>(lost), {gone.begin(), gone.end()}};
        if (!best || place < *best) best = place;
    }
    if (!best) return answer;
    Ids left{std::get<2>(*best).begin(), std::get<2>(*best).end()};
    Ids gone;
    while (!left.empty()) {
        std::string next;
        unsigned most = 0;
        for (const std::string& id : left) {
            Ids with = gone;
            with.insert(id);
            const unsigned lost = weight_of(lost_to(slice, with, stakes, fed), stakes);
            if (next.empty() || lost > most) std::tie(next, most) = std::tuple{id, lost};
        }
        gone.insert(next);
        left.erase(next);
        std::vector<Tie> behind;
        for (const std::string& id : lost_to(slice, gone, stakes, fed))
            for (const Tie& tie : ties_to(slice.ties(), id)) behind.push_back(tie);
        answer.add(std::to_string(gone.size()) + " " + next + " " + std::to_string(most) + " " +
                       text_of_double(static_cast<double>(most) / total) + " " + std::to_string(std::get<0>(*best)),
                   behind);
    }
    return answer;
}

}  // namespace jiedui::naive
