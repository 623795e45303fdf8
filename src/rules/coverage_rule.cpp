// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/coverage_rule.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/coverage.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::string channels_or_dash(Channels channels) { return channels.is_empty() ? "–" : text_of(channels); }

}  // namespace

void CoverageRule::judge(const RuleCase& on, Judgements& into) const {
    Channels needed;
    if (channels)
        for (const Channel each : *channels) needed |= each;
    const auto answer = ask(on.slice, Coverage{on.schools, needed});
    const auto lacking = tables_lacking_ties(on.slice);
    for (std::size_t row = 0; row < answer.rows.size(); ++row) {
        const Coverage::Row& each = answer.rows[row];
        Judgement judgement{.subject = std::string{on.network().id(each.school)}, .unit = "channels"};
        if (channels) {
            judgement.limit = static_cast<double>(needed.count());
            judgement.measured = *judgement.limit - each.missing.count();
            judgement.reason = phrase("coverage_channels", {judgement.subject, channels_or_dash(each.channels),
                                                            channels_or_dash(each.missing)});
        } else {
            judgement.measured = each.supporters;
            judgement.limit = 1;
            judgement.unit = "schools";
            judgement.reason = phrase("coverage_schools", {judgement.subject, std::to_string(each.supporters)});
        }
        judgement.verdict = each.covered == Certainty::yes  ? Verdict::met
                            : each.covered == Certainty::no ? Verdict::not_met
                                                            : Verdict::undecided;
        judgement.open(Verdict::undecided, lacking);  // coverage said so
        judgement.ties = answer.ties(row);
        into.push_back(std::move(judgement));
    }
}

}  // namespace jiedui
