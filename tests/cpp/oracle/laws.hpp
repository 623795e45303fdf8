// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What every question owes to the definitions, over drawn networks and slices.

#include <algorithm>
#include <initializer_list>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "oracle/ask_naive.hpp"
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

/// Draws a network and slices of it, and asks them `questions`: rows, evidence and what was left out are those
/// of the definitions, and the same whatever the order of the records.  Every third slice is of the network in which
/// successions are followed.
/// @pre questions name schools A to C only.
inline void expect_the_definition(unsigned seed, std::initializer_list<const char*> questions) {
    const unsigned schools = 3 + seed % 7;
    const Drawn drawn = random_network(seed, schools, 4 + seed * 5 % 23);
    const Drawn moved = followed(drawn, Day::from_number(static_cast<int>(seed % 30)));
    std::mt19937 rng{seed};
    const Network permuted_drawn{Ledger{shuffled(rng, drawn.records), drawn.settings()}};
    const Network permuted_moved{Ledger{shuffled(rng, moved.records), drawn.settings()}};
    for (int i = 0; i < 9; ++i) {
        const auto& [network, records] = i % 3 == 2 ? moved : drawn;
        const Network& permuted = i % 3 == 2 ? permuted_moved : permuted_drawn;
        const std::string calls = random_calls(rng, schools, 4) + (i % 4 == 3 ? random_call_of_a_set(rng) : "");
        for (const std::string question : questions) {
            const std::string answer = whole_answer(network, calls + question);
            ASSERT_EQ(answer, naive::whole_answer(records, calls + question, drawn.settings())) << calls << question;
            ASSERT_EQ(whole_answer(permuted, calls + question), answer) << "permuted: " << calls << question;
        }
    }
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

/// A ledger in which nothing is left open: `ties` as agreements, of schools that are always there.
inline Records completed(const Records& records, const std::vector<naive::Tie>& ties) {
    Records whole;
    for (School school : records.schools) {
        school.first_day = {};
        school.last_day = {};
        whole.schools.push_back(school);
    }
    for (const naive::Tie& tie : ties)
        whole.supports.push_back(
            {.id = tie.id, .supporter = tie.supporter, .recipient = tie.recipient, .channel = tie.channel});
    return whole;
}

/// What all completions say of each school: the words in `place`, or whole rows before it, if `is_certain`.
class Completions {
public:
    Completions(const Records& records, const naive::Slice& slice, const std::string& question) {
        naive::each_completion(slice.ties(), slice.may_be_in(), slice.channels(), [&](const auto& ties) {
            rows_.push_back(rows_by_school(ask(network_of(completed(records, ties)), question)));
        });
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
        const naive::Slice slice{records, calls_of(calls)};
        for (const std::string question : questions) {
            const Completions completions{records, slice, question};
            for (const auto& [school, row] : rows_by_school(ask(network, calls + question)))
                EXPECT_EQ(place == 0 ? row.back() : row.at(place),
                          place == 0 ? completions.certain(row) : completions.verdict(school, place))
                    << calls << question << ": " << school;
        }
    }
}

}  // namespace jiedui
