// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/identity.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Identity, FollowsWhatBeganOnTheDayAndCutsWhatBeganBefore) {
    const Network net = network_of("A>B 4..9; A>B 5..9; A>B 0..4; A>B 0..5 | successions A>C rename 5");
    EXPECT_EQ(ask(net, "identity 5"), "t4 A C cut; t1 A C cut; t2 A C followed");
    EXPECT_EQ(ask(net, "identity 4"), "");
    EXPECT_EQ(ask(net, "evidence 0 identity 5"), "t4");
}

TEST(Identity, FollowsEveryKindThatNamesOneSuccessor) {
    const Network net = network_of(
        "A>X 5..; B>X 5..; C>X 5..; D>X 5.. | successions A>a rename 5; B>b merge 5; C>c retype 5; D>d recode 5");
    EXPECT_EQ(ask(net, "identity 9"), "t1 A a followed; t2 B b followed; t3 C c followed; t4 D d followed");
}

TEST(Identity, GoesAlongChainsInOrderOfTime) {
    const Network net = network_of("A>X 0.. | successions A>B rename 3; B>C merge 6; C>D recode 6; C>E rename 5");
    EXPECT_EQ(ask(net, "identity 9"), "t1 A B cut; t1 B C cut; t1 C D cut");
    EXPECT_EQ(ask(net, "identity 5"), "t1 A B cut");
}

TEST(Identity, LooksAtBothEnds) {
    const Network net = network_of("A>B 0.. | successions B>C rename 3; A>C merge 4");
    EXPECT_EQ(ask(net, "identity 9"), "t1 A C cut; t1 B C cut");
}

TEST(Identity, LeavesTheChoiceAfterASplit) {
    const Network net =
        network_of("A>X 0..; B>X 0.. | successions A>D split 5; A>C split 5; B>C rename 5; B>D merge 5");
    EXPECT_EQ(ask(net, "identity 5"), "t1 A C split; t1 A D split; t2 B C split; t2 B D split");
}

TEST(Identity, ListsWhatAClosedSchoolLeaves) {
    const Network net = network_of("A>X 0..4; A>X 0..5 | successions A> close 5");
    EXPECT_EQ(ask(net, "identity 5"), "t2 A - closed");
}

TEST(Identity, TakesAMergerWithItsClosingAsAMerger) {
    EXPECT_EQ(ask(network_of("A>X 0.. | successions A> close 5; A>B merge 5"), "identity 5"), "t1 A B cut");
}

TEST(Identity, GuessesNothingAboutUnclearSuccessions) {
    const std::string ties = "A>X 0.. | successions ";
    for (const std::string what : {"A>B close 5", "A>B 5", "A>B rename"})
        EXPECT_EQ(ask(network_of(ties + what), "identity 5"), "t1 A B undecided") << what;
    for (const std::string what : {"A> merge 5", "A> retype 5", "A> recode 5", "A> 5", "A> close"})
        EXPECT_EQ(ask(network_of(ties + what), "identity 5"), "t1 A - undecided") << what;
    EXPECT_EQ(ask(network_of(ties + "A> split 5"), "identity 5"), "t1 A - split");
}

TEST(Identity, SeesNoLinkInARenameThatKeepsTheId) {
    const std::string ties = "A>X 0.. | successions ";
    for (const std::string what : {"A> rename 5", "A>A rename 5", "A>A merge 5", "A>A close", "A>A reopen 5"})
        EXPECT_EQ(ask(network_of(ties + what), "identity 9"), "") << what;
}

TEST(Identity, GuessesNothingAboutUnknownDaysOfRecords) {
    const std::string succession = " | successions A>B rename 5";
    const auto asked = [&](const std::string& days) {
        return ask(network_of("A>X " + days + succession), "identity 5");
    };
    EXPECT_EQ(asked("?..4"), "");
    EXPECT_EQ(asked("?..5"), "t1 A B undecided");
    EXPECT_EQ(asked("?.."), "t1 A B undecided");
    EXPECT_EQ(asked("4..?"), "t1 A B undecided");
    EXPECT_EQ(asked("5..?"), "t1 A B followed");
    EXPECT_EQ(asked("6..?"), "t1 A B followed");
    EXPECT_EQ(asked(""), "t1 A B undecided");
    EXPECT_EQ(asked("transfer 4..4"), "");
    EXPECT_EQ(asked("transfer 5..5"), "t1 A B followed");
    EXPECT_EQ(asked("transfer 1970-01..1970-01"), "t1 A B undecided");
    EXPECT_EQ(asked("transfer"), "t1 A B undecided");
}

TEST(Identity, KnowsThatASchoolOfUnknownBeginningSplitOrClosed) {
    EXPECT_EQ(ask(network_of("A>X ?..5 | successions A> close 5"), "identity 5"), "t1 A - closed");
    EXPECT_EQ(ask(network_of("A>X ?.. | successions A>B split 5"), "identity 5"), "t1 A B split");
}

TEST(Identity, LeavesASchoolAloneThatIsBack) {
    const std::string ties = "A>X 2..; A>X 6..; A>X 7.. | successions A>B merge 3; ";
    EXPECT_EQ(ask(network_of(ties + "A> reopen 7"), "identity 9"), "t1 A B cut; t2 A B followed");
    EXPECT_EQ(ask(network_of(ties + "B>A reopen 7"), "identity 9"), "t1 A B cut; t2 A B followed");
    EXPECT_EQ(ask(network_of(ties + "C>A rename 7"), "identity 9"), "t1 A B cut; t2 A B followed");
    EXPECT_EQ(ask(network_of(ties + "A> reopen 3"), "identity 9"), "t1 A B cut; t2 A B followed; t3 A B followed");
    EXPECT_EQ(ask(network_of(ties + "A> reopen"), "identity 9"), "t1 A B cut; t2 A B undecided; t3 A B undecided");
}

TEST(Identity, DoesNotFollowWhatBecameOfALaterSchoolOfThatId) {
    const Network net = network_of("A>X 0.. | successions A> close 3; A> reopen 6; A>B rename 8");
    EXPECT_EQ(ask(net, "identity 9"), "t1 A - closed");
}

TEST(Identity, IsNotSureOfARecordThatMayBelongToALaterLifeOfItsSchool) {
    const std::string successions = "A>X ?.. | successions A>B split 3; A>C split 3; A> reopen 6; ";
    // one that began on day 6 or later knows neither
    EXPECT_EQ(ask(network_of(successions + "A> close 4"), "identity 9"),
              "t1 A B undecided; t1 A C undecided; t1 A - undecided");
    // one that began before day 6 does not know of the close
    EXPECT_EQ(ask(network_of(successions + "A> close 8"), "identity 9"),
              "t1 A B undecided; t1 A C undecided; t1 A - undecided");
}

TEST(Identity, LooksAtEveryKindAndFiltersAsTheSliceDoes) {
    const Network net = network_of(
        "A>X staff 0..9; A>X posting 0..9; A>X funds transfer 8..8; A>X staff planned 0..9; A>A 0..9 | "
        "successions A>B rename 5");
    EXPECT_EQ(ask(net, "identity 5"), "t1 A B cut; t2 A B cut; t3 A B followed");
    EXPECT_EQ(ask(net, "through funds; identity 5"), "t3 A B followed");
    EXPECT_EQ(ask(net, "at 8; through material; identity 5"), "t3 A B followed");
    EXPECT_EQ(ask(net, "without A; identity 5"), "");
    EXPECT_EQ(ask(net, "with_planned; identity 5"), "t1 A B cut; t4 A B cut; t2 A B cut; t3 A B followed");
    EXPECT_EQ(ask(net, "left_out identity 5"), "1 0 0 0");
}

TEST(Identity, HasNoRowsWithoutSuccessionsOrTies) {
    EXPECT_EQ(ask(network_of("A>B 0.."), "identity 9"), "");
    EXPECT_EQ(ask(network_of("successions A>B rename 5"), "identity 9"), "");
}

TEST(Identity, IsAskedUpToAKnownDay) {
    const Network net = network_of("A>B 0..");
    for (const Day mark : {Day::unknown(), Day::running()}) {
        try {
            (void)ask(Slice{net}, Identity{mark});
            FAIL();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::bad_day);
        }
    }
}

}  // namespace
}  // namespace jiedui
