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
#include "support/shown.hpp"

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
        {"id": "duty", "kind": "no-double-duty"},
        {"id": "forms", "kind": "posting-forms", "parameters": {"forms": ["rotation"]}},
        {"id": "roster", "kind": "recorded-by", "parameters": {"month": 1, "day": 12}}]})",
                                           RuleKinds::built_in());
    return policy;
}

/// What rules ask for and drawn records do not say.
class Describer {
public:
    explicit Describer(unsigned seed) : rng_{seed} {}

    [[nodiscard]] Records described(Records records) {
        for (School& school : records.schools) {
            school.division = maybe<std::string>({"x", "y"});
            if (below(rng_, 5) != 0) school.latitude = 31 + below(rng_, 3);
            if (below(rng_, 5) != 0) school.longitude = 116 + below(rng_, 2) * 0.5;
        }
        for (Teacher& teacher : records.teachers) {
            teacher.exempt = maybe<std::string>({"no", "no", "no", "yes"});
            teacher.joined =
                maybe<Span>({Day{1964, 1, 10}, Day{1965, 1, 12}, Day{1965, 1, 13}, Day{1969, 9, 1}}).value_or(Span{});
            teacher.born = maybe<Span>({Day{1930, 5, 5}, Day{1923, 5, 5}, Day{1910, 5, 5}}).value_or(Span{});
            teacher.sex = maybe<Sex>({Sex::male, Sex::female});
            teacher.title = maybe<Title>({Title::senior, Title::junior});
            teacher.applies_for = maybe<Title>({Title::senior, Title::senior, Title::intermediate});
            teacher.backbone = maybe<Backbone>({Backbone::no, Backbone::yes, Backbone::county});
        }
        for (Posting& posting : records.postings)
            posting.recorded_on =
                maybe<Span>({day(5), day(12), day(13), Span{day(8), day(20), Precision::month}}).value_or(Span{});
        return records;
    }

private:
    template <class Value>
    std::optional<Value> maybe(const std::vector<Value>& values) {
        if (below(rng_, 5) == 0) return std::nullopt;
        return values[below(rng_, static_cast<unsigned>(values.size()))];
    }
    std::mt19937 rng_;
};

/// By rule what it says of whom.
std::map<std::string, naive::Said> said_by(const Answer<Judgement>& answer) {
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
    const auto is_backbone = [](const Teacher& teacher) -> std::string {
        return !teacher.backbone ? "undecided" : *teacher.backbone == Backbone::no ? "no" : "yes";
    };
    const auto counts = [&](const Teacher& teacher) {
        const std::string has_title = !teacher.title ? "undecided" : *teacher.title == Title::senior ? "yes" : "no";
        return naive::either(is_backbone(teacher), has_title);
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
        {"share", naive::share_by_division(postings, 500, today, false,
                                           [&](const Teacher& teacher, const std::string& belongs) {
                                               return naive::Counted{
                                                   naive::both(belongs, long_there.met_by(teacher, today)),
                                                   goes(teacher), "yes"};
                                           })},
        {"rotated", naive::share_by_division(postings, 500, today, true,
                                             [&](const Teacher& teacher, const std::string& belongs) {
                                                 return naive::Counted{naive::both(belongs, goes(teacher)),
                                                                       is_backbone(teacher), "no"};
                                             })},
        {"eligible", naive::share_by_division(postings, 400, today, false,
                                              [&](const Teacher& teacher, const std::string& belongs) {
                                                  return naive::Counted{
                                                      naive::both(belongs, young.met_by(teacher, today)),
                                                      naive::both(goes(teacher), counts(teacher)), counts(teacher)};
                                              })},
        {"tenure", naive::tenure_limit(postings, due, today)},
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
            const bool is_never =
                rule.id == "duty" && verdict == "undecided";  // nothing is left out of a whole network
            EXPECT_EQ(counts[rule.id][std::string{verdict}] == 0, is_never) << rule.id << " " << verdict;
        }
}

}  // namespace
}  // namespace jiedui
