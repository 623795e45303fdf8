// SPDX-License-Identifier: Apache-2.0
// CSV files as bureaus have them: encodings, separators, titles, headers of two rows, cells that hold several values.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "io/folder.hpp"
#include "jiedui/model/cell_text.hpp"

namespace jiedui {
namespace {

using tests::Folder;
using tests::ledger_of;
using tests::ledger_with;
using tests::shown;
using tests::wrong_in;

constexpr std::string_view no_supports = "supporter,recipient,last_day\n";

/// A ledger of two schools A and B and the `bytes` of one other table; whose `table` came how.
[[nodiscard]] Source source_of(const Ledger& ledger, std::string_view table) {
    for (const Source& each : ledger.sources())
        if (each.table == table) return each;
    ADD_FAILURE() << "no source of " << table;
    return {};
}

/// The records of a table as cells of their columns, those that are known, joined by blanks; records by `;`.
template <class Record>
[[nodiscard]] std::string cells_of(const Ledger& ledger) {
    std::string text;
    for (std::size_t row = 0; row < ledger.table<Record>().size(); ++row) {
        const Record record = ledger.table<Record>()[row];
        std::string cells;
        each_column<Record>([&](auto, const auto& column) {
            const std::string cell = cell_text(record.*column.member);
            if (!cell.empty()) cells += (cells.empty() ? "" : " ") + cell;
        });
        text += (text.empty() ? "" : "; ") + cells;
    }
    return text;
}

template <class Record>
[[nodiscard]] std::string cells_in(std::string_view csv) {
    return cells_of<Record>(ledger_with(std::string{Record::table} + ".csv", csv));
}

// 学校,名称 and the like in GB18030, byte by byte
constexpr std::string_view gb_schools =
    "\xB1\xEA\xCA\xB6\xC2\xEB,\xD1\xA7\xD0\xA3\xC3\xFB\xB3\xC6\nA,\xCA\xB5\xD1\xE9\n";
constexpr std::string_view utf16_schools{"\xFF\xFEi\0d\0\t\0n\0a\0m\0e\0\r\0\n\0A\0\t\0\x9E\x5B\x8C\x9A\r\0\n\0", 32};

TEST(FoundCsv, ReadsGb18030AndSaysSo) {
    const Ledger ledger = ledger_of({{"schools.csv", gb_schools}, {"supports.csv", no_supports}});
    EXPECT_EQ(ledger.table<School>()[0].name, "实验");
    EXPECT_EQ(source_of(ledger, "schools").encoding, Encoding::gb18030);
    EXPECT_EQ(source_of(ledger, "supports").encoding, Encoding::utf8);
    EXPECT_EQ(source_of(ledger, "schools").name, "schools.csv");
}

TEST(FoundCsv, ReadsCharactersOfFourBytesThatOnlyGb18030Has) {
    const Ledger ledger =
        ledger_of({{"schools.csv", "id,name\nA,\x95\x32\x82\x36\xD1\xA7\n"}, {"supports.csv", no_supports}});
    EXPECT_EQ(ledger.table<School>()[0].name, "\xF0\xA0\x80\x80\xE5\xAD\xA6");  // U+20000 and 学
}

TEST(FoundCsv, ReadsUtf16BehindItsMark) {
    const Ledger ledger = ledger_of({{"schools.csv", utf16_schools}, {"supports.csv", no_supports}});
    EXPECT_EQ(ledger.table<School>()[0].name, "实验");
    EXPECT_EQ(source_of(ledger, "schools").encoding, Encoding::utf16);
    EXPECT_EQ(source_of(ledger, "schools").separator, "\t");
}

TEST(FoundCsv, ConvertsTextsLongerThanItsPieces) {
    std::string csv{"id,name\n"};
    for (int i = 0; i < 30'000; ++i) csv += std::to_string(i) + ",\xCA\xB5\xD1\xE9\n";
    const Ledger ledger = ledger_of({{"schools.csv", csv}, {"supports.csv", no_supports}});
    EXPECT_EQ(ledger.table<School>().size(), 30'000U);
    for (std::size_t row = 0; row < 30'000; ++row) ASSERT_EQ(ledger.table<School>()[row].name, "实验") << row;
}

TEST(FoundCsv, TakesTheSeparatorThatShowsMostHeaders) {
    const auto separator_in = [](std::string_view csv) {
        const Ledger ledger = ledger_of({{"schools.csv", csv}, {"supports.csv", no_supports}});
        EXPECT_EQ(ledger.table<School>()[0].name, "Alpha");
        return source_of(ledger, "schools").separator;
    };
    EXPECT_EQ(separator_in("id,name\nA,Alpha\n"), ",");
    EXPECT_EQ(separator_in("id;name;remark\nA;Alpha;a, b, c\n"), ";");
    EXPECT_EQ(separator_in("id\tname\nA\tAlpha\n"), "\t");
    EXPECT_EQ(separator_in("\"id\",\"name\",\"a;b\"\nA,Alpha,x\n"), ",");
}

TEST(FoundCsv, PassesOverTitlesAndBlankRows) {
    const Ledger ledger = ledger_of(
        {{"schools.csv", "2003年结对帮扶学校名单,,\n,,\n填表: ,某人,\n学校代码,校名,备注\nA,Alpha,\n,,\n,,\n"},
         {"supports.csv", no_supports}});
    EXPECT_EQ(cells_of<School>(ledger), "A Alpha ?");
    const Source source = source_of(ledger, "schools");
    EXPECT_EQ(source.title, "2003年结对帮扶学校名单 填表: 某人");
    EXPECT_EQ(source.header_row, 4U);
    EXPECT_EQ(source.header_rows, 1U);
    EXPECT_EQ(source.blank_rows, 3U);
}

TEST(FoundCsv, CountsRowsAsTheFileDoesBelowATitle) {
    EXPECT_EQ(wrong_in("supports.csv", "title\n\nsupporter,recipient,last_day\nA,C,\n"),
              "unknown_id supports:4 recipient=C");
}

TEST(FoundCsv, ReadsAHeaderOfTwoRows) {
    const Ledger ledger = ledger_with("supports.csv",
                                      "序号,支援学校,,受援学校,,帮扶渠道,结束年月\n,名称,标识码,名称,标识码,,\n"
                                      "1,Alpha,A,Beta,B,资金,2004-08\n");
    EXPECT_EQ(cells_of<Support>(ledger), "A B funds 2004-08");
    EXPECT_EQ(source_of(ledger, "supports").header_row, 2U);
    EXPECT_EQ(source_of(ledger, "supports").header_rows, 2U);
    EXPECT_EQ(cells_of<Support>(ledger_with(
                  "supports.csv", "支援学校,受援学校,帮扶渠道,起止年月,\n,,,起,止\nA,B,资金,2003.9,2004-08\n")),
              "A B funds 2003-09 2004-08");
    EXPECT_EQ(cells_of<School>(ledger_of({{"schools.csv", "基本情况,,其他\nid,name,township\nA,Alpha,三元乡\n"},
                                          {"supports.csv", no_supports}})),
              "A Alpha 三元乡 ?");
}

TEST(FoundCsv, TakesTheFirstRowForTheHeaderWhereNoneIsKnown) {
    EXPECT_EQ(wrong_in("needs.csv", "x,y\n1,2\n"), "missing_column needs school, subject=");
}

TEST(FoundCsv, DividesASupportOfSeveralChannels) {
    EXPECT_EQ(
        cells_in<Support>("id,支援学校,受援学校,帮扶渠道,last_day\nK1,A,B,资金、师资,2004-08\n,A,B,师资及教学,\n"),
        "K1/staff A B staff 2004-08; K1/funds A B funds 2004-08; A B staff; A B teaching");
    EXPECT_EQ(cells_in<Support>("id,supporter,recipient,channel,last_day\nK1,A,B,教学和管理,?\nK2,A,B,师资、师资,?\n"),
              "K1 A B teaching ?; K2/staff A B staff ?");
}

TEST(FoundCsv, RefusesAnAmountInARowOfSeveralChannels) {
    EXPECT_EQ(
        wrong_in("supports.csv", "supporter,recipient,channel,数量,last_day\nA,B,师资、资金,3,\nA,B,师资、资金,,\n"),
        "undivided_amount supports:2 数量=师资、资金");
}

TEST(FoundCsv, LetsDocumentsNameDividedSupports) {
    const Ledger ledger =
        ledger_of({{"schools.csv", tests::two_schools},
                   {"supports.csv", "id,supporter,recipient,channel,last_day\nK1,A,B,师资、资金,\nK2,B,A,,\n"},
                   {"documents.csv", "id,supports\nD,K2 K1\n"}});
    EXPECT_EQ(cells_of<Document>(ledger), "D K2|K1/staff|K1/funds");
}

TEST(FoundCsv, ReadsBothDaysOfOneCell) {
    const auto days_of = [](std::string_view cell) {
        const Ledger ledger =
            ledger_with("supports.csv", "supporter,recipient,起止年月\nA,B," + std::string{cell} + "\n");
        EXPECT_EQ(shown(ledger.findings()), "") << cell;
        const Support support = ledger.table<Support>()[0];
        return cell_text(support.first_day) + " to " + cell_text(support.last_day);
    };
    EXPECT_EQ(days_of("2003.9-2004.8"), "2003-09 to 2004-08");
    EXPECT_EQ(days_of("2003-09-01—2004-08-31"), "2003-09-01 to 2004-08-31");
    EXPECT_EQ(days_of("2003-09-2004-08"), "2003-09 to 2004-08");
    EXPECT_EQ(days_of("2003年9月 至 2004年8月"), "2003-09 to 2004-08");
    EXPECT_EQ(days_of("2003.9～至今"), "2003-09 to ");
    EXPECT_EQ(days_of("2003.9——?"), "2003-09 to ?");
    EXPECT_EQ(days_of("不详至2004.8"), " to 2004-08");
    EXPECT_EQ(days_of("2003-2004"), "2003/2004 to 2003/2004");
    EXPECT_EQ(days_of("2003年秋季"), "2003-autumn to 2003-autumn");
    EXPECT_EQ(days_of(""), " to ?");
    EXPECT_EQ(days_of("?"), " to ?");
}

TEST(FoundCsv, RefusesBothDaysThatAreNotClear) {
    const auto wrong_with = [](std::string_view cell) {
        return wrong_in("supports.csv", "supporter,recipient,起止时间\nA,B," + std::string{cell} + "\n");
    };
    for (const std::string_view cell : {"2003-09", "2003-09-01", "2003.9-12", "2003.9-", "-2004.8", "2003", "soon",
                                        "2003-2004-2005", "2003.9至2004.1至2004.8"})
        EXPECT_EQ(wrong_with(cell), "bad_day supports:2 起止时间=" + std::string{cell});
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,起止时间,last_day\nA,B,2003.9-2004.8,\n"),
              "same_column supports last_day=last_day");
    EXPECT_EQ(wrong_with("2004.8-2003.9"), "last_before_first supports:2 last_day=2003-09");
}

TEST(FoundCsv, KeepsBothDaysAsAnAttributeWhereATableHasNone) {
    const Ledger ledger = ledger_with("needs.csv", "school,subject,起止年月\nA,语文,2003.9-2004.8\n");
    EXPECT_EQ(ledger.table<Need>()[0].attributes, (Attributes{{"first_and_last_day", "2003.9-2004.8"}}));
}

TEST(FoundCsv, ReadsAWideSheetOfIndicators) {
    EXPECT_EQ(cells_in<Indicator>("学校,学段,学年,在校生数,图书册数,教学仪器设备值(万元),专任教师数\n"
                                  "A,小学,2003/2004,45,279,1.5,\nB,初中,2003/2004,,?,0,3\n"),
              "A primary 2003/2004 books 279 45; A primary 2003/2004 equipment_value 15000 45; "
              "B junior 2003/2004 books; B junior 2003/2004 equipment_value 0; B junior 2003/2004 teachers 3");
    EXPECT_EQ(wrong_in("indicators.csv", "school,stage,school_year,图书册数\nA,小学,2003/2004,many\n"),
              "bad_number indicators:2 图书册数=many");
    EXPECT_EQ(wrong_in("indicators.csv", "school,stage,school_year\nA,小学,2003/2004\n"),
              "missing_column indicators indicator=");
}

TEST(FoundCsv, MakesTotalsOfRatiosWhereTheyAreExact) {
    const std::string header = "school,stage,school_year,indicator,amount,pupils\n";
    EXPECT_EQ(cells_in<Indicator>(header +
                                  "A,小学,2003/2004,生均图书册数,6.2,45\n"
                                  "A,小学,2003/2004,每百名学生拥有计算机台数,4,50\nA,小学,2004/2005,生均图书册数,,\n"),
              "A primary 2003/2004 books 279 45; A primary 2003/2004 computers 2 50; A primary 2004/2005 books");
    EXPECT_EQ(
        wrong_in("indicators.csv", header + "A,小学,2003/2004,生均图书册数,6.2,\n"
                                            "A,小学,2003/2004,每百名学生拥有计算机台数,0.333,1\n"
                                            "A,小学,2003/2004,生均图书册数,999999999999999,4294967294\n"),
        "per_pupil indicators:2 indicator=生均图书册数; per_pupil indicators:3 indicator=每百名学生拥有计算机台数; "
        "per_pupil indicators:4 indicator=生均图书册数");
}

TEST(FoundCsv, RefusesMoneyWithoutAUnitWhereOtherMoneyIsInTenThousands) {
    const auto wrong_with = [](std::string_view transfers, std::string_view supports) {
        return shown(tests::findings_of(
            {{"schools.csv", tests::two_schools}, {"transfers.csv", transfers}, {"supports.csv", supports}}));
    };
    const std::string_view funds = "supporter,recipient,channel,last_day,金额(万元)\nA,B,资金,,1\n";
    EXPECT_EQ(wrong_with("supporter,recipient,金额\nA,B,\nA,B,5\nA,B,6\n", funds), "missing_unit transfers:3 金额=5");
    EXPECT_EQ(wrong_with("supporter,recipient,金额(元)\nA,B,5\n", funds), "");
    EXPECT_EQ(wrong_with("supporter,recipient,金额,单位\nA,B,5,元\n", funds), "");
    EXPECT_EQ(wrong_with("supporter,recipient,value_yuan\nA,B,5\n", funds), "");
    EXPECT_EQ(wrong_with("supporter,recipient,金额\nA,B,5\n", no_supports), "");
    EXPECT_EQ(wrong_with("supporter,recipient,金额,单位\nA,B,5,万元\nA,B,6,\n", no_supports),
              "missing_unit transfers:3 金额=6");
    EXPECT_EQ(wrong_with("supporter,recipient,数量,金额,单位\nA,B,2,3,万元\n", no_supports),
              "missing_unit transfers:2 金额=3");
    EXPECT_EQ(wrong_with("supporter,recipient,金额(万元)\nA,B,5\n",
                         "supporter,recipient,channel,last_day,amount\nA,B,资金,,1\nA,B,师资,,1\n"),
              "missing_unit supports:2 amount=1");
}

TEST(FoundCsv, StopsAtRowsBeyondTheCaps) {
    const auto wrong_with = [](std::string_view schools, const ReadOptions& options) {
        try {
            const Folder folder{{{"schools.csv", schools}, {"supports.csv", no_supports}}};
            return shown(read_ledger(folder.path(), options).findings());
        } catch (const Error& refused) {
            return shown(refused.findings());
        }
    };
    const std::string_view schools = "id,name,remark,x\nA,Alpha,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\nB,Beta,b,\n";
    EXPECT_EQ(wrong_with(schools, {.most_columns = 4, .most_row_bytes = 49}), "");
    EXPECT_EQ(wrong_with(schools, {.most_columns = 3}), "too_large schools:1 =columns");
    EXPECT_EQ(wrong_with(schools, {.most_row_bytes = 48}), "too_large schools:2 =bytes");
    EXPECT_EQ(wrong_with(std::string(50'000, ','), {}), "too_large schools:1 =columns");
}

TEST(FoundCsv, FoldsFullWidthDigitsAndBrackets) {
    EXPECT_EQ(cells_in<Support>("supporter,recipient,金额（万元）,last_day\nA,B,１．５,２００４－０８\n"),
              "A B 2004-08 15000 yuan");
}

}  // namespace
}  // namespace jiedui
