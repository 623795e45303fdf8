// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace jiedui {
namespace {

using namespace std::string_view_literals;

using Words = std::vector<std::string>;

/// A code point as the definition of UTF-8 writes it, in so many bytes, whether that is right or not.
std::string encoded(std::uint32_t code, int bytes) {
    if (bytes == 1) return {static_cast<char>(code)};
    std::string text;
    for (int i = bytes - 1; i > 0; --i) {
        text.insert(text.begin(), static_cast<char>(0x80U | (code & 0x3FU)));
        code >>= 6U;
    }
    const std::uint32_t lead = bytes == 2 ? 0xC0U : bytes == 3 ? 0xE0U : 0xF0U;
    return static_cast<char>(lead | code) + text;
}

/// The bytes that a code point needs.
int bytes_needed(std::uint32_t code) {
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    return code < 0x1'0000 ? 3 : 4;
}

TEST(IsUtf8, HoldsForTextOfEveryLength) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("plain"));
    EXPECT_TRUE(is_utf8("é"));
    EXPECT_TRUE(is_utf8("县城一小"));
    EXPECT_TRUE(is_utf8("𠀀"));
    EXPECT_TRUE(is_utf8("a\xEF\xBB\xBF"));  // a byte order mark is a character
    EXPECT_TRUE(is_utf8("\x01\x7F"));
}

TEST(IsUtf8, FailsForNul) {
    EXPECT_FALSE(is_utf8("\0"sv));
    EXPECT_FALSE(is_utf8("a\0b"sv));
    EXPECT_FALSE(is_utf8("县\0"sv));
    EXPECT_FALSE(is_utf8("\xC0\x80"sv));  // NUL in two bytes
}

// Wherever it stands in a long text, and whatever stands beside it.
TEST(Utf8, SeesEveryBadByte) {
    for (std::size_t length = 1; length < 30; ++length)
        for (std::size_t i = 0; i < length; ++i)
            for (const char bad : {'\0', '\x80', '\xBF', '\xC0', '\xE5', '\xFF'}) {
                std::string text(length, i % 2 == 0 ? '\x01' : '~');
                EXPECT_TRUE(is_utf8(text));
                EXPECT_EQ(as_utf8(text), text);
                text[i] = bad;
                EXPECT_FALSE(is_utf8(text)) << length << " " << i;
                std::string shown = text;
                shown[i] = '?';
                EXPECT_EQ(as_utf8(text), shown);
            }
    EXPECT_EQ(as_utf8("县\xE5\x8E城\0"sv), "县??城?");
}

TEST(IsUtf8, FailsForBytesThatBeginNothing) {
    for (const std::string_view text :
         {"\x80", "\xBF", "\xC0", "\xC1\xBF", "\xF5\x80\x80\x80", "\xFE", "\xFF", "a\x80", "县\x80"})
        EXPECT_FALSE(is_utf8(text));
}

TEST(IsUtf8, FailsForCharactersCutShort) {
    for (const std::string_view text : {"\xC3", "\xE5", "\xE5\x8E", "\xF0", "\xF0\xA0", "\xF0\xA0\x80", "县\xE5\x8E"})
        EXPECT_FALSE(is_utf8(text));
    EXPECT_FALSE(is_utf8("县城"sv.substr(0, 5)));
    EXPECT_FALSE(is_utf8("县城"sv.substr(1)));
}

TEST(IsUtf8, FailsForOverlongForms) {
    for (const std::string_view text :
         {"\xC0\xAF", "\xC1\x81", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x80\x80\xAF", "\xF0\x8F\xBF\xBF"})
        EXPECT_FALSE(is_utf8(text));
    for (const std::string_view text : {"\xC2\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80"}) EXPECT_TRUE(is_utf8(text));
}

TEST(IsUtf8, FailsForSurrogatesAndWhatLiesBeyondUnicode) {
    for (const std::string_view text : {"\xED\xA0\x80", "\xED\xBF\xBF", "\xED\xA0\x80\xED\xB0\x80", "\xF4\x90\x80\x80"})
        EXPECT_FALSE(is_utf8(text));
    for (const std::string_view text : {"\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"}) EXPECT_TRUE(is_utf8(text));
}

TEST(IsUtf8, FailsForTextInGb18030) { EXPECT_FALSE(is_utf8("\xCF\xD8\xB3\xC7")); }  // 县城

TEST(IsUtf8Law, HoldsForTheShortestFormOfEveryCodePointAndForNoOther) {
    for (std::uint32_t code = 0; code < 0x12'0000; ++code)
        for (int bytes = bytes_needed(code); bytes <= 4; ++bytes) {
            const bool shortest = bytes == bytes_needed(code);
            const bool character = code != 0 && code <= 0x10'FFFF && (code < 0xD800 || code > 0xDFFF);
            ASSERT_EQ(is_utf8(encoded(code, bytes)), shortest && character) << code << " in " << bytes;
        }
}

TEST(Trimmed, TakesWhiteSpaceFromBothEndsOnly) {
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("a"), "a");
    EXPECT_EQ(trimmed("  a b\t\n"), "a b");
    EXPECT_EQ(trimmed("\t\n\v\f\r a \r\f\v\n\t"), "a");
    EXPECT_EQ(trimmed("\u3000县 城\u3000\u00A0"), "县 城");
    EXPECT_EQ(trimmed(" \u00A0\u3000 "), "");
    EXPECT_EQ(trimmed("\x08"
                      "a\x0E"),
              "\x08"
              "a\x0E");  // beside the blanks
    EXPECT_EQ(trimmed("\0 "sv), "\0"sv);
}

TEST(Trimmed, LeavesLettersWhoseLastByteLooksLikeABlank) {
    EXPECT_EQ(trimmed("\u0420"), "\u0420");  // ends in A0
    EXPECT_EQ(trimmed("\u4000"), "\u4000");  // ends in 80 80
    EXPECT_EQ(trimmed("\u00A1"), "\u00A1");
}

TEST(Narrowed, MakesFullWidthSignsPlain) {
    EXPECT_EQ(narrowed("ＡＢＣａｂｃ１２３"), "ABCabc123");
    EXPECT_EQ(narrowed("金额（万元）"), "金额(万元)");
    EXPECT_EQ(narrowed("！～"), "!~");
    EXPECT_EQ(narrowed("〔2003〕【8】"), "[2003][8]");
    EXPECT_EQ(narrowed("㎡"), "m2");
    EXPECT_EQ(narrowed("a\u3000b\u00A0c"), "a b c");
}

TEST(Narrowed, KeepsEverythingElse) {
    for (const std::string_view text :
         {"", "县城一小", "a b", "é", "𠀀", "、。《》“”—", "\uFF00", "\uFF5F", "2003年9月"})
        EXPECT_EQ(narrowed(text), text);
}

TEST(Narrowed, HasNoWhiteSpaceAtItsEnds) {
    EXPECT_EQ(narrowed(" a "), "a");
    EXPECT_EQ(narrowed("\u3000Ａ\u3000"), "A");
    EXPECT_EQ(narrowed("\u3000"), "");
}

TEST(Narrowed, PassesBytesThatAreNoUtf8) {
    EXPECT_EQ(narrowed("a\x80Ｂ\xEF\xBC"),
              "a\x80"
              "B\xEF\xBC");
    EXPECT_EQ(narrowed("\xEF\xBC\x7F"), "\xEF\xBC\x7F");
    EXPECT_EQ(narrowed("\0Ａ"sv), "\0A"sv);
}

TEST(NarrowedLaw, MapsExactlyTheNinetyFourFullWidthSigns) {
    for (std::uint32_t code = 0xFE00; code < 0x1'0000; ++code) {
        const std::string wide = encoded(code, 3);
        const bool full_width = code >= 0xFF01 && code <= 0xFF5E;
        const std::string plain = full_width ? encoded(code - 0xFF01 + '!', 1) : wide;
        ASSERT_EQ(narrowed(wide), plain) << code;
    }
}

TEST(Folded, IsWhatRemainsForMatching) {
    EXPECT_EQ(folded("  School\tName "), "schoolname");
    EXPECT_EQ(folded("Ｓｃｈｏｏｌ　ＩＤ"), "schoolid");
    EXPECT_EQ(folded("学校\n名 称"), "学校名称");
    EXPECT_EQ(folded("a\u00A0b"), "ab");
    EXPECT_EQ(folded("AZaz@[`{"), "azaz@[`{");  // the neighbours of the letters stay
    EXPECT_EQ(folded(""), "");
    EXPECT_EQ(folded(" \u3000"), "");
    EXPECT_EQ(folded("É"), "É");  // ASCII letters only
    EXPECT_EQ(folded("is_weak"), "is_weak");
}

/// A text of a few characters, of one to four bytes each.
std::string drawn_text(std::mt19937& rng, unsigned most) {
    static constexpr std::string_view alphabet[]{"a",  "b",  "B", "é",      "县",     "城",
                                                 "𠀀", "Ａ", " ", "\u3000", "\u00A0", "\t"};
    std::string text;
    for (auto left = rng() % (most + 1); left > 0; --left) text += alphabet[rng() % std::size(alphabet)];
    return text;
}

class TextLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(TextLaw, NarrowsTrimsAndFoldsOnceAndForAll) {
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 50; ++round) {
        const std::string text = drawn_text(rng, 12);
        ASSERT_EQ(trimmed(trimmed(text)), trimmed(text));
        ASSERT_EQ(narrowed(narrowed(text)), narrowed(text));
        ASSERT_EQ(folded(folded(text)), folded(text));
        ASSERT_EQ(narrowed(trimmed(text)), narrowed(text));
        ASSERT_EQ(folded(narrowed(text)), folded(text));
        ASSERT_TRUE(is_utf8(narrowed(text)) && is_utf8(trimmed(text)) && is_utf8(folded(text))) << text;
        ASSERT_EQ(folded(text).find_first_of(" \t\nABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos) << text;
    }
}

/// The definition: the first characters are equal, or one is changed, left out or put in.  Characters are given.
std::size_t edit_distance_naive(const Words& a, const Words& b, std::size_t i = 0, std::size_t j = 0) {
    if (i == a.size()) return b.size() - j;
    if (j == b.size()) return a.size() - i;
    if (a[i] == b[j]) return edit_distance_naive(a, b, i + 1, j + 1);
    return 1 + std::min({edit_distance_naive(a, b, i + 1, j + 1), edit_distance_naive(a, b, i + 1, j),
                         edit_distance_naive(a, b, i, j + 1)});
}

/// Characters, drawn; joined they are the text.
Words drawn_characters(std::mt19937& rng, unsigned most) {
    static constexpr std::string_view alphabet[]{"a", "b", "é", "县", "城", "𠀀"};
    Words characters;
    for (auto left = rng() % (most + 1); left > 0; --left)
        characters.emplace_back(alphabet[rng() % std::size(alphabet)]);
    return characters;
}
std::string joined(const Words& words) {
    std::string text;
    for (const std::string& each : words) text += each;
    return text;
}

TEST_P(TextLaw, CountsEditsLikeTheRecursiveDefinition) {
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 10; ++round) {
        const Words a = drawn_characters(rng, 6);
        const Words b = drawn_characters(rng, 6);
        ASSERT_EQ(edit_distance(joined(a), joined(b)), edit_distance_naive(a, b)) << joined(a) << " " << joined(b);
    }
}

/// The definition: by distance and then by place, of those at most half of whose longer one is changed.
Words nearest_naive(const Words& word, const std::vector<Words>& words, std::size_t most) {
    Words found;
    for (std::size_t distance = 0; distance <= 10; ++distance)
        for (const Words& each : words)
            if (edit_distance_naive(word, each) == distance && 2 * distance <= std::max(word.size(), each.size()) &&
                found.size() < most)
                found.push_back(joined(each));
    return found;
}

TEST_P(TextLaw, FindsTheNearestWordsLikeTheDefinition) {
    std::mt19937 rng{GetParam()};
    const Words word = drawn_characters(rng, 5);
    std::vector<Words> words;
    Words texts;
    for (auto left = rng() % 12; left > 0; --left) {
        words.push_back(drawn_characters(rng, 6));
        texts.push_back(joined(words.back()));
    }
    for (std::size_t most = 0; most < 6; ++most)
        ASSERT_EQ(nearest(joined(word), texts, most), nearest_naive(word, words, most)) << joined(word);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TextLaw, ::testing::Range(0U, 100U));

TEST(EditDistance, CountsChangesOfOneCharacterEach) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("staff", "staff"), 0U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("ab", "ba"), 2U);  // an exchange is two changes
    EXPECT_EQ(edit_distance("a", "A"), 1U);
}

TEST(EditDistance, CountsCharactersNotBytes) {
    EXPECT_EQ(edit_distance("县城一小", "县城二小"), 1U);
    EXPECT_EQ(edit_distance("", "县城"), 2U);
    EXPECT_EQ(edit_distance("𠀀", "a"), 1U);
}

TEST(EditDistance, CountsABadByteAsOneCharacter) {
    EXPECT_EQ(edit_distance("a\x80"
                            "b",
                            "ab"),
              1U);
    EXPECT_EQ(edit_distance("\xE5\x8E", ""), 2U);
    EXPECT_EQ(edit_distance("\0"sv, ""), 1U);
}

TEST(Nearest, ComparesNoLongTexts) {
    const std::string word(64, 'x');
    EXPECT_EQ(nearest(word, {word + "x", word}), (Words{word}));
    EXPECT_EQ(nearest(word + "x", {word + "x", word}), Words{});
}

TEST(Nearest, GivesTheNearestFirstAndEqualOnesInTheirOrder) {
    EXPECT_EQ(nearest("staf", {"funds", "stuff", "staff", "start"}), (Words{"staff", "stuff", "start"}));
    EXPECT_EQ(nearest("ab", {"ax", "ab", "xb", "ab"}), (Words{"ab", "ab", "ax"}));
    EXPECT_EQ(nearest("ab", {"ax", "ab", "xb"}, 1), (Words{"ab"}));
    EXPECT_EQ(nearest("ab", {"ax", "ab", "xb"}, 0), Words{});
}

TEST(Nearest, LeavesOutWhatSharesLessThanHalf) {
    EXPECT_EQ(nearest("abcd", {"abxy"}), (Words{"abxy"}));  // just half
    EXPECT_EQ(nearest("abcd", {"axyz"}), Words{});
    EXPECT_EQ(nearest("ab", {"abcd"}), (Words{"abcd"}));
    EXPECT_EQ(nearest("ab", {"abcde"}), Words{});
    EXPECT_EQ(nearest("县城一小", {"县城二中", "乡镇初中"}), (Words{"县城二中"}));
    EXPECT_EQ(nearest("", {"a"}), Words{});
    EXPECT_EQ(nearest("a", {}), Words{});
    EXPECT_EQ(nearest("", {"", "a"}), Words{""});
    const std::string longest(NearestWords::longest, 'x');
    EXPECT_EQ(nearest(longest, {longest.substr(1), longest + "x", longest}), (Words{longest, longest.substr(1)}));
    EXPECT_EQ(nearest(longest + "x", {longest, longest + "x"}), Words{});  // too long to be compared
}

TEST(Listed, JoinsQuotedWordsAsASentenceDoes) {
    EXPECT_EQ(listed({}), "");
    EXPECT_EQ(listed({"a"}), "'a'");
    EXPECT_EQ(listed({"a", "b"}), "'a' or 'b'");
    EXPECT_EQ(listed({"a", "b", "c"}), "'a', 'b' or 'c'");
    EXPECT_EQ(listed({"a", "b", "c", "d"}), "'a', 'b', 'c' or 'd'");
    EXPECT_EQ(listed({"a", "b", "c"}, "and"), "'a', 'b' and 'c'");
    EXPECT_NE(listed({"a' or 'b"}), listed({"a", "b"}));
}

TEST(InQuotes, DoublesQuotesSoThatNoTwoTextsLookAlike) {
    EXPECT_EQ(in_quotes(""), "''");
    EXPECT_EQ(in_quotes("a b"), "'a b'");
    EXPECT_EQ(in_quotes("it's"), "'it''s'");
    EXPECT_EQ(in_quotes_if_needed("town-7"), "town-7");
    EXPECT_EQ(in_quotes("a\\b"), "'a\\\\b'");
    for (const std::string text : {"", "a b", "a,b", "a'b", "a\\b", "a\nb"})
        EXPECT_EQ(in_quotes_if_needed(text), in_quotes(text));
}

}  // namespace
}  // namespace jiedui
