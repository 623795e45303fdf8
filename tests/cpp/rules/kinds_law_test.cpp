// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "jiedui/rules/judge.hpp"
#include "oracle/laws.hpp"
#include "oracle/rules_naive.hpp"
#include "rules/described.hpp"
#include "support/shown.hpp"
#include "support/words.hpp"

namespace jiedui {
namespace {

const Policy& policy_of_kinds() {
    static const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "title", "kind": "service-before-title", "scope": {"schools": {"locale": "urban"}, "may_be_empty": true},
         "parameters": {"titles": ["senior"], "threshold": "5 days", "hosts": "weak", "forms": ["rotation", "exchange"]}},
        {"id": "term", "kind": "minimum-term", "parameters": {"days": 3}},
        {"id": "floor", "kind": "floor-at-home"},
        {"id": "stage", "kind": "same-stage"},
        {"id": "distance", "kind": "distance", "parameters": {"kilometres": 120}},
        {"id": "share", "kind": "rotation-share", "parameters": {"share": 0.5, "years_at_school": 5}},
        {"id": "rotated", "kind": "backbone-share", "parameters": {"share": 0.5, "denominator": "rotated"}},
        {"id": "eligible", "kind": "backbone-share",
         "parameters": {"share": 0.4, "denominator": "eligible", "titles": ["senior"], "men_below": 50, "women_below": 45}},
        {"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 5, "women_below": 45}},
        {"id": "booking", "kind": "no-double-booking"},
        {"id": "duty", "kind": "no-double-duty"},
        {"id": "forms", "kind": "posting-forms", "parameters": {"forms": ["rotation"]}},
        {"id": "roster", "kind": "recorded-by", "parameters": {"month": 1, "day": 12}}]})",
                                           RuleKinds::built_in());
    return policy;
}

/// By rule what it says of whom.
std::map<std::string, naive::Said> said_by(const Answer<Judge>& answer) {
    std::map<std::string, naive::Said> said;
    for (const Rule& rule : policy_of_kinds().rules) said[rule.id];
    for (const Judgement& each : answer.rows)
        said[each.rule].insert(each.subject + " " + std::string{word_of(each.verdict)});
    return said;
}

/// The same as the pages of the kinds define it.
std::map<std::string, naive::Said> definitions_of(const naive::Slice& slice, int today) {
    const naive::Slice postings = slice.of_postings();
    const naive::Conditions long_there{.years = 5};
    const naive::Conditions young{.men_below = 50, .women_below = 45};
    const naive::Conditions due{.years = 5, .women_below = 45};
    const auto goes = [&](const Teacher& teacher) { return naive::rotates(postings, teacher.id); };
    const auto has_title = [](const Teacher& teacher) -> std::string {
        return !teacher.title ? "undecided" : *teacher.title == Title::senior ? "yes" : "no";
    };
    const auto moved_as_one = [&](const Teacher& teacher) { return naive::moved_as_backbone(postings, teacher); };
    // one who is sent without a name counts as the record says; as anyone, if a head count says that its heads are such
    const auto sent_as_one = [&](const Teacher& teacher) -> std::string {
        for (const naive::Heads& each : naive::unnamed_heads(postings))
            if (each.backbone == "yes" &&
                (teacher.home ? each.home == teacher.home->id : postings.schools().contains(each.home)))
                return "yes";
        return naive::either(naive::said_of_backbone(teacher.backbone), has_title(teacher));
    };
    return {
        {"title",
         naive::service_before_title(
             postings, {.until = today, .hosts = {"weak=yes"}, .threshold = 5, .forms = {"rotation", "exchange"}},
             Title::senior, {"locale=urban"})},
        {"term", naive::minimum_term(postings, 3, today)},
        {"floor", naive::floor_of_schools(postings.at(today))},
        {"stage", naive::same_stage(slice)},
        {"distance", naive::distance(slice, 120)},
        {"share", naive::share_by_division(postings, {500, today, false,
                                                      [&](const Teacher& teacher, const std::string& belongs) {
                                                          return naive::Counted{
                                                              naive::both(belongs, long_there.met_by(teacher, today)),
                                                              goes(teacher), "yes"};
                                                      }})},
        {"rotated", naive::share_by_division(postings, {500, today, true,
                                                        [&](const Teacher& teacher, const std::string& belongs) {
                                                            return naive::Counted{naive::both(belongs, goes(teacher)),
                                                                                  moved_as_one(teacher), "no"};
                                                        }})},
        {"eligible", naive::share_by_division(
                         postings, {400, today, false,
                                    [&](const Teacher& teacher, const std::string& belongs) {
                                        const std::string counts =
                                            naive::either(moved_as_one(teacher), has_title(teacher));
                                        return naive::Counted{naive::both(belongs, young.met_by(teacher, today)),
                                                              naive::both(goes(teacher), counts), sent_as_one(teacher)};
                                    }})},
        {"tenure", naive::tenure_limit(postings, due, today)},
        {"booking", naive::no_double_booking(postings)},
        {"duty", naive::no_double_duty(slice)},
        {"forms", naive::posting_forms(postings, {PostingForm::rotation})},
        {"roster", naive::recorded_by(postings, Day{1970, 1, 12}.number())},
    };
}

class KindsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(KindsLaw, SayWhatTheirDefinitionsSay) {
    const unsigned schools = 3 + GetParam() % 6;
    const Drawn drawn = random_network(GetParam(), schools, 6 + GetParam() * 5 % 29);
    const Records described = Describer{GetParam()}.described(drawn.records);
    const Drawn as_drawn{Network{Ledger{described, drawn.settings()}}, described};
    const bool is_followed = GetParam() % 3 == 2;
    const auto& [network, records] =
        is_followed ? followed(as_drawn, day(static_cast<int>(GetParam() % 30))) : as_drawn;
    std::mt19937 rng{GetParam()};
    const Network permuted{Ledger{shuffled(rng, records), drawn.settings()}};
    for (int i = 0; i < 6; ++i) {
        const std::string calls = random_calls(rng, schools, 3);
        const int today = 8 + 4 * i;
        const auto answer = judge(policy_of_kinds(), slice_of(network, calls), day(today));
        const auto said = said_by(answer);
        const auto defined = definitions_of({records, calls_of(calls), drawn.settings()}, today);
        for (const Rule& rule : policy_of_kinds().rules)
            EXPECT_EQ(said.at(rule.id), defined.at(rule.id)) << rule.id << " on day " << today << ": " << calls;
        EXPECT_EQ(shown(network, answer),
                  shown(permuted, judge(policy_of_kinds(), slice_of(permuted, calls), day(today))))
            << calls;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, KindsLaw, ::testing::Range(0U, 150U));

/// That the law above sees every verdict of every kind, and so none is true of nothing.
TEST(Kinds, AreDrawnWithEveryVerdict) {
    std::map<std::string, std::map<std::string, int>> counts;
    for (unsigned seed = 0; seed < 600; ++seed) {
        const Drawn drawn = random_network(seed, 3 + seed % 6, 6 + seed * 5 % 29);
        const Network network{Ledger{Describer{seed}.described(drawn.records), drawn.settings()}};
        for (const Judgement& each : judge(policy_of_kinds(), Slice{network}, day(20)).rows)
            ++counts[each.rule][std::string{word_of(each.verdict)}];
    }
    for (const Rule& rule : policy_of_kinds().rules)
        for (const std::string_view verdict : ClosedList<Verdict>::words) {
            EXPECT_EQ(counts[rule.id][std::string{verdict}] == 0, verdict == "failed") << rule.id << " " << verdict;
        }
}

}  // namespace
}  // namespace jiedui
