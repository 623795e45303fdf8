// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Summary: how large is the network, and how does it hang together?

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/graph/weak_components.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/distinct_pairs.hpp"

namespace jiedui {

/// What a summary counts.
enum class SummaryItem : std::uint8_t {
    schools,
    ties,
    pairs,              ///< distinct supporter and recipient
    mutual_pairs,       ///< two schools that support one another, counted once
    isolates,           ///< schools without ties
    weak_components,    ///< groups that hang together, whichever way ties lead; an isolate is one
    strong_components,  ///< groups of which each reaches each along ties; a school on no ring is one
    largest_weak,       ///< schools of the largest
    largest_strong,
    density,  ///< pairs / n(n−1) for n schools
    ties_staff,
    ties_teaching,
    ties_funds,
    ties_materials,
    ties_unknown  ///< whose record does not say the channel
};
template <>
struct ClosedList<SummaryItem> {
    static constexpr std::string_view name = "summary_item";
    static constexpr std::array<std::string_view, 15> words{
        "schools",           "ties",           "pairs",          "mutual_pairs", "isolates",   "weak_components",
        "strong_components", "largest_weak",   "largest_strong", "density",      "ties_staff", "ties_teaching",
        "ties_funds",        "ties_materials", "ties_unknown"};
};

/// One figure of a summary.
struct SummaryRow {
    SummaryItem what = SummaryItem::schools;  ///< what is counted
    std::optional<double> value{};            ///< how much; the density of less than two schools is missing

    static constexpr std::string_view question = "summary";
    static constexpr std::tuple columns{
        Column{"what", "", &SummaryRow::what, "What is counted."},
        Column{"value", "", &SummaryRow::value, "How much; the density of less than two schools is missing."},
    };
    friend bool operator==(const SummaryRow&, const SummaryRow&) = default;
};

namespace detail {

/// Whether a school supports another, among distinct pairs.
[[nodiscard]] inline bool has_pair(const graph::Csr& pairs, std::uint32_t supporter, std::uint32_t recipient) noexcept {
    const auto all = pairs.targets();
    return std::ranges::binary_search(all.subspan(pairs.offsets()[supporter], pairs.outgoing_count(supporter)),
                                      recipient);
}

[[nodiscard]] inline std::size_t mutual_count(const graph::Csr& pairs) noexcept {
    std::size_t count = 0;
    for (std::uint32_t school = 0; school < pairs.vertex_count(); ++school)
        pairs.each_outgoing(school, [&](std::uint32_t other, std::uint32_t) {
            count += school < other && has_pair(pairs, other, school) ? 1U : 0U;
        });
    return count;
}

/// Components of the slice: those of schools outside it, which are isolated, do not count.
struct ComponentCounts {
    std::size_t count;
    std::size_t largest;
    ComponentCounts(const graph::Components& components, std::size_t schools)
        : count{components.count - (components.component.size() - schools)},
          largest{schools == 0 ? 0 : std::ranges::max(components.sizes())} {}
};

}  // namespace detail

/// Counts schools, ties, pairs and components of the slice.
///
/// Each tie that was left out would be one tie more, perhaps a pair more; it can end that schools are isolated, and join components.
///
/// @param slice what to ask about.
/// @return always the same fifteen rows, in the order of SummaryItem.  Evidence: of mutual pairs the ties between their schools, of a channel
///     its ties, of schools and isolates none, of all else every tie of the slice.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties of one school; 4 bytes a tie.
/// @source graph/strong_components.hpp, graph/weak_components.hpp.
[[nodiscard]] inline Answer<SummaryRow> summary(const Slice& slice) {
    const std::vector<SchoolIndex> schools = slice.school_indices();
    std::array<std::size_t, 5> ties{};  // by channel, unknown last
    std::vector<bool> is_tied(slice.vertex_count());
    for (const SchoolIndex school : schools)
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
            const auto channel = slice.network().channel(tie);
            ++ties[channel ? static_cast<std::size_t>(*channel) : 4];
            is_tied[school.value] = is_tied[recipient.value] = true;
        });
    const graph::Csr pairs = distinct_pairs(slice);
    const detail::ComponentCounts weak{graph::weak_components(slice), schools.size()};
    const detail::ComponentCounts strong{graph::strong_components(slice), schools.size()};
    const auto isolates = std::ranges::count_if(schools, [&](SchoolIndex school) { return !is_tied[school.value]; });

    Answer<SummaryRow> answer{{}, slice};
    const auto add = [&](SummaryItem what, auto count) { answer.rows.push_back({what, static_cast<double>(count)}); };
    add(SummaryItem::schools, schools.size());
    add(SummaryItem::ties, std::accumulate(ties.begin(), ties.end(), std::size_t{0}));
    add(SummaryItem::pairs, pairs.edge_count());
    add(SummaryItem::mutual_pairs, detail::mutual_count(pairs));
    add(SummaryItem::isolates, isolates);
    add(SummaryItem::weak_components, weak.count);
    add(SummaryItem::strong_components, strong.count);
    add(SummaryItem::largest_weak, weak.largest);
    add(SummaryItem::largest_strong, strong.largest);
    const double others = static_cast<double>(schools.size()) - 1;
    answer.rows.push_back({SummaryItem::density, {}});
    if (schools.size() > 1)
        answer.rows.back().value =
            static_cast<double>(pairs.edge_count()) / (static_cast<double>(schools.size()) * others);
    for (std::size_t channel = 0; channel < ties.size(); ++channel)
        add(static_cast<SummaryItem>(static_cast<std::size_t>(SummaryItem::ties_staff) + channel), ties[channel]);
    return answer;
}

/// The ties that the figure counts, or is made from.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<SummaryRow>& answer, std::size_t row) {
    const Slice& slice = answer.slice;
    const SummaryItem what = answer.rows[row].what;
    if (what == SummaryItem::schools || what == SummaryItem::isolates) return {};
    std::optional<graph::Csr> pairs;
    if (what == SummaryItem::mutual_pairs) pairs = distinct_pairs(slice);
    std::vector<TieIndex> ties;
    for (const SchoolIndex school : slice.school_indices())
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
            const auto channel = slice.network().channel(tie);
            const auto own = static_cast<SummaryItem>(static_cast<unsigned>(SummaryItem::ties_staff) +
                                                      (channel ? static_cast<unsigned>(*channel) : 4U));
            const bool counts = what < SummaryItem::ties_staff || what == own;
            if (counts && (!pairs || detail::has_pair(*pairs, recipient.value, school.value))) ties.push_back(tie);
        });
    return ties;
}

}  // namespace jiedui
