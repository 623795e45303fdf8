// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The questions about chains as DESIGN 3 defines them: reach, chain, rings, withdraw, dependence.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle/completions_naive.hpp"
#include "oracle/coverage_naive.hpp"
#include "oracle/slice_naive.hpp"
#include "oracle/text_naive.hpp"

namespace jiedui::naive {

/// How a school is reached: how far, by which last tie.
struct Way {
    unsigned hops = 0;
    Tie tie{};
};

/// Level by level: who is supported by a school of the level before, and was not met yet; each with the lowest
/// tie from the lowest school of that level.
inline std::map<std::string, Way> ways_from(const Slice& slice, const Ids& starts) {
    std::map<std::string, Way> ways;
    Ids level = starts;
    for (unsigned hops = 1; !level.empty(); ++hops) {
        Ids next;
        for (const std::string& supporter :
             level)  // ascending, as the ties are: the first that gets there is the lowest
            for (const Tie& tie : slice.ties()) {
                if (tie.supporter != supporter || starts.contains(tie.recipient) || ways.contains(tie.recipient))
                    continue;
                ways[tie.recipient] = {hops, tie};
                next.insert(tie.recipient);
            }
        level = next;
    }
    return ways;
}
inline std::map<std::string, Way> ways_from(const Slice& slice, const std::string& start) {
    return ways_from(slice, Ids{start});
}
/// The ties walked back from `to`, first tie first.
inline std::vector<Tie> walked_back(const std::map<std::string, Way>& ways, const std::string& to) {
    std::vector<Tie> chain;
    for (std::string at = to; ways.contains(at); at = ways.at(at).tie.supporter) chain.push_back(ways.at(at).tie);
    std::ranges::reverse(chain);
    return chain;
}

inline Answer reach(const Slice& slice, const std::string& start, std::optional<unsigned> max_hops) {
    const auto ways = ways_from(slice, start);
    Answer answer;
    for (unsigned hops = 1; hops <= std::min<std::size_t>(max_hops.value_or(never), ways.size()); ++hops)
        for (const auto& [id, way] : ways)
            if (way.hops == hops) answer.add(id + " " + std::to_string(hops) + " " + way.tie.id, walked_back(ways, id));
    return answer;
}

inline Answer chain(const Slice& slice, const std::string& from, const std::string& to) {
    Answer answer;
    for (const Tie& tie : walked_back(ways_from(slice, from), to))
        answer.add(std::to_string(answer.rows.size() + 1) + " " + tie.id + " " + tie.supporter + " " + tie.recipient,
                   {tie});
    return answer;
}

/// Schools that give and receive nothing.
inline Ids outside_supporters(const Slice& slice) {
    Ids givers;
    for (const Tie& tie : slice.ties()) givers.insert(tie.supporter);
    for (const Tie& tie : slice.ties()) givers.erase(tie.recipient);
    return givers;
}
/// Whom a chain from `sources` reaches that does not pass `gone`.
inline Ids fed_by(const Slice& slice, Ids sources, const Ids& gone) {
    for (const std::string& id : gone) sources.erase(id);
    Ids fed;
    for (bool grows = true; grows;) {
        grows = false;
        for (const Tie& tie : slice.ties())
            if ((sources.contains(tie.supporter) || fed.contains(tie.supporter)) && !gone.contains(tie.recipient))
                grows = fed.insert(tie.recipient).second || grows;
    }
    return fed;
}

/// The ties among `ring`, and those of a chain of fewest ties to the lowest of its schools that are nearest to outside supporters.
inline std::vector<Tie> behind_ring(const Slice& slice, const Ids& ring) {
    std::vector<Tie> ties;
    for (const Tie& tie : slice.ties())
        if (ring.contains(tie.supporter) && ring.contains(tie.recipient)) ties.push_back(tie);
    const auto ways = ways_from(slice, outside_supporters(slice));
    std::optional<std::string> nearest;
    for (const std::string& id : ring)
        if (ways.contains(id) && (!nearest || ways.at(id).hops < ways.at(*nearest).hops)) nearest = id;
    if (nearest) std::ranges::copy(walked_back(ways, *nearest), std::back_inserter(ties));
    return ties;
}

/// Groups of schools that reach one another.
inline Answer rings(const Slice& slice) {
    Answer answer;
    Ids met;
    unsigned number = 0;
    for (const std::string& id : slice.schools()) {
        Ids ring{id};
        for (const auto& [other, way] : ways_from(slice, id))
            if (ways_from(slice, other).contains(id)) ring.insert(other);
        if (ring.size() < 2 || met.contains(id)) continue;
        ++number;
        const bool is_fed = fed_by(slice, outside_supporters(slice), {}).contains(id);
        for (const std::string& each : ring)
            answer.add(std::to_string(number) + " " + each + (is_fed ? " yes" : " no"), behind_ring(slice, ring));
        met.merge(ring);
    }
    return answer;
}

/// How one school loses when the schools of `gone` withdraw: direct, chain, partial, or nothing.
inline std::string how_lost(const Slice& slice, const std::string& id, const Ids& gone) {
    std::vector<Tie> left;
    std::vector<Tie> lost;
    for (const Tie& tie : ties_to(slice.ties(), id)) (gone.contains(tie.supporter) ? lost : left).push_back(tie);
    if (left.empty()) return lost.empty() ? "" : "direct";
    const Ids sources = outside_supporters(slice);
    if (fed_by(slice, sources, {}).contains(id) && !fed_by(slice, sources, gone).contains(id)) return "chain";
    return lacking(channels_of(lost), channels_of(left)).empty() ? "" : "partial";
}

/// All ties to the school; for `chain` also those to the schools before it that are lost.
inline std::vector<Tie> behind_loss(const Slice& slice, const std::string& id,
                                    const std::map<std::string, std::string>& how) {
    std::vector<Tie> ties;
    Ids shown{id};
    for (std::vector<std::string> pending{id}; !pending.empty();) {
        const std::string at = pending.back();
        pending.pop_back();
        for (const Tie& tie : ties_to(slice.ties(), at)) {
            ties.push_back(tie);
            const auto before = how.find(tie.supporter);
            const bool is_lost = before != how.end() && before->second != "partial";
            if (how.at(at) == "chain" && is_lost && shown.insert(tie.supporter).second)
                pending.push_back(tie.supporter);
        }
    }
    return ties;
}

inline Answer withdraw(const Slice& slice, const Ids& gone) {
    std::map<std::string, std::string> how;
    for (const std::string& id : slice.schools())
        if (const std::string loss = how_lost(slice, id, gone); !gone.contains(id) && !loss.empty()) how[id] = loss;
    Answer answer;
    for (const auto& [id, loss] : how) {
        std::vector<Tie> lost;
        std::vector<Tie> left;
        for (const Tie& tie : ties_to(slice.ties(), id)) (gone.contains(tie.supporter) ? lost : left).push_back(tie);
        answer.add(id + " " + loss + " " + text_of_channels(lacking(channels_of(lost), channels_of(left))) + " " +
                       std::to_string(supporters_in(left, id).size()),
                   behind_loss(slice, id, how));
    }
    return answer;
}

/// The pupils of the stages that the kind teaches, of all where it does not say; nothing if one is unknown.
inline std::optional<unsigned> pupils_of(const School& school) {
    const bool primary = school.kind != SchoolKind::junior;
    const bool junior = school.kind != SchoolKind::primary;
    const bool senior = !school.kind;
    unsigned sum = 0;
    for (const auto& [taught, pupils] :
         {std::pair{primary, school.pupils_primary}, {junior, school.pupils_junior}, {senior, school.pupils_senior}}) {
        if (taught && !pupils) return std::nullopt;
        if (taught) sum += *pupils;
    }
    return sum;
}

/// By force: each school that gives withdraws alone.
inline Answer dependence(const Slice& slice) {
    Answer answer;
    for (const std::string& giver : slice.schools()) {
        if (ties_from(slice.ties(), giver).empty()) continue;
        unsigned directly = 0;
        unsigned through_chain = 0;
        std::optional<unsigned> pupils = 0;
        std::vector<Tie> behind;
        for (const std::string& id : slice.schools()) {
            const std::string how = id == giver ? "" : how_lost(slice, id, {giver});
            if (how != "direct" && how != "chain") continue;
            ++(how == "direct" ? directly : through_chain);
            const auto more = pupils_of(slice.school(id));
            pupils = pupils && more ? std::optional{*pupils + *more} : std::nullopt;
            for (const Tie& tie : ties_to(slice.ties(), id)) behind.push_back(tie);
        }
        answer.add(giver + " " + std::to_string(directly) + " " + std::to_string(through_chain) + " " +
                       (pupils ? std::to_string(*pupils) : "-"),
                   behind);
    }
    return answer;
}

}  // namespace jiedui::naive
