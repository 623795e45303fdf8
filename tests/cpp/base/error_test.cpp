// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/error.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/base/finding.hpp"

namespace jiedui {
namespace {

static_assert(std::is_base_of_v<std::exception, Error>);
static_assert(std::is_copy_constructible_v<Error>, "what is thrown is copied");

Finding finding_of(FindingCode code, std::uint32_t row, std::string value) {
    Finding finding;
    finding.code = code;
    finding.table = "supports";
    finding.row = row;
    finding.value = std::move(value);
    return finding;
}

int number_of(ErrorCode code) { return static_cast<int>(code); }

/// The numbers that stand for ever; a code added is added here too.
constexpr std::array numbers_for_ever{
    std::pair{ErrorCode::empty_period, 101},    std::pair{ErrorCode::bad_day, 102},
    std::pair{ErrorCode::bad_span, 103},        std::pair{ErrorCode::not_one_day, 104},
    std::pair{ErrorCode::unknown_bound, 105},   std::pair{ErrorCode::bad_channel, 106},
    std::pair{ErrorCode::no_channel, 107},      std::pair{ErrorCode::unknown_column, 108},
    std::pair{ErrorCode::bad_word, 109},        std::pair{ErrorCode::bad_number, 110},
    std::pair{ErrorCode::other_network, 111},   std::pair{ErrorCode::amount_overflow, 113},
    std::pair{ErrorCode::no_schools, 114},      std::pair{ErrorCode::bad_calendar, 115},
    std::pair{ErrorCode::too_many_rows, 116},   std::pair{ErrorCode::would_change, 117},
    std::pair{ErrorCode::unwritable, 403},      std::pair{ErrorCode::unknown_table, 119},
    std::pair{ErrorCode::other_ledger, 120},    std::pair{ErrorCode::unknown_record, 203},
    std::pair{ErrorCode::unknown_school, 201},  std::pair{ErrorCode::ambiguous_name, 202},
    std::pair{ErrorCode::bad_ledger, 301},      std::pair{ErrorCode::unreadable, 401},
    std::pair{ErrorCode::missing_extra, 402},   std::pair{ErrorCode::interrupted, 501},
    std::pair{ErrorCode::bad_table, 118},       std::pair{ErrorCode::bad_snapshot, 302},
    std::pair{ErrorCode::bad_policy, 303},      std::pair{ErrorCode::unknown_value, 121},
    std::pair{ErrorCode::bad_text, 122},        std::pair{ErrorCode::unfit_builder, 123},
    std::pair{ErrorCode::unfit_parameter, 124}, std::pair{ErrorCode::missing_value, 125},
    std::pair{ErrorCode::bad_value, 126},       std::pair{ErrorCode::bad_weights, 127},
    std::pair{ErrorCode::unequal_columns, 128}, std::pair{ErrorCode::too_few_values, 129},
    std::pair{ErrorCode::not_defined, 130},     std::pair{ErrorCode::bad_shape, 304},
    std::pair{ErrorCode::not_in_ledger, 131}};

TEST(ErrorCodes, KeepTheirNumbersForEver) {
    for (const auto& [code, number] : numbers_for_ever) {
        EXPECT_EQ(number_of(code), number);
        EXPECT_EQ(std::ranges::count(all_error_codes, code), 1) << number;
    }
}

TEST(ErrorCodes, AreWalkedAscendingAndOnceEach) {
    EXPECT_TRUE(std::ranges::is_sorted(all_error_codes));
    EXPECT_EQ(std::ranges::adjacent_find(all_error_codes), all_error_codes.end());
}

TEST(ErrorCodes, SayByTheirHundredsWhoMustAct) {
    for (const ErrorCode code : all_error_codes) {
        EXPECT_GE(number_of(code), 101);
        EXPECT_LT(number_of(code), 600);
        EXPECT_NE(number_of(code) % 100, 0) << number_of(code);
    }
}

TEST(ErrorCodes, HaveNoGapInAHundredSoThatNoneIsMissingFromTheWalk) {
    const std::set<int> retired{112};  // a number is not given a second time
    int before = 100;
    for (const ErrorCode code : all_error_codes) {
        const int number = number_of(code);
        EXPECT_FALSE(retired.contains(number)) << number;
        if (retired.contains(before + 1)) ++before;
        EXPECT_TRUE(number == before + 1 || (number % 100 == 1 && number / 100 == before / 100 + 1)) << number;
        before = number;
    }
}

TEST(ErrorCodes, EachHaveANameOfTheirOwn) {
    std::set<std::string_view> names;
    for (const ErrorCode code : all_error_codes) {
        const std::string_view name = word_of(code);
        EXPECT_FALSE(name.empty()) << number_of(code);
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << name;
        EXPECT_TRUE(names.insert(name).second) << name << " stands twice";
    }
    EXPECT_EQ(word_of(ErrorCode::empty_period), "empty_period");
    EXPECT_EQ(word_of(ErrorCode::ambiguous_name), "ambiguous_name");
    EXPECT_EQ(word_of(ErrorCode::interrupted), "interrupted");
}

TEST(ErrorCodes, EachHaveASentenceOfTheirOwnWithTheSubjectInIt) {
    std::set<std::string> sentences;
    for (const ErrorCode code : all_error_codes) {
        const std::string text = Error{code, "the-subject"}.what();
        EXPECT_NE(text.find("the-subject"), std::string::npos) << number_of(code) << ": " << text;
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        EXPECT_EQ(text.find('}'), std::string::npos) << text;
        EXPECT_GE(std::ranges::count(text, ' '), 1) << number_of(code) << " is no sentence: " << text;
        EXPECT_TRUE(sentences.insert(text).second) << number_of(code) << " says what another says";
    }
}

TEST(ErrorOf, CarriesCodeAndSubject) {
    const Error error{ErrorCode::unknown_school, "B7"};
    EXPECT_EQ(error.code(), ErrorCode::unknown_school);
    EXPECT_EQ(error.subject(), "B7");
    EXPECT_TRUE(error.findings().empty());
}

TEST(ErrorOf, EndsWithItsHintIfThereIsOne) {
    const std::string bare = Error{ErrorCode::unknown_school, "B7"}.what();
    EXPECT_EQ(std::string{Error(ErrorCode::unknown_school, "B7", "did you mean 'B1'?").what()},
              bare + "; did you mean 'B1'?");
    EXPECT_EQ(std::string{Error(ErrorCode::unknown_school, "B7", "").what()}, bare);
}

TEST(ErrorOf, TakesASubjectAsItStands) {
    for (const std::string subject : {"", "{}", "{v}", "%s%n", "'", "县城一小"}) {
        const Error error{ErrorCode::unknown_school, subject};
        EXPECT_EQ(error.subject(), subject);
        EXPECT_EQ(std::string{error.what()}, "there is no school '" + subject + "'");
    }
}

TEST(ErrorOf, IsWhatItWasWhenCopied) {
    const Finding finding = finding_of(FindingCode::bad_day, 3, "2003年度");
    const Error error{ErrorCode::bad_ledger, "district", std::vector{finding}};
    const std::exception& thrown = error;
    const Error copy = error;  // NOLINT(performance-unnecessary-copy-initialization)
    EXPECT_STREQ(copy.what(), thrown.what());
    EXPECT_EQ(copy.findings(), error.findings());
    EXPECT_EQ(copy.subject(), "district");
    EXPECT_EQ(copy.code(), ErrorCode::bad_ledger);
}

TEST(ErrorOf, StaysAsItWasWhenMovedFrom) {
    static_assert(std::is_nothrow_copy_constructible_v<Error>,
                  "a copy that throws while an error flies ends the program");
    Error error{ErrorCode::bad_ledger, "district", std::vector{finding_of(FindingCode::bad_day, 3, "x")}};
    const Error taken = std::move(error);
    for (const Error& each : {taken, error}) {  // NOLINT(bugprone-use-after-move): that is what is asked
        EXPECT_EQ(each.findings().size(), 1U);
        EXPECT_EQ(each.subject(), "district");
        EXPECT_EQ(each.code(), ErrorCode::bad_ledger);
        EXPECT_STREQ(each.what(), taken.what());
    }
}

TEST(ErrorOfALedger, CarriesEveryFindingInOrder) {
    std::vector<Finding> findings;
    for (std::uint32_t row = 1; row <= 50; ++row) findings.push_back(finding_of(FindingCode::bad_day, row, "x"));
    findings.push_back(finding_of(FindingCode::same_name, 7, "y"));
    const Error error{ErrorCode::bad_ledger, "district", findings};
    EXPECT_EQ(error.findings(), findings);
}

/// How often `part` stands in `text`.
int occurrences(const std::string& text, const std::string& part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// What the error of a ledger with so many errors and doubtful findings says.
std::string text_with(std::uint32_t errors, std::uint32_t doubtful) {
    std::vector<Finding> findings;
    for (std::uint32_t row = 1; row <= doubtful; ++row)
        findings.push_back(finding_of(FindingCode::same_name, row, "doubtful"));
    for (std::uint32_t row = 1; row <= errors; ++row)
        findings.push_back(finding_of(FindingCode::bad_day, row, "wrong"));
    return Error{ErrorCode::bad_ledger, "district", findings}.what();
}

TEST(ErrorOfALedger, ExplainsItsErrorsUpToTwentyAndCountsTheRest) {
    EXPECT_EQ(occurrences(text_with(1, 0), "'wrong'"), 1);
    EXPECT_EQ(occurrences(text_with(20, 0), "'wrong'"), 20);
    EXPECT_EQ(occurrences(text_with(20, 0), "more"), 0);
    EXPECT_EQ(occurrences(text_with(21, 0), "'wrong'"), 20);
    EXPECT_EQ(occurrences(text_with(21, 0), "and 1 more"), 1);
    EXPECT_EQ(occurrences(text_with(50, 0), "'wrong'"), 20);
    EXPECT_EQ(occurrences(text_with(50, 0), "and 30 more"), 1);
}

TEST(ErrorOfALedger, CountsErrorsNotWhatIsOnlyDoubtful) {
    EXPECT_EQ(occurrences(text_with(2, 40), "doubtful"), 0);
    EXPECT_EQ(occurrences(text_with(2, 40), "'wrong'"), 2);
    EXPECT_EQ(occurrences(text_with(2, 40), ": 2 findings\n"), 1);
    EXPECT_EQ(occurrences(text_with(1, 40), ": 1 finding\n"), 1);
    EXPECT_EQ(occurrences(text_with(2, 40), "more"), 0);
}

TEST(ErrorOfALedger, NamesTheLedgerAndBeginsALinePerFinding) {
    const std::string text = text_with(3, 0);
    EXPECT_EQ(text.find("the ledger district"), 0U) << text;
    EXPECT_EQ(std::ranges::count(text, '\n'), 3);
    EXPECT_EQ(occurrences(text, "\n  " + explain(finding_of(FindingCode::bad_day, 2, "wrong"))), 1);
}

}  // namespace
}  // namespace jiedui
