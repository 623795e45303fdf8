// SPDX-License-Identifier: Apache-2.0
#include "jiedui/testing/ask.hpp"

#include <gtest/gtest.h>

#include "jiedui/frame/csv.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

const Network net = network_of("A>B staff 0..9; A>C funds 0..9 | schools A; B weak=yes township=east; C weak=yes");

std::string asked(std::string_view text) { return csv_of(testing::ask(Slice{net}, text)->frame(false)); }
std::string words(std::string_view text) { return testing::ask(Slice{net}, text)->about().question; }

TEST(AskText, TakesValuesInOrderOrByName) {
    EXPECT_EQ(words("reach A 2"), "reach, school A, max_hops 2");
    EXPECT_EQ(words("reach max_hops 2 school A"), "reach, school A, max_hops 2");
    EXPECT_EQ(words("critical_sets 0.5 by_pupils"), "critical_sets, share 0.5, by_pupils");
    EXPECT_EQ(words("coverage_rates township needy B C needed staff funds"),
              "coverage_rates, by township, needy B C, needed staff+funds");
    EXPECT_EQ(words("coverage needy weak=yes township=east"), "coverage, needy B, perhaps A C");
    EXPECT_EQ(words("service 9 threshold 2 months forms rotation"),
              "service, until 1970-01-10, threshold 2 months, forms rotation");
    EXPECT_EQ(asked("withdraw"), asked("withdraw schools"));
    EXPECT_EQ(asked("reach A"), "school,hops,tie_kind,tie\nB,1,agreement,t1\nC,1,agreement,t2\n");
}

TEST(AskText, RefusesWhatItDoesNotUnderstand) {
    for (const char* text : {"", "ring", "rings now", "reach A two", "reach A 2x", "reach school", "reach A max_hops",
                             "critical_sets 0.5 needy B by_pupils yes", "service 9 by_share threshold much"})
        EXPECT_EQ(code_of([&] { return asked(text); }), ErrorCode::bad_word) << text;
    EXPECT_EQ(code_of([] { return asked("reach"); }), ErrorCode::unfit_parameter);
    EXPECT_EQ(code_of([] { return asked("reach Z"); }), ErrorCode::unknown_school);
    EXPECT_EQ(code_of([] { return asked("coverage needed gold"); }), ErrorCode::bad_channel);
}

}  // namespace
}  // namespace jiedui
