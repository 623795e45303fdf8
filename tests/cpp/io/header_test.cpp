// SPDX-License-Identifier: Apache-2.0
// What the headers of files mean, and the units in them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "io/folder.hpp"

namespace jiedui {
namespace {

using tests::findings_in;
using tests::findings_of;
using tests::ledger_with;
using tests::one_support;
using tests::shown;
using tests::two_schools;
using tests::wrong_in;

TEST(Header, FindsAnEmptyFile) {
    EXPECT_EQ(wrong_in("needs.csv", ""), "empty_table needs");
    EXPECT_EQ(wrong_in("needs.csv", "\xEF\xBB\xBF\r\n , \n"), "empty_table needs");
}

TEST(Header, FindsMissingColumnsOnceForATable) {
    const auto findings = findings_in("needs.csv", "school,科目1,备注\nA,x,y\nB,x,y\n");
    EXPECT_EQ(shown(findings), "missing_column needs subject=");
    EXPECT_EQ(findings[0].expected, "school, 科目1, 备注");
    EXPECT_EQ(wrong_in("claims.csv", "unit\nx\n"), "missing_column claims document, what, amount=");
}

TEST(Header, DoesNotMissIdsOfASchoolsTableThatCannotBeRead) {
    const auto wrong_with = [](std::string_view schools) {
        return shown(findings_of({{"schools.csv", schools}, {"supports.csv", one_support}}));
    };
    EXPECT_EQ(wrong_with("name\nAlpha\n"), "missing_column schools id=");
    EXPECT_EQ(wrong_with(""), "empty_table schools");
    EXPECT_EQ(wrong_with("id,name\nA,\xFF\n"), "bad_encoding schools:2");
    EXPECT_EQ(shown(findings_of({{"supports.csv", one_support}})), "missing_table ");
}

TEST(Header, DoesNotMissIdsOfOtherTablesThatCannotBeRead) {
    const auto with = [](std::string_view file, std::string_view csv, std::string_view other, std::string_view text) {
        return shown(findings_of(
            {{"schools.csv", two_schools}, {"transfers.csv", "supporter,recipient\n"}, {file, csv}, {other, text}}));
    };
    EXPECT_EQ(with("documents.csv", "number\nx\n", "claims.csv", "document,what,amount\nD,persons,1\n"),
              "missing_column documents id=");
    EXPECT_EQ(with("teachers.csv", "name\nx\n", "postings.csv", "home,host,teacher,last_day\nA,B,T,\n"),
              "missing_column teachers id=");
    EXPECT_EQ(with("supports.csv", "supporter\nA\n", "documents.csv", "id,supports\nD,K1\n"),
              "missing_column supports recipient=");
}

TEST(Header, ReadsAnAmbiguousHeaderWhereAnotherMakesItClear) {
    const auto ends_of = [](std::string_view header) {
        const Ledger ledger = ledger_with("supports.csv", std::string{header} + ",结束年月\nA,B,\n");
        const Support support = ledger.table<Support>()[0];
        return support.supporter.id + ">" + support.recipient.id;
    };
    EXPECT_EQ(ends_of("帮扶学校,被帮扶学校"), "A>B");
    EXPECT_EQ(ends_of("帮扶学校,受援学校"), "A>B");
    EXPECT_EQ(ends_of("帮扶学校,支援学校"), "B>A");
    EXPECT_EQ(wrong_in("supports.csv", "帮扶学校,成员校,结束年月\nA,B,\n"), "ambiguous_column supports =帮扶学校");
}

TEST(Header, RefusesTwoHeadersOfOneColumn) {
    const auto findings = findings_in("schools.csv", "id,name,学校名称\nA,Alpha,Alpha\nB,Beta,Beta\n");
    EXPECT_EQ(shown(findings), "same_column schools name=学校名称");
    EXPECT_EQ(findings[0].expected, "name");
    EXPECT_EQ(wrong_in("schools.csv", "id,name,x,x\nA,Alpha,1,2\nB,Beta,1,2\n"), "same_column schools x=x");
}

TEST(Header, KeepsTwoHeadersOfOneAttributeApart) {
    const Ledger ledger = ledger_with("schools.csv", "id,name,备注,说明\nA,Alpha,one,two\nB,Beta,,\n");
    EXPECT_EQ(ledger.table<School>()[0].attributes, (Attributes{{"remark", "one"}, {"说明", "two"}}));
    EXPECT_EQ(ledger.table<School>()[1].attributes, Attributes{});
}

TEST(Header, RefusesValuesUnderAnEmptyHeader) {
    EXPECT_EQ(wrong_in("schools.csv", "id,,name,\nA,,Alpha,\nB,x,Beta,\nC,y,Gamma,z\n"),
              "unnamed_column schools:3 =x; unnamed_column schools:4 =z");
}

TEST(Header, KeepsUnknownHeadersAsAttributesUnderTheirOwnText) {
    const Ledger ledger = ledger_with("schools.csv", "id,name, Roof area (m2) ,序号\nA,Alpha,12,1\nB,Beta,?,2\n");
    EXPECT_EQ(ledger.table<School>()[0].attributes, (Attributes{{"Roof area (m2)", "12"}, {"row_number", "1"}}));
    EXPECT_EQ(ledger.table<School>()[1].attributes, (Attributes{{"row_number", "2"}}));
}

TEST(Header, KnowsWhichColumnsAFileDidNotHave) {
    const Ledger ledger = ledger_with("schools.csv", "id,name,weak\nA,Alpha,\nB,Beta,\n");
    EXPECT_TRUE(ledger.table<School>().has_column(column_place<School, &School::weak>()));
    EXPECT_FALSE(ledger.table<School>().has_column(column_place<School, &School::duty>()));
}

/// The only record of a table with ends and the columns of `header`.
template <class Record>
[[nodiscard]] Record record_with(std::string_view header, std::string_view cells) {
    const std::string text =
        "supporter,recipient,last_day," + std::string{header} + "\nA,B,," + std::string{cells} + "\n";
    const Ledger ledger = ledger_with(std::string{Record::table} + ".csv", text);
    return ledger.table<Record>()[0];
}

[[nodiscard]] std::string support_amount(std::string_view header, std::string_view cells) {
    const auto support = record_with<Support>(header, cells);
    return cell_text(support.amount) + " " + support.unit.value_or("?");
}

TEST(Header, AppliesTheUnitOfAHeaderExactly) {
    EXPECT_EQ(support_amount("金额(万元)", "1.2345678"), "12345.678 yuan");
    EXPECT_EQ(support_amount("金额（万元）", "-0.0000001"), "-0.001 yuan");
    EXPECT_EQ(support_amount("数量(名)", "3"), "3 persons");
    EXPECT_EQ(support_amount("派出人数", "3"), "3 persons");
    EXPECT_EQ(support_amount("金额", "3"), "3 ?");
    EXPECT_EQ(support_amount("金额(亿元)", "9223372"), "922337200000000 yuan");
}

TEST(Header, TakesTheUnitOfTheCellBeforeThatOfTheHeader) {
    EXPECT_EQ(support_amount("金额,单位", "2,万元"), "20000 yuan");
    EXPECT_EQ(support_amount("金额(万元),单位", "2,元"), "2 yuan");
    EXPECT_EQ(support_amount("金额(万元),单位", "2,"), "20000 yuan");
    EXPECT_EQ(support_amount("数量,单位", "2,吨"), "2 吨");
}

TEST(Header, RefusesAmountsThatNoNumberCanHoldExactly) {
    const auto wrong_with = [](std::string_view header, std::string_view cell) {
        const auto header_text = std::string{header};
        return wrong_in("transfers.csv", "supporter,recipient," + header_text + "\nA,B," + std::string{cell} + "\n");
    };
    EXPECT_EQ(wrong_with("金额(万元)", "0.00000001"), "bad_number transfers:2 金额(万元)=0.00000001");
    EXPECT_EQ(wrong_with("金额(亿元)", "92233721"), "bad_number transfers:2 金额(亿元)=92233721");
    EXPECT_EQ(wrong_with("金额(万元)", "."), "bad_number transfers:2 金额(万元)=.");
    EXPECT_EQ(wrong_with("金额(万元)", "1-2"), "bad_number transfers:2 金额(万元)=1-2");
    EXPECT_EQ(wrong_with("金额", "1.0001"), "bad_number transfers:2 金额=1.0001");
    EXPECT_EQ(wrong_with("金额", "\"1,000\""), "bad_number transfers:2 金额=1,000");
    EXPECT_EQ(wrong_with("金额", "9223372036854775.808"), "bad_number transfers:2 金额=9223372036854775.808");
    EXPECT_EQ(wrong_with("金额", "-9223372036854775.808"), "bad_number transfers:2 金额=-9223372036854775.808");
}

TEST(Header, RefusesAHeaderWhoseUnitIsNotKnown) {
    EXPECT_EQ(wrong_in("transfers.csv", "supporter,recipient,金额(美元)\nA,B,1\n"),
              "ambiguous_column transfers value_yuan=金额(美元)");
    EXPECT_EQ(wrong_in("transfers.csv", "supporter,recipient,数量(箱)\nA,B,1\n"),
              "ambiguous_column transfers quantity=数量(箱)");
}

TEST(Header, TakesTheUnitOfATransferForItsValueWhereItHasNoQuantity) {
    const auto transfer = [](std::string_view header, std::string_view cells) {
        const auto record = record_with<Transfer>(header, cells);
        return cell_text(record.quantity) + " " + cell_text(record.value_yuan);
    };
    EXPECT_EQ(transfer("金额,单位", "3,万元"), " 30000");
    EXPECT_EQ(transfer("数量,金额,单位", ",3,万元"), " 30000");
    EXPECT_EQ(transfer("数量,金额,单位", "?,3,万元"), " 30000");
    EXPECT_EQ(transfer("数量,金额,单位", "2,3,台"), "2 3");
    EXPECT_EQ(transfer("金额(万元),单位", "3,台"), " 30000");
    EXPECT_EQ(transfer("金额,单位", "3,"), " 3");
}

TEST(Header, RefusesUnitsOfCountsThatWouldChangeThem) {
    EXPECT_EQ(wrong_in("schools.csv", "id,name,小学在校生数(百人)\nA,Alpha,12\nB,Beta,\n"),
              "ambiguous_column schools pupils_primary=小学在校生数(百人)");
    EXPECT_EQ(wrong_in("postings.csv", "home,host,last_day,人数(人次)\nA,B,,12\n"),
              "ambiguous_column postings count=人数(人次)");
    EXPECT_EQ(wrong_in("postings.csv", "home,host,last_day,人数(人)\nA,B,,12\n"), "");
    EXPECT_EQ(wrong_in("schools.csv", "id,name,帮扶任务(所),纬度(度)\nA,Alpha,2,31\nB,Beta,,\n"), "");
}

TEST(Header, TakesTheTextOfADayBeforeItsDate) {
    const Ledger ledger = ledger_with("supports.csv",
                                      "supporter,recipient,first_day,first_day_text,last_day_text,last_day\n"
                                      "A,B,2003-09-01,2003-autumn,?,\nA,B,2003-09-01,,,2004-01-31\n");
    const Table<Support>& supports = ledger.table<Support>();
    EXPECT_EQ(cell_text(supports[0].first_day), "2003-autumn");
    EXPECT_EQ(supports[0].last_day, LastDay{});
    EXPECT_FALSE(supports[1].first_day.is_known());
    EXPECT_TRUE(supports[1].last_day.is_running());
    EXPECT_TRUE(supports.attributes().empty());
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,last_day,last_day_text,last_day_text\nA,B,,x,\n"),
              "same_column supports last_day=last_day_text");
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,last_day_text\nA,B,204\n"),
              "bad_day supports:2 last_day_text=204");
}

TEST(Header, RefusesAUnitColumnThatNamesSchools) {
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,last_day,单位\nA,B,,Alpha\nB,A,,Beta\n"),
              "ambiguous_column supports unit=单位");
}

}  // namespace
}  // namespace jiedui
