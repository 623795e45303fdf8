// SPDX-License-Identifier: Apache-2.0
// Ledgers from sheets and Arrow streams.
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/frame/arrow.hpp"
#include "jiedui/frame/frame.hpp"
#include "jiedui/io/read_ledger.hpp"

namespace jiedui {
namespace {

using tests::shown;

const Sheet two_schools{.name = "学校", .rows = {{"id", "name"}, {"A", "Alpha"}, {"B", "Beta"}}};

[[nodiscard]] std::vector<Finding> findings_of(const Sheet& supports) {
    try {
        return read_ledger(std::vector<TableInput>{two_schools, supports}).findings();
    } catch (const Error& refused) {
        return refused.findings();
    }
}

TEST(TableInput, ReadsSheetsAndNamesTheirCells) {
    const auto findings =
        findings_of({.name = "结对", .rows = {{"题"}, {"supporter", "recipient", "last_day"}, {}, {"A", "C", "soon"}}});
    ASSERT_EQ(shown(findings), "bad_day supports:4 last_day=soon; unknown_id supports:4 recipient=C");
    EXPECT_EQ(findings[0].cell, "结对!C4");
    EXPECT_EQ(findings[1].cell, "结对!B4");
    EXPECT_EQ(explain(findings[1]).find("supports, 结对!B4, recipient: "), 0U) << explain(findings[1]);
}

TEST(TableInput, NamesTheRowAloneWhereAFindingIsOfNoColumn) {
    const auto findings =
        findings_of({.name = "结对", .rows = {{"supporter", "recipient", "last_day"}, {"A", "A", ""}}});
    ASSERT_EQ(shown(findings), "self_support supports:2 =A");
    EXPECT_EQ(findings[0].cell, "结对!2");
}

TEST(TableInput, CountsRowsBelowTheNamesOfColumns) {
    const auto findings = findings_of(
        {.name = "supports", .rows = {{"supporter", "recipient", "last_day"}, {"A", "C", ""}}, .first_row = 0});
    ASSERT_EQ(shown(findings), "unknown_id supports:1 recipient=C");
    EXPECT_EQ(findings[0].cell, "");
}

TEST(TableInput, TakesNoRecordsForATableWithoutRows) {
    EXPECT_EQ(shown(findings_of({.name = "supports", .rows = {}, .first_row = 0})), "");
    EXPECT_EQ(shown(findings_of({.name = "supports", .rows = {}})), "empty_table supports");
}

TEST(TableInput, AsksForTextWhereANumberMayBeTwoMonths) {
    const std::vector<std::vector<std::string>> rows{{"supporter", "recipient", "first_day", "last_day", "amount"},
                                                     {"A", "B", "2023.1", "2023.1", "2023.1"}};
    EXPECT_EQ(shown(findings_of({.name = "supports", .rows = rows})), "");
    const auto findings = findings_of({.name = "supports", .rows = rows, .numbers = {{}, {3, 4}}});
    ASSERT_EQ(shown(findings), "bad_day supports:2 last_day=2023.1");
    EXPECT_EQ(text_of(findings[0].expected), "'2023-01' or '2023-10' as text: the number may mean either");
    EXPECT_EQ(findings[0].cell, "supports!D2");
}

TEST(TableInput, ReadsOtherNumbersAsYearsAndMonths) {
    const Sheet supports{.name = "supports",
                         .rows = {{"supporter", "recipient", "first_day", "last_day"}, {"A", "B", "2023", "2023.11"}},
                         .numbers = {{}, {2, 3}}};
    const Ledger ledger = read_ledger(std::vector<TableInput>{two_schools, supports});
    EXPECT_EQ(text_of(ledger.table<Support>().get<&Support::first_day>(0)), "2023");
    EXPECT_EQ(text_of(ledger.table<Support>().get<&Support::last_day>(0)), "2023-11");
}

TEST(TableInput, DoesNotReadATableOfWhichAColumnHoldsNoCells) {
    const auto findings = findings_of({.name = "supports",
                                       .rows = {{"supporter", "recipient", "odd"}, {"A", "C", ""}},
                                       .unreadable = {{"odd", "a time with a time zone"}}});
    EXPECT_EQ(shown(findings), "unreadable_column supports odd=a time with a time zone");
}

TEST(TableInput, ReadsSettings) {
    const std::vector<TableInput> tables{two_schools, Sheet{.name = "pairs", .rows = {{"supporter", "recipient"}}}};
    EXPECT_EQ(read_ledger(tables, R"({"district": "叶集"})").settings().district, "叶集");
}

template <class Record>
[[nodiscard]] ArrowTable exported(const Ledger& ledger, ArrowArrayStream& stream) {
    export_arrow(frame_of<Record>(ledger), &stream);
    return {std::string{Record::table}, &stream};
}

TEST(TableInput, ReadsTheStreamsOfALedgersOwnTables) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    ArrowArrayStream schools{};
    ArrowArrayStream supports{};
    ArrowArrayStream postings{};
    ArrowArrayStream unused{};
    std::vector<TableInput> tables{exported<School>(ledger, schools), exported<Support>(ledger, supports),
                                   exported<Posting>(ledger, postings), exported<Claim>(ledger, unused)};
    std::get<ArrowTable>(tables.back()).name = "no table";
    const Ledger again = read_ledger(tables);
    for (std::size_t row = 0; row < ledger.table<School>().size(); ++row)
        EXPECT_EQ(again.table<School>()[row], ledger.table<School>()[row]);
    ASSERT_EQ(again.table<Support>().size(), ledger.table<Support>().size());
    for (std::uint32_t row = 0; row < ledger.table<Support>().size(); ++row)
        EXPECT_EQ(again.table<Support>()[row].id, ledger.id_of(TieKind::agreement, row));
    for (const ArrowArrayStream* stream : {&schools, &supports, &postings, &unused})
        EXPECT_EQ(stream->release, nullptr) << "not released";
}

TEST(TableInput, OpensAStreamWhenItsTableIsReadAndOnceTheOneBeforeIsReadToItsEnd) {
    const Ledger ledger = read_ledger(std::vector<TableInput>{
        two_schools, Sheet{.name = "supports", .rows = {{"supporter", "recipient", "last_day"}, {"A", "B", "?"}}}});
    std::string told;
    ArrowArrayStream schools{};
    ArrowArrayStream supports{};
    ArrowArrayStream unknown{};
    const auto opened = [&]<class Record>(const char* name, std::type_identity<Record>) {
        return [&ledger, &told, &schools, name](ArrowArrayStream& stream) {
            told += std::string{name} + (schools.release == nullptr ? " " : " beside schools ");
            export_arrow(frame_of<Record>(ledger), &stream);
        };
    };
    const std::vector<TableInput> tables{
        ArrowTable{"supports", &supports, opened("supports", std::type_identity<Support>{})},
        ArrowTable{"none of them", &unknown, opened("unknown", std::type_identity<Support>{})},
        ArrowTable{"schools", &schools, opened("schools", std::type_identity<School>{})}};
    const Ledger read = read_ledger(tables);
    EXPECT_EQ(read.table<Support>().size(), 1U);
    EXPECT_EQ(told, "schools supports ");
}

TEST(TableInput, MakesAStreamOfOneBatch) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    ArrowArrayStream source{};
    export_arrow(frame_of<School>(ledger), &source);
    ArrowSchema schema{};
    ArrowArray batch{};
    ASSERT_EQ(source.get_schema(&source, &schema), 0);
    ASSERT_EQ(source.get_next(&source, &batch), 0);
    source.release(&source);
    ArrowArrayStream stream{};
    stream_of(schema, batch, &stream);
    EXPECT_EQ(schema.release, nullptr);
    EXPECT_EQ(batch.release, nullptr);
    const std::vector<TableInput> tables{ArrowTable{"schools", &stream},
                                         Sheet{.name = "supports", .rows = {}, .first_row = 0}};
    const Ledger read = read_ledger(tables);
    EXPECT_EQ(read.table<School>().size(), ledger.table<School>().size());
}

}  // namespace
}  // namespace jiedui
