// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Scopes: whom the rules of a policy speak of in a slice.

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
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
[[nodiscard]] std::vector<RuleOnCase> cases_of(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                               std::optional<Day> day,
                                               const std::function<bool(const RuleKinds::Entry&)>& wants);

/// What an answer says that it was asked.
[[nodiscard]] std::string words_of(const Policy& policy, std::optional<Day> day);

/// Adds the schools of which nobody knows whether a scope has them to what an answer could not judge.
template <class Row>
void add_unknown_schools(Answer<Row>& answer, const std::vector<RuleOnCase>& cases) {
    for (const RuleOnCase& each : cases)
        for (const SchoolIndex school : each.on.schools.unknown())
            if (answer.slice.has(school)) answer.asked.unknown_schools.push_back(school);
    answer.asked.unknown_schools = ascending(std::move(answer.asked.unknown_schools));
}

}  // namespace jiedui::detail
