// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/network.hpp"

#include <algorithm>
#include <atomic>
#include <random>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Network, MayBeEmptyOrOneSchool) {
    const Network empty = network_of("");
    EXPECT_EQ(empty.school_count(), 0U);
    EXPECT_EQ(empty.tie_count(), 0U);
    EXPECT_EQ(empty.find_school("A"), std::nullopt);
    EXPECT_EQ(code_of([&] { return empty.school_of("A"); }), ErrorCode::unknown_school);
    const Network one = network_of("schools A");
    EXPECT_EQ(one.school_count(), 1U);
    EXPECT_EQ(one.id(one.school_of("A")), "A");
}

TEST(Network, FindsSchoolsByTheirExactId) {
    const Network net = network_of("schools 01 name=x; 1 name=y; a; A");
    for (const std::string id : {"01", "1", "a", "A"}) EXPECT_EQ(net.id(net.school_of(id)), id);
    EXPECT_EQ(net.find_school("001"), std::nullopt);
    EXPECT_EQ(net.find_school(""), std::nullopt);
    EXPECT_EQ(net.get<&School::name>(net.school_of("1")), "y");
}

TEST(Network, NamesTheNearestIdsOfAnUnknownSchool) {
    const Network net = network_of("schools city-middle name=中学; city-primary; farm");
    try {
        std::ignore = net.school_of("city-midle");
        ADD_FAILURE() << "there is no such school";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::unknown_school);
        EXPECT_EQ(error.subject(), "city-midle");
        const std::string text = error.what();
        EXPECT_NE(text.find("'city-middle'"), std::string::npos);
        EXPECT_EQ(text.find("farm"), std::string::npos);
    }
}

TEST(Network, LooksUpNamesThatSeveralSchoolsMayShare) {
    const Network net =
        network_of("schools A name=中学; B name=中学; C name=二小 aliases=第二小学+town; D aliases=town");
    EXPECT_EQ(shown(net, net.schools_named("中学")), "A B");
    EXPECT_EQ(shown(net, net.schools_named("town")), "C D");
    EXPECT_EQ(shown(net, net.schools_named("nobody")), "");
    EXPECT_EQ(net.id(net.school_named("第二小学")), "C");
    EXPECT_EQ(net.id(net.school_named("二小")), "C");
    EXPECT_EQ(code_of([&] { return net.school_named("中学"); }), ErrorCode::ambiguous_name);
    EXPECT_EQ(code_of([&] { return net.school_named("nobody"); }), ErrorCode::unknown_school);
    EXPECT_EQ(code_of([&] { return net.school_of("中学"); }), ErrorCode::unknown_school);  // a name is no identity
}

TEST(Network, CountsEveryRecordAsATieButShadowing) {
    const Network net = network_of(
        "A>A staff; A>B staff planned; A>B posting; A>B transfer; A>B posting form=shadowing; A>B posting "
        "form=rotation");
    EXPECT_EQ(net.tie_count(), 5U);
}

TEST(Network, SaysOfATieWhatItsRecordSays) {
    const Network net = network_of("A>B posting x3 planned 3..9");
    const TieIndex tie{0};
    EXPECT_EQ(net.kind(tie), TieKind::posting);
    EXPECT_EQ(net.id(net.supporter(tie)), "A");
    EXPECT_EQ(net.id(net.recipient(tie)), "B");
    EXPECT_EQ(net.channel(tie), Channel::staff);
    EXPECT_EQ(net.status(tie), Status::planned);
    EXPECT_EQ(net.period(tie), days(3, 9));
    EXPECT_EQ(net.heads(tie), 3U);
    EXPECT_EQ(net.id(tie), "t1");
    EXPECT_EQ(net.row(tie), 0U);
}

TEST(Network, CountsOneHeadForANamedTeacher) {
    const Network net = network_of(
        "A>B posting 0..0 teacher=T1; A>B posting 1..1 teacher=T1 x1; A>B posting 2..2 x0; A>B posting 3..3; A>B staff "
        "4..4");
    std::vector<std::optional<std::uint32_t>> heads;
    for (std::uint32_t tie = 0; tie < 5; ++tie) heads.push_back(net.heads(TieIndex{tie}));
    EXPECT_EQ(heads,
              (std::vector<std::optional<std::uint32_t>>{std::nullopt, 1, 1, 0, std::nullopt}));  // the agreement first
}

TEST(Network, AddsPupilsOverTheStagesThatTheKindTeaches) {
    const std::string pupils = " pupils_primary=1 pupils_junior=20 pupils_senior=300";
    std::string text = "schools Z";
    const std::vector<std::pair<std::string, unsigned>> sums{
        {"primary", 1},           {"teaching_point", 1},   {"attached_primary", 1},
        {"junior", 20},           {"attached_junior", 20}, {"senior", 300},
        {"attached_senior", 300}, {"nine_year", 21},       {"complete_secondary", 320},
        {"twelve_year", 321},     {"township_group", 321}, {"special", 321}};
    for (const auto& [kind, sum] : sums) text.append("; ").append(kind).append(" kind=").append(kind).append(pupils);
    const Network net = network_of(text + "; unknown" + pupils + "; less kind=nine_year pupils_primary=1");
    for (const auto& [kind, sum] : sums) EXPECT_EQ(net.pupils(net.school_of(kind)), sum) << kind;
    EXPECT_EQ(net.pupils(net.school_of("unknown")), 321U);
    EXPECT_EQ(net.pupils(net.school_of("less")), std::nullopt);
    EXPECT_EQ(net.pupils(net.school_of("Z")), std::nullopt);
}

TEST(Network, RefusesConditionsOnSchoolsThatMeanNothing) {
    const Network net = network_of("schools A weak=yes");
    EXPECT_EQ(code_of([&] { return net.schools_where({{"colour", {"red"}}}); }), ErrorCode::unknown_column);
    EXPECT_EQ(code_of([&] { return net.schools_where({{"weak", {"perhaps"}}}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return net.schools_where({{"duty", {"two"}}}); }), ErrorCode::bad_word);
    EXPECT_EQ(code_of([&] { return net.schools_where({{"kind", {"college"}}}); }), ErrorCode::bad_word);
}

TEST(Network, IsAHandleOnOneStore) {
    const Network net = network_of("A>B staff");
    const Network copy = net;
    EXPECT_EQ(copy, net);
    EXPECT_NE(network_of("A>B staff"), net);
}

TEST(Network, AnswersFourThreadsAtOnceAlike) {
    const auto [network, records] = random_network(7, 20, 60);
    const std::string question = "all_kinds; during 5..15; roles";
    const std::string alone = whole_answer(network, question);
    std::atomic<int> equal = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                equal += whole_answer(network, question) == alone ? 1 : 0;
                equal += whole_answer(network, "dependence") == whole_answer(network, "dependence") ? 1 : 0;
            }
        });
    for (std::thread& each : threads) each.join();
    EXPECT_EQ(equal, 160);
}

class NetworkLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(NetworkLaw, OrdersSchoolsAndTiesAsItPromises) {
    const auto [network, records] = random_network(GetParam(), 9, 40);
    ASSERT_GT(network.tie_count(), 0U);
    const auto place_of = [&network](TieIndex tie) {  // unknown ones last; until: known, running, unknown
        const auto channel = network.channel(tie);
        const Day first = network.period(tie).first();
        const Day until = network.period(tie).until();
        const int kind_of_until = until.is_known() ? 0 : until == Day::running() ? 1 : 2;
        return std::tuple{network.kind(tie),
                          network.supporter(tie),
                          !channel,
                          channel,
                          !first.is_known(),
                          first,
                          kind_of_until,
                          until,
                          network.recipient(tie),
                          network.id(tie)};
    };
    for (std::uint32_t i = 1; i < network.tie_count(); ++i) EXPECT_LT(place_of(TieIndex{i - 1}), place_of(TieIndex{i}));
    for (std::uint32_t i = 1; i < network.school_count(); ++i)
        EXPECT_LT(network.id(SchoolIndex{i - 1}), network.id(SchoolIndex{i}));
}
TEST_P(NetworkLaw, MakesTheSameIdsInWhateverOrderRecordsCame) {
    auto [network, records] = random_network(GetParam(), 3, 40);
    for (Support& each : records.supports) each.id.clear();
    for (Posting& each : records.postings) each.id.clear();
    for (Transfer& each : records.transfers) each.id.clear();
    for (Document& each : records.documents) each.supports.items.clear();  // which name them by id
    for (std::size_t i = 0; i + 1 < records.supports.size(); i += 3) records.supports[i + 1] = records.supports[i];
    std::mt19937 rng{GetParam()};
    const Network made = network_of(records);
    const Network permuted = network_of(shuffled(rng, records));
    EXPECT_EQ(made.ledger().fingerprint(), permuted.ledger().fingerprint());
    EXPECT_EQ(whole_answer(made, "all_kinds; with_planned; ties"),
              whole_answer(permuted, "all_kinds; with_planned; ties"));
    std::vector<std::string> ids;
    for (std::uint32_t tie = 0; tie < made.tie_count(); ++tie) {
        ids.push_back(std::string{word_of(made.kind(TieIndex{tie}))} + " " + made.id(TieIndex{tie}));
        EXPECT_EQ(made.id(TieIndex{tie}), permuted.id(TieIndex{tie}));
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());  // each once
}
INSTANTIATE_TEST_SUITE_P(Seeds, NetworkLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
