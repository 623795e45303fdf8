// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/head_counts.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/detail/model/posting_groups.hpp"
#include "query/begins_in_time.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::optional<PostingGroups> groups_by(const Network& network, const std::optional<std::string>& by) {
    return by ? std::optional<PostingGroups>{std::in_place, network, *by} : std::nullopt;
}

/// Calls `visit(group, tie)` for each posting of the slice that surely begins in its time.
template <class Visit>
void each_begun(const Slice& postings, const std::optional<PostingGroups>& groups, Visit&& visit) {
    const Parts parts{postings.network()};
    postings.each_tie(0, postings.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        if (detail::begins_in_time(postings, parts, tie)) visit(groups ? groups->of(postings.network(), tie) : 0, tie);
    });
}

/// What is counted of one group.
struct HeadSums {
    std::vector<TeacherIndex> named{};
    std::uint64_t person_times = 0;
    std::uint64_t unnamed = 0;
    bool has_some = false;
    bool lacks_heads = false;

    void add(const Network& network, TieIndex tie) {
        const auto heads = network.heads(tie);
        has_some = true;
        lacks_heads |= !heads;
        person_times += heads.value_or(0);
        if (const auto teacher = network.teacher(tie))
            named.push_back(*teacher);
        else
            unnamed += heads.value_or(0);
    }
    [[nodiscard]] HeadCounts::Row row(std::optional<std::string> group) {
        HeadCounts::Row row{.group = std::move(group)};
        std::ranges::sort(named);
        row.persons = static_cast<std::uint32_t>(std::ranges::unique(named).begin() - named.begin());
        if (!lacks_heads) {
            row.person_times = person_times;
            row.unnamed = unnamed;
        }
        return row;
    }
};

}  // namespace

std::vector<HeadCounts::Row> HeadCounts::ask(const Slice& slice) const {
    const std::optional<PostingGroups> groups = groups_by(slice.network(), by);
    std::vector<HeadSums> sums(groups ? groups->count() : 1);
    each_begun(slice, groups, [&](std::uint32_t group, TieIndex tie) { sums[group].add(slice.network(), tie); });
    std::vector<Row> rows;
    for (std::uint32_t group = 0; group < sums.size(); ++group)
        if (sums[group].has_some) rows.push_back(sums[group].row(groups ? groups->name(group) : std::nullopt));
    return rows;
}

std::vector<TieIndex> HeadCounts::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const std::optional<PostingGroups> groups = groups_by(slice.network(), by);
    std::vector<TieIndex> ties;
    each_begun(slice, groups, [&](std::uint32_t group, TieIndex tie) {
        if (!groups || groups->name(group) == rows[row].group) ties.push_back(tie);
    });
    return ties;
}

template AnyQuestion detail::listed_question<HeadCounts>();

}  // namespace jiedui
