// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/withdraw.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "jiedui/graph/search.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "model/distinct_schools.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<Withdraw::Row> Withdraw::ask(const Slice& slice) const {
    const std::vector<SchoolIndex> withdrawn = ascending(schools.in(slice.network()));
    const auto withdraws = [&](SchoolIndex school) { return std::ranges::binary_search(withdrawn, school); };
    std::vector<std::uint32_t> excluded;
    for (const SchoolIndex school : withdrawn) excluded.push_back(school.value);
    const std::vector<std::uint32_t> sources = outside_supporters(slice);
    graph::SearchSpace before;
    graph::SearchSpace after;
    graph::mark_reachable(slice, sources, before);
    graph::mark_reachable(slice, sources, after, {.excluded = excluded});

    std::vector<Row> rows;
    DistinctSchools left;
    for (const SchoolIndex school : slice.school_indices()) {
        if (withdraws(school)) continue;
        Channels lost;
        Channels kept;
        bool loses = false;
        left.clear();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex tie) {
            const bool goes = withdraws(supporter);
            const auto channel = slice.network().channel(tie);
            if (channel) (goes ? lost : kept) |= *channel;
            loses |= goes;
            if (!goes) left.add(supporter);
        });
        lost -= kept;
        const bool starves = before.contains(school.value) && !after.contains(school.value);
        std::optional<Loss> how;
        if (left.count() == 0)
            how = loses ? std::optional{Loss::direct} : std::nullopt;
        else if (starves)
            how = Loss::chain;
        else if (!lost.is_empty())
            how = Loss::partial;
        if (how) rows.push_back({school, *how, lost, left.count()});
    }
    return rows;
}

std::vector<TieIndex> Withdraw::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const auto lost_row = [&](SchoolIndex school) -> std::optional<std::size_t> {
        const auto found = std::ranges::lower_bound(rows, school, {}, &Row::school);
        if (found == rows.end() || found->school != school || found->how == Loss::partial) return std::nullopt;
        return static_cast<std::size_t>(found - rows.begin());
    };
    std::vector<TieIndex> ties;
    std::vector<std::size_t> pending{row};
    std::vector<bool> seen(rows.size());
    seen[row] = true;
    while (!pending.empty()) {
        const Row& lost = rows[pending.back()];
        pending.pop_back();
        slice.each_incoming(lost.school, [&](SchoolIndex supporter, TieIndex tie) {
            ties.push_back(tie);
            const auto before = lost.how == Loss::chain ? lost_row(supporter) : std::nullopt;
            if (!before || seen[*before]) return;
            seen[*before] = true;
            pending.push_back(*before);
        });
    }
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Withdraw>();

}  // namespace jiedui
