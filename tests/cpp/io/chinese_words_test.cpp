// SPDX-License-Identifier: Apache-2.0
// Every Chinese word that the library prints for a table, a column or a value is understood where it is read.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/one_table.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/phrase.hpp"

namespace jiedui {
namespace {

using tests::Folder;
using tests::ledger_with;
using tests::no_support;
using tests::quoted;
using tests::read_as;
using tests::shown;
using tests::two_schools;

/// What stands before the brackets of 学校表（schools）.
[[nodiscard]] std::string before_brackets(const std::string& text) { return text.substr(0, text.find("（")); }

/// What findings call a column of a table.
[[nodiscard]] std::string printed_column(std::string_view table, std::string_view column) {
    const Finding finding{FindingCode::missing_value, std::string{table}, 7, std::string{column}, "", {}};
    const std::string text = explain(finding, Language::zh);
    const std::string_view before = "第 7 行，";
    const std::size_t start = text.find(before) + before.size();
    return before_brackets(text.substr(start, text.find("：") - start));
}

/// What findings call a word of a list.
[[nodiscard]] std::string printed_word(std::string_view list, std::string_view word) {
    const std::string said = text_of(phrase("one_of_words", {std::string{list}, std::string{word}}), Language::zh);
    const std::size_t quote = std::string_view{"“"}.size();
    return said.substr(quote, said.size() - 2 * quote);
}

[[nodiscard]] bool is_chinese(std::string_view text) {
    return !text.empty() && std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}

TEST(ChineseWords, OfATableIsANameOfItsFile) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        const std::string table = before_brackets(table_in(Record::table, Language::zh));
        EXPECT_TRUE(is_chinese(table)) << Record::table;
        const std::string record = table.substr(0, table.size() - std::string_view{"表"}.size());
        for (const std::string& name : {table, record}) {
            std::string header;
            for (const std::string_view each : Record::required_columns) header.append(each).append(",");
            const std::string file = name + ".csv";
            Folder::Files files{{"schools.csv", two_schools}, {"supports.csv", no_support}, {file, header += '\n'}};
            std::erase_if(files, [&](const auto& each) { return each.first == std::string{Record::table} + ".csv"; });
            EXPECT_EQ(shown(read_ledger(Folder{files}.path()).findings()), "") << name;
        }
    });
}

TEST(ChineseWords, OfAColumnIsItsHeader) {
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        std::string header;
        each_column<Record>([&](auto, const auto& column) {
            const std::string printed = printed_column(Record::table, column.name);
            EXPECT_TRUE(is_chinese(printed)) << Record::table << " " << column.name;
            header += (header.empty() ? "" : ",") + quoted(printed);
        });
        const Ledger ledger = ledger_with(Record::table, header + "\n");
        for (std::size_t column = 0; column < column_count<Record>; ++column)
            EXPECT_TRUE(ledger.table<Record>().has_column(column)) << header << " " << column;
        EXPECT_TRUE(ledger.table<Record>().attributes().empty()) << header;
    });
}

// They stand in no sentence today, but in many ledgers and in the glossary.
TEST(ChineseWords, OfAnyTableAreHeadersOfThoseThatHaveTheColumn) {
    const auto has = [](std::string_view table, std::string_view header, std::string_view column) {
        bool found = false;
        each_table([&]<class Record>(std::vector<Record> Records::*) {
            if (Record::table != table) return;
            std::string csv{header};
            for (const std::string_view each : Record::required_columns)
                if (each != column) csv += "," + std::string{each};
            const Ledger read = ledger_with(table, csv + "\n");
            each_column<Record>([&]<class I>(I, const auto& described) {
                found = found || (described.name == column && read.table<Record>().has_column(I::value));
            });
        });
        return found;
    };
    for (const std::string_view table : {"schools", "supports", "postings", "teachers", "transfers", "documents"})
        EXPECT_TRUE(has(table, "编号", "id")) << table;
    EXPECT_TRUE(has("schools", "名称", "name"));
    EXPECT_TRUE(has("teachers", "名称", "name"));
    for (const std::string_view table : {"schools", "documents", "successions"})
        EXPECT_TRUE(has(table, "类别", "kind")) << table;
    for (const std::string_view table : {"schools", "supports", "postings", "claims"}) {
        EXPECT_TRUE(has(table, "开始日期", "first_day")) << table;
        EXPECT_TRUE(has(table, "结束日期", "last_day")) << table;
        EXPECT_TRUE(has(table, "撤回日期", "withdrawn_on")) << table;
    }
    EXPECT_TRUE(has("teachers", "派出学校", "home"));
}

// A header that says little yields to one that says more, as both stand in many lists.
TEST(ChineseWords, OfAnyTableYieldToThoseOfOne) {
    const Ledger ledger = ledger_with("schools", std::string{"编号,标识码,名称,学校名称\n7,A,甲,Alpha\n8,B,乙,Beta\n"});
    EXPECT_EQ(ledger.table<School>().get<&School::id>(0), "A");
    EXPECT_EQ(ledger.table<School>().get<&School::name>(1), "Beta");
    ASSERT_EQ(ledger.table<School>().attributes().size(), 2U);
    EXPECT_EQ(ledger.table<School>().attributes()[0].name, "编号");
    EXPECT_EQ(ledger.table<School>().attributes()[1].words[0], "甲");
    EXPECT_EQ(shown(ledger.findings()), "");
}

/// Reads the printed words of a list as cells of a column, and gives the tokens that they became.
template <class Record, std::size_t Size>
void expect_words(std::string_view list, std::string_view column, const std::array<std::string_view, Size>& tokens) {
    std::vector<std::string> printed;
    for (const std::string_view token : tokens) {
        printed.push_back(printed_word(list, token));
        EXPECT_TRUE(is_chinese(printed.back())) << list << " " << token;
    }
    EXPECT_EQ(read_as<Record>(column, printed), (std::vector<std::string>{tokens.begin(), tokens.end()})) << column;
}

template <class Value>
struct Bare {
    using Type = Value;
};
template <class Value>
struct Bare<std::optional<Value>> {
    using Type = Value;
};

TEST(ChineseWords, OfAListAreReadAsItsWords) {
    std::size_t columns = 0;
    each_table([&]<class Record>(std::vector<Record> Records::*) {
        each_column<Record>([&]<class I>(I, const auto& column) {
            using Value = Bare<column_value<Record, I::value>>::Type;
            constexpr std::array<std::string_view, 2> yes_no{"no", "yes"};
            if constexpr (closed_list<Value>)
                expect_words<Record>(ClosedList<Value>::name, column.name, ClosedList<Value>::words);
            else if constexpr (std::same_as<Value, bool>)
                expect_words<Record>("yes_no", column.name, yes_no);
            else
                return;
            ++columns;
        });
    });
    EXPECT_GE(columns, 16U);
}

TEST(ChineseWords, OfOpenListsAreReadAsTheirWords) {
    constexpr std::array<std::string_view, 4> subjects{"chinese", "pe", "morality", "general"};
    constexpr std::array<std::string_view, 3> indicators{"books", "teaching_area", "pe_arts_teachers"};
    constexpr std::array<std::string_view, 3> units{"yuan", "persons", "person_times"};
    expect_words<Need>("subject", "subject", subjects);
    expect_words<Indicator>("indicator", "indicator", indicators);
    expect_words<Support>("unit", "unit", units);
}

TEST(ChineseWords, ARunningEndIsReadAsBothLanguagesSayIt) {
    EXPECT_EQ(read_as<Support>("last_day", {"running", "未截止", "unknown", "不详"}),
              (std::vector<std::string>{"", "", "?", "?"}));
}

}  // namespace
}  // namespace jiedui
