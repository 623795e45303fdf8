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

/// In each division so large a share of the eligible teachers begins a posting in the time of the scope.
///
/// Eligible is who is so on the day as of which it is judged, else on the first day of that time.  Persons count, not
/// person-times; a head count without persons may be any of its home's teachers, and any of unknown home.  A teacher of
/// unknown home may be of any division, and so may a school of unknown division with all its teachers.  `not_met` is
/// said only where the ledger's postings are complete for that time (see is_complete), and counts every posting that was
/// left out, or that a filter on schools, channels or values took away.  Where rows of the table of teachers were left out of
/// the ledger, neither `met` nor `not_met` is said: they may have been more of the eligible (see lacks_rows).  If the ledger
/// does not list teachers, each division with a school of the scope is undecided.  The reason names apart how many rotate
/// who are not eligible.
/// @source 10 % of the eligible; docs/policies/rotation-2014.md
struct JIEDUI_API RotationShareRule {
    Share share{};                                   ///< of the eligible, at least
    std::optional<std::uint32_t> years_at_school{};  ///< of the eligible, as in Eligibility [years]
    std::optional<std::uint32_t> men_below{};        ///< likewise [years]
    std::optional<std::uint32_t> women_below{};      ///< likewise [years]

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

    /// From whom the share is taken.
    [[nodiscard]] Eligibility eligibility() const noexcept;
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

/// Of what backbone teachers are a share.
enum class BackboneOf : std::uint8_t { rotated, eligible };
template <>
struct ClosedList<BackboneOf> {
    static constexpr std::string_view name = "backbone_of";
    static constexpr std::array<std::string_view, 2> words{"rotated", "eligible"};
};

/// In each division so large a share of the rotated, or of the eligible, are backbone teachers who rotate.
///
/// Sources differ in the denominator, so that a policy must name it.  Counted as in RotationShareRule.  Whether a person
/// moves as a backbone teacher is what the posting says, and where it is silent what the table of teachers says; if these
/// contradict each other, it is open.  One such move is enough.  Of the rotated a head count without persons is more, who are
/// backbone teachers as their posting says; and `met`, too, is said only where the postings are complete.  Of the eligible
/// heads that are said to be backbone teachers may be any teachers of their home.
/// @source 20 %, of the rotated (national) or of the eligible (Anhui); docs/policies/rotation-2014.md
struct JIEDUI_API BackboneShareRule {
    Share share{};                                   ///< at least
    BackboneOf denominator = BackboneOf::rotated;    ///< of whom
    std::optional<std::vector<Title>> titles{};      ///< the titles that count as much as being a backbone teacher
    std::optional<std::uint32_t> years_at_school{};  ///< of the eligible, as in Eligibility [years]
    std::optional<std::uint32_t> men_below{};        ///< likewise [years]
    std::optional<std::uint32_t> women_below{};      ///< likewise [years]

    static constexpr std::string_view kind = "backbone-share";
    static constexpr std::string_view doc =
        "So large a share of the rotated, or of the eligible, are backbone teachers who rotate.";
    static constexpr Columns columns{
        Column{"share", Role::share, &BackboneShareRule::share, "The share that they are at least."},
        Column{"denominator", Role::word, &BackboneShareRule::denominator, "Of whom: rotated or eligible."},
        Column{"titles", Role::word, &BackboneShareRule::titles,
               "The titles that count as much as being a backbone teacher."},
        Column{"years_at_school", Role::measure, Unit::years, &BackboneShareRule::years_at_school,
               "How long the eligible have been at their school."},
        Column{"men_below", Role::measure, Unit::years, &BackboneShareRule::men_below,
               "The age at which men are no longer eligible."},
        Column{"women_below", Role::measure, Unit::years, &BackboneShareRule::women_below,
               "The age at which women are no longer eligible."},
    };

    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
