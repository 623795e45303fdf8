// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/double_duty_rule.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/roles.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {

void DoubleDutyRule::judge(const RuleCase& on, Judgements& into) const {
    const auto sure = ask(on.slice, Roles{});
    const auto possible = ask(on.slice.with_undated().with_unknown_channel(), Roles{});
    const auto may_be = [&](SchoolIndex school) {  // the second has schools that the first may not have
        return std::ranges::lower_bound(possible.rows, school, {}, &Roles::Row::school)->role == SchoolRole::both;
    };
    const auto lacking = tables_lacking_ties(on.slice);
    for (std::size_t row = 0; row < sure.rows.size(); ++row) {
        const Roles::Row& role = sure.rows[row];
        if (on.has(role.school) != Certainty::yes) continue;
        Judgement each{.subject = std::string{on.network().id(role.school)}, .verdict = Verdict::met};
        each.reason = phrase("double_duty_none", {each.subject});
        if (role.role == SchoolRole::both) {
            each.verdict = Verdict::not_met;
            each.ties = sure.ties(row);
            each.reason =
                phrase("double_duty", {each.subject, std::to_string(role.recipients), std::to_string(role.supporters)});
        } else if (may_be(role.school)) {
            each.verdict = Verdict::undecided;
            each.reason = phrase("double_duty_possible", {each.subject});
        }
        each.open(Verdict::met, lacking);
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui
