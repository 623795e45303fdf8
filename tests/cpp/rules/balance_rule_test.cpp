// SPDX-License-Identifier: Apache-2.0
// The rules about the balance of a county; how they decide in general is held by tests/python/test_balance_rules.py.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/rules/coefficient_rule.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/rules/minimum_rule.hpp"
#include "jiedui/rules/shipped.hpp"
#include "jiedui/rules/shortfalls.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

constexpr Day in_autumn{2021, 9, 1};

Policy policy_with(const std::string& kind, const std::string& parameters) {
    return policy_of(R"({"id": "p", "version": "1", "rules": [{"id": "r", "kind": ")" + kind + R"(", "parameters": {)" +
                         parameters + "}}]}",
                     RuleKinds::built_in());
}
Network county(const std::string& indicators) {
    return network_of("A>B staff | schools A kind=primary division=x; B kind=primary division=x | indicators " +
                      indicators);
}
/// Each subject and verdict.
std::string judged(const Policy& policy, const Network& network) {
    std::string text;
    for (const Judgement& each : judge(policy, Slice{network}, in_autumn).rows)
        text += (text.empty() ? "" : "; ") + each.subject + " " + std::string{word_of(each.verdict)};
    return text;
}

TEST(DifferenceCoefficientRule, IsMetUpToTheLimit) {
    const std::string at_half = "A 2021/2022 books 1 pupils=1; B 2021/2022 books 3 pupils=1";  // 2 ± 1
    const auto with = [&](const std::string& limit) {
        return judged(policy_with("difference-coefficient", R"("indicators": ["books"], "primary": )" + limit),
                      county(at_half));
    };
    EXPECT_EQ(with("0.5"), "x met");
    EXPECT_EQ(with("0.499"), "x not_met");
}

TEST(DifferenceCoefficientRule, IsOpenWhereASchoolSaysNothing) {
    const Policy policy = policy_with("difference-coefficient", R"("indicators": ["books"], "primary": 0.5)");
    EXPECT_EQ(judged(policy, county("A 2021/2022 books 1 pupils=1")), "x undecided");
    EXPECT_EQ(judged(policy, county("A 2020/2021 books 1 pupils=1; B 2020/2021 books 1 pupils=1")), "x undecided");
}

TEST(DifferenceCoefficientRule, NeedsALimit) {
    EXPECT_TRUE(DifferenceCoefficientRule{}.fault());
    EXPECT_TRUE(CompositeCoefficientRule{}.fault());
    EXPECT_FALSE(DifferenceCoefficientRule{.junior = Thousandths{500}}.fault());
}

TEST(CompositeCoefficientRule, TakesTheMean) {
    const std::string parameters = R"("indicators": ["books", "computers"], "primary": )";
    const Network network = county(
        "A 2021/2022 books 1 pupils=1; B 2021/2022 books 3 pupils=1; A 2021/2022 computers 1; B 2021/2022 computers 1");
    EXPECT_EQ(judged(policy_with("composite-coefficient", parameters + "0.25"), network), "x met");
    EXPECT_EQ(judged(policy_with("composite-coefficient", parameters + "0.249"), network), "x not_met");
}

TEST(SchoolMinimumRule, CountsWhatIsReached) {
    const std::string minima = R"("minima": ["books primary 10", "computers primary 10 per 100"])";
    const Network network =
        county("A 2021/2022 books 100 pupils=10; A 2021/2022 computers 0; B 2021/2022 books 99 pupils=10");
    EXPECT_EQ(judged(policy_with("school-minimum", minima), network), "A not_met; B not_met");
    EXPECT_EQ(judged(policy_with("school-minimum", minima + R"(, "reached": 1)"), network), "A met; B undecided");
    EXPECT_EQ(judged(policy_with("school-minimum", minima + R"(, "reached": 1, "share_of_others": 0.5)"), network),
              "A not_met; B undecided");
}

TEST(SchoolMinimumRule, NamesAnIndicatorOnceInAStage) {
    const Minimum books{.indicator = "books", .stage = Stage::primary, .least = Thousandths{1000}};
    EXPECT_TRUE((SchoolMinimumRule{.minima = {books, books}}.fault()));
    Minimum junior = books;
    junior.stage = Stage::junior;
    EXPECT_FALSE((SchoolMinimumRule{.minima = {books, junior}}.fault()));
}

TEST(Minimum, IsReadAsItIsWritten) {
    for (const std::string text :
         {"books primary 15", "backbone_teachers junior 1 per 100", "sports_area primary 7.5"}) {
        const auto found = find_minimum(text);
        ASSERT_TRUE(found) << text;
        EXPECT_EQ(text_of(*found), text);
    }
    for (const std::string text : {"", "books", "books primary", "books late 5", "books primary -1", "books primary 0",
                                   "books primary 5 per", "books primary 5 per 0", "books primary 5 per 1.5",
                                   "books primary 5 each 100", "books primary 5 per 99999999999"})
        EXPECT_FALSE(find_minimum(text)) << text;
}

TEST(Shortfalls, SaysHowManyWholeOnesAreLacking) {
    const Policy policy = policy_with("school-minimum", R"("minima": ["backbone_teachers primary 1 per 100"])");
    const Network network = county("A 2021/2022 backbone_teachers 2 pupils=310; B 2021/2022 backbone_teachers 1");
    const auto answer = shortfalls(policy, Slice{network}, Calendar{}.span_of("2021/2022"));
    ASSERT_EQ(answer.rows.size(), 2U);
    EXPECT_EQ(answer.rows[0].lacks, 2.0);
    EXPECT_EQ(answer.rows[0].unit, "persons");
    EXPECT_EQ(answer.rows[0].verdict, Verdict::not_met);
    EXPECT_EQ(answer.rows[1].lacks, std::nullopt);
    EXPECT_EQ(answer.rows[1].verdict, Verdict::undecided);
}

TEST(Balance2017, ShipsBothRules) {
    const Policy policy = shipped_policy("balance-2017");
    ASSERT_EQ(policy.rules.size(), 2U);
    const auto minima = std::ranges::find(policy.rules[1].parameters, "minima", &Parameter::name);
    ASSERT_NE(minima, policy.rules[1].parameters.end());
    EXPECT_EQ(std::get<std::vector<std::string>>(minima->value).size(), 14U);
}

}  // namespace
}  // namespace jiedui
