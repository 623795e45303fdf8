// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/raw_tables.hpp"

#include <gtest/gtest.h>

#include "io/folder.hpp"

namespace jiedui {
namespace {

/// `name=table`, and behind it each row as `row:cell|cell`.
std::string shown(const std::vector<RawTable>& tables) {
    std::string text;
    for (const RawTable& table : tables) {
        text += (text.empty() ? "" : "; ") + table.name + "=" + table.table;
        for (const RawRow& row : table.rows) {
            text += " " + std::to_string(row.row) + ":";
            for (std::size_t i = 0; i < row.cells.size(); ++i) text += (i > 0 ? "|" : "") + row.cells[i];
        }
    }
    return text;
}

std::string raw(const tests::Folder::Files& files) {
    const tests::Folder folder{files};
    return shown(raw_tables(folder.path()));
}

TEST(RawTables, HoldCellsAsTheyStandWithTheLinesOfTheFile) {
    EXPECT_EQ(raw({{"schools.csv", "id,name\n\nA,\"x\ny\"\nB, z \n"}}),
              "schools.csv=schools 1:id|name 3:A|x\ny 5:B| z ");
}

TEST(RawTables, AreDividedAsTheReaderDoes) {
    EXPECT_EQ(raw({{"结对.csv", "支援学校;受援学校\nA;B,C\n"}}), "结对.csv=supports 1:支援学校|受援学校 2:A|B,C");
}

TEST(RawTables, AreThereForFilesThatAreNoTableAndRowsThatAreBad) {
    EXPECT_EQ(raw({{"notes.csv", "a,b\n1\n1,2,3\n"}, {"x.txt", "a"}}), "notes.csv= 1:a|b 2:1 3:1|2|3");
    EXPECT_EQ(raw({{"needs.csv", "a,\"b\" c\nd,\"e\nf"}}), "needs.csv=needs 1:a|b 2:d|e\nf");
}

TEST(RawTables, ShowTheLinesOfAFileThatIsNoText) {
    EXPECT_EQ(raw({{"needs.csv", "a,b\n\xFF\xFF,c\n"}}), "needs.csv=needs 1:a,b 2:??,c");
}

TEST(RawTables, TakeTheNamesOfLedgerJson) {
    EXPECT_EQ(raw({{"手拉手.csv", "a\n"}, {"ledger.json", R"({"aliases": {"sheets": {"supports": ["手拉手"]}}})"}}),
              "手拉手.csv=supports 1:a");
}

TEST(RawSheets, HoldEachTextFileWithARowALine) {
    const tests::Folder folder{{{"b.tsv", "x\ty\n\n1\t2\n"}, {"a.txt", "p\n"}, {"note.md", "no"}}};
    const std::vector<Sheet> sheets = raw_sheets(folder.path());
    ASSERT_EQ(sheets.size(), 2U);
    EXPECT_EQ(sheets[0].name, "a");
    EXPECT_EQ(sheets[1].rows, (std::vector<std::vector<std::string>>{{"x", "y"}, {}, {"1", "2"}}));
    EXPECT_EQ(raw_sheets(folder.path() / "b.tsv").front().name, "b");
}

TEST(TableCalled, KnowsTheNamesOfTables) {
    EXPECT_EQ(table_called("学校"), "schools");
    EXPECT_EQ(table_called("Schools "), "schools");
    EXPECT_EQ(table_called("手拉手"), "");
    EXPECT_EQ(table_called("手拉手", R"({"aliases": {"sheets": {"supports": ["手拉手"]}}})"), "supports");
}

}  // namespace
}  // namespace jiedui
