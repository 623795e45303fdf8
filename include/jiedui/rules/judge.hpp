// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Judge: what a policy says of the schools, teachers and ties of a slice.

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

/// What does a policy say of the schools, teachers and ties of a slice?
///
/// A rule looks at the slice, within the days of its scope, and judges those of the slice's schools and teachers that the scope selects.
/// If it is not known whether the scope selects a school or teacher, the rule does not judge them; such a school is one of the answer's
/// unknown schools.  `met` and `not_met` are said only if missing data cannot change them.
///
/// If the kind of a rule throws a std::exception, the rule has failed.  Its only row then has the verdict `failed` and speaks of the
/// programme; the subject is the rule's id, and `explain` says what was thrown.  The other rules are judged all the same.  Four exceptions
/// pass: NoDay, ErrorCode::interrupted, std::bad_alloc, and whatever is not a std::exception.
///
/// What was left out is that of all rules together: each tie that was left out of the slice of some rule, within the days of its scope and
/// of the kinds of ties that it looks at; and each school of which it is not known whether the slice of some rule, or its scope, has it.
struct JIEDUI_API Judge {
    Policy policy{};  ///< the rules
    RuleKinds kinds =
        RuleKinds::built_in();  ///< where the kinds of its rules are: those that are built in, and one's own
    std::optional<Day> day{};   ///< as of which they judge; needed by rules that count service

    using Row = Judgement;
    static constexpr std::string_view name = "judge";
    static constexpr QuestionText text{
        .asks = "Judge every subject of each rule of a policy.",
        .rows = "One row per rule, in the order of the policy, and subject, in the order of the rule's kind.",
        .evidence = "The ties that show it."};
    static constexpr Columns columns{};  // a policy is no value that a text could hold

    /// @param watch is told of each rule before it judges.
    /// @errors as `judge`.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice, const Watch& watch) const;
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether a rule's scope has them.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
    /// Those that the rules look at, each once.
    [[nodiscard]] std::vector<Slice> slices(const Slice& slice) const;
    [[nodiscard]] std::string words() const;
};

/// Asks that of a slice.
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
[[nodiscard]] JIEDUI_API Answer<Judge> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds,
                                             std::optional<Day> day = {}, const Watch& watch = {});
/// The same with the kinds that are built in.
[[nodiscard]] JIEDUI_API Answer<Judge> judge(const Policy& policy, const Slice& slice, std::optional<Day> day = {},
                                             const Watch& watch = {});

/// A judgement in words: the sentence, the numbers, the records and what the rule rests on.
/// @pre row < answer.rows.size()
[[nodiscard]] JIEDUI_API std::string explain(const Answer<Judge>& answer, std::size_t row,
                                             Language language = Language::en);

}  // namespace jiedui
