// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// provided: what each school of a scope has, beside the minima of a rule.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/rules/minimum_rule.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "query/stage_totals.hpp"

namespace jiedui::detail {

/// What a school has of one indicator of its stage, beside the minimum.
struct Provided {
    const Minimum* minimum = nullptr;
    StageTotal total{};
    Certainty is_reached = Certainty::undecided;
    std::optional<double> lacks{};  ///< how many whole ones are missing; nothing if that is not known

    /// What there is for as many pupils as the minimum names; nothing if that is not known.
    [[nodiscard]] std::optional<double> value() const noexcept;
    /// Whether there is so large a share of the minimum.
    [[nodiscard]] Certainty reaches(Thousandths share) const noexcept;
};

/// The indicators of one school in one stage that have a minimum, in the order of the minima.
struct ProvidedSchool {
    SchoolIndex school{};
    Stage stage = Stage::primary;
    std::vector<Provided> indicators{};
};

/// The schools of the scope, by school and stage.
[[nodiscard]] std::vector<ProvidedSchool> provided(const RuleCase& on, const SchoolMinimumRule& rule, Span school_year);

}  // namespace jiedui::detail
