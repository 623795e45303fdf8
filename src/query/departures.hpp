// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Departures: what searches for the earliest arrival begin with, on a slice.

#include <cstdint>
#include <string>

#include "jiedui/base/day.hpp"
#include "jiedui/base/error.hpp"
#include "jiedui/graph/earliest_arrival.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// @errors ErrorCode::bad_day for a mark; ErrorCode::bad_number for a negative delay.
[[nodiscard]] inline graph::Departure departure_from(SchoolIndex school, Day from_day, std::int32_t delay) {
    if (!from_day.is_known())
        throw Error{ErrorCode::bad_day, "'" + text_of(from_day) + "'", "support begins on a known day"};
    if (delay < 0) throw Error{ErrorCode::bad_number, std::to_string(delay), "delay is 0 days or more"};
    return {school.value, from_day.number(), delay};
}

/// When support can be handed over by a tie of the slice.
[[nodiscard]] inline graph::OpenDays open_days(const Slice& slice, std::uint32_t tie) noexcept {
    const DayRange days = slice.sure_days(TieIndex{tie});
    return {days.first.number(), days.until.number()};
}

}  // namespace jiedui::detail
