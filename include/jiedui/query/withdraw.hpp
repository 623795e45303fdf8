// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Withdrawal: who loses what if some schools stop supporting?

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/graph/search.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/model/school_list.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/outside_supporters.hpp"

namespace jiedui {

/// How a school loses by a withdrawal.
enum class Loss : std::uint8_t {
    direct,  ///< all its supporters withdraw
    chain,   ///< it was fed, keeps a supporter, and no chain from an outside supporter reaches it any more
    partial  ///< it keeps a supporter and loses every supporter of some channel
};
template <>
struct ClosedList<Loss> {
    static constexpr std::string_view name = "loss";
    static constexpr std::array<std::string_view, 3> words{"direct", "chain", "partial"};
};

/// What one school would lose.
struct Withdrawal {
    SchoolIndex school;                 ///< the school that loses
    Loss how = Loss::direct;            ///< directly, through a chain, or in part
    Channels channels_lost;             ///< the channels of its ties that no supporter of it keeps up
    std::uint32_t supporters_left = 0;  ///< how many distinct supporters it keeps

    static constexpr std::string_view question = "withdraw";
    static constexpr std::tuple columns{
        Column{"school", "id", &Withdrawal::school, "The school that loses."},
        Column{"how", "", &Withdrawal::how, "direct, chain or partial."},
        Column{"channels_lost", "", &Withdrawal::channels_lost,
               "The channels through which no supporter of it is left."},
        Column{"supporters_left", "schools", &Withdrawal::supporters_left, "How many distinct supporters it keeps."},
    };
    friend bool operator==(const Withdrawal&, const Withdrawal&) = default;
};

/// Says which schools would lose support if `withdrawing` stopped giving it.
///
/// A school is lost `direct` if all its supporters withdraw; by `chain` if a chain from an outside supporter
/// reached it, it keeps a supporter, and none reaches it any more; `partial` if it keeps a supporter and loses every
/// supporter of some channel.  A row has the first of these that holds.  Outside supporters are those of the slice
/// as it was: a school that loses all it received does not become one.  The schools that withdraw are no rows.  An
/// unknown channel is none.  A tie that was left out can soften a loss, or add one.
///
/// @param slice what to ask about.
/// @param withdrawing the schools that stop supporting: one, several or a set; those outside the slice make no difference.
/// @return one row per school that loses, ascending.  Evidence: all ties to it; for `chain` also those to the lost
///     schools that support it, and so on backwards while these are lost through a chain, too.  Ties to a school that was not
///     fed before are not in it.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties at one school.
/// @source docs/glossary.md, "outside supporter", "fed".
[[nodiscard]] inline Answer<Withdrawal> withdraw(const Slice& slice, SchoolList withdrawing) {
    const std::vector<SchoolIndex> withdrawn = ascending(std::move(withdrawing).schools());
    const auto withdraws = [&](SchoolIndex school) { return std::ranges::binary_search(withdrawn, school); };
    std::vector<std::uint32_t> excluded;
    for (const SchoolIndex school : withdrawn) excluded.push_back(school.value);
    const std::vector<std::uint32_t> sources = outside_supporters(slice);
    graph::SearchSpace before;
    graph::SearchSpace after;
    graph::mark_reachable(slice, sources, before);
    graph::mark_reachable(slice, sources, after, {.excluded = excluded});

    Answer<Withdrawal> answer{{}, slice, {.schools = withdrawn}};
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
        if (how) answer.rows.push_back({school, *how, lost, left.count()});
    }
    return answer;
}

/// All ties to the school; for a loss through a chain also those to the lost schools before it.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Withdrawal>& answer, std::size_t row) {
    const auto lost_row = [&](SchoolIndex school) -> std::optional<std::size_t> {
        const auto found = std::ranges::lower_bound(answer.rows, school, {}, &Withdrawal::school);
        if (found == answer.rows.end() || found->school != school || found->how == Loss::partial) return std::nullopt;
        return static_cast<std::size_t>(found - answer.rows.begin());
    };
    std::vector<TieIndex> ties;
    std::vector<std::size_t> pending{row};
    std::vector<bool> seen(answer.rows.size());
    seen[row] = true;
    while (!pending.empty()) {
        const Withdrawal& lost = answer.rows[pending.back()];
        pending.pop_back();
        answer.slice.each_incoming(lost.school, [&](SchoolIndex supporter, TieIndex tie) {
            ties.push_back(tie);
            const auto before = lost.how == Loss::chain ? lost_row(supporter) : std::nullopt;
            if (!before || seen[*before]) return;
            seen[*before] = true;
            pending.push_back(*before);
        });
    }
    return ascending(std::move(ties));
}

}  // namespace jiedui
