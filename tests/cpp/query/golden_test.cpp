// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/questions.hpp"
#include "support/ask.hpp"
#include "support/text_network.hpp"
#include "support/words.hpp"

namespace jiedui {
namespace {

/// One case worked out by hand; tests/golden/README.md says how it is written.
struct Golden {
    std::string name{}, network{}, question{}, expected{};
    bool is_complete = false;
};

/// What stands behind `word` at the beginning of a line.
bool take(std::string_view line, std::string_view word, std::string& into) {
    if (!line.starts_with(word)) return false;
    into = stripped(line.substr(word.size()));
    return true;
}

Golden read(const std::filesystem::path& path) {
    Golden golden{.name = path.stem().string()};
    std::ifstream file{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    golden.is_complete = lines.size() == 4 && take(lines[1], "network", golden.network) &&
                         take(lines[2], "ask", golden.question) && take(lines[3], "expect", golden.expected);
    return golden;
}

std::vector<Golden> all_cases() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{JIEDUI_GOLDEN})
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<Golden> cases;
    for (const auto& path : paths) cases.push_back(read(path));
    return cases;
}

TEST(Golden, HasManyCasesOfFourLines) {
    const auto cases = all_cases();
    EXPECT_GE(cases.size(), 20U);
    for (const Golden& each : cases) EXPECT_TRUE(each.is_complete) << each.name;
}

TEST(Golden, HoldsInEveryCaseWorkedOutByHand) {
    for (const Golden& each : all_cases())
        EXPECT_EQ(ask(network_of(each.network), each.question), each.expected) << each.name;
}

TEST(Golden, CoversEveryQuestionAndEverySliceCall) {
    std::set<std::string> asked;
    for (const Golden& each : all_cases())
        for (const Call& call : calls_of(each.question)) asked.insert(call.word);
    for (const AnyQuestion& each : questions()) EXPECT_TRUE(asked.contains(std::string{each.name})) << each.name;
    for (const char* word : {"agreed", "all_kinds", "at", "delivered", "during", "evidence", "left_out", "planned",
                             "supported_by", "supporting", "through", "throughout", "where", "with_planned",
                             "with_undated", "with_unknown_channel", "within", "without"})
        EXPECT_TRUE(asked.contains(word)) << word;
}

}  // namespace
}  // namespace jiedui
