// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Slice calls and a question, as `ask` reads them, answered by the definitions over records.

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "oracle/chains_naive.hpp"
#include "oracle/coverage_naive.hpp"
#include "oracle/delivery_naive.hpp"
#include "oracle/figures_naive.hpp"
#include "oracle/governance_naive.hpp"
#include "oracle/identity_naive.hpp"
#include "oracle/people_naive.hpp"
#include "oracle/posts_naive.hpp"
#include "oracle/schools_naive.hpp"
#include "oracle/service_naive.hpp"
#include "oracle/slice_naive.hpp"
#include "oracle/spread_naive.hpp"
#include "support/text_network.hpp"

namespace jiedui::naive {

/// `needy A B needed staff funds`, both parts optional.
struct Need {
    Words needy{"weak=yes"};
    std::set<Channel> needed{};
};
inline Need need_in(const Words& words) {
    const auto needed = std::ranges::find(words, "needed");
    Need need;
    if (needed != words.begin()) need.needy.assign(words.begin() + 1, needed);
    for (auto word = needed; word != words.end(); ++word)
        if (const auto channel = find_word<Channel>(*word)) need.needed.insert(*channel);
    return need;
}
inline Answer coverage_in_words(const Slice& slice, const Words& words) {
    const Need need = need_in(words);
    return coverage(slice, need.needy, need.needed);
}
inline Answer rates_in_words(const Slice& slice, const Words& words) {
    const Need need = need_in({words.begin() + 1, words.end()});
    return coverage_rates(slice, words.at(0), need.needy, need.needed);
}
/// `reach_counts max_hops 2 schools A B`, both parts optional.
inline Answer counts_in_words(const Slice& slice, const Words& words) {
    std::optional<unsigned> hops;
    std::optional<Ids> starts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "max_hops")
            hops = static_cast<unsigned>(std::stoul(words.at(++i)));
        else if (words[i] == "schools")
            starts.emplace();
        else
            starts.value().insert(words[i]);
    }
    return reach_counts(slice, starts, hops);
}
/// `critical_sets 0.5 needy A B by_pupils`, the last two parts optional.
inline Answer critical_in_words(const Slice& slice, Words words) {
    const bool by_pupils = words.back() == "by_pupils";
    if (by_pupils) words.pop_back();
    return critical_sets(slice, std::stod(words.at(0)), need_in({words.begin() + 1, words.end()}).needy, by_pupils);
}
inline int number_at(const Words& words, std::size_t place) {
    return place < words.size() ? std::stoi(words[place]) : 0;
}

inline int day_in(const std::string& word) { return span_in(word).first().number(); }
inline Answer presence_in_words(const Slice& slice, const Words& words) {
    std::set<int> days;
    for (const std::string& word : words) days.insert(day_in(word));
    return presence(slice, days);
}
/// `service 20 hosts weak=yes threshold 5 days forms rotation exchange by_share`, all parts but the first optional.
inline Answer service_in_words(const Slice& slice, const Words& words) {
    ServiceTerms terms{.until = day_in(words.at(0))};
    std::map<std::string, Words> parts;
    std::string part;
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i] == "hosts" || words[i] == "threshold" || words[i] == "forms" || words[i] == "by_share")
            parts[part = words[i]];
        else
            parts[part].push_back(words[i]);
    if (parts.contains("hosts")) terms.hosts = parts["hosts"];
    if (parts.contains("threshold")) terms.threshold = std::stoi(parts["threshold"].at(0));
    if (parts.contains("threshold")) terms.unit = parts["threshold"].at(1);
    terms.forms = parts["forms"];
    terms.by_share = parts.contains("by_share");
    return service(slice, terms);
}
inline bool is_of_people(const Call& question) {
    const Words words{"presence",     "head_counts",   "service",           "double_bookings",
                      "not_returned", "floor_at_home", "uncovered_subjects"};
    return std::ranges::find(words, question.word) != words.end();
}
/// @param slice of postings.
inline Answer answer_of_people(const Slice& slice, const Call& question) {
    const Words& words = question.arguments;
    if (question.word == "presence") return presence_in_words(slice, words);
    if (question.word == "head_counts") return head_counts(slice, words.empty() ? "" : words.front());
    if (question.word == "service") return service_in_words(slice, words);
    if (question.word == "double_bookings") return double_bookings(slice);
    if (question.word == "not_returned") return not_returned(slice, number_at(words, 0));
    if (question.word == "floor_at_home") return floor_at_home(slice.at(day_in(words.at(0))));
    return uncovered_subjects(slice.at(day_in(words.at(0))));
}

inline Answer answer_of(const Slice& slice, const Call& question) {
    const Words& words = question.arguments;
    if (is_of_people(question)) return answer_of_people(slice.of_postings(), question);
    if (question.word == "schools") return schools(slice);
    if (question.word == "ties") return ties(slice);
    if (question.word == "roles") return roles(slice);
    if (question.word == "partners") return partners(slice, words.at(0));
    if (question.word == "coverage") return coverage_in_words(slice, words);
    if (question.word == "duties") return duties(slice, words.empty() ? "" : words.at(1));
    if (question.word == "reach" && words.size() == 1) return reach(slice, words[0], std::nullopt);
    if (question.word == "reach") return reach(slice, words.at(0), static_cast<unsigned>(std::stoul(words.at(1))));
    if (question.word == "chain") return chain(slice, words.at(0), words.at(1));
    if (question.word == "rings") return rings(slice);
    if (question.word == "summary") return summary(slice);
    if (question.word == "coverage_rates") return rates_in_words(slice, words);
    if (question.word == "reach_counts") return counts_in_words(slice, words);
    if (question.word == "earliest_reach")
        return earliest_reach(slice, words.at(0), std::stoi(words.at(1)), number_at(words, 2));
    if (question.word == "earliest_reach_counts")
        return earliest_reach_counts(slice, std::stoi(words.at(0)), {words.begin() + 1, words.end()});
    if (question.word == "depths") return depths(slice);
    if (question.word == "critical_sets") return critical_in_words(slice, words);
    if (question.word == "flows") return flows(slice, words.at(0));
    if (question.word == "amount_flows") return amount_flows(slice, words.at(0));
    if (question.word == "delivery") return delivery(slice.of_all_kinds(), std::stoi(words.at(0)), number_at(words, 1));
    if (question.word == "sole_supports") return sole_supports(slice);
    if (question.word == "dependence") return dependence(slice);
    if (question.word == "withdraw") return withdraw(slice, {words.begin(), words.end()});
    if (question.word == "claims") return claims(slice);
    if (question.word == "identity") return identity(slice, std::stoi(words.at(0)));
    if (question.word == "documents") return documents(slice.of_records_with_basis());
    if (question.word == "bases") return bases(slice.of_records_with_basis());
    if (question.word == "papers") return papers(slice, words);
    if (question.word == "leading_groups") return leading_groups(slice);
    throw std::invalid_argument{"no question: " + question.word};
}

/// The slice that a question looks at.
inline Slice looked_at(const Slice& slice, const Call& question) {
    if (question.word == "claims" || is_of_people(question)) return slice.of_postings();
    if (question.word == "documents" || question.word == "bases") return slice.of_records_with_basis();
    return question.word == "identity" || question.word == "delivery" ? slice.of_all_kinds() : slice;
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
inline std::string whole_answer(const Records& records, const std::string& text, const Settings& settings = {}) {
    std::vector<Call> calls = calls_of(text);
    const Call question = calls.back();
    calls.pop_back();
    const Slice slice{records, calls, settings};
    const Answer answer = answer_of(slice, question);
    return joined(answer.rows, "; ") + "\nevidence: " + joined(answer.evidence, "; ") +
           "\nleft out: " + left_out_of(slice, question);
}

}  // namespace jiedui::naive
