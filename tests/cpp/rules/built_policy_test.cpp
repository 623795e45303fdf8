// SPDX-License-Identifier: Apache-2.0
// Policies that no file holds: built in code, they are refused for what a file is refused for.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "jiedui/base/finding.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/shipped.hpp"
#include "jiedui/rules/who_must_rotate.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// What a call refuses a policy for: places, values and what was expected; nothing if it is content.
[[nodiscard]] std::string refused_for(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_policy) << error.what();
        std::string text;
        for (const Finding& each : error.findings()) {
            EXPECT_EQ(each.code, FindingCode::bad_setting);
            text += each.column + " " + each.value + ": " + text_of(each.expected) + "\n";
        }
        EXPECT_NE(text, "");
        return text;
    }
    return {};
}
[[nodiscard]] std::string refused_when_judged(const Policy& policy) {
    const Network network = network_of("A>B staff 0..9");
    return refused_for([&] {
        for (const Judgement& each : judge(policy, Slice{network}, day(5)).rows)
            EXPECT_NE(each.verdict, Verdict::failed) << text_of(each.reason);
    });
}
[[nodiscard]] Policy policy_of_rule(Rule rule) { return {.id = "p", .version = "1", .rules = {std::move(rule)}}; }

TEST(PolicyBuiltInCode, WithoutItsParametersIsNotJudgedMet) {
    EXPECT_EQ(refused_when_judged({.id = "p", .rules = {{.id = "r", .kind = "duty"}}}),
              "/rules/0/parameters []: a member 'recipients'\n");
    EXPECT_EQ(refused_when_judged({.rules = {{.kind = "duty"}}}),
              "/id \"\": a text\n/rules/0/id \"\": a text\n/rules/0/parameters []: a member 'recipients'\n");
}

TEST(PolicyBuiltInCode, IsRefusedForParametersOfOtherNamesAndTypes) {
    const auto refused = [](std::vector<Parameter> parameters) {
        return refused_when_judged(policy_of_rule({.id = "r", .kind = "duty", .parameters = std::move(parameters)}));
    };
    EXPECT_EQ(refused({{.name = "recipients", .value = Thousandths{2000}}}), "");
    EXPECT_EQ(refused({{.name = "recipients", .value = "two"}}),
              "/rules/0/parameters/recipients \"two\": a whole number from 0 to 4294967294\n");
    EXPECT_EQ(refused({{.name = "recipient", .value = Thousandths{2000}}}),
              "/rules/0/parameters 'recipient': one of 'recipients', 'only_weak' or 'once_per'\n"
              "/rules/0/parameters [\"recipient\"]: a member 'recipients'\n");
    EXPECT_EQ(
        refused({{.name = "recipients", .value = Thousandths{2000}}, {.name = "recipients", .value = Thousandths{0}}}),
        "/rules/0/parameters/recipients 0: each parameter once\n");
    EXPECT_EQ(refused({{.name = "recipients", .value = Thousandths{2000}, .confidence = static_cast<Confidence>(9)}}),
              "/rules/0/parameters/recipients/confidence 9: one of 'confirmed', 'secondary' or 'unconfirmed'\n");
}

TEST(PolicyBuiltInCode, IsRefusedForRulesThatNoFileCouldHold) {
    const Rule ring{.id = "r", .kind = "no-ring"};
    EXPECT_EQ(refused_when_judged({.id = "p", .rules = {ring, ring}}),
              "/rules/1/id \"r\": an id that no other rule has\n");
    EXPECT_NE(refused_when_judged({.id = "p", .rules = {{.id = "r", .kind = "duties"}}}).find("/rules/0/kind 'duties'"),
              std::string::npos);
    EXPECT_NE(refused_when_judged({.id = "\xFF", .rules = {ring}}), "");
    Rule other = ring;
    other.basis = "\xFF";
    EXPECT_NE(refused_when_judged(policy_of_rule(other)), "");
    other = ring;
    other.confidence = static_cast<Confidence>(3);
    EXPECT_NE(refused_when_judged(policy_of_rule(other)), "");
    other = ring;
    other.scope.schools = {{"township", {}}};
    EXPECT_NE(refused_when_judged(policy_of_rule(other)).find("/rules/0/scope/schools/township []"), std::string::npos);
    for (const Period& days : {Period{day(0), Day::running()}, Period{Day::unknown(), day(9)}}) {
        other = ring;
        other.scope.days = days;
        EXPECT_NE(refused_when_judged(policy_of_rule(other)).find("/rules/0/scope/days"), std::string::npos);
    }
}

TEST(PolicyBuiltInCode, IsCheckedWhoeverUsesIt) {
    const Network network = network_of("A>B staff 0..9");
    const Policy policy = policy_of_rule({.id = "r", .kind = "rotation-share"});
    const std::string refused = refused_for([&] { (void)who_must_rotate(policy, Slice{network}, day(5)); });
    EXPECT_NE(refused.find("a member"), std::string::npos);
    EXPECT_EQ(refused, refused_when_judged(policy));
}

TEST(PolicyBuiltInCode, ThatShipsIsSound) {
    for (const std::string& name : shipped_policies()) {
        Policy policy = shipped_policy(name);
        for (Rule& rule : policy.rules) rule.scope = {};  // whom it selects is another matter
        EXPECT_EQ(refused_when_judged(policy), "") << name;
    }
}

[[nodiscard]] std::string json_of(const ParameterValue& value) {
    if (const auto* const number = std::get_if<Thousandths>(&value)) return text_of(*number);
    if (const auto* const flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* const text = std::get_if<std::string>(&value)) return '"' + *text + '"';
    std::string list;
    for (const std::string& each : std::get<std::vector<std::string>>(value))
        list += (list.empty() ? "\"" : ",\"") + each + '"';
    return "[" + list + "]";
}
[[nodiscard]] std::string json_text_of(const Policy& policy) {
    std::string rules;
    for (const Rule& each : policy.rules) {
        std::string parameters;
        for (const Parameter& parameter : each.parameters)
            parameters += (parameters.empty() ? "\"" : ", \"") + parameter.name + "\": " + json_of(parameter.value);
        rules += std::string{rules.empty() ? "" : ", "} + R"({"id": ")" + each.id + R"(", "kind": ")" + each.kind +
                 R"(", "parameters": {)" + parameters + "}}";
    }
    return R"({"id": "p", "version": "1", "rules": [)" + rules + "]}";
}

/// A rule of any kind whose parameters fit or do not, are there or are not, and may be called otherwise.
[[nodiscard]] Rule drawn_rule(std::mt19937& rng, const RuleKinds& kinds) {
    using Texts = std::vector<std::string>;
    const std::vector<ParameterValue> values{Thousandths{0},
                                             Thousandths{1000},
                                             Thousandths{2000},
                                             Thousandths{500},
                                             Thousandths{-1000},
                                             Thousandths{13'000},
                                             Thousandths{29'000},
                                             true,
                                             false,
                                             std::string{},
                                             std::string{"weak"},
                                             std::string{"2 terms"},
                                             std::string{"0 days"},
                                             std::string{"staff"},
                                             std::string{"school_year"},
                                             Texts{},
                                             Texts{"senior"},
                                             Texts{"rotation", "x"},
                                             Texts{"staff"},
                                             Texts{"plan"}};
    const std::vector<std::string> names = kinds.names();
    Rule rule{.id = "r" + std::to_string(below(rng, 2)),
              .kind = names[below(rng, static_cast<unsigned>(names.size()))]};
    for (const ParameterForm& each : kinds.find(rule.kind)->parameters) {
        if (below(rng, 6) == 0) continue;
        const std::string name = below(rng, 12) == 0 ? each.name + "_x" : each.name;
        rule.parameters.push_back({.name = name, .value = values[below(rng, static_cast<unsigned>(values.size()))]});
    }
    std::ranges::sort(rule.parameters, {}, &Parameter::name);  // as files give them
    return rule;
}

/// The lines of a refusal in any order, without the lists of all parameters, which code and files show otherwise.
[[nodiscard]] std::multiset<std::string> comparable(const std::string& text) {
    std::multiset<std::string> lines;
    std::istringstream all{text};
    for (std::string line; std::getline(all, line);) {
        const std::size_t member = line.find(": a member");
        lines.insert(member == std::string::npos ? line : line.substr(0, line.find(' ')) + line.substr(member));
    }
    return lines;
}

class BuiltPolicyLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(BuiltPolicyLaw, IsRefusedForWhatItsFileIsRefusedFor) {
    std::mt19937 rng{GetParam()};
    const RuleKinds kinds = RuleKinds::built_in();
    Policy policy{.id = "p", .version = "1"};
    for (unsigned rules = 1 + below(rng, 3); rules > 0; --rules) policy.rules.push_back(drawn_rule(rng, kinds));
    const std::string text = json_text_of(policy);
    EXPECT_EQ(comparable(refused_when_judged(policy)), comparable(refused_for([&] { (void)policy_of(text, kinds); })))
        << text;
}
INSTANTIATE_TEST_SUITE_P(Seeds, BuiltPolicyLaw, ::testing::Range(0U, 300U));

}  // namespace
}  // namespace jiedui
