// SPDX-License-Identifier: Apache-2.0
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/walkable.hpp"
#include "jiedui/model/slice.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

static_assert(graph::walkable_by_slots<Slice>);
static_assert(graph::prefetching<Slice>);

using Walked = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

/// All ties of a slice, walked in each of the ways that there are: from each school, to each, all at once, slot by slot.
std::vector<Walked> all_walks(const Slice& slice) {
    std::vector<Walked> walks(4);
    const auto schools = static_cast<std::uint32_t>(slice.vertex_count());
    for (std::uint32_t school = 0; school < schools; ++school) {
        slice.each_outgoing(SchoolIndex{school}, [&](SchoolIndex recipient, TieIndex tie) {
            walks[0].emplace_back(school, recipient.value, tie.value);
        });
        slice.each_incoming(SchoolIndex{school}, [&](SchoolIndex supporter, TieIndex tie) {
            walks[1].emplace_back(school, supporter.value, tie.value);
        });
        for (std::uint32_t slot = slice.first_slot(school); slot < slice.first_slot(school + 1); ++slot)
            if (slice.head(slot) != graph::no_vertex) walks[3].emplace_back(school, slice.head(slot), 0);
    }
    slice.each_tie(0, schools, [&](std::uint32_t supporter, std::uint32_t recipient, std::uint32_t tie) {
        walks[2].emplace_back(supporter, recipient, tie);
    });
    return walks;
}

TEST(Frozen, IsTheSameSlice) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..4; B>C staff 5..? | schools D weak=yes");
    const Slice frozen = net.at(day(3)).frozen();
    EXPECT_EQ(frozen.description(), "at 1970-01-04");
    EXPECT_EQ(frozen.network(), net);
    EXPECT_EQ(all_walks(frozen), all_walks(net.at(day(3))));
    EXPECT_EQ(all_walks(net.frozen()), all_walks(Slice{net}));
    EXPECT_TRUE(all_walks(network_of("").frozen())[2].empty());
}

TEST(Frozen, IsForgottenByWhatNarrowsItFurther) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..4; B>C staff 5..9");
    EXPECT_EQ(all_walks(net.at(day(7)).frozen().through(Channel::staff)),
              all_walks(net.at(day(7)).through(Channel::staff)));
    EXPECT_EQ(all_walks(net.through(Channel::funds).frozen().delivered()),
              all_walks(net.through(Channel::funds).delivered()));
}

class FrozenLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(FrozenLaw, WalksTheSameTiesInEveryWay) {
    // so many ties that blocks of 64 are filled
    const auto [network, records] = random_network(GetParam(), 3 + GetParam() % 7, 40 + GetParam() * 7);
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 8; ++i) {
        const Slice slice = i == 0   ? network.all_kinds().with_planned().at(day(static_cast<int>(rng() % 25)))
                            : i == 1 ? network.all_kinds().during(days(3, 9)).with_undated()
                            : i == 2 ? network.through(Channel::staff).at(day(static_cast<int>(rng() % 25)))
                                     : slice_of(network, random_calls(rng, 3, 4));
        const auto walks = all_walks(slice);
        EXPECT_EQ(all_walks(slice.frozen()), walks);
        Walked backwards;
        for (const auto& [school, supporter, tie] : walks[1]) backwards.emplace_back(supporter, school, tie);
        std::ranges::sort(backwards, {}, [](const auto& each) { return std::get<2>(each); });
        EXPECT_EQ(backwards, walks[0]);
        EXPECT_EQ(walks[2], walks[0]);
        Walked without_ties;
        for (const auto& [school, recipient, tie] : walks[0]) without_ties.emplace_back(school, recipient, 0);
        EXPECT_EQ(walks[3], without_ties);
        Walked one_by_one;  // asked of each tie alone
        for (std::uint32_t t = 0; t < network.tie_count(); ++t)
            if (slice.standing(TieIndex{t}) == Standing::inside)
                one_by_one.emplace_back(network.supporter(TieIndex{t}).value, network.recipient(TieIndex{t}).value, t);
        EXPECT_EQ(one_by_one, walks[0]);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, FrozenLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
