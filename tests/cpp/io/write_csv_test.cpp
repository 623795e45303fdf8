// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/write_csv.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/query/partners.hpp"
#include "jiedui/query/ties.hpp"
#include "support/random_ledger.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using tests::Folder;

[[nodiscard]] FrameColumn words_column(std::string name, std::vector<std::string> words) {
    FrameColumn column{.name = std::move(name), .kind = FrameKind::text, .words = std::move(words)};
    for (std::size_t i = 0; i < column.words.size(); ++i) column.numbers.push_back(static_cast<std::int64_t>(i));
    return column;
}

[[nodiscard]] Frame frame_of_words(const std::vector<std::string>& words) {
    return {.columns = {words_column("word", words)}, .rows = words.size()};
}

[[nodiscard]] std::string bytes_of(const fs::path& file) {
    std::ifstream source{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{source}, {}};
}

[[nodiscard]] std::optional<ErrorCode> code_of_writing(const fs::path& path) {
    try {
        write_csv(frame_of_words({"x"}), path);
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

[[nodiscard]] std::size_t count_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

TEST(CsvOf, WritesEveryKindOfCell) {
    const Network net = network_of("A>B staff 0.5 1..2003-autumn; A>B funds 2 unit=yuan ?..?; A>B teaching 5..");
    EXPECT_EQ(csv_of(frame_of(ask(Slice{net}.all_kinds(), Ties{}))),
              "tie_kind,tie,supporter,recipient,channel,status,first_day,first_day_text,last_day,last_day_text,amount,"
              "unit,basis\n"
              "agreement,t1,A,B,staff,,1970-01-02,1970-01-02,2004-01-31,2003-autumn,0.5,,\n"
              "agreement,t3,A,B,teaching,,1970-01-06,1970-01-06,,,,,\n"
              "agreement,t2,A,B,funds,,,,,?,2,yuan,\n");
    EXPECT_EQ(csv_of(frame_of(ask(Slice{net}.all_kinds(), Partners{net.school_of("A")}))),
              "partner,direction,channels,ties\nB,gets,staff+teaching+funds,3\n");
}

TEST(CsvOf, WritesTablesOfALedger) {
    const Ledger ledger{{.schools = {{.id = "A",
                                      .name = "says \"a\", twice",
                                      .weak = true,
                                      .latitude = 31.5,
                                      .last_day = LastDay::running(),
                                      .aliases = {{"x", "y"}}}}}};
    EXPECT_EQ(csv_of(frame_of<School>(ledger)),
              "id,name,kind,locale,township,division,weak,duty,latitude,longitude,pupils_primary,pupils_junior,"
              "pupils_senior,first_day,first_day_text,last_day,last_day_text,aliases,recorded_on,recorded_on_text,"
              "withdrawn_on,withdrawn_on_text\n"
              "A,\"says \"\"a\"\", twice\",,,,,yes,,31.5,,,,,,,,,x|y,,,,\n");
}

TEST(CsvOf, WritesAHeaderWhereThereAreNoRows) {
    EXPECT_EQ(csv_of(frame_of_words({})), "word\n");
    EXPECT_EQ(csv_of(Frame{}), "\n");
}

TEST(CsvOf, QuotesAnEmptyCellThatIsAloneInItsLine) {
    EXPECT_EQ(csv_of(frame_of_words({"a", "", "b"})), "word\na\n\"\"\nb\n");
}

TEST(CsvOf, LeavesTextsAsTheyAreForPrograms) {
    EXPECT_EQ(csv_of(frame_of_words({"=1+1", "+86", "-", "@a", "\tx", "'a"})), "word\n=1+1\n+86\n-\n@a\n\tx\n'a\n");
}

TEST(CsvOf, MakesFormulasTextsForSpreadsheets) {
    Frame frame = frame_of_words({"=1+1", "+86", "-", "@a", "\tx", "\rx", "a=1", "'a", ""});
    frame.columns.push_back({.name = "=n", .kind = FrameKind::decimal, .numbers = {-500, 1, 2, 3, 4, 5, 6, 7, 8}});
    EXPECT_EQ(
        csv_of(frame, CsvFor::spreadsheets),
        "\xEF\xBB\xBFword,'=n\n'=1+1,-0.5\n'+86,0.001\n'-,0.002\n'@a,0.003\n'\tx,0.004\n\"'\rx\",0.005\na=1,0.006\n"
        "'a,0.007\n,0.008\n");
}

TEST(WriteCsv, WritesTheTextAndReplacesAFile) {
    const Folder folder{{{"answer.csv", "old"}}};
    const fs::path file = folder.path() / "answer.csv";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    write_csv(frame_of_words({"x"}), file);
    EXPECT_EQ(bytes_of(file), "word\nx\n");
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(count_in(folder.path()), 1U);
}

TEST(WriteCsv, WritesThroughALink) {
    const Folder folder{{{"real.csv", "old"}}};
    fs::create_symlink("real.csv", folder.path() / "link.csv");
    write_csv(frame_of_words({"x"}), folder.path() / "link.csv");
    EXPECT_TRUE(fs::is_symlink(folder.path() / "link.csv"));
    EXPECT_EQ(bytes_of(folder.path() / "real.csv"), "word\nx\n");
}

TEST(WriteCsv, LeavesNothingBehindWhereItCannotWrite) {
    const Folder folder{{{"file", "in the way"}}};
    fs::create_directory(folder.path() / "folder");
    EXPECT_EQ(code_of_writing(folder.path() / "folder"), ErrorCode::unwritable);
    EXPECT_EQ(code_of_writing(folder.path() / "file/answer.csv"), ErrorCode::unwritable);
    EXPECT_EQ(code_of_writing(folder.path() / "missing/answer.csv"), ErrorCode::unwritable);
    EXPECT_EQ(count_in(folder.path()), 2U);
    EXPECT_EQ(bytes_of(folder.path() / "file"), "in the way");
}

TEST(WriteCsv, SaysThatADiskIsFullAndLeavesTheDevice) {
    EXPECT_EQ(code_of_writing("/dev/full"), ErrorCode::unwritable);
    EXPECT_EQ(code_of_writing("/dev/null"), std::nullopt);
    EXPECT_TRUE(fs::is_character_file("/dev/full"));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

/// The rows of a CSV text, character by character.
[[nodiscard]] std::vector<std::vector<std::string>> rows_naive(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[i++];
        else if (text[i] == '"')
            is_quoted = !is_quoted;
        else if (text[i] == ',' && !is_quoted)
            rows.back().emplace_back();
        else if (text[i] == '\n' && !is_quoted)
            rows.push_back({""});
        else
            rows.back().back() += text[i];
    }
    rows.pop_back();
    return rows;
}

class CsvLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(CsvLaw, EachCellIsReadBackAsItsText) {
    for (const FileTable& table : file_tables_of(random_ledger(GetParam()), FileDays::date_and_text)) {
        const auto rows = rows_naive(csv_of(table.frame));
        ASSERT_EQ(rows.size(), 1 + table.frame.rows);
        for (std::size_t i = 0; i < table.frame.columns.size(); ++i) {
            EXPECT_EQ(rows[0].at(i), table.frame.columns[i].name);
            for (std::size_t row = 0; row < table.frame.rows; ++row)
                EXPECT_EQ(rows[1 + row].at(i), cell_text_of(table.frame.columns[i], row));
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, CsvLaw, ::testing::Range(0U, 50U));

}  // namespace
}  // namespace jiedui
