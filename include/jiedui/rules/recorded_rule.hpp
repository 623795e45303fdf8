// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Recorded rule: are postings recorded in time?

#include <cstdint>
#include <optional>
#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A posting from a school of the scope that begins in its time is recorded by a day of the year in which it begins.
///
/// The scope means the home; the host may be any school of the slice.
/// A roster (花名册) is due on a day; who is not on it by then was not announced.  What a posting's `recorded_on` does not say is undecided.
/// @source the roster of Wujin, due on 31 August, in docs/policies/rotation-2014.md
struct JIEDUI_API RecordedRule {
    std::uint32_t month = 1;  ///< of the day on which it is due
    std::uint32_t day = 1;    ///< of that month; it exists in every year

    static constexpr std::string_view kind = "recorded-by";
    static constexpr std::string_view doc = "A posting is recorded by a day of the year in which it begins.";
    static constexpr Columns columns{
        Column{"month", Role::place, &RecordedRule::month, "The month of the day on which it is due, 1 to 12."},
        Column{"day", Role::place, &RecordedRule::day, "The day of that month; one that every year has."},
    };

    /// What is wrong with a day that not every year has.
    [[nodiscard]] std::optional<ParameterFault> fault() const;
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
