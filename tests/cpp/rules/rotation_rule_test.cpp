// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/rotation_rule.hpp"

#include <string>

#include <gtest/gtest.h>

#include "jiedui/rules/judge.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

Policy policy_with(const std::string& rule) {
    return policy_of(R"({"id": "p", "version": "1", "basis": "a notice", "rules": [{"id": "r", )" + rule + "}]}",
                     RuleKinds::built_in());
}
/// Each subject and verdict.
std::string judged(const Slice& slice, const std::string& rule) {
    std::string text;
    for (const Judgement& each : judge(policy_with(rule), slice, day(50)).rows)
        text += (text.empty() ? "" : "; ") + each.subject + " " + std::string{word_of(each.verdict)};
    return text;
}
std::string judged(const std::string& text, const std::string& rule) { return judged(Slice{network_of(text)}, rule); }
std::string share_of(const std::string& share) {
    return R"("kind": "rotation-share", "parameters": {"share": )" + share + "}";
}
std::string backbone_of(const std::string& denominator, const std::string& share = "0.5") {
    return R"("kind": "backbone-share", "parameters": {"share": )" + share + R"(, "denominator": ")" + denominator +
           "\"}";
}

TEST(RotationShare, LeavesOpenWhichDivisionASchoolOfNoneBelongsTo) {
    const std::string net =
        "A>B posting teacher=T1 0..9 | complete postings 0..99 | schools A division=x; C; D division=y"
        " | teachers T1 home=A exempt=no; T2 home=A exempt=no; T3 home=D exempt=no";
    EXPECT_EQ(judged(net, share_of("0.5")), "x met; y not_met");
    EXPECT_EQ(judged(net + "; T4 home=C exempt=no", share_of("0.5")), "x undecided; y not_met");  // C may be of x
    EXPECT_EQ(judged(net + "; T4 home=C exempt=no", share_of("0.3")), "x met; y not_met");  // one of three at least
    EXPECT_EQ(judged("C>B posting teacher=T4 0..9; " + net + "; T4 home=C exempt=no", share_of("0.5")),
              "x met; y undecided");
    EXPECT_EQ(judged("C>B posting x1 0..9; " + net + "; T4 home=C exempt=no", share_of("0.5")),
              "x undecided; y undecided");  // the head may be T4
    EXPECT_EQ(judged("A>B posting teacher=T1 0..9 | teachers T1 home=A exempt=no", share_of("0.5")), "");
}

TEST(RotationShare, TakesTheTeachersOfASchoolTogether) {
    const std::string net =
        "A>B posting teacher=T1 0..9; C>B posting teacher=T2 0..9 | complete postings 0..99 | schools A "
        "division=x; C | teachers T1 home=A exempt=no; T2 home=C exempt=no; T3 home=C exempt=no";
    EXPECT_EQ(judged(net, share_of("0.6")), "x met");  // one of one, or two of three: never one of two
}

TEST(RotationShare, TakesHeadsWithoutANameForTeachersOfTheirHome) {
    const std::string net =
        " | complete postings 0..99 | schools A division=x; C division=x | teachers T1 home=A exempt=no";
    EXPECT_EQ(judged("A>B posting x1 0..9" + net, share_of("0.5")), "x undecided");
    EXPECT_EQ(judged("C>B posting x1 0..9" + net, share_of("0.5")), "x not_met");
    EXPECT_EQ(judged("C>B posting x1 0..9" + net + "; T2 exempt=no", share_of("0.5")),
              "x undecided");  // of unknown home
}

TEST(RotationShare, ReportsThoseApartWhoAreNotEligible) {
    const Network net = network_of(
        "A>B posting teacher=T1 0..9; A>B posting teacher=T2 0..9; A>B posting teacher=T3 0..9; A>B posting teacher=T4 "
        "?..9"
        " | schools A division=x | teachers T1 home=A exempt=no; T2 home=A exempt=yes; T3 home=A exempt=yes; T4 home=A "
        "exempt=yes");
    for (const std::string& rule : {share_of("0.5"), backbone_of("eligible")}) {
        const auto answer = judge(policy_with(rule), Slice{net}.during(days(0, 30)));
        const std::string count = rule == share_of("0.5") ? "1" : "0";
        EXPECT_EQ(text_of(answer.rows.at(0).reason), "in x " + count +
                                                         " of 1 persons count for certain; a share of 0.5 is demanded; "
                                                         "besides, 2 rotate who are not eligible");
    }
    const auto answer = judge(policy_with(share_of("0.5")), Slice{net}.during(days(0, 30)));
    EXPECT_EQ(text_of(answer.rows.at(0).reason, Language::zh),
              "x 的 1 人中确定有 1 人计入；要求比例 0.5；另有 2 人交流但不符合交流条件");
}

TEST(BackboneShare, ReadsWhatAPostingSays) {
    const auto verdict = [](const std::string& posting, const std::string& teacher) {
        return judged("A>B posting teacher=T1 0..9 " + posting +
                          " | complete postings 0..99 | schools A division=x | teachers "
                          "T1 home=A exempt=no " +
                          teacher,
                      backbone_of("rotated"));
    };
    EXPECT_EQ(verdict("backbone=county", ""), "x met");
    EXPECT_EQ(verdict("backbone=no", ""), "x not_met");
    EXPECT_EQ(verdict("", "backbone=county"), "x met");
    EXPECT_EQ(verdict("", "backbone=no"), "x not_met");
    EXPECT_EQ(verdict("", ""), "x undecided");
    EXPECT_EQ(verdict("backbone=county", "backbone=school"), "x met");  // the level may change
    EXPECT_EQ(verdict("backbone=county", "backbone=no"), "x undecided");
    EXPECT_EQ(verdict("backbone=no", "backbone=yes"), "x undecided");
}

TEST(BackboneShare, IsDoubtedInALedgerThatContradictsItself) {
    const auto found = [](const std::string& posting, const std::string& teacher) {
        std::string text;
        const Network net =
            network_of("A>B staff; A>B posting teacher=T1 0..9 " + posting + " | teachers T1 " + teacher);
        for (const Finding& each : net.ledger().findings())
            text += std::string{word_of(each.code)} + " " + each.table + " " + each.column + "=" + each.value + " " +
                    text_of(each.expected);
        return text;
    };
    EXPECT_EQ(found("backbone=county", "backbone=no"), "backbone_differs postings backbone=county no");
    EXPECT_EQ(found("backbone=no", "backbone=yes"), "backbone_differs postings backbone=no yes");
    EXPECT_EQ(found("backbone=county", "backbone=school"), "");
    EXPECT_EQ(found("backbone=county", ""), "");
    EXPECT_EQ(found("", "backbone=no"), "");
}

TEST(BackboneShare, WantsOneMoveAsABackboneTeacher) {
    const std::string net =
        "A>B posting teacher=T1 0..9 backbone=yes; A>B posting teacher=T1 20..29 backbone=no | complete "
        "postings 0..99 | schools A division=x | teachers T1 home=A exempt=no";
    EXPECT_EQ(judged(net, backbone_of("rotated")), "x met");
    EXPECT_EQ(judged(Slice{network_of(net)}.during(days(0, 9)), backbone_of("rotated")), "x met");
    EXPECT_EQ(judged(Slice{network_of(net)}.during(days(20, 29)), backbone_of("rotated")), "x not_met");
}

TEST(BackboneShare, ReadsWhatAHeadCountSays) {
    const std::string net =
        " | complete postings 0..99 | schools A division=x | teachers T1 home=A exempt=no backbone=no";
    EXPECT_EQ(judged("A>B posting x2 0..9 backbone=yes" + net, backbone_of("rotated")), "x met");
    EXPECT_EQ(judged("A>B posting x2 0..9 backbone=no" + net, backbone_of("rotated")), "x not_met");
    EXPECT_EQ(judged("A>B posting x2 0..9" + net, backbone_of("rotated")), "x undecided");
    EXPECT_EQ(judged("A>B posting x1 0..9" + net, backbone_of("eligible")), "x not_met");
    EXPECT_EQ(judged("A>B posting x1 0..9 backbone=yes" + net, backbone_of("eligible")),
              "x undecided");  // it may be T1
}

constexpr const char* two_townships =
    "A>B posting teacher=T1 0..40; A>C posting teacher=T2 0..40; D>C posting teacher=T4 0..40 | complete postings "
    "0..99 | "
    "schools A township=x division=v; C township=x weak=yes locale=rural; B township=y weak=yes locale=rural; D "
    "township=y "
    "division=v | teachers T1 home=A exempt=no applies_for=senior joined=1950-09; T2 home=A exempt=no "
    "applies_for=senior "
    "joined=1950-09; T3 home=A exempt=no applies_for=senior joined=1950-09; T4 applies_for=senior exempt=no "
    "joined=1950-09; T5 "
    "applies_for=senior exempt=no joined=1950-09";

TEST(ACutBySchool, LeavesOpenWhatPostingsItTookAwayMayShow) {
    const Network net = network_of(two_townships);
    const Slice cut = Slice{net}.within(net.schools_where({{"township", {"x"}}}));
    const std::string title =
        R"("kind": "service-before-title", "parameters": {"titles": ["senior"], "threshold": "10 days",
        "hosts": "weak_and_rural"})";
    EXPECT_EQ(judged(Slice{net}, title), "T1 met; T2 met; T3 not_met; T4 met; T5 not_met");
    EXPECT_EQ(judged(cut, title), "T1 undecided; T2 met; T3 not_met; T4 undecided; T5 undecided");
    const std::string tenure = R"("kind": "tenure-limit", "parameters": {"years_at_school": 8})";
    EXPECT_EQ(judged(Slice{net}, tenure), "T1 met; T2 met; T3 not_met; T4 met; T5 not_met");
    EXPECT_EQ(judged(cut, tenure), "T1 undecided; T2 met; T3 not_met; T4 undecided; T5 undecided");
    EXPECT_EQ(judged(Slice{net}.all_kinds().where({"subject", {"maths"}}), tenure),
              "T1 undecided; T2 undecided; T3 not_met; T4 undecided; T5 not_met");
    EXPECT_EQ(judged(Slice{net}.through(Channel::funds), tenure),
              "T1 undecided; T2 undecided; T3 not_met; T4 undecided; T5 not_met");
    EXPECT_EQ(judged(cut, share_of("0.5")), "v undecided");
    EXPECT_EQ(judged(cut, share_of("0.9")), "v not_met");  // two of three at most, with T5 three of four
}

TEST(ACutBySchool, LeavesOpenWhetherATeacherIsBookedElsewhere) {
    const Network net = network_of(
        "A>B posting teacher=T1 0..40; A>C posting teacher=T1 20..30; A>C posting teacher=T2 0..9; "
        "A>B posting teacher=T2 20..30; A>B posting teacher=T3 0..9 | teachers T1 home=A; T2 "
        "home=A; T3 home=A");
    const std::string rule = R"("kind": "no-double-booking")";
    EXPECT_EQ(judged(Slice{net}, rule), "T1 not_met; T2 met; T3 met");
    EXPECT_EQ(judged(Slice{net}.within(net.school_set({"A", "C"})), rule), "T1 undecided; T2 met");
}

}  // namespace
}  // namespace jiedui
