// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/balance.hpp"

#include <utility>

#include "jiedui/base/text.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/provision.hpp"

namespace jiedui {

std::vector<Balance::Row> Balance::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    detail::check_school_year(slice.network(), school_year);
    std::vector<Row> rows;
    for (detail::Provision& each : detail::provisions(slice, school_year, groups)) {
        const detail::Spread spread = detail::spread_of(each.known, weighted);
        const auto undecided = static_cast<std::uint32_t>(each.undecided.size());
        rows.push_back({.group = groups.name(each.group),
                        .stage = each.stage,
                        .indicator = std::move(each.indicator),
                        .schools = static_cast<std::uint32_t>(each.known.size()) + undecided,
                        .undecided = undecided,
                        .mean = spread.mean,
                        .deviation = spread.deviation,
                        .coefficient = spread.coefficient});
    }
    return rows;
}

Evidence Balance::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<RecordRef> records;
    for (const detail::Provision& each : detail::provisions(slice, school_year, groups, {asked.indicator}))
        if (each.stage == asked.stage && groups.name(each.group) == asked.group)
            records = detail::records_of(each.known);
    return {{}, ordered_by_id(slice.network().ledger(), std::move(records))};
}

std::vector<SchoolIndex> Balance::unknown_schools(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<SchoolIndex> schools = detail::schools_of_any_stage(slice, school_year);
    for (const detail::Provision& each : detail::provisions(slice, school_year, groups))
        for (const detail::StageTotal& total : each.undecided) schools.push_back(total.school);
    return ascending(std::move(schools));
}

std::string Balance::words() const {
    std::string words = std::string{name} + ", school_year " + text_of(school_year);
    if (by) words += ", by " + in_quotes_if_needed(*by);
    if (!weighted) words += ", weighted no (each school counts once; no inspection counts so)";
    return words;
}

template AnyQuestion detail::listed_question<Balance>();

}  // namespace jiedui
