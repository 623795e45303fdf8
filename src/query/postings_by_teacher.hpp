// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The postings of a slice by the teachers whom they name, with the days on which they are surely in force.

#include "jiedui/detail/model/grouped.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// A posting and the days on which it is surely in force within the slice's time, at least one.
struct SurePosting {
    TieIndex tie;
    DayRange days;
};

/// By teacher, ascending by tie.
/// @pre the slice has postings only
[[nodiscard]] inline Grouped<SurePosting> sure_postings(const Slice& postings) {
    const Network& network = postings.network();
    return {network.ledger().teachers_by_id().size(), [&](auto&& add) {
                postings.each_tie(0, network.school_count(), [&](std::uint32_t, std::uint32_t, std::uint32_t t) {
                    const TieIndex tie{t};
                    const auto teacher = network.teacher(tie);
                    if (!teacher) return;
                    const DayRange days = postings.sure_days(tie);
                    if (!days.is_empty()) add(teacher->value, SurePosting{tie, days});
                });
            }};
}

/// Whether a posting of a slice goes on for ever: it runs, and no time filter ends what is asked.
[[nodiscard]] inline bool goes_on(const Slice& postings, TieIndex tie) {
    return postings.times().is_empty() && postings.network().period(tie).until() == Day::running();
}

/// The first day that no Day can hold: where days end that go on for ever.
inline constexpr Day end_of_days = Day::last() + 1;

}  // namespace jiedui
