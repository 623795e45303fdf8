// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/leading_groups.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(LeadingGroups, NameEachInHisRole) {
    const Network net = network_of(
        "A>B | documents D2 kind=leadership day=2003-09 办公室=人事股 成员=王五、赵六 副组长=李四 组长=张三; "
        "D1 kind=leadership members=e,d office=o deputies=c/b head=a");
    EXPECT_EQ(
        ask(net, "leading_groups"),
        "D1 ? head a; D1 ? deputy c; D1 ? deputy b; D1 ? member e; D1 ? member d; D1 ? office o; "
        "D2 2003-09 head 张三; D2 2003-09 deputy 李四; D2 2003-09 member 王五; D2 2003-09 member 赵六; D2 2003-09 "
        "office 人事股");
    EXPECT_EQ(ask(net, "evidence 0 leading_groups"), "D1");
}

TEST(LeadingGroups, KeepAPaperThatNamesNobody) {
    Records records = records_of(
        "A>B | documents D1 kind=leadership day=5; D2 kind=leadership head=、，; D3 kind=leadership head=a; D4 "
        "kind=leadership");
    records.documents[3].attributes = {{"head", ""}, {"members", "、"}};
    EXPECT_EQ(ask(network_of(records), "leading_groups"), "D1 1970-01-06 - -; D2 ? - -; D3 ? head a; D4 ? - -");
}

TEST(LeadingGroups, LookAtPapersOnLeadershipOnly) {
    EXPECT_EQ(ask(network_of("A>B | documents D1 kind=notice head=a; D2 head=b"), "leading_groups"), "");
    EXPECT_EQ(ask(network_of("A>B"), "leading_groups"), "");
}

TEST(LeadingGroups, DivideCellsAtEverySign) {
    Records records = records_of("A>B | documents D1 kind=leadership");
    records.documents[0].attributes = {{"members", "a、b，c,d；e;f/g|h ；； i j、王伟、王伟"}};
    EXPECT_EQ(
        ask(network_of(records), "leading_groups"),
        "D1 ? member a; D1 ? member b; D1 ? member c; D1 ? member d; D1 ? member e; D1 ? member f; D1 ? member g; "
        "D1 ? member h; D1 ? member i j; D1 ? member 王伟; D1 ? member 王伟");
}

TEST(LeadingGroups, ReadHeadersHoweverTheyAreTyped) {
    Records records = records_of("A>B | documents D1 kind=leadership");
    records.documents[0].attributes = {{"成员", "c"},   {"组　长", "b"}, {"Head", "a"},    {"member", "d"},
                                       {"deputy", "e"}, {"leader", "f"}, {"组长名单", "g"}};
    EXPECT_EQ(ask(network_of(records), "leading_groups"),
              "D1 ? head a; D1 ? head b; D1 ? deputy e; D1 ? member d; D1 ? member c");
}

TEST(LeadingGroups, FilterPapersByTime) {
    const Network net = network_of(
        "A>B | documents D1 kind=leadership day=4 head=a; D2 kind=leadership day=5 head=b; D3 kind=leadership head=c; "
        "D4 kind=leadership day=1970-01 head=d");
    EXPECT_EQ(ask(net, "at 5; leading_groups"), "D2 1970-01-06 head b; D3 ? head c; D4 1970-01 head d");
    EXPECT_EQ(ask(net, "at 5; at 4; leading_groups"), "");
    EXPECT_EQ(ask(net, "delivered; without A; at 4; leading_groups"),
              "D1 1970-01-05 head a; D3 ? head c; D4 1970-01 head d");
}

}  // namespace
}  // namespace jiedui
