// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Coverage rates: which share of its needy schools does each township, kind or division cover?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/school_groups.hpp"
#include "jiedui/query/coverage.hpp"

namespace jiedui {

/// How well the needy schools of one group are covered.
struct CoverageRate {
    std::optional<std::string> group{};             ///< what its schools say in the column
    std::uint32_t needy = 0;                        ///< how many needy schools it has; at least 1
    std::uint32_t covered = 0;                      ///< how many of these surely get all that is needed
    std::uint32_t undecided = 0;                    ///< of how many missing data leave that open
    double rate = 0;                                ///< covered / needy
    std::optional<std::uint64_t> pupils{};          ///< of its needy schools
    std::optional<std::uint64_t> pupils_covered{};  ///< of its covered schools
    std::optional<double> pupil_rate{};             ///< pupils_covered / pupils

    static constexpr std::string_view question = "coverage_rates";
    static constexpr std::tuple columns{
        Column{"group", "", &CoverageRate::group, "What its schools say in the column; missing where they do not."},
        Column{"needy", "schools", &CoverageRate::needy, "How many needy schools it has."},
        Column{"covered", "schools", &CoverageRate::covered, "How many of these surely get all that is needed."},
        Column{"undecided", "schools", &CoverageRate::undecided, "Of how many missing data leave that open."},
        Column{"rate", "share", &CoverageRate::rate, "covered / needy."},
        Column{"pupils", "pupils", &CoverageRate::pupils,
               "The pupils of its needy schools; missing if one school's are."},
        Column{"pupils_covered", "pupils", &CoverageRate::pupils_covered, "Those of the covered ones; likewise."},
        Column{"pupil_rate", "share", &CoverageRate::pupil_rate, "pupils_covered / pupils."},
    };
    friend bool operator==(const CoverageRate&, const CoverageRate&) = default;
};

/// Says of each group of schools which share of its needy ones is covered.
///
/// `coverage` with the same options, counted by a column of schools.  Over all completions the number of covered schools of a
/// group is never below `covered`, never above `covered + undecided`, and both are reached.  Where rows of a table of ties were left out of
/// the ledger, `undecided` has the schools of which coverage therefore does not say no.
///
/// @param slice what to ask about.
/// @param by the column of schools that groups them: township, kind, division, an attribute; where it is unknown schools are a group
///     of their own.
/// @param options which schools are needy, and what they need.
/// @return one row per group that has a needy school, by ascending group, the missing one last; its evidence is all ties to these
///     schools.
/// @complexity O(n log g + m log d) time for n schools in g groups, m ties and d the most ties at one school.
/// @errors ErrorCode::unknown_column if schools have no such column; those of `coverage`.
[[nodiscard]] inline Answer<CoverageRate> coverage_rates(const Slice& slice, std::string_view by,
                                                         const CoverageOptions& options = {}) {
    const SchoolGroups groups{slice.network(), by};
    const Answer<Coverage> schools = coverage(slice, options);
    std::vector<CoverageRate> rates(groups.count());
    std::vector<bool> lacks_pupils(groups.count());
    for (const Coverage& school : schools.rows) {
        const std::uint32_t group = groups.of(school.school);
        CoverageRate& rate = rates[group];
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
    Answer<CoverageRate> answer{{},
                                slice,
                                {.unknown_schools = schools.asked.unknown_schools,
                                 .options = "by " + std::string{by} + ", " + schools.asked.options,
                                 .needy = needy_schools(slice, options.needy),
                                 .by = std::string{by}}};
    for (std::uint32_t group = 0; group < groups.count(); ++group) {
        CoverageRate& rate = rates[group];
        if (rate.needy == 0) continue;
        rate.group = groups.name(group);
        rate.rate = static_cast<double>(rate.covered) / rate.needy;
        if (lacks_pupils[group]) {
            rate.pupils.reset();
            rate.pupils_covered.reset();
        } else if (*rate.pupils > 0) {
            rate.pupil_rate = static_cast<double>(*rate.pupils_covered) / static_cast<double>(*rate.pupils);
        }
        answer.rows.push_back(std::move(rate));
    }
    return answer;
}

/// All ties to the needy schools of the group.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<CoverageRate>& answer, std::size_t row) {
    const SchoolGroups groups{answer.slice.network(), answer.asked.by};
    std::vector<TieIndex> ties;
    for (const SchoolIndex school : answer.slice.school_indices())
        if (answer.asked.needy->contains(school) && groups.name(groups.of(school)) == answer.rows[row].group)
            std::ranges::copy(answer.slice.incoming(school), std::back_inserter(ties));
    return ascending(std::move(ties));
}

}  // namespace jiedui
