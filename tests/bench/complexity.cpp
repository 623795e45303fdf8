// SPDX-License-Identifier: Apache-2.0
// How time grows with the country, against what the questions promise: reach, roles, dependence.
#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include <benchmark/benchmark.h>

#include "jiedui/model/slice.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/withdraw.hpp"

#include "support/agreement_graphs.hpp"
#include "support/country_records.hpp"
#include "support/drawn_country.hpp"

namespace jiedui::bench {
namespace {

/// Ten agreements a school, and counties of about 160 schools, as in a province.
[[nodiscard]] Network network_of_size(std::uint32_t schools) {
    const DrawnCountry country{{"", schools, std::max(schools / 160, 1U), 10 * schools, 0, 0, 0}};
    return network_of(country, Has::agreements_alone);
}

/// The school that supports most.
[[nodiscard]] SchoolIndex greatest_supporter(const Slice& slice) {
    const auto& places = agreements_of(slice.network().ties()).outgoing;
    SchoolIndex greatest;
    for (std::uint32_t school = 0; school < slice.vertex_count(); ++school)
        if (places[school + 1] - places[school] > places[greatest.value + 1] - places[greatest.value])
            greatest = SchoolIndex{school};
    return greatest;
}

/// Goes over all ties until no school is new.
[[nodiscard]] std::size_t reached_naive(const Slice& slice, SchoolIndex from) {
    const Network& network = slice.network();
    std::set<SchoolIndex> reached{from};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (std::uint32_t t = 0; t < network.tie_count(); ++t)
            if (reached.contains(network.supporter(TieIndex{t}))) reached.insert(network.recipient(TieIndex{t}));
    }
    return reached.size() - 1;
}

/// Counts the distinct pairs of supporter and recipient.
[[nodiscard]] std::size_t pairs_naive(const Network& network) {
    std::set<std::pair<SchoolIndex, SchoolIndex>> pairs;
    for (std::uint32_t t = 0; t < network.tie_count(); ++t)
        pairs.emplace(network.supporter(TieIndex{t}), network.recipient(TieIndex{t}));
    return pairs.size();
}

/// Times `ask` by the number of ties, if `is_right`.
template <class Ask>
void time_by_ties(benchmark::State& state, const Network& network, bool is_right, Ask&& ask) {
    if (!is_right) {
        state.SkipWithError("wrong answer: a time would mean nothing");
        return;
    }
    for (auto _ : state) benchmark::DoNotOptimize(ask());
    state.SetComplexityN(network.tie_count());
    state.counters["ties/s"] = benchmark::Counter(network.tie_count(), benchmark::Counter::kIsIterationInvariantRate);
}

void reach_of_the_greatest(benchmark::State& state) {
    const Network network = network_of_size(static_cast<std::uint32_t>(state.range(0)));
    const Slice slice{network};
    const SchoolIndex school = greatest_supporter(slice);
    const bool is_right = ask(slice, Reach{.school = school}).rows.size() == reached_naive(slice, school);
    time_by_ties(state, network, is_right, [&] { return ask(slice, Reach{.school = school}); });
}

void roles_of_all(benchmark::State& state) {
    const Network network = network_of_size(static_cast<std::uint32_t>(state.range(0)));
    const Slice slice{network};
    std::size_t supporters = 0;
    std::size_t recipients = 0;
    for (const Roles::Row& row : ask(slice, Roles{}).rows) {
        supporters += row.supporters;
        recipients += row.recipients;
    }
    const std::size_t pairs = pairs_naive(network);
    time_by_ties(state, network, supporters == pairs && recipients == pairs, [&] { return ask(slice, Roles{}); });
}

void dependence_of_all(benchmark::State& state) {
    const Network network = network_of_size(static_cast<std::uint32_t>(state.range(0)));
    const Slice slice{network};
    const auto rows = ask(slice, Dependence{}).rows;
    bool is_right = !rows.empty();
    for (std::size_t i = 0; i < rows.size(); i += 1 + rows.size() / 10) {
        std::size_t lost = 0;
        for (const Withdraw::Row& each : ask(slice, Withdraw{.schools = {rows[i].school}}).rows)
            lost += each.how != Loss::partial ? 1 : 0;
        is_right = is_right && lost == std::size_t{rows[i].directly} + rows[i].through_chain;
    }
    time_by_ties(state, network, is_right, [&] { return ask(slice, Dependence{}); });
}

BENCHMARK(reach_of_the_greatest)->RangeMultiplier(4)->Range(1 << 9, 1 << 15)->Complexity(benchmark::oNLogN);
BENCHMARK(roles_of_all)->RangeMultiplier(4)->Range(1 << 9, 1 << 15)->Complexity(benchmark::oN);
BENCHMARK(dependence_of_all)->RangeMultiplier(4)->Range(1 << 9, 1 << 15)->Complexity(benchmark::oN);

}  // namespace
}  // namespace jiedui::bench
