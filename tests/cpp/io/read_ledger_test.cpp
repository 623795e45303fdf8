// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/read_ledger.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "io/folder.hpp"

namespace jiedui {
namespace {

using tests::findings_in;
using tests::findings_of;
using tests::Folder;
using tests::ledger_of;
using tests::ledger_with;
using tests::one_support;
using tests::shown;
using tests::two_schools;
using tests::wrong_in;

[[nodiscard]] std::optional<ErrorCode> code_of_reading(const std::filesystem::path& path) {
    try {
        (void)read_ledger(path);
    } catch (const Error& error) {
        EXPECT_NE(error.subject().find(path.filename().string()), std::string::npos);
        return error.code();
    }
    return std::nullopt;
}

TEST(ReadLedger, ReadsTheDistrictOfTheSourceDocument) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    EXPECT_EQ(shown(ledger.findings()), "");
    EXPECT_EQ(ledger.table<School>().size(), 12U);
    EXPECT_EQ(ledger.table<Support>().size(), 9U);
    EXPECT_EQ(ledger.table<Posting>().size(), 2U);
    EXPECT_EQ(ledger.table<Document>().size(), 7U);
    EXPECT_EQ(ledger.table<Claim>().size(), 3U);
    EXPECT_EQ(ledger.table<Support>().get<&Support::channel>(8), std::nullopt);
    EXPECT_EQ(ledger.table<Posting>().get<&Posting::count>(0), 14U);
    EXPECT_EQ(ledger.table<School>()[0].attributes, (Attributes{{"size", "large"}, {"fact", "F10 F10a"}}));
}

/// A record of every table, with every sort of value.
[[nodiscard]] Records records_of_all_sorts() {
    const Calendar calendar;
    Records all;
    all.schools = {{.id = "001",
                    .name = "第一中学",
                    .kind = SchoolKind::junior,
                    .locale = Locale::urban,
                    .township = "镇区",
                    .weak = false,
                    .duty = 2,
                    .latitude = 31.5,
                    .longitude = 116.25,
                    .pupils_junior = 900,
                    .first_day = calendar.span_of("1958-09"),
                    .last_day = LastDay::running(),
                    .aliases = {{"一中", "县一中"}},
                    .attributes = {{"remark", "says \"hi\", twice"}}},
                   {.id = "002", .name = "梓园小学", .weak = true}};
    all.supports = {{.id = "K1",
                     .supporter = "001",
                     .recipient = "002",
                     .channel = Channel::funds,
                     .status = Status::announced,
                     .first_day = calendar.span_of("2003-autumn"),
                     .last_day = calendar.span_of("2004/2005"),
                     .amount = Thousandths{12'500},
                     .unit = "yuan",
                     .basis = "叶教[2003]45号"}};
    all.teachers = {{.id = "T1",
                     .name = "李",
                     .home = "001",
                     .sex = Sex::female,
                     .title = Title::intermediate,
                     .applies_for = Title::senior,
                     .backbone = Backbone::county,
                     .born = calendar.span_of("1970-05"),
                     .exempt = "哺乳期"}};
    all.postings = {{.home = "001",
                     .host = "002",
                     .teacher = "T1",
                     .form = PostingForm::shadowing,
                     .subject = "mathematics",
                     .share = Thousandths{500},
                     .first_day = calendar.span_of("2003-09-01")}};
    all.transfers = {{.supporter = "001",
                      .recipient = "002",
                      .channel = Channel::materials,
                      .day = calendar.span_of("2003/2004"),
                      .quantity = Thousandths{3'000},
                      .unit = "台",
                      .value_yuan = Thousandths{1'000'250},
                      .recorded_by = Recorder::bureau}};
    all.needs = {{.school = "002", .subject = "english", .required = Thousandths{2'000}, .on_hand = Thousandths{500}}};
    all.indicators = {{.school = "002",
                       .stage = Stage::primary,
                       .school_year = calendar.span_of("2003/2004"),
                       .indicator = "books",
                       .amount = Thousandths{4'000'000},
                       .pupils = 120}};
    all.documents = {
        {.id = "D1", .day = calendar.span_of("2003-03"), .kind = DocumentKind::notice, .supports = {{"K1"}}}};
    all.claims = {{.document = "D1", .what = "persons", .amount = Thousandths{129'000}, .unit = "persons"}};
    all.successions = {{.predecessor = "002",
                        .successor = "001",
                        .day = calendar.span_of("2010-08-31"),
                        .kind = SuccessionKind::merge}};
    return all;
}

TEST(ReadLedger, ReadsFromFilesWhatTheSameRecordsSay) {
    const Ledger read = ledger_of({
        {"schools.csv",
         "id,name,kind,locale,township,weak,duty,latitude,longitude,pupils_junior,first_day,last_day,aliases,remark\n"
         "001,第一中学,junior,urban,镇区,no,2,31.5,116.25,900,1958-09,,一中|县一中,\"says \"\"hi\"\", twice\"\n"
         "002,梓园小学,,,,yes,,,,,,?,,\n"},
        {"supports.csv",
         "id,supporter,recipient,channel,status,first_day,last_day,amount,unit,basis\n"
         "K1,001,002,funds,announced,2003-autumn,2004/2005,12.5,yuan,叶教[2003]45号\n"},
        {"teachers.csv",
         "id,name,home,sex,title,applies_for,backbone,born,exempt\nT1,李,001,female,intermediate,senior,county,1970-05,"
         "哺乳期\n"},
        {"postings.csv",
         "home,host,teacher,form,subject,share,first_day,last_day\n001,002,T1,shadowing,mathematics,0.5,2003-09-01,?"
         "\n"},
        {"transfers.csv",
         "supporter,recipient,channel,day,quantity,unit,value_yuan,recorded_by\n"
         "001,002,materials,2003/2004,3,台,1000.25,bureau\n"},
        {"needs.csv", "school,subject,required,on_hand\n002,english,2,0.5\n"},
        {"indicators.csv", "school,stage,school_year,indicator,amount,pupils\n002,primary,2003/2004,books,4000,120\n"},
        {"documents.csv", "id,day,kind,supports\nD1,2003-03,notice,K1\n"},
        {"claims.csv", "document,what,amount,unit,last_day\nD1,persons,129,persons,?\n"},
        {"successions.csv", "predecessor,successor,day,kind\n002,001,2010-08-31,merge\n"},
    });
    EXPECT_TRUE(read == Ledger{records_of_all_sorts()});
    EXPECT_EQ(read.fingerprint(), Ledger{records_of_all_sorts()}.fingerprint());
    EXPECT_EQ(shown(read.findings()), "");
}

TEST(ReadLedger, ReadsTheChineseOfLedgersAsTheSameRecords) {
    const Ledger chinese = ledger_of({
        {"学校名单.CSV",
         "学校标识码*,学校名称,办学类型代码,城乡类型,所在乡镇,是否薄弱学校,帮扶任务数,纬度,经度,初中在校生数,建校时间,"
         "撤销日期,曾用名,备注\r\n"
         "001,第一中学,311,１１１,镇区,否,２,31.5,116.25,900,1958年9月,至今,一中、县一中,\"says \"\"hi\"\", twice\"\r\n"
         "002,梓园小学,不详,,,√,,,,,,未知,,\r\n"},
        {"结对帮扶一览表.csv",
         "结对编号,支援学校,受援学校,帮扶渠道,状态,起始年月,结束年月,帮扶金额(元),依据文号\r\n"
         "K1,001,002,资金,已公示,2003年秋季学期,2004-2005学年度,12.50,叶教[2003]45号\r\n"},
        {"教师.csv",
         "工号,姓名,所在学校,性别,职称,申报职称,骨干级别,出生年月,免交流原因\r\nT1,李,001,女,一级教师,高级教师,县级,"
         "1970.5,哺乳期\r\n"},
        {"交流轮岗.csv",
         "派出学校,受援学校,教师编号,交流形式,任教学科,工作量比例(%),开始年月,结束年月\r\n"
         "001,002,T1,跟岗学习,数学,50,2003年9月1日,不详\r\n"},
        {"物资台账.csv",
         "捐赠学校,受赠学校,类别,日期,数量（台）,折合金额（万元）,登记方\r\n"
         "001,002,设备,2003学年,3,0.100025,教育局\r\n"},
        {"需求表.csv", "学校,学科,核定教师数(人),现有教师数(人)\r\n002,英语,2,.5\r\n"},
        {"指标.csv", "学校标识码,学段,学年,指标,总量,在校生数\r\n002,小学,2003-2004学年,图书册数,4000,120\r\n"},
        {"文件.csv", "编号,发文日期,类别,关联结对\r\nD1,2003年3月,通知,K1\r\n"},
        {"文中数据.csv", "文件,事项,数值,单位,截止日期\r\nD1,persons,129,人,待定\r\n"},
        {"学校变更.csv", "原学校,现学校,变更日期,变更类型\r\n002,001,20100831,撤并\r\n"},
    });
    EXPECT_TRUE(chinese == Ledger{records_of_all_sorts()});
    EXPECT_EQ(shown(chinese.findings()), "");
}

TEST(ReadLedger, KeepsTheOrderOfRowsAndTellsALedgerFromAnother) {
    const auto with = [](std::string_view schools) {
        return ledger_of({{"schools.csv", schools}, {"supports.csv", one_support}});
    };
    const Ledger forth = with("id,name\nA,Alpha\nB,Beta\n");
    const Ledger back = with("id,name\nB,Beta\nA,Alpha\n");
    EXPECT_EQ(back.table<School>()[0].id, "B");
    EXPECT_EQ(forth.fingerprint(), back.fingerprint());
    EXPECT_FALSE(forth == back);
    EXPECT_NE(forth.fingerprint(), with("id,name\nA,Alpha\nB,Bet\n").fingerprint());
}

TEST(ReadLedger, NamesAPathThatCannotBeRead) {
    const Folder folder{{{"schools.csv", two_schools}}};
    EXPECT_EQ(code_of_reading(folder.path() / "nowhere"), ErrorCode::unreadable);
    EXPECT_EQ(code_of_reading(folder.path() / "schools.csv"), ErrorCode::unreadable);
    EXPECT_EQ(code_of_reading(folder.path() / "schools.csv" / "inner"), ErrorCode::unreadable);
}

TEST(ReadLedger, NamesAFileThatCannotBeRead) {
    const Folder folder{{{"schools.csv", two_schools}}};
    std::filesystem::create_symlink("nowhere", folder.path() / "supports.csv");
    try {
        (void)read_ledger(folder.path());
        FAIL() << "a broken link was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unreadable);
        EXPECT_TRUE(error.subject().ends_with("supports.csv")) << error.subject();
    }
}

TEST(ReadLedger, FindsNoLedgerInAnEmptyFolder) {
    const auto findings = findings_of({});
    EXPECT_EQ(shown(findings), "missing_table ; missing_table ");
    EXPECT_EQ(findings[0].expected, "schools");
    EXPECT_EQ(findings[1].expected, "supports, postings or transfers");
}

TEST(ReadLedger, NeedsOneOfSupportsPostingsAndTransfersOnly) {
    EXPECT_EQ(shown(findings_of({{"schools.csv", two_schools}, {"transfers.csv", "supporter,recipient\nA,B\n"}})), "");
    EXPECT_EQ(shown(findings_of({{"schools.csv", two_schools}, {"postings.csv", "home,host,last_day\nA,B,?\n"}})), "");
}

TEST(ReadLedger, RefusesTwoFilesOfOneTable) {
    const auto findings = findings_in("学校.csv", "id,name\n");
    EXPECT_EQ(shown(findings), "same_table 学校.csv =学校.csv");
    EXPECT_EQ(findings[0].expected, "schools.csv");
}

TEST(ReadLedger, ListsFilesThatAreNoTableAndNamesTheNearest) {
    const Ledger ledger = ledger_with("support.csv", "anything\n");
    EXPECT_EQ(shown(ledger.findings()), "unknown_file support.csv =support.csv");
    EXPECT_EQ(ledger.findings()[0].expected, "'supports'");
    EXPECT_EQ(ledger.findings()[0].severity(), Severity::doubtful);
}

TEST(ReadLedger, PassesOverHiddenFilesAndOtherSorts) {
    EXPECT_EQ(wrong_in(".~lock.schools.csv", "x"), "");
    EXPECT_EQ(wrong_in("notes.txt", "x"), "");
}

TEST(ReadLedger, ShowsAFileNameThatIsNotUtf8) {
    const auto findings = findings_in("\xD1\xA7.csv", "x\n");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, FindingCode::unknown_file);
}

TEST(ReadLedger, ReportsEverythingAtOnce) {
    const auto findings = findings_of({
        {"schools.csv", "id,name,kind\nA,Alpha,中学\nA,Alpha,\n,17,\n"},
        {"supports.csv", "supporter,recipient,channel,first_day,last_day\nA,X,stuff,204,203\nB,\n"},
        {"needs.csv", "school\nA\n"},
        {"claims.csv", ""},
        {"ledger.json", R"({"distric": "x"})"},
    });
    EXPECT_EQ(
        shown(findings),
        "unknown_word schools:2 kind=中学; duplicate_id schools:3 id=A; missing_value schools:4 id=; "
        "number_for_text schools:4 name=17; unknown_word supports:2 channel=stuff; bad_day supports:2 first_day=204; "
        "bad_day supports:2 last_day=203; unknown_id supports:2 recipient=X; row_length supports:3 =2; "
        "missing_column needs subject=; empty_table claims; bad_setting ledger.json /='distric'");
}

TEST(ReadLedger, DropsBadRowsAndThoseThatNameThemWhereAsked) {
    const Folder folder{{{"schools.csv", "id,name,kind\nA,Alpha,\nB,Beta,no kind\nC,Gamma,\n"},
                         {"supports.csv", "supporter,recipient,last_day\nA,B,\nA,C,\nA,C,never\nA,X,\nA\n"}}};
    EXPECT_THROW((void)read_ledger(folder.path()), Error);
    const Ledger ledger = read_ledger(folder.path(), {.keep = Keep::valid});
    EXPECT_EQ(ledger.table<School>().size(), 2U);
    EXPECT_EQ(ledger.table<Support>().size(), 1U);
    EXPECT_EQ(shown(ledger.findings()),
              "unknown_word schools:3 kind=no kind; bad_day supports:4 last_day=never; "
              "unknown_id supports:5 recipient=X; row_length supports:6 =1");
    EXPECT_EQ(
        ledger.dropped(),
        (std::vector<DroppedRow>{{"schools", 3}, {"supports", 2}, {"supports", 4}, {"supports", 5}, {"supports", 6}}));
}

TEST(ReadLedger, RefusesABadTableAlsoWhereBadRowsAreDropped) {
    EXPECT_EQ(shown(findings_in("needs.csv", "school\nA\n", Keep::valid)), "missing_column needs subject=");
    EXPECT_EQ(shown(findings_in("schools.csv", "id,name,\nA,Alpha,x\nB,Beta,\n", Keep::valid)),
              "unnamed_column schools:2 =x");
}

TEST(ReadLedger, SpeaksInSentencesThatNameThePlace) {
    const auto findings = findings_in("supports.csv", "supporter,recipient,渠道,last_day\nA,B,stuff,\n");
    EXPECT_EQ(
        explain(findings.at(0)),
        "supports, row 2, 渠道: 渠道 is 'stuff', which is not one of its words. Use 'staff', 'teaching', 'funds' or "
        "'materials', or leave it empty if it is unknown.");
}

// Names instead of ids.

const ReadOptions by_name{.schools_by = NamedBy::name, .teachers_by = NamedBy::name};

TEST(ReadLedger, ReadsARosterThatKnowsNamesOnly) {
    const Folder folder{{{"学校.csv", "校名,曾用名\n第一小学,一小\n第二小学,\n"},
                         {"支教教师花名册.csv",
                          "序号,姓名,派出学校,受援学校,终止日期\n1,王芳,一小,第二小学,\n2,李明,第一小学,第二小学,\n"}}};
    EXPECT_THROW((void)read_ledger(folder.path()), Error);
    const Ledger ledger = read_ledger(folder.path(), by_name);
    EXPECT_EQ(shown(ledger.findings()), "");
    EXPECT_EQ(ledger.table<School>().get<&School::id>(0), "第一小学");
    EXPECT_EQ(ledger.table<Posting>().get<&Posting::home>(0).id, "第一小学");
    EXPECT_EQ(ledger.table<Posting>().get<&Posting::teacher>(1)->id, "第一小学/李明");
    EXPECT_EQ(ledger.id_of(TieKind::posting, 0), "第一小学>第二小学/第一小学/王芳");
}

TEST(ReadLedger, TakesAColumnOfNamesWhereThatOfIdsIsMissing) {
    const Folder folder{{{"schools.csv", "id,name\n1,Alpha\n2,Beta\n"},
                         {"supports.csv", "supporter name,recipient,recipient name,last_day\nAlpha,Beta,B,\n"}}};
    const Ledger ledger = read_ledger(folder.path(), by_name);
    const Support support = ledger.table<Support>()[0];
    EXPECT_EQ(support.supporter.id, "1");
    EXPECT_EQ(support.recipient.id, "2");
    EXPECT_EQ(support.attributes, (Attributes{{"recipient_name", "B"}}));
}

TEST(ReadLedger, AsksForNamesInsteadOfIds) {
    const auto wrong_in = [](std::string_view schools, std::string_view teachers) -> std::string {
        const Folder folder{{{"schools.csv", schools}, {"supports.csv", one_support}, {"teachers.csv", teachers}}};
        try {
            return shown(read_ledger(folder.path(), by_name).findings());
        } catch (const Error& error) {
            return shown(error.findings());
        }
    };
    EXPECT_EQ(wrong_in("name\nA\nB\n", "name,home\nLi,A\n"), "");
    EXPECT_EQ(wrong_in("id\nA\nB\n", "name\nLi\n"), "missing_column schools name=");
    EXPECT_EQ(wrong_in("name\nA\nB\n", "id\nT\n"), "missing_column teachers name=");
    EXPECT_EQ(wrong_in("id,name\n1,A\n,B\n", "name\nLi\n"), "missing_value schools:3 id=");
}

TEST(ReadLedger, FindsEveryNameThatMeansNothingOrTooMuch) {
    const Folder folder{{{"schools.csv", "id,name\n1,Alpha\n2,Beta\n3,Beta\n"},
                         {"supports.csv", "supporter,recipient,last_day\nAlpha,Beta,\nAlfa,1,\nAlpha,Alpha,\n"}}};
    const auto findings = [&](Keep keep) {
        try {
            return read_ledger(folder.path(), {.keep = keep, .schools_by = NamedBy::name}).findings();
        } catch (const Error& error) {
            return error.findings();
        }
    };
    EXPECT_EQ(shown(findings(Keep::all_or_nothing)),
              "ambiguous_name supports:2 recipient=Beta; unknown_name supports:3 "
              "supporter=Alfa; unknown_name supports:3 recipient=1; self_support supports:4 =1");
    EXPECT_EQ(shown(findings(Keep::valid)), shown(findings(Keep::all_or_nothing)));
    EXPECT_EQ(
        explain(findings(Keep::valid).at(1)),
        "supports, row 3, supporter: supporter is the name 'Alfa', which no record there has: the nearest name is "
        "'Alpha'. Mend the name, or the record that should have it.");
}

}  // namespace
}  // namespace jiedui
