// SPDX-License-Identifier: Apache-2.0
// Structure, search and dominators of drawn countries beside Boost.Graph: answers first, then times, then a table.
// Takes district and province; with JIEDUI_BENCH_NATION in the environment the nation, too.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/dominators.hpp"
#include "jiedui/graph/search.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "jiedui/query/reach.hpp"

#include "support/agreement_graphs.hpp"
#include "support/boost_peer.hpp"
#include "support/country_records.hpp"
#include "support/drawn_country.hpp"
#include "support/pairs.hpp"
#include "support/subject.hpp"

namespace jiedui::bench {
namespace {

[[nodiscard]] double bytes_of(const TieStore& store) {
    const auto bytes = [](const auto&... columns) { return (... + (columns.size() * sizeof(*columns.data()))); };
    std::size_t sum = bytes(store.supporter, store.recipient, store.first, store.until, store.mark, store.record,
                            store.incoming_ties);
    for (const TieBlock& block : store.blocks) sum += bytes(block.outgoing, block.incoming);
    return static_cast<double>(sum);
}

/// Both keep the same ties at each school, in both directions, and ours in their order.
void check_structure(const TieStore& store, const BoostGraph& graph, const std::string& size) {
    const auto shown = [](std::uint32_t other, TieMark mark, Day first, Day until) {
        return std::tuple{mark.channel_code(), first, until, other};
    };
    const TieBlock& block = agreements_of(store);
    for (std::uint32_t school = 0; school < num_vertices(graph); ++school) {
        std::vector<std::tuple<unsigned, Day, Day, std::uint32_t>> ours;
        std::vector<std::tuple<unsigned, Day, Day, std::uint32_t>> theirs;
        for (std::uint32_t t = block.outgoing[school]; t < block.outgoing[school + 1]; ++t)
            ours.push_back(shown(store.recipient[t], store.mark[t], store.first[t], store.until[t]));
        const auto [out, out_end] = out_edges(school, graph);
        for (auto edge = out; edge != out_end; ++edge)
            theirs.push_back(shown(target(*edge, graph), graph[*edge].mark, graph[*edge].first, graph[*edge].until));
        std::ranges::sort(theirs);
        require(ours == theirs, "G1, " + size + ", ties from school " + std::to_string(school));

        ours.clear();
        theirs.clear();
        for (std::uint32_t i = block.incoming[school]; i < block.incoming[school + 1]; ++i) {
            const std::uint32_t t = store.incoming_ties[i];
            ours.push_back(shown(store.supporter[t], store.mark[t], store.first[t], store.until[t]));
        }
        const auto by_day = [](const auto& a, const auto& b) {
            return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
        };
        require(std::ranges::is_sorted(ours, by_day), "G1, " + size + ", order at school " + std::to_string(school));
        const auto [in, in_end] = in_edges(school, graph);
        for (auto edge = in; edge != in_end; ++edge)
            theirs.push_back(shown(source(*edge, graph), graph[*edge].mark, graph[*edge].first, graph[*edge].until));
        std::ranges::sort(ours);
        std::ranges::sort(theirs);
        require(ours == theirs, "G1, " + size + ", ties to school " + std::to_string(school));
    }
}

/// G1: the structure from columns.
void time_structure(std::uint32_t schools, std::span<const detail::RawTie> ties, const std::string& size,
                    Table& table) {
    const BoostColumns columns = boost_columns(schools, ties);
    const TieStore store = store_of(schools, ties);
    check_structure(store, columns.graph(), size);
    const Ratio ratio = compare([&] { return store_of(schools, ties); }, [&] { return columns.graph(); });
    table.add("G1", "structure from columns, both directions", size, 1.4, ratio);
    table.add("G1", "memory of it, a tie", size, 32, bytes_of(store) / static_cast<double>(ties.size()));
}

/// `reach` gives the hops that Boost finds, and the lowest of all ties from one hop nearer.
void check_reach(const Slice& slice, std::uint32_t school, BoostSearch& search, const std::string& where) {
    const TieStore& ties = slice.network().ties();
    std::vector<std::uint32_t> hops(slice.vertex_count(), no_row);
    std::vector<BoostReached> found;
    hops[school] = 0;
    search.run(school, RowsVisitor{hops, found});
    std::map<std::uint32_t, std::uint32_t> lowest;
    for (std::uint32_t t = agreements_of(ties).outgoing.back(); t-- > 0;) {
        const std::uint32_t before = hops[ties.supporter[t]];
        if (before != no_row && hops[ties.recipient[t]] == before + 1) lowest[ties.recipient[t]] = t;
    }
    const auto answer = ask(slice, Reach{.school = SchoolIndex{school}});
    require(answer.rows.size() == found.size(), where + ", number of schools reached");
    for (const Reach::Row& row : answer.rows) {
        require(row.hops == hops[row.school.value], where + ", hops");
        require(row.tie.value == lowest.at(row.school.value), where + ", ties");
    }
    const auto place = [](const Reach::Row& row) { return std::pair{row.hops, row.school}; };
    require(std::ranges::is_sorted(answer.rows, {}, place), where + ", order");
}

/// All searches give the same schools.
template <class G>
void check_search(const G& graph, std::uint32_t school, BoostSearch& search, const std::string& where) {
    graph::SearchSpace space;
    graph::mark_reachable(graph, std::span{&school, 1}, space);
    std::vector<std::uint32_t> ours(space.vertices().begin(), space.vertices().end());
    const auto seen = search.run(school);
    std::vector<std::uint32_t> theirs(seen.begin(), seen.end());
    std::ranges::sort(ours);
    std::ranges::sort(theirs);
    require(ours == theirs, where + ", schools reached");
}

/// G2: searches over all ties from a hundred schools.
void time_search(const Subject& subject, const graph::Csr& csr, const BoostGraph& boost_graph, Table& table) {
    const std::vector<std::uint32_t> schools = drawn_supporters(subject.slice.network().ties(), 100);
    BoostSearch search{boost_graph};
    for (const std::uint32_t school : schools) {
        const std::string where = "G2, " + subject.name() + ", from school " + std::to_string(school);
        check_search(csr, school, search, where + ", on columns");
        check_search(subject.slice, school, search, where + ", on a slice");
        check_search(subject.alone, school, search, where + ", on agreements alone");
        if (school % 10 == schools.front() % 10) check_reach(subject.slice, school, search, where);
    }

    graph::SearchSpace space;
    const auto ours_on = [&](const auto& graph) {
        std::size_t reached = 0;
        for (const std::uint32_t school : schools)
            reached += graph::mark_reachable(graph, std::span{&school, 1}, space).reached;
        return reached;
    };
    const auto on_columns = [&] { return ours_on(csr); };
    const auto theirs = [&] {
        std::size_t reached = 0;
        for (const std::uint32_t school : schools) reached += search.run(school).size();
        return reached;
    };
    const auto rows_on = [&](const Slice& slice) {
        std::size_t reached = 0;
        for (const std::uint32_t school : schools)
            reached += ask(slice, Reach{.school = SchoolIndex{school}}).rows.size();
        return reached;
    };
    std::vector<std::uint32_t> hops(subject.slice.vertex_count());
    const auto their_rows = [&] {
        std::size_t reached = 0;
        for (const std::uint32_t school : schools) {
            std::vector<BoostReached> found;
            hops[school] = 0;
            search.run(school, RowsVisitor{hops, found});
            reached += found.size();
        }
        return reached;
    };
    table.add("G2", "search from 100 schools, graph::Csr", subject.name(), 0.5, compare(on_columns, theirs));
    add_both(table, "G2", "search from 100 schools, Slice", subject, 0.5, ours_on, theirs);
    add_both(table, "G2", "reach with its rows; Boost: the same rows", subject, 0.8, rows_on, their_rows);
    table.add("G2", "reach with its rows; Csr search alone", subject.name(), 2.5,
              compare([&] { return rows_on(subject.slice); }, on_columns));
}

/// G6: dominators below all outside supporters.
void time_dominators(const Subject& subject, const graph::Csr& csr, Table& table) {
    const std::vector<std::uint32_t> sources = outside_supporters(subject.slice);
    const std::uint32_t entry = subject.columns.vertex_count;
    BoostColumns with_entry = subject.columns;
    ++with_entry.vertex_count;
    for (const std::uint32_t source : sources) with_entry.ends.emplace_back(entry, source);
    with_entry.payload.resize(with_entry.ends.size());
    const BoostGraph boost_graph = with_entry.graph();
    BoostDominators theirs{boost_graph};

    const auto same = [&](const graph::DominatorTree& tree) {
        const std::vector<std::uint32_t>& expected = theirs.run();
        for (std::uint32_t school = 0; school < entry; ++school) {
            const std::uint32_t above = tree.idom[school] == graph::virtual_root ? entry : tree.idom[school];
            if (above != expected[school]) return false;  // both mark what is unreachable by the largest number
        }
        return true;
    };
    const auto ours_on = [&](const auto& graph) { return graph::dominators(graph, sources); };
    require(same(ours_on(csr)), "G6, " + subject.name() + ", on columns");
    require(same(ours_on(subject.slice)), "G6, " + subject.name() + ", on a slice");
    require(same(ours_on(subject.alone)), "G6, " + subject.name() + ", on agreements alone");
    const auto boost_run = [&] { return theirs.run().size(); };
    table.add("G6", "dominators, graph::Csr", subject.name(), 0.65, compare([&] { return ours_on(csr); }, boost_run));
    add_both(table, "G6", "dominators, Slice", subject, 0.65, ours_on, boost_run);
}

void time_country(const CountrySize& size, Table& table) {
    const Subject subject{size};
    time_structure(size.schools, raw_ties(DrawnCountry{size}.draw_agreements()), subject.name(), table);
    const graph::Csr csr = csr_of_agreements(subject.slice.network().ties());
    time_search(subject, csr, subject.columns.graph(), table);
    time_dominators(subject, csr, table);
}

}  // namespace
}  // namespace jiedui::bench

int main() {
    using namespace jiedui::bench;  // NOLINT(google-build-using-namespace)
    try {
        pin_to_one_core();
        Table table;
        for (const CountrySize& size : sizes_to_time()) time_country(size, table);
        table.print();
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
    return 0;
}
