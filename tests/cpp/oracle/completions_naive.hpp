// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Completions as DESIGN 2.5 defines them: each tie left out in or out, each unknown channel one that is allowed.

#include <set>
#include <vector>

#include "oracle/ties_naive.hpp"

namespace jiedui::naive {

/// Calls `visit(ties)` with the ties of every completion: `sure` ones, and any of those that `may` be in.
template <class Visit>
void each_completion(const std::vector<Tie>& sure, const std::vector<Tie>& may, const std::set<Channel>& allowed,
                     Visit&& visit) {
    std::vector<Tie> ties;
    const auto go_on = [&](const auto& self, std::size_t place) -> void {
        if (place == sure.size() + may.size()) {
            visit(ties);
            return;
        }
        const bool is_sure = place < sure.size();
        const Tie& tie = is_sure ? sure[place] : may[place - sure.size()];
        if (!is_sure) self(self, place + 1);
        ties.push_back(tie);
        if (tie.channel) {
            self(self, place + 1);
        } else {
            for (const Channel each : allowed) {
                ties.back() = tie;
                ties.back().channel = each;
                self(self, place + 1);
            }
        }
        ties.pop_back();
    };
    go_on(go_on, 0);
}

/// The ties of `ties` that end at `school` or begin there.
inline std::vector<Tie> ties_at(const std::vector<Tie>& ties, const std::string& school) {
    std::vector<Tie> found;
    for (const Tie& tie : ties)
        if (tie.supporter == school || tie.recipient == school) found.push_back(tie);
    return found;
}
inline std::vector<Tie> ties_to(const std::vector<Tie>& ties, const std::string& school) {
    std::vector<Tie> found;
    for (const Tie& tie : ties)
        if (tie.recipient == school) found.push_back(tie);
    return found;
}
inline std::vector<Tie> ties_from(const std::vector<Tie>& ties, const std::string& school) {
    std::vector<Tie> found;
    for (const Tie& tie : ties)
        if (tie.supporter == school) found.push_back(tie);
    return found;
}
inline std::set<std::string> supporters_in(const std::vector<Tie>& ties, const std::string& school) {
    std::set<std::string> found;
    for (const Tie& tie : ties_to(ties, school)) found.insert(tie.supporter);
    return found;
}
inline std::set<std::string> recipients_in(const std::vector<Tie>& ties, const std::string& school) {
    std::set<std::string> found;
    for (const Tie& tie : ties_from(ties, school)) found.insert(tie.recipient);
    return found;
}

/// Whether `value(ties)` is the same in every completion.
template <class Value>
bool is_certain(const std::vector<Tie>& sure, const std::vector<Tie>& may, const std::set<Channel>& allowed,
                Value&& value) {
    std::set<decltype(value(sure))> seen;
    each_completion(sure, may, allowed, [&](const std::vector<Tie>& ties) { seen.insert(value(ties)); });
    return seen.size() == 1;
}
/// yes if `holds(ties)` in every completion, no if in none, else undecided.
template <class Holds>
std::string verdict_of(const std::vector<Tie>& sure, const std::vector<Tie>& may, const std::set<Channel>& allowed,
                       Holds&& holds) {
    Settlings settlings;
    each_completion(sure, may, allowed, [&](const std::vector<Tie>& ties) { settlings.add(holds(ties)); });
    return settlings.verdict();
}

}  // namespace jiedui::naive
