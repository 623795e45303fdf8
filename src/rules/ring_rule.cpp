// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/ring_rule.hpp"

#include <map>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/rings.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::map<SchoolIndex, std::size_t> rows_by_school(const Answer<Rings>& answer) {
    std::map<SchoolIndex, std::size_t> rows;
    for (std::size_t row = 0; row < answer.rows.size(); ++row) rows[answer.rows[row].school] = row;
    return rows;
}

}  // namespace

void RingRule::judge(const RuleCase& on, Judgements& into) const {
    const auto sure = ask(on.slice, Rings{});
    const auto in_ring = rows_by_school(sure);
    const auto may_be = rows_by_school(ask(on.slice.with_undated().with_unknown_channel(), Rings{}));
    const auto lacking = tables_lacking_ties(on.slice);
    for (const SchoolIndex school : on.slice.school_indices()) {
        if (on.has(school) != Certainty::yes) continue;
        Judgement each{.subject = std::string{on.network().id(school)}, .verdict = Verdict::met};
        each.reason = phrase("ring_none", {each.subject});
        if (const auto found = in_ring.find(school); found != in_ring.end()) {
            each.verdict = Verdict::not_met;
            each.ties = sure.ties(found->second);
            each.reason = phrase("ring_in", {each.subject, std::to_string(sure.rows[found->second].ring)});
        } else if (may_be.contains(school)) {
            each.verdict = Verdict::undecided;
            each.reason = phrase("ring_possible", {each.subject});
        }
        each.open(Verdict::met, lacking);
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui
