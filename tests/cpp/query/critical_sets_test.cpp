// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/critical_sets.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/query/withdraw.hpp"
#include "support/ask.hpp"
#include "support/errors.hpp"
#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

TEST(CriticalSets, FindASmallestSet) {
    const Network net = network_of(
        "A>D staff 0..9; A>E staff 0..9; B>E staff 0..9; B>F staff 0..9; C>G staff 0..9 | schools D weak=yes; E "
        "weak=yes; F "
        "weak=yes; G weak=yes");
    EXPECT_EQ(ask(net, "critical_sets 0"), "1 A 1 0.25 1");
    EXPECT_EQ(ask(net, "critical_sets 0.5"), "1 A 1 0.25 2; 2 B 3 0.75 2");
    EXPECT_EQ(ask(net, "evidence 0 critical_sets 0.5"), "t1");
    EXPECT_EQ(ask(net, "evidence 1 critical_sets 0.5"), "t1 t2 t3 t4");
    EXPECT_EQ(ask(net, "critical_sets 0.9"), "1 A 1 0.25 3; 2 B 3 0.75 3; 3 C 4 1 3");
}

TEST(CriticalSets, LoseByChainsToo) {
    const Network net =
        network_of("A>B staff 0..9; B>C staff 0..9; B>D staff 0..9; C>D staff 0..9 | schools C weak=yes; D weak=yes");
    EXPECT_EQ(ask(net, "critical_sets 0.6"), "1 A 2 1 1");
}

TEST(CriticalSets, DoNotCountTheirMembersAsLost) {
    // all that A gives hangs on A; B alone loses C, but B itself is not lost then
    const Network net = network_of("A>B staff 0..9; B>C staff 0..9 | schools B weak=yes; C weak=yes");
    EXPECT_EQ(ask(net, "critical_sets 0.5"), "1 A 2 1 1");
    const Network ring = network_of("A>B staff 0..9; B>A staff 0..9 | schools A weak=yes; B weak=yes");
    EXPECT_EQ(ask(ring, "critical_sets 0.4"), "1 A 1 0.5 1");
    EXPECT_EQ(ask(ring, "critical_sets 0.5"), "");  // who remains is supported by nobody, who withdraws is not lost
}

TEST(CriticalSets, CountPupilsIfAsked) {
    const Network net = network_of(
        "A>C staff 0..9; B>D staff 0..9; B>E staff 0..9; A>F staff 0..9 | schools C kind=primary pupils_primary=90; D "
        "kind=primary "
        "pupils_primary=5; E kind=primary pupils_primary=5; F kind=primary");
    EXPECT_EQ(ask(net, "critical_sets 0.5 needy C D E F by_pupils"), "1 A 90 0.9 1");
    EXPECT_EQ(ask(net, "critical_sets 0.1 needy C D E"), "1 B 2 0.6666666666666666 1");
    EXPECT_EQ(ask(net, "left_out critical_sets 0.5 needy C D E F by_pupils"), "0 0 0 1");
    EXPECT_EQ(ask(Slice{net}, CriticalSets{.share = 0.5, .by_pupils = true}).about().question,
              "critical_sets, share 0.5, by_pupils");
}

TEST(CriticalSets, OfNothingAtStakeHaveNoRows) {
    EXPECT_EQ(ask(network_of(""), "critical_sets 0"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..9"), "critical_sets 0"), "");
    EXPECT_EQ(ask(network_of("A>B staff 0..9 | schools C weak=yes"), "critical_sets 0"), "");
}

TEST(CriticalSets, RefuseSharesOutsideOfZeroToOne) {
    const Network net = network_of("A>B staff 0..9");
    for (const double share : {-0.1, 1.0, 1.5, std::nan("")})
        EXPECT_EQ(code_of([&] { return ask(Slice{net}, CriticalSets{.share = share}); }), ErrorCode::bad_number)
            << share;
    const Network other = network_of("A>B staff 0..9");
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, CriticalSets{.share = 0.5, .needy = other.school_set({"B"})}); }),
              ErrorCode::other_network);
}

TEST(CriticalSets, EndWhenTheWatchSaysSo) {
    const Network net = network_of("A>B staff 0..9 | schools B weak=yes");
    const auto no_more = [](const Progress&) { return false; };
    EXPECT_EQ(code_of([&] { return ask(Slice{net}, CriticalSets{.share = 0.5}, {.watch = no_more}); }),
              ErrorCode::interrupted);
}

/// `supporters` schools and as many needy ones again, each with `each` supporters side by side on a circle.
Records circle(std::uint32_t supporters, std::uint32_t each) {
    Records records;
    for (std::uint32_t i = 0; i < supporters; ++i) {
        records.schools.push_back({.id = "giver" + std::to_string(i), .name = "giver"});
        records.schools.push_back({.id = "needy" + std::to_string(i), .name = "needy", .weak = true});
        for (std::uint32_t k = 0; k < each; ++k)
            records.supports.push_back({.supporter = RefTo<School>{"giver" + std::to_string((i + k) % supporters)},
                                        .recipient = RefTo<School>{"needy" + std::to_string(i)},
                                        .channel = Channel::staff});
    }
    return records;
}

TEST(CriticalSets, BeyondWhatCanBeTriedHaveABoundThatHolds) {
    // more than half of 300 on a circle in threes: 151 lost need 153 side by side
    const Network net = network_of(circle(300, 3));
    const auto answer = ask(Slice{net}, CriticalSets{.share = 0.5});
    ASSERT_EQ(answer.rows.size(), 153U);
    EXPECT_EQ(answer.rows.back().lost, 151U);
    EXPECT_EQ(answer.rows.back().lower_bound, 151U);  // each needs three, and each supporter serves three
    std::vector<SchoolIndex> withdrawn;
    for (const CriticalSets::Row& row : answer.rows) withdrawn.push_back(row.school);
    const auto lost = ask(Slice{net}, Withdraw{.schools = withdrawn});
    EXPECT_EQ(std::ranges::count_if(lost.rows, [](const Withdraw::Row& row) { return row.how != Loss::partial; }), 151);
}

class CriticalSetsLaw : public ::testing::TestWithParam<unsigned> {};
/// How many schools a smallest set has, by force over sets as bits; nothing if none does it.
std::optional<int> smallest_by_force(const Slice& slice, double share) {
    const std::uint32_t n = slice.network().school_count();
    std::vector<unsigned> supporters(n);
    for (std::uint32_t school = 0; school < n; ++school)
        slice.each_incoming(SchoolIndex{school},
                            [&](SchoolIndex by, TieIndex) { supporters[school] |= 1U << by.value; });
    unsigned givers = 0;
    for (const unsigned each : supporters) givers |= each;
    const auto fed_without = [&](unsigned gone) {
        unsigned sources = 0;
        for (std::uint32_t i = 0; i < n; ++i)
            if (supporters[i] == 0 && (givers >> i & 1U) != 0) sources |= 1U << i;
        unsigned fed = 0;
        for (bool grows = true; grows;) {
            grows = false;
            for (std::uint32_t i = 0; i < n; ++i)
                if ((fed >> i & 1U) == 0 && (supporters[i] & (sources | fed) & ~gone) != 0) {
                    fed |= 1U << i;
                    grows = true;
                }
        }
        return fed;
    };
    const unsigned fed = fed_without(0);
    const auto total = std::ranges::count_if(supporters, [](unsigned each) { return each != 0; });
    std::optional<int> smallest;
    for (unsigned gone = 0; gone < 1U << n; ++gone) {
        if ((gone & ~givers) != 0 || (smallest && std::popcount(gone) >= *smallest)) continue;
        const unsigned starved = fed & ~fed_without(gone);
        int lost = 0;
        for (std::uint32_t i = 0; i < n; ++i) {
            const bool is_direct = supporters[i] != 0 && (supporters[i] & ~gone) == 0;
            if ((gone >> i & 1U) == 0 && (is_direct || (starved >> i & 1U) != 0)) ++lost;
        }
        if (lost > share * static_cast<double>(total)) smallest = std::popcount(gone);
    }
    return smallest;
}

TEST_P(CriticalSetsLaw, IsAsSmallAsCanBeUpToFourteenSupporters) {
    const unsigned schools = 11 + GetParam() % 4;
    const auto [network, records] = random_network(GetParam(), schools, (1 + GetParam() % 3) * schools);
    const Slice slice = Slice{network}.all_kinds();
    const SchoolSet all = ~network.school_set(std::vector<SchoolIndex>{});
    for (const double share : {0.0, 0.3, 0.6, 0.9}) {
        const auto answer = ask(slice, CriticalSets{.share = share, .needy = all});
        const auto smallest = smallest_by_force(slice, share);
        EXPECT_EQ(answer.rows.size(), static_cast<std::size_t>(smallest.value_or(0))) << share;
        for (const CriticalSets::Row& row : answer.rows) EXPECT_EQ(row.lower_bound, answer.rows.size());
    }
}
TEST_P(CriticalSetsLaw, OfLargerNetworksLosesWhatWithdrawSays) {
    const auto [network, records] = random_network(GetParam(), 26, 60);
    const Slice slice = Slice{network}.all_kinds();
    const SchoolSet all = ~network.school_set(std::vector<SchoolIndex>{});
    const auto answer = ask(slice, CriticalSets{.share = 0.7, .needy = all});
    std::vector<SchoolIndex> withdrawn;
    for (const CriticalSets::Row& row : answer.rows) {
        withdrawn.push_back(row.school);
        const auto lost = ask(slice, Withdraw{.schools = withdrawn});
        const auto count = std::ranges::count_if(lost.rows, [](const auto& each) { return each.how != Loss::partial; });
        EXPECT_EQ(row.lost, static_cast<std::uint64_t>(count));
        EXPECT_LE(row.lower_bound, answer.rows.size());
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, CriticalSetsLaw, ::testing::Range(0U, 60U));

}  // namespace
}  // namespace jiedui
