// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Judge: what a policy says of the schools, teachers and ties of a slice.

#include <optional>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/judgement.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// Judges every subject of each rule.
///
/// A rule looks at the slice, within the days of its scope, and judges those of the slice's schools and teachers whom the scope selects;
/// one of whom nobody knows whether it is selected is not judged, and a school then is one of the answer's unknown schools.  `met` and
/// `not_met` are said only if missing data cannot change them.
///
/// A rule whose kind throws a std::exception has failed.  Its only row then has the verdict `failed` and speaks of the programme; the
/// subject is the rule's id, and `explain` says what was thrown.  The other rules are judged all the same.  Four exceptions pass: NoDay,
/// ErrorCode::interrupted, std::bad_alloc, and whatever is not a std::exception.
///
/// What was left out is that of all rules together: each tie that was left out of the slice of some rule, within the days of its scope and
/// of the kinds of ties that it looks at; and each school of which nobody knows whether the slice of some rule, or its scope, has it.
///
/// @param policy the rules.
/// @param slice whom and what they look at.
/// @param kinds where the kinds of its rules are; those that are built in, and one's own.
/// @param day as of which they judge; needed by those that count service.
/// @param watch is told of each rule before it judges.
/// @return one row per rule, in the order of the policy, and subject, in the order of its kind; the evidence is the ties that show it.
/// @errors ErrorCode::bad_policy with all findings: for everything that `policy_of` refuses in a file, wherever the policy came from; and
///     if a scope names a column that schools or teachers do not have, or selects nobody and does not say that it may.
///     ErrorCode::bad_day if a rule needs a day and none was given.
[[nodiscard]] JIEDUI_API Answer<Judgement> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                                 std::optional<Day> day = {}, const Watch& watch = {});
/// The same with the kinds that are built in.
[[nodiscard]] JIEDUI_API Answer<Judgement> judge(const Policy& policy, const Slice& slice, std::optional<Day> day = {},
                                                 const Watch& watch = {});

}  // namespace jiedui
