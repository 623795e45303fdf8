// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duty rule: does each school support as many others as it must?

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/error.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/query/recipient_count.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// A school of the scope supports so many distinct schools.
///
/// Schools count, not ties.  With `only_weak` a school counts if it is known to be weak, and may count if nobody knows.  With `once_per`
/// schools of one value in that column count once, such as campuses of one legal person; one of unknown value may be of any.  If no school
/// has such a column, all are of unknown value.  `not_met` is not said where rows of a table of ties were left out of the ledger that may be
/// of the slice's days.
/// @source F10 in docs/source.md: a large town school supports two weak rural schools.
struct DutyRule {
    std::uint32_t recipients = 0;     ///< how many at least [schools]
    std::optional<bool> only_weak{};  ///< whether only weak schools count
    /// A column of schools: those of one value count once; without it each school counts.
    std::optional<std::string> once_per{};

    static constexpr std::string_view kind = "duty";
    static constexpr std::string_view doc = "A school supports so many distinct schools.";
    static constexpr Columns columns{
        Column{"recipients", Role::count, Unit::schools, &DutyRule::recipients,
               "How many schools it supports at least."},
        Column{"only_weak", Role::flag, &DutyRule::only_weak, "Whether only weak schools count."},
        Column{"once_per", Role::word, &DutyRule::once_per,
               "A column of schools: those of one value there, such as campuses of one legal person, count once."},
    };

    void judge(const RuleCase& on, Judgements& into) const {
        RecipientCount sure = count_of(on.network());
        RecipientCount possible = sure;
        const auto lacking = tables_lacking_ties(on.slice);
        for (const SchoolIndex school : on.slice.school_indices()) {
            if (on.has(school) != Certainty::yes) continue;
            sure.clear();
            possible.clear();
            Judgement each{.subject = std::string{on.network().id(school)}, .limit = recipients, .unit = "schools"};
            on.slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
                if (counts(on, recipient) == Certainty::no) return;
                possible.add(recipient);
                if (counts(on, recipient) == Certainty::yes) sure.add(recipient);
                each.ties.push_back(tie);
            });
            each.measured = sure.at_least();
            on.slice.each_left_out_outgoing(school, [&](SchoolIndex recipient, TieIndex) {
                if (counts(on, recipient) != Certainty::no) possible.add(recipient);
            });
            each.verdict = sure.at_least() >= recipients     ? Verdict::met
                           : possible.at_most() < recipients ? Verdict::not_met
                                                             : Verdict::undecided;
            each.open(Verdict::not_met, lacking);
            each.reason = phrase("duty", {each.subject, std::to_string(sure.at_least()),
                                          std::to_string(possible.at_most()), std::to_string(recipients)});
            into.push_back(std::move(each));
        }
    }

private:
    [[nodiscard]] RecipientCount count_of(const Network& network) const {
        if (!once_per) return {};
        try {
            return {network, *once_per};
        } catch (const Error&) {  // no school has the column
            return RecipientCount::of_unknown_values();
        }
    }
    [[nodiscard]] Certainty counts(const RuleCase& on, SchoolIndex recipient) const {
        if (!only_weak.value_or(false)) return Certainty::yes;
        const auto weak = on.network().get<&School::weak>(recipient);
        return !weak ? Certainty::undecided : *weak ? Certainty::yes : Certainty::no;
    }
};

}  // namespace jiedui
