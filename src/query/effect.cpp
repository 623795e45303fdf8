// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/effect.hpp"

#include <map>
#include <utility>

#include "jiedui/detail/model/school_groups.hpp"
#include "query/listed.hpp"
#include "query/movements.hpp"

namespace jiedui {
namespace {

/// The coefficient of the parts of a group, each as one school; nothing if a school does not say its part.
[[nodiscard]] std::optional<double> between(const detail::MovedProvision& provision, const std::vector<double>& amounts,
                                            const std::optional<SchoolGroups>& inside) {
    if (!inside) return std::nullopt;
    std::map<std::uint32_t, std::pair<double, double>> parts;  // amount and pupils
    const std::vector<double> pupils = provision.pupils();
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const std::uint32_t part = inside->of(provision.known[i].school);
        if (!inside->name(part)) return std::nullopt;
        auto& [amount, number] = parts[part];
        amount += amounts[i];
        number += pupils[i];
    }
    std::vector<double> amounts_of_parts;
    std::vector<double> pupils_of_parts;
    for (const auto& [part, both] : parts) {
        amounts_of_parts.push_back(both.first);
        pupils_of_parts.push_back(both.second);
    }
    return detail::spread_of(amounts_of_parts, pupils_of_parts).coefficient;
}

[[nodiscard]] Effect::Row row_of(detail::MovedProvision& provision, const SchoolGroups& groups,
                                 const std::optional<SchoolGroups>& inside) {
    Effect::Row row{.group = groups.name(provision.group),
                    .stage = provision.stage,
                    .ties = static_cast<std::uint32_t>(provision.ties().size()),
                    .undecided = static_cast<std::uint32_t>(provision.undecided.size())};
    for (const auto& of_tie : provision.by_tie()) row.moved += provision.moved(of_tie);
    const std::vector<double> pupils = provision.pupils();
    const std::vector<double> before = provision.amounts();
    const std::vector<double> after =
        provision.after(provision.changes()).value();  // known schools keep something or nothing
    row.before = detail::spread_of(before, pupils).coefficient;
    row.after = detail::spread_of(after, pupils).coefficient;
    if (row.before && row.after) row.change = *row.after - *row.before;
    row.between_before = between(provision, before, inside);
    row.between_after = between(provision, after, inside);
    row.indicator = std::move(provision.indicator);
    return row;
}

}  // namespace

Slice Effect::looked_at(const Slice& slice) const { return slice.of_kinds(detail::kinds_of(counts)); }

std::vector<Effect::Row> Effect::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    std::optional<SchoolGroups> parts;
    if (inside) parts.emplace(slice.network(), *inside);
    std::vector<Row> rows;
    for (detail::MovedProvision& each : detail::moved_provisions(slice, school_year, groups, counts))
        rows.push_back(row_of(each, groups, parts));
    return rows;
}

Evidence Effect::evidence(const Slice& slice, std::span<const Row>, std::size_t row) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    return detail::evidence_of(slice.network(), detail::moved_provisions(slice, school_year, groups, counts)[row]);
}

std::vector<SchoolIndex> Effect::unknown_schools(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by.value_or(detail::county)};
    return detail::undecided_schools(slice, school_year, detail::moved_provisions(slice, school_year, groups, counts));
}

template AnyQuestion detail::listed_question<Effect>();

}  // namespace jiedui
