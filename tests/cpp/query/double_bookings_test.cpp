// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/double_bookings.hpp"

#include <gtest/gtest.h>

#include "oracle/laws.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(DoubleBookings, AreDaysThatTwoPostingsSurelyHave) {
    const Network net = network_of(
        "A>C posting teacher=T1 0..9; B>D posting teacher=T1 9..20; A>D posting teacher=T1 10..; B>C posting "
        "teacher=T2 0..9; A>C posting x3 0..9");
    EXPECT_EQ(ask(net, "double_bookings"), "T1 t1 t2 1970-01-10 1970-01-10; T1 t3 t2 1970-01-11 1970-01-21");
    EXPECT_EQ(ask(net, "evidence 1 double_bookings"), "t3 t2");
    EXPECT_EQ(ask(net, "during 12..15; double_bookings"), "T1 t3 t2 1970-01-13 1970-01-16");
}

TEST(DoubleBookings, SayOfUnknownEndsOnlyWhatIsSure) {
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..?; A>D posting teacher=T1 0..9"), "double_bookings"),
              "T1 t2 t1 1970-01-06 1970-01-06");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..?; A>D posting teacher=T1 6..9"), "double_bookings"), "");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1 5..; A>D posting teacher=T1 7.."), "double_bookings"),
              "T1 t1 t2 1970-01-08 -");
    EXPECT_EQ(ask(network_of("A>C posting teacher=T1; A>D posting teacher=T1 7.."), "double_bookings"), "");
}

TEST(DoubleBookings, AreNoneWhereSharesFitIntoOnePost) {
    const auto pairs = [](const std::string& a, const std::string& b) {
        return ask(network_of("A>C posting teacher=T1 0..9" + a + "; A>D posting teacher=T1 0..9" + b),
                   "double_bookings");
    };
    EXPECT_EQ(pairs(" share=0.5", " share=0.5"), "");
    EXPECT_NE(pairs(" share=0.5", " share=0.501"), "");
    EXPECT_NE(pairs(" share=0.5", ""), "");
    EXPECT_NE(pairs("", ""), "");
}

class DoubleBookingsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DoubleBookingsLaw, AgreesWithTheDefinition) { expect_the_definition(GetParam(), {"double_bookings"}); }
INSTANTIATE_TEST_SUITE_P(Seeds, DoubleBookingsLaw, ::testing::Range(0U, 200U));

}  // namespace
}  // namespace jiedui
