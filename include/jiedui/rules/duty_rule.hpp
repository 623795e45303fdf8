// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Duty rule: does each school support as many others as it must?

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope supports so many distinct schools.
///
/// Schools count, not ties.  With `only_weak` a school counts if it is known to be weak, and may count if nobody knows.  With `once_per`
/// schools of one value in that column count once, such as campuses of one legal person; one of unknown value may be of any.  If no school
/// has such a column, all are of unknown value.  `not_met` is not said where rows of a table of ties were left out of the ledger that may be
/// of the slice's days.
/// @source F10 in docs/source.md: a large town school supports two weak rural schools.
struct JIEDUI_API DutyRule {
    std::uint32_t recipients = 0;     ///< how many at least [schools]
    std::optional<bool> only_weak{};  ///< whether only weak schools count
    /// A column of schools: those of one value count once; without it each school counts.
    std::optional<std::string> once_per{};

    static constexpr std::string_view kind = "duty";
    static constexpr std::string_view doc = "A school supports so many distinct schools.";
    static constexpr Columns columns{
        Column{"recipients", Role::count, Unit::schools, &DutyRule::recipients,
               "How many schools it supports at least."},
        Column{"only_weak", Role::flag, &DutyRule::only_weak, "Whether only weak schools count."},
        Column{"once_per", Role::word, &DutyRule::once_per,
               "A column of schools: those of one value there, such as campuses of one legal person, count once."},
    };

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
