// SPDX-License-Identifier: Apache-2.0
#include "rules/counted_schools.hpp"

#include <algorithm>

#include "jiedui/model/completeness.hpp"

namespace jiedui::detail {

Certainty counts(const RuleCase& on, const Exclusions& exclusions, const StageTotal& total) {
    const auto kind = on.network().get<&School::kind>(total.school);
    if (kind && exclusions.without && std::ranges::find(*exclusions.without, *kind) != exclusions.without->end())
        return Certainty::no;
    const bool is_small = exclusions.least_pupils && total.pupils && *total.pupils < *exclusions.least_pupils;
    if (kind == SchoolKind::teaching_point && is_small) return Certainty::no;
    return on.has(total.school);
}

std::vector<std::string_view> tables_lacking_indicators(const Network& network) {
    std::vector<std::string_view> tables;
    for (const std::string_view table : {School::table, Indicator::table})
        if (lacks_rows(network.ledger().settings(), table)) tables.push_back(table);
    return tables;
}

}  // namespace jiedui::detail
