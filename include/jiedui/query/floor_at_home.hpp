// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Floor at home: does a school that sends teachers keep enough of them?

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/certainty.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// What is left of one subject at a school that sends.
struct FloorAtHome {
    SchoolIndex school;                     ///< the school that sends
    std::string subject{};                  ///< the subject
    std::optional<Thousandths> required{};  ///< posts that it should have; nothing if not said [posts]
    std::optional<Thousandths> left{};      ///< posts that it has without those sent; nothing if not known [posts]
    Verdict verdict = Verdict::undecided;   ///< whether that is what it should have, and one at least

    static constexpr std::string_view question = "floor_at_home";
    static constexpr std::tuple columns{
        Column{"school", "id", &FloorAtHome::school, "The school that sends."},
        Column{"subject", "name", &FloorAtHome::subject, "The subject."},
        Column{"required", "posts", &FloorAtHome::required, "Posts that it should have; missing if not said."},
        Column{"left", "posts", &FloorAtHome::left, "Posts that it has without those sent; missing if not known."},
        Column{"verdict", "", &FloorAtHome::verdict,
               "met: as many as it should have, and one at least; not_met; undecided."},
    };
    friend bool operator==(const FloorAtHome&, const FloorAtHome&) = default;
};

/// Says of each school that sends teachers on a day whether enough of each subject are left.
///
/// A school keeps its floor in a subject if it has the posts that its needs require, and one qualified teacher at least.  What it has is what
/// its needs call on hand, those sent among them; where they do not say, the teachers of that subject whose home it is.  What is away is
/// heads times share of the postings in force, by their subject, else by that of the teacher.  An unknown share is between none and all
/// of a head.  `met` and `not_met` are said only if they hold whatever is unknown, with every posting that was left out or
/// that a filter on schools, channels or values took away.
///
/// Postings are looked at whatever kind the slice chose, and only those sent: what others send to the school is not its own.
///
/// @param slice what to ask about.
/// @param day on which it is asked, within the slice's time.
/// @return one row per school from which a posting is surely in force, and subject of its needs or of such postings, ascending;
///     its evidence is these postings of that subject.
/// @complexity O(n + (m + k) log k) time for n schools, m ties and k needs, teachers and postings of the day.
/// @errors ErrorCode::bad_day for a mark; ErrorCode::amount_overflow for posts beyond 15 digits before the point.
/// @source F17 in docs/source.md: a sending school covers the gap itself.
[[nodiscard]] JIEDUI_API Answer<FloorAtHome> floor_at_home(const Slice& slice, Day day);

/// The postings from the school of that subject.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<FloorAtHome>& answer, std::size_t row);

}  // namespace jiedui
