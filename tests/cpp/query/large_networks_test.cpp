// SPDX-License-Identifier: Apache-2.0
// Networks of extreme form: a star, a line, parallel ties.  What recurses, or looks at each tie for each other one, does not end here.
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/critical_sets.hpp"
#include "jiedui/query/delivery.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/flows.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/summary.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

constexpr std::uint32_t many = 500'000;

/// Schools called by eight digits, so that ids ascend with numbers, and ties of staff on the days 0 to 9 between them.
Network network_with(std::uint32_t schools, std::uint32_t ties,
                     const std::function<std::pair<std::uint32_t, std::uint32_t>(std::uint32_t)>& ends) {
    const auto id = [](std::uint32_t number) { return std::to_string(10'000'000 + number); };
    Records records;
    for (std::uint32_t i = 0; i < schools; ++i)
        records.schools.push_back({.id = id(i), .name = "school", .township = "east", .weak = i != 0});
    for (std::uint32_t i = 0; i < ties; ++i) {
        const auto [supporter, recipient] = ends(i);
        records.supports.push_back({.id = "t" + std::to_string(i),
                                    .supporter = RefTo<School>{id(supporter)},
                                    .recipient = RefTo<School>{id(recipient)},
                                    .channel = Channel::staff,
                                    .first_day = day(0),
                                    .last_day = day(9)});
    }
    return network_of(records);
}

double value_of(const Answer<Summary>& answer, SummaryItem what) {
    return answer.rows[static_cast<std::size_t>(what)].value.value();
}

TEST(LargeNetworks, AStarHangsOnItsMiddle) {
    const Network star = network_with(many, many - 1, [](std::uint32_t i) { return std::pair{0U, i + 1}; });
    const Slice slice{star};
    EXPECT_EQ(value_of(ask(slice, Summary{}), SummaryItem::pairs), many - 1);
    EXPECT_EQ(ask(slice, Depths{}).rows.back().longest, 1U);
    EXPECT_EQ(ask(slice, ReachCounts{}).rows.front(), (ReachCounts::Row{SchoolIndex{0}, many - 1, 1}));
    EXPECT_EQ(ask(slice, EarliestReach{.school = SchoolIndex{0}, .from_day = day(3)}).rows.size(), many - 1);
    EXPECT_EQ(ask(slice, Dependence{}).rows, (std::vector<Dependence::Row>{{SchoolIndex{0}, many - 1, 0, {}}}));
    const auto critical = ask(slice, CriticalSets{.share = 0.9});
    EXPECT_EQ(critical.rows, (std::vector<CriticalSets::Row>{{1, SchoolIndex{0}, many - 1, 1.0, 1}}));
    EXPECT_EQ(critical.evidence(0).size(), many - 1);
    EXPECT_EQ(ask(slice, CoverageRates{.by = "township"}).rows.front().covered, many - 1);
}

TEST(LargeNetworks, AStarTurnedRoundHangsOnAllItsSchools) {
    constexpr std::uint32_t schools = 1'000;  // each rank of a critical set costs a look at everything
    const Network star = network_with(schools, schools - 1, [](std::uint32_t i) { return std::pair{i + 1, 0U}; });
    const auto answer =
        ask(Slice{star}, CriticalSets{.share = 0, .needy = star.school_set(std::vector{SchoolIndex{0}})});
    EXPECT_EQ(answer.rows.size(), schools - 1);
    EXPECT_EQ(answer.rows.back(), (CriticalSets::Row{schools - 1, SchoolIndex{schools - 1}, 1, 1.0, schools - 1}));
}

TEST(LargeNetworks, ALineIsWalkedWithoutRecursion) {
    const Network line = network_with(many, many - 1, [](std::uint32_t i) { return std::pair{i, i + 1}; });
    const Slice slice{line};
    EXPECT_EQ(ask(slice, Depths{}).rows.back(),
              (Depths::Row{SchoolIndex{many - 1}, many - 1, many - 1, DepthState::fed}));
    EXPECT_EQ(value_of(ask(slice, Summary{}), SummaryItem::largest_weak), many);
    EXPECT_EQ(value_of(ask(slice, Summary{}), SummaryItem::strong_components), many);
    EXPECT_EQ(ask(slice, ReachCounts{.schools = {{SchoolIndex{0}}}}).rows.front().deepest, many - 1);
    const auto spread = ask(slice, EarliestReach{.school = SchoolIndex{0}, .from_day = day(9)});
    EXPECT_EQ(spread.rows.back(), (EarliestReach::Row{SchoolIndex{many - 1}, day(9), many - 1, TieIndex{many - 2}}));
    EXPECT_EQ(spread.evidence(many - 2).size(), many - 1);
    EXPECT_EQ(ask(slice, EarliestReach{.school = SchoolIndex{0}, .from_day = day(0), .delay = 1}).rows.size(), 10U);
    EXPECT_EQ(ask(slice, CriticalSets{.share = 0.5}).rows,
              (std::vector<CriticalSets::Row>{{1, SchoolIndex{0}, many - 1, 1.0, 1}}));
}

TEST(LargeNetworks, ALineThatClosesIsOneRing) {
    const Network ring = network_with(many, many, [](std::uint32_t i) { return std::pair{i, (i + 1) % many}; });
    EXPECT_EQ(ask(Slice{ring}, Rings{}).rows.size(), many);
    EXPECT_EQ(ask(Slice{ring}, Depths{}).rows.front().state, DepthState::unfed);
}

TEST(LargeNetworks, AMillionParallelTiesAreOnePair) {
    const Network parallel = network_with(2, 1'000'000, [](std::uint32_t) { return std::pair{0U, 1U}; });
    const Slice slice{parallel};
    EXPECT_EQ(value_of(ask(slice, Summary{}), SummaryItem::ties), 1'000'000);
    EXPECT_EQ(value_of(ask(slice, Summary{}), SummaryItem::pairs), 1);
    EXPECT_EQ(ask(slice, Flows{.by = "township"}).rows.front().ties, 1'000'000U);
    EXPECT_EQ(ask(slice.at(day(5)), ReachCounts{}).rows.front(), (ReachCounts::Row{SchoolIndex{0}, 1, 1}));
    EXPECT_EQ(ask(slice, EarliestReach{.school = SchoolIndex{0}, .from_day = day(0)}).rows.front().tie, TieIndex{0});
    EXPECT_EQ(ask(slice, CriticalSets{.share = 0.5}).rows.size(), 1U);
    EXPECT_EQ(ask(slice, Delivery{.day = day(9)}).rows.size(), 1'000'000U);
}

}  // namespace
}  // namespace jiedui
