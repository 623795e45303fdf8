// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/who_must_rotate.hpp"

#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/shipped.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

Policy policy_with(const std::string& rules) {
    return policy_of(R"({"id": "p", "version": "1", "rules": [)" + rules + "]}", RuleKinds::built_in());
}
const std::string teachers =
    " | schools A locale=urban; B | teachers T1 home=A exempt=no joined=1960-01-01; T2 home=A exempt=no; T3 home=A "
    "exempt=yes; "
    "T4 home=B exempt=no joined=1960-01-01; T5 exempt=no joined=1969-01-01";
const std::string share = R"({"id": "share", "kind": "rotation-share", "parameters": {"share": 0.1}})";
const std::string tenure =
    R"({"id": "tenure", "kind": "tenure-limit", "scope": {"schools": {"locale": "urban"}}, "parameters": {"years_at_school": 8}})";

TEST(WhoMustRotate, ListsTheEligibleOfEachRule) {
    const Network net = network_of("A>B posting teacher=T1 0..9; A>B posting teacher=T4 ?..9" + teachers);
    const auto answer = who_must_rotate(policy_with(share + "," + tenure), Slice{net}, day(0));
    EXPECT_EQ(shown(net, answer),
              "share T1 A yes yes; share T2 A yes no; share T4 B yes yes; share T5 - yes no; tenure T1 A yes yes; "
              "tenure T2 A undecided "
              "no; tenure T4 B undecided yes");
    EXPECT_EQ(shown(net, answer.evidence(0)), "t1");
    EXPECT_EQ(shown(net, answer.evidence(1)), "");
    EXPECT_EQ(answer.unknown_schools().size(), 1U);  // of B nobody knows whether it is urban
}

TEST(WhoMustRotate, LooksAtTheTimeOfTheSlice) {
    const Network net = network_of(
        "A>B posting teacher=T1 0..9; A>B posting teacher=T2 ?..9; A>B posting teacher=T4 20..29" + teachers);
    const auto of = [&](const Slice& slice) { return shown(net, who_must_rotate(policy_with(share), slice)); };
    EXPECT_EQ(of(Slice{net}.during(days(5, 15))),
              "share T1 A yes no; share T2 A yes undecided; share T4 B yes no; share T5 - yes no");
    EXPECT_EQ(of(Slice{net}.during(days(5, 15)).within(net.school_set({"B"}))),
              "share T4 B yes no; share T5 - undecided no");
    EXPECT_EQ(code_of([&] { return of(Slice{net}); }), ErrorCode::bad_day);
}

TEST(WhoMustRotate, WantsARuleThatAsksSomebody) {
    const Network net = network_of("A>B staff");
    const auto asked = [&](const std::string& rules) {
        return who_must_rotate(policy_with(rules), Slice{net}, day(0));
    };
    EXPECT_EQ(code_of([&] { return asked(R"({"id": "r", "kind": "no-ring"})"); }), ErrorCode::bad_policy);
    EXPECT_EQ(code_of([&] { return asked(""); }), ErrorCode::bad_policy);
    EXPECT_TRUE(asked(share).rows.empty());  // no teacher is listed
    const auto ring_beside = asked(share + R"(, {"id": "r", "kind": "no-ring"})");
    EXPECT_TRUE(ring_beside.rows.empty());
    try {
        (void)asked(R"({"id": "r", "kind": "no-ring"})");
    } catch (const Error& error) {
        ASSERT_EQ(error.findings().size(), 1U);
        EXPECT_EQ(text_of(error.findings().front().expected), "one of 'rotation-share' or 'tenure-limit'");
    }
}

TEST(WhoMustRotate, HasTheSubjectsOfTheJudgementsWithAndWithoutATableOfTeachers) {
    const Policy policy =
        policy_with(R"({"id": "tenure", "kind": "tenure-limit", "parameters": {"years_at_school": 8}})");
    std::array<int, 2> subjects{};  // without a table, with one
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Network net = random_network(seed, 3 + seed % 4, 12).network;
        std::set<std::string> judged;
        std::set<std::string> listed;
        for (const Judgement& each : judge(policy, Slice{net}, day(10)).rows) judged.insert(each.subject);
        for (const WhoMustRotate::Row& each : who_must_rotate(policy, Slice{net}, day(10)).rows)
            listed.insert(std::string{net.id(each.teacher)});
        EXPECT_EQ(judged, listed) << seed;
        subjects[net.ledger().are_teachers_listed() ? 1 : 0] += static_cast<int>(judged.size());
    }
    EXPECT_GT(subjects[0], 0);
    EXPECT_GT(subjects[1], 0);
}

TEST(WhoMustRotate, SpeaksOfPoliciesThatShip) {
    const Network net = network_of(
        "A>B staff | teachers T1 home=A role=校长 exempt=no joined=1960-01-01; T2 home=A role=teacher exempt=no");
    EXPECT_EQ(shown(net, who_must_rotate(shipped_policy("principals-2014"), Slice{net}, day(0))),
              "two-terms T1 A yes no");
}

}  // namespace
}  // namespace jiedui
