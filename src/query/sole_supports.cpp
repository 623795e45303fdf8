// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/sole_supports.hpp"

#include <optional>

#include "jiedui/model/completeness.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<SoleSupports::Row> SoleSupports::ask(const Slice& slice) const {
    std::vector<Row> rows;
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex recipient : slice.school_indices()) {
        std::optional<SchoolIndex> sole;
        std::uint32_t ties = 0;
        bool several = false;
        slice.each_incoming(recipient, [&](SchoolIndex supporter, TieIndex) {
            several |= sole && *sole != supporter;
            sole = supporter;
            ++ties;
        });
        if (sole && !several)
            rows.push_back({recipient, *sole, ties, !may_lack_ties && !slice.may_have_more_to(recipient)});
    }
    return rows;
}

std::vector<TieIndex> SoleSupports::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return slice.incoming(rows[row].recipient);
}

template AnyQuestion detail::listed_question<SoleSupports>();

}  // namespace jiedui
