// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/schools.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

/// The ids of the slice's schools.
std::string ids(const Network& network, const std::string& calls) {
    std::vector<SchoolIndex> found;
    for (const Schools::Row& row : ask(slice_of(network, calls), Schools{}).rows) found.push_back(row.school);
    return shown(network, found);
}

TEST(Schools, ShowWhatTheLedgerSays) {
    const Network net = network_of(
        "schools B name=二小 kind=primary locale=rural township=east division=county weak=yes duty=2 latitude=32.5 "
        "longitude=115 pupils_primary=300 first_day=2003-09 last_day= aliases=old+older recorded_on=5; A");
    EXPECT_EQ(ask(net, "schools"),
              "A A - - - - - - - - - - - ? ? - ? ?; "
              "B 二小 primary rural east county yes 2 32.5 115 300 - - 2003-09 running old|older 1970-01-06 ?");
}

TEST(Schools, RestOnTheirTies) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9");
    EXPECT_EQ(ask(net, "evidence 1 schools"), "t1 t2");
    EXPECT_EQ(ask(net, "at 10; evidence 1 schools"), "");
}

TEST(Schools, AscendByTheBytesOfTheirIds) {
    EXPECT_EQ(ids(network_of("schools b; B; 二; a10; a2; 01 name=x"), ""), "01 B a10 a2 b 二");
}

TEST(Schools, AreThoseOfWithinAndWithout) {
    const Network net = network_of("schools A; B; C; D");
    EXPECT_EQ(ids(net, "within A B C; without B"), "A C");
    EXPECT_EQ(ids(net, "within A B; within B C"), "B");
    EXPECT_EQ(ids(net, "within A; within B"), "");
    EXPECT_EQ(ids(net, "without A B C D"), "");
    EXPECT_EQ(ids(net, "supported_by A; supporting B"), "A B C D");  // these narrow ties, not schools
}

TEST(Schools, OfUnknownMembershipAreNotWithinAndStayWithout) {
    const Network net = network_of("schools A weak=yes; B weak=no; C");
    EXPECT_EQ(ids(net, "within weak=yes"), "A");
    EXPECT_EQ(ids(net, "without weak=yes"), "B C");
    EXPECT_EQ(ask(net, "within weak=yes; left_out schools"), "0 0 0 1");
    EXPECT_EQ(ask(net, "without weak=yes; left_out schools"), "0 0 0 1");
    EXPECT_EQ(ask(net, "within weak=yes; within A B; left_out schools"), "0 0 0 0");  // C is surely not of A and B
}

TEST(Schools, AreOpenOnSomeDayOfEachTimeFilter) {
    const Network net = network_of("schools A first_day=5; B last_day=4; C first_day=5 last_day=9; D; E last_day=");
    EXPECT_EQ(ids(net, ""), "A B C D E");
    EXPECT_EQ(ids(net, "at 4"), "B D E");
    EXPECT_EQ(ids(net, "at 5"), "A C D E");
    EXPECT_EQ(ids(net, "at 9"), "A C D E");
    EXPECT_EQ(ids(net, "at 10"), "A D E");
    EXPECT_EQ(ids(net, "during 4..5"), "A B C D E");
    EXPECT_EQ(ids(net, "throughout 4..5"), "A B C D E");  // some day is enough for a school
    EXPECT_EQ(ids(net, "at 4; at 5"), "D E");
    EXPECT_EQ(ids(net, "during 3..4; during 9..10"), "D E");
}

TEST(Schools, OfAnEmptyNetworkAreNone) { EXPECT_EQ(ask(network_of(""), "schools"), ""); }

}  // namespace
}  // namespace jiedui
