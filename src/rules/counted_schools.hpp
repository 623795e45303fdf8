// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// counted_schools: which schools rules about indicators count.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "query/stage_totals.hpp"

namespace jiedui::detail {

/// The schools that do not count, whatever they have.
struct Exclusions {
    std::optional<std::vector<SchoolKind>> without{};
    std::optional<std::uint32_t> least_pupils{};  ///< of a teaching point
};

/// Whether a school with that total counts; undecided if it only may be in the scope.
[[nodiscard]] Certainty counts(const RuleCase& on, const Exclusions& exclusions, const StageTotal& total);

/// The tables of which rows were left out that may say what schools have.
[[nodiscard]] std::vector<std::string_view> tables_lacking_indicators(const Network& network);

}  // namespace jiedui::detail
