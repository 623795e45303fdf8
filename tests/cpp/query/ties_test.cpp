// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/ties.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Ties, ShowWhatTheirRecordsSay) {
    const Network net = network_of(
        "A>B staff actual 2003-09..2004-06 2 unit=persons basis=F10; A>C posting x3 announced 0..; A>D posting "
        "teacher=T1 0..?; "
        "A>E transfer funds 5..5 value_yuan=1000; A>F transfer materials ?..? 4 unit=desks; A>G");
    EXPECT_EQ(ask(net, "all_kinds; ties"),
              "t1 A B staff actual 2003-09 2004-06 2 persons F10; t6 A G - - ? ? - - -; "
              "t2 A C staff announced 1970-01-01 running 3 persons -; t3 A D staff - 1970-01-01 ? 1 persons -; "
              "t4 A E funds actual 1970-01-06 1970-01-06 1000 yuan -; t5 A F materials actual ? ? 4 desks -");
    EXPECT_EQ(ask(net, "all_kinds; evidence 2 ties"), "t2");
}

TEST(Ties, GiveAQuantityBeforeAValueAndUnknownUnitsAsNone) {
    const Network net = network_of("A>B transfer materials 2 value_yuan=50; A>B transfer materials; A>B funds 7");
    EXPECT_EQ(ask(net, "all_kinds; ties"),
              "t3 A B funds - ? ? 7 - -; t1 A B materials actual ? ? 2 - -; "
              "t2 A B materials actual ? ? - - -");
}

TEST(Ties, AscendAsTheNetworkSays) {
    const Network net = network_of(
        "B>A staff 0..9; A>B ?; A>B materials 0..9; A>B funds 0..9; A>B teaching 0..9; A>B staff ?..9; A>B staff 1..2; "
        "A>B staff 0..?; A>B staff 0..; A>B staff 0..9; A>B staff 0..8; A>C staff 0..8; A>C posting 0..8; A>B staff "
        "0..8");
    EXPECT_EQ(shown(net, ask(Slice{net}.all_kinds(), Ties{}).slice.outgoing(net.school_of("A"))),
              "t11 t14 t12 t10 t9 t8 t7 t6 t5 t4 t3 t2 t13");
    EXPECT_EQ(ask(net, "within A B; at 100; with_undated; ties"),
              "t9 A B staff - 1970-01-01 running - - -; "
              "t8 A B staff - 1970-01-01 ? - - -; "
              "t2 A B - - ? ? - - -");
}

TEST(Ties, ListNeitherSelfSupportNorPlansNorShadowing) {
    const Network net = network_of("A>A staff 0..9; A>B staff planned 0..9; A>B posting form=shadowing 0..9");
    EXPECT_EQ(ask(net, "all_kinds; ties"), "");
    EXPECT_EQ(ask(net, "all_kinds; with_planned; ties"), "t2 A B staff planned 1970-01-01 1970-01-10 - - -");
    EXPECT_EQ(ask(net, "all_kinds; with_planned; left_out ties"), "1 0 0 0");
    EXPECT_EQ(net.tie_count(), 2U);
    ASSERT_EQ(net.ledger().not_ties().size(), 1U);
    EXPECT_EQ(net.ledger().not_ties().front(), (std::pair{PostingForm::shadowing, 1U}));
}

class TiesLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(TiesLaw, AreGoneWithTheirRecords) {
    const auto [network, records] = random_network(GetParam(), 5, 12);
    const auto answer = ask(Slice{network}.all_kinds(), Ties{});
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const Network without = network_of(without_ties(records, network, answer.ties(i)));
        EXPECT_EQ(ask(Slice{without}.all_kinds(), Ties{}).rows.size(), answer.rows.size() - 1);
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, TiesLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
