// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/withdraw.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/outside_supporters.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Withdraw, LosesDirectlyThroughAChainAndInPart) {
    // B hangs on A; C has B and the ring with D, which nobody else feeds; E keeps F but no staff
    const Network net = network_of(
        "A>B staff 0..9; B>C funds 0..9; C>D staff 0..9; D>C staff 0..9; A>E staff 0..9; F>E funds 0..9; A>E funds "
        "0..9");
    EXPECT_EQ(ask(net, "withdraw A"), "B direct staff 0; C chain - 2; D chain - 1; E partial staff 1");
    EXPECT_EQ(ask(net, "evidence 0 withdraw A"), "t1");
    EXPECT_EQ(ask(net, "evidence 1 withdraw A"), "t1 t2 t3 t4");  // B and D feed C and are lost themselves
    EXPECT_EQ(ask(net, "evidence 2 withdraw A"), "t1 t2 t3 t4");
    EXPECT_EQ(ask(net, "evidence 3 withdraw A"), "t5 t7 t6");
}

TEST(Withdraw, OfASetLosesWhatHangsOnAllOfIt) {
    const Network net = network_of("A>C staff 0..9; B>C staff 0..9; A>D staff 0..9");
    EXPECT_EQ(ask(net, "withdraw A"), "D direct staff 0");
    EXPECT_EQ(ask(net, "withdraw A B"), "C direct staff 0; D direct staff 0");
    EXPECT_EQ(ask(net, "withdraw B"), "");
}

TEST(Withdraw, OfNobodyLosesNothing) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9"), "withdraw"), "");
    EXPECT_EQ(ask(network_of(""), "withdraw"), "");
}

TEST(Withdraw, OfEverybodyLeavesNobodyToLose) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>A staff 0..9"), "withdraw A B"), "");
}

TEST(Withdraw, NamesASchoolTwiceAsOnce) {
    const Network net = network_of("A>B staff 0..9");
    EXPECT_EQ(ask(net, "withdraw A A"), "B direct staff 0");
    const SchoolIndex a = net.school_of("A");
    EXPECT_EQ(ask(Slice{net}, Withdraw{.schools = {a, a}}).about(), ask(Slice{net}, Withdraw{.schools = {a}}).about());
}

TEST(Withdraw, OfASchoolOutsideTheSliceMakesNoDifference) {
    const Network net = network_of("A>B staff 0..9; C>B staff 0..9");
    EXPECT_EQ(ask(net, "without A; withdraw A"), "");
    EXPECT_EQ(ask(net, "without A; withdraw C"), "B direct staff 0");
    EXPECT_EQ(ask(net, "without A; withdraw C A"), "B direct staff 0");
}

TEST(Withdraw, KeepsOutsideSupportersAsTheyWere) {
    // without A, B receives nothing; it does not become an outside supporter for that, and C starves with it
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9; C>B funds 10..19");
    EXPECT_EQ(ask(net, "at 5; withdraw A"), "B direct staff 0; C chain - 1");
}

TEST(Withdraw, OnARingThatNobodyFeedsIsNoChain) {
    EXPECT_EQ(ask(network_of("A>B staff 0..9; B>C staff 0..9; C>A staff 0..9"), "withdraw A"), "B direct staff 0");
}

TEST(Withdraw, CountsAnUnknownChannelAsNone) {
    const Network net = network_of("A>B ? 0..9; C>B staff 0..9; A>D ? 0..9");
    EXPECT_EQ(ask(net, "withdraw A"), "D direct - 0");
    EXPECT_EQ(ask(net, "withdraw C"), "B partial staff 1");
}

TEST(Withdraw, CountsDistinctSupportersLeft) {
    const Network net = network_of("A>B staff 0..9; C>B funds 0..9; C>B teaching 0..9; D>B funds 0..9");
    EXPECT_EQ(ask(net, "withdraw A"), "B partial staff 2");
}

class WithdrawLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(WithdrawLaw, FindsTheLossesInTheRecordsWithoutTheWithdrawn) {
    const auto [network, records] = random_network(GetParam(), 8, 20);
    const auto answer = ask(Slice{network}.all_kinds(), Withdraw{.schools = {SchoolIndex{0}, SchoolIndex{1}}});
    const Network left = network_of(without_ties(records, network, [&] {
        std::vector<TieIndex> ties = Slice{Slice{network}.all_kinds()}.outgoing(SchoolIndex{0});
        std::ranges::copy(Slice{network}.all_kinds().outgoing(SchoolIndex{1}), std::back_inserter(ties));
        return ties;
    }()));
    for (const Withdraw::Row& row : answer.rows) {
        EXPECT_EQ(Slice{left}.all_kinds().incoming(row.school).empty(), row.how == Loss::direct);
        Channels channels;
        for (const TieIndex tie : Slice{left}.all_kinds().incoming(row.school))
            if (const auto channel = left.channel(tie)) channels |= *channel;
        EXPECT_TRUE((channels & row.channels_lost).is_empty());
    }
}
TEST_P(WithdrawLaw, ShowsThatNothingElseFeedsWhatAChainLoses) {
    const auto [network, records] = random_network(GetParam(), 8, 16);
    const auto answer = ask(Slice{network}.all_kinds(), Withdraw{.schools = {SchoolIndex{0}}});
    const auto is_lost = [&](SchoolIndex school) {
        return school == SchoolIndex{0} || std::ranges::any_of(answer.rows, [&](const Withdraw::Row& each) {
                   return each.school == school && each.how != Loss::partial;
               });
    };
    const auto outside = outside_supporters(Slice{network}.all_kinds());
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        if (answer.rows[i].how == Loss::partial) continue;
        for (const TieIndex tie : answer.ties(i)) {
            const SchoolIndex from = network.supporter(tie);
            EXPECT_TRUE(is_lost(network.recipient(tie)));
            EXPECT_TRUE(from == SchoolIndex{0} || std::ranges::count(outside, from.value) == 0);
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, WithdrawLaw, ::testing::Range(0U, 100U));

}  // namespace
}  // namespace jiedui
