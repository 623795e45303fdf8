// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Distinct pairs: who supports whom, parallel ties as one.

#include <cstdint>
#include <vector>

#include "jiedui/graph/csr.hpp"
#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// The slice as a compact graph without parallel ties, for many searches: an edge for each school and each of its distinct
/// recipients, ascending.
/// @complexity O(n + m log d) time for n schools, m ties and d the most ties of one school; 8 bytes a pair.
[[nodiscard]] inline graph::Csr distinct_pairs(const Slice& slice) {
    std::vector<std::uint32_t> supporters;
    std::vector<std::uint32_t> recipients;
    DistinctSchools of_one;
    for (std::uint32_t school = 0; school < slice.vertex_count(); ++school) {
        of_one.clear();
        slice.each_outgoing(SchoolIndex{school}, [&](SchoolIndex recipient, TieIndex) { of_one.add(recipient); });
        for (const SchoolIndex recipient : of_one.ascending()) {
            supporters.push_back(school);
            recipients.push_back(recipient.value);
        }
    }
    return {slice.vertex_count(), supporters, recipients};
}

}  // namespace jiedui
