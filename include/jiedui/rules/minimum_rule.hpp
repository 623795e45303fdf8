// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Minimum rule: does each school have what its pupils need at least?

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/rules/minimum.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "jiedui/rules/share.hpp"

namespace jiedui {

namespace detail {

template <>
struct JIEDUI_API ParameterTraits<std::vector<Minimum>> {
    [[nodiscard]] static Phrase expected();
    [[nodiscard]] static bool fill(std::vector<Minimum>& member, const ParameterValue& value);
};

}  // namespace detail

/// A school, or its part of one stage (see Indicators), reaches so many of the minima of its stage, and so large a
/// share of each of the others.
///
/// One judgement per school of the scope and stage that it teaches and that has a minimum, by school and stage; the
/// school year is that in which the day of the judgement lies.  A number that is not known leaves the verdict
/// undecided, unless it could not change it.  If rows of indicators were left out of the ledger, no verdict is said.
/// @source 教督〔2017〕6号.
struct JIEDUI_API SchoolMinimumRule {
    std::vector<Minimum> minima{};
    std::optional<std::uint32_t> reached{};
    std::optional<Share> share_of_others{};
    std::optional<std::vector<SchoolKind>> without{};
    std::optional<std::uint32_t> least_pupils{};

    static constexpr std::string_view kind = "school-minimum";
    static constexpr std::string_view doc = "A school reaches the minima of its stage, or most of them.";
    static constexpr Columns columns{
        Column{"minima", Role::name, &SchoolMinimumRule::minima,
               "How much of each indicator there must be, such as teaching_area primary 4.5."},
        Column{"reached", Role::count, Unit::items, &SchoolMinimumRule::reached,
               "How many of the minima of a stage must be reached; without it all."},
        Column{"share_of_others", Role::share, &SchoolMinimumRule::share_of_others,
               "How much of each other minimum there must be; without it nothing."},
        Column{"without", Role::word, &SchoolMinimumRule::without, "The kinds of schools that are not judged."},
        Column{"least_pupils", Role::count_of_pupils, &SchoolMinimumRule::least_pupils,
               "A teaching point with fewer pupils is not judged."},
    };

    [[nodiscard]] std::optional<ParameterFault> fault() const;
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
