// SPDX-License-Identifier: Apache-2.0
// What the cells of files become.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "io/folder.hpp"

namespace jiedui {
namespace {

using tests::findings_in;
using tests::findings_of;
using tests::ledger_of;
using tests::ledger_with;
using tests::shown;
using tests::two_schools;
using tests::wrong_in;

TEST(Cell, FindsRequiredCellsThatAreEmptyOrUnknown) {
    EXPECT_EQ(wrong_in("schools.csv", "id,校名\nA,Alpha\nB,Beta\n,Gamma\nD,?\n"),
              "missing_value schools:4 id=; missing_value schools:5 校名=?");
    EXPECT_EQ(wrong_in("supports.csv", "from,to,last_day\nA,,\n不详,B,\n"),
              "missing_value supports:2 to=; missing_value supports:3 from=不详");
}

TEST(Cell, FindsIdsThatStandTwiceOrNowhere) {
    const auto findings = findings_in("schools.csv", "id,name\nA,Alpha\nB,Beta\nA,Gamma\n");
    EXPECT_EQ(shown(findings), "duplicate_id schools:4 id=A");
    EXPECT_EQ(findings[0].expected, "2");
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,last_day\nA,X,\n"), "unknown_id supports:2 recipient=X");
}

TEST(Cell, KeepsIdsAsTheyStand) {
    const Ledger ledger = ledger_of({{"schools.csv", "id,name\n001,Alpha\n1,Beta\na,Gamma\nA,Delta\n１,Eps\n"},
                                     {"supports.csv", "supporter,recipient,last_day\n001,１,\n"}});
    EXPECT_EQ(ledger.table<School>()[0].id, "001");
    EXPECT_EQ(ledger.table<Support>()[0].recipient.id, "１");
}

TEST(Cell, FindsDaysThatAreNone) {
    EXPECT_EQ(wrong_in("supports.csv",
                       "supporter,recipient,起始年月,结束年月\nA,B,2003-02-30,2003年度\nA,B,03/04/2003,204\n"),
              "bad_day supports:2 起始年月=2003-02-30; bad_day supports:2 结束年月=2003年度; "
              "bad_day supports:3 起始年月=03/04/2003; bad_day supports:3 结束年月=204");
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,first_day,last_day\nA,B,至今,\n"),
              "bad_day supports:2 first_day=至今");
    EXPECT_EQ(wrong_in("indicators.csv", "school,stage,school_year,indicator\nA,primary,2003-09,books\n"),
              "bad_day indicators:2 school_year=2003-09");
}

TEST(Cell, FindsALastDayBeforeTheFirst) {
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,first_day,last_day\nA,B,2004-01,2003/2004\n"), "");
    EXPECT_EQ(wrong_in("supports.csv", "supporter,recipient,first_day,last_day\nA,B,2004-02,2003-autumn\n"),
              "last_before_first supports:2 last_day=2003-autumn");
}

TEST(Cell, FindsWordsOfNoListAndNamesTheNearestFirst) {
    const auto findings =
        findings_in("supports.csv", "supporter,recipient,渠道,last_day\nA,B,stuff,\nA,B,物资帮,\nA,B,x,\n");
    EXPECT_EQ(shown(findings),
              "unknown_word supports:2 渠道=stuff; unknown_word supports:3 渠道=物资帮; "
              "unknown_word supports:4 渠道=x");
    EXPECT_EQ(findings[0].expected, "'staff', 'teaching', 'funds' or 'materials'");
    EXPECT_TRUE(text_of(findings[1].expected).starts_with("'materials', 'staff', 'teaching' or 'funds' ("))
        << text_of(findings[1].expected);
    EXPECT_TRUE(text_of(findings_in("schools.csv", "id,name,kind\nA,Alpha,中学\nB,Beta,\n").at(0).expected)
                    .starts_with("'primary'"));
    EXPECT_EQ(findings[2].expected, "'staff', 'teaching', 'funds' or 'materials'");
    EXPECT_EQ(wrong_in("schools.csv", "id,name,locale,weak\nA,Alpha,1,maybe\nB,Beta,中学,\n"),
              "unknown_word schools:2 locale=1; unknown_word schools:2 weak=maybe; unknown_word schools:3 locale=中学");
}

TEST(Cell, DividesNoCellOfWhichAPartIsNotKnown) {
    EXPECT_EQ(
        wrong_in("supports.csv", "supporter,recipient,渠道,last_day\nA,B,师资、教学,\nB,A,教学和管理,\nA,B,师资、x,\n"),
        "unknown_word supports:4 渠道=师资、x");
    EXPECT_EQ(wrong_in("transfers.csv", "supporter,recipient,渠道\nA,B,资金、物资\n"),
              "several_values transfers:2 渠道=资金、物资");
}

TEST(Cell, FindsNumbersThatAreNoneOrOutOfRange) {
    EXPECT_EQ(wrong_in("schools.csv",
                       "id,name,duty,latitude,longitude\nA,Alpha,-1,91,181\nB,Beta,1.5,nan,1e400\nC,Gamma,two,x,inf\n"
                       "D,Delta,4294967295,-90,180\n"),
              "bad_number schools:2 duty=-1; bad_number schools:2 latitude=91; bad_number schools:2 longitude=181; "
              "bad_number schools:3 duty=1.5; bad_number schools:3 latitude=nan; bad_number schools:3 longitude=1e400; "
              "bad_number schools:4 duty=two; bad_number schools:4 latitude=x; bad_number schools:4 longitude=inf; "
              "bad_number schools:5 duty=4294967295");
}

TEST(Cell, ReadsWholeNumbersAlsoWithAPointOrInFullWidth) {
    const Ledger ledger = ledger_with("schools.csv", "id,name,duty\nA,Alpha,14.0\nB,Beta,１４\n");
    EXPECT_EQ(ledger.table<School>()[0].duty, 14U);
    EXPECT_EQ(ledger.table<School>()[1].duty, 14U);
}

TEST(Cell, FindsANumberWhereANameIsWanted) {
    EXPECT_EQ(wrong_in("schools.csv", "id,name\nA,Alpha\nB,17\n"), "number_for_text schools:3 name=17");
}

TEST(Cell, SplitsCellsThatMayHoldSeveralTexts) {
    const Ledger ledger = ledger_with("schools.csv", "id,name,曾用名\nA,Alpha,和平小学、 平安;; x |y\nB,Beta,\n");
    EXPECT_EQ(ledger.table<School>()[0].aliases.items, (std::vector<std::string>{"和平小学", "平安", "x", "y"}));
    EXPECT_TRUE(ledger.table<School>()[1].aliases.items.empty());
}

TEST(Cell, TellsRunningFromUnknownEnds) {
    const Ledger ledger =
        ledger_with("supports.csv", "supporter,recipient,last_day\nA,B,\nA,B,至今\nA,B,?\nA,B,不详\n");
    const auto end = [&](std::size_t row) { return ledger.table<Support>().get<&Support::last_day>(row); };
    EXPECT_TRUE(end(0).is_running());
    EXPECT_TRUE(end(1).is_running());
    EXPECT_EQ(end(2), LastDay{});
    EXPECT_EQ(end(3), LastDay{});
}

TEST(Cell, DoubtsALedgerWithoutAColumnOfEnds) {
    const Ledger ledger = ledger_with("supports.csv", "supporter,recipient\nA,B\nB,A\n");
    EXPECT_EQ(shown(ledger.findings()), "open_end_assumed supports last_day=");
    EXPECT_EQ(ledger.table<Support>()[0].last_day, LastDay{});
    EXPECT_EQ(wrong_in("postings.csv", "home,host\nA,B\n"), "open_end_assumed postings last_day=");
}

TEST(Cell, LeavesOutRowsThatTellOfNoPostingAndCountsThem) {
    const Ledger ledger =
        ledger_with("postings.csv", "home,host,交流形式,last_day\nA,B,支教,\nA,B,无,\nA,,0,x\nB,A,轮岗,\n");
    EXPECT_EQ(ledger.table<Posting>().size(), 2U);
    EXPECT_EQ(shown(ledger.findings()), "no_posting postings:3 交流形式=2");
    EXPECT_EQ(ledger.findings()[0].expected, "无");
}

TEST(Cell, ChecksNamesThatStandBesideIds) {
    const Ledger ledger = ledger_of({{"schools.csv", "id,name,aliases\nA,Alpha,First\nB,Beta,\n"},
                                     {"supports.csv",
                                      "supporter,supporter_name,recipient,受援学校名称,last_day\nA,alpha,B,Beta,\nA,"
                                      "First,B,Gamma,\nA,,B,Gamma,\n"}});
    EXPECT_EQ(shown(ledger.findings()),
              "name_differs supports:3 受援学校名称=Gamma; same_record supports:3; same_record supports:4");
    EXPECT_EQ(ledger.findings()[0].expected, "Beta");
    EXPECT_EQ(ledger.table<Support>()[1].attributes, Attributes{});
}

TEST(Cell, KeepsNamesThatStandBesideNothing) {
    const Ledger ledger = ledger_with("postings.csv", "home,host,姓名,last_day\nA,B,李,\n");
    EXPECT_EQ(ledger.table<Posting>()[0].attributes, (Attributes{{"teacher_name", "李"}}));
    EXPECT_EQ(shown(findings_of({{"schools.csv", two_schools},
                                 {"teachers.csv", "id,name\nT,李\nU,\n"},
                                 {"postings.csv", "home,host,teacher,姓名,last_day\nA,B,T,王,\nA,B,U,王,\n"}})),
              "name_differs postings:2 姓名=王");
}

}  // namespace
}  // namespace jiedui
