// SPDX-License-Identifier: Apache-2.0
// What ledger.json says of a ledger, and what is wrong in it.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "io/folder.hpp"

namespace jiedui {
namespace {

using tests::findings_of;
using tests::ledger_of;
using tests::ledger_with;
using tests::one_support;
using tests::shown;
using tests::two_schools;
using tests::wrong_in;

[[nodiscard]] Settings settings_in(std::string_view json) { return ledger_with("ledger.json", json).settings(); }

TEST(SettingsFile, NamesTheDistrict) {
    EXPECT_EQ(settings_in(R"({"district": "叶集"})").district, "叶集");
    EXPECT_EQ(settings_in("\xEF\xBB\xBF{ // nothing yet\n}"), Settings{});
}

TEST(SettingsFile, SaysWhenTermsBegin) {
    const Ledger ledger = ledger_of({{"schools.csv", two_schools},
                                     {"supports.csv", "supporter,recipient,first_day,last_day\nA,B,2003-autumn,\n"},
                                     {"ledger.json", R"({"calendar": {"autumn": "08-20", "spring": "02-15"}})"}});
    EXPECT_EQ(ledger.settings().calendar, (Calendar{{8, 20}, {2, 15}}));
    EXPECT_EQ(ledger.table<Support>()[0].first_day.first(), (Day{2003, 8, 20}));
    EXPECT_EQ(settings_in(R"({"calendar": {"autumn": "08-20"}})").calendar, (Calendar{{8, 20}, {2, 1}}));
}

TEST(SettingsFile, SaysForWhichPeriodsATableIsComplete) {
    const Settings settings = settings_in(R"({
        "complete": [{"table": "supports", "period": "2003/2004"},
                     {"table": "postings", "first_day": "2003-09", "last_day": "2004-06"},
                     {"table": "transfers", "first_day": "2003-09-02"}],
        "calendar": {"autumn": "08-20"}})");
    EXPECT_EQ(settings.complete,
              (std::vector<Settings::Complete>{{"supports", Period::inclusive(Day{2003, 8, 20}, Day{2004, 8, 19})},
                                               {"postings", Period::inclusive(Day{2003, 9, 1}, Day{2004, 6, 30})},
                                               {"transfers", Period{Day{2003, 9, 2}, Day::running()}}}));
}

TEST(SettingsFile, SaysWhatAMissingColumnOfEndsMeans) {
    const auto read = [](std::string_view json) {
        return ledger_of(
            {{"schools.csv", two_schools}, {"supports.csv", "supporter,recipient\nA,B\n"}, {"ledger.json", json}});
    };
    const Ledger running = read(R"({"missing_columns": {"supports.last_day": "running"}})");
    EXPECT_TRUE(running.table<Support>()[0].last_day.is_running());
    EXPECT_EQ(shown(running.findings()), "");
    const Ledger unknown = read(R"({"missing_columns": {"supports.last_day": "unknown"}})");
    EXPECT_EQ(unknown.table<Support>()[0].last_day, LastDay{});
    EXPECT_EQ(shown(unknown.findings()), "");
}

TEST(SettingsFile, AddsWordsToThoseOfTheLibrary) {
    const Ledger ledger = ledger_of({
        {"schools.csv", "id,name\nA,Alpha\nB,Beta\n"},
        {"手拉手.csv", "甲方,until,乙方,渠道,金额(角票),结对学校\nA,2004-08,B,手拉手,2.5,x\n"},
        {"ledger.json", R"({"aliases": {
            "sheets": {"supports": ["手拉手"]},
            "headers": {"supports": {"supporter": ["甲方"], "recipient": ["乙方"], "last_day": ["until"]}},
            "attributes": {"pair": ["结对学校"]},
            "values": {"channel": {"teaching": ["手拉手"]}},
            "units": {"money": {"角票": 3}}}})"},
    });
    const Support support = ledger.table<Support>()[0];
    EXPECT_EQ(support.supporter.id + ">" + support.recipient.id, "A>B");
    EXPECT_EQ(support.last_day.last(), (Day{2004, 8, 31}));
    EXPECT_EQ(support.channel, Channel::teaching);
    EXPECT_EQ(support.amount, Thousandths{7500});
    EXPECT_EQ(support.attributes, (Attributes{{"pair", "x"}}));
}

TEST(SettingsFile, AWordStandsForOneThing) {
    const auto findings =
        tests::findings_in("ledger.json", R"({"aliases": {"values": {"channel": {"staff": ["教学", "师资"]}}}})");
    EXPECT_EQ(shown(findings), "bad_setting ledger.json /aliases/values/channel/staff='教学'");
    EXPECT_EQ(findings[0].expected, "another word: it stands for 'teaching' already");
}

TEST(SettingsFile, FindsWhatItDoesNotKnow) {
    EXPECT_EQ(wrong_in("ledger.json", R"({"distric": "x"})"), "bad_setting ledger.json /='distric'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"calendar": {"summer": "07-01"}})"),
              "bad_setting ledger.json /calendar='summer'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"complete": [{"table": "supports", "period": "2003/2004", "by": 1}]})"),
              "bad_setting ledger.json /complete/0='by'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"missing_columns": {"supports.amount": "running"}})"),
              "bad_setting ledger.json /missing_columns='supports.amount'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"header": {}}})"), "bad_setting ledger.json /aliases='header'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"headers": {"support": {}}}})"),
              "bad_setting ledger.json /aliases/headers='support'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"headers": {"supports": {"giver": ["x"]}}}})"),
              "bad_setting ledger.json /aliases/headers/supports='giver'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"values": {"channel": {"love": ["x"]}}}})"),
              "bad_setting ledger.json /aliases/values/channel='love'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"cells": {"maybe": ["x"]}, "split": {"schools.name": [" "]}}})"),
              "bad_setting ledger.json /aliases/cells='maybe'; bad_setting ledger.json /aliases/split='schools.name'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"aliases": {"units": {"time": {}, "goods": {"x": []}}}})"),
              "bad_setting ledger.json /aliases/units/goods='x'; bad_setting ledger.json /aliases/units='time'");
}

TEST(SettingsFile, FindsValuesOfAWrongSort) {
    EXPECT_EQ(wrong_in("ledger.json", "[1]"), "bad_setting ledger.json =[1]");
    EXPECT_EQ(wrong_in("ledger.json",
                       R"({"district": 3, "calendar": "x", "aliases": 1, "complete": {}, "missing_columns": []})"),
              "bad_setting ledger.json /calendar=\"x\"; bad_setting ledger.json /aliases=1; bad_setting ledger.json "
              "/complete={}; bad_setting ledger.json /district=3; bad_setting ledger.json /missing_columns=[]");
    EXPECT_EQ(wrong_in("ledger.json", R"({"calendar": {"autumn": "9-1"}})"),
              "bad_setting ledger.json /calendar/autumn=\"9-1\"");
    EXPECT_EQ(wrong_in("ledger.json", R"({"calendar": {"autumn": 91}})"),
              "bad_setting ledger.json /calendar/autumn=91");
    EXPECT_EQ(wrong_in("ledger.json", R"({"calendar": {"spring": "02-30"}})"),
              "bad_setting ledger.json /calendar={\"spring\":\"02-30\"}");
    EXPECT_EQ(wrong_in("ledger.json", R"({"missing_columns": {"supports.last_day": "open"}})"),
              "bad_setting ledger.json /missing_columns/supports.last_day=\"open\"");
    EXPECT_EQ(
        wrong_in("ledger.json", R"({"aliases": {"units": {"money": {"x": 0.1}, "people": {"persons": 1}}}})"),
        "bad_setting ledger.json /aliases/units/money/x=0.1; bad_setting ledger.json /aliases/units/people/persons=1");
    EXPECT_EQ(
        wrong_in("ledger.json", R"({"aliases": {"format": 2, "sheets": {"supports": [1]}, "ambiguous": {"x": 1}}})"),
        "bad_setting ledger.json /aliases/ambiguous/x=1; bad_setting ledger.json /aliases/format=2; "
        "bad_setting ledger.json /aliases/sheets/supports/0=1");
}

TEST(SettingsFile, FindsPeriodsThatAreNone) {
    const auto wrong = [](std::string_view entry) {
        return wrong_in("ledger.json", R"({"complete": [)" + std::string{entry} + "]}");
    };
    EXPECT_EQ(wrong("1"), "bad_setting ledger.json /complete/0=1");
    EXPECT_EQ(
        wrong(R"({"table": "support", "period": "2003年"})"),
        "bad_setting ledger.json /complete/0/table=\"support\"; bad_setting ledger.json /complete/0/period=\"2003年\"");
    EXPECT_EQ(wrong(R"({"table": "supports"})"), "bad_setting ledger.json /complete/0={\"table\":\"supports\"}");
    EXPECT_EQ(wrong(R"({"table": "supports", "first_day": "04", "last_day": 1})"),
              "bad_setting ledger.json /complete/0/first_day=\"04\"");
    EXPECT_EQ(
        wrong(R"({"table": "needs", "first_day": "2004-02", "last_day": "2004-01"})"),
        "bad_setting ledger.json /complete/0={\"first_day\":\"2004-02\",\"last_day\":\"2004-01\",\"table\":\"needs\"}");
}

TEST(SettingsFile, NamesTheLineThatIsNoJson) {
    EXPECT_EQ(wrong_in("ledger.json", "{\n  \"district\": 'x'\n}\n"), "bad_setting ledger.json:2 ='\"district\": 'x''");
    EXPECT_EQ(wrong_in("ledger.json", "\n\n{]"), "bad_setting ledger.json:3 ='{]'");
    EXPECT_EQ(wrong_in("ledger.json", ""), "bad_setting ledger.json:1 =''");
    EXPECT_EQ(wrong_in("ledger.json", "{\"district\": \"x\"\n"), "bad_setting ledger.json:1 ='{\"district\": \"x\"'");
    EXPECT_EQ(wrong_in("ledger.json", "{\"district\":\n\"\xFF\"}"), "bad_encoding ledger.json:2");
}

TEST(SettingsFile, FindsAKeyThatStandsTwice) {
    EXPECT_EQ(wrong_in("ledger.json", R"({"district": "x", "calendar": {}, "district": "y"})"),
              "bad_setting ledger.json ='district'");
    EXPECT_EQ(wrong_in("ledger.json", R"({"complete": [{"table": "supports", "period": "2003/2004"},
                                                       {"table": "needs", "period": "2003/2004"}]})"),
              "");
}

TEST(SettingsFile, RefusesNestingThatNobodyMeans) {
    const std::string deep(100'000, '[');
    const std::string json = "{\"district\": " + deep + std::string(deep.size(), ']') + "}";
    EXPECT_EQ(
        findings_of({{"schools.csv", two_schools}, {"supports.csv", one_support}, {"ledger.json", json}}).at(0).value,
        "…[[[");
}

TEST(SettingsFile, SpeaksInSentencesThatNameThePlace) {
    const auto findings = tests::findings_in("ledger.json", R"({"calendar": {"autumn": 91}})");
    EXPECT_EQ(explain(findings.at(0)),
              "ledger.json, /calendar/autumn: 91 is not understood; expected month and day, e.g. "
              "\"09-01\". Mend or remove it.");
}

}  // namespace
}  // namespace jiedui
