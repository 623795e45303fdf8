// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Judgement: what a rule says of one subject.

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

/// What a rule can judge.
enum class SubjectKind : std::uint8_t { school, teacher, tie, division, school_year, programme };
template <>
struct ClosedList<SubjectKind> {
    static constexpr std::string_view name = "subject_kind";
    static constexpr std::array<std::string_view, 6> words{"school",   "teacher",     "tie",
                                                           "division", "school_year", "programme"};
};

/// What a rule says of one subject: met, not met, or undecided where data are missing; or that the rule itself failed.
struct JIEDUI_API Judgement {
    std::string rule{};                              ///< the rule's id; empty in what a kind of rule hands over
    SubjectKind subject_kind = SubjectKind::school;  ///< what the subject is
    std::string subject{};                           ///< its id
    Verdict verdict = Verdict::undecided;            ///< what the rule says
    std::optional<double> measured{};                ///< what was found [unit]
    std::optional<double> limit{};                   ///< what is demanded [unit]
    std::string unit{};                              ///< of both
    std::optional<Thousandths> numerator{};          ///< of what was found, if it is a share
    std::optional<Thousandths> denominator{};        ///< of the same
    Confidence confidence = Confidence::confirmed;   ///< of the least sure number that the rule uses
    std::string basis{};                             ///< what the rule rests on; no column
    Phrase reason{};                                 ///< what was seen, for people; no column
    std::vector<TieIndex> ties{};                    ///< the ties that show it, ascending; no column
    std::vector<RecordRef> records{};                ///< the other records that show it, by kind and id; no column
    std::vector<std::string>
        lacking{};  ///< if undecided, the tables of which rows were left out that may decide it; no column

    /// Notes that rows of these tables were left out of the ledger.  They may overturn `verdict`: if it is what the rule
    /// says, it says undecided now.
    void open(Verdict overturned, const std::vector<std::string_view>& tables);

    static constexpr Columns columns{
        Column{"rule", Role::rule, &Judgement::rule, "The rule."},
        Column{"subject_kind", Role::word, &Judgement::subject_kind, "What the subject is."},
        Column{"subject", Role::record, &Judgement::subject, "Whom the rule judges."},
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
