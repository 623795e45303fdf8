// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/rules/form_rule.hpp"
#include "jiedui/rules/recorded_rule.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "jiedui/rules/term_rule.hpp"
#include "query/begins_in_time.hpp"

namespace jiedui {
namespace {

/// Judges each posting of the slice that the scope has: `judged(tie, row of its table, judgement)` says whether it is a subject, and fills
/// in what is said of it.  One of which nobody knows whether it moves a teacher of the scope is not accused.  A posting that successions cut
/// is one subject, called by the first of its parts that the scope has.
template <class Judged>
void judge_postings(const RuleCase& on, Judgements& into, Judged&& judged) {
    const Slice postings = on.postings();
    const Network& network = on.network();
    const Parts parts{network};
    const auto is_of_scope = [&](TieIndex tie) {
        return postings.has(tie) && on.has_posting(tie) != Certainty::no &&
               on.has(network.supporter(tie)) == Certainty::yes;
    };
    postings.each_tie(0, network.school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        if (!is_of_scope(tie) || !parts.is_first_where(tie, is_of_scope)) return;
        const Certainty is_subject = on.has_posting(tie);
        Judgement each{.subject_kind = SubjectKind::tie, .subject = network.id(tie)};
        for (const TieIndex part : parts.of(tie))
            if (postings.has(part)) each.ties.push_back(part);
        if (!judged(tie, network.row(tie), each)) return;
        if (is_subject == Certainty::undecided && each.verdict == Verdict::not_met) each.verdict = Verdict::undecided;
        into.push_back(std::move(each));
    });
}

}  // namespace

Slice TermRule::looked_at(const RuleCase& on) { return on.postings(); }

void TermRule::judge(const RuleCase& on, Judgements& into) const {
    const Parts parts{on.network()};
    judge_postings(on, into, [&](TieIndex tie, std::uint32_t, Judgement& each) {
        const Period period = parts.period(on.network(), tie);
        each.limit = days;
        each.unit = "days";
        std::optional<std::int32_t> length = period.day_count();
        const bool is_running = period.until() == Day::running();
        if (is_running && period.first().is_known() && on.day)
            length = std::max(0, *on.day - period.first());  // so far
        if (length) each.measured = *length;
        if (length && std::cmp_greater_equal(*length, days))
            each.verdict = Verdict::met;
        else if (length && !is_running)
            each.verdict = Verdict::not_met;
        each.reason = length ? phrase("term_days", {each.subject, std::to_string(*length), std::to_string(days)})
                             : phrase("term_unknown", {each.subject, std::to_string(days)});
        return true;
    });
}

Slice FormRule::looked_at(const RuleCase& on) { return on.postings(); }

void FormRule::judge(const RuleCase& on, Judgements& into) const {
    const auto& postings = on.network().ledger().table<Posting>();
    judge_postings(on, into, [&](TieIndex, std::uint32_t row, Judgement& each) {
        const auto form = postings.get<&Posting::form>(row);
        std::vector<std::string> said{each.subject};
        if (form) {
            const bool is_allowed = std::ranges::find(forms, *form) != forms.end();
            each.verdict = is_allowed ? Verdict::met : Verdict::not_met;
            said.emplace_back(word_of(*form));
        }
        for (const PostingForm allowed : forms) said.emplace_back(word_of(allowed));
        each.reason = form ? phrase("form_of", std::move(said)) : phrase("form_unknown", std::move(said));
        return true;
    });
}

std::optional<ParameterFault> RecordedRule::fault() const {
    constexpr int no_leap_year = 2001;
    if (Day::find(no_leap_year, month, day)) return std::nullopt;
    const bool is_month = month >= 1 && month <= 12;
    return ParameterFault{is_month ? "day" : "month", phrase("for_example", {is_month ? "28" : "8"})};
}

Slice RecordedRule::looked_at(const RuleCase& on) { return on.postings(); }

void RecordedRule::judge(const RuleCase& on, Judgements& into) const {
    const auto& postings = on.network().ledger().table<Posting>();
    const Parts parts{on.network()};
    judge_postings(on, into, [&](TieIndex tie, std::uint32_t row, Judgement& each) {
        if (!detail::begins_in_time(on.slice, parts, tie)) return false;
        const Day first = on.network().period(tie).first();
        const Span recorded = postings.get<&Posting::recorded_on>(row);
        each.reason = phrase("recorded_unknown", {each.subject});
        if (!first.is_known() || !recorded.is_known()) return true;
        const Day due = *Day::find(int{first.date().year()}, month, day);
        if (recorded.last() <= due)
            each.verdict = Verdict::met;
        else if (recorded.first() > due)
            each.verdict = Verdict::not_met;
        each.reason = phrase("recorded_on", {each.subject, text_of(first), text_of(recorded), text_of(due)});
        return true;
    });
}

}  // namespace jiedui
