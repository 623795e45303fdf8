// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What questions are timed on: a drawn country as a slice, and its agreements as columns for the peers.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/model/slice.hpp"

#include "agreement_graphs.hpp"
#include "boost_peer.hpp"
#include "country_records.hpp"
#include "draw.hpp"
#include "drawn_country.hpp"
#include "pairs.hpp"

namespace jiedui::bench {

/// The day of questions about one day.
inline constexpr Day that_day{2013, 11, 12};

/// District and province; with JIEDUI_BENCH_NATION in the environment the nation, too.
[[nodiscard]] inline std::vector<CountrySize> sizes_to_time() {
    std::vector<CountrySize> sizes{district, province};
    if (std::getenv("JIEDUI_BENCH_NATION") != nullptr) sizes.push_back(nation);
    return sizes;
}

/// A country, and the questions' peers over its agreements.
struct Subject {
    explicit Subject(const CountrySize& country_size) : size{country_size} {
        const DrawnCountry country{size};
        columns = boost_columns(size.schools, raw_ties(country.draw_agreements()));
        slice = Slice{network_of(country, Has::everything)};
        alone = Slice{network_of(country, Has::agreements_alone)};
        require(slice.network().tie_count() == size.agreements + size.postings + size.transfers, "ties of everything");
        require(alone.network().tie_count() == size.agreements, "agreements alone");
        std::printf("%s: %u schools, %u agreements, %u postings, %u transfers\n", name().c_str(), size.schools,
                    size.agreements, size.postings, size.transfers);
    }
    [[nodiscard]] std::string name() const { return std::string{size.name}; }

    CountrySize size;
    BoostColumns columns{};
    Slice slice{Network{Ledger{Records{}}}};  ///< the agreements of a network that has postings and transfers, too
    Slice alone{Network{Ledger{Records{}}}};  ///< those of a network that has nothing else
};

/// How much longer a question about agreements may take in a network that has postings and transfers, too.
inline constexpr double most_overhead = 1.15;

/// Adds what `ours_on(slice)` takes beside a peer, in the whole country and in one of agreements alone, and the one beside the other.
template <class OursOn, class Theirs>
void add_both(Table& table, std::string_view row, const std::string& work, const Subject& subject, double goal,
              const OursOn& ours_on, const Theirs& theirs) {
    const auto whole = [&] { return ours_on(subject.slice); };
    const auto alone = [&] { return ours_on(subject.alone); };
    table.add(row, work, subject.name(), goal, compare(whole, theirs));
    table.add(row, work + ", agreements alone", subject.name(), goal, compare(alone, theirs));
    table.add(row, work + ", whole over alone", subject.name(), most_overhead, compare(whole, alone));
}

/// So many distinct schools, or all, in a drawn order: so that one call for all of them has no less to do than one for each, and none of
/// them finds its memory warm from the one before.
[[nodiscard]] inline std::vector<SchoolIndex> many_schools(const Slice& slice, std::size_t most) {
    std::vector<SchoolIndex> schools;
    Draw draw{11};
    const auto count = static_cast<std::uint32_t>(slice.vertex_count());
    for (std::uint32_t school = 0; school < count; ++school)  // each as likely as the others: chosen as they come
        if (draw.below(count - school) < most - schools.size()) schools.push_back({school});
    for (std::size_t i = schools.size(); i > 1; --i)
        std::swap(schools[i - 1], schools[draw.below(static_cast<std::uint32_t>(i))]);
    return schools;
}

}  // namespace jiedui::bench
