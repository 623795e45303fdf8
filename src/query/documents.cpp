// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/documents.hpp"

#include <algorithm>

#include "citations.hpp"
#include "jiedui/query/filed_papers.hpp"
#include "query/listed.hpp"

namespace jiedui {

Slice Documents::looked_at(const Slice& slice) const { return detail::of_records_with_basis(slice); }

std::vector<Documents::Row> Documents::ask(const Slice& slice) const {
    const Network& network = slice.network();
    const auto& table = network.ledger().table<Document>();
    const detail::Citations citations{network};
    const IdOrder& order = citations.documents();
    std::vector<Row> rows;
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        const std::uint32_t row = order.row_at(place);
        rows.push_back({table.get<&Document::id>(row), table.get<&Document::number>(row),
                        table.get<&Document::title>(row), table.get<&Document::day>(row),
                        table.get<&Document::kind>(row)});
    }
    detail::each_record(slice, [&](TieIndex tie) {
        for (const std::uint32_t place : citations.behind(tie))
            ++(network.kind(tie) == TieKind::agreement ? rows[place].agreements : rows[place].postings);
    });
    const auto days = days_in_common(slice);
    std::erase_if(rows, [&](const Row& row) { return is_of_days(row.day, days) == Certainty::no; });
    return rows;
}

Evidence Documents::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const detail::Citations citations{slice.network()};
    const std::uint32_t place = citations.documents().find(rows[row].document).value_or(no_row);
    std::vector<TieIndex> ties;
    detail::each_record(slice, [&](TieIndex tie) {
        if (std::ranges::binary_search(citations.behind(tie), place)) ties.push_back(tie);
    });
    return {std::move(ties), references_to<Document>({citations.documents().row_at(place)})};
}

template AnyQuestion detail::listed_question<Documents>();

}  // namespace jiedui
