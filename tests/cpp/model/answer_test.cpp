// SPDX-License-Identifier: Apache-2.0
#include "jiedui/model/answer.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/model/ledger_builder.hpp"
#include "jiedui/query/claims.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/withdraw.hpp"
#include "support/ask.hpp"
#include "support/random_network.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Answer, OutlivesTheNamesOfItsLedgerNetworkAndSlice) {
    const auto answer = [] {
        Records records = records_of("A>B staff 0..9; C>B ? 0..9; A>A staff 0..9");
        const Ledger ledger{records};
        const Network network{ledger};
        const Slice slice = Slice{network}.through(Channel::staff);
        return ask(slice, SoleSupports{});
    }();
    const Network network = answer.slice.network();
    EXPECT_EQ(shown(network, answer), "B A 1 no");
    EXPECT_EQ(shown(network, answer.evidence(0)), "t1");
    EXPECT_EQ(answer.left_out(), (LeftOut{.self_support = 1, .unknown_channel = 1}));
    EXPECT_EQ(answer.about().slice, "through staff");
    EXPECT_EQ(network.ledger().table<School>().size(), 3U);
}

TEST(Answer, CountsAndNamesWhatWasLeftOut) {
    const Network net =
        network_of("A>A staff; A>B ?; A>B staff; C>B staff; A>B staff 9.. | schools A weak=yes; B weak=no");
    const auto answer = ask(Slice{net}.through(Channel::staff).at(day(5)), SoleSupports{});
    EXPECT_EQ(answer.left_out(), (LeftOut{.self_support = 1, .unknown_channel = 1, .undecided = 2}));
    EXPECT_EQ(shown(net, answer.left_out_ties(Standing::self_support)), "t1");
    EXPECT_EQ(shown(net, answer.left_out_ties(Standing::unknown_channel)), "t2");
    EXPECT_EQ(shown(net, answer.left_out_ties(Standing::undecided)), "t3 t4");
    EXPECT_EQ(shown(net, answer.left_out_ties(Standing::inside)), "");
    EXPECT_EQ(shown(net, answer.unknown_schools()), "");
}

TEST(Answer, NamesTheSchoolsThatCouldNotBeJudged) {
    const Network net = network_of("A>B staff | schools A weak=yes; B; C weak=no duty=1; D");
    EXPECT_EQ(shown(net, ask(Slice{net}, Duties{}).unknown_schools()), "A B D");
    EXPECT_EQ(shown(net, ask(Slice{net}, Coverage{}).unknown_schools()), "B D");
    EXPECT_EQ(shown(net, ask(slice_of(net, "without D"), Coverage{}).unknown_schools()), "B");
    // by the set that narrowed the slice, and by the question, each school once
    EXPECT_EQ(shown(net, ask(slice_of(net, "without weak=yes"), Duties{}).unknown_schools()), "B D");
    EXPECT_EQ(shown(net, ask(slice_of(net, "supporting weak=yes"), SoleSupports{}).unknown_schools()), "B D");
}

TEST(Answer, SaysWhatItIsTheAnswerTo) {
    const Network net = network_of("A>B staff");
    const About about = ask(Slice{net}.at(day(0)).through(Channel::staff), Reach{.school = SchoolIndex{0}}).about();
    EXPECT_EQ(about.question, "reach, school A");
    EXPECT_EQ(about.slice, "at 1970-01-01, through staff");
    EXPECT_EQ(about.fingerprint, net.ledger().fingerprint());
    EXPECT_EQ(about.version, version);
    EXPECT_EQ(ask(Slice{net}, Duties{}).about().slice, "");
}

TEST(Answer, HasADifferentAboutWhereTheSliceOrTheLedgerDiffers) {
    const Network net = network_of("A>B staff; C>D staff");
    EXPECT_NE(ask(Slice{net}.within(net.school_set({"A", "B"})), SoleSupports{}).about(),
              ask(Slice{net}.within(net.school_set({"C", "D"})), SoleSupports{}).about());
    EXPECT_NE(ask(Slice{net}, SoleSupports{}).about(),
              ask(Slice{network_of("A>B staff; C>D funds")}, SoleSupports{}).about());
    EXPECT_EQ(ask(Slice{net}, SoleSupports{}).about(),
              ask(Slice{network_of("A>B staff; C>D staff")}, SoleSupports{}).about());
    EXPECT_NE(ask(Slice{net}, Coverage{.needy = net.school_set({"A"})}).about(),
              ask(Slice{net}, Coverage{.needy = net.school_set({"B"})}).about());
}

TEST(Answer, HasADifferentAboutForIdsAndValuesThatOnlyLookAlike) {
    const Network net{Ledger{Records{
        .schools = {{.id = "a", .name = "x"}, {.id = "a b", .name = "y"}, {.id = "b", .name = "z"}},
        .supports = {{.supporter = "a", .recipient = "b", .basis = "p"}},
    }}};
    const SchoolIndex a = net.school_of("a");
    EXPECT_NE(ask(Slice{net}, Withdraw{.schools = {a, net.school_of("b")}}).about(),
              ask(Slice{net}, Withdraw{.schools = {net.school_of("a b")}}).about());
    EXPECT_NE(ask(Slice{net}.where({"basis", {"p' or 'q"}}), SoleSupports{}).about(),
              ask(Slice{net}.where({"basis", {"p", "q"}}), SoleSupports{}).about());
}

TEST(Answer, HasADifferentAboutWhereOneLedgerHasAnAttributeWithoutValues) {
    LedgerBuilder builder;
    builder.add(School{.id = "A", .name = "a"}, 1);
    builder.table<Support>().attribute("tag");
    const Ledger tagged = builder.finish("", Keep::all_or_nothing);
    const Ledger plain{Records{.schools = {{.id = "A", .name = "a"}}}};
    EXPECT_NE(tagged.fingerprint(), plain.fingerprint());
    EXPECT_FALSE(tagged == plain);
}

TEST(Answer, PutsEvidenceInOrderAndEachTieOnce) {
    EXPECT_EQ(ascending(std::vector<TieIndex>{{3}, {1}, {3}, {2}}), (std::vector<TieIndex>{{1}, {2}, {3}}));
    EXPECT_EQ(ascending(std::vector<TieIndex>{}), std::vector<TieIndex>{});
}

class AnswerLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(AnswerLaw, IsEqualWhereAboutIsEqual) {
    const auto [network, records] = random_network(GetParam(), 5, 15);
    std::mt19937 rng{GetParam()};
    std::map<std::string, std::string> answers;
    for (int i = 0; i < 60; ++i) {
        const std::string calls = random_calls(rng, 5, 1);
        const auto answer = ask(slice_of(network, calls), SoleSupports{});
        const std::string text = shown(network, answer) + "|" + shown(answer.left_out());
        const auto [before, is_new] = answers.try_emplace(answer.about().slice, text);
        EXPECT_EQ(before->second, text) << calls;
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, AnswerLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui
