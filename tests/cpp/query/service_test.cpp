// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/service.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

constexpr const char* hosts =
    " | schools C weak=yes locale=rural; D weak=yes locale=rural; U weak=yes; T weak=no locale=rural";
std::string asked(const std::string& ties, const std::string& question, const std::string& more = "") {
    return ask(network_of(ties + hosts + more), question);
}

TEST(Service, QualifiesOnTheLastOfTheDays) {
    const std::string year = "A>C posting teacher=T1 2002-09-01..2003-08-31";
    EXPECT_EQ(asked(year, "service 2003-09-01"), "T1 365 2003-08-31 no met");
    EXPECT_EQ(asked(year, "service 2030-01-01"), "T1 365 2003-08-31 no met");
    EXPECT_EQ(asked(year, "service 2003-08-31"), "T1 364 2003-08-31 yes undecided");
    EXPECT_EQ(asked(year, "service 2002-09-01"), "T1 0 2003-08-31 yes undecided");
    EXPECT_EQ(asked(year, "service 2003-09-01 threshold 366 days"), "T1 365 - no undecided");
}

TEST(Service, CountsDaysThatPostingsShareOnce) {
    const std::string two = "A>C posting teacher=T1 0..9; B>D posting teacher=T1 5..14; A>C posting teacher=T1 20..20";
    EXPECT_EQ(asked(two, "service 30 threshold 16 days"), "T1 16 1970-01-21 no met");
    EXPECT_EQ(asked(two, "service 12 threshold 16 days"), "T1 12 1970-01-21 yes undecided");
    EXPECT_EQ(asked(two, "evidence 0 service 20"), "t1 t2");
}

TEST(Service, GoesOnWithPostingsThatRun) {
    EXPECT_EQ(asked("A>C posting teacher=T1 0..", "service 10 threshold 20 days"), "T1 10 1970-01-20 yes undecided");
    EXPECT_EQ(asked("A>C posting teacher=T1 0..?", "service 10 threshold 20 days"), "T1 1 - no undecided");
}

TEST(Service, AccusesOnlyWhereTheLedgerIsComplete) {
    const std::string none = "A>T posting teacher=T1 0..99; A>B posting teacher=T2 0..99";
    EXPECT_EQ(asked(none, "service 50"), "T1 0 - no undecided; T2 0 - no undecided");
    EXPECT_EQ(asked(none, "service 50", " | complete postings 0..49"), "T1 0 - no not_met; T2 0 - no not_met");
    EXPECT_EQ(asked(none, "service 50", " | complete postings 0..48"), "T1 0 - no undecided; T2 0 - no undecided");
    EXPECT_EQ(asked(none, "service 50", " | complete supports 0..99"), "T1 0 - no undecided; T2 0 - no undecided");
    EXPECT_EQ(asked(none, "service 50", " | complete postings 0.."), "T1 0 - no not_met; T2 0 - no not_met");
}

TEST(Service, LeavesOpenWhatUnknownsMayBring) {
    const std::string complete = " | complete postings 0..99";
    const auto verdict = [&](const std::string& ties, const std::string& more = "") {
        const std::string row = asked(ties, "service 50 threshold 10 days" + more, complete);
        return row.substr(row.rfind(' ') + 1);
    };
    EXPECT_EQ(verdict("A>C posting teacher=T1 0..?"), "undecided");
    EXPECT_EQ(verdict("A>C posting teacher=T1 40..?"), "undecided");
    EXPECT_EQ(verdict("A>C posting teacher=T1 41..?"), "not_met");  // nine days at most
    EXPECT_EQ(verdict("A>C posting teacher=T1 ?..9"), "undecided");
    EXPECT_EQ(verdict("A>U posting teacher=T1 0..20"), "undecided");  // nobody knows whether U is rural
    EXPECT_EQ(verdict("A>C posting teacher=T1 0..20", " forms rotation"), "undecided");
    EXPECT_EQ(verdict("A>C posting teacher=T1 form=exchange 0..20", " forms rotation"), "not_met");
    EXPECT_EQ(verdict("A>C posting teacher=T1 planned 0..20"), "not_met");
}

TEST(Service, CountsByShare) {
    const std::string halves =
        "A>C posting teacher=T1 share=0.5 0..9; B>D posting teacher=T1 share=0.75 5..9; A>C posting teacher=T1 20..29";
    // 5 × 0.5 + 5 × 1, and nothing for the share that nobody knows
    EXPECT_EQ(asked(halves, "service 50 threshold 7 days by_share"), "T1 7 1970-01-10 no met");
    EXPECT_EQ(asked(halves, "service 50 threshold 8 days by_share"), "T1 7 - no undecided");
    EXPECT_EQ(asked(halves, "service 50 threshold 20 days"), "T1 20 1970-01-30 no met");
    const std::string complete = " | complete postings 0..99";
    EXPECT_EQ(asked(halves, "service 50 threshold 17 days by_share", complete), "T1 7 - no undecided");
    EXPECT_EQ(asked(halves, "service 50 threshold 18 days by_share", complete), "T1 7 - no not_met");
}

TEST(Service, CountsMonthsAndTermsThatAreServedWhole) {
    const std::string ties =
        "A>C posting teacher=T1 2003-09..2003-11-29; B>D posting teacher=T1 2003-11-30..2004-02-01";
    EXPECT_EQ(asked(ties, "service 2005-01-01 threshold 5 months"), "T1 154 2004-01-31 no met");
    EXPECT_EQ(asked(ties, "service 2005-01-01 threshold 6 months"), "T1 154 - no undecided");
    EXPECT_EQ(asked(ties, "service 2004-01-31 threshold 5 months"), "T1 152 2004-01-31 yes undecided");
    EXPECT_EQ(asked(ties, "service 2005-01-01 threshold 1 terms"), "T1 154 2004-01-31 no met");
    EXPECT_EQ(asked(ties, "service 2005-01-01 threshold 2 terms"), "T1 154 - no undecided");
    EXPECT_EQ(asked("A>C posting teacher=T1 2003-09-02..", "service 2003-10-01 threshold 2 terms"),
              "T1 29 2005-01-31 yes undecided");
    EXPECT_EQ(asked("A>C posting teacher=T1 0001-01-01..9999-12-31", "service 2003-10-01 threshold 119988 months"),
              "T1 731488 9999-12-31 yes undecided");
}

TEST(Service, IsOfEveryTeacherWithinTheSlicesTime) {
    const std::string ties = "A>C posting teacher=T1 0..9; A>C posting x3 0..9";
    EXPECT_EQ(asked(ties, "service 30 threshold 5 days", " | teachers T2 home=A"),
              "T1 10 1970-01-05 no met; T2 0 - no undecided");
    EXPECT_EQ(asked(ties, "during 2..4; service 30 threshold 5 days"), "T1 3 - no undecided");
    EXPECT_EQ(asked(ties, "service 30 hosts A threshold 5 days"), "T1 0 - no undecided");
    EXPECT_EQ(asked("A>B staff", "service 30"), "");
}

TEST(Service, RefusesWhatMakesNoSense) {
    const Network net = network_of("A>C posting teacher=T1 0..9");
    const auto code = [&](const Service& asked) { return code_of([&] { return ask(net, asked); }); };
    EXPECT_EQ(code({.until = Day::running()}), ErrorCode::bad_day);
    EXPECT_EQ(code({.until = day(9), .threshold = {0, ServiceUnit::days}}), ErrorCode::bad_number);
    EXPECT_EQ(code({.until = day(9), .threshold = {2, ServiceUnit::terms}, .by_share = true}), ErrorCode::bad_word);
    EXPECT_EQ(code({.until = day(9), .forms = std::vector<PostingForm>{}}), ErrorCode::bad_word);
    EXPECT_EQ(code({.until = day(9), .hosts = network_of("A>B staff").school_set({"A"})}), ErrorCode::other_network);
}

TEST(Service, ReadsAndWritesThresholds) {
    EXPECT_EQ(threshold_of("365 days"), (ServiceThreshold{365, ServiceUnit::days}));
    EXPECT_EQ(threshold_of("12 months"), (ServiceThreshold{12, ServiceUnit::months}));
    EXPECT_EQ(threshold_of("1 term"), (ServiceThreshold{1, ServiceUnit::terms}));
    for (const char* text : {"365 days", "12 months", "2 terms", "1 term", "1 day"})
        EXPECT_EQ(text_of(threshold_of(text)), text);
    for (const char* wrong :
         {"", "365", "days", "-1 days", "12 years", "2 term", "12months", "99999999999 days", "1 days "})
        EXPECT_EQ(code_of([&] { return threshold_of(wrong); }), ErrorCode::bad_word) << wrong;
}

}  // namespace
}  // namespace jiedui
