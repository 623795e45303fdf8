// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/summary.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Summary, CountsWhatTheSliceHolds) {
    const Network net =
        network_of("A>B staff 0..9; A>B funds 0..9; B>A ? 0..9; B>C teaching 0..9; D>D staff 0..9 | schools E");
    EXPECT_EQ(ask(net, "summary"),
              "schools 5; ties 4; pairs 3; mutual_pairs 1; isolates 2; weak_components 3; strong_components 4; "
              "largest_weak 3; largest_strong 2; density 0.15; ties_staff 1; ties_teaching 1; ties_funds 1; "
              "ties_materials 0; ties_unknown 1");
    EXPECT_EQ(ask(net, "evidence 3 summary"), "t1 t2 t3");
    EXPECT_EQ(ask(net, "evidence 4 summary"), "");
    EXPECT_EQ(ask(net, "evidence 12 summary"), "t2");
    EXPECT_EQ(ask(net, "left_out summary"), "1 0 0 0");
}

TEST(Summary, DoesNotCountSchoolsOutsideTheSlice) {
    const Network net = network_of("A>B staff 0..9; C>B staff 0..9 | schools D");
    EXPECT_EQ(ask(net, "within A B; summary").substr(0, 118),
              "schools 2; ties 1; pairs 1; mutual_pairs 0; isolates 0; weak_components 1; strong_components 2; "
              "largest_weak 2; larges");
}

TEST(Summary, OfNoSchoolAndOfOneHasNoDensity) {
    const std::string counts = "ties 0; pairs 0; mutual_pairs 0; isolates ";
    const std::string channels =
        "; density -; ties_staff 0; ties_teaching 0; ties_funds 0; ties_materials 0; ties_unknown 0";
    EXPECT_EQ(ask(network_of(""), "summary"),
              "schools 0; " + counts + "0; weak_components 0; strong_components 0; largest_weak 0; largest_strong 0" +
                  channels);
    EXPECT_EQ(ask(network_of("schools A"), "summary"),
              "schools 1; " + counts + "1; weak_components 1; strong_components 1; largest_weak 1; largest_strong 1" +
                  channels);
}

}  // namespace
}  // namespace jiedui
