// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/judge.hpp"

#include <string>

#include <gtest/gtest.h>

#include "jiedui/base/finding.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/rules/shipped.hpp"
#include "support/errors.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// One rule as a policy.
Policy policy_with(const std::string& rule) {
    return policy_of(R"({"id": "p", "version": "1", "basis": "a notice", "rules": [{"id": "r", )" + rule + "}]}",
                     RuleKinds::built_in());
}
/// Subjects, verdicts and what was measured and demanded.
std::string judged(const Network& network, const std::string& rule, std::optional<Day> day = {}) {
    std::string text;
    for (const Judgement& each : judge(policy_with(rule), Slice{network}, day).rows) {
        text += (text.empty() ? "" : "; ") + each.subject + " " + std::string{word_of(each.verdict)};
        if (each.measured) text += " " + cell_text(*each.measured);
        if (each.limit) text += " of " + cell_text(*each.limit);
    }
    return text;
}
std::string judged(const char* network, const std::string& rule, std::optional<Day> day = {}) {
    return judged(network_of(network), rule, day);
}

TEST(Duty, CountsDistinctSchools) {
    const std::string two = R"("kind": "duty", "parameters": {"recipients": 2})";
    EXPECT_EQ(judged("A>B staff 0..9; A>B funds 0..9; C>A staff; C>B staff", two),
              "A not_met 1 of 2; B not_met 0 of 2; C met 2 of 2");
    EXPECT_EQ(judged("A>B staff; A>C staff | schools A locale=urban; B locale=rural; C",
                     R"("scope": {"schools": {"locale": "urban"}}, )" + two),
              "A met 2 of 2");
    const std::string weak =
        R"("scope": {"schools": {"locale": "urban"}}, "kind": "duty", "parameters": {"recipients": 2, "only_weak": true})";
    EXPECT_EQ(judged("A>B staff; A>C staff | schools A locale=urban; B weak=yes; C", weak), "A undecided 1 of 2");
    EXPECT_EQ(judged("A>B staff; A>C staff | schools A locale=urban; B weak=yes; C weak=no", weak), "A not_met 1 of 2");
}

TEST(Duty, IsUndecidedWhereATieThatWasLeftOutDecides) {
    const Network net = network_of("A>B staff 0..9; A>C staff");
    const auto answer =
        judge(policy_with(R"("kind": "duty", "scope": {"schools": {"name": "A"}}, "parameters": {"recipients": 2})"),
              Slice{net}.at(day(5)));
    EXPECT_EQ(shown(net, answer), "r school A undecided 1 2 schools - - unconfirmed");
    EXPECT_EQ(shown(net, answer.evidence(0)), "t1");
    EXPECT_EQ(explain(answer, 0),
              "Rule r: undecided, as data are missing. A supports 1 schools for certain and 2 at most; 2 are demanded. "
              "Records: t1. Basis: a notice (not confirmed).");
    EXPECT_EQ(explain(answer, 0, Language::zh),
              "规则 r：因数据缺失无法判定。A 确定支援 1 所学校，至多 2 所；要求 2 所。依据的记录：t1。依据：a "
              "notice（未经证实）。");
}

TEST(Duty, CountsTheCampusesOfOneLegalPersonOnce) {
    const char* const net = "A>B staff; A>C staff; D>B staff; D>E staff | schools B legal=x; C legal=x";
    const std::string of_two =
        R"("scope": {"schools": {"id": ["A", "D"]}}, "kind": "duty", "parameters": {"recipients": 2)";
    EXPECT_EQ(judged(net, of_two + "}"), "A met 2 of 2; D met 2 of 2");
    EXPECT_EQ(judged(net, of_two + R"(, "once_per": "legal"})"), "A not_met 1 of 2; D undecided 1 of 2");
    EXPECT_EQ(judged(net, of_two + R"(, "once_per": "nothing"})"), "A undecided 1 of 2; D undecided 1 of 2");
}

TEST(Duty, CountsWeakCampusesOnce) {
    const std::string rule = R"("scope": {"schools": {"id": "A"}}, "kind": "duty",
        "parameters": {"recipients": 2, "only_weak": true, "once_per": "legal"})";
    const auto said = [&](const std::string& schools) {
        return judged(network_of("A>B staff; A>C staff; A>D staff | schools B weak=yes legal=x; " + schools), rule);
    };
    EXPECT_EQ(said("C weak=yes legal=y; D weak=no legal=z"), "A met 2 of 2");
    EXPECT_EQ(said("C legal=y; D weak=no legal=z"), "A undecided 1 of 2");
    EXPECT_EQ(said("C legal=x; D weak=no legal=z"), "A not_met 1 of 2");
    EXPECT_EQ(said("C weak=yes; D weak=no legal=z"), "A undecided 1 of 2");
}

TEST(CoverageOfARule, AsksForChannels) {
    const std::string weak = R"("scope": {"schools": {"weak": true}}, "kind": "coverage")";
    const char* net = "A>B staff; A>C staff; A>C funds | schools B weak=yes; C weak=yes; D weak=yes";
    EXPECT_EQ(judged(net, weak), "B met 1 of 1; C met 1 of 1; D not_met 0 of 1");
    EXPECT_EQ(judged(net, weak + R"(, "parameters": {"channels": ["staff", "funds"]})"),
              "B not_met 1 of 2; C met 2 of 2; D not_met 0 of 2");
}

TEST(ServiceBeforeTitle, JudgesWhoApplies) {
    const std::string rule = R"("kind": "service-before-title", "scope": {"schools": {"locale": "urban"}}, "parameters":
        {"titles": ["senior"], "threshold": "10 days", "hosts": "weak_and_rural"})";
    const std::string net =
        "A>C posting teacher=T1 0..9; A>C posting teacher=T2 0..8; A>C posting teacher=T5 0..20 | schools A "
        "locale=urban; "
        "B locale=rural; C weak=yes locale=rural | teachers T1 home=A applies_for=senior; T2 home=A "
        "applies_for=senior; "
        "T3 home=A applies_for=intermediate; T4 home=B applies_for=senior; T5 home=A; T6 applies_for=senior";
    EXPECT_EQ(judged(net.c_str(), rule, day(50)), "T1 met 10 of 10; T2 undecided 9 of 10; T6 undecided 0 of 10");
    EXPECT_EQ(judged((net + " | complete postings 0..99").c_str(), rule, day(50)),
              "T1 met 10 of 10; T2 not_met 9 of 10; T6 undecided 0 of 10");
    EXPECT_EQ(code_of([&] { return judged(net.c_str(), rule); }), ErrorCode::bad_day);
}

TEST(Papers, AreMissingOnlyInACompleteTable) {
    const std::string rule = R"("kind": "papers", "parameters": {"papers": ["plan", "inspection"]})";
    Records records = records_of("A>B staff");
    records.documents = {{.id = "D1", .kind = DocumentKind::plan}, {.id = "D2"}};
    EXPECT_EQ(judged(network_of(records), rule), "plan met 1 of 1; inspection undecided 0 of 1");
    records.documents.pop_back();
    EXPECT_EQ(judged(network_of(records), rule), "plan met 1 of 1; inspection undecided 0 of 1");
    const Network ten_days{Ledger{records, {.complete = {{"documents", days(0, 9)}}}}};
    EXPECT_EQ(judged(ten_days, rule), "plan met 1 of 1; inspection undecided 0 of 1");  // ten days are not for ever
    const Settings for_ever{.complete = {{"documents", {day(0), Day::running()}}}};
    EXPECT_EQ(judged(Network{Ledger{records, for_ever}}, rule), "plan met 1 of 1; inspection not_met 0 of 1");
    records.documents.push_back({.id = "D3"});  // of an unknown kind
    const Network unclear{Ledger{records, for_ever}};
    EXPECT_EQ(judged(unclear, rule), "plan met 1 of 1; inspection undecided 0 of 1");
}

TEST(Papers, MayBeAskedOfEachSchoolYear) {
    const std::string years = R"("kind": "papers", "parameters": {"papers": ["plan", "notice"], "per": "school_year"})";
    const char* two =
        "A>B | complete documents 2003/2004 | documents D1 kind=plan day=2003-10; D2 kind=notice day=2002-10";
    const Network net = network_of(two);
    EXPECT_EQ(
        judged(net, years),
        "2002/2003 plan undecided 0 of 1; 2002/2003 notice met 1 of 1; 2003/2004 plan met 1 of 1; 2003/2004 notice "
        "not_met 0 of 1");
    const auto answer = judge(policy_with(years), Slice{net}.during(days(0, 9)));
    EXPECT_EQ(shown(net, answer),
              "r school_year 1969/1970 plan undecided 0 1 documents - - unconfirmed; r school_year 1969/1970 notice "
              "undecided 0 1 documents - - unconfirmed");
    EXPECT_EQ(judged((std::string{two} + " programme=x; D3 day=2003-11").c_str(), years),
              "x 2002/2003 plan undecided 0 of 1; x 2002/2003 notice met 1 of 1; x 2003/2004 plan undecided 0 of 1; "
              "x 2003/2004 notice undecided 0 of 1");
    EXPECT_EQ(explain(judge(policy_with(years), Slice{network_of(std::string{two} + "; D4 day=2003-11; D3")}), 3),
              "Rule r: undecided, as data are missing. 2003/2004 notice: the ledger has –; it may be 'D3' or 'D4'. "
              "Basis: a notice (not confirmed).");
    const std::string whole = R"("kind": "papers", "parameters": {"papers": ["plan"], "per": "programme"})";
    EXPECT_EQ(judged(net, whole), "plan met 1 of 1");
    EXPECT_EQ(
        code_of([&] { return policy_with(R"("kind": "papers", "parameters": {"papers": ["plan"], "per": "year"})"); }),
        ErrorCode::bad_policy);
}

TEST(Papers, AreThoseOfTheDaysOfTheScope) {
    const auto in_days = [](const std::string& first, const std::string& last) {
        return R"("kind": "papers", "scope": {"days": {"first_day": ")" + first + R"(", "last_day": ")" + last +
               R"("}}, "parameters": {"papers": ["plan"]})";
    };
    const char* net = "A>B | complete documents 0..9; documents 10..19 | documents D1 kind=plan day=5; D2 kind=notice";
    EXPECT_EQ(judged(net, in_days("1970-01-06", "1970-01-06")), "plan met 1 of 1");
    EXPECT_EQ(judged(net, in_days("1970-01-07", "1970-01-20")), "plan not_met 0 of 1");
    EXPECT_EQ(judged(net, in_days("1970-01-07", "1970-01-21")), "plan undecided 0 of 1");
}

TEST(NoRing, FindsRingsSureAndPossible) {
    const std::string rule = R"("kind": "no-ring")";
    EXPECT_EQ(judged("A>B staff; B>A staff; B>C staff", rule), "A not_met; B not_met; C met");
    const Network net = network_of("A>B staff 0..9; B>A staff; B>C staff 0..9");
    const auto answer = judge(policy_with(rule), Slice{net}.at(day(5)));
    EXPECT_EQ(shown(net, answer),
              "r school A undecided - - - - - unconfirmed; r school B undecided - - - - - unconfirmed; r school C met "
              "- - - - - unconfirmed");
}

TEST(NoDoubleBooking, TellsSureFromPossible) {
    const std::string rule = R"("kind": "no-double-booking")";
    EXPECT_EQ(judged("A>B posting teacher=T1 0..9; A>C posting teacher=T1 5..9; A>B posting teacher=T2 0..9; A>C "
                     "posting teacher=T2 10..19; "
                     "A>B posting teacher=T3 0..?; A>C posting teacher=T3 5..9; A>B posting teacher=T4 share=0.5 0..9; "
                     "A>C posting teacher=T4 share=0.5 0..9",
                     rule),
              "T1 not_met; T2 met; T3 undecided; T4 met");
}

TEST(MinimumTerm, MeasuresKnownDays) {
    const std::string rule = R"("kind": "minimum-term", "parameters": {"days": 10})";
    const char* net = "A>B posting 0..9; A>C posting 0..8; A>D posting 0..; A>E posting 0..?; A>B staff 0..1";
    EXPECT_EQ(judged(net, rule), "t2 not_met 9 of 10; t1 met 10 of 10; t3 undecided of 10; t4 undecided of 10");
    EXPECT_EQ(judged(net, rule, day(10)), "t2 not_met 9 of 10; t1 met 10 of 10; t3 met 10 of 10; t4 undecided of 10");
    EXPECT_EQ(judged(net, rule, day(9)),
              "t2 not_met 9 of 10; t1 met 10 of 10; t3 undecided 9 of 10; t4 undecided of 10");
}

TEST(MinimumTerm, MeasuresAllPartsOfAPostingThatSuccessionsCut) {
    const std::string rule = R"("kind": "minimum-term", "parameters": {"days": 10})";
    const Network net = network_of("A>B posting 0..9; A>C posting 0..8; A>D posting 2.. | successions A>E rename 5");
    EXPECT_EQ(judged(net, rule, day(9)), "t2 not_met 9 of 10; t1 met 10 of 10; t3 undecided 7 of 10");
    EXPECT_EQ(judged(net.following_successions(day(9)), rule, day(9)),
              "t1 met 10 of 10; t2 not_met 9 of 10; t3 undecided 7 of 10");
    const auto answer = judge(policy_with(rule), Slice{net.following_successions(day(9))}, day(9));
    EXPECT_EQ(shown(answer.slice.network(), answer.evidence(0)), "t1 t1@1970-01-06");
}

TEST(FloorAtHomeOfARule, JudgesEachSubject) {
    EXPECT_EQ(judged("A>C posting x2 subject=maths share=1 0..9 | needs A maths required=3 on_hand=4; A art required=1 "
                     "on_hand=1",
                     R"("kind": "floor-at-home")", day(5)),
              "A met 1 of 1; A not_met 2 of 3");
}

TEST(SameStage, LooksAtKinds) {
    EXPECT_EQ(judged("A>B staff; A>C staff; A>D staff | schools A kind=nine_year; B kind=junior; C kind=senior; D",
                     R"("kind": "same-stage")"),
              "t1 met; t2 not_met; t3 undecided");
}

TEST(Distance, IsAsTheCrowFlies) {
    const Network net = network_of(
        "A>B staff; A>C staff; A>D staff; B>A staff | schools A latitude=31 longitude=116; B latitude=32 "
        "longitude=116; "
        "C latitude=32.1 longitude=116; D latitude=32");
    const auto rows = judge(policy_with(R"("kind": "distance", "parameters": {"kilometres": 111.2})"), Slice{net}).rows;
    ASSERT_EQ(rows.size(), 4U);
    constexpr double degree = 6371.0088 * 3.14159265358979323846 / 180;  // along a meridian [km]
    EXPECT_NEAR(rows[0].measured.value(), degree, 1e-9);
    EXPECT_NEAR(rows[1].measured.value(), 1.1 * degree, 1e-9);
    EXPECT_FALSE(rows[2].measured);
    EXPECT_DOUBLE_EQ(rows[3].measured.value(), rows[0].measured.value());
    EXPECT_EQ(rows[0].verdict, Verdict::met);
    EXPECT_EQ(rows[1].verdict, Verdict::not_met);
    EXPECT_EQ(rows[2].verdict, Verdict::undecided);
}

TEST(RotationShare, BoundsWhatMissingDataMayBring) {
    const std::string rule =
        R"("kind": "rotation-share", "scope": {"days": {"first_day": "1970-01-01", "last_day": "1970-01-31"}}, "parameters": {"share": 0.5})";
    const std::string two =
        " | schools A division=x | teachers T1 home=A exempt=no; T2 home=A exempt=no; T3 home=A exempt=yes";
    EXPECT_EQ(judged(("A>B posting teacher=T1 0..9" + two).c_str(), rule), "x met 0.5 of 0.5");
    EXPECT_EQ(judged(("A>B posting teacher=T3 0..9" + two).c_str(), rule), "x undecided 0 of 0.5");
    const std::string complete = " | complete postings 0..99";
    EXPECT_EQ(judged(("A>B posting teacher=T3 0..9" + two + complete).c_str(), rule), "x not_met 0 of 0.5");
    EXPECT_EQ(judged(("A>B posting teacher=T1 40..49" + two + complete).c_str(), rule), "x not_met 0 of 0.5");
    EXPECT_EQ(judged(("A>B posting teacher=T1 ?..9" + two + complete).c_str(), rule), "x undecided 0 of 0.5");
    EXPECT_EQ(judged(("A>B posting x1 0..9" + two + complete).c_str(), rule),
              "x undecided 0 of 0.5");  // it may be either
    EXPECT_EQ(judged(("A>B posting teacher=T1 0..9" + two + "; T4 home=A").c_str(), rule), "x undecided 0.5 of 0.5");
    EXPECT_EQ(judged(("A>B posting teacher=T1 0..9" + two + "; T4 exempt=no").c_str(), rule),
              "x undecided 0.5 of 0.5");  // her home may be A
    EXPECT_EQ(judged(("A>B posting teacher=T1 0..9" + two + "; T4 exempt=yes").c_str(), rule), "x met 0.5 of 0.5");
    EXPECT_EQ(judged(("A>B posting teacher=T4 0..9" + two + "; T4 exempt=no" + complete).c_str(), rule),
              "x not_met 0 of 0.5");  // of three one at most
}

TEST(BackboneShare, IsOfTheRotatedOrOfTheEligible) {
    const std::string net =
        "A>B posting teacher=T1 0..9; A>B posting teacher=T2 0..9 | schools A division=x | complete postings 0..99 | "
        "teachers T1 home=A exempt=no backbone=yes; T2 home=A exempt=no backbone=no; T3 home=A exempt=no backbone=yes; "
        "T4 home=A exempt=no backbone=no";
    const auto rule = [](const std::string& of) {
        return R"("kind": "backbone-share", "scope": {"days": {"first_day": "1970-01-01", "last_day": "1970-01-31"}}, "parameters": {"share": 0.5, "denominator": ")" +
               of + "\"}";
    };
    EXPECT_EQ(judged(net.c_str(), rule("rotated")), "x met 0.5 of 0.5");
    EXPECT_EQ(judged(net.c_str(), rule("eligible")), "x not_met 0.25 of 0.5");
    const auto more = [&](const std::string& postings) {
        return judged((postings + "; " + net).c_str(), rule("rotated"));
    };
    EXPECT_EQ(more("A>B posting x1 0..9"), "x undecided 0.5 of 0.5");
    EXPECT_EQ(more("A>B posting 0..9"), "x undecided 0.5 of 0.5");
    EXPECT_EQ(more("A>B posting x1 40..49"), "x met 0.5 of 0.5");
    std::string open = net;
    open.replace(open.find("complete postings 0..99"), 23, "complete supports 0..99");
    EXPECT_EQ(judged(open.c_str(), rule("rotated")),
              "x undecided 0.5 of 0.5");  // others may have gone whom nobody wrote down
}

TEST(BackboneShare, SendsHeadsWithoutANameWhereTheyMayCount) {
    const auto rule = [](const std::string& share) {
        return R"("kind": "backbone-share", "parameters": {"denominator": "eligible", "share": )" + share + "}";
    };
    const std::string net = "A>B posting x2 0..9 | schools A division=x | complete postings 0..99 | teachers ";
    const std::string one = net + "T1 home=A exempt=no backbone=no";
    EXPECT_EQ(judged(one.c_str(), rule("0.1"), day(50)), "x not_met 0 of 0.1");  // she would not count
    const std::string two = one + "; T2 home=A backbone=yes";                    // eligible or not
    EXPECT_EQ(judged(two.c_str(), rule("0.5"), day(50)), "x undecided 0 of 0.5");
    EXPECT_EQ(judged(two.c_str(), rule("0.6"), day(50)), "x not_met 0 of 0.6");  // of two persons one at most
    EXPECT_EQ(
        judged(
            (one + "; T2 home=A exempt=no; T3 home=A exempt=no backbone=yes; T4 home=A exempt=no backbone=yes").c_str(),
            rule("0.6"), day(50)),
        "x not_met 0 of 0.6");  // two heads are no three
}

TEST(BackboneShare, CountsTitlesThatAPolicyNames) {
    const std::string net =
        "A>B posting teacher=T1 0..9; A>B posting teacher=T2 0..9; A>B posting teacher=T3 0..9; A>B posting teacher=T4 "
        "0..9 | schools A "
        "division=x | complete postings 0..99 | teachers T1 home=A backbone=no title=senior; T2 home=A backbone=yes; "
        "T3 home=A backbone=no title=junior; T4 home=A title=senior";
    const auto rule = [](const std::string& share) {
        return R"("kind": "backbone-share", "parameters": {"denominator": "rotated", "titles": ["senior"], "share": )" +
               share + "}";
    };
    EXPECT_EQ(judged(net.c_str(), rule("0.75"), day(50)), "x met 0.75 of 0.75");
    EXPECT_EQ(judged(net.c_str(), rule("0.76"), day(50)), "x not_met 0.75 of 0.76");
    EXPECT_EQ(judged((net + "; T5 home=A; T6 home=A").c_str(), rule("0.76"), day(50)), "x not_met 0.75 of 0.76");
}

TEST(TenureLimit, AsksWhoHasBeenLongAtASchool) {
    const std::string rule =
        R"("kind": "tenure-limit", "scope": {"days": {"first_day": "1970-01-01", "last_day": "1970-01-31"}}, "parameters": {"years_at_school": 8})";
    const std::string net =
        "A>B posting teacher=T1 0..9; A>B posting teacher=T2 40..49 | teachers T1 home=A exempt=no joined=1962-01-01; "
        "T2 home=A exempt=no joined=1960-01-01; T3 home=A exempt=no joined=1962-01-02; T4 home=A exempt=no; "
        "T5 home=A joined=1960-01-01; T6 home=A exempt=yes joined=1960-01-01";
    EXPECT_EQ(judged(net.c_str(), rule),
              "T1 met 8 of 8; T2 undecided 10 of 8; T4 undecided of 8; T5 undecided 10 of 8");
    const std::string complete = net + " | complete postings 0..99";
    EXPECT_EQ(judged(complete.c_str(), rule),
              "T1 met 8 of 8; T2 not_met 10 of 8; T4 undecided of 8; T5 undecided 10 of 8");
    EXPECT_EQ(judged(("A>C posting x1 0..9; " + complete).c_str(), rule),
              "T1 met 8 of 8; T2 undecided 10 of 8; T4 undecided of 8; T5 undecided 10 of 8");  // she may be that head
    EXPECT_EQ(judged(("B>C posting x1 0..9; " + complete).c_str(), rule),
              "T1 met 8 of 8; T2 not_met 10 of 8; T4 undecided of 8; T5 undecided 10 of 8");  // of another school
    EXPECT_EQ(judged(("A>C posting x0 0..9; " + complete).c_str(), rule),
              "T1 met 8 of 8; T2 not_met 10 of 8; T4 undecided of 8; T5 undecided 10 of 8");
    const std::string of_principals =
        R"("kind": "tenure-limit", "scope": {"teachers": {"role": "principal"}}, "parameters": {"years_at_school": 8})";
    EXPECT_EQ(judged("A>B staff | teachers T1 home=A role=principal exempt=no joined=1960-01-01; T2 home=A "
                     "role=teacher exempt=no "
                     "joined=1960-01-01; T3 home=A exempt=no joined=1960-01-01",
                     of_principals, day(0)),
              "T1 undecided 10 of 8; T3 undecided 10 of 8");
    EXPECT_EQ(code_of([&] { return judged("A>B staff | teachers T1 home=A role=principal", of_principals); }),
              ErrorCode::bad_day);
    EXPECT_EQ(
        judged("A>B posting teacher=T1", R"("kind": "tenure-limit", "parameters": {"years_at_school": 8})", day(0)),
        "T1 met of 8");  // no table lists teachers
}

TEST(NoDoubleDuty, TellsSureFromPossible) {
    const std::string rule = R"("kind": "no-double-duty")";
    EXPECT_EQ(judged("A>B staff; B>C funds; C>C staff", rule), "A met; B not_met; C met");
    const Network net = network_of("A>B staff 0..9; B>C funds; D>A staff 20..29");
    const auto answer = judge(policy_with(rule), Slice{net}.at(day(5)));
    EXPECT_EQ(
        shown(net, answer),
        "r school A met - - - - - unconfirmed; r school B undecided - - - - - unconfirmed; r school C met - - - - - "
        "unconfirmed; r school D met - - - - - unconfirmed");
    EXPECT_EQ(explain(judge(policy_with(rule), Slice{network_of("A>B staff; B>C funds")}), 1),
              "Rule r: not met. B supports 1 schools and is supported by 1. Records: t1, t2. Basis: a notice (not "
              "confirmed).");
}

TEST(PostingForms, AreThoseAllowed) {
    const std::string rule = R"("kind": "posting-forms", "parameters": {"forms": ["rotation", "itinerant"]})";
    const char* net =
        "A>B posting form=rotation 0..9; A>B posting form=exchange 1..9; A>B posting 2..9; A>B staff; B>A posting "
        "form=shadowing";
    EXPECT_EQ(judged(net, rule), "t1 met; t2 not_met; t3 undecided");
    EXPECT_EQ(explain(judge(policy_with(rule), Slice{network_of(net)}), 1),
              "Rule r: not met. t2 has the form exchange; 'rotation' or 'itinerant' are allowed. Records: t2. Basis: a "
              "notice (not "
              "confirmed).");
}

TEST(PostingForms, AreJudgedOfTheTeachersOfAScope) {
    const std::string rule =
        R"("kind": "posting-forms", "scope": {"teachers": {"role": "principal"}}, "parameters": {"forms": ["rotation"]})";
    EXPECT_EQ(
        judged("A>B posting teacher=T1 form=exchange; A>C posting teacher=T2 form=exchange; A>D posting teacher=T3 "
               "form=exchange; "
               "A>E posting form=exchange; A>F posting form=rotation | teachers T1 home=A role=principal; T2 home=A "
               "role=teacher; T3 home=A",
               rule),
        "t1 not_met; t3 undecided; t4 undecided; t5 met");
}

TEST(RecordedBy, LooksAtTheDayOfTheYear) {
    Records records = records_of(
        "A>B posting 200..; A>C posting 200..; A>D posting 200..; A>E posting 200..; A>F posting ?..300; A>G posting "
        "200..");
    const auto recorded = [&](std::size_t row, Span on) { records.postings[row].recorded_on = on; };
    recorded(0, Day{1970, 8, 31});
    recorded(1, Day{1970, 9, 1});
    recorded(2, Span{Day{1970, 1, 1}, Day{1970, 12, 31}, Precision::year});
    recorded(4, Day{1970, 8, 1});
    recorded(5, Span{Day{1969, 9, 1}, Day{1970, 8, 31}, Precision::school_year});
    const std::string rule = R"("kind": "recorded-by", "parameters": {"month": 8, "day": 31})";
    EXPECT_EQ(judged(network_of(records), rule),
              "t1 met; t2 not_met; t3 undecided; t4 undecided; t6 met; t5 undecided");
    const auto later = judge(policy_with(rule), Slice{network_of(records)}.during(days(201, 300)));
    EXPECT_TRUE(later.rows.empty());  // none begins in that time
}

TEST(Judge, AsksTeachersWhoseHomeIsInTheSlice) {
    const Network net = network_of(
        "A>C posting teacher=T1 0..9; A>C posting teacher=T1 5..9; B>C posting teacher=T2 0..9; B>C posting teacher=T2 "
        "5..9 | "
        "schools A weak=yes | teachers T1 home=A; T2 home=B");
    const Slice slice = Slice{net}.within(net.school_set({"A", "C"}));
    const auto rows = judge(policy_with(R"("kind": "no-double-booking")"), slice).rows;
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].subject, "T1");
}

TEST(Judge, BlamesNoPolicyForWhatASliceLeavesOut) {
    const Network net = network_of(
        "A>C posting teacher=T1 0..9; B>C staff | teachers T1 home=A role=principal; T2 home=B role=teacher");
    const Policy policy = policy_with(
        R"("kind": "no-double-booking", "scope": {"teachers": {"role": "principal"}, "schools": {"name": "A"}})");
    EXPECT_EQ(judge(policy, Slice{net}).rows.size(), 1U);
    EXPECT_TRUE(judge(policy, Slice{net}.within(net.school_set({"B", "C"}))).rows.empty());
}

TEST(Judge, RefusesScopesThatDoNotFitTheLedger) {
    const Network net = network_of("A>B staff | schools A locale=urban | teachers T1 home=A");
    const auto wrong = [&](const std::string& scope) {
        try {
            (void)judge(policy_with(R"("kind": "no-ring", "scope": )" + scope), Slice{net});
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::bad_policy);
            std::string places;
            for (const Finding& each : error.findings())
                places += (places.empty() ? "" : "; ") + each.column + " " + each.value;
            return places;
        }
        return std::string{"nothing"};
    };
    EXPECT_EQ(wrong(R"({"schools": {"colour": "red"}, "teachers": {"colour": "red"}})"),
              "/rules/0/scope/schools/colour 'colour'; /rules/0/scope/teachers/colour 'colour'");
    EXPECT_EQ(wrong(R"({"schools": {"locale": "moon"}})"), "/rules/0/scope/schools/locale 'moon'");
    EXPECT_EQ(wrong(R"({"schools": {"name": "Z"}})"), "/rules/0/scope/schools 'r'");
    EXPECT_EQ(wrong(R"({"teachers": {"home": "Z"}})"), "/rules/0/scope/teachers 'r'");
    EXPECT_EQ(wrong(R"({"schools": {"name": "Z"}, "may_be_empty": true})"), "nothing");
    EXPECT_EQ(wrong(R"({"schools": {"locale": "rural"}})"), "nothing");  // B may be
    EXPECT_EQ(code_of([&] { return judge(policy_with(R"("kind": "no-ring")"), Slice{net}, Day::running()); }),
              ErrorCode::bad_day);
}

TEST(Judge, NamesSchoolsOfUnknownScope) {
    const Network net = network_of("A>B staff | schools A locale=urban");
    const auto answer =
        judge(policy_with(R"("kind": "no-ring", "scope": {"schools": {"locale": "urban"}})"), Slice{net});
    EXPECT_EQ(shown(net, answer.unknown_schools()), "B");
    const auto without = judge(policy_with(R"("kind": "no-ring", "scope": {"schools": {"locale": "urban"}})"),
                               Slice{net}.within(net.school_set({"A"})));
    EXPECT_EQ(shown(net, without.unknown_schools()), "");
}

TEST(Judge, CountsWhatWasLeftOutOfTheSlicesOfItsRules) {
    const Network net = network_of(
        "A>B staff 0..9; A>C staff; A>D ?; A>A staff 2..3; A>B posting x1 0..?; B>C posting x1 0..9 | schools A "
        "weak=no; B weak=yes");
    const auto left_out = [&](const std::string& rules, const Slice& slice) {
        const Policy policy =
            policy_of(R"({"id": "p", "version": "1", "rules": [)" + rules + "]}", RuleKinds::built_in());
        return shown(judge(policy, slice, day(5)).left_out());
    };
    const std::string in_days = R"("scope": {"days": {"first_day": "1970-01-04", "last_day": "1970-01-05"}}, )";
    const std::string ring = R"({"id": "a", "kind": "no-ring"})";
    const std::string ring_in_days = R"({"id": "b", )" + in_days + R"("kind": "no-ring"})";
    const std::string term = R"({"id": "c", "kind": "minimum-term", "parameters": {"days": 3}})";
    const std::string term_in_days =
        R"({"id": "d", )" + in_days + R"("kind": "minimum-term", "parameters": {"days": 3}})";
    EXPECT_EQ(left_out(ring, Slice{net}), "1 0 0 0");
    EXPECT_EQ(left_out(ring_in_days, Slice{net}), "1 0 2 0");  // t2 and t3 say no days
    EXPECT_EQ(left_out(term, Slice{net}), "0 0 0 0");
    EXPECT_EQ(left_out(term_in_days, Slice{net}), "0 0 1 0");  // whether t5 is in force then nobody knows
    EXPECT_EQ(left_out(ring + "," + ring_in_days + "," + term_in_days, Slice{net}), "1 0 3 0");  // each once
    EXPECT_EQ(left_out(R"({"id": "e", "kind": "floor-at-home"})", Slice{net}), "0 0 1 0");       // on the day asked
    EXPECT_EQ(left_out(ring + "," + term, Slice{net}.through(Channel::staff)), "1 1 0 0");
    const std::string weak = R"({"id": "f", "scope": {"schools": {"weak": true}}, "kind": "no-ring"})";
    EXPECT_EQ(left_out(weak, Slice{net}), "1 0 0 2");  // of C and D nobody knows whether they are weak
    EXPECT_EQ(left_out(ring, Slice{net}.supporting(net.schools_where({{"weak", {"yes"}}}))), "0 0 2 2");
}

TEST(Judge, NamesTheTiesThatItsRulesLeftOut) {
    const Network net = network_of("A>B staff; A>B posting x1");
    const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "a", "scope": {"days": {"period": "1970-01"}}, "kind": "posting-forms", "parameters": {"forms": ["rotation"]}}]})",
                                    RuleKinds::built_in());
    EXPECT_EQ(shown(net, judge(policy, Slice{net}).left_out_ties(Standing::undecided)), "t2");
}

/// A kind of one's own.
struct NameRule {
    std::uint32_t letters = 0;
    static constexpr std::string_view kind = "long-name";
    static constexpr std::string_view doc = "A school has a long name.";
    static constexpr Columns columns{
        Column{"letters", Role::count, Unit::items, &NameRule::letters, "How many letters at least."}};
    void judge(const RuleCase& on, Judgements& into) const {
        for (const SchoolIndex school : on.slice.school_indices()) {
            const std::string id{on.network().id(school)};
            into.push_back({.subject = id, .verdict = id.size() >= letters ? Verdict::met : Verdict::not_met});
        }
    }
};
static_assert(rule_kind<NameRule>);

TEST(Judge, TakesKindsOfOnesOwn) {
    RuleKinds kinds = RuleKinds::built_in();
    kinds.add<NameRule>();
    const Policy policy = policy_of(R"({"id": "p", "version": "1", "rules": [
        {"id": "name", "kind": "long-name", "parameters": {"letters": 2}}, {"id": "ring", "kind": "no-ring"}]})",
                                    kinds);
    const Network net = network_of("A>BB staff");
    EXPECT_EQ(shown(net, judge(policy, Slice{net}, kinds)),
              "name school A not_met - - - - - unconfirmed; name school BB met - - - - - unconfirmed; "
              "ring school A met - - - - - unconfirmed; ring school BB met - - - - - unconfirmed");
    EXPECT_EQ(code_of([&] { return judge(policy, Slice{net}); }), ErrorCode::bad_policy);
}

TEST(TheDistrict, MeetsItsTwoPairsAndLacksPapers) {
    const Network district{read_ledger(JIEDUI_EXAMPLES "/district")};
    const auto answer = judge(shipped_policy("source-district"), Slice{district}, Day{2005, 9, 1});
    std::string text;
    for (std::size_t row = 0; row < answer.rows.size(); ++row)
        text += answer.rows[row].rule + " " + answer.rows[row].subject + " " +
                std::string{word_of(answer.rows[row].verdict)} + " " + std::to_string(answer.evidence(row).size()) +
                "; ";
    EXPECT_EQ(text,
              "two-pairs city-middle met 4; two-pairs city-primary-2 met 2; two-pairs exp-school met 2; four-papers "
              "leadership undecided 0; "
              "four-papers schedule undecided 0; four-papers plan undecided 0; four-papers inspection undecided 0; ");
}

}  // namespace
}  // namespace jiedui
