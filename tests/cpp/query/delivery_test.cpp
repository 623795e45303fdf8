// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/delivery.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Delivery, FindsAgreementsUnderWhichNothingCame) {
    const Network net = network_of("A>B staff 0..");
    EXPECT_EQ(ask(net, "delivery 0"), "");
    EXPECT_EQ(ask(net, "delivery 1"), "t1 not_delivered 1");
    EXPECT_EQ(ask(net, "delivery 9 5"), "t1 not_delivered 4");
    EXPECT_EQ(ask(net, "delivery 5 5"), "");
    EXPECT_EQ(ask(net, "evidence 0 delivery 1"), "t1");
    EXPECT_EQ(ask(network_of("A>B staff 0..; A>B posting x2 4..6"), "delivery 3"), "t1 not_delivered 3");
    EXPECT_EQ(ask(network_of("A>B staff 0..; A>B posting x2 4..6"), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..; A>C posting x2 4..6"), "delivery 9"),
              "t1 not_delivered 9; t2 not_agreed 5");
    EXPECT_EQ(ask(network_of("A>B teaching 0.."), "delivery 9"), "");  // not observable
}

TEST(Delivery, AccusesNobodyOnMissingData) {
    EXPECT_EQ(ask(network_of("A>B ? 0.."), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B staff ?.."), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B funds 0..; A>B transfer ?"), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B funds 0..; A>B transfer ?"), "through funds; delivery 9"),
              "");  // left out, it may fit
    EXPECT_EQ(ask(network_of("A>B posting x2 ?.."), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..?"), "delivery 9"), "t1 not_delivered 9");
}

TEST(Delivery, FindsWhatNobodyHadAgreed) {
    const Network net = network_of("A>B posting x2 4..6; A>B funds 0..");
    EXPECT_EQ(ask(net, "through staff; delivery 9"), "t1 not_agreed 5");
    EXPECT_EQ(ask(net, "through staff; delivery 4"), "");
    EXPECT_EQ(ask(network_of("A>B posting x2 4..6; A>B staff 7..9"), "delivery 6"), "t1 not_agreed 2");
    EXPECT_EQ(ask(network_of("A>B posting x2 4..6; A>B staff 7..9"), "delivery 6 1"), "");
    EXPECT_EQ(ask(network_of("A>B transfer funds 1970-01..1970-01"), "delivery 1970-01-31"),
              "");  // it may be that day's
    EXPECT_EQ(ask(network_of("A>B transfer funds 1970-01..1970-01"), "delivery 1970-02-02"), "t1 not_agreed 2");
}

TEST(Delivery, FindsAgreementsThatNoOtherFollowed) {
    EXPECT_EQ(ask(network_of("A>B teaching 0..9"), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>B teaching 0..9"), "delivery 12"), "t1 no_successor 3");
    EXPECT_EQ(ask(network_of("A>B teaching 0..9"), "delivery 12 3"), "");
    EXPECT_EQ(ask(network_of("A>B teaching 0..9; A>B teaching 11.."), "delivery 10"), "t1 no_successor 1");
    EXPECT_EQ(ask(network_of("A>B teaching 0..9; A>B teaching 11.."), "delivery 12"), "");
    EXPECT_EQ(ask(network_of("A>B teaching 0..9; A>B teaching ?..?"), "delivery 12"), "");
}

/// An agreement over 20 desks or yuan, and transfers under it.
std::string asked(const std::string& unit, std::vector<Transfer> transfers, const std::string& question) {
    Records records;
    for (const char* id : {"A", "B"}) records.schools.push_back({.id = id, .name = id});
    records.supports.push_back({.id = "agreed",
                                .supporter = RefTo<School>{"A"},
                                .recipient = RefTo<School>{"B"},
                                .channel = Channel::materials,
                                .first_day = day(0),
                                .last_day = day(9),
                                .amount = Thousandths{20'000},
                                .unit = unit});
    for (Transfer& each : transfers) {
        each.supporter = RefTo<School>{"A"};
        each.recipient = RefTo<School>{"B"};
        each.channel = Channel::materials;
        if (!each.day.is_known()) each.day = day(5);
    }
    records.transfers = std::move(transfers);
    return ask(network_of(records), question);
}
Transfer desks(const char* id, int number, const char* unit = "desks") {
    return {.id = id, .quantity = Thousandths{number * 1000}, .unit = unit};
}

TEST(Delivery, FindsAmountsThatDiffer) {
    const std::string over = "agreed no_successor 11";  // on day 20 there is no other agreement
    EXPECT_EQ(asked("desks", {desks("x", 15), desks("y", 5)}, "delivery 20"), over);
    EXPECT_EQ(asked("desks", {desks("x", 15)}, "delivery 20"), over + "; agreed amounts_differ -");
    EXPECT_EQ(asked("desks", {desks("x", 15), desks("y", 6)}, "evidence 1 delivery 20"), "agreed x y");
    for (const int border : {0, 9}) {  // the first and the last day of the agreement
        Transfer there = desks("x", 15);
        there.day = day(border);
        EXPECT_EQ(asked("desks", {there}, "delivery 20"), over + "; agreed amounts_differ -") << border;
    }
    EXPECT_EQ(asked("desks", {desks("x", 15)}, "delivery 9"), "");
    EXPECT_EQ(asked("desks", {desks("x", 15)}, "delivery 12 3"), "");
    EXPECT_EQ(asked("desks", {desks("x", 15), desks("y", 5, "chairs")}, "delivery 20"), over);  // who knows
    EXPECT_EQ(asked("desks", {desks("x", 15), {.id = "y"}}, "delivery 20"), over);
    EXPECT_EQ(asked("yuan", {{.id = "x", .value_yuan = Thousandths{19'000}}}, "delivery 20"),
              over + "; agreed amounts_differ -");
}

TEST(Delivery, CountsAGiftThatBothBookedOnceAsTheRecipientDid) {
    Transfer theirs = desks("x", 25);
    theirs.voucher = "v";
    theirs.recorded_by = Recorder::supporter;
    Transfer ours = desks("y", 20);
    ours.voucher = "v";
    ours.recorded_by = Recorder::recipient;
    EXPECT_EQ(asked("desks", {theirs, ours}, "delivery 20"), "agreed no_successor 11");
    ours.voucher = "w";
    EXPECT_EQ(asked("desks", {theirs, ours}, "delivery 20"), "agreed no_successor 11; agreed amounts_differ -");
    theirs.voucher.reset();
    ours.voucher.reset();
    EXPECT_EQ(asked("desks", {theirs, ours}, "delivery 20"), "agreed no_successor 11; agreed amounts_differ -");
}

TEST(Delivery, LooksAtEveryKindWhateverTheSliceChose) {
    const Network net = network_of("A>B staff 0..; A>B posting x2 4..6");
    EXPECT_EQ(ask(net, "agreed; delivery 9"), "");
    EXPECT_EQ(ask(net, "delivered; delivery 9"), "");
    EXPECT_EQ(ask(network_of(""), "delivery 9"), "");
    EXPECT_EQ(ask(network_of("A>A staff 0.."), "delivery 9"), "");
    EXPECT_EQ(ask(Slice{net}, Delivery{.day = day(9), .grace = 2}).about().question,
              "delivery, day 1970-01-10, grace 2");
}

TEST(Delivery, RefusesMarksAndNegativeGrace) {
    const Network net = network_of("A>B staff 0..9");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, Delivery{.day = Day::unknown()}); }), ErrorCode::bad_day);
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, Delivery{.day = day(3), .grace = -1}); }), ErrorCode::bad_number);
    EXPECT_TRUE(
        ask(Slice{net}, Delivery{.day = Day::last(), .grace = std::numeric_limits<std::int32_t>::max()}).rows.empty());
    EXPECT_EQ(ask(Slice{net}, Delivery{.day = Day::last()}).rows.size(), 2U);
    EXPECT_TRUE(ask(Slice{net}, Delivery{.day = Day::first()}).rows.empty());
}

TEST(Delivery, TakesTheGraceOfAnEarlierAgreementIntoAccount) {
    const std::string earlier = "A>B funds 100 unit=yuan 0..9; ";
    const std::string later = "A>B funds 50 unit=yuan 12..19; A>B funds transfer value_yuan=100 12..12";
    EXPECT_EQ(ask(network_of(later), "all_kinds; delivery 40 2"), "t1 no_successor 19; t1 amounts_differ -");
    EXPECT_EQ(ask(network_of(earlier + later), "all_kinds; delivery 40 2"),
              "t1 not_delivered 38; t2 no_successor 19; t2 amounts_differ -");
    EXPECT_EQ(ask(network_of(earlier + later), "all_kinds; delivery 40 3"), "t2 no_successor 18");
}

TEST(Delivery, TakesAnAgreementThatSuccessionsCutForOne) {
    const std::string successions = " | successions A>C rename 5";
    const auto moved = [&](const std::string& ties) {
        return network_of(ties + successions).following_successions(day(30));
    };
    EXPECT_EQ(ask(moved("A>B funds 0.."), "all_kinds; delivery 30"), "t1 not_delivered 30");
    EXPECT_EQ(ask(moved("A>B funds 0..; A>B funds transfer 8..8"), "all_kinds; delivery 30"), "");
    EXPECT_EQ(ask(moved("A>B funds 0..; A>B funds transfer 2..2"), "all_kinds; delivery 30"), "");
    EXPECT_EQ(ask(moved("A>B staff 0..9; A>B posting x1 0.."), "all_kinds; delivery 30"), "t1 no_successor 21");
    const std::string gifts = "A>B funds 100 unit=yuan 0..9; A>B funds transfer value_yuan=60 2..2; ";
    EXPECT_EQ(ask(moved(gifts + "A>B funds transfer value_yuan=40 7..7"), "all_kinds; delivery 30"),
              "t1 no_successor 21");
    const Network less = moved(gifts + "A>B funds transfer value_yuan=30 7..7");
    EXPECT_EQ(ask(less, "all_kinds; delivery 30"), "t1 no_successor 21; t1 amounts_differ -");
    EXPECT_EQ(ask(less, "all_kinds; evidence 1 delivery 30"), "t1 t2 t3");
}

}  // namespace
}  // namespace jiedui
