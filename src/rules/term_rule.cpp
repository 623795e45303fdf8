// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/term_rule.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace jiedui {

void TermRule::judge(const RuleCase& on, Judgements& into) const {
    const Slice postings = on.slice.of_kinds({TieKind::posting});
    const Network& network = on.network();
    postings.each_tie(0, network.school_count(), [&](std::uint32_t home, std::uint32_t, std::uint32_t t) {
        if (on.has(SchoolIndex{home}) != Certainty::yes) return;
        const TieIndex tie{t};
        const Period period = network.period(tie);
        Judgement each{.subject_kind = SubjectKind::tie,
                       .subject = network.id(tie),
                       .limit = days,
                       .unit = "days",
                       .reason = {},
                       .ties = {tie}};
        std::optional<std::int32_t> length = period.day_count();
        const bool is_running = period.until() == Day::running();
        if (is_running && period.first().is_known() && on.day)
            length = std::max(0, *on.day - period.first());  // so far
        if (length) each.measured = *length;
        if (length && std::cmp_greater_equal(*length, days))
            each.verdict = Verdict::met;
        else if (length && !is_running)
            each.verdict = Verdict::not_met;
        each.reason = length ? phrase("{0} lasts {1} days; {2} are demanded",
                                      {each.subject, std::to_string(*length), std::to_string(days)})
                             : phrase("nobody knows how long {0} lasts; {1} days are demanded",
                                      {each.subject, std::to_string(days)});
        into.push_back(std::move(each));
    });
}

}  // namespace jiedui
