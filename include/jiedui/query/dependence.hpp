// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Dependence: how much hangs on each school that gives?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/graph/dominators.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "jiedui/query/withdraw.hpp"

namespace jiedui {

/// What hangs on one school.
struct Dependence {
    SchoolIndex school;                     ///< the school that gives
    std::uint32_t directly = 0;             ///< how many schools have no other supporter
    std::uint32_t through_chain = 0;        ///< how many more would be fed by no chain
    std::optional<std::uint64_t> pupils{};  ///< of all these schools together; missing if those of one are

    static constexpr std::string_view question = "dependence";
    static constexpr std::tuple columns{
        Column{"school", "id", &Dependence::school, "The school that gives."},
        Column{"directly", "schools", &Dependence::directly, "How many schools it supports alone."},
        Column{"through_chain", "schools", &Dependence::through_chain, "How many more every chain reaches through it."},
        Column{"pupils", "pupils", &Dependence::pupils, "Of all these schools together; missing if one school's are."},
    };
    friend bool operator==(const Dependence&, const Dependence&) = default;
};

namespace detail {

/// Schools lost, and their pupils.
struct Lost {
    std::uint32_t schools = 0;
    std::uint32_t unknown = 0;  ///< of these, schools whose pupils are unknown
    std::uint64_t pupils = 0;
    Lost& operator+=(const Lost& other) noexcept {
        schools += other.schools;
        unknown += other.unknown;
        pupils += other.pupils;
        return *this;
    }
};

[[nodiscard]] inline Lost lost_with(const Network& network, SchoolIndex school) {
    const auto pupils = network.pupils(school);
    return {1, pupils ? 0U : 1U, pupils.value_or(0)};
}

/// By school: its supporter, if it has exactly one.
[[nodiscard]] inline std::vector<std::optional<SchoolIndex>> only_supporters(const Slice& slice) {
    std::vector<std::optional<SchoolIndex>> only(slice.vertex_count());
    std::vector<bool> several(slice.vertex_count());
    for (std::uint32_t supporter = 0; supporter < only.size(); ++supporter)
        slice.each_outgoing(SchoolIndex{supporter}, [&](SchoolIndex recipient, TieIndex) {
            auto& found = only[recipient.value];
            if (found && found->value != supporter) several[recipient.value] = true;
            found = SchoolIndex{supporter};
        });
    for (std::size_t school = 0; school < only.size(); ++school)
        if (several[school]) only[school].reset();
    return only;
}

}  // namespace detail

/// Says of every school that gives how many others its withdrawal would leave without support.
///
/// X leaves Y without support *directly* if X is Y's only supporter; *through a chain* if Y is fed, keeps
/// another supporter, and every chain from an outside supporter to Y passes X: X dominates Y below a virtual root above
/// the outside supporters.  A row agrees with `withdraw` of its school, partial losses apart.  A tie that was left out
/// can lower each number, or add to it.
///
/// @param slice what to ask about.
/// @return one row per school that gives, ascending.  Evidence: all ties to the schools it counts, which show that
///     they come from the school, from one another, or from schools that are not fed.
/// @complexity close to O(n + m) time for n schools and m ties (see graph::dominators); evidence the same.
/// @source docs/glossary.md, "outside supporter", "fed"; dominators: graph/dominators.hpp.
[[nodiscard]] inline Answer<Dependence> dependence(const Slice& slice) {
    const Network& network = slice.network();
    const graph::DominatorTree tree = graph::dominators(slice, outside_supporters(slice));
    const auto only = detail::only_supporters(slice);

    std::vector<detail::Lost> below(slice.vertex_count());  // first each school itself, then all it dominates
    for (const std::uint32_t school : tree.preorder) below[school] = detail::lost_with(network, SchoolIndex{school});
    graph::accumulate_below(tree, std::span{below});

    std::vector<std::uint32_t> directly(slice.vertex_count());
    std::vector<std::uint32_t> directly_fed(slice.vertex_count());
    std::vector<detail::Lost> directly_unfed(slice.vertex_count());
    for (std::uint32_t school = 0; school < only.size(); ++school) {
        if (!only[school]) continue;
        const std::uint32_t supporter = only[school]->value;
        ++directly[supporter];
        if (tree.idom[school] != graph::unreachable)
            ++directly_fed[supporter];
        else
            directly_unfed[supporter] += detail::lost_with(network, SchoolIndex{school});
    }

    Answer<Dependence> answer{{}, slice};
    for (std::uint32_t school = 0; school < only.size(); ++school) {
        bool gives = false;
        slice.each_outgoing(school, [&](std::uint32_t, std::uint32_t) { gives = true; });
        if (!gives) continue;
        detail::Lost lost = directly_unfed[school];
        Dependence row{SchoolIndex{school}, directly[school], 0, {}};
        if (tree.idom[school] != graph::unreachable) {
            const detail::Lost self = detail::lost_with(network, row.school);
            lost += {below[school].schools - self.schools, below[school].unknown - self.unknown,
                     below[school].pupils - self.pupils};
            row.through_chain = below[school].schools - 1 - directly_fed[school];
        }
        if (lost.unknown == 0) row.pupils = lost.pupils;
        answer.rows.push_back(row);
    }
    return answer;
}

/// All ties to the schools that the row counts.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<Dependence>& answer, std::size_t row) {
    std::vector<TieIndex> ties;
    for (const Withdrawal& lost : withdraw(answer.slice, {answer.rows[row].school}).rows)
        if (lost.how != Loss::partial) std::ranges::copy(answer.slice.incoming(lost.school), std::back_inserter(ties));
    return ascending(std::move(ties));
}

}  // namespace jiedui
