// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Tenure rule: does each teacher who has been at a school for long move on?

#include <cstdint>
#include <optional>
#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A teacher of the scope who has been at their school for at least `years_at_school` years begins a posting in
/// the time of the scope.
///
/// The scope selects the teachers: principals, a title, a stage.  The years count up to the day of judgement,
/// or, if `judge` was given no day, up to the first day of the scope's time; without either, the rule throws
/// NoDay.  A teacher who has certainly been there for fewer years, is exempt or is too old is not judged.  All
/// others are judged, by ascending teacher.
///
/// `not_met` is said only if the postings of the ledger are complete for that time (see is_complete), and no
/// posting that may be the teacher's may begin in it.  This includes head counts of the home, and postings that
/// a filter on schools, channels or values removed.
/// @source two terms of principals, and the years of Shaanxi and Sanya Jiyang, in docs/policies/rotation-2014.md
struct JIEDUI_API TenureRule {
    std::uint32_t years_at_school = 0;  ///< the years at the school after which a teacher must move [years]
    /// The age at which men no longer need to move [years]; without it, there is no such age.
    std::optional<std::uint32_t> men_below{};
    /// The age at which women no longer need to move [years]; without it, there is no such age.
    std::optional<std::uint32_t> women_below{};

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

    /// The conditions for the teachers who must move.
    [[nodiscard]] Eligibility eligibility() const noexcept;
    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
