// SPDX-License-Identifier: Apache-2.0
#include "query/provision.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "equity/sum.hpp"
#include "jiedui/equity/difference_coefficient.hpp"

namespace jiedui::detail {
namespace {

/// The schools of one group and stage, and their totals by indicator.
struct Members {
    std::set<SchoolIndex> schools{};
    std::map<SchoolIndex, std::set<std::optional<std::uint32_t>>> pupils{};  // that its totals say
    std::map<std::string, std::map<SchoolIndex, StageTotal>> totals{};

    /// A total of which no record speaks.  Pupils are those of the other totals if they agree, else those of the school.
    [[nodiscard]] StageTotal missing(const Network& network, SchoolIndex school, Stage stage,
                                     const std::string& indicator) const {
        StageTotal total{.school = school, .stage = stage, .indicator = indicator};
        const auto said = pupils.find(school);
        if (said == pupils.end())
            total.pupils = pupils_of_stage(network, school, stage);
        else if (said->second.size() == 1)
            total.pupils = *said->second.begin();
        return total;
    }
};

}  // namespace

std::vector<Provision> provisions(const Slice& slice, Span school_year, const SchoolGroups& groups,
                                  const std::vector<std::string>& only) {
    const Network& network = slice.network();
    std::map<std::pair<std::uint32_t, Stage>, Members> all;
    for (StageTotal& each : stage_totals(slice, school_year, true)) {
        if (!each.stage) continue;
        Members& members = all[{groups.of(each.school), *each.stage}];
        members.schools.insert(each.school);
        members.pupils[each.school].insert(each.pupils);
        members.totals[each.indicator].try_emplace(each.school, std::move(each));
    }
    for (const SchoolIndex school : schools_open_in(slice, school_year))
        for (const Stage stage : {Stage::primary, Stage::junior, Stage::senior})
            if (network.stages(school) && !teaches_not(network, school, stage))
                all[{groups.of(school), stage}].schools.insert(school);
    std::vector<Provision> provisions;
    for (auto& [key, members] : all) {
        std::set<std::string> indicators{only.begin(), only.end()};
        if (only.empty())
            for (const auto& [indicator, totals] : members.totals) indicators.insert(indicator);
        for (const std::string& indicator : indicators) {
            Provision each{.group = key.first, .stage = key.second, .indicator = indicator};
            const auto& totals = members.totals[indicator];
            for (const SchoolIndex school : members.schools) {
                const auto found = totals.find(school);
                StageTotal total =
                    found != totals.end() ? found->second : members.missing(network, school, key.second, indicator);
                const bool is_known = total.per_pupil() && !teaches_not(network, school, key.second);
                (is_known ? each.known : each.undecided).push_back(std::move(total));
            }
            provisions.push_back(std::move(each));
        }
    }
    return provisions;
}

Spread spread_of(const std::vector<StageTotal>& known, bool is_weighted) {
    std::vector<double> amounts;
    std::vector<double> pupils;
    for (const StageTotal& each : known) {
        amounts.push_back(is_weighted ? *each.amount : *each.per_pupil());
        pupils.push_back(is_weighted ? *each.pupils : 1.0);
    }
    return spread_of(amounts, pupils);
}

Spread spread_of(std::span<const double> amounts, std::span<const double> pupils) {
    if (amounts.empty()) return {};
    const double all = equity::total_of({.values = amounts});
    Spread spread{.mean = all / equity::total_of({.values = pupils})};
    if (amounts.size() < 2) return spread;
    if (all > 0) {
        spread.coefficient = equity::difference_coefficient(amounts, pupils);
        spread.deviation = *spread.coefficient * *spread.mean;
    } else {
        spread.deviation = 0;
    }
    return spread;
}

}  // namespace jiedui::detail
