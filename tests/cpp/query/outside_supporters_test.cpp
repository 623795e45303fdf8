// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/outside_supporters.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/roles.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

std::string outside_of(const Slice& slice) {
    std::string text;
    for (const std::uint32_t school : outside_supporters(slice))
        text += (text.empty() ? "" : " ") + std::string{slice.network().id(SchoolIndex{school})};
    return text;
}

TEST(OutsideSupporters, GiveAndReceiveNothing) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; D>C funds 0..9; E>E staff 0..9 | schools F");
    EXPECT_EQ(outside_of(Slice{net}), "A D");
    EXPECT_EQ(outside_of(Slice{net}.through(Channel::funds)), "D");
    EXPECT_EQ(outside_of(Slice{net}.without(net.school_set({"A"}))), "B D");
    EXPECT_EQ(outside_of(Slice{net}.at(day(10))), "");
}

TEST(OutsideSupporters, AreNoneOnARing) {
    EXPECT_EQ(outside_of(Slice{network_of("A>B staff 0..9; B>A staff 0..9")}), "");
    EXPECT_EQ(outside_of(Slice{network_of("")}), "");
}

class OutsideSupportersLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(OutsideSupportersLaw, AreThoseOfTheRoleOfSupporters) {
    const auto [network, records] = random_network(GetParam(), 9, 18);
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 8; ++i) {
        const Slice slice = slice_of(network, random_calls(rng, 9, 3));
        std::vector<std::uint32_t> supporters;
        for (const Roles::Row& row : ask(slice, Roles{}).rows)
            if (row.role == SchoolRole::supporter) supporters.push_back(row.school.value);
        EXPECT_EQ(outside_supporters(slice), supporters);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, OutsideSupportersLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
