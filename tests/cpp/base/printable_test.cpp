// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/error.hpp"
#include "jiedui/base/finding.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/base/text.hpp"
#include "oracle/printable_naive.hpp"

namespace jiedui {
namespace {

constexpr std::size_t most_of_a_finding = 16'000;
constexpr std::size_t most_of_an_error = 21 * most_of_a_finding;

TEST(Printable, KeepsWhatPeopleCanRead) {
    for (const std::string_view text : {"", "town-7", "a b", "县城一小", "it's", "\\n", "{0}", "ʻokina", "👩", "𠮷"})
        EXPECT_EQ(printable(text), text);
}

TEST(Printable, WritesOutWhatCannotBeSeen) {
    EXPECT_EQ(printable("a\nb\r\tc"), "a\\nb\\r\\tc");
    EXPECT_EQ(printable("\x1b[31m\x07\x7f"), "\\x1b[31m\\x07\\x7f");
    EXPECT_EQ(printable(std::string_view{"a\0b", 3}), "a\\x00b");
    EXPECT_EQ(printable("\xC2\x85\xE2\x80\xAE\xE2\x80\xA8\xEF\xBB\xBF"), "\\u0085\\u202e\\u2028\\ufeff");
    EXPECT_EQ(printable("\xF3\xA0\x81\x81"), "\\U000e0041");
    EXPECT_EQ(printable("a\xff\xE5\xAD"), "a\\xff\\xe5\\xad");
}

TEST(Printable, CutsBehindAWholeCharacterAndMarksIt) {
    EXPECT_EQ(printable("abcd", 4), "abcd");
    EXPECT_EQ(printable("abcde", 4), "abc…");
    EXPECT_EQ(printable("学校学校学", 4), "学校学…");
    EXPECT_EQ(printable("ab\n\n", 4), "ab…");
    EXPECT_EQ(printable("ab\n", 4), "ab\\n");
    EXPECT_EQ(printable("a\x1b", 4), "a…");
    EXPECT_EQ(printable(std::string(20'000, 'x')).size(), most_shown - 1 + std::string_view{"…"}.size());
}

TEST(PrintableLaw, HoldsForWhateverBytes) {
    std::mt19937 rng{1};
    for (int i = 0; i < 2000; ++i) {
        const std::string text = naive::drawn_bytes(rng);
        const std::size_t most = 1 + rng() % 200;
        const std::string shown = printable(text, most);
        ASSERT_EQ(naive::fault_of(shown, most), "") << shown;
        ASSERT_EQ(printable(shown, most), shown);
        const std::string quoted = in_quotes(text, most);
        ASSERT_EQ(naive::fault_of(quoted, most + 2), "") << quoted;
        ASSERT_EQ(naive::fault_of(in_quotes_if_needed(text), 1'000'000), "");
    }
}

TEST(PrintableLaw, QuotesNoTwoTextsAlike) {
    std::mt19937 rng{2};
    std::vector<std::string> texts{"\n", "\\n", "\\\\n", "\x1b", "\\x1b", "'", "''", "\xff", "\\xff"};
    for (const std::string& a : texts)
        for (const std::string& b : texts) EXPECT_EQ(in_quotes(a) == in_quotes(b), a == b) << a << " " << b;
    for (const std::string& a : texts) EXPECT_NE(in_quotes_if_needed(a), in_quotes_if_needed(a + "\\"));
}

TEST(PrintableLaw, HoldsForEveryFindingInBothLanguages) {
    std::mt19937 rng{3};
    for (std::size_t code = 0; code < ClosedList<FindingCode>::words.size(); ++code)
        for (int i = 0; i < 10; ++i) {
            const auto text = [&] { return naive::drawn_bytes(rng); };
            const Finding finding{
                .code = static_cast<FindingCode>(code),
                .table = text(),
                .row = rng() % 2 == 0 ? 0U : 7U,
                .column = text(),
                .value = text(),
                .expected = rng() % 2 == 0 ? Phrase{text()} : phrase("all_quoted_and_more", {text(), text()}),
                .cell = rng() % 2 == 0 ? text() : ""};
            for (const Language language : {Language::en, Language::zh})
                ASSERT_EQ(naive::fault_of(explain(finding, language), most_of_a_finding), "")
                    << explain(finding, language);
        }
}

TEST(PrintableLaw, HoldsForEveryPhraseInBothLanguages) {
    std::mt19937 rng{4};
    for (const std::string_view phrase : detail::phrase_ids) {
        Phrase filled;
        const auto fill = [&](std::string& id, std::vector<std::string>& arguments) {
            id = phrase;
            for (int i = 0; i < 6; ++i) arguments.push_back(naive::drawn_bytes(rng));
        };
        Phrase::visit_parts(filled, fill);
        for (const Language language : {Language::en, Language::zh})
            ASSERT_EQ(naive::fault_of(text_of(filled, language), most_said), "") << text_of(filled, language);
    }
}

TEST(PrintableLaw, HoldsForEveryError) {
    std::mt19937 rng{5};
    for (const ErrorCode code : all_error_codes)
        for (int i = 0; i < 10; ++i) {
            const std::string subject = naive::drawn_bytes(rng);
            const Error error{code, subject, naive::drawn_bytes(rng)};
            ASSERT_EQ(naive::fault_of(error.what(), most_of_a_finding), "") << error.what();
            ASSERT_EQ(error.subject(), subject);
        }
}

TEST(PrintableLaw, LetsNoCellForgeASecondFinding) {
    std::vector<Finding> findings(3);
    for (Finding& each : findings)
        each = {FindingCode::bad_day, "supports", 3, "first_day", "x\n  supports, row 4: forged", {}};
    const Error error{ErrorCode::bad_ledger, "a\nb", findings};
    EXPECT_EQ(naive::fault_of(error.what(), most_of_an_error, 4), "") << error.what();
    EXPECT_EQ(std::ranges::count(std::string_view{error.what()}, '\n'), 3);
}

}  // namespace
}  // namespace jiedui
