// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// begins_in_time: which postings begin in a slice's time.

#include "jiedui/detail/model/parts.hpp"
#include "jiedui/model/slice.hpp"

namespace jiedui::detail {

/// Whether a posting of the slice surely begins in its time.  No later part of a record begins; without a time the first
/// part that the slice has stands for the record.
[[nodiscard]] inline bool begins_in_time(const Slice& slice, const Parts& parts, TieIndex tie) {
    if (slice.times().is_empty()) return parts.is_first_where(tie, [&](TieIndex part) { return slice.has(part); });
    const Day first = slice.network().period(tie).first();
    const DayRange window = slice.times().window();
    return !parts.is_later(tie) && first.is_known() && window.first <= first && first < window.until;
}

}  // namespace jiedui::detail
