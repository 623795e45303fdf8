// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/effect_by_tie.hpp"

#include <map>
#include <utility>

#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/movements.hpp"

namespace jiedui {
namespace {

/// The difference coefficient after some changes; nothing if a school would have less than nothing.
[[nodiscard]] std::optional<double> coefficient_after(const detail::MovedProvision& provision,
                                                      const std::vector<double>& pupils,
                                                      const detail::Changes& changes) {
    const auto amounts = provision.after(changes);
    return amounts ? detail::spread_of(*amounts, pupils).coefficient : std::nullopt;
}

}  // namespace

Slice EffectByTie::looked_at(const Slice& slice) const { return slice.of_kinds(detail::kinds_of(counts)); }

std::vector<EffectByTie::Row> EffectByTie::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::multimap<TieIndex, Row> by_tie;  // of one tie in the order of `effect`
    for (const detail::MovedProvision& each : detail::moved_provisions(slice, school_year, groups, counts)) {
        const std::vector<double> pupils = each.pupils();
        const detail::Changes none(each.known.size());
        const detail::Changes all = each.changes();
        const auto before = coefficient_after(each, pupils, none);
        const auto after = coefficient_after(each, pupils, all);
        for (const auto& of_tie : each.by_tie()) {
            detail::Changes own = none;
            detail::Changes others = all;
            for (const auto& move : of_tie) {
                own[move.place].add(move.amount);
                others[move.place].add(move.amount, -1);
            }
            const TieIndex tie = of_tie.front().tie;
            by_tie.emplace(tie, Row{.tie = tie,
                                    .supporter = slice.network().supporter(tie),
                                    .recipient = slice.network().recipient(tie),
                                    .group = groups.name(each.group),
                                    .stage = each.stage,
                                    .indicator = each.indicator,
                                    .moved = each.moved(of_tie),
                                    .before = before,
                                    .alone = coefficient_after(each, pupils, own),
                                    .without = coefficient_after(each, pupils, others),
                                    .after = after});
        }
    }
    std::vector<Row> rows;
    for (auto& [tie, row] : by_tie) rows.push_back(std::move(row));
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
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    return detail::undecided_schools(slice, school_year, detail::moved_provisions(slice, school_year, groups, counts));
}

template AnyQuestion detail::listed_question<EffectByTie>();

}  // namespace jiedui
