// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/closed_list.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/base/finding.hpp"

namespace jiedui {
namespace {

enum class Season : std::uint8_t { autumn, spring, unnamed };
enum class Unlisted : std::uint8_t { one };

}  // namespace

template <>
struct ClosedList<Season> {
    static constexpr std::string_view name = "season";
    static constexpr std::array<std::string_view, 3> words{"autumn", "spring", ""};
};

namespace {

static_assert(closed_list<Season> && closed_list<Channel> && closed_list<Certainty>);
static_assert(!closed_list<Unlisted> && !closed_list<int>);
static_assert(word_of(Season::spring) == "spring", "words are known when compiling");
static_assert(find_word<Season>("spring") == Season::spring, "and found");

TEST(ClosedListOf, HasANameAndGivesEachValueItsWord) {
    EXPECT_EQ(word_of(Season::autumn), "autumn");
    EXPECT_EQ(word_of(Season::spring), "spring");
    EXPECT_EQ(word_of(Season::unnamed), "");
    EXPECT_EQ(ClosedList<Season>::name, "season");
}

TEST(ClosedListOf, FindsAWordOnlyIfItIsExactlyThat) {
    EXPECT_EQ(find_word<Season>("autumn"), Season::autumn);
    for (const std::string_view word : {"Autumn", "autumn ", " autumn", "autum", "autumns", "winter", "0"})
        EXPECT_EQ(find_word<Season>(word), std::nullopt) << word;
    EXPECT_EQ(find_word<Season>(std::string_view{"autumn\0", 7}), std::nullopt);
}

TEST(ClosedListOf, FindsTheEmptyWordOnlyInAListThatHasIt) {
    EXPECT_EQ(find_word<Season>(""), Season::unnamed);
    EXPECT_EQ(find_word<Certainty>(""), std::nullopt);
}

TEST(ClosedListOf, ListsEveryValueInOrder) {
    EXPECT_EQ(all_of_list<Season>(), (std::array{Season::autumn, Season::spring, Season::unnamed}));
}

/// Each value has a word of its own that is found again, and the list has a name.
template <class Enum>
class ListsOfBase : public ::testing::Test {};

using AllLists = ::testing::Types<Certainty, Verdict, Channel, Precision, FindingCode, Severity>;
TYPED_TEST_SUITE(ListsOfBase, AllLists);

TYPED_TEST(ListsOfBase, HaveANameAndOneWordOfSmallLettersPerValue) {
    EXPECT_FALSE(ClosedList<TypeParam>::name.empty());
    std::set<std::string_view> seen;
    std::size_t place = 0;
    for (const TypeParam value : all_of_list<TypeParam>()) {
        const std::string_view word = word_of(value);
        EXPECT_EQ(static_cast<std::size_t>(value), place++) << word;
        EXPECT_FALSE(word.empty());
        EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << word;
        EXPECT_TRUE(seen.insert(word).second) << word << " stands twice";
        EXPECT_EQ(find_word<TypeParam>(word), value);
    }
    EXPECT_EQ(seen.size(), ClosedList<TypeParam>::words.size());
}

TEST(ListsOfBase, HaveNamesThatTellThemApart) {
    const std::set<std::string_view> names{ClosedList<Certainty>::name,   ClosedList<Verdict>::name,
                                           ClosedList<Channel>::name,     ClosedList<Precision>::name,
                                           ClosedList<FindingCode>::name, ClosedList<Severity>::name};
    EXPECT_EQ(names.size(), 6U);
}

}  // namespace
}  // namespace jiedui
