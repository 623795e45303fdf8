// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/policy.hpp"

#include <string>

#include <gtest/gtest.h>

#include "jiedui/base/finding.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "jiedui/rules/shipped.hpp"

namespace jiedui {
namespace {

Policy read(const std::string& text) { return policy_of(text, RuleKinds::built_in()); }

/// What is wrong with a policy: the places, values and what was expected.
std::string wrong_in(const std::string& text) {
    try {
        (void)read(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_policy);
        std::string all;
        for (const Finding& each : error.findings())
            all += (all.empty() ? "" : "; ") + each.column + " " + each.value + ": " + text_of(each.expected);
        return all;
    }
    return "nothing";
}
std::string with_rule(const std::string& rule) { return R"({"id": "p", "version": "1", "rules": [)" + rule + "]}"; }

TEST(Policy, IsReadWithSourcesAndScopes) {
    const Policy policy = read(R"(
        // comments are allowed
        {"id": "mine", "title": "Mine", "version": "2", "basis": "a notice", "valid": {"period": "2003/2004"},
         "rules": [{"id": "two", "kind": "duty", "confidence": "secondary", "basis": "F10", "remark": "why",
                    "scope": {"schools": {"locale": ["urban", "town"], "weak": false, "duty": 2},
                              "days": {"first_day": "2003-09", "last_day": "2004-01"}, "may_be_empty": true},
                    "parameters": {"recipients": {"value": 2, "basis": "a book", "confidence": "confirmed"}, "only_weak": true}}]})");
    EXPECT_EQ(policy.id, "mine");
    EXPECT_EQ(policy.title, "Mine");
    EXPECT_EQ(policy.version, "2");
    EXPECT_EQ(policy.basis, "a notice");
    EXPECT_EQ(policy.valid, (Period{{2003, 9, 1}, {2004, 9, 1}}));
    ASSERT_EQ(policy.rules.size(), 1U);
    const Rule& rule = policy.rules.front();
    EXPECT_EQ(rule.parameters,
              (std::vector<Parameter>{{"only_weak", true, "", Confidence::secondary},
                                      {"recipients", Thousandths{2000}, "a book", Confidence::confirmed}}));
    EXPECT_EQ(rule.scope.schools,
              (std::vector<Condition>{{"duty", {"2"}}, {"locale", {"urban", "town"}}, {"weak", {"no"}}}));
    EXPECT_EQ(rule.scope.days, (Period{{2003, 9, 1}, {2004, 2, 1}}));
    EXPECT_TRUE(rule.scope.may_be_empty);
    EXPECT_EQ(rule.least_confidence(), Confidence::secondary);
    EXPECT_EQ(policy.find_rule("two"), &policy.rules.front());
    EXPECT_EQ(policy.find_rule("three"), nullptr);
}

TEST(Policy, NamesEachMistakeWithItsPlace) {
    EXPECT_EQ(wrong_in("[1]"), R"( [1]: an object, e.g. {"id": "…", "rules": […]})");
    EXPECT_EQ(wrong_in(R"({"id": "p", "version": "1"})"), R"( {"id":"p","version":"1"}: a member 'rules')");
    EXPECT_EQ(wrong_in(R"({"id": 1, "version": "1", "rule": 3, "rules": {}})"),
              "/id 1: a text;  'rule': one of '$schema', 'id', 'title', 'version', 'valid', 'basis' or 'rules'; "
              R"(/rules {}: a list, e.g. [{"id": "…", "kind": "…"}])");
    const std::string kinds = wrong_in(with_rule(R"({"id": "a", "kind": "duties"})"));
    EXPECT_TRUE(
        kinds.starts_with("/rules/0/kind \"duties\": one of 'backbone-share', 'composite-coefficient', 'coverage', "
                          "'difference-coefficient'"))
        << kinds;
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "duty"})")), "/rules/0/parameters {}: a member 'recipients'");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "duty", "parameters": {"recipients": "two"}})")),
              "/rules/0/parameters/recipients \"two\": a whole number from 0 to 4294967294");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "duty", "parameters": {"recipients": {"value": 1.5}}})")),
              "/rules/0/parameters/recipients/value 1.5: a whole number from 0 to 4294967294");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "duty", "parameters": {"recipients": 2, "schools": 3}})")),
              "/rules/0/parameters 'schools': one of 'recipients', 'only_weak' or 'once_per'");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "backbone-share", "parameters": {"share": 0.2}})")),
              R"(/rules/0/parameters {"share":0.2}: a member 'denominator')");
    for (const char* share : {"20", "1.001", "-0.1", "true"})
        EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "rotation-share", "parameters": {"share": )" +
                                     std::string{share} + "}}")),
                  "/rules/0/parameters/share " + std::string{share} + ": e.g. 0.1, which is 10 %");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "no-ring"}, {"id": "a", "kind": "no-ring"})")),
              "/rules/1/id \"a\": an id that no other rule has");
    EXPECT_EQ(
        wrong_in(with_rule(
            R"({"id": "a", "kind": "no-ring", "confidence": "sure", "scope": {"school": {}, "schools": {"weak": null}}})")),
        "/rules/0/confidence \"sure\": one of 'confirmed', 'secondary' or 'unconfirmed'; "
        "/rules/0/scope 'school': one of 'schools', 'teachers', 'days' or 'may_be_empty'; "
        "/rules/0/scope/schools/weak null: a text, a number, true or false, or a list of these");
    EXPECT_EQ(
        wrong_in(with_rule(
            R"({"id": "a", "kind": "service-before-title", "parameters": {"titles": ["senior", "boss"], "threshold": "a year", "hosts": "weak"}})")),
        "/rules/0/parameters/threshold \"a year\": a length of time, e.g. \"365 days\", \"12 months\", \"2 terms\"; "
        "/rules/0/parameters/titles [\"senior\",\"boss\"]: a list of some of 'none', 'third_grade', 'second_grade', "
        "'junior', 'intermediate', 'senior' or 'full_senior'");
    EXPECT_EQ(
        wrong_in(with_rule(
            R"({"id": "", "kind": "no-ring", "scope": {"schools": {"weak": []}, "days": {"first_day": "2003-09", "until": "2004"}}})")),
        "/rules/0/id \"\": a text; /rules/0/scope/days 'until': one of 'period', 'first_day' or 'last_day'; "
        R"(/rules/0/scope/days {"first_day":"2003-09","until":"2004"}: a member 'last_day'; )"
        "/rules/0/scope/schools/weak []: a text, a number, true or false, or a list of these");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "distance", "parameters": {"kilometres": -1}})")),
              "/rules/0/parameters/kilometres -1: a number without separators, exact in thousandths");
    EXPECT_EQ(
        wrong_in(with_rule(
            R"({"id": "a", "kind": "service-before-title", "parameters": {"titles": ["senior"], "threshold": "2 terms", "hosts": "weak", "by_share": true}})")),
        "/rules/0/parameters/threshold \"2 terms\": a threshold in days, as by_share adds up parts of days");
    EXPECT_EQ(
        wrong_in(with_rule(
            R"({"id": "a", "kind": "recorded-by", "confidence": "sure", "parameters": {"month": 13, "day": 1}})")),
        "/rules/0/confidence \"sure\": one of 'confirmed', 'secondary' or 'unconfirmed'; /rules/0/parameters/month 13: "
        "e.g. 8");
    EXPECT_EQ(wrong_in(with_rule(R"({"id": "a", "kind": "recorded-by", "parameters": {"month": 13}})")),
              "/rules/0/parameters {\"month\":13}: a member 'day'");
    const auto due = [](const char* month, const char* day) {
        return wrong_in(with_rule(R"({"id": "a", "kind": "recorded-by", "parameters": {"month": )" +
                                  std::string{month} + R"(, "day": )" + day + "}}"));
    };
    EXPECT_EQ(due("8", "31"), "nothing");
    EXPECT_EQ(due("13", "1"), "/rules/0/parameters/month 13: e.g. 8");
    EXPECT_EQ(due("0", "1"), "/rules/0/parameters/month 0: e.g. 8");
    EXPECT_EQ(due("2", "29"), "/rules/0/parameters/day 29: e.g. 28");
    EXPECT_EQ(due("4", "31"), "/rules/0/parameters/day 31: e.g. 28");
    EXPECT_TRUE(wrong_in("{").find("JSON") != std::string::npos);
    EXPECT_TRUE(wrong_in(R"({"id": "a", "id": "b", "version": "1", "rules": []})").find("each key only once") !=
                std::string::npos);
}

TEST(Policy, ShipsWithTheLibrary) {
    const auto names = shipped_policies();
    EXPECT_GE(names.size(), 14U);
    for (const std::string& name : names) {
        const Policy policy = shipped_policy(name);
        EXPECT_EQ(policy.id, name);
        EXPECT_FALSE(policy.rules.empty()) << name;
        EXPECT_FALSE(policy.basis.empty()) << name;
        for (const Rule& rule : policy.rules) {
            EXPECT_FALSE(rule.basis.empty()) << name << " " << rule.id;
            for (const Parameter& each : rule.parameters)
                EXPECT_FALSE(each.basis.empty()) << name << " " << rule.id << " " << each.name;
        }
    }
    EXPECT_THROW((void)shipped_policy("no-such"), Error);
}

}  // namespace
}  // namespace jiedui
