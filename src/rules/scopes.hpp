// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Scopes: the schools, teachers and days of a slice that the rules of a policy are about.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui::detail {

/// A rule, what its kind does, and what it is asked about.
struct RuleOnCase {
    const Rule* rule;
    const RuleKinds::Entry* kind;
    RuleCase on;
};

/// The rules of a policy that are of a wanted kind, in its order, each with its scope in a slice.
/// @param wants which kinds are wanted.
/// @errors ErrorCode::bad_policy with all findings, as `judge` says, of wanted rules and of kinds that are unknown, and if there is no rule
///     of a wanted kind, though there are such kinds; ErrorCode::bad_day if the day is none.
[[nodiscard]] std::vector<RuleOnCase> cases_of(
    const Policy& policy, const Slice& slice, const RuleKinds& kinds, std::optional<Day> day,
    const std::function<bool(std::string_view name, const RuleKinds::Entry&)>& wants =
        [](std::string_view, const RuleKinds::Entry&) { return true; });

/// A question about the rules of a policy in words.
[[nodiscard]] std::string words_of(std::string_view question, const Policy& policy, std::optional<Day> day);

/// The slices that rules look at, each once.
[[nodiscard]] std::vector<Slice> slices_of(const std::vector<RuleOnCase>& cases);
/// The schools of which it is not known whether the scope of a rule has them, ascending.
[[nodiscard]] std::vector<SchoolIndex> unknown_schools_of(const std::vector<RuleOnCase>& cases);

}  // namespace jiedui::detail
