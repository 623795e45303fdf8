// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/write_ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/model/ledger_builder.hpp"
#include "support/random_ledger.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using tests::Folder;
using tests::ledger_of;
using tests::one_support;
using tests::two_schools;

[[nodiscard]] std::string bytes_of(const fs::path& file) {
    std::ifstream source{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{source}, {}};
}

[[nodiscard]] std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& each : fs::directory_iterator{folder}) names.push_back(each.path().filename().string());
    std::ranges::sort(names);
    return names;
}

/// The ledger written, and read back.
[[nodiscard]] Ledger there_and_back(const Ledger& ledger) {
    const Folder folder;
    write_ledger(ledger, folder.path() / "ledger");
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"ledger"});
    return read_ledger(folder.path() / "ledger");
}

/// Which columns each table had when it was read.
[[nodiscard]] std::string columns_of(const Ledger& ledger) {
    std::string text;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            if (ledger.table<Record>().has_column(I::value))
                text.append(Record::table).append(".").append(column.name).append(" ");
        });
    });
    return text;
}

/// What of a refused ledger is said, after making sure that nothing was left behind.
[[nodiscard]] std::string refusal_of(const Ledger& ledger) {
    const Folder folder;
    try {
        write_ledger(ledger, folder.path() / "ledger");
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::would_change) << error.what();
        EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{});
        return error.what();
    }
    return "written";
}

[[nodiscard]] Records two_schools_and_a_support() {
    return {.schools = {{.id = "A", .name = "Alpha"}, {.id = "B", .name = "Beta"}},
            .supports = {{.supporter = "A", .recipient = "B"}}};
}

[[nodiscard]] Ledger ledger_with(Support support) {
    Records records = two_schools_and_a_support();
    support.supporter = "A";
    support.recipient = "B";
    records.supports = {std::move(support)};
    return Ledger{records};
}

TEST(WriteLedger, WritesEachTableAsItIsReadInEnglish) {
    const Folder folder;
    const Ledger ledger = ledger_of({{"学校.csv", "标识码,学校名称,说明\nA,Alpha,\"a \"\"b\"\"\"\nB,\"Beta, 2\",\n"},
                                     {"supports.csv",
                                      "支援学校,受援学校,渠道,起始年月,结束年月,金额(万元)\n"
                                      "A,B,资金,2003年秋期,不详,1.25\nB,A,歌,2003,,\n"}},
                                    Keep::valid);
    write_ledger(ledger, folder.path() / "out");
    EXPECT_EQ(names_in(folder.path() / "out"),
              (std::vector<std::string>{"ledger.json", "schools.csv", "supports.csv"}));
    EXPECT_EQ(bytes_of(folder.path() / "out/schools.csv"), "id,name,remark\nA,Alpha,\"a \"\"b\"\"\"\nB,\"Beta, 2\",\n");
    EXPECT_EQ(bytes_of(folder.path() / "out/supports.csv"),
              "supporter,recipient,channel,first_day,last_day,amount,unit\nA,B,funds,2003-autumn,?,12500,yuan\n");
    EXPECT_EQ(bytes_of(folder.path() / "out/ledger.json"),
              R"({
  "calendar": {
    "autumn": "09-01",
    "spring": "02-01"
  },
  "gaps": [
    {
      "table": "supports",
      "first_day": "2003-01-01"
    }
  ]
}
)");  // a row of 2003 or later was dropped
}

TEST(WriteLedger, BringsTheDistrictBack) {
    const Ledger ledger = read_ledger(JIEDUI_EXAMPLES "/district");
    const Ledger back = there_and_back(ledger);
    EXPECT_EQ(back, ledger);
    EXPECT_EQ(back.fingerprint(), ledger.fingerprint());
    EXPECT_EQ(columns_of(back), columns_of(ledger));
    EXPECT_EQ(back.findings(), ledger.findings());
}

TEST(WriteLedger, BringsAnEmptyLedgerBack) {
    const Ledger empty{Records{}};
    EXPECT_EQ(there_and_back(empty), empty);
}

TEST(WriteLedger, WritesNoMadeIds) {
    const Ledger back = there_and_back(Ledger{two_schools_and_a_support()});
    EXPECT_EQ(back.table<Support>()[0].id, "");
    EXPECT_EQ(back.id_of(TieKind::agreement, 0), "A>B");
}

TEST(WriteLedger, LeavesTeachersOutWhoAreOnlyNamedByPostings) {
    const Ledger ledger =
        ledger_of({{"schools.csv", two_schools}, {"postings.csv", "home,host,teacher,last_day\nA,B,T1,\n"}});
    const Folder folder;
    write_ledger(ledger, folder.path() / "out");
    EXPECT_EQ(names_in(folder.path() / "out"),
              (std::vector<std::string>{"ledger.json", "postings.csv", "schools.csv"}));
    EXPECT_EQ(read_ledger(folder.path() / "out"), ledger);
}

TEST(WriteLedger, KeepsWhatAMissingLastDayMeans) {
    const auto with = [](std::string_view settings) {
        return ledger_of(
            {{"schools.csv", two_schools}, {"supports.csv", "supporter,recipient\nA,B\n"}, {"ledger.json", settings}});
    };
    for (const std::string_view settings : {"{}", R"({"missing_columns": {"supports.last_day": "running"}})",
                                            R"({"missing_columns": {"supports.last_day": "unknown"}})"}) {
        const Ledger ledger = with(settings);
        const Ledger back = there_and_back(ledger);
        EXPECT_EQ(back, ledger) << settings;
        EXPECT_EQ(columns_of(back), columns_of(ledger)) << settings;
        EXPECT_EQ(back.findings(), ledger.findings()) << settings;
    }
}

TEST(WriteLedger, WritesAColumnThatOnlyItsRowsKnowOf) {
    LedgerBuilder builder;
    const Records records = two_schools_and_a_support();
    for (const School& each : records.schools) builder.add(each, 1);
    builder.add(Support{.supporter = "A", .recipient = "B", .last_day = LastDay::running()}, 1);
    builder.add(Support{.supporter = "B", .recipient = "A"}, 2);
    builder.table<Support>().mark_absent(column_place<Support, &Support::last_day>());
    const Ledger ledger = builder.finish("drawn", Keep::all_or_nothing);
    EXPECT_EQ(there_and_back(ledger), ledger);
}

TEST(WriteLedger, BringsSettingsBack) {
    const Calendar calendar{{8, 15}, {3, 1}};
    const Settings settings{.district = "叶集区 \"2003\"\n",
                            .calendar = calendar,
                            .complete = {{"supports", calendar.span_of("2003-autumn").period()},
                                         {"postings", {*Day::find(2001, 11, 12), Day::running()}},
                                         {"postings", {Day::first(), Day::last() + 1}}}};
    Records records = two_schools_and_a_support();
    records.supports[0].first_day = calendar.span_of("2003-autumn");
    const Ledger ledger{records, settings};
    EXPECT_EQ(there_and_back(ledger), ledger);
}

TEST(WriteLedger, BringsWhatWasKeptOfABadLedgerBack) {
    const Ledger ledger = ledger_of({{"schools.csv", two_schools},
                                     {"supports.csv",
                                      "supporter,supporter_name,recipient,last_day,remark\n"
                                      "A,Alpha,B,,\nC,Gamma,B,,gone\n"}},
                                    Keep::valid);
    ASSERT_EQ(ledger.dropped().size(), 1U);
    EXPECT_EQ(there_and_back(ledger), ledger);
}

TEST(WriteLedger, BringsTextsBackThatNeedQuotes) {
    for (const std::string_view text : {"a,b", "\"", "\"\"", "two\nlines", "cr\r\nlf\rcr", "=1+1", "+1", "-", "@a",
                                        "'a", "a b", "北京", "0", "yes", "id", "\xEF\xBB\xBFmark"}) {
        const Ledger ledger = ledger_with({.basis = std::string{text}, .attributes = {{"fact", std::string{text}}}});
        EXPECT_EQ(there_and_back(ledger), ledger) << text;
    }
    const Ledger ledger = ledger_with({.attributes = {{"a,\"b\"\nc", "x"}, {"=1", "y"}}});
    EXPECT_EQ(there_and_back(ledger), ledger);
}

TEST(WriteLedger, RefusesTextsThatWouldComeBackOtherwise) {
    for (const std::string_view text : {"？", "未知", "N/A", "null"}) {
        EXPECT_NE(refusal_of(ledger_with({.basis = std::string{text}})).find("supports, row 1, basis"),
                  std::string::npos)
            << text;
        EXPECT_NE(refusal_of(ledger_with({.attributes = {{"fact", std::string{text}}}})).find("row 1, fact"),
                  std::string::npos)
            << text;
    }
}

TEST(WriteLedger, RefusesOtherWordsForWhatTheLibraryHasAWordFor) {
    Records records = two_schools_and_a_support();
    records.postings = {{.home = "A", .host = "B"}, {.home = "A", .host = "B", .subject = "数学"}};
    EXPECT_EQ(refusal_of(Ledger{records}),
              "postings, row 2, subject '数学' cannot be written so that it reads back as it is; it would come back as "
              "'mathematics'; change the value");
    EXPECT_NE(refusal_of(ledger_with({.amount = Thousandths{5'000}, .unit = "万元"})), "written");
    EXPECT_NE(refusal_of(ledger_with({.unit = "Alpha"})), "written");
}

TEST(WriteLedger, RefusesAttributesWhoseHeadersMeanSomethingElse) {
    for (const std::string_view name : {"note", "支援学校", "supporter_name", "结对学校", "First Day"})
        EXPECT_NE(refusal_of(ledger_with({.attributes = {{std::string{name}, "x"}}})), "written") << name;
    EXPECT_NE(refusal_of(ledger_with({.attributes = {{"remarks", "x"}, {"remark", "y"}}})), "written");
}

TEST(WriteLedger, SaysTheRowAmongRecordsWhereLinesAreMore) {
    Records records = two_schools_and_a_support();
    records.supports[0].basis = "two\nlines";
    records.schools.push_back({.id = "未知", .name = "Gamma"});
    records.supports.push_back({.supporter = "未知", .recipient = "B"});
    EXPECT_NE(refusal_of(Ledger{records}).find("row 3"), std::string::npos);
    records.schools.back() = {.id = "C", .name = "Gamma"};
    records.supports.back() = {.supporter = "C", .recipient = "B", .basis = "未知"};
    EXPECT_NE(refusal_of(Ledger{records}).find("supports, row 2, basis '未知'"), std::string::npos);
}

TEST(WriteLedger, ReplacesALedgerOnlyWhenAsked) {
    const Folder folder{{{"schools.csv", two_schools}, {"结对.csv", one_support}, {"ledger.json", "{}"}}};
    const Ledger old = read_ledger(folder.path());
    const Ledger other = ledger_with({.basis = "F10"});
    EXPECT_EQ(tests::code_of_writing(other, folder.path()), ErrorCode::unwritable);
    EXPECT_EQ(read_ledger(folder.path()), old);
    fs::permissions(folder.path(), fs::perms::owner_all);
    write_ledger(other, folder.path(), Existing::replace);
    EXPECT_EQ(read_ledger(folder.path()), other);
    EXPECT_FALSE(fs::exists(folder.path() / "结对.csv"));
    EXPECT_EQ(fs::status(folder.path()).permissions(), fs::perms::owner_all);
}

TEST(WriteLedger, FillsAnEmptyFolderAndFollowsALink) {
    const Folder folder;
    const Ledger ledger = ledger_with({});
    fs::create_directory(folder.path() / "empty");
    fs::create_directory_symlink("empty", folder.path() / "link");
    write_ledger(ledger, folder.path() / "link/");
    EXPECT_EQ(read_ledger(folder.path() / "empty"), ledger);
    EXPECT_TRUE(fs::is_symlink(folder.path() / "link"));
}

TEST(WriteLedger, NeverReplacesAnythingButALedger) {
    const Folder folder{{{"schools.csv", two_schools}, {"supports.csv", one_support}, {"notes.txt", "mine"}}};
    const Ledger ledger = ledger_with({});
    EXPECT_EQ(tests::code_of_writing(ledger, folder.path(), Existing::replace), ErrorCode::unwritable);
    fs::remove(folder.path() / "notes.txt");
    fs::create_directory(folder.path() / "teachers.csv");
    EXPECT_EQ(tests::code_of_writing(ledger, folder.path(), Existing::replace), ErrorCode::unwritable);
    EXPECT_EQ(names_in(folder.path()), (std::vector<std::string>{"schools.csv", "supports.csv", "teachers.csv"}));
}

TEST(WriteLedger, LeavesNothingBehindWhereItCannotWrite) {
    const Folder folder{{{"file", "in the way"}}};
    const Ledger ledger = ledger_with({});
    for (const std::string_view path : {"file", "file/ledger", "missing/ledger", ""})
        EXPECT_EQ(tests::code_of_writing(ledger, path.empty() ? fs::path{} : folder.path() / path, Existing::replace),
                  ErrorCode::unwritable)
            << path;
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"file"});
    EXPECT_EQ(bytes_of(folder.path() / "file"), "in the way");
}

TEST(WriteLedger, LeavesTheOldLedgerWhereTheNewOneIsRefused) {
    const Folder folder{{{"schools.csv", two_schools}, {"supports.csv", one_support}}};
    const Ledger old = read_ledger(folder.path());
    EXPECT_EQ(tests::code_of_writing(ledger_with({.basis = "未知"}), folder.path(), Existing::replace),
              ErrorCode::would_change);
    EXPECT_EQ(read_ledger(folder.path()), old);
}

class WriteLedgerLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(WriteLedgerLaw, WhatIsReadBackIsWhatWasWritten) {
    const Ledger ledger = random_ledger(GetParam());
    const Ledger back = there_and_back(ledger);
    EXPECT_EQ(back, ledger);
    EXPECT_EQ(back.fingerprint(), ledger.fingerprint());
    EXPECT_EQ(columns_of(back), columns_of(ledger));
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        if constexpr (tie_record<Record>) {
            for (std::uint32_t row = 0; row < ledger.table<Record>().size(); ++row)
                EXPECT_EQ(back.id_of(Record::tie_kind, row), ledger.id_of(Record::tie_kind, row));
        }
    });
}
INSTANTIATE_TEST_SUITE_P(Seeds, WriteLedgerLaw, ::testing::Range(0U, 200U));

}  // namespace
}  // namespace jiedui
