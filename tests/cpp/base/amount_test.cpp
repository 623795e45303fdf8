// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/amount.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/errors.hpp"

namespace jiedui {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

__extension__ using Wide = __int128;  // wide enough for every sum and product below

/// The thousandths that a text means, as a plain number; nothing if it means none.
std::optional<std::int64_t> read(std::string_view text) {
    const auto found = find_thousandths(text);
    return found ? std::optional{found->value} : std::nullopt;
}

TEST(Thousandths, AreReadFromDecimals) {
    EXPECT_EQ(read("12"), 12'000);
    EXPECT_EQ(read("-0.5"), -500);
    EXPECT_EQ(read("1250.125"), 1'250'125);
    EXPECT_EQ(read("0"), 0);
    EXPECT_EQ(read("0.001"), 1);
    EXPECT_EQ(read("0.01"), 10);
    EXPECT_EQ(read("+7"), 7'000);
    EXPECT_EQ(read("-0"), 0);
    EXPECT_EQ(read("007.50"), 7'500);
}

TEST(Thousandths, AreReadWithNothingOnOneSideOfThePoint) {
    EXPECT_EQ(read(".5"), 500);
    EXPECT_EQ(read("5."), 5'000);
    EXPECT_EQ(read("-.5"), -500);
}

TEST(Thousandths, AreNotReadFromMoreThanThreeDecimals) {
    EXPECT_EQ(read("0.0001"), std::nullopt);
    EXPECT_EQ(read("1.2345"), std::nullopt);
    EXPECT_EQ(read("1.23400001"), std::nullopt);
    EXPECT_EQ(read("1.2340"), 1'234);  // zeros count for nothing
    EXPECT_EQ(read("1.000000000000000000000000000000"), 1'000);
}

TEST(Thousandths, AreNotReadFromWhatIsNoDecimal) {
    for (const std::string_view text :
         {"",    "-",   "+",    ".",   "-.",  "--5",  "+-5", "- 5",  " 5", "5 ",  "1,000", "1.2.3",
          "..5", "1e3", "0x10", "inf", "nan", "12人", "五",  "１２", "5-", "1/2", "5%"})
        EXPECT_EQ(read(text), std::nullopt) << text;
    EXPECT_EQ(read(std::string_view{"5\0", 2}), std::nullopt);
}

TEST(Thousandths, ReachAsFarAs64BitsAndNotFurther) {
    EXPECT_EQ(read("9223372036854775.807"), largest);
    EXPECT_EQ(read("9223372036854775.808"), std::nullopt);
    EXPECT_EQ(read("-9223372036854775.808"), least);
    EXPECT_EQ(read("-9223372036854775.809"), std::nullopt);
    EXPECT_EQ(read("9223372036854775"), 9'223'372'036'854'775'000);
    EXPECT_EQ(read("9223372036854776"), std::nullopt);
    EXPECT_EQ(read("-9223372036854776"), std::nullopt);
    EXPECT_EQ(read("9223372036854775807"), std::nullopt);
    EXPECT_EQ(read("18446744073709551616"), std::nullopt);  // 2^64, which is 0 in 64 bits
    EXPECT_EQ(read(std::string(400, '9')), std::nullopt);
    EXPECT_EQ(read(std::string(400, '0') + "1"), 1'000);
}

TEST(Thousandths, AreWrittenAsShortAsCanBe) {
    EXPECT_EQ(text_of(Thousandths{12'000}), "12");
    EXPECT_EQ(text_of(Thousandths{-500}), "-0.5");
    EXPECT_EQ(text_of(Thousandths{0}), "0");
    EXPECT_EQ(text_of(Thousandths{1}), "0.001");
    EXPECT_EQ(text_of(Thousandths{-1}), "-0.001");
    EXPECT_EQ(text_of(Thousandths{10}), "0.01");
    EXPECT_EQ(text_of(Thousandths{1'050}), "1.05");
    EXPECT_EQ(text_of(Thousandths{1'000'000}), "1000");
    EXPECT_EQ(text_of(Thousandths{largest}), "9223372036854775.807");
    EXPECT_EQ(text_of(Thousandths{least}), "-9223372036854775.808");
}

TEST(Thousandths, AreOrderedAsNumbers) {
    EXPECT_LT(Thousandths{-1}, Thousandths{0});
    EXPECT_LT(Thousandths{999}, Thousandths{1'000});
    EXPECT_EQ(Thousandths{}, Thousandths{0});
}

TEST(Amount, OfAnotherUnitIsAnotherAmount) {
    EXPECT_NE((Amount{{500}, "fte"}), (Amount{{500}, "yuan"}));
    EXPECT_NE((Amount{{500}, "fte"}), (Amount{{501}, "fte"}));
    EXPECT_EQ((Amount{{500}, "fte"}), (Amount{{500}, "fte"}));
}

/// A number of any size: as often small as large.
std::int64_t drawn_number(std::mt19937& rng) {
    const std::uint64_t bits = std::uint64_t{rng()} << 32U | rng();
    const auto size = static_cast<std::int64_t>(bits >> (1U + rng() % 62U));
    return rng() % 2 == 0 ? size : -size - 1;
}

/// What a decimal text with a sign, digits, and decimals means, in 128 bits.
std::optional<Wide> thousandths_naive(bool negative, const std::string& digits, const std::string& decimals) {
    Wide value = 0;
    for (const char c : digits) value = 10 * value + (c - '0');
    std::string places = decimals;
    while (places.size() > 3 && places.back() == '0') places.pop_back();
    if (places.size() > 3) return std::nullopt;
    places.resize(3, '0');
    for (const char c : places) value = 10 * value + (c - '0');
    if (negative) value = -value;
    return value < Wide{least} || value > Wide{largest} ? std::nullopt : std::optional{value};
}

TEST(ExactSum, HoldsUpToTheLargestNumber) {
    ExactSum sum;
    EXPECT_EQ(sum.result("x"), Thousandths{0});
    sum.add(largest_number);
    EXPECT_EQ(sum.result("x"), largest_number);
    sum.add({1});
    EXPECT_EQ(code_of([&] { return sum.result("x"); }), ErrorCode::amount_overflow);
    sum.add({-1}, largest_number.value);
    sum.add({-1}, largest_number.value);
    EXPECT_EQ(sum.result("x"), Thousandths{1 - largest_number.value});
    sum.add({-2});
    EXPECT_EQ(code_of([&] { return sum.result("x"); }), ErrorCode::amount_overflow);
}

class ThousandthsLaw : public ::testing::TestWithParam<unsigned> {};

TEST_P(ThousandthsLaw, AreReadAsArithmeticIn128BitsReadsThem) {
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 500; ++round) {
        std::string digits;
        std::string decimals;
        for (auto left = rng() % 21; left > 0; --left) digits += static_cast<char>('0' + rng() % 10);
        for (auto left = rng() % 6; left > 0; --left)
            decimals += static_cast<char>(rng() % 2 == 0 ? '0' : '0' + rng() % 10);
        if (digits.empty() && decimals.empty()) digits = "0";
        if (rng() % 4 == 0 && digits.size() > 16) digits.replace(0, 16, "9223372036854775");  // near the border
        const bool negative = rng() % 2 == 0;
        const std::string text = (negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
        const auto found = read(text);
        const auto expected = thousandths_naive(negative, digits, decimals);
        ASSERT_EQ(found.has_value(), expected.has_value()) << text;
        if (found) {
            ASSERT_TRUE(Wide{*found} == *expected) << text;
        }
    }
}

TEST_P(ThousandthsLaw, ReadBackWhatTheyWrite) {
    std::mt19937 rng{GetParam()};
    for (int round = 0; round < 500; ++round) {
        const std::int64_t value = drawn_number(rng);
        const std::string text = text_of(Thousandths{value});
        ASSERT_EQ(read(text), value) << text;
        if (text.find('.') != std::string::npos) {
            ASSERT_TRUE(text.back() != '0' && text.back() != '.') << text;
        }
    }
}

TEST_P(ThousandthsLaw, SumUpExactlyInEveryOrder) {
    std::mt19937 rng{GetParam()};
    std::vector<std::pair<std::int64_t, std::int64_t>> terms;  // number and how often
    Wide exact = 0;
    for (int i = 0; i < 20; ++i) {
        terms.emplace_back(drawn_number(rng), static_cast<std::int64_t>(rng() % 3));
        exact += Wide{terms.back().first} * terms.back().second;
    }
    const bool fits = exact <= Wide{largest_number.value} && exact >= -Wide{largest_number.value};
    for (int order = 0; order < 2; ++order) {
        ExactSum sum;
        for (const auto& [number, times] : terms) sum.add({number}, times);
        const auto code = code_of([&] { return sum.result("numbers"); });
        ASSERT_EQ(code, fits ? std::nullopt : std::optional{ErrorCode::amount_overflow});
        if (fits) {
            ASSERT_TRUE(Wide{sum.result("numbers").value} == exact);
        }
        std::ranges::reverse(terms);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ThousandthsLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui
