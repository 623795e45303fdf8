// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/rings.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "jiedui/query/chain.hpp"
#include "jiedui/query/reach.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Rings, AreSchoolsThatReachOneAnother) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A funds 0..9"), "rings"), "1 A no; 1 B no");
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>C staff 0..9; C>A staff 0..9; C>D staff 0..9"), "rings"),
              "1 A no; 1 B no; 1 C no");
}

TEST(Rings, ThatShareASchoolAreOne) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9; B>C staff 0..9; C>B staff 0..9"), "rings"),
              "1 A no; 1 B no; 1 C no");
}

TEST(Rings, AreNumberedByTheirLowestSchools) {
    EXPECT_EQ(
        ask(network_of("D>B staff 0..9; B>D staff 0..9; C>A staff 0..9; A>C staff 0..9; C>D staff 0..9"), "rings"),
        "1 A no; 1 C no; 2 B no; 2 D no");
}

TEST(Rings, AreFedByAChainFromAnOutsideSupporter) {
    const Network net =
        network_of("A>B staff 0..9; B>C staff 0..9; C>D staff 0..9; D>C staff 0..9; E>F ? 0..9; F>E ? 0..9");
    EXPECT_EQ(ask(net, "rings"), "1 C yes; 1 D yes; 2 E no; 2 F no");
    EXPECT_EQ(ask(net, "evidence 0 rings"), "t1 t2 t3 t4");
    EXPECT_EQ(ask(net, "evidence 3 rings"), "t5 t6");
    EXPECT_EQ(ask(net, "without B; rings"), "1 C no; 1 D no; 2 E no; 2 F no");
    EXPECT_EQ(ask(net, "through staff; rings"), "1 C yes; 1 D yes");
}

TEST(Rings, AreNotClosedByDaysApartNorBySelfSupport) {
    const Network net = network_of("A>B staff 0..4; B>A staff 5..9; C>C staff 0..9");
    EXPECT_EQ(ask(net, "rings"), "1 A no; 1 B no");
    EXPECT_EQ(ask(net, "at 3; rings"), "");
}

TEST(Rings, HasNoRowsWithoutTies) {
    EXPECT_EQ(ask(network_of(""), "rings"), "");
    EXPECT_EQ(ask(network_of("schools A"), "rings"), "");
}

class RingsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(RingsLaw, HoldsWhoeverReachesItselfThroughAnother) {
    const unsigned schools = 3 + GetParam() % 12;
    const auto [network, records] = random_network(GetParam(), schools, 2 * schools);
    const Slice slice = Slice{network}.all_kinds();
    const auto answer = ask(slice, Rings{});
    for (std::uint32_t a = 0; a < network.school_count(); ++a) {
        bool is_on_ring = false;
        for (const Reach::Row& there : ask(slice, Reach{.school = SchoolIndex{a}}).rows)
            is_on_ring = is_on_ring || !ask(slice, Chain{.a = there.school, .b = SchoolIndex{a}}).rows.empty();
        EXPECT_EQ(std::ranges::count(answer.rows, SchoolIndex{a}, &Rings::Row::school), is_on_ring ? 1 : 0);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, RingsLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui
