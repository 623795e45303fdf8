// SPDX-License-Identifier: Apache-2.0
#include "query/distinct_pairs.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/random_network.hpp"
#include "support/text_network.hpp"

namespace jiedui {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairs_of(const graph::Csr& csr) {
    Pairs pairs;
    for (std::uint32_t u = 0; u < csr.vertex_count(); ++u) {
        std::int64_t before = -1;
        csr.each_outgoing(u, [&](std::uint32_t v, std::uint32_t) {
            EXPECT_LT(before, std::int64_t{v});  // ascending, each once
            before = v;
            pairs.emplace(u, v);
        });
    }
    return pairs;
}

/// A ring of as many schools, each of which supports the next one twice.
Network ring(std::uint32_t schools) {
    Records records;
    const auto id = [](std::uint32_t number) { return std::to_string(1'000'000 + number); };
    for (std::uint32_t i = 0; i < schools; ++i) {
        records.schools.push_back({.id = id(i), .name = "school"});
        for (const char* half : {"a", "b"})
            records.supports.push_back({.id = half + id(i),
                                        .supporter = RefTo<School>{id(i)},
                                        .recipient = RefTo<School>{id((i + 1) % schools)},
                                        .channel = Channel::staff});
    }
    return network_of(records);
}

TEST(DistinctPairs, AreMadeInPartsThatFitTogether) {
    for (const std::uint32_t schools : {2U, 8'191U, 8'192U, 8'193U, 16'385U}) {
        Pairs expected;
        for (std::uint32_t i = 0; i < schools; ++i) expected.emplace(i, (i + 1) % schools);
        const Slice slice{ring(schools)};
        for (const unsigned threads : {1U, 2U, 7U})
            EXPECT_EQ(pairs_of(distinct_pairs(slice, threads)), expected) << schools;
    }
    EXPECT_EQ(distinct_pairs(Slice{network_of("")}).vertex_count(), 0U);
    EXPECT_EQ(distinct_pairs(Slice{network_of("schools A")}).edge_count(), 0U);
}

class DistinctPairsLaw : public ::testing::TestWithParam<unsigned> {};
TEST_P(DistinctPairsLaw, AreTheEndsOfTies) {
    const Slice slice =
        Slice{random_network(GetParam(), 9, 60).network}.all_kinds().at(day(static_cast<int>(GetParam() % 25)));
    Pairs expected;
    for (std::uint32_t t = 0; t < slice.network().tie_count(); ++t)
        if (slice.has(TieIndex{t}))
            expected.emplace(slice.network().supporter(TieIndex{t}).value,
                             slice.network().recipient(TieIndex{t}).value);
    EXPECT_EQ(pairs_of(distinct_pairs(slice)), expected);
    EXPECT_EQ(pairs_of(distinct_pairs(slice.frozen())), expected);
}
INSTANTIATE_TEST_SUITE_P(Seeds, DistinctPairsLaw, ::testing::Range(0U, 40U));

}  // namespace
}  // namespace jiedui
