// SPDX-License-Identifier: Apache-2.0
#include "rules/provided.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "rules/counted_schools.hpp"

namespace jiedui::detail {
namespace {

/// What rounding may take from a number, as a part of it.
constexpr double rounding = 1e-12;

/// Where an amount has this key: by school, stage and indicator.
using Key = std::tuple<SchoolIndex, Stage, std::string>;

[[nodiscard]] Provided provided_of(const Minimum& minimum, StageTotal total) {
    Provided provided{.minimum = &minimum, .total = std::move(total)};
    provided.is_reached = provided.reaches(Thousandths{1000});
    const StageTotal& have = provided.total;
    if (!have.amount || !have.pupils || provided.is_reached == Certainty::undecided) return provided;
    const double needed = static_cast<double>(minimum.least.value) * *have.pupils / (1000.0 * minimum.per);
    provided.lacks = std::max(std::ceil((needed - *have.amount) - needed * rounding), 0.0);
    return provided;
}

}  // namespace

std::optional<double> Provided::value() const noexcept {
    const auto own = total.per_pupil();
    return own ? std::optional{*own * minimum->per} : std::nullopt;
}

Certainty Provided::reaches(Thousandths share) const noexcept {
    if (!total.amount || !total.pupils || *total.pupils == 0) return Certainty::undecided;
    const double least = static_cast<double>(minimum->least.value) * static_cast<double>(share.value) / 1e6;
    const bool is_enough = *total.amount * minimum->per >= least * *total.pupils * (1 - rounding);
    return is_enough ? Certainty::yes : Certainty::no;
}

std::vector<ProvidedSchool> provided(const RuleCase& on, const SchoolMinimumRule& rule, Span school_year) {
    const Exclusions exclusions{rule.without, rule.least_pupils};
    std::map<Key, StageTotal> totals;
    std::map<std::pair<SchoolIndex, Stage>, std::optional<std::uint32_t>> pupils;
    for (StageTotal& each : stage_totals(on.slice, school_year, true)) {
        if (!each.stage || teaches_not(on.network(), each.school, *each.stage)) continue;
        auto& known = pupils[{each.school, *each.stage}];
        if (!known) known = each.pupils;
        totals.try_emplace({each.school, *each.stage, each.indicator}, std::move(each));
    }
    for (const SchoolIndex school : schools_open_in(on.slice, school_year))
        for (const Stage stage : {Stage::primary, Stage::junior, Stage::senior})
            if (on.network().stages(school) && !teaches_not(on.network(), school, stage))
                pupils.try_emplace({school, stage});
    std::vector<ProvidedSchool> schools;
    for (const auto& [key, of_stage] : pupils) {
        const auto& [school, stage] = key;
        if (counts(on, exclusions, {.school = school, .stage = stage, .pupils = of_stage}) != Certainty::yes) continue;
        ProvidedSchool each{.school = school, .stage = stage};
        for (const Minimum& minimum : rule.minima) {
            if (minimum.stage != stage) continue;
            const auto found = totals.find({school, stage, minimum.indicator});
            each.indicators.push_back(
                provided_of(minimum, found != totals.end() ? found->second : StageTotal{.school = school}));
        }
        if (!each.indicators.empty()) schools.push_back(std::move(each));
    }
    return schools;
}

}  // namespace jiedui::detail
