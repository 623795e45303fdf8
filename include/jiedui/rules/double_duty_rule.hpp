// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Double duty rule: does no school support others and get support itself?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope does not both support and get support.
///
/// Through which channels and when is the slice's to say: a school may get teachers and give materials, or give this year what it got the
/// last.
/// `met` is not said where rows of a table of ties were left out of the ledger that may be of the slice's days (see lacks_rows).
/// @source F9 in docs/source.md has such a school and approves of it; others want each school on one side.
struct JIEDUI_API DoubleDutyRule {
    static constexpr std::string_view kind = "no-double-duty";
    static constexpr std::string_view doc = "A school does not both support and get support.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
