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
        for (Posting& posting : records.postings) {
            posting.recorded_on =
                maybe<Span>({day(5), day(12), day(13), Span{day(0), day(30), Precision::month}}).value_or(Span{});
            if (below(rng_, 2) == 0) posting.backbone = maybe<Backbone>({Backbone::no, Backbone::yes, Backbone::city});
        }
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
            const bool is_open_duty =
                rule.id == "duty" && verdict == "undecided";  // a whole network leaves nothing out
            const bool is_never = is_open_duty || verdict == "failed";
            EXPECT_EQ(counts[rule.id][std::string{verdict}] == 0, is_never) << rule.id << " " << verdict;
        }
}

/// Rules that accuse only where nothing is missing.
const Policy& policy_of_trust() {
    static const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "title", "kind": "service-before-title", "parameters": {"titles": ["senior"], "threshold": "5 days", "hosts": "weak"}},
        {"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 5}},
        {"id": "booking", "kind": "no-double-booking"},
        {"id": "share", "kind": "rotation-share", "parameters": {"share": 0.5}},
        {"id": "rotated", "kind": "backbone-share", "parameters": {"share": 0.5, "denominator": "rotated"}},
        {"id": "eligible", "kind": "backbone-share", "parameters": {"share": 0.4, "denominator": "eligible"}},
        {"id": "papers", "kind": "papers", "parameters": {"papers": ["plan", "notice"]}},
        {"id": "years", "kind": "papers", "parameters": {"papers": ["plan"], "per": "school_year"}}]})",
                                           RuleKinds::built_in());
    return policy;
}
using VerdictsBySubject = std::map<std::string, Verdict>;
VerdictsBySubject verdicts_of(const Slice& slice, Day day) {
    VerdictsBySubject verdicts;
    for (const Judgement& each : judge(policy_of_trust(), slice, day).rows)
        verdicts[each.rule + " " + each.subject] = each.verdict;
    for (const Service& each : service(slice, day, {.threshold = {5, ServiceUnit::days}}).rows)
        verdicts["service " + std::string{slice.network().id(each.teacher)}] = each.verdict;
    return verdicts;
}
/// That `part` accuses of nothing that `whole` does not.
void expect_no_new_blame(const VerdictsBySubject& part, const VerdictsBySubject& whole, const std::string& where) {
    for (const auto& [subject, verdict] : part) {
        const auto found = whole.find(subject);
        const bool is_blamed = verdict == Verdict::not_met && found != whole.end();
        EXPECT_TRUE(!is_blamed || found->second == Verdict::not_met) << subject << " " << where;
    }
}

/// That a ledger with fewer rows says of each subject what the whole one says, or leaves it open; bookings trust in no table.
void expect_same_or_undecided(const Network& whole, const Network& part) {
    for (const char* calls : {"", "during 5..14", "during 0..29", "at 12"}) {
        VerdictsBySubject of_part = verdicts_of(slice_of(part, calls), day(20));
        const VerdictsBySubject of_whole = verdicts_of(slice_of(whole, calls), day(20));
        expect_no_new_blame(of_part, of_whole, calls);
        for (const auto& [subject, verdict] : of_part) {
            const auto found = of_whole.find(subject);
            const bool is_compared = found != of_whole.end() && !subject.starts_with("booking ");
            EXPECT_TRUE(!is_compared || verdict == found->second || verdict == Verdict::undecided)
                << subject << " " << calls;
        }
    }
}

class TakenAwayLaw : public ::testing::TestWithParam<unsigned> {
protected:
    Drawn drawn_ = random_network(GetParam(), 3 + GetParam() % 6, 6 + GetParam() * 5 % 29);
    Records records_ = Describer{GetParam()}.described(drawn_.records);
    std::mt19937 rng_{GetParam()};
};

/// A filter on schools, channels or values takes postings away: nobody is told for that reason that they did not serve or move.
TEST_P(TakenAwayLaw, AFilterBlamesNobody) {
    const Network network{Ledger{records_, drawn_.settings()}};
    for (int i = 0; i < 8; ++i) {
        const std::string calls = random_calls(rng_, 3 + GetParam() % 6, 4);
        std::string wide;
        for (const std::string& call : pieces_of(calls, ';')) {
            bool narrows = false;
            for (const char* word : {"within ", "without ", "supported_by ", "supporting ", "where ", "through "})
                narrows |= call.starts_with(word);
            if (!narrows) wide += (wide.empty() ? "" : "; ") + call;
        }
        VerdictsBySubject part = verdicts_of(slice_of(network, calls), day(20));
        std::erase_if(part, [](const auto& each) {  // shares of fewer persons are other shares
            return each.first.find("share ") == 0 || each.first.find("rotated ") == 0 ||
                   each.first.find("eligible ") == 0;
        });
        expect_no_new_blame(part, verdicts_of(slice_of(network, wide), day(20)), calls);
    }
}

/// Of rows that were dropped, verdicts that trust in a complete table stay as they are, or become undecided.
TEST_P(TakenAwayLaw, ADroppedRowChangesNoVerdictButToUndecided) {
    Records broken = records_;
    for (Posting& posting : broken.postings) {
        if (below(rng_, 6) != 0) continue;
        if (below(rng_, 2) == 0)
            posting.host = std::string{"nowhere"};
        else
            posting.share = Thousandths{2000};
    }
    for (Document& document : broken.documents)
        if (below(rng_, 6) == 0) document.number = std::string{"\xFF"};
    Settings settings = drawn_.settings();
    const Network whole{Ledger{records_, settings}};
    const Network kept{Ledger{broken, settings, Keep::valid}};
    EXPECT_EQ(kept.ledger().dropped().empty(), kept.ledger() == whole.ledger());
    expect_same_or_undecided(whole, kept);
}

/// The same of what was not known on a day.
TEST_P(TakenAwayLaw, WhatWasNotKnownYetChangesNoVerdictButToUndecided) {
    for (Posting& posting : records_.postings)
        if (below(rng_, 4) == 0) posting.withdrawn_on = day(static_cast<int>(below(rng_, 30)));
    for (Document& document : records_.documents) document.recorded_on = day(static_cast<int>(below(rng_, 30)));
    const Ledger whole{records_, drawn_.settings()};
    expect_same_or_undecided(Network{whole}, Network{whole.as_known_on(day(12))});
}
INSTANTIATE_TEST_SUITE_P(Seeds, TakenAwayLaw, ::testing::Range(0U, 150U));

}  // namespace
}  // namespace jiedui
