// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Head counts: how many persons went, and how often?

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "jiedui/model/answer.hpp"
#include "jiedui/model/parts.hpp"
#include "jiedui/model/posting_groups.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// How many went in one group of postings.
struct HeadCount {
    std::optional<std::string> group{};           ///< what the postings, or their schools, say in the column
    std::uint32_t persons = 0;                    ///< distinct persons whom postings name
    std::optional<std::uint64_t> person_times{};  ///< heads of all postings; nothing if one does not say
    std::optional<std::uint64_t> unnamed{};       ///< heads of those that name nobody; nothing if one does not say

    static constexpr std::string_view question = "head_counts";
    static constexpr std::tuple columns{
        Column{"group", "", &HeadCount::group, "What the postings, or their schools, say in the column."},
        Column{"persons", "persons", &HeadCount::persons, "How many distinct persons postings name."},
        Column{"person_times", "person_times", &HeadCount::person_times,
               "How many heads moved, each as often as it did; missing if one posting does not say."},
        Column{"unnamed", "person_times", &HeadCount::unnamed,
               "How many of these heads have no name; missing if one posting does not say."},
    };
    friend bool operator==(const HeadCount&, const HeadCount&) = default;
};

namespace detail {

/// Whether a posting of the slice surely begins in its time.  No later part of a record begins; without a time the first
/// part that the slice has stands for the record.
[[nodiscard]] inline bool begins_in_time(const Slice& slice, const Parts& parts, TieIndex tie) {
    if (slice.times().is_empty()) return parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); });
    const Day first = slice.network().period(tie).first();
    const DayRange window = slice.times().window();
    return !parts.is_later(tie) && first.is_known() && window.first <= first && first < window.until;
}

/// Calls `visit(group, tie)` for each posting of the slice that surely begins in its time.
template <class Visit>
void each_begun(const Slice& postings, const std::optional<PostingGroups>& groups, Visit&& visit) {
    const Parts parts{postings.network()};
    postings.each_tie(0, postings.network().school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
        const TieIndex tie{t};
        if (begins_in_time(postings, parts, tie)) visit(groups ? groups->of(postings.network(), tie) : 0, tie);
    });
}

/// What is counted of one group.
struct HeadSums {
    std::vector<TeacherIndex> named{};
    std::uint64_t person_times = 0;
    std::uint64_t unnamed = 0;
    bool has_some = false;
    bool lacks_heads = false;

    void add(const Network& network, TieIndex tie) {
        const auto heads = network.heads(tie);
        has_some = true;
        lacks_heads |= !heads;
        person_times += heads.value_or(0);
        if (const auto teacher = network.teacher(tie))
            named.push_back(*teacher);
        else
            unnamed += heads.value_or(0);
    }
    [[nodiscard]] HeadCount row(std::optional<std::string> group) {
        HeadCount row{.group = std::move(group)};
        std::ranges::sort(named);
        row.persons = static_cast<std::uint32_t>(std::ranges::unique(named).begin() - named.begin());
        if (!lacks_heads) {
            row.person_times = person_times;
            row.unnamed = unnamed;
        }
        return row;
    }
};

}  // namespace detail

/// Counts persons and person-times of the postings that begin in the slice's time.
///
/// One teacher who goes twice is one person and two person-times; a head count without a person is person-times, never persons.  Without
/// a time filter every posting of the slice counts; with some, those whose first day is known and lies in the time of every filter.
/// A posting that successions cut is one: it begins with its first part, and without a time filter counts where the slice has its first.
/// Postings are looked at whatever kind the slice chose.  A posting that was left out can add to every number, and make heads missing.
///
/// @param slice what to ask about.
/// @param by what groups them: a column of postings (form, batch, subject, an attribute), or `home.` or `host.` and a column of schools;
///     without it all are one group.
/// @return one row per group with such a posting, ascending, a missing one last; its evidence is these postings.
/// @complexity O(n + m log m) time for n schools and m ties.
/// @errors ErrorCode::unknown_column if there is no such column.
/// @source F6 in docs/source.md: 107 person-times in four years and three batches.
[[nodiscard]] inline Answer<HeadCount> head_counts(const Slice& slice, std::optional<std::string_view> by = {}) {
    Answer<HeadCount> answer{{}, slice.of_kinds({TieKind::posting}), {.by = std::string{by.value_or("")}}};
    if (by) answer.asked.options = "by " + answer.asked.by;
    std::optional<PostingGroups> groups;
    if (by) groups.emplace(slice.network(), *by);
    std::vector<detail::HeadSums> sums(groups ? groups->count() : 1);
    detail::each_begun(answer.slice, groups,
                       [&](std::uint32_t group, TieIndex tie) { sums[group].add(slice.network(), tie); });
    for (std::uint32_t group = 0; group < sums.size(); ++group)
        if (sums[group].has_some) answer.rows.push_back(sums[group].row(groups ? groups->name(group) : std::nullopt));
    return answer;
}

/// The postings of the group.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<HeadCount>& answer, std::size_t row) {
    std::optional<PostingGroups> groups;
    if (!answer.asked.by.empty()) groups.emplace(answer.slice.network(), answer.asked.by);
    std::vector<TieIndex> ties;
    detail::each_begun(answer.slice, groups, [&](std::uint32_t group, TieIndex tie) {
        if (!groups || groups->name(group) == answer.rows[row].group) ties.push_back(tie);
    });
    return ties;
}

}  // namespace jiedui
