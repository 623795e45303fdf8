// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Judgement: what a rule says about one subject.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/index.hpp"
#include "jiedui/base/phrase.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/model/record_ref.hpp"
#include "jiedui/rules/policy.hpp"

namespace jiedui {

/// The kind of a subject that a rule judges.
enum class SubjectKind : std::uint8_t { school, teacher, tie, division, school_year, programme };
template <>
struct ClosedList<SubjectKind> {
    static constexpr std::string_view name = "subject_kind";
    static constexpr std::array<std::string_view, 6> words{"school",   "teacher",     "tie",
                                                           "division", "school_year", "programme"};
};

/// What a rule says about one subject: the demand is met, not met, or undecided because data are missing; or
/// the rule itself failed.
struct JIEDUI_API Judgement {
    std::string rule{};                              ///< the id of the rule; `judge` fills it in
    SubjectKind subject_kind = SubjectKind::school;  ///< what the subject is
    std::string subject{};                           ///< the id of the subject
    Verdict verdict = Verdict::undecided;            ///< what the rule says
    std::optional<double> measured{};                ///< what was found [`unit`]; nothing if it cannot be measured
    std::optional<double> limit{};                   ///< what is demanded [`unit`]; nothing if it is not a number
    std::string unit{};                              ///< the unit of `measured` and `limit`
    std::optional<Thousandths> numerator{};          ///< if `measured` is a share: its numerator
    std::optional<Thousandths> denominator{};        ///< if `measured` is a share: its denominator
    Confidence confidence = Confidence::confirmed;   ///< the lowest confidence of the rule and its parameters
    std::string basis{};                             ///< the basis of the rule; `judge` fills it in; not a column
    Phrase reason{};                                 ///< what was found, in words for people; not a column
    std::vector<TieIndex> ties{};                    ///< the ties that show it; ascending after `judge`; not a column
    std::vector<RecordRef> records{};                ///< other records that show it; not a column
    std::vector<std::string> lacking{};  ///< if undecided: the tables whose left-out rows may decide it; not a column

    /// Notes that rows of these tables were left out of the ledger.  If the verdict is `overturned`, these rows
    /// could change it, so it becomes undecided.  An undecided verdict also notes the tables.  Any other
    /// verdict stays, and so does every verdict if `tables` is empty.
    void open(Verdict overturned, const std::vector<std::string_view>& tables);

    static constexpr Columns columns{
        Column{"rule", Role::rule, &Judgement::rule, "The rule."},
        Column{"subject_kind", Role::word, &Judgement::subject_kind, "What the subject is."},
        Column{"subject", Role::record, &Judgement::subject,
               "What the rule judges; `subject_kind` says what sort of thing it is."},
        Column{"verdict", Role::word, &Judgement::verdict,
               "met, not_met, undecided where data are missing, or failed if the rule itself did."},
        Column{"measured", Role::amount, &Judgement::measured, "What was found; missing if it cannot be measured."},
        Column{"limit", Role::amount, &Judgement::limit, "What is demanded; missing where it is no number."},
        Column{"unit", Role::unit, &Judgement::unit, "Of both."},
        Column{"numerator", Role::amount, Unit::none, &Judgement::numerator, "Of what was found, if it is a share."},
        Column{"denominator", Role::amount, Unit::none, &Judgement::denominator, "Of the same."},
        Column{"confidence", Role::word, &Judgement::confidence, "How sure the least sure number of the rule is."},
    };
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

}  // namespace jiedui
