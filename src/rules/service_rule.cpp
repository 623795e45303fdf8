// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/service_rule.hpp"

#include <algorithm>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/query/service.hpp"
#include "jiedui/rules/rule_kind.hpp"

namespace jiedui {
namespace {

[[nodiscard]] SchoolSet hosts_of(const Network& network, ServiceHosts hosts) {
    SchoolSet weak = network.schools_where({{"weak", {"yes"}}});
    SchoolSet rural = network.schools_where({{"locale", {"rural"}}});
    switch (hosts) {
        case ServiceHosts::weak: return weak;
        case ServiceHosts::rural: return rural;
        case ServiceHosts::weak_and_rural: return weak & rural;
        case ServiceHosts::weak_or_rural: return weak | rural;
    }
    return weak;
}

}  // namespace

std::optional<ParameterFault> ServiceRule::fault() const {
    if (!by_share.value_or(false) || threshold.unit == ServiceUnit::days) return std::nullopt;
    return ParameterFault{"threshold", phrase("threshold_in_days")};
}

Slice ServiceRule::looked_at(const RuleCase& on) { return on.postings(); }

void ServiceRule::judge(const RuleCase& on, Judgements& into) const {
    const Ledger& ledger = on.network().ledger();
    if (!ledger.are_teachers_listed()) return;  // nobody is known to apply
    const Day until = on.day_asked(kind);
    const Service question{.until = until,
                           .hosts = hosts_of(on.network(), hosts),
                           .threshold = threshold,
                           .forms = forms,
                           .by_share = by_share.value_or(false)};
    const Answer<Service> answer = ask(on.slice, question);
    const auto lacking = tables_lacking_ties(answer.slice);
    const auto serving = serving_postings(answer);
    for (const Service::Row& each : answer.rows) {
        const auto title =
            ledger.table<Teacher>().get<&Teacher::applies_for>(ledger.teachers_by_id().row_at(each.teacher.value));
        const Certainty is_subject = on.has(each.teacher);
        if (!title || std::ranges::find(titles, *title) == titles.end() || is_subject == Certainty::no) continue;
        Judgement judgement{.subject_kind = SubjectKind::teacher,
                            .subject = std::string{on.network().id(each.teacher)},
                            .verdict = each.verdict,
                            .measured = each.days,
                            .unit = "days"};
        if (threshold.unit == ServiceUnit::days) judgement.limit = threshold.count;
        if (is_subject == Certainty::undecided && judgement.verdict == Verdict::not_met)
            judgement.verdict = Verdict::undecided;
        const std::string demanded = text_of(threshold);  // 365 days
        const std::size_t blank = demanded.find(' ');
        judgement.reason =
            phrase("service_days", {judgement.subject, std::string{word_of(*title)}, std::to_string(each.days),
                                    text_of(until), demanded.substr(0, blank), demanded.substr(blank + 1)});
        judgement.open(Verdict::undecided, lacking);  // service said so
        const auto ties = serving.of(each.teacher.value);
        judgement.ties.assign(ties.begin(), ties.end());
        into.push_back(std::move(judgement));
    }
}

}  // namespace jiedui
