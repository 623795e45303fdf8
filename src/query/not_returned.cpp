// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/not_returned.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "postings_by_teacher.hpp"

namespace jiedui {
namespace {

/// `days` days later, and no later than days go.
[[nodiscard]] Day later(Day day, std::int32_t days) noexcept {
    return days < end_of_days - day ? day + days : end_of_days;
}

/// Until when postings keep a teacher away from `due` on, with at most `grace` days between; `due` if they do not.
/// @param own her postings, ascending by their first sure day.
/// @param kept which of them keep her away, if wanted.
[[nodiscard]] Day away_until(const Network& network, std::span<const SurePosting> own, TieIndex ended, Day due,
                             std::int32_t grace, std::vector<TieIndex>* kept = nullptr) {
    Day until = due;
    for (const SurePosting& each : own) {
        if (each.days.first > later(until, grace)) break;
        const bool is_at_home = network.recipient(each.tie) == network.supporter(ended);
        if (each.tie == ended || is_at_home || each.days.until <= due) continue;
        until = std::max(until, each.days.until);
        if (kept != nullptr) kept->push_back(each.tie);
    }
    return until;
}

[[nodiscard]] Grouped<SurePosting> by_first_day(const Slice& postings) {
    Grouped<SurePosting> grouped = sure_postings(postings);
    for (std::uint32_t teacher = 0; teacher < grouped.count(); ++teacher)
        std::ranges::sort(grouped.of(teacher), {}, [](const SurePosting& each) { return each.days.first; });
    return grouped;
}

}  // namespace

Answer<NotReturned> not_returned(const Slice& slice, std::int32_t grace) {
    if (grace < 0) throw Error{ErrorCode::bad_number, std::to_string(grace), "grace is a number of days, 0 or more"};
    Answer<NotReturned> answer{{}, slice.of_kinds({TieKind::posting}), {.grace = grace}};
    if (grace > 0) answer.asked.options = "grace of " + std::to_string(grace) + " days";
    const Network& network = slice.network();
    const Grouped<SurePosting> postings = by_first_day(answer.slice);
    for (std::uint32_t teacher = 0; teacher < postings.count(); ++teacher)
        for (const SurePosting& each : postings.of(teacher)) {
            const Day due = network.period(each.tie).until();
            if (!due.is_known() || due >= slice.times().window().until) continue;
            const Day until = away_until(network, postings.of(teacher), each.tie, due, grace);
            if (until == due) continue;
            answer.rows.push_back({each.tie, TeacherIndex{teacher}, due});
            if (until != end_of_days) answer.rows.back().days = static_cast<std::uint32_t>(until - due);
        }
    std::ranges::sort(answer.rows, {}, &NotReturned::tie);
    return answer;
}

std::vector<TieIndex> evidence_of(const Answer<NotReturned>& answer, std::size_t row) {
    const NotReturned& each = answer.rows[row];
    std::vector<TieIndex> ties{each.tie};
    const Grouped<SurePosting> postings = by_first_day(answer.slice);
    const auto of_teacher = postings.of(each.teacher.value);
    (void)away_until(answer.slice.network(), of_teacher, each.tie, each.due, answer.asked.grace, &ties);
    return ascending(std::move(ties));
}

}  // namespace jiedui
