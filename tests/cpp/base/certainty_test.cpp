// SPDX-License-Identifier: Apache-2.0
#include "jiedui/base/certainty.hpp"

#include <gtest/gtest.h>

namespace jiedui {
namespace {

using enum Certainty;

TEST(Certainty, IsOrderedFromNoToYes) {
    EXPECT_LT(no, undecided);
    EXPECT_LT(undecided, yes);
}

TEST(Certainty, OfBothIsTheTableOfThreeValuedLogic) {
    EXPECT_EQ(both(no, no), no);
    EXPECT_EQ(both(no, undecided), no);
    EXPECT_EQ(both(no, yes), no);
    EXPECT_EQ(both(undecided, no), no);
    EXPECT_EQ(both(undecided, undecided), undecided);
    EXPECT_EQ(both(undecided, yes), undecided);
    EXPECT_EQ(both(yes, no), no);
    EXPECT_EQ(both(yes, undecided), undecided);
    EXPECT_EQ(both(yes, yes), yes);
}

TEST(Certainty, IsWrittenAsAnswersShowIt) {
    EXPECT_EQ(word_of(no), "no");
    EXPECT_EQ(word_of(undecided), "undecided");
    EXPECT_EQ(word_of(yes), "yes");
}

TEST(Certainty, IsNoIfNothingIsSaid) { EXPECT_EQ(Certainty{}, no); }

TEST(Verdict, IsWrittenAsJudgementsShowIt) {
    EXPECT_EQ(word_of(Verdict::met), "met");
    EXPECT_EQ(word_of(Verdict::not_met), "not_met");
    EXPECT_EQ(word_of(Verdict::undecided), "undecided");
    EXPECT_EQ(word_of(Verdict::failed), "failed");
}

}  // namespace
}  // namespace jiedui
