// SPDX-License-Identifier: Apache-2.0
/// @file
/// Questions about drawn countries beside igraph's C library, on one thread: answers first, then times, then a table.  Takes
/// district and province; with JIEDUI_BENCH_NATION in the environment the nation, too.  igraph has each graph built before, also
/// that of the ties of one day, but where a row says otherwise.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <igraph/igraph.h>

#include "../support/agreement_graphs.hpp"
#include "../support/boost_peer.hpp"
#include "../support/pairs.hpp"
#include "../support/subject.hpp"
#include "jiedui/base/channel.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/query/reach.hpp"
#include "jiedui/query/reach_counts.hpp"

namespace jiedui::bench {
namespace {

constexpr double no_slower = 1.0;

/// @errors std::runtime_error if igraph reports one.
void need(igraph_error_t code) {
    if (code != IGRAPH_SUCCESS) throw std::runtime_error{igraph_strerror(code)};
}

/// Numbers in igraph's keeping.
class Numbers {
public:
    explicit Numbers(const std::vector<igraph_integer_t>& numbers = {}) {
        need(igraph_vector_int_init_array(&vector_, numbers.data(), static_cast<igraph_integer_t>(numbers.size())));
    }
    Numbers(const Numbers&) = delete;
    Numbers& operator=(const Numbers&) = delete;
    ~Numbers() { igraph_vector_int_destroy(&vector_); }

    [[nodiscard]] igraph_vector_int_t* get() noexcept { return &vector_; }
    [[nodiscard]] const igraph_vector_int_t* get() const noexcept { return &vector_; }
    [[nodiscard]] std::span<const igraph_integer_t> values() const noexcept {
        return {vector_.stor_begin, vector_.end};
    }

private:
    igraph_vector_int_t vector_{};
};

/// Lists of numbers in igraph's keeping.
class Lists {
public:
    Lists() { need(igraph_vector_int_list_init(&lists_, 0)); }
    Lists(const Lists&) = delete;
    Lists& operator=(const Lists&) = delete;
    ~Lists() { igraph_vector_int_list_destroy(&lists_); }

    [[nodiscard]] igraph_vector_int_list_t* get() noexcept { return &lists_; }
    [[nodiscard]] std::size_t size() const noexcept {
        return static_cast<std::size_t>(igraph_vector_int_list_size(&lists_));
    }
    [[nodiscard]] std::span<const igraph_integer_t> operator[](std::size_t place) const noexcept {
        const igraph_vector_int_t* const list =
            igraph_vector_int_list_get_ptr(&lists_, static_cast<igraph_integer_t>(place));
        return {list->stor_begin, list->end};
    }

private:
    igraph_vector_int_list_t lists_{};
};

/// A directed graph of igraph's, and its searches with results in memory that is used again.
class Igraph {
public:
    /// @param ends supporter and recipient of each tie, one after the other.
    Igraph(std::uint32_t schools, const Numbers& ends) { need(igraph_create(&graph_, ends.get(), schools, true)); }
    Igraph(const Igraph&) = delete;
    Igraph& operator=(const Igraph&) = delete;
    ~Igraph() { igraph_destroy(&graph_); }

    /// How many schools each school reaches, itself among them.
    std::span<const igraph_integer_t> ask(const Numbers& schools, ReachCounts{}) {
        need(igraph_neighborhood_size(&graph_, counts_.get(), igraph_vss_vector(schools.get()), any_hops(), IGRAPH_OUT,
                                      0));
        return counts_.values();
    }
    /// The schools that each school reaches, itself the first.
    const Lists& ask(const Numbers& schools, Reach{}) {
        need(igraph_neighborhood(&graph_, lists_.get(), igraph_vss_vector(schools.get()), any_hops(), IGRAPH_OUT, 0));
        return lists_;
    }
    /// The schools that one school reaches, itself the first, by ascending hops; and the school before each.
    std::span<const igraph_integer_t> search(igraph_integer_t school) {
        need(igraph_bfs_simple(&graph_, school, IGRAPH_OUT, order_.get(), layers_.get(), parents_.get()));
        return order_.values();
    }
    /// Where in the result of the last search the schools of each number of hops begin; its size is the last.
    [[nodiscard]] std::span<const igraph_integer_t> layers() const noexcept { return layers_.values(); }
    /// By school: the number of its strong component.
    std::span<const igraph_integer_t> strong_components() {
        need(igraph_connected_components(&graph_, components_.get(), nullptr, nullptr, IGRAPH_STRONG));
        return components_.values();
    }

private:
    [[nodiscard]] igraph_integer_t any_hops() const noexcept { return igraph_vcount(&graph_); }

    igraph_t graph_{};
    Numbers counts_, order_, layers_, parents_, components_;
    Lists lists_;
};

/// The ends of the ties that `is_kept` keeps, as igraph takes them.
template <class Keep>
[[nodiscard]] Numbers ends_of(const BoostColumns& columns, const Keep& is_kept) {
    std::vector<igraph_integer_t> ends;
    for (std::size_t tie = 0; tie < columns.ends.size(); ++tie)
        if (is_kept(columns.payload[tie])) {
            ends.push_back(columns.ends[tie].first);
            ends.push_back(columns.ends[tie].second);
        }
    return Numbers{ends};
}

[[nodiscard]] Numbers numbers_of(const std::vector<SchoolIndex>& schools) {
    std::vector<igraph_integer_t> numbers;
    for (const SchoolIndex school : schools) numbers.push_back(school.value);
    return Numbers{numbers};
}

[[nodiscard]] unsigned pairs_of(const Subject& subject) { return subject.size.schools > 100'000 ? 5 : 15; }

/// Both give as many schools for each of `schools`, which ascend.
void check_counts(const std::vector<SchoolIndex>& schools, const Answer<ReachCounts>& ours,
                  std::span<const igraph_integer_t> theirs, const std::string& where) {
    require(ours.rows.size() == schools.size() && theirs.size() == schools.size(), where + ", rows");
    for (std::size_t i = 0; i < schools.size(); ++i)
        require(ours.rows[i].school == schools[i] && igraph_integer_t{ours.rows[i].reached} + 1 == theirs[i],
                where + ", schools reached");
}

/// Both reach the same schools from `school`, in as many hops.
void check_rows(const Slice& slice, SchoolIndex school, Igraph& theirs) {
    const auto found = theirs.search(school.value);
    const auto layers = theirs.layers();
    std::map<igraph_integer_t, std::size_t> hops;
    for (std::size_t layer = 0; layer + 1 < layers.size(); ++layer)
        for (igraph_integer_t place = layers[layer]; place < layers[layer + 1]; ++place)
            hops[found[static_cast<std::size_t>(place)]] = layer;
    const auto answer = ask(slice, Reach{.school = school});
    require(answer.rows.size() + 1 == hops.size(), "G2, schools reached");
    for (const Reach::Row& row : answer.rows) require(row.hops == hops.at(row.school.value), "G2, hops");
}

/// G2: searches over all agreements from a hundred schools.
void time_search(const Subject& subject, Igraph& theirs, Table& table) {
    std::vector<SchoolIndex> schools;
    for (const std::uint32_t school : drawn_supporters(subject.slice.network().ties(), 100))
        schools.push_back({school});
    std::ranges::sort(schools);
    const Numbers their_schools = numbers_of(schools);
    const Slice slice = subject.slice.frozen();
    const auto counts = [&] { return ask(slice, ReachCounts{.schools = schools}, {.threads = 1}); };
    check_counts(schools, counts(), theirs.reach_counts(their_schools), "G2");
    for (const SchoolIndex school : schools) check_rows(slice, school, theirs);
    const auto rows = [&] {
        std::size_t reached = 0;
        for (const SchoolIndex school : schools) reached += ask(slice, Reach{.school = school}).rows.size();
        return reached;
    };
    const auto their_rows = [&] {
        std::size_t reached = 0;
        for (const SchoolIndex school : schools) reached += theirs.search(school.value).size();
        return reached;
    };
    table.add("G2", "100 searches, all agreements", subject.name(), no_slower,
              compare(counts, [&] { return theirs.reach_counts(their_schools).size(); }, pairs_of(subject)));
    table.add("G2", "100 searches with rows, all agreements", subject.name(), no_slower,
              compare(rows, their_rows, pairs_of(subject)));
}

/// G3 and G4: whom many schools reach through staff on one day.
void time_reach_on_a_day(const Subject& subject, Table& table) {
    const Slice slice = subject.slice.through(Channel::staff).at(that_day);
    const Slice frozen = slice.frozen();
    std::vector<SchoolIndex> schools = many_schools(slice, 100'000);
    std::ranges::sort(schools);
    const auto [first_double, end] = std::ranges::unique(schools);  // who is asked twice is answered once
    schools.erase(first_double, end);
    const Numbers their_schools = numbers_of(schools);
    const Numbers ends =
        ends_of(subject.columns, [](const Payload& tie) { return is_open(tie, Channel::staff, that_day); });
    Igraph theirs{subject.size.schools, ends};

    const auto counts_on = [&](const Slice& asked) {
        return [&] { return ask(asked, ReachCounts{.schools = schools}, {.threads = 1}); };
    };
    check_counts(schools, counts_on(slice)(), theirs.reach_counts(their_schools), "G4");
    check_counts(schools, counts_on(frozen)(), theirs.reach_counts(their_schools), "G4, frozen");
    const Lists& lists = theirs.reach(their_schools);
    require(lists.size() == schools.size(), "G3, rows");
    for (std::size_t i = 0; i < schools.size(); ++i) {
        std::vector<igraph_integer_t> ours{schools[i].value};
        for (const Reach::Row& row : ask(slice, Reach{.school = schools[i]}).rows) ours.push_back(row.school.value);
        require(std::ranges::is_permutation(ours, lists[i]), "G3, schools reached");
    }

    const auto one_by_one_on = [&](const Slice& asked) {
        return [&] {
            std::size_t rows = 0;
            for (const SchoolIndex school : schools) rows += ask(asked, Reach{.school = school}).rows.size();
            return rows;
        };
    };
    const auto their_rows = [&] { return theirs.reach(their_schools).size(); };
    const auto their_counts = [&] { return theirs.reach_counts(their_schools).size(); };
    const auto built_and_counted = [&] {
        return Igraph{subject.size.schools, ends}.reach_counts(their_schools).size();
    };
    const auto add = [&](const char* row, const char* work, const auto& ours, const auto& other) {
        table.add(row, work, subject.name(), no_slower, compare(ours, other, pairs_of(subject)));
    };
    add("G3", "reach of many schools, staff, one day", one_by_one_on(slice), their_rows);
    add("G3", "the same, frozen", one_by_one_on(frozen), their_rows);
    add("G4", "the same as one reach_counts", counts_on(slice), their_counts);
    add("G4", "the same as one reach_counts, frozen", counts_on(frozen), their_counts);
    add("G4", "the same; igraph builds the day's graph", counts_on(slice), built_and_counted);
}

/// G5: strong components over all agreements.
void time_strong_components(const Subject& subject, Igraph& theirs, Table& table) {
    const auto found = theirs.strong_components();
    const std::vector<std::uint32_t> labels(found.begin(), found.end());
    require(graph::strong_components(subject.slice).component == graph::numbered_by_lowest(labels).component, "G5");
    table.add("G5", "strong components, all agreements", subject.name(), no_slower,
              compare([&] { return graph::strong_components(subject.slice); },
                      [&] { return theirs.strong_components().size(); }, pairs_of(subject)));
}

void time_country(const CountrySize& size, Table& table) {
    const Subject subject{size};
    Igraph theirs{size.schools, ends_of(subject.columns, [](const Payload&) { return true; })};
    time_search(subject, theirs, table);
    time_reach_on_a_day(subject, table);
    time_strong_components(subject, theirs, table);
}

}  // namespace
}  // namespace jiedui::bench

int main() {
    using namespace jiedui::bench;  // NOLINT(google-build-using-namespace)
    try {
        igraph_set_error_handler(igraph_error_handler_printignore);
        pin_to_one_core();
        std::printf("igraph's C library %s\n", IGRAPH_VERSION);
        Table table;
        for (const CountrySize& size : sizes_to_time()) time_country(size, table);
        table.print();
    } catch (const std::exception& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
    return 0;
}
