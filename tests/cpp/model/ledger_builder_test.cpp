// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/ledger_builder.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/errors.hpp"

namespace jiedui {
namespace {

constexpr Naming by_name{.schools = NamedBy::name, .teachers = NamedBy::name};

[[nodiscard]] Span span(std::string_view text) { return Calendar{}.span_of(text); }

[[nodiscard]] Ledger ledger_of(const Records& records, Naming naming = by_name, Keep keep = Keep::all_or_nothing) {
    LedgerBuilder builder{{}, naming};
    each_table([&](auto member) {
        std::uint32_t row = 0;
        for (const auto& record : records.*member) builder.add(record, ++row);
    });
    return builder.finish("test", keep);
}

/// What is wrong or doubtful, as `code table:row column=value(expected)` and `x2` where it is so twice, whether the ledger is refused or not.
[[nodiscard]] std::string findings_of(const Records& records, Naming naming = by_name) {
    const auto text_of = [](const std::vector<Finding>& findings) {
        std::string text;
        for (const Finding& each : findings)
            text += (text.empty() ? "" : "; ") + std::string{word_of(each.code)} + " " + each.table + ":" +
                    std::to_string(each.row) + " " + each.column + "=" + each.value + "(" +
                    jiedui::text_of(each.expected) + ")" + (each.count > 1 ? "x" + std::to_string(each.count) : "");
        return text;
    };
    try {
        return text_of(ledger_of(records, naming).findings());
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger);
        return text_of(error.findings());
    }
}

/// The ends of all supports, as ids.
[[nodiscard]] std::string ends_of(const Ledger& ledger) {
    const Table<Support>& supports = ledger.table<Support>();
    std::string text;
    for (std::size_t row = 0; row < supports.size(); ++row)
        text += (row > 0 ? " " : "") + supports.get<&Support::supporter>(row).id + ">" +
                supports.get<&Support::recipient>(row).id;
    return text;
}

/// Three schools, two of which are called the same.
[[nodiscard]] Records three_schools() {
    Records records;
    records.schools = {{.id = "1", .name = "East School", .last_day = span("2003-08-31")},
                       {.id = "2", .name = "East School", .first_day = span("2003-09-01")},
                       {.id = "3", .name = "West School", .aliases = {{"Old Mill", "West"}}}};
    return records;
}

// Schools.

TEST(Naming, TakesANameOrAnAlias) {
    Records records = three_schools();
    records.supports = {{.supporter = "West School", .recipient = "Old Mill"}};
    EXPECT_EQ(ends_of(ledger_of(records)), "3>3");
}

TEST(Naming, TakesOfTwoOfOneNameTheOneThatMayHaveBeenOpen) {
    Records records = three_schools();
    const auto named = [](std::string_view first, LastDay last) {
        return Support{.supporter = "West", .recipient = "East School", .first_day = span(first), .last_day = last};
    };
    records.supports = {named("2003-09-01", LastDay::running()), named("2003-01-01", span("2003-08-31")),
                        named("2003-autumn", {})};
    EXPECT_EQ(ends_of(ledger_of(records)), "3>2 3>1 3>2");
}

TEST(Naming, ListsAllThatMayBeMeant) {
    Records records = three_schools();
    const auto named = [](Span first, LastDay last) {
        return Support{.supporter = "West", .recipient = "East School", .first_day = first, .last_day = last};
    };
    records.supports = {named(span("2003-08-31"), span("2003-09-01")), named({}, LastDay::running()),
                        named({}, span("2003-09-01")), named({}, {})};
    const std::string wrong = " recipient=East School('1' and '2')";
    EXPECT_EQ(findings_of(records), "ambiguous_name supports:1" + wrong + "x4");
}

TEST(Naming, ListsAllWhereNoneWasOpen) {
    Records records = three_schools();
    records.schools[1].first_day = span("2004-09-01");
    records.supports = {{.supporter = "West",
                         .recipient = "East School",
                         .first_day = span("2003-10-01"),
                         .last_day = span("2003-10-31")}};
    EXPECT_EQ(findings_of(records), "ambiguous_name supports:1 recipient=East School('1' and '2')");
}

TEST(Naming, TakesTheOneOfThatNameThoughItWasClosed) {
    Records records = three_schools();
    records.schools[2].last_day = span("2001-08-31");
    records.supports = {{.supporter = "West", .recipient = "Old Mill", .first_day = span("2003-09-01")}};
    EXPECT_EQ(ends_of(ledger_of(records)), "3>3");
}

TEST(Naming, NamesTheNearestOfAnUnknownName) {
    Records records = three_schools();
    records.supports = {{.supporter = "Wst School", .recipient = "East School", .first_day = span("2004-09-01")},
                        {.supporter = "qqqq", .recipient = "3"}};
    EXPECT_EQ(findings_of(records),
              "same_name schools:2 name=East School(1); unknown_name supports:1 supporter=Wst School(the nearest names "
              "are 'West School' and 'East School'); unknown_name supports:2 supporter=qqqq(nor one near it); "
              "unknown_name supports:2 recipient=3(it is the id of one of them)");
}

TEST(Naming, LooksForThePredecessorOnTheEveAndForTheSuccessorOnTheDay) {
    Records records = three_schools();
    records.successions = {{.predecessor = "East School",
                            .successor = "East School",
                            .day = span("2003-09-01"),
                            .kind = SuccessionKind::retype}};
    const Ledger ledger = ledger_of(records);
    EXPECT_EQ(ledger.table<Succession>().get<&Succession::predecessor>(0).id, "1");
    EXPECT_EQ(ledger.table<Succession>().get<&Succession::successor>(0)->id, "2");
}

TEST(Naming, AsksEveryTableThatSpeaksOfSchools) {
    Records records = three_schools();
    records.postings = {{.home = "West", .host = "East School", .first_day = span("2003-09-02")}};
    records.transfers = {{.supporter = "West", .recipient = "East School", .day = span("2003-08")}};
    records.needs = {{.school = "West", .subject = "music"}};
    records.indicators = {
        {.school = "East School", .stage = Stage::primary, .school_year = span("2003/2004"), .indicator = "books"}};
    records.teachers = {{.id = "T", .name = "Li", .home = "East School", .joined = span("2003-09-01")}};
    const Ledger ledger = ledger_of(records);
    EXPECT_EQ(ledger.table<Posting>().get<&Posting::host>(0).id, "2");
    EXPECT_EQ(ledger.table<Transfer>().get<&Transfer::recipient>(0).id, "1");
    EXPECT_EQ(ledger.table<Need>().get<&Need::school>(0).id, "3");
    EXPECT_EQ(ledger.table<Indicator>().get<&Indicator::school>(0).id, "2");
    EXPECT_EQ(ledger.table<Teacher>().get<&Teacher::home>(0)->id, "2");
}

TEST(Naming, GivesSchoolsWithoutIdsTheirNames) {
    Records records;
    records.schools = {{.name = "East School"}, {.name = "West School", .aliases = {{"West"}}}};
    records.supports = {{.supporter = "West", .recipient = "East School"}};
    const Ledger ledger = ledger_of(records);
    EXPECT_EQ(ends_of(ledger), "West School>East School");
    EXPECT_EQ(ledger.schools_by_id().id_at(0), "East School");
}

TEST(Naming, RefusesEqualNamesForIds) {
    Records records;
    records.schools = {{.name = "East School"}, {.name = "East School"}, {.name = ""}};
    EXPECT_EQ(findings_of(records), "duplicate_id schools:2 id=East School(1); missing_value schools:3 name=()");
}

TEST(Naming, DropsWhatNamesABadSchool) {
    Records records = three_schools();
    records.schools[2].duty = no_row;
    records.supports = {{.supporter = "West", .recipient = "East School"},
                        {.supporter = "nobody", .recipient = "West"}};
    records.supports[0].first_day = span("2004-09-01");
    const Ledger ledger = ledger_of(records, by_name, Keep::valid);
    EXPECT_EQ(ledger.table<School>().size(), 2U);
    EXPECT_EQ(ledger.table<Support>().size(), 0U);
    EXPECT_EQ(ledger.dropped().size(), 3U);
}

TEST(Naming, IsByIdUnlessAskedOtherwise) {
    Records records = three_schools();
    records.supports = {{.supporter = "1", .recipient = "West"}};
    EXPECT_EQ(findings_of(records, {}),
              "same_name schools:2 name=East School(1); unknown_id supports:1 "
              "recipient=West(schools)");
}

// Teachers.

[[nodiscard]] std::string teachers_of(const Ledger& ledger) {
    const Table<Posting>& postings = ledger.table<Posting>();
    std::string text;
    for (std::size_t row = 0; row < postings.size(); ++row)
        text += (row > 0 ? " " : "") + cell_text(postings.get<&Posting::teacher>(row));
    return text;
}

TEST(Naming, LooksForTeachersAtTheirHomeSchool) {
    Records records = three_schools();
    records.teachers = {{.id = "T1", .name = "Li", .home = "1"}, {.id = "T2", .name = "Li", .home = "3"}};
    records.postings = {{.home = "1", .host = "2", .teacher = "Li"}, {.home = "3", .host = "2", .teacher = "Li"}};
    EXPECT_EQ(teachers_of(ledger_of(records, {.teachers = NamedBy::name})), "T1 T2");
}

TEST(Naming, ListsTeachersWhomAPostingCannotMean) {
    Records records = three_schools();
    records.teachers = {{.id = "T1", .name = "Li", .home = "1"},
                        {.id = "T2", .name = "Li", .home = "1"},
                        {.id = "T3", .name = "Wang", .home = "3"},
                        {.id = "T4", .name = "Wang"}};
    records.postings = {{.home = "1", .host = "2", .teacher = "Li"},
                        {.home = "1", .host = "2", .teacher = "Wang"},
                        {.home = "1", .host = "2", .teacher = "Lu"},
                        {.home = "2", .host = "1", .teacher = "Lu"}};
    EXPECT_EQ(
        findings_of(records, {.teachers = NamedBy::name}),
        "same_name schools:2 name=East School(1); ambiguous_name postings:1 teacher=Li('T1' and 'T2'); unknown_name "
        "postings:2 teacher=Wang(it is that of 'T3' and 'T4', of another home or none); unknown_name postings:3 "
        "teacher=Lu(the nearest name is 'Li'); unknown_name postings:4 teacher=Lu(nor one near it)");
}

TEST(Naming, FindsOneFaultWhereTheHomeIsUnknown) {
    Records records = three_schools();
    records.teachers = {{.id = "T1", .name = "Li", .home = "West"}};
    records.postings = {{.home = "Northern", .host = "West", .teacher = "Li"}};
    EXPECT_EQ(findings_of(records),
              "same_name schools:2 name=East School(1); unknown_name postings:1 "
              "home=Northern(nor one near it)");
}

TEST(Naming, MakesTeachersOfHomeAndNameWhereNoTableListsThem) {
    Records records = three_schools();
    records.postings = {{.home = "West", .host = "Old Mill", .teacher = "Li"},
                        {.home = "Old Mill", .host = "West", .teacher = "Li"},
                        {.home = "West", .host = "West", .teacher = "Wang"}};
    const Ledger ledger = ledger_of(records);
    EXPECT_EQ(teachers_of(ledger), "3/Li 3/Li 3/Wang");
    EXPECT_EQ(ledger.table<Teacher>().size(), 2U);
    EXPECT_EQ(ledger.table<Teacher>().get<&Teacher::name>(0), "Li");
    EXPECT_EQ(ledger.table<Teacher>().get<&Teacher::home>(0)->id, "3");
}

TEST(Naming, KeepsMadeTeachersApartWhoseIdsWouldBeEqual) {
    Records records;
    records.schools = {{.id = "A", .name = "A"}, {.id = "A/B", .name = "A/B"}};
    records.postings = {{.home = "A/B", .host = "A", .teacher = "C"}, {.home = "A", .host = "A/B", .teacher = "B/C"}};
    EXPECT_EQ(teachers_of(ledger_of(records)), "A/B/C#2 A/B/C");
    std::swap(records.postings[0], records.postings[1]);
    EXPECT_EQ(teachers_of(ledger_of(records)), "A/B/C A/B/C#2");
}

TEST(Naming, GivesListedTeachersWithoutIdsAMadeOne) {
    Records records = three_schools();
    records.teachers = {{.name = "Li", .home = "West"}, {.name = "Wang"}, {.id = "T3"}};
    records.postings = {{.home = "West", .host = "West", .teacher = "Li"}};
    const Ledger ledger = ledger_of(records);
    EXPECT_EQ(teachers_of(ledger), "3/Li");
    EXPECT_EQ(ledger.table<Teacher>().get<&Teacher::id>(1), "Wang");
}

TEST(Naming, RefusesListedTeachersThatNothingTellsApart) {
    Records records = three_schools();
    records.teachers = {{.name = "Li", .home = "West"}, {.name = "Li", .home = "Old Mill"}, {.home = "West"}};
    EXPECT_EQ(findings_of(records),
              "same_name schools:2 name=East School(1); duplicate_id teachers:2 id=3/Li(1); "
              "missing_value teachers:3 name=()");
}

/// What a builder says to each call that it cannot serve.
void expect_unfit(LedgerBuilder& builder) {
    const auto says = [](auto&& call) { return code_of([&] { return call(), 0; }); };
    EXPECT_EQ(says([&] { std::ignore = builder.finish("again", Keep::valid); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { builder.add(School{.id = "A", .name = "Alpha"}); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { builder.add(School{.id = "A", .name = "Alpha"}, 1); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { builder.add(Source{.table = "schools"}); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { builder.reserve<School>(3); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { builder.finish_table<School>(); }), ErrorCode::unfit_builder);
    EXPECT_EQ(says([&] { std::ignore = builder.table<School>(); }), ErrorCode::unfit_builder);
}

TEST(LedgerBuilder, TakesNothingOnceItHasMadeItsLedger) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "Alpha"});
    std::ignore = builder.finish("test", Keep::all_or_nothing);
    expect_unfit(builder);
}

TEST(LedgerBuilder, TakesNothingOnceItsLedgerWasRefused) {
    LedgerBuilder builder;
    builder.add(School{.id = "A"});
    EXPECT_EQ(code_of([&] { return builder.finish("test", Keep::all_or_nothing); }), ErrorCode::bad_ledger);
    expect_unfit(builder);
}

TEST(LedgerBuilder, TakesNothingOnceItWasMovedFrom) {
    LedgerBuilder builder;
    const LedgerBuilder taken = std::move(builder);
    expect_unfit(builder);  // NOLINT(bugprone-use-after-move): that is what is asked
}

TEST(LedgerBuilder, TakesRecordsFromALedgerOnlyIfOneWasGiven) {
    LedgerBuilder builder;
    EXPECT_EQ(code_of([&] { return builder.take<School>(0), 0; }), ErrorCode::unfit_builder);
    EXPECT_EQ(code_of([&] { return builder.take_all(), 0; }), ErrorCode::unfit_builder);
}

}  // namespace
}  // namespace jiedui
