// SPDX-License-Identifier: Apache-2.0
// How a policy is tested: a rule of one's own beside a built-in one, a small district, five assertions.
// test_my_policy.py, beside this file, does the same.
#include <gtest/gtest.h>
#include <cstdint>
#include <jiedui/jiedui.hpp>
#include <jiedui/testing/text_network.hpp>
#include <jiedui/testing/verdicts.hpp>
#include <string>
#include <string_view>

namespace jd = jiedui;
using jiedui::testing::assert_met;
using jiedui::testing::assert_not_met;
using jiedui::testing::assert_undecided;

namespace {

/// Demands so many supporters of each weak school, lest it hangs on one.
struct EnoughSupporters {
    std::uint32_t supporters = 0;

    static constexpr std::string_view kind = "enough-supporters";
    static constexpr std::string_view doc = "So many supporters of each weak school.";
    static constexpr jd::Columns columns{
        jd::Column{"supporters", jd::Role::count, jd::Unit::schools, &EnoughSupporters::supporters, "How many."}};

    void judge(const jd::RuleCase& on, jd::Judgements& into) const {
        const auto sure = jd::ask(on.slice, jd::Coverage{});
        const auto most = jd::ask(on.slice.with_undated().with_unknown_channel(), jd::Coverage{});
        for (std::size_t i = 0; i < sure.rows.size(); ++i) {
            const std::uint32_t least = sure.rows[i].supporters;
            const bool may_be = most.rows[i].supporters >= supporters;
            into.push_back(jd::Judgement{.subject = std::string{on.network().id(sure.rows[i].school)},
                                         .verdict = least >= supporters ? jd::Verdict::met
                                                    : may_be            ? jd::Verdict::undecided
                                                                        : jd::Verdict::not_met,
                                         .measured = least,
                                         .limit = supporters,
                                         .unit = "schools",
                                         .reason = std::to_string(least) + " supporters for certain, " +
                                                   std::to_string(most.rows[i].supporters) + " at most",
                                         .ties = sure.ties(i)});
        }
    }
};

constexpr const char* policy_text = R"({"id": "my-policy", "version": "1", "basis": "a draft of ours", "rules": [
  {"id": "not-alone", "kind": "enough-supporters", "parameters": {"supporters": 2}},
  {"id": "two-pairs", "kind": "duty", "scope": {"schools": {"locale": "urban"}},
   "parameters": {"recipients": 2}}
]})";
constexpr std::string_view district =
    R"(A>B staff 2003-09-01..2006-08-31; A>C funds 2003-09-01..; D>C staff 2003-09-01..?
       | schools A locale=urban; D locale=urban; B locale=rural weak=yes; C locale=rural weak=yes)";

TEST(MyPolicy, WantsEnoughSupportersAndTwoPairs) {
    auto kinds = jd::RuleKinds::built_in();
    kinds.add<EnoughSupporters>();
    const jd::Policy policy = jd::policy_of(policy_text, kinds);
    const jd::Network network = jd::testing::network_of(district);
    const auto first_day = jd::judge(policy, jd::Slice{network}.at(jd::Calendar{}.day_of("2003-09-01")), kinds);
    assert_met(first_day, {.rule = "not-alone", .subject = "C"});
    assert_not_met(first_day, {.rule = "not-alone", .subject = "B"});
    const auto later = jd::judge(policy, jd::Slice{network}.at(jd::Calendar{}.day_of("2004-10-15")), kinds);
    assert_undecided(later, {.rule = "not-alone", .subject = "C"});  // nobody knows how long D supports it
    assert_met(later, {.rule = "two-pairs", .subject = "A"});
    assert_not_met(later, {.rule = "two-pairs", .subject = "D"});
}

}  // namespace
