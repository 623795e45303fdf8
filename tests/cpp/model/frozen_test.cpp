// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/walkable.hpp"
#include "jiedui/model/slice.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

static_assert(graph::walkable_step_by_step<Slice>);
static_assert(graph::prefetching<Slice>);

using Walked = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

/// All ties of a slice, walked in each of the ways that there are: from each school, to each, all at once, step by step, by supporter.
std::vector<Walked> all_walks(const Slice& slice) {
    std::vector<Walked> walks(5);
    const auto schools = static_cast<std::uint32_t>(slice.vertex_count());
    for (std::uint32_t school = 0; school < schools; ++school) {
        slice.each_outgoing(SchoolIndex{school}, [&](SchoolIndex recipient, TieIndex tie) {
            walks[0].emplace_back(school, recipient.value, tie.value);
        });
        slice.each_incoming(SchoolIndex{school}, [&](SchoolIndex supporter, TieIndex tie) {
            walks[1].emplace_back(school, supporter.value, tie.value);
        });
        graph::EdgeCursor cursor = slice.first_edge(school);
        for (std::uint32_t head = slice.next_head(school, cursor); head != graph::no_vertex;
             head = slice.next_head(school, cursor))
            walks[3].emplace_back(school, head, 0);
        EXPECT_EQ(slice.next_head(school, cursor), graph::no_vertex);  // and stays behind the last
    }
    slice.each_tie(0, schools, [&](std::uint32_t supporter, std::uint32_t recipient, std::uint32_t tie) {
        walks[2].emplace_back(supporter, recipient, tie);
    });
    slice.each_tie_by_supporter(0, schools, [&](std::uint32_t supporter, std::uint32_t recipient, std::uint32_t tie) {
        walks[4].emplace_back(supporter, recipient, tie);
    });
    return walks;
}

TEST(Frozen, IsTheSameSlice) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..4; B>C staff 5..? | schools D weak=yes");
    const Slice frozen = Slice{net}.at(day(3)).frozen();
    EXPECT_EQ(frozen.description(), "at 1970-01-04");
    EXPECT_EQ(frozen.network(), net);
    EXPECT_EQ(all_walks(frozen), all_walks(Slice{net}.at(day(3))));
    EXPECT_EQ(all_walks(Slice{net}.frozen()), all_walks(Slice{net}));
    EXPECT_TRUE(all_walks(Slice{network_of("")}.frozen())[2].empty());
}

TEST(Frozen, IsForgottenByWhatNarrowsItFurther) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..4; B>C staff 5..9");
    EXPECT_EQ(all_walks(Slice{net}.at(day(7)).frozen().through(Channel::staff)),
              all_walks(Slice{net}.at(day(7)).through(Channel::staff)));
    EXPECT_EQ(all_walks(Slice{net}.through(Channel::funds).frozen().delivered()),
              all_walks(Slice{net}.through(Channel::funds).delivered()));
}

TEST(Frozen, HasABlockForEachKindOfWhichItHasTies) {
    const Network net =
        network_of("A>B staff 0..9; B>A staff 0..4; A>B transfer funds 3..3; B>A posting 5..9; A>B posting 0..9");
    for (const Slice& slice :
         {Slice{net}.all_kinds(), Slice{net}.all_kinds().at(day(5)), Slice{net}.delivered().at(day(7)),
          Slice{net}.at(day(3)), Slice{net}.delivered().through(Channel::funds), Slice{net}.through(Channel::teaching)})
        EXPECT_EQ(all_walks(slice.frozen()), all_walks(slice)) << slice.description();
}

class FrozenLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(FrozenLaw, WalksTheSameTiesInEveryWay) {
    // so many ties that blocks of 64 are filled
    const auto [network, records] = random_network(GetParam(), 3 + GetParam() % 7, 40 + GetParam() * 7);
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 8; ++i) {
        const Slice slice = i == 0   ? Slice{network}.all_kinds().with_planned().at(day(static_cast<int>(rng() % 25)))
                            : i == 1 ? Slice{network}.all_kinds().during(days(3, 9)).with_undated()
                            : i == 2 ? Slice{network}.through(Channel::staff).at(day(static_cast<int>(rng() % 25)))
                                     : slice_of(network, random_calls(rng, 3, 4));
        const auto walks = all_walks(slice);
        EXPECT_EQ(all_walks(slice.frozen()), walks);
        Walked backwards;
        for (const auto& [school, supporter, tie] : walks[1]) backwards.emplace_back(supporter, school, tie);
        const auto by_tie = [](const auto& each) { return std::get<2>(each); };
        const auto by_supporter = [](const auto& each) { return std::pair{std::get<0>(each), std::get<2>(each)}; };
        std::ranges::sort(backwards, {}, by_tie);
        EXPECT_EQ(backwards, walks[2]);
        EXPECT_TRUE(std::ranges::is_sorted(walks[2], {}, by_tie));
        EXPECT_TRUE(std::ranges::is_sorted(walks[0], {}, by_supporter));
        EXPECT_EQ(walks[4], walks[0]);
        Walked without_ties;
        for (const auto& [school, recipient, tie] : walks[0]) without_ties.emplace_back(school, recipient, 0);
        EXPECT_EQ(walks[3], without_ties);
        Walked one_by_one;  // asked of each tie alone
        for (std::uint32_t t = 0; t < network.tie_count(); ++t)
            if (slice.standing(TieIndex{t}) == Standing::inside)
                one_by_one.emplace_back(network.supporter(TieIndex{t}).value, network.recipient(TieIndex{t}).value, t);
        EXPECT_EQ(one_by_one, walks[2]);
        EXPECT_TRUE(std::ranges::is_permutation(walks[0], walks[2]));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, FrozenLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
