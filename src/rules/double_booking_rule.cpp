// SPDX-License-Identifier: Apache-2.0
#include "jiedui/rules/double_booking_rule.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/model/completeness.hpp"
#include "jiedui/query/double_bookings.hpp"
#include "jiedui/rules/rule_kind.hpp"
#include "query/clashes.hpp"

namespace jiedui {
namespace {

/// A posting that the slice has, may have, or lacks by a filter on schools, channels or values, and the days on which it
/// may be in force.
struct PossiblePosting {
    TieIndex tie;
    DayRange days;
    bool is_cut_off;
};

[[nodiscard]] Grouped<PossiblePosting> possible_postings(const Slice& postings) {
    const Network& network = postings.network();
    return {network.ledger().teachers_by_id().size(), [&](auto&& add) {
                network.ties().each_of_kind(TieKind::posting, [&](TieIndex tie) {
                    const auto teacher = network.teacher(tie);
                    const Standing standing = teacher ? postings.standing(tie) : Standing::outside;
                    const bool is_cut_off = teacher && postings.cuts_off(tie);
                    if (standing != Standing::inside && standing != Standing::undecided && !is_cut_off) return;
                    const DayRange days = postings.times().possible_days(network.period(tie));
                    add(teacher->value, PossiblePosting{tie, days, is_cut_off});
                });
            }};
}

}  // namespace

Slice DoubleBookingRule::looked_at(const RuleCase& on) { return on.postings(); }

void DoubleBookingRule::judge(const RuleCase& on, Judgements& into) const {
    const Slice postings = on.postings();
    const auto lacking = tables_lacking_ties(postings);
    Grouped<PossiblePosting> possible = possible_postings(postings);
    std::map<TeacherIndex, std::vector<TieIndex>> booked;
    for (const DoubleBookings::Row& each : ask(postings, DoubleBookings{}).rows)
        for (const TieIndex tie : {each.tie, each.other}) booked[each.teacher].push_back(tie);
    for (std::uint32_t t = 0; t < possible.count(); ++t) {
        const TeacherIndex teacher{t};
        const auto own = possible.of(t);
        std::ranges::sort(own, {}, [](const PossiblePosting& each) { return each.days.first; });
        if (std::ranges::all_of(own, &PossiblePosting::is_cut_off) || on.has(teacher) == Certainty::no) continue;
        Judgement each{.subject_kind = SubjectKind::teacher,
                       .subject = std::string{on.network().id(teacher)},
                       .verdict = Verdict::met};
        each.reason = phrase("booking_single", {each.subject});
        detail::each_clash(on.network(), std::span<const PossiblePosting>{own}, [&](const auto&, const auto&) {
            each.verdict = Verdict::undecided;
            return false;  // one is enough
        });
        if (each.verdict == Verdict::undecided) each.reason = phrase("booking_possible", {each.subject});
        if (const auto found = booked.find(teacher); found != booked.end()) {
            each.verdict = on.has(teacher) == Certainty::yes ? Verdict::not_met : Verdict::undecided;
            each.ties = found->second;
            each.reason = phrase("booking_double", {each.subject});
        }
        each.open(Verdict::met, lacking);
        into.push_back(std::move(each));
    }
}

}  // namespace jiedui
