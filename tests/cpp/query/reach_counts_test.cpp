// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/reach_counts.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(ReachCounts, CountWhomEachSchoolReaches) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; C>A staff 0..9; C>D staff 0..9 | schools E");
    EXPECT_EQ(ask(net, "reach_counts"), "A 3 3; B 3 2; C 3 2; D 0 0; E 0 0");
    EXPECT_EQ(ask(net, "reach_counts max_hops 1"), "A 1 1; B 1 1; C 2 1; D 0 0; E 0 0");
    EXPECT_EQ(ask(net, "reach_counts max_hops 0 schools A"), "A 0 0");
    EXPECT_EQ(ask(net, "evidence 0 reach_counts max_hops 2"), "t1 t2");
}

TEST(ReachCounts, OfSchoolsGivenAreOneRowEach) {
    const Network net = network_of("A>B staff 0..9; C>B staff 0..9");
    EXPECT_EQ(ask(net, "reach_counts schools C A C"), "A 1 1; C 1 1");
    EXPECT_EQ(ask(net, "without C; reach_counts schools C A"), "A 1 1");
    EXPECT_EQ(ask(net, "reach_counts schools"), "");
    EXPECT_EQ(ask(network_of(""), "reach_counts"), "");
    EXPECT_EQ(ask(Slice{net}, ReachCounts{.schools = {{net.school_of("A")}}, .max_hops = 3}).about().question,
              "reach_counts, schools A, max_hops 3");
}

/// A star of thousands: enough searches for the compact graph.
Records star(std::uint32_t arms) {
    Records records;
    records.schools.push_back({.id = "hub", .name = "hub"});
    for (std::uint32_t i = 0; i < arms; ++i) {
        const std::string id = "s" + std::to_string(i);
        records.schools.push_back({.id = id, .name = id});
        records.supports.push_back({.supporter = RefTo<School>{i % 2 == 0 ? "hub" : id},
                                    .recipient = RefTo<School>{i % 2 == 0 ? id : "hub"},
                                    .channel = Channel::staff});
    }
    return records;
}

TEST(ReachCounts, AreTheSameAtEveryNumberOfThreads) {
    const Network net = network_of(star(3'000));
    const auto alone = ask(Slice{net}, ReachCounts{}, {.threads = 1});
    EXPECT_EQ(alone.rows.size(), 3'001U);
    EXPECT_EQ(std::ranges::count(alone.rows, 1'501U, &ReachCounts::Row::reached), 1'500);
    for (const unsigned threads : {0U, 2U, 7U})
        EXPECT_EQ(ask(Slice{net}, ReachCounts{}, {.threads = threads}).rows, alone.rows) << threads;
}

TEST(ReachCounts, EndWhenTheWatchSaysSo) {
    const Network net = network_of(star(3'000));
    int polls = 0;
    const auto no_more = [&polls](const Progress& progress) {
        EXPECT_EQ(progress.step, "reach_counts");
        return ++polls < 3;
    };
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, ReachCounts{}, {.threads = 1, .watch = no_more}); }),
              ErrorCode::interrupted);
    EXPECT_EQ(polls, 3);
}

class ReachCountsLaw : public ::testing::TestWithParam<unsigned> {};
/// Few searches walk the slice, many that reach far a compact graph of it.
TEST_P(ReachCountsLaw, SaysTheSameOfOneSchoolAndOfAll) {
    const auto [network, records] = random_network(GetParam(), 9, 30);
    const Slice slice = Slice{network}.all_kinds();
    for (const ReachCounts::Row& row : ask(slice, ReachCounts{}, {.threads = 3}).rows)
        EXPECT_EQ(ask(slice, ReachCounts{.schools = row.school}).rows, std::vector{row});
}
INSTANTIATE_TEST_SUITE_P(Seeds, ReachCountsLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
