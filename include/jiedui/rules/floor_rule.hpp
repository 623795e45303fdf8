// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Floor rule: does each school that sends teachers keep enough of them?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope that sends teachers keeps enough teachers on the day of judgement: in each subject the
/// posts that it needs, and at least one teacher.
///
/// The question `floor_at_home` says how this is counted.  Its rows for schools of the scope are judged, in
/// their order.  The rule needs the day of `judge`; without it, it throws NoDay.
/// @source F17 in docs/source.md: a sending school covers the gap itself.
struct JIEDUI_API FloorRule {
    static constexpr std::string_view kind = "floor-at-home";
    static constexpr std::string_view doc = "A school that sends teachers keeps enough of each subject.";
    static constexpr Columns<> columns{};

    /// The slice that the rule looks at: the postings on the day of judgement.
    /// @errors NoDay if the caller of `judge` gave no day.
    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
