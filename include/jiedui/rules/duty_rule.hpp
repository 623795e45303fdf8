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

/// A school of the scope supports at least `recipients` distinct schools.
///
/// Schools count, not ties.  With `only_weak`, a school counts if it is known to be weak, and may count if it
/// is not known whether it is weak.  With `once_per`, schools with the same value in that column count once,
/// such as campuses of one legal person.  A school without a value may have any value; if no school has that
/// column, this is so for all schools.
///
/// One judgement per school that the slice and the scope have, by ascending school.  If rows of a table of ties
/// were left out of the ledger that may belong to the days of the slice (see lacks_rows), `not_met` becomes
/// `undecided`.
/// @source F10 in docs/source.md: a large town school supports two weak rural schools.
struct JIEDUI_API DutyRule {
    std::uint32_t recipients = 0;     ///< the least number of recipients [schools]
    std::optional<bool> only_weak{};  ///< whether only weak schools count; without it all count
    /// The name of a column of schools: schools with the same value there count once.  Without it each school
    /// counts.
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
