// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Judge: whether the schools, teachers and ties of a slice meet the rules of a policy.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/language.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/judgement.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// Do the schools, teachers and ties of a slice meet the rules of a policy?
///
/// A rule looks at the slice within the days of its scope.  It judges the schools and teachers of the slice
/// that the scope selects.  If it is not known whether the scope selects a school, the rule does not judge that
/// school; it is one of the unknown schools of the answer.  If it is not known whether the scope selects a
/// teacher, a rule may judge the teacher, but the verdict is never `not_met`.  A verdict is `met` or `not_met`
/// only if missing data cannot change it.
///
/// If the kind of a rule throws a std::exception, the rule has failed.  It then has one row, with the verdict
/// `failed`, the subject kind `programme` and the id of the rule as subject; `explain` says what was thrown.
/// The other rules are judged nevertheless.  Four exceptions are not caught: NoDay, ErrorCode::interrupted,
/// std::bad_alloc, and anything that is not a std::exception.
///
/// What was left out is counted over all rules together.  A tie counts if it was left out of the slice of at
/// least one rule: the slice within the days of the scope, with the kinds of ties that the rule looks at.  A
/// school counts if for at least one rule it is not known whether the slice or the scope has it.
struct JIEDUI_API Judge {
    Policy policy{};                          ///< the rules
    RuleKinds kinds = RuleKinds::built_in();  ///< the kinds of rules; default: the built-in kinds
    std::optional<Day> day{};                 ///< the day as of which rules judge; rules that count service need it

    using Row = Judgement;
    static constexpr std::string_view name = "judge";
    static constexpr QuestionText text{
        .asks = "Judge every subject of each rule of a policy.",
        .rows = "One row per rule, in the order of the policy, and subject, in the order of the rule's kind.",
        .evidence = "The ties that show it."};
    static constexpr Columns columns{};  // a policy is no value that a text could hold

    /// @param watch is told the id of each rule before that rule judges.
    /// @return the rows, in the order that `text` promises.
    /// @errors as for the function `judge`.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice, const Watch& watch) const;
    /// The ties and other records that show the judgement in a row.
    /// @pre row < rows.size()
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether the scope of a rule has them, ascending.
    /// @errors as for the function `judge`.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
    /// The slices that the rules look at, in the order of the rules, each once.
    /// @errors as for the function `judge`.
    [[nodiscard]] std::vector<Slice> slices(const Slice& slice) const;
    /// The question as text: its name, the policy with version and fingerprint, and the day.
    [[nodiscard]] std::string words() const;
};

/// Judges the schools, teachers and ties of a slice by a policy, as Judge describes.
///
/// @param policy the rules.
/// @param slice the schools, teachers and ties to judge.
/// @param kinds the kinds of rules that the policy may use: the built-in kinds, and your own.
/// @param day the day as of which rules judge; rules that count service need it.
/// @param watch is told the id of each rule before that rule judges.
/// @return one row per rule and subject: rules in the order of the policy, subjects of a rule in the order that
///     its kind promises.  The evidence of a row is the ties and records that show it.
/// @errors ErrorCode::bad_policy, with all findings, if `policy_of` would refuse the policy, if a scope names a
///     column that schools or teachers do not have, or if a scope selects no school or no teacher and its
///     `may_be_empty` is false.  ErrorCode::bad_day if a rule needs a day and none was given (NoDay), or if
///     `day` is not a known day.  ErrorCode::interrupted if the watch ends the call.
[[nodiscard]] JIEDUI_API Answer<Judge> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                             std::optional<Day> day = {}, const Watch& watch = {});
/// Judges as `judge` with `kinds` does, with the built-in kinds of rules.
[[nodiscard]] JIEDUI_API Answer<Judge> judge(const Policy& policy, const Slice& slice, std::optional<Day> day = {},
                                             const Watch& watch = {});

/// A judgement in words: a sentence, the numbers, the records that show it, and the basis of the rule.
/// @pre row < answer.rows.size()
[[nodiscard]] JIEDUI_API std::string explain(const Answer<Judge>& answer, std::size_t row,
                                             Language language = Language::en);

}  // namespace jiedui
