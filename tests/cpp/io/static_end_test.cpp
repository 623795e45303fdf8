// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "io/folder.hpp"
#include "jiedui/io/read_ledger.hpp"
#include "jiedui/testing/text_network.hpp"

namespace jiedui {
namespace {

using tests::Folder;

constexpr int is_read_again = 7;

/// An object of the program's own that reads when it ends: behind all that the library made after it.
struct ReadsAtItsEnd {
    std::filesystem::path folder{};

    ReadsAtItsEnd() = default;
    ReadsAtItsEnd(const ReadsAtItsEnd&) = delete;
    ReadsAtItsEnd& operator=(const ReadsAtItsEnd&) = delete;
    ~ReadsAtItsEnd() {
        const Ledger ledger = read_ledger(folder);
        const bool is_whole = ledger.table<School>().size() == 2 && testing::network_of("A>B staff").tie_count() == 1;
        std::_Exit(is_whole ? is_read_again : 1);
    }
};

void read_and_end(const std::filesystem::path& folder) {
    static ReadsAtItsEnd last;
    last.folder = folder;
    std::ignore = read_ledger(folder);
    std::ignore = testing::network_of("A>B staff");
    std::exit(0);  // NOLINT(concurrency-mt-unsafe): there is one thread
}

TEST(StaticEnd, LedgersAreReadUntilTheVeryEnd) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");  // a process in which nothing was read before
    const Folder folder{
        {{"schools.csv", tests::two_schools}, {"supports.csv", "supporter,recipient,channel\nA,B,师资\n"}}};
    EXPECT_EXIT(read_and_end(folder.path()), ::testing::ExitedWithCode(is_read_again), "");
}

}  // namespace
}  // namespace jiedui
