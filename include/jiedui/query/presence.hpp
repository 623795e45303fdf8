// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Presence: who is surely there on some days?

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "jiedui/base/amount.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/model/answer.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui {

/// Who is at one school on one day, sent from others.
struct Presence {
    SchoolIndex host;                      ///< the school that receives
    Day day;                               ///< the day
    std::uint32_t postings = 0;            ///< at least 1
    std::uint32_t teachers = 0;            ///< distinct persons whom postings name
    std::optional<std::uint64_t> heads{};  ///< how many persons; nothing if one posting does not say
    std::optional<Thousandths> fte{};      ///< heads times share; nothing if one posting does not say [FTE]

    static constexpr std::string_view question = "presence";
    static constexpr std::tuple columns{
        Column{"host", "id", &Presence::host, "The school that receives."},
        Column{"day", "day", &Presence::day, "The day."},
        Column{"postings", "count", &Presence::postings, "How many postings."},
        Column{"heads", "persons", &Presence::heads, "How many persons; missing if one posting does not say."},
        Column{"teachers", "persons", &Presence::teachers, "How many distinct persons whom postings name."},
        Column{"fte", "FTE", &Presence::fte, "Heads times share; missing if one posting does not say."},
    };
    friend bool operator==(const Presence&, const Presence&) = default;
};

/// Says of each school and day who is surely there, sent from another school.
///
/// On each day the postings are those of the slice that `at(day)` would keep; they are looked at whatever kind the slice chose.
/// One of unknown end is surely there on its first day, no longer.  A posting that was left out can add to every number, and make heads
/// and FTE missing; `slice.at(day)` names those left out on a day.
///
/// @param slice what to ask about.
/// @param days in any order; each counts once.
/// @return one row per school and day with a posting, ascending; its evidence is these postings.
/// @complexity O(n + m + k log k) time for n schools, m ties and k pairs of a posting and a day on which it is there.
/// @errors ErrorCode::bad_day for a mark; ErrorCode::amount_overflow for FTE beyond 15 digits before the point.
/// @source F12 and F18 in docs/source.md: teachers go as a head count, on a day and for a term.
[[nodiscard]] JIEDUI_API Answer<Presence> presence(const Slice& slice, const std::vector<Day>& days);

/// The postings.
[[nodiscard]] JIEDUI_API std::vector<TieIndex> evidence_of(const Answer<Presence>& answer, std::size_t row);

}  // namespace jiedui
