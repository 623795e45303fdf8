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

/// A posting that begins in the time of the scope is recorded on or before a fixed day of the year in which it
/// begins.
///
/// Judges each posting of the slice that begins in that time and whose home is in the scope, by ascending tie.
/// The host may be any school of the slice.  The verdict is undecided if the `recorded_on` or the first day of
/// the posting is unknown.  The fixed day is, for example, the day on which a roster (花名册) is due.
/// @source the roster of Wujin, due on 31 August, in docs/policies/rotation-2014.md
struct JIEDUI_API RecordedRule {
    std::uint32_t month = 1;  ///< the month of the fixed day, 1 to 12
    std::uint32_t day = 1;    ///< the day of that month; a day that every year has

    static constexpr std::string_view kind = "recorded-by";
    static constexpr std::string_view doc = "A posting is recorded by a day of the year in which it begins.";
    static constexpr Columns columns{
        Column{"month", Role::place, &RecordedRule::month, "The month of the day on which it is due, 1 to 12."},
        Column{"day", Role::place, &RecordedRule::day, "The day of that month; one that every year has."},
    };

    /// What is wrong if month and day are not a day that every year has; nothing if they are.
    [[nodiscard]] std::optional<ParameterFault> fault() const;
    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
