// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Double duty rule: is each school either a supporter or a recipient, but not both?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// A school of the scope does not both support and get support.
///
/// The slice decides which channels and days count.  A school that gets teachers and gives materials is on both
/// sides only if the slice has both channels.  One judgement per school that the slice and the scope have, by
/// ascending school.  If rows of a table of ties were left out of the ledger that may belong to the days of the
/// slice (see lacks_rows), `met` becomes `undecided`.
/// @source F9 in docs/source.md describes a school on both sides and approves of it; other sources want each
///     school on one side.
struct JIEDUI_API DoubleDutyRule {
    static constexpr std::string_view kind = "no-double-duty";
    static constexpr std::string_view doc = "A school does not both support and get support.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
