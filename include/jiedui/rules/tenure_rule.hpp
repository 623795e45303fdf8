// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Tenure rule: does who has been long at a school move on?

#include <cstdint>
#include <optional>
#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A teacher of the scope who has been at her school for so many years begins a posting in the time of the scope.
///
/// Whom it speaks of (principals, a title, a stage) is the scope's to say.  How long she has been there is seen on the day as of which it is
/// judged, else on the first day of that time; who has surely not been there so long, or is exempt or too old, is no subject.  `not_met` is
/// said only where the ledger's postings are complete for that time (see is_complete), and none that may be of the teacher may begin in
/// it: no head count of the home either, and no posting that a filter on schools, channels or values took away.
/// @source two terms of principals, and the years of Shaanxi and Sanya Jiyang, in docs/policies/rotation-2014.md
struct JIEDUI_API TenureRule {
    std::uint32_t years_at_school = 0;           ///< how long she has been at her school [years]
    std::optional<std::uint32_t> men_below{};    ///< the age at which men no longer need to move [years]
    std::optional<std::uint32_t> women_below{};  ///< the same of women [years]

    static constexpr std::string_view kind = "tenure-limit";
    static constexpr std::string_view doc = "Who has been at a school for so many years begins a posting.";
    static constexpr Columns columns{
        Column{"years_at_school", Role::measure, Unit::years, &TenureRule::years_at_school,
               "After how many years at a school one moves."},
        Column{"men_below", Role::measure, Unit::years, &TenureRule::men_below,
               "The age at which men no longer need to move."},
        Column{"women_below", Role::measure, Unit::years, &TenureRule::women_below,
               "The age at which women no longer need to move."},
    };

    /// Who is to move.
    [[nodiscard]] Eligibility eligibility() const noexcept;
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
