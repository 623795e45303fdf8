// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Stage rule: do supporter and recipient teach a common stage?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// Supporter and recipient of a tie teach at least one common stage: primary, junior or senior.
///
/// Judges each tie of the slice whose supporter is in the scope, by ascending tie.  The recipient may be any
/// school of the slice.  The verdict is undecided if the kind of one of the two schools is unknown or does not
/// imply stages.
struct JIEDUI_API StageRule {
    static constexpr std::string_view kind = "same-stage";
    static constexpr std::string_view doc = "Supporter and recipient teach a stage in common.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
