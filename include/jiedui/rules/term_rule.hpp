// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Term rule: does each posting last long enough?

#include <cstdint>
#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A posting lasts at least `days` days.
///
/// Judges each posting of the slice whose home is in the scope, by ascending tie.  The host may be any school
/// of the slice.  A posting that is still running is `met` if it has lasted `days` days before the day of
/// judgement, else undecided.  A posting with an unknown bound is undecided.
/// @source rotation of two years and more in docs/policies/rotation-2014.md
struct JIEDUI_API TermRule {
    std::uint32_t days = 0;  ///< the least length of a posting [days]

    static constexpr std::string_view kind = "minimum-term";
    static constexpr std::string_view doc = "A posting lasts so many days.";
    static constexpr Columns columns{
        Column{"days", Role::measure, Unit::days, &TermRule::days, "How many days it lasts at least."},
    };

    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
