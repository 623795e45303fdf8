// SPDX-License-Identifier: Apache-2.0
#include "jiedui/io/new_place.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "io/folder.hpp"
#include "jiedui/base/error.hpp"
#include "support/errors.hpp"

namespace jiedui {
namespace {

namespace fs = std::filesystem;
using tests::Folder;

[[nodiscard]] std::string bytes_in(const fs::path& file) {
    std::ifstream source{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{source}, {}};
}

[[nodiscard]] std::size_t count_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder}, fs::directory_iterator{}));
}

[[nodiscard]] std::optional<ErrorCode> code_of_putting(NewPlace& place) {
    return code_of([&] { return place.put(), 0; });
}

TEST(NewPlace, KeepsAFileThatCameMeanwhile) {
    const Folder folder;
    NewPlace place = NewPlace::file(folder.path() / "answer", Existing::keep);
    place.write("mine");
    folder.write("answer", "theirs");
    EXPECT_EQ(code_of_putting(place), ErrorCode::unwritable);
    EXPECT_EQ(bytes_in(folder.path() / "answer"), "theirs");
    place.discard();
    EXPECT_EQ(count_in(folder.path()), 1U);
}

TEST(NewPlace, KeepsWhatCameIntoAFolderMeanwhile) {
    for (const Existing existing : {Existing::keep, Existing::replace}) {
        const Folder folder;
        fs::create_directory(folder.path() / "ledger");
        NewPlace place = NewPlace::ledger_folder(folder.path() / "ledger", existing);
        place.write(tests::two_schools, "schools.csv");
        folder.write("ledger/notes.txt", "theirs");
        EXPECT_EQ(code_of_putting(place), ErrorCode::unwritable);
        EXPECT_EQ(bytes_in(folder.path() / "ledger/notes.txt"), "theirs");
        place.discard();
        EXPECT_EQ(count_in(folder.path()), 1U);
    }
}

TEST(NewPlace, ReplacesAFolderWhole) {
    const Folder folder;
    fs::create_directory(folder.path() / "ledger");
    folder.write("ledger/teachers.csv", "id\nT1\n");
    NewPlace place = NewPlace::ledger_folder(folder.path() / "ledger", Existing::replace);
    place.write(tests::two_schools, "schools.csv");
    EXPECT_TRUE(fs::exists(folder.path() / "ledger/teachers.csv"));
    place.put();
    EXPECT_EQ(count_in(folder.path() / "ledger"), 1U);
    EXPECT_EQ(bytes_in(folder.path() / "ledger/schools.csv"), tests::two_schools);
    EXPECT_EQ(count_in(folder.path()), 1U);
}

// What a killed process leaves beside the place goes with the next call, once nobody can be writing it any more.
TEST(NewPlace, RemovesWhatWasLeftADayAgo) {
    const Folder folder;
    folder.write(".answer.new0", "left a day ago");
    folder.write(".answer.new1", "being written");
    fs::last_write_time(folder.path() / ".answer.new0", fs::file_time_type::clock::now() - std::chrono::hours{25});
    NewPlace place = NewPlace::file(folder.path() / "answer", Existing::keep);
    place.write("mine");
    place.put();
    EXPECT_EQ(bytes_in(folder.path() / "answer"), "mine");
    EXPECT_FALSE(fs::exists(folder.path() / ".answer.new0"));
    EXPECT_EQ(bytes_in(folder.path() / ".answer.new1"), "being written");
}

}  // namespace
}  // namespace jiedui
