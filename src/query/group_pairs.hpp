// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Pairs of groups of schools: where ties come from and go to.

#include <cstdint>
#include <utility>
#include <vector>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// Two groups: of the supporter, of the recipient.
using GroupPair = std::pair<std::uint32_t, std::uint32_t>;

[[nodiscard]] inline GroupPair groups_of(const SchoolGroups& groups, const Network& network, TieIndex tie) {
    return {groups.of(network.supporter(tie)), groups.of(network.recipient(tie))};
}

/// Whether a tie stands for its record: of one that successions cut the first part that the slice has.
[[nodiscard]] inline bool stands_for_record(const Slice& slice, const Parts& parts, TieIndex tie) {
    return parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); });
}

/// The ties between the groups of the row for which `counts(tie)`.
template <class Row, class Counts>
[[nodiscard]] std::vector<TieIndex> ties_between(const Slice& slice, const SchoolGroups& groups, const Row& row,
                                                 Counts&& counts) {
    std::vector<TieIndex> ties;
    for (const SchoolIndex supporter : slice.school_indices()) {
        if (groups.name(groups.of(supporter)) != row.supporter_group) continue;
        slice.each_outgoing(supporter, [&](SchoolIndex recipient, TieIndex tie) {
            if (groups.name(groups.of(recipient)) == row.recipient_group && counts(tie)) ties.push_back(tie);
        });
    }
    return ascending(std::move(ties));
}

}  // namespace jiedui::detail
