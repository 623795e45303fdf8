// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "io/folder.hpp"
#include "jiedui/io/raw_tables.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/io/snapshot.hpp"
#include "jiedui/io/write_ledger.hpp"
#include "jiedui/rules/policy.hpp"
#include "support/errors.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using tests::Folder;

/// What every door that reads a file says of one.
void expect_refused(const fs::path& folder, const fs::path& file) {
    EXPECT_EQ(code_of([&] { return read_ledger(folder); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return raw_tables(folder); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return open_ledger(file); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return open_network(file); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return read_policy(file); }), ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return check_file(file, 1000), 0; }), ErrorCode::unreadable);
}

TEST(ReadFiles, RefusesPipesAndDevicesAtOnce) {
    for (const std::string_view name : {"schools.csv", "teachers.csv", "ledger.json"}) {
        const Folder folder{{{"schools.csv", tests::two_schools}, {"supports.csv", tests::one_support}}};
        const fs::path file = folder.path() / name;
        fs::remove(file);
        ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);
        expect_refused(folder.path(), file);
        fs::remove(file);
        fs::create_symlink("/dev/zero", file);
        expect_refused(folder.path(), file);
        fs::remove(file);
        fs::create_symlink("nowhere", file);
        expect_refused(folder.path(), file);
    }
}

TEST(ReadFiles, FollowsALinkToAFile) {
    const Folder folder{{{"real", tests::two_schools}, {"supports.csv", tests::one_support}}};
    fs::create_symlink("real", folder.path() / "schools.csv");
    const Ledger ledger = read_ledger(folder.path());
    EXPECT_EQ(ledger.table<School>().size(), 2U);
}

TEST(ReadFiles, ReadsNoMoreThanTheLargestFileThatIsAllowed) {
    const Folder folder{{{"schools.csv", tests::two_schools}, {"supports.csv", tests::one_support}}};
    const std::uint64_t largest = std::max(tests::two_schools.size(), tests::one_support.size());
    const Ledger ledger = read_ledger(folder.path(), {.largest_file = largest});
    EXPECT_EQ(ledger.table<Support>().size(), 1U);
    EXPECT_EQ(code_of([&] { return read_ledger(folder.path(), {.largest_file = largest - 1}); }),
              ErrorCode::unreadable);
    EXPECT_EQ(code_of([&] { return raw_files(folder.path(), ".csv", largest - 1); }), ErrorCode::unreadable);
    EXPECT_EQ(raw_files(folder.path(), ".csv", largest).size(), 2U);
}

/// A ledger whose every table says which of two it is.
[[nodiscard]] Ledger ledger_called(const std::string& name, unsigned teachers) {
    Records records;
    records.schools = {{.id = "A", .name = name}, {.id = "B", .name = name}};
    records.supports = {{.id = name, .supporter = {"A"}, .recipient = {"B"}}};
    for (unsigned i = 0; i < teachers; ++i) records.teachers.push_back({.id = name + std::to_string(i)});
    return Ledger{records};
}

TEST(ReadFiles, ReadsOneLedgerWhileAnotherTakesItsPlace) {
    const Folder folder;
    const fs::path place = folder.path() / "ledger";
    const std::vector<Ledger> both{ledger_called("one", 20), ledger_called("two", 0)};
    write_ledger(both[0], place);
    std::atomic<bool> is_over{false};
    std::jthread writer{[&] {
        for (std::size_t i = 1; !is_over; ++i) write_ledger(both[i % 2], place, Existing::replace);
    }};
    std::vector<std::size_t> read(2);
    for (int i = 0; i < 400; ++i) {
        const Ledger ledger = read_ledger(place);
        const bool is_second = ledger.table<School>().get<&School::name>(0) == "two";
        ++read[is_second ? 1 : 0];
        ASSERT_EQ(ledger, both[is_second ? 1 : 0]) << "reading " << i;
    }
    is_over = true;
    EXPECT_GT(read[0], 0U);
    EXPECT_GT(read[1], 0U);
}

}  // namespace
}  // namespace jiedui
