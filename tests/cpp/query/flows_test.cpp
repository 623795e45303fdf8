// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/flows.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/amount_flows.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

Records with_postings(std::vector<Posting> postings) {
    Records records;
    for (const char* id : {"A", "B", "C"})
        records.schools.push_back({.id = id, .name = id, .township = id[0] == 'A' ? "east" : "west"});
    records.postings = std::move(postings);
    return records;
}
Posting posting(const char* host, std::optional<std::uint32_t> count, std::optional<std::int64_t> share, int first,
                LastDay last) {
    Posting made{
        .id = host + std::to_string(first), .home = RefTo<School>{"A"}, .host = RefTo<School>{host}, .count = count};
    if (share) made.share = Thousandths{*share};
    made.first_day = day(first);
    made.last_day = last;
    return made;
}

TEST(Flows, SumHeadsAndFullTimeDaysOfPostings) {
    const Network net =
        network_of(with_postings({posting("B", 2, 500, 0, day(9)), posting("C", 1, 1000, 5, LastDay::running())}));
    EXPECT_EQ(ask(net, "delivered; flows township"), "east west 2 2 3 - - 0");
    EXPECT_EQ(ask(net, "delivered; during 4..8; flows township"), "east west 2 2 3 9 - 0");  // 2 × 0.5 × 5 + 1 × 1 × 4
    EXPECT_EQ(ask(net, "delivered; at 20; flows township"), "east west 1 1 1 1 - 0");
    EXPECT_EQ(ask(net, "delivered; evidence 0 flows township"), "B0 C5");
}

TEST(Flows, AreMissingWhereOnePostingDoesNotSay) {
    const Network net = network_of(with_postings({posting("B", 2, 500, 0, day(9)), posting("C", {}, 500, 0, day(9))}));
    EXPECT_EQ(ask(net, "delivered; at 5; flows township"), "east west 2 2 - - - 0");
    const Network no_share = network_of(with_postings({posting("B", 2, {}, 0, day(9))}));
    EXPECT_EQ(ask(no_share, "delivered; at 5; flows township"), "east west 1 1 2 - - 0");
    // surely there on day 3, and nobody knows for how long
    const Network no_end = network_of(with_postings({posting("B", 2, 1000, 3, {})}));
    EXPECT_EQ(ask(no_end, "delivered; at 3; flows township"), "east west 1 1 2 2 - 0");
    EXPECT_EQ(ask(no_end, "delivered; during 2..4; flows township"), "east west 1 1 2 - - 0");
}

TEST(Flows, CountTheHeadsOfAPostingThatSuccessionsCutOnce) {
    const Network net = network_of(
                            "A>B posting x3 share=1 0..9 | schools A township=east; B township=west; C township=west"
                            " | successions B>C merge 5")
                            .following_successions(day(9));
    EXPECT_EQ(ask(net, "delivered; flows township"), "east west 2 2 3 - - 0");
    EXPECT_EQ(ask(net, "delivered; during 5..9; flows township"), "east west 1 1 3 15 - 0");
}

TEST(Flows, SumTheValueOfTransfersAndCountThoseWithout) {
    Records records = with_postings({});
    for (const auto& [id, value] : {std::pair{"x", 1'000'500}, std::pair{"y", 2'000}, std::pair{"z", 0}}) {
        records.transfers.push_back({.id = id, .supporter = RefTo<School>{"A"}, .recipient = RefTo<School>{"B"}});
        if (value != 0) records.transfers.back().value_yuan = Thousandths{value};
    }
    EXPECT_EQ(ask(network_of(records), "delivered; flows township"), "east west 1 3 - - 1002.5 1");
    EXPECT_EQ(ask(network_of(records), "delivered; amount_flows township"), "east west yuan 1002.5 2");
    EXPECT_EQ(ask(network_of(records), "delivered; evidence 0 amount_flows township"), "x y");
    records.transfers[0].value_yuan = largest_number;
    EXPECT_EQ(code_of([&] { return ask(Slice{network_of(records)}.delivered(), Flows{.by = "township"}); }),
              ErrorCode::amount_overflow);
    records.transfers[1].value_yuan = Thousandths{-2'000};  // in whatever order: the sum fits
    EXPECT_EQ(ask(network_of(records), "delivered; flows township"), "east west 1 3 - - 999999999999997.999 1");
}

TEST(Flows, GroupSchoolsThatDoNotSayLast) {
    const Network net = network_of("A>B staff 0..9; B>A staff 0..9; A>B funds 0..9 | schools A township=east");
    EXPECT_EQ(ask(net, "flows township"), "east - 1 2 - - - 0; - east 1 1 - - - 0");
    EXPECT_EQ(ask(network_of(""), "flows township"), "");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, Flows{.by = "colour"}); }), ErrorCode::unknown_column);
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, AmountFlows{.by = ""}); }), ErrorCode::unknown_column);
}

}  // namespace
}  // namespace jiedui
