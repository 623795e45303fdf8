// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/documents.hpp"

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Documents, CountWhatRestsOnEach) {
    const Network net = network_of(
        "A>B staff basis=D1; A>C funds basis=N[1]; A>D staff; A>B posting x3 basis=D1; A>B funds transfer 5..5 | "
        "documents D2 number=N〔1〕 title=plan day=2003-autumn kind=plan; D1 supports=t3+t1 day=4");
    EXPECT_EQ(ask(net, "documents"), "D1 - - 1970-01-05 - 2 1; D2 N〔1〕 plan 2003-autumn plan 1 0");
    EXPECT_EQ(ask(net, "evidence 0 documents"), "t1 t3 t4 D1");
    EXPECT_EQ(ask(net, "evidence 1 documents"), "t2 D2");
}

TEST(Documents, BearATieThatListsAndNamesThemOnce) {
    const Network net = network_of("A>B basis=D1; A>C basis=D1 | documents D1 supports=t1; D2 supports=t1+t1");
    EXPECT_EQ(ask(net, "documents"), "D1 - - ? - 2 0; D2 - - ? - 1 0");
}

TEST(Documents, ListAgreementsAndNoPostingOfTheirId) {
    Records records = records_of("A>B; A>B posting | documents D1 supports=t1");
    records.postings[0].id = "t1";
    EXPECT_EQ(ask(network_of(records), "documents"), "D1 - - ? - 1 0");
    EXPECT_EQ(ask(network_of(records), "bases"), "- D1 listed 1 0; - - none 0 1");
}

TEST(Documents, BearNothingThatSeveralAreCalled) {
    const Network net = network_of("A>B basis=N1; A>C basis=N1 | documents D1 number=N1; D2 number=n1 supports=t2");
    EXPECT_EQ(ask(net, "documents"), "D1 N1 - ? - 0 0; D2 n1 - ? - 1 0");
}

TEST(Documents, LookAtAgreementsAndPostingsOfTheSlice) {
    const Network net = network_of(
        "A>B staff 0..9 basis=D1; A>C funds 20..29 basis=D1; A>B posting 0..9 basis=D1; A>B planned 0..9 basis=D1; "
        "A>C 5..? basis=D1 | documents D1");
    EXPECT_EQ(ask(net, "documents"), "D1 - - ? - 3 1");
    EXPECT_EQ(ask(net, "delivered; documents"), "D1 - - ? - 3 1");
    EXPECT_EQ(ask(net, "at 6; documents"), "D1 - - ? - 1 1");
    EXPECT_EQ(ask(net, "at 6; left_out documents"), "0 0 1 0");
    EXPECT_EQ(ask(net, "with_planned; through staff; documents"), "D1 - - ? - 1 1");
    EXPECT_EQ(ask(net, "without C; documents"), "D1 - - ? - 1 1");
}

TEST(Documents, StayIfTheirDayMayBeInTheTime) {
    const Network net = network_of(
        "A>B | documents D1 day=4; D2 day=5; D3 day=9; D4 day=10; D5; D6 day=1970-01; D7 day=1970-02; D8 day=1969-12");
    EXPECT_EQ(ask(net, "during 5..9; documents"),
              "D2 - - 1970-01-06 - 0 0; D3 - - 1970-01-10 - 0 0; D5 - - ? - 0 0; D6 - - 1970-01 - 0 0");
    EXPECT_EQ(ask(net, "during 5..9; at 9; documents"),
              "D3 - - 1970-01-10 - 0 0; D5 - - ? - 0 0; D6 - - 1970-01 - 0 0");
    EXPECT_EQ(ask(net, "at 4; at 9; documents"), "");  // no day is both
}

TEST(Documents, HaveNoRowsWithoutAny) { EXPECT_EQ(ask(network_of("A>B basis=D1"), "documents"), ""); }

}  // namespace
}  // namespace jiedui
