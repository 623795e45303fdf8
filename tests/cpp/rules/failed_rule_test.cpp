// SPDX-License-Identifier: Apache-2.0
// Rules that fail: their kind throws.
#include <gtest/gtest.h>

#include <functional>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "jiedui/frame/csv.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/testing/verdicts.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// What two rules say of a ring of two schools: one whose kind does something, and one in order.
[[nodiscard]] Answer<Judge> judged_by(const std::function<void(const RuleCase&, Judgements&)>& judge_it) {
    RuleKinds kinds = RuleKinds::built_in();
    kinds.add("own", {.doc = "Does as it is told.",
                      .accepts = [](std::size_t, const ParameterValue&) { return true; },
                      .judge =
                          [judge_it](const Rule&, const RuleCase& on, Judgements& into) {
                              into.push_back({.subject = "A", .verdict = Verdict::met});
                              judge_it(on, into);
                          }});
    const Policy policy{.id = "p",
                        .version = "1",
                        .basis = "a notice",
                        .rules = {{.id = "mine", .kind = "own"}, {.id = "ringless", .kind = "no-ring"}}};
    return judge(policy, Slice{network_of("A>B staff")}, kinds);
}
template <class Thrown>
[[nodiscard]] Answer<Judge> judged_throwing(const Thrown& thrown) {
    return judged_by([&](const RuleCase&, Judgements&) { throw thrown; });
}

TEST(ARuleThatFails, IsARowOfItsOwn) {
    const auto answer = judged_throwing(std::runtime_error{"a slip in line 3"});
    EXPECT_EQ(csv_of(frame_of(answer)),
              "rule,subject_kind,subject,verdict,measured,limit,unit,numerator,denominator,confidence\n"
              "mine,programme,mine,failed,,,,,,unconfirmed\n"
              "ringless,school,A,met,,,,,,unconfirmed\n"
              "ringless,school,B,met,,,,,,unconfirmed\n");
    EXPECT_EQ(
        explain(answer, 0),
        "Rule mine: failed, so it says nothing of the data. The rule failed: a slip in line 3. Basis: a notice (not "
        "confirmed).");
    EXPECT_EQ(explain(answer, 0, Language::zh),
              "规则 mine：运行失败，未能判定。该规则运行失败：a slip in line 3。依据：a notice（未经证实）。");
    EXPECT_TRUE(answer.evidence(0).empty());
}

TEST(ARuleThatFails, SaysWhatWasThrown) {
    EXPECT_NE(explain(judged_throwing(Error{ErrorCode::bad_number, "17"}), 0).find("17"), std::string::npos);
    const RuleFailure failure{phrase("form_unknown", {"P1", "x"})};
    EXPECT_NE(explain(judged_throwing(failure), 0, Language::zh).find("P1 的交流形式不详"), std::string::npos);
    EXPECT_EQ(judged_throwing(std::out_of_range{""}).rows.front().verdict, Verdict::failed);
    EXPECT_EQ(judged_throwing(std::bad_function_call{}).rows.front().verdict, Verdict::failed);
}

TEST(ARuleThatFails, LetsPassWhatIsNotItsFailure) {
    EXPECT_EQ(code_of([] { return judged_throwing(Error{ErrorCode::interrupted, "rules"}); }), ErrorCode::interrupted);
    EXPECT_EQ(code_of([] { return judged_by([](const RuleCase& on, Judgements&) { (void)on.day_asked("own"); }); }),
              ErrorCode::bad_day);
    EXPECT_THROW((void)judged_throwing(std::bad_alloc{}), std::bad_alloc);
    EXPECT_THROW((void)judged_throwing(7), int);
}

TEST(ARuleThatFails, IsRefusedByEveryAssertion) {
    using namespace testing;
    const auto answer = judged_throwing(std::runtime_error{"a slip"});
    const std::vector<Meant<Judge>> meant{
        {}, {.rule = "mine"}, {.subject = "mine"}, {.subject = "A"}, {.rule = "mine", .subject = "A"}};
    for (const auto& each : meant) {
        EXPECT_THROW(assert_met(answer, each), Failure);
        EXPECT_THROW(assert_not_met(answer, each), Failure);
        EXPECT_THROW(assert_undecided(answer, each), Failure);
    }
    EXPECT_THROW(assert_same_answer(answer, answer), Failure);
    EXPECT_NO_THROW(assert_met(answer, {.rule = "ringless"}));
    EXPECT_NO_THROW(assert_met(answer, {.rule = "ringless", .subject = "A"}));
}

}  // namespace
}  // namespace jiedui
