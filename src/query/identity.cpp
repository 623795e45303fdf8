// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/identity.hpp"

#include <algorithm>
#include <cstdint>

#include "jiedui/base/error.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<Identity::Row> Identity::ask(const Slice& slice) const {
    if (!day.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(day) + "'", "successions are followed up to a known day"};
    std::vector<Row> rows;
    const Network& network = slice.network();
    const Successions successions{network.ledger(), day};
    slice.each_tie(0, network.school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        const bool is_one_day = network.kind(tie) == TieKind::transfer;
        for (const SchoolIndex end : {network.supporter(tie), network.recipient(tie)})
            for (const SuccessionStep& step : successions.steps_of(end, network.period(tie), is_one_day))
                rows.push_back({tie, step.school, step.successor, step.what});
    });
    const auto place = [](const Row& row) {
        return std::tuple{row.record, row.school, !row.successor, row.successor, row.what};
    };
    std::ranges::sort(rows, {}, place);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    return rows;
}

std::vector<TieIndex> Identity::evidence(const Slice&, std::span<const Row> rows, std::size_t row) const {
    return {rows[row].record};
}

template AnyQuestion detail::listed_question<Identity>();

}  // namespace jiedui
