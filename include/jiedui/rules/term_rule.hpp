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

/// A posting from a school of the scope lasts so many days.
///
/// The scope means the home; the host may be any school of the slice.
/// One that still runs is met once it has lasted so long before the day as of which it is judged, and undecided until then.
/// @source rotation of two years and more in docs/policies/rotation-2014.md
struct JIEDUI_API TermRule {
    std::uint32_t days = 0;  ///< how many at least [days]

    static constexpr std::string_view kind = "minimum-term";
    static constexpr std::string_view doc = "A posting lasts so many days.";
    static constexpr Columns columns{
        Column{"days", Role::measure, Unit::days, &TermRule::days, "How many days it lasts at least."},
    };

    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
