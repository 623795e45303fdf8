// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Ring rule: does no school support itself through a chain of other schools?

#include <string_view>

#include "jiedui/base/column.hpp"
#include "jiedui/base/export.hpp"
#include "jiedui/fwd.hpp"

namespace jiedui {

/// No school of the scope is in a ring: a group of schools that all support one another, directly or through
/// other schools.
///
/// One judgement per school that the slice and the scope have, by ascending school.  The verdict is undecided
/// if ties that are not certain may close a ring.  If rows of a table of ties were left out of the ledger that
/// may belong to the days of the slice (see lacks_rows), `met` becomes `undecided`.
struct JIEDUI_API RingRule {
    static constexpr std::string_view kind = "no-ring";
    static constexpr std::string_view doc = "No school supports itself round about.";
    static constexpr Columns<> columns{};

    void judge(const RuleCase& on, Judgements& into) const;
};

}  // namespace jiedui
