// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Double bookings: who is surely posted twice on one day?

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Two postings of one person on the same days.
struct DoubleBooking {
    TeacherIndex teacher;           ///< the person
    TieIndex tie;                   ///< the lower of the two postings
    TieIndex other;                 ///< the other
    Day first_day;                  ///< the first day that both have
    std::optional<Day> last_day{};  ///< the last that both surely have; nothing if both run

    static constexpr std::string_view question = "double_bookings";
    static constexpr std::tuple columns{
        Column{"teacher", "id", &DoubleBooking::teacher, "The person."},
        Column{"tie", "id", &DoubleBooking::tie, "The lower of the two postings."},
        Column{"other", "id", &DoubleBooking::other, "The other."},
        Column{"first_day", "day", &DoubleBooking::first_day, "The first day that both surely have."},
        Column{"last_day", "day", &DoubleBooking::last_day, "The last; missing if both run."},
    };
    friend bool operator==(const DoubleBooking&, const DoubleBooking&) = default;
};

/// Finds the pairs of postings that name one person and are surely in force on the same days.
///
/// Two known shares of a post that together make one at most are no double booking: a teacher may travel between two schools.  What is said
/// is sure: of a posting of unknown end only the first day counts.  Postings are looked at whatever kind the slice chose, within its
/// time.  A posting that was left out, or that a filter took away, can bring rows.
///
/// @param slice what to ask about.
/// @return one row per pair, by teacher, then by the two postings, the lower one first; its evidence is both.
/// @complexity O(n + t + m log m + rows) time for n schools, t teachers and m ties.
[[nodiscard]] JIEDUI_API Answer<DoubleBooking> double_bookings(const Slice& slice);

/// Both postings.
[[nodiscard]] inline std::vector<TieIndex> evidence_of(const Answer<DoubleBooking>& answer, std::size_t row) {
    return {answer.rows[row].tie, answer.rows[row].other};
}

}  // namespace jiedui
