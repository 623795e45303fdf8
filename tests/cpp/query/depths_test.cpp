// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/depths.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Depths, CountTheFewestAndTheMostTiesOfChains) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; A>C staff 0..9; A>C funds 0..9; C>D staff 0..9");
    EXPECT_EQ(ask(net, "depths"), "A 0 0 outside; B 1 1 fed; C 1 2 fed; D 2 3 fed");
    EXPECT_EQ(ask(net, "evidence 0 depths"), "t1 t3 t4");
    EXPECT_EQ(ask(net, "evidence 2 depths"), "t1 t3 t4 t2");
}

TEST(Depths, HaveNoLongestInAndBelowARing) {
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; C>B staff 0..9; C>D staff 0..9; A>E staff 0..9");
    EXPECT_EQ(ask(net, "depths"), "A 0 0 outside; B 1 - ring; C 2 - ring; D 3 - ring; E 1 1 fed");
}

TEST(Depths, OfWhomNoChainReachesAreMissing) {
    const Network net = network_of("A>B staff 0..9; B>A staff 0..9; B>C staff 0..9; D>C staff 0..9; E>E staff 0..9");
    EXPECT_EQ(ask(net, "depths"), "A - - unfed; B - - unfed; C 1 1 fed; D 0 0 outside; E - - none");
    EXPECT_EQ(ask(net, "evidence 0 depths"), "t1 t2");
    EXPECT_EQ(ask(net, "evidence 4 depths"), "");
}

TEST(Depths, KeepToTheSchoolsOfTheSlice) {
    EXPECT_EQ(ask(network_of(""), "depths"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>C staff 0..9"), "without A; depths"), "B 0 0 outside; C 1 1 fed");
}

}  // namespace
}  // namespace jiedui
