// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/effect_by_tie.hpp"

#include <algorithm>

#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/movements.hpp"

namespace jiedui {
namespace {

/// The difference coefficient after the ties that count; nothing if a school would have less than nothing.
[[nodiscard]] std::optional<double> coefficient_with(const detail::MovedProvision& provision,
                                                     const std::vector<double>& pupils, const detail::TieTest& counts) {
    const auto amounts = provision.after(counts);
    return amounts ? detail::spread_of(*amounts, pupils).coefficient : std::nullopt;
}

}  // namespace

Slice EffectByTie::looked_at(const Slice& slice) const { return slice.of_kinds(detail::kinds_of(counts)); }

std::vector<EffectByTie::Row> EffectByTie::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::vector<Row> rows;
    for (const detail::MovedProvision& each : detail::moved_provisions(slice, school_year, groups, counts)) {
        const std::vector<double> pupils = each.pupils();
        const auto before = coefficient_with(each, pupils, [](TieIndex) { return false; });
        const auto after = coefficient_with(each, pupils, [](TieIndex) { return true; });
        for (const TieIndex tie : each.ties()) {
            const auto is_it = [&](TieIndex other) { return other == tie; };
            rows.push_back({.tie = tie,
                            .group = groups.name(each.group),
                            .stage = each.stage,
                            .indicator = each.indicator,
                            .moved = each.moved(is_it),
                            .before = before,
                            .alone = coefficient_with(each, pupils, is_it),
                            .without = coefficient_with(each, pupils, [&](TieIndex other) { return other != tie; }),
                            .after = after});
        }
    }
    std::ranges::stable_sort(rows, {}, &Row::tie);
    return rows;
}

Evidence EffectByTie::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& asked = rows[row];
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    for (const detail::MovedProvision& each : detail::moved_provisions(slice, school_year, groups, counts))
        if (groups.name(each.group) == asked.group && each.stage == asked.stage && each.indicator == asked.indicator)
            return detail::evidence_of(slice.network(), each);
    return {};
}

std::vector<SchoolIndex> EffectByTie::unknown_schools(const Slice& slice) const {
    return detail::schools_of_any_stage(slice, school_year);
}

template AnyQuestion detail::listed_question<EffectByTie>();

}  // namespace jiedui
