// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Finds the ties that meet time filters among many ties that are stored next to each other.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "jiedui/base/channel.hpp"
#include "jiedui/base/day.hpp"
#include "jiedui/detail/model/tie_store.hpp"
#include "jiedui/detail/model/time_filters.hpp"

namespace jiedui::detail {

/// Calls `visit(tie)` for each tie of `[begin, end)` that a slice has, ascending.  The slice must filter by marks and
/// days only.
///
/// The days of 64 ties are compared at once, which gives one bit for each tie.  Then the marks of the remaining ties
/// are looked up without a branch, because branches on them could not be predicted.
/// @param may_be `may_be(mark)` says whether the slice may have ties of that mark.
/// @param has `has(tie)` says whether the slice has the tie.  It decides ties with an unknown day, transfers, and the
///     last ties of the range.
template <class MayBe, class Has, class Visit>
void each_tie_in_time(const TieStore& ties, const TimeFilters& times, std::uint32_t begin, std::uint32_t end,
                      MayBe&& may_be, Has&& has, Visit&& visit) {
    constexpr std::uint32_t block = 64;
    const Day* const firsts = ties.first.data();
    const Day* const untils = ties.until.data();
    const TieMark* const marks = ties.mark.data();
    const std::int32_t first_by = times.first_by().number();
    const std::int32_t lasts_until = times.lasts_until().number();
    constexpr std::int32_t unknown = Day::unknown().number();
    std::uint32_t tie = begin;
    constexpr bool can_take_bytes = std::endian::native == std::endian::little;
    for (; can_take_bytes && end - tie >= block; tie += block) {
        std::array<std::uint8_t, block> is_in_time;
        for (std::uint32_t i = 0; i < block; ++i) {
            const std::int32_t first = firsts[tie + i].number();
            const int starts = static_cast<int>(first <= first_by) | static_cast<int>(first == unknown);
            const int lasts = static_cast<int>(untils[tie + i].number() >= lasts_until);
            is_in_time[i] = static_cast<std::uint8_t>(starts & lasts);
        }
        std::uint64_t left = 0;  // a bit a tie
        for (std::uint32_t word = 0; word < block; word += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, is_in_time.data() + word, sizeof eight);
            left |= (eight * 0x0102'0408'1020'4080U >> 56U) << word;  // the lowest bit of each byte, side by side
        }
        std::array<std::uint32_t, block> found;
        std::uint32_t count = 0;
        for (; left != 0; left &= left - 1) {
            found[count] = tie + static_cast<std::uint32_t>(std::countr_zero(left));
            count += may_be(marks[found[count]]) ? 1U : 0U;
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t each = found[i];
            const bool is_known =
                firsts[each].is_known() && untils[each] != Day::unknown() && marks[each].kind() != TieKind::transfer;
            if (is_known || has(each)) visit(each);
        }
    }
    for (; tie < end; ++tie)
        if (has(tie)) visit(tie);
}

}  // namespace jiedui::detail
