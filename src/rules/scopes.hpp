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

/// The slice that a rule looks at.
[[nodiscard]] inline Slice looked_at(const RuleOnCase& each) {
    return each.kind->looked_at ? each.kind->looked_at(each.on) : each.on.slice;
}

/// Notes in an answer at which slices its rules looked, and of which schools nobody knows whether a scope has them.
template <class Row>
void note_what_was_judged(Answer<Row>& answer, const std::vector<RuleOnCase>& cases) {
    for (const RuleOnCase& each : cases) {
        for (const SchoolIndex school : each.on.schools.unknown())
            if (each.on.slice.has(school)) answer.asked.unknown_schools.push_back(school);
        Slice slice = looked_at(each);
        const auto is_same = [&](const Slice& other) { return other.description() == slice.description(); };
        if (std::ranges::none_of(answer.asked.slices, is_same)) answer.asked.slices.push_back(std::move(slice));
    }
    answer.asked.unknown_schools = ascending(std::move(answer.asked.unknown_schools));
}

}  // namespace jiedui::detail
