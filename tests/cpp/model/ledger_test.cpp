// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/model/ledger_builder.hpp"

namespace jiedui {
namespace {

[[nodiscard]] Span span(std::string_view text) { return Calendar{}.span_of(text); }

/// Schools of these ids, named after them.
[[nodiscard]] Records schools(const std::vector<std::string>& ids) {
    Records records;
    for (const std::string& id : ids) records.schools.push_back({.id = id, .name = "school " + id});
    return records;
}

/// What is wrong or doubtful, as `code table:row column=value(expected)`, whether the ledger is refused or not.
[[nodiscard]] std::string findings_of(const Records& records, Keep keep = Keep::all_or_nothing) {
    const auto text_of = [](const std::vector<Finding>& findings) {
        std::string text;
        for (const Finding& each : findings)
            text += (text.empty() ? "" : "; ") + std::string{word_of(each.code)} + " " + each.table + ":" +
                    std::to_string(each.row) + " " + each.column + "=" + each.value + "(" +
                    jiedui::text_of(each.expected) + ")";
        return text;
    };
    try {
        return text_of(Ledger{records, {}, keep}.findings());
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger);
        return text_of(error.findings());
    }
}

/// The ids of all supports, in the order of rows.
[[nodiscard]] std::vector<std::string> ids_of(const Ledger& ledger, TieKind kind, std::size_t rows) {
    std::vector<std::string> ids;
    for (std::uint32_t row = 0; row < rows; ++row) ids.push_back(ledger.id_of(kind, row));
    return ids;
}

[[nodiscard]] std::string dropped_of(const Ledger& ledger) {
    std::string text;
    for (const auto& [table, row] : ledger.dropped()) text += table + ":" + std::to_string(row) + " ";
    return text;
}

// Errors.

TEST(Ledger, RefusesIdsThatStandTwice) {
    EXPECT_EQ(findings_of(schools({"A", "B", "A"})), "duplicate_id schools:3 id=A(1)");
    Records records = schools({"A", "B"});
    records.supports = {{.id = "K", .supporter = "A", .recipient = "B"},
                        {.id = "K", .supporter = "B", .recipient = "A"}};
    records.documents = {{.id = "D"}, {.id = "D"}};
    EXPECT_EQ(findings_of(records), "duplicate_id supports:2 id=K(1); duplicate_id documents:2 id=D(1)");
}

TEST(Ledger, RefusesEndsThatNoTableHas) {
    Records records = schools({"A"});
    records.supports = {{.supporter = "A", .recipient = "X"}, {.supporter = "a", .recipient = "A"}};
    records.postings = {{.home = "X", .host = "A", .teacher = "T"}};
    records.transfers = {{.supporter = "X", .recipient = "Y"}};
    records.teachers = {{.id = "U", .home = "X"}};
    records.needs = {{.school = "X", .subject = "english"}};
    records.documents = {{.id = "D", .supports = {{"K"}}}};
    records.claims = {{.document = "E", .what = "persons", .amount = Thousandths{1}}};
    records.successions = {{.predecessor = "A", .successor = "X"}};
    EXPECT_EQ(findings_of(records),
              "unknown_id supports:1 recipient=X(schools); unknown_id supports:2 supporter=a(schools); "
              "unknown_id postings:1 teacher=T(teachers); unknown_id transfers:1 recipient=Y(schools); "
              "unknown_id documents:1 supports=K(supports); unknown_id claims:1 document=E(documents)");
}

TEST(Ledger, RefusesRecordsWithoutWhatIsRequired) {
    Records records = schools({"A"});
    records.schools.push_back({.id = "B", .name = ""});
    records.supports = {{.supporter = "A"}};
    records.indicators = {{.school = "A", .indicator = "books"}};
    EXPECT_EQ(findings_of(records),
              "missing_value schools:2 name=(); missing_value supports:1 recipient=(); "
              "missing_value indicators:1 school_year=()");
}

TEST(Ledger, RefusesNumbersWhereNamesAreWanted) {
    Records records = schools({"A"});
    records.schools[0].name = "12.5";
    records.needs = {{.school = "A", .subject = "3"}};
    EXPECT_EQ(findings_of(records), "number_for_text schools:1 name=12.5(); number_for_text needs:1 subject=3()");
}

TEST(Ledger, RefusesTextsThatAreNone) {
    Records records = schools({"A", "B"});
    records.schools[0].name = "Al\xFFpha";
    records.schools[1].aliases.items = {"Beta", std::string{"\0", 1}};
    records.schools[1].attributes = {{"note", "\xE5"}};
    records.supports = {{.supporter = "A", .recipient = "B\xC0"}, {.supporter = "B", .recipient = "A", .unit = "\xF0"}};
    records.postings = {{.id = "\xFE", .home = "A", .host = "B", .teacher = "T\x80"}};
    EXPECT_EQ(findings_of(records),
              "bad_text schools:1 name=Al?pha(); bad_text schools:2 aliases=Beta|?(); bad_text schools:2 note=?(); "
              "bad_text supports:1 recipient=B?(); unknown_id supports:1 recipient=B?(schools); "
              "bad_text supports:2 unit=?(); bad_text postings:1 id=?(); bad_text postings:1 teacher=T?()");
    records.schools[0].attributes = {{"x\xFF", "y"}};
    EXPECT_NE(findings_of(records).find("bad_text schools:0 =x?()"), std::string::npos) << findings_of(records);
}

TEST(Ledger, DropsRecordsWithTextsThatAreNone) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B", .unit = "\xFF"}, {.supporter = "B", .recipient = "A"}};
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(dropped_of(ledger), "supports:1 ");
    EXPECT_EQ(ledger.table<Support>().size(), 1U);
}

// One word is one finding, however many rows have it.
TEST(Ledger, CountsATextThatIsNoneOnceAWord) {
    Records records = schools({"A", "B"});
    records.supports.assign(50, {.supporter = "A", .recipient = "B", .unit = "\xFF"});
    EXPECT_EQ(findings_of(records), "bad_text supports:1 unit=?()");
}

TEST(Ledger, RefusesNumbersThatAColumnCannotHold) {
    Records records = schools({"A", "B"});
    records.schools[0].pupils_primary = no_row;
    records.schools[1].latitude = -90.5;
    records.supports = {{.supporter = "A", .recipient = "B", .amount = Thousandths{largest_number.value + 1}},
                        {.supporter = "A", .recipient = "B", .amount = Thousandths{INT64_MIN}},
                        {.supporter = "A", .recipient = "B", .amount = Thousandths{-largest_number.value}}};
    records.postings = {{.home = "A", .host = "B", .share = Thousandths{1001}},
                        {.home = "A", .host = "B", .share = Thousandths{1000}}};
    std::string codes;
    try {
        (void)Ledger{records};
    } catch (const Error& error) {
        for (const Finding& each : error.findings())
            codes += std::string{word_of(each.code)} + " " + each.table + ":" + std::to_string(each.row) + " " +
                     each.column + "; ";
    }
    EXPECT_EQ(codes,
              "bad_number schools:1 pupils_primary; bad_number schools:2 latitude; bad_number supports:1 amount; "
              "bad_number supports:2 amount; bad_number postings:1 share; ");
}

TEST(Ledger, RefusesAttributesThatAreCalledAsColumnsAre) {
    Records records = schools({"A"});
    records.schools[0].attributes = {{"township", "x"}};
    EXPECT_EQ(findings_of(records), "same_column schools:1 township=township(the attribute township)");
    records.schools[0].attributes = {{"first_day_text", "x"}};
    EXPECT_EQ(findings_of(records),
              "same_column schools:1 first_day_text=first_day_text(the attribute first_day_text)");
    records.schools[0].attributes = {{"first", "x"}};
    EXPECT_EQ(findings_of(records), "");
}

TEST(Ledger, RefusesALastDayBeforeTheFirst) {
    Records records = schools({"A", "B"});
    const auto of_days = [&](std::string_view first, std::string_view last) {
        records.supports = {{.supporter = "A", .recipient = "B", .first_day = span(first), .last_day = span(last)}};
        return findings_of(records);
    };
    EXPECT_EQ(of_days("2003-09-02", "2003-09-01"), "last_before_first supports:1 last_day=2003-09-01(2003-09-02)");
    EXPECT_EQ(of_days("2003-09-01", "2003-09-01"), "");
    EXPECT_EQ(of_days("2003-09-30", "2003-09"), "");
    EXPECT_EQ(of_days("2003-10", "2003-09"), "last_before_first supports:1 last_day=2003-09(2003-10)");
}

TEST(Ledger, RefusesACountBesideANamedTeacher) {
    Records records = schools({"A", "B"});
    const auto of_count = [&](std::optional<std::uint32_t> count) {
        records.postings = {{.home = "A", .host = "B", .teacher = "T", .count = count}};
        return findings_of(records);
    };
    EXPECT_EQ(of_count(2),
              "bad_number postings:1 count=2(1 or nothing beside a named teacher, or a row for each person)");
    EXPECT_EQ(of_count(0),
              "bad_number postings:1 count=0(1 or nothing beside a named teacher, or a row for each person)");
    EXPECT_EQ(of_count(1), "");
    EXPECT_EQ(of_count(std::nullopt), "");
}

TEST(Ledger, ListsFindingsByTableAndRow) {
    Records records = schools({"A", "A", "B"});
    records.transfers = {{.supporter = "A", .recipient = "X"}};
    records.supports = {{.supporter = "B", .recipient = "B"}, {.supporter = "X", .recipient = "A"}};
    records.schools[1].name = "other";
    EXPECT_EQ(findings_of(records),
              "duplicate_id schools:2 id=A(1); self_support supports:1 =B(); "
              "unknown_id supports:2 supporter=X(schools)");
}

// Dropping what is bad.

TEST(Ledger, DropsBadRecordsAndAllThatHangOnThemWhereAsked) {
    Records records = schools({"A", "B", "C", "C"});
    records.schools[3].name = "another";
    records.teachers = {{.id = "T", .home = "C"}, {.id = "U", .home = "A"}};
    records.postings = {{.home = "A", .host = "B", .teacher = "T"}, {.home = "A", .host = "B", .teacher = "U"}};
    records.supports = {{.id = "K1", .supporter = "A", .recipient = "C"},
                        {.id = "K2", .supporter = "A", .recipient = "B"}};
    records.documents = {{.id = "D1", .supports = {{"K1"}}}, {.id = "D2", .supports = {{"K2"}}}};
    records.claims = {{.document = "D1", .what = "persons", .amount = Thousandths{1}},
                      {.document = "D2", .what = "persons", .amount = Thousandths{1}}};
    EXPECT_THROW((void)Ledger(records), Error);
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(dropped_of(ledger), "schools:3 schools:4 supports:1 teachers:1 postings:1 documents:1 claims:1 ");
    EXPECT_EQ(ledger.findings().size(), 1U);
    EXPECT_EQ(ledger.schools_by_id().size(), 2U);
    EXPECT_EQ(ledger.table<Support>()[0], records.supports[1]);
    EXPECT_EQ(ledger.table<Posting>()[0], records.postings[1]);
    EXPECT_EQ(ledger.table<Claim>()[0], records.claims[1]);
    EXPECT_EQ(findings_of(records, Keep::valid), "duplicate_id schools:4 id=C(3)");
}

TEST(Ledger, DropsNothingFromASoundLedger) {
    const Records records = schools({"A", "B"});
    EXPECT_EQ(dropped_of(Ledger{records, {}, Keep::valid}), "");
    EXPECT_TRUE((Ledger{records, {}, Keep::valid}) == Ledger{records});
}

// Doubts.

TEST(Ledger, ForgetsAttributesThatOnlyDroppedRowsHaveUnlessTheyAreDeclared) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "Alpha", .attributes = {{"kept", "1"}}}, 1);
    builder.add(School{.id = "B", .name = "", .attributes = {{"gone", "2"}, {"declared", "3"}}}, 2);
    builder.table<School>().attribute("declared");
    const Ledger ledger = builder.finish("test", Keep::valid);
    ASSERT_EQ(ledger.table<School>().attributes().size(), 2U);
    EXPECT_EQ(ledger.table<School>().attributes()[0].name, "declared");
    EXPECT_EQ(ledger.table<School>().attributes()[1].name, "kept");
}

TEST(Ledger, DoubtsASchoolThatSupportsItself) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "A"}};
    records.postings = {{.home = "B", .host = "B"}};
    records.transfers = {{.supporter = "A", .recipient = "A"}};
    EXPECT_EQ(findings_of(records),
              "self_support supports:1 =A(); self_support postings:1 =B(); self_support transfers:1 =A()");
}

TEST(Ledger, DoubtsTwoSchoolsOfOneName) {
    Records records = schools({"A", "B", "C"});
    records.schools[0].name = records.schools[2].name = "中学";
    EXPECT_EQ(findings_of(records), "same_name schools:3 name=中学(1)");
}

TEST(Ledger, DoubtsWhatIsInForceBeforeTheSchoolOpened) {
    Records records = schools({"A", "B"});
    records.schools[1].first_day = span("2003-09");
    const auto from = [&](std::string_view first) {
        records.supports = {{.supporter = "A", .recipient = "B", .first_day = span(first)}};
        return findings_of(records);
    };
    EXPECT_EQ(from("2003-08-31"), "before_opening supports:1 =2003-08-31(B)");
    EXPECT_EQ(from("2003-09-01"), "");
    records.supports = {{.supporter = "A", .recipient = "B", .last_day = span("2003-08-31")}};
    EXPECT_EQ(findings_of(records), "before_opening supports:1 =2003-08-31(B)");  // whenever it began
    records.supports = {{.supporter = "A", .recipient = "B", .last_day = span("2003-09-01")}};
    EXPECT_EQ(findings_of(records), "");
    records.supports = {{.supporter = "A", .recipient = "B", .last_day = LastDay::running()}};
    EXPECT_EQ(findings_of(records), "");
    records.supports.clear();
    records.transfers = {{.supporter = "B", .recipient = "A", .day = span("2003-08")}};
    EXPECT_EQ(findings_of(records), "before_opening transfers:1 =2003-08-31(B)");
    records.schools[1].first_day = span("2003-08-31");
    EXPECT_EQ(findings_of(records), "");  // it may be of that very day
    records.transfers[0].day = Span{};
    EXPECT_EQ(findings_of(records), "");
}

TEST(Ledger, DoubtsWhatIsInForceAfterTheSchoolClosed) {
    Records records = schools({"A", "B"});
    records.schools[0].last_day = span("2004-08");
    const auto until = [&](LastDay last) {
        records.postings = {{.home = "A", .host = "B", .first_day = span("2003-09"), .last_day = last}};
        return findings_of(records);
    };
    EXPECT_EQ(until(span("2004-08-31")), "");
    EXPECT_EQ(until(span("2004-09-01")), "after_closing postings:1 =2004-09-01(A)");
    EXPECT_EQ(until(LastDay::running()), "after_closing postings:1 =(A)");
    EXPECT_EQ(until(LastDay{}), "");
    records.postings = {{.home = "A", .host = "B", .first_day = span("2004-09-01")}};
    EXPECT_EQ(findings_of(records), "after_closing postings:1 =2004-09-01(A)");  // whenever it ends
    records.postings.clear();
    records.transfers = {{.supporter = "A", .recipient = "B", .day = span("2004-09")}};
    EXPECT_EQ(findings_of(records), "after_closing transfers:1 =2004-09-01(A)");
    records.transfers[0].day = span("2003/2004");
    EXPECT_EQ(findings_of(records), "");
}

TEST(Ledger, DoubtsWhatWasLeftRunningForTenYears) {
    Records records = schools({"A", "B"});
    const auto latest = [&](std::string_view day) {
        records.supports = {
            {.supporter = "A", .recipient = "B", .first_day = span("2003-09-01"), .last_day = LastDay::running()},
            {.supporter = "A", .recipient = "B", .first_day = span("2003-09-01"), .last_day = LastDay{}}};
        records.transfers = {{.supporter = "A", .recipient = "B", .day = span(day)}};
        return findings_of(records);
    };
    EXPECT_EQ(latest("2013-08-31"), "");
    EXPECT_EQ(latest("2013-09-01"), "long_running supports:1 last_day=2003-09-01(2013-09-01)");
    EXPECT_EQ(latest("9999-12-31"), "");  // which is written for «no end», and says nothing of today
}

TEST(Ledger, DoubtsALastDayThatLooksLikeNoEnd) {
    Records records = schools({"A", "B"});
    const auto lasting = [&](LastDay last) {
        records.supports = {{.supporter = "A", .recipient = "B", .first_day = span("2003-09-01"), .last_day = last}};
        return findings_of(records);
    };
    EXPECT_EQ(lasting(span("9999-12-31")), "looks_endless supports:1 last_day=9999-12-31()");
    EXPECT_EQ(lasting(span("9999-12")), "looks_endless supports:1 last_day=9999-12()");
    EXPECT_EQ(lasting(span("9999-12-30")), "");
    EXPECT_EQ(lasting(LastDay::running()), "");
    records.supports.clear();
    records.schools[0].last_day = span("9999-12-31");
    records.schools[1].last_day = span("9999-12-31");
    EXPECT_EQ(findings_of(records), "looks_endless schools:1 last_day=9999-12-31()");  // one cause, told once
}

TEST(Ledger, DoubtsASchoolYearAsFirstDayWithoutALastDay) {
    Records records = schools({"A", "B"});
    const auto lasting = [&](std::string_view first, LastDay last) {
        records.supports = {{.supporter = "A", .recipient = "B", .first_day = span(first), .last_day = last},
                            {.supporter = "B", .recipient = "A", .first_day = span(first), .last_day = last}};
        return findings_of(records);
    };
    EXPECT_EQ(lasting("2003学年", LastDay::running()), "open_school_year supports:1 first_day=2003/2004()");
    EXPECT_EQ(lasting("2003学年", span("2003学年")), "");
    EXPECT_EQ(lasting("2003学年", Span{}), "");
    EXPECT_EQ(lasting("2003秋", LastDay::running()), "");  // since that term
    EXPECT_EQ(lasting("2003-09-01", LastDay::running()), "");
}

// What a ledger holds.

TEST(Ledger, KeepsRecordsAsTheyAreInTheirOrder) {
    Records records = schools({"B", "A"});
    records.supports = {{.id = "K",
                         .supporter = "B",
                         .recipient = "A",
                         .channel = Channel::funds,
                         .first_day = span("2003-autumn"),
                         .last_day = LastDay::running(),
                         .amount = Thousandths{-1},
                         .unit = "yuan",
                         .attributes = {{"x", "1"}, {"y", ""}}},
                        {.supporter = "A", .recipient = "B"}};
    records.schools[0].aliases.items = {"first", "second"};
    const Ledger ledger{records};
    records.supports[0].attributes.pop_back();
    for (std::size_t row = 0; row < 2; ++row) {
        EXPECT_EQ(ledger.table<School>()[row], records.schools[row]);
        EXPECT_EQ(ledger.table<Support>()[row], records.supports[row]);
    }
    EXPECT_EQ(ledger.table<Support>().attributes()[1].name, "y");  // known, and nothing is said in it
    EXPECT_EQ(ledger.schools_by_id().id_at(0), "A");
    EXPECT_EQ(ledger.schools_by_id().row_at(0), 1U);
    EXPECT_EQ(ledger.schools_by_id().find("B"), 1U);
    EXPECT_EQ(ledger.schools_by_id().find("b"), std::nullopt);
}

TEST(Ledger, TakesTeachersFromPostingsWhereNoTableListsThem) {
    Records records = schools({"A", "B"});
    records.postings = {{.home = "A", .host = "B", .teacher = "U"},
                        {.home = "A", .host = "B", .teacher = "T"},
                        {.home = "B", .host = "A", .teacher = "U"}};
    const Ledger ledger{records};
    ASSERT_EQ(ledger.teachers_by_id().size(), 2U);
    EXPECT_EQ(ledger.teachers_by_id().id_at(0), "T");
    EXPECT_EQ(ledger.table<Posting>()[2], records.postings[2]);
}

TEST(Ledger, TakesNoTeacherFromAPostingThatIsDropped) {
    Records records = schools({"A", "B"});
    records.postings = {{.home = "A", .host = "X", .teacher = "T9"}, {.home = "A", .host = "B", .teacher = "T1"}};
    const Ledger ledger{records, {}, Keep::valid};
    EXPECT_EQ(dropped_of(ledger), "postings:1 ");
    ASSERT_EQ(ledger.teachers_by_id().size(), 1U);
    EXPECT_EQ(ledger.teachers_by_id().id_at(0), "T1");
}

TEST(Ledger, CountsPostingsInWhichTheWeakSchoolSends) {
    Records records = schools({"A", "B"});
    EXPECT_TRUE(Ledger{records}.not_ties().empty());
    records.postings.assign(3, {.home = "A", .host = "B", .form = PostingForm::shadowing});
    records.postings[1].form = PostingForm::rotation;
    EXPECT_EQ(Ledger{records}.not_ties(),
              (std::vector<std::pair<PostingForm, std::uint32_t>>{{PostingForm::shadowing, 2}}));
}

TEST(Ledger, KeepsItsSettings) {
    const Settings settings{"叶集", Calendar{{8, 20}, {2, 1}}, {{"supports", Period::of_day(Day{2003, 9, 1})}}};
    EXPECT_EQ((Ledger{schools({"A"}), settings}.settings()), settings);
}

// Made ids.

TEST(Ledger, MakesIdsFromTheFieldsThatIdentifyARecord) {
    Records records = schools({"A", "B"});
    records.supports = {
        {.supporter = "A", .recipient = "B", .channel = Channel::staff, .first_day = span("2003-autumn")},
        {.supporter = "A", .recipient = "B"},
        {.id = "K", .supporter = "A", .recipient = "B"}};
    records.postings = {
        {.home = "A", .host = "B", .teacher = "T", .subject = "english", .batch = "2", .first_day = span("2003-09-01")},
        {.home = "A", .host = "B", .count = 7}};
    records.transfers = {{.supporter = "B", .recipient = "A", .channel = Channel::materials, .day = span("2003-09")}};
    const Ledger ledger{records};
    EXPECT_EQ(ids_of(ledger, TieKind::agreement, 3), (std::vector<std::string>{"A>B/staff/2003-autumn", "A>B", "K"}));
    EXPECT_EQ(ids_of(ledger, TieKind::posting, 2), (std::vector<std::string>{"A>B/T/english/2/2003-09-01", "A>B/x7"}));
    EXPECT_EQ(ids_of(ledger, TieKind::transfer, 1), (std::vector<std::string>{"B>A/materials/2003-09"}));
}

TEST(Ledger, NumbersMadeIdsThatAreEqualByTheOtherFields) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B", .basis = "z"},
                        {.supporter = "A", .recipient = "B", .basis = "y"},
                        {.supporter = "A", .recipient = "B", .basis = "x"}};
    EXPECT_EQ(ids_of(Ledger{records}, TieKind::agreement, 3), (std::vector<std::string>{"A>B#3", "A>B#2", "A>B"}));
}

TEST(Ledger, TakesNoMadeIdThatARecordHas) {
    Records records = schools({"A", "B"});
    records.supports = {{.id = "A>B", .supporter = "A", .recipient = "B"},
                        {.supporter = "A", .recipient = "B"},
                        {.supporter = "A", .recipient = "B"},
                        {.id = "A>B#3", .supporter = "B", .recipient = "A"}};
    EXPECT_EQ(ids_of(Ledger{records}, TieKind::agreement, 4),
              (std::vector<std::string>{"A>B", "A>B#2", "A>B#4", "A>B#3"}));
}

TEST(Ledger, TakesNoMadeIdThatAnotherRecordIsNamedBy) {
    Records records = schools({"A", "B", "B#2"});
    records.supports = {{.supporter = "A", .recipient = "B"},
                        {.supporter = "A", .recipient = "B"},
                        {.supporter = "A", .recipient = "B#2"}};
    EXPECT_EQ(ids_of(Ledger{records}, TieKind::agreement, 3), (std::vector<std::string>{"A>B", "A>B#3", "A>B#2"}));
}

TEST(Ledger, KeepsMadeIdsByWhichOthersNameRecordsWhereBadOnesAreDropped) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B", .amount = Thousandths{INT64_MAX}, .basis = "a"},
                        {.supporter = "A", .recipient = "B", .basis = "b"}};
    const Ledger ledger{records, {}, Keep::valid};
    const std::string left = ledger.id_of(TieKind::agreement, 0);
    records.documents = {{.id = "D", .supports = {{left}}},
                         {.id = "E", .supports = {{left == "A>B" ? "A>B#2" : "A>B"}}}};
    const Ledger with_documents{records, {}, Keep::valid};
    EXPECT_EQ(with_documents.id_of(TieKind::agreement, 0), left);
    EXPECT_EQ(dropped_of(with_documents), "supports:1 documents:2 ");
    EXPECT_EQ(with_documents.table<Document>()[0].supports.items, std::vector{left});
}

TEST(Ledger, NumbersWhatRemainsWhereBadRecordsAreDropped) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B", .basis = "a"},
                        {.supporter = "A", .recipient = "B", .first_day = span("2004-01"), .last_day = span("2003-01")},
                        {.supporter = "A", .recipient = "B", .basis = "b"}};
    EXPECT_EQ(ids_of(Ledger{records, {}, Keep::valid}, TieKind::agreement, 2),
              (std::vector<std::string>{"A>B", "A>B#2"}));
}

TEST(Ledger, LetsDocumentsNameMadeIds) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B", .channel = Channel::funds}};
    records.documents = {{.id = "D", .supports = {{"A>B/funds"}}}};
    EXPECT_EQ(findings_of(records), "");
}

// Sameness.

TEST(Ledger, IsEqualWhereRecordsAndSettingsAre) {
    Records records = schools({"A", "B"});
    records.supports = {{.supporter = "A", .recipient = "B"}};
    const Ledger one{records};
    EXPECT_TRUE(one == Ledger{records});
    EXPECT_FALSE(one == Ledger(records, Settings{.district = "x"}));
    EXPECT_NE(one.fingerprint(), Ledger(records, Settings{.district = "x"}).fingerprint());
    records.supports[0].last_day = LastDay::running();
    EXPECT_FALSE(one == Ledger{records});
    EXPECT_NE(one.fingerprint(), Ledger{records}.fingerprint());
    EXPECT_FALSE(one == Ledger{schools({"A", "B"})});
}

TEST(Ledger, HasAFingerprintOfSixteenDigits) {
    const std::string print = Ledger{schools({"A"})}.fingerprint();
    EXPECT_EQ(print.size(), 16U);
    EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
}

/// Records of which many are alike.
[[nodiscard]] Records drawn_records(std::mt19937& rng) {
    Records records = schools({"A", "B", "C"});
    const auto school = [&] { return std::string(1, static_cast<char>('A' + rng() % 3)); };
    for (int i = 0; i < 30; ++i) {
        Support support{.supporter = school(), .recipient = school()};
        if (rng() % 2 == 0) support.channel = static_cast<Channel>(rng() % 4);
        if (rng() % 3 == 0) support.basis = std::to_string(rng() % 2);
        if (rng() % 3 == 0) support.attributes = {{"fact", std::to_string(rng() % 2)}};
        records.supports.push_back(support);
        records.postings.push_back({.home = school(), .host = school(), .count = rng() % 3});
        records.transfers.push_back({.supporter = school(), .recipient = school()});
    }
    return records;
}

template <class Record>
void shuffle(std::vector<Record>& records, std::mt19937& rng) {
    for (std::size_t i = records.size(); i > 1; --i) std::swap(records[i - 1], records[rng() % i]);
}

/// The made ids of all supports, each with how its record reads: what must not hang on the order of rows.
[[nodiscard]] std::multimap<std::string, std::string> named_supports(const Ledger& ledger) {
    std::multimap<std::string, std::string> named;
    for (std::uint32_t row = 0; row < ledger.table<Support>().size(); ++row) {
        const Support support = ledger.table<Support>()[row];
        std::string text;
        each_column<Support>([&](auto, const auto& column) { text += cell_text(support.*column.member) + "|"; });
        for (const auto& [name, value] : support.attributes) text.append(name).append("=").append(value);
        named.emplace(ledger.id_of(TieKind::agreement, row), text);
    }
    return named;
}

class LedgerLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(LedgerLaw, NeitherIdsNorFingerprintHangOnTheOrderOfRows) {
    std::mt19937 rng{GetParam()};
    Records records = drawn_records(rng);
    const Ledger before{records};
    shuffle(records.schools, rng);
    shuffle(records.supports, rng);
    shuffle(records.postings, rng);
    shuffle(records.transfers, rng);
    const Ledger after{records};
    EXPECT_EQ(before.fingerprint(), after.fingerprint());
    const auto named = named_supports(before);
    EXPECT_EQ(named, named_supports(after));
    for (auto each = named.begin(); each != named.end(); ++each) EXPECT_EQ(named.count(each->first), 1U) << each->first;
    for (const TieKind kind : {TieKind::posting, TieKind::transfer}) {
        auto ids = ids_of(before, kind, 30);
        auto others = ids_of(after, kind, 30);
        std::ranges::sort(ids);
        std::ranges::sort(others);
        EXPECT_EQ(ids, others);
        EXPECT_TRUE(std::ranges::adjacent_find(ids) == ids.end());
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, LedgerLaw, ::testing::Range(0U, 50U));

}  // namespace
}  // namespace jiedui
