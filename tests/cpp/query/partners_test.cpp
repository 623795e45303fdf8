// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/partners.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Partners, ListsBothDirectionsWithKnownChannelsAndTies) {
    const Network net = network_of("A>B staff 0..9; A>B funds 0..9; A>B ? 0..9; B>A materials 0..9; B>C ? 0..9");
    EXPECT_EQ(ask(net, "partners B"), "A gives staff+funds 3; A gets materials 1; C gets - 1");
    EXPECT_EQ(ask(net, "evidence 0 partners B"), "t1 t2 t3");
    EXPECT_EQ(ask(net, "evidence 1 partners B"), "t4");
    EXPECT_EQ(ask(net, "evidence 2 partners B"), "t5");
    EXPECT_EQ(ask(net, "partners C"), "B gives - 1");
}

TEST(Partners, KeepsParallelTiesApart) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; A>B staff 0..9"), "partners B"), "A gives staff 2");
}

TEST(Partners, LeavesTheChannelOfATieOfUnknownChannelUnknown) {
    const Network net = network_of("A>B ? 0..9");
    EXPECT_EQ(ask(net, "through staff; partners B"), "");
    EXPECT_EQ(ask(net, "through staff; with_unknown_channel; partners B"), "A gives - 1");
}

TEST(Partners, OfASchoolAloneOrOutsideTheSliceAreNone) {
    const Network net = network_of("A>B staff 0..9; B>B staff 0..9 | schools C");
    EXPECT_EQ(ask(net, "partners C"), "");
    EXPECT_EQ(ask(net, "without A; partners A"), "");
    EXPECT_EQ(ask(net, "without A; partners B"), "");
}

class PartnersLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(PartnersLaw, IsTheSameSeenFromBothSides) {
    const auto [network, records] = random_network(GetParam(), 6, 20);
    for (std::uint32_t school = 0; school < network.school_count(); ++school)
        for (const Partners::Row& partner : ask(Slice{network}.all_kinds(), Partners{SchoolIndex{school}}).rows) {
            const Direction other = partner.direction == Direction::gives ? Direction::gets : Direction::gives;
            const Partners::Row mirrored{SchoolIndex{school}, other, partner.channels, partner.ties};
            const auto seen_there = ask(Slice{network}.all_kinds(), Partners{partner.partner});
            EXPECT_EQ(std::ranges::count(seen_there.rows, mirrored), 1);
        }
}
TEST_P(PartnersLaw, LosesTheRowWithItsEvidence) {
    const auto [network, records] = random_network(GetParam(), 4, 15);
    const auto answer = ask(Slice{network}, Partners{SchoolIndex{0}});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Network without = network_of(without_ties(records, network, answer.ties(i)));
        auto rest = answer.rows;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_EQ(ask(Slice{without}, Partners{SchoolIndex{0}}).rows, rest);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, PartnersLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
