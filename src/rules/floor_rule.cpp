// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/floor_rule.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/floor_at_home.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {
namespace {

[[nodiscard]] std::optional<double> number_of(const std::optional<Thousandths>& posts) {
    return posts ? std::optional{static_cast<double>(posts->value) / 1000} : std::nullopt;
}

}  // namespace

Slice FloorRule::looked_at(const RuleCase& on) { return on.postings().at(on.day_asked(kind)); }

void FloorRule::judge(const RuleCase& on, Judgements& into) const {
    const auto answer = ask(on.slice, FloorAtHome{on.day_asked(kind)});
    const Settings& settings = on.network().ledger().settings();
    std::vector<std::string_view> lacking = tables_lacking_ties(looked_at(on));
    for (const std::string_view table : {Need::table, Teacher::table})
        if (lacks_rows(settings, table)) lacking.push_back(table);
    for (std::size_t row = 0; row < answer.rows.size(); ++row) {
        const FloorAtHome::Row& each = answer.rows[row];
        if (on.has(each.school) != Certainty::yes) continue;
        Judgement judgement{.subject = std::string{on.network().id(each.school)},
                            .verdict = each.verdict,
                            .measured = number_of(each.left),
                            .limit = number_of(each.required),
                            .unit = "posts"};
        judgement.reason = phrase("floor_left", {judgement.subject, each.left ? text_of(*each.left) : "?", each.subject,
                                                 each.required ? text_of(*each.required) : "?"});
        judgement.open(Verdict::undecided, lacking);  // floor_at_home said so
        Evidence evidence = answer.question.evidence(answer.slice, answer.rows, row);
        judgement.ties = std::move(evidence.ties);
        judgement.records = std::move(evidence.others);
        into.push_back(std::move(judgement));
    }
}

}  // namespace jiedui
