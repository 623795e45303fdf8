// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/coverage_rates.hpp"

#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/ask.hpp"
#include "support/completions.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(CoverageRates, CountCoveredSchoolsOfEachGroup) {
    const Network net = network_of(
        "A>B staff 0..9; A>C staff 0..?; A>D staff 0..9 | schools A weak=no township=east; B weak=yes township=east; C "
        "weak=yes "
        "township=east; D weak=yes; E weak=yes township=west; F township=east");
    EXPECT_EQ(ask(net, "at 5; coverage_rates township"), "east 2 1 1 0.5 - - -; west 1 0 0 0 - - -; - 1 1 0 1 - - -");
    EXPECT_EQ(ask(net, "at 5; evidence 0 coverage_rates township"), "t1");
    EXPECT_EQ(ask(net, "evidence 0 coverage_rates township"), "t1 t2");
    EXPECT_EQ(ask(net, "left_out coverage_rates township"), "0 0 0 1");
}

TEST(CoverageRates, CountPupilsOnlyWhereAllAreKnown) {
    const Network net = network_of(
        "A>B staff 0..9 | schools A; B kind=primary pupils_primary=30; C kind=primary pupils_primary=10; D "
        "kind=junior; "
        "E kind=senior pupils_senior=0");
    EXPECT_EQ(ask(net, "coverage_rates kind needy B C D E"),
              "junior 1 0 0 0 - - -; primary 2 1 0 0.5 40 30 0.75; senior 1 0 0 0 0 0 -");
}

TEST(CoverageRates, GroupByAnyColumnOfSchools) {
    const Network net = network_of("A>B staff 0..9 | schools A weak=yes; B weak=yes duty=2");
    EXPECT_EQ(ask(net, "coverage_rates duty"), "2 1 1 0 1 - - -; - 1 0 0 0 - - -");
    EXPECT_EQ(ask(net, "coverage_rates weak needed staff funds"), "yes 2 0 0 0 - - -");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, CoverageRates{.by = "colour"}); }), ErrorCode::unknown_column);
    EXPECT_EQ(ask(Slice{net}, CoverageRates{.by = "township", .needed = Channel::staff}).about().question,
              "coverage_rates, by township, needed staff");
}

TEST(CoverageRates, OfNoNeedySchoolHaveNoRows) {
    EXPECT_EQ(ask(network_of(""), "coverage_rates township"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..9 | schools A weak=no; B weak=no"), "coverage_rates township"), "");
}

class CoverageRatesLaw : public ::testing::TestWithParam<unsigned> {};
/// Over all completions of a slice: the fewest and the most covered schools of each group.
TEST_P(CoverageRatesLaw, BoundsWhatCompletionsSayAndReachesBothBounds) {
    const Records records = random_network(GetParam(), 4, 5).records;
    const Network network = network_of(records);  // no row was left out of its ledger
    std::mt19937 rng{GetParam()};
    for (int i = 0; i < 6; ++i) {
        const std::string calls = "all_kinds; " + random_calls(rng, 4, 3);
        const Slice slice = slice_of(network, calls);
        // schools outside the slice are in no row, whatever the completion, and may yet support others
        std::string needy = "coverage_rates township needy";
        for (const SchoolIndex each : slice.school_indices()) needy += " " + std::string{network.id(each)};
        for (const std::string needed : {"", " needed staff funds"}) {
            const std::string question = "coverage_rates township needy A B C D" + needed;
            std::map<std::string, std::set<unsigned long>> covered;
            each_completion(slice, records, [&](const Network& whole) {
                for (const auto& [group, row] :
                     rows_by_school(slice.school_indices().empty() ? "" : ask(whole, needy + needed)))
                    covered[group].insert(std::stoul(row.at(2)));
            });
            for (const auto& [group, row] : rows_by_school(ask(network, calls + question))) {
                EXPECT_EQ(*covered.at(group).begin(), std::stoul(row.at(2))) << calls << question << group;
                EXPECT_EQ(*covered.at(group).rbegin(), std::stoul(row.at(2)) + std::stoul(row.at(3)))
                    << calls << question << group;
            }
        }
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, CoverageRatesLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
