// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/dependence.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "jiedui/graph/dominators.hpp"
#include "jiedui/query/outside_supporters.hpp"
#include "jiedui/query/withdraw.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

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

[[nodiscard]] Lost lost_with(const Network& network, SchoolIndex school) {
    const auto pupils = network.pupils(school);
    return {1, pupils ? 0U : 1U, pupils.value_or(0)};
}

/// By school: its supporter, if it has exactly one.
[[nodiscard]] std::vector<std::optional<SchoolIndex>> only_supporters(const Slice& slice) {
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

}  // namespace

std::vector<Dependence::Row> Dependence::ask(const Slice& slice) const {
    const Network& network = slice.network();
    const graph::DominatorTree tree = graph::dominators(slice, outside_supporters(slice));
    const auto only = only_supporters(slice);

    std::vector<Lost> below(slice.vertex_count());  // first each school itself, then all it dominates
    for (const std::uint32_t school : tree.preorder) below[school] = lost_with(network, SchoolIndex{school});
    graph::accumulate_below(tree, std::span{below});

    std::vector<std::uint32_t> directly(slice.vertex_count());
    std::vector<std::uint32_t> directly_fed(slice.vertex_count());
    std::vector<Lost> directly_unfed(slice.vertex_count());
    for (std::uint32_t school = 0; school < only.size(); ++school) {
        if (!only[school]) continue;
        const std::uint32_t supporter = only[school]->value;
        ++directly[supporter];
        if (tree.idom[school] != graph::unreachable)
            ++directly_fed[supporter];
        else
            directly_unfed[supporter] += lost_with(network, SchoolIndex{school});
    }

    std::vector<Row> rows;
    for (std::uint32_t school = 0; school < only.size(); ++school) {
        bool gives = false;
        slice.each_outgoing(school, [&](std::uint32_t, std::uint32_t) { gives = true; });
        if (!gives) continue;
        Lost lost = directly_unfed[school];
        Row row{SchoolIndex{school}, directly[school], 0, {}};
        if (tree.idom[school] != graph::unreachable) {
            const Lost self = lost_with(network, row.school);
            lost += {below[school].schools - self.schools, below[school].unknown - self.unknown,
                     below[school].pupils - self.pupils};
            row.through_chain = below[school].schools - 1 - directly_fed[school];
        }
        if (lost.unknown == 0) row.pupils = lost.pupils;
        rows.push_back(row);
    }
    return rows;
}

std::vector<TieIndex> Dependence::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    std::vector<TieIndex> ties;
    for (const Withdraw::Row& lost : Withdraw{.schools = rows[row].school}.ask(slice))
        if (lost.how != Loss::partial) std::ranges::copy(slice.incoming(lost.school), std::back_inserter(ties));
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<Dependence>();

}  // namespace jiedui
