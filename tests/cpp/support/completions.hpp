// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What a question that says `certain` or `undecided` owes to the completions of a slice: each of them, asked as a ledger of its
/// own, says the same.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"
#include "support/words.hpp"

namespace jiedui {

/// One of the four calls that take a set of schools, and a set whose members are known in part.
inline std::string random_call_of_a_set(std::mt19937& rng) {
    const std::initializer_list<const char*> calls{"within", "without", "supported_by", "supporting"};
    const std::initializer_list<const char*> sets{"weak=yes", "weak=no", "township=east", "duty=1,2"};
    return std::string{*(calls.begin() + below(rng, 4))} + " " + *(sets.begin() + below(rng, 4)) + "; ";
}

/// The rows of a shown answer, cut into words, by their first.
inline std::map<std::string, std::vector<std::string>> rows_by_school(const std::string& shown) {
    std::map<std::string, std::vector<std::string>> rows;
    for (const std::string& row : pieces_of(shown, ';')) {
        const auto words = pieces_of(row, ' ');
        rows[words.front()] = words;
    }
    return rows;
}

/// Calls `visit(network)` with every completion of a slice: a ledger of its ties and of any of those left out that may be in, each
/// with its channel or one that is allowed, as agreements of schools that are always there.  Nothing is left open in it.
template <class Visit>
void each_completion(const Slice& slice, const Records& records, Visit&& visit) {
    const Network& network = slice.network();
    Records whole;
    for (School school : records.schools) {
        school.first_day = {};
        school.last_day = {};
        whole.schools.push_back(school);
    }
    std::vector<std::pair<Support, bool>> ties;  // each with whether it is sure
    for (std::uint32_t i = 0; i < network.tie_count(); ++i) {
        const TieIndex tie{i};
        const Standing standing = slice.standing(tie);
        if (standing == Standing::outside || standing == Standing::self_support) continue;
        ties.emplace_back(Support{.id = network.id(tie),
                                  .supporter = RefTo<School>{std::string{network.id(network.supporter(tie))}},
                                  .recipient = RefTo<School>{std::string{network.id(network.recipient(tie))}},
                                  .channel = network.channel(tie)},
                          standing == Standing::inside);
    }
    const auto go_on = [&](const auto& self, std::size_t place) -> void {
        if (place == ties.size()) {
            visit(network_of(whole));
            return;
        }
        const auto& [tie, is_sure] = ties[place];
        if (!is_sure) self(self, place + 1);
        whole.supports.push_back(tie);
        for (const Channel each : all_of_list<Channel>()) {
            if (tie.channel ? each != *tie.channel : !slice.channels().contains(each)) continue;
            whole.supports.back().channel = each;
            self(self, place + 1);
        }
        whole.supports.pop_back();
    };
    go_on(go_on, 0);
}

/// What all completions say of each school: the words in `place`, or whole rows before it, if `is_certain`.
class Completions {
public:
    Completions(const Slice& slice, const Records& records, const std::string& question) {
        each_completion(slice, records,
                        [&](const Network& network) { rows_.push_back(rows_by_school(ask(network, question))); });
    }
    /// The word that stands in `place` of the school's row in all of them, or undecided.
    [[nodiscard]] std::string verdict(const std::string& school, std::size_t place) const {
        std::set<std::string> words;
        for (const auto& rows : rows_) words.insert(rows.at(school).at(place));
        return words.size() == 1 ? *words.begin() : "undecided";
    }
    /// Whether all have the same row, its last word apart.
    [[nodiscard]] std::string certain(std::vector<std::string> row) const {
        row.pop_back();
        const bool same = std::ranges::all_of(rows_, [&](const auto& rows) {
            const auto found = rows.find(row.front());
            return found != rows.end() && std::equal(row.begin(), row.end(), found->second.begin());
        });
        return same ? "yes" : "no";
    }

private:
    std::vector<std::map<std::string, std::vector<std::string>>> rows_;
};

/// Draws small networks, and asks every completion of a slice as a ledger of its own: the word in `place` of each
/// row is what all of them say, or undecided; where `place` is 0, the last word says whether all have that row.
/// Half of the slices are narrowed by a set of which some members are unknown.
inline void expect_completions(unsigned seed, std::initializer_list<const char*> questions, std::size_t place) {
    const Records records = random_network(seed, 4, 5).records;
    const Network network{Ledger{records}};  // no row was left out of it
    std::mt19937 rng{seed};
    for (int i = 0; i < 6; ++i) {
        std::string calls = "all_kinds; " + random_calls(rng, 4, 3);
        if (i % 2 == 1) calls += random_call_of_a_set(rng);
        const Slice slice = slice_of(network, calls);
        for (const std::string question : questions) {
            const Completions completions{slice, records, question};
            for (const auto& [school, row] : rows_by_school(ask(network, calls + question)))
                EXPECT_EQ(place == 0 ? row.back() : row.at(place),
                          place == 0 ? completions.certain(row) : completions.verdict(school, place))
                    << calls << question << ": " << school;
        }
    }
}

}  // namespace jiedui
