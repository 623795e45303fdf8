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

namespace jiedui::bench {

/// The day of questions about one day.
inline constexpr Day that_day{2013, 11, 12};

/// District and province; with JIEDUI_BENCH_NATION in the environment the nation, too.
[[nodiscard]] inline std::vector<CountrySize> sizes_to_time() {
    std::vector<CountrySize> sizes{district, province};
    if (std::getenv("JIEDUI_BENCH_NATION") != nullptr) sizes.push_back(nation);
    return sizes;
}

/// A country, and the questions' peers over the same agreements.
struct Subject {
    explicit Subject(const CountrySize& country_size) : size{country_size} {
        const DrawnCountry country{size};
        const DrawnAgreements agreements = country.draw_agreements();
        columns = boost_columns(size.schools, raw_ties(agreements));
        slice = Slice{network_of(country, agreements)};
        std::printf("%s: %u schools, %u agreements\n", name().c_str(), size.schools, size.agreements);
    }
    [[nodiscard]] std::string name() const { return std::string{size.name}; }

    CountrySize size;
    BoostColumns columns{};
    Slice slice{Network{Ledger{Records{}}}};
};

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
