// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "jiedui/query/bases.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/delivery.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/query/papers.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/uncovered_subjects.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/who_must_rotate.hpp"
#include "rules/described.hpp"
#include "support/ask.hpp"
#include "support/shown.hpp"
#include "support/words.hpp"

namespace jiedui {
namespace {

/// Every kind of rule, but for `floor-at-home`: its verdicts are those of the question, which names the subjects, too.
constexpr std::string_view every_kind = R"(
    {"id": "title", "kind": "service-before-title", "parameters": {"titles": ["senior"], "threshold": "5 days", "hosts": "weak"}},
    {"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 5}},
    {"id": "share", "kind": "rotation-share", "parameters": {"share": 0.5}},
    {"id": "rotated", "kind": "backbone-share", "parameters": {"share": 0.5, "denominator": "rotated"}},
    {"id": "eligible", "kind": "backbone-share", "parameters": {"share": 0.4, "denominator": "eligible"}},
    {"id": "booking", "kind": "no-double-booking"},
    {"id": "papers", "kind": "papers", "parameters": {"papers": ["plan", "notice"]}},
    {"id": "years", "kind": "papers", "parameters": {"papers": ["plan"], "per": "school_year"}},
    {"id": "two", "kind": "duty", "parameters": {"recipients": 2}},
    {"id": "weak", "kind": "duty", "parameters": {"recipients": 1, "only_weak": true, "once_per": "township"}},
    {"id": "any", "kind": "coverage"},
    {"id": "staff", "kind": "coverage", "parameters": {"channels": ["staff", "funds"]}},
    {"id": "ring", "kind": "no-ring"},
    {"id": "side", "kind": "no-double-duty"},
    {"id": "term", "kind": "minimum-term", "parameters": {"days": 3}},
    {"id": "forms", "kind": "posting-forms", "parameters": {"forms": ["rotation"]}},
    {"id": "roster", "kind": "recorded-by", "parameters": {"month": 1, "day": 12}},
    {"id": "stage", "kind": "same-stage"},
    {"id": "distance", "kind": "distance", "parameters": {"kilometres": 120}})";

const Policy& policy_of_every_kind() {
    static const Policy policy =
        policy_of(R"({"id": "p", "version": "1", "rules": [)" + std::string{every_kind} + "]}", RuleKinds::built_in());
    return policy;
}
/// Those that a filter on schools, channels or values must not make accuse: what they say does not hang on the schools of the slice.
const Policy& policy_of_persons() {
    static const Policy policy = [] {
        Policy some = policy_of_every_kind();
        std::erase_if(some.rules, [](const Rule& rule) {
            const std::initializer_list<std::string_view> ids{"title", "tenure", "booking", "papers", "years"};
            return std::ranges::find(ids, rule.id) == ids.end();
        });
        return some;
    }();
    return policy;
}

/// What is said, by of what it is said; what is open says `undecided`.
using Said = std::map<std::string, std::string>;

void add_judgements(Said& said, const Answer<Judge>& answer) {
    for (const Judgement& each : answer.rows) said[each.rule + " " + each.subject] = word_of(each.verdict);
}
void add_service(Said& said, const Slice& slice, Day day) {
    for (const Service::Row& each : ask(slice, Service{.until = day, .threshold = {5, ServiceUnit::days}}).rows)
        said["service " + std::string{slice.network().id(each.teacher)}] = word_of(each.verdict);
}
Said said_of_persons(const Slice& slice, Day day) {
    Said said;
    add_judgements(said, judge(policy_of_persons(), slice, day));
    add_service(said, slice, day);
    return said;
}

/// The same of schools: every question with a verdict, and what is certain of rows that may be.
void add_schools(Said& said, const Slice& slice) {
    const Network& network = slice.network();
    const auto id = [&](SchoolIndex school) { return std::string{network.id(school)}; };
    for (const Duties::Row& each : ask(slice, Duties{}).rows) said["duties " + id(each.school)] = word_of(each.verdict);
    for (const Duties::Row& each : ask(slice, Duties{.once_per = "township"}).rows)
        said["duties by township " + id(each.school)] = word_of(each.verdict);
    for (const Channels needed : {Channels{}, Channels{Channel::funds}, Channels::teaching_staff()})
        for (const Coverage::Row& each : ask(slice, Coverage{.needed = needed}).rows)
            said["coverage " + text_of(needed) + " " + id(each.school)] = word_of(each.covered);
    for (const SoleSupports::Row& each : ask(slice, SoleSupports{}).rows)
        said["sole " + id(each.recipient)] =
            each.certain ? id(each.supporter) + " " + std::to_string(each.ties) : "undecided";
    for (const Roles::Row& each : ask(slice, Roles{}).rows)
        said["role " + id(each.school)] = each.certain ? std::string{word_of(each.role)} + " " +
                                                             std::to_string(each.supporters) + " " +
                                                             std::to_string(each.recipients)
                                                       : "undecided";
}
void add_subjects(Said& said, const Slice& slice, Day day) {
    for (const FloorAtHome::Row& each : ask(slice, FloorAtHome{day}).rows)
        said["floor " + std::string{slice.network().id(each.school)} + " " + each.subject] = word_of(each.verdict);
    for (const UncoveredSubjects::Row& each : ask(slice, UncoveredSubjects{day}).rows)
        said["subject " + std::string{slice.network().id(each.school)} + " " + each.subject] = word_of(each.verdict);
}
void add_who_must_rotate(Said& said, const Slice& slice, Day day) {
    for (const WhoMustRotate::Row& each : who_must_rotate(policy_of_every_kind(), slice, day).rows)
        said["rotates " + each.rule + " " + std::string{slice.network().id(each.teacher)}] = word_of(each.rotates);
}
Said all_said(const Slice& slice, Day day) {
    Said said;
    add_judgements(said, judge(policy_of_every_kind(), slice, day));
    add_service(said, slice, day);
    add_schools(said, slice);
    add_subjects(said, slice, day);
    add_who_must_rotate(said, slice, day);
    return said;
}

/// What answers accuse of that have no verdict: a row, or a word, is the accusation.
Said accused(const Slice& slice, Day day) {
    Said said;
    const Network& network = slice.network();
    for (const Delivery::Row& each : ask(slice, Delivery{.day = day, .grace = 1}).rows)
        said["delivery " + std::string{network.id(each.tie)} + " " + std::string{word_of(each.state)}] = "so";
    const auto bases_of = ask(slice, Bases{});
    for (std::size_t row = 0; row < bases_of.rows.size(); ++row) {
        const BasisState state = bases_of.rows[row].state;
        if (state != BasisState::not_listed && state != BasisState::none) continue;
        for (const TieIndex tie : bases_of.ties(row)) said["basis " + std::string{network.id(tie)}] = word_of(state);
    }
    return said;
}

/// That `part` accuses of nothing that `whole` does not.
void expect_no_new_blame(const Said& part, const Said& whole, const std::string& where) {
    for (const auto& [subject, verdict] : part) {
        const auto found = whole.find(subject);
        const bool is_blamed = verdict == "not_met" && found != whole.end();
        EXPECT_TRUE(!is_blamed || found->second == "not_met") << subject << " " << where;
    }
}

/// That a ledger with fewer rows says of each subject what the whole one says, or leaves it open.
void expect_same_or_undecided(const Network& whole, const Network& part) {
    for (const char* calls : {"", "during 5..14", "all_kinds; during 0..29", "delivered; at 12", "throughout 8..10",
                              "all_kinds; through staff; during 2..4; during 8..9"}) {
        const Slice of_part = slice_of(part, calls);
        const Slice of_whole = slice_of(whole, calls);
        const Said whole_said = all_said(of_whole, day(20));
        for (const auto& [subject, said] : all_said(of_part, day(20))) {
            const auto found = whole_said.find(subject);
            EXPECT_TRUE(found == whole_said.end() || said == found->second || said == "undecided")
                << subject << " " << said << " of " << (found == whole_said.end() ? "" : found->second) << ": "
                << calls;
        }
        const Said whole_accused = accused(of_whole, day(20));
        for (const auto& [subject, said] : accused(of_part, day(20))) {
            const auto found = whole_accused.find(subject);
            EXPECT_TRUE(found != whole_accused.end() && found->second == said)
                << subject << " " << said << ": " << calls;
        }
        std::map<std::optional<std::string>, CoverageRates::Row> rates;
        for (const CoverageRates::Row& each : ask(of_whole, CoverageRates{.by = "township"}).rows)
            rates[each.group] = each;
        for (const CoverageRates::Row& each : ask(of_part, CoverageRates{.by = "township"}).rows) {
            const CoverageRates::Row& before = rates[each.group];
            EXPECT_LE(each.covered, before.covered) << calls;
            EXPECT_LE(each.needy - each.covered - each.undecided, before.needy - before.covered - before.undecided)
                << calls;
        }
    }
}

class TakenAwayLaw : public ::testing::TestWithParam<unsigned> {
protected:
    /// Calls `visit(record)` for each record of some tables: of few tables, so that a law sees each alone, too.
    template <class Visit>
    void each_of_some(Records& records, Visit&& visit) {
        const unsigned most = below(rng_, 3);
        const auto look_at = [&](auto& table) {
            if (below(rng_, 8) > most) return;
            for (auto& each : table)
                if (below(rng_, 5) == 0) visit(each);
        };
        look_at(records.schools);
        look_at(records.supports);
        look_at(records.postings);
        look_at(records.transfers);
        look_at(records.teachers);
        look_at(records.needs);
        look_at(records.documents);
        look_at(records.claims);
        look_at(records.successions);
    }

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
        expect_no_new_blame(said_of_persons(slice_of(network, calls), day(20)),
                            said_of_persons(slice_of(network, wide), day(20)), calls);
    }
}

/// Of rows that were dropped from any table, every verdict of every question and rule stays as it is, or becomes undecided.
TEST_P(TakenAwayLaw, ADroppedRowChangesNoVerdictButToUndecided) {
    Records broken = records_;
    each_of_some(broken, [](auto& record) { record.attributes.emplace_back("remark", "\xFF"); });
    const Network whole{Ledger{records_, drawn_.settings()}};
    const Network kept{Ledger{broken, drawn_.settings(), Keep::valid}};
    EXPECT_EQ(kept.ledger().dropped().empty(), kept.ledger() == whole.ledger());
    expect_same_or_undecided(whole, kept);
}

/// The same of what was not known on a day.
TEST_P(TakenAwayLaw, WhatWasNotKnownYetChangesNoVerdictButToUndecided) {
    each_of_some(records_, [&](auto& record) {
        (below(rng_, 2) == 0 ? record.withdrawn_on : record.recorded_on) = day(static_cast<int>(below(rng_, 30)));
    });
    const Ledger whole{records_, drawn_.settings()};
    expect_same_or_undecided(Network{whole}, Network{whole.as_known_on(day(12))});
}
INSTANTIATE_TEST_SUITE_P(Seeds, TakenAwayLaw, ::testing::Range(0U, 150U));

/// That the laws above are not true of nothing: each question and kind that a row can overturn says so in some ledger, and something else
/// in the whole one.
TEST(TakenAway, IsSeenInEveryVerdictThatARowCanOverturn) {
    std::map<std::string, int> opened;
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Drawn drawn = random_network(seed, 3 + seed % 6, 6 + seed * 5 % 29);
        const Records records = Describer{seed}.described(drawn.records);
        const Settings declared{
            .complete = {{"postings", {day(-99), Day::running()}}, {"documents", {day(-99), Day::running()}}}};
        Settings lost = declared;
        for (const char* table : {"supports", "postings", "transfers", "teachers", "needs", "documents"})
            lost.gaps.push_back({table, {Day::unknown(), Day::running()}});
        const Network whole{Ledger{records, declared}};
        const Network part{Ledger{records, lost}};
        const Said of_part = all_said(Slice{part}, day(20));
        for (const auto& [subject, said] : all_said(Slice{whole}, day(20)))
            if (said != "undecided" && of_part.at(subject) == "undecided")
                ++opened[subject.substr(0, subject.find(' '))];
        EXPECT_TRUE(accused(Slice{part}, day(20)).empty()) << seed;
    }
    for (const char* each : {"title",    "tenure", "share", "rotated", "eligible", "booking", "papers",  "years",
                             "two",      "weak",   "any",   "staff",   "ring",     "side",    "service", "duties",
                             "coverage", "sole",   "role",  "floor",   "subject",  "rotates"})
        EXPECT_GT(opened[each], 0) << each;
}

}  // namespace
}  // namespace jiedui
