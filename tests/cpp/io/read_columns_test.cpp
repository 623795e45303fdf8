// SPDX-License-Identifier: Apache-2.0
// What became of the columns of a source, as a caller in C++ sees it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/frame/reading_frame.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/table_input.hpp"

namespace jiedui {
namespace {

const Sheet schools{.name = "学校", .rows = {{"编号", "学校名称"}, {"A", "甲小学"}, {"B", "乙小学"}}};
const Sheet supports{.name = "结对",
                     .rows = {{"支援学校", "受援学校", "帮扶内容", "结束年月", "备注"},
                              {"A", "B", "师资", "2022.7", ""},
                              {"B", "A", "?", "", "好"}}};

[[nodiscard]] const ReadColumn& column_of(const Ledger& ledger, const std::string& header) {
    for (const ReadColumn& each : ledger.reading())
        if (each.header == header) return each;
    throw std::runtime_error{header};
}

TEST(Reading, SaysWhatBecameOfEachColumn) {
    const Ledger ledger = read_ledger({schools, supports});
    ASSERT_EQ(ledger.reading().size(), 7U);
    EXPECT_EQ(ledger.reading().front().table, "schools");
    const ReadColumn expected{.table = "supports",
                              .source = "结对",
                              .position = 3,
                              .at = "C",
                              .header = "帮扶内容",
                              .use = ColumnUse::column,
                              .column = "channel",
                              .understood = 1,
                              .unknown = 1};
    EXPECT_EQ(column_of(ledger, "帮扶内容"), expected);
    EXPECT_EQ(column_of(ledger, "备注").kept + column_of(ledger, "备注").understood, 1U);
    EXPECT_EQ(column_of(ledger, "结束年月").empty, 1U);
}

TEST(Reading, IsAFrameInEitherLanguage) {
    const std::vector<ReadColumn> reading = read_ledger({schools, supports}).reading();
    const Frame english = reading_frame(reading);
    EXPECT_EQ(english.columns.front().name, "table");
    EXPECT_EQ(english.rows, reading.size());
    const Frame chinese = reading_frame(reading, Language::zh);
    EXPECT_EQ(chinese.columns.front().name, "表");
    EXPECT_EQ(chinese.columns.front().words.front(), "学校表");
    EXPECT_EQ(chinese.rows, reading.size());
}

TEST(Reading, OfALedgerMadeFromAnotherIsEmpty) {
    const Ledger ledger = read_ledger({schools, supports});
    EXPECT_TRUE(ledger.with_records({}).reading().empty());
    EXPECT_TRUE(ledger.without_records({}).reading().empty());
}

}  // namespace
}  // namespace jiedui
