// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Floor rule: does each school that sends teachers keep enough of them?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope that sends teachers keeps, on the day as of which it is judged, the posts that it needs in each subject, and one
/// teacher at least; the question `floor_at_home` says how that is counted.
/// @source F17 in docs/source.md: a sending school covers the gap itself.
struct JIEDUI_API FloorRule {
    static constexpr std::string_view kind = "floor-at-home";
    static constexpr std::string_view doc = "A school that sends teachers keeps enough of each subject.";
    static constexpr Columns<> columns{};

    [[nodiscard]] static Slice looked_at(const RuleCase& on);
    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
