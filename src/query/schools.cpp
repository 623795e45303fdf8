// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/schools.hpp"

#include "query/listed.hpp"

namespace jiedui {

std::vector<Schools::Row> Schools::ask(const Slice& slice) const {
    std::vector<Row> rows;
    const Network& network = slice.network();
    for (const SchoolIndex school : slice.school_indices())
        rows.push_back({school, network.ledger().table<School>()[network.row(school)]});
    return rows;
}

std::vector<TieIndex> Schools::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return slice.ties_at(rows[row].school);
}

template AnyQuestion detail::listed_question<Schools>();

}  // namespace jiedui
