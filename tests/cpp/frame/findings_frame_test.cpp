// SPDX-License-Identifier: Apache-2.0
#include "jiedui/frame/findings_frame.hpp"

#include <gtest/gtest.h>

#include "io/folder.hpp"
#include "jiedui/frame/csv.hpp"

namespace jiedui {
namespace {

const std::vector<Finding> two{
    {FindingCode::bad_day, "supports", 7, "last_day", "soon", phrase("school_year_text"), "结对!D7", 4, 2, 5},
    {FindingCode::missing_table, "", 0, "", "", phrase("table", {"schools"})},
};

TEST(FrameOfFindings, HoldsARowAFindingInTheirOrder) {
    EXPECT_EQ(csv_of(frame_of(two)),
              "code,severity,table,row,column,cell,value,expected,count,unlisted,explanation\n"
              "bad_day,error,supports,7,last_day,结对!D7,soon,\"a school year, e.g. 2003/2004\",2,5,"
              "\"supports, 结对!D7, last_day: last_day is 'soon', which is not a day that can be read. Write a school "
              "year, e.g. 2003/2004. There is 1 more place "
              "like this. There are 5 more of this kind; they are counted, but not listed.\"\n"
              "missing_table,error,,0,,,,schools,1,0,"
              "\"the ledger has no table schools. Add a file, sheet or frame that is called so, with at least its "
              "required columns.\"\n");
}

TEST(FrameOfFindings, SpeaksChinese) {
    EXPECT_EQ(row_of(two[1], Language::zh).expected, "学校表（schools）");
    EXPECT_EQ(row_of(two[1], Language::zh).explanation,
              "台账缺少学校表（schools）。请补充以该表命名的文件、工作表或数据框，至少包含必需的列。");
    EXPECT_EQ(row_of(two[0], Language::zh).explanation,
              "结对关系表（supports），结对!D7 单元格，结束日期（last_day）：此处为“soon”，无法识别。请填写学年，如 "
              "2003/2004。另有 1 处相同。同类问题还有 5 处，只计数，不逐条列出。");
}

TEST(FrameOfFindings, HasColumnsWithoutFindings) {
    const Frame frame = frame_of(std::vector<Finding>{});
    EXPECT_EQ(frame.rows, 0U);
    EXPECT_EQ(frame.columns.size(), column_count<FindingRow>);
}

TEST(FindingsOfALedger, SayThePositionOfTheirColumn) {
    const auto findings =
        tests::findings_in("supports.csv", "备注,supporter,recipient,渠道,last_day\nx,A,B,stuff,?\nx,A,Z,,?\nx,A\n");
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_EQ(findings[0].position, 4U);
    EXPECT_EQ(findings[1].position, 3U);
    EXPECT_EQ(findings[2].position, 0U);
}

}  // namespace
}  // namespace jiedui
