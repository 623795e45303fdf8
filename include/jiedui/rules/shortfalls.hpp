// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Shortfalls: which school misses which minimum, and how much it lacks.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/calendar.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/model/question.hpp"
#include "jiedui/model/slice.hpp"
#include "jiedui/rules/policy.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// Which school misses which minimum of a policy, and how much does it lack?
struct JIEDUI_API Shortfalls {
    Policy policy{};                          ///< the rules
    Span school_year{};                       ///< the school year
    RuleKinds kinds = RuleKinds::built_in();  ///< the kinds of rules

    static constexpr std::string_view name = "shortfalls";
    static constexpr QuestionText text{
        .asks =
            "Say of each school, stage and indicator whether the school has what a policy demands at least, and how "
            "much "
            "it lacks.",
        .rows =
            "One row per rule of the kind `school-minimum`, school of its scope, stage that the school teaches and "
            "minimum of that stage: by rule in the order of the policy, by school, by stage, then in the order of the "
            "minima.",
        .evidence = "The school if it says the pupils, then the records of indicators, by id.",
        .notes =
            "Totals and pupils are those of `indicators`.  What is lacking is rounded up to whole teachers, rooms, "
            "square "
            "metres or yuan.  A school whose amount or pupils are not known, or that has no pupils, is `undecided`.",
        .cost = "O(n + r log r) time for each rule, for n schools and r records of indicators."};
    static constexpr Columns columns{};  // a policy is no value that a text could hold

    /// A school, and one minimum of its stage.
    struct Row {
        std::string rule{};
        SchoolIndex school{};
        Stage stage = Stage::primary;
        std::string indicator{};
        std::optional<double> value{};
        double minimum = 0;
        std::uint32_t per = 1;
        Verdict verdict = Verdict::undecided;
        std::optional<double> lacks{};
        std::string unit{};
        std::vector<RecordRef> records{};  ///< the records that say it; not a column

        static constexpr Columns columns{
            Column{"rule", Role::rule, &Row::rule, "The rule."},
            Column{"school", Role::school, &Row::school, "The school."},
            Column{"stage", Role::word, &Row::stage, "The stage of schooling."},
            Column{"indicator", Role::name, &Row::indicator, "What is counted."},
            Column{"value", Role::ratio, &Row::value, "What there is for `per` pupils; missing if it is not known."},
            Column{"minimum", Role::ratio, &Row::minimum, "What there must be for `per` pupils."},
            Column{"per", Role::count, Unit::items, &Row::per, "For how many pupils `value` and `minimum` are."},
            Column{"verdict", Role::word, &Row::verdict, "Whether the minimum is met, not_met or undecided."},
            Column{"lacks", Role::amount, &Row::lacks,
                   "How many whole ones are lacking, 0 if none; missing if it is not known."},
            Column{"unit", Role::unit, &Row::unit, "The unit of `lacks`; items if the library does not know it."},
        };
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// @errors ErrorCode::bad_policy as for `judge`, and if no rule of the policy is of the kind `school-minimum`;
    ///     ErrorCode::not_in_ledger if the ledger has no indicators of the school year.
    [[nodiscard]] std::vector<Row> ask(const Slice& slice) const;
    /// The records that say what the school of a row has.
    /// @pre row < rows.size()
    [[nodiscard]] Evidence evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const;
    /// The schools of which it is not known whether the scope of a rule has them, ascending.
    [[nodiscard]] std::vector<SchoolIndex> unknown_schools(const Slice& slice) const;
    /// The question as text: its name, the policy with version and fingerprint, and the school year.
    [[nodiscard]] std::string words() const;
};

/// Says which school of a slice misses which minimum of a policy, and how much it lacks.
///
/// @param policy the rules; those of the kind `school-minimum` are asked.
/// @param slice the schools.
/// @param school_year the school year.
/// @param kinds the kinds of rules that the policy may use: the built-in kinds, and your own.
/// @return one row per rule, school, stage and minimum, as Shortfalls says.
/// @errors as for Shortfalls::ask.
[[nodiscard]] JIEDUI_API Answer<Shortfalls> shortfalls(const Policy& policy, const Slice& slice, Span school_year,
                                                       const RuleKinds& kinds);
/// Says it as `shortfalls` with `kinds` does, with the built-in kinds of rules.
[[nodiscard]] JIEDUI_API Answer<Shortfalls> shortfalls(const Policy& policy, const Slice& slice, Span school_year);

}  // namespace jiedui
