// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/completeness.hpp"

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "oracle/completeness_naive.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

constexpr Day end = Day::last() + 1;

TEST(Completeness, WantsEveryDayDeclared) {
    const Settings settings{.complete = {{"documents", days(0, 9)}}};
    EXPECT_TRUE(is_complete(settings, "documents", {day(0), day(10)}));
    EXPECT_FALSE(is_complete(settings, "documents", {day(0), day(11)}));
    EXPECT_FALSE(is_complete(settings, "documents", {day(-1), day(10)}));
    EXPECT_FALSE(is_complete(settings, "postings", {day(0), day(10)}));
    EXPECT_FALSE(is_complete(settings, "documents", {day(5), day(5)}));  // of no day nothing is declared
    EXPECT_FALSE(is_complete(Settings{}, "documents", {day(0), day(1)}));
}

TEST(Completeness, JoinsPeriods) {
    const Settings settings{
        .complete = {{"documents", days(10, 19)}, {"documents", days(0, 9)}, {"postings", days(20, 29)}}};
    EXPECT_TRUE(is_complete(settings, "documents", {day(5), day(20)}));
    EXPECT_FALSE(is_complete(settings, "documents", {day(5), day(21)}));
    const Settings apart{.complete = {{"documents", days(0, 8)}, {"documents", days(10, 19)}}};
    EXPECT_FALSE(is_complete(apart, "documents", {day(5), day(20)}));
}

TEST(Completeness, ReachesBackWhereDaysHaveNoBeginning) {
    const Settings settings{.complete = {{"postings", days(0, 9)}, {"postings", {day(20), Day::running()}}}};
    EXPECT_TRUE(is_complete(settings, "postings", {Day::first(), day(10)}));
    EXPECT_FALSE(is_complete(settings, "postings", {Day::first(), day(11)}));
    EXPECT_FALSE(
        is_complete(settings, "postings", {Day::first(), day(30)}));  // the gap lies behind the first declared day
    EXPECT_FALSE(is_complete(settings, "postings", {Day::first(), day(0)}));
    EXPECT_TRUE(is_complete(settings, "postings", {day(25), end}));
    EXPECT_FALSE(is_complete({.complete = {{"postings", {day(0), Day::unknown()}}}}, "postings", {day(0), day(1)}));
    EXPECT_TRUE(is_complete({.complete = {{"postings", {Day::unknown(), day(9)}}}}, "postings", {day(-99), day(9)}));
}

TEST(Completeness, LacksTheDaysOfRowsThatWereLeftOut) {
    Settings settings{.complete = {{"postings", days(0, 99)}}};
    detail::add_gaps(settings, "postings", {{day(20), day(30)}});
    EXPECT_TRUE(is_complete(settings, "postings", {day(0), day(20)}));
    EXPECT_FALSE(is_complete(settings, "postings", {day(0), day(21)}));
    EXPECT_TRUE(is_complete(settings, "postings", {day(30), day(40)}));
    EXPECT_FALSE(is_complete(settings, "postings", {Day::first(), day(40)}));
    detail::add_gaps(settings, "postings", {{day(-20), day(-10)}});
    EXPECT_TRUE(is_complete(settings, "postings", {day(0), day(20)}));
    EXPECT_FALSE(
        is_complete(settings, "postings", {Day::first(), day(20)}));  // the row is of days that it reaches back to
    detail::add_gaps(settings, "needs", {{Day::first(), end}});
    EXPECT_TRUE(is_complete(settings, "postings", {day(0), day(20)}));
}

TEST(Completeness, KeepsGapsJoinedInOneOrder) {
    Settings one;
    detail::add_gaps(one, "postings", {{day(20), day(30)}, {day(0), day(10)}});
    detail::add_gaps(one, "documents", {{day(5), end}});
    detail::add_gaps(one, "postings", {{day(10), day(12)}});
    Settings other;
    detail::add_gaps(other, "documents", {{day(8), end}, {day(5), day(9)}});
    detail::add_gaps(other, "postings", {{day(0), day(12)}, {day(20), day(30)}});
    EXPECT_EQ(one, other);
    const std::vector<Settings::Gap> gaps{
        {"documents", {day(5), Day::running()}}, {"postings", {day(0), day(12)}}, {"postings", {day(20), day(30)}}};
    EXPECT_EQ(one.gaps, gaps);
    detail::add_gaps(one, "postings", {{Day::first(), end}});
    EXPECT_EQ(one.gaps.back(), (Settings::Gap{"postings", {Day::unknown(), Day::running()}}));
}

TEST(Completeness, OrdersTheGapsThatALedgerIsGiven) {
    const Settings given{.gaps = {{"postings", days(20, 29)}, {"needs", days(0, 9)}, {"postings", days(10, 19)}}};
    const Ledger ledger{records_of("A>B staff"), given};
    EXPECT_EQ(ledger.settings().gaps, (std::vector<Settings::Gap>{{"needs", days(0, 9)}, {"postings", days(10, 29)}}));
}

TEST(Completeness, NamesTheTablesOfWhichASliceMayLackTies) {
    using Tables = std::vector<std::string_view>;
    const Settings settings{.gaps = {{"supports", days(0, 4)}, {"transfers", days(8, 9)}, {"needs", days(0, 99)}}};
    const Network net{Ledger{records_of("A>B staff"), settings}};
    EXPECT_EQ(tables_lacking_ties(net), Tables{"supports"});
    EXPECT_EQ(tables_lacking_ties(Slice{net}.all_kinds()), (Tables{"supports", "transfers"}));
    EXPECT_EQ(tables_lacking_ties(Slice{net}.all_kinds().at(day(5))), Tables{});
    EXPECT_EQ(tables_lacking_ties(Slice{net}.delivered().during(days(0, 8)).frozen()), Tables{"transfers"});
    EXPECT_FALSE(lacks_ties(Slice{net}.delivered().during(days(0, 7))));
    EXPECT_TRUE(lacks_rows(settings, "needs"));
    EXPECT_FALSE(lacks_rows(settings, "needs", {day(5), day(5)}));  // no day
    EXPECT_FALSE(lacks_ties(network_of("A>B staff")));
}

class CompletenessLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(CompletenessLaw, AgreesWithTheDefinition) {
    std::mt19937 rng{GetParam()};
    const auto drawn = [&](unsigned n) { return static_cast<int>(below(rng, n)); };
    Settings settings;
    for (int i = drawn(4); i > 0; --i) {
        const int first = drawn(20);
        const Day until = drawn(4) == 0 ? Day::running() : day(first + 1 + drawn(20));
        settings.complete.push_back(
            {drawn(5) == 0 ? "needs" : "postings", {drawn(5) == 0 ? Day::unknown() : day(first), until}});
    }
    for (int i = drawn(3); i > 0; --i) {
        const int first = drawn(60) - 20;
        detail::add_gaps(settings, drawn(3) == 0 ? "needs" : "postings", {{day(first), day(first + 1 + drawn(4))}});
    }
    for (int i = 0; i < 40; ++i) {
        const int last = drawn(40);
        const bool has_beginning = drawn(3) != 0;
        const int first = drawn(40) - 5;
        const DayRange asked{has_beginning ? day(first) : Day::first(), day(last)};
        const auto beginning = has_beginning ? std::optional{first} : std::nullopt;
        EXPECT_EQ(is_complete(settings, "postings", asked), naive::lists_all(settings, "postings", beginning, last))
            << first << " to " << last << " " << has_beginning;
        const bool is_lost = !asked.is_empty() && naive::lost_rows(settings, "postings", beginning, last - 1);
        EXPECT_EQ(lacks_rows(settings, "postings", asked), is_lost) << first << " to " << last << " " << has_beginning;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, CompletenessLaw, ::testing::Range(0U, 200U));

}  // namespace
}  // namespace jiedui
