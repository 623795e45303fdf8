// SPDX-License-Identifier: Apache-2.0
// How the text of a CSV file becomes cells: seen through the names and notes of schools.
#include <gtest/gtest.h>

#include <string>

#include "io/folder.hpp"

namespace jiedui {
namespace {

using tests::findings_of;
using tests::ledger_of;
using tests::shown;
using tests::wrong_in;

/// What schools.csv holds, each school as `id=name`, and `+remark` where it has one; by semicolons.
[[nodiscard]] std::string schools_in(std::string_view csv) {
    const Ledger ledger = ledger_of({{"schools.csv", csv}, {"supports.csv", "supporter,recipient,last_day\n"}});
    std::string text;
    for (std::size_t row = 0; row < ledger.table<School>().size(); ++row) {
        const School school = ledger.table<School>()[row];
        text += (text.empty() ? "" : "; ") + school.id + "=" + school.name;
        for (const auto& [name, value] : school.attributes) text += "+" + value;
    }
    return text;
}

[[nodiscard]] std::string faults_in(std::string_view csv) {
    return shown(findings_of({{"schools.csv", csv}, {"supports.csv", "supporter,recipient,last_day\n"}}));
}

TEST(Csv, EndsRowsWithLineFeedsCarriageReturnsOrBoth) {
    EXPECT_EQ(schools_in("id,name\nA,Alpha\nB,Beta\n"), "A=Alpha; B=Beta");
    EXPECT_EQ(schools_in("id,name\r\nA,Alpha\r\nB,Beta\r\n"), "A=Alpha; B=Beta");
    EXPECT_EQ(schools_in("id,name\rA,Alpha\rB,Beta\r"), "A=Alpha; B=Beta");
}

TEST(Csv, NeedsNoLineBreakBehindTheLastRow) {
    EXPECT_EQ(schools_in("id,name\nA,Alpha"), "A=Alpha");
    EXPECT_EQ(schools_in("id,name\nA,\"Alpha\""), "A=Alpha");
    EXPECT_EQ(schools_in("id,name,remark\nA,Alpha,"), "A=Alpha");
}

TEST(Csv, PassesOverAByteOrderMark) { EXPECT_EQ(schools_in("\xEF\xBB\xBFid,name\nA,Alpha\n"), "A=Alpha"); }

TEST(Csv, SkipsRowsWithoutAValue) {
    EXPECT_EQ(schools_in("\n\nid,name\n\n,\n  ,\t\nA,Alpha\n\"\",\"\"\n\r\n"), "A=Alpha");
}

TEST(Csv, TakesQuotesOffAndHalvesDoubledOnes) {
    EXPECT_EQ(schools_in("id,\"name\"\nA,\"Al, pha\"\nB,\"say \"\"Beta\"\"\"\nC,\"\"\"\"\n"),
              "A=Al, pha; B=say \"Beta\"; C=\"");
}

TEST(Csv, TakesAQuoteInsideAPlainCellAsText) { EXPECT_EQ(schools_in("id,name\nA,5\" pipe\n"), "A=5\" pipe"); }

TEST(Csv, KeepsLineBreaksInsideQuotes) {
    EXPECT_EQ(schools_in("id,name\nA,\"Al\npha\"\nB,\"Be\r\nta\"\n"), "A=Al\npha; B=Be\r\nta");
}

TEST(Csv, AllowsBlanksBehindAClosingQuote) { EXPECT_EQ(schools_in("id,name\n\"A\" ,\"Alpha\"  \n"), "A=Alpha"); }

TEST(Csv, TakesBlanksOffTheEndsOfCells) {
    EXPECT_EQ(schools_in("id,name\n A ,\xE3\x80\x80\xE6\xA0\xA1 1\xC2\xA0\n"), "A=\xE6\xA0\xA1 1");
}

TEST(Csv, ReadsCellsOfEveryLength) {
    for (std::size_t length = 1; length < 40; ++length) {
        const std::string name(length, 'n');
        EXPECT_EQ(schools_in("id,name,remark\nA," + name + ",r\r\n"), "A=" + name + "+r");
    }
}

// So long that what was read is given back to the system while the rest is read.
TEST(Csv, ReadsALongFileToItsEnd) {
    constexpr unsigned rows = 12'000;
    const auto name_of = [](unsigned row) { return std::to_string(row) + std::string(4000 + row % 7, 'n'); };
    std::string csv = "id,name\n";
    for (unsigned row = 0; row < rows; ++row) csv += std::to_string(100'000 + row) + "," + name_of(row) + "\n";
    const Ledger ledger = ledger_of({{"schools.csv", csv}, {"supports.csv", "supporter,recipient,last_day\n"}});
    ASSERT_EQ(ledger.table<School>().size(), rows);
    for (unsigned row = 0; row < rows; ++row)
        ASSERT_EQ(ledger.table<School>().get<&School::name>(row), name_of(row)) << row;
}

TEST(Csv, CountsLinesAsTheFileDoes) {
    EXPECT_EQ(faults_in("\n\"id\",name\n\"A\",\"two\nlines\"\n\nB\n"), "row_length schools:6 =1");
    EXPECT_EQ(faults_in("id,name\rA,\"two\r\nlines\"\rB\r"), "row_length schools:4 =1");
}

TEST(Csv, RefusesAQuoteThatIsNeverClosed) {
    EXPECT_EQ(faults_in("id,name\nA,Alpha\nB,\"Beta\nC,Gamma\n"), "unclosed_quote schools:3 =Beta");
    EXPECT_EQ(faults_in("id,\"name\n"), "unclosed_quote schools:1 =name");
    EXPECT_EQ(faults_in("id,name\nA,\""), "unclosed_quote schools:2");
}

TEST(Csv, BlamesNoOtherTableForRowsThatAnUnclosedQuoteSwallowed) {
    EXPECT_EQ(wrong_in("schools.csv", "id,name\nA,\"Alpha\nB,Beta\n"), "unclosed_quote schools:2 =Alpha");
}

TEST(Csv, RefusesALedgerWithAnUnclosedQuoteAlsoWhereBadRowsAreDropped) {
    EXPECT_THROW((void)ledger_of({{"schools.csv", "id,name\nA,Alpha\nB,\"Beta\nC,Gamma\n"},
                                  {"supports.csv", "supporter,recipient,last_day\n"}},
                                 Keep::valid),
                 Error);
}

TEST(Csv, RefusesTextBehindAClosingQuote) {
    EXPECT_EQ(faults_in("id,name\nA,\"Al\"pha\nB,Beta\n"), "misplaced_quote schools:2 =pha");
}

TEST(Csv, NamesTheLineOfWhatIsNoText) {
    EXPECT_EQ(faults_in("id,name\nA,\xE5\xAD\xA6\nB,\xD6\xD0\n"), "mixed_encoding schools:3");
    EXPECT_EQ(faults_in("\xEF\xBB\xBFid,name\nA,\xD6\xD0\n"), "bad_encoding schools:2");
    EXPECT_EQ(faults_in(std::string_view{"id,name\nA,Al\0pha\n", 17}), "nul_byte schools:2");
    EXPECT_EQ(faults_in("id,name\nA,\xD6\xD0\nB,\xFF\xFF\n"), "bad_encoding schools:3");
    EXPECT_EQ(faults_in("id,name\nA,\xD6\xD0\nB,\xD6"), "bad_encoding schools:3");
    EXPECT_EQ(faults_in(std::string_view{"\xFF\xFEi\0d\0,\0n\0a\0m\0e\0\n\0A\0,\0\x00\xD8", 24}),
              "bad_encoding schools:2");
    EXPECT_EQ(faults_in(std::string_view{"\xFF\xFEi\0d\0,\0n\0a\0m\0e\0\n\0\0\0", 20}), "nul_byte schools:2");
}

TEST(Csv, AllowsEmptyCellsBeyondTheHeaderAndMissingOnesUnderEmptyHeaders) {
    EXPECT_EQ(schools_in("id,name,,\nA,Alpha\nB,Beta,,\nC,Gamma,,,,\n"), "A=Alpha; B=Beta; C=Gamma");
}

TEST(Csv, RefusesRowsLongerOrShorterThanTheHeader) {
    EXPECT_EQ(faults_in("id,name\nA,Alpha,more\nB\nC,Gamma\n"), "row_length schools:2 =3; row_length schools:3 =1");
}

}  // namespace
}  // namespace jiedui
