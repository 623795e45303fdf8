// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/word_table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/random_network.hpp"

namespace jiedui {
namespace {

/// The texts of a table, by their numbers.
[[nodiscard]] std::vector<std::string> words_of(WordTable& table) {
    const auto [bytes, ends] = table.taken();
    std::vector<std::string> words;
    std::uint64_t start = 0;
    for (const std::uint64_t end : ends) {
        words.emplace_back(bytes.data() + start, end - start);
        start = end;
    }
    return words;
}

TEST(WordTable, NumbersTextsInTheOrderInWhichTheyCome) {
    WordTable table;
    EXPECT_EQ(table.size(), 0U);
    EXPECT_EQ(table.code_of("b"), 0U);
    EXPECT_EQ(table.code_of(""), 1U);
    EXPECT_EQ(table.code_of("a"), 2U);
    EXPECT_EQ(table.code_of("b"), 0U);
    EXPECT_EQ(table.code_of(""), 1U);
    EXPECT_EQ(table.size(), 3U);
    EXPECT_EQ(words_of(table), (std::vector<std::string>{"b", "", "a"}));
    EXPECT_EQ(table.size(), 0U);
    EXPECT_EQ(table.code_of("a"), 0U);  // and begins anew
}

// Words of every length around the eight bytes that a step takes, some of which differ in a zero byte at the end only.
TEST(WordTable, AgreesWithAMapOnDrawnWords) {
    std::mt19937 rng{7};
    WordTable table;
    std::map<std::string, std::uint32_t> known;
    for (unsigned turn = 0; turn < 50'000; ++turn) {
        std::string word(below(rng, 18), 'x');
        for (char& each : word) each = static_cast<char>(below(rng, 3));
        const auto [place, is_new] = known.try_emplace(word, static_cast<std::uint32_t>(known.size()));
        ASSERT_EQ(table.code_of(word), place->second) << turn;
    }
    ASSERT_EQ(table.size(), known.size());
    EXPECT_GT(known.size(), 20'000U);
    const std::vector<std::string> words = words_of(table);
    for (const auto& [word, code] : known) ASSERT_EQ(words[code], word);
}

}  // namespace
}  // namespace jiedui
