// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Which days a record may concern, and so may be missing in a ledger that leaves it out.

#include "jiedui/base/calendar.hpp"
#include "jiedui/detail/model/time_filters.hpp"
#include "jiedui/model/completeness.hpp"

namespace jiedui::detail {

/// The days that a record may concern: all of them where it does not say, or contradicts itself.
template <class Record>
[[nodiscard]] DayRange concerned_days(const Record& record) {
    const auto of_span = [](const Span& span) {
        return span.is_known() ? DayRange{span.first(), span.last() + 1} : all_days;
    };
    if constexpr (requires { record.first_day, record.last_day; }) {
        const DayRange days{record.first_day.is_known() ? record.first_day.first() : all_days.first,
                            record.last_day.is_known() ? record.last_day.until() : all_days.until};
        return days.is_empty() ? all_days : days;
    } else if constexpr (requires { record.day; }) {
        return of_span(record.day);
    } else if constexpr (requires { record.school_year; }) {
        return of_span(record.school_year);
    } else {
        return all_days;
    }
}

}  // namespace jiedui::detail
