// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/roles.hpp"

#include <algorithm>

#include "jiedui/model/completeness.hpp"
#include "model/distinct_schools.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<Roles::Row> Roles::ask(const Slice& slice) const {
    std::vector<Row> rows;
    DistinctSchools supporters;
    DistinctSchools recipients;
    const bool may_lack_ties = lacks_ties(slice);
    for (const SchoolIndex school : slice.school_indices()) {
        supporters.clear();
        recipients.clear();
        slice.each_incoming(school, [&](SchoolIndex supporter, TieIndex) { supporters.add(supporter); });
        slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex) { recipients.add(recipient); });
        bool certain = !may_lack_ties;
        const auto could_add_to = [&](DistinctSchools& known) {
            return [&certain, &schools = known.ascending()](SchoolIndex other, TieIndex) {
                certain = certain && std::ranges::binary_search(schools, other);
            };
        };
        slice.each_left_out_incoming(school, could_add_to(supporters));
        slice.each_left_out_outgoing(school, could_add_to(recipients));
        const bool gets = supporters.count() > 0;
        const bool gives = recipients.count() > 0;
        const SchoolRole role = gets && gives ? SchoolRole::both
                                : gives       ? SchoolRole::supporter
                                : gets        ? SchoolRole::recipient
                                              : SchoolRole::neither;
        rows.push_back({school, role, supporters.count(), recipients.count(), certain});
    }
    return rows;
}

std::vector<TieIndex> Roles::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return slice.ties_at(rows[row].school);
}

template AnyQuestion detail::listed_question<Roles>();

}  // namespace jiedui
