// SPDX-License-Identifier: Apache-2.0
#include "jiedui/graph/earliest_arrival.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "jiedui/graph/csr.hpp"
#include "oracle/graph_naive.hpp"

namespace jiedui::graph {
namespace {

using oracle::EdgeList;
using Arrivals = std::vector<std::optional<Arrival>>;

Arrivals arrivals(const EdgeList& list, const std::vector<OpenDays>& open, const Departure& departure,
                  ArrivalSpace& space) {
    Arrivals found(list.vertex_count);
    std::pair<std::int32_t, std::uint32_t> last{departure.day, 0};
    earliest_arrival(
        Csr{list.vertex_count, list.tails, list.heads}, departure, [&](std::uint32_t edge) { return open[edge]; },
        space,
        [&](std::uint32_t vertex, const Arrival& arrival) {
            EXPECT_FALSE(found[vertex].has_value());
            EXPECT_LE(last, (std::pair{arrival.day, arrival.hops}));
            last = {arrival.day, arrival.hops};
            found[vertex] = arrival;
        });
    return found;
}

/// Lowers days until no edge lowers one more; then hops over the edges that give them; then the lowest edges.
Arrivals arrivals_naive(const EdgeList& list, const std::vector<OpenDays>& open, const Departure& departure) {
    std::vector<std::optional<std::int64_t>> days(list.vertex_count);
    days[departure.source] = departure.day;
    const auto over = [&](std::size_t edge) -> std::optional<std::int64_t> {
        const std::uint32_t tail = list.tails[edge];
        if (!days[tail]) return std::nullopt;
        for (std::int64_t day = open[edge].first; day < open[edge].until; ++day)
            if (day >= *days[tail] + (tail == departure.source ? 0 : departure.delay)) return day;
        return std::nullopt;
    };
    for (std::size_t round = 0; round < list.vertex_count; ++round)
        for (std::size_t edge = 0; edge < list.tails.size(); ++edge) {
            auto& day = days[list.heads[edge]];
            const auto found = over(edge);
            if (found && (!day || *found < *day)) day = found;
        }
    Arrivals found(list.vertex_count);
    for (std::uint32_t hops = 1; hops <= list.vertex_count; ++hops) {
        Arrivals next = found;
        for (auto edge = static_cast<std::uint32_t>(list.tails.size()); edge-- > 0;) {
            const std::uint32_t tail = list.tails[edge];
            const std::uint32_t head = list.heads[edge];
            const bool is_level = tail == departure.source ? hops == 1 : found[tail] && found[tail]->hops == hops - 1;
            if (!is_level || head == departure.source || found[head] || !days[head] || over(edge) != days[head])
                continue;
            next[head] = {static_cast<std::int32_t>(*days[head]), hops, edge};
        }
        found = next;
    }
    return found;
}

TEST(EarliestArrival, WaitsForEdgesToOpen) {
    ArrivalSpace space;
    const EdgeList line{3, {0, 1}, {1, 2}};
    EXPECT_EQ(arrivals(line, {{2, 4}, {1, 9}}, {0, 0, 0}, space), (Arrivals{{}, Arrival{2, 1, 0}, Arrival{2, 2, 1}}));
    EXPECT_EQ(arrivals(line, {{2, 4}, {1, 9}}, {0, 0, 3}, space), (Arrivals{{}, Arrival{2, 1, 0}, Arrival{5, 2, 1}}));
    EXPECT_EQ(arrivals(line, {{2, 4}, {1, 9}}, {0, 4, 0}, space), (Arrivals{{}, {}, {}}));
    EXPECT_EQ(arrivals(line, {{2, 4}, {1, 2}}, {0, 0, 0}, space), (Arrivals{{}, Arrival{2, 1, 0}, {}}));
    EXPECT_EQ(arrivals(line, {{3, 3}, {4, 2}}, {0, 0, 0}, space), (Arrivals{{}, {}, {}}));  // never open
}

TEST(EarliestArrival, HoldsAtTheEndsOfDays) {
    ArrivalSpace space;
    constexpr std::int32_t least = -719'162;
    constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    const EdgeList line{3, {0, 1}, {1, 2}};
    EXPECT_EQ(arrivals(line, {{most - 1, most}, {least, most}}, {0, least, 0}, space),
              (Arrivals{{}, Arrival{most - 1, 1, 0}, Arrival{most - 1, 2, 1}}));
    EXPECT_EQ(arrivals(line, {{least, most}, {least, most}}, {0, least, most}, space),
              (Arrivals{{}, Arrival{least, 1, 0}, Arrival{most + least, 2, 1}}));
    EXPECT_EQ(arrivals(line, {{least, most}, {least, most}}, {0, 5, most}, space),
              (Arrivals{{}, Arrival{5, 1, 0}, {}}));
}

TEST(EarliestArrival, GoesDownALongLine) {
    constexpr std::uint32_t length = 500'000;
    EdgeList line{length, {}, {}};
    for (std::uint32_t v = 0; v + 1 < length; ++v) {
        line.tails.push_back(v);
        line.heads.push_back(v + 1);
    }
    ArrivalSpace space;
    const auto found = arrivals(line, std::vector<OpenDays>(length - 1, {0, 1}), {0, 0, 0}, space);
    EXPECT_EQ(found.back(), (Arrival{0, length - 1, length - 2}));
}

class EarliestArrivalLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(EarliestArrivalLaw, AgreesWithTheDefinition) {
    std::mt19937 random{GetParam()};
    ArrivalSpace space;  // one for graphs of many sizes
    for (int turn = 0; turn < 60; ++turn) {
        const std::uint32_t vertices = 1 + static_cast<std::uint32_t>(random() % 10);
        const EdgeList list = oracle::drawn_graph(random, vertices, random() % (4 * vertices));
        std::vector<OpenDays> open;
        for (std::size_t edge = 0; edge < list.tails.size(); ++edge) {
            const auto first = static_cast<std::int32_t>(random() % 10);
            open.push_back({first, first + static_cast<std::int32_t>(random() % 5)});
        }
        const Departure departure{static_cast<std::uint32_t>(random() % vertices),
                                  static_cast<std::int32_t>(random() % 6), static_cast<std::int32_t>(random() % 3)};
        EXPECT_EQ(arrivals(list, open, departure, space), arrivals_naive(list, open, departure));
    }
}
INSTANTIATE_TEST_SUITE_P(Seeds, EarliestArrivalLaw, ::testing::Range(0U, 50U));

}  // namespace
}  // namespace jiedui::graph
