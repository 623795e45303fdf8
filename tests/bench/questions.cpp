// SPDX-License-Identifier: Apache-2.0
// Questions about drawn countries beside Boost.Graph, on one thread and on two, and how their cost grows: answers first, then
// times, then a table.  Takes district and province; with JIEDUI_BENCH_NATION in the environment the nation, too.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/coverage_rates.hpp"
#include "jiedui/query/dependence.hpp"
#include "jiedui/query/depths.hpp"
#include "jiedui/query/duties.hpp"
#include "jiedui/query/earliest_reach.hpp"
#include "jiedui/query/earliest_reach_counts.hpp"
#include "jiedui/query/flows.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/query/sole_supports.hpp"
#include "jiedui/query/summary.hpp"

#include "support/agreement_graphs.hpp"
#include "support/boost_peer.hpp"
#include "support/drawn_country.hpp"
#include "support/pairs.hpp"
#include "support/subject.hpp"

namespace jiedui::bench {
namespace {

/// G3 and G4: whom many schools reach through staff on one day.
void time_reach_on_a_day(const Subject& subject, const BoostGraph& boost_graph, Table& table) {
    const Slice slice = subject.slice.through(Channel::staff).at(that_day);
    const std::vector<SchoolIndex> schools = many_schools(slice, 100'000);
    BoostSearchOnDay theirs{boost_graph, Channel::staff, that_day};
    std::map<SchoolIndex, std::size_t> reached;
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const auto& found = theirs.run(schools[i].value);
        reached[schools[i]] = found.size();
        std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
        for (const BoostReached& each : found) expected.insert({each.hops, each.vertex});
        const auto answer = ask(slice, Reach{.school = schools[i]});
        require(answer.rows.size() == expected.size(), "G3, schools reached");
        for (const Reach::Row& row : answer.rows)
            require(expected.contains({row.hops, row.school.value}), "G3, school or hops");
    }
    const auto counts = ask(slice, ReachCounts{.schools = schools}, {.threads = 1});
    require(counts.rows.size() == reached.size(), "G4, rows");
    for (const ReachCounts::Row& row : counts.rows)
        require(row.reached == reached.at(row.school), "G4, schools reached");

    const auto boost_all = [&] {
        std::size_t rows = 0;
        for (const SchoolIndex school : schools) rows += theirs.run(school.value).size();
        return rows;
    };
    const auto one_by_one = [&] {
        std::size_t rows = 0;
        for (const SchoolIndex school : schools) rows += ask(slice, Reach{.school = school}).rows.size();
        return rows;
    };
    const auto at_once = [&] { return ask(slice, ReachCounts{.schools = schools}, {.threads = 1}); };
    table.add("G3", "reach of many schools, staff, one day", subject.name(), 1.0, compare(one_by_one, boost_all));
    table.add("G4", "the same as one reach_counts", subject.name(), 0.35, compare(at_once, boost_all));
}

/// G5: strong components of all agreements.
void time_strong_components(const Subject& subject, const BoostGraph& boost_graph, Table& table) {
    BoostStrongComponents theirs{boost_graph};
    const graph::Csr csr = csr_of_agreements(subject.slice.network().ties());
    const auto expected = graph::numbered_by_lowest(theirs.run());
    const auto ours_on = [&](const auto& graph) { return graph::strong_components(graph); };
    require(ours_on(csr).component == expected.component, "G5, on columns");
    require(ours_on(subject.slice).component == expected.component, "G5, on a slice");
    require(ours_on(subject.alone).component == expected.component, "G5, on agreements alone");
    const auto boost_run = [&] { return theirs.run().size(); };
    table.add("G5", "strong components, graph::Csr", subject.name(), 0.75,
              compare([&] { return ours_on(csr); }, boost_run));
    add_both(table, "G5", "strong components, Slice", subject, 0.75, ours_on, boost_run);
}

/// G7: dependence, whole answer, beside Boost's dominators alone.
void time_dependence(const Subject& subject, Table& table) {
    BoostColumns with_entry = subject.columns;
    const std::uint32_t entry = with_entry.vertex_count++;
    for (const std::uint32_t source : outside_supporters(subject.slice)) with_entry.ends.emplace_back(entry, source);
    with_entry.payload.resize(with_entry.ends.size());
    const BoostGraph boost_graph = with_entry.graph();
    BoostDominators theirs{boost_graph};
    std::uint64_t dominated = 0;
    const auto& above = theirs.run();
    for (std::uint32_t school = 0; school < entry; ++school)
        for (std::uint32_t at = above[school]; at < entry; at = above[at]) ++dominated;
    std::uint64_t counted = 0;
    const auto tree = graph::dominators(subject.slice, outside_supporters(subject.slice));
    std::uint64_t unfed = 0;  // of these some hang on one supporter, which is no matter of dominators
    for (const SoleSupports::Row& row : ask(subject.slice, SoleSupports{}).rows)
        unfed += tree.idom[row.recipient.value] == graph::unreachable ? 1U : 0U;
    for (const Dependence::Row& row : ask(subject.slice, Dependence{}).rows)
        counted += row.directly + row.through_chain;
    require(counted == dominated + unfed, "G7, schools that hang on others");
    const auto ours_on = [](const Slice& slice) { return ask(slice, Dependence{}); };
    require(ours_on(subject.alone).rows == ours_on(subject.slice).rows, "G7, agreements alone");
    add_both(table, "G7", "dependence with pupils; Boost: dominators", subject, 0.9, ours_on,
             [&] { return theirs.run().size(); });
}

/// G8: earliest reach from a hundred schools.
void time_earliest_reach(const Subject& subject, const BoostGraph& boost_graph, Table& table) {
    const std::vector<std::uint32_t> schools = drawn_supporters(subject.slice.network().ties(), 100);
    BoostArrival theirs{boost_graph};
    for (const std::uint32_t school : schools) {
        const std::size_t reached = theirs.run(school, that_day.number()).size();
        const auto answer = ask(subject.slice, EarliestReach{.school = SchoolIndex{school}, .from_day = that_day});
        require(answer.rows.size() + 1 == reached, "G8, schools reached");
        for (const EarliestReach::Row& row : answer.rows)
            require(row.day.number() == theirs.day(row.school.value), "G8, days");
    }
    const auto ours = [&] {
        std::size_t rows = 0;
        for (const std::uint32_t school : schools)
            rows += ask(subject.slice, EarliestReach{.school = SchoolIndex{school}, .from_day = that_day}).rows.size();
        return rows;
    };
    const auto boost_all = [&] {
        std::size_t rows = 0;
        for (const std::uint32_t school : schools) rows += theirs.run(school, that_day.number()).size();
        return rows;
    };
    const unsigned pairs = subject.size.schools > 100'000 ? 5 : 15;
    table.add("G8", "earliest_reach from 100 schools", subject.name(), 0.7, compare(ours, boost_all, pairs));
}

/// Seconds by the clock on the wall: the only one that knows of several threads.
template <class Work>
[[nodiscard]] double wall_seconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    [[maybe_unused]] const auto result = work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// G9: batches on two threads over one.
void time_threads(const Subject& subject, Table& table) {
    const Slice slice = subject.slice.through(Channel::staff).at(that_day);
    const std::vector<SchoolIndex> schools = many_schools(slice, 100'000);
    const auto counts = [&](unsigned threads) {
        return [&, threads] { return ask(slice, ReachCounts{.schools = schools}, {.threads = threads}); };
    };
    const std::vector<std::uint32_t> supporters = drawn_supporters(subject.slice.network().ties(), 100);
    std::vector<SchoolIndex> starts;
    for (const std::uint32_t school : supporters) starts.push_back({school});
    const auto spread = [&](unsigned threads) {
        return [&, threads] {
            return ask(subject.slice, EarliestReachCounts{.from_day = that_day, .schools = starts},
                       {.threads = threads});
        };
    };
    require(counts(2)().rows == counts(1)().rows, "G9, reach_counts");
    require(spread(2)().rows == spread(1)().rows, "G9, earliest_reach_counts");
    const auto time = [&](const char* work, const auto& of_threads) {
        std::vector<double> faster;
        for (int pair = 0; pair < 9; ++pair)
            faster.push_back(wall_seconds(of_threads(1)) / wall_seconds(of_threads(2)));
        table.add_faster("G9", work, subject.name(), 1.6,
                         {quantile(faster, 0.5), quantile(faster, 0.25), quantile(faster, 0.75), 0});
    };
    time("reach_counts on two threads", counts);
    time("earliest_reach_counts on two threads", spread);
}

/// G10: what a tie costs here over what it costs in a smaller country.
void time_growth(const Subject& small, const Subject& large, Table& table) {
    using Ask = std::function<std::size_t(const Slice&)>;
    const auto rows = [](auto question) {
        return Ask{[question](const Slice& slice) { return question(slice).rows.size(); }};
    };
    const std::vector<std::pair<const char*, Ask>> questions{
        {"roles", rows([](const Slice& s) { return ask(s, Roles{}); })},
        {"duties", rows([](const Slice& s) { return ask(s, Duties{}); })},
        {"sole_supports", rows([](const Slice& s) { return ask(s, SoleSupports{}); })},
        {"coverage_rates", rows([](const Slice& s) { return ask(s, CoverageRates{.by = "division"}); })},
        {"summary", rows([](const Slice& s) { return ask(s, Summary{}); })},
        {"depths", rows([](const Slice& s) { return ask(s, Depths{}); })},
        {"rings", rows([](const Slice& s) { return ask(s, Rings{}); })},
        {"dependence", rows([](const Slice& s) { return ask(s, Dependence{}); })},
        {"flows", rows([](const Slice& s) { return ask(s, Flows{.by = "division"}); })},
    };
    const double ties = static_cast<double>(large.size.agreements) / small.size.agreements;
    for (const auto& [name, ask] : questions) {
        Ratio ratio = compare([&] { return ask(large.slice); }, [&] { return ask(small.slice); }, 7);
        for (double* each : {&ratio.median, &ratio.low, &ratio.high}) *each /= ties;
        table.add("G10", std::string{"cost a tie over "} + small.name() + "'s, " + name, large.name(), 4.0, ratio);
    }
}

void time_country(const Subject& subject, Table& table) {
    const BoostGraph boost_graph = subject.columns.graph();
    time_reach_on_a_day(subject, boost_graph, table);
    time_strong_components(subject, boost_graph, table);
    time_dependence(subject, table);
    time_earliest_reach(subject, boost_graph, table);
}

}  // namespace
}  // namespace jiedui::bench

int main() {
    using namespace jiedui::bench;  // NOLINT(google-build-using-namespace)
    try {
        Table table;
        const std::vector<CountrySize> sizes = sizes_to_time();
        const std::vector<Subject> subjects(sizes.begin(), sizes.end());
        for (std::size_t i = 1; i < subjects.size(); ++i) time_threads(subjects[i], table);
        pin_to_one_core();
        for (const Subject& subject : subjects) time_country(subject, table);
        for (std::size_t i = 1; i < subjects.size(); ++i) time_growth(subjects[i - 1], subjects[i], table);
        table.print();
        print_cores();
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
    return 0;
}
