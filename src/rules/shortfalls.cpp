// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/shortfalls.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "jiedui/rules/minimum_rule.hpp"
#include "query/stage_totals.hpp"
#include "rules/provided.hpp"
#include "rules/scopes.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::vector<detail::RuleOnCase> cases_of(const Shortfalls& asked, const Slice& slice) {
    return detail::cases_of(
        asked.policy, slice, asked.kinds, std::nullopt,
        [](std::string_view name, const RuleKinds::Entry&) { return name == SchoolMinimumRule::kind; });
}

/// In what an indicator is counted.
[[nodiscard]] std::string unit_of(std::string_view indicator) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr auto units = std::to_array<Pair>({{"teaching_area", "m2"},
                                                {"sports_area", "m2"},
                                                {"equipment_value", "yuan"},
                                                {"teachers", "persons"},
                                                {"teachers_above_degree", "persons"},
                                                {"teachers_intermediate_or_above", "persons"},
                                                {"backbone_teachers", "persons"},
                                                {"pe_arts_teachers", "persons"}});
    const auto found = std::ranges::find(units, indicator, &Pair::first);
    return std::string{found == units.end() ? "items" : found->second};
}

[[nodiscard]] Verdict verdict_of(Certainty is_reached) noexcept {
    if (is_reached == Certainty::undecided) return Verdict::undecided;
    return is_reached == Certainty::yes ? Verdict::met : Verdict::not_met;
}

}  // namespace

std::vector<Shortfalls::Row> Shortfalls::ask(const Slice& slice) const {
    detail::check_school_year(slice.network(), school_year);
    std::vector<Row> rows;
    for (const detail::RuleOnCase& each : cases_of(*this, slice)) {
        const auto rule = RuleKinds::filled<SchoolMinimumRule>(*each.rule);
        for (const detail::ProvidedSchool& school : detail::provided(each.on, rule, school_year))
            for (const detail::Provided& indicator : school.indicators)
                rows.push_back({.rule = each.rule->id,
                                .school = school.school,
                                .stage = school.stage,
                                .indicator = indicator.minimum->indicator,
                                .value = indicator.value(),
                                .minimum = static_cast<double>(indicator.minimum->least.value) / 1000,
                                .per = indicator.minimum->per,
                                .verdict = verdict_of(indicator.is_reached),
                                .lacks = indicator.lacks,
                                .unit = unit_of(indicator.minimum->indicator),
                                .records = indicator.total.records});
    }
    return rows;
}

Evidence Shortfalls::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    return {{}, ordered_by_id(slice.network().ledger(), rows[row].records)};
}

std::vector<SchoolIndex> Shortfalls::unknown_schools(const Slice& slice) const {
    return detail::unknown_schools_of(cases_of(*this, slice));
}

std::string Shortfalls::words() const {
    return detail::words_of(name, policy, std::nullopt) + ", school_year " + text_of(school_year);
}

Answer<Shortfalls> shortfalls(const Policy& policy, const Slice& slice, Span school_year, const RuleKinds& kinds) {
    return ask(slice, Shortfalls{.policy = policy, .school_year = school_year, .kinds = kinds});
}

Answer<Shortfalls> shortfalls(const Policy& policy, const Slice& slice, Span school_year) {
    return shortfalls(policy, slice, school_year, RuleKinds::built_in());
}

}  // namespace jiedui
