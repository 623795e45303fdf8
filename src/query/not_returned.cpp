// SPDX-License-Identifier: Apache-2.0
#include "jiedui/query/not_returned.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "jiedui/detail/model/parts.hpp"
#include "postings_by_teacher.hpp"
#include "query/listed.hpp"

namespace jiedui {
namespace {

/// `days` days later, and no later than days go.
[[nodiscard]] Day days_after(Day day, std::int32_t days) noexcept {
    return days < end_of_days - day ? day + days : end_of_days;
}

/// How long postings keep a teacher away.
struct Away {
    Day until;                 ///< the day on which none keeps the teacher away; the due day if none does
    bool is_for_ever = false;  ///< whether one of them has no end
};

/// A posting that ended: all its parts are one stay.
struct DueStay {
    std::vector<TieIndex> parts;  ///< in order of time
    Day due;                      ///< the day after the last

    [[nodiscard]] bool has(TieIndex tie) const noexcept { return std::ranges::find(parts, tie) != parts.end(); }
};

/// How long postings keep a teacher away from the due day on, with at most `grace` days between.
/// @param own the teacher's postings, ascending by their first sure day.
/// @param kept which of them keep the teacher away, if wanted.
[[nodiscard]] Away away_after(const Slice& postings, std::span<const SurePosting> own, const DueStay& stay,
                              std::int32_t grace, std::vector<TieIndex>* kept = nullptr) {
    const Network& network = postings.network();
    const SchoolIndex home = network.supporter(stay.parts.back());
    Away away{stay.due};
    for (const SurePosting& each : own) {
        if (each.days.first > days_after(away.until, grace)) break;
        if (stay.has(each.tie) || network.recipient(each.tie) == home || each.days.until <= stay.due) continue;
        away.until = std::max(away.until, each.days.until);
        away.is_for_ever = away.is_for_ever || goes_on(postings, each.tie);
        if (kept != nullptr) kept->push_back(each.tie);
    }
    return away;
}

[[nodiscard]] Grouped<SurePosting> by_first_day(const Slice& postings) {
    Grouped<SurePosting> grouped = sure_postings(postings);
    for (std::uint32_t teacher = 0; teacher < grouped.count(); ++teacher)
        std::ranges::sort(grouped.of(teacher), {}, [](const SurePosting& each) { return each.days.first; });
    return grouped;
}

}  // namespace

std::vector<NotReturned::Row> NotReturned::ask(const Slice& slice) const {
    if (grace < 0) throw Error{ErrorCode::bad_number, std::to_string(grace), "grace is a number of days, 0 or more"};
    const Network& network = slice.network();
    const Parts parts{network};
    const Grouped<SurePosting> postings = by_first_day(slice);
    std::vector<Row> rows;
    for (std::uint32_t teacher = 0; teacher < postings.count(); ++teacher)
        for (const SurePosting& each : postings.of(teacher)) {
            const DueStay stay{parts.of(each.tie), parts.period(network, each.tie).until()};
            if (!stay.due.is_known() || stay.due >= slice.times().window().until) continue;
            if (!parts.is_first_where(each.tie, [&](TieIndex part) { return slice.has(part); })) continue;
            const Away away = away_after(slice, postings.of(teacher), stay, grace);
            if (away.until == stay.due) continue;
            rows.push_back({each.tie, TeacherIndex{teacher}, stay.due});
            if (!away.is_for_ever) rows.back().days = static_cast<std::uint32_t>(away.until - stay.due);
        }
    std::ranges::sort(rows, {}, &Row::tie);
    return rows;
}

std::vector<TieIndex> NotReturned::evidence(const Slice& slice, std::span<const Row> rows, std::size_t row) const {
    const Row& each = rows[row];
    const DueStay stay{Parts{slice.network()}.of(each.tie), each.due};
    std::vector<TieIndex> ties;
    std::ranges::copy_if(stay.parts, std::back_inserter(ties), [&](TieIndex part) { return slice.has(part); });
    const Grouped<SurePosting> postings = by_first_day(slice);
    (void)away_after(slice, postings.of(each.teacher.value), stay, grace, &ties);
    return ascending(std::move(ties));
}

template AnyQuestion detail::listed_question<NotReturned>();

}  // namespace jiedui
