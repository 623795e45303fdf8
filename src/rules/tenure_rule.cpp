// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/tenure_rule.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "jiedui/model/completeness.hpp"
#include "jiedui/rules/eligibility.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "rules/rotated.hpp"

namespace jiedui {
namespace {

/// How many whole years lie between two days.
[[nodiscard]] int whole_years(Day first, Day last) {
    const auto from = first.date();
    const auto to = last.date();
    const bool is_before_the_day = std::pair{to.month(), to.day()} < std::pair{from.month(), from.day()};
    return int{to.year()} - int{from.year()} - (is_before_the_day ? 1 : 0);
}

/// Since when a teacher is at the home school; unknown where no table lists teachers.
[[nodiscard]] Span joined_on(const Ledger& ledger, TeacherIndex teacher) {
    if (!ledger.are_teachers_listed()) return {};
    return ledger.table<Teacher>().get<&Teacher::joined>(ledger.teachers_by_id().row_at(teacher.value));
}

/// Whether a head count from the teacher's home may have the teacher among it; of any school, if the home is unknown.
[[nodiscard]] bool may_be_unnamed(const Network& network, TeacherIndex teacher, const detail::Rotated& rotated) {
    const auto home = network.home(teacher);
    return std::ranges::any_of(rotated.unnamed, [&](const detail::UnnamedHeads& each) {
        return each.count != 0U && (!home || *home == each.home);
    });
}

}  // namespace

Eligibility TenureRule::eligibility() const noexcept { return {years_at_school, men_below, women_below}; }

Slice TenureRule::looked_at(const RuleCase& on) { return on.postings(); }

void TenureRule::judge(const RuleCase& on, Judgements& into) const {
    const Network& network = on.network();
    const Ledger& ledger = network.ledger();
    const Day day = detail::day_of_eligibility(on, kind);
    const detail::Rotated rotated = detail::rotated_in(on.slice);
    const auto lacking = tables_lacking_ties(on.postings());
    const bool is_complete = detail::are_postings_complete(on);
    const std::string years = std::to_string(years_at_school);
    for (std::uint32_t t = 0; t < rotated.teachers.size(); ++t) {
        const TeacherIndex teacher{t};
        const Certainty is_due = both(on.has(teacher), eligibility().of(network, teacher, day));
        if (is_due == Certainty::no) continue;
        Judgement each{.subject_kind = SubjectKind::teacher,
                       .subject = std::string{network.id(teacher)},
                       .limit = years_at_school,
                       .unit = "years"};
        const Span joined = joined_on(ledger, teacher);
        if (joined.is_known() && joined.last() <= day) each.measured = whole_years(joined.last(), day);
        each.ties = rotated.ties[t];
        if (rotated.teachers[t] == Certainty::yes) {
            each.verdict = Verdict::met;
            each.reason = phrase("tenure_moves", {each.subject, years});
        } else if (is_due == Certainty::yes) {
            const bool surely_stays =
                rotated.teachers[t] == Certainty::no && !may_be_unnamed(network, teacher, rotated);
            if (is_complete && surely_stays) each.verdict = Verdict::not_met;
            each.reason = phrase("tenure_stays", {each.subject, years});
        } else {
            each.reason = phrase("tenure_unknown", {each.subject, years});
        }
        if (is_due == Certainty::yes) each.open(Verdict::undecided, lacking);
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui
