// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/coverage.hpp"

#include <string>

#include <gtest/gtest.h>

#include "jiedui/model/ledger_builder.hpp"
#include "support/ask.hpp"
#include "support/completions.hpp"
#include "support/errors.hpp"
#include "support/shown.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(Coverage, LooksAtSchoolsKnownToBeWeak) {
    const Network net = network_of("A>B staff 0..9; A>C staff 0..9 | schools A weak=no; B weak=yes; D weak=yes");
    EXPECT_EQ(ask(net, "coverage"), "B staff 1 yes -; D - 0 no -");
    EXPECT_EQ(ask(net, "left_out coverage"), "0 0 0 1");  // of C nobody knows
    EXPECT_EQ(ask(net, "evidence 0 coverage"), "t1");
    EXPECT_EQ(ask(net, "evidence 1 coverage"), "");
}

TEST(Coverage, LooksAtTheSchoolsGivenInstead) {
    const Network net = network_of("A>B staff 0..9 | schools B weak=yes");
    EXPECT_EQ(ask(net, "coverage needy A"), "A - 0 no -");
    EXPECT_EQ(ask(net, "left_out coverage needy A"), "0 0 0 0");
    EXPECT_EQ(ask(net, "coverage needy A B"), "A - 0 no -; B staff 1 yes -");
    EXPECT_EQ(ask(net, "within A; coverage needy A B"), "A - 0 no -");
}

TEST(Coverage, WantsEveryNeededChannel) {
    const Network net = network_of("A>B staff 0..9; C>B funds 0..9 | schools B weak=yes");
    EXPECT_EQ(ask(net, "coverage needed staff funds"), "B staff+funds 2 yes -");
    EXPECT_EQ(ask(net, "coverage needed teaching_staff materials"), "B staff+funds 2 no teaching+materials");
}

TEST(Coverage, LetsATieOfUnknownChannelBeAnyOneChannel) {
    const Network net = network_of("A>B staff 0..9; A>B ? 0..9 | schools B weak=yes");
    EXPECT_EQ(ask(net, "coverage needed staff"), "B staff 1 yes -");
    EXPECT_EQ(ask(net, "coverage needed staff funds"), "B staff 1 undecided funds");
    EXPECT_EQ(ask(net, "coverage needed staff funds materials"), "B staff 1 no funds+materials");
}

TEST(Coverage, KnowsTheChannelThatIsTheOnlyOneAllowed) {
    const Network net = network_of("A>B ? 0..9 | schools B weak=yes");
    EXPECT_EQ(ask(net, "through staff; coverage needed staff"), "B - 0 undecided staff");
    EXPECT_EQ(ask(net, "through staff; with_unknown_channel; coverage needed staff"), "B staff 1 yes -");
    EXPECT_EQ(ask(net, "through staff funds; with_unknown_channel; coverage needed staff"), "B - 1 undecided staff");
    EXPECT_EQ(ask(net, "through funds; with_unknown_channel; coverage needed staff"), "B funds 1 no staff");
}

TEST(Coverage, IsUndecidedWhereASupporterMayBeInTheSet) {
    const Network net = network_of("A>B staff | schools B weak=yes");  // nobody knows whether A is weak
    for (const std::string calls : {"supported_by weak=no; ", "supported_by weak=yes; ", "within weak=yes; "})
        EXPECT_EQ(ask(net, calls + "coverage needed staff"), "B - 0 undecided staff") << calls;
    EXPECT_EQ(ask(net, "supporting weak=no; coverage"), "B - 0 no -");  // B is surely weak
}

TEST(Coverage, WithoutNeededChannelsTakesAnyTie) {
    const Network net = network_of("A>B ? 0..9; A>C staff 0..? | schools B weak=yes; C weak=yes");
    EXPECT_EQ(ask(net, "at 5; coverage"), "B - 1 yes -; C - 0 undecided -");
    EXPECT_EQ(ask(net, "at 10; coverage"), "B - 0 no -; C - 0 undecided -");
    EXPECT_EQ(ask(net, "at 5; with_undated; coverage"), "B - 1 yes -; C staff 1 yes -");
}

TEST(Coverage, IsNoForASchoolWithoutTiesWhateverIsNeeded) {
    EXPECT_EQ(ask(network_of("schools A weak=yes"), "coverage needed staff"), "A - 0 no staff");
    EXPECT_EQ(ask(network_of("A>A staff 0..9 | schools A weak=yes"), "coverage"), "A - 0 no -");
    EXPECT_EQ(ask(network_of(""), "coverage"), "");
}

TEST(Coverage, OfALedgerThatSaysOfNoSchoolWhetherItIsWeakHasNoRows) {
    LedgerBuilder builder;
    builder.table<School>().mark_absent(column_place<School, &School::weak>());
    builder.add(School{.id = "A", .name = "a"}, 1);
    const auto answer = ask(Slice{Network{builder.finish("", Keep::all_or_nothing)}}, Coverage{});
    EXPECT_TRUE(answer.rows.empty());
    EXPECT_EQ(shown(answer.left_out()), "0 0 0 1");
}

TEST(Coverage, SaysInAboutWhoseNeedsWereAskedFor) {
    const Network net = network_of("A>B staff 0..9");
    const auto about = [&](const Coverage& asked) { return ask(Slice{net}, asked).about().question; };
    EXPECT_EQ(about({}), "coverage");
    EXPECT_EQ(about({.needy = net.school_set({"B", "A"}), .needed = Channels::material()}),
              "coverage, needy A B, needed funds+materials");
}

TEST(Coverage, RefusesASetOfAnotherNetwork) {
    const Network net = network_of("A>B staff 0..9");
    const Network other = network_of("A>B staff 0..9");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, Coverage{.needy = other.school_set({"A"})}); }),
              ErrorCode::other_network);
}

class CoverageLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(CoverageLaw, SaysWhatEveryCompletionSays) {
    expect_completions(GetParam(),
                       {"coverage needy A B C D", "coverage needy A B C D needed staff funds",
                        "coverage needy A B C D needed teaching"},
                       3);
}
INSTANTIATE_TEST_SUITE_P(Seeds, CoverageLaw, ::testing::Range(0U, 80U));

}  // namespace
}  // namespace jiedui
