// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/coverage_rates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/query/needy.hpp"
#include "query/listed.hpp"

namespace jiedui {

std::vector<CoverageRates::Row> CoverageRates::ask(const Slice& slice) const {
    const SchoolGroups groups{slice.network(), by};
    std::vector<Row> rates(groups.count());
    std::vector<bool> lacks_pupils(groups.count());
    for (const Coverage::Row& school : Coverage{needy, needed}.ask(slice)) {
        const std::uint32_t group = groups.of(school.school);
        Row& rate = rates[group];
        const auto pupils = slice.network().pupils(school.school);
        if (!pupils) lacks_pupils[group] = true;
        ++rate.needy;
        rate.pupils = rate.pupils.value_or(0) + pupils.value_or(0);
        if (!rate.pupils_covered) rate.pupils_covered = 0;
        if (school.covered == Certainty::undecided) ++rate.undecided;
        if (school.covered != Certainty::yes) continue;
        ++rate.covered;
        *rate.pupils_covered += pupils.value_or(0);
    }
    std::vector<Row> rows;
    for (std::uint32_t group = 0; group < groups.count(); ++group) {
        Row& rate = rates[group];
        if (rate.needy == 0) continue;
        rate.group = groups.name(group);
        rate.rate = static_cast<double>(rate.covered) / rate.needy;
        if (lacks_pupils[group]) {
            rate.pupils.reset();
            rate.pupils_covered.reset();
        } else if (*rate.pupils > 0) {
            rate.pupil_rate = static_cast<double>(*rate.pupils_covered) / static_cast<double>(*rate.pupils);
        }
        rows.push_back(std::move(rate));
    }
    return rows;
}

std::vector<TieIndex> CoverageRates::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const SchoolGroups groups{slice.network(), by};
    const SchoolSet looked_at = needy_schools(slice, needy);
    std::vector<TieIndex> ties;
    for (const SchoolIndex school : slice.school_indices())
        if (looked_at.contains(school) && groups.name(groups.of(school)) == rows[row].group)
            std::ranges::copy(slice.incoming(school), std::back_inserter(ties));
    return ascending(std::move(ties));
}

std::vector<SchoolIndex> CoverageRates::unknown_schools(const Slice& slice) const {
    return schools_of_unknown_need(slice, needy);
}

template AnyQuestion detail::listed_question<CoverageRates>();

}  // namespace jiedui
