// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/text_network.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/errors.hpp"

namespace jiedui::testing {
namespace {

/// The error that reading a text throws; nothing if it throws none.
[[nodiscard]] std::optional<Error> error_of(std::string_view text, const std::string& settings = {}) {
    try {
        (void)ledger_of(text, settings);
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

/// What is wrong with the values of a text, as `table:row column=value`.
[[nodiscard]] std::vector<std::string> findings_of(std::string_view text) {
    std::vector<std::string> shown;
    const std::optional<Error> error = error_of(text);
    if (!error) return shown;
    EXPECT_EQ(error->code(), ErrorCode::bad_ledger) << error->what();
    for (const Finding& each : error->findings())
        shown.push_back(std::string{word_of(each.code)} + ":" + each.table + ":" + std::to_string(each.row) + " " +
                        each.column + "=" + each.value);
    return shown;
}

TEST(TextNetwork, SaysTiesOfEveryKind) {
    const Records records = records_of(
        "A>B staff planned 2 unit=persons 2003-09-01..2004-06; A>C posting x3 form=rotation 5..; "
        "B>C transfer materials 0.5 unit=desks 7..7 voucher=V1 colour=red; A>B");
    const Support& support = records.supports.at(0);
    EXPECT_EQ(support, (Support{.id = "t1",
                                .supporter = "A",
                                .recipient = "B",
                                .channel = Channel::staff,
                                .status = Status::planned,
                                .first_day = span_in("2003-09-01"),
                                .last_day = last_day_in("2004-06"),
                                .amount = Thousandths{2000},
                                .unit = "persons"}));
    EXPECT_EQ(records.postings.at(0), (Posting{.id = "t2",
                                               .home = "A",
                                               .host = "C",
                                               .count = 3,
                                               .form = PostingForm::rotation,
                                               .first_day = Span{day(5)},
                                               .last_day = LastDay::running()}));
    EXPECT_EQ(records.transfers.at(0), (Transfer{.id = "t3",
                                                 .supporter = "B",
                                                 .recipient = "C",
                                                 .channel = Channel::materials,
                                                 .day = Span{day(7)},
                                                 .quantity = Thousandths{500},
                                                 .unit = "desks",
                                                 .voucher = "V1",
                                                 .attributes = {{"colour", "red"}}}));
    EXPECT_EQ(records.supports.at(1), (Support{.id = "t4", .supporter = "A", .recipient = "B"}));
}

TEST(TextNetwork, SaysRecordsOfOtherTables) {
    const Records records = records_of(R"(B>A staff
        | schools
          A duty=2 weak=是 latitude=31.5 pupils_junior=4294967294 aliases=a+aa last_day= name=甲校; D
        | teachers T1 home=E born=1970-01 title=senior | needs F music required=2.5
        | indicators F 2003/2004 books primary 900 pupils=60; F 2003/2004 teachers
        | documents P kind=plan day=2003-09-01 supports=t1 | claims D1 persons 129 unit=persons 2003/2004..2004/2005
        | successions C> close 9; B>G ? ; H>I rename)");
    const School& school = records.schools.at(0);
    EXPECT_EQ(school.name, "甲校");
    EXPECT_EQ(school.duty, 2U);
    EXPECT_EQ(school.weak, true);
    EXPECT_EQ(school.latitude, 31.5);
    EXPECT_EQ(school.pupils_junior, 4294967294U);
    EXPECT_EQ(school.aliases.items, (std::vector<std::string>{"a", "aa"}));
    EXPECT_TRUE(school.last_day.is_running());
    std::string ids;
    for (const School& each : records.schools) ids += each.id;
    EXPECT_EQ(ids, "ADBCEFGHI");
    EXPECT_FALSE(records.schools.at(1).last_day.is_known());
    EXPECT_EQ(records.schools.at(2), (School{.id = "B", .name = "B"}));
    EXPECT_EQ(records.teachers.at(0).born, span_in("1970-01"));
    EXPECT_EQ(records.needs.at(0), (Need{.school = "F", .subject = "music", .required = Thousandths{2500}}));
    const Span year = span_in("2003/2004");
    EXPECT_EQ(records.indicators.at(0), (Indicator{.school = "F",
                                                   .stage = Stage::primary,
                                                   .school_year = year,
                                                   .indicator = "books",
                                                   .amount = Thousandths{900000},
                                                   .pupils = 60}));
    EXPECT_EQ(records.indicators.at(1), (Indicator{.school = "F", .school_year = year, .indicator = "teachers"}));
    EXPECT_EQ(records.documents.at(0),
              (Document{.id = "P", .day = span_in("2003-09-01"), .kind = DocumentKind::plan, .supports = {{"t1"}}}));
    EXPECT_EQ(records.documents.at(1), (Document{.id = "D1"}));
    EXPECT_EQ(records.claims.at(0).last_day, last_day_in("2004/2005"));
    EXPECT_EQ(records.claims.at(0).amount, Thousandths{129'000});
    EXPECT_EQ(records.successions.at(0),
              (Succession{.predecessor = "C", .day = Span{day(9)}, .kind = SuccessionKind::close}));
    EXPECT_EQ(records.successions.at(1), (Succession{.predecessor = "B", .successor = RefTo<School>{"G"}}));
    EXPECT_EQ(records.successions.at(2).kind, SuccessionKind::rename);
}

TEST(TextNetwork, ListsTeachersOfPostingsWhereSomeAreListed) {
    EXPECT_TRUE(records_of("A>B posting teacher=T2").teachers.empty());
    const auto teachers =
        records_of("A>B posting teacher=T2; A>B posting teacher=T1 | teachers T1 title=senior").teachers;
    ASSERT_EQ(teachers.size(), 2U);
    EXPECT_EQ(teachers[0].id, "T1");
    EXPECT_EQ(teachers[1], (Teacher{.id = "T2"}));
}

TEST(TextNetwork, KnowsDaysOfEveryPrecisionAndNumbers) {
    EXPECT_EQ(span_in("5"), Span{day(5)});
    EXPECT_EQ(span_in("99999").first(), day(99'999));
    EXPECT_EQ(span_in("2003-autumn"), Calendar{}.span_of("2003-autumn"));
    EXPECT_FALSE(span_in("?").is_known());
    EXPECT_FALSE(span_in("").is_known());
    EXPECT_TRUE(last_day_in("").is_running());
    EXPECT_FALSE(last_day_in("?").is_known());
    EXPECT_EQ(period_in("3..9"), days(3, 9));
    EXPECT_EQ(period_in("2003/2004"), Calendar{}.span_of("2003/2004").period());
    EXPECT_EQ(period_in("3..").until(), Day::running());
    for (const std::string_view wrong : {"2003", "1999", "100000", "2003-13", "x", "9..3..1"})
        EXPECT_EQ(code_of([&] { return span_in(wrong); }), ErrorCode::bad_word) << wrong;
    for (const std::string_view wrong : {"9..3", "", "?"})
        EXPECT_EQ(code_of([&] { return period_in(wrong); }), ErrorCode::bad_word) << wrong;
    EXPECT_EQ(code_of([] { return day(2'932'897); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([] { return day(-719'163); }), ErrorCode::bad_day);
    EXPECT_EQ(day(2'932'896), Day::last());
    EXPECT_EQ(code_of([] { return days(3, 2); }), ErrorCode::empty_period);
}

TEST(TextNetwork, SaysWhatIsComplete) {
    const Settings settings = settings_of("A>B | complete postings 0..30; supports 2003/2004; needs 5..");
    ASSERT_EQ(settings.complete.size(), 3U);
    EXPECT_EQ(settings.complete[0], (Settings::Complete{"postings", days(0, 30)}));
    EXPECT_EQ(settings.complete[1], (Settings::Complete{"supports", period_in("2003/2004")}));
    const std::string json = R"({"district": "mine", "complete": [{"table": "needs", "period": "2003/2004"}]})";
    const Ledger ledger = ledger_of("A>B | complete postings 0..30", json);
    EXPECT_EQ(ledger.settings().district, "mine");
    ASSERT_EQ(ledger.settings().complete.size(), 2U);
    EXPECT_EQ(ledger.settings().complete[0].table, "needs");
}

TEST(TextNetwork, TakesTermsFromTheCalendarOfTheSettings) {
    const std::string json = R"({"calendar": {"autumn": "08-15", "spring": "02-01"}})";
    const Ledger early = ledger_of("A>B staff 2003-autumn..", json);
    EXPECT_EQ(early.table<Support>()[0].first_day.first(), *Day::find(2003, 8, 15));
    const Ledger usual = ledger_of("A>B staff 2003-autumn..");
    EXPECT_EQ(usual.table<Support>()[0].first_day.first(), *Day::find(2003, 9, 1));
    EXPECT_EQ(error_of("A>B", "{").value().code(), ErrorCode::bad_ledger);
}

TEST(TextNetwork, MayBeEmptyAndHasEveryColumn) {
    EXPECT_EQ(network_of("").school_count(), 0U);
    EXPECT_EQ(network_of(" | ; | schools A").school_count(), 1U);
    const Network network = network_of("A>B");
    EXPECT_TRUE(network.ledger().table<Support>().has_column(column_place<Support, &Support::basis>()));
}

struct Wrong {
    std::string_view text;
    std::string_view word;
    std::string_view expected;
};

TEST(TextNetwork, NamesAWrongWordItsPlaceAndWhatWasExpected) {
    constexpr std::array all{
        Wrong{"A staff", "A", "supporter>recipient, or a part called schools, teachers, needs, indicators, documents"},
        Wrong{"A>B>C", "A>B>C", "supporter>recipient"},
        Wrong{">B", ">B", "supporter>recipient"},
        Wrong{"A>", "A>", "supporter>recipient"},
        Wrong{"school A", "school", "a part called schools"},
        Wrong{"A>B stuff", "stuff",
              "one of posting, transfer, staff, teaching, funds, materials, planned, announced, actual"},
        Wrong{"A>B nan", "nan", "an amount (0.5)"},
        Wrong{"A>B 1.", "1.", "an amount (0.5)"},
        Wrong{"A>B =3", "=3", "column=value"},
        Wrong{"A>B posting 3", "3", "one of heads (x3), planned"},
        Wrong{"A>B posting staff", "staff", "heads (x3)"},
        Wrong{"A>B transfer actual", "actual", "a quantity"},
        Wrong{"A>B transfer x3", "x3", "one of staff, teaching, funds, materials, a quantity (0.5), first..last"},
        Wrong{"A>B transfer 2003-09..2003-10", "2003-09..2003-10", "on both sides"},
        Wrong{"A>B staff 2003..2004", "2003..2004", "or a number that does not look like a year"},
        Wrong{"A>B staff 2003-19..", "2003-19..", "a day, month, term or school year"},
        Wrong{"A>B funds 2 unit=万元", "unit=万元", "unit=yuan"},
        Wrong{"schools A weak", "weak", "column=value"},
        Wrong{"schools A=B", "A=B", "an id, then column=value"},
        Wrong{"schools A>B", "A>B", "an id, then column=value"},
        Wrong{"teachers T1 born=old", "born=old", "a day"},
        Wrong{"documents D1 plan", "plan", "column=value"},
        Wrong{"needs A", "A", "a school and a subject"},
        Wrong{"needs A subject=music", "A subject=music", "a school and a subject"},
        Wrong{"indicators A 2003/2004", "A 2003/2004", "a school, a school year and an indicator"},
        Wrong{"indicators A 2003/2004 books some", "some", "a total or column=value"},
        Wrong{"claims D1 persons", "D1 persons", "the figure"},
        Wrong{"claims D1 persons unit=persons", "D1 persons unit=persons", "the figure"},
        Wrong{"claims D1 persons 3 many", "many", "first..last or column=value"},
        Wrong{"successions A", "A", "predecessor>successor"},
        Wrong{"successions >B", ">B", "predecessor>successor"},
        Wrong{"successions A>B renamed", "renamed", "rename, merge"},
        Wrong{"successions A>B 2003", "2003", "that does not look like a year"},
        Wrong{"complete postings", "postings", "a table and days"},
        Wrong{"complete postngs 0..9", "postngs", "one of schools, supports"},
        Wrong{"complete postings 9..0", "9..0", "a first day that is not after the last"},
        Wrong{"complete postings ?", "?", "days: 2003-09..2004-06"}};
    for (const Wrong& each : all) {
        const std::optional<Error> error = error_of(each.text);
        ASSERT_TRUE(error.has_value()) << each.text;
        EXPECT_EQ(error->code(), ErrorCode::bad_word) << each.text;
        EXPECT_EQ(error->subject(), each.word);
        EXPECT_NE(std::string_view{error->what()}.find(each.expected), std::string_view::npos) << error->what();
    }
    EXPECT_STREQ(
        error_of("B>A staff; A>B posting\n x3 staf 0.. | schools A").value().what(),
        "'staf' does not fit here; it stands in 'A>B posting\\n x3 staf 0..' in the text of a network; expected one "
        "of heads (x3), planned, announced, actual, first..last or column=value");
    EXPECT_STREQ(error_of("claims D1 persons").value().what(),
                 "'D1 persons' does not fit here; it stands in the text of a network; expected a document, what it "
                 "counts and the figure, then column=value");
}

TEST(TextNetwork, HoldsWrongValuesAgainstTheLedger) {
    EXPECT_EQ(findings_of("A>B staff 9..5 | schools A weak=perhaps duty=2; B duty=-1"),
              (std::vector<std::string>{"unknown_word:schools:1 weak=perhaps", "bad_number:schools:2 duty=-1",
                                        "last_before_first:supports:1 last_day=1970-01-06"}));
    EXPECT_EQ(findings_of("A>B 0.0001; A>B posting x4294967295; A>B posting; A>B posting share=2"),
              (std::vector<std::string>{"bad_number:supports:1 amount=0.0001", "bad_number:postings:1 count=4294967295",
                                        "bad_number:postings:3 share=2"}));
    EXPECT_EQ(findings_of("A>B | schools A; A"), (std::vector<std::string>{"duplicate_id:schools:2 id=A"}));
    EXPECT_EQ(findings_of("claims D1 persons many"), (std::vector<std::string>{"bad_number:claims:1 amount=many"}));
    EXPECT_EQ(findings_of("schools A name=?"), (std::vector<std::string>{"missing_value:schools:1 name="}));
    EXPECT_EQ(code_of([] { return records_of("schools A weak=perhaps"); }), ErrorCode::bad_ledger);
    EXPECT_EQ(code_of([] { return settings_of("schools A weak=perhaps"); }), ErrorCode::bad_ledger);
    EXPECT_EQ(records_of("A>B staff 9..5").supports.size(), 1U);  // to be judged by a ledger
}

TEST(TextNetwork, LetsTheLastWordCount) {
    EXPECT_EQ(records_of("A>B staff funds 1 2").supports.at(0).channel, Channel::funds);
    EXPECT_EQ(records_of("A>B staff funds 1 2").supports.at(0).amount, Thousandths{2000});
    EXPECT_EQ(records_of("schools A weak=yes weak=? note=x note=y gone=").schools.at(0),
              (School{.id = "A", .name = "A", .attributes = {{"note", "y"}}}));
}

}  // namespace
}  // namespace jiedui::testing
