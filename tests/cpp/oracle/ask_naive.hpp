// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Slice calls and a question, as `ask` reads them, answered by the definitions over records.

#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "oracle/chains_naive.hpp"
#include "oracle/coverage_naive.hpp"
#include "oracle/identity_naive.hpp"
#include "oracle/schools_naive.hpp"
#include "oracle/slice_naive.hpp"

namespace jiedui::naive {

inline Answer coverage_in_words(const Slice& slice, const Words& words) {
    const auto needed = std::ranges::find(words, "needed");
    Words needy{"weak=yes"};
    if (needed != words.begin()) needy.assign(words.begin() + 1, needed);
    std::set<Channel> channels;
    for (auto word = needed; word != words.end(); ++word)
        if (const auto channel = find_word<Channel>(*word)) channels.insert(*channel);
    return coverage(slice, needy, channels);
}

inline Answer answer_of(const Slice& slice, const Call& question) {
    const Words& words = question.arguments;
    if (question.word == "schools") return schools(slice);
    if (question.word == "ties") return ties(slice);
    if (question.word == "roles") return roles(slice);
    if (question.word == "partners") return partners(slice, words.at(0));
    if (question.word == "coverage") return coverage_in_words(slice, words);
    if (question.word == "duties") return duties(slice);
    if (question.word == "reach" && words.size() == 1) return reach(slice, words[0], std::nullopt);
    if (question.word == "reach") return reach(slice, words.at(0), static_cast<unsigned>(std::stoul(words.at(1))));
    if (question.word == "chain") return chain(slice, words.at(0), words.at(1));
    if (question.word == "rings") return rings(slice);
    if (question.word == "sole_supports") return sole_supports(slice);
    if (question.word == "dependence") return dependence(slice);
    if (question.word == "withdraw") return withdraw(slice, {words.begin(), words.end()});
    if (question.word == "claims") return claims(slice);
    if (question.word == "identity") return identity(slice, std::stoi(words.at(0)));
    throw std::invalid_argument{"no question: " + question.word};
}

/// The slice that a question looks at.
inline Slice looked_at(const Slice& slice, const Call& question) {
    if (question.word == "claims") return slice.of_postings();
    return question.word == "identity" ? slice.of_all_kinds() : slice;
}

/// `self_support unknown_channel undecided unknown_schools` of an answer to the slice.
inline std::string left_out_of(const Slice& slice, const Call& question) {
    const Slice asked = looked_at(slice, question);
    Ids unknown = asked.unknown_schools();
    unknown.merge(answer_of(slice, question).unknown_schools);
    std::string text;
    for (const std::string reason : {"self_support", "unknown_channel", "undecided"})
        text += std::to_string(asked.left_out(reason).size()) + " ";
    return text + std::to_string(unknown.size());
}

/// The whole answer to `text` as one text: rows, evidence of each, and what was left out.
inline std::string whole_answer(const Records& records, const std::string& text) {
    std::vector<Call> calls = calls_of(text);
    const Call question = calls.back();
    calls.pop_back();
    const Slice slice{records, calls};
    const Answer answer = answer_of(slice, question);
    return joined(answer.rows, "; ") + "\nevidence: " + joined(answer.evidence, "; ") +
           "\nleft out: " + left_out_of(slice, question);
}

}  // namespace jiedui::naive
