// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/verdicts.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/duties.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/schools.hpp"
#include "jiedui/query/ties.hpp"
#include "jiedui/rules/judge.hpp"
#include "jiedui/testing/text_network.hpp"

namespace jiedui::testing {
namespace {

static_assert(judged<Duties> && judged<Judge> && !judged<Roles>);
template <class Question>
concept may_name_a_rule = requires(Meant<Question> meant) { meant.rule; };
static_assert(may_name_a_rule<Judge> && !may_name_a_rule<Duties>);

/// What a failed assertion says; nothing if it holds.
template <class Assertion>
[[nodiscard]] std::optional<std::string> said_by(const Assertion& assertion) {
    try {
        assertion();
    } catch (const Failure& failure) {
        return failure.what();
    }
    return std::nullopt;
}

constexpr const char* duties_text = "A>B staff 0..9; A>C staff; C>B staff 0..9 | schools A duty=2; C duty=1; B duty=1";

[[nodiscard]] Answer<Duties> duties_on_day_5() { return ask(Slice{network_of(duties_text)}.at(day(5)), Duties{}); }

[[nodiscard]] Answer<Judge> judged(const std::string& text) {
    const Policy policy = policy_of(
        R"({"id": "p", "version": "1", "basis": "a notice", "rules": [
            {"id": "two", "kind": "duty", "parameters": {"recipients": 2}}, {"id": "ringless", "kind": "no-ring"}]})",
        RuleKinds::built_in());
    return judge(policy, Slice{network_of(text)});
}

TEST(Verdicts, HoldWhereTheyAreWhatIsAsserted) {
    const auto answer = duties_on_day_5();
    EXPECT_NO_THROW(assert_undecided(answer, {.subject = "A"}));
    EXPECT_NO_THROW(assert_not_met(answer, {.subject = "B"}));
    EXPECT_NO_THROW(assert_met(answer, {.subject = "C"}));
    EXPECT_NO_THROW(assert_met(ask(Slice{network_of("A>B staff | schools A duty=1")}, Duties{})));
}

TEST(Verdicts, FailWhereTheyAreOthers) {
    const auto answer = duties_on_day_5();
    EXPECT_THROW(assert_met(answer, {.subject = "A"}), Failure);
    EXPECT_THROW(assert_not_met(answer, {.subject = "A"}), Failure);
    EXPECT_THROW(assert_met(answer, {.subject = "B"}), Failure);
    EXPECT_THROW(assert_undecided(answer, {.subject = "B"}), Failure);
    EXPECT_THROW(assert_not_met(answer, {.subject = "C"}), Failure);
    EXPECT_THROW(assert_undecided(answer, {.subject = "C"}), Failure);
}

TEST(Verdicts, ShowEachRowThatDiffersAndItsTies) {
    EXPECT_EQ(said_by([] { assert_met(duties_on_day_5()); }),
              "2 of 3 rows are not met:\n"
              "  row 0: school A, required 2, supported 1, shortfall 1, verdict undecided\n"
              "    evidence: agreement t1\n"
              "  row 1: school B, required 1, supported 0, shortfall 1, verdict not_met\n"
              "    evidence: none");
}

TEST(Verdicts, FailAboutNobody) {
    EXPECT_EQ(said_by([] { assert_met(duties_on_day_5(), {.subject = "Z"}); }),
              "no row with school 'Z'; there are 'A', 'B', 'C'");
    const auto nobody = ask(Slice{network_of("A>B staff")}, Duties{});
    const std::string expected = "the answer of duties has no rows, so nothing is shown by it";
    EXPECT_EQ(said_by([&] { assert_met(nobody); }), expected);
    EXPECT_EQ(said_by([&] { assert_not_met(nobody); }), expected);
    EXPECT_EQ(said_by([&] { assert_undecided(nobody, {.subject = "A"}); }), expected);
}

TEST(Verdicts, CutLongFailures) {
    std::string text = "schools ";
    for (int i = 10; i < 35; ++i) text += "S" + std::to_string(i) + " duty=1; ";
    const auto many = ask(Slice{network_of(text)}, Duties{});
    const std::string said = said_by([&] { assert_met(many); }).value();
    EXPECT_TRUE(said.starts_with("25 of 25 rows are not met:")) << said;
    EXPECT_NE(said.find("row 19: school S29"), std::string::npos);
    EXPECT_EQ(said.find("row 20:"), std::string::npos);
    EXPECT_TRUE(said.ends_with("\n… and 5 more")) << said;
    const std::string listed = said_by([&] { assert_met(many, {.subject = "Z"}); }).value();
    EXPECT_TRUE(listed.ends_with("'S18', 'S19' and 15 more")) << listed;
}

TEST(Verdicts, ExplainJudgements) {
    const auto answer = judged("A>B staff; A>C staff; B>C funds");
    EXPECT_NO_THROW(assert_met(answer, {.rule = "ringless"}));
    EXPECT_NO_THROW(assert_met(answer, {.subject = "A"}));
    EXPECT_NO_THROW(assert_not_met(answer, {.rule = "two", .subject = "B"}));
    const std::string said = said_by([&] { assert_met(answer, {.rule = "two", .subject = "B"}); }).value();
    EXPECT_TRUE(
        said.starts_with("1 of 1 rows are not met:\n  row 1: rule two, subject_kind school, subject B, verdict "
                         "not_met, measured 1, limit 2"))
        << said;
    EXPECT_NE(said.find("\n    " + explain(answer, 1)), std::string::npos) << said;
    EXPECT_TRUE(said.ends_with("\n    evidence: agreement t3")) << said;
    const std::string without_numbers = said_by([&] { assert_not_met(answer, {.rule = "ringless"}); }).value();
    EXPECT_NE(without_numbers.find(", subject A, verdict met, confidence unconfirmed\n"), std::string::npos)
        << without_numbers;
    EXPECT_EQ(said_by([&] { assert_met(answer, {.rule = "three"}); }),
              "no row with rule 'three'; there are 'two', 'ringless'");
    EXPECT_EQ(said_by([&] { assert_met(answer, {.rule = "two", .subject = "Z"}); }),
              "no row with subject 'Z'; there are 'A', 'B', 'C'");
}

TEST(Verdicts, AreSeenByTestFrameworksAsErrors) {
    EXPECT_THROW(assert_met(duties_on_day_5(), {.subject = "B"}), std::runtime_error);
}

TEST(SameAnswer, ComparesIdsAndNotNetworks) {
    const auto answer = duties_on_day_5();
    EXPECT_NO_THROW(assert_same_answer(answer, duties_on_day_5()));
    EXPECT_NO_THROW(assert_same_answer(answer, answer.rows));
    const auto few = ask(Slice{network_of("schools B")}, Schools{});
    const Network net = network_of("schools A; B");
    const auto many = ask(Slice{net}.without(net.school_set({"A"})), Schools{});
    EXPECT_NE(few.rows, many.rows);  // the second school of two, and the only one
    EXPECT_NO_THROW(assert_same_answer(few, many));
    EXPECT_THROW(assert_same_answer(few, ask(Slice{network_of("schools A")}, Schools{})), Failure);
}

TEST(SameAnswer, ShowsRowsThatDifferSideBySide) {
    const auto before = ask(Slice{network_of("A>B staff; A>C staff | schools A duty=2; C duty=0")}, Duties{});
    const auto after = ask(Slice{network_of("A>B staff; A>C staff | schools A duty=3; C duty=0")}, Duties{});
    EXPECT_EQ(said_by([&] { assert_same_answer(before, after); }),
              "1 rows differ; left has 2 rows, right has 2\n"
              "row 0:\n"
              "             left   right\n"
              "  school     'A'    'A'\n"
              "  required   2      3  ≠\n"
              "  supported  2      2\n"
              "  shortfall  0      1  ≠\n"
              "  verdict    'met'  'not_met'  ≠");
}

TEST(SameAnswer, SaysRowsOfOneSideAlone) {
    const auto answer = ask(Slice{network_of(duties_text)}, Duties{});
    std::vector<Duties::Row> two{answer.rows[0], answer.rows[2]};
    EXPECT_EQ(said_by([&] { assert_same_answer(answer, two); }),
              "1 rows differ; left has 3 rows, right has 2\n"
              "only left, row 1: school 'B', required 1, supported 0, shortfall 1, verdict 'not_met'");
    EXPECT_EQ(said_by([&] { assert_same_answer(answer, {}); })->substr(0, 44),
              "3 rows differ; left has 3 rows, right has 0\n");
    two = {answer.rows[2], answer.rows[0], answer.rows[1]};
    const std::string said = said_by([&] { assert_same_answer(answer, two); }).value();
    EXPECT_TRUE(said.starts_with("1 rows differ; left has 3 rows, right has 3\nrow 2 of left, row 0 of right:\n"))
        << said;
    EXPECT_EQ(said.find("≠"), std::string::npos) << said;  // it stands elsewhere
}

TEST(SameAnswer, PairsRowsWithThoseMostLikeThem) {
    const Network net = network_of("schools A; B; C; D; E");
    const auto row = [&](const char* school, std::uint32_t required, std::uint32_t met) {
        return Duties::Row{.school = net.school_of(school), .required = required, .supported = met};
    };
    const Answer<Duties> answer{{row("A", 1, 1), row("B", 2, 2)}, Slice{net}, Duties{}};
    const std::string said =
        said_by([&] { assert_same_answer(answer, {row("B", 2, 3), row("C", 7, 7), row("A", 1, 1)}); }).value();
    EXPECT_TRUE(said.starts_with("2 rows differ; left has 2 rows, right has 3\nrow 1 of left, row 0 of right:"))
        << said;
    EXPECT_NE(said.find("\nonly right, row 1: school 'C', required 7"), std::string::npos) << said;
}

TEST(SameAnswer, PairsEachRowOnceAndNoneThatAreUnlike) {
    const Network net = network_of("schools A; B; C");
    const auto row = [&](const char* school, std::uint32_t met, std::uint32_t shortfall, Verdict verdict) {
        return Duties::Row{.school = net.school_of(school),
                           .required = 9,
                           .supported = met,
                           .shortfall = shortfall,
                           .verdict = verdict};
    };
    const Answer<Duties> twice{
        {row("B", 1, 8, Verdict::not_met), row("B", 2, 8, Verdict::not_met)}, Slice{net}, Duties{}};
    const std::string once = said_by([&] { assert_same_answer(twice, {row("B", 3, 8, Verdict::not_met)}); }).value();
    EXPECT_TRUE(once.starts_with("2 rows differ; left has 2 rows, right has 1\nrow 0:\n")) << once;
    EXPECT_NE(once.find("\nonly left, row 1: school 'B', required 9, supported 2"), std::string::npos) << once;
    const Answer<Duties> two{{row("C", 9, 0, Verdict::met), row("B", 1, 8, Verdict::not_met)}, Slice{net}, Duties{}};
    const std::string nearest =
        said_by([&] {
            assert_same_answer(two, {row("B", 3, 8, Verdict::not_met), row("B", 4, 8, Verdict::not_met)});
        }).value();
    EXPECT_NE(nearest.find("\nrow 1:\n"), std::string::npos) << nearest;
    EXPECT_NE(nearest.find("\nonly right, row 0: school 'B'"), std::string::npos) << nearest;
    const Answer<Duties> one{
        {row("A", 9, 0, Verdict::met)}, Slice{net}, Duties{}};  // in one cell of five they are alike
    EXPECT_EQ(said_by([&] { assert_same_answer(one, {row("C", 1, 8, Verdict::not_met)}); }),
              "2 rows differ; left has 1 rows, right has 1\n"
              "only left, row 0: school 'A', required 9, supported 9, shortfall 0, verdict 'met'\n"
              "only right, row 0: school 'C', required 9, supported 1, shortfall 8, verdict 'not_met'");
}

TEST(SameAnswer, ShowsMissingCellsAndTies) {
    const auto before = ask(Slice{network_of("A>B staff")}, Ties{});
    const auto after = ask(Slice{network_of("A>B staff 0.. 2")}, Ties{});
    const std::string said = said_by([&] { assert_same_answer(before, after); }).value();
    EXPECT_NE(said.find("missing"), std::string::npos) << said;
    EXPECT_NE(said.find("1970-01-01"), std::string::npos) << said;
}

TEST(SameAnswer, ComparesVeryManyRowsByPlace) {
    std::string left;
    for (int i = 1000; i < 2200; ++i) left += "S" + std::to_string(i) + " duty=1; ";
    std::string right = left;
    for (std::size_t at = right.find("duty=1"); at != std::string::npos; at = right.find("duty=1"))
        right.replace(at, 6, "duty=2");
    const auto answer = ask(Slice{network_of("schools " + left)}, Duties{});
    const auto other = ask(Slice{network_of("schools " + right)}, Duties{});
    const std::string said = said_by([&] { assert_same_answer(answer, other); }).value();
    EXPECT_TRUE(said.starts_with("1200 rows differ; left has 1200 rows, right has 1200\nrow 0:"))
        << said.substr(0, 200);
    EXPECT_NE(said.find("\nrow 19:"), std::string::npos);
    EXPECT_TRUE(said.ends_with("\n… and 1180 more"));
    const std::vector<Duties::Row> but_one(answer.rows.begin() + 1, answer.rows.end());
    EXPECT_EQ(said_by([&] { assert_same_answer(answer, but_one); }),
              "1 rows differ; left has 1200 rows, right has 1199\n"
              "only left, row 0: school 'S1000', required 1, supported 0, shortfall 1, verdict 'not_met'");
}

}  // namespace
}  // namespace jiedui::testing
