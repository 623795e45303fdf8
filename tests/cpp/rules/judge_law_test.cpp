// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/rules/judge.hpp"
#include "oracle/laws.hpp"
#include "support/shown.hpp"

namespace jiedui {
namespace {

/// Rules that say of each school, or teacher, what a question says, too.
const Policy& policy_of_questions() {
    static const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "duty", "kind": "duty", "parameters": {"recipients": 2}},
        {"id": "coverage", "kind": "coverage", "scope": {"schools": {"weak": true}, "may_be_empty": true}, "parameters": {"channels": ["staff"]}},
        {"id": "ring", "kind": "no-ring"}]})",
                                           RuleKinds::built_in());
    return policy;
}

/// By subject what a rule says.
std::map<std::string, std::string> verdicts_of(const Answer<Judge>& answer, std::string_view rule) {
    std::map<std::string, std::string> verdicts;
    for (const Judgement& each : answer.rows)
        if (each.rule == rule) verdicts[each.subject] = word_of(each.verdict);
    return verdicts;
}

/// The first word of each row of a definition's answer, and the word at `place` as `meaning` translates it.
std::map<std::string, std::string> said(const naive::Answer& answer, std::size_t place,
                                        const std::map<std::string, std::string>& meaning) {
    std::map<std::string, std::string> words;
    for (const std::string& row : answer.rows) {
        const auto cells = pieces_of(row, ' ');
        words[cells.at(0)] = meaning.at(cells.at(place));
    }
    return words;
}

/// The words at `place` of each row.
std::set<std::string> named(const naive::Answer& answer, std::size_t place) {
    std::set<std::string> names;
    for (const std::string& row : answer.rows) names.insert(pieces_of(row, ' ').at(place));
    return names;
}
/// Of whom a rule says so.
std::set<std::string> those(const std::map<std::string, std::string>& verdicts, std::string_view verdict) {
    std::set<std::string> subjects;
    for (const auto& [subject, word] : verdicts)
        if (word == verdict) subjects.insert(subject);
    return subjects;
}

class JudgeLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(JudgeLaw, SaysWhatTheDefinitionsOfQuestionsSay) {
    const unsigned schools = 3 + GetParam() % 6;
    auto [network, records] = random_network(GetParam(), schools, 4 + GetParam() * 5 % 21);
    for (School& school : records.schools) school.duty = 2;
    std::mt19937 rng{GetParam()};
    const Network permuted{Ledger{shuffled(rng, records), network.ledger().settings()}};
    const Network dutiful{Ledger{records, network.ledger().settings()}};
    for (int i = 0; i < 6; ++i) {
        const std::string calls = random_calls(rng, schools, 3);
        const auto answer = judge(policy_of_questions(), slice_of(dutiful, calls));
        const naive::Slice slice{records, calls_of(calls), network.ledger().settings()};
        const std::map<std::string, std::string> as_it_is{
            {"met", "met"}, {"not_met", "not_met"}, {"undecided", "undecided"}};
        const std::map<std::string, std::string> as_verdict{
            {"yes", "met"}, {"no", "not_met"}, {"undecided", "undecided"}};
        EXPECT_EQ(verdicts_of(answer, "duty"), said(naive::duties(slice), 4, as_it_is)) << calls;
        EXPECT_EQ(verdicts_of(answer, "coverage"),
                  said(naive::coverage(slice, {"weak=yes"}, {Channel::staff}), 3, as_verdict))
            << calls;
        EXPECT_EQ(those(verdicts_of(answer, "ring"), "not_met"), named(naive::rings(slice), 1)) << calls;
        EXPECT_EQ(shown(dutiful, answer), shown(permuted, judge(policy_of_questions(), slice_of(permuted, calls))))
            << calls;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, JudgeLaw, ::testing::Range(0U, 120U));

class PapersOfYearsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(PapersOfYearsLaw, AreWhatTheDefinitionOfTheQuestionSays) {
    const Drawn drawn = random_network(GetParam(), 4, 8);
    const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "r", "kind": "papers", "parameters": {"papers": ["plan", "leadership"], "per": "school_year"}}]})",
                                    RuleKinds::built_in());
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 6; ++i) {
        const std::string calls = random_calls(rng, 4, 3);
        const naive::Slice slice{drawn.records, calls_of(calls), drawn.settings()};
        std::vector<std::string> said;
        for (const Judgement& each : judge(policy, slice_of(drawn.network, calls)).rows)
            said.push_back((each.subject.find(' ') == each.subject.rfind(' ') ? "- " : "") + each.subject + " " +
                           cell_text(each.measured) + " " + std::string{word_of(each.verdict)});
        EXPECT_EQ(said, naive::papers(slice, {"plan", "leadership"}).rows) << calls;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, PapersOfYearsLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui
