// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// A folder of small files for one test, and what reading it says.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/error.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "jiedui/model/ledger.hpp"

namespace jiedui::tests {

/// A folder that is gone with the test.
class Folder {
public:
    using Files = std::vector<std::pair<std::string_view, std::string_view>>;  // name, bytes

    explicit Folder(const Files& files = {}) {
        static std::atomic<unsigned> count{0};
        const auto& test = *::testing::UnitTest::GetInstance()->current_test_info();
        const std::string where = std::filesystem::current_path().string() + test.test_suite_name();  // one a type
        const auto name = "jiedui-" + std::string{test.name()} + "-" + std::to_string(std::hash<std::string>{}(where)) +
                          "-" + std::to_string(count++);
        path_ = std::filesystem::temp_directory_path() / name;
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        for (const auto& [file, bytes] : files) write(file, bytes);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    void write(std::string_view file, std::string_view bytes) const {
        std::ofstream{path_ / file, std::ios::binary} << bytes;
    }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

/// The ledger of such a folder.
[[nodiscard]] inline Ledger ledger_of(const Folder::Files& files, Keep keep = Keep::all_or_nothing) {
    return read_ledger(Folder{files}.path(), {.keep = keep});
}

/// What writing a ledger ends with; nothing if it is written.
[[nodiscard]] inline std::optional<ErrorCode> code_of_writing(const Ledger& ledger, const std::filesystem::path& folder,
                                                              Existing existing = Existing::keep) {
    try {
        write_ledger(ledger, folder, existing);
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

/// All that is wrong or doubtful in a folder, whether it loads or not.
[[nodiscard]] inline std::vector<Finding> findings_of(const Folder::Files& files, Keep keep = Keep::all_or_nothing) {
    try {
        return ledger_of(files, keep).findings();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::bad_ledger) << error.what();
        return error.findings();
    }
}

/// `code table:row column=value`, by semicolons.
[[nodiscard]] inline std::string shown(const std::vector<Finding>& findings) {
    std::string text;
    for (const Finding& each : findings) {
        text += (text.empty() ? "" : "; ") + std::string{word_of(each.code)} + " " + each.table;
        if (each.row > 0) text += ":" + std::to_string(each.row);
        if (!each.column.empty() || !each.value.empty()) text += " " + each.column + "=" + each.value;
    }
    return text;
}

/// Two schools and one support, so that a folder is a ledger.
inline constexpr std::string_view two_schools = "id,name\nA,Alpha\nB,Beta\n";
inline constexpr std::string_view one_support = "supporter,recipient,last_day\nA,B,\n";

/// What is wrong with a ledger of two schools and that table.
[[nodiscard]] inline std::vector<Finding> findings_in(std::string_view file, std::string_view csv,
                                                      Keep keep = Keep::all_or_nothing) {
    Folder::Files files{{"schools.csv", two_schools}, {"supports.csv", one_support}};
    std::erase_if(files, [&](const auto& each) { return each.first == file; });
    files.emplace_back(file, csv);
    return findings_of(files, keep);
}

/// The same, in short.
[[nodiscard]] inline std::string wrong_in(std::string_view file, std::string_view csv) {
    return shown(findings_in(file, csv));
}

/// The ledger of two schools and that table.
[[nodiscard]] inline Ledger ledger_with(std::string_view file, std::string_view csv) {
    Folder::Files files{{"schools.csv", two_schools}, {"supports.csv", one_support}};
    std::erase_if(files, [&](const auto& each) { return each.first == file; });
    files.emplace_back(file, csv);
    return ledger_of(files);
}

}  // namespace jiedui::tests
