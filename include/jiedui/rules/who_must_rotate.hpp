// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// WhoMustRotate: which teachers the rules of a policy ask to rotate.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// Which teachers do the rules of a policy ask to rotate?
struct JIEDUI_API WhoMustRotate {
    Policy policy{};                          ///< the rules
    RuleKinds kinds = RuleKinds::built_in();  ///< the kinds of rules
    /// The day as of which teachers are eligible; without it the first day of the slice's time.
    std::optional<Day> day{};

    static constexpr std::string_view name = "who_must_rotate";
    static constexpr QuestionText text{
        .asks =
            "List which teachers the rules of a policy ask to rotate.  Rules that ask have conditions, as "
            "`rotation-share` "
            "and `tenure-limit` do: the teachers of their scope who meet the conditions, or may meet them, are listed.",
        .rows = "One row per rule, in the order of the policy, and teacher, by teacher.",
        .evidence = "The postings that the teacher surely begins.",
        .notes =
            "A share asks no one in person: its rows are the teachers from whom it is taken.  A teacher with `rotates` "
            "no has no "
            "posting that begins in the slice's time, as far as the ledger says.  If rows of postings were left out of "
            "the "
            "ledger that may be of that time, `rotates` is undecided instead.",
        .cost = "O(r (m + t)) time for r such rules, m ties and t teachers."};
    static constexpr Columns columns{};  // a policy is no value that a text could hold

    /// A teacher, and a rule that asks the teacher to rotate, or may ask.
    struct Row {
        std::string rule{};
        TeacherIndex teacher{};
        std::optional<SchoolIndex> home{};
        Certainty eligible = Certainty::yes;
        Certainty rotates = Certainty::no;
        std::vector<TieIndex> ties{};  ///< the postings that the teacher certainly begins, ascending; not a column

        static constexpr Columns columns{
            Column{"rule", Role::rule, &Row::rule, "The rule that asks the teacher."},
            Column{"teacher", Role::teacher, &Row::teacher, "The teacher that the rule asks."},
            Column{"home", Role::school, &Row::home,
                   "The school of the teacher's affiliation; missing if it is not known."},
            Column{"eligible", Role::word, &Row::eligible,
                   "Whether the teacher surely meets its conditions: yes or undecided."},
            Column{"rotates", Role::word, &Row::rotates, "Whether the teacher begins a posting in the slice's time."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::bad_policy as for `judge`, and if no rule of the policy asks teachers to rotate;
    ///     ErrorCode::bad_day if there is no `day` and the slice has no first day, or if `day` is not a known
    ///     day.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    /// The postings that the teacher of a row certainly begins, ascending.
    /// @pre row < rows.size()
    [[nodiscard]] std::vector<TieIndex> evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether the scope of a rule has them, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
    /// The slices that the rules look at, in the order of the rules, each once.
    [[nodiscard]] std::vector<Slice> slices(const Slice& slice) const;
    /// The question as text: its name, the policy with version and fingerprint, and the day.
    [[nodiscard]] std::string words() const;
};

/// Lists which teachers of a slice the rules of a policy ask to rotate.
///
/// @param policy the rules.
/// @param slice the schools and teachers, and the time in which they rotate.
/// @param kinds the kinds of rules that the policy may use: the built-in kinds, and your own.
/// @param day the day as of which teachers are eligible; without it the first day of the slice's time.
/// @return one row per rule and teacher: rules in the order of the policy, the teachers of a rule ascending.
/// @errors as for WhoMustRotate::ask.
[[nodiscard]] JIEDUI_API Answer<WhoMustRotate> who_must_rotate(const Policy& policy, const Slice& slice,
                                                               const RuleKinds& kinds, std::optional<Day> day = {});
/// Lists the teachers as `who_must_rotate` with `kinds` does, with the built-in kinds of rules.
[[nodiscard]] JIEDUI_API Answer<WhoMustRotate> who_must_rotate(const Policy& policy, const Slice& slice,
                                                               std::optional<Day> day = {});

}  // namespace jiedui
