// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Stage rule: do supporter and recipient teach a stage in common?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A tie from a school of the scope joins two schools that teach a stage in common: primary, junior or senior.
///
/// The scope means the supporter; the recipient may be any school of the slice.
/// Undecided where the kind of one of them is unknown, or says no stages.
struct JIEDUI_API StageRule {
    static constexpr std::string_view kind = "same-stage";
    static constexpr std::string_view doc = "Supporter and recipient teach a stage in common.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
