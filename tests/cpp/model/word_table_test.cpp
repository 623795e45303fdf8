// SPDX-License-Identifier: Apache-2.0
#include "jiedui/detail/model/word_table.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "jiedui/detail/model/column_store.hpp"
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

TEST(WordTable, FindsOnlyWhatItHas) {
    WordTable table;
    EXPECT_EQ(table.find(""), std::nullopt);
    (void)table.code_of("a");
    (void)table.code_of("");
    EXPECT_EQ(table.find(""), 1U);
    EXPECT_EQ(table.find("a"), 0U);
    EXPECT_EQ(table.find("b"), std::nullopt);
    EXPECT_EQ(table.size(), 2U);
    EXPECT_EQ(table[0], "a");
    EXPECT_EQ(table[1], "");
}

/// A word of every length around the eight and sixteen bytes that are compared at once, from three letters only, so that many are equal
/// but for one place.
[[nodiscard]] std::string drawn_word(std::mt19937& rng) {
    std::string word(below(rng, 20), 'x');
    for (char& each : word) each = static_cast<char>(below(rng, 3));
    return word;
}

// Some words one by one, some several at once.
TEST(WordTable, AgreesWithAMapOnDrawnWords) {
    std::mt19937 rng{7};
    WordTable table;
    std::map<std::string, std::uint32_t> known;
    const auto known_code = [&](const std::string& word) {
        return known.try_emplace(word, static_cast<std::uint32_t>(known.size())).first->second;
    };
    for (unsigned turn = 0; turn < 10'000; ++turn) {
        std::vector<std::string> words(below(rng, WordTable::most_at_once + 1));
        for (std::string& each : words) each = drawn_word(rng);
        if (!words.empty() && below(rng, 2) == 0) words.back() = words.front();
        std::vector<std::uint32_t> expected;
        for (const std::string& each : words) {
            EXPECT_EQ(table.find(each).has_value(), known.contains(each) && known.at(each) < table.size());
            expected.push_back(known_code(each));
        }
        std::vector<std::uint32_t> codes(words.size());
        table.codes_of(words, codes);
        ASSERT_EQ(codes, expected) << turn;
        const std::string single = drawn_word(rng);
        ASSERT_EQ(table.code_of(single), known_code(single)) << turn;
        ASSERT_EQ(table.find(single), known.at(single)) << turn;
    }
    ASSERT_EQ(table.size(), known.size());
    EXPECT_GT(known.size(), 20'000U);
    const std::vector<std::string> words = words_of(table);
    for (const auto& [word, code] : known) ASSERT_EQ(words[code], word);
}

// What is read after a frozen part, and after a batch that is not full.
TEST(WordStore, KeepsEveryWordInItsRow) {
    std::mt19937 rng{11};
    WordStore store;
    std::vector<std::optional<std::string>> rows;
    for (unsigned part = 0; part < 20; ++part) {
        for (unsigned i = below(rng, 40); i > 0; --i) {
            rows.push_back(below(rng, 4) == 0 ? std::nullopt : std::optional{drawn_word(rng)});
            if (rows.back()) store.append(rows.size() - 1, *rows.back());
        }
        store.finish(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) ASSERT_EQ(store[row], rows[row]) << part << " " << row;
    }
}

}  // namespace
}  // namespace jiedui
