// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/duty_rule.hpp"

#include <optional>
#include <string>
#include <utility>

#include "jiedui/base/error.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "query/recipient_count.hpp"

namespace jiedui {
namespace {

[[nodiscard]] RecipientCount counter_of_recipients(const Network& network, const std::optional<std::string>& once_per) {
    if (!once_per) return {};
    try {
        return {network, *once_per};
    } catch (const Error&) {  // no school has the column
        return RecipientCount::of_unknown_values();
    }
}

/// Whether a recipient counts: every school does, or only weak schools do.
[[nodiscard]] Certainty counts_for_duty(const Network& network, SchoolIndex recipient, bool is_only_of_weak) {
    if (!is_only_of_weak) return Certainty::yes;
    const auto weak = network.get<&School::weak>(recipient);
    return !weak ? Certainty::undecided : *weak ? Certainty::yes : Certainty::no;
}

}  // namespace

void DutyRule::judge(const RuleCase& on, Judgements& into) const {
    RecipientCount sure = counter_of_recipients(on.network(), once_per);
    RecipientCount possible = sure;
    const bool is_only_of_weak = only_weak.value_or(false);
    const auto lacking = tables_lacking_ties(on.slice);
    for (const SchoolIndex school : on.slice.school_indices()) {
        if (on.has(school) != Certainty::yes) continue;
        sure.clear();
        possible.clear();
        Judgement each{.subject = std::string{on.network().id(school)}, .limit = recipients, .unit = "schools"};
        on.slice.each_outgoing(school, [&](SchoolIndex recipient, TieIndex tie) {
            const Certainty counts = counts_for_duty(on.network(), recipient, is_only_of_weak);
            if (counts == Certainty::no) return;
            possible.add(recipient);
            if (counts == Certainty::yes) sure.add(recipient);
            each.ties.push_back(tie);
        });
        each.measured = sure.at_least();
        on.slice.each_left_out_outgoing(school, [&](SchoolIndex recipient, TieIndex) {
            if (counts_for_duty(on.network(), recipient, is_only_of_weak) != Certainty::no) possible.add(recipient);
        });
        each.verdict = sure.at_least() >= recipients     ? Verdict::met
                       : possible.at_most() < recipients ? Verdict::not_met
                                                         : Verdict::undecided;
        each.open(Verdict::not_met, lacking);
        each.reason = phrase("duty", {each.subject, std::to_string(sure.at_least()), std::to_string(possible.at_most()),
                                      std::to_string(recipients)});
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui
