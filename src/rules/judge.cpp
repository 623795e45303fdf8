// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/judge.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "rules/scopes.hpp"

namespace jiedui {

Day RuleCase::day_asked(std::string_view kind) const {
    if (day) return *day;
    throw Error{ErrorCode::bad_day, "none",
                "rules of the kind " + std::string{kind} + " judge as of a day; give judge one"};
}

Answer<Judgement> judge(const Policy& policy, const Slice& slice, const RuleKinds& kinds, std::optional<Day> day) {
    const auto cases = detail::cases_of(policy, slice, kinds, day, [](const RuleKinds::Entry&) { return true; });
    Answer<Judgement> answer{{}, slice, {.options = detail::words_of(policy, day)}};
    for (const detail::RuleOnCase& each : cases) {
        const std::size_t first = answer.rows.size();
        each.kind->judge(*each.rule, each.on, answer.rows);
        for (std::size_t row = first; row < answer.rows.size(); ++row) {
            Judgement& judgement = answer.rows[row];
            judgement.rule = each.rule->id;
            judgement.basis = each.rule->basis.empty() ? policy.basis : each.rule->basis;
            judgement.confidence = std::max(judgement.confidence, each.rule->least_confidence());
            judgement.ties = ascending(std::move(judgement.ties));
        }
    }
    detail::note_what_was_judged(answer, cases);
    return answer;
}

Answer<Judgement> judge(const Policy& policy, const Slice& slice, std::optional<Day> day) {
    return judge(policy, slice, RuleKinds::built_in(), day);
}

}  // namespace jiedui
