// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Rotation rules: do enough teachers rotate, and enough backbone teachers among them?

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jiedui/base/closed_list.hpp"
#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/base/role.hpp"
#include "jiedui/fwd.hpp"
#include "jiedui/model/lists.hpp"
#include "jiedui/rules/share.hpp"

namespace jiedui {

/// In each division, at least a share of the eligible teachers begins a posting in the time of the scope.
///
/// Teachers are eligible as of the day of judgement, or, if `judge` was given no day, as of the first day of
/// the scope's time; without either, the rule throws NoDay.  Each person counts once, however often the person
/// moves.  A head count without names may be any teachers of its home, and any teachers of unknown home.  A
/// teacher of unknown home may belong to any division; so may a school of unknown division, with all its
/// teachers.
///
/// `not_met` is said only if the postings of the ledger are complete for that time (see is_complete).  For it,
/// every posting counts that was left out, or that a filter on schools, channels or values removed.  If rows of
/// the table of teachers were left out of the ledger (see lacks_rows), the verdict is undecided, because these
/// teachers may be eligible.  If the ledger does not list its teachers, each division with a school of the
/// scope is undecided.  The reason says separately how many teachers rotate who are not eligible.
///
/// One judgement per division with a teacher of the scope, by ascending name.
/// @source 10 % of the eligible; docs/policies/rotation-2014.md
struct JIEDUI_API RotationShareRule {
    Share share{};                                   ///< the least share of the eligible
    std::optional<std::uint32_t> years_at_school{};  ///< a condition of being eligible, see Eligibility [years]
    std::optional<std::uint32_t> men_below{};        ///< a condition of being eligible, see Eligibility [years]
    std::optional<std::uint32_t> women_below{};      ///< a condition of being eligible, see Eligibility [years]

    static constexpr std::string_view kind = "rotation-share";
    static constexpr std::string_view doc = "So large a share of the eligible teachers of a division rotates.";
    static constexpr Columns columns{
        Column{"share", Role::share, &RotationShareRule::share, "The share of the eligible that rotates at least."},
        Column{"years_at_school", Role::measure, Unit::years, &RotationShareRule::years_at_school,
               "How long the eligible have been at their school."},
        Column{"men_below", Role::measure, Unit::years, &RotationShareRule::men_below,
               "The age at which men are no longer eligible."},
        Column{"women_below", Role::measure, Unit::years, &RotationShareRule::women_below,
               "The age at which women are no longer eligible."},
    };

    /// The conditions of eligible teachers: the rule looks at their share.
    [[nodiscard]] Eligibility eligibility() const noexcept;
    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

/// The denominator of the share of backbone teachers: the rotated or the eligible teachers.
enum class BackboneOf : std::uint8_t { rotated, eligible };
template <>
struct ClosedList<BackboneOf> {
    static constexpr std::string_view name = "backbone_of";
    static constexpr std::array<std::string_view, 2> words{"rotated", "eligible"};
};

/// In each division, at least a share of the rotated teachers, or of the eligible teachers, are backbone
/// teachers who rotate.
///
/// Sources differ in the denominator, so a policy must name it.  Teachers are counted, and judgements are
/// ordered, as in RotationShareRule.  The posting says whether a person moves as a backbone teacher; if it does
/// not, the table of teachers says so.  If the two contradict each other, it is undecided.  One such move is
/// enough.
///
/// If the denominator is rotated, a head count without names adds to the rotated persons; its posting says
/// whether they are backbone teachers.  Then `met`, too, is said only if the postings are complete.  If the
/// denominator is eligible, a head count of backbone teachers may be any teachers of its home.
/// @source 20 %, of the rotated (national) or of the eligible (Anhui); docs/policies/rotation-2014.md
struct JIEDUI_API BackboneShareRule {
    Share share{};                                   ///< the least share
    BackboneOf denominator = BackboneOf::rotated;    ///< the teachers that the share divides by
    std::optional<std::vector<Title>> titles{};      ///< teachers with one of these titles count as backbone teachers
    std::optional<std::uint32_t> years_at_school{};  ///< a condition of being eligible, see Eligibility [years]
    std::optional<std::uint32_t> men_below{};        ///< a condition of being eligible, see Eligibility [years]
    std::optional<std::uint32_t> women_below{};      ///< a condition of being eligible, see Eligibility [years]

    static constexpr std::string_view kind = "backbone-share";
    static constexpr std::string_view doc =
        "So large a share of the rotated, or of the eligible, are backbone teachers who rotate.";
    static constexpr Columns columns{
        Column{"share", Role::share, &BackboneShareRule::share, "The least share."},
        Column{"denominator", Role::word, &BackboneShareRule::denominator,
               "The teachers that the share divides by: rotated or eligible."},
        Column{"titles", Role::word, &BackboneShareRule::titles,
               "The titles that count as much as being a backbone teacher."},
        Column{"years_at_school", Role::measure, Unit::years, &BackboneShareRule::years_at_school,
               "How long the eligible have been at their school."},
        Column{"men_below", Role::measure, Unit::years, &BackboneShareRule::men_below,
               "The age at which men are no longer eligible."},
        Column{"women_below", Role::measure, Unit::years, &BackboneShareRule::women_below,
               "The age at which women are no longer eligible."},
    };

    /// The slice that the rule looks at: only the postings.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
