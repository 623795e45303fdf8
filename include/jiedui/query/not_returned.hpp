// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Not returned: who did not go home when her posting ended?

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// A posting that ended, while other postings kept the teacher away from home.
struct NotReturned {
    TieIndex tie;                         ///< the posting that ended
    TeacherIndex teacher;                 ///< whom it names
    Day due;                              ///< the day after its last: when she was due at home
    std::optional<std::uint32_t> days{};  ///< for how many days from then on she is surely away; nothing if for ever

    static constexpr std::string_view question = "not_returned";
    static constexpr std::tuple columns{
        Column{"tie", "id", &NotReturned::tie, "The posting that ended."},
        Column{"teacher", "id", &NotReturned::teacher, "Whom it names."},
        Column{"due", "day", &NotReturned::due, "The day after its last, when she was due at home."},
        Column{
            "days", "days", &NotReturned::days,
            "For how many days from then on she is away, short stays at home among them; missing if a posting runs."},
    };
    friend bool operator==(const NotReturned&, const NotReturned&) = default;
};

/// Finds the postings after whose end other postings keep the teacher away.
///
/// She is due at home on the day after the last.  If another posting of hers is surely in force on that day, or within `grace` days
/// of it, she has not returned, unless that one is to the school which had sent her; nor has she while one posting follows upon the other
/// with no more than `grace` days between.  Postings of known end only, and within the slice's time, whatever kind it chose.  Where nothing is recorded after the end, nobody says
/// that she did not go home.  A posting that was left out, or that a filter took away, can bring rows and lengthen stays.
///
/// @param slice what to ask about.
/// @param grace how many days between two postings are no return [days].
/// @return one row per such posting, ascending; its evidence is the posting and those that keep her away.
/// @complexity O(n + t + m log m) time for n schools, t teachers and m ties, where the postings of one teacher are few.
/// @errors ErrorCode::bad_number for a negative grace.
[[nodiscard]] JIEDUI_API Answer<NotReturned> not_returned(const Slice& slice, std::int32_t grace = 0);

/// The posting, and those that keep the teacher away.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<NotReturned>& answer, std::size_t row);

}  // namespace jiedui
