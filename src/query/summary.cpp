// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/summary.hpp"

#include <algorithm>
#include <numeric>

#include "jiedui/graph/csr.hpp"
#include "jiedui/graph/strong_components.hpp"
#include "jiedui/graph/weak_components.hpp"
#include "query/distinct_pairs.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// Whether a school supports another, among distinct pairs.
[[nodiscard]] bool has_pair(const graph::Csr& pairs, std::uint32_t supporter, std::uint32_t recipient) noexcept {
    const auto all = pairs.targets();
    return std::ranges::binary_search(all.subspan(pairs.offsets()[supporter], pairs.outgoing_count(supporter)),
                                      recipient);
}

[[nodiscard]] std::size_t mutual_count(const graph::Csr& pairs) noexcept {
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

}  // namespace

std::vector<Summary::Row> Summary::ask(const Slice& slice) const {
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
    const ComponentCounts weak{graph::weak_components(slice), schools.size()};
    const ComponentCounts strong{graph::strong_components(slice), schools.size()};
    const auto isolates = std::ranges::count_if(schools, [&](SchoolIndex school) { return !is_tied[school.value]; });

    std::vector<Row> rows;
    const auto add = [&](SummaryItem what, auto count) { rows.push_back({what, static_cast<double>(count)}); };
    add(SummaryItem::schools, schools.size());
    add(SummaryItem::ties, std::accumulate(ties.begin(), ties.end(), std::size_t{0}));
    add(SummaryItem::pairs, pairs.edge_count());
    add(SummaryItem::mutual_pairs, mutual_count(pairs));
    add(SummaryItem::isolates, isolates);
    add(SummaryItem::weak_components, weak.count);
    add(SummaryItem::strong_components, strong.count);
    add(SummaryItem::largest_weak, weak.largest);
    add(SummaryItem::largest_strong, strong.largest);
    const double others = static_cast<double>(schools.size()) - 1;
    rows.push_back({SummaryItem::density, {}});
    if (schools.size() > 1)
        rows.back().value = static_cast<double>(pairs.edge_count()) / (static_cast<double>(schools.size()) * others);
    for (std::size_t channel = 0; channel < ties.size(); ++channel)
        add(static_cast<SummaryItem>(static_cast<std::size_t>(SummaryItem::ties_staff) + channel), ties[channel]);
    return rows;
}

std::vector<TieIndex> Summary::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SummaryItem what = rows[row].what;
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
            if (counts && (!pairs || has_pair(*pairs, recipient.value, school.value))) ties.push_back(tie);
        });
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Summary>();

}  // namespace jiedui
