// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/indicators.hpp"

#include <utility>

#include "query/listed.hpp"
#include "query/stage_totals.hpp"

namespace jiedui {

std::vector<Indicators::Row> Indicators::ask(const Slice& slice) const {
    detail::check_school_year(slice.network(), school_year);
    std::vector<Row> rows;
    for (detail::StageTotal& each : detail::stage_totals(slice, school_year, split))
        rows.push_back({.school = each.school,
                        .stage = each.stage,
                        .indicator = std::move(each.indicator),
                        .amount = each.amount,
                        .pupils = each.pupils,
                        .per_pupil = each.per_pupil(),
                        .is_split = each.is_split});
    return rows;
}

Evidence Indicators::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    for (const detail::StageTotal& each : detail::stage_totals(slice, school_year, split))
        if (each.school == asked.school && each.stage == asked.stage && each.indicator == asked.indicator)
            return {{}, ordered_by_id(slice.network().ledger(), each.records)};
    return {};
}

template AnyQuestion detail::listed_question<Indicators>();

}  // namespace jiedui
