// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// provisions: what the schools of a group have for each pupil, and how far they differ.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/detail/model/school_groups.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/slice.hpp"
#include "query/stage_totals.hpp"

namespace jiedui::detail {

/// The column of schools that names their county, which answers for the balance of its schools.
inline constexpr const char* county = "division";

/// What the schools of one group and stage have of one indicator.
struct Provision {
    std::uint32_t group = 0;
    Stage stage = Stage::primary;
    std::string indicator{};
    std::vector<StageTotal> known{};      ///< those with amount and pupils, by school
    std::vector<StageTotal> undecided{};  ///< those whose amount or pupils are not known, by school
};

/// What the schools of each group and stage have, by group, stage and indicator.
/// @param only these indicators, of each stage that a group has, even if no record speaks of them; if empty, those
///     of which a record of the group and stage speaks.
[[nodiscard]] std::vector<Provision> provisions(const Slice& slice, Span school_year, const SchoolGroups& groups,
                                                const std::vector<std::string>& only = {});

/// How far schools differ in what each pupil has.
struct Spread {
    std::optional<double> mean{};         ///< nothing without a school
    std::optional<double> deviation{};    ///< nothing with fewer than two schools
    std::optional<double> coefficient{};  ///< deviation / mean; nothing also if the mean is 0
};

/// @param is_weighted whether schools count by their pupils; else each counts once.
[[nodiscard]] Spread spread_of(const std::vector<StageTotal>& known, bool is_weighted);
/// The same of columns side by side: what schools have, and their pupils.  @pre pupils are above 0
[[nodiscard]] Spread spread_of(std::span<const double> amounts, std::span<const double> pupils);

}  // namespace jiedui::detail
