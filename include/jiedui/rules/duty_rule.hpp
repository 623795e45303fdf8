// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duty rule: does each school support as many others as it must?

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "jiedui/model/distinct_schools.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

/// A school of the scope supports so many distinct schools.
///
/// Schools count, not ties.  With `only_weak` a school counts if it is known to be weak, and may count if nobody knows.
/// @source F10 in docs/source.md: a large town school supports two weak rural schools.
struct DutyRule {
    std::uint32_t recipients = 0;     ///< how many at least [schools]
    std::optional<bool> only_weak{};  ///< whether only weak schools count

    static constexpr std::string_view kind = "duty";
    static constexpr std::string_view doc = "A school supports so many distinct schools.";
    static constexpr std::tuple columns{
        Column{"recipients", "schools", &DutyRule::recipients, "How many schools it supports at least."},
        Column{"only_weak", "", &DutyRule::only_weak, "Whether only weak schools count."},
    };

    void judge(const RuleCase& on, Judgements& into) const {
        DistinctSchools sure;
        DistinctSchools possible;
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
            each.measured = sure.count();
            on.slice.each_left_out_outgoing(school, [&](SchoolIndex recipient, TieIndex) {
                if (counts(on, recipient) != Certainty::no) possible.add(recipient);
            });
            each.verdict = sure.count() >= recipients      ? Verdict::met
                           : possible.count() < recipients ? Verdict::not_met
                                                           : Verdict::undecided;
            each.reason = phrase("{0} supports {1} schools for certain and {2} at most; {3} are demanded",
                                 {each.subject, std::to_string(sure.count()), std::to_string(possible.count()),
                                  std::to_string(recipients)});
            into.push_back(std::move(each));
        }
    }

private:
    [[nodiscard]] Certainty counts(const RuleCase& on, SchoolIndex recipient) const {
        if (!only_weak.value_or(false)) return Certainty::yes;
        const auto weak = on.network().get<&School::weak>(recipient);
        return !weak ? Certainty::undecided : *weak ? Certainty::yes : Certainty::no;
    }
};

}  // namespace jiedui
