// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/bases.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Bases, SayWhatIsMissing) {
    const Network net = network_of(
        "A>B staff basis=D1; A>C basis=D9; A>D staff; A>D posting x2; A>B posting basis=D9; A>E basis=N1; A>B transfer "
        "5..5 | documents D1; D2 number=N1; D3 number=N1");
    EXPECT_EQ(ask(net, "bases"), "D1 D1 listed 1 0; D9 - not_listed 1 1; N1 - ambiguous 1 0; - - none 1 1");
    EXPECT_EQ(ask(net, "evidence 0 bases"), "t1 D1");
    EXPECT_EQ(ask(net, "evidence 1 bases"), "t2 t5");
    EXPECT_EQ(ask(net, "evidence 2 bases"), "t6 D2 D3");
    EXPECT_EQ(ask(net, "evidence 3 bases"), "t3 t4");
}

TEST(Bases, ReadNumbersHoweverTheyAreTyped) {
    for (const std::string number : {"叶教〔2001〕81号", "叶教［２００１］81号", "叶教（2001）81号", "叶教(2001)81号",
                                     "叶教【2001】81号", "叶教〖2001〗81号", "叶教〈2001〉81号", "叶教﹝2001﹞81号"})
        EXPECT_EQ(ask(network_of("A>B basis=" + number + " | documents D1 number=叶教[2001]81号"), "bases"),
                  number + " D1 listed 1 0");
    for (const std::string number : {"叶教200181号", "叶教[2001]8号", "叶教[2001]81", "81号"})
        EXPECT_EQ(ask(network_of("A>B basis=" + number + " | documents D1 number=叶教[2001]81号"), "bases"),
                  number + " - not_listed 1 0");
    Records records = records_of("A>B | documents D1 number=a1");
    records.supports[0].basis = "Ａ 1";
    EXPECT_EQ(ask(network_of(records), "bases"), "Ａ 1 D1 listed 1 0");
}

TEST(Bases, ReadIdsLetterByLetter) {
    const Network net = network_of("A>B basis=D1; A>C basis=d1; A>D basis=Ｄ1 | documents D1");
    EXPECT_EQ(ask(net, "bases"), "D1 D1 listed 1 0; d1 - not_listed 1 0; Ｄ1 - not_listed 1 0");
    EXPECT_EQ(ask(net, "evidence 1 bases"), "t2");
}

TEST(Bases, AreAmbiguousIfOneIsCalledSoByIdAndAnotherByNumber) {
    const char* ties = "A>B basis=D1; A>C basis=d1 | documents ";
    EXPECT_EQ(ask(network_of(std::string{ties} + "D1; D2 number=D1"), "bases"), "D1 - ambiguous 1 0; d1 D2 listed 1 0");
    EXPECT_EQ(ask(network_of(std::string{ties} + "D1 number=d1"), "bases"), "D1 D1 listed 2 0");
}

TEST(Bases, AreOneRowForSpellingsThatMeanTheSame) {
    const Network net = network_of(
        "A>C basis=N(1); A>B basis=N[1]; A>D basis=N〔1〕; A>E basis=D1; A>F basis=Ｄ2 | documents D1 number=D2");
    // ties come in the order of their recipients: that to B is the first
    EXPECT_EQ(ask(net, "bases"), "D1 D1 listed 1 0; N[1] - not_listed 3 0; Ｄ2 D1 listed 1 0");
    EXPECT_EQ(ask(net, "evidence 1 bases"), "t2 t1 t3");
    EXPECT_EQ(ask(net, "without B; bases"), "D1 D1 listed 1 0; N(1) - not_listed 2 0; Ｄ2 D1 listed 1 0");
}

TEST(Bases, AreWhatListsAnAgreementThatStatesNone) {
    const Network net =
        network_of("A>B; A>C; A>D; A>E basis=D9; A>F | documents D2 supports=t1+t4; D1 supports=t2+t1+t2");
    EXPECT_EQ(ask(net, "bases"), "D9 - not_listed 1 0; - D1 listed 2 0; - D2 listed 1 0; - - none 2 0");
    EXPECT_EQ(ask(net, "evidence 1 bases"), "t1 t2 D1");
    EXPECT_EQ(ask(net, "evidence 2 bases"), "t1 D2");
    EXPECT_EQ(ask(net, "evidence 3 bases"), "t3 t5");
}

TEST(Bases, LeaveDocumentsOfOtherDaysListed) {
    const Network net = network_of("A>B 0..9 basis=D1; A>B 20..29 basis=D2 | documents D1 day=400; D2");
    EXPECT_EQ(ask(net, "at 5; bases"), "D1 D1 listed 1 0");
    EXPECT_EQ(ask(net, "delivered; bases"), "D1 D1 listed 1 0; D2 D2 listed 1 0");
}

TEST(Bases, HaveNoRowsWithoutTies) { EXPECT_EQ(ask(network_of("schools A | documents D1"), "bases"), ""); }

TEST(Bases, KeepIdsApartThatDifferInCaseOnly) {
    const std::string ties = "A>B basis=d1; A>B basis=D1; A>B basis=D1";
    EXPECT_EQ(ask(network_of(ties), "bases"), "D1 - not_listed 2 0; d1 - not_listed 1 0");
    EXPECT_EQ(ask(network_of(ties), "evidence 0 bases"), "t2 t3");
    Records records = records_of(ties);
    records.documents = {{.id = "d1"}, {.id = "D1"}};
    EXPECT_EQ(ask(network_of(records), "bases"), "D1 D1 listed 2 0; d1 d1 listed 1 0");
    records.documents = {{.id = "F", .number = "d1"}};  // of a number the case counts for nothing
    EXPECT_EQ(ask(network_of(records), "bases"), "d1 F listed 3 0");
}

}  // namespace
}  // namespace jiedui
