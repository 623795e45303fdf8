// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage and claims as DESIGN 3 defines them.

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "oracle/completions_naive.hpp"
#include "oracle/slice_naive.hpp"
#include "oracle/text_naive.hpp"

namespace jiedui::naive {

inline std::set<Channel> channels_of(const std::vector<Tie>& ties) {
    std::set<Channel> channels;
    for (const Tie& tie : ties)
        if (tie.channel) channels.insert(*tie.channel);
    return channels;
}
inline std::set<Channel> lacking(const std::set<Channel>& needed, const std::set<Channel>& got) {
    std::set<Channel> missing = needed;
    for (const Channel each : got) missing.erase(each);
    return missing;
}

/// Every needed channel is there; without needed ones, any tie.
inline bool is_covered(const std::vector<Tie>& ties, const std::set<Channel>& needed) {
    return needed.empty() ? !ties.empty() : lacking(needed, channels_of(ties)).empty();
}

/// Asked with `needy`, the words of a set (weak=yes without them), and the needed channels.
inline Answer coverage(const Slice& slice, const Words& needy, const std::set<Channel>& needed) {
    const std::set<Channel> allowed = slice.channels();
    Answer answer;
    for (const std::string& id : slice.schools()) {
        const std::string is_needy = slice.is_member(slice.school(id), needy);
        if (is_needy == "undecided") answer.unknown_schools.insert(id);
        if (is_needy != "yes") continue;
        const auto sure = ties_to(slice.ties(), id);
        std::set<Channel> got = channels_of(sure);
        const bool some_unknown = std::ranges::any_of(sure, [](const Tie& tie) { return !tie.channel; });
        if (some_unknown && allowed.size() == 1) got.insert(*allowed.begin());  // the same in every completion
        std::string covered = verdict_of(sure, ties_to(slice.may_be_in(), id), allowed,
                                         [&](const std::vector<Tie>& ties) { return is_covered(ties, needed); });
        const bool could_come = std::ranges::includes(allowed, lacking(needed, got));
        if (covered == "no" && could_come && slice.lost_some())
            covered = "undecided";  // one that was left out may be it
        answer.add(id + " " + text_of_channels(got) + " " + std::to_string(supporters_in(sure, id).size()) + " " +
                       covered + " " + text_of_channels(lacking(needed, got)),
                   sure);
    }
    return answer;
}

/// The postings of the slice that surely begin in the claim's days; a day that it does not say is no bound.  No later part of a record
/// begins; where the claim says no days, the first part that is there stands for the record.
inline std::vector<Tie> postings_in(const Slice& postings, const Claim& claim) {
    const Bound first = first_of(claim.first_day);
    const Bound until = after(claim.last_day);
    std::vector<Tie> found;
    for (const Tie& tie : postings.ties()) {
        const bool late_enough = !first || (tie.first && *tie.first >= *first);
        const bool soon_enough = !until || *until == never || (tie.first && *tie.first < *until);
        const bool begins = first || until ? part_of(tie).empty() : is_first_of(postings.ties(), tie);
        if (late_enough && soon_enough && begins) found.push_back(tie);
    }
    return found;
}
/// The heads of postings; nothing if those of one are unknown.
inline std::optional<unsigned> heads_of(const std::vector<Tie>& postings) {
    unsigned heads = 0;
    for (const Tie& tie : postings) {
        if (!tie.posting->count && !tie.posting->teacher) return std::nullopt;
        heads += tie.posting->count.value_or(1);
    }
    return heads;
}
inline unsigned persons_in(const std::vector<Tie>& postings) {
    std::set<std::string> named;
    for (const Tie& tie : postings)
        if (tie.posting->teacher) named.insert(tie.posting->teacher->id);
    return static_cast<unsigned>(named.size());
}
inline unsigned duty_schools(const Slice& slice) {
    return static_cast<unsigned>(std::ranges::count_if(
        slice.schools(), [&](const std::string& id) { return slice.school(id).duty.value_or(0) >= 1; }));
}

inline Answer claims(const Slice& slice) {
    const Slice postings = slice.of_postings();
    using Days = std::tuple<bool, Bound, bool, Bound>;  // equal rows go by the claim's days
    using Row = std::tuple<std::string, std::string, Thousandths, bool, unsigned, bool, std::string, Days, std::string>;
    std::multimap<Row, std::vector<Tie>> rows;  // the last part of the key is the row's text
    for (const Claim& claim : slice.records().claims) {
        std::optional<unsigned> recorded;
        std::vector<Tie> behind;
        if (claim.what == "duty_schools") recorded = duty_schools(slice);
        if (claim.what == "persons" || claim.what == "person_times") {
            behind = postings_in(postings, claim);
            recorded = claim.what == "persons" ? persons_in(behind) : heads_of(behind);
        }
        const std::string text = claim.document.id + " " + claim.what + " " + text_of(*claim.amount) + " " +
                                 (recorded ? std::to_string(*recorded) : "-") + " " + claim.unit.value_or("-");
        const Bound first = first_of(claim.first_day);
        const Bound until = after(claim.last_day);
        rows.insert({{claim.document.id, claim.what, *claim.amount, !recorded, recorded.value_or(0), !claim.unit,
                      claim.unit.value_or(""), Days{!first, first, !until, until}, text},
                     behind});
    }
    Answer answer;
    for (const auto& [key, behind] : rows) answer.add(std::get<8>(key), behind);
    return answer;
}

}  // namespace jiedui::naive
